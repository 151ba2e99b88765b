//! How the weights follow the gradient: six rules, with all their memory in flat tensors.
//!
//! Burn's own optimizers keep their memory in records of their own; here it is one or two flat tensors per weight tensor, in
//! the order in which the network visits its weights, so that a run can be kept and taken up again to the last bit.

mod muon;
mod ops;
mod rule;
#[cfg(test)]
mod tests;

use burn::backend::Dispatch;
use burn::module::{Module, ModuleMapper, ModuleVisitor, Param};
use burn::prelude::*;
use burn::tensor::Gradients;
use rayon::prelude::*;

use self::muon::{MuonOps as _, MuonRule};
use self::ops::UpdateOps as _;
pub use self::rule::OptimizerRule;
use self::rule::{MOMENTUM, Update};
use super::OptimizerKind;

/// An optimizer and its memory.
#[derive(Clone, Debug)]
pub struct Optimizer {
    kind: OptimizerKind,
    /// Updates so far.
    updates: u64,
    /// Two for every trained tensor, in visiting order; one number where the rule needs no memory.
    memory: Vec<[Tensor<1>; 2]>,
}

/// The memory of an optimizer as plain numbers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OptimizerState {
    /// Updates so far.
    pub updates: u64,
    /// Two lists for every trained tensor, in visiting order: velocity and nothing, or mean and mean square.
    pub memory: Vec<[Vec<f32>; 2]>,
}

impl OptimizerState {
    /// Whether it can be the memory of this rule, for the trained tensors of a module like this one.
    ///
    /// # Errors
    /// What does not fit.
    pub fn check<M: Module>(&self, kind: OptimizerKind, module: &M) -> Result<(), String> {
        if self.updates == 0 && self.memory.is_empty() {
            return Ok(());
        }
        let mut shapes = Shapes(Vec::new());
        module.visit(&mut shapes);
        let wanted = |shape: &Vec<usize>| kind.remembers().map(|remembers| if remembers { shape.iter().product() } else { 1 });
        let lengths = |slot: &[Vec<f32>; 2]| slot.each_ref().map(Vec::len);
        if self.updates == 0 || !shapes.0.iter().map(wanted).eq(self.memory.iter().map(lengths)) {
            return Err(format!("the memory of the optimizer is not that of {} on this network", kind.name()));
        }
        let squares = matches!(kind, OptimizerKind::Adam | OptimizerKind::AdamW | OptimizerKind::Muon | OptimizerKind::QuickMuon);
        if squares && self.memory.iter().any(|[_, squares]| squares.iter().any(|&square| square < 0.0)) {
            return Err("the memory of the optimizer has mean squares below 0".to_owned());
        }
        Ok(())
    }
}

/// The gradient of each trained tensor, flat, in visiting order.
pub struct FlatGradients(Vec<Tensor<1>>);

impl FlatGradients {
    /// Takes the gradients of a module's tensors out of a backward pass.
    pub fn take<M: Module>(module: &M, gradients: &mut Gradients) -> Self {
        let mut collector = Collector { gradients, found: Vec::new() };
        module.visit(&mut collector);
        Self(collector.found)
    }

    /// The tensors.
    pub fn tensors(&self) -> &[Tensor<1>] {
        &self.0
    }

    /// The sum of `share` of these and the others.
    pub fn add(self, others: Option<Self>, share: f64) -> Self {
        let own = self.0.into_iter().map(|gradient| gradient * share);
        Self(match others {
            None => own.collect(),
            Some(others) => own.zip(others.0).map(|(own, other)| own + other).collect(),
        })
    }
}

struct Collector<'a> {
    gradients: &'a mut Gradients,
    found: Vec<Tensor<1>>,
}

impl ModuleVisitor for Collector<'_> {
    fn visit_float<const D: usize>(&mut self, param: &Param<Tensor<D>>) {
        let tensor = param.val();
        if tensor.is_require_grad() {
            let gradient = tensor.grad_remove(self.gradients);
            // A tensor that took no part has none: a head that is not asked.
            let zeros = || Tensor::zeros([tensor.shape().num_elements()], &tensor.device().without_autodiff());
            self.found.push(gradient.map_or_else(zeros, Tensor::flatten_all));
        }
    }
}

/// Flattens without naming the number of axes.
trait FlattenAll {
    fn flatten_all(self) -> Tensor<1>;
}

impl<const D: usize> FlattenAll for Tensor<D> {
    fn flatten_all(self) -> Tensor<1> {
        let len = self.shape().num_elements();
        self.reshape([len])
    }
}

impl Optimizer {
    /// One without memory.
    pub fn new(kind: OptimizerKind) -> Self {
        Self { kind, updates: 0, memory: Vec::new() }
    }

    /// Moves the weights of a module by one update. `rate` is the learning rate, `l2` as in [`OptimizerKind`].
    pub fn update<M: Module>(&mut self, module: M, gradients: FlatGradients, rate: f64, l2: f64) -> M {
        self.updates += 1;
        let update = Update::of(self.kind, self.updates, [rate, l2], MOMENTUM);
        if self.memory.is_empty() {
            let [first, second] = self.kind.remembers();
            let zeros = |gradient: &Tensor<1>, wanted: bool| {
                Tensor::zeros([if wanted { gradient.dims()[0] } else { 1 }], &gradient.device())
            };
            self.memory = gradients.0.iter().map(|gradient| [zeros(gradient, first), zeros(gradient, second)]).collect();
        }
        let pulls = match self.kind.muon() {
            Some(rule) => self.orthogonal_steps(rule, &module, gradients),
            None => gradients.0.into_iter().map(Pull::Gradient).collect(),
        };
        module.map(&mut Mover {
            pulls: pulls.into_iter(),
            step: Update::Descent { rate, l2, momentum: 0.0, nesterov: false },
            update,
            memory: self.memory.iter_mut(),
        })
    }

