//! The sentences that the factory says.

use std::path::Path;

use super::super::message::sentence;
use super::super::models::NoModel;
use super::super::{Message, asked_in_play, number};
use super::presets::PresetDone;
use super::sweep::{BROKEN, SweepGroup, SweepRun, SweepStatus};
use super::{Idle, NoPicture};
use crate::factory::Parameter;
use crate::storage::shown;
use crate::worker::{Failure, JobError};

impl NoPicture {
    /// Why there is no picture.
    pub fn words(&self) -> String {
        match self {
            Self::Impossible(err) => err.to_string(),
            Self::Secret => asked_in_play(),
            Self::Broken(failure) => sentence(failure),
        }
    }
}

/// No network to be measured.
pub fn nothing_to_measure(reason: &NoModel) -> Message {
    Message::failed(format!("There is nothing to measure: {}", reason.words()))
}

/// A sweep that failed.
pub fn cannot_measure(err: &JobError) -> Message {
    Message::failed(format!("This cannot be measured: {err}"))
}

/// A thread that broke off.
pub fn broken(failure: &Failure) -> Message {
    Message::failed(format!("The factory was interrupted: {failure}"))
}

/// Another target.
pub fn target_opened(name: &str) -> Message {
    Message::done(format!("Target: {name}"))
}

/// Pins that became ranges.
pub fn pins_in_recipe() -> Message {
    Message::done("The recipe draws values around yours now. This picture draws its own of them: Undo brings yours back")
}

/// There is nothing to save or to copy.
pub fn no_picture() -> Message {
    Message::failed("There is no picture yet")
}

/// There are no breaking points to save.
pub fn nothing_measured() -> Message {
    Message::failed("There is nothing measured yet")
}

/// Another export runs.
pub fn export_busy() -> Message {
    Message::notice("Another export is still running")
}

/// A dataset that would tell the truth of the picture that waits for an answer.
pub fn export_tells() -> Message {
    Message::notice(
        "This dataset would hold the picture that waits for your answer in Play. Answer it first, or export another seed",
    )
}

/// How an export ended.
pub fn export_done(total: u64, path: &Path) -> Message {
    Message::done(format!("{total} pictures are in {}", shown(path)))
}

/// A cancelled export.
pub fn export_cancelled() -> Message {
    Message::notice("The export was cancelled; nothing was left behind")
}

/// An export that failed.
pub fn export_failed(reason: &dyn std::fmt::Display) -> Message {
    Message::failed(format!("The export failed: {reason}"))
}

/// What a knob is called away from its group, as in "Noise amplitude".
pub fn knob_words(parameter: &Parameter) -> String {
    if parameter.in_full {
        parameter.name.to_owned()
    } else {
        format!("{} {}", parameter.group.word(), parameter.name.to_lowercase())
    }
}

/// A value of a knob, without digits that say nothing.
pub fn knob_value(value: f64) -> String {
    let digits = if value.abs() >= 100.0 {
        0
    } else if value.abs() >= 10.0 {
        1
    } else {
        2
    };
    number::short(value, digits)
}

impl Idle {
    /// Why the knobs change nothing about the picture in view.
    pub fn words(self) -> String {
        match self {
            Self::Off => "off in this recipe".to_owned(),
            Self::NotInThisPicture => "not in this picture".to_owned(),
            Self::NoTumor(size) => format!("no {} tumor in this picture", size.word()),
            Self::OtherClass(class) => format!("this picture is {class}"),
        }
    }
}

impl SweepGroup {
    /// The words for people.
    pub fn words(self) -> String {
        match self {
            Self::All => "all pictures".to_owned(),
            Self::Class(class) => class.to_string(),
            Self::SmallerTumors => "smaller tumors".to_owned(),
            Self::LargerTumors => "larger tumors".to_owned(),
        }
    }
}

impl SweepRun {
    /// What it found, in a sentence.
    pub fn sentence(&self) -> String {
        let (Some(parameter), true) = (self.parameter(), self.points.iter().any(Option::is_some)) else {
            return String::new();
        };
        let knob = knob_words(parameter);
        let shares = self.line(SweepGroup::All).into_iter().filter_map(|(_, at)| at.share());
        let so_far = if self.status == SweepStatus::Done { "" } else { " so far" };
        match self.breaks() {
            [None, None] if shares.clone().all(|share| share >= BROKEN) => {
                format!("{knob}: the machine does not break in this range{so_far}.")
            }
            [None, None] => {
                format!("{knob}: the machine is right on fewer than half of the pictures already at the recipe's values.")
            }
            [Some(below), None] => format!("{knob}: the machine breaks at {} and below{so_far}.", knob_value(below)),
            [None, Some(above)] => format!("{knob}: the machine breaks at {} and above{so_far}.", knob_value(above)),
            [Some(below), Some(above)] => {
                format!("{knob}: the machine breaks below {} and above {}{so_far}.", knob_value(below), knob_value(above))
            }
        }
    }
}

impl PresetDone {
    /// What was done with a preset.
    pub(super) fn words(&self) -> String {
        match self {
            Self::Kept(name) => format!("The preset {name} is kept"),
            Self::Renamed(from, to) => format!("The preset {from} is now called {to}"),
            Self::Deleted(name) => format!("The preset {name} is deleted"),
            Self::Restored(name) => format!("The preset {name} is back"),
        }
    }
}

/// Presets that could not be listed.
pub fn presets_broken(failure: &Failure) -> Message {
    Message::failed(format!("The presets could not be read: {failure}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_knob_away_from_its_group_is_called_by_both_and_contrast_only_once() {
        let words = |key: &str| Parameter::by_key(key).map(knob_words);
        assert_eq!(words("alterations.noise_amplitude").unwrap(), "Noise amplitude");
        assert_eq!(words("alterations.contrast_ratio").unwrap(), "Contrast ratio");
        assert_eq!(words("alterations.contrast_centre").unwrap(), "Contrast centre");
        assert_eq!(words("small.radius").unwrap(), "Small tumors disc radius");
        for parameter in Parameter::all() {
            assert_eq!(parameter.in_full, parameter.name.starts_with(parameter.group.word()), "{}", parameter.key);
        }
    }

    #[test]
    fn values_are_said_without_digits_that_say_nothing() {
        for (value, words) in
            [(46.0, "46"), (9.071_428, "9.07"), (45.357, "45.4"), (127.0, "127"), (-0.001, "0"), (-120.4, "\u{2212}120")]
        {
            assert_eq!(knob_value(value), words);
        }
    }
}
