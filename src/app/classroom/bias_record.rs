//! What is written down of a bias lab: each answer as it comes, and every truth after the last one.

use std::sync::Arc;

use super::Seated;
use super::record::{About, Record};
use crate::classroom::bias::{Arm, BiasAnswer, BiasPhase, BiasRound, BiasSession};
use crate::classroom::{ClassSize, Event, Handed, Label, Occasion, Place, Told};
use crate::factory::{BaseImage, Recipe, SpecimenId};

/// What all rows of a lab have in common.
#[derive(Clone, Debug)]
pub struct LabFacts {
    /// The recipe of its pictures.
    pub recipe: Arc<Recipe>,
    /// The base image.
    pub base: Arc<BaseImage>,
    /// The seed of its series.
    pub seed: u64,
    /// Who gives the advice.
    pub adviser: Seated,
    /// How advice is given.
    pub arm: Arm,
    /// How many people answer.
    pub size: ClassSize,
}

/// Writes what a step changed: an answer that came, or one that was taken back. `before` is the number of answers before the step, `asked`
/// the place of the round that was asked then.
pub fn write(record: &mut Record, facts: &LabFacts, session: &BiasSession, (before, asked): (usize, Option<usize>)) {
    let now = session.answers().len();
    if let (true, Some(place), Some(answer)) = (now > before, asked, session.answers().last()) {
        add(record, facts, session, place, Some(answer), Event::Handed(occasion(answer.phase), handed(answer, facts.size)));
        if session.asked().is_none() {
            write_truths(record, facts, session);
        }
    } else if let (true, Some(asked)) = (now < before, session.asked()) {
        add(record, facts, session, asked.place, None, Event::Undone);
    }
}

fn write_truths(record: &mut Record, facts: &LabFacts, session: &BiasSession) {
    for (place, round) in session.protocol().rounds.iter().enumerate() {
        let told = Told { truth: round.case.truth, machine: None };
        add(record, facts, session, place, None, Event::Revealed(told));
    }
}

/// A row about the round at a place of the protocol.
fn add(record: &mut Record, facts: &LabFacts, session: &BiasSession, place: usize, answer: Option<&BiasAnswer>, event: Event) {
    let Some(round) = session.protocol().rounds.get(place) else { return };
    let LabFacts { recipe, base, seed, .. } = facts;
    let id = SpecimenId { recipe: Arc::clone(recipe), base: Arc::clone(base), seed: *seed, index: round.case.index };
    let about = About { round: place as u32 + 1, id: &id, machine: Some(&facts.adviser) };
    record.add_with(&about, event, |row| fill(row, facts, round, answer));
}

/// What only rows of a lab say.
fn fill(row: &mut Place, facts: &LabFacts, round: &BiasRound, answer: Option<&BiasAnswer>) {
    row.twin = Some(round.twin().number());
    row.arm = Label::new(facts.arm.key());
    row.advice = answer.and_then(|answer| answer.advice);
}

fn handed(answer: &BiasAnswer, size: ClassSize) -> Handed {
    if size.people() == 1 { Handed::by_one(answer.counts) } else { Handed::by_class(answer.counts, size) }
}

fn occasion(phase: BiasPhase) -> Occasion {
    match phase {
        BiasPhase::WarmUp => Occasion::WarmUp,
        BiasPhase::Blind => Occasion::Blind,
        BiasPhase::Committed => Occasion::Committed,
        BiasPhase::Advised => Occasion::Advised,
    }
}
