//! Noise ("rdc"): every pixel moved by a random amount of its own.
//!
//! pixel = pixel + amplitude * u, with u uniform in [-1, 1) for each pixel, rounded half up. The amplitude is in gray levels, kept in
//! steps of 1/256. The picture needs 12,288 random numbers, so they come in blocks: 16 generators side by side, whose 32-bit outputs
//! give two 16-bit numbers each. All arithmetic is on integers: the same pixels on every machine.

use rand::RngExt as _;

use super::template::Control;
use super::{Alteration, AlterationKind, Chain, Draws, WhatIf};
use crate::factory::parameter::{Parameter, ParameterGroup, ParameterValue, row};
use crate::factory::{Distribution, PIXELS};

const GROUP: ParameterGroup = ParameterGroup::Alteration(AlterationKind::Noise);

/// Generators side by side.
const LANES: usize = 16;
/// Pixels per step: two from each lane.
const BLOCK: usize = 2 * LANES;

/// What a recipe says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Recipe {
    /// The amplitude, gray levels.
    pub noise_amplitude: Distribution,
}

impl Default for Recipe {
    fn default() -> Self {
        Self { noise_amplitude: Distribution::HalfNormal { low: 1.0, deviation: 5.1, high: 15.0 } }
    }
}

/// What a specimen drew.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Noise {
    /// Largest change, in gray levels.
    pub amplitude: f64,
    /// Seed of the per-pixel numbers.
    pub seed: u64,
}

impl Alteration for Noise {
    type Recipe = Recipe;

    const WORD: &'static str = "Noise";
    const HINT: &'static str = "Changes every pixel by a random amount of its own.";
    const SYNONYMS: &'static str = "grain grainy speckle snow rough random";
    const STREAM: u64 = 0;
    const APPLIES_TO_BASE: bool = false;
    const WHAT_IF: &'static [WhatIf] = &[WhatIf {
        name: "noise",
        place: 2,
        control: Control::Slider { range: (0.0, 60.0), decimals: 0 },
        get: |drawn| drawn.noise.amplitude,
        set: |drawn, value| drawn.noise.amplitude = value,
    }];

    fn knobs() -> Vec<Parameter> {
        vec![
            row!(distribution alterations.noise_amplitude, GROUP, "Amplitude",
            "The largest change of a pixel: faint and small tumors drown in it first.", "levels", (0.0, 127.0), whole: false,
            |plan| Some(plan.alterations.noise.amplitude))
            .number_in_picture("Noise", |drawn, value| drawn.noise.amplitude = value),
        ]
    }

    fn draw(recipe: &Recipe, draws: &Draws) -> Self {
        let [amplitude] = draws.shared(11);
        Self { amplitude: recipe.noise_amplitude.quantile(amplitude), ..Self::draw_off(draws) }
    }

    /// No noise, but its seed: "what if" can bring it back.
    fn draw_off(draws: &Draws) -> Self {
        Self { amplitude: 0.0, seed: draws.noise().random() }
    }

    fn develop(&self, chain: &mut Chain<'_>) {
        chain.pixels(|pixels| self.apply(pixels));
    }

    fn columns(&self) -> Vec<(&'static str, f64)> {
        vec![("noise_amplitude", self.amplitude)]
    }
}

impl Noise {
    /// Applies the noise in place.
    pub fn apply(self, pixels: &mut [u8; PIXELS]) {
        let amplitude = self.amplitude_256ths();
        // Compiled once per instruction set and chosen at run time: the loop is plain Rust, the width is the machine's.
        pulp::Arch::new().dispatch(
            #[inline(always)]
            || add_noise(self.seed, amplitude, pixels),
        );
    }

    /// The amplitude in 1/256 of a gray level.
    pub fn amplitude_256ths(self) -> i32 {
        (self.amplitude * 256.0 + 0.5) as i32
    }
}

#[expect(clippy::inline_always, reason = "it must be compiled for the instruction set of the caller")]
#[inline(always)]
fn add_noise(seed: u64, amplitude: i32, pixels: &mut [u8; PIXELS]) {
    let mut lanes = Lanes::new(seed);
    for block in pixels.as_chunks_mut::<BLOCK>().0 {
        let random = lanes.next_block();
        for (pixel, &bits) in block.iter_mut().zip(&random) {
            // u = bits / 2^15 and amplitude = a / 2^8: the product has 23 fractional bits.
            let change = (i32::from(bits) * amplitude + (1 << 22)) >> 23;
            *pixel = (i32::from(*pixel) + change).clamp(0, 255) as u8;
        }
    }
}

/// Sixteen xoshiro128++ generators (Blackman and Vigna, 2019) in step.
pub struct Lanes {
    state: [[u32; LANES]; 4],
}

impl Lanes {
    /// Generators seeded from consecutive outputs of `SplitMix64`.
    #[expect(clippy::inline_always, reason = "it must be compiled for the instruction set of the caller")]
    #[inline(always)]
    pub fn new(seed: u64) -> Self {
        let mut counter = seed;
        let mut state = [[0; LANES]; 4];
        for pair in state.as_flattened_mut().as_chunks_mut::<2>().0 {
            counter = counter.wrapping_add(0x9E37_79B9_7F4A_7C15);
            let z = (counter ^ (counter >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
            let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
            let z = z ^ (z >> 31);
            *pair = [z as u32, (z >> 32) as u32];
        }
        Self { state }
    }

    /// The next 32 numbers: the low halves of the lanes' outputs, then the high halves.
    #[expect(clippy::inline_always, reason = "it must be compiled for the instruction set of the caller")]
    #[inline(always)]
    pub fn next_block(&mut self) -> [i16; BLOCK] {
        let mut block = [0; BLOCK];
        let [s0, s1, s2, s3] = &mut self.state;
        for lane in 0..LANES {
            let output = s0[lane].wrapping_add(s3[lane]).rotate_left(7).wrapping_add(s0[lane]);
            let shifted = s1[lane] << 9;
            s2[lane] ^= s0[lane];
            s3[lane] ^= s1[lane];
            s1[lane] ^= s2[lane];
            s0[lane] ^= s3[lane];
            s2[lane] ^= shifted;
            s3[lane] = s3[lane].rotate_left(11);
            block[lane] = output as i16;
            block[lane + LANES] = (output >> 16) as i16;
        }
        block
    }
}
