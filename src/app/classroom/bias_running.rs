//! A bias lab that goes on: what was answered, and what is told after the last answer.

use super::BiasAction;
use super::bias::{LabChoice, LabVoters};
use super::bias_record::LabFacts;
use crate::classroom::Counts;
use crate::classroom::bias::{BiasReport, BiasRound, BiasSession, Part, report};
use crate::worker::{LabPicture, Tally};

/// A lab that goes on.
#[derive(Debug)]
pub struct Running {
    /// What was chosen before it.
    pub choice: LabChoice,
    /// Recipe, base image, adviser and size of the class.
    pub facts: LabFacts,
    /// What is asked and what was answered.
    pub session: BiasSession,
    /// The pictures, in the order of the protocol.
    pub pictures: Vec<LabPicture>,
    /// How often the adviser was right in the search.
    pub adviser: Tally,
    /// Hands that are being counted.
    pub draft: Counts,
    /// What is told since the last answer; `None` while pictures are asked.
    pub told: Option<Told>,
}

/// What people were told after the last answer.
#[derive(Clone, Debug)]
pub enum Told {
    /// The debrief is at this page.
    Debrief(usize),
    /// The report.
    Report(Box<BiasReport>),
}

impl Running {
    /// Obeys a wish.
    pub fn apply(&mut self, action: BiasAction) {
        match (action, &self.told) {
            (BiasAction::Answer(class), None) if self.choice.voters == LabVoters::Person => {
                self.answer(Counts::default().stepped(class, 1, self.facts.size));
            }
            (BiasAction::Step(class, by), None) if self.choice.voters == LabVoters::Class => {
                self.draft = self.draft.stepped(class, by, self.facts.size);
            }
            (BiasAction::Type(counts), None)
                if self.choice.voters == LabVoters::Class && counts.total() <= self.facts.size.people() =>
            {
                self.draft = counts;
            }
            (BiasAction::Hold, None) if self.draft.total() > 0 => {
                let counted = std::mem::take(&mut self.draft);
                self.answer(counted);
            }
            // First the hands that are being counted, then the last answer.
            (BiasAction::Undo, None) if self.draft.total() > 0 => self.draft = Counts::default(),
            (BiasAction::Undo, None) => self.session.undo(),
            (BiasAction::Turn(by), Some(Told::Debrief(page))) => {
                let cases = self.session.protocol().rounds.iter().filter(|round| is_blind(round)).count();
                let page = page.saturating_add_signed(by).min(cases);
                self.told = Some(Told::Debrief(page));
            }
            (BiasAction::Report, Some(Told::Debrief(_))) => {
                self.told = Some(Told::Report(Box::new(report(self.session.answers()))));
            }
            (BiasAction::Debrief, Some(Told::Report(_))) => self.told = Some(Told::Debrief(0)),
            _ => {}
        }
    }

    /// Takes an answer; after the last one the debrief begins.
    fn answer(&mut self, counts: Counts) {
        self.session.answer(counts);
        if self.session.asked().is_none() {
            self.told = Some(Told::Debrief(0));
        }
    }
}

fn is_blind(round: &BiasRound) -> bool {
    round.part == Part::Blind
}
