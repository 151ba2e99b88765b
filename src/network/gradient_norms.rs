//! How long the gradient is, layer by layer: what vanishes on its way back to the first layers can be seen.
//!
//! Only looks: the gradients that are measured are those that move the weights, and they are not touched.

use burn::module::{Module, ModuleVisitor, Param};
use burn::prelude::*;

use super::layers::Network;
use super::optimizer::FlatGradients;
use super::{Architecture, Layer};

/// Names of the layers that have weights, from the picture on.
pub fn layer_names(architecture: Architecture) -> Vec<String> {
    let (mut convolutions, mut dense) = (0, 0);
    let name = |layer: &Layer| match *layer {
        Layer::Block { filters, kernel, .. } | Layer::Conv { filters, kernel, .. } => {
            convolutions += 1;
            Some(format!("conv {convolutions} ({filters} of {kernel}x{kernel})"))
        }
        Layer::Dense { units } => {
            dense += 1;
            Some(format!("dense {dense} ({units})"))
        }
        Layer::Output => Some("output (4)".to_owned()),
        Layer::Pool | Layer::MeanMax => None,
    };
    architecture.layers().iter().filter_map(name).collect()
}

/// The length (L2) of the gradient of each layer's weights, in the order of [`layer_names`]. Waits for the device.
///
/// # Errors
/// What the device says when it cannot be read.
pub fn norms(network: &Network, gradients: &FlatGradients) -> Result<Vec<f64>, String> {
    let mut gradients = gradients.tensors().iter();
    network.trained_tensors_by_layer().into_iter().map(|tensors| norm(gradients.by_ref().take(tensors))).collect()
}

/// The length of several tensors as one vector, in double precision: a gradient that has nearly vanished must not vanish here.
fn norm<'a>(tensors: impl Iterator<Item = &'a Tensor<1>>) -> Result<f64, String> {
    let mut sum = 0.0;
    for tensor in tensors {
        let data = tensor.clone().try_into_data().map_err(|err| err.to_string())?;
        let values = data.as_slice::<f32>().map_err(|err| format!("{err:?}"))?;
        sum += values.iter().map(|&value| f64::from(value).powi(2)).sum::<f64>();
    }
    Ok(sum.sqrt())
}

/// Number of trained tensors of a module.
pub fn trained_tensors<M: Module>(module: &M) -> usize {
    let mut counter = Counter(0);
    module.visit(&mut counter);
    counter.0
}

struct Counter(usize);

impl ModuleVisitor for Counter {
    fn visit_float<const D: usize>(&mut self, param: &Param<Tensor<D>>) {
        self.0 += usize::from(param.is_require_grad());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::factory::{BaseImage, Generator, Mode};
    use crate::network::{ComputeDevice, Trainer, TrainingSettings};

    fn trainer(architecture: Architecture) -> Trainer {
        let generator = Generator::new(&Mode::Hard.recipe(), &BaseImage::bundled()).unwrap();
        let settings = TrainingSettings { batch: 4, ..architecture.preset() };
        Trainer::new(settings, generator, &ComputeDevice::cpu(), 0)
    }

    #[test]
    fn every_layer_with_weights_has_a_name_and_a_length() {
        for architecture in [Architecture::Compact2, Architecture::CompactPlain, Architecture::Nn2019, Architecture::V3] {
            let mut trainer = trainer(architecture);
            assert_eq!(trainer.take_gradient_norms(), None);
            trainer.measure_gradients();
            trainer.step(0.0).unwrap();
            let norms = trainer.take_gradient_norms().unwrap();
            assert_eq!(norms.len(), layer_names(architecture).len(), "{architecture}");
            assert!(norms.iter().all(|norm| norm.is_finite() && *norm > 0.0), "{architecture}: {norms:?}");
            trainer.step(0.0).unwrap();
            assert_eq!(trainer.take_gradient_norms(), None, "only the step that was asked for");
        }
    }

    #[test]
    fn plain_gradient_descent_moves_the_weights_by_the_length_that_is_measured() {
        // Without L2, momentum and schedule the step is rate x gradient: an oracle that knows nothing of gradients.
        let mut trainer = trainer(Architecture::V3);
        let settings = TrainingSettings {
            optimizer: crate::network::OptimizerKind::Sgd,
            weight_decay: 0.0,
            learning_rate: 0.5,
            ..*trainer.settings()
        };
        let generator = Generator::new(&Mode::Hard.recipe(), &BaseImage::bundled()).unwrap();
        trainer = Trainer::new(settings, generator, &ComputeDevice::cpu(), 0);
        let before = trainer.state().unwrap().weights;
        trainer.measure_gradients();
        trainer.step(0.0).unwrap();
        let norms = trainer.take_gradient_norms().unwrap();
        let after = trainer.state().unwrap().weights;
        // The network of v3 is two convolutions, a dense layer and the output, each with weight and bias.
        for (layer, norm) in norms.iter().enumerate() {
            let pairs = (2 * layer..2 * layer + 2).flat_map(|place| before[place].iter().zip(&after[place]));
            let moved = pairs.map(|(old, new)| (f64::from(*new) - f64::from(*old)).powi(2)).sum::<f64>().sqrt();
            assert!((moved / 0.5 - norm).abs() < 1e-3 * norm, "layer {layer}: moved {moved}, gradient {norm}");
        }
    }

    #[test]
    fn measuring_changes_no_bit_of_the_training() {
        for architecture in [Architecture::Compact2, Architecture::V3] {
            let trained = |measured: bool| {
                let mut trainer = trainer(architecture);
                for step in 0..6 {
                    if measured && step % 2 == 0 {
                        trainer.measure_gradients();
                    }
                    trainer.step(0.1 * f64::from(step)).unwrap();
                }
                trainer.state().unwrap()
            };
            assert!(trained(true) == trained(false), "{architecture}");
        }
    }
}
