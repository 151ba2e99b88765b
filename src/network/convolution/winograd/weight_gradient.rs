//! The sums from which the gradient of the weights is made: over all tiles, the input of a product times the gradient of its class.
//!
//! Mostly they are added up band by band, while both factors lie in the cache. A deep layer has more sums than its maps have numbers: written anew for
//! every few images, they would take longer than the multiplications. There the factors of the whole batch are kept, and each sum is written once.

use rayon::prelude::*;

use super::{
    super::{
        buffers,
        geometry::Geometry,
        packing::panel,
        simd::{Correlate, Tile as Channels},
    },
    Winograd, part_len, plane_rows,
};

/// Floats that are kept at most, for each sum: about as many as the eight parts of a full batch, each of which would be sums that are written and read.
const KEPT_PER_SUM: usize = 9;

impl Winograd {
    /// Whether the factors of a whole batch are kept: they are not much more than the sums of a full batch would be, and those of the images that are
    /// worked on together are one band.
    pub(super) fn is_worth_keeping(&self) -> bool {
        let Geometry { images, outputs, .. } = self.geometry;
        let at_a_time = self.images_at_a_time();
        let kept = images.div_ceil(at_a_time) * self.factors_len(self.tiles_of(at_a_time));
        self.rows_at_a_time() == at_a_time * self.tiles[0] && kept <= KEPT_PER_SUM * self.depth() * outputs
    }

    /// Images of a part of the weight gradient, if their factors are kept.
    pub fn images_per_part(&self) -> Option<usize> {
        self.keeps.then(|| self.images_at_a_time())
    }

    /// Floats of a part of the weight gradient: sums, or the factors that are kept.
    pub fn weight_part_len(&self) -> usize {
        if self.keeps { self.work_len() } else { self.depth() * self.geometry.outputs }
    }

    /// Floats of the classes of so many tiles, and of their products.
    pub(super) fn factors_lens(&self, tiles: usize) -> [usize; 2] {
        let Geometry { inputs, outputs, .. } = self.geometry;
        [self.classes() * part_len(tiles, outputs), self.products() * part_len(tiles, inputs)]
    }

    /// Floats of the classes and products of so many tiles together.
    pub(super) fn factors_len(&self, tiles: usize) -> usize {
        self.factors_lens(tiles).iter().sum()
    }

    /// Sums of one transformed weight, for a block of output channels, and floats from one to the next.
    fn plane_lens(&self, channels: Channels) -> [usize; 2] {
        let inputs = self.geometry.inputs;
        [inputs, plane_rows(inputs)].map(|rows| rows * channels.vectors * self.kernels.lanes)
    }

    /// Adds the gradients of some tiles to the sums, or begins them.
    pub(super) fn add_weight_gradient(&self, tiles: usize, [classes, products]: [&[f32]; 2], sums: &mut [f32], is_first: bool) {
        let Geometry { inputs, outputs, .. } = self.geometry;
        let kernels = self.kernels;
        let (stride, class_stride) = (part_len(tiles, inputs), part_len(tiles, outputs));
        for channels in kernels.tiles(outputs) {
            let [len, step] = self.plane_lens(channels);
            let planes = sums[panel(kernels, channels, self.depth())].chunks_mut(step);
            for (pairs, plane) in self.by_weight.iter().zip(planes) {
                // Two products with the same weight in one go.
                for (place, two) in pairs.chunks(2).enumerate() {
                    let [first, last] = [two[0], two[two.len() - 1]];
                    kernels.run(Correlate {
                        image: &products[first.number * stride..],
                        image_steps: [inputs, (last.number - first.number) * stride],
                        gradient: &classes[first.class * class_stride + channels.first * kernels.lanes..],
                        gradient_steps: [outputs, (last.class - first.class) * class_stride],
                        rows: two.len(),
                        columns: tiles,
                        vectors: channels.vectors,
                        is_first: is_first && place == 0,
                        sums: &mut plane[..len],
                    });
                }
            }
        }
    }

    /// The sums from the factors of a whole batch.
    pub fn sums_of_kept(&self, kept: &[f32]) -> Vec<f32> {
        let Geometry { images, inputs, outputs, .. } = self.geometry;
        let kernels = self.kernels;
        let at_a_time = self.images_at_a_time();
        let kept_len = self.factors_len(self.tiles_of(at_a_time));
        let (whole, rest) = kept.split_at(images / at_a_time * kept_len);
        // As many images each time, and what is left of the batch.
        let stretches = [(whole, images / at_a_time, at_a_time), (rest, 1, images % at_a_time)];
        let mut sums = buffers::take_at_least(self.depth() * outputs);
        for channels in kernels.tiles(outputs) {
            let [len, step] = self.plane_lens(channels);
            let planes = sums[panel(kernels, channels, self.depth())].par_chunks_mut(step);
            planes.zip(&self.by_weight).for_each(|(plane, pairs)| {
                let mut is_first = true;
                for pair in pairs {
                    for (factors, rows, images) in stretches {
                        let tiles = self.tiles_of(images);
                        if rows * tiles == 0 {
                            continue;
                        }
                        let products = &factors[self.factors_lens(tiles)[0]..];
                        kernels.run(Correlate {
                            image: &products[pair.number * part_len(tiles, inputs)..],
                            image_steps: [inputs, kept_len],
                            gradient: &factors[pair.class * part_len(tiles, outputs) + channels.first * kernels.lanes..],
                            gradient_steps: [outputs, kept_len],
                            rows,
                            columns: tiles,
                            vectors: channels.vectors,
                            is_first: std::mem::take(&mut is_first),
                            sums: &mut plane[..len],
                        });
                    }
                }
            });
        }
        sums
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::network::convolution::{geometry::Window, plan::Pass, simd::Kernels};

    /// Whether a batch of 32 images of so many channels keeps the factors.
    fn keeps(inputs: usize, [height, width]: [usize; 2], outputs: usize) -> bool {
        let window = Window { stride: 1, padding: [1, 1] };
        let geometry = Geometry::new([32, inputs, height, width], [outputs, inputs, 3, 3], window);
        Winograd::suiting(Kernels::new(), &geometry, Pass::Training).unwrap().images_per_part().is_some()
    }

    #[test]
    fn deep_layers_keep_their_factors_and_wide_ones_do_not() {
        assert!(keeps(128, [8, 6], 128));
        assert!(!keeps(32, [32, 24], 32));
    }
}
