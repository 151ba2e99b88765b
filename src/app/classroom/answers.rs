//! What was answered in practice or in a test, by the person and by the machine, and how each of them did.

use super::super::{Gallery, GalleryPicture};
use super::probabilities;
use crate::classroom::{Ballot, Calibration, Chips, Judgement, Majority};
use crate::factory::{SpecimenId, Syndrome};
use crate::game::Score;
use crate::network::{Answer, Prediction};
use crate::words::words;

/// A picture with its answer.
#[derive(Clone, Debug)]
pub struct AnsweredPicture {
    /// The number of its round in the record.
    pub round: u32,
    /// Which picture.
    pub id: SpecimenId,
    /// Its class.
    pub truth: Syndrome,
    /// What the person said; `None` where the time ran out.
    pub said: Option<Ballot>,
    /// What the machine said; `None` where none plays.
    pub prediction: Option<Prediction>,
}

impl AnsweredPicture {
    fn is_right(&self) -> bool {
        self.said.is_some_and(|said| said.is_right(self.truth))
    }

    /// The class that the person named, or laid most chips on.
    fn class(&self) -> Option<Syndrome> {
        match self.said?.majority() {
            Majority::One(class) => Some(class),
            Majority::NoVote | Majority::Tie(_) => None,
        }
    }
}

/// A person's or a machine's result.
#[derive(Clone, Debug, PartialEq)]
pub struct PlayerResult {
    /// Right answers.
    pub score: Score,
    /// Points of chips, where chips were laid, and of the machine's probabilities.
    pub points: Option<f64>,
    /// How sureness and being right go together; `None` where nobody said how sure.
    pub calibration: Option<Calibration>,
}

/// A picture of a test whose truth is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ToldPicture {
    /// Its class.
    pub truth: Syndrome,
    /// What the person said; `None` where the time ran out.
    pub said: Option<Syndrome>,
    /// What the machine said; `None` where none plays.
    pub machine: Option<Answer>,
}

/// All pictures with their truth and both answers, in the order in which they were asked.
pub fn told(answers: &[AnsweredPicture]) -> Vec<ToldPicture> {
    let of = |answer: &AnsweredPicture| ToldPicture {
        truth: answer.truth,
        said: answer.class(),
        machine: answer.prediction.map(|prediction| prediction.answer()),
    };
    answers.iter().map(of).collect()
}

/// How the person did.
pub fn person(answers: &[AnsweredPicture], by_chips: bool) -> PlayerResult {
    let mut score = Score::default();
    for answer in answers {
        score.add(answer.is_right());
    }
    let chips: Vec<(Chips, Syndrome)> = answers.iter().filter_map(|answer| Some((answer.said?.chips()?, answer.truth))).collect();
    let points = by_chips.then(|| chips.iter().map(|(chips, truth)| f64::from(chips.points(*truth))).sum());
    let judged: Vec<Judgement> = chips.iter().map(|(chips, truth)| Judgement::of_chips(*chips, *truth)).collect();
    PlayerResult { score, points, calibration: by_chips.then(|| Calibration::of(&judged)) }
}

/// How the machine did, on the pictures that it answered.
pub fn machine(answers: &[AnsweredPicture]) -> PlayerResult {
    let mut score = Score::default();
    let (mut points, mut judged) = (None, Vec::new());
    for answer in answers {
        let Some(prediction) = &answer.prediction else { continue };
        score.add(prediction.is_right(answer.truth));
        if let Some(probabilities) = probabilities(prediction) {
            *points.get_or_insert(0.0) += probabilities.points(answer.truth);
            judged.push(Judgement::of_machine(probabilities, answer.truth));
        }
    }
    PlayerResult { score, points, calibration: points.map(|_| Calibration::of(&judged)) }
}

/// The pictures that were answered wrong, for a look at each of them.
pub fn wrong_ones(answers: &[AnsweredPicture]) -> Gallery {
    let pictures = answers.iter().filter(|answer| !answer.is_right()).map(|answer| GalleryPicture {
        id: answer.id.clone(),
        truth: answer.truth,
        human: answer.class(),
        machine: answer.prediction.map(|prediction| prediction.answer()),
        confidence: answer.prediction.map(|prediction| prediction.confidence()),
    });
    Gallery { title: words().test_answered_wrong(), hidden: 0, pictures: pictures.collect() }
}
