//! How a sample lies on its base image, estimated from the two pictures alone.

use super::alteration::{AlterationRecipe, Alterations, IDENTITY_TONE, Resampling};
use super::{BaseImage, HEIGHT, PIXELS, WIDTH};

/// The estimate.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Alignment {
    pub x_ratio: f64,
    pub y_ratio: f64,
    pub move_x: f64,
    pub move_y: f64,
    pub slope: f64,
    pub offset: f64,
    pub residue: f64,
}

impl Alignment {
    pub fn belongs(&self) -> bool {
        self.slope > 0.1
    }
}

/// Aligns samples with one base image.
#[derive(Clone, Debug)]
pub struct Aligner {
    base: BaseImage,
    resampling: Resampling,
    columns: Vec<f32>,
    rows: Vec<f32>,
}

fn profile_x(p: &[u8; PIXELS]) -> Vec<f32> {
    let mut v = vec![0.0; WIDTH];
    for line in p.chunks(WIDTH) {
        for (s, &g) in v.iter_mut().zip(line) {
            *s += f32::from(g) / HEIGHT as f32;
        }
    }
    v
}
fn profile_y(p: &[u8; PIXELS]) -> Vec<f32> {
    p.chunks(WIDTH).map(|l| l.iter().map(|&g| f32::from(g)).sum::<f32>() / WIDTH as f32).collect()
}

fn search(base: &[f32], sample: &[f32], most: i32) -> (f64, i32) {
    let n = base.len();
    let c = (n - 1) as f64 / 2.0;
    let mut best = (f64::NEG_INFINITY, 1.0, 0);
    let mean = sample.iter().sum::<f32>() / n as f32;
    let s: Vec<f32> = sample.iter().map(|v| v - mean).collect();
    let ss: f32 = s.iter().map(|v| v * v).sum();
    for k in 0..=104 {
        let r = 0.745 + 0.0025 * f64::from(k);
        for d in -most..=most {
            let moved: Vec<f32> = (0..n)
                .map(|x| {
                    let q = (x as f64 - f64::from(d) - c) / r + c;
                    if q < -0.5 || q >= n as f64 - 0.5 { 0.0 } else { base[(q + 0.5) as usize] }
                })
                .collect();
            let m = moved.iter().sum::<f32>() / n as f32;
            let (mut a, mut b) = (0.0_f32, 0.0_f32);
            for (x, y) in moved.iter().zip(&s) {
                a += (x - m) * y;
                b += (x - m) * (x - m);
            }
            let score = f64::from(a) / f64::from(b * ss).sqrt().max(1e-9);
            if score > best.0 {
                best = (score, r, d);
            }
        }
    }
    (best.1, best.2)
}

impl Aligner {
    pub fn new(base: &BaseImage, alterations: &AlterationRecipe) -> Self {
        let p = base.image().pixels();
        Self { base: base.clone(), resampling: alterations.resampling, columns: profile_x(p), rows: profile_y(p) }
    }

    pub fn align(&self, picture: &[u8; PIXELS]) -> Alignment {
        let mut target = [0; PIXELS];
        self.difference(picture, &mut target)
    }

    pub fn difference(&self, picture: &[u8; PIXELS], target: &mut [u8; PIXELS]) -> Alignment {
        let (x_ratio, dx) = search(&self.columns, &profile_x(picture), 9);
        let (y_ratio, dy) = search(&self.rows, &profile_y(picture), 11);
        let mut alterations = Alterations::default();
        alterations.shrink.x_ratio = x_ratio;
        alterations.shrink.y_ratio = y_ratio;
        alterations.shift.dx = dx;
        alterations.shift.dy = dy;
        let mut moved = [0; PIXELS];
        alterations.place(self.resampling, self.base.image().pixels(), &IDENTITY_TONE, &mut moved);
        let (mut slope, mut offset) = (1.0_f64, 0.0_f64);
        for limit in [1e9, 40.0, 25.0, 25.0] {
            let (mut n, mut sb, mut ss, mut sbb, mut sbs) = (0.0, 0.0, 0.0, 0.0, 0.0);
            for (&b, &s) in moved.iter().zip(picture) {
                let (b, s) = (f64::from(b), f64::from(s));
                if (s - slope * b - offset).abs() > limit || s < 4.0 || s > 250.0 {
                    continue;
                }
                n += 1.0;
                sb += b;
                ss += s;
                sbb += b * b;
                sbs += b * s;
            }
            let d = n * sbb - sb * sb;
            if d > 1.0 {
                slope = (n * sbs - sb * ss) / d;
                offset = (ss - slope * sb) / n;
            }
        }
        let slope = slope.max(0.1);
        for ((t, &b), &s) in target.iter_mut().zip(&moved).zip(picture) {
            let predicted = (slope * f64::from(b) + offset).clamp(0.0, 255.0);
            *t = (128.0 + (f64::from(s) - predicted) / slope + 0.5).clamp(1.0, 255.0) as u8;
        }
        Alignment { x_ratio, y_ratio, move_x: f64::from(dx), move_y: f64::from(dy), slope, offset, residue: 0.0 }
    }
}

/// Temporary.
pub fn training_base(_seed: u64, _number: u64) -> BaseImage {
    BaseImage::bundled()
}
