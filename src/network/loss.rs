//! The loss of a network: cross-entropy, of softmax over four logits or of the sigmoid of one.

use burn::nn::loss::{BinaryCrossEntropyLossConfig, CrossEntropyLossConfig};
use burn::prelude::*;

use super::Classes;
use super::batch::targets_tensor;
use crate::factory::Syndrome;

/// Mean cross-entropy of a batch, in nats. `smoothing` is the share of the target probability that is spread over all answers, 0 to 1.
///
/// With one output it is the binary cross-entropy -(y ln p + (1 - y) ln(1 - p)) of p = sigmoid(z), where y is 1 for ill and 0 for healthy;
/// computed from the logit z, so that it stays finite however sure the network is.
///
/// # Shapes
/// - logits: `[B, K]`
pub fn cross_entropy(logits: Tensor<2>, classes: Classes, truths: &[Syndrome], smoothing: f64) -> Tensor<1> {
    let device = logits.device();
    let targets = targets_tensor(classes, truths, &device); // [B]
    let smoothing = Some(smoothing as f32).filter(|&smoothing| smoothing > 0.0);
    match classes {
        Classes::Four => CrossEntropyLossConfig::new().with_smoothing(smoothing).init(&device).forward(logits, targets),
        Classes::Binary => {
            let loss = BinaryCrossEntropyLossConfig::new().with_logits(true).with_smoothing(smoothing).init(&device);
            loss.forward(logits.squeeze_dim::<1>(1), targets) // [B, 1] -> [B]
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TRUTHS: [Syndrome; 5] = [Syndrome::A, Syndrome::Z, Syndrome::C, Syndrome::Z, Syndrome::B];

    fn tensor(logits: &[f32], device: &Device) -> Tensor<2> {
        Tensor::from_data(TensorData::new(logits.to_vec(), [logits.len(), 1]), device)
    }

    fn loss(logits: &[f32], smoothing: f64) -> f64 {
        let loss = cross_entropy(tensor(logits, &Device::flex()), Classes::Binary, &TRUTHS, smoothing);
        f64::from(loss.into_scalar::<f32>())
    }

    /// By the definition, in double precision.
    fn by_definition(logits: &[f32], smoothing: f64) -> f64 {
        let one = |(&logit, &truth): (&f32, &Syndrome)| {
            let ill = 1.0 / (1.0 + (-f64::from(logit)).exp());
            let target = if truth == Syndrome::Z { 0.0 } else { 1.0 } * (1.0 - smoothing) + smoothing / 2.0;
            -(target * ill.ln() + (1.0 - target) * (1.0 - ill).ln())
        };
        logits.iter().zip(&TRUTHS).map(one).sum::<f64>() / logits.len() as f64
    }

    #[test]
    fn the_loss_of_one_output_is_that_of_the_textbook() {
        for logits in [[0.0; 5], [1.5, -2.0, 0.3, 4.0, -7.0], [9.0, -9.0, -8.0, 8.0, 0.01]] {
            for smoothing in [0.0, 0.1, 0.5] {
                let (found, wanted) = (loss(&logits, smoothing), by_definition(&logits, smoothing));
                assert!((found - wanted).abs() < 1e-5 * wanted.max(1.0), "{logits:?}, {smoothing}: {found}, not {wanted}");
            }
        }
        assert!((loss(&[0.0; 5], 0.0) - Classes::Binary.chance_loss()).abs() < 1e-6);
        // Surely wrong twice: as many nats as the logit says.
        assert!((loss(&[-200.0, 200.0, 50.0, -50.0, 50.0], 0.0) - 80.0).abs() < 1e-3);
    }

    #[test]
    fn its_gradient_agrees_with_finite_differences() {
        let logits = [0.0, -2.0, 0.3, 4.0, -7.0_f32];
        for smoothing in [0.0, 0.2] {
            let leaf = tensor(&logits, &Device::flex().autodiff()).require_grad();
            let gradients = cross_entropy(leaf.clone(), Classes::Binary, &TRUTHS, smoothing).backward();
            let found = leaf.grad(&gradients).unwrap().into_data().try_to_vec::<f32>().unwrap();
            for (place, found) in found.into_iter().enumerate() {
                let moved = |by: f32| {
                    let mut logits = logits;
                    logits[place] += by;
                    by_definition(&logits, smoothing)
                };
                let slope = (moved(0.01) - moved(-0.01)) / 0.02;
                assert!((f64::from(found) - slope).abs() < 1e-5, "{place}: {found}, not {slope}");
            }
        }
    }
}
