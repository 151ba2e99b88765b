//! The place in the program that a chapter is about.

use super::super::{Effect, PageId, Room, Shared};
use crate::factory::Mode;
use crate::network::TrainingSettings;

/// Where a chapter leads.
#[derive(Clone, Debug)]
pub enum Visit {
    /// To a room as it stands.
    Room(Room),
    /// To a page of the factory.
    Factory(PageId),
    /// To a page of the network.
    Network(PageId),
    /// To the training, set up like the chapter.
    Train(Mode, Box<TrainingSettings>),
    /// To the landscape of a run.
    Landscape,
}

impl Visit {
    /// Goes there. The lessons stay as they are.
    pub(super) fn go(self, shared: &mut Shared) {
        match self {
            Self::Room(room) => shared.want(Effect::Show(room)),
            Self::Factory(page) => shared.want(Effect::ShowFactoryPage(page)),
            Self::Network(page) => shared.want(Effect::ShowNetworkPage(page)),
            Self::Train(mode, settings) => shared.want(Effect::SetUpTraining(mode, settings)),
            Self::Landscape => shared.want(Effect::ShowLandscape),
        }
    }
}
