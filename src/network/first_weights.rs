//! The weights that a network starts with.

use burn::module::{ModuleMapper, Param};
use burn::prelude::*;
use rand::SeedableRng as _;
use rand_xoshiro::Xoshiro256PlusPlus;

use crate::factory::derived_seed;

/// How large the first weights are at most.
#[derive(Clone, Copy, Debug)]
pub enum Bound {
    /// He (2015): the square root of 6 / inputs.
    He,
    /// Glorot (2010), also called Xavier, as in the lecture: the square root of 6 / (inputs + outputs).
    Glorot,
    /// This.
    Fixed(f64),
}

/// Every weight uniform within +-bound. Our own generator draws the numbers, so that they do not depend on the device nor on
/// what else the process draws.
pub struct Uniform {
    /// For the tensors that come next.
    pub bound: Bound,
    rng: Xoshiro256PlusPlus,
}

impl Uniform {
    /// The weights of a network with this seed, He's bound first.
    pub fn new(seed: u64) -> Self {
        Self { bound: Bound::He, rng: Xoshiro256PlusPlus::seed_from_u64(derived_seed(seed, "weights")) }
    }
}

impl ModuleMapper for Uniform {
    fn map_float<const D: usize>(&mut self, param: Param<Tensor<D>>) -> Param<Tensor<D>> {
        let shape: [usize; D] = param.val().dims();
        if D < 2 {
            return param; // biases and norms keep 0 and 1
        }
        // Convolution: [out, in, kernel, kernel]. Dense: [in, out].
        let taps: usize = shape.iter().skip(2).product();
        let (fan_in, fan_out) = if D == 2 { (shape[0], shape[1]) } else { (shape[1] * taps, shape[0] * taps) };
        let bound = match self.bound {
            Bound::He => (6.0 / fan_in as f64).sqrt(),
            Bound::Glorot => (6.0 / (fan_in + fan_out) as f64).sqrt(),
            Bound::Fixed(bound) => bound,
        };
        let mut draw = || (bound * (2.0 * rand::RngExt::random::<f64>(&mut self.rng) - 1.0)) as f32;
        let weights: Vec<f32> = (0..shape.iter().product()).map(|_| draw()).collect();
        param.map(|old| {
            let tensor = Tensor::<D>::from_data(TensorData::new(weights, shape), &old.device());
            if old.is_require_grad() { tensor.require_grad() } else { tensor }
        })
    }
}
