//! Whether whoever is sure is right: the share of right answers beside the sureness, with exact intervals, and the Brier score in its parts.

use super::{Chips, Probabilities, Sureness};
use crate::factory::Syndrome;
use crate::game::Score;

/// With fewer answers than this nothing is said about calibration: the exact interval of 10 right of 19 goes from 29 to 76 %.
pub const FEWEST_ANSWERS: usize = 20;
/// The edges of the bins of confidence: chance, then an eighth each. The three keys of the chips are worth it from the second, the fourth
/// and the sixth on.
const EDGES: [f64; 7] = [0.25, 0.375, 0.5, 0.625, 0.75, 0.875, 1.0];
/// Number of bins.
const BINS: usize = EDGES.len() - 1;

/// One answer: how sure, and whether it was right.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Judgement {
    /// The share of the favourite class, from 0.25 to 1.
    confidence: f64,
    is_right: bool,
}

impl Judgement {
    /// An answer of this confidence; `None` outside 0.25 to 1: the largest of four shares is at least a quarter.
    pub fn new(confidence: f64, is_right: bool) -> Option<Self> {
        (EDGES[0]..=EDGES[BINS]).contains(&confidence).then_some(Self { confidence, is_right })
    }

    /// Chips on a picture of this class.
    pub fn of_chips(chips: Chips, truth: Syndrome) -> Self {
        let (class, confidence) = chips.favourite();
        Self { confidence, is_right: class == truth }
    }

    /// What the machine said of a picture of this class.
    pub fn of_machine(probabilities: Probabilities, truth: Syndrome) -> Self {
        let (class, confidence) = probabilities.favourite();
        Self { confidence, is_right: class == truth }
    }

    /// The share of the favourite class, from 0.25 to 1.
    pub fn confidence(self) -> f64 {
        self.confidence
    }

    /// Whether the favourite class was the truth.
    pub fn is_right(self) -> bool {
        self.is_right
    }

    /// The strongest key that this confidence is worth; `None` under 37.5 %.
    pub fn sureness(self) -> Option<Sureness> {
        Sureness::ALL.into_iter().rfind(|sureness| self.confidence >= sureness.worth_from())
    }
}

/// The answers of about the same confidence.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bin {
    /// The smallest confidence in it, from 0.25.
    pub from: f64,
    /// The confidence at which the next bin begins; the last one ends with 1.
    pub to: f64,
    /// How many of its answers were right.
    pub score: Score,
    /// Sum of the confidences.
    sum: f64,
}

impl Bin {
    fn new(from: f64, to: f64) -> Self {
        Self { from, to, score: Score::default(), sum: 0.0 }
    }

    /// The answers that belong here, counted.
    fn of(from: f64, to: f64, judgements: impl Iterator<Item = Judgement>) -> Self {
        judgements.fold(Self::new(from, to), Self::with)
    }

    fn with(mut self, judgement: Judgement) -> Self {
        self.score.add(judgement.is_right);
        self.sum += judgement.confidence;
        self
    }

    /// The mean confidence, from 0.25 to 1; `None` for an empty bin.
    pub fn confidence(&self) -> Option<f64> {
        (self.score.rounds > 0).then(|| self.sum / self.score.rounds as f64)
    }
}

/// The Brier score of the confidences in its parts.
///
/// Confidences are taken as probabilities of being right: the score is the mean of (confidence - right)^2, where right is 1 or 0. The parts
/// are those of Murphy ("A new vector partition of the probability score", Journal of Applied Meteorology 12, 1973).
///
/// score = reliability - resolution + uncertainty + within, over the bins of [`Chart::bins`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BrierParts {
    /// The score itself, from 0 to 1; 0 is best.
    pub score: f64,
    /// How far sureness and share of right answers lie apart: the mean of (mean confidence - share right)^2. 0 is calibrated.
    pub reliability: f64,
    /// How well sureness tells right answers from wrong ones: the mean of (share right of the bin - share right of all)^2. More is better.
    pub resolution: f64,
    /// What the answers alone make: p (1 - p), where p is the share of right answers.
    pub uncertainty: f64,
    /// What lies within the bins: 0 where all answers of a bin have the same confidence, as with the three keys (the two further terms of
    /// Stephenson, Coelho and Jolliffe, "Two extra components in the Brier score decomposition", Weather and Forecasting 23, 2008).
    pub within: f64,
}

/// Enough answers to say something.
#[derive(Clone, Debug, PartialEq)]
pub struct Chart {
    /// By confidence, an eighth each, from 0.25 to 1.
    pub bins: [Bin; BINS],
    /// By the key that the confidence is worth: none of them, and the three in the order of [`Sureness::ALL`].
    pub by_sureness: [Bin; 4],
    /// All answers.
    pub score: Score,
    /// Mean confidence.
    pub confidence: f64,
    /// The Brier score in its parts.
    pub brier: BrierParts,
}

