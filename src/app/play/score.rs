//! Both players over the rounds of a session: two confusion matrices, four boxes, and the pictures behind each number.

use super::super::{Gallery, GalleryPicture, Matchup, PlayedRound, PlayedSession};
use super::{Play, words};
use crate::game::{Duel, Outcome, Player};
use crate::network::{Answer, Classes, Confusion};

/// Rounds with something in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pick {
    /// A cell of a player's confusion matrix.
    Cell {
        /// Whose.
        player: Player,
        /// What was true, as the player can say it.
        truth: Answer,
        /// What the player said.
        said: Answer,
    },
    /// One of the four boxes.
    Box(Outcome),
}

impl Pick {
    fn holds(self, round: &PlayedRound) -> bool {
        match self {
            Self::Cell { player, truth, said } => round.outcome().is_some() && answer(round, player) == Some((truth, said)),
            Self::Box(outcome) => round.outcome() == Some(outcome),
        }
    }
}

/// What was true in a round, as the player can say it, and what the player said.
fn answer(round: &PlayedRound, player: Player) -> Option<(Answer, Answer)> {
    let said = match player {
        Player::Human => Answer::Class(round.round.guess()?),
        Player::Machine => round.round.machine()?,
    };
    Some((said.classes().right_answer(round.round.truth()?), said))
}

impl Play {
    /// How the rounds of what is played ended.
    pub fn duel(&self) -> Duel {
        self.session.duel(&self.matchup())
    }

    /// What was true and what a player said, over the rounds that both answered.
    pub fn matrix(&self, player: Player) -> Confusion {
        matrix(&self.session, &self.matchup(), player)
    }

    /// The pictures behind a number, the newest first.
    pub fn gallery(&self, pick: Pick) -> Gallery {
        gallery(&self.session, &self.matchup(), pick)
    }
}

fn matrix(session: &PlayedSession, group: &Matchup, player: Player) -> Confusion {
    let mut confusion = Confusion::new(match player {
        Player::Human => Classes::Four,
        Player::Machine => group.answers,
    });
    for round in session.of_group(group).filter(|round| round.outcome().is_some()) {
        if let (Some(truth), Some((_, said))) = (round.round.truth(), answer(round, player)) {
            confusion.add(truth, said);
        }
    }
    confusion
}

/// A picture that cannot be made again is left out, and counted.
fn gallery(session: &PlayedSession, group: &Matchup, pick: Pick) -> Gallery {
    let rounds: Vec<&PlayedRound> = session.of_group(group).rev().filter(|round| pick.holds(round)).collect();
    let pictures: Vec<GalleryPicture> = rounds.iter().copied().filter_map(gallery_picture).collect();
    Gallery { title: words::title(pick), hidden: rounds.len() - pictures.len(), pictures }
}

