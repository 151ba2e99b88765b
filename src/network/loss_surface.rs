//! The loss of a network as a function of its weights: what the landscape of a run is made of.
//!
//! The running numbers of a normalisation belong to the weights of a checkpoint and to no place between two of them. So a place is
//! normalised by the batch of pictures that it is asked about, as in training. That happens on an autodiff device alone, where burn keeps a record of
//! what is computed until a gradient is: see [`forget_operations`].

use burn::module::{ModuleVisitor, Param};
use burn::prelude::*;
use burn::tensor::activation::softmax;

use super::averaging::{read_values, write_values};
use super::batch::input_tensor;
use super::layers::Network;
use super::loss::cross_entropy;
use super::{Classes, ComputeDevice, Model, ModelError, NetworkError, Prediction};
use crate::factory::{Aligner, PIXELS, Syndrome};

/// A network whose weights are changed, and the pictures that it is asked about.
pub struct LossSurface {
    network: Network,
    /// All numbers of the network, in the order in which it is visited.
    values: Vec<Vec<f32>>,
    /// Which of them are trained.
    trained: Vec<bool>,
    images: Tensor<4>,
    truths: Vec<Syndrome>,
    classes: Classes,
    device: ComputeDevice,
}

/// What a network with some weights says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SurfacePoint {
    /// Mean cross-entropy over all pictures, in nats; not finite where the sums have no end.
    pub loss: f64,
    /// What it says about the first picture.
    pub prediction: Prediction,
}

impl LossSurface {
    /// The loss of networks like `model` over some pictures, on the CPU. The answers that are given are those about the first one.
    ///
    /// # Errors
    /// When the weights do not fit the architecture or cannot be read.
    pub fn new(
        model: &Model,
        images: &[[u8; PIXELS]],
        truths: &[Syndrome],
        aligner: Option<&Aligner>,
    ) -> Result<Self, ModelError> {
        let device = ComputeDevice::cpu();
        let network = model.network(&device.inner().clone().autodiff())?;
        let values = read_values(&network).map_err(ModelError::Header)?;
        let mut kinds = Kinds(Vec::new());
        network.visit(&mut kinds);
        // No gradient is wanted: without this, every point would keep the maps of all its layers.
        let network = network.no_grad();
        let tape = device.inner().clone().autodiff();
        let images = input_tensor(&network, images, aligner, &tape);
        let (classes, truths) = (model.classes(), truths.to_vec());
        Ok(Self { network, values, trained: kinds.0, images, truths, classes, device })
    }

    /// The trained weights of a model of the same architecture, in one list.
    ///
    /// # Errors
    /// When they do not fit the architecture or cannot be read.
    pub fn weights_of(&self, model: &Model) -> Result<Vec<f32>, ModelError> {
        let network = model.network(self.device.inner())?;
        let values = read_values(&network).map_err(ModelError::Header)?;
        Ok(values.into_iter().zip(&self.trained).filter(|(_, trained)| **trained).flat_map(|(values, _)| values).collect())
    }

    /// What the network says with these weights.
    ///
    /// # Errors
    /// When there are more or fewer weights than the network has, or it cannot compute.
    pub fn at(&self, weights: &[f32]) -> Result<SurfacePoint, NetworkError> {
        let fail = |err: &dyn std::fmt::Display| NetworkError::device(self.device.name(), err);
        let mut rest = weights.iter().copied();
        let place = |(values, trained): (&Vec<f32>, &bool)| {
            if *trained { rest.by_ref().take(values.len()).collect() } else { values.clone() }
        };
        let values: Vec<Vec<f32>> = self.values.iter().zip(&self.trained).map(place).collect();
        let network = write_values(self.network.clone(), &values).map_err(|err| fail(&err))?;
        let point = self.measured(&network);
        drop(network);
        forget_operations(&self.images.device());
        point
    }

    fn measured(&self, network: &Network) -> Result<SurfacePoint, NetworkError> {
        let fail = |err: &dyn std::fmt::Display| NetworkError::device(self.device.name(), err);
        let logits = network.forward(self.images.clone());
        let loss = cross_entropy(logits.clone(), self.classes, &self.truths, 0.0);
        let first = logits.inner().narrow(0, 0, 1); // [1, K]
        let said = if self.classes == Classes::Four { softmax(first, 1) } else { first };
        let read = |tensor: TensorData| tensor.try_to_vec::<f32>().map_err(|err| fail(&format!("{err:?}")));
        let loss = read(loss.inner().try_into_data().map_err(|err| fail(&err))?)?;
        let said = read(said.try_into_data().map_err(|err| fail(&err))?)?;
        let prediction = match said[..] {
            [a, b, c, z] => Prediction::Four([a, b, c, z]),
            [logit, ..] => Prediction::Binary { logit },
            [] => return Err(fail(&"the network says nothing")),
        };
        Ok(SurfacePoint { loss: loss.first().map_or(f64::NAN, |&loss| f64::from(loss)), prediction })
    }
}

/// Lets burn forget what was computed on an autodiff device and is not needed any more: it does so whenever a gradient is computed, be it that of a
/// single number (burn-autodiff 0.22, `GraphCleaner`).
fn forget_operations(device: &Device) {
    drop(Tensor::<1>::zeros([1], device).require_grad().sum().backward());
}

/// Whether each tensor is trained, in visiting order.
struct Kinds(Vec<bool>);

impl ModuleVisitor for Kinds {
    fn visit_float<const D: usize>(&mut self, param: &Param<Tensor<D>>) {
        self.0.push(param.is_require_grad());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::factory::{BaseImage, Generator, Mode};
    use crate::network::{Architecture, Trainer, TrainingSettings};

    /// The oracle is the training itself: the loss that a step reports is that of its batch before the step.
    #[test]
    fn the_loss_at_a_checkpoint_is_that_of_the_training_on_the_same_batch() {
        let generator = Generator::new(&Mode::Easy.recipe(), &BaseImage::bundled()).unwrap();
        let (mut images, mut classes) = (vec![[0; PIXELS]; 32], vec![Syndrome::Z; 32]);
        generator.fill(77, 0, &mut images, &mut classes);
        let settings = TrainingSettings { averaged: false, batch: 32, ..Architecture::Compact.preset() };
        let mut trainer = Trainer::new(settings, generator, &ComputeDevice::cpu(), 0);
        for _ in 0..3 {
            trainer.step(0.0).unwrap();
        }
        let model = trainer.model(0.0, None).unwrap();
        let surface = LossSurface::new(&model, &images, &classes, None).unwrap();
        let weights = surface.weights_of(&model).unwrap();
        let point = surface.at(&weights).unwrap();
        let reported = trainer.step_on(&images, &classes, 0.0).unwrap().loss;
        assert!((point.loss - reported).abs() < 1e-5, "{} {reported}", point.loss);
        assert!((point.prediction.probabilities().iter().sum::<f32>() - 1.0).abs() < 1e-5);
        // Another place is another loss, and the way back leads to the same one.
        let moved: Vec<f32> = weights.iter().map(|weight| 1.5 * weight + 0.01).collect();
        assert!((surface.at(&moved).unwrap().loss - point.loss).abs() > 1e-3);
        assert_eq!(surface.at(&weights).unwrap(), point);
        assert!(surface.at(&weights[1..]).is_err());
    }
}
