//! Products of matrices, the logistic function and random numbers, over contiguous rows of `f32`.
//!
//! Products and sums are fused where the machine can, so the last bits depend on its instruction set; on one machine they are the same
//! each time.

#![expect(clippy::inline_always, reason = "a loop compiled apart from its caller loses the instruction set")]

use pulp::Simd;
use rand::Rng;

/// Rows that one inner loop keeps in registers.
const ROWS: usize = 5;

/// A matrix that is read by rows, or, transposed, by columns.
#[derive(Clone, Copy)]
pub(super) struct Left<'a> {
    values: &'a [f32],
    row_step: usize,
    depth_step: usize,
}

impl<'a> Left<'a> {
    /// A matrix with rows of `depth` values.
    pub fn new(values: &'a [f32], depth: usize) -> Self {
        Self { values, row_step: depth, depth_step: 1 }
    }

    /// The transposed of a matrix with rows of `rows` values.
    pub fn transposed(values: &'a [f32], rows: usize) -> Self {
        Self { values, row_step: 1, depth_step: rows }
    }

    /// Blocks of [`ROWS`] rows, in each a run of [`ROWS`] values per step of depth; 0 where the last block has no row.
    fn packed(self, rows: usize, depth: usize) -> Vec<[f32; ROWS]> {
        let mut packed = vec![[0.0; ROWS]; rows.div_ceil(ROWS) * depth];
        for (block, packed) in packed.chunks_exact_mut(depth).enumerate() {
            for (k, values) in packed.iter_mut().enumerate() {
                let rows = block * ROWS..rows.min(block * ROWS + ROWS);
                for (value, row) in values.iter_mut().zip(rows) {
                    *value = self.values[row * self.row_step + k * self.depth_step];
                }
            }
        }
        packed
    }
}

/// `sums` += `factor` * `left` * `right`, with `right` and `sums` in rows of `columns` values.
#[inline(always)]
pub(super) fn multiply_add<S: Simd>(simd: S, factor: f32, left: Left<'_>, right: &[f32], columns: usize, sums: &mut [f32]) {
    let depth = right.len() / columns;
    if depth == 0 {
        return;
    }
    let packed = left.packed(sums.len() / columns, depth);
    let mut column = 0;
    while column < columns {
        // Two vectors at once where they are whole.
        let width = if column + 2 * S::F32_LANES <= columns { 2 * S::F32_LANES } else { S::F32_LANES.min(columns - column) };
        for (block, left) in packed.chunks_exact(depth).enumerate() {
            let place = Place { columns, column, width, row: block * ROWS };
            if width == 2 * S::F32_LANES {
                tile::<S, 2>(simd, factor, left, right, place, sums);
            } else {
                tile::<S, 1>(simd, factor, left, right, place, sums);
            }
        }
        column += width;
    }
}

/// A block of columns and rows.
#[derive(Clone, Copy)]
struct Place {
    /// Columns of all.
    columns: usize,
    column: usize,
    width: usize,
    row: usize,
}

/// The same for one block of rows, and `V` vectors of columns; a single vector may be partly filled.
#[inline(always)]
fn tile<S: Simd, const V: usize>(simd: S, factor: f32, left: &[[f32; ROWS]], right: &[f32], place: Place, sums: &mut [f32]) {
    let mut products = [[simd.splat_f32s(0.0); V]; ROWS];
    let is_whole = place.width == V * S::F32_LANES;
    for (left, right) in left.iter().zip(right.chunks_exact(place.columns)) {
        let right = &right[place.column..place.column + place.width];
        let mut vectors = [simd.splat_f32s(0.0); V];
        if is_whole {
            let (whole, _) = S::as_simd_f32s(right);
            vectors = std::array::from_fn(|v| whole[v]);
        } else {
            vectors[0] = simd.partial_load_f32s(right);
        }
        for r in 0..ROWS {
            let value = simd.splat_f32s(left[r]);
            for v in 0..V {
                products[r][v] = simd.mul_add_e_f32s(value, vectors[v], products[r][v]);
            }
        }
    }
    let factor = simd.splat_f32s(factor);
    let rows = sums.chunks_exact_mut(place.columns).skip(place.row);
    for (sums, products) in rows.zip(&products) {
        let sums = &mut sums[place.column..place.column + place.width];
        if is_whole {
            let (whole, _) = S::as_mut_simd_f32s(sums);
            for v in 0..V {
                whole[v] = simd.mul_add_e_f32s(factor, products[v], whole[v]);
            }
        } else {
            let before = simd.partial_load_f32s(sums);
            simd.partial_store_f32s(sums, simd.mul_add_e_f32s(factor, products[0], before));
        }
    }
}

/// 1 / (1 + exp(-x)) for each value; NaN stays NaN. Good to 3e-7.
#[inline(always)]
pub(super) fn logistic_in_place(values: &mut [f32]) {
    for value in values {
        *value = 1.0 / (1.0 + exponential(-*value));
    }
}

