//! The limits of a plan: how long a training may be, and how patient.
//!
//! With those of the settings they are the one table for the form, the command line and the descriptions of runs. What else a run counts and measures has its limits here too: no number of a
//! file in its folder is believed beyond them.

use std::time::Duration;

use serde_json::Value;
use thiserror::Error;

use super::{CurveRow, RunPlan, TrainingLength};
use crate::factory::RecipeError;
use crate::network::{Limits, Setting, SettingsError};

/// Length in minutes of training.
pub const MINUTES: Limits = Limits { key: "length", name: "Minutes", unit: "minutes", low: 0.01, high: 10_000.0, whole: false };
/// Length in pictures seen.
pub const PICTURES: Limits = Limits { key: "length", name: "Pictures", unit: "pictures", low: 1.0, high: 1e9, whole: true };
/// Validations without a better one, after which a training ends early.
pub const PATIENCE: Limits = Limits { key: "patience", name: "Patience", unit: "validations", low: 1.0, high: 1e5, whole: true };

/// Seed of a training.
const SEED: Limits = Limits { key: "seed", name: "Seed", unit: "", low: 0.0, high: u64::MAX as f64, whole: true };
/// When a run was started, in seconds since 1970: up to the year 9999.
const CREATED: Limits =
    Limits { key: "created", name: "Started", unit: "seconds", low: 0.0, high: 253_402_300_799.0, whole: true };
/// Pictures that a training has seen, or that lie between two checkpoints: far beyond what a plan can ask for, and exact in every number that
/// counts them.
const SEEN: Limits = Limits { key: "images", name: "Pictures seen", unit: "pictures", low: 0.0, high: 1e15, whole: true };
/// Time spent training: thirty years.
const SECONDS: Limits = Limits { key: "seconds", name: "Time", unit: "seconds", low: 0.0, high: 1e9, whole: false };
/// The learning rate of a step, which a schedule draws down to 0.
const RATE: Limits = Limits { low: 0.0, ..Setting::LEARNING_RATE.limits };
/// A loss: the largest is that of a network that is sure of another class, in every picture.
const LOSS: Limits = Limits { key: "loss", name: "Loss", unit: "nats", low: -0.01, high: f32::MAX as f64, whole: false };
/// A share of right answers.
const SHARE: Limits = Limits { key: "accuracy", name: "Accuracy", unit: "", low: 0.0, high: 1.0, whole: false };

/// A number in a file of a run that is not within its limits.
#[derive(Clone, Copy, Debug, PartialEq, Error)]
#[error("{}", limits.refusal(*value))]
pub struct ImpossibleNumber {
    limits: Limits,
    value: f64,
}

impl ImpossibleNumber {
    /// What the number is and must be; its key is that of the file.
    pub fn limits(&self) -> &Limits {
        &self.limits
    }

    /// What it is.
    pub fn value(&self) -> f64 {
        self.value
    }

    fn check(limits: Limits, key: &'static str, value: f64) -> Result<(), Self> {
        let limits = Limits { key, ..limits };
        limits.check(value).map_err(|_beyond| Self { limits, value })
    }
}

/// Checks the numbers of a row of a curve.
///
/// # Errors
/// The first number that is not within its limits, by its column.
pub(super) fn check_row(row: &CurveRow) -> Result<(), ImpossibleNumber> {
    let columns = [
        (SEEN, "images", row.images as f64),
        (SECONDS, "seconds", row.seconds),
        (RATE, "learning_rate", row.learning_rate),
        (LOSS, "loss", row.loss),
        (SHARE, "accuracy", row.accuracy),
        (LOSS, "validation_loss", row.validation_loss),
        (SHARE, "validation_accuracy", row.validation_accuracy),
        (SEEN, "validation_pictures", row.validation_pictures as f64),
    ];
    columns.into_iter().try_for_each(|(limits, key, value)| ImpossibleNumber::check(limits, key, value))
}

/// Checks the numbers of a description that its plan does not have, as they stand in the file.
///
/// # Errors
/// The first number that is not within its limits, by its key.
pub(super) fn check_description(info: &Value) -> Result<(), ImpossibleNumber> {
    let progress = &info["progress"];
    let numbers = [
        (CREATED, "created", &info["created"]),
        (SEED, "seed", &info["plan"]["settings"]["seed"]),
        (SEEN, "images", &progress["images"]),
        (SECONDS, "seconds", &progress["seconds"]),
        (SHARE, "accuracy", &progress["accuracy"]),
        (SHARE, "best_accuracy", &progress["best_accuracy"]),
        (SEEN, "checkpoint_gap", &progress["checkpoint_gap"]),
    ];
    let check = |(limits, key, value): (Limits, _, &Value)| {
        value.as_f64().map_or(Ok(()), |number| ImpossibleNumber::check(limits, key, number))
    };
    numbers.into_iter().try_for_each(check)
}

