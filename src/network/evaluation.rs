//! How good a network is: its confusion matrix over pictures it has never seen.

use super::judged::{JudgedPicture, judge_images};
use super::{NetworkError, Predictor};
use crate::factory::{Aligner, Generator, PIXELS, Syndrome};

/// Cross-entropy of a network that knows nothing: ln 4, in nats.
pub const CHANCE_LOSS: f64 = 2.0 * std::f64::consts::LN_2;

/// Pictures in memory at a time.
const CHUNK: usize = 64;

/// Counts of (true class, predicted class), both in the order of [`Syndrome::ALL`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Confusion {
    /// Rows true, columns predicted.
    pub counts: [[u64; Syndrome::COUNT]; Syndrome::COUNT],
}

impl Confusion {
    /// Counts one picture.
    pub fn add(&mut self, truth: Syndrome, predicted: Syndrome) {
        self.counts[truth.index()][predicted.index()] += 1;
    }

    /// Number of pictures.
    pub fn total(&self) -> u64 {
        self.counts.iter().flatten().sum()
    }

    /// Share of right answers; 0 without pictures.
    pub fn accuracy(&self) -> f64 {
        let right: u64 = (0..Syndrome::COUNT).map(|class| self.counts[class][class]).sum();
        right as f64 / self.total().max(1) as f64
    }

    /// Share of right answers among the pictures of a class, or `None` when there is none.
    pub fn recall(&self, class: Syndrome) -> Option<f64> {
        let row = self.counts[class.index()];
        let total: u64 = row.iter().sum();
        (total > 0).then(|| row[class.index()] as f64 / total as f64)
    }

    /// The class that nearly every picture (over 95 %) is called, if there is one: a network that has collapsed.
    pub fn says_only(&self) -> Option<Syndrome> {
        let predicted = |class: Syndrome| self.counts.iter().map(|row| row[class.index()]).sum::<u64>();
        let nearly_all = self.total() * 95 / 100;
        Syndrome::ALL.into_iter().find(|&class| self.total() > 0 && predicted(class) > nearly_all)
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
    let mut sum = Sum::default();
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
    let mut sum = Sum::default();
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

/// The result over pictures that were judged one by one.
pub fn evaluation_of(pictures: &[JudgedPicture]) -> Evaluation {
    let mut sum = Sum::default();
    for picture in pictures {
        sum.add(picture);
    }
    sum.evaluation()
}

#[derive(Default)]
struct Sum {
    confusion: Confusion,
    loss: f64,
}

impl Sum {
    fn add(&mut self, picture: &JudgedPicture) {
        self.confusion.add(picture.truth, picture.said());
        self.loss -= f64::from(picture.probabilities[picture.truth.index()].max(f32::MIN_POSITIVE)).ln();
    }

    fn evaluation(&self) -> Evaluation {
        let total = self.confusion.total().max(1) as f64;
        Evaluation { confusion: self.confusion, loss: self.loss / total }
    }
}
