//! The slow twin of the renderer: every formula as it is written in the specification, one full pass over the picture each.

use brain_tumor_lab::factory::alteration::{Contrast, Flip, GhostBlur, Noise, Rotate, Shade, Shift, Shrink};
use brain_tumor_lab::factory::{Alterations, Plan, SoftDisc, TumorSize};
use rand_xoshiro::rand_core::{Rng as _, SeedableRng as _};
use rand_xoshiro::{SplitMix64, Xoshiro128PlusPlus};

pub const W: i32 = 96;
pub const H: i32 = 128;

/// Gray values by column and row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture(pub Vec<u8>);

impl Picture {
    pub fn new(pixel: impl Fn(i32, i32) -> u8) -> Self {
        Self((0..H).flat_map(|y| (0..W).map(move |x| (x, y))).map(|(x, y)| pixel(x, y)).collect())
    }

    /// 0 outside.
    pub fn at(&self, x: i32, y: i32) -> u8 {
        let inside = (0..W).contains(&x) && (0..H).contains(&y);
        if inside { self.0[(y * W + x) as usize] } else { 0 }
    }
}

/// Rounded half up, clamped to 0..=255.
pub fn level(value: f64) -> u8 {
    (value + 0.5).floor().clamp(0.0, 255.0) as u8
}

fn distance(disc: SoftDisc, x: i32, y: i32) -> f64 {
    f64::from((x - disc.x).pow(2) + (y - disc.y).pow(2)).sqrt()
}

/// What the soft disc would give in exact arithmetic, before rounding; `None` where it does not reach.
pub fn exact_soft_disc(picture: &Picture, disc: SoftDisc) -> Vec<Option<f64>> {
    let places = || (0..H).flat_map(|y| (0..W).map(move |x| (x, y)));
    let radius = f64::from(disc.radius);
    let inside: Vec<f64> =
        places().filter(|&(x, y)| distance(disc, x, y) <= radius).map(|(x, y)| f64::from(picture.at(x, y))).collect();
    let mean = inside.iter().sum::<f64>() / inside.len() as f64;
    let target = (mean + f64::from(disc.brightness)).clamp(0.0, 255.0);
    let value = |(x, y)| {
        let (p, d) = (f64::from(picture.at(x, y)), distance(disc, x, y));
        (d <= radius).then(|| (p + (target - p) * (radius - d) / radius).max(p))
    };
    places().map(value).collect()
}

/// A soft disc in the single precision that the product fixes, so that ties fall the same way.
pub fn soft_disc(picture: &Picture, disc: SoftDisc) -> Picture {
    let radius = f64::from(disc.radius);
    let (mut sum, mut count) = (0.0_f32, 0.0_f32);
    for (x, y) in (0..H).flat_map(|y| (0..W).map(move |x| (x, y))) {
        if distance(disc, x, y) <= radius {
            sum += f32::from(picture.at(x, y));
            count += 1.0;
        }
    }
    let target = (sum / count + disc.brightness as f32).clamp(0.0, 255.0);
    Picture::new(|x, y| {
        let p = picture.at(x, y);
        if distance(disc, x, y) > radius {
            return p;
        }
        let share = ((radius - distance(disc, x, y)) / radius) as f32;
        let brightened = f32::from(p) + (target - f32::from(p)) * share;
        p.max((brightened + 0.5).floor().clamp(0.0, 255.0) as u8)
    })
}

/// Each altered pixel from the nearest source pixel; the middle of the picture, between pixels, stays where it is.
pub fn shrink(picture: &Picture, Shrink { x_ratio, y_ratio }: Shrink) -> Picture {
    let source = |place: i32, ratio: f64, length: i32| {
        let middle = f64::from(length - 1) / 2.0;
        ((f64::from(place) - middle) / ratio + middle + 0.5).floor() as i32
    };
    Picture::new(|x, y| picture.at(source(x, x_ratio, W), source(y, y_ratio, H)))
}

pub fn shift(picture: &Picture, Shift { dx, dy }: Shift) -> Picture {
    Picture::new(|x, y| picture.at(x - dx, y - dy))
}

