//! What the machines learn from: small squares cut out of masks and of pictures.

use crate::factory::{Generator, HEIGHT, Mask, Plan, Syndrome, WIDTH};
use crate::lecture::Random;

/// Side of a patch of a mask, in pixels.
pub const MASK_SIDE: usize = 16;
/// Side of a patch of a picture, in pixels.
pub const GRAY_SIDE: usize = 14;
/// Patches that are cut out of one picture.
const PER_PICTURE: usize = 8;

/// Rows of visible values, all of one size.
#[derive(Clone, Debug, PartialEq)]
pub struct Patches {
    size: usize,
    values: Vec<f32>,
}

impl Patches {
    /// Rows of `size` values, 1 or more; a last row that is not whole is left out.
    pub(super) fn new(size: usize, mut values: Vec<f32>) -> Self {
        values.truncate(values.len() / size * size);
        Self { size, values }
    }

    /// Values of a row.
    pub fn size(&self) -> usize {
        self.size
    }

    /// Number of rows.
    pub fn count(&self) -> usize {
        self.values.len() / self.size
    }

    /// All values, row by row.
    pub fn values(&self) -> &[f32] {
        &self.values
    }

    /// One row.
    pub fn row(&self, index: usize) -> &[f32] {
        &self.values[index * self.size..(index + 1) * self.size]
    }

    /// The mean of each value over all rows.
    pub fn mean(&self) -> Vec<f32> {
        let mut sums = vec![0.0_f64; self.size];
        for row in self.values.chunks_exact(self.size) {
            sums.iter_mut().zip(row).for_each(|(sum, &value)| *sum += f64::from(value));
        }
        sums.into_iter().map(|sum| (sum / self.count().max(1) as f64) as f32).collect()
    }

    /// The mean square that answering with [`Patches::mean`] misses, per value: what a machine without hidden units would.
    pub fn error_of_mean(&self) -> f64 {
        let mean = self.mean();
        let rows = self.values.chunks_exact(self.size);
        let square = |(value, mean): (&f32, &f32)| f64::from(value - mean) * f64::from(value - mean);
        let sum: f64 = rows.map(|row| row.iter().zip(&mean).map(square).sum::<f64>()).sum();
        sum / self.values.len().max(1) as f64
    }

    /// The rows in another order.
    fn shuffled(self, random: &mut Random) -> Self {
        let mut order: Vec<usize> = (0..self.count()).collect();
        random.shuffle(&mut order);
        Self { size: self.size, values: order.into_iter().flat_map(|index| self.row(index)).copied().collect() }
    }
}

/// The values of a square whose upper left corner lies at column `x`, row `y`.
fn square<T>(values: &[T], side: usize, (x, y): (usize, usize)) -> impl Iterator<Item = &T> {
    (y..y + side).flat_map(move |row| &values[row * WIDTH + x..row * WIDTH + x + side])
}

/// Squares of true masks, 16 x 16: 1 where a tumor is, 0 elsewhere. Each shows at least a pixel of a tumor. The masks are those of the
/// series `seed`.
pub fn mask_patches(generator: &Generator, seed: u64, count: usize) -> Patches {
    let mut random = Random::new(seed, "patches");
    let mut values = Vec::with_capacity(count * MASK_SIDE * MASK_SIDE);
    let mut index = 0;
    while values.len() < count * MASK_SIDE * MASK_SIDE {
        let plan = generator.plan(seed, index);
        index += 1;
        let mask = generator.mask(&plan);
        let covered: Vec<usize> = (0..mask.bits().len()).filter(|&pixel| mask.bits()[pixel] != 0).collect();
        if covered.is_empty() {
            continue;
        }
        for _ in 0..PER_PICTURE {
            // A pixel of a tumor comes to any place of the patch alike.
            let pixel = covered[random.below(covered.len())];
            let (x, y) = (pixel % WIDTH, pixel / WIDTH);
            let corner =
                |at: usize, end: usize, random: &mut Random| at.saturating_sub(random.below(MASK_SIDE)).min(end - MASK_SIDE);
            let corner = (corner(x, WIDTH, &mut random), corner(y, HEIGHT, &mut random));
            values.extend(square(mask.bits(), MASK_SIDE, corner).map(|&bits| f32::from(u8::from(bits != 0))));
        }
    }
    values.truncate(count * MASK_SIDE * MASK_SIDE);
    Patches::new(MASK_SIDE * MASK_SIDE, values).shuffled(&mut random)
}

/// Squares of pictures, 14 x 14, each with its own mean removed, all divided by one number, which makes their overall deviation 1.
#[derive(Clone, Debug, PartialEq)]
pub struct GrayPatches {
    /// The squares.
    pub patches: Patches,
    /// Whether a tumor covers the middle 2 x 2 pixels, for each square.
    pub tumor_in_the_middle: Vec<bool>,
    /// What they were divided by, in gray levels.
    pub deviation: f32,
}

