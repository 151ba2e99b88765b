//! The presets that people keep: listed, loaded, kept, renamed, deleted, on another thread.

use super::super::message::sentence;
use super::super::{Message, Shared};
use super::Factory;
use super::words;
use crate::factory::Recipe;
use crate::storage::{FileError, RecipeStore};
use crate::worker::Reply;

/// Recipes by name, beside the settings.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PresetState {
    /// Their names, sorted.
    pub names: Vec<String>,
    /// The one that was deleted last, to bring it back.
    pub deleted: Option<Box<Recipe>>,
    /// Whether there is a place to keep them.
    pub available: bool,
}

/// What to do with the presets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PresetOrder {
    /// Reads their names.
    List,
    /// Makes one the recipe of the factory.
    Load(String),
    /// Keeps the recipe of the factory under a name.
    Save {
        /// The name.
        name: String,
        /// Whether one of this name may be overwritten.
        replace: bool,
    },
    /// Gives one another name.
    Rename {
        /// The old name.
        from: String,
        /// The new one.
        to: String,
    },
    /// Removes one; the last one removed can be brought back.
    Delete(String),
    /// Brings the one that was deleted last back.
    Restore,
}

/// What came of it.
#[derive(Debug)]
pub struct PresetOutcome {
    /// The names as they are now.
    pub names: Vec<String>,
    /// A recipe to be loaded.
    pub load: Option<Box<Recipe>>,
    /// The one that was deleted.
    pub deleted: Option<Box<Recipe>>,
    /// The name of the one that was deleted and is back.
    pub restored: Option<String>,
    /// What there is to say: what was done, or what failed.
    pub said: Result<Option<PresetDone>, FileError>,
}

/// What was done with a preset.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PresetDone {
    /// It is kept under this name.
    Kept(String),
    /// It has another name: the old and the new one.
    Renamed(String, String),
    /// It is deleted.
    Deleted(String),
    /// It is back.
    Restored(String),
}

impl Factory {
    /// Does something with the presets, after what was ordered before.
    pub(in super::super) fn order_preset(&mut self, order: PresetOrder, shared: &Shared) {
        let Some(folder) = shared.path_beside_settings("recipes") else { return };
        let store = RecipeStore::new(folder);
        let recipe = match &order {
            PresetOrder::Restore => self.presets.deleted.as_deref().cloned(),
            _ => Some(self.recipe().clone()),
        };
        self.preset_work.work(move || carry_out(&store, &order, recipe));
    }

    pub(super) fn absorb_presets(&mut self, shared: &mut Shared) {
        while let Some(reply) = self.preset_work.poll() {
            match reply {
                Reply::Answer(outcome) => self.absorb_preset(outcome, shared),
                Reply::Failed(failure) => shared.tell(words::presets_broken(&failure)),
                Reply::Done => {}
            }
        }
    }

    fn absorb_preset(&mut self, outcome: PresetOutcome, shared: &mut Shared) {
        let presets = &mut self.presets;
        presets.names = outcome.names;
        if outcome.deleted.is_some() {
            presets.deleted = outcome.deleted;
        } else if outcome.restored.is_some() && outcome.restored == presets.deleted.as_deref().map(|recipe| recipe.name.clone()) {
            presets.deleted = None;
        }
        if let Some(recipe) = outcome.load {
            self.load_recipe(*recipe, shared);
        }
        if let Ok(Some(PresetDone::Renamed(from, to))) = &outcome.said {
            self.history.rename(from, to);
            self.render(shared);
        }
        match outcome.said {
            Ok(Some(done)) => shared.tell(Message::done(done.words())),
            Ok(None) => {}
            Err(err) => shared.tell(Message::failed(sentence(&err))),
        }
    }
}

fn carry_out(store: &RecipeStore, order: &PresetOrder, recipe: Option<Recipe>) -> PresetOutcome {
    let mut outcome = PresetOutcome { names: Vec::new(), load: None, deleted: None, restored: None, said: Ok(None) };
    let done = obey(store, order, recipe, &mut outcome);
    let listed = store.list().map(|names| outcome.names = names);
    outcome.said = done.and_then(|done| listed.map(|()| done));
    outcome
}

fn obey(
    store: &RecipeStore,
    order: &PresetOrder,
    recipe: Option<Recipe>,
    outcome: &mut PresetOutcome,
) -> Result<Option<PresetDone>, FileError> {
    let done = match (order, recipe) {
        (PresetOrder::Load(name), _) => {
            outcome.load = Some(Box::new(store.load(name)?));
            None
        }
        (PresetOrder::Save { name, replace }, Some(recipe)) => {
            let name = store.save(name, &recipe, *replace)?;
            outcome.load = Some(Box::new(store.load(&name)?));
            Some(PresetDone::Kept(name))
        }
        (PresetOrder::Rename { from, to }, _) => Some(PresetDone::Renamed(from.clone(), store.rename(from, to)?)),
        (PresetOrder::Delete(name), _) => {
            outcome.deleted = Some(Box::new(store.delete(name)?));
            Some(PresetDone::Deleted(name.clone()))
        }
        (PresetOrder::Restore, Some(recipe)) => {
            let name = store.save(&recipe.name, &recipe, false)?;
            outcome.restored = Some(recipe.name.clone());
            Some(PresetDone::Restored(name))
        }
        (PresetOrder::List | PresetOrder::Save { .. } | PresetOrder::Restore, _) => None,
    };
    Ok(done)
}
