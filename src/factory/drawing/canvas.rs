//! A picture in the making: gray values as numbers with a fraction, and what can be done to all of them.

use crate::factory::painter::{Noise, Point, whole_below};
use crate::factory::{GrayImage, HEIGHT, PIXELS, WIDTH};

/// 96 x 128 gray values, 0 black and 255 white; values beyond are cut off in the end.
#[derive(Clone, Debug)]
pub struct Canvas {
    pub grays: Vec<f32>,
}

/// The centre of a pixel.
pub fn centre_of(place: usize) -> Point {
    Point::new((place % WIDTH) as f64 + 0.5, (place / WIDTH) as f64 + 0.5)
}

/// The middle of the picture.
pub const MIDDLE: Point = Point { x: WIDTH as f64 / 2.0, y: HEIGHT as f64 / 2.0 };

impl Canvas {
    pub fn even(gray: f64) -> Self {
        Self { grays: vec![gray as f32; PIXELS] }
    }

    /// A picture from the gray at every place.
    pub fn from_places(gray: impl Fn(Point) -> f64) -> Self {
        Self { grays: (0..PIXELS).map(|place| gray(centre_of(place)) as f32).collect() }
    }

    pub fn from_image(image: &GrayImage) -> Self {
        Self { grays: image.pixels().iter().map(|&gray| f32::from(gray)).collect() }
    }

    pub fn into_image(self) -> GrayImage {
        let mut image = GrayImage::black();
        for (pixel, gray) in image.pixels_mut().iter_mut().zip(self.grays) {
            *pixel = (gray + 0.5).clamp(0.0, 255.0) as u8;
        }
        image
    }

    /// The gray between the four pixels around a place; `outside` where the place lies outside the picture.
    fn between(&self, at: Point, outside: f32) -> f32 {
        let (x, y) = (at.x - 0.5, at.y - 0.5);
        let (column, row) = (whole_below(x), whole_below(y));
        if column < 0 || row < 0 || column >= WIDTH as i32 - 1 || row >= HEIGHT as i32 - 1 {
            return outside;
        }
        let (u, v) = ((x - f64::from(column)) as f32, (y - f64::from(row)) as f32);
        let first = row as usize * WIDTH + column as usize;
        let four = &self.grays[first..first + WIDTH + 2];
        let upper = four[0] + (four[1] - four[0]) * u;
        let lower = four[WIDTH] + (four[WIDTH + 1] - four[WIDTH]) * u;
        upper + (lower - upper) * v
    }

    /// Every pixel takes its gray from the place that `back` says; `outside` where that lies outside the picture.
    pub fn moved(&self, outside: f64, back: impl Fn(Point) -> Point) -> Self {
        Self { grays: (0..PIXELS).map(|place| self.between(back(centre_of(place)), outside as f32)).collect() }
    }

    /// Changes every gray by itself.
    pub fn map(&mut self, change: impl Fn(f32) -> f32) {
        for gray in &mut self.grays {
            *gray = change(*gray);
        }
    }

    /// Adds smooth noise of an amplitude in gray levels.
    pub fn add(&mut self, noise: &Noise, amplitude: f64) {
        for (place, gray) in self.grays.iter_mut().enumerate() {
            *gray += (amplitude * noise.at(centre_of(place))) as f32;
        }
    }

    /// Multiplies with 1 plus smooth noise of an amplitude.
    pub fn shade(&mut self, noise: &Noise, amplitude: f64) {
        for (place, gray) in self.grays.iter_mut().enumerate() {
            *gray *= (1.0 + amplitude * noise.at(centre_of(place))) as f32;
        }
    }

    /// A mean over 3 x 3 pixels whose neighbours weigh `share` each along an axis; a negative share sharpens.
    pub fn smoothed(&self, share: f32) -> Self {
        let along = |grays: &[f32], step: usize, position: &dyn Fn(usize) -> (usize, usize)| -> Vec<f32> {
            let mixed = |place: usize| {
                let (at, last) = position(place);
                let before = if at > 0 { grays[place - step] } else { grays[place] };
                let after = if at < last { grays[place + step] } else { grays[place] };
                (1.0 - 2.0 * share) * grays[place] + share * (before + after)
            };
            (0..PIXELS).map(mixed).collect()
        };
        let across = along(&self.grays, 1, &|place| (place % WIDTH, WIDTH - 1));
        Self { grays: along(&across, WIDTH, &|place| (place / WIDTH, HEIGHT - 1)) }
    }

    /// Mean and standard deviation of the grays.
    fn moments(&self) -> (f64, f64) {
        let sum: f64 = self.grays.iter().map(|&gray| f64::from(gray)).sum();
        let mean = sum / PIXELS as f64;
        let squares: f64 = self.grays.iter().map(|&gray| (f64::from(gray) - mean) * (f64::from(gray) - mean)).sum();
        (mean, (squares / PIXELS as f64).sqrt())
    }

    /// Gives the picture a mean and a standard deviation, in gray levels.
    pub fn set_tone(&mut self, mean: f64, deviation: f64) {
        let (old_mean, old_deviation) = self.moments();
        let gain = deviation / old_deviation.max(1.0);
        self.map(|gray| ((f64::from(gray) - old_mean) * gain + mean) as f32);
    }

    /// The picture with its darkest gray at 0 and its brightest at 1.
    pub fn spread_out(&mut self) {
        let (low, high) = self.grays.iter().fold((f32::MAX, f32::MIN), |(low, high), &gray| (low.min(gray), high.max(gray)));
        let range = (high - low).max(1e-6);
        self.map(|gray| (gray - low) / range);
    }
}
