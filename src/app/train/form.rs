//! What the next training will be: the form of the plan.

use std::time::Duration;

use super::super::Group;
use crate::factory::Mode;
use crate::network::{Architecture, DeviceChoice, OptimizerKind, Scenario, TrainingSettings};
use crate::runs::{RunPlan, TrainingLength};

/// Fewest and most minutes of a plan.
pub const MINUTES: (f64, f64) = (0.1, 1440.0);
/// Fewest and most pictures of a plan.
pub const PICTURES: (u64, u64) = (100, 100_000_000);
/// Lowest and highest peak of the learning rate.
pub const LEARNING_RATES: (f64, f64) = (1e-6, 1.0);
/// Least and most L2.
pub const L2: (f64, f64) = (0.0, 10.0);
/// Fewest and most pictures per step.
pub const BATCHES: (usize, usize) = (1, 1024);
/// Fewest and most pictures of a fixed set.
pub const FIXED_SETS: (u64, u64) = (4, 100_000);
/// Fewest and most measurements without a better one.
pub const PATIENCE: (u32, u32) = (1, 1000);
/// Largest seed of the form: fields hold numbers as floating point, which knows every whole number up to here.
pub const LARGEST_SEED: u64 = 1 << 53;

/// How the length of a plan is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LengthUnit {
    /// In minutes of training.
    Minutes,
    /// In pictures seen: the same network at every speed.
    Pictures,
}

/// What the next training will be.
#[derive(Clone, Debug, PartialEq)]
pub struct TrainForm {
    /// The difficulty to learn.
    pub mode: Mode,
    /// Whether to learn a recipe of the factory in place of the difficulty's preset.
    pub own: bool,
    /// Network, optimizer, pictures and the like.
    pub settings: TrainingSettings,
    /// Which of the two lengths counts.
    pub unit: LengthUnit,
    /// Length of the plan in minutes.
    pub minutes: f64,
    /// Length of the plan in pictures seen.
    pub images: u64,
    /// Measurements without a better one after which it ends early.
    pub patience: Option<u32>,
    /// Name of the run; empty for one of its own.
    pub name: String,
    /// Where to compute.
    pub device: DeviceChoice,
    /// The story that it tells, as long as nothing is changed.
    pub scenario: Option<Scenario>,
}

impl Default for TrainForm {
    fn default() -> Self {
        Self {
            mode: Mode::Hard,
            own: false,
            settings: Architecture::BEST.preset(),
            unit: LengthUnit::Minutes,
            minutes: 5.0,
            images: 100_000,
            patience: None,
            name: String::new(),
            device: DeviceChoice::Auto,
            scenario: None,
        }
    }
}

impl TrainForm {
    /// What it learns.
    pub fn group(&self) -> Group {
        if self.own { Group::Own } else { Group::of_mode(self.mode) }
    }

    /// The form with every number in a range that can be trained: fields take anything.
    pub fn checked(mut self) -> Self {
        let default = Self::default();
        let preset = self.preset();
        let within = |value: f64, (low, high): (f64, f64), otherwise: f64| {
            if value.is_finite() { value.clamp(low, high) } else { otherwise }
        };
        self.minutes = within(self.minutes, MINUTES, default.minutes);
        self.images = self.images.clamp(PICTURES.0, PICTURES.1);
        self.patience = self.patience.map(|patience| patience.clamp(PATIENCE.0, PATIENCE.1));
        let settings = &mut self.settings;
        settings.learning_rate = within(settings.learning_rate, LEARNING_RATES, preset.learning_rate);
        settings.weight_decay = within(settings.weight_decay, L2, preset.weight_decay);
        settings.guidance = within(settings.guidance, (0.0, 10.0), preset.guidance);
        settings.smoothing = within(settings.smoothing, (0.0, 0.5), preset.smoothing);
        settings.batch = settings.batch.clamp(BATCHES.0, BATCHES.1);
        settings.seed = settings.seed.min(LARGEST_SEED);
        settings.dataset = settings.dataset.map(|count| count.clamp(FIXED_SETS.0, FIXED_SETS.1));
        self.scenario = self.scenario.filter(|&scenario| self.tells(scenario));
        self
    }

    /// The settings that go with its network; seed and pictures are the user's own.
    pub fn preset(&self) -> TrainingSettings {
        let TrainingSettings { architecture, seed, dataset, .. } = self.settings;
        TrainingSettings { seed, dataset, ..architecture.preset() }
    }

    /// The same with another network and the settings that go with it.
    pub fn with_architecture(self, architecture: Architecture) -> Self {
        let settings = TrainingSettings { architecture, ..self.settings };
        let form = Self { settings, ..self };
        Self { settings: form.preset(), ..form }
    }

    /// The same as a story, to be started.
    pub fn with_scenario(self, scenario: Scenario) -> Self {
        Self {
            mode: scenario.mode(),
            own: false,
            settings: scenario.settings(),
            unit: LengthUnit::Pictures,
            images: scenario.images(),
            patience: None,
            scenario: Some(scenario),
            ..self
        }
    }

