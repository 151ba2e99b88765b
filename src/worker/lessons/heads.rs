//! Two output layers on the same pictures: a softmax of four neurons, and one neuron with a sigmoid, which says ill or healthy.

use super::small_training::{RunningTraining, SmallTraining, labelled, settings as small_settings};
use crate::factory::{Mode, Syndrome, derived_seed};
use crate::lecture::binary_head::{Screened, Screening, largest_gap};
use crate::lecture::{Figure, Material, Unit};
use crate::network::{Answer, Classes, ComputeDevice, Inspector, Labelled, Model, Prediction, Predictor, TrainingSettings};
use crate::worker::JobError;

/// Pictures that each of the two networks sees.
pub const SEEN: u64 = 3_200;
/// Looks while they learn.
const LOOKS: u64 = 16;
/// Pictures that are asked, which neither of them learns from.
pub const ASKED: usize = 400;
/// The probability from which a picture is called ill, unless a hand sets another one.
pub const HALF: f64 = 0.5;

/// What the networks say right at a moment: shares from 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct HeadPoint {
    /// Pictures that each has seen.
    pub seen: u64,
    /// Ill or healthy, by the neuron with the sigmoid.
    pub sigmoid: f64,
    /// Ill or healthy, by the softmax of four: ill is what is not healthy.
    pub softmax: f64,
    /// The class, by the softmax of four.
    pub class: f64,
}

/// What is seen of the two networks.
#[derive(Clone, Debug, PartialEq)]
pub struct HeadsSeen {
    /// The moments so far.
    pub points: Vec<HeadPoint>,
    /// What the neuron with the sigmoid says of each picture that is asked.
    pub sigmoid: Vec<Screened>,
    /// What the softmax of four says of the same pictures: the probability of ill is 1 minus that of healthy.
    pub softmax: Vec<Screened>,
    /// The largest difference between the sigmoid of a logit and the softmax of that logit and 0.
    pub gap: f64,
    /// Weights and biases of the last layer with the sigmoid, and of that with the softmax.
    pub weights: [usize; 2],
    /// Share of the pictures that are ill: who always says ill is right so often.
    pub always_ill: f64,
}

/// Both networks under way, which go on where they were left.
pub struct Heads {
    sigmoid: RunningTraining,
    softmax: RunningTraining,
    asked: Labelled,
    seen: HeadsSeen,
}

impl Heads {
    /// Two networks with the same first weights but for their last layers, on the same EASY pictures.
    pub fn new(material: &Material) -> Self {
        Self::looked_at(material, LOOKS)
    }

    /// The same with so many looks on the way: what is learned does not depend on them.
    fn looked_at(material: &Material, looks: u64) -> Self {
        let generator = material.generator(Mode::Easy);
        let begin = |classes| {
            let settings = TrainingSettings { classes, ..small_settings(material.seed) };
            SmallTraining { settings, generator, given: None, pictures: SEEN, looks }.begin()
        };
        let asked = labelled(generator, derived_seed(material.seed, "ill or healthy"), 0, ASKED);
        let ill = asked.1.iter().filter(|class| **class != Syndrome::Z).count();
        let seen = HeadsSeen {
            points: Vec::new(),
            sigmoid: Vec::new(),
            softmax: Vec::new(),
            gap: 0.0,
            weights: [0; 2],
            always_ill: ill as f64 / ASKED as f64,
        };
        Self { sigmoid: begin(Classes::Binary), softmax: begin(Classes::Four), asked, seen }
    }

    /// What is seen so far.
    pub fn seen(&self) -> &HeadsSeen {
        &self.seen
    }

    /// Learns up to the next look; whether there was one.
    ///
    /// # Errors
    /// When a network cannot compute.
    pub fn advance(&mut self) -> Result<bool, JobError> {
        let (Some((seen, one)), Some((_, four))) = (self.sigmoid.next_look()?, self.softmax.next_look()?) else {
            return Ok(false);
        };
        let (images, truths) = &self.asked;
        let say = |model: &Model| Ok::<_, JobError>(Predictor::new(model, &ComputeDevice::cpu())?.predict(images, None)?);
        let (by_one, by_four) = (say(&one)?, say(&four)?);
        let (sigmoid, softmax) = (screened(&by_one, truths), screened(&by_four, truths));
        let right = |pictures: &[Screened]| Screening::of(pictures, HALF).map_or(0.0, |screening| screening.right);
        let classes = by_four.iter().zip(truths).filter(|(said, truth)| said.is_right(**truth)).count();
        let class = classes as f64 / truths.len().max(1) as f64;
        self.seen.points.push(HeadPoint { seen, sigmoid: right(&sigmoid), softmax: right(&softmax), class });
        let logit = |said: &Prediction| if let Prediction::Binary { logit } = said { Some(f64::from(*logit)) } else { None };
        self.seen.gap = largest_gap(by_one.iter().filter_map(logit));
        (self.seen.sigmoid, self.seen.softmax) = (sigmoid, softmax);
        if self.seen.weights == [0; 2] {
            self.seen.weights = [last_weights(&one)?, last_weights(&four)?];
        }
        Ok(true)
    }
}

