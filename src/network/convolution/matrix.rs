//! Products of matrices by the inner loops of the convolution. Matrices lie row after row.

use rayon::prelude::*;

use super::{
    buffers,
    packing::{pack, panel},
    simd::{Contract, Kernels, Run},
};

/// Rows of the result that one thread computes at a time.
const ROWS_AT_A_TIME: usize = 24;

/// The right one of two factors, in the order in which the inner loops read it.
#[derive(Debug)]
pub struct RightFactor {
    kernels: Kernels,
    /// Its rows: the columns of the left factor.
    depth: usize,
    columns: usize,
    packed: Vec<f32>,
}

impl RightFactor {
    /// A matrix of `columns` columns.
    pub fn new(matrix: &[f32], columns: usize) -> Self {
        let kernels = Kernels::new();
        let depth = matrix.len() / columns;
        Self { kernels, depth, columns, packed: pack(kernels, matrix, [depth, columns], |row| Some(row * columns), 1) }
    }

    /// The transpose of a matrix of `depth` columns.
    pub fn transposed(matrix: &[f32], depth: usize) -> Self {
        let kernels = Kernels::new();
        let columns = matrix.len() / depth;
        Self { kernels, depth, columns, packed: pack(kernels, matrix, [depth, columns], Some, depth) }
    }

    /// The product of `left` and this one. Each value is added up in the order of the columns of `left`.
    pub fn times_left(&self, left: &[f32]) -> Vec<f32> {
        let Self { kernels, depth, columns, ref packed } = *self;
        let runs = [Run { image: 0, panel: 0, len: depth }];
        let mut product = buffers::take(left.len() / depth * columns);
        let parts = left.par_chunks(ROWS_AT_A_TIME * depth).zip(product.par_chunks_mut(ROWS_AT_A_TIME * columns));
        parts.for_each(|(left, out)| {
            for tile in kernels.tiles(columns) {
                let first = tile.first * kernels.lanes;
                kernels.run(Contract {
                    image: left,
                    image_step: depth,
                    runs: &runs,
                    panel: &packed[panel(kernels, tile, depth)],
                    vectors: tile.vectors,
                    pixels: left.len() / depth,
                    out: &mut out[first..],
                    out_step: columns,
                    channels: (columns - first).min(tile.vectors * kernels.lanes),
                });
            }
        });
        product
    }
}

impl Drop for RightFactor {
    fn drop(&mut self) {
        buffers::give(std::mem::take(&mut self.packed));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn noise(len: usize, seed: usize) -> Vec<f32> {
        (0..len).map(|place| ((place * 7919 + seed * 104_729) % 1009) as f32 / 504.5 - 1.0).collect()
    }

    #[test]
    fn a_product_is_that_of_the_definition() {
        for (rows, depth, columns) in [(1, 1, 1), (3, 5, 2), (25, 16, 16), (30, 40, 33), (128, 64, 128), (7, 144, 80)] {
            let (left, right) = (noise(rows * depth, 1), noise(depth * columns, 2));
            let turned: Vec<f32> = (0..right.len()).map(|place| right[place % depth * columns + place / depth]).collect();
            let found = [RightFactor::new(&right, columns), RightFactor::transposed(&turned, depth)];
            let [plain, transposed] = found.map(|factor| factor.times_left(&left));
            assert_eq!(plain, transposed);
            for (place, value) in plain.iter().enumerate() {
                let (row, column) = (place / columns, place % columns);
                let terms = (0..depth).map(|k| f64::from(left[row * depth + k]) * f64::from(right[k * columns + column]));
                assert!((f64::from(*value) - terms.sum::<f64>()).abs() < 1e-4, "{rows} x {depth} x {columns}, {row}, {column}");
            }
        }
    }
}
