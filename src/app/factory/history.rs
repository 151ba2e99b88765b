//! A recipe with the steps that led to it: undo and redo.

use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::factory::Recipe;

/// Changes of one knob within this time are one step to undo.
const ONE_STEP: Duration = Duration::from_millis(900);
/// Most steps to undo.
const MOST_STEPS: usize = 200;

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
    fn a_change_after_an_undo_ends_the_future() {
        let mut history = History::new(Mode::Easy.recipe());
        history.load(Mode::Hard.recipe());
        history.undo();
        history.change(Recipe { healthy_prior: 0.1, ..Mode::Easy.recipe() }, "healthy_prior");
        assert!(!history.can_redo());
    }
}
