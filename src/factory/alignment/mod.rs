//! Alignment: how a sample lies over its base, estimated from the two pictures alone.
//!
//! A reader who holds an earlier picture beside a new one lays them over each other before comparing. [`Aligner`] does the same: it
//! knows the base and what a recipe says may have happened to it (never what was drawn), and finds the scale, the move, the flip and
//! the tone under which the base looks like the sample. What is left over, [`Aligner::difference`], is noise and tumors.
//!
//! It goes in four steps, from rough to exact: profiles of columns and rows give a first guess (`profile.rs`); a robust fit gives the
//! tone (`tone.rs`); every row and every column of the sample is compared with the lines of the base around the expected one, until
//! the lines are exactly those that the generator took (`lines.rs`, `straight.rs`); and the result says how good it is
//! (`quality.rs`). A result that is not good is tried again from other first guesses.

mod axis;
mod lines;
mod profile;
mod quality;
mod range;
mod result;
mod straight;
#[cfg(test)]
mod tests;
mod tone;
mod view;
mod wide;

pub use result::{Alignment, Fit};

use super::{AlterationRecipe, BaseImage, PIXELS};
use profile::profiles;
use quality::Quality;
use range::Ranges;
use straight::Straight;
use tone::LevelGroups;
use view::{Raster, View};
use wide::wide;

/// A fit with such a score is not tried again.
const GOOD: f64 = 0.8;

/// Lays samples over one base image.
#[derive(Clone, Debug)]
pub struct Aligner {
    base: BaseImage,
    ranges: Ranges,
    views: Vec<View>,
    groups: LevelGroups,
}

impl Aligner {
    /// An aligner for samples of a base image whose alterations come from a recipe: only what the recipe allows is looked for.
    pub fn new(base: &BaseImage, alterations: &AlterationRecipe) -> Self {
        let ranges = Ranges::of(alterations);
        let views = ranges.flips.iter().map(|&flipped| View::new(base.image(), flipped, 0.0, &ranges)).collect();
        Self { groups: LevelGroups::of(base.image().pixels()), views, base: base.clone(), ranges }
    }

    /// How a picture lies over the base.
    pub fn align(&self, picture: &[u8; PIXELS]) -> Alignment {
        self.align_into(picture, &mut [0; PIXELS])
    }

    /// How a picture lies over the base; and into `target` the picture minus the base as it looks in the picture: pixel by pixel in
    /// the picture's own places, in gray levels of the base, 128 where there is no difference, 1 to 255. It is 128 everywhere where
    /// the two do not belong together.
    pub fn difference(&self, picture: &[u8; PIXELS], target: &mut [u8; PIXELS]) -> Alignment {
        let alignment = self.align_into(picture, target);
        if !alignment.belongs() {
            target.fill(128);
            return alignment;
        }
        let predicted = *target;
        let inverse = (1.0 / alignment.slope) as f32;
        let differences: [u8; PIXELS] = wide(
            #[inline(always)]
            || {
                std::array::from_fn(|place| {
                    let difference = f32::from(i16::from(picture[place]) - i16::from(predicted[place])) * inverse;
                    (difference + 128.5).clamp(1.0, 255.0) as u8
                })
            },
        );
        *target = differences;
        alignment
    }

    /// The alignment, and what the picture looks like if it is the base and nothing else.
    fn align_into(&self, picture: &[u8; PIXELS], predicted: &mut [u8; PIXELS]) -> Alignment {
        let sample = Raster::of(picture);
        let (x_profile, y_profile) = wide(
            #[inline(always)]
            || profiles(picture),
        );
        let mut best = Alignment::none();
        let guesses: Vec<_> = self.views.iter().map(|view| (view, view.guesses(&x_profile, &y_profile))).collect();
        for (x, y) in ORDER {
            for (view, (x_guesses, y_guesses)) in &guesses {
                let start = (x_guesses[x], y_guesses[y]);
                let Some(fit) = Straight::fit(view, &sample, start, &self.groups, &self.ranges) else { continue };
                let mut alignment = Alignment::of(&fit, view);
                let mut looks = [0; PIXELS];
                alignment.alterations().place(self.ranges.resampling, self.base.image().pixels(), &fit.tone.table(), &mut looks);
                alignment.fit.judge(Quality::of(&looks, picture));
                if alignment.fit.score > best.fit.score {
                    best = alignment;
                    *predicted = looks;
                }
            }
            if best.fit.score > GOOD {
                break;
            }
        }
        best
    }
}

/// Which guesses along x and y are tried together, one after the other.
const ORDER: [(usize, usize); 6] = [(0, 0), (1, 0), (0, 1), (1, 1), (2, 0), (0, 2)];
