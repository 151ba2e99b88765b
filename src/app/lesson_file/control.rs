//! Controls of the window that a step of a lesson can lock or hide.

use crate::words::words;

/// A control, or a few that belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Control {
    /// The tabs of the rooms, and the ways from one room to another.
    Room,
    /// The tabs of the pages of a room.
    Page,
    /// The list of chapters in Lessons.
    Chapter,
    /// The difficulty.
    Mode,
    /// The recipe: the knobs of the Factory.
    Recipe,
    /// The seed, and the session that goes with it.
    Seed,
    /// Which picture of the series: next and previous ones.
    Index,
    /// The network that plays.
    Machine,
    /// The base image.
    Base,
    /// Whether the base image is hidden until the answer.
    Sight,
    /// Whether true outlines are shown after the answer.
    Outlines,
    /// Whether the evidence map is shown.
    Evidence,
    /// The plan of the next training.
    Plan,
    /// The knobs of a chapter.
    Knobs,
}

impl Control {
    /// All of them.
    pub const ALL: [Self; 14] = [
        Self::Room,
        Self::Page,
        Self::Chapter,
        Self::Mode,
        Self::Recipe,
        Self::Seed,
        Self::Index,
        Self::Machine,
        Self::Base,
        Self::Sight,
        Self::Outlines,
        Self::Evidence,
        Self::Plan,
        Self::Knobs,
    ];

    /// The word in lesson files.
    pub fn word(self) -> &'static str {
        match self {
            Self::Room => "room",
            Self::Page => "page",
            Self::Chapter => "chapter",
            Self::Mode => "mode",
            Self::Recipe => "recipe",
            Self::Seed => "seed",
            Self::Index => "index",
            Self::Machine => "machine",
            Self::Base => "base",
            Self::Sight => "hide-base",
            Self::Outlines => "outlines",
            Self::Evidence => "evidence",
            Self::Plan => "plan",
            Self::Knobs => "knobs",
        }
    }

    /// The control of a word; the network that plays has the name of its pin too.
    pub fn of_word(word: &str) -> Option<Self> {
        if word == "model" {
            return Some(Self::Machine);
        }
        Self::ALL.into_iter().find(|control| control.word() == word)
    }

    /// Whether it can be hidden. The others show a value too, which would be hidden with them, or are a key alone: they can be locked.
    pub fn can_be_hidden(self) -> bool {
        !matches!(self, Self::Index | Self::Recipe | Self::Plan | Self::Knobs)
    }

    /// What a step keeps that has locked it.
    pub fn kept_words(self) -> String {
        let words = words();
        match self {
            Self::Room => words.lesson_keeps_room(),
            Self::Page => words.lesson_keeps_page(),
            Self::Chapter => words.lesson_keeps_chapter(),
            Self::Mode => words.lesson_keeps_mode(),
            Self::Recipe => words.lesson_keeps_recipe(),
            Self::Seed => words.lesson_keeps_seed(),
            Self::Index => words.lesson_keeps_index(),
            Self::Machine => words.lesson_keeps_machine(),
            Self::Base => words.lesson_keeps_base(),
            Self::Sight => words.lesson_keeps_sight(),
            Self::Outlines => words.lesson_keeps_outlines(),
            Self::Evidence => words.lesson_keeps_evidence(),
            Self::Plan => words.lesson_keeps_plan(),
            Self::Knobs => words.lesson_keeps_knobs(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_control_has_a_word_of_its_own() {
        for control in Control::ALL {
            assert_eq!(Control::of_word(control.word()), Some(control));
            assert!(!control.kept_words().is_empty());
        }
        assert_eq!(Control::of_word("model"), Some(Control::Machine));
        assert_eq!(Control::of_word("picture"), None);
    }
}
