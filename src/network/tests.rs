//! The gradient of the whole network's loss against finite differences.
//!
//! The slopes come from a loss that the tests compute themselves, in double precision from the logits, in training mode:
//! batch normalisation with the statistics of the batch.

use burn::module::{ModuleMapper, ModuleVisitor, Param, ParamId};
use burn::nn::loss::CrossEntropyLossConfig;
use burn::prelude::*;

use super::batch::{images_tensor, targets_tensor};
use super::layers::Network;
use super::{Architecture, Classes};
use crate::factory::{BaseImage, Generator, Mode, PIXELS, Syndrome};

/// A trainable tensor of the network: which one, its shape, and the gradient of the loss.
struct Gradient {
    id: ParamId,
    shape: Vec<usize>,
    values: Vec<f64>,
}

struct Collector<'a> {
    of_loss: &'a burn::tensor::Gradients,
    found: Vec<Gradient>,
}

impl ModuleVisitor for Collector<'_> {
    fn visit_float<const D: usize>(&mut self, param: &Param<Tensor<D>>) {
        let Some(gradient) = param.val().grad(self.of_loss) else { return };
        let shape = gradient.dims().to_vec();
        let values = gradient.into_data().try_to_vec::<f32>().unwrap().into_iter().map(f64::from).collect();
        self.found.push(Gradient { id: param.id, shape, values });
    }
}

/// Moves one tensor along a direction, or scales the dense one.
enum Change<'a> {
    Along { id: ParamId, direction: &'a [f64], by: f64 },
    ScaleDense(f32),
}

impl ModuleMapper for Change<'_> {
    fn map_float<const D: usize>(&mut self, param: Param<Tensor<D>>) -> Param<Tensor<D>> {
        let old = param.val().into_data().try_to_vec::<f32>().unwrap();
        let new: Vec<f32> = match self {
            Self::Along { id, direction, by } if *id == param.id => {
                old.iter().zip(direction.iter()).map(|(&weight, step)| (f64::from(weight) + *by * step) as f32).collect()
            }
            Self::ScaleDense(factor) if D == 2 => old.iter().map(|weight| weight * *factor).collect(),
            _ => return param,
        };
        param.map(|old| Tensor::<D>::from_data(TensorData::new(new, old.dims()), &old.device()).require_grad())
    }
}

struct Batch {
    images: Tensor<4>,
    targets: Tensor<1, Int>,
    classes: Vec<Syndrome>,
}

impl Batch {
    fn new(device: &Device) -> Self {
        let generator = Generator::new(&Mode::Hard.recipe(), &BaseImage::bundled()).unwrap();
        let (mut images, mut classes) = (vec![[0; PIXELS]; 8], vec![Syndrome::Z; 8]);
        generator.fill(1, 0, &mut images, &mut classes);
        Self { images: images_tensor(&images, None, device), targets: targets_tensor(Classes::Four, &classes, device), classes }
    }

    /// Mean cross-entropy by the textbook.
    fn loss(&self, network: &Network) -> f64 {
        let logits = network.forward(self.images.clone()).into_data().try_to_vec::<f32>().unwrap();
        let rows = logits.as_chunks::<{ Syndrome::COUNT }>().0;
        let of_row = |(row, class): (&[f32; Syndrome::COUNT], &Syndrome)| {
            let sum: f64 = row.iter().map(|&logit| f64::from(logit).exp()).sum();
            sum.ln() - f64::from(row[class.index()])
        };
        rows.iter().zip(&self.classes).map(of_row).sum::<f64>() / self.classes.len() as f64
    }

    fn gradients(&self, network: &Network) -> Vec<Gradient> {
        let logits = network.forward(self.images.clone());
        let loss = CrossEntropyLossConfig::new().init(&self.images.device()).forward(logits, self.targets.clone());
        let mut collector = Collector { of_loss: &loss.backward(), found: Vec::new() };
        network.visit(&mut collector);
        collector.found
    }

    /// The slope of the loss along a direction, by central differences.
    fn slope(&self, network: &Network, id: ParamId, direction: &[f64], step: f64) -> f64 {
        let moved = |by: f64| self.loss(&network.clone().map(&mut Change::Along { id, direction, by }));
        (moved(step) - moved(-step)) / (2.0 * step)
    }
}

/// A network whose head is large enough that the loss depends on the first layers too.
fn network_and_batch() -> (Network, Batch) {
    let device = Device::flex().autodiff();
    let network = Network::new(Architecture::Compact, Classes::Four, 3, &device).map(&mut Change::ScaleDense(30.0));
    (network, Batch::new(&device))
}

fn length(vector: &[f64]) -> f64 {
    vector.iter().map(|value| value * value).sum::<f64>().sqrt()
}

#[test]
fn the_loss_is_the_mean_cross_entropy() {
    let (network, batch) = network_and_batch();
    let logits = network.forward(batch.images.clone());
    let loss = CrossEntropyLossConfig::new().init(&batch.images.device()).forward(logits, batch.targets.clone());
    let loss = f64::from(loss.into_scalar::<f32>());
    assert!((loss - batch.loss(&network)).abs() < 1e-5, "{loss} against {}", batch.loss(&network));
}

#[test]
fn every_tensor_of_the_network_has_a_gradient() {
    let (network, batch) = network_and_batch();
    let gradients = batch.gradients(&network);
    let total: usize = gradients.iter().map(|gradient| gradient.values.len()).sum();
    assert_eq!(total, 98_676, "weights and biases");
    for Gradient { shape, values, .. } in &gradients {
        assert!(values.iter().all(|value| value.is_finite()) && length(values) > 0.0, "{shape:?}");
    }
}

#[test]
fn gradients_are_the_slopes_of_the_loss() {
    let (network, batch) = network_and_batch();
    for Gradient { id, shape, values } in batch.gradients(&network) {
        let steepest = length(&values);
        let uphill: Vec<f64> = values.iter().map(|value| value / steepest).collect();
        let slope = batch.slope(&network, id, &uphill, 2e-3);
        assert!((slope - steepest).abs() < 0.03 * steepest, "{shape:?}: along the gradient {slope}, should be {steepest}");

        let largest = (0..values.len()).max_by(|&a, &b| values[a].abs().total_cmp(&values[b].abs())).unwrap();
        let mut one = vec![0.0; values.len()];
        one[largest] = 1.0;
        let slope = batch.slope(&network, id, &one, 2e-3);
        let wanted = values[largest];
        assert!((slope - wanted).abs() < 0.1 * wanted.abs() + 1e-4, "{shape:?}: weight {largest} {slope}, should be {wanted}");
    }
}

#[test]
fn a_wrong_gradient_would_be_noticed() {
    // The slope across the gradient is nothing like its length: the comparison above tells directions apart.
    let (network, batch) = network_and_batch();
    let Gradient { id, values, .. } = batch.gradients(&network).swap_remove(0);
    let reversed: Vec<f64> = values.iter().rev().map(|value| value / length(&values)).collect();
    let slope = batch.slope(&network, id, &reversed, 2e-3);
    assert!((slope - length(&values)).abs() > 0.1 * length(&values), "{slope} against {}", length(&values));
}
