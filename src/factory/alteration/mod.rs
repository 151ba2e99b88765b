//! The registry of all alterations, and what the program makes of it.
//!
//! An alteration is one file on the template of [`Alteration`]: its formula, what a recipe says about it, what a specimen draws, its
//! effect, its column in tables, its knobs. Here it has its `mod` line, as every file, and one line in the registry. Everything else
//! follows, but its words in the languages of the window (`app/factory_words`): its keys in recipe files, its switch, its group of
//! knobs, its stage in *Peel*, its share in *Difference* and in the mask.
//!
//! Pixels are rounded and clamped to 0..=255 after each step. [`Alterations::apply`] is the fused, fast form of the whole chain; its
//! slow twin, from the formulas, stands in the tests and must agree with it pixel by pixel.

mod assemble;
mod chain;
mod contrast;
mod flip;
mod geometry;
mod ghost_blur;
mod noise;
mod resampling;
mod rotate;
mod shade;
mod shift;
mod shrink;
mod template;

pub use chain::Chain;
pub use resampling::Resampling;
pub use template::{Alteration, Control, Draws, WhatIf};

use serde::ser::SerializeMap as _;
use serde::{Deserialize, Serialize, Serializer};

use super::parameter::{Parameter, ParameterGroup, ParameterValue, row};
use super::{Distribution, PIXELS, Recipe};
use assemble::registry;
use geometry::{Points, source_x, source_y};
use template::{Access, Entry};

// In the order in which a picture is altered. First what moves pixels: the head is flipped and turned about the picture's centre,
// then scaled along the picture's sides, then moved, so that neither a turn nor a scale moves a head off its place. Then what
// changes gray values.
//
// A line: the name of the field, the kind, and the type of what a specimen drew. Then the keys in a recipe's table [alterations]: in
// 2019 an alteration had several keys there (`keys`), a newer one has a table of its own with its name (`table`), whose fields its
// file says. A macro, and not a table of trait objects, because the alterations are fields of known types: the compiler fuses them
// into one pass over the picture, and serde reads and writes the fields under their names.
registry! {
    flip: Flip = Flip, table flip;
    rotate: Rotate = Rotate, table rotate;
    shrink: Shrink = Shrink, keys { shrink_x: Distribution, shrink_y: Distribution };
    shift: Shift = Shift, keys { move_x: Distribution, move_y: Distribution };
    ghost_blur: GhostBlur = Option<GhostBlur>,
        keys { ghost_probability: f64, ghost_x: Distribution, ghost_y: Distribution, ghost_share: Distribution };
    contrast: Contrast = Contrast, keys { contrast_ratio: Distribution, contrast_centre: Distribution };
    shade: Shade = Shade, keys { shade: Distribution };
    noise: Noise = Noise, keys { noise_amplitude: Distribution };
}

/// The table that leaves every value as it is.
pub const IDENTITY_TONE: [u8; 256] = {
    let mut table = [0; 256];
    let mut value = 0;
    while value < 256 {
        table[value] = value as u8;
        value += 1;
    }
    table
};