/// What a network says of pictures, as ill or healthy.
fn screened(said: &[Prediction], truths: &[Syndrome]) -> Vec<Screened> {
    let probability = |prediction: &Prediction| match prediction {
        Prediction::Binary { .. } => f64::from(prediction.share(Answer::Ill).unwrap_or(0.0)),
        Prediction::Four(_) => 1.0 - f64::from(prediction.share(Syndrome::Z.into()).unwrap_or(0.0)),
    };
    let one =
        |(said, truth): (&Prediction, &Syndrome)| Screened { probability: probability(said), is_ill: *truth != Syndrome::Z };
    said.iter().zip(truths).map(one).collect()
}

/// Weights and biases of the last layer that has some.
fn last_weights(model: &Model) -> Result<usize, JobError> {
    let inspector = Inspector::new(model, &ComputeDevice::cpu())?;
    Ok(inspector.anatomy().layers.iter().rev().map(|layer| layer.parameters).find(|weights| *weights > 0).unwrap_or(0))
}

/// What both say right when they have seen all pictures.
///
/// # Errors
/// When a network cannot compute.
pub fn figures(material: &Material) -> Result<Vec<Figure>, JobError> {
    let mut heads = Heads::looked_at(material, 1);
    while heads.advance()? {}
    let seen = heads.seen();
    let share = |name: &str, value| Figure::new(name, value, Unit::Share);
    let last = seen.points.last().copied().unwrap_or(HeadPoint { seen: 0, sigmoid: 0.0, softmax: 0.0, class: 0.0 });
    let mut figures = vec![
        share("ill_or_healthy_by_sigmoid", last.sigmoid),
        share("ill_or_healthy_by_softmax", last.softmax),
        share("class_by_softmax", last.class),
        share("always_ill", seen.always_ill),
    ];
    if let Some(Screening { ill_found, healthy_found, .. }) = Screening::of(&seen.sigmoid, HALF) {
        figures.extend([share("ill_found_by_sigmoid", ill_found), share("healthy_found_by_sigmoid", healthy_found)]);
    }
    Ok(figures)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::factory::BaseImage;
    use crate::worker::lessons::lesson_material;

    /// Both tell ill from healthy better than who always says ill, and the neuron with the sigmoid needs a quarter of the weights.
    #[test]
    fn one_neuron_learns_ill_or_healthy_beside_the_softmax_of_four() {
        let material = lesson_material(&BaseImage::bundled(), 1).unwrap();
        let mut heads = Heads::new(&material);
        while heads.advance().unwrap() {}
        let seen = heads.seen().clone();
        assert_eq!(seen.points.len() as u64, LOOKS);
        assert_eq!(seen.points.last().unwrap().seen, SEEN);
        assert_eq!(seen.weights[1], 4 * seen.weights[0], "a weight for each input and a bias, once and four times");
        let last = seen.points.last().unwrap();
        assert!((0.65..0.85).contains(&seen.always_ill), "{}", seen.always_ill);
        assert!(last.sigmoid > seen.always_ill + 0.05 && last.softmax > seen.always_ill + 0.05, "{last:?}");
        assert!(seen.gap < 1e-12 && seen.sigmoid.len() == ASKED && seen.softmax.len() == ASKED);
        let half = Screening::of(&seen.sigmoid, HALF).unwrap();
        assert_eq!(half.right, last.sigmoid);
        assert!(half.ill_found > 0.8 && half.healthy_found > 0.4, "{half:?}");
        assert!(!heads.advance().unwrap(), "all pictures are seen");
        // Looks change nothing about what is learned.
        let told = figures(&material).unwrap();
        let value = |name: &str| told.iter().find(|figure| figure.name == name).unwrap().value;
        assert_eq!([value("ill_or_healthy_by_sigmoid"), value("class_by_softmax")], [last.sigmoid, last.class]);
        assert_eq!(value("healthy_found_by_sigmoid"), half.healthy_found);
    }
}
