//! The lessons that come with the program.

use super::{Lesson, LessonError};
use crate::words::words;

/// A lesson that comes with the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BundledLesson {
    /// The lecture of 2019 in twenty minutes.
    Lecture2019,
    /// The learning rate.
    TooFastTooSlow,
    /// How far a machine that may be wrong is trusted.
    WhomDoYouTrust,
}

impl BundledLesson {
    /// All of them, in the order of the menu.
    pub const ALL: [Self; 3] = [Self::Lecture2019, Self::TooFastTooSlow, Self::WhomDoYouTrust];

    /// The name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Lecture2019 => "the-2019-lecture",
            Self::TooFastTooSlow => "too-fast-too-slow",
            Self::WhomDoYouTrust => "whom-do-you-trust",
        }
    }

    /// The words in the menu: the title of the lesson in the language of the window.
    pub fn title(self) -> String {
        let words = words();
        match self {
            Self::Lecture2019 => words.lesson_the_2019_lecture(),
            Self::TooFastTooSlow => words.lesson_too_fast_too_slow(),
            Self::WhomDoYouTrust => words.lesson_whom_do_you_trust(),
        }
    }

    /// The lesson of a name, if there is one.
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|lesson| lesson.name() == name)
    }

    /// The text of its file.
    pub fn text(self) -> &'static str {
        match self {
            Self::Lecture2019 => include_str!("../../../assets/lessons/the-2019-lecture.toml"),
            Self::TooFastTooSlow => include_str!("../../../assets/lessons/too-fast-too-slow.toml"),
            Self::WhomDoYouTrust => include_str!("../../../assets/lessons/whom-do-you-trust.toml"),
        }
    }

    /// Reads and checks it.
    ///
    /// # Errors
    /// Never in a released program: a test loads all of them.
    pub fn load(self) -> Result<Lesson, LessonError> {
        Lesson::parse(self.name(), self.text(), None)
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::Language;
    use super::*;
    use crate::words::{Locale, in_locale};

    #[test]
    fn every_lesson_that_comes_with_the_program_is_without_a_mistake_and_bilingual() {
        for bundled in BundledLesson::ALL {
            let lesson = bundled.load().unwrap_or_else(|err| panic!("{}: {err:?}", bundled.name()));
            for locale in Locale::ALL {
                // A space before a mark of punctuation may be one at which no line breaks.
                let title = in_locale(locale, || bundled.title()).replace(['\u{a0}', '\u{202f}'], " ");
                let own = lesson.title.in_language(Language::of_locale(locale)).text.replace(['\u{a0}', '\u{202f}'], " ");
                assert_eq!(own, title);
            }
            let both = [Language::English, Language::French];
            for (number, step) in lesson.steps().iter().enumerate() {
                assert_eq!(step.text.languages().collect::<Vec<_>>(), both, "{} step {}", bundled.name(), number + 1);
                if let Some(question) = &step.question {
                    assert_eq!(question.choices.languages().collect::<Vec<_>>(), both, "{} step {}", bundled.name(), number + 1);
                }
            }
            assert_eq!(BundledLesson::of_name(bundled.name()), Some(bundled));
        }
    }

    #[test]
    fn the_lecture_has_about_twelve_steps_for_twenty_minutes_in_every_room() {
        use super::super::Scene;
        let lesson = BundledLesson::Lecture2019.load().unwrap();
        assert!((11..=14).contains(&lesson.steps().len()), "{} steps", lesson.steps().len());
        let seconds: u64 = lesson.steps().iter().map(|step| step.timer.map_or(0, |timer| timer.as_secs())).sum();
        assert!((18 * 60..=20 * 60).contains(&seconds), "{seconds} seconds");
        let is_in = |is_room: fn(&Scene) -> bool| lesson.steps().iter().any(|step| is_room(&step.scene));
        assert!(is_in(|scene| matches!(scene, Scene::Play(_))) && is_in(|scene| matches!(scene, Scene::Factory(..))));
        assert!(is_in(|scene| matches!(scene, Scene::Train(..))) && is_in(|scene| matches!(scene, Scene::Network(..))));
        assert!(is_in(|scene| matches!(scene, Scene::Chapter(..))) && is_in(|scene| matches!(scene, Scene::Class(..))));
    }
}
