//! Linear equations with a symmetric, positive definite matrix: Cholesky's decomposition (Golub and Van Loan, "Matrix computations", 2013,
//! 4.2).

/// The lower triangle L of a matrix A = L L^T.
#[derive(Clone, Debug)]
pub struct Cholesky {
    size: usize,
    /// Row after row, `size` numbers each; above the diagonal anything.
    rows: Vec<f64>,
}

impl Cholesky {
    /// Decomposes a matrix of `size` rows, of which the lower triangle is read; `None` where it is not positive definite.
    pub fn new(mut rows: Vec<f64>, size: usize) -> Option<Self> {
        for row in 0..size {
            let (before, own) = rows.split_at_mut(row * size);
            let own = &mut own[..size];
            for column in 0..row {
                let other = &before[column * size..][..size];
                own[column] = (own[column] - dot(&own[..column], &other[..column])) / other[column];
            }
            let square = own[row] - dot(&own[..row], &own[..row]);
            if !(square > 0.0 && square.is_finite()) {
                return None;
            }
            own[row] = square.sqrt();
        }
        Some(Self { size, rows })
    }

    /// Replaces the right side of A x = b by x.
    pub fn solve(&self, side: &mut [f64]) {
        for row in 0..self.size {
            let own = &self.rows[row * self.size..][..self.size];
            side[row] = (side[row] - dot(&own[..row], &side[..row])) / own[row];
        }
        // Backwards through L^T: its columns are the rows of L.
        for row in (0..self.size).rev() {
            let own = &self.rows[row * self.size..][..self.size];
            let value = side[row] / own[row];
            side[row] = value;
            side[..row].iter_mut().zip(own).for_each(|(side, factor)| *side -= factor * value);
        }
    }
}

/// Sum of products, in eight sums side by side, which the machine adds in step.
pub(super) fn dot(one: &[f64], other: &[f64]) -> f64 {
    let (one, one_rest) = one.as_chunks::<8>();
    let (other, other_rest) = other.as_chunks::<8>();
    let mut sums = [0.0; 8];
    for (one, other) in one.iter().zip(other) {
        for (sum, (a, b)) in sums.iter_mut().zip(one.iter().zip(other)) {
            *sum += a * b;
        }
    }
    sums.iter().sum::<f64>() + one_rest.iter().zip(other_rest).map(|(a, b)| a * b).sum::<f64>()
}

#[cfg(test)]
mod tests {
    use super::*;
    use rand::{RngExt as _, SeedableRng as _};

    #[test]
    fn the_solution_solves_the_equations() {
        let mut rng = rand_xoshiro::Xoshiro256PlusPlus::seed_from_u64(4);
        for size in [1, 2, 7, 19, 40] {
            let factor: Vec<f64> = (0..size * size).map(|_| rng.random::<f64>() - 0.5).collect();
            // A = F F^T + 0.1 is symmetric and positive definite.
            let matrix: Vec<f64> = (0..size * size)
                .map(|place| {
                    let (row, column) = (place / size, place % size);
                    let product: f64 = (0..size).map(|k| factor[row * size + k] * factor[column * size + k]).sum();
                    product + if row == column { 0.1 } else { 0.0 }
                })
                .collect();
            let truth: Vec<f64> = (0..size).map(|_| rng.random::<f64>()).collect();
            let mut side: Vec<f64> =
                (0..size).map(|row| (0..size).map(|column| matrix[row * size + column] * truth[column]).sum()).collect();
            Cholesky::new(matrix, size).unwrap().solve(&mut side);
            for (found, truth) in side.iter().zip(&truth) {
                assert!((found - truth).abs() < 1e-9, "{size}: {found} against {truth}");
            }
        }
    }

    #[test]
    fn a_matrix_that_is_not_positive_definite_has_no_decomposition() {
        assert!(Cholesky::new(vec![1.0, 2.0, 2.0, 1.0], 2).is_none());
        assert!(Cholesky::new(vec![0.0], 1).is_none());
        assert!(Cholesky::new(vec![f64::NAN], 1).is_none());
    }
}
