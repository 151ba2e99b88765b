//! "Keep this as a step": what is shown now, written as the last step of a lesson file.

use std::path::PathBuf;
use std::sync::Arc;

use toml::Value;

use super::super::files::FileOutcome;
use super::super::lesson_file::{LessonError, NewStep, keep_step, knob_pins, page_word};
use super::super::models::Opponent;
use super::super::{BaseOrigin, LengthUnit, MAPS, PictureSource, RESTORED, Room, State, TrainForm};
use crate::factory::{Mode, Recipe, SpecimenId};
use crate::words::{in_locale, locale, words};

/// The words of a step that is to be kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StepDraft {
    /// The title of the lesson, where the file is a new one.
    pub title: String,
    /// What is said in the step.
    pub text: String,
}

/// Something that a step does not hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LeftOut {
    /// A seed beyond what a lesson can pin.
    Seed,
    /// The same for the training.
    TrainingSeed,
    /// A place in the series beyond that.
    Place,
    /// What a hand has changed.
    ByHand,
    /// A base image from a file.
    Base,
    /// A network from a file, or one that was trained here.
    Machine,
    /// An autoencoder.
    Autoencoder,
    /// Pictures of files to learn from.
    Given,
    /// Settings of the training that are seldom changed.
    More,
}

impl LeftOut {
    /// What it is, as a part of a list.
    pub fn words(self) -> String {
        let words = words();
        match self {
            Self::Seed => words.lesson_left_out_seed(),
            Self::TrainingSeed => words.lesson_left_out_training_seed(),
            Self::Place => words.lesson_left_out_place(),
            Self::ByHand => words.lesson_left_out_by_hand(),
            Self::Base => words.lesson_left_out_base(),
            Self::Machine => words.lesson_left_out_machine(),
            Self::Autoencoder => words.lesson_left_out_autoencoder(),
            Self::Given => words.lesson_left_out_given(),
            Self::More => words.lesson_left_out_more(),
        }
    }
}

/// What is shown, as pins; and what cannot be pinned.
#[derive(Debug, Default)]
struct Shown {
    room: String,
    pins: Vec<(&'static str, Value)>,
    recipe: Option<Arc<Recipe>>,
    left_out: Vec<LeftOut>,
}

impl Shown {
    fn pin(&mut self, key: &'static str, value: impl Into<Value>) {
        self.pins.push((key, value.into()));
    }

    /// A whole number; those beyond what a lesson can pin are left out.
    fn whole(&mut self, key: &'static str, number: u64, left_out: LeftOut) {
        if number <= super::super::lesson_file::LARGEST {
            self.pin(key, number as i64);
        } else {
            self.left_out.push(left_out);
        }
    }

    /// A picture by its recipe, seed and place.
    fn picture(&mut self, id: &SpecimenId) {
        self.recipe(&id.recipe);
        self.whole("seed", id.seed, LeftOut::Seed);
        self.whole("index", id.index, LeftOut::Place);
    }

    /// A difficulty by its word, any other recipe as a file.
    fn recipe(&mut self, recipe: &Arc<Recipe>) {
        match Mode::ALL.into_iter().find(|mode| mode.recipe() == **recipe) {
            Some(mode) => self.pin("mode", mode_word(mode)),
            None => self.recipe = Some(Arc::clone(recipe)),
        }
    }
}

fn mode_word(mode: Mode) -> &'static str {
    match mode {
        Mode::Easy => "easy",
        Mode::Hard => "hard",
    }
}

impl State {
    /// Writes what is shown now as the last step of a lesson file, on another thread.
    pub(super) fn keep_step(&mut self, path: PathBuf) {
        let Shown { room, pins, recipe, left_out } = self.shown_as_pins();
        let draft = std::mem::take(&mut self.lesson.draft);
        let language = self.shared.settings.language;
        let step = NewStep { language, title: draft.title, text: draft.text, room, pins, recipe };
        // The mistakes of a lesson that cannot be added to are said in the language of the window.
        let locale = locale();
        self.shared.files.run(move || match in_locale(locale, || keep_step(&path, &step)) {
            Ok(number) => FileOutcome::StepKept { number, path, left_out },
            Err(LessonError::File(err)) => FileOutcome::Failed(err),
            Err(err) => FileOutcome::NoLesson(super::super::files::file_name(&path), err),
        });
    }

