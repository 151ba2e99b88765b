//! The place in the program that a chapter is about.

use super::super::{Effect, OpenedAutoencoder, PageId, Room, Shared};
use crate::factory::{Mode, SpecimenId};
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
    /// To an autoencoder that was trained in a chapter, on a picture of that chapter.
    Autoencoder(OpenedAutoencoder, SpecimenId),
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
            Self::Autoencoder(opened, id) => shared.want(Effect::LookInto(opened, Some(id))),
            Self::Train(mode, settings) => shared.want(Effect::SetUpTraining(mode, settings)),
            Self::Landscape => shared.want(Effect::ShowLandscape),
        }
    }
}