/// Why a plan cannot be.
#[derive(Clone, Debug, PartialEq, Error)]
pub enum RunPlanError {
    /// A number, or numbers that do not go together.
    #[error(transparent)]
    Settings(#[from] SettingsError),
    /// A value of the recipe.
    #[error(transparent)]
    Recipe(#[from] RecipeError),
}

impl TrainingLength {
    /// So many minutes, or the nearest length within the limits; the shortest for what is no finite number.
    pub fn of_minutes(minutes: f64) -> Self {
        let minutes = MINUTES.nearest(minutes).unwrap_or(MINUTES.low);
        Self::Time(Duration::from_secs_f64(minutes * 60.0))
    }

    /// Whether a training can be that long.
    ///
    /// # Errors
    /// The length and its limits.
    pub fn validate(self) -> Result<(), SettingsError> {
        match self {
            Self::Time(time) => MINUTES.check(time.as_secs_f64() / 60.0),
            Self::Images(images) => PICTURES.check(images as f64),
        }
    }
}

impl RunPlan {
    /// Whether a training can go by this plan.
    ///
    /// # Errors
    /// The first number that is not within its limits, gradient descent on endless pictures, or an impossible recipe.
    pub fn validate(&self) -> Result<(), RunPlanError> {
        match self.pictures {
            Some(_) => self.settings.validate_numbers()?,
            None => self.settings.validate()?,
        }
        self.length.validate()?;
        if let Some(patience) = self.patience {
            PATIENCE.check(f64::from(patience))?;
        }
        Ok(self.recipe.validate()?)
    }
}

/// Checks the numbers of a plan as they stand in a file: with a negative or a broken number where a whole one belongs there is
/// no [`RunPlan`] that could be validated.
///
/// # Errors
/// The first number that is not within its limits.
pub(super) fn check_numbers(plan: &Value) -> Result<(), SettingsError> {
    let settings = Setting::ALL.iter().map(|setting| (setting.limits, &plan["settings"][setting.limits.key]));
    let others = [(PICTURES, &plan["length"]["images"]), (PATIENCE, &plan["patience"])];
    settings.chain(others).try_for_each(|(limits, value)| value.as_f64().map_or(Ok(()), |number| limits.check(number)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::factory::Mode;
    use crate::network::{OptimizerKind, TrainingSettings};

    fn plan() -> RunPlan {
        RunPlan {
            settings: TrainingSettings::default(),
            length: TrainingLength::Images(64),
            patience: None,
            recipe: Mode::Easy.recipe(),
            pictures: None,
        }
    }

    #[test]
    fn lengths_and_patience_up_to_their_limits_are_possible() {
        for minutes in [MINUTES.low, 0.1, 1.0 / 3.0, 1440.0, MINUTES.high] {
            assert_eq!(TrainingLength::of_minutes(minutes).validate(), Ok(()), "{minutes}");
        }
        for images in [1, 100, 1_000_000_000] {
            assert_eq!(RunPlan { length: TrainingLength::Images(images), ..plan() }.validate(), Ok(()), "{images}");
        }
        for patience in [1, 100_000] {
            assert_eq!(RunPlan { patience: Some(patience), ..plan() }.validate(), Ok(()), "{patience}");
        }
    }

    #[test]
    fn what_lies_beyond_is_named() {
        let time = |seconds| TrainingLength::Time(Duration::from_secs(seconds));
        let lengths =
            [time(0), time(10_000 * 60 + 1), time(u64::MAX), TrainingLength::Images(0), TrainingLength::Images(u64::MAX)];
        for length in lengths {
            let err = RunPlan { length, ..plan() }.validate().unwrap_err().to_string();
            assert!(err.contains("\"length\""), "{err}");
        }
        for patience in [0, u32::MAX] {
            let err = RunPlan { patience: Some(patience), ..plan() }.validate().unwrap_err().to_string();
            assert!(err.contains("\"patience\"") && err.contains("from 1 to 100000 validations"), "{err}");
        }
        let settings = TrainingSettings { batch: 0, ..TrainingSettings::default() };
        assert!(matches!(RunPlan { settings, ..plan() }.validate(), Err(RunPlanError::Settings(_))));
        let mut recipe = Mode::Easy.recipe();
        recipe.alterations.ghost_probability = 7.0;
        assert!(matches!(RunPlan { recipe, ..plan() }.validate(), Err(RunPlanError::Recipe(_))));
    }

    #[test]
    fn no_number_of_minutes_is_too_much_for_a_length() {
        for minutes in [f64::NAN, f64::INFINITY, -1.0, 0.0, 1e300] {
            assert_eq!(TrainingLength::of_minutes(minutes).validate(), Ok(()), "{minutes}");
        }
    }

    #[test]
    fn given_pictures_are_a_fixed_set() {
        let settings = TrainingSettings { optimizer: OptimizerKind::GradientDescent, ..TrainingSettings::default() };
        assert_eq!(RunPlan { settings, ..plan() }.validate(), Err(SettingsError::NoFixedSet.into()));
        assert_eq!(RunPlan { settings, pictures: Some("a folder".into()), ..plan() }.validate(), Ok(()));
    }

    #[test]
    fn numbers_that_fit_no_plan_are_named_as_they_stand_in_the_file() {
        let whole = serde_json::to_value(RunPlan { patience: Some(3), ..plan() }).unwrap();
        assert_eq!(check_numbers(&whole), Ok(()));
        for (place, value) in
            [("/settings/batch", "-1"), ("/settings/batch", "6.5"), ("/patience", "-2"), ("/length/images", "1e300")]
        {
            let mut broken = whole.clone();
            *broken.pointer_mut(place).unwrap() = serde_json::from_str(value).unwrap();
            assert!(serde_json::from_value::<RunPlan>(broken.clone()).is_err(), "{place}");
            let err = check_numbers(&broken).unwrap_err().to_string();
            assert!(err.contains("it must be"), "{err}");
        }
    }
}
