//! The state of the factory room: one recipe that is tuned, one specimen that is looked at.

use std::sync::Arc;
use std::time::{Duration, Instant};

use super::SweepState;
use crate::factory::{Mode, Parameter, Recipe, RegionRecipe, Stage, Syndrome};
use crate::worker::{Extra, StudioPicture};

/// Changes of one knob within this time are one step to undo.
const ONE_STEP: Duration = Duration::from_millis(900);
/// Most steps to undo.
const MOST_STEPS: usize = 200;
/// Pictures in the grid at first.
const GRID_COUNT: usize = 48;

/// What the large part of the room shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FactoryView {
    /// Base and sample.
    #[default]
    Sample,
    /// The sample through the stages of its making.
    Peel,
    /// The sample against the base undone for move and shrink.
    Difference,
    /// Many samples.
    Grid,
    /// One knob at nine values.
    Strip,
    /// Where tumors may lie on the base picture.
    Region,
    /// At which value of a knob the machine breaks.
    BreakingPoint,
}

impl FactoryView {
    /// In the order of the buttons.
    pub const ALL: [Self; 7] =
        [Self::Sample, Self::Peel, Self::Difference, Self::Grid, Self::Strip, Self::BreakingPoint, Self::Region];

    /// Whether it is about one picture, not about many.
    pub fn shows_one(self) -> bool {
        !matches!(self, Self::Peel | Self::Grid | Self::Strip | Self::BreakingPoint)
    }

    /// The word on the button.
    pub fn word(self) -> &'static str {
        match self {
            Self::Sample => "Sample",
            Self::Peel => "Peel",
            Self::Difference => "Difference",
            Self::Grid => "Grid",
            Self::Strip => "One knob",
            Self::Region => "Region",
            Self::BreakingPoint => "Breaking point",
        }
    }
}

/// Which pictures the grid shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GridChoice {
    /// How many.
    pub count: usize,
    /// Of which class; all when `None`.
    pub class: Option<Syndrome>,
    /// Whether each comes from a seed of its own.
    pub mixed: bool,
}

/// A recipe, and the one that resets go back to and differences are marked against.
#[derive(Clone, Debug, PartialEq)]
pub struct Tuning {
    /// The recipe.
    pub recipe: Recipe,
    /// What it was before it was tuned.
    pub preset: Arc<Recipe>,
}

/// A recipe with the steps that led to it.
#[derive(Clone, Debug, PartialEq)]
pub struct History {
    now: Tuning,
    past: Vec<Tuning>,
    future: Vec<Tuning>,
    last_change: Option<(&'static str, Instant)>,
}

impl History {
    /// A history without a past.
    pub fn new(recipe: Recipe) -> Self {
        let preset = Arc::new(recipe.clone());
        Self { now: Tuning { recipe, preset }, past: Vec::new(), future: Vec::new(), last_change: None }
    }

    /// The recipe as it is now.
    pub fn now(&self) -> &Recipe {
        &self.now.recipe
    }

    /// What resets go back to now.
    pub fn preset(&self) -> &Recipe {
        &self.now.preset
    }

    /// Takes a changed recipe. Changes of one `knob` in quick succession are one step.
    pub fn change(&mut self, recipe: Recipe, knob: &'static str) {
        let goes_on = self.last_change.is_some_and(|(last, when)| last == knob && when.elapsed() < ONE_STEP);
        let preset = Arc::clone(&self.now.preset);
        if self.step_to(Tuning { recipe, preset }, !goes_on) {
            self.last_change = Some((knob, Instant::now()));
        }
    }

    /// Takes a whole recipe that resets go back to from now on; always a step of its own.
    pub fn load(&mut self, recipe: Recipe) {
        let preset = Arc::new(recipe.clone());
        self.step_to(Tuning { recipe, preset }, true);
        self.last_change = None;
    }

    /// `false` when nothing is new.
    fn step_to(&mut self, tuning: Tuning, is_new_step: bool) -> bool {
        if tuning == self.now {
            return false;
        }
        let before = std::mem::replace(&mut self.now, tuning);
        if is_new_step {
            self.past.push(before);
            if self.past.len() > MOST_STEPS {
                self.past.remove(0);
            }
        }
        self.future.clear();
        true
    }

    /// Goes back one step; `false` at the beginning.
    pub fn undo(&mut self) -> bool {
        let Some(before) = self.past.pop() else { return false };
        self.future.push(std::mem::replace(&mut self.now, before));
        self.last_change = None;
        true
    }

    /// Takes back an undo; `false` when there is none.
    pub fn redo(&mut self) -> bool {
        let Some(after) = self.future.pop() else { return false };
        self.past.push(std::mem::replace(&mut self.now, after));
        self.last_change = None;
        true
    }

    /// Whether there is something to undo.
    pub fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    /// Whether there is something to redo.
    pub fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }
}

