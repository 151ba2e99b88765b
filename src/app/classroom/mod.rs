//! The room of the class: a vote, and what else a class plays against the machine.
//!
//! Its pictures come from series of their own (see [`class_seed`](crate::classroom::class_seed)), so that no other room can show one that waits for an answer. What is
//! hidden before the reveal has no way into the window: the state gives it out only after it.

mod action;
mod answers;
mod bias;
mod bias_record;
mod bias_running;
pub mod bias_words;
mod cards;
mod draft;
mod lesson;
mod record;
mod setup;
mod table;
mod test;
mod vote;
mod words;

pub use action::{BiasAction, ClassAction, TestAction, VoteAction};
pub use answers::{PlayerResult, ToldPicture};
pub use bias::{BiasLab, BiasStep, LabAdviser, LabCase, LabChoice, LabShown, LabVoters};
pub use cards::{Cards, PRINT_CARDS};
pub use draft::Draft;
pub use record::{LessonPlace, Record};
pub use setup::{ClassSetup, LARGEST_SEED as LARGEST_CLASS_SEED, LOOK_SECONDS, TEST_PICTURES};
pub use table::{Revealed, Seated, Table, TablePicture};
pub use test::{TestStep, TestTable};
pub use vote::{VoteStep, VoteTable, probabilities};
pub use words::counts_problem;

use std::time::{Duration, Instant};

use super::{PageId, Room, Shared};

/// The page of the vote.
pub const VOTE: PageId = PageId("vote");
/// The page of practice and test.
pub const TEST: PageId = PageId("test");
/// The page of the bias lab.
pub const BIAS: PageId = PageId("bias");

/// The room of the class.
#[derive(Debug)]
pub struct Classroom {
    /// The page that is shown.
    pub page: PageId,
    /// The vote.
    pub vote: VoteTable,
    /// Practice and test.
    pub test: TestTable,
    /// The bias lab.
    pub bias: BiasLab,
    /// The cards that are written.
    pub cards: Cards,
    /// When this was looked at last, and which page was in sight then.
    looked_at: LookedAt,
}

/// What was in sight at some moment.
#[derive(Clone, Copy, Debug)]
struct LookedAt {
    at: Instant,
    /// The page of the class; `None` while another room is shown.
    page: Option<PageId>,
}

impl Classroom {
    /// The room with no session.
    pub(super) fn new(shared: &Shared) -> Self {
        Self {
            page: VOTE,
            vote: VoteTable::new(shared),
            test: TestTable::new(shared),
            bias: BiasLab::new(shared),
            cards: Cards::new(shared),
            looked_at: LookedAt { at: Instant::now(), page: None },
        }
    }

    /// Obeys a wish.
    pub(super) fn apply(&mut self, action: ClassAction, shared: &mut Shared) {
        match action {
            ClassAction::Show(page) => self.page = page,
            ClassAction::SetUp(setup) => shared.change_settings(|settings| settings.class = setup),
            ClassAction::PrintCards(folder) => self.cards.print(folder, shared.settings.class, shared),
            ClassAction::Vote(action) => self.vote.apply(action, shared.settings.class, shared),
            ClassAction::Test(action) => self.test.apply(action, shared.settings.class, shared),
            ClassAction::Bias(action) => self.bias.apply(action, shared.settings.class, shared),
        }
    }

    /// The lesson that leads the class from here on, for the log.
    pub(super) fn lead(&mut self, lesson: LessonPlace) {
        self.vote.record_mut().lead(lesson.clone());
        self.test.record_mut().lead(lesson.clone());
        self.bias.record_mut().lead(lesson);
    }

    /// Waits until the logs are written, at most for `limit`; whether they are.
    pub(super) fn finish_within(&mut self, limit: Duration) -> bool {
        let end = Instant::now() + limit;
        let records = [self.vote.record_mut(), self.test.record_mut(), self.bias.record_mut()];
        let left = || end.saturating_duration_since(Instant::now());
        records.into_iter().all(|record| record.finish_within(left())) && self.cards.finish_within(left())
    }

    /// There is another base image.
    pub(super) fn follow_base(&mut self, shared: &mut Shared) {
        self.vote.follow_base(shared);
        self.test.follow_base(shared);
    }

    /// Whether a session has answers that its end takes away.
    pub fn has_answers(&self) -> bool {
        self.vote.scores().is_some() || self.test.has_answers() || !self.bias.answers().is_empty()
    }

    /// The clock of a page stands still while the page is out of sight: nobody can answer then.
    fn stop_clocks(&mut self, shared: &Shared) {
        let now = Instant::now();
        let passed = now - self.looked_at.at;
        let in_sight = (shared.room == Room::Class).then_some(self.page);
        let was_in_sight = std::mem::replace(&mut self.looked_at, LookedAt { at: now, page: in_sight }).page;
        let is_out_of_sight = |page| in_sight != Some(page) || was_in_sight != Some(page);
        if is_out_of_sight(VOTE) {
            self.vote.delay(passed);
        }
        if is_out_of_sight(TEST) {
            self.test.delay(passed);
        }
    }

    /// Takes in what the threads said.
    pub(super) fn absorb(&mut self, shared: &mut Shared) {
        self.stop_clocks(shared);
        self.vote.absorb(shared);
        self.test.absorb(shared);
        self.bias.absorb(shared);
        self.cards.absorb(shared);
    }
}
