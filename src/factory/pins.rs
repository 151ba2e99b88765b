//! What a hand has changed about the pictures of a recipe: pinned values, and tumors that were moved.

use std::collections::BTreeMap;

use super::parameter::MOST_TUMORS;
use super::{Parameter, TumorSize};

/// Smallest and largest factor of the tumors' size.
pub const SIZE_LIMITS: (f64, f64) = (0.25, 4.0);
/// The farthest that a hand can move a tumor to each side, in pixels: from any place of the picture out of it.
pub const MOVE_LIMIT: i32 = 128;
/// Smallest and largest change of the tumors' brightness, in gray levels.
pub const BRIGHTNESS_LIMITS: (i32, i32) = (-255, 255);

/// One tumor of a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TumorId {
    /// Its size class.
    pub size: TumorSize,
    /// Its place among the tumors of its size, from 0.
    pub number: usize,
}

/// What a hand has changed about one tumor of one picture.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TumorTouch {
    /// Moved to the right, in pixels of the base image.
    pub dx: i32,
    /// Moved down, in pixels of the base image.
    pub dy: i32,
    /// Its size as a factor of what it was drawn with.
    pub size: f64,
    /// Gray levels added to its brightness.
    pub brightness: i32,
    /// Whether it is taken out of the picture.
    pub removed: bool,
}

impl Default for TumorTouch {
    fn default() -> Self {
        Self { dx: 0, dy: 0, size: 1.0, brightness: 0, removed: false }
    }
}

/// The tumors that were touched, of one picture.
pub type Touches = BTreeMap<TumorId, TumorTouch>;

/// What a hand has changed about the pictures of a recipe. Pinned values hold for every picture; a tumor that was moved belongs to
/// one picture, by seed and index.
#[derive(Clone, Debug, PartialEq)]
pub struct Pins {
    /// By the key of the parameter, as in "alterations.shade".
    values: BTreeMap<&'static str, f64>,
    counts: BTreeMap<TumorSize, u32>,
    size: f64,
    brightness: i32,
    /// By seed and index.
    touched: BTreeMap<(u64, u64), Touches>,
}

impl Default for Pins {
    fn default() -> Self {
        Self { values: BTreeMap::new(), counts: BTreeMap::new(), size: 1.0, brightness: 0, touched: BTreeMap::new() }
    }
}

impl Pins {
    /// Whether nothing is changed.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The pinned value of a parameter.
    pub fn value(&self, parameter: &Parameter) -> Option<f64> {
        self.values.get(parameter.key).copied()
    }

    /// Pins a value of every picture, drawn into the parameter's limits. Infinite values and NaN change nothing.
    pub fn pin(&mut self, parameter: &'static Parameter, value: f64) {
        if value.is_finite() {
            self.values.insert(parameter.key, parameter.within_limits(value));
        }
    }

    /// Lets every picture draw the value again.
    pub fn unpin(&mut self, parameter: &Parameter) {
        self.values.remove(parameter.key);
    }

    /// The pinned number of tumors of a size.
    pub fn count(&self, size: TumorSize) -> Option<u32> {
        self.counts.get(&size).copied()
    }

    /// Pins the number of tumors of a size, 0 to [`MOST_TUMORS`]; `None` lets every picture draw it again.
    pub fn set_count(&mut self, size: TumorSize, count: Option<u32>) {
        match count {
            Some(count) => self.counts.insert(size, count.min(MOST_TUMORS)),
            None => self.counts.remove(&size),
        };
    }

    /// Factor of the size of all tumors; 1 as drawn.
    pub fn size(&self) -> f64 {
        self.size
    }

    /// Sets the factor of the size of all tumors, within [`SIZE_LIMITS`]. NaN changes nothing.
    pub fn set_size(&mut self, factor: f64) {
        if !factor.is_nan() {
            self.size = factor.clamp(SIZE_LIMITS.0, SIZE_LIMITS.1);
        }
    }

    /// Gray levels added to the brightness of all tumors; 0 as drawn.
    pub fn brightness(&self) -> i32 {
        self.brightness
    }

    /// Sets what is added to the brightness of all tumors, within [`BRIGHTNESS_LIMITS`].
    pub fn set_brightness(&mut self, levels: i32) {
        self.brightness = levels.clamp(BRIGHTNESS_LIMITS.0, BRIGHTNESS_LIMITS.1);
    }

    /// What was changed about a tumor of a picture.
    pub fn touch(&self, (seed, index): (u64, u64), tumor: TumorId) -> TumorTouch {
        self.touches(seed, index).and_then(|touches| touches.get(&tumor)).copied().unwrap_or_default()
    }

    /// Changes a tumor of a picture; the size stays within [`SIZE_LIMITS`], the brightness within [`BRIGHTNESS_LIMITS`].
    pub fn set_touch(&mut self, place: (u64, u64), tumor: TumorId, touch: TumorTouch) {
        let touch = TumorTouch {
            dx: touch.dx.clamp(-MOVE_LIMIT, MOVE_LIMIT),
            dy: touch.dy.clamp(-MOVE_LIMIT, MOVE_LIMIT),
            size: if touch.size.is_nan() { 1.0 } else { touch.size.clamp(SIZE_LIMITS.0, SIZE_LIMITS.1) },
            brightness: touch.brightness.clamp(BRIGHTNESS_LIMITS.0, BRIGHTNESS_LIMITS.1),
            ..touch
        };
        let touches = self.touched.entry(place).or_default();
        if touch == TumorTouch::default() {
            touches.remove(&tumor);
        } else {
            touches.insert(tumor, touch);
        }
        if touches.is_empty() {
            self.touched.remove(&place);
        }
    }

    /// The tumors of a picture that were touched.
    pub fn touches(&self, seed: u64, index: u64) -> Option<&Touches> {
        self.touched.get(&(seed, index))
    }

    /// Puts the tumors of a picture back to where they were drawn.
    pub fn forget_touches(&mut self, seed: u64, index: u64) {
        self.touched.remove(&(seed, index));
    }

    /// Whether the numbers or looks of all tumors are pinned.
    pub fn changes_tumors(&self) -> bool {
        !self.counts.is_empty() || self.size != 1.0 || self.brightness != 0
    }
}
