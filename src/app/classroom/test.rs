//! Practice and test of one person, or of a class with one keyboard: both players are judged on the same pictures.

use std::sync::Arc;
use std::time::{Duration, Instant};

use super::super::{Effect, Shared};
use super::answers::{AnsweredPicture, PlayerResult, ToldPicture, machine, person, told, wrong_ones};
use super::record::{About, Record};
use super::{ClassSetup, Revealed, Table, TestAction, probabilities};
use crate::classroom::{Again, Ballot, Chips, ClassSize, Counts, Event, Handed, Occasion, Test, TestLength, TestPlan, Told};
use crate::factory::{GrayImage, SpecimenId, Syndrome};

/// What is asked now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TestStep {
    /// Nothing is begun: the setup is shown.
    Setup,
    /// The picture is being made.
    Dealing,
    /// A picture waits for an answer.
    Asking,
    /// The picture is answered, and its truth is told: in practice alone.
    Answered,
    /// All pictures of a test are answered; the last answer can be taken back until the truth is asked for.
    AllAnswered,
    /// The truth of the whole test is told.
    Told,
}

/// How pictures are asked.
#[derive(Debug)]
enum Asked {
    /// A test: its truth is told at the end.
    Test(Test),
    /// Practice: the truth is told after each picture. The place of the picture in the series of practice.
    Practice(u64),
    /// The wrong pictures of a test, practised again.
    Again(Again),
}

/// An answer, or none in time.
#[derive(Clone, Copy, Debug)]
enum Given {
    /// What the person said.
    Answer(Ballot),
    /// The time ran out.
    TimeOver,
}

impl Given {
    fn ballot(self) -> Option<Ballot> {
        match self {
            Self::Answer(ballot) => Some(ballot),
            Self::TimeOver => None,
        }
    }
}

/// The table of a test.
#[derive(Debug)]
pub struct TestTable {
    table: Table,
    setup: Option<ClassSetup>,
    asked: Option<Asked>,
    /// Everything that was answered, oldest first.
    answers: Vec<AnsweredPicture>,
    /// The answer to the picture on the table, once there is one.
    given: Option<Given>,
    /// Whether the truth of the picture on the table is told.
    is_told: bool,
    record: Record,
    /// The number of the round of the picture on the table.
    round: u32,
}

impl TestTable {
    /// Nothing is begun.
    pub(super) fn new(shared: &Shared) -> Self {
        Self {
            table: Table::new(shared),
            setup: None,
            asked: None,
            answers: Vec::new(),
            given: None,
            is_told: false,
            record: Record::default(),
            round: 0,
        }
    }

    /// The setup of the test that goes on.
    pub fn session(&self) -> Option<ClassSetup> {
        self.setup
    }

    /// What is asked now.
    pub fn step(&self) -> TestStep {
        match &self.asked {
            None => TestStep::Setup,
            Some(Asked::Test(test)) if test.results().is_some() => TestStep::Told,
            Some(Asked::Test(test)) if test.picture().is_none() => TestStep::AllAnswered,
            _ if self.is_told => TestStep::Answered,
            _ if self.table.picture.is_some() => TestStep::Asking,
            _ => TestStep::Dealing,
        }
    }

    /// Number of the picture, from 1, and how many there are, where that is known.
    pub fn number(&self) -> (u32, Option<u32>) {
        match &self.asked {
            None => (1, None),
            Some(Asked::Test(test)) => {
                let length = test.plan().length.pictures();
                ((test.answered() + 1).min(length), Some(length))
            }
            Some(Asked::Practice(_)) => (self.answers.len() as u32 + u32::from(!self.is_told), None),
            Some(Asked::Again(again)) => (again.answers().rounds as u32 + u32::from(!self.is_told), None),
        }
    }

    /// How many wrong pictures are still practised.
    pub fn wrong_left(&self) -> Option<usize> {
        match &self.asked {
            Some(Asked::Again(again)) => Some(again.left()),
            _ => None,
        }
    }

    /// The picture that is asked.
    pub fn image(&self) -> Option<&GrayImage> {
        self.table.picture.as_ref().map(super::TablePicture::image)
    }

    /// What is left of the time for the picture; `None` where it is not limited.
    pub fn time_left(&self, now: Instant) -> Option<Duration> {
        if self.step() != TestStep::Asking || self.given.is_some() {
            return None;
        }
        let picture = self.table.picture.as_ref()?;
        let seconds = self.setup?.look()?;
        Some((picture.since + Duration::from_secs(u64::from(seconds))).saturating_duration_since(now))
    }

