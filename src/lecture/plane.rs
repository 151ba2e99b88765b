//! The plane through the checkpoints of a run: principal components of a few vectors of very many weights.

use super::symmetric::eigen;

/// A second direction with less than this share of the variance of the first is rounding.
const NOTHING: f64 = 1e-9;

/// Why some checkpoints have no plane.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoPlane {
    /// Fewer than three.
    #[error("a plane needs three checkpoints, there are {0}")]
    TooFew(usize),
    /// They are not of one network.
    #[error("the checkpoints have different numbers of weights")]
    Different,
    /// A weight is no number.
    #[error("a checkpoint has weights that are no numbers")]
    NotFinite,
    /// They lie on a line, or are all the same.
    #[error("the checkpoints lie on a line or are the same, so that no plane is the best")]
    Line,
}

/// The plane nearest to all checkpoints, by principal component analysis (Li, Xu, Taylor, Studer and Goldstein, 2018, section 7).
#[derive(Clone, Debug, PartialEq)]
pub struct Plane {
    /// The mean of the checkpoints.
    origin: Vec<f64>,
    /// Two directions of length 1 at a right angle, the one with more variance first.
    directions: [Vec<f64>; 2],
    /// The share of the checkpoints' variance that each of the two has, from 0 to 1.
    shares: [f64; 2],
    /// Where each checkpoint lies on the plane, in the order in which they were given.
    places: Vec<[f64; 2]>,
    /// How far each checkpoint lies from the plane.
    distances: Vec<f64>,
}

impl Plane {
    /// The plane through checkpoints, each a list of all weights of one network.
    ///
    /// There are few of them and many weights, so the eigenvectors are those of the matrix of their products (Gram), not of the
    /// covariance of the weights. The direction in which the last checkpoint lies is positive.
    ///
    /// # Errors
    /// Why there is none.
    pub fn through(checkpoints: &[Vec<f32>]) -> Result<Self, NoPlane> {
        let count = checkpoints.len();
        if count < 3 {
            return Err(NoPlane::TooFew(count));
        }
        let weights = checkpoints[0].len();
        if checkpoints.iter().any(|checkpoint| checkpoint.len() != weights) {
            return Err(NoPlane::Different);
        }
        if checkpoints.iter().flatten().any(|weight| !weight.is_finite()) {
            return Err(NoPlane::NotFinite);
        }
        let mut origin = vec![0.0; weights];
        for checkpoint in checkpoints {
            origin.iter_mut().zip(checkpoint).for_each(|(sum, &weight)| *sum += f64::from(weight) / count as f64);
        }
        let centred: Vec<Vec<f64>> = checkpoints
            .iter()
            .map(|checkpoint| checkpoint.iter().zip(&origin).map(|(&weight, mean)| f64::from(weight) - mean).collect())
            .collect();
        Self::of_centred(origin, &centred)
    }

    fn of_centred(origin: Vec<f64>, centred: &[Vec<f64>]) -> Result<Self, NoPlane> {
        let count = centred.len();
        let mut gram = vec![0.0; count * count];
        for (row, one) in centred.iter().enumerate() {
            for (column, other) in centred.iter().enumerate().take(row + 1) {
                let product = dot(one, other);
                gram[row * count + column] = product;
                gram[column * count + row] = product;
            }
        }
        let total: f64 = (0..count).map(|at| gram[at * count + at]).sum();
        let found = eigen(gram, count);
        let [first, second] = [found[0].value, found[1].value];
        if second <= NOTHING * first {
            return Err(NoPlane::Line);
        }
        let directions = [0, 1].map(|at| {
            // A mix of the checkpoints; its length is the root of the eigenvalue.
            let sign = if found[at].vector[count - 1] < 0.0 { -1.0 } else { 1.0 };
            let mut direction = vec![0.0; origin.len()];
            for (checkpoint, share) in centred.iter().zip(&found[at].vector) {
                direction.iter_mut().zip(checkpoint).for_each(|(sum, weight)| *sum += sign * share * weight);
            }
            let length = dot(&direction, &direction).sqrt();
            for weight in &mut direction {
                *weight /= length;
            }
            direction
        });
        let places: Vec<[f64; 2]> =
            centred.iter().map(|one| directions.each_ref().map(|direction| dot(one, direction))).collect();
        let beside = |(one, [x, y]): (&Vec<f64>, &[f64; 2])| (dot(one, one) - x * x - y * y).max(0.0).sqrt();
        let distances = centred.iter().zip(&places).map(beside).collect();
        Ok(Self { origin, directions, shares: [first / total, second / total], places, distances })
    }

    /// The share of the checkpoints' variance that each direction has, from 0 to 1.
    pub fn shares(&self) -> [f64; 2] {
        self.shares
    }

