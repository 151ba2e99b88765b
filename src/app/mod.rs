//! What happens when: the rooms, what they share, and how they meet. No widget and no pixel.
//!
//! Each room is a folder with its state, its actions, `apply`, `absorb` and the threads that it asks. [`Lab`] hands an [`Action`] to its
//! room; what a room wants of another one is an [`Effect`]. One frame: [`Lab::absorb`] takes in what the threads said, the window paints
//! [`Lab::state`] and pushes [`Action`]s, and [`Lab::apply`] obeys each of them.

mod action;
mod answer_words;
mod base_warning;
mod base_words;
mod bases;
mod class_words;
mod classroom;
mod current_picture;
mod dataset_words;
mod device_words;
mod drawn_words;
mod effect;
mod error_words;
mod evidence_words;
mod factory;
mod factory_words;
mod file_request;
mod files;
mod gallery;
mod group;
mod lab;
mod language;
mod lesson_file;
mod lesson_run;
pub mod lessons;
mod matchup;
mod message;
mod models;
mod network;

mod network_words;
mod opponent_curve;
mod page;
mod passing;
mod play;
mod session;
mod settings;
mod shared;
mod state;
mod stories;
pub mod tables;
mod train;
mod training_words;
mod what_if_words;

pub use crate::words::number::{self, grouped};
pub use crate::worker::{
    COUNTED_PICTURES, Classified, Edit, EvidenceOnTumors, Examined, Extra, Inspected, LANDSCAPE_GRID, LANDSCAPE_PICTURES, Laid,
    Landscape, Outcome, READ_PICTURES, Rendered, Restored, STRIP, Sheet, SheetContent, SheetOrder, Stroke, StrokeKind, Tally,
    Thumbnail, line,
};
pub use action::Action;
pub use answer_words::{answer_words, size_count_words, size_words};
pub use base_warning::BaseWarning;
pub use base_words::{base_menu_words, made_base_words};
pub use bases::BaseOrigin;
pub use class_words::{ScoreWords, calibration_words, score_words, section_title, standing_words};
pub use classroom::{
    BIAS, BiasAction, BiasLab, BiasStep, Cards, ClassAction, ClassSetup, Classroom, Draft, LARGEST_CLASS_SEED, LOOK_SECONDS,
    LabAdviser, LabCase, LabChoice, LabShown, LabVoters, PRINT_CARDS, PlayerResult, Record, Revealed, Seated, TEST,
    TEST_PICTURES, TestAction, TestStep, TestTable, ToldPicture, VOTE, VoteAction, VoteStep, VoteTable, bias_words,
    counts_problem,
};
pub use current_picture::CurrentPicture;
pub use dataset_words::{dataset_notes, low_bits_words};
pub use device_words::{device_name_words, device_status_words, device_trouble_words, no_gpu_words};
pub use drawn_words::drawn_words;
pub use effect::Effect;
pub use error_words::InWords;
pub use evidence_words::{evidence_explanation, evidence_obstacle, evidence_share, evidence_title};
pub use factory::{
    BROKEN, ColorPicture, CurvePoint, EXPORT_FILE, EXPORT_FOLDER, ExportForm, ExportState, Exporting, Factory, FactoryAction,
    GridChoice, History, Idle, Measured, NoPicture, OPEN_RECIPE, OPEN_TARGET, PictureGrid, PresetOrder, PresetOutcome,
    PresetState, SAMPLE, SAVE_PICTURE, SAVE_RECIPE, SWEEP_COUNTS, SWEEP_LENGTH, Step, SweepForm, SweepGroup, SweepRun,
    SweepState, SweepStatus, TARGET, Target, TargetState, Tuning, can_be_swept, is_found, knob_value,
};
pub use factory_words::{
    alteration_search, alteration_word, distribution_word, group_word, knob_words, parameter_hint, parameter_name,
    parameter_unit, picture_value_name, recipe_error_words, stage_word,
};
pub use file_request::{FileKind, FileRequest, OPEN_BASE, OPEN_MODEL, SAVE_SWEEP, Then, typed_path};
pub use gallery::{Gallery, GalleryPicture, GalleryState, GalleryView, MOST_SHOWN, Views};
pub use group::Group;
pub use lab::{Lab, Launch};
pub use language::{Language, Texts, Told};
pub use lesson_file::{
    BundledLesson, ClassPage, Condition, Control, FACTORY_PAGES, Lesson, LessonChoice, LessonError, LessonStep, Mistake,
    NETWORK_PAGES, PlayPins, Question, Scene, TRAIN_PAGES,
};
pub use lesson_run::{ADD_TO_LESSON, BEGIN_LESSON, LessonRun, OPEN_LESSON, OpenLesson, StepAction, StepDraft};
pub use lessons::{
    AnyPlayed, CHAPTERS, ChapterGroup, ChapterWords, Chapters, Knobs, LESSON_SEED, LessonAction, Lessons, Place, Played, Visit,
    neighbour,
};
pub use matchup::{Matchup, OpponentId, Sees};
pub use message::{Message, MessageKind};
pub use models::{Models, NoModel, Opponent};
pub use network::{
    Brush, Choice, EditHistory, FILTERS, KEPT, Keeping, MAPS, Moment, Network, NetworkAction, OpenedAutoencoder, PictureSource,
    RESTORED, Refusal, SAVE_AUTOENCODER, Sought, TIME_MACHINE, TimeMachine,
};
pub use network_words::{architecture_sentence, autoencoder_words, decibels, layer_name, layer_title};
pub use opponent_curve::{LearningCurve, NoCurve};
pub use page::PageId;
pub use play::{
    Example, Examples, LiveRound, Pick, Play, PlayAction, SAVE_SESSION, load_session, outcome_words, short_outcome_words,
};
pub use session::{Origin, PlayedPicture, PlayedRound, PlayedSession, rounds_of};
pub use settings::{Appearance, Renderer, Settings, StoppedRun};
pub use shared::Shared;
pub use state::{DeviceState, Room, State};
pub use stories::{Recording, STORIES, Story};
pub use train::{
    Answered, ChallengeStage, Curve, Details, GivenPictures, GradientState, LIVE, LandscapeAction, LengthUnit, Measurement,
    OPEN_PICTURE_ARCHIVE, OPEN_PICTURE_FOLDER, PLAYBACK, Paces, Passed, QUICK_SECONDS, RUNS, Race, RacePoint, Recorded,
    RunLandscape, RunOrder, Runs, SAVE_MODEL, SAVE_TABLE, SAVE_VIEW, SaidOverTime, Standing, Status, StoryTime, TestResult,
    Train, TrainAction, TrainForm, Validation, Verdict, breakdown, calibration, failure_words, mistakes, notice_words,
    status_words,
};
pub use training_words::{
    answers_words, augment_words, bases_words, device_choice_word, gradient_layer_words, job_error_words, network_error_words,
    optimizer_word, schedule_word, setting_value, settings_error_words,
};
pub use what_if_words::what_if_word;

/// Why a picture is not shown that the game asks, now or later.
pub(crate) fn asked_in_play() -> String {
    crate::words::words().shared_asked_in_play()
}