    /// Moves the time for the picture by so much.
    pub(super) fn delay(&mut self, by: Duration) {
        if let Some(picture) = self.table.picture.as_mut().filter(|_| self.given.is_none()) {
            picture.since += by;
        }
    }

    /// Whether an answer can be taken back: the last one of a test.
    pub fn can_undo(&self) -> bool {
        matches!(&self.asked, Some(Asked::Test(test)) if test.answered() > 0 && test.results().is_none())
    }

    /// Whether there are answers, which the end of the test or of practice takes away.
    pub fn has_answers(&self) -> bool {
        !self.answers.is_empty()
    }

    /// The picture with its truth and what was said of it: in practice, after the answer.
    pub fn revealed(&self) -> Option<(Revealed<'_>, Option<Ballot>)> {
        if !self.is_told {
            return None;
        }
        Some((self.table.picture.as_ref()?.revealed(), self.answers.last()?.said))
    }

    /// The results of the person and of the machine: after the whole test, and at any time in practice.
    pub fn results(&self) -> Option<[PlayerResult; 2]> {
        let is_hidden = matches!(&self.asked, Some(Asked::Test(test)) if test.results().is_none());
        if is_hidden || self.answers.is_empty() {
            return None;
        }
        Some([person(&self.answers, self.setup.is_some_and(|setup| setup.by_chips)), machine(&self.answers)])
    }

    /// The pictures of the test with their truth and both answers: after it.
    pub fn told(&self) -> Option<Vec<ToldPicture>> {
        self.wrong().map(|_| told(&self.answers))
    }

    /// How many pictures of the test were answered wrong: after it.
    pub fn wrong(&self) -> Option<usize> {
        let Some(Asked::Test(test)) = &self.asked else { return None };
        Some(test.results()?.wrong().count())
    }

    /// The record of the session.
    pub fn record(&self) -> &Record {
        &self.record
    }

    /// The record of the session, for whoever leads the class through a lesson.
    pub(super) fn record_mut(&mut self) -> &mut Record {
        &mut self.record
    }

    /// Obeys a wish.
    pub(super) fn apply(&mut self, action: TestAction, setup: ClassSetup, shared: &mut Shared) {
        match action {
            TestAction::Begin if self.asked.is_none() => {
                self.record.begin(if setup.is_test { "test" } else { "practice" }, shared);
                self.begin(setup, shared);
            }
            TestAction::Begin => {}
            TestAction::Answer(class) => self.answer(Self::one_hand(class), shared),
            TestAction::Lay(class, sureness) => self.answer(Some(Ballot::Chips(Chips::on(class, sureness))), shared),
            TestAction::Undo => self.undo(shared),
            TestAction::Next => self.next(shared),
            TestAction::ShowWrong => self.show_wrong(shared),
            TestAction::PractiseWrong => {
                if let Some(Asked::Test(test)) = &self.asked
                    && let Some(results) = test.results()
                {
                    let again = Again::of(results);
                    self.ask(Asked::Again(again), shared);
                }
            }
            TestAction::SameAgain => {
                if let Some(setup) = self.setup {
                    self.begin(setup, shared);
                }
            }
            TestAction::End => self.end(),
        }
    }

    fn one_hand(class: Syndrome) -> Option<Ballot> {
        let mut votes = [0; Syndrome::COUNT];
        votes[class.index()] = 1;
        Counts::new(votes, ClassSize::at_most(1)).ok().map(Ballot::Hands)
    }

    fn plan(setup: ClassSetup) -> Option<TestPlan> {
        Some(TestPlan { seed: setup.seed, length: TestLength::new(setup.test_pictures)? })
    }

    fn begin(&mut self, setup: ClassSetup, shared: &mut Shared) {
        let Some(plan) = Self::plan(setup) else { return };
        self.setup = Some(setup);
        let asked = if setup.is_test { Asked::Test(Test::new(plan)) } else { Asked::Practice(0) };
        self.ask(asked, shared);
    }

    fn ask(&mut self, asked: Asked, shared: &mut Shared) {
        self.asked = Some(asked);
        self.answers.clear();
        self.deal(shared);
    }

    fn end(&mut self) {
        self.table.clear();
        (self.asked, self.given, self.is_told) = (None, None, false);
        self.answers.clear();
    }

    /// Lays the picture that waits on the table, if one does.
    fn deal(&mut self, shared: &mut Shared) {
        (self.given, self.is_told) = (None, false);
        let Some((setup, plan)) = self.setup.and_then(|setup| Some((setup, Self::plan(setup)?))) else { return };
        let (series, place) = match &self.asked {
            None => return,
            Some(Asked::Test(test)) => (plan.series(), test.picture()),
            Some(Asked::Practice(place)) => (plan.practice_series(), Some(*place)),
            Some(Asked::Again(again)) => (plan.series(), again.picture()),
        };
        let Some(place) = place else { return };
        self.round = self.record.begin_round();
        let recipe = Arc::new(setup.mode.recipe());
        let index = recipe.opening(series) + place;
        self.table.deal(SpecimenId { recipe, base: Arc::clone(&shared.base), seed: series, index }, setup.mode, shared);
    }

