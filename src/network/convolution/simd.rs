//! The two inner loops, written once for every instruction set and chosen at run time.
//!
//! Channels lie innermost in memory, so a vector holds neighbouring channels. A *tile* is a block
//! of `vectors` vectors that stay in registers; weights are packed so that each tile reads one
//! contiguous *panel*, `[depth][vectors * lanes]`.

#![expect(clippy::inline_always, reason = "a kernel compiled apart from its caller loses the instruction set")]

use pulp::{Arch, Simd, WithSimd};

/// Pixels, or weights, that one inner loop keeps in registers side by side.
const WIDE: usize = 6;

/// Whether the registers hold twice [`WIDE`]: with few vectors per pixel, 6 sums side by side would wait for each other.
const fn twice_as_wide<S: Simd, const V: usize>() -> bool {
    // The sums, one row of weights, one value of a pixel.
    2 * WIDE * V + V < S::REGISTER_COUNT
}

/// The instruction set of this machine and the tile widths that suit it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Kernels {
    arch: Arch,
    /// Floats in one vector.
    pub lanes: usize,
    widest: usize,
}

/// A block of neighbouring channels, counted in vectors.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tile {
    pub first: usize,
    pub vectors: usize,
}

/// A stretch of values that lies contiguously in the image and in the panel.
#[derive(Clone, Copy, Debug)]
pub(super) struct Run {
    /// Offset in the image of the stretch that belongs to the first pixel.
    pub image: usize,
    /// First row of the panel.
    pub panel: usize,
    /// Values in the stretch, the same number of panel rows.
    pub len: usize,
}

impl Kernels {
    /// Looks at the machine.
    pub fn new() -> Self {
        let arch = Arch::new();
        let (lanes, registers) = arch.dispatch(Measure);
        Self { arch, lanes, widest: if registers >= 32 { 4 } else { 2 } }
    }

    /// The same with tiles of at most two vectors.
    pub fn narrow(self) -> Self {
        Self { widest: self.widest.min(2), ..self }
    }

    /// Does a job with the widest vectors of this machine.
    #[inline]
    pub fn run<J: WithSimd>(self, job: J) -> J::Output {
        self.arch.dispatch(job)
    }

    /// Channels rounded up to whole vectors.
    pub fn padded(self, channels: usize) -> usize {
        channels.next_multiple_of(self.lanes)
    }

    /// Splits the channels into tiles of 4, 2 or 1 vectors.
    pub fn tiles(self, channels: usize) -> impl Iterator<Item = Tile> {
        let total = channels.div_ceil(self.lanes);
        let mut first = 0;
        std::iter::from_fn(move || {
            let left = total - first;
            let vectors = [4, 2, 1].into_iter().find(|&v| v <= left.min(self.widest))?;
            let tile = Tile { first, vectors };
            first += vectors;
            Some(tile)
        })
    }
}

struct Measure;

impl WithSimd for Measure {
    type Output = (usize, usize);

    #[inline(always)]
    fn with_simd<S: Simd>(self, _: S) -> Self::Output {
        (S::F32_LANES, S::REGISTER_COUNT)
    }
}

/// For each of `pixels` outputs: `out = sum over runs of image value * panel row`.
pub(super) struct Contract<'a> {
    pub image: &'a [f32],
    /// Distance in the image between two neighbouring output pixels.
    pub image_step: usize,
    pub runs: &'a [Run],
    pub panel: &'a [f32],
    pub vectors: usize,
    pub pixels: usize,
    /// Starts at the first channel of the tile in the first pixel.
    pub out: &'a mut [f32],
    /// Distance between two output pixels.
    pub out_step: usize,
    /// Channels to write: may end inside the last vector.
    pub channels: usize,
}

impl WithSimd for Contract<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) {
        match self.vectors {
            4 => contract_row::<S, 4>(simd, self),
            2 => contract_row::<S, 2>(simd, self),
            _ => contract_row::<S, 1>(simd, self),
        }
    }
}

#[inline(always)]
fn contract_row<S: Simd, const V: usize>(simd: S, mut job: Contract<'_>) {
    let out = std::mem::take(&mut job.out);
    let (vectors, _) = S::as_simd_f32s(job.panel);
    let (panel, _) = vectors.as_chunks::<V>();
    let (width, channels, step) = (V * S::F32_LANES, job.channels, job.out_step);
    // Sums that end inside of a vector are stored whole in a space of their own, and copied from there. An array on the stack would be cleared in every
    // call; few layers need it.
    let mut space = if channels == width { Vec::new() } else { vec![0.0; 2 * WIDE * width] };
    let mut pixel = 0;
    while pixel < job.pixels {
        let left = job.pixels - pixel;
        let count = if V == 1 && twice_as_wide::<S, V>() && left >= 2 * WIDE { 2 * WIDE } else { left.min(WIDE) };
        let out = &mut out[pixel * step..];
        let (sums, sums_step) = if channels == width { (&mut *out, step) } else { (&mut space[..], width) };
        match count {
            12 => contract_pixels::<S, V, 12>(simd, &job, pixel, panel, sums, sums_step),
            6 => contract_pixels::<S, V, 6>(simd, &job, pixel, panel, sums, sums_step),
            5 => contract_pixels::<S, V, 5>(simd, &job, pixel, panel, sums, sums_step),
            4 => contract_pixels::<S, V, 4>(simd, &job, pixel, panel, sums, sums_step),
            3 => contract_pixels::<S, V, 3>(simd, &job, pixel, panel, sums, sums_step),
            2 => contract_pixels::<S, V, 2>(simd, &job, pixel, panel, sums, sums_step),
            _ => contract_pixels::<S, V, 1>(simd, &job, pixel, panel, sums, sums_step),
        }
        if channels < width {
            for (out, sums) in out.chunks_mut(step).zip(space.chunks(width)).take(count) {
                out[..channels].copy_from_slice(&sums[..channels]);
            }
        }
        pixel += count;
    }
}

