//! The lessons: the lecture's chapters as things to move.
//!
//! A chapter is four files with one line each: its mathematics (`lecture/`), its thread (`worker/lessons/`), its words (here) and its
//! page (`ui/lessons/`). The beats are the same everywhere: predict, move one thing, see one number, take one sentence home.

mod action;
mod chapters;
mod played;
mod visit;
mod words;

pub use crate::worker::lessons::*;
pub use action::LessonAction;
pub use chapters::{CHAPTERS, Chapters, Knobs};
pub use played::{AnyPlayed, Place, Played};
pub use visit::Visit;
pub use words::{ChapterGroup, ChapterWords};

use std::sync::Arc;

use super::{PageId, Shared};
use chapters::ChaptersAside;

/// Seed of the pictures of all chapters.
pub const LESSON_SEED: u64 = 1;

/// The room of the lessons.
#[derive(Debug)]
pub struct Lessons {
    /// The chapter that is shown.
    pub chapter: PageId,
    /// All chapters as they stand: they are kept while the program runs.
    pub chapters: Chapters,
}

/// The room as it was before a lesson.
#[derive(Debug)]
pub(super) struct LessonsAside {
    chapter: PageId,
    chapters: ChaptersAside,
}

impl Lessons {
    /// The room with its first chapter.
    pub(super) fn new(shared: &Shared) -> Self {
        Self { chapter: CHAPTERS[0].id, chapters: Chapters::new(&shared.waker()) }
    }

    /// Puts all chapters aside while a lesson is taught: nothing is predicted or moved in any of them.
    pub(super) fn set_aside(&mut self) -> LessonsAside {
        let chapter = std::mem::replace(&mut self.chapter, CHAPTERS[0].id);
        LessonsAside { chapter, chapters: self.chapters.set_aside() }
    }

    /// All chapters as they stood.
    pub(super) fn put_back(&mut self, aside: LessonsAside) {
        self.chapter = aside.chapter;
        self.chapters.put_back(aside.chapters);
    }

    /// The words of the chapter that is shown.
    pub fn words(&self) -> &'static ChapterWords {
        CHAPTERS.iter().find(|words| words.id == self.chapter).unwrap_or(&CHAPTERS[0])
    }

    /// The chapter that is shown, as it stands.
    pub fn played(&self) -> Option<&dyn AnyPlayed> {
        self.chapters.played(self.chapter)
    }

    /// Obeys a wish.
    pub(super) fn apply(&mut self, action: LessonAction, shared: &mut Shared) {
        let place = place(shared);
        match action {
            LessonAction::Show(chapter) => {
                self.chapter = chapter;
                self.enter(shared);
            }
            LessonAction::Predict(choice) => {
                if let Some(played) = self.chapters.played_mut(self.chapter) {
                    played.predict(choice);
                }
            }
            LessonAction::Turn(knobs) => self.chapters.turn(*knobs, &place),
            LessonAction::Reset => {
                if let Some(played) = self.chapters.played_mut(self.chapter) {
                    played.reset(&place);
                }
            }
            LessonAction::Visit => {
                (self.words().visit)(&self.chapters).go(shared);
            }
            LessonAction::VisitLandscape => Visit::Landscape.go(shared),
        }
    }

    /// The room is opened: what its chapter shows is computed, where it was not yet.
    pub(super) fn enter(&mut self, shared: &mut Shared) {
        shared.runs.refresh(); // a chapter leads to the landscape of a run, where there is one
        if let Some(played) = self.chapters.played_mut(self.chapter) {
            played.open(&place(shared));
        }
    }

    /// There is another base image: nothing that was seen holds any more.
    pub(super) fn follow_base(&mut self, shared: &mut Shared) {
        for words in &CHAPTERS {
            if let Some(played) = self.chapters.played_mut(words.id) {
                played.forget();
            }
        }
        if shared.room == super::Room::Lessons {
            self.enter(shared);
        }
    }

    /// Takes in what the threads said, and notes where it answers the question of its chapter.
    pub(super) fn absorb(&mut self) {
        for words in &CHAPTERS {
            if let Some(played) = self.chapters.played_mut(words.id) {
                played.absorb();
            }
            let is_shown = (words.missing)(&self.chapters).is_none();
            if let Some(played) = self.chapters.played_mut(words.id).filter(|played| is_shown && played.is_seen()) {
                played.witness();
            }
        }
        if self.played().is_some_and(AnyPlayed::is_in_progress) {
            self.give_up_all_but(self.chapter);
        }
    }

    /// Ends what all other chapters compute. One chapter computes long at a time, because two trainings on the same cores would both be slow; the
    /// newer one is that of the chapter that is shown.
    fn give_up_all_but(&mut self, chapter: PageId) {
        for words in CHAPTERS.iter().filter(|words| words.id != chapter) {
            if let Some(played) = self.chapters.played_mut(words.id) {
                played.give_up();
            }
        }
    }
}

/// The chapter before or after another one; the chapter itself at the ends.
pub fn neighbour(chapter: PageId, by: i64) -> PageId {
    let at = CHAPTERS.iter().position(|words| words.id == chapter).unwrap_or(0);
    CHAPTERS[at.saturating_add_signed(by as isize).min(CHAPTERS.len() - 1)].id
}

fn place(shared: &Shared) -> Place {
    Place { base: Arc::clone(&shared.base), seed: LESSON_SEED }
}
