//! Averaged weights: what is measured, shown and kept is the mean of the last steps' weights, not the last step's.
//!
//! While the learning rate is high the weights jump around a good place, and one step's statistics of the normalisation
//! fit badly; their exponential moving average (Polyak and Juditsky, 1992) sits in the middle of it.

use burn::module::{Module as _, ModuleMapper, ModuleVisitor, Param};
use burn::prelude::*;

use super::layers::Network;

/// Steps between two updates: reading the weights costs a little.
const SPACING: u64 = 4;
/// Memory of the average in updates; shorter in the beginning.
const MEMORY: f32 = 50.0;

/// The running mean of all weights and statistics of a network, in the order in which it visits them.
#[derive(Debug, Default)]
pub struct AveragedWeights {
    values: Vec<Vec<f32>>,
    updates: u64,
}

impl AveragedWeights {
    /// Takes in the weights after step `steps` (from 1), every few steps.
    ///
    /// # Errors
    /// What the device says when it cannot be read.
    pub fn update(&mut self, network: &Network, steps: u64) -> Result<(), String> {
        if !steps.is_multiple_of(SPACING) && !self.values.is_empty() {
            return Ok(());
        }
        // A tenth of all updates so far, at most the whole memory: the first, wild steps are soon forgotten.
        let weight = 1.0 / (1.0 + 0.1 * self.updates as f32).min(MEMORY);
        self.updates += 1;
        let mut visitor = Blend { values: &mut self.values, weight, place: 0, failure: None };
        network.visit(&mut visitor);
        visitor.failure.map_or(Ok(()), Err)
    }

    /// The network with the averaged weights, off the tape; as it is before the first update.
    pub fn network(&self, like: &Network) -> Network {
        let network = like.valid();
        if self.values.is_empty() { network } else { network.map(&mut Fill { values: self.values.iter() }) }
    }
}

struct Blend<'a> {
    values: &'a mut Vec<Vec<f32>>,
    weight: f32,
    place: usize,
    failure: Option<String>,
}

impl ModuleVisitor for Blend<'_> {
    fn visit_float<const D: usize>(&mut self, param: &Param<Tensor<D>>) {
        let read = param.val().try_into_data().map_err(|err| err.to_string());
        match read.and_then(|data| data.try_to_vec::<f32>().map_err(|err| format!("{err:?}"))) {
            Err(reason) => self.failure = Some(reason),
            Ok(new) => match self.values.get_mut(self.place) {
                None => self.values.push(new),
                Some(mean) => mean.iter_mut().zip(&new).for_each(|(mean, &new)| *mean += self.weight * (new - *mean)),
            },
        }
        self.place += 1;
    }
}

struct Fill<'a> {
    values: std::slice::Iter<'a, Vec<f32>>,
}

impl ModuleMapper for Fill<'_> {
    fn map_float<const D: usize>(&mut self, param: Param<Tensor<D>>) -> Param<Tensor<D>> {
        let Some(values) = self.values.next() else { return param };
        param.map(|old| Tensor::from_data(TensorData::new(values.clone(), old.dims()), &old.device()))
    }
}