    /// The share of the checkpoints' variance that the plane has, from 0 to 1.
    pub fn share(&self) -> f64 {
        self.shares.iter().sum()
    }

    /// Where each checkpoint lies on the plane, in the order in which they were given.
    pub fn places(&self) -> &[[f64; 2]] {
        &self.places
    }

    /// How far each checkpoint lies from the plane: the surface shows its loss only where this is little.
    pub fn distances(&self) -> &[f64] {
        &self.distances
    }

    /// The weights of a place on the plane.
    pub fn weights_at(&self, [x, y]: [f64; 2]) -> Vec<f32> {
        let [first, second] = &self.directions;
        let weights = self.origin.iter().zip(first).zip(second);
        weights.map(|((origin, first), second)| (origin + x * first + y * second) as f32).collect()
    }

    /// The place on the plane nearest to some weights; `None` if they are not as many.
    pub fn place_of(&self, weights: &[f32]) -> Option<[f64; 2]> {
        let centred: Vec<f64> = weights.iter().zip(&self.origin).map(|(&weight, origin)| f64::from(weight) - origin).collect();
        (weights.len() == self.origin.len()).then(|| self.directions.each_ref().map(|direction| dot(&centred, direction)))
    }
}

/// A square grid of places on a plane.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PlaneGrid {
    /// The least coordinates.
    pub low: [f64; 2],
    /// The largest ones.
    pub high: [f64; 2],
    /// Points along each side, 2 or more.
    pub side: usize,
}

impl PlaneGrid {
    /// A grid that holds all checkpoints, with `margin` on each side as a share of the width and of the height.
    pub fn around(plane: &Plane, margin: f64, side: usize) -> Self {
        let end = |at: usize, pick: fn(f64, f64) -> f64| plane.places.iter().map(|place| place[at]).reduce(pick).unwrap_or(0.0);
        let ends = [0, 1].map(|at| (end(at, f64::min), end(at, f64::max)));
        let low = ends.map(|(low, high)| low - margin * (high - low));
        let high = ends.map(|(low, high)| high + margin * (high - low));
        Self { low, high, side: side.max(2) }
    }

    /// The place of a point; column and row count from the least coordinates.
    pub fn place(&self, [column, row]: [usize; 2]) -> [f64; 2] {
        let share = |at: usize| at as f64 / (self.side - 1) as f64;
        [0, 1].map(|axis| self.low[axis] + (self.high[axis] - self.low[axis]) * share([column, row][axis]))
    }

    /// All points, each once, coarse first: every eighth column and row, then every fourth, every second, and all.
    pub fn coarse_first(&self) -> Vec<[usize; 2]> {
        let level =
            |[column, row]: [usize; 2]| [8, 4, 2, 1].into_iter().position(|stride| column % stride == 0 && row % stride == 0);
        let mut points: Vec<[usize; 2]> = (0..self.side * self.side).map(|at| [at % self.side, at / self.side]).collect();
        points.sort_by_key(|&point| level(point));
        points
    }
}

