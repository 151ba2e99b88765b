//! A training followed in detail: every answer of the last measurement, what is said of one picture, the gradients, the test.

use std::sync::Arc;

use super::Curve;
use crate::factory::SpecimenId;
use crate::network::{Architecture, Evaluation, Prediction, layer_names};
use crate::worker::Examined;

/// Most columns of a strip; full, every other one is left out.
const MOST_COLUMNS: usize = 400;

/// The test pictures, looked at when all is done.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TestResult {
    /// Pictures that the network had seen.
    pub images: u64,
    /// The result.
    pub evaluation: Evaluation,
}

/// What was said of one picture, measurement by measurement.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SaidOverTime {
    /// Pictures seen, and what was said.
    pub columns: Vec<(u64, Prediction)>,
}

impl SaidOverTime {
    fn push(&mut self, images: u64, prediction: Prediction) {
        self.columns.push((images, prediction));
        if self.columns.len() > MOST_COLUMNS {
            let mut keep = false;
            self.columns.retain(|_| {
                keep = !keep;
                keep
            });
        }
    }
}

/// The length of each layer's gradient, now and over time.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct GradientState {
    /// Names of the layers, from the picture on.
    pub names: Vec<String>,
    /// The lengths as they were measured last.
    pub last: Vec<f64>,
    /// Their logarithms (to base 10) over pictures seen, layer by layer.
    pub history: Vec<Curve>,
}

impl GradientState {
    fn push(&mut self, images: u64, norms: Vec<f64>) {
        self.history.resize(norms.len(), Curve::default());
        for (curve, norm) in self.history.iter_mut().zip(&norms) {
            // A gradient of exactly nothing has no logarithm; the curve leaves it out.
            curve.push(images as f64, norm.log10());
        }
        self.last = norms;
    }

    /// The shortest of the last lengths as a share of the longest.
    pub fn faintest_share(&self) -> Option<f64> {
        let longest = self.last.iter().copied().reduce(f64::max)?;
        let shortest = self.last.iter().copied().reduce(f64::min)?;
        (longest > 0.0).then(|| shortest / longest)
    }
}

/// All of it.
#[derive(Debug, Default)]
pub struct Details {
    /// The last measurement, picture by picture.
    pub examined: Option<Arc<Examined>>,
    /// Right answers on the fixed set that it learns from.
    pub training_set: Curve,
    /// What it said of the first of the pictures set apart.
    pub own_picture: SaidOverTime,
    /// What the network in training said of the current picture of the game, and which picture that is.
    pub table_picture: Option<(SpecimenId, SaidOverTime)>,
    /// The gradients.
    pub gradients: GradientState,
    /// The test, once all is done.
    pub test: Option<TestResult>,
}

impl Details {
    /// Begins with a network of this architecture.
    pub fn new(architecture: Architecture) -> Self {
        Self { gradients: GradientState { names: layer_names(architecture), ..GradientState::default() }, ..Self::default() }
    }

    /// Takes in a measurement.
    pub fn absorb(&mut self, images: u64, examined: Arc<Examined>) {
        if let Some(accuracy) = examined.training_set {
            self.training_set.push(images as f64, accuracy);
        }
        if let Some(first) = examined.pictures.first() {
            self.own_picture.push(images, first.prediction);
        }
        if let (Some(said), Some((id, strip))) = (&examined.watched, &mut self.table_picture)
            && said.id == *id
        {
            strip.push(images, said.prediction);
        }
        self.examined = Some(examined);
    }

    /// Takes in gradients.
    pub fn absorb_gradients(&mut self, images: u64, norms: Vec<f64>) {
        self.gradients.push(images, norms);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::factory::{BaseImage, GrayImage, Mode, Syndrome};
    use crate::network::JudgedPicture;
    use crate::worker::Said;

    fn picture(index: u64) -> SpecimenId {
        SpecimenId::of_mode(Mode::Hard, &Arc::new(BaseImage::bundled()), 3).at(index)
    }

    fn examined(watched: Option<u64>) -> Arc<Examined> {
        let prediction = Prediction::Four([0.4, 0.3, 0.2, 0.1]);
        Arc::new(Examined {
            first_id: picture(0),
            pictures: vec![JudgedPicture { index: 0, truth: Syndrome::A, prediction }],
            facts: Arc::new([]),
            first: Arc::new(GrayImage::black()),
            training_set: Some(0.5),
            watched: watched.map(|index| Said { id: picture(index), prediction: Prediction::Four([0.0, 0.0, 0.0, 1.0]) }),
        })
    }

    #[test]
    fn what_is_said_of_an_older_picture_of_the_table_is_dropped() {
        let mut details = Details::new(Architecture::V3);
        details.table_picture = Some((picture(5), SaidOverTime::default()));
        details.absorb(100, examined(Some(4)));
        details.absorb(200, examined(Some(5)));
        details.absorb(300, examined(None));
        assert_eq!(details.table_picture.unwrap().1.columns, [(200, Prediction::Four([0.0, 0.0, 0.0, 1.0]))]);
        assert_eq!(details.own_picture.columns.len(), 3);
        assert_eq!(details.training_set.points().len(), 3);
    }

    #[test]
    fn a_strip_stays_short_and_ends_with_the_newest() {
        let mut strip = SaidOverTime::default();
        (1..=10_000).for_each(|images| strip.push(images, Prediction::Four([0.25; 4])));
        assert!(strip.columns.len() <= MOST_COLUMNS && strip.columns.len() > MOST_COLUMNS / 4);
        assert!(strip.columns.is_sorted_by_key(|column| column.0));
        assert_eq!(strip.columns.last().map(|column| column.0), Some(10_000));
    }

    #[test]
    fn a_gradient_of_nothing_is_no_point_and_breaks_nothing() {
        let mut details = Details::new(Architecture::V3);
        assert_eq!(details.gradients.names.len(), 4);
        details.absorb_gradients(10, vec![0.0, 0.01, 0.1, 1.0]);
        assert!(details.gradients.history[0].is_empty());
        assert_eq!(details.gradients.history[1].last(), Some([10.0, -2.0]));
        assert_eq!(details.gradients.faintest_share(), Some(0.0));
    }
}
