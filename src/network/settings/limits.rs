//! The limits of a training's numbers: the one table that the form, the command line, the stories, the descriptions of runs
//! and the changes while it runs go by.

use thiserror::Error;

use super::{OptimizerKind, TrainingSettings};
use crate::factory::written;

/// The smallest and the largest value that a number may have, and what is to be known about it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Limits {
    /// The key as in the description of a run.
    pub key: &'static str,
    /// What people call it.
    pub name: &'static str,
    /// The unit of its values; empty where there is none.
    pub unit: &'static str,
    /// The smallest value.
    pub low: f64,
    /// The largest value.
    pub high: f64,
    /// Whether it must be a whole number.
    pub whole: bool,
}

/// A number of [`TrainingSettings`] with its limits.
#[derive(Clone, Copy, Debug)]
pub struct Setting {
    /// What it may be.
    pub limits: Limits,
    get: fn(&TrainingSettings) -> Option<f64>,
    set: fn(&mut TrainingSettings, f64),
}

/// Why a training cannot be.
#[derive(Clone, Copy, Debug, PartialEq, Error)]
pub enum SettingsError {
    /// A number is not within its limits.
    #[error("the setting {}", limits.refusal(*value))]
    OutOfLimits {
        /// Which number, and what it may be.
        limits: Limits,
        /// What it is.
        value: f64,
    },
    /// Gradient descent on endless pictures.
    #[error(
        "gradient descent looks at all pictures before each step, and endless ones have no end; choose a fixed set of pictures, \
         or another optimizer"
    )]
    NoFixedSet,
    /// Augmentation has nothing to multiply: every picture is new.
    #[error("augmentation multiplies a fixed set of pictures; endless pictures are all different")]
    NothingToMultiply,
}

impl Limits {
    /// The smallest and the largest value.
    pub const fn range(&self) -> (f64, f64) {
        (self.low, self.high)
    }

    /// Whether a value is within the limits. NaN is within none.
    ///
    /// # Errors
    /// Which number it is, its value and its limits.
    pub fn check(&self, value: f64) -> Result<(), SettingsError> {
        let is_within = self.low <= value && value <= self.high && (!self.whole || value.fract() == 0.0);
        if is_within { Ok(()) } else { Err(SettingsError::OutOfLimits { limits: *self, value }) }
    }

    /// Why a value is refused: `"batch" is 0; it must be from 1 to 4096 pictures`.
    pub fn refusal(&self, value: f64) -> String {
        format!("\"{}\" is {}; it must be {}", self.key, written(value), wanted(self, value))
    }

    /// The nearest value within the limits; none for what is no finite number.
    pub fn nearest(&self, value: f64) -> Option<f64> {
        let rounded = if self.whole { value.round() } else { value };
        value.is_finite().then(|| rounded.clamp(self.low, self.high))
    }
}

impl Setting {
    /// Peak of the learning rate.
    pub const LEARNING_RATE: Self = Self {
        limits: Limits { key: "learning_rate", name: "Learning rate", unit: "", low: 1e-9, high: 1.0, whole: false },
        get: |settings| Some(settings.learning_rate),
        set: |settings, value| settings.learning_rate = value,
    };
    /// L2.
    pub const L2: Self = Self {
        limits: Limits { key: "weight_decay", name: "L2", unit: "", low: 0.0, high: 10.0, whole: false },
        get: |settings| Some(settings.weight_decay),
        set: |settings, value| settings.weight_decay = value,
    };
    /// Pictures per step.
    pub const BATCH: Self = Self {
        limits: Limits { key: "batch", name: "Batch", unit: "pictures", low: 1.0, high: 4096.0, whole: true },
        get: |settings| Some(settings.batch as f64),
        set: |settings, value| settings.batch = value as usize,
    };
    /// Weight of the question where the tumors are.
    pub const GUIDANCE: Self = Self {
        limits: Limits { key: "guidance", name: "Guidance", unit: "", low: 0.0, high: 100.0, whole: false },
        get: |settings| Some(settings.guidance),
        set: |settings, value| settings.guidance = value,
    };
    /// Share of the target that is spread over all classes.
    pub const SMOOTHING: Self = Self {
        limits: Limits { key: "smoothing", name: "Smoothing", unit: "", low: 0.0, high: 0.9, whole: false },
        get: |settings| Some(settings.smoothing),
        set: |settings, value| settings.smoothing = value,
    };
    /// Pictures of a fixed set; endless ones have no number.
    pub const FIXED_SET: Self = Self {
        limits: Limits { key: "dataset", name: "Fixed set", unit: "pictures", low: 1.0, high: 1_000_000.0, whole: true },
        get: |settings| settings.dataset.map(|count| count as f64),
        set: |settings, value| settings.dataset = Some(value as u64),
    };
    /// All of them. A seed may be any number.
    pub const ALL: [Self; 6] = [Self::LEARNING_RATE, Self::L2, Self::BATCH, Self::GUIDANCE, Self::SMOOTHING, Self::FIXED_SET];

