//! The rounds of the last session, kept for the next start of the program.

use std::path::Path;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::super::{Group, Matchup, OpponentId, Origin, PlayedPicture, PlayedRound, PlayedSession, Sees};
use crate::factory::{BaseImage, Recipe, SpecimenId, Syndrome};
use crate::game::Round;
use crate::network::{Answer, Classes};
use crate::storage::{Unusable, load_toml};

/// The newest version that this program reads: that of sessions in which a machine said ill or healthy.
const VERSION: u32 = 2;
/// The version of sessions in which every machine named a class: older programs read them.
const FOUR_CLASSES_VERSION: u32 = 1;

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
    group: Group,
    seed: u64,
    index: u64,
    truth: Syndrome,
    guess: Syndrome,
    machine: Answer,
    confidence: Option<f32>,
    seconds: f64,
    opponent: String,
    /// Which of the recipes.
    recipe: usize,
    /// What tells its base image from others; see [`base_code`].
    base: u32,
    /// Who the machine was; files of version 0.1 have no more than its name.
    #[serde(default)]
    against: Option<OpponentId>,
    /// What the person saw before the answer.
    #[serde(default = "Sees::person_before")]
    person_sees: Sees,
    /// What the machine was given.
    #[serde(default = "Sees::machine_before")]
    machine_sees: Sees,
    /// What people call its base image.
    #[serde(default)]
    base_name: String,
}

/// A number that tells base images apart.
fn base_code(base: &BaseImage) -> u32 {
    crc32fast::hash(base.image().pixels())
}

/// What is written of a session.
pub fn kept(session: &PlayedSession) -> Kept {
    let mut kept = Kept { version: FOUR_CLASSES_VERSION, ..Kept::default() };
    for record in session.records() {
        let (Some(truth), Some(guess), Some(machine)) = (record.round.truth(), record.round.guess(), record.round.machine())
        else {
            continue;
        };
        if machine.classes() != Classes::Four {
            kept.version = VERSION;
        }
        let picture = &record.origin.picture;
        let recipe = picture.recipe();
        let place = kept.recipes.iter().position(|known| known == &**recipe).unwrap_or_else(|| {
            kept.recipes.push((**recipe).clone());
            kept.recipes.len() - 1
        });
        kept.rounds.push(KeptRound {
            group: record.group.group,
            seed: picture.seed(),
            index: picture.index(),
            truth,
            guess,
            machine,
            confidence: record.origin.confidence,
            seconds: record.seconds,
            opponent: record.opponent.clone(),
            recipe: place,
            base: match picture {
                PlayedPicture::Known(id) => base_code(&id.base),
                PlayedPicture::OnOtherBase { base_code, .. } => *base_code,
            },
            against: Some(record.group.opponent.clone()),
            person_sees: record.group.person,
            machine_sees: record.group.machine,
            base_name: record.origin.base_name.clone(),
        });
    }
    kept
}

