//! Products of matrices by the inner loops of the convolution. Matrices lie row after row.

use rayon::prelude::*;

use super::{
    buffers,
    packing::{pack, panel},
    simd::{Contract, Kernels, Run, Tile},
};

/// Rows of the result that one thread computes at a time.
const ROWS_AT_A_TIME: usize = 24;

/// What is known of a product.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Product {
    Any,
    /// It is square and symmetric, as those of a matrix with its transpose and of powers of one symmetric matrix: blocks right of the diagonal are copied
    /// from below it.
    Symmetric,
}

/// The right one of two factors, in the order in which the inner loops read it.
#[derive(Debug)]
pub struct RightFactor {
    kernels: Kernels,
    product: Product,
    /// Its rows: the columns of the left factor.
    depth: usize,
    columns: usize,
    packed: Vec<f32>,
}

impl RightFactor {
    /// A matrix of `columns` columns.
    pub fn new(matrix: &[f32], columns: usize, product: Product) -> Self {
        let depth = matrix.len() / columns;
        Self::packed(matrix, [depth, columns], product, |row| Some(row * columns), 1)
    }

    /// The transpose of a matrix of `depth` columns.
    pub fn transposed(matrix: &[f32], depth: usize, product: Product) -> Self {
        Self::packed(matrix, [depth, matrix.len() / depth], product, Some, depth)
    }

    fn packed(
        matrix: &[f32],
        [depth, columns]: [usize; 2],
        product: Product,
        start: impl Fn(usize) -> Option<usize> + Sync,
        step: usize,
    ) -> Self {
        let kernels = match product {
            Product::Any => Kernels::new(),
            // Narrow blocks: more of them lie right of the diagonal.
            Product::Symmetric => Kernels::new().narrow(),
        };
        Self { kernels, product, depth, columns, packed: pack(kernels, matrix, [depth, columns], start, step) }
    }

    /// The product of `left` and this one. Each value is added up in the order of the columns of `left`.
    pub fn times_left(&self, left: &[f32]) -> Vec<f32> {
        let Self { kernels, depth, columns, ref packed, .. } = *self;
        debug_assert!(self.product == Product::Any || left.len() / depth == columns, "a symmetric product is square");
        let runs = [Run { image: 0, panel: 0, len: depth }];
        let mut product = buffers::take(left.len() / depth * columns);
        let parts = left.par_chunks(ROWS_AT_A_TIME * depth).zip(product.par_chunks_mut(ROWS_AT_A_TIME * columns));
        parts.enumerate().for_each(|(part, (left, out))| {
            let rows = left.len() / depth;
            for tile in kernels.tiles(columns) {
                let first = tile.first * kernels.lanes;
                if self.is_copied(part * ROWS_AT_A_TIME + rows, tile) {
                    continue;
                }
                kernels.run(Contract {
                    image: left,
                    image_step: depth,
                    runs: &runs,
                    panel: &packed[panel(kernels, tile, depth)],
                    vectors: tile.vectors,
                    pixels: rows,
                    out: &mut out[first..],
                    out_step: columns,
                    channels: (columns - first).min(tile.vectors * kernels.lanes),
                });
            }
        });
        self.copy_from_below(&mut product);
        product
    }

    /// Whether the block of a tile of columns and of rows before `end` is copied.
    fn is_copied(&self, end: usize, tile: Tile) -> bool {
        self.product == Product::Symmetric && end <= tile.first * self.kernels.lanes
    }

    fn copy_from_below(&self, product: &mut [f32]) {
        let Self { kernels, columns, .. } = *self;
        if self.product == Product::Any {
            return;
        }
        for first in (0..product.len() / columns).step_by(ROWS_AT_A_TIME) {
            let end = first + ROWS_AT_A_TIME;
            for tile in kernels.tiles(columns).filter(|&tile| self.is_copied(end, tile)) {
                let (above, below) = product.split_at_mut(end * columns);
                let from = tile.first * kernels.lanes;
                let to = columns.min(from + tile.vectors * kernels.lanes);
                for (row, values) in above.chunks_mut(columns).enumerate().skip(first) {
                    for (column, value) in (from..to).zip(&mut values[from..to]) {
                        *value = below[(column - end) * columns + row];
                    }
                }
            }
        }
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
            let found = [RightFactor::new(&right, columns, Product::Any), RightFactor::transposed(&turned, depth, Product::Any)];
            let [plain, transposed] = found.map(|factor| factor.times_left(&left));
            assert_eq!(plain, transposed);
            for (place, value) in plain.iter().enumerate() {
                let (row, column) = (place / columns, place % columns);
                let terms = (0..depth).map(|k| f64::from(left[row * depth + k]) * f64::from(right[k * columns + column]));
                assert!((f64::from(*value) - terms.sum::<f64>()).abs() < 1e-4, "{rows} x {depth} x {columns}, {row}, {column}");
            }
        }
    }

    #[test]
    fn a_symmetric_product_is_that_of_the_definition() {
        for (size, depth) in [(1, 3), (16, 40), (25, 7), (64, 64), (75, 20), (112, 9), (128, 144), (144, 20)] {
            let matrix = noise(size * depth, 1);
            let found = RightFactor::transposed(&matrix, depth, Product::Symmetric).times_left(&matrix);
            for (place, value) in found.iter().enumerate() {
                let (row, column) = (place / size, place % size);
                let terms = (0..depth).map(|k| f64::from(matrix[row * depth + k]) * f64::from(matrix[column * depth + k]));
                assert!((f64::from(*value) - terms.sum::<f64>()).abs() < 1e-4, "{size} x {depth}, {row}, {column}");
            }
        }
    }
}