    /// Its value; none for the size of a fixed set where there is no such set.
    pub fn get(&self, settings: &TrainingSettings) -> Option<f64> {
        (self.get)(settings)
    }

    /// Whether its value is within the limits.
    ///
    /// # Errors
    /// Its name, its value and its limits.
    pub fn check(&self, settings: &TrainingSettings) -> Result<(), SettingsError> {
        self.get(settings).map_or(Ok(()), |value| self.limits.check(value))
    }

    /// Sets it to the nearest value within the limits. What is no finite number changes nothing.
    pub fn change(&self, settings: &mut TrainingSettings, value: f64) {
        if let Some(value) = self.limits.nearest(value) {
            (self.set)(settings, value);
        }
    }
}

impl TrainingSettings {
    /// Whether pictures of the generator can be learned with these settings.
    ///
    /// # Errors
    /// The first number that is not within its limits; or gradient descent or augmentation on endless pictures.
    pub fn validate(&self) -> Result<(), SettingsError> {
        self.validate_numbers()?;
        match (self.optimizer, self.dataset) {
            (OptimizerKind::GradientDescent, None) => Err(SettingsError::NoFixedSet),
            (_, None) if !self.augment.is_empty() => Err(SettingsError::NothingToMultiply),
            _ => Ok(()),
        }
    }

    /// Whether given pictures, which are a fixed set whatever the settings say, can be learned with these settings.
    ///
    /// # Errors
    /// The first number that is not within its limits.
    pub fn validate_numbers(&self) -> Result<(), SettingsError> {
        Setting::ALL.iter().try_for_each(|setting| setting.check(self))
    }

    /// The same with every number within its limits: the nearest one, and for what is no finite number that of `otherwise`.
    pub fn within_limits(mut self, otherwise: &Self) -> Self {
        for setting in Setting::ALL {
            let Some(value) = setting.get(&self) else { continue };
            let number = if value.is_finite() { Some(value) } else { setting.get(otherwise) };
            setting.change(&mut self, number.unwrap_or(setting.limits.low));
        }
        self
    }
}