    fn shown_as_pins(&self) -> Shown {
        let mut shown = Shown::default();
        match self.shared.room {
            Room::Play => self.pin_game(&mut shown),
            Room::Factory => {
                shown.room = format!("factory/{}", page_word(self.factory.page));
                shown.picture(&self.factory.id(&self.shared));
                if !self.factory.pins().is_empty() {
                    shown.left_out.push(LeftOut::ByHand);
                }
            }
            Room::Train => {
                shown.room = format!("train/{}", page_word(self.train.page));
                self.pin_training(&mut shown);
            }
            Room::Network => self.pin_network(&mut shown),
            Room::Class => self.pin_class(&mut shown),
            Room::Lessons => {
                shown.room = format!("lessons/{}", self.lessons.chapter.0);
                if let Some(knobs) = self.lessons.chapters.knobs(self.lessons.chapter) {
                    shown.pins.extend(knob_pins(&knobs));
                }
            }
        }
        match self.shared.base_origin {
            BaseOrigin::Made(made) => shown.pin("base", made.to_string()),
            BaseOrigin::Given(_) => shown.left_out.push(LeftOut::Base),
        }
        shown
    }

    fn pin_game(&self, shown: &mut Shown) {
        "play".clone_into(&mut shown.room);
        let (play, settings) = (&self.play, &self.shared.settings);
        shown.pin("mode", mode_word(play.mode()));
        shown.recipe.clone_from(&play.own);
        shown.whole("seed", play.seed, LeftOut::Seed);
        shown.whole("index", play.index(), LeftOut::Place);
        self.pin_machine(shown);
        shown.pin("hide-base", settings.base_hidden);
        shown.pin("outlines", settings.outlines);
        shown.pin("evidence", settings.evidence);
    }

    fn pin_class(&self, shown: &mut Shown) {
        self.class.page.0.clone_into(&mut shown.room);
        let setup = self.shared.settings.class;
        shown.pin("mode", mode_word(setup.mode));
        shown.whole("seed", setup.seed, LeftOut::Seed);
        shown.pin("people", i64::from(setup.people));
        shown.pin("look", i64::from(setup.look().unwrap_or(0)));
        for (key, is_on) in [("teams", setup.has_teams), ("chips", setup.by_chips), ("test", setup.is_test)] {
            shown.pin(key, is_on);
        }
        shown.pin("pictures", i64::from(setup.test_pictures));
        self.pin_machine(shown);
    }

    fn pin_machine(&self, shown: &mut Shown) {
        match self.shared.models.opponent {
            Opponent::Bundled => shown.pin("model", "bundled"),
            Opponent::Any => shown.pin("model", "any"),
            Opponent::Trained | Opponent::File => shown.left_out.push(LeftOut::Machine),
        }
    }

    fn pin_network(&self, shown: &mut Shown) {
        let is_autoencoder = self.network.autoencoder().is_some();
        shown.left_out.extend(is_autoencoder.then_some(LeftOut::Autoencoder));
        let page = if self.network.page == RESTORED { MAPS } else { self.network.page };
        shown.room = format!("network/{}", page_word(page));
        // A picture that the game asks is not told beforehand: its place is not its truth, and may be kept.
        if self.network.source == PictureSource::Own {
            let (mode, seed, index) = self.network.own;
            shown.pin("mode", mode_word(mode));
            shown.whole("seed", seed, LeftOut::Seed);
            shown.whole("index", index, LeftOut::Place);
        } else {
            shown.picture(&self.network.id);
        }
        self.pin_machine(shown);
        if !self.network.edit.is_empty() {
            shown.left_out.push(LeftOut::ByHand);
        }
    }

    fn pin_training(&self, shown: &mut Shown) {
        let form = &self.train.form;
        match self.train.own.as_ref().filter(|_| form.own) {
            Some(recipe) => shown.recipe(recipe),
            None => shown.pin("mode", mode_word(form.mode)),
        }
        let preset = TrainForm::default().with_architecture(form.settings.architecture).settings;
        let settings = form.settings;
        shown.pin("architecture", settings.architecture.name());
        shown.pin("classes", settings.classes.name());
        shown.pin("optimizer", settings.optimizer.name());
        shown.pin("schedule", settings.schedule.name());
        shown.pin("rate", settings.learning_rate);
        shown.pin("batch", settings.batch as i64);
        shown.pin("l2", settings.weight_decay);
        shown.pin("set", settings.dataset.unwrap_or(0) as i64);
        shown.whole("seed", settings.seed, LeftOut::TrainingSeed);
        match form.unit {
            LengthUnit::Minutes => shown.pin("minutes", form.minutes),
            LengthUnit::Pictures => shown.pin("images", form.images as i64),
        }
        if form.given.is_some() {
            shown.left_out.push(LeftOut::Given);
        }
        let others = |settings: crate::network::TrainingSettings| (settings.guidance, settings.smoothing, settings.bases);
        if others(settings) != others(preset) || !settings.augment.is_empty() || form.patience.is_some() {
            shown.left_out.push(LeftOut::More);
        }
    }
}