/// Left and right exchanged.
pub fn flip(picture: &Picture, Flip { flipped }: Flip) -> Picture {
    Picture::new(|x, y| picture.at(if flipped { W - 1 - x } else { x }, y))
}

/// A point turned about the middle of the picture, counter-clockwise for whoever looks at it.
pub fn turned((x, y): (f64, f64), degrees: f64) -> (f64, f64) {
    let middle = (f64::from(W - 1) / 2.0, f64::from(H - 1) / 2.0);
    // Upwards is positive here, as in the schoolbook.
    let (right, up) = (x - middle.0, middle.1 - y);
    let angle = degrees * std::f64::consts::PI / 180.0;
    let (new_right, new_up) = (right * angle.cos() - up * angle.sin(), right * angle.sin() + up * angle.cos());
    (middle.0 + new_right, middle.1 - new_up)
}

/// Each altered pixel from the nearest source pixel.
pub fn rotate(picture: &Picture, Rotate { degrees }: Rotate) -> Picture {
    Picture::new(|x, y| {
        let (x, y) = turned((f64::from(x), f64::from(y)), -degrees);
        picture.at((x + 0.5).floor() as i32, (y + 0.5).floor() as i32)
    })
}

/// Whether the slow way by whole pictures is that of the product: without a turn and a flip there is one rounding in it.
pub fn keeps_axes(steps: &Alterations) -> bool {
    steps.rotate.degrees == 0.0 && !steps.flip.flipped
}

/// The point of the painted picture that an altered pixel shows: back through move, shrink, rotate and flip, whose pictures must
/// all have a pixel there.
fn source(steps: &Alterations, x: i32, y: i32) -> Option<(f64, f64)> {
    let framed = |(x, y): (f64, f64)| {
        let has = |place: f64, length: i32| (0..length).contains(&((place + 0.5).floor() as i32));
        (has(x, W) && has(y, H)).then_some((x, y))
    };
    let enlarged =
        |place: f64, ratio: f64, length: i32| (place - f64::from(length - 1) / 2.0) / ratio + f64::from(length - 1) / 2.0;
    let (x, y) = framed((f64::from(x - steps.shift.dx), f64::from(y - steps.shift.dy)))?;
    let (x, y) = framed((enlarged(x, steps.shrink.x_ratio, W), enlarged(y, steps.shrink.y_ratio, H)))?;
    let (x, y) = framed(turned((x, y), -steps.rotate.degrees))?;
    Some((if steps.flip.flipped { f64::from(W - 1) - x } else { x }, y))
}

/// All pixels in their places, with one rounding.
pub fn placed(picture: &Picture, steps: &Alterations) -> Picture {
    Picture::new(|x, y| source(steps, x, y).map_or(0, |(x, y)| picture.at((x + 0.5).floor() as i32, (y + 0.5).floor() as i32)))
}

/// All pixels in their places, from the four pixels around, with weights in 256ths.
pub fn placed_smoothly(picture: &Picture, steps: &Alterations) -> Picture {
    let neighbours = |place: f64, length: i32| {
        let inside = place.max(0.0).min(f64::from(length - 1));
        let (first, share) = (inside.floor(), ((inside - inside.floor()) * 256.0 + 0.5).floor() as i64);
        [(first as i32, 256 - share), ((first as i32 + 1).min(length - 1), share)]
    };
    Picture::new(|x, y| {
        let Some((x, y)) = source(steps, x, y) else { return 0 };
        let mut sum = 0;
        for (column, x_share) in neighbours(x, W) {
            for (row, y_share) in neighbours(y, H) {
                sum += x_share * y_share * i64::from(picture.at(column, row));
            }
        }
        (sum as f64 / 65_536.0 + 0.5).floor() as u8
    })
}

/// In exact arithmetic, before rounding.
pub fn exact_ghost_blur(picture: &Picture, ghost: GhostBlur) -> Vec<f64> {
    let copy = shift(picture, ghost.shift);
    picture.0.iter().zip(&copy.0).map(|(&p, &c)| (1.0 - ghost.share) * f64::from(p) + ghost.share * f64::from(c)).collect()
}

