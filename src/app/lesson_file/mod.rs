//! Lesson files: what a teacher prepares, step by step, and everything that can be wrong in such a file.
//!
//! `scene.rs` is what a step sets in which room; `pins.rs` reads it, with `chapter_knobs.rs` for the chapters; `folder.rs` opens the
//! files that a lesson names; `values.rs` and `mistake.rs` say what is wrong, with lines; `keep.rs` writes another step.

mod bundled;
mod chapter_knobs;
mod control;
mod folder;
mod keep;
mod mistake;
mod pins;
mod read;
mod scene;
mod values;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::{Language, Texts};
use crate::words::Locale;

pub use bundled::BundledLesson;
pub(super) use chapter_knobs::written as knob_pins;
pub use control::Control;
pub(super) use keep::{NewStep, keep_step};
pub use mistake::{LessonError, Mistake};
pub use pins::{FACTORY_PAGES, NETWORK_PAGES, TRAIN_PAGES};
pub(super) use pins::{LARGEST, page_word};
pub use scene::{ClassPage, ClassPins, PicturePins, PinnedBase, PinnedMachine, PlayPins, Scene, TrainPins};

/// The newest format of lesson files that this program reads.
pub const FORMAT: u64 = 1;
/// Most steps of a lesson.
pub const MOST_STEPS: usize = 200;

/// A lesson that was read and checked, with all files that it names.
#[derive(Clone, Debug)]
pub struct Lesson {
    /// The file's name, or that of a lesson that comes with the program.
    pub name: String,
    /// The title.
    pub title: Texts,
    /// The language of the window while it is taught; `None` leaves the user's own.
    pub language: Option<Locale>,
    /// The steps: at least one.
    steps: Vec<LessonStep>,
}

/// A step of a lesson.
#[derive(Clone, Debug)]
pub struct LessonStep {
    /// Where it takes place, and what it sets there.
    pub scene: Scene,
    /// The base image that it sets for all rooms.
    pub base: Option<PinnedBase>,
    /// What is said.
    pub text: Texts,
    /// What is asked.
    pub question: Option<Question>,
    /// What nobody can change while it lasts.
    pub locks: BTreeSet<Control>,
    /// Controls that are not shown while it lasts.
    pub hidden: BTreeSet<Control>,
    /// How long it is meant to last; the time is counted down.
    pub timer: Option<Duration>,
    /// When it goes on.
    pub next: Condition,
}

/// A question with its choices.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// The choices in each language: the same number in all of them, 2 to 6.
    pub choices: Texts<Vec<String>>,
    /// The place of the right one, from 0; `None` for a question of opinion.
    pub right: Option<usize>,
}

/// When a step goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Condition {
    /// When somebody wants it.
    Key,
    /// When its question is answered.
    QuestionAnswered,
    /// When the picture of the game is answered.
    PictureAnswered,
    /// When the vote of the class is closed.
    VoteClosed,
    /// When the training has seen so many pictures.
    Seen(u64),
}

impl Question {
    /// How many choices there are.
    pub fn count(&self) -> usize {
        self.choices.in_language(Language::default()).text.len()
    }
}

impl Lesson {
    /// Reads and checks a lesson with all files that it names.
    ///
    /// # Errors
    /// When the file cannot be read, or anything in it is wrong: all mistakes, with their lines.
    pub fn load(path: &Path) -> Result<Self, LessonError> {
        read::load(path)
    }

    /// The lesson in a text; `folder` is that of the files that it names.
    ///
    /// # Errors
    /// All mistakes, with their lines.
    pub fn parse(name: &str, text: &str, folder: Option<&Path>) -> Result<Self, LessonError> {
        read::parse(name, text, folder).map_err(LessonError::Mistakes)
    }

    /// The steps, in their order: at least one.
    pub fn steps(&self) -> &[LessonStep] {
        &self.steps
    }

    /// The languages that something of it is written in.
    pub fn languages(&self) -> BTreeSet<Language> {
        let of_steps = self.steps.iter().flat_map(|step| {
            let of_question = step.question.iter().flat_map(|question| question.choices.languages());
            step.text.languages().chain(of_question)
        });
        self.title.languages().chain(of_steps).collect()
    }
}

/// Which lesson is meant by a word of the command line: one that comes with the program, or a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LessonChoice {
    /// One that comes with the program.
    Bundled(BundledLesson),
    /// A file.
    File(PathBuf),
}

impl LessonChoice {
    /// The choice that a word means: names of lessons that come with the program go before files. A file of such a name is meant
    /// with `./` before it.
    pub fn of_word(word: &std::ffi::OsStr) -> Self {
        let bundled = word.to_str().and_then(BundledLesson::of_name);
        bundled.map_or_else(|| Self::File(word.into()), Self::Bundled)
    }

    /// What people call it.
    pub fn name(&self) -> String {
        match self {
            Self::Bundled(lesson) => lesson.title(),
            Self::File(path) => super::files::file_name(path),
        }
    }

    /// Reads and checks it.
    ///
    /// # Errors
    /// Those of [`Lesson::load`].
    pub fn load(&self) -> Result<Lesson, LessonError> {
        match self {
            Self::Bundled(lesson) => lesson.load(),
            Self::File(path) => Lesson::load(path),
        }
    }
}
