//! A test: so many pictures, the same ones for everybody who types the same seed; the truth of all is told at the end, at once.

use thiserror::Error;

use super::{Ballot, Probabilities, class_seed};
use crate::factory::Syndrome;
use crate::game::Score;

/// How many pictures a test has: from 1 to 100.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TestLength(u32);

impl TestLength {
    /// The longest test.
    pub const MOST: u32 = 100;

    /// A test of so many pictures; `None` outside 1 to [`TestLength::MOST`].
    pub fn new(pictures: u32) -> Option<Self> {
        (1..=Self::MOST).contains(&pictures).then_some(Self(pictures))
    }

    /// A test of so many pictures, or of the nearest number that is possible.
    pub fn at_most(pictures: u32) -> Self {
        Self(pictures.clamp(1, Self::MOST))
    }

    /// The number of pictures.
    pub fn pictures(self) -> u32 {
        self.0
    }
}

/// Which pictures a test asks: the first ones of a series that is used for tests alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TestPlan {
    /// The seed that people type and read.
    pub seed: u64,
    /// How many pictures.
    pub length: TestLength,
}

impl TestPlan {
    /// The seed of the series of pictures: another one than the typed seed, so that no other room shows a picture of a test.
    pub fn series(self) -> u64 {
        class_seed(self.seed, "class test")
    }

    /// The seed of the series that is practised before or after a test of this seed: none of its pictures is in the test.
    pub fn practice_series(self) -> u64 {
        class_seed(self.seed, "class practice")
    }
}

/// What a test does not allow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum TestError {
    /// An answer after the last picture.
    #[error("all pictures of the test are answered")]
    AllAnswered,
    /// Any step after the truth is told.
    #[error("the truth of this test is told already")]
    Told,
    /// The truth before the first answer, or an answer taken back that there is not.
    #[error("no picture of the test is answered yet")]
    NothingAnswered,
}

/// A picture of a test that was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TestPicture {
    /// Place in the series, from 0.
    pub index: u64,
    /// The answer; `None` when the time ran out, which counts as wrong.
    pub ballot: Option<Ballot>,
    /// The class of the picture.
    pub truth: Syndrome,
    /// What the machine says, where it has answered.
    pub machine: Option<Probabilities>,
}

impl TestPicture {
    /// Whether the answer was right.
    pub fn is_right(&self) -> bool {
        self.ballot.is_some_and(|ballot| ballot.is_right(self.truth))
    }
}

/// A test on its way. Truths are handed in with the answers, and handed out at the end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Test {
    plan: TestPlan,
    asked: Vec<TestPicture>,
    is_told: bool,
}

impl Test {
    /// A test from its first picture on.
    pub fn new(plan: TestPlan) -> Self {
        Self { plan, asked: Vec::new(), is_told: false }
    }

    /// Which pictures it asks.
    pub fn plan(&self) -> TestPlan {
        self.plan
    }

    /// How many pictures are answered.
    pub fn answered(&self) -> u32 {
        self.asked.len() as u32
    }

    /// The place in the series of the picture that waits for an answer; `None` after the last one, and when the truth is told.
    pub fn picture(&self) -> Option<u64> {
        (!self.is_told && self.answered() < self.plan.length.pictures()).then(|| u64::from(self.answered()))
    }

    /// Takes the answer to the picture that waits, and its truth, which is kept; no ballot when the time ran out. The next picture waits.
    ///
    /// # Errors
    /// When no picture waits.
    pub fn answer(&mut self, ballot: Option<Ballot>, truth: Syndrome) -> Result<(), TestError> {
        if self.is_told {
            return Err(TestError::Told);
        }
        let index = self.picture().ok_or(TestError::AllAnswered)?;
        self.asked.push(TestPicture { index, ballot, truth, machine: None });
        Ok(())
    }

