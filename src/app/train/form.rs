//! What the next training will be: the form of the plan.

use std::sync::Arc;

use super::super::message::sentence;
use super::super::training_words::settings_error_words;
use super::super::{Group, STORIES, Sees, Story};
use super::GivenPictures;
use crate::factory::{Augmentation, Mode};
use crate::network::{Architecture, DeviceChoice, Labelled, TrainingSettings};
use crate::runs::limits::{MINUTES, PATIENCE, PICTURES};
use crate::runs::{RunPlan, TrainingLength};

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
    /// Pictures of files to learn from, in place of the generator's; the settings then name no fixed set.
    pub given: Option<GivenPictures>,
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
    pub story: Option<&'static Story>,
}

impl Default for TrainForm {
    fn default() -> Self {
        Self {
            mode: Mode::Hard,
            own: false,
            settings: Architecture::BEST.preset(),
            given: None,
            unit: LengthUnit::Minutes,
            minutes: 5.0,
            images: 100_000,
            patience: None,
            name: String::new(),
            device: DeviceChoice::Auto,
            story: None,
        }
    }
}

impl TrainForm {
    /// What it learns.
    pub fn group(&self) -> Group {
        if self.own { Group::Own } else { Group::of_mode(self.mode) }
    }

    /// The form with every number within its limits: fields take anything.
    pub fn checked(mut self) -> Self {
        let default = Self::default();
        self.minutes = MINUTES.nearest(self.minutes).unwrap_or(default.minutes);
        self.images = PICTURES.nearest(self.images as f64).map_or(default.images, |images| images as u64);
        let patience = |patience: u32| PATIENCE.nearest(f64::from(patience)).map(|patience| patience as u32);
        self.patience = self.patience.and_then(patience);
        self.settings = self.settings.within_limits(&self.preset());
        self.settings.dataset = self.settings.dataset.filter(|_| self.given.is_none());
        if self.given.is_none() && self.settings.dataset.is_none() {
            self.settings.augment = Augmentation::default(); // endless pictures are all different
        }
        self.story = self.story.filter(|story| self.tells(story));
        self
    }

    /// The settings that go with its network; answers, seed and pictures are the user's own.
    pub fn preset(&self) -> TrainingSettings {
        let TrainingSettings { architecture, classes, seed, dataset, augment, .. } = self.settings;
        TrainingSettings { classes, seed, dataset, augment, ..architecture.preset() }
    }

    /// The same with another network and the settings that go with it.
    pub fn with_architecture(self, architecture: Architecture) -> Self {
        let settings = TrainingSettings { architecture, ..self.settings };
        let form = Self { settings, ..self };
        Self { settings: form.preset(), ..form }
    }

    /// What the network is given.
    pub fn sees(&self) -> Sees {
        Sees::of(self.settings.architecture)
    }

    /// The same with a network that is given this: the one that learns best with it.
    pub fn with_sight(self, sees: Sees) -> Self {
        match sees {
            _ if sees == self.sees() => self,
            Sees::Sample => self.with_architecture(Architecture::BEST),
            Sees::SampleAndBase => self.with_architecture(Architecture::Compare),
        }
    }

    /// The same as a story, to be started.
    pub fn with_story(self, story: &'static Story) -> Self {
        Self {
            mode: story.mode,
            own: false,
            settings: story.settings(),
            given: None,
            unit: LengthUnit::Pictures,
            images: story.images,
            patience: None,
            story: Some(story),
            ..self
        }
    }

    /// Whether it is this story.
    fn tells(&self, story: &'static Story) -> bool {
        self.trains_like(&Self::default().with_story(story))
    }

    /// Whether the same is trained: everything but the name, the device and the name of the story.
    pub fn trains_like(&self, other: &Self) -> bool {
        let what = |form: &Self| (form.mode, form.own, form.settings, form.length(), form.patience);
        what(self) == what(other) && self.given == other.given
    }

    /// Number of pictures that it learns from again and again; `None` for endless ones.
    pub fn set_size(&self) -> Option<u64> {
        self.given.as_ref().map(GivenPictures::count).or(self.settings.dataset)
    }

    /// The length of the plan.
    pub fn length(&self) -> TrainingLength {
        match self.unit {
            LengthUnit::Minutes => TrainingLength::of_minutes(self.minutes),
            LengthUnit::Pictures => TrainingLength::Images(self.images),
        }
    }

    /// Takes over the plan of a run that goes on, and the pictures of its dataset where it learns from one.
    pub fn take_up(&mut self, plan: &RunPlan, pictures: Option<&Arc<Labelled>>) {
        let mode = Mode::ALL.into_iter().find(|mode| mode.recipe() == plan.recipe);
        (self.mode, self.own) = (mode.unwrap_or(self.mode), mode.is_none());
        self.settings = plan.settings;
        let given = plan.pictures.clone().zip(pictures.cloned());
        self.given = given.map(|(path, pictures)| GivenPictures { path, pictures });
        self.patience = plan.patience;
        match plan.length {
            TrainingLength::Time(length) => (self.unit, self.minutes) = (LengthUnit::Minutes, length.as_secs_f64() / 60.0),
            TrainingLength::Images(images) => (self.unit, self.images) = (LengthUnit::Pictures, images),
        }
        self.story = STORIES.iter().copied().find(|story| self.tells(story));
    }

    /// The name that the run is to have, if it was given one.
    pub fn run_name(&self) -> Option<String> {
        Some(self.name.trim().to_owned()).filter(|name| !name.is_empty())
    }