/// Reads the session of the last start. Its rounds on `base` can be seen again; those on other base images only count.
///
/// An unreadable file is kept aside, a newer one is left as it is; then the second value says so.
pub fn load(path: &Path, base: &Arc<BaseImage>) -> (PlayedSession, Option<Unusable>) {
    let (kept, complaint) = load_toml::<Kept>(path, VERSION);
    let mut session = PlayedSession::default();
    let recipes: Vec<Arc<Recipe>> = kept.recipes.into_iter().map(Arc::new).collect();
    let here = base_code(base);
    for round in kept.rounds {
        let Some(recipe) = recipes.get(round.recipe).filter(|recipe| recipe.validate().is_ok()) else { continue };
        let mut played = Round::new(round.truth);
        played.machine_answers(round.machine);
        if played.answer(round.guess).is_err() {
            continue;
        }
        let (recipe, seed, index) = (Arc::clone(recipe), round.seed, round.index);
        let picture = if round.base == here {
            PlayedPicture::Known(SpecimenId { recipe, base: Arc::clone(base), seed, index })
        } else {
            PlayedPicture::OnOtherBase { recipe, base_code: round.base, seed, index }
        };
        session.push(PlayedRound {
            round: played,
            group: Matchup {
                group: round.group,
                opponent: round.against.unwrap_or_else(|| OpponentId::of_name(&round.opponent)),
                person: round.person_sees,
                machine: round.machine_sees,
                answers: round.machine.classes(),
            },
            origin: Origin { picture, confidence: round.confidence, base_name: round.base_name },
            seconds: round.seconds,
            opponent: round.opponent,
        });
    }
    (session, complaint)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::factory::{GrayImage, Mode, PIXELS, WIDTH};
    use crate::storage::save_toml;

    fn round(index: u64, guess: Syndrome, base: &Arc<BaseImage>) -> PlayedRound {
        round_against(Syndrome::B.into(), index, guess, base)
    }

    fn round_against(machine: Answer, index: u64, guess: Syndrome, base: &Arc<BaseImage>) -> PlayedRound {
        let mut round = Round::new(Syndrome::B);
        round.machine_answers(machine);
        round.answer(guess).unwrap();
        let picture = PlayedPicture::Known(SpecimenId::of_mode(Mode::Hard, base, 11).at(index));
        let origin = Origin { picture, confidence: Some(0.75), base_name: "Brain 48213".to_owned() };
        let opponent = OpponentId::File("mine.model".to_owned());
        let (person, answers) = (Sees::Sample, machine.classes());
        let group = Matchup { group: Group::Hard, opponent, person, machine: Sees::SampleAndBase, answers };
        PlayedRound { round, group, origin, seconds: 2.5, opponent: "mine.model".to_owned() }
    }

    #[test]
    fn a_session_comes_back_as_it_was() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("session.toml");
        let mut session = PlayedSession::default();
        let base = Arc::new(BaseImage::bundled());
        session.push(round(0, Syndrome::A, &base));
        session.push(round(1, Syndrome::B, &base));
        save_toml(&path, &kept(&session)).unwrap();
        let (back, complaint) = load(&path, &base);
        assert_eq!(back, session);
        assert!(complaint.is_none());
    }

    #[test]
    fn rounds_against_a_machine_that_says_ill_or_healthy_come_back_and_older_programs_leave_them_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("session.toml");
        let base = Arc::new(BaseImage::bundled());
        let mut session = PlayedSession::default();
        session.push(round(0, Syndrome::A, &base));
        assert_eq!(kept(&session).version, 1, "what older programs know they read");
        for (index, machine) in [(1, Answer::Ill), (2, Answer::Healthy)] {
            session.push(round_against(machine, index, Syndrome::A, &base));
        }
        let [four, ill, healthy] = session.records() else { panic!("three rounds") };
        assert_ne!(four.group, ill.group, "scores of the two kinds are kept apart");
        // The picture is a B: ill is right, and the person's A is wrong as ever.
        let right = [four, ill, healthy].map(|round| (round.round.human_is_right(), round.round.machine_is_right()));
        assert_eq!(right, [(Some(false), Some(true)), (Some(false), Some(true)), (Some(false), Some(false))]);
        save_toml(&path, &kept(&session)).unwrap();
        assert!(std::fs::read_to_string(&path).unwrap().contains("version = 2"));
        let (back, complaint) = load(&path, &base);
        assert_eq!(back, session);
        assert!(complaint.is_none());
    }

    #[test]
    fn rounds_of_older_files_were_played_with_the_base_image_against_a_machine_without_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("session.toml");
        let mut session = PlayedSession::default();
        let base = Arc::new(BaseImage::bundled());
        session.push(round(0, Syndrome::A, &base));
        save_toml(&path, &kept(&session)).unwrap();
        let text = std::fs::read_to_string(&path).unwrap();
        let lines: Vec<&str> = text.lines().filter(|line| !line.contains("_sees = ")).collect();
        assert_eq!(lines.len() + 2, text.lines().count());
        std::fs::write(&path, lines.join("\n")).unwrap();
        let (old, complaint) = load(&path, &base);
        assert!(complaint.is_none());
        let group = &old.records()[0].group;
        assert_eq!((group.person, group.machine), (Sees::SampleAndBase, Sees::Sample));
        assert_ne!(old.records()[0].group, session.records()[0].group, "the kinds are kept apart");
    }

    #[test]
    fn rounds_on_another_base_image_only_count_and_are_not_lost_when_they_are_written_again() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("session.toml");
        let pixels: [u8; PIXELS] = std::array::from_fn(|place| {
            let (x, y) = (place % WIDTH, place / WIDTH);
            if (20..76).contains(&x) && (20..108).contains(&y) { 150 } else { 0 }
        });
        let other = Arc::new(BaseImage::new(GrayImage::from_bytes(&pixels).unwrap()).unwrap());
        let mut session = PlayedSession::default();
        session.push(round(4, Syndrome::A, &other));
        save_toml(&path, &kept(&session)).unwrap();
        let (here, _) = load(&path, &Arc::new(BaseImage::bundled()));
        assert_eq!(here.records().len(), 1);
        assert_eq!(here.records()[0].origin.picture.id(), None);
        save_toml(&path, &kept(&here)).unwrap();
        assert_eq!(load(&path, &other).0, session, "opened again with its base image it can be seen");
    }

    #[test]
    fn what_cannot_be_read_is_kept_aside_and_said() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("session.toml");
        std::fs::write(&path, "rounds = 3").unwrap();
        let (session, complaint) = load(&path, &Arc::new(BaseImage::bundled()));
        assert!(session.records().is_empty());
        assert!(matches!(complaint, Some(Unusable::KeptAside(aside)) if aside.exists()));
        assert!(!path.exists() && std::fs::read_dir(folder.path()).unwrap().count() == 1);
    }
}
