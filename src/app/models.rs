//! The networks that can play: the bundled ones, the trained one, and one from a file.

use std::sync::{Arc, OnceLock};

use super::InWords as _;
use super::bases::BaseOrigin;
use super::matchup::{ANY_NAME, OpponentId, Sees, TRAINED_NAME, bundled_name};
use crate::factory::{BaseImage, MadeBase, Mode};
use crate::network::{Classes, Model, ModelError};
use crate::words::words;
use crate::worker::ModelSource;

/// Which network plays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opponent {
    /// The one that comes with the program, for the difficulty that is played.
    Bundled,
    /// The one that comes with the program for any base image: it is given the base image too.
    Any,
    /// The one that is being trained, or was trained last.
    Trained,
    /// One from a file.
    File,
}

/// Why no network plays.
#[derive(Debug)]
pub enum NoModel {
    /// The bundled one cannot be used.
    Damaged(ModelError),
    /// No network has been trained yet.
    NotTrained,
    /// No model file is open.
    NotOpened,
}

impl NoModel {
    /// Why no network plays, as the end of a sentence.
    pub fn words(&self) -> String {
        match self {
            Self::Damaged(err) => err.in_words(),
            Self::NotTrained => words().play_none_trained(),
            Self::NotOpened => words().play_none_open(),
        }
    }
}

/// The networks that can play.
#[derive(Debug)]
pub struct Models {
    /// Which one plays.
    pub opponent: Opponent,
    /// Whether the network for any base image took its seat by itself.
    seated_by_itself: bool,
    /// The network that is being trained, as it was measured last, or the one that was trained last.
    pub trained: Option<Arc<Model>>,
    /// The network from a file, and its name.
    pub file: Option<(Arc<Model>, String)>,
    /// Read once, when it is needed first; by difficulty.
    bundled: [OnceLock<Arc<Model>>; Mode::ALL.len()],
    /// The same for the one for any base image.
    any: OnceLock<Arc<Model>>,
}

/// Who played before a lesson.
#[derive(Debug)]
pub(super) struct MachineAside {
    opponent: Opponent,
    seated_by_itself: bool,
    file: Option<(Arc<Model>, String)>,
}

impl Default for Models {
    fn default() -> Self {
        Self {
            opponent: Opponent::Bundled,
            seated_by_itself: false,
            trained: None,
            file: None,
            bundled: Default::default(),
            any: OnceLock::new(),
        }
    }
}

impl Models {
    /// The network that plays at a difficulty.
    ///
    /// # Errors
    /// When there is none.
    pub fn playing(&self, mode: Mode) -> Result<Arc<Model>, NoModel> {
        match self.opponent {
            Opponent::Bundled => self.bundled(mode).map_err(NoModel::Damaged),
            Opponent::Any => self.any().map_err(NoModel::Damaged),
            Opponent::Trained => self.trained.clone().ok_or(NoModel::NotTrained),
            Opponent::File => self.file.as_ref().map(|(model, _)| Arc::clone(model)).ok_or(NoModel::NotOpened),
        }
    }

    /// Where the network that plays comes from, for whoever loads it; the bundled one where there is no other.
    pub fn source(&self, mode: Mode) -> ModelSource {
        let given = match self.opponent {
            Opponent::Bundled => None,
            Opponent::Any => self.any().ok(),
            Opponent::Trained => self.trained.clone(),
            Opponent::File => self.file.as_ref().map(|(model, _)| Arc::clone(model)),
        };
        given.map_or(ModelSource::Bundled(mode), ModelSource::Given)
    }

    /// Who plays at a difficulty, in the middle of a sentence.
    pub fn words(&self, mode: Mode) -> String {
        match self.opponent {
            Opponent::Bundled => words().play_the_bundled_network(mode.word()),
            Opponent::Any => words().play_the_network_for_any(),
            Opponent::Trained => words().play_your_network(),
            Opponent::File => self.name(mode),
        }
    }

    /// Who plays at a difficulty, for the log of the session.
    pub fn name(&self, mode: Mode) -> String {
        match self.opponent {
            Opponent::Bundled => bundled_name(mode),
            Opponent::Any => ANY_NAME.to_owned(),
            Opponent::Trained => {
                let images = self.trained.as_ref().map_or(0, |model| model.record.images);
                format!("{TRAINED_NAME}{images} images")
            }
            Opponent::File => self.file.as_ref().map_or_else(String::new, |(_, name)| name.clone()),
        }
    }

    /// What the network that plays at a difficulty is given; nobody is given anything where none plays.
    pub fn sees(&self, mode: Mode) -> Sees {
        self.playing(mode).map_or(Sees::Sample, |model| Sees::of(model.architecture()))
    }

