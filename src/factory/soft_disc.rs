//! The soft disc: the brush that tumors are painted with.

use super::{HEIGHT, PIXELS, WIDTH};

/// A disc that brightens the picture, most at its centre and not at all at its rim.
///
/// With m the mean of the disc's pixels (those within `radius` of the centre, inside the picture) and the target
/// t = clamp(m + brightness), a pixel p at distance d becomes p + (t - p) * (radius - d) / radius, and keeps the brighter
/// of before and after (`reference.md`, "Soft disc and tumor").
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SoftDisc {
    /// Column of the centre, in pixels; may lie outside the picture.
    pub x: i32,
    /// Row of the centre, in pixels; may lie outside the picture.
    pub y: i32,
    /// Radius in pixels, 1 or more.
    pub radius: i32,
    /// How much brighter than its surroundings the disc means to be, in gray levels.
    pub brightness: i32,
}

/// The disc of one radius as a table: which pixels belong to it, and how much each of them moves towards the target.
#[derive(Clone, Debug)]
pub struct DiscShape {
    radius: i32,
    /// Per row -radius..=radius: the largest |dx| that still lies within the radius.
    half_widths: Vec<i32>,
    /// (radius - d) / radius over the whole square, row by row.
    weights: Vec<f32>,
}

impl DiscShape {
    /// The table for one radius in pixels.
    pub fn new(radius: i32) -> Self {
        let reach = f64::from(radius);
        let half_widths = (-radius..=radius).map(|dy| f64::from(radius * radius - dy * dy).sqrt() as i32).collect();
        let weight = |dx: i32, dy: i32| ((reach - f64::from(dx * dx + dy * dy).sqrt()) / reach) as f32;
        let weights = (-radius..=radius).flat_map(|dy| (-radius..=radius).map(move |dx| weight(dx, dy))).collect();
        Self { radius, half_widths, weights }
    }

    /// Calls `visit(row offset in the picture, first weight of the row)` for each run of disc pixels inside the picture.
    fn for_each_run(&self, x: i32, y: i32, mut visit: impl FnMut(std::ops::Range<usize>, usize)) {
        let side = 2 * self.radius + 1;
        for (row, &half_width) in self.half_widths.iter().enumerate() {
            let line = y - self.radius + row as i32;
            let first = (x - half_width).max(0);
            let last = (x + half_width).min(WIDTH as i32 - 1);
            if (0..HEIGHT as i32).contains(&line) && first <= last {
                let start = line as usize * WIDTH;
                let weight = row as i32 * side + (first - x + self.radius);
                visit(start + first as usize..start + last as usize + 1, weight as usize);
            }
        }
    }

    /// Brightens the picture with a disc of this radius.
    pub fn paint(&self, disc: SoftDisc, pixels: &mut [u8; PIXELS]) {
        let (mut sum, mut count) = (0_u32, 0_u32);
        self.for_each_run(disc.x, disc.y, |run, _| {
            count += run.len() as u32;
            sum += pixels[run].iter().map(|&p| u32::from(p)).sum::<u32>();
        });
        if count == 0 {
            return;
        }
        let target = (sum as f32 / count as f32 + disc.brightness as f32).clamp(0.0, 255.0);
        self.for_each_run(disc.x, disc.y, |run, first_weight| {
            for (pixel, &weight) in pixels[run].iter_mut().zip(&self.weights[first_weight..]) {
                let before = f32::from(*pixel);
                let after = before + (target - before) * weight;
                *pixel = (*pixel).max((after + 0.5) as u8);
            }
        });
    }

    /// Marks the pixels that a disc of this radius can brighten: those nearer to its centre than the radius.
    pub fn mark(&self, disc: SoftDisc, bit: u8, bits: &mut [u8; PIXELS]) {
        self.for_each_run(disc.x, disc.y, |run, first_weight| {
            for (mask, &weight) in bits[run].iter_mut().zip(&self.weights[first_weight..]) {
                *mask |= if weight > 0.0 { bit } else { 0 };
            }
        });
    }
}