fn gallery_picture(round: &PlayedRound) -> Option<GalleryPicture> {
    Some(GalleryPicture {
        id: round.origin.picture.id()?.clone(),
        truth: round.round.truth()?,
        human: round.round.guess(),
        machine: round.round.machine(),
        confidence: round.origin.confidence,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;

    use super::super::super::{Group, OpponentId, Origin, PlayedPicture, Sees};
    use crate::factory::{BaseImage, Generator, Mode, SpecimenId, Syndrome};
    use crate::game::{Record, Round};

    /// Rounds with every pair of answers, some of them without the machine's, as the picture numbers say; a fifth of them is EASY.
    fn played() -> PlayedSession {
        let mut session = PlayedSession::default();
        let base = Arc::new(BaseImage::bundled());
        let first = SpecimenId::of_mode(Mode::Hard, &base, 3);
        let generator = Generator::new(&first.recipe, &base).unwrap();
        for index in 0..120_u64 {
            let mut round = Round::new(generator.plan(3, index).syndrome);
            round.answer(Syndrome::ALL[index as usize % 4]).unwrap();
            if !index.is_multiple_of(7) {
                round.machine_answers(Syndrome::ALL[index as usize / 4 % 4]);
            }
            let picture = if index == 118 {
                PlayedPicture::OnOtherBase { recipe: Arc::clone(&first.recipe), base_code: 1, seed: 3, index }
            } else {
                PlayedPicture::Known(first.at(index))
            };
            let mode = if index.is_multiple_of(5) { Mode::Easy } else { Mode::Hard };
            let (person, machine, answers) = (Sees::SampleAndBase, Sees::Sample, Classes::Four);
            let group = Matchup { group: Group::of_mode(mode), opponent: OpponentId::Bundled(mode), person, machine, answers };
            let origin = Origin { picture, confidence: Some(0.5), base_name: String::new() };
            session.push(Record { round, group, origin, seconds: 1.0, opponent: String::new() });
        }
        session
    }

    #[test]
    fn cells_and_boxes_hold_exactly_the_pictures_that_they_count() {
        let mut session = played();
        let (person, machine, answers) = (Sees::SampleAndBase, Sees::Sample, Classes::Four);
        let hard = Matchup { group: Group::Hard, opponent: OpponentId::Bundled(Mode::Hard), person, machine, answers };
        // Rounds against another opponent, or in which somebody saw something else, which are in no number of these.
        for group in [
            Matchup { opponent: OpponentId::Trained, ..hard.clone() },
            Matchup { person: Sees::Sample, ..hard.clone() },
            Matchup { machine: Sees::SampleAndBase, ..hard.clone() },
            Matchup { answers: Classes::Binary, ..hard.clone() },
        ] {
            session.push(PlayedRound { group, ..session.records()[1].clone() });
        }
        let generator = Generator::new(&Mode::Hard.recipe(), &BaseImage::bundled()).unwrap();
        let has_both = |index: u64| !index.is_multiple_of(7) && !index.is_multiple_of(5);
        // By the numbers of the pictures alone, without any of the code that is tested.
        let wanted = |player: Player, truth: Syndrome, said: Syndrome| -> Vec<u64> {
            let speaks = |index: &u64| match player {
                Player::Human => index % 4 == said.index() as u64,
                Player::Machine => index / 4 % 4 == said.index() as u64,
            };
            let counts = |index: &u64| has_both(*index) && generator.plan(3, *index).syndrome == truth;
            (0..120).rev().filter(counts).filter(speaks).collect()
        };
        let shown = |pick: Pick| -> Vec<u64> {
            let gallery = gallery(&session, &hard, pick);
            let mut indices: Vec<u64> = gallery.pictures.iter().map(|picture| picture.id.index).collect();
            // The one on another base image is counted, and not shown.
            if gallery.hidden == 1 {
                indices.insert(0, 118);
            }
            indices
        };
        let mut outcomes = [const { Vec::<u64>::new() }; 4];
        for player in [Player::Human, Player::Machine] {
            let counts = matrix(&session, &hard, player);
            for (truth, said) in Syndrome::ALL.into_iter().flat_map(|truth| Syndrome::ALL.map(|said| (truth, said))) {
                let indices = shown(Pick::Cell { player, truth: truth.into(), said: said.into() });
                assert_eq!(indices, wanted(player, truth, said));
                assert_eq!(indices.len() as u64, counts.count(truth.into(), said.into()));
            }
            assert_eq!(counts.total(), session.duel(&hard).rounds());
        }
        for index in (0..120_u64).rev().filter(|&index| has_both(index)) {
            let truth = generator.plan(3, index).syndrome.index() as u64;
            let place = match (index % 4 == truth, index / 4 % 4 == truth) {
                (true, true) => 0,
                (true, false) => 1,
                (false, true) => 2,
                (false, false) => 3,
            };
            outcomes[place].push(index);
        }
        for (outcome, indices) in Outcome::ALL.into_iter().zip(&outcomes) {
            assert_eq!(&shown(Pick::Box(outcome)), indices, "{outcome:?}");
            assert_eq!(session.duel(&hard).count(outcome), indices.len() as u64);
            assert!(!indices.is_empty(), "the made session has every outcome");
        }
    }
}