impl AlterationKind {
    fn entry(self) -> &'static Entry {
        &TABLE[self as usize]
    }

    /// What people call it.
    pub fn word(self) -> &'static str {
        self.entry().word
    }

    /// Other words by which people search its knobs: lower case, separated by spaces.
    pub fn synonyms(self) -> &'static str {
        self.entry().synonyms
    }

    /// Whether it is one of the six of 2019, which a recipe has unless it says otherwise.
    pub fn is_on_by_default(self) -> bool {
        self.entry().on_by_default
    }

    /// Number of its random stream, 0 where it shares that of 2019.
    pub fn stream(self) -> u64 {
        self.entry().stream
    }

    /// Whether it moves pixels.
    pub fn moves(self) -> bool {
        self.entry().moves
    }

    /// Whether the view *Difference* applies it to the base too.
    pub fn applies_to_base(self) -> bool {
        self.entry().applies_to_base
    }

    /// Whether it takes place in a recipe.
    pub fn is_on(self, recipe: &Recipe) -> bool {
        (self.entry().access.is_on)(&recipe.alterations.switches)
    }

    /// Switches it on or off.
    pub fn set_on(self, recipe: &mut Recipe, on: bool) {
        (self.entry().access.set_on)(&mut recipe.alterations.switches, on);
    }

    /// The knob of the probability with which a picture gets it, where it does not come to every picture.
    pub fn probability(self) -> Option<&'static Parameter> {
        Parameter::by_key(self.entry().probability?)
    }

    /// Its knobs, the switch first.
    pub(super) fn knobs(self) -> Vec<Parameter> {
        let mut knobs = vec![self.entry().access.switch.in_full()];
        knobs.extend((self.entry().knobs)());
        knobs
    }

    /// All kinds by the numbers of their streams: the oldest first.
    fn by_age() -> [Self; Self::ALL.len()] {
        let mut kinds = Self::ALL;
        kinds.sort_by_key(|kind| kind.stream());
        kinds
    }
}

impl Serialize for Switches {
    /// A newer alteration is not mentioned where it is off: recipes without it are written as they always were.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for entry in &TABLE {
            let is_on = (entry.access.is_on)(self);
            if is_on || entry.on_by_default {
                map.serialize_entry(entry.name, &is_on)?;
            }
        }
        map.end()
    }
}

/// Whether a value is what a recipe means that does not mention it.
fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

impl Alterations {
    /// Applies the whole chain to `source`, into `target`; what moves pixels takes the nearest ones.
    pub fn apply(&self, source: &[u8; PIXELS], target: &mut [u8; PIXELS]) {
        self.apply_resampled(Resampling::Nearest, source, target);
    }

    /// Applies the whole chain to `source`, into `target`.
    pub fn apply_resampled(&self, resampling: Resampling, source: &[u8; PIXELS], target: &mut [u8; PIXELS]) {
        let mut chain = Chain::new(self, resampling, source, target);
        self.develop(&mut chain);
        chain.finish();
    }

    /// The point of the altered picture to which a point of the painted picture goes: the inverse of [`Self::source_point`].
    ///
    /// All maps are affine (each alteration that moves pixels is), so three points of the map give all of it.
    pub fn altered_point(&self, x: f64, y: f64) -> (f64, f64) {
        let (origin, right, down) = (self.source_point(0.0, 0.0), self.source_point(1.0, 0.0), self.source_point(0.0, 1.0));
        let (right, down) = ((right.0 - origin.0, right.1 - origin.1), (down.0 - origin.0, down.1 - origin.1));
        let (x, y) = (x - origin.0, y - origin.1);
        let determinant = right.0 * down.1 - down.0 * right.1;
        ((x * down.1 - down.0 * y) / determinant, (right.0 * y - x * right.1) / determinant)
    }

    /// The drawn alterations of some kinds, without the others.
    pub fn only(&self, wanted: impl Fn(AlterationKind) -> bool) -> Self {
        let mut result = Self::default();
        for kind in AlterationKind::ALL.into_iter().filter(|kind| wanted(*kind)) {
            (kind.entry().access.copy)(&mut result, self);
        }
        result
    }

    /// What was drawn, by the names of the columns of `labels.csv`; the newest alterations last.
    pub fn columns(&self) -> Vec<(&'static str, f64)> {
        AlterationKind::by_age().into_iter().flat_map(|kind| (kind.entry().access.columns)(self)).collect()
    }

    /// The knobs of "what if", in the order of their places.
    pub fn what_if() -> Vec<&'static WhatIf> {
        let mut knobs: Vec<&WhatIf> = TABLE.iter().flat_map(|entry| entry.what_if).collect();
        knobs.sort_by_key(|knob| knob.place);
        knobs
    }
}
