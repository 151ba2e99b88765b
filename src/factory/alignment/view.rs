//! The base as it may stand in front of the scale and the move: flipped or not, turned by an angle or not.

use super::axis::Axis;
use super::profile::{Guesses, ProfileSearch, profiles};
use super::range::Ranges;
use super::transpose::transpose;
use super::wide::wide;
use crate::factory::alteration::{Flip, IDENTITY_TONE, Rotate};
use crate::factory::{Alterations, GrayImage, HEIGHT, PIXELS, Resampling, WIDTH};

/// Lines of one direction: `N` lines of `L` pixels.
pub(super) type Lines<const L: usize, const N: usize> = [[u8; L]; N];

/// The same pixels as `N` lines of `L` pixels, and as `L` lines of `N` pixels that cross them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Crossed<'a, const L: usize, const N: usize> {
    pub(super) lines: &'a Lines<L, N>,
    pub(super) crossing: &'a Lines<N, L>,
}

/// A picture once by its rows and once by its columns.
#[derive(Clone, Debug)]
pub(super) struct Raster {
    pub(super) rows: Box<Lines<WIDTH, HEIGHT>>,
    pub(super) columns: Box<Lines<HEIGHT, WIDTH>>,
    sampled: Sampled,
}

impl Raster {
    pub(super) fn of(pixels: &[u8; PIXELS]) -> Self {
        let mut rows = Box::new([[0; WIDTH]; HEIGHT]);
        rows.as_flattened_mut().copy_from_slice(pixels);
        let columns = wide(
            #[inline(always)]
            || {
                let mut columns = Box::new([[0; HEIGHT]; WIDTH]);
                transpose(rows.as_slice(), columns.as_mut_slice());
                columns
            },
        );
        Self { rows, columns, sampled: sampled(pixels) }
    }

    pub(super) fn by_rows(&self) -> Crossed<'_, WIDTH, HEIGHT> {
        Crossed { lines: &self.rows, crossing: &self.columns }
    }

    pub(super) fn by_columns(&self) -> Crossed<'_, HEIGHT, WIDTH> {
        Crossed { lines: &self.columns, crossing: &self.rows }
    }
}

/// Every how many rows and columns of a sample the tone is fitted.
const ROW_STEP: usize = 3;
const COLUMN_STEP: usize = 2;
pub(super) const SAMPLED_COLUMNS: usize = WIDTH / COLUMN_STEP;
const SAMPLED_ROWS: usize = HEIGHT / ROW_STEP;

/// Some of the pixels of a picture, spread over it.
pub(super) type Sampled = [[u8; SAMPLED_COLUMNS]; SAMPLED_ROWS];

/// Pixels of a sample, and those of the base over which they lie.
#[derive(Clone, Debug)]
pub(super) struct Pairs<'a> {
    pub(super) moved: Sampled,
    pub(super) sample: &'a Sampled,
}

impl<'a> Pairs<'a> {
    /// Pixels of a sample, spread over the picture, and those of the moved base.
    pub(super) fn of(moved: &[u8; PIXELS], sample: &'a Raster) -> Self {
        Self { moved: sampled(moved), sample: &sample.sampled }
    }
}

fn sampled(pixels: &[u8; PIXELS]) -> Sampled {
    let mut sampled = [[0; SAMPLED_COLUMNS]; SAMPLED_ROWS];
    let rows = pixels.as_chunks::<WIDTH>().0.iter().skip(1).step_by(ROW_STEP);
    for (sampled, row) in sampled.iter_mut().zip(rows) {
        for (sampled, pixels) in sampled.iter_mut().zip(row.as_chunks::<COLUMN_STEP>().0) {
            *sampled = pixels[0];
        }
    }
    sampled
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
    pub(super) fn moved<'a>(&self, sample: &'a Raster, x: Axis, y: Axis) -> Pairs<'a> {
        let columns: [u8; SAMPLED_COLUMNS] = std::array::from_fn(|index| x.nearest_to::<WIDTH>(index * COLUMN_STEP));
        let rows: [u8; SAMPLED_ROWS] = std::array::from_fn(|index| y.nearest_to::<HEIGHT>(1 + index * ROW_STEP));
        let mut moved = [[0; SAMPLED_COLUMNS]; SAMPLED_ROWS];
        // What lies outside of the base is black: behind each line of it, and every line beyond it.
        let mut padded = [0; PADDED];
        for (moved, row) in moved.iter_mut().zip(rows) {
            padded[..WIDTH].copy_from_slice(self.raster.rows.get(usize::from(row)).unwrap_or(&[0; WIDTH]));
            *moved = columns.map(|column| padded[usize::from(column) % PADDED]);
        }
        Pairs { moved, sample: &sample.sampled }
    }
}

/// A line with room behind it, a power of two.
const PADDED: usize = 128;
const _: () = assert!(WIDTH < PADDED);
