//! The two sides of the game: who plays against the person, and what each of the two sees.

use super::super::models::Opponent;
use super::super::{Matchup, Sees, Settings, Shared};
use super::Play;

impl Play {
    /// What a round counts for now: the kind of pictures, who plays, who sees what, and what the machine can say.
    pub fn matchup(&self) -> Matchup {
        Matchup {
            group: self.group(),
            opponent: self.opponent.clone(),
            person: self.person,
            machine: self.machine,
            answers: self.answers,
        }
    }

    /// Whether the person may see the base image now: always after the answer, and before it unless it is hidden.
    pub fn shows_base(&self, settings: &Settings) -> bool {
        !settings.base_hidden || self.is_answered()
    }

    /// Another network plays.
    pub(in super::super) fn set_opponent(&mut self, opponent: Opponent, shared: &mut Shared) {
        shared.models.choose(opponent);
        self.seat_machine(shared);
        // The same picture again, so that the new network answers it; an answered one stays as it was.
        if !self.is_answered() {
            self.deal(shared);
        }
    }

    /// Who plays the next picture, and what they see of it.
    pub(super) fn take_seats(&mut self, shared: &Shared) {
        self.seat_machine(shared);
        self.person = if shared.settings.base_hidden { Sees::Sample } else { Sees::SampleAndBase };
    }

    pub(super) fn seat_machine(&mut self, shared: &Shared) {
        self.opponent = shared.models.id(self.mode);
        self.machine = shared.models.sees(self.mode);
        self.answers = shared.models.answers(self.mode);
    }

    /// Hides the base image from the person until the answer, or shows it. A picture whose base image was seen counts as such, even if it
    /// is hidden before the answer.
    pub(super) fn hide_base(&mut self, hidden: bool, shared: &mut Shared) {
        shared.change_settings(|settings| settings.base_hidden = hidden);
        if !hidden {
            self.person = Sees::SampleAndBase;
        } else if !self.waits_for_answer() {
            self.person = Sees::Sample;
        }
    }
}