/// In the single precision that the product fixes.
pub fn ghost_blur(picture: &Picture, ghost: GhostBlur) -> Picture {
    let copy = shift(picture, ghost.shift);
    let share = ghost.share as f32;
    Picture::new(|x, y| level(f64::from((1.0 - share) * f32::from(picture.at(x, y)) + share * f32::from(copy.at(x, y)))))
}

pub fn contrast(picture: &Picture, Contrast { ratio, centre }: Contrast) -> Picture {
    Picture::new(|x, y| level((f64::from(picture.at(x, y)) - centre) * ratio + centre))
}

pub fn shade(picture: &Picture, Shade { offset }: Shade) -> Picture {
    Picture::new(|x, y| level(f64::from(picture.at(x, y)) + f64::from(offset)))
}

/// The random numbers of the noise, one u in [-1, 1) per pixel: 16 xoshiro128++ generators, whose four words of state are
/// filled from one `SplitMix64`, word 0 of all generators first; 32 pixels are served by the low halves of their outputs,
/// then by the high halves.
pub fn noise_numbers(seed: u64) -> Vec<f64> {
    let mut filler = SplitMix64::from_seed(seed.to_le_bytes());
    let words: Vec<u32> = (0..32).map(|_| filler.next_u64()).flat_map(|word| [word as u32, (word >> 32) as u32]).collect();
    let state = |lane: usize| {
        let mut bytes = [0; 16];
        for (word, chunk) in bytes.chunks_exact_mut(4).enumerate() {
            chunk.copy_from_slice(&words[word * 16 + lane].to_le_bytes());
        }
        bytes
    };
    let mut lanes: Vec<Xoshiro128PlusPlus> = (0..16).map(|lane| Xoshiro128PlusPlus::from_seed(state(lane))).collect();
    let mut numbers = Vec::new();
    while numbers.len() < (W * H) as usize {
        let outputs: Vec<u32> = lanes.iter_mut().map(Xoshiro128PlusPlus::next_u32).collect();
        numbers.extend(outputs.iter().map(|&output| f64::from(output as u16 as i16) / 32_768.0));
        numbers.extend(outputs.iter().map(|&output| f64::from((output >> 16) as u16 as i16) / 32_768.0));
    }
    numbers
}

/// The amplitude is kept in steps of 1/256; beyond that the arithmetic is exact.
pub fn noise(picture: &Picture, noise: Noise) -> Picture {
    let amplitude = (noise.amplitude * 256.0).round() / 256.0;
    let numbers = noise_numbers(noise.seed);
    Picture::new(|x, y| level(f64::from(picture.at(x, y)) + amplitude * numbers[(y * W + x) as usize]))
}

/// The whole order of work: tumors, flip, rotate, shrink, move, ghost blur, contrast, shade, noise.
pub fn render(base: &Picture, plan: &Plan) -> Picture {
    let steps = &plan.alterations;
    let painted = plan.discs.iter().fold(base.clone(), |picture, &disc| soft_disc(&picture, disc));
    let moved = moved(&painted, steps);
    let blurred = steps.ghost_blur.map_or_else(|| moved.clone(), |ghost| ghost_blur(&moved, ghost));
    noise(&shade(&contrast(&blurred, steps.contrast), steps.shade), steps.noise)
}

/// Bit 0 small, 1 medium, 2 big: every pixel nearer to a disc's centre than its radius, moved with the picture.
pub fn mask(plan: &Plan) -> Picture {
    let painted = Picture::new(|x, y| {
        let mut bits = 0;
        for tumor in &plan.tumors {
            let bit = match tumor.size {
                TumorSize::Small => 0b001,
                TumorSize::Medium => 0b010,
                TumorSize::Big => 0b100,
            };
            let discs = &plan.discs[tumor.first_disc..][..tumor.disc_count];
            if discs.iter().any(|&disc| distance(disc, x, y) < f64::from(disc.radius)) {
                bits |= bit;
            }
        }
        bits
    });
    moved(&painted, &plan.alterations)
}

fn moved(picture: &Picture, steps: &Alterations) -> Picture {
    if keeps_axes(steps) { shift(&shrink(picture, steps.shrink), steps.shift) } else { placed(picture, steps) }
}
