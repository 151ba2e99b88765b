//! A network that plays on a base image, or on pictures of a recipe, that it never learned: what it says there is worth little, and people
//! should know.

use super::message::sentence;
use super::{Group, Opponent, State};
use crate::factory::Recipe;
use crate::network::BaseMatch;
use crate::words::words;

/// What is to be said about the network that plays and what it plays on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BaseWarning {
    /// The sentence.
    pub sentence: String,
    /// Whether its answers may be worth little.
    pub is_alarm: bool,
    /// Whether the base image that the network learned on is known, so that it can be taken.
    pub knows_its_own: bool,
}

impl State {
    /// What people should know before they trust what the network says about the base image; `None` where it learned on it, where no
    /// network plays, and where an older file does not say it and the base image is the program's own.
    pub fn base_warning(&self) -> Option<BaseWarning> {
        let (models, base) = (&self.shared.models, &self.shared.base);
        let model = models.playing(self.play.mode()).ok()?;
        let name = sentence(&models.words(self.play.mode()));
        match model.base_match(base) {
            BaseMatch::Same | BaseMatch::Any => None,
            BaseMatch::Other if model.architecture().compares() => {
                Some(BaseWarning { sentence: words().shared_learned_one_other_base(name), is_alarm: false, knows_its_own: true })
            }
            BaseMatch::Other => {
                Some(BaseWarning { is_alarm: true, sentence: words().shared_learned_other_base(name), knows_its_own: true })
            }
            BaseMatch::Unknown if **base == crate::factory::BaseImage::bundled() => None,
            BaseMatch::Unknown => {
                Some(BaseWarning { is_alarm: true, sentence: words().shared_learned_unknown_base(name), knows_its_own: false })
            }
        }
    }

    /// The recipe that the network that plays learned, where the pictures that are played are drawn by another one.
    pub fn learned_recipe(&self) -> Option<Recipe> {
        let mode = self.play.mode();
        let learned = match self.shared.models.opponent {
            Opponent::Bundled => mode.recipe(),
            Opponent::Any | Opponent::Trained | Opponent::File => self.shared.models.playing(mode).ok()?.recipe.clone(),
        };
        (!learned.draws_as(&self.play.recipe())).then_some(learned)
    }

    /// What people should know before they play: that the network that plays never learned on this base image, or never learned this recipe.
    pub fn play_warning(&self) -> Option<BaseWarning> {
        if let Some(warning) = self.base_warning() {
            return Some(warning);
        }
        let models = &self.shared.models;
        let model = models.playing(self.play.mode()).ok()?;
        let name = sentence(&models.words(self.play.mode()));
        if let Some(learned) = self.learned_recipe() {
            let sentence = match self.play.group() {
                Group::Own => words().shared_never_learned_recipe(name, &learned.name, &self.play.recipe().name),
                Group::Easy | Group::Hard => words().shared_never_learned_mode(name, &learned.name, self.play.mode().word()),
            };
            return Some(BaseWarning { sentence, is_alarm: true, knows_its_own: false });
        }
        let is_own = *self.shared.base == crate::factory::BaseImage::bundled();
        (model.base_match(&self.shared.base) == BaseMatch::Any && !is_own).then(|| BaseWarning {
            sentence: words().shared_never_this_base_alone(name),
            is_alarm: false,
            knows_its_own: false,
        })
    }
}
