//! The tiles of a layer, and which of them are worked on together: a band, some rows of tiles of a few images, whose products and classes fit the cache.

use super::{
    super::geometry::Geometry,
    Winograd,
    transforms::{LONGEST_PATCH, Tile},
};

/// Tiles that are worked on together: enough for each weight to be read rarely.
const FEWEST_TILES: usize = 24;
/// More of them bring nothing.
const MOST_TILES: usize = 96;
/// Floats of products and classes up to which there are more than the fewest: they stay in the cache of one core beside the weights.
const MOST_WORK: usize = 160 * 1024;

impl Winograd {
    /// Images that are worked on together: a power of two, as most batches are, so that all threads have equally many.
    pub fn images_at_a_time(&self) -> usize {
        let [rows, columns] = self.tiles;
        1 << (self.tiles_at_a_time() / (rows * columns)).clamp(1, 4).ilog2()
    }

    /// Tiles that are worked on together, about.
    fn tiles_at_a_time(&self) -> usize {
        let Geometry { inputs, outputs, .. } = self.geometry;
        (MOST_WORK / (self.products() * inputs + self.classes() * outputs)).clamp(FEWEST_TILES, MOST_TILES)
    }

    /// Rows of tiles that are worked on together.
    pub(super) fn rows_at_a_time(&self) -> usize {
        let all = self.images_at_a_time() * self.tiles[0];
        let most = (self.tiles_at_a_time() / self.tiles[1]).clamp(1, all);
        all.div_ceil(all.div_ceil(most)) // about the same number each time
    }

    /// Tiles of so many images.
    pub(super) fn tiles_of(&self, images: usize) -> usize {
        images * self.tiles[0] * self.tiles[1]
    }

    /// All tiles of as many images as are worked on together.
    pub(super) fn list_tiles(&self) -> Vec<Tile> {
        let [rows, columns] = self.tiles;
        let places = (0..self.images_at_a_time() * rows).flat_map(|row| (0..columns).map(move |column| (row, column)));
        places.map(|(row, column)| self.tile(row / rows, [row % rows, column])).collect()
    }

    /// The tiles of `images` images, as many rows at a time as fit the cache.
    pub(super) fn bands(&self, images: usize) -> impl Iterator<Item = &[Tile]> {
        let [rows, columns] = self.tiles;
        self.all_tiles[..images * rows * columns].chunks(self.rows_at_a_time() * columns)
    }

    /// The tile in row and column `at` of an image.
    fn tile(&self, image: usize, at: [usize; 2]) -> Tile {
        let Geometry { stride, height, width, padding, inputs, outputs, out_height, out_width, .. } = self.geometry;
        let gradient = self.gradient_shape();
        let [down, right] = self.algorithm.axes();
        let [row, column] = [down.outputs() * at[0], right.outputs() * at[1]];
        let [patch_row, patch_column] = [row, column].map(|first| stride * first);
        let inside = |first: usize, padding: usize, size: usize| {
            std::array::from_fn::<bool, LONGEST_PATCH, _>(|place| (padding..size + padding).contains(&(first + place)))
        };
        let inside = [inside(patch_row, padding[0], height), inside(patch_column, padding[1], width)];
        Tile {
            framed: image * gradient.len() + row * gradient.row_len() + column * outputs,
            output: ((image * out_height + row) * out_width + column) * outputs,
            outputs: [(out_height - row).min(down.outputs()), (out_width - column).min(right.outputs())],
            input: ((image * height + patch_row) * width + patch_column) * inputs,
            inside,
            whole: inside.iter().zip([down, right]).all(|(inside, axis)| inside[..axis.patch()].iter().all(|&inside| inside)),
            follows: at.map(|tile| tile > 0),
        }
    }

    /// How far [`Tile::input`] is moved.
    pub(super) fn frame(&self) -> usize {
        let Geometry { width, padding: [above, left], inputs, .. } = self.geometry;
        (above * width + left) * inputs
    }
}
