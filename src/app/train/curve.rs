//! A curve of any length at bounded cost.

/// Most points that a curve keeps; full, neighbours are merged in pairs.
const CAPACITY: usize = 1024;

/// A series of (x, y) that never grows beyond about a thousand points: each point is the mean of as many values as needed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Curve {
    points: Vec<[f64; 2]>,
    /// Values per point, less one.
    extra_per_point: usize,
    sum: [f64; 2],
    gathered: usize,
    last: Option<[f64; 2]>,
}

impl Curve {
    /// Adds a value. Values that are no numbers are left out.
    pub fn push(&mut self, x: f64, y: f64) {
        if !(x.is_finite() && y.is_finite()) {
            return;
        }
        self.last = Some([x, y]);
        self.sum = [self.sum[0] + x, self.sum[1] + y];
        self.gathered += 1;
        if self.gathered <= self.extra_per_point {
            return;
        }
        let count = self.gathered as f64;
        self.points.push([self.sum[0] / count, self.sum[1] / count]);
        (self.sum, self.gathered) = ([0.0; 2], 0);
        if self.points.len() >= CAPACITY {
            let mean = |pair: &[[f64; 2]; 2]| [f64::midpoint(pair[0][0], pair[1][0]), f64::midpoint(pair[0][1], pair[1][1])];
            self.points = self.points.as_chunks::<2>().0.iter().map(mean).collect();
            self.extra_per_point = 2 * self.extra_per_point + 1;
        }
    }

    /// The points, oldest first.
    pub fn points(&self) -> &[[f64; 2]] {
        &self.points
    }

    /// The value that was added last, exactly.
    pub fn last(&self) -> Option<[f64; 2]> {
        self.last
    }

    /// Whether there is nothing to draw.
    pub fn is_empty(&self) -> bool {
        self.points.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_curve_stays_short_and_keeps_its_shape() {
        let mut curve = Curve::default();
        for i in 0..1_000_000 {
            curve.push(f64::from(i), 2.0 * f64::from(i) + 1.0);
        }
        assert!(curve.points().len() < CAPACITY);
        assert!(curve.points().len() > CAPACITY / 4);
        assert!(curve.points().iter().all(|[x, y]| (y - 2.0 * x - 1.0).abs() < 1e-6));
        assert!(curve.points().windows(2).all(|pair| pair[0][0] < pair[1][0]));
        assert_eq!(curve.last(), Some([999_999.0, 1_999_999.0]));
    }

    #[test]
    fn what_is_no_number_is_left_out() {
        let mut curve = Curve::default();
        curve.push(1.0, f64::NAN);
        curve.push(f64::INFINITY, 1.0);
        assert!(curve.is_empty());
        assert_eq!(curve.last(), None);
    }
}
