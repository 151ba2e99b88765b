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

/// The average as plain numbers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AveragedState {
    /// Updates so far.
    pub updates: u64,
    /// The mean of all weights and statistics of a network, in the order in which it visits them; empty before the first update.
    pub values: Vec<Vec<f32>>,
}

impl AveragedState {
    /// Whether it can be the average of a network like this one.
    ///
    /// # Errors
    /// What does not fit, or what the device says when it cannot be read.
    pub fn check(&self, network: &Network) -> Result<(), String> {
        let is_fresh = self.updates == 0 && self.values.is_empty();
        let fits = is_fresh || self.updates > 0 && lengths(&read_values(network)?) == lengths(&self.values);
        if fits { Ok(()) } else { Err("the average of the weights belongs to another network".to_owned()) }
    }
}

/// The running mean of all weights and statistics of a network.
#[derive(Debug, Default)]
pub struct AveragedWeights {
    state: AveragedState,
}

impl AveragedWeights {
    /// Takes in the weights after step `steps` (from 1), every few steps.
    ///
    /// # Errors
    /// What the device says when it cannot be read.
    pub fn update(&mut self, network: &Network, steps: u64) -> Result<(), String> {
        let AveragedState { updates, values } = &mut self.state;
        if !steps.is_multiple_of(SPACING) && !values.is_empty() {
            return Ok(());
        }
        let new = read_values(network)?;
        // A tenth of all updates so far, at most the whole memory: the first, wild steps are soon forgotten.
        let weight = 1.0 / (1.0 + 0.1 * *updates as f32).min(MEMORY);
        *updates += 1;
        if values.is_empty() {
            *values = new;
            return Ok(());
        }
        for (mean, new) in values.iter_mut().zip(&new) {
            mean.iter_mut().zip(new).for_each(|(mean, &new)| *mean += weight * (new - *mean));
        }
        Ok(())
    }

    /// The network with the averaged weights, off the tape; as it is before the first update.
    pub fn network(&self, like: &Network) -> Network {
        let network = like.valid();
        if self.state.values.is_empty() { network } else { network.map(&mut Fill { values: self.state.values.iter() }) }
    }

    /// The average as plain numbers.
    pub fn state(&self) -> AveragedState {
        self.state.clone()
    }

    /// An average that goes on from a state.
    pub fn from_state(state: &AveragedState) -> Self {
        Self { state: state.clone() }
    }
}

/// All numbers of a module, trained or not, in the order in which it visits them. Waits for the device.
///
/// # Errors
/// What the device says when it cannot be read.
pub fn read_values<M: burn::module::Module>(module: &M) -> Result<Vec<Vec<f32>>, String> {
    let mut reader = Reader { values: Vec::new(), failure: None };
    module.visit(&mut reader);
    reader.failure.map_or(Ok(reader.values), Err)
}

/// The module with other numbers, in the same order.
///
/// # Errors
/// When their lengths are not those of the module.
pub fn write_values<M: burn::module::Module>(module: M, values: &[Vec<f32>]) -> Result<M, String> {
    if lengths(&read_values(&module)?) != lengths(values) {
        return Err("the weights belong to another network".to_owned());
    }
    Ok(module.map(&mut Fill { values: values.iter() }))
}

fn lengths(values: &[Vec<f32>]) -> Vec<usize> {
    values.iter().map(Vec::len).collect()
}

struct Reader {
    values: Vec<Vec<f32>>,
    failure: Option<String>,
}

impl ModuleVisitor for Reader {
    fn visit_float<const D: usize>(&mut self, param: &Param<Tensor<D>>) {
        let read = param.val().try_into_data().map_err(|err| err.to_string());
        match read.and_then(|data| data.try_to_vec::<f32>().map_err(|err| format!("{err:?}"))) {
            Err(reason) => self.failure = Some(reason),
            Ok(values) => self.values.push(values),
        }
    }
}

struct Fill<'a> {
    values: std::slice::Iter<'a, Vec<f32>>,
}

impl ModuleMapper for Fill<'_> {
    fn map_float<const D: usize>(&mut self, param: Param<Tensor<D>>) -> Param<Tensor<D>> {
        let Some(values) = self.values.next() else { return param };
        param.map(|old| {
            let new = Tensor::from_data(TensorData::new(values.clone(), old.dims()), &old.device());
            if old.is_require_grad() { new.require_grad() } else { new }
        })
    }
}
