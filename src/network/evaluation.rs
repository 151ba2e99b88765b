//! How good a network is: its confusion matrix over pictures it has never seen.

use super::answer::MOST_ANSWERS;
use super::judged::{JudgedPicture, judge_images};
use super::{Answer, Classes, NetworkError, Predictor};
use crate::factory::{Aligner, Generator, PIXELS, Syndrome};

/// Pictures in memory at a time.
const CHUNK: usize = 64;

/// Counts of (what is true, what was said), both in the order of the answers: four by four, or two by two.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Confusion {
    classes: Classes,
    /// Rows true, columns said; of two answers, the upper left corner.
    counts: [[u64; MOST_ANSWERS]; MOST_ANSWERS],
}

impl Confusion {
    /// Nothing is counted yet.
    pub fn new(classes: Classes) -> Self {
        Self { classes, ..Self::default() }
    }

    /// The answers that are counted.
    pub fn classes(&self) -> Classes {
        self.classes
    }

    /// Counts one picture. An answer that is none of these is not counted.
    pub fn add(&mut self, truth: Syndrome, said: impl Into<Answer>) {
        let said = said.into();
        if said.classes() == self.classes {
            self.counts[self.classes.right_answer(truth).place()][said.place()] += 1;
        }
    }

    /// How many pictures of which `truth` is true were called `said`; 0 for answers that are none of these.
    pub fn count(&self, truth: Answer, said: Answer) -> u64 {
        let is_known = truth.classes() == self.classes && said.classes() == self.classes;
        if is_known { self.counts[truth.place()][said.place()] } else { 0 }
    }

    /// The counts, row by row: what is true, and how often each answer was given.
    pub fn rows(&self) -> impl Iterator<Item = (Answer, &[u64])> {
        let answers = self.classes.answers();
        answers.iter().zip(&self.counts).map(move |(&truth, row)| (truth, &row[..answers.len()]))
    }

    /// The counts alone: rows true, columns said.
    pub fn counts(&self) -> Vec<Vec<u64>> {
        self.rows().map(|(_, row)| row.to_vec()).collect()
    }

    /// Number of pictures.
    pub fn total(&self) -> u64 {
        self.counts.iter().flatten().sum()
    }

    /// Number of right answers.
    pub fn right(&self) -> u64 {
        (0..MOST_ANSWERS).map(|place| self.counts[place][place]).sum()
    }

    /// Share of right answers; 0 without pictures.
    pub fn accuracy(&self) -> f64 {
        self.right() as f64 / self.total().max(1) as f64
    }

    /// Share of right answers of who always gives the most frequent right answer; 0 without pictures.
    pub fn base_rate(&self) -> f64 {
        let largest = self.counts.iter().map(|row| row.iter().sum::<u64>()).max().unwrap_or(0);
        largest as f64 / self.total().max(1) as f64
    }

    /// Share of right answers among the pictures of which this is true, or `None` when there is none.
    pub fn recall(&self, truth: impl Into<Answer>) -> Option<f64> {
        let truth = truth.into();
        let total: u64 = self.rows().find(|(answer, _)| *answer == truth)?.1.iter().sum();
        (total > 0).then(|| self.count(truth, truth) as f64 / total as f64)
    }

    /// The answer that nearly every picture (over 95 %) gets, if there is one: a network that has collapsed.
    pub fn says_only(&self) -> Option<Answer> {
        let said = |answer: Answer| self.counts.iter().map(|row| row[answer.place()]).sum::<u64>();
        let nearly_all = self.total() * 95 / 100;
        self.classes.answers().iter().copied().find(|&answer| self.total() > 0 && said(answer) > nearly_all)
    }
}

/// The result of an evaluation.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Evaluation {
    /// Who was taken for whom.
    pub confusion: Confusion,
    /// Mean cross-entropy, in nats.
    pub loss: f64,
}

/// Evaluates on the specimens `0..count` of a series. `progress` is told how many are done and answers whether to go on;
/// stopped early, the result covers what was done.
///
/// # Errors
/// When the device fails.
pub fn evaluate(
    predictor: &Predictor,
    generator: &Generator,
    seed: u64,
    count: u64,
    mut progress: impl FnMut(u64) -> bool,
) -> Result<Evaluation, NetworkError> {
    let mut sum = Sum::new(predictor.classes());
    let mut images = vec![[0; PIXELS]; CHUNK];
    let mut classes = [Syndrome::Z; CHUNK];
    for start in (0..count).step_by(CHUNK) {
        let length = CHUNK.min((count - start) as usize);
        generator.fill(seed, start, &mut images[..length], &mut classes[..length]);
        let judged = judge_images(predictor, &images[..length], &classes[..length], Some(generator.aligner()))?;
        for picture in &judged {
            sum.add(picture);
        }
        if !progress(start + length as u64) {
            break;
        }
    }
    Ok(sum.evaluation())
}

/// Evaluates on given pictures, beside the base image of `aligner` if the network compares.
///
/// # Errors
/// When the device fails.
pub fn evaluate_images(
    predictor: &Predictor,
    images: &[[u8; PIXELS]],
    classes: &[Syndrome],
    aligner: Option<&Aligner>,
) -> Result<Evaluation, NetworkError> {
    evaluate_images_while(predictor, images, classes, aligner, |_| true)
}

/// Evaluates on given pictures; `progress` is told how many are done and answers whether to go on.
///
/// # Errors
/// When the device fails.
pub fn evaluate_images_while(
    predictor: &Predictor,
    images: &[[u8; PIXELS]],
    classes: &[Syndrome],
    aligner: Option<&Aligner>,
    mut progress: impl FnMut(u64) -> bool,
) -> Result<Evaluation, NetworkError> {
    let mut sum = Sum::new(predictor.classes());
    let mut done = 0;
    for (images, classes) in images.chunks(CHUNK).zip(classes.chunks(CHUNK)) {
        for picture in &judge_images(predictor, images, classes, aligner)? {
            sum.add(picture);
        }
        done += images.len() as u64;
        if !progress(done) {
            break;
        }
    }
    Ok(sum.evaluation())
}

/// The result over pictures that a network of these answers judged one by one.
pub fn evaluation_of(classes: Classes, pictures: &[JudgedPicture]) -> Evaluation {
    let mut sum = Sum::new(classes);
    for picture in pictures {
        sum.add(picture);
    }
    sum.evaluation()
}

struct Sum {
    confusion: Confusion,
    loss: f64,
}

impl Sum {
    fn new(classes: Classes) -> Self {
        Self { confusion: Confusion::new(classes), loss: 0.0 }
    }

    fn add(&mut self, picture: &JudgedPicture) {
        self.confusion.add(picture.truth, picture.said());
        self.loss -= f64::from(picture.prediction.share_of_truth(picture.truth).max(f32::MIN_POSITIVE)).ln();
    }

    fn evaluation(&self) -> Evaluation {
        let total = self.confusion.total().max(1) as f64;
        Evaluation { confusion: self.confusion, loss: self.loss / total }
    }
}