    /// Between which answers the network that plays at a difficulty decides; the four classes where none plays.
    pub fn answers(&self, mode: Mode) -> Classes {
        self.playing(mode).map_or(Classes::Four, |model| model.classes())
    }

    /// Who plays at a difficulty, as far as scores are kept apart by it.
    pub fn id(&self, mode: Mode) -> OpponentId {
        match self.opponent {
            Opponent::Bundled => OpponentId::Bundled(mode),
            Opponent::Any => OpponentId::Any,
            Opponent::Trained => OpponentId::Trained,
            Opponent::File => OpponentId::File(self.file.as_ref().map_or_else(String::new, |(_, name)| name.clone())),
        }
    }

    /// The base image that the network that plays at a difficulty learned on, and where it comes from; `None` where it is not known.
    pub fn learned_base(&self, mode: Mode) -> Option<(BaseImage, BaseOrigin)> {
        let model = self.playing(mode).ok()?;
        let base = model.base()?;
        let origin = if *base == BaseImage::bundled() {
            BaseOrigin::Made(MadeBase::Bundled)
        } else {
            BaseOrigin::Given(words().play_base_image_of(self.words(mode)))
        };
        Some((base.clone(), origin))
    }

    /// Somebody chose who plays.
    pub(super) fn choose(&mut self, opponent: Opponent) {
        (self.opponent, self.seated_by_itself) = (opponent, false);
    }

    /// Another base image is in use: the bundled networks know the program's own one alone, and the one for any base image takes their seat
    /// on others, until the program's own one comes back. Gives whether another network plays now.
    pub(super) fn follow_base(&mut self, base: &BaseImage) -> bool {
        let is_own = *base == BaseImage::bundled();
        let opponent = match self.opponent {
            Opponent::Bundled if !is_own => Opponent::Any,
            Opponent::Any if is_own && self.seated_by_itself => Opponent::Bundled,
            _ => return false,
        };
        (self.opponent, self.seated_by_itself) = (opponent, opponent == Opponent::Any);
        true
    }

    /// Who plays is put aside while a lesson is taught; the network of the difficulty plays.
    pub(super) fn set_aside(&mut self) -> MachineAside {
        MachineAside {
            opponent: std::mem::replace(&mut self.opponent, Opponent::Bundled),
            seated_by_itself: std::mem::take(&mut self.seated_by_itself),
            file: self.file.take(),
        }
    }

    /// Who played before plays again.
    pub(super) fn put_back(&mut self, aside: MachineAside) {
        (self.opponent, self.seated_by_itself, self.file) = (aside.opponent, aside.seated_by_itself, aside.file);
    }

    fn any(&self) -> Result<Arc<Model>, ModelError> {
        if let Some(model) = self.any.get() {
            return Ok(Arc::clone(model));
        }
        let model = Arc::new(Model::any()?);
        Ok(Arc::clone(self.any.get_or_init(|| model)))
    }

    fn bundled(&self, mode: Mode) -> Result<Arc<Model>, ModelError> {
        let slot = &self.bundled[mode as usize];
        if let Some(model) = slot.get() {
            return Ok(Arc::clone(model));
        }
        let model = Arc::new(Model::bundled(mode)?);
        Ok(Arc::clone(slot.get_or_init(|| model)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::factory::{GrayImage, PIXELS, WIDTH};

    fn another() -> BaseImage {
        let pixels: [u8; PIXELS] = std::array::from_fn(|place| if (20..76).contains(&(place % WIDTH)) { 150 } else { 0 });
        BaseImage::new(GrayImage::from_bytes(&pixels).unwrap()).unwrap()
    }

    #[test]
    fn the_network_for_any_base_image_comes_and_goes_with_the_base_image_unless_it_was_chosen() {
        let (own, other) = (BaseImage::bundled(), another());
        let mut models = Models::default();
        assert!(!models.follow_base(&own));
        assert!(models.follow_base(&other) && models.opponent == Opponent::Any);
        assert!(!models.follow_base(&other));
        assert!(models.follow_base(&own) && models.opponent == Opponent::Bundled);
        // Whoever wants the bundled one on another base image gets it, until there is another base image again.
        models.follow_base(&other);
        models.choose(Opponent::Bundled);
        assert_eq!(models.opponent, Opponent::Bundled);
        assert!(models.follow_base(&other) && models.opponent == Opponent::Any);
        // Chosen by hand, it stays, and so do networks of one's own.
        models.choose(Opponent::Any);
        assert!(!models.follow_base(&own) && models.opponent == Opponent::Any);
        for opponent in [Opponent::Trained, Opponent::File] {
            models.choose(opponent);
            assert!(!models.follow_base(&other) && !models.follow_base(&own));
            assert_eq!(models.opponent, opponent);
        }
    }
}
