//! A loss over a rectangle of weights: the ground that every path is drawn on.

/// A rectangle of weights.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Window {
    /// Least weights.
    pub low: [f64; 2],
    /// Largest weights.
    pub high: [f64; 2],
}

impl Window {
    /// A square around some places, with `margin` on each side as a share of its side; at least 1 wide.
    pub fn around(places: &[[f64; 2]], margin: f64) -> Self {
        let finite = || places.iter().filter(|place| place.iter().all(|weight| weight.is_finite()));
        let end = |at: usize, pick: fn(f64, f64) -> f64| finite().map(|place| place[at]).reduce(pick).unwrap_or(0.0);
        let (low, high) = ([0, 1].map(|at| end(at, f64::min)), [0, 1].map(|at| end(at, f64::max)));
        let side = (high[0] - low[0]).max(high[1] - low[1]).max(1.0) * (1.0 + 2.0 * margin);
        let centre = [0, 1].map(|at| f64::midpoint(low[at], high[at]));
        Self { low: centre.map(|centre| centre - side / 2.0), high: centre.map(|centre| centre + side / 2.0) }
    }

    /// The weights at a share of the width and of the height, each from 0 to 1.
    pub fn at(&self, shares: [f64; 2]) -> [f64; 2] {
        [0, 1].map(|at| self.low[at] + (self.high[at] - self.low[at]) * shares[at])
    }

    /// Where weights lie: shares of the width and of the height, from 0 to 1 inside.
    pub fn shares(&self, weights: [f64; 2]) -> [f64; 2] {
        [0, 1].map(|at| (weights[at] - self.low[at]) / (self.high[at] - self.low[at]))
    }
}

/// The loss at the middles of `columns` x `rows` cells, row by row from the least second weight.
#[derive(Clone, Debug, PartialEq)]
pub struct LossMap {
    /// Which weights it shows.
    pub window: Window,
    /// Cells from left to right: the first weight.
    pub columns: usize,
    /// Cells from bottom to top: the second weight.
    pub rows: usize,
    /// The losses.
    pub values: Vec<f64>,
}

impl LossMap {
    /// The map of a neuron's loss. `progress` is told the share that is done, after each row; `None` if it answers false.
    pub fn new(
        loss: &dyn Fn([f64; 2]) -> f64,
        window: Window,
        [columns, rows]: [usize; 2],
        progress: &mut dyn FnMut(f64) -> bool,
    ) -> Option<Self> {
        let mut values = Vec::with_capacity(columns * rows);
        for row in 0..rows {
            let middle = |at: usize, count: usize| (at as f64 + 0.5) / count as f64;
            values.extend((0..columns).map(|column| loss(window.at([middle(column, columns), middle(row, rows)]))));
            if !progress((row + 1) as f64 / rows as f64) {
                return None;
            }
        }
        Some(Self { window, columns, rows, values })
    }
}