    fn answer(&mut self, said: Option<Ballot>, shared: &mut Shared) {
        if self.step() == TestStep::Asking && self.given.is_none() {
            self.given = Some(said.map_or(Given::TimeOver, Given::Answer));
            self.close_picture(shared);
        }
    }

    /// Both have answered: the picture is judged. A machine that still thinks is waited for.
    fn close_picture(&mut self, shared: &mut Shared) {
        let (Some(given), Some(picture)) = (self.given, &self.table.picture) else { return };
        if self.table.is_thinking() || self.is_told {
            return;
        }
        let (said, truth, prediction) = (given.ballot(), picture.truth(), picture.prediction().copied());
        let handed = Handed { ballot: said, ..Handed::default() }.after(picture.since.elapsed().as_millis() as u64);
        let about = About { round: self.round, id: &picture.id, machine: self.table.machine.as_ref() };
        let event = match &self.asked {
            Some(Asked::Test(_)) => Event::Handed(Occasion::Test, handed),
            _ => Event::Answered(handed, Told { truth, machine: prediction.as_ref().and_then(probabilities) }),
        };
        self.record.add(&about, event);
        self.answers.push(AnsweredPicture { round: self.round, id: picture.id.clone(), truth, said, prediction });
        let is_right = said.is_some_and(|said| said.is_right(truth));
        match &mut self.asked {
            Some(Asked::Test(test)) => {
                let place = test.picture();
                let is_taken = test.answer(said, truth).is_ok();
                if let (true, Some(place), Some(says)) = (is_taken, place, prediction.as_ref().and_then(probabilities)) {
                    test.machine_says(place, says);
                }
                if test.picture().is_none() {
                    self.table.clear();
                    self.given = None;
                } else {
                    self.deal(shared);
                }
            }
            Some(Asked::Practice(_)) => self.is_told = true,
            Some(Asked::Again(again)) => {
                again.answer(is_right);
                self.is_told = true;
            }
            None => {}
        }
    }

    fn undo(&mut self, shared: &mut Shared) {
        if let Some(Asked::Test(test)) = &mut self.asked
            && test.undo().is_ok()
            && let Some(answer) = self.answers.pop()
        {
            let about = About { round: answer.round, id: &answer.id, machine: self.table.machine.as_ref() };
            self.record.add(&about, Event::Undone);
            self.deal(shared);
        }
    }

    fn next(&mut self, shared: &mut Shared) {
        match (&mut self.asked, self.is_told) {
            (Some(Asked::Test(test)), _) => {
                let is_told_now = test.picture().is_none() && test.results().is_none() && test.tell().is_ok();
                if is_told_now {
                    self.record_truths();
                }
            }
            (Some(Asked::Practice(place)), true) => {
                *place += 1;
                self.deal(shared);
            }
            (Some(Asked::Again(again)), true) => {
                if again.picture().is_some() {
                    self.deal(shared);
                } else {
                    self.end();
                }
            }
            _ => {}
        }
    }

    /// The truth of every picture of the test goes into the record.
    fn record_truths(&mut self) {
        for answer in &self.answers {
            let about = About { round: answer.round, id: &answer.id, machine: self.table.machine.as_ref() };
            let machine = answer.prediction.as_ref().and_then(probabilities);
            self.record.add(&about, Event::Revealed(Told { truth: answer.truth, machine }));
        }
    }

    /// The pictures of the test that were answered wrong, over the room.
    fn show_wrong(&self, shared: &mut Shared) {
        if self.wrong().is_none() {
            return;
        }
        shared.want(Effect::ShowGallery(Box::new(wrong_ones(&self.answers))));
    }

    /// The base image is another one: the picture on the table is made again on it.
    pub(super) fn follow_base(&mut self, shared: &mut Shared) {
        if matches!(self.step(), TestStep::Dealing | TestStep::Asking) {
            self.deal(shared);
        }
    }

    /// Takes in what the threads said; a picture whose time is over counts as not answered.
    pub(super) fn absorb(&mut self, shared: &mut Shared) {
        self.table.absorb(shared);
        if self.time_left(Instant::now()) == Some(Duration::ZERO) {
            self.answer(None, shared);
        }
        self.close_picture(shared);
        self.record.absorb(shared);
    }
}