/// How sureness and being right go together.
#[derive(Clone, Debug, PartialEq)]
pub enum Calibration {
    /// Fewer answers than [`FEWEST_ANSWERS`].
    TooFew {
        /// How many there are.
        answers: usize,
    },
    /// Enough of them.
    Chart(Box<Chart>),
}

impl Calibration {
    /// The calibration of these answers.
    pub fn of(judgements: &[Judgement]) -> Self {
        if judgements.len() < FEWEST_ANSWERS {
            return Self::TooFew { answers: judgements.len() };
        }
        let bin = |from: f64, to: f64| {
            let is_in =
                move |judgement: &&Judgement| judgement.confidence >= from && (judgement.confidence < to || to >= EDGES[BINS]);
            Bin::of(from, to, judgements.iter().filter(is_in).copied())
        };
        let [leaning, sure, certain] = Sureness::ALL.map(Sureness::worth_from);
        let bins = std::array::from_fn(|place| bin(EDGES[place], EDGES[place + 1]));
        let all = bin(EDGES[0], EDGES[BINS]);
        Self::Chart(Box::new(Chart {
            by_sureness: [bin(EDGES[0], leaning), bin(leaning, sure), bin(sure, certain), bin(certain, EDGES[BINS])],
            score: all.score,
            confidence: all.confidence().unwrap_or_default(),
            brier: BrierParts::of(judgements, &bins),
            bins,
        }))
    }
}

