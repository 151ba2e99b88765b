//! The rules against the textbook, number by number, and against burn's own optimizers.

use burn::module::{Module as _, ModuleVisitor, Param};
use burn::nn::{Linear, LinearConfig};
use burn::optim::{AdamWConfig, GradientsParams, SgdConfig, decay::WeightDecayConfig, momentum::MomentumConfig};
use burn::prelude::*;

use super::{FlatGradients, Optimizer, OptimizerRule};
use crate::network::OptimizerKind;

const RATE: f64 = 0.05;
const L2: f64 = 0.02;

fn module(bias: bool) -> Linear {
    let device = Device::flex().autodiff();
    let mut linear = LinearConfig::new(3, 2).with_bias(bias).init(&device);
    linear.weight = Param::from_tensor(tensor([[0.5, -1.0], [2.0, 0.25], [-0.75, 1.5]]).require_grad());
    linear
}

fn tensor<const D: usize>(values: impl Into<TensorData>) -> Tensor<D> {
    Tensor::from_data(values, &Device::flex().autodiff())
}

/// A loss whose gradient changes with the weights.
fn loss(module: &Linear) -> Tensor<1> {
    let x: Tensor<2> = tensor([[1.0, -0.5, 2.0], [0.25, 1.0, -1.0]]);
    module.forward(x).powi_scalar(2).sum()
}

struct Values(Vec<f32>);

impl ModuleVisitor for Values {
    fn visit_float<const D: usize>(&mut self, param: &Param<Tensor<D>>) {
        self.0.extend(param.val().into_data().try_to_vec::<f32>().unwrap());
    }
}

fn values(module: &Linear) -> Vec<f32> {
    let mut values = Values(Vec::new());
    module.visit(&mut values);
    values.0
}

/// The weights after some steps of ours.
fn ours(kind: OptimizerKind, mut module: Linear, steps: usize) -> Vec<f32> {
    let mut optimizer = Optimizer::new(kind);
    for _ in 0..steps {
        let gradients = FlatGradients::take(&module, &mut loss(&module).backward());
        module = optimizer.update(module, gradients, RATE, L2);
    }
    values(&module)
}

fn assert_close(ours: &[f32], theirs: &[f32]) {
    assert_eq!(ours.len(), theirs.len());
    for (one, other) in ours.iter().zip(theirs) {
        assert!((one - other).abs() < 1e-5 * (1.0 + other.abs()), "{ours:?} against {theirs:?}");
    }
}

#[test]
fn descent_agrees_with_burns_sgd() {
    let momentum = |nesterov| Some(MomentumConfig::new().with_momentum(0.9).with_dampening(0.0).with_nesterov(nesterov));
    let pairs = [
        (OptimizerKind::Sgd, None),
        (OptimizerKind::GradientDescent, None),
        (OptimizerKind::Momentum, momentum(false)),
        (OptimizerKind::Nesterov, momentum(true)),
    ];
    for (kind, momentum) in pairs {
        let config = SgdConfig::new().with_momentum(momentum).with_weight_decay(Some(WeightDecayConfig::new(L2 as f32)));
        let (mut theirs, mut optimizer) = (module(false), config.init());
        for _ in 0..5 {
            let gradients = GradientsParams::from_grads(loss(&theirs).backward(), &theirs);
            theirs = optimizer.step(RATE / 10.0, theirs, gradients);
        }
        let mut mine = module(false);
        let mut own = Optimizer::new(kind);
        for _ in 0..5 {
            let gradients = FlatGradients::take(&mine, &mut loss(&mine).backward());
            mine = own.update(mine, gradients, RATE / 10.0, L2);
        }
        assert_close(&values(&mine), &values(&theirs));
    }
}

#[test]
fn adamw_agrees_with_burns() {
    let config = AdamWConfig::new().with_epsilon(1e-8).with_weight_decay(L2 as f32);
    let (mut theirs, mut optimizer) = (module(false), config.init());
    for _ in 0..8 {
        let gradients = GradientsParams::from_grads(loss(&theirs).backward(), &theirs);
        theirs = optimizer.step(RATE, theirs, gradients);
    }
    assert_close(&ours(OptimizerKind::AdamW, module(false), 8), &values(&theirs));
}

#[test]
fn adam_adds_l2_to_the_gradient_and_adamw_does_not() {
    // The first step of Adam has the size of the rate whatever the gradient is, so coupled L2 changes only its sign there.
    let before = values(&module(false));
    let adam = ours(OptimizerKind::Adam, module(false), 1);
    for (before, after) in before.iter().zip(&adam) {
        assert!(((before - after).abs() - RATE as f32).abs() < 1e-5, "{before} to {after}");
    }
    let adamw = ours(OptimizerKind::AdamW, module(false), 1);
    for ((before, adam), adamw) in before.iter().zip(&adam).zip(&adamw) {
        assert!((adam - adamw - (RATE * L2) as f32 * before).abs() < 1e-5);
    }
}

