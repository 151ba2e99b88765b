//! What happens when: the state of the program, the actions that change it, and the workers that it commands.
//!
//! One frame: [`Lab::absorb`] takes in what the workers said, the window paints [`Lab::state`] and pushes [`Action`]s, and
//! [`Lab::apply`] obeys each of them. There is no widget here and no pixel.

mod action;
mod curve;
mod export;
mod factory;
mod gallery;
mod lab;
mod mosaic;
mod network;
mod play;
mod presets;
mod runs;
mod score;
mod session_log;
mod settings;
mod state;
mod train;

pub use crate::worker::{
    COUNTED_PICTURES, Edit, EvidenceOnTumors, Inspected, STRIP, Sheet, SheetContent, SheetOrder, Stroke, StrokeKind,
    StudioPicture, Thumbnail, line,
};
pub use action::{Action, LoadedFile};
pub use curve::Curve;
pub use export::{ExportForm, ExportState, Exporting};
pub use factory::{FactoryState, FactoryView, GridChoice, History, Tuning};
pub use gallery::{Gallery, GalleryPicture, GalleryState, GalleryView, MOST_SHOWN, Subject};
pub use lab::{Lab, Launch};
pub use mosaic::Mosaic;
pub use network::{Brush, Moment, NetworkOrder, NetworkState, NetworkView, PictureSource, Sought, TimeMachine};
pub use play::{LiveRound, Opponent, PlayState};
pub use presets::{PresetOrder, PresetOutcome, PresetState};
pub use runs::{RunOrder, RunsOutcome, RunsState, TrainView};
pub use score::{Origin, Pick, PlayedRound, PlayedSession, outcome_words};
pub use settings::{Appearance, Settings};
pub use state::{DeviceState, Message, MessageKind, Room, State};
pub use train::{Status, TrainForm, TrainState, Validation};