/// What a number must be, where it is `value` and should not be.
fn wanted(limits: &Limits, value: f64) -> String {
    let Limits { low, high, unit, whole, .. } = limits;
    let whole = if *whole && value.fract() != 0.0 { "a whole number " } else { "" };
    let space = if unit.is_empty() { "" } else { " " };
    format!("{whole}from {} to {}{space}{unit}", written(*low), written(*high))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::network::Architecture;

    /// What is no finite number, and what is far from all limits.
    const IMPOSSIBLE: [f64; 5] = [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, -1.0, 1e300];

    /// The settings of a network with a fixed set, one number changed without a look at its limits.
    fn changed(setting: &Setting, value: f64) -> TrainingSettings {
        let mut settings = TrainingSettings { dataset: Some(50), ..Architecture::BEST.preset() };
        (setting.set)(&mut settings, value);
        settings
    }

    #[test]
    fn the_limits_themselves_are_within_and_what_lies_beyond_is_named() {
        for setting in Setting::ALL {
            let Limits { key, low, high, .. } = setting.limits;
            for value in [low, high] {
                assert_eq!(changed(&setting, value).validate(), Ok(()), "{key} {value}");
            }
            for value in [low - 1.0, high * 1.01 + 1.0] {
                assert_eq!(setting.limits.check(value), Err(SettingsError::OutOfLimits { limits: setting.limits, value }));
                let err = setting.limits.check(value).unwrap_err().to_string();
                assert!(
                    err.contains(&format!("\"{key}\"")) && err.contains(&format!("from {} to {}", written(low), written(high)))
                );
            }
            for value in IMPOSSIBLE {
                assert!(setting.limits.check(value).is_err(), "{key} {value}");
            }
        }
    }

    #[test]
    fn every_number_of_the_settings_is_in_the_table() {
        let json = serde_json::to_value(TrainingSettings { dataset: Some(7), ..TrainingSettings::default() }).unwrap();
        let numbers: Vec<&String> = json.as_object().unwrap().iter().filter(|(_, v)| v.is_number()).map(|(key, _)| key).collect();
        for key in numbers.iter().filter(|key| **key != "seed") {
            assert!(Setting::ALL.iter().any(|setting| setting.limits.key == key.as_str()), "{key} has no limits");
        }
        assert_eq!(numbers.len(), Setting::ALL.len() + 1);
    }

    #[test]
    fn each_setting_reads_and_writes_the_field_of_its_key() {
        for setting in Setting::ALL {
            let value = setting.limits.high;
            let json = serde_json::to_value(changed(&setting, value)).unwrap();
            assert_eq!(json[setting.limits.key].as_f64(), Some(value), "{}", setting.limits.key);
            assert_eq!(setting.get(&changed(&setting, value)), Some(value), "{}", setting.limits.key);
        }
    }

    #[test]
    fn a_change_goes_to_the_nearest_value_and_no_number_changes_nothing() {
        for setting in Setting::ALL {
            let Limits { key, low, high, .. } = setting.limits;
            let after = |value: f64| {
                let mut settings = changed(&setting, high);
                setting.change(&mut settings, value);
                setting.get(&settings)
            };
            assert_eq!([after(-5.0), after(1e300), after(f64::NAN)], [Some(low), Some(high), Some(high)], "{key}");
        }
    }

    #[test]
    fn impossible_numbers_become_possible_ones() {
        for value in IMPOSSIBLE {
            let mut settings = TrainingSettings { dataset: Some(50), ..Architecture::V1.preset() };
            for setting in Setting::ALL {
                (setting.set)(&mut settings, value);
            }
            assert!(settings.validate().is_err());
            assert_eq!(settings.within_limits(&Architecture::V1.preset()).validate(), Ok(()), "{value}");
        }
        let settings = TrainingSettings { seed: u64::MAX, ..TrainingSettings::default() };
        assert_eq!(settings.within_limits(&TrainingSettings::default()), settings, "possible ones stay");
    }

    #[test]
    fn the_settings_of_every_network_are_possible() {
        for architecture in Architecture::ALL {
            assert_eq!(architecture.preset().validate(), Ok(()), "{architecture}");
        }
    }

    #[test]
    fn gradient_descent_needs_a_set_that_has_an_end() {
        let settings = TrainingSettings { optimizer: OptimizerKind::GradientDescent, ..TrainingSettings::default() };
        assert_eq!(settings.validate(), Err(SettingsError::NoFixedSet));
        assert_eq!(settings.validate_numbers(), Ok(()), "given pictures have an end");
        assert_eq!(TrainingSettings { dataset: Some(9), ..settings }.validate(), Ok(()));
    }

    #[test]
    fn errors_are_sentences() {
        let err = |setting: Setting, value: f64| setting.limits.check(value).unwrap_err().to_string();
        assert_eq!(err(Setting::BATCH, 0.0), "the setting \"batch\" is 0; it must be from 1 to 4096 pictures");
        assert_eq!(err(Setting::BATCH, 6.5), "the setting \"batch\" is 6.5; it must be a whole number from 1 to 4096 pictures");
        assert_eq!(err(Setting::L2, -1e300), "the setting \"weight_decay\" is -1e300; it must be from 0 to 10");
        assert_eq!(err(Setting::SMOOTHING, f64::NAN), "the setting \"smoothing\" is NaN; it must be from 0 to 0.9");
        assert!(err(Setting::LEARNING_RATE, 2.0).ends_with("from 0.000000001 to 1"));
    }
}
