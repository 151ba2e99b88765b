//! Base images that the program makes itself: the bundled brain, brains painted from a number, and those with a name.

use std::fmt;
use std::num::NonZeroU64;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use thiserror::Error;

use super::{BaseImage, NamedBase};

/// The word of the bundled brain.
const BUNDLED: &str = "bundled";
/// What stands before the number of a painted brain.
const RANDOM: &str = "random:";

/// A base image that the program makes itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum MadeBase {
    /// The brain that comes with the program.
    #[default]
    Bundled,
    /// A brain that is painted from a number. The same number gives the same brain to everybody; 0 would be the bundled one.
    Random(NonZeroU64),
    /// One with a name.
    Named(&'static NamedBase),
}

/// Why a word means no base image that the program makes.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum NoMadeBase {
    /// Something else than a whole number behind `random:`, or nothing.
    #[error("a painted brain needs a whole number of 64 bits behind random: as in random:48213 (a file of this name is ./{0})")]
    NoNumber(String),
    /// The word is none of those that are known.
    #[error("it is neither bundled, nor random: with a number, nor the name of a base image")]
    Unknown,
}

impl MadeBase {
    /// The brain that is painted from a number.
    pub fn random(seed: u64) -> Self {
        NonZeroU64::new(seed).map_or(Self::Bundled, Self::Random)
    }

    /// The number that it is painted from; `None` for one with a name.
    pub fn seed(self) -> Option<u64> {
        match self {
            Self::Bundled => Some(0),
            Self::Random(seed) => Some(seed.get()),
            Self::Named(_) => None,
        }
    }

    /// What people call it.
    pub fn name(self) -> String {
        match self {
            Self::Bundled => "Bundled brain".to_owned(),
            Self::Random(seed) => format!("Brain {seed}"),
            Self::Named(base) => base.name.to_owned(),
        }
    }

    /// Makes it: at once, or in some milliseconds.
    pub fn make(self) -> BaseImage {
        match self {
            Self::Bundled => BaseImage::bundled(),
            Self::Random(seed) => BaseImage::random(seed.get()),
            // That each of them has a region is held by a test.
            Self::Named(base) => BaseImage::new(base.picture()).unwrap_or_else(|_no_region| BaseImage::bundled()),
        }
    }
}

impl fmt::Display for MadeBase {
    /// The word on the command line and in files.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Bundled => f.write_str(BUNDLED),
            Self::Random(seed) => write!(f, "{RANDOM}{seed}"),
            Self::Named(base) => f.write_str(base.word),
        }
    }
}

impl FromStr for MadeBase {
    type Err = NoMadeBase;

    fn from_str(word: &str) -> Result<Self, NoMadeBase> {
        let no_number = || NoMadeBase::NoNumber(word.to_owned());
        let (start, number) = word.split_at_checked(RANDOM.len()).unwrap_or((word, ""));
        if start.eq_ignore_ascii_case(RANDOM) {
            return number.parse().map(Self::random).map_err(|_not_whole| no_number());
        }
        if word.eq_ignore_ascii_case(BUNDLED) {
            return Ok(Self::Bundled);
        }
        if word.eq_ignore_ascii_case(RANDOM.trim_end_matches(':')) {
            return Err(no_number());
        }
        NamedBase::by_word(word).map(Self::Named).ok_or(NoMadeBase::Unknown)
    }
}

impl Serialize for MadeBase {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for MadeBase {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::super::NAMED_BASES;
    use super::*;

    #[test]
    fn words_and_bases_belong_together() {
        let all = [MadeBase::Bundled, MadeBase::random(1), MadeBase::random(u64::MAX)];
        let all = all.into_iter().chain(NAMED_BASES.iter().map(MadeBase::Named));
        for base in all {
            assert_eq!(base.to_string().parse(), Ok(base));
            assert_eq!(base.to_string().to_uppercase().parse(), Ok(base));
        }
        assert_eq!("random:0".parse(), Ok(MadeBase::Bundled));
        assert_eq!("random:00048213".parse(), Ok(MadeBase::random(48_213)));
    }

    #[test]
    fn words_that_mean_nothing_are_refused_with_the_reason() {
        for word in ["random:", "random", "random:x", "random:-1", "random:1.5", "random: 7", "random:18446744073709551616"] {
            let err = word.parse::<MadeBase>().unwrap_err();
            assert_eq!(err, NoMadeBase::NoNumber(word.to_owned()));
            assert!(err.to_string().contains("random:48213") && err.to_string().contains(&format!("./{word}")), "{err}");
        }
        for word in ["", "t3", "brain.png", "./random:5", "r\u{e4}ndom:5"] {
            assert_eq!(word.parse::<MadeBase>(), Err(NoMadeBase::Unknown), "{word}");
        }
    }

    #[test]
    fn named_bases_have_regions_and_room_for_tumors_and_differ_from_all_others() {
        let mut seen = vec![BaseImage::bundled()];
        for named in &NAMED_BASES {
            let base = BaseImage::new(named.picture()).unwrap();
            assert_eq!(MadeBase::Named(named).make(), base, "{}", named.word);
            assert!(base.region().len() > 2500, "{}: {} positions", named.word, base.region().len());
            let bright = base.region().positions().filter(|&(x, y)| base.image().at(x, y) > 180).count();
            assert!(5 * bright < base.region().len(), "{}: {bright} bright positions", named.word);
            assert!(!seen.contains(&base), "{}", named.word);
            seen.push(base);
        }
    }
}
