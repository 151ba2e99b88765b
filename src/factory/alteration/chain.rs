//! The gray values of a picture on their way through the alterations, with as few passes over the pixels as possible.

use super::{Alterations, IDENTITY_TONE, Resampling};
use crate::factory::PIXELS;

/// A picture that is being altered. Changes by value alone are gathered in a table, which goes along with the next pass.
pub struct Chain<'a> {
    alterations: &'a Alterations,
    resampling: Resampling,
    source: &'a [u8; PIXELS],
    target: &'a mut [u8; PIXELS],
    /// What each gray value becomes; still to be done.
    tone: [u8; 256],
    /// Whether `tone` changes anything.
    is_toned: bool,
    /// Whether the pixels are in their places, in `target`.
    is_placed: bool,
}

impl<'a> Chain<'a> {
    pub(super) fn new(
        alterations: &'a Alterations,
        resampling: Resampling,
        source: &'a [u8; PIXELS],
        target: &'a mut [u8; PIXELS],
    ) -> Self {
        Self { alterations, resampling, source, target, tone: IDENTITY_TONE, is_toned: false, is_placed: false }
    }

    /// Changes every pixel by its value alone.
    #[inline]
    pub fn tone(&mut self, change: impl Fn(u8) -> u8) {
        for value in &mut self.tone {
            *value = change(*value);
        }
        self.is_toned = true;
    }

    /// Changes the pixels as they are after everything before.
    #[inline]
    pub fn pixels(&mut self, change: impl FnOnce(&mut [u8; PIXELS])) {
        self.finish();
        change(self.target);
    }

    /// Does what is still to be done.
    pub(super) fn finish(&mut self) {
        if !self.is_placed {
            self.alterations.place(self.resampling, self.source, &self.tone, self.target);
        } else if self.is_toned {
            for pixel in self.target.iter_mut() {
                *pixel = self.tone[usize::from(*pixel)];
            }
        }
        if self.is_toned {
            self.tone = IDENTITY_TONE;
        }
        (self.is_placed, self.is_toned) = (true, false);
    }
}
