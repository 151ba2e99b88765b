//! What can be done with a lesson that is open, or that is being made, and what files it asks for.

use std::path::PathBuf;

use super::super::file_request::{FileKind, FileRequest};
use super::super::lesson_file::LessonChoice;
use super::super::{Action, Language};
use super::StepDraft;
use crate::words::Words;

/// A wish of whoever teaches.
#[derive(Clone, Debug)]
pub enum StepAction {
    /// Reads a lesson, on another thread, and opens it.
    Open(LessonChoice),
    /// Goes to the step before.
    Back,
    /// Goes to the next step. Where the step waits for something, the first such wish says for what, and the second goes on all the same.
    On,
    /// Leaves the lesson: everything is again as it was before.
    Leave,
    /// Answers the question of the step, by the place of the choice; the first answer holds.
    Answer(usize),
    /// Shows texts in another language.
    SetLanguage(Language),
    /// Sets the words of the step that is kept next.
    SetDraft(Box<StepDraft>),
    /// Writes what is shown now as the last step of a lesson file, on another thread.
    Keep(PathBuf),
}

impl From<StepAction> for Action {
    fn from(action: StepAction) -> Self {
        Self::Step(action)
    }
}

/// A lesson to be taught.
pub const OPEN_LESSON: FileRequest = FileRequest::open(Words::file_open_lesson, FileKind::Lessons, |path| {
    Action::Step(StepAction::Open(LessonChoice::File(path)))
});
/// A lesson to which a step is added.
pub const ADD_TO_LESSON: FileRequest =
    FileRequest::open(Words::file_add_step_to_a_lesson, FileKind::Lessons, |path| Action::Step(StepAction::Keep(path)));
/// A new lesson, which begins with the step.
pub const BEGIN_LESSON: FileRequest =
    FileRequest::save(Words::file_begin_lesson_with_the_step, FileKind::Lessons, "lesson.toml", |path| {
        Action::Step(StepAction::Keep(path))
    });
