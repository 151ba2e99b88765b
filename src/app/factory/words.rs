//! The sentences that the factory says.

use std::path::Path;

use super::super::factory_words::knob_words;
use super::super::message::sentence;
use super::super::models::NoModel;
use super::super::{InWords as _, Message, asked_in_play, number};
use super::presets::PresetDone;
use super::sweep::{BROKEN, SweepGroup, SweepRun, SweepStatus};
use super::{Idle, NoPicture};
use crate::factory::TumorSize;
use crate::storage::shown;
use crate::words::words;
use crate::worker::{Failure, JobError};

impl NoPicture {
    /// Why there is no picture.
    pub fn words(&self) -> String {
        match self {
            Self::Impossible(err) => err.in_words(),
            Self::Secret => asked_in_play(),
            Self::Broken(failure) => sentence(failure),
        }
    }
}

/// No network to be measured.
pub fn nothing_to_measure(reason: &NoModel) -> Message {
    Message::failed(words().factory_said_nothing_to_measure(reason.words()))
}

/// A sweep that failed.
pub fn cannot_measure(err: &JobError) -> Message {
    Message::failed(words().factory_said_cannot_measure(err.in_words()))
}

/// A thread that broke off.
pub fn broken(failure: &Failure) -> Message {
    Message::failed(words().factory_said_interrupted(failure.to_string()))
}

/// Another target.
pub fn target_opened(name: &str) -> Message {
    Message::done(words().factory_said_target(name))
}

/// Pins that became ranges.
pub fn pins_in_recipe() -> Message {
    Message::done(words().factory_said_pins_in_recipe())
}

/// There is nothing to save or to copy.
pub fn no_picture() -> Message {
    Message::failed(words().factory_said_no_picture())
}

/// There are no breaking points to save.
pub fn nothing_measured() -> Message {
    Message::failed(words().factory_said_nothing_measured())
}

/// Another export runs.
pub fn export_busy() -> Message {
    Message::notice(words().factory_said_export_busy())
}

/// A dataset that would tell the truth of the picture that waits for an answer.
pub fn export_tells() -> Message {
    Message::notice(words().factory_said_export_tells())
}

/// How an export ended.
pub fn export_done(total: u64, path: &Path) -> Message {
    Message::done(words().factory_said_export_done(total, number::grouped(total), shown(path)))
}

/// A cancelled export.
pub fn export_cancelled() -> Message {
    Message::notice(words().factory_said_export_cancelled())
}

/// An export that failed, and why.
pub fn export_failed(reason: &str) -> Message {
    Message::failed(words().factory_said_export_failed(reason))
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
            Self::Off => words().factory_idle_off(),
            Self::NotInThisPicture => words().factory_idle_not_in_this_picture(),
            Self::NoTumor(TumorSize::Big) => words().factory_idle_no_big_tumor(),
            Self::NoTumor(TumorSize::Medium) => words().factory_idle_no_medium_tumor(),
            Self::NoTumor(TumorSize::Small) => words().factory_idle_no_small_tumor(),
            Self::OtherClass(class) => words().factory_idle_other_class(class.to_string()),
        }
    }
}

impl SweepGroup {
    /// The words for people.
    pub fn words(self) -> String {
        match self {
            Self::All => words().factory_sweep_all(),
            Self::Class(class) => class.to_string(),
            Self::SmallerTumors => words().factory_sweep_smaller(),
            Self::LargerTumors => words().factory_sweep_larger(),
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
        let is_whole = self.status == SweepStatus::Done;
        let words = words();
        match self.breaks().map(|value| value.map(knob_value)) {
            [None, None] => match (self.holds(), is_whole) {
                (false, _) => words.factory_sweep_broken_from_the_start(knob),
                (true, true) => words.factory_sweep_holds(knob),
                (true, false) => words.factory_sweep_holds_so_far(knob),
            },
            [Some(below), None] if is_whole => words.factory_sweep_breaks_below(knob, below),
            [Some(below), None] => words.factory_sweep_breaks_below_so_far(knob, below),
            [None, Some(above)] if is_whole => words.factory_sweep_breaks_above(knob, above),
            [None, Some(above)] => words.factory_sweep_breaks_above_so_far(knob, above),
            [Some(below), Some(above)] if is_whole => words.factory_sweep_breaks_at_both_ends(knob, below, above),
            [Some(below), Some(above)] => words.factory_sweep_breaks_at_both_ends_so_far(knob, below, above),
        }
    }

    /// Whether the machine is right often enough at every value that is measured.
    fn holds(&self) -> bool {
        self.line(SweepGroup::All).into_iter().filter_map(|(_, at)| at.share()).all(|share| share >= BROKEN)
    }
}

impl PresetDone {
    /// What was done with a preset.
    pub(super) fn words(&self) -> String {
        match self {
            Self::Kept(name) => words().factory_said_preset_kept(name),
            Self::Renamed(from, to) => words().factory_said_preset_renamed(from, to),
            Self::Deleted(name) => words().factory_said_preset_deleted(name),
            Self::Restored(name) => words().factory_said_preset_restored(name),
        }
    }
}

/// Presets that could not be listed.
pub fn presets_broken(failure: &Failure) -> Message {
    Message::failed(words().factory_said_presets_broken(failure.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_said_without_digits_that_say_nothing() {
        for (value, words) in
            [(46.0, "46"), (9.071_428, "9.07"), (45.357, "45.4"), (127.0, "127"), (-0.001, "0"), (-120.4, "\u{2212}120")]
        {
            assert_eq!(knob_value(value), words);
        }
    }
}
