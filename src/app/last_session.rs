//! The rounds of the last session, kept for the next start of the program.

use std::path::Path;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::play::OWN;
use super::{Origin, PlayedRound, PlayedSession};
use crate::factory::{BaseImage, Mode, Recipe, Syndrome};
use crate::game::Round;
use crate::storage::load_toml;

/// The version that this program writes.
const VERSION: u32 = 1;

/// A session as it stands in the file.
#[derive(Debug, Serialize, Deserialize, Default)]
#[serde(default)]
pub struct Kept {
    version: u32,
    recipes: Vec<Recipe>,
    rounds: Vec<KeptRound>,
}

#[derive(Debug, Serialize, Deserialize)]
struct KeptRound {
    group: String,
    seed: u64,
    index: u64,
    truth: Syndrome,
    guess: Syndrome,
    machine: Syndrome,
    confidence: Option<f32>,
    seconds: f64,
    opponent: String,
    /// Which of the recipes.
    recipe: usize,
    /// What tells its base image from others; see [`base_code`].
    base: u32,
}

/// A number that tells base images apart.
fn base_code(base: &BaseImage) -> u32 {
    crc32fast::hash(base.image().pixels())
}

/// What is written of a session; `bases` are those that its rounds name by their place.
pub fn kept(session: &PlayedSession, bases: &[BaseImage]) -> Kept {
    let mut kept = Kept { version: VERSION, ..Kept::default() };
    for record in session.records() {
        let (Some(truth), Some(guess), Some(machine)) = (record.round.truth(), record.round.guess(), record.round.machine())
        else {
            continue;
        };
        let recipe = &record.origin.recipe;
        let place = kept.recipes.iter().position(|known| known == &**recipe).unwrap_or_else(|| {
            kept.recipes.push((**recipe).clone());
            kept.recipes.len() - 1
        });
        kept.rounds.push(KeptRound {
            group: record.group.to_owned(),
            seed: record.seed,
            index: record.index,
            truth,
            guess,
            machine,
            confidence: record.origin.confidence,
            seconds: record.seconds,
            opponent: record.opponent.clone(),
            recipe: place,
            base: bases.get(record.origin.base).map_or(0, base_code),
        });
    }
    kept
}

/// Reads the session of the last start. Its rounds on `base` can be seen again; those on other base images only count.
///
/// An unreadable file is kept aside; then the second value says so. A newer one is left as it is.
pub fn load(path: &Path, base: &BaseImage, base_place: usize) -> (PlayedSession, Option<String>) {
    let (kept, complaint) = load_toml::<Kept>(path);
    let complaint = complaint.map(|text| text.replace("The settings", "The rounds of the last session"));
    let mut session = PlayedSession::default();
    if kept.version > VERSION {
        return (session, complaint);
    }
    let recipes: Vec<Arc<Recipe>> = kept.recipes.into_iter().map(Arc::new).collect();
    let here = base_code(base);
    for round in kept.rounds {
        let group = Mode::ALL.map(Mode::word).into_iter().chain([OWN]).find(|word| *word == round.group);
        let recipe = recipes.get(round.recipe).filter(|recipe| recipe.validate().is_ok());
        let (Some(group), Some(recipe)) = (group, recipe) else { continue };
        let mut played = Round::new(round.truth);
        played.machine_answers(round.machine);
        if played.answer(round.guess).is_err() {
            continue;
        }
        session.push(PlayedRound {
            round: played,
            group,
            seed: round.seed,
            index: round.index,
            origin: Origin {
                recipe: Arc::clone(recipe),
                base: if round.base == here { base_place } else { usize::MAX },
                confidence: round.confidence,
            },
            seconds: round.seconds,
            opponent: round.opponent,
        });
    }
    (session, complaint)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::storage::save_toml;

    fn round(index: u64, guess: Syndrome, base: usize) -> PlayedRound {
        let mut round = Round::new(Syndrome::B);
        round.machine_answers(Syndrome::B);
        round.answer(guess).unwrap();
        let origin = Origin { recipe: Arc::new(Mode::Hard.recipe()), base, confidence: Some(0.75) };
        PlayedRound { round, group: "HARD", seed: 11, index, origin, seconds: 2.5, opponent: "bundled".to_owned() }
    }

    #[test]
    fn a_session_comes_back_as_it_was() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("session.toml");
        let mut session = PlayedSession::default();
        session.push(round(0, Syndrome::A, 0));
        session.push(round(1, Syndrome::B, 0));
        let base = BaseImage::bundled();
        save_toml(&path, &kept(&session, std::slice::from_ref(&base))).unwrap();
        assert_eq!(load(&path, &base, 0), (session, None));
    }

    #[test]
    fn rounds_on_another_base_image_only_count() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("session.toml");
        let mut session = PlayedSession::default();
        session.push(round(4, Syndrome::A, 7));
        let base = BaseImage::bundled();
        save_toml(&path, &kept(&session, std::slice::from_ref(&base))).unwrap();
        let (back, _) = load(&path, &base, 0);
        assert_eq!(back.records().len(), 1);
        assert_eq!(back.records()[0].origin.base, usize::MAX);
    }

    #[test]
    fn what_cannot_be_read_is_kept_aside_and_said() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("session.toml");
        std::fs::write(&path, "rounds = 3").unwrap();
        let (session, complaint) = load(&path, &BaseImage::bundled(), 0);
        assert!(session.records().is_empty());
        assert!(complaint.unwrap().starts_with("The rounds of the last session could not be read"));
        assert!(!path.exists() && std::fs::read_dir(folder.path()).unwrap().count() == 1);
    }
}
