//! The state that the window paints: what all rooms share, and the rooms.

use super::gallery::{Galleries, GalleryState};
use super::train::Train;
use super::{Classroom, Factory, LessonRun, Lessons, Network, Play, Shared};
use crate::network::{DeviceDescription, DeviceStatus, DeviceTrouble};

/// A room of the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Room {
    /// The guess game.
    Play,
    /// The generator, to be tuned by eye.
    Factory,
    /// Live training.
    Train,
    /// A look into the network.
    Network,
    /// The lecture's chapters.
    Lessons,
    /// A class against the machine.
    Class,
}

/// What is known about the device for training.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DeviceState {
    /// Being tried, on another thread.
    Probing,
    /// Found: all devices of the machine.
    Known(Vec<DeviceDescription>),
}

impl DeviceState {
    /// The device that training takes by itself, if it is known yet.
    pub fn chosen(&self) -> Option<&DeviceDescription> {
        match self {
            Self::Probing => None,
            Self::Known(devices) => devices.iter().find(|device| device.chosen),
        }
    }

    /// Why there is no GPU, where that is known.
    pub fn trouble(&self) -> Option<&DeviceTrouble> {
        let Self::Known(devices) = self else { return None };
        devices.iter().find_map(|device| match &device.status {
            DeviceStatus::Works => None,
            DeviceStatus::Unusable(trouble) => Some(trouble),
        })
    }
}

/// Everything that the window paints.
#[derive(Debug)]
pub struct State {
    /// What all rooms share.
    pub shared: Shared,
    /// The game.
    pub play: Play,
    /// The factory.
    pub factory: Factory,
    /// The training.
    pub train: Train,
    /// The look into the network.
    pub network: Network,
    /// The lessons.
    pub lessons: Lessons,
    /// The lesson that is taught.
    pub lesson: LessonRun,
    /// The class.
    pub class: Classroom,
    pub(super) galleries: Galleries,
}

impl State {
    /// The pictures that are shown over the room.
    pub fn gallery(&self) -> Option<&GalleryState> {
        self.galleries.open.as_ref()
    }

    /// Why the training of the form cannot be started, for people.
    pub fn train_problem(&self) -> Option<String> {
        self.train.problem(&self.shared)
    }

    /// The name of the training that is shown.
    pub fn train_name(&self) -> String {
        self.train.run.clone().unwrap_or_else(|| self.train.running.settings.architecture.name().to_owned())
    }
}
