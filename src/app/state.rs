//! The state that the window paints.

use std::path::PathBuf;

use super::NetworkState;
use super::{ExportState, FactoryState, GalleryState, Mosaic, PlayState, PresetState, RunsState, Settings, TrainState};
use crate::factory::BaseImage;
use crate::network::DeviceDescription;
use crate::storage::clean_name;

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
}

impl Room {
    /// In the order of the tabs and of the keys Ctrl+1 to Ctrl+4.
    pub const ALL: [Self; 4] = [Self::Play, Self::Factory, Self::Train, Self::Network];

    /// The word on the tab.
    pub fn name(self) -> &'static str {
        match self {
            Self::Play => "Play",
            Self::Factory => "Factory",
            Self::Train => "Train",
            Self::Network => "Network",
        }
    }
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
}

/// How a message is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MessageKind {
    /// Something is done.
    Done,
    /// Something to know.
    Notice,
    /// Something failed.
    Failed,
}

/// A sentence for the user, shown once as a toast.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// How it is meant.
    pub kind: MessageKind,
    /// The sentence.
    pub text: String,
}

impl Message {
    /// A message that something failed.
    pub fn failed(text: impl Into<String>) -> Self {
        Self { kind: MessageKind::Failed, text: text.into() }
    }

    /// A message that something is done.
    pub fn done(text: impl Into<String>) -> Self {
        Self { kind: MessageKind::Done, text: text.into() }
    }

    /// A message to take note of.
    pub fn notice(text: impl Into<String>) -> Self {
        Self { kind: MessageKind::Notice, text: text.into() }
    }
}

/// Everything that the window paints.
#[derive(Debug)]
pub struct State {
    /// The room that is shown.
    pub room: Room,
    /// The base picture.
    pub base: BaseImage,
    /// What people call it.
    pub base_name: String,
    /// The game.
    pub play: PlayState,
    /// The factory.
    pub factory: FactoryState,
    /// The presets of the factory that the user keeps.
    pub presets: PresetState,
    /// A picture on its way to the clipboard.
    pub clipboard: Option<Mosaic>,
    /// The export of datasets.
    pub export: ExportState,
    /// The file that a picture of the view is to be written to, until the window has taken it.
    pub wanted_figure: Option<PathBuf>,
    /// The training.
    pub train: TrainState,
    /// The trainings that are kept.
    pub runs: RunsState,
    /// Pictures that are shown over the room.
    pub gallery: Option<GalleryState>,
    /// The look into the network.
    pub network: NetworkState,
    /// Where training will run.
    pub device: DeviceState,
    /// What is kept between starts.
    pub settings: Settings,
    /// Messages that the window has not shown yet.
    pub messages: Vec<Message>,
    /// Whether a file is being read or written.
    pub file_busy: bool,
}

impl State {
    /// Why the training of the form cannot be started, for people.
    pub fn train_problem(&self) -> Option<String> {
        let form = &self.train.form;
        let taken = |name: String| self.runs.list.iter().any(|run| run.name == name).then_some(name);
        let taken = form.run_name().map(|name| clean_name(&name)).and_then(taken);
        form.problem().or_else(|| taken.map(|name| format!("There is a run called {name} already. Choose another name.")))
    }
}