    /// Whether it is this story.
    fn tells(&self, scenario: Scenario) -> bool {
        self.trains_like(&Self::default().with_scenario(scenario))
    }

    /// Whether the same is trained: everything but the name, the device and the name of the story.
    pub fn trains_like(&self, other: &Self) -> bool {
        let what = |form: &Self| (form.mode, form.own, form.settings, form.length(), form.patience);
        what(self) == what(other)
    }

    /// The length of the plan.
    pub fn length(&self) -> TrainingLength {
        match self.unit {
            LengthUnit::Minutes => TrainingLength::Time(Duration::from_secs_f64(self.minutes * 60.0)),
            LengthUnit::Pictures => TrainingLength::Images(self.images),
        }
    }

    /// Takes over the plan of a run that goes on.
    pub fn take_up(&mut self, plan: &RunPlan) {
        let mode = Mode::ALL.into_iter().find(|mode| mode.recipe() == plan.recipe);
        (self.mode, self.own) = (mode.unwrap_or(self.mode), mode.is_none());
        self.settings = plan.settings;
        self.patience = plan.patience;
        match plan.length {
            TrainingLength::Time(length) => (self.unit, self.minutes) = (LengthUnit::Minutes, length.as_secs_f64() / 60.0),
            TrainingLength::Images(images) => (self.unit, self.images) = (LengthUnit::Pictures, images),
        }
        self.scenario = Scenario::ALL.into_iter().find(|&scenario| self.tells(scenario));
    }

    /// The name that the run is to have, if it was given one.
    pub fn run_name(&self) -> Option<String> {
        Some(self.name.trim().to_owned()).filter(|name| !name.is_empty())
    }

    /// Why it cannot be started, for people.
    pub fn problem(&self) -> Option<String> {
        let TrainingSettings { optimizer, dataset, .. } = self.settings;
        (optimizer == OptimizerKind::GradientDescent && dataset.is_none()).then(|| {
            "Gradient descent looks at all pictures before each step, and endless ones have no end. Choose a fixed set of \
             pictures, or another optimizer."
                .to_owned()
        })
    }

    /// What is trained, in a line.
    pub fn summary(&self) -> String {
        let TrainingSettings { architecture, dataset, .. } = self.settings;
        let pictures = dataset.map_or_else(|| "endless pictures".to_owned(), |count| format!("{count} pictures"));
        let mode = self.group().word();
        format!("{architecture}, {mode}, {pictures}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn impossible_numbers_become_possible_ones() {
        for value in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, -1.0, 1e300] {
            let settings = TrainingSettings {
                learning_rate: value,
                weight_decay: value,
                guidance: value,
                smoothing: value,
                batch: 0,
                dataset: Some(0),
                ..Architecture::V1.preset()
            };
            let form = TrainForm { minutes: value, images: 0, patience: Some(0), settings, ..TrainForm::default() }.checked();
            let TrainForm { settings, minutes, images, patience, .. } = form;
            assert!((MINUTES.0..=MINUTES.1).contains(&minutes) && images >= PICTURES.0 && patience == Some(1), "{value}");
            assert!((LEARNING_RATES.0..=LEARNING_RATES.1).contains(&settings.learning_rate), "{value}");
            assert!((L2.0..=L2.1).contains(&settings.weight_decay) && (0.0..=0.5).contains(&settings.smoothing), "{value}");
            assert!(settings.batch == 1 && settings.dataset == Some(FIXED_SETS.0) && settings.guidance.is_finite(), "{value}");
        }
        assert_eq!(TrainForm::default().checked(), TrainForm::default());
    }

    #[test]
    fn another_network_brings_its_own_settings_and_keeps_the_users_seed_and_pictures() {
        let mut form = TrainForm::default();
        (form.settings.seed, form.settings.dataset) = (77, Some(200));
        let form = form.with_architecture(Architecture::V9);
        assert_eq!(form.settings, TrainingSettings { seed: 77, dataset: Some(200), ..Architecture::V9.preset() });
    }

    #[test]
    fn a_story_is_told_until_something_is_changed() {
        for scenario in Scenario::ALL {
            let form = TrainForm { own: true, patience: Some(3), ..TrainForm::default() }.with_scenario(scenario).checked();
            assert_eq!(form.scenario, Some(scenario));
            assert_eq!((form.settings, form.length()), (scenario.settings(), TrainingLength::Images(scenario.images())));
            assert_eq!(form.problem(), None);
            let named = TrainForm { name: "mine".to_owned(), ..form.clone() }.checked();
            assert_eq!(named.scenario, Some(scenario), "a name changes nothing");
            let mut changed = form;
            changed.settings.learning_rate *= 0.5;
            assert_eq!(changed.checked().scenario, None);
        }
    }

    #[test]
    fn gradient_descent_without_an_end_is_refused() {
        let mut form = TrainForm::default();
        form.settings.optimizer = OptimizerKind::GradientDescent;
        assert!(form.problem().is_some_and(|sentence| sentence.contains("fixed set")));
        form.settings.dataset = Some(50);
        assert_eq!(form.problem(), None);
    }
}