    /// Why it cannot be started, for people.
    pub fn problem(&self) -> Option<String> {
        let possible = if self.given.is_some() { self.settings.validate_numbers() } else { self.settings.validate() };
        possible.err().map(|err| sentence(&settings_error_words(&err)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::factory::{PIXELS, Syndrome};
    use crate::network::{Classes, Limits, OptimizerKind, Setting};

    /// The form with one setting changed, which fields hold before it is checked.
    fn with_setting(key: &str, value: f64) -> TrainForm {
        let settings = TrainingSettings { dataset: Some(50), ..Architecture::V1.preset() };
        let mut json = serde_json::to_value(settings).unwrap();
        let is_whole = json[key].is_u64();
        json[key] = if is_whole { (value as u64).into() } else { value.into() };
        TrainForm { settings: serde_json::from_value(json).unwrap(), ..TrainForm::default() }
    }

    #[test]
    fn the_form_takes_every_setting_up_to_its_limits_and_no_further() {
        for setting in Setting::ALL {
            let Limits { key, low, high, .. } = setting.limits;
            for value in [low, high] {
                let form = with_setting(key, value);
                assert_eq!(form.clone().checked(), form, "{key} {value}");
                assert_eq!(form.problem(), None, "{key} {value}");
            }
            let beyond = with_setting(key, high * 2.0);
            let err = setting.limits.check(high * 2.0).unwrap_err();
            let said = sentence(&settings_error_words(&err));
            assert_eq!(beyond.problem(), Some(said), "{key}");
            assert_eq!(setting.get(&beyond.checked().settings), Some(high), "{key}");
        }
    }

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
            assert!(MINUTES.check(form.minutes).is_ok() && (form.images, form.patience) == (1, Some(1)), "{value}");
            assert_eq!((form.length().validate(), form.problem()), (Ok(()), None), "{value}");
        }
        assert_eq!(TrainForm::default().checked(), TrainForm::default());
        let largest = TrainForm { images: u64::MAX, patience: Some(u32::MAX), ..TrainForm::default() }.checked();
        assert_eq!((largest.images as f64, largest.patience.map(f64::from)), (PICTURES.high, Some(PATIENCE.high)));
    }

    #[test]
    fn any_seed_of_a_run_stays() {
        let mut form = TrainForm::default();
        form.settings.seed = u64::MAX;
        assert_eq!(form.clone().checked(), form);
    }

    #[test]
    fn another_network_brings_its_own_settings_and_keeps_the_users_answers_seed_and_pictures() {
        let mut form = TrainForm::default();
        (form.settings.seed, form.settings.dataset, form.settings.classes) = (77, Some(200), Classes::Binary);
        let form = form.with_architecture(Architecture::V9);
        let wanted = TrainingSettings { seed: 77, dataset: Some(200), classes: Classes::Binary, ..Architecture::V9.preset() };
        assert_eq!(form.settings, wanted);
        assert_eq!(form.with_sight(Sees::SampleAndBase).settings.classes, Classes::Binary);
    }

    /// The form with as many given pictures, all of class A.
    fn with_given(count: usize, form: TrainForm) -> TrainForm {
        let pictures = Arc::new((vec![[0; PIXELS]; count], vec![Syndrome::A; count]));
        TrainForm { given: Some(GivenPictures { path: "scans".into(), pictures }), ..form }
    }

    #[test]
    fn given_pictures_are_the_set_and_no_other_set_is_named_beside_them() {
        let mut form = TrainForm::default();
        assert_eq!(form.set_size(), None);
        form.settings.dataset = Some(50);
        assert_eq!(form.set_size(), Some(50));
        let form = with_given(7, form).checked();
        assert_eq!((form.set_size(), form.settings.dataset), (Some(7), None));
        assert_eq!(form.clone().with_architecture(Architecture::V9).given, form.given, "pictures are the user's own");
        assert!(!form.trains_like(&TrainForm { given: None, ..form.clone() }));
    }

    #[test]
    fn a_story_brings_its_own_pictures_and_is_no_story_with_others() {
        let story = STORIES[0];
        let form = with_given(7, TrainForm::default()).with_story(story);
        assert!(form.given.is_none());
        assert_eq!(form.clone().checked().story, Some(story));
        assert_eq!(with_given(7, form).checked().story, None);
    }

    #[test]
    fn the_plan_of_a_run_brings_its_pictures() {
        let given = with_given(7, TrainForm::default()).given.unwrap();
        let plan = RunPlan {
            settings: TrainForm::default().settings,
            length: TrainingLength::Images(1000),
            patience: None,
            recipe: Mode::Easy.recipe(),
            pictures: Some(given.path.clone()),
        };
        let mut form = TrainForm::default();
        form.take_up(&plan, Some(&given.pictures));
        assert_eq!((form.mode, form.given.as_ref()), (Mode::Easy, Some(&given)));
        form.take_up(&RunPlan { pictures: None, ..plan }, None);
        assert!(form.given.is_none());
    }

    #[test]
    fn gradient_descent_without_an_end_is_refused() {
        let mut form = TrainForm::default();
        form.settings.optimizer = OptimizerKind::GradientDescent;
        assert!(form.problem().is_some_and(|sentence| sentence.contains("fixed set")));
        assert_eq!(with_given(7, form.clone()).problem(), None, "given pictures have an end");
        form.settings.dataset = Some(50);
        assert_eq!(form.problem(), None);
    }
}