fn dot(one: &[f64], other: &[f64]) -> f64 {
    one.iter().zip(other).map(|(a, b)| a * b).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lecture::random::Random;

    /// A curved walk in `weights` dimensions: mostly in two directions, with a little in all.
    fn checkpoints(count: usize, weights: usize) -> Vec<Vec<f32>> {
        let mut random = Random::new(9, "checkpoints");
        let directions: Vec<[f64; 2]> = (0..weights).map(|_| [random.normal(), random.normal()]).collect();
        (0..count)
            .map(|at| {
                let share = at as f64 / count as f64;
                let place = [5.0 * share, 2.0 * (3.0 * share).sin()];
                directions.iter().map(|d| (1.0 + d[0] * place[0] + d[1] * place[1] + 0.05 * random.normal()) as f32).collect()
            })
            .collect()
    }

    /// The covariance of the weights themselves, and power iteration: nothing of the Gram matrix.
    fn by_covariance(checkpoints: &[Vec<f32>]) -> (f64, Vec<(f64, Vec<f64>)>) {
        let (count, weights) = (checkpoints.len(), checkpoints[0].len());
        let mean: Vec<f64> =
            (0..weights).map(|at| checkpoints.iter().map(|one| f64::from(one[at])).sum::<f64>() / count as f64).collect();
        let mut covariance = vec![vec![0.0; weights]; weights];
        for one in checkpoints {
            for row in 0..weights {
                for column in 0..weights {
                    covariance[row][column] += (f64::from(one[row]) - mean[row]) * (f64::from(one[column]) - mean[column]);
                }
            }
        }
        let total = (0..weights).map(|at| covariance[at][at]).sum();
        let mut found = Vec::new();
        for start in [0, 1] {
            let mut vector: Vec<f64> = (0..weights).map(|at| f64::from(at % 3 == start) + 0.1).collect();
            let mut value = 0.0;
            for _ in 0..5000 {
                let next: Vec<f64> = covariance.iter().map(|row| dot(row, &vector)).collect();
                value = dot(&next, &next).sqrt();
                vector = next.iter().map(|weight| weight / value).collect();
            }
            for row in 0..weights {
                for column in 0..weights {
                    covariance[row][column] -= value * vector[row] * vector[column];
                }
            }
            found.push((value, vector));
        }
        (total, found)
    }

    #[test]
    fn the_plane_is_that_of_the_covariance() {
        let checkpoints = checkpoints(12, 40);
        let plane = Plane::through(&checkpoints).unwrap();
        let (total, expected) = by_covariance(&checkpoints);
        for (at, (value, vector)) in expected.iter().enumerate() {
            assert!((plane.shares()[at] - value / total).abs() < 1e-9);
            assert!((dot(&plane.directions[at], vector).abs() - 1.0).abs() < 1e-9, "direction {at}");
        }
        assert!(plane.share() > 0.99 && plane.share() < 1.0, "{}", plane.share());
        // What is not on the plane is what the plane lacks.
        let beside: f64 = plane.distances().iter().map(|distance| distance * distance).sum();
        assert!((beside / total - (1.0 - plane.share())).abs() < 1e-9);
    }

    #[test]
    fn coordinates_and_weights_are_each_others_inverse() {
        let checkpoints = checkpoints(7, 500);
        let plane = Plane::through(&checkpoints).unwrap();
        let product = dot(&plane.directions[0], &plane.directions[1]);
        assert!(product.abs() < 1e-9);
        for place in [[0.0, 0.0], [3.0, -2.0], plane.places()[6]] {
            let found = plane.place_of(&plane.weights_at(place)).unwrap();
            assert!((0..2).all(|at| (found[at] - place[at]).abs() < 1e-4), "{place:?} and {found:?}");
        }
        for (checkpoint, place) in checkpoints.iter().zip(plane.places()) {
            let found = plane.place_of(checkpoint).unwrap();
            assert!((0..2).all(|at| (found[at] - place[at]).abs() < 1e-9));
            let back = plane.weights_at(*place);
            let distance = back.iter().zip(checkpoint).map(|(a, b)| f64::from(a - b).powi(2)).sum::<f64>().sqrt();
            let of = plane.places().iter().position(|other| other == place).unwrap();
            assert!((distance - plane.distances()[of]).abs() < 1e-3 * (1.0 + distance));
        }
        assert!(plane.places()[6].iter().all(|&coordinate| coordinate >= 0.0), "the last checkpoint lies ahead");
        assert_eq!(plane.place_of(&[1.0]), None);
    }

    /// Three points always lie on a plane.
    #[test]
    fn three_checkpoints_lie_on_their_plane() {
        let plane = Plane::through(&checkpoints(3, 60)).unwrap();
        assert!((plane.share() - 1.0).abs() < 1e-12);
        assert!(plane.distances().iter().all(|&distance| distance < 1e-4), "{:?}", plane.distances());
    }

    #[test]
    fn what_has_no_plane_says_why() {
        let line = |at: usize| vec![at as f32, 2.0 * at as f32, 1.0];
        assert_eq!(Plane::through(&[line(0), line(1)]), Err(NoPlane::TooFew(2)));
        assert_eq!(Plane::through(&[line(0), line(1), line(5)]), Err(NoPlane::Line));
        assert_eq!(Plane::through(&[line(1), line(1), line(1)]), Err(NoPlane::Line));
        assert_eq!(Plane::through(&[line(0), line(1), vec![0.0]]), Err(NoPlane::Different));
        assert_eq!(Plane::through(&[line(0), line(1), vec![f32::NAN; 3]]), Err(NoPlane::NotFinite));
        assert!(NoPlane::TooFew(2).to_string().contains("there are 2"));
    }

    #[test]
    fn a_grid_holds_the_checkpoints_and_begins_coarse() {
        let plane = Plane::through(&checkpoints(9, 30)).unwrap();
        let grid = PlaneGrid::around(&plane, 0.25, 21);
        for place in plane.places() {
            assert!((0..2).all(|at| grid.low[at] < place[at] && place[at] < grid.high[at]));
        }
        assert_eq!((grid.place([0, 0]), grid.place([20, 20])), (grid.low, grid.high));
        let points = grid.coarse_first();
        assert_eq!(points.len(), 441);
        assert_eq!(points.iter().collect::<std::collections::BTreeSet<_>>().len(), 441);
        assert!(points[..9].iter().all(|point| point.iter().all(|at| at % 8 == 0)), "{:?}", &points[..9]);
        assert!(points[9..36].iter().all(|point| point.iter().all(|at| at % 4 == 0)));
    }
}
