//! What a teacher sets before a session of the class; kept between starts.

use serde::{Deserialize, Serialize};

use crate::classroom::ClassSize;
use crate::factory::Mode;

/// Seconds to look at a picture, at least and at most.
pub const LOOK_SECONDS: (u32, u32) = (3, 300);
/// Pictures of a test, at least and at most.
pub const TEST_PICTURES: (u32, u32) = (1, 100);

/// The setup of the class. Settings bring every number into its limits when they change and when they are read: see [`Self::checked`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ClassSetup {
    /// EASY or HARD.
    pub mode: Mode,
    /// Seed of the pictures, up to 999 999: two classes with the same seed get the same pictures.
    pub seed: u64,
    /// People who vote.
    pub people: u32,
    /// Whether the time to look is limited.
    pub is_timed: bool,
    /// The time to look at a picture, in seconds, where it is limited.
    pub look_seconds: u32,
    /// Whether two teams vote, each for itself.
    pub has_teams: bool,
    /// Whether twelve chips are laid in place of hands.
    pub by_chips: bool,
    /// Whether a series of pictures is a test: its truth is told at the end, all at once.
    pub is_test: bool,
    /// Pictures of a test.
    pub test_pictures: u32,
}

/// The largest seed that people type.
pub const LARGEST_SEED: u64 = 999_999;

impl Default for ClassSetup {
    fn default() -> Self {
        Self {
            mode: Mode::Hard,
            seed: 2019,
            people: 28,
            is_timed: true,
            look_seconds: 20,
            has_teams: false,
            by_chips: false,
            is_test: false,
            test_pictures: 10,
        }
    }
}

impl ClassSetup {
    /// The same with every number inside its limits: a file may hold others.
    #[must_use]
    pub fn checked(self) -> Self {
        Self {
            seed: self.seed.min(LARGEST_SEED),
            people: self.people.clamp(1, ClassSize::MOST),
            look_seconds: self.look_seconds.clamp(LOOK_SECONDS.0, LOOK_SECONDS.1),
            test_pictures: self.test_pictures.clamp(TEST_PICTURES.0, TEST_PICTURES.1),
            ..self
        }
    }

    /// People who vote.
    pub fn size(&self) -> ClassSize {
        ClassSize::at_most(self.people)
    }

    /// The time to look at a picture, in seconds; `None` where it is not limited.
    pub fn look(&self) -> Option<u32> {
        self.is_timed.then_some(self.look_seconds)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_with_other_numbers_is_brought_into_the_limits() {
        let read: ClassSetup =
            toml::from_str("people = 4000000\nlook_seconds = 0\ntest_pictures = 5000\nseed = 12345678").unwrap();
        let setup = read.checked();
        assert_eq!(setup.size().people(), ClassSize::MOST);
        assert_eq!((setup.look_seconds, setup.test_pictures, setup.seed), (LOOK_SECONDS.0, TEST_PICTURES.1, LARGEST_SEED));
        assert_eq!(ClassSetup::default().checked(), ClassSetup::default());
    }
}
