//! The presets that people keep: listed, loaded, kept, renamed, deleted, on another thread.

use std::sync::Arc;

use super::super::{Message, PresetOrder, PresetOutcome};
use super::Lab;
use crate::factory::Recipe;
use crate::storage::{FileError, RecipeStore};
use crate::worker::{Task, sentence};

impl Lab {
    /// One order at a time; each takes milliseconds.
    pub(super) fn order_preset(&mut self, order: PresetOrder) {
        let Some(settings) = &self.settings_path else { return };
        if self.presets.is_some() {
            return self.tell(Message::notice("The presets are still being read or written"));
        }
        let store = RecipeStore::new(settings.with_file_name("recipes"));
        let recipe = match &order {
            PresetOrder::Restore => self.state.presets.deleted.as_deref().cloned(),
            _ => Some(self.state.factory.recipe().clone()),
        };
        let work = move || carry_out(&store, &order, recipe);
        self.presets = Some(Task::spawn("presets", Arc::clone(&self.waker.0), work));
    }

    pub(super) fn absorb_presets(&mut self) {
        let Some(task) = &self.presets else { return };
        let Some(outcome) = task.poll().transpose() else { return };
        self.presets = None;
        let Ok(outcome) = outcome else { return self.tell(Message::failed("The presets could not be read")) };
        let presets = &mut self.state.presets;
        presets.names = outcome.names;
        if outcome.deleted.is_some() || outcome.restored {
            presets.deleted = outcome.deleted;
        }
        if let Some(recipe) = outcome.load {
            self.load_recipe(*recipe);
        }
        match outcome.sentence {
            Some(Ok(done)) => self.tell(Message::done(done)),
            Some(Err(failed)) => self.tell(Message::failed(failed)),
            None => {}
        }
    }
}

fn carry_out(store: &RecipeStore, order: &PresetOrder, recipe: Option<Recipe>) -> PresetOutcome {
    let mut outcome = PresetOutcome { names: Vec::new(), load: None, deleted: None, restored: false, sentence: None };
    let done = obey(store, order, recipe, &mut outcome);
    let listed = store.list().map(|names| outcome.names = names);
    outcome.sentence = match done.and_then(|said| listed.map(|()| said)) {
        Ok(said) => said.map(Ok),
        Err(err) => Some(Err(sentence(&err))),
    };
    outcome
}

/// Gives the sentence to say.
fn obey(
    store: &RecipeStore,
    order: &PresetOrder,
    recipe: Option<Recipe>,
    outcome: &mut PresetOutcome,
) -> Result<Option<String>, FileError> {
    let said = match (order, recipe) {
        (PresetOrder::Load(name), _) => {
            outcome.load = Some(Box::new(store.load(name)?));
            None
        }
        (PresetOrder::Save { name, replace }, Some(recipe)) => {
            let name = store.save(name, &recipe, *replace)?;
            outcome.load = Some(Box::new(store.load(&name)?));
            Some(format!("The preset {name} is kept"))
        }
        (PresetOrder::Rename { from, to }, _) => {
            let name = store.rename(from, to)?;
            Some(format!("The preset {from} is now called {name}"))
        }
        (PresetOrder::Delete(name), _) => {
            outcome.deleted = Some(Box::new(store.delete(name)?));
            Some(format!("The preset {name} is deleted"))
        }
        (PresetOrder::Restore, Some(recipe)) => {
            let name = store.save(&recipe.name, &recipe, false)?;
            outcome.restored = true;
            Some(format!("The preset {name} is back"))
        }
        (PresetOrder::List | PresetOrder::Save { .. } | PresetOrder::Restore, _) => None,
    };
    Ok(said)
}