    /// Takes what the machine says of an answered picture; the first one counts. Of other pictures it is not kept.
    pub fn machine_says(&mut self, index: u64, probabilities: Probabilities) {
        if let Some(asked) = self.asked.iter_mut().find(|asked| asked.index == index) {
            asked.machine.get_or_insert(probabilities);
        }
    }

    /// Takes the last answer back: its picture waits again.
    ///
    /// # Errors
    /// When nothing is answered, or the truth is told.
    pub fn undo(&mut self) -> Result<(), TestError> {
        if self.is_told {
            return Err(TestError::Told);
        }
        self.asked.pop().map(drop).ok_or(TestError::NothingAnswered)
    }

    /// Tells the truth of all answered pictures. Pictures that were not reached are not judged.
    ///
    /// # Errors
    /// When nothing is answered. Telling twice changes nothing.
    pub fn tell(&mut self) -> Result<(), TestError> {
        if self.asked.is_empty() {
            return Err(TestError::NothingAnswered);
        }
        self.is_told = true;
        Ok(())
    }

    /// The pictures with their truths: not before the end.
    pub fn results(&self) -> Option<Results<'_>> {
        self.is_told.then_some(Results { asked: &self.asked })
    }
}

/// A test whose truth is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Results<'a> {
    asked: &'a [TestPicture],
}

impl<'a> Results<'a> {
    /// All pictures that were asked, in order.
    pub fn all(self) -> &'a [TestPicture] {
        self.asked
    }

    /// The pictures that were not answered right, for the gallery and to practise them again.
    pub fn wrong(self) -> impl Iterator<Item = &'a TestPicture> {
        self.asked.iter().filter(|asked| !asked.is_right())
    }

    /// How many pictures were answered right.
    pub fn class(self) -> Score {
        score(self.asked.iter().map(TestPicture::is_right))
    }

    /// How many of the same pictures the machine had right. Those that it has not answered are missing in it: its number of rounds tells.
    pub fn machine(self) -> Score {
        score(self.asked.iter().filter_map(|asked| Some(asked.machine?.is_right(asked.truth))))
    }
}

fn score(answers: impl Iterator<Item = bool>) -> Score {
    let mut score = Score::default();
    answers.for_each(|is_right| score.add(is_right));
    score
}

/// Pictures that are practised until each was answered right once: a wrong one comes again after all others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Again {
    /// Places in the series of the test; the first one waits.
    waiting: Vec<u64>,
    answers: Score,
}

impl Again {
    /// The wrong pictures of a test.
    pub fn of(results: Results<'_>) -> Self {
        Self { waiting: results.wrong().map(|asked| asked.index).collect(), answers: Score::default() }
    }

    /// The place in the series of the picture that waits; `None` when all were answered right.
    pub fn picture(&self) -> Option<u64> {
        self.waiting.first().copied()
    }

    /// How many pictures are still to be answered right.
    pub fn left(&self) -> usize {
        self.waiting.len()
    }

    /// How many answers were right so far.
    pub fn answers(&self) -> Score {
        self.answers
    }

