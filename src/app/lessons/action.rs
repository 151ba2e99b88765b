//! What can be done in the lessons.

use super::super::{Action, PageId};
use super::Knobs;

/// A wish of whoever learns.
#[derive(Clone, Debug)]
pub enum LessonAction {
    /// Opens a chapter.
    Show(PageId),
    /// Takes one of the three predictions of the chapter; the first one holds.
    Predict(usize),
    /// Sets the knobs of a chapter.
    Turn(Box<Knobs>),
    /// The chapter as it opens.
    Reset,
    /// Goes to the place in the program that the chapter is about.
    Visit,
    /// Goes to the landscape of a run: what the chapter of the momentum shows, with the weights of a whole network.
    VisitLandscape,
}

impl From<LessonAction> for Action {
    fn from(action: LessonAction) -> Self {
        Self::Lessons(action)
    }
}
