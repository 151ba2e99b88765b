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

mod allowed;
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
mod transpose;
mod turned;
mod view;
mod wide;

pub use result::{Alignment, Fit};

use super::{AlterationRecipe, BaseImage, PIXELS, Resampling};
use profile::profiles;
use quality::Quality;
use range::Ranges;
use straight::Straight;
use tone::LevelGroups;
use turned::{Readings, Turned};
use view::{Raster, View};
use wide::wide;

/// A fit with such a score is not tried again.
const GOOD: f64 = 0.8;

/// Views of a base that may be turned that are looked at more closely.
const MOST_VIEWS: usize = 4;

/// Lays samples over one base image.
#[derive(Clone, Debug)]
pub struct Aligner {
    base: BaseImage,
    ranges: Ranges,
    /// Where a fit by columns and rows is not the last word: where the base may be turned, or is read between its pixels.
    readings: Option<Readings>,
    /// The base flipped and turned in every way that comes near to what may have happened.
    views: Vec<View>,
    groups: LevelGroups,
}

impl Aligner {
    /// An aligner for samples of a base image whose alterations come from a recipe: only what the recipe allows is looked for.
    pub fn new(base: &BaseImage, alterations: &AlterationRecipe) -> Self {
        let ranges = Ranges::of(alterations);
        let angles = ranges.angles();
        let flips = ranges.flips.iter();
        let views = flips.flat_map(|&flipped| angles.iter().map(move |&degrees| (flipped, degrees)));
        let views = views.map(|(flipped, degrees)| View::new(base.image(), flipped, degrees, &ranges)).collect();
        let pixels = base.image().pixels();
        let is_between = ranges.degrees.is_some() || ranges.resampling == Resampling::Bilinear;
        let readings = is_between.then(|| Readings::of(&Raster::of(pixels)));
        Self { groups: LevelGroups::of(pixels), readings, views, base: base.clone(), ranges }
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
        let mut guesses: Vec<_> = self.views.iter().map(|view| (view, view.guesses(&x_profile, &y_profile))).collect();
        if self.ranges.degrees.is_some() {
            guesses
                .sort_by(|(_, (a, b)), (_, (c, d))| (c.correlation + d.correlation).total_cmp(&(a.correlation + b.correlation)));
            guesses.truncate(MOST_VIEWS);
        }
        let mut best: Option<Found> = None;
        for (x, y) in ORDER {
            for &flipped in self.ranges.flips {
                let starts = guesses.iter().filter(|(view, _)| view.flipped == flipped);
                let found = starts.filter_map(|(view, (x_guesses, y_guesses))| {
                    let straight =
                        Straight::fit(view, &sample, (x_guesses.axes[x], y_guesses.axes[y]), &self.groups, &self.ranges)?;
                    Some(self.judged(Turned { flipped, degrees: view.degrees, straight }, picture))
                });
                let Some(mut found) = found.reduce(Found::better) else { continue };
                if let Some(readings) = &self.readings {
                    let improved = found.fit.improved(&self.base, readings, &sample, &self.ranges);
                    found = found.better(self.judged(improved, picture));
                }
                best = Some(match best.take() {
                    Some(best) => best.better(found),
                    None => found,
                });
            }
            if best.as_ref().is_some_and(|best| best.alignment.fit.score > GOOD) {
                break;
            }
        }
        let Some(best) = best else { return Alignment::none() };
        *predicted = *best.looks;
        best.alignment
    }

    /// A fit with what the picture looks like if it is the base and nothing else, and how good that is.
    fn judged(&self, fit: Turned, picture: &[u8; PIXELS]) -> Found {
        let mut looks = Box::new([0; PIXELS]);
        fit.alterations().place(self.ranges.resampling, self.base.image().pixels(), &fit.straight.tone.table(), &mut looks);
        Found { fit, alignment: Alignment::of(&fit, Quality::of(&looks, picture)), looks }
    }
}

/// A fit, and what the picture looks like if it is the base and nothing else.
#[derive(Clone, Debug)]
struct Found {
    fit: Turned,
    alignment: Alignment,
    looks: Box<[u8; PIXELS]>,
}

impl Found {
    fn better(self, other: Self) -> Self {
        if other.alignment.fit.score > self.alignment.fit.score { other } else { self }
    }
}

/// Which guesses along x and y are tried together, one after the other.
const ORDER: [(usize, usize); 6] = [(0, 0), (1, 0), (0, 1), (1, 1), (2, 0), (0, 2)];
