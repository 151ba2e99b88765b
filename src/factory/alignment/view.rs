//! The base as it may stand in front of the scale and the move: flipped or not, turned by an angle or not.

use super::axis::Axis;
use super::profile::{Guesses, ProfileSearch, profiles};
use super::range::Ranges;
use super::wide::wide;
use crate::factory::alteration::{Flip, IDENTITY_TONE, Rotate};
use crate::factory::{Alterations, GrayImage, HEIGHT, PIXELS, Resampling, WIDTH};

/// Lines of one direction: `N` lines of `L` pixels.
pub(super) type Lines<const L: usize, const N: usize> = [[u8; L]; N];

/// A picture once by its rows and once by its columns.
#[derive(Clone, Debug)]
pub(super) struct Raster {
    pub(super) rows: Box<Lines<WIDTH, HEIGHT>>,
    pub(super) columns: Box<Lines<HEIGHT, WIDTH>>,
}

impl Raster {
    pub(super) fn of(pixels: &[u8; PIXELS]) -> Self {
        let mut raster = Self { rows: Box::new([[0; WIDTH]; HEIGHT]), columns: Box::new([[0; HEIGHT]; WIDTH]) };
        raster.rows.as_flattened_mut().copy_from_slice(pixels);
        for (y, line) in raster.rows.iter().enumerate() {
            for (column, &pixel) in raster.columns.iter_mut().zip(line) {
                column[y] = pixel;
            }
        }
        raster
    }
}

/// Every how many rows and columns of a sample the tone is fitted.
const ROW_STEP: usize = 3;
const COLUMN_STEP: usize = 2;
pub(super) const SAMPLED_COLUMNS: usize = WIDTH / COLUMN_STEP;
const SAMPLED_ROWS: usize = HEIGHT / ROW_STEP;

/// Pixels of a sample, and those of the base over which they lie.
#[derive(Clone, Debug)]
pub(super) struct Pairs {
    pub(super) moved: [[u8; SAMPLED_COLUMNS]; SAMPLED_ROWS],
    pub(super) sample: [[u8; SAMPLED_COLUMNS]; SAMPLED_ROWS],
}

impl Pairs {
    /// Pixels of a sample, spread over the picture, and those of the moved base.
    pub(super) fn of(moved: &[u8; PIXELS], sample: &Raster) -> Self {
        let mut pairs = Self { moved: [[0; SAMPLED_COLUMNS]; SAMPLED_ROWS], sample: [[0; SAMPLED_COLUMNS]; SAMPLED_ROWS] };
        let rows = moved.as_chunks::<WIDTH>().0.iter().zip(sample.rows.iter()).skip(1).step_by(ROW_STEP);
        for ((base, seen), (moved, sample)) in pairs.moved.iter_mut().zip(&mut pairs.sample).zip(rows) {
            for index in 0..SAMPLED_COLUMNS {
                (base[index], seen[index]) = (moved[index * COLUMN_STEP], sample[index * COLUMN_STEP]);
            }
        }
        pairs
    }
}

/// One possible view of the base.
#[derive(Clone, Debug)]
pub(super) struct View {
    pub(super) flipped: bool,
    pub(super) degrees: f64,
    pub(super) raster: Raster,
    x_search: ProfileSearch<WIDTH>,
    y_search: ProfileSearch<HEIGHT>,
}

impl View {
    pub(super) fn new(base: &GrayImage, flipped: bool, degrees: f64, ranges: &Ranges) -> Self {
        let way = Alterations { flip: Flip { flipped }, rotate: Rotate { degrees }, ..Alterations::default() };
        let mut turned = GrayImage::black();
        way.place(Resampling::Nearest, base.pixels(), &IDENTITY_TONE, turned.pixels_mut());
        let (x_profile, y_profile) = profiles(turned.pixels());
        Self {
            flipped,
            degrees,
            raster: Raster::of(turned.pixels()),
            x_search: ProfileSearch::new(&x_profile, ranges.x_ratio, ranges.move_x),
            y_search: ProfileSearch::new(&y_profile, ranges.y_ratio, ranges.move_y),
        }
    }

    /// First guesses for a sample with these profiles, the best first: along x, and along y.
    pub(super) fn guesses(&self, x_profile: &[f32; WIDTH], y_profile: &[f32; HEIGHT]) -> (Guesses, Guesses) {
        wide(
            #[inline(always)]
            || (self.x_search.best(x_profile), self.y_search.best(y_profile)),
        )
    }

    /// Pixels of a sample, spread over the picture, and over them the pixels of this view that lie there.
    pub(super) fn moved(&self, sample: &Raster, x: Axis, y: Axis) -> Pairs {
        let (columns, rows) = (x.nearest::<WIDTH>(), y.nearest::<HEIGHT>());
        let columns: [u8; SAMPLED_COLUMNS] = std::array::from_fn(|index| columns[index * COLUMN_STEP]);
        let mut pairs = Pairs { moved: [[0; SAMPLED_COLUMNS]; SAMPLED_ROWS], sample: [[0; SAMPLED_COLUMNS]; SAMPLED_ROWS] };
        for (index, (moved, seen)) in pairs.moved.iter_mut().zip(&mut pairs.sample).enumerate() {
            let row = 1 + index * ROW_STEP;
            for (seen, pixels) in seen.iter_mut().zip(sample.rows[row].as_chunks::<COLUMN_STEP>().0) {
                *seen = pixels[0];
            }
            let mut padded = [0; 256];
            if let Some(line) = self.raster.rows.get(usize::from(rows[row])) {
                padded[..WIDTH].copy_from_slice(line);
            }
            *moved = columns.map(|column| padded[usize::from(column)]);
        }
        pairs
    }
}
