//! The room of the class: a vote, and what else a class plays against the machine.
//!
//! Its pictures come from series of their own (see [`class_seed`]), so that no other room can show one that waits for an answer. What is
//! hidden before the reveal has no way into the window: the state gives it out only after it.

mod action;
mod bias;
pub mod bias_words;
mod draft;
mod setup;
mod table;
mod vote;
mod words;

pub use action::{BiasAction, ClassAction, VoteAction};
pub use bias::{BiasLab, BiasStep, LabAdviser, LabCase, LabChoice, LabShown, LabVoters};
pub use draft::Draft;
pub use setup::{ClassSetup, LARGEST_SEED as LARGEST_CLASS_SEED, LOOK_SECONDS, TEST_PICTURES};
pub use table::{Revealed, Seated, Table, TablePicture};
pub use vote::{FinishedVote, VoteStep, VoteTable};

use super::{PageId, Shared};
use crate::factory::derived_seed;

/// The page of the vote.
pub const VOTE: PageId = PageId("vote");
/// The page of the bias lab.
pub const BIAS: PageId = PageId("bias");

/// Seeds of the series of a class are below this: 15 digits, which spreadsheets keep.
const SEEDS: u64 = 1_000_000_000_000_000;

/// The seed of the series that a class plays: another one than people type, so that no other room shows its pictures.
pub fn class_seed(seed: u64, play: &str) -> u64 {
    derived_seed(seed, play) % SEEDS
}

/// The room of the class.
#[derive(Debug)]
pub struct Classroom {
    /// The page that is shown.
    pub page: PageId,
    /// The vote.
    pub vote: VoteTable,
    /// The bias lab.
    pub bias: BiasLab,
}

impl Classroom {
    /// The room with no session.
    pub(super) fn new(shared: &Shared) -> Self {
        Self { page: VOTE, vote: VoteTable::new(shared), bias: BiasLab::new(shared) }
    }

    /// Obeys a wish.
    pub(super) fn apply(&mut self, action: ClassAction, shared: &mut Shared) {
        match action {
            ClassAction::Show(page) => self.page = page,
            ClassAction::SetUp(setup) => shared.change_settings(|settings| settings.class = setup),
            ClassAction::Vote(action) => self.vote.apply(action, shared.settings.class, shared),
            ClassAction::Bias(action) => self.bias.apply(action, shared.settings.class, shared),
        }
    }

    /// There is another base image.
    pub(super) fn follow_base(&mut self, shared: &mut Shared) {
        self.vote.follow_base(shared);
    }

    /// Takes in what the threads said.
    pub(super) fn absorb(&mut self, shared: &mut Shared) {
        self.vote.absorb(shared);
        self.bias.absorb();
    }
}