impl BrierParts {
    fn of(judgements: &[Judgement], bins: &[Bin]) -> Self {
        let answers = judgements.len() as f64;
        let error = |judgement: &Judgement| (judgement.confidence - f64::from(u8::from(judgement.is_right))).powi(2);
        let score = judgements.iter().map(error).sum::<f64>() / answers;
        let right = judgements.iter().filter(|judgement| judgement.is_right).count() as f64 / answers;
        let mut parts = Self { score, reliability: 0.0, resolution: 0.0, uncertainty: right * (1.0 - right), within: 0.0 };
        for bin in bins {
            if let (Some(confidence), Some(share)) = (bin.confidence(), bin.score.share()) {
                let weight = bin.score.rounds as f64 / answers;
                parts.reliability += weight * (confidence - share).powi(2);
                parts.resolution += weight * (share - right).powi(2);
            }
        }
        parts.within = score - (parts.reliability - parts.resolution + parts.uncertainty);
        parts
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn judgement(confidence: f64, is_right: bool) -> Judgement {
        Judgement::new(confidence, is_right).unwrap()
    }

    fn chart(judgements: &[Judgement]) -> Chart {
        match Calibration::of(judgements) {
            Calibration::Chart(chart) => *chart,
            Calibration::TooFew { answers } => panic!("{answers} are too few"),
        }
    }

    #[test]
    fn under_twenty_answers_nothing_is_said() {
        let many = vec![judgement(0.5, true); 20];
        assert_eq!(Calibration::of(&many[..19]), Calibration::TooFew { answers: 19 });
        assert_eq!(Calibration::of(&[]), Calibration::TooFew { answers: 0 });
        assert_eq!(chart(&many).score, Score { right: 20, rounds: 20 });
    }

    #[test]
    fn a_confidence_is_a_quarter_at_least() {
        for wrong in [0.249, 1.001, -1.0, f64::NAN, f64::INFINITY] {
            assert_eq!(Judgement::new(wrong, true), None, "{wrong}");
        }
        for chips in [Chips::EVEN, Chips::on(Syndrome::A, Sureness::Certain)] {
            let judged = Judgement::of_chips(chips, Syndrome::A);
            assert_eq!(Judgement::new(judged.confidence(), judged.is_right()), Some(judged));
        }
    }

    #[test]
    fn each_key_falls_into_its_own_level() {
        let keys = [None, Some(Sureness::Leaning), Some(Sureness::Sure), Some(Sureness::Certain)];
        for (level, key) in keys.into_iter().enumerate() {
            let chips = key.map_or(Chips::EVEN, |key| Chips::on(Syndrome::B, key));
            let chart = chart(&vec![Judgement::of_chips(chips, Syndrome::B); 20]);
            let counts = chart.by_sureness.map(|bin| bin.score.rounds);
            assert_eq!((counts[level], counts.iter().sum::<usize>()), (20, 20), "{key:?}");
            assert_eq!(Judgement::of_chips(chips, Syndrome::B).sureness(), key);
        }
    }

    /// Ten answers at 0.5, of which six are right, and ten at 1, of which nine are.
    #[test]
    fn the_parts_by_hand() {
        let with = |confidence, right| (0..10).map(move |place| judgement(confidence, place < right));
        let chart = chart(&with(0.5, 6).chain(with(1.0, 9)).collect::<Vec<_>>());
        let parts = chart.brier;
        let near = |value: f64, wanted: f64| assert!((value - wanted).abs() < 1e-12, "{value} for {wanted}");
        near(parts.score, (10.0 * 0.25 + 1.0) / 20.0);
        near(parts.reliability, 0.5 * 0.01 + 0.5 * 0.01);
        near(parts.resolution, 0.15 * 0.15);
        near(parts.uncertainty, 0.75 * 0.25);
        near(parts.within, 0.0);
        near(chart.confidence, 0.75);
    }

    fn judgements() -> impl Strategy<Value = Vec<Judgement>> {
        let confidence = prop_oneof![0.25..=1.0_f64, prop::sample::select(vec![0.25, 0.375, 0.5, 0.625, 0.75, 0.875, 1.0])];
        prop::collection::vec(
            (confidence, any::<bool>()).prop_map(|(confidence, is_right)| judgement(confidence, is_right)),
            20..80,
        )
    }

    proptest! {
        /// Brute force: for each bin a pass over all answers, and the terms within bins as their paper has them.
        #[test]
        fn the_parts_are_those_of_the_papers(judgements in judgements()) {
            let chart = chart(&judgements);
            let answers = judgements.len() as f64;
            let right = |of: &[&Judgement]| of.iter().filter(|one| one.is_right()).count() as f64 / of.len() as f64;
            let mean = |of: &[&Judgement]| of.iter().map(|one| one.confidence()).sum::<f64>() / of.len() as f64;
            let all: Vec<&Judgement> = judgements.iter().collect();
            let [mut reliability, mut resolution, mut variance, mut covariance] = [0.0; 4];
            let mut seen = 0;
            for (place, bin) in chart.bins.iter().enumerate() {
                // An eighth each from a quarter on: the bin of a confidence by arithmetic.
                let of_bin = |one: &&&Judgement| (((one.confidence() - 0.25) * 8.0).floor() as usize).min(5) == place;
                let members: Vec<&Judgement> = all.iter().filter(of_bin).copied().collect();
                prop_assert_eq!(bin.score.rounds, members.len());
                prop_assert_eq!(bin.score.right, members.iter().filter(|one| one.is_right()).count());
                prop_assert_eq!(bin.confidence().is_none(), members.is_empty());
                seen += members.len();
                if members.is_empty() {
                    continue;
                }
                let (share, confidence) = (right(&members), mean(&members));
                reliability += members.len() as f64 * (confidence - share).powi(2) / answers;
                resolution += members.len() as f64 * (share - right(&all)).powi(2) / answers;
                for one in members {
                    let outcome = if one.is_right() { 1.0 } else { 0.0 };
                    variance += (one.confidence() - confidence).powi(2) / answers;
                    covariance += 2.0 * (outcome - share) * (one.confidence() - confidence) / answers;
                }
            }
            prop_assert_eq!(seen, judgements.len());
            let parts = chart.brier;
            prop_assert!((parts.reliability - reliability).abs() < 1e-12);
            prop_assert!((parts.resolution - resolution).abs() < 1e-12);
            prop_assert!((parts.within - (variance - covariance)).abs() < 1e-12, "{} for {}", parts.within, variance - covariance);
            prop_assert!((parts.uncertainty - right(&all) * (1.0 - right(&all))).abs() < 1e-12);
            let levels: usize = chart.by_sureness.iter().map(|bin| bin.score.rounds).sum();
            prop_assert_eq!(levels, judgements.len());
            for (level, bin) in chart.by_sureness.iter().enumerate() {
                let wanted = all.iter().filter(|one| one.sureness().map_or(0, |key| key as usize + 1) == level).count();
                prop_assert_eq!(bin.score.rounds, wanted);
            }
        }

        /// Where every answer of a bin has one confidence, the split is Murphy's own, and nothing is left over.
        #[test]
        fn with_the_keys_alone_nothing_lies_within_the_bins(answers in prop::collection::vec((0_usize..3, 0_usize..4), 20..60)) {
            let chips = |key: usize| Chips::on(Syndrome::A, Sureness::ALL[key]);
            let judged: Vec<Judgement> =
                answers.iter().map(|&(key, truth)| Judgement::of_chips(chips(key), Syndrome::ALL[truth])).collect();
            prop_assert!(chart(&judged).brier.within.abs() < 1e-12);
        }
    }
}