/// Which squares of pictures are taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Middle {
    /// From anywhere in the brain.
    Any,
    /// As many with a tumor on the middle 2 x 2 pixels as with none of it there.
    HalfTumor,
}

/// `count` squares of the pictures of the series `seed`, with their middle in the brain.
pub fn gray_patches(generator: &Generator, seed: u64, count: usize, middle: Middle) -> GrayPatches {
    let mut random = Random::new(seed, "patches");
    let size = GRAY_SIDE * GRAY_SIDE;
    let (mut values, mut answers) = (Vec::with_capacity(count * size), Vec::with_capacity(count));
    let mut index = 0;
    while answers.len() < count {
        let specimen = generator.specimen(seed, index);
        index += 1;
        for _ in 0..PER_PICTURE {
            let Some(corner) = corner_in_brain(generator, &specimen.plan, &mut random) else { continue };
            let Some(is_tumor) = tumor_in_the_middle(&specimen.mask, corner) else { continue };
            // Every second one is to be a tumor: what does not fit is thrown away.
            if middle == Middle::HalfTumor && is_tumor != answers.len().is_multiple_of(2) {
                continue;
            }
            let gray = || square(specimen.image.pixels(), GRAY_SIDE, corner).map(|&pixel| f32::from(pixel));
            let mean = gray().sum::<f32>() / size as f32;
            values.extend(gray().map(|value| value - mean));
            answers.push(is_tumor);
        }
    }
    values.truncate(count * size);
    answers.truncate(count);
    let squares: f64 = values.iter().map(|&value| f64::from(value) * f64::from(value)).sum();
    let deviation = ((squares / values.len().max(1) as f64).sqrt() as f32).max(f32::MIN_POSITIVE);
    for value in &mut values {
        *value /= deviation;
    }
    GrayPatches { patches: Patches::new(size, values), tumor_in_the_middle: answers, deviation }
}

/// The corner of a square around a place of the brain; `None` where it does not lie in the picture.
fn corner_in_brain(generator: &Generator, plan: &Plan, random: &mut Random) -> Option<(usize, usize)> {
    let region = generator.region();
    let (x, y) = region.position(random.below(region.len()) as f64 / region.len() as f64);
    let (x, y) = plan.alterations.altered_point(f64::from(x) + 0.5, f64::from(y) + 0.5);
    let corner = |at: f64, end: usize| {
        let corner = at.floor() - (GRAY_SIDE / 2) as f64;
        (corner >= 0.0 && corner <= (end - GRAY_SIDE) as f64).then_some(corner as usize)
    };
    Some((corner(x, WIDTH)?, corner(y, HEIGHT)?))
}

/// Whether a tumor covers all of the middle 2 x 2 pixels of a square (yes), or none of them (no); `None` between.
fn tumor_in_the_middle(mask: &Mask, (x, y): (usize, usize)) -> Option<bool> {
    let middle = (x + GRAY_SIDE / 2 - 1, y + GRAY_SIDE / 2 - 1);
    match square(mask.bits(), 2, middle).filter(|&&bits| bits != 0).count() {
        0 => Some(false),
        4 => Some(true),
        _ => None,
    }
}

/// Columns of a coarse mask.
pub const COARSE_WIDTH: usize = WIDTH / COARSE;
/// Rows of a coarse mask.
pub const COARSE_HEIGHT: usize = HEIGHT / COARSE;
/// Pixels of a coarse mask.
pub const COARSE_PIXELS: usize = COARSE_WIDTH * COARSE_HEIGHT;
/// Pixels along a side that become one.
const COARSE: usize = 4;
/// How often each unit of the label stands in a row, so that 4 units have a weight beside 768.
pub const LABEL_COPIES: usize = 8;
/// Values of the label in a row.
pub const LABEL_UNITS: usize = Syndrome::ALL.len() * LABEL_COPIES;

/// A mask of a quarter of the width and the height: 1 where a tumor covers at least half of the 4 x 4 pixels.
pub fn coarse_mask(mask: &Mask) -> Vec<bool> {
    let places = (0..COARSE_HEIGHT).flat_map(|y| (0..COARSE_WIDTH).map(move |x| (x * COARSE, y * COARSE)));
    let covered = |corner| square(mask.bits(), COARSE, corner).filter(|&&bits| bits != 0).count();
    places.map(|corner| 2 * covered(corner) >= COARSE * COARSE).collect()
}

/// The values of the label units for a class.
pub fn label_units(class: Syndrome) -> [f32; LABEL_UNITS] {
    let mut units = [0.0; LABEL_UNITS];
    units[class.index() * LABEL_COPIES..][..LABEL_COPIES].fill(1.0);
    units
}

