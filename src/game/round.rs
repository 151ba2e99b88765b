//! One round: a truth that stays hidden until the guess.

use thiserror::Error;

/// Something that can be said of a picture whose class is a `C`.
pub trait Says<C> {
    /// Whether it is true where this is the class.
    fn is_right(&self, truth: C) -> bool;
}

/// Whoever names the class is right about that class alone.
impl<C: PartialEq> Says<C> for C {
    fn is_right(&self, truth: C) -> bool {
        *self == truth
    }
}

/// A round over classes `C`, in which the person names the class, and the machine says an `M` of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Round<C, M = C> {
    truth: C,
    guess: Option<C>,
    machine: Option<M>,
}

/// What a round does not allow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum RoundError {
    /// A second guess.
    #[error("this round is answered already")]
    AlreadyAnswered,
}

impl<C: Copy + PartialEq, M: Copy + Says<C>> Round<C, M> {
    /// A round whose answer is `truth`.
    pub fn new(truth: C) -> Self {
        Self { truth, guess: None, machine: None }
    }

    /// Takes the person's guess.
    ///
    /// # Errors
    /// When the round is answered already; the first guess counts.
    pub fn answer(&mut self, guess: C) -> Result<(), RoundError> {
        if self.guess.is_some() {
            return Err(RoundError::AlreadyAnswered);
        }
        self.guess = Some(guess);
        Ok(())
    }

    /// Takes the machine's answer, which may come before or after the guess. The first one counts.
    pub fn machine_answers(&mut self, answer: impl Into<M>) {
        self.machine.get_or_insert_with(|| answer.into());
    }

    /// The person's guess.
    pub fn guess(&self) -> Option<C> {
        self.guess
    }

    /// The machine's answer: not before the guess.
    pub fn machine(&self) -> Option<M> {
        self.guess.and(self.machine)
    }

    /// The truth: not before the guess.
    pub fn truth(&self) -> Option<C> {
        self.guess.map(|_| self.truth)
    }

    /// Whether the person has answered.
    pub fn is_answered(&self) -> bool {
        self.guess.is_some()
    }

    /// Whether the person was right: not before the guess.
    pub fn human_is_right(&self) -> Option<bool> {
        self.guess.map(|guess| guess == self.truth)
    }

    /// Whether the machine was right: not before the guess.
    pub fn machine_is_right(&self) -> Option<bool> {
        self.machine().map(|answer| answer.is_right(self.truth))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn truth_and_machine_stay_hidden_until_the_guess() {
        let mut round = Round::<char>::new('B');
        round.machine_answers('B');
        assert_eq!((round.truth(), round.machine(), round.machine_is_right()), (None, None, None));
        round.answer('A').unwrap();
        assert_eq!((round.truth(), round.machine()), (Some('B'), Some('B')));
        assert_eq!((round.human_is_right(), round.machine_is_right()), (Some(false), Some(true)));
    }

    #[test]
    fn the_first_answers_count() {
        let mut round = Round::<char>::new('B');
        round.answer('A').unwrap();
        assert_eq!(round.answer('B'), Err(RoundError::AlreadyAnswered));
        round.machine_answers('C');
        round.machine_answers('B');
        assert_eq!((round.guess(), round.machine()), (Some('A'), Some('C')));
    }
}