    /// For each trained tensor, Muon's step if it is a convolution's. Moves the velocities.
    fn orthogonal_steps<M: Module>(&mut self, rule: MuonRule, module: &M, gradients: FlatGradients) -> Vec<Pull> {
        let mut shapes = Shapes(Vec::new());
        module.visit(&mut shapes);
        // On the CPU side by side: each is a chain of small products that keeps one core busy. A GPU has one queue.
        let side_by_side = gradients.0.iter().all(|gradient| gradient.device() == Device::flex());
        let pull = |((shape, gradient), memory): ((&Vec<usize>, Tensor<1>), &mut [Tensor<1>; 2])| {
            if shape.len() != 4 {
                return Pull::Gradient(gradient);
            }
            // Moved, not copied: the velocity changes in place.
            let velocity = std::mem::replace(&mut memory[0], Tensor::empty([1], &gradient.device()));
            let (step, velocity) = Dispatch::orthogonal_step(rule, shape[0], gradient.into_dispatch(), velocity.into_dispatch());
            memory[0] = Tensor::from_dispatch(velocity);
            Pull::Step(Tensor::from_dispatch(step))
        };
        if side_by_side {
            shapes.0.par_iter().zip(gradients.0).zip(&mut self.memory).map(pull).collect()
        } else {
            shapes.0.iter().zip(gradients.0).zip(&mut self.memory).map(pull).collect()
        }
    }

    /// The memory as plain numbers. Waits for the device.
    ///
    /// # Errors
    /// What the device says when it cannot be read.
    pub fn state(&self) -> Result<OptimizerState, String> {
        let read = |tensor: &Tensor<1>| {
            let data = tensor.clone().try_into_data().map_err(|err| err.to_string())?;
            data.try_to_vec::<f32>().map_err(|err| format!("{err:?}"))
        };
        let slot = |[first, second]: &[Tensor<1>; 2]| Ok([read(first)?, read(second)?]);
        let memory = self.memory.iter().map(slot).collect::<Result<_, String>>()?;
        Ok(OptimizerState { updates: self.updates, memory })
    }

    /// An optimizer that goes on from a state.
    pub fn from_state(kind: OptimizerKind, state: &OptimizerState, device: &Device) -> Self {
        let tensor = |values: &Vec<f32>| Tensor::from_data(TensorData::new(values.clone(), [values.len()]), device);
        let memory = state.memory.iter().map(|slot| slot.each_ref().map(tensor)).collect();
        Self { kind, updates: state.updates, memory }
    }
}

impl OptimizerKind {
    /// Which of the two memories it needs.
    fn remembers(self) -> [bool; 2] {
        match self {
            Self::GradientDescent | Self::Sgd => [false, false],
            Self::Momentum | Self::Nesterov => [true, false],
            Self::Adam | Self::AdamW | Self::Muon | Self::QuickMuon => [true, true],
        }
    }
}

/// The shapes of the trained tensors.
struct Shapes(Vec<Vec<usize>>);

impl ModuleVisitor for Shapes {
    fn visit_float<const D: usize>(&mut self, param: &Param<Tensor<D>>) {
        if param.is_require_grad() {
            self.0.push(param.shape().to_vec());
        }
    }
}

/// What a trained tensor follows.
enum Pull {
    /// Muon's step, for the tensors that it moves.
    Step(Tensor<1>),
    Gradient(Tensor<1>),
}

struct Mover<'a> {
    pulls: std::vec::IntoIter<Pull>,
    /// How a tensor follows Muon's step.
    step: Update,
    /// How the others follow their gradient.
    update: Update,
    memory: std::slice::IterMut<'a, [Tensor<1>; 2]>,
}

impl ModuleMapper for Mover<'_> {
    fn map_float<const D: usize>(&mut self, param: Param<Tensor<D>>) -> Param<Tensor<D>> {
        if !param.is_require_grad() {
            return param; // running statistics
        }
        let (Some(pull), Some(slot)) = (self.pulls.next(), self.memory.next()) else { return param };
        // Biases, gammas and betas are left free.
        let update = if D < 2 { self.update.without_decay() } else { self.update };
        param.map(|weight| match pull {
            Pull::Step(step) => {
                let mut nothing = [(); 2].map(|()| Tensor::empty([1], &step.device()));
                moved(weight, step, &mut nothing, self.step)
            }
            Pull::Gradient(gradient) => moved(weight, gradient, slot, update),
        })
    }
}

/// The weight after an update. Moves what the rule remembers of it.
fn moved<const D: usize>(weight: Tensor<D>, pull: Tensor<1>, memory: &mut [Tensor<1>; 2], update: Update) -> Tensor<D> {
    let (shape, device) = (weight.dims(), pull.device());
    // Moved, not copied: all three change in place.
    let [first, second] = memory.each_mut().map(|old| std::mem::replace(old, Tensor::empty([1], &device)));
    let flat = weight.inner().reshape([pull.dims()[0]]);
    let (flat, first, second) =
        Dispatch::update(flat.into_dispatch(), pull.into_dispatch(), first.into_dispatch(), second.into_dispatch(), update);
    *memory = [first, second].map(Tensor::from_dispatch);
    let weight: Tensor<1> = Tensor::from_dispatch(flat);
    Tensor::from_inner(weight.reshape(shape)).require_grad()
}
