//! The slow things, on threads: questions in, answers out, plain values only.
//!
//! [`Ask`] is the one way to a thread: a room asks, and reads replies once a frame. Each file is one job: what is asked, what is
//! answered, and the [`Responder`] that does the work. The training is a thread of its own kind: it is commanded while it goes on.
//! After a reply the thread calls its waker, so that the window sleeps until there is something to show.

mod appearance;
mod ask;
mod bias;
mod cards;
mod class_log;
mod comparison;
mod edit;
mod error;
mod evidence;
mod export;
mod generators;
mod guard;
mod inspection;
mod landscape;
pub mod lessons;
mod made_base;
mod map_sheet;
mod pace;
mod play;
mod read_out;
mod render;
mod session_writer;
mod subject;
mod sweep;
mod time_machine;
mod training;
mod work;

use std::sync::Arc;

pub use appearance::AppearanceJob;
pub use ask::{Ask, Job, Order, Reply, Responder, Steps};
pub use bias::{Adviser, BiasJob, BiasRequest, LabPicture, NoLab, OUTLINED_EVIDENCE, PreparedLab};
pub use cards::{CardsEnd, CardsJob, CardsRequest, MOST_CARDS, Round, write_cards};
pub use class_log::{ClassLog, LogOrder, LogState};
pub use comparison::{ComparisonJob, ComparisonRequest};
pub use edit::{Edit, Stroke, StrokeKind, line};
pub use error::JobError;
pub use evidence::{EvidenceJob, EvidenceOnTumors, EvidenceRequest};
pub use export::{ExportEnd, ExportJob, ExportRequest};
pub use generators::Generators;
pub use guard::{Failure, PanicsOf, caught, say_panics_once, spawn as spawn_thread};
pub use inspection::{
    COUNTED_PICTURES, Classified, Inspected, InspectionAnswer, InspectionJob, InspectionRequest, ModelSource, Outcome, Restored,
};
pub use landscape::{
    GRID as LANDSCAPE_GRID, LANDSCAPE_PICTURES, Landscape, LandscapeCheckpoint, LandscapeJob, LandscapePoint, LandscapeRequest,
};
pub use made_base::MadeBaseJob;
pub use map_sheet::{STRIP, Sheet, SheetContent, SheetOrder};
pub use pace::{Pace, PaceAnswer, PaceJob, PaceRequest};
pub use play::{PlayAnswer, PlayJob, PlayRequest};
pub use read_out::{READ_PICTURES, ReadOutJob, ReadOutRequest};
pub use render::{Extra, Laid, RenderJob, RenderRequest, Rendered, STRIP_LENGTH, Thumbnail};
pub use session_writer::FileWriter;
pub use subject::Subject;
pub use sweep::{SweepAnswer, SweepJob, SweepPoint, SweepRequest, Tally, halves_by_size};
pub use time_machine::{TimeMachineAnswer, TimeMachineJob, TimeMachineRequest, Validated};
pub use training::{
    Collapse, Examined, Finish, Heard, KeptRun, Progress, RecordedMoment, ResumeOrder, Said, StartedRun, StepPoint, TEST_COUNT,
    TrainingEvent, TrainingFailure, TrainingNotice, TrainingOrder, TrainingWorker, WatchedPicture,
};
pub use work::{Piece, Work};

/// Wakes whoever reads the replies; cheap to call often.
pub type Waker = Arc<dyn Fn() + Send + Sync>;
