//! Eigenvalues and eigenvectors of a symmetric matrix.

/// Sweeps over all pairs; a matrix of a hundred rows needs about ten.
const MOST_SWEEPS: usize = 60;

/// An eigenvalue and its eigenvector, of length 1.
#[derive(Clone, Debug, PartialEq)]
pub struct Eigen {
    /// The eigenvalue.
    pub value: f64,
    /// The eigenvector.
    pub vector: Vec<f64>,
}

/// All eigenvalues with their eigenvectors, the largest first, by Jacobi's rotations (Golub and Van Loan, Matrix Computations, 8.5).
///
/// `matrix` is symmetric, row by row, of `size` rows.
pub fn eigen(mut matrix: Vec<f64>, size: usize) -> Vec<Eigen> {
    let mut vectors: Vec<f64> = (0..size * size).map(|place| f64::from(place / size == place % size)).collect();
    for _ in 0..MOST_SWEEPS {
        let total: f64 = matrix.iter().map(|value| value * value).sum();
        let diagonal: f64 = (0..size).map(|at| matrix[at * size + at].powi(2)).sum();
        if total - diagonal <= 1e-30 * total {
            break;
        }
        for low in 0..size {
            for high in low + 1..size {
                turn(&mut matrix, &mut vectors, size, [low, high]);
            }
        }
    }
    let pair =
        |at: usize| Eigen { value: matrix[at * size + at], vector: (0..size).map(|row| vectors[row * size + at]).collect() };
    let mut found: Vec<Eigen> = (0..size).map(pair).collect();
    found.sort_by(|one, other| other.value.total_cmp(&one.value));
    found
}

/// Makes the two cells at `low`, `high` zero.
fn turn(matrix: &mut [f64], vectors: &mut [f64], size: usize, [low, high]: [usize; 2]) {
    let beside = matrix[low * size + high];
    if beside == 0.0 {
        return;
    }
    let half = (matrix[high * size + high] - matrix[low * size + low]) / (2.0 * beside);
    let tangent = half.signum() / (half.abs() + (half * half + 1.0).sqrt());
    let cosine = 1.0 / (tangent * tangent + 1.0).sqrt();
    let sine = tangent * cosine;
    let turn = |list: &mut [f64], one: usize, other: usize| {
        let (a, b) = (list[one], list[other]);
        list[one] = cosine * a - sine * b;
        list[other] = sine * a + cosine * b;
    };
    for at in 0..size {
        turn(matrix, at * size + low, at * size + high);
        turn(vectors, at * size + low, at * size + high);
    }
    for at in 0..size {
        turn(matrix, low * size + at, high * size + at);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lecture::random::Random;

    #[test]
    fn two_rows_agree_with_the_formula() {
        let [a, b, c] = [2.0, -0.75, 0.5];
        let found = eigen(vec![a, b, b, c], 2);
        let root = ((a - c) * (a - c) / 4.0 + b * b).sqrt();
        assert!((found[0].value - f64::midpoint(a, c) - root).abs() < 1e-14);
        assert!((found[1].value - f64::midpoint(a, c) + root).abs() < 1e-14);
    }

    #[test]
    fn eigenvectors_are_what_they_should_be() {
        let size = 20;
        let mut random = Random::new(5, "matrix");
        let mut matrix = vec![0.0; size * size];
        for row in 0..size {
            for column in 0..=row {
                let value = random.normal();
                matrix[row * size + column] = value;
                matrix[column * size + row] = value;
            }
        }
        let found = eigen(matrix.clone(), size);
        for (at, Eigen { value, vector }) in found.iter().enumerate() {
            for row in 0..size {
                let product: f64 = (0..size).map(|column| matrix[row * size + column] * vector[column]).sum();
                assert!((product - value * vector[row]).abs() < 1e-11, "eigenvalue {at}");
            }
            for (other, eigen) in found.iter().enumerate() {
                let product: f64 = vector.iter().zip(&eigen.vector).map(|(a, b)| a * b).sum();
                assert!((product - f64::from(at == other)).abs() < 1e-12);
            }
        }
        assert!(found.windows(2).all(|pair| pair[0].value >= pair[1].value));
        let trace: f64 = (0..size).map(|at| matrix[at * size + at]).sum();
        assert!((found.iter().map(|eigen| eigen.value).sum::<f64>() - trace).abs() < 1e-11);
    }

    #[test]
    fn a_diagonal_and_a_zero_matrix_end_at_once() {
        assert_eq!(eigen(vec![3.0, 0.0, 0.0, 7.0], 2).iter().map(|eigen| eigen.value).collect::<Vec<_>>(), [7.0, 3.0]);
        assert!(eigen(vec![0.0; 9], 3).iter().all(|eigen| eigen.value == 0.0));
    }
}
