//! A network that plays on a base image that it never learned: what it says there is worth little, and people should know.

use super::{Opponent, State};
use crate::network::BaseMatch;

/// What is to be said about the network that plays and the base image.
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
        let name = match models.opponent {
            Opponent::Bundled => format!("The bundled {} network", self.play.mode()),
            Opponent::Any => "The network for any base image".to_owned(),
            Opponent::Trained => "Your network".to_owned(),
            Opponent::File => models.name(self.play.mode()),
        };
        match model.base_match(base) {
            BaseMatch::Same | BaseMatch::Any => None,
            BaseMatch::Other if model.architecture().compares() => Some(BaseWarning {
                sentence: format!("{name} is given this base image, but learned on another one alone."),
                is_alarm: false,
                knows_its_own: true,
            }),
            BaseMatch::Other => Some(BaseWarning {
                is_alarm: true,
                sentence: format!("{name} learned on another base image. Its answers on this one may be no better than guesses."),
                knows_its_own: true,
            }),
            BaseMatch::Unknown if **base == crate::factory::BaseImage::bundled() => None,
            BaseMatch::Unknown => Some(BaseWarning {
                is_alarm: true,
                sentence: format!("{name} does not say on which base image it learned: on another one it may only guess."),
                knows_its_own: false,
            }),
        }
    }
}
