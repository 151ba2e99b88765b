//! Where a step of a lesson takes place, and what it sets there. What is pinned can only be what the room has.

use std::sync::Arc;

use super::super::{BaseOrigin, ClassSetup, Knobs, PageId, Story, TrainForm};
use crate::factory::{BaseImage, Mode, Recipe};
use crate::network::{Architecture, Classes, LearningRateSchedule, Model, OptimizerKind};

/// Where a step takes place, with what it sets there. What is `None` stays as the step before left it.
#[derive(Clone, Debug)]
pub enum Scene {
    /// The game.
    Play(PlayPins),
    /// The factory, and the page.
    Factory(Option<PageId>, PicturePins),
    /// The training, and the page.
    Train(Option<PageId>, Box<TrainPins>),
    /// The look into the network, and the page.
    Network(Option<PageId>, NetworkPins),
    /// A chapter of the lessons.
    Chapter(PageId, Option<Knobs>),
    /// The whole class.
    Class(ClassPage, ClassPins),
}

/// A page of the room for the whole class.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClassPage {
    /// Votes by hand.
    Vote,
    /// Practice and test.
    Test,
    /// How far the class trusts a machine that is wrong.
    Bias,
}

impl ClassPage {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Vote, Self::Test, Self::Bias];

    /// The word in lesson files.
    pub fn word(self) -> &'static str {
        match self {
            Self::Vote => "vote",
            Self::Test => "test",
            Self::Bias => "bias",
        }
    }
}

/// Which picture, of which pictures.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PicturePins {
    /// The difficulty: that of the pictures, unless there is a recipe, and that of the bundled network.
    pub mode: Option<Mode>,
    /// The recipe of the pictures.
    pub recipe: Option<Arc<Recipe>>,
    /// Seed of the series.
    pub seed: Option<u64>,
    /// Place in the series, from 0.
    pub index: Option<u64>,
}

/// What a step sets in the game.
#[derive(Clone, Debug, Default)]
pub struct PlayPins {
    /// The picture.
    pub picture: PicturePins,
    /// Who plays against the person.
    pub machine: Option<PinnedMachine>,
    /// Whether the base image is hidden until the answer.
    pub hide_base: Option<bool>,
    /// Whether outlines are shown after the answer.
    pub outlines: Option<bool>,
    /// Whether the evidence map is shown.
    pub evidence: Option<bool>,
}

/// What a step sets for the next session of the class.
#[derive(Clone, Debug, Default)]
pub struct ClassPins {
    /// The difficulty.
    pub mode: Option<Mode>,
    /// Seed of the series of the class.
    pub seed: Option<u64>,
    /// Who plays against the class.
    pub machine: Option<PinnedMachine>,
    /// People who vote.
    pub people: Option<u32>,
    /// Seconds to look at a picture; 0 for as long as the class wants.
    pub look: Option<u32>,
    /// Whether two teams vote.
    pub teams: Option<bool>,
    /// Whether chips are laid in place of hands.
    pub chips: Option<bool>,
    /// Whether the truth of a series is told at its end.
    pub test: Option<bool>,
    /// Pictures of a test.
    pub pictures: Option<u32>,
}

impl ClassPins {
    /// The setup with what is pinned.
    pub fn applied_to(&self, setup: ClassSetup) -> ClassSetup {
        ClassSetup {
            mode: self.mode.unwrap_or(setup.mode),
            seed: self.seed.unwrap_or(setup.seed),
            people: self.people.unwrap_or(setup.people),
            is_timed: self.look.map_or(setup.is_timed, |look| look > 0),
            look_seconds: self.look.filter(|look| *look > 0).unwrap_or(setup.look_seconds),
            has_teams: self.teams.unwrap_or(setup.has_teams),
            by_chips: self.chips.unwrap_or(setup.by_chips),
            is_test: self.test.unwrap_or(setup.is_test),
            test_pictures: self.pictures.unwrap_or(setup.test_pictures),
        }
        .checked()
    }
}

/// What a step sets in the look into the network.
#[derive(Clone, Debug, Default)]
pub struct NetworkPins {
    /// The picture.
    pub picture: PicturePins,
    /// The network.
    pub machine: Option<PinnedMachine>,
}

/// The network that plays.
#[derive(Clone, Debug)]
pub enum PinnedMachine {
    /// That of the difficulty, which comes with the program.
    Bundled,
    /// That for any base image, which comes with the program.
    Any,
    /// One from a file in the lesson's folder, and what to call it.
    File(Arc<Model>, String),
}

/// The base image of all rooms.
#[derive(Clone, Debug)]
pub struct PinnedBase {
    /// The picture.
    pub base: Arc<BaseImage>,
    /// Where it comes from.
    pub origin: BaseOrigin,
}

/// What a step sets in the plan of the next training.
#[derive(Clone, Debug, Default)]
pub struct TrainPins {
    /// The difficulty to learn.
    pub mode: Option<Mode>,
    /// The recipe to learn, in place of the difficulty.
    pub recipe: Option<Arc<Recipe>>,
    /// A story, which sets everything; what else is pinned replaces parts of it.
    pub story: Option<&'static Story>,
    /// The network.
    pub architecture: Option<Architecture>,
    /// Between which answers it decides.
    pub classes: Option<Classes>,
    /// How the weights follow the gradient.
    pub optimizer: Option<OptimizerKind>,
    /// The course of the learning rate.
    pub schedule: Option<LearningRateSchedule>,
    /// The peak of the learning rate.
    pub rate: Option<f64>,
    /// Pictures per step.
    pub batch: Option<u64>,
    /// L2.
    pub l2: Option<f64>,
    /// Pictures of a fixed set; 0 for endless ones.
    pub set: Option<u64>,
    /// Seed of weights and data.
    pub seed: Option<u64>,
    /// How long it lasts.
    pub length: Option<PinnedLength>,
}

/// How long a training lasts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum PinnedLength {
    /// In minutes.
    Minutes(f64),
    /// In pictures seen.
    Pictures(u64),
}

impl TrainPins {
    /// The form with what is pinned.
    pub fn applied_to(&self, mut form: TrainForm) -> TrainForm {
        use super::super::LengthUnit;
        if let Some(story) = self.story {
            form = form.with_story(story);
        }
        if let Some(mode) = self.mode {
            (form.mode, form.own) = (mode, false);
        }
        form.own |= self.recipe.is_some();
        if let Some(architecture) = self.architecture {
            form = form.with_architecture(architecture);
        }
        let settings = &mut form.settings;
        settings.classes = self.classes.unwrap_or(settings.classes);
        settings.optimizer = self.optimizer.unwrap_or(settings.optimizer);
        settings.schedule = self.schedule.unwrap_or(settings.schedule);
        settings.learning_rate = self.rate.unwrap_or(settings.learning_rate);
        settings.batch = self.batch.map_or(settings.batch, |batch| batch as usize);
        settings.weight_decay = self.l2.unwrap_or(settings.weight_decay);
        settings.seed = self.seed.unwrap_or(settings.seed);
        if let Some(set) = self.set {
            settings.dataset = Some(set).filter(|set| *set > 0);
            form.given = None;
        }
        match self.length {
            Some(PinnedLength::Minutes(minutes)) => (form.unit, form.minutes) = (LengthUnit::Minutes, minutes),
            Some(PinnedLength::Pictures(images)) => (form.unit, form.images) = (LengthUnit::Pictures, images),
            None => {}
        }
        form.checked()
    }
}