#[inline(always)]
fn contract_pixels<S: Simd, const V: usize, const P: usize>(
    simd: S,
    job: &Contract<'_>,
    first: usize,
    panel: &[[S::f32s; V]],
    out: &mut [f32],
    out_step: usize,
) {
    let mut sums = [[simd.splat_f32s(0.0); V]; P];
    for run in job.runs {
        let start = run.image + first * job.image_step;
        let pixels: [&[f32]; P] = std::array::from_fn(|p| &job.image[start + p * job.image_step..][..run.len]);
        let rows = &panel[run.panel..][..run.len];
        for k in 0..run.len {
            let row = &rows[k];
            for p in 0..P {
                let value = simd.splat_f32s(pixels[p][k]);
                for v in 0..V {
                    sums[p][v] = simd.mul_add_e_f32s(value, row[v], sums[p][v]);
                }
            }
        }
    }
    for p in 0..P {
        let (out, _) = S::as_mut_simd_f32s(&mut out[p * out_step..][..V * S::F32_LANES]);
        #[expect(clippy::manual_memcpy, reason = "copied whole, the sums would leave their registers")]
        for v in 0..V {
            out[v] = sums[p][v];
        }
    }
}

/// For each of `depth` weights: `sums += sum over pixels of image value * gradient`.
pub(super) struct Correlate<'a> {
    pub image: &'a [f32],
    /// Distance in the image between two output pixels of a row, and between two output rows.
    pub image_steps: [usize; 2],
    /// Starts at the first channel of the tile in the first pixel; whole vectors per pixel.
    pub gradient: &'a [f32],
    /// Distance between two gradient pixels and two gradient rows, in floats.
    pub gradient_steps: [usize; 2],
    pub rows: usize,
    pub columns: usize,
    pub vectors: usize,
    /// Whether the sums begin here, whatever they hold.
    pub is_first: bool,
    /// The panel of sums, `[depth][vectors * lanes]`.
    pub sums: &'a mut [f32],
}

impl WithSimd for Correlate<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) {
        match self.vectors {
            4 => correlate_panel::<S, 4>(simd, self),
            2 => correlate_panel::<S, 2>(simd, self),
            _ => correlate_panel::<S, 1>(simd, self),
        }
    }
}

#[inline(always)]
fn correlate_panel<S: Simd, const V: usize>(simd: S, mut job: Correlate<'_>) {
    let taken = std::mem::take(&mut job.sums);
    let (vectors, _) = S::as_mut_simd_f32s(taken);
    let (panel, _) = vectors.as_chunks_mut::<V>();
    let wide = if twice_as_wide::<S, V>() { panel.len() / (2 * WIDE) * (2 * WIDE) } else { 0 };
    let (wide, rest) = panel.split_at_mut(wide);
    for (block, sums) in wide.chunks_mut(2 * WIDE).enumerate() {
        correlate_block::<S, V, { 2 * WIDE }>(simd, &job, block * 2 * WIDE, sums);
    }
    for (block, sums) in rest.chunks_mut(WIDE).enumerate() {
        let first = wide.len() + block * WIDE;
        match sums.len() {
            6 => correlate_block::<S, V, 6>(simd, &job, first, sums),
            5 => correlate_block::<S, V, 5>(simd, &job, first, sums),
            4 => correlate_block::<S, V, 4>(simd, &job, first, sums),
            3 => correlate_block::<S, V, 3>(simd, &job, first, sums),
            2 => correlate_block::<S, V, 2>(simd, &job, first, sums),
            _ => correlate_block::<S, V, 1>(simd, &job, first, sums),
        }
    }
}

#[inline(always)]
fn correlate_block<S: Simd, const V: usize, const K: usize>(
    simd: S,
    job: &Correlate<'_>,
    first: usize,
    out: &mut [[S::f32s; V]],
) {
    let out = &mut out[..K];
    let mut sums = [[simd.splat_f32s(0.0); V]; K];
    if !job.is_first {
        for k in 0..K {
            for v in 0..V {
                sums[k][v] = out[k][v];
            }
        }
    }
    let [image_step, image_row] = job.image_steps;
    let [gradient_step, gradient_row] = job.gradient_steps;
    for row in 0..job.rows {
        let image = &job.image[first + row * image_row..][..(job.columns - 1) * image_step + K];
        let gradient = &job.gradient[row * gradient_row..];
        for column in 0..job.columns {
            let values = &image[column * image_step..][..K];
            let (gradient, _) = S::as_simd_f32s(&gradient[column * gradient_step..][..V * S::F32_LANES]);
            for k in 0..K {
                let value = simd.splat_f32s(values[k]);
                for v in 0..V {
                    sums[k][v] = simd.mul_add_e_f32s(value, gradient[v], sums[k][v]);
                }
            }
        }
    }
    // One by one: copied whole, the sums would leave their registers twice.
    for k in 0..K {
        for v in 0..V {
            out[k][v] = sums[k][v];
        }
    }
}
