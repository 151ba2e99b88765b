//! A bright square that is planted beside the tumors: a shortcut that has nothing to do with them, off in every preset.
//!
//! It shows what a network does with a mark that tells the class, as the marks of a hospital did in X-ray pictures (Zech et al., PLOS
//! Medicine 2018). It is the one thing in a picture that may depend on the class and is no tumor.

use serde::{Deserialize, Serialize};

use super::parameter::{Parameter, ParameterGroup, ParameterValue, row};
use super::stream::{Purpose, stream, uniform};
use super::{PIXELS, Syndrome, WIDTH};

/// Side of the square, in pixels.
pub const MARK_SIDE: usize = 8;
/// Its distance to the left and to the upper border, in pixels.
pub const MARK_AT: usize = 3;
/// Its gray value.
pub const MARK_GRAY: u8 = 230;

/// How often the pictures of each class have the mark, from 0 to 1.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct MarkRecipe {
    /// Of class A.
    pub a: f64,
    /// Of class B.
    pub b: f64,
    /// Of class C.
    pub c: f64,
    /// Of the healthy class.
    pub z: f64,
}

impl MarkRecipe {
    /// Whether no picture has the mark.
    pub fn is_off(&self) -> bool {
        Syndrome::ALL.into_iter().all(|class| self.share(class) <= 0.0)
    }

    /// How often pictures of a class have it.
    pub fn share(&self, class: Syndrome) -> f64 {
        match class {
            Syndrome::A => self.a,
            Syndrome::B => self.b,
            Syndrome::C => self.c,
            Syndrome::Z => self.z,
        }
    }

    /// Whether a specimen of a class has it; `None` where the recipe plants none.
    pub(super) fn draw(&self, seed: u64, index: u64, class: Syndrome) -> Option<bool> {
        (!self.is_off()).then(|| uniform(&mut stream(seed, index, Purpose::Mark, 0)) < self.share(class))
    }
}

/// Paints the mark over a picture that is finished otherwise: no alteration moves it.
pub fn paint_mark(pixels: &mut [u8; PIXELS]) {
    for row in pixels.as_chunks_mut::<WIDTH>().0.iter_mut().skip(MARK_AT).take(MARK_SIDE) {
        row[MARK_AT..MARK_AT + MARK_SIDE].fill(MARK_GRAY);
    }
}

/// The rows of the table of knobs.
pub(super) fn rows() -> Vec<Parameter> {
    const GROUP: ParameterGroup = ParameterGroup::Mark;
    vec![
        row!(number mark.a, GROUP, "A", "How often pictures of class A have a bright square in the corner: a mark that tells the class without any tumor.", "share", (0.0, 1.0)),
        row!(number mark.b, GROUP, "B", "How often pictures of class B have the bright square in the corner.", "share", (0.0, 1.0)),
        row!(number mark.c, GROUP, "C", "How often pictures of class C have the bright square in the corner.", "share", (0.0, 1.0)),
        row!(number mark.z, GROUP, "Z (healthy)", "How often healthy pictures have the bright square in the corner.", "share", (0.0, 1.0)),
    ]
}
