//! What happens when: the state of the program, the actions that change it, and the workers that it commands.
//!
//! One frame: [`Lab::absorb`] takes in what the workers said, the window paints [`Lab::state`] and pushes [`Action`]s, and
//! [`Lab::apply`] obeys each of them. There is no widget here and no pixel.

mod action;
pub mod breakdown;
pub mod calibration;
mod closely;
mod curve;
mod export;
mod factory;
mod gallery;
mod lab;
mod last_session;
pub mod mistakes;
mod mosaic;
mod network;
mod play;
mod presets;
mod race;
mod runs;
mod score;
mod session_log;
mod settings;
mod state;
mod sweep;
mod tables;
mod train;
pub mod train_form;

pub use crate::worker::{
    COUNTED_PICTURES, Edit, EvidenceOnTumors, Examined, Inspected, STRIP, Sheet, SheetContent, SheetOrder, Stroke, StrokeKind,
    StudioPicture, Tally, Thumbnail, line,
};
pub use action::{Action, LoadedFile};
pub use closely::{Closely, GradientState, SaidOverTime, TestResult};
pub use curve::Curve;
pub use export::{ExportForm, ExportState, Exporting};
pub use factory::{FactoryState, FactoryView, GridChoice, History, Tuning};
pub use gallery::{Gallery, GalleryPicture, GalleryState, GalleryView, MOST_SHOWN, Subject};
pub use lab::{Lab, Launch};
pub use mosaic::{ColorPicture, Mosaic};
pub use network::{Brush, Moment, NetworkOrder, NetworkState, NetworkView, PictureSource, Sought, TimeMachine};
pub use play::{LiveRound, Opponent, PlayState};
pub use presets::{PresetOrder, PresetOutcome, PresetState};
pub use race::{Race, RacePoint};
pub use runs::{RunOrder, RunsOutcome, RunsState, TrainView};
pub use score::{Origin, Pick, PlayedRound, PlayedSession, outcome_words};
pub use settings::{Appearance, Settings};
pub use state::{DeviceState, Message, MessageKind, Room, State};
pub use sweep::{
    BROKEN, CurvePoint, Measured, SWEEP_COUNTS, SWEEP_LENGTH, SweepForm, SweepGroup, SweepRun, SweepState, SweepStatus,
    can_be_swept, knob_value, knob_words,
};
pub use train::{Status, TrainState, Validation};
pub use train_form::{LengthUnit, TrainForm};

/// 12345 as "12 345".
pub fn grouped(count: u64) -> String {
    let digits = count.to_string();
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push('\u{A0}');
        }
        text.push(digit);
    }
    text
}