/// exp(x) for x cut to -80..=80, as 2^n times a polynomial of the rest (Cody and Waite, 1980): plain arithmetic, which compilers turn
/// into vectors.
#[inline(always)]
fn exponential(x: f32) -> f32 {
    /// Adding 1.5 * 2^23 leaves the nearest whole number in the last bits.
    const TO_WHOLE: f32 = 12_582_912.0;
    const LN_2_HIGH: f32 = 0.693_359_4;
    const LN_2_LOW: f32 = -2.121_944_4e-4;
    let x = x.clamp(-80.0, 80.0);
    let shifted = x * std::f32::consts::LOG2_E + TO_WHOLE;
    let whole = shifted - TO_WHOLE;
    let rest = x - whole * LN_2_HIGH - whole * LN_2_LOW;
    // 1 + r + r^2/2 + ... + r^6/720, |r| <= ln 2 / 2: the next term is under 1e-7.
    let series = 1.0 / 720.0;
    let series = series * rest + 1.0 / 120.0;
    let series = series * rest + 1.0 / 24.0;
    let series = series * rest + 1.0 / 6.0;
    let series = series * rest + 0.5;
    let series = series * rest + 1.0;
    let series = series * rest + 1.0;
    series * f32::from_bits((shifted.to_bits() << 23).wrapping_add(127 << 23))
}

/// Fills with numbers that are uniform in [0, 1), 24 bits each.
pub(super) fn fill_uniform(rng: &mut impl Rng, values: &mut [f32]) {
    const UNIT: f32 = 1.0 / 16_777_216.0;
    for pair in values.chunks_mut(2) {
        let bits = rng.next_u64();
        for (value, half) in pair.iter_mut().zip([bits >> 40, (bits >> 8) & 0xFF_FFFF]) {
            *value = half as f32 * UNIT;
        }
    }
}

/// A number from the standard normal distribution (Box and Muller, 1958).
pub(super) fn normal(rng: &mut impl Rng) -> f32 {
    let mut uniform = [0.0; 2];
    fill_uniform(rng, &mut uniform);
    (-2.0 * (1.0 - uniform[0]).ln()).sqrt() * (std::f32::consts::TAU * uniform[1]).cos()
}

#[cfg(test)]
mod tests {
    use pulp::{Arch, WithSimd};
    use rand::SeedableRng as _;
    use rand_xoshiro::Xoshiro256PlusPlus;

    use super::*;

    struct Job<'a> {
        left: Left<'a>,
        right: &'a [f32],
        columns: usize,
        sums: &'a mut [f32],
    }

    impl WithSimd for Job<'_> {
        type Output = ();

        fn with_simd<S: Simd>(self, simd: S) {
            multiply_add(simd, -0.5, self.left, self.right, self.columns, self.sums);
        }
    }

    #[test]
    fn products_are_those_of_three_naive_loops() {
        let mut rng = Xoshiro256PlusPlus::seed_from_u64(1);
        for (rows, depth, columns) in [(1, 1, 1), (3, 6, 5), (7, 20, 16), (20, 33, 39), (12, 5, 71)] {
            let mut filled = |len: usize| {
                let mut values = vec![0.0; len];
                fill_uniform(&mut rng, &mut values);
                values
            };
            let (left, right, before) = (filled(rows * depth), filled(depth * columns), filled(rows * columns));
            let mut transposed = vec![0.0; rows * depth];
            for row in 0..rows {
                for k in 0..depth {
                    transposed[k * rows + row] = left[row * depth + k];
                }
            }
            let expected = |row: usize, column: usize| {
                let product = |k: usize| f64::from(left[row * depth + k]) * f64::from(right[k * columns + column]);
                f64::from(before[row * columns + column]) - 0.5 * (0..depth).map(product).sum::<f64>()
            };
            for left in [Left::new(&left, depth), Left::transposed(&transposed, rows)] {
                let mut sums = before.clone();
                Arch::new().dispatch(Job { left, right: &right, columns, sums: &mut sums });
                for (place, &sum) in sums.iter().enumerate() {
                    let expected = expected(place / columns, place % columns);
                    assert!((f64::from(sum) - expected).abs() < 1e-5, "{rows} x {depth} x {columns} at {place}");
                }
            }
        }
    }

    #[test]
    fn the_logistic_function_agrees_with_double_precision() {
        let mut values: Vec<f32> = (-4000..=4000).map(|step| step as f32 / 100.0).collect();
        let before = values.clone();
        logistic_in_place(&mut values);
        for (&x, &found) in before.iter().zip(&values) {
            let expected = 1.0 / (1.0 + (-f64::from(x)).exp());
            assert!((f64::from(found) - expected).abs() < 3e-7, "at {x}: {found} for {expected}");
        }
        let mut ends = [f32::INFINITY, f32::NEG_INFINITY, 1e30, f32::NAN];
        logistic_in_place(&mut ends);
        assert_eq!(ends[0], 1.0);
        assert!(ends[1] < 1e-30 && ends[2] == 1.0 && ends[3].is_nan());
    }

    #[test]
    fn random_numbers_have_the_moments_of_their_distributions() {
        let mut rng = Xoshiro256PlusPlus::seed_from_u64(2);
        let mut uniform = vec![0.0; 100_001];
        fill_uniform(&mut rng, &mut uniform);
        assert!(uniform.iter().all(|value| (0.0..1.0).contains(value)));
        let normal: Vec<f32> = (0..100_000).map(|_| normal(&mut rng)).collect();
        for (values, mean, variance) in [(&uniform, 0.5, 1.0 / 12.0), (&normal, 0.0, 1.0)] {
            let count = values.len() as f64;
            let found = values.iter().map(|&value| f64::from(value)).sum::<f64>() / count;
            let spread = values.iter().map(|&value| (f64::from(value) - found).powi(2)).sum::<f64>() / count;
            assert!((found - mean).abs() < 0.02 && (spread - variance).abs() < 0.02, "{found} {spread}");
        }
    }
}
