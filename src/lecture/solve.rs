//! Systems of linear equations with a symmetric matrix, for fits with a closed form.

/// The x with `matrix` x = `right`, by Cholesky's decomposition (Golub and Van Loan, *Matrix Computations*, 4th edition, 2013, chapter
/// 4.2). `matrix` is symmetric, row by row. `None` where it is not positive definite.
pub fn solve_symmetric(matrix: &[f64], right: &[f64]) -> Option<Vec<f64>> {
    let size = right.len();
    let mut lower = vec![0.0; size * size];
    for row in 0..size {
        for column in 0..=row {
            let products: f64 = (0..column).map(|k| lower[row * size + k] * lower[column * size + k]).sum();
            let rest = matrix[row * size + column] - products;
            lower[row * size + column] = if row == column {
                if !(rest > 0.0) {
                    return None;
                }
                rest.sqrt()
            } else {
                rest / lower[column * size + column]
            };
        }
    }
    let mut x = right.to_vec();
    for row in 0..size {
        let known: f64 = (0..row).map(|k| lower[row * size + k] * x[k]).sum();
        x[row] = (x[row] - known) / lower[row * size + row];
    }
    for row in (0..size).rev() {
        let known: f64 = (row + 1..size).map(|k| lower[k * size + row] * x[k]).sum();
        x[row] = (x[row] - known) / lower[row * size + row];
    }
    Some(x)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_solution_solves_the_system() {
        let matrix = [4.0, 1.0, -2.0, 1.0, 3.0, 0.5, -2.0, 0.5, 5.0];
        let expected = [1.0, -2.0, 0.25];
        let right: Vec<f64> = matrix.chunks(3).map(|row| row.iter().zip(expected).map(|(a, b)| a * b).sum()).collect();
        let found = solve_symmetric(&matrix, &right).unwrap();
        for (found, expected) in found.iter().zip(expected) {
            assert!((found - expected).abs() < 1e-12, "{found} for {expected}");
        }
    }

    #[test]
    fn a_matrix_that_is_not_positive_definite_is_refused() {
        assert_eq!(solve_symmetric(&[1.0, 2.0, 2.0, 1.0], &[1.0, 1.0]), None);
        assert_eq!(solve_symmetric(&[f64::NAN], &[1.0]), None);
    }
}