    /// Takes the answer to the picture that waits. After the last picture it changes nothing.
    pub fn answer(&mut self, is_right: bool) {
        if self.waiting.is_empty() {
            return;
        }
        self.answers.add(is_right);
        if is_right {
            self.waiting.remove(0);
        } else {
            self.waiting.rotate_left(1);
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::{Chips, Sureness};
    use super::*;

    fn plan(seed: u64, pictures: u32) -> TestPlan {
        TestPlan { seed, length: TestLength::new(pictures).unwrap() }
    }

    fn says(class: Syndrome) -> Ballot {
        Chips::on(class, Sureness::Certain).into()
    }

    fn certain(class: Syndrome) -> Probabilities {
        let mut parts = [0; 4];
        parts[class.index()] = Probabilities::WHOLE;
        Probabilities::new(parts).unwrap()
    }

    #[test]
    fn a_test_has_one_picture_to_a_hundred() {
        assert_eq!([0, 1, 100, 101].map(|pictures| TestLength::new(pictures).is_some()), [false, true, true, false]);
        assert_eq!([0, 1, 100, 101].map(|pictures| TestLength::at_most(pictures).pictures()), [1, 1, 100, 100]);
    }

    #[test]
    fn the_same_seed_asks_the_same_pictures_and_no_others_are_shown() {
        assert_eq!(plan(7, 10).series(), plan(7, 40).series(), "a longer test begins as the shorter one does");
        let seeds = [7, plan(7, 10).series(), plan(7, 10).practice_series(), class_seed(7, "class vote"), plan(8, 10).series()];
        for (place, seed) in seeds.iter().enumerate() {
            assert!(!seeds[..place].contains(seed), "{seeds:?}");
        }
        // Two classes on two machines: the number is part of the format.
        assert_eq!(plan(7, 10).series(), 919366498219390);
    }

    #[test]
    fn the_truth_is_told_at_the_end_and_not_before() {
        let mut test = Test::new(plan(1, 3));
        assert_eq!((test.tell(), test.undo()), (Err(TestError::NothingAnswered), Err(TestError::NothingAnswered)));
        test.answer(Some(says(Syndrome::A)), Syndrome::A).unwrap();
        assert_eq!((test.picture(), test.results()), (Some(1), None));
        test.answer(None, Syndrome::B).unwrap();
        test.answer(Some(says(Syndrome::C)), Syndrome::Z).unwrap();
        assert_eq!((test.picture(), test.results(), test.answered()), (None, None, 3));
        assert_eq!(test.answer(None, Syndrome::A), Err(TestError::AllAnswered));
        test.undo().unwrap();
        assert_eq!(test.picture(), Some(2), "a slip at the last picture");
        test.answer(Some(says(Syndrome::Z)), Syndrome::Z).unwrap();
        test.machine_says(1, certain(Syndrome::B));
        test.machine_says(2, certain(Syndrome::C));
        test.machine_says(2, certain(Syndrome::Z));
        test.machine_says(9, certain(Syndrome::Z));
        test.tell().unwrap();
        let results = test.results().unwrap();
        assert_eq!(results.class(), Score { right: 2, rounds: 3 });
        assert_eq!(results.machine(), Score { right: 1, rounds: 2 }, "its first answer counts");
        assert_eq!(results.wrong().map(|asked| asked.index).collect::<Vec<_>>(), [1], "no answer in time is wrong");
        assert_eq!((test.undo(), test.answer(None, Syndrome::A)), (Err(TestError::Told), Err(TestError::Told)));
    }

    #[test]
    fn pictures_that_were_not_reached_are_not_judged() {
        let mut test = Test::new(plan(1, 100));
        test.answer(Some(says(Syndrome::A)), Syndrome::A).unwrap();
        test.tell().unwrap();
        assert_eq!((test.results().unwrap().class(), test.picture()), (Score { right: 1, rounds: 1 }, None));
    }

    proptest! {
        #[test]
        fn wrong_pictures_come_until_each_was_right_once(
            truths in prop::collection::vec(0_usize..4, 1..40),
            tries in prop::collection::vec(any::<bool>(), 0..200),
        ) {
            let mut test = Test::new(plan(3, truths.len() as u32));
            for &truth in &truths {
                test.answer(Some(says(Syndrome::B)), Syndrome::ALL[truth]).unwrap();
            }
            test.tell().unwrap();
            let results = test.results().unwrap();
            let mut waiting: std::collections::VecDeque<u64> =
                truths.iter().enumerate().filter(|&(_, &truth)| truth != 1).map(|(index, _)| index as u64).collect();
            prop_assert_eq!(results.class().right, truths.len() - waiting.len());
            let mut again = Again::of(results);
            for is_right in tries {
                prop_assert_eq!((again.picture(), again.left()), (waiting.front().copied(), waiting.len()));
                again.answer(is_right);
                if let Some(index) = waiting.pop_front().filter(|_| !is_right) {
                    waiting.push_back(index);
                }
            }
        }
    }
}