#[test]
fn biases_have_no_l2() {
    let device = Device::flex().autodiff();
    for kind in OptimizerKind::ALL {
        let mut module = module(true);
        module.bias = Some(Param::from_tensor(Tensor::<1>::ones([2], &device).require_grad()));
        // A loss without slope: only L2 moves anything.
        let gradients = FlatGradients::take(&module, &mut (loss(&module) * 0.0).backward());
        let before = values(&module);
        let after = values(&Optimizer::new(kind).update(module, gradients, RATE, L2));
        assert_eq!(after[6..], [1.0, 1.0], "{}", kind.name());
        assert!(before[..6].iter().zip(&after[..6]).all(|(before, after)| after.abs() < before.abs()), "{}", kind.name());
    }
}

#[test]
fn an_optimizer_taken_up_again_goes_on_to_the_bit() {
    for kind in OptimizerKind::ALL {
        let step = |module: Linear, optimizer: &mut Optimizer| {
            let gradients = FlatGradients::take(&module, &mut loss(&module).backward());
            optimizer.update(module, gradients, RATE / 10.0, L2)
        };
        let mut first = Optimizer::new(kind);
        let mut module = module(true);
        for _ in 0..3 {
            module = step(module, &mut first);
        }
        let mut second = Optimizer::from_state(kind, &first.state().unwrap(), &Device::flex());
        let (one, other) = (step(module.clone(), &mut first), step(module, &mut second));
        assert_eq!(values(&one), values(&other), "{}", kind.name());
        assert_eq!(first.state().unwrap(), second.state().unwrap());
    }
}

/// The gradients of the loss by hand: the loss is the sum of the squares of `y = x W`, its gradient is `2 x^T y`.
fn gradient_by_hand(weights: &[f64]) -> Vec<f64> {
    let x = [[1.0, -0.5, 2.0], [0.25, 1.0, -1.0]];
    let y = x.map(|row| [0, 1].map(|column| (0..3).map(|at| row[at] * weights[2 * at + column]).sum::<f64>()));
    let cell = |at: usize, column: usize| 2.0 * (x[0][at] * y[0][column] + x[1][at] * y[1][column]);
    (0..6).map(|place| cell(place / 2, place % 2)).collect()
}

/// Walks the plain rule on gradients by hand, and the optimizer of tensors on those of the backward pass.
#[test]
fn the_plain_rule_walks_the_path_of_the_optimizer() {
    for kind in OptimizerKind::ALL.into_iter().filter(|kind| kind.muon().is_none()) {
        let mut optimizer = Optimizer::new(kind);
        let mut tensors = module(false);
        let mut rule = OptimizerRule::<f64>::new(kind);
        let mut weights: Vec<f64> = values(&tensors).into_iter().map(f64::from).collect();
        let start = weights.clone();
        for step in 1..=30 {
            let gradients = FlatGradients::take(&tensors, &mut loss(&tensors).backward());
            tensors = optimizer.update(tensors, gradients, RATE / 5.0, L2);
            let gradient = gradient_by_hand(&weights);
            rule.step(&mut weights, &gradient, RATE / 5.0, L2);
            for (one, other) in weights.iter().zip(values(&tensors)) {
                assert!((one - f64::from(other)).abs() < 1e-4, "{} at step {step}: {one} and {other}", kind.name());
            }
        }
        assert!(start.iter().zip(&weights).any(|(before, after)| (before - after).abs() > 0.1), "{} stood still", kind.name());
    }
}

/// With the same gradients, `f32` for `f32`, nothing may differ: both are the same lines.
#[test]
fn the_plain_rule_has_the_bits_of_the_optimizer() {
    for kind in OptimizerKind::ALL.into_iter().filter(|kind| kind.muon().is_none()) {
        let mut optimizer = Optimizer::new(kind);
        let mut tensors = module(false);
        let mut rule = OptimizerRule::<f32>::new(kind);
        let mut weights = values(&tensors);
        for step in 1..=10 {
            let gradients = FlatGradients::take(&tensors, &mut loss(&tensors).backward());
            let gradient = gradients.tensors()[0].clone().into_data().try_to_vec::<f32>().unwrap();
            tensors = optimizer.update(tensors, gradients, RATE, L2);
            rule.step(&mut weights, &gradient, RATE, L2);
            assert_eq!(weights, values(&tensors), "{} at step {step}", kind.name());
        }
    }
}

/// The first two steps written out: v1 = g1, v2 = share g1 + g2.
#[test]
fn the_share_of_a_momentum_is_that_which_was_asked_for() {
    for (share, kind) in [(0.0, OptimizerKind::Momentum), (0.5, OptimizerKind::Momentum), (0.5, OptimizerKind::Nesterov)] {
        let mut rule = OptimizerRule::with_momentum(kind, share);
        let mut weights = [1.0, 2.0];
        rule.step(&mut weights, &[1.0, -1.0], 0.1, 0.0);
        rule.step(&mut weights, &[0.5, 0.25], 0.1, 0.0);
        let ahead =
            |gradient: f64, velocity: f64| if kind == OptimizerKind::Nesterov { gradient + share * velocity } else { velocity };
        let end =
            |start: f64, [first, second]: [f64; 2]| start - 0.1 * (ahead(first, first) + ahead(second, share * first + second));
        for (found, expected) in weights.into_iter().zip([end(1.0, [1.0, 0.5]), end(2.0, [-1.0, 0.25])]) {
            assert!((found - expected).abs() < 1e-15, "{share}: {found} and {expected}");
        }
    }
}
