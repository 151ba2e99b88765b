//! Losses to descend: the neuron's, a bowl, and a curve with two valleys.

use crate::lecture::neuron::{Logistic, Stage};

/// A loss over `N` weights.
pub trait Surface<const N: usize> {
    /// The loss at a place.
    fn loss(&self, place: [f64; N]) -> f64;
    /// Its gradient there.
    fn gradient(&self, place: [f64; N]) -> [f64; N];
    /// The place with the least loss.
    fn lowest(&self) -> [f64; N];
    /// The largest curvature there.
    fn steepest(&self) -> f64;

    /// How far the loss at a place lies above the least one.
    fn gap(&self, place: [f64; N]) -> f64 {
        self.loss(place) - self.loss(self.lowest())
    }
}

/// The loss of the neuron on its 400 pictures.
#[derive(Clone, Copy, Debug)]
pub struct NeuronLoss<'a> {
    neuron: &'a Logistic,
    best: [f64; 2],
    least: f64,
    steepest: f64,
}

impl<'a> NeuronLoss<'a> {
    /// The loss of a stage.
    pub fn of(stage: &'a Stage) -> Self {
        Self { neuron: &stage.neuron, best: stage.best, least: stage.least, steepest: stage.steepest() }
    }
}

impl Surface<2> for NeuronLoss<'_> {
    fn loss(&self, place: [f64; 2]) -> f64 {
        self.neuron.loss(place)
    }

    fn gradient(&self, place: [f64; 2]) -> [f64; 2] {
        self.neuron.gradient(place)
    }

    fn lowest(&self) -> [f64; 2] {
        self.best
    }

    fn steepest(&self) -> f64 {
        self.steepest
    }

    fn gap(&self, place: [f64; 2]) -> f64 {
        self.loss(place) - self.least
    }
}

/// The bowl `(flat x^2 + steep y^2) / 2`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bowl {
    /// Curvature along the first weight.
    pub flat: f64,
    /// Curvature along the second weight, at least as large.
    pub steep: f64,
}

impl Bowl {
    /// The bowl of the lesson: `(x^2 + 25 y^2) / 2`.
    pub const LESSON: Self = Self { flat: 1.0, steep: 25.0 };

    /// The learning rate with which plain gradient descent is fastest: 2 / (flat + steep), by which both directions shrink alike.
    pub fn best_rate(self) -> f64 {
        2.0 / (self.flat + self.steep)
    }
}

impl Surface<2> for Bowl {
    fn loss(&self, [x, y]: [f64; 2]) -> f64 {
        f64::midpoint(self.flat * x * x, self.steep * y * y)
    }

    fn gradient(&self, [x, y]: [f64; 2]) -> [f64; 2] {
        [self.flat * x, self.steep * y]
    }

    fn lowest(&self) -> [f64; 2] {
        [0.0; 2]
    }

    fn steepest(&self) -> f64 {
        self.steep
    }
}

/// The curve `x^4 / 4 - x^2 / 2 + x / 10`: a deep valley at the left, a shallow one at the right.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TwoValleys;

impl TwoValleys {
    /// Tilt of the curve.
    const TILT: f64 = 0.1;

    /// The three places where the slope is 0: the deep valley, the hill between, the shallow valley.
    pub fn flat_places() -> [f64; 3] {
        // The roots of x^3 - x + tilt in trigonometric form (Viete): three real ones, as the tilt is below 2 / (3 root 3).
        let root = (1.0f64 / 3.0).sqrt();
        let angle = libm::acos(-Self::TILT * 1.5 / root) / 3.0;
        let at = |turn: f64| 2.0 * root * libm::cos(angle - std::f64::consts::TAU * turn / 3.0);
        let mut found = [at(0.0), at(1.0), at(2.0)];
        found.sort_by(f64::total_cmp);
        found
    }
}

impl Surface<1> for TwoValleys {
    fn loss(&self, [x]: [f64; 1]) -> f64 {
        x * x * (x * x / 4.0 - 0.5) + Self::TILT * x
    }

    fn gradient(&self, [x]: [f64; 1]) -> [f64; 1] {
        [x * (x * x - 1.0) + Self::TILT]
    }

    fn lowest(&self) -> [f64; 1] {
        [Self::flat_places()[0]]
    }

    fn steepest(&self) -> f64 {
        let [x] = self.lowest();
        3.0 * x * x - 1.0
    }
}
