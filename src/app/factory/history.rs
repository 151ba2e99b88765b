//! What is tuned, a recipe and the pins of its pictures, with the steps that led to it: undo and redo.

use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::factory::{Pins, Recipe};

/// Changes of one knob by keys within this time are one step to undo.
const ONE_STEP: Duration = Duration::from_millis(900);
/// Most steps to undo.
const MOST_STEPS: usize = 200;

/// Which knob a change comes from: changes that belong together are one step to undo.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// What is changed.
    pub knob: &'static str,
    /// The press of the pointer in which it is dragged: one press is one step. `None` for what is typed or changed by keys.
    pub press: Option<u64>,
}

impl From<&'static str> for Step {
    fn from(knob: &'static str) -> Self {
        Self { knob, press: None }
    }
}

impl Step {
    /// Whether it goes on with a former change.
    fn goes_on(self, last: Self, when: Instant) -> bool {
        let is_same_press = self.press.is_none() || self.press == last.press;
        let is_soon = (self.press.is_some() && self.press == last.press) || when.elapsed() < ONE_STEP;
        self.knob == last.knob && is_same_press && is_soon
    }
}

/// What is tuned: a recipe, the one that resets go back to and differences are marked against, and what a hand has changed about the
/// pictures.
#[derive(Clone, Debug, PartialEq)]
pub struct Tuning {
    /// The recipe.
    pub recipe: Recipe,
    /// What it was before it was tuned.
    pub preset: Arc<Recipe>,
    /// What a hand has changed about the pictures.
    pub pins: Arc<Pins>,
}

/// A recipe with the steps that led to it.
#[derive(Clone, Debug, PartialEq)]
pub struct History {
    now: Tuning,
    past: Vec<Tuning>,
    future: Vec<Tuning>,
    last_change: Option<(Step, Instant)>,
}

impl History {
    /// A history without a past.
    pub fn new(recipe: Recipe) -> Self {
        let preset = Arc::new(recipe.clone());
        Self { now: Tuning { recipe, preset, pins: Arc::default() }, past: Vec::new(), future: Vec::new(), last_change: None }
    }

    /// The recipe as it is now.
    pub fn now(&self) -> &Recipe {
        &self.now.recipe
    }

    /// What resets go back to now.
    pub fn preset(&self) -> &Recipe {
        &self.now.preset
    }

    /// What a hand has changed about the pictures.
    pub fn pins(&self) -> &Arc<Pins> {
        &self.now.pins
    }

    /// Takes a changed recipe.
    pub fn change(&mut self, recipe: Recipe, step: impl Into<Step>) {
        self.take(Tuning { recipe, ..self.now.clone() }, step.into());
    }

    /// Takes changed pins.
    pub fn change_pins(&mut self, pins: Pins, step: impl Into<Step>) {
        self.take(Tuning { pins: Arc::new(pins), ..self.now.clone() }, step.into());
    }

    /// Takes a recipe and pins that were changed together; always a step of its own.
    pub fn change_both(&mut self, recipe: Recipe, pins: Pins) {
        self.step_to(Tuning { recipe, pins: Arc::new(pins), ..self.now.clone() }, true);
        self.last_change = None;
    }

    fn take(&mut self, tuning: Tuning, step: Step) {
        let goes_on = self.last_change.is_some_and(|(last, when)| step.goes_on(last, when));
        if self.step_to(tuning, !goes_on) {
            self.last_change = Some((step, Instant::now()));
        }
    }

    /// A preset has another name: so has the recipe, wherever in the history it has the old one. Not a step.
    pub fn rename(&mut self, from: &str, to: &str) {
        for tuning in self.past.iter_mut().chain(&mut self.future).chain([&mut self.now]) {
            if tuning.recipe.name == from {
                to.clone_into(&mut tuning.recipe.name);
            }
            if tuning.preset.name == from {
                to.clone_into(&mut Arc::make_mut(&mut tuning.preset).name);
            }
        }
    }

    /// Takes a whole recipe that resets go back to from now on, without pins; always a step of its own.
    pub fn load(&mut self, recipe: Recipe) {
        let preset = Arc::new(recipe.clone());
        self.step_to(Tuning { recipe, preset, pins: Arc::default() }, true);
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::factory::Mode;

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
    fn one_press_of_the_pointer_is_one_step_however_long_and_two_presses_are_two() {
        let shade = crate::factory::Parameter::by_key("alterations.shade").unwrap();
        let mut history = History::new(Mode::Hard.recipe());
        for (press, values) in [(1, [-5.0, -10.0, -15.0]), (2, [-20.0, -25.0, -30.0])] {
            for value in values {
                let mut pins = (**history.pins()).clone();
                pins.pin(shade, value);
                history.change_pins(pins, Step { knob: "alterations.shade", press: Some(press) });
            }
        }
        assert_eq!(history.pins().value(shade), Some(-30.0));
        assert!(history.undo());
        assert_eq!(history.pins().value(shade), Some(-15.0), "the second drag was one step");
        assert!(history.undo());
        assert!(history.pins().is_empty());
        assert!(!history.undo());
        let old = Step { knob: "a", press: Some(1) };
        let long_ago = Instant::now().checked_sub(10 * ONE_STEP).unwrap();
        assert!(old.goes_on(old, long_ago), "a slow drag is one step too");
        assert!(!Step::from("a").goes_on(Step::from("a"), long_ago));
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
