//! The slow things, on threads behind handles: commands in, events out, plain values only.
//!
//! Every worker is a named thread. Commands are few and their channel is bounded; events are drained by the window once a
//! frame. After an event the worker calls its waker, so the window sleeps until there is something to show. Dropping a
//! handle asks its thread to end and waits for it.

mod atlas;
mod edit;
mod evidence;
mod export;
mod inspector;
mod keeper;
mod latest;
mod mailbox;
mod play;
mod studio;
mod sweep;
mod task;
mod time_machine;
mod training;

use std::sync::Arc;

pub use atlas::{STRIP, Sheet, SheetContent, SheetOrder};
pub use edit::{Edit, Stroke, StrokeKind, line};
pub use evidence::{EvidenceEvent, EvidenceOnTumors, EvidenceOrder, EvidenceWorker};
pub use export::{ExportEnd, ExportOrder, ExportWorker};
pub use inspector::{COUNTED_PICTURES, Inspected, InspectionRequest, InspectorEvent, InspectorWorker, ModelSource};
pub use keeper::Keeper;
pub use play::{PlayEvent, PlayWorker};
pub use studio::{Extra, STRIP_LENGTH, StudioEvent, StudioPicture, StudioRequest, StudioWorker, Thumbnail};
pub use sweep::{SweepEvent, SweepOrder, SweepPoint, SweepWorker, Tally, halves_by_size};
pub use task::Task;
pub use time_machine::{ReplayEvent, ReplayRequest, TimeMachineWorker, Validated};
pub use training::{
    Examined, Finish, KeptRun, Progress, ResumeOrder, Said, StartedRun, StepPoint, TEST_COUNT, TrainingEvent, TrainingOrder,
    TrainingWorker, WatchedPicture,
};

/// Wakes whoever reads the events; cheap to call often.
pub type Waker = Arc<dyn Fn() + Send + Sync>;

/// An error as a sentence on its own.
pub fn sentence(err: &impl std::fmt::Display) -> String {
    let text = err.to_string();
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