/// The factory room.
#[derive(Debug)]
pub struct FactoryState {
    /// The recipe.
    pub history: History,
    /// Seed of the series.
    pub seed: u64,
    /// Place of the specimen in the series.
    pub index: u64,
    /// What is shown.
    pub view: FactoryView,
    /// The stage of the peel slider.
    pub stage: Stage,
    /// What the grid shows.
    pub grid: GridChoice,
    /// Key of the parameter of the strip.
    pub strip_key: &'static str,
    /// Where the machine breaks.
    pub sweep: SweepState,
    /// The newest request to the studio.
    pub ticket: u64,
    /// The newest answer.
    pub picture: Option<Box<StudioPicture>>,
    /// Why the recipe cannot be used, if it cannot.
    pub refusal: Option<String>,
}

impl FactoryState {
    /// The room with a preset.
    pub fn new(mode: Mode, seed: u64) -> Self {
        Self {
            history: History::new(mode.recipe()),
            seed,
            index: 0,
            view: FactoryView::default(),
            stage: Stage::LAST,
            grid: GridChoice { count: GRID_COUNT, class: None, mixed: false },
            strip_key: "alterations.shade",
            sweep: SweepState::default(),
            ticket: 0,
            picture: None,
            refusal: None,
        }
    }

    /// The recipe as it is now.
    pub fn recipe(&self) -> &Recipe {
        self.history.now()
    }

    /// What resets go back to, and differences are marked against.
    pub fn preset(&self) -> &Recipe {
        self.history.preset()
    }

    /// What the view needs beside the large sample.
    pub fn extra(&self) -> Extra {
        match self.view {
            FactoryView::Grid => {
                let GridChoice { count, class, mixed } = self.grid;
                Extra::Grid { count, class, mixed }
            }
            FactoryView::Strip => match Parameter::by_key(self.strip_key) {
                Some(parameter) => Extra::Strip { key: self.strip_key, range: self.shown_range(parameter) },
                None => Extra::None,
            },
            FactoryView::BreakingPoint => {
                let value = self.sweep.value;
                Extra::Strip { key: self.sweep.form.key, range: (value, value) }
            }
            FactoryView::Sample | FactoryView::Peel | FactoryView::Difference | FactoryView::Region => Extra::None,
        }
    }

    /// The part of a parameter's limits that is worth a slider: around the preset's range, and all of the present one.
    pub fn shown_range(&self, parameter: &Parameter) -> (f64, f64) {
        let (first, last) = parameter.limits;
        let (low, high) = parameter.get(self.preset()).bounds();
        let (low_now, high_now) = parameter.get(self.recipe()).bounds();
        let margin = (high - low).max(if parameter.whole { 4.0 } else { 0.05 * (last - first) });
        ((low - margin).min(low_now).max(first), (high + margin).max(high_now).min(last))
    }

    /// The recipe with another region for tumors. An ellipse starts where the region is now.
    pub fn with_region(&self, region: RegionRecipe) -> Recipe {
        Recipe { region, ..self.recipe().clone() }
    }

    /// The smallest ellipse by hand that has the height and width of the region as it is now.
    pub fn ellipse_now(&self) -> RegionRecipe {
        let corners = || self.picture.iter().flat_map(|picture| picture.region.iter().flatten());
        let middle_and_half = |values: &dyn Fn(&(u8, u8)) -> u8| {
            let low = corners().map(values).min().map_or(0.0, f64::from);
            let high = corners().map(values).max().map_or(1.0, f64::from);
            // Borders run along the edges of pixels, positions are their centres.
            (f64::midpoint(low, high) - 0.5, ((high - low) / 2.0).max(1.0))
        };
        let (x, radius_x) = middle_and_half(&|&(x, _)| x);
        let (y, radius_y) = middle_and_half(&|&(_, y)| y);
        RegionRecipe::Ellipse { x, y, radius_x, radius_y }
    }

    /// Whether the recipe is another one than the preset.
    pub fn is_changed(&self) -> bool {
        *self.recipe() != *self.preset()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_drag_is_one_step_and_undo_and_redo_are_inverse() {
        let easy = Mode::Easy.recipe();
        let mut history = History::new(easy.clone());
        let priors = [0.5, 0.4, 0.3];
        for prior in priors {
            let recipe = Recipe { healthy_prior: prior, ..history.now().clone() };
            history.change(recipe, "healthy_prior");
        }
        history.load(Mode::Hard.recipe());
        assert_eq!(*history.preset(), Mode::Hard.recipe());
        assert!(history.undo());
        assert_eq!(*history.preset(), easy, "marks are against the former preset again");
        assert!((history.now().healthy_prior - 0.3).abs() < 1e-12);
        assert!(history.undo());
        assert_eq!(*history.now(), easy);
        assert!(!history.undo());
        assert!(history.redo() && history.redo() && !history.redo());
        assert_eq!(*history.now(), Mode::Hard.recipe());
    }

    #[test]
    fn a_change_after_an_undo_ends_the_future() {
        let mut history = History::new(Mode::Easy.recipe());
        history.load(Mode::Hard.recipe());
        history.undo();
        history.change(Recipe { healthy_prior: 0.1, ..Mode::Easy.recipe() }, "healthy_prior");
        assert!(!history.can_redo());
    }
}