/// Coarse masks with their label: rows of 768 pixels and 32 label units, of the specimens `0..count` of a series.
pub fn labelled_masks(generator: &Generator, seed: u64, count: usize) -> Patches {
    let mut values = Vec::with_capacity(count * (COARSE_PIXELS + LABEL_UNITS));
    for index in 0..count as u64 {
        let plan = generator.plan(seed, index);
        values.extend(coarse_mask(&generator.mask(&plan)).into_iter().map(|on| f32::from(u8::from(on))));
        values.extend(label_units(plan.syndrome));
    }
    Patches::new(COARSE_PIXELS + LABEL_UNITS, values)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::factory::{BaseImage, Mode, TumorSize};

    fn generator() -> Generator {
        Generator::new(&Mode::Hard.recipe(), &BaseImage::bundled()).unwrap()
    }

    #[test]
    fn patches_of_masks_are_0_and_1_and_never_empty() {
        let patches = mask_patches(&generator(), 1, 500);
        assert_eq!((patches.count(), patches.size()), (500, 256));
        for index in 0..500 {
            let row = patches.row(index);
            assert!(row.iter().all(|&value| value == 0.0 || value == 1.0) && row.contains(&1.0), "patch {index}");
        }
        assert_eq!(mask_patches(&generator(), 1, 500), patches);
        assert_ne!(mask_patches(&generator(), 2, 500), patches);
    }

    #[test]
    fn the_mean_and_its_error_are_those_of_the_definition() {
        let patches = Patches::new(2, vec![0.0, 1.0, 1.0, 1.0, 0.0, 4.0, 9.0]);
        assert_eq!(patches.count(), 3);
        let expected = [1.0 / 3.0, 2.0];
        assert!(patches.mean().iter().zip(expected).all(|(found, mean)| (found - mean).abs() < 1e-6));
        // Variances 2/9 and 2.
        assert!((patches.error_of_mean() - f64::midpoint(2.0 / 9.0, 2.0)).abs() < 1e-6);
    }

    #[test]
    fn gray_patches_have_mean_0_each_and_deviation_1_together() {
        let gray = gray_patches(&generator(), 1, 400, Middle::HalfTumor);
        assert_eq!((gray.patches.count(), gray.patches.size()), (400, 196));
        let mut squares = 0.0;
        for index in 0..400 {
            let row = gray.patches.row(index);
            assert!(row.iter().sum::<f32>().abs() < 1e-3, "patch {index}");
            squares += row.iter().map(|&value| f64::from(value * value)).sum::<f64>();
        }
        assert!((squares / (400.0 * 196.0) - 1.0).abs() < 1e-4);
        assert_eq!(gray.tumor_in_the_middle.iter().filter(|&&is| is).count(), 200);
        let any = gray_patches(&generator(), 1, 400, Middle::Any);
        let tumors = any.tumor_in_the_middle.iter().filter(|&&is| is).count();
        assert!((10..100).contains(&tumors), "{tumors} of 400");
    }

    #[test]
    fn the_middle_of_a_patch_is_its_four_middle_pixels() {
        let mut mask = Mask::empty();
        for (x, y) in [(16, 26), (17, 26), (16, 27)] {
            mask.bits_mut()[y * WIDTH + x] = Mask::bit(TumorSize::Small);
        }
        assert_eq!(tumor_in_the_middle(&mask, (10, 20)), None);
        mask.bits_mut()[27 * WIDTH + 17] = 1;
        assert_eq!(tumor_in_the_middle(&mask, (10, 20)), Some(true));
        assert_eq!(tumor_in_the_middle(&mask, (12, 20)), Some(false));
    }

    #[test]
    fn a_coarse_pixel_is_on_from_half_of_its_pixels_on() {
        let mut mask = Mask::empty();
        for pixel in 0..8 {
            mask.bits_mut()[(8 + pixel / 4) * WIDTH + 20 + pixel % 4] = 2;
            if pixel < 7 {
                mask.bits_mut()[(40 + pixel / 4) * WIDTH + 20 + pixel % 4] = 2;
            }
        }
        let on: Vec<usize> = (0..COARSE_PIXELS).filter(|&place| coarse_mask(&mask)[place]).collect();
        assert_eq!(on, [2 * COARSE_WIDTH + 5]);
    }

    #[test]
    fn a_row_ends_with_its_label() {
        let generator = generator();
        let rows = labelled_masks(&generator, 3, 12);
        for index in 0..12 {
            let class = generator.plan(3, index as u64).syndrome;
            let label = &rows.row(index)[COARSE_PIXELS..];
            assert_eq!(label, label_units(class));
            assert_eq!(label.iter().sum::<f32>(), 8.0);
            assert_eq!(rows.row(index)[..COARSE_PIXELS].contains(&1.0), class != Syndrome::Z);
        }
    }
}
