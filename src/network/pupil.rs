//! What is trained: a network, and beside it the heads that are asked where the tumors are.

use burn::prelude::*;

use super::device::ComputeDevice;
use super::guidance::CellHead;
use super::layers::{AskedMaps, Network};
use super::{Locator, TrainingSettings};

/// A network and the heads that learn with it.
#[derive(Module, Debug)]
pub struct Pupil {
    /// The network.
    pub network: Network,
    /// Asks the last feature map of 16 x 12 cells.
    cells: Option<CellHead>,
    /// Asks the last feature map of all.
    last: Option<CellHead>,
}

impl Pupil {
    /// Fresh weights, on the tape of the device.
    pub fn new(settings: &TrainingSettings, device: &ComputeDevice) -> Self {
        let device = device.inner().clone().autodiff();
        let TrainingSettings { architecture, classes, seed, guidance, .. } = *settings;
        let (cells, last) = if guidance > 0.0 {
            (CellHead::new(architecture, &device), CellHead::of_last_map(architecture, &device))
        } else {
            (None, None)
        };
        Self { network: Network::new(architecture, classes, seed, &device), cells, last }
    }

    /// The same heads beside another network of the architecture.
    pub fn with_network(self, network: Network) -> Self {
        Self { network, ..self }
    }

    /// Whether a head asks where the tumors are.
    pub fn is_guided(&self) -> bool {
        self.cells.is_some() || self.last.is_some()
    }

    /// Logits of a batch, `[B, K]`, and the feature maps that the heads ask.
    pub fn forward(&self, images: Tensor<4>) -> (Tensor<2>, AskedMaps) {
        if self.is_guided() {
            self.network.forward_with_asked(images)
        } else {
            (self.network.forward(images), AskedMaps::default())
        }
    }

    /// The sum of the heads' losses, in nats, as in [`CellHead::loss`].
    pub fn guidance(&self, asked: AskedMaps, truth: &Tensor<2>) -> Tensor<1> {
        let heads = [(&self.cells, asked.cells), (&self.last, asked.last)];
        let losses = heads.into_iter().filter_map(|(head, maps)| Some(head.as_ref()?.loss(maps?, truth.clone())));
        losses.reduce(|sum, loss| sum + loss).unwrap_or_else(|| Tensor::zeros([1], &truth.device()))
    }

    /// The head that is kept with the network: the one of the 16 x 12 cells. Waits for the device.
    ///
    /// # Errors
    /// When the device fails, or a number is not finite.
    pub fn locator(&self) -> Result<Option<Locator>, String> {
        self.cells.as_ref().map(CellHead::locator).transpose()
    }
}
