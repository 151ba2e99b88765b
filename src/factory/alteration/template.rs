//! The template of an alteration: what each file of this folder says, in the same order.

use rand_xoshiro::Xoshiro256PlusPlus;

use super::{Alterations, Chain, Switches};
use crate::factory::parameter::Parameter;
use crate::factory::stream::{Purpose, stream, uniform};

/// One alteration: what its file must say. The implementing type holds what one specimen drew; its default changes nothing.
///
/// Most alterations either move pixels (`back_x`, `back_y`, `back`) or change gray values (`develop`), and say nothing about the
/// other. Everything is dispatched at compile time: what an alteration leaves out costs nothing.
pub trait Alteration: Copy + PartialEq + Default {
    /// What a recipe says about it: the distributions of its parameters, with their defaults.
    type Recipe;

    /// What people call it: in the column of knobs, at its switch, over its stage.
    const WORD: &'static str;
    /// What it does to the picture, in one sentence: the hint of its switch.
    const HINT: &'static str;
    /// Other words by which people search its knobs: lower case, separated by spaces.
    const SYNONYMS: &'static str;
    /// Number of its random stream: 0 for the six alterations of 2019, which share one. A newer alteration takes the next free
    /// number and keeps it: changing it changes pixels. Tables are sorted by it, so that older columns keep their places.
    const STREAM: u64;
    /// Whether a recipe that does not mention its switch has it on: only the six of 2019.
    const ON_BY_DEFAULT: bool = Self::STREAM == 0;
    /// Key of the probability with which a picture gets it, where it does not come to every picture.
    const PROBABILITY: Option<&'static str> = None;
    /// Whether the view *Difference* applies it to the base too. Not where it is itself what the difference shows.
    const APPLIES_TO_BASE: bool = true;
    /// Its knobs in "what if".
    const WHAT_IF: &'static [WhatIf] = &[];

    /// The knobs of what a recipe says, after the switch.
    fn knobs() -> Vec<Parameter>;

    /// What a specimen draws: one uniform number per parameter, whether it is used or not.
    fn draw(recipe: &Self::Recipe, draws: &Draws) -> Self;

    /// What a specimen draws where the switch is off.
    fn draw_off(_draws: &Draws) -> Self {
        Self::default()
    }

    /// Whether it moves pixels. The inverse coordinate map below is asked only where it does.
    const MOVES: bool = false;

    /// The column from which altered column `x` comes, where columns stay columns.
    fn back_x(&self, x: f64) -> f64 {
        x
    }

    /// The row from which altered row `y` comes, where rows stay rows.
    fn back_y(&self, y: f64) -> f64 {
        y
    }

    /// Whether columns stay columns and rows stay rows: `back_x` and `back_y` then say everything (the fast case).
    fn keeps_axes(&self) -> bool {
        true
    }

    /// The inverse coordinate map: the point from which the altered point (x, y) comes. Pixels have whole coordinates.
    fn back(&self) -> impl Fn(f64, f64) -> (f64, f64) {
        move |x, y| (self.back_x(x), self.back_y(y))
    }

    /// Changes gray values, when all pixels are in their places.
    fn develop(&self, _chain: &mut Chain<'_>) {}

    /// What was drawn, by the names of the columns of `labels.csv`.
    fn columns(&self) -> Vec<(&'static str, f64)>;
}

/// Where alterations take their random numbers from: streams that know neither class nor recipe.
#[derive(Clone, Debug)]
pub struct Draws {
    seed: u64,
    index: u64,
    /// Of the parameters.
    parameters: Purpose,
    /// Of the seed of the per-pixel noise.
    noise: Purpose,
    shared: [f64; Self::SHARED],
}

impl Draws {
    /// Numbers in the stream that the six alterations of 2019 share.
    const SHARED: usize = 12;

    /// The random numbers of a specimen.
    pub fn new(seed: u64, index: u64) -> Self {
        Self::of(seed, index, Purpose::Alterations, Purpose::Noise)
    }

    /// The random numbers of the second twin of a specimen.
    pub fn of_second_twin(seed: u64, index: u64) -> Self {
        Self::of(seed, index, Purpose::TwinAlterations, Purpose::TwinNoise)
    }

    fn of(seed: u64, index: u64, parameters: Purpose, noise: Purpose) -> Self {
        let mut rng = stream(seed, index, parameters, 0);
        Self { seed, index, parameters, noise, shared: std::array::from_fn(|_| uniform(&mut rng)) }
    }

    /// Numbers of the shared stream from place `first` on: for the six alterations of 2019, each of which has its places for ever.
    pub fn shared<const N: usize>(&self, first: usize) -> [f64; N] {
        std::array::from_fn(|place| self.shared[first + place])
    }

    /// The first numbers of an alteration's own stream, which no other alteration reads.
    pub fn own<const N: usize>(&self, number: u64) -> [f64; N] {
        let mut rng = stream(self.seed, self.index, self.parameters, number);
        std::array::from_fn(|_| uniform(&mut rng))
    }

    /// The stream of the seed of the per-pixel noise.
    pub(super) fn noise(&self) -> Xoshiro256PlusPlus {
        stream(self.seed, self.index, self.noise, 0)
    }
}

/// A knob of "what if": one drawn value that a hand may change.
#[derive(Clone, Copy, Debug)]
pub struct WhatIf {
    /// The word beside it.
    pub name: &'static str,
    /// Its place among the knobs, row by row.
    pub place: usize,
    /// How it looks.
    pub control: Control,
    /// The value, 0 or 1 for a check box.
    pub get: fn(&Alterations) -> f64,
    /// Sets the value.
    pub set: fn(&mut Alterations, f64),
}

/// How a knob of "what if" looks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Control {
    /// A slider.
    Slider {
        /// The smallest and the largest value.
        range: (f64, f64),
        /// Digits behind the point.
        decimals: usize,
    },
    /// A check box: 0 or 1.
    CheckBox,
}

/// What the program knows about an alteration at run time: a row of the registry's table.
pub(super) struct Entry {
    pub(super) name: &'static str,
    pub(super) word: &'static str,
    pub(super) synonyms: &'static str,
    pub(super) stream: u64,
    pub(super) on_by_default: bool,
    pub(super) probability: Option<&'static str>,
    pub(super) applies_to_base: bool,
    pub(super) moves: bool,
    pub(super) what_if: &'static [WhatIf],
    pub(super) knobs: fn() -> Vec<Parameter>,
    pub(super) access: Access,
}

/// How to reach an alteration's fields: the part of an [`Entry`] that only the registry can write.
pub(super) struct Access {
    pub(super) switch: Parameter,
    pub(super) is_on: fn(&Switches) -> bool,
    pub(super) set_on: fn(&mut Switches, bool),
    pub(super) copy: fn(&mut Alterations, &Alterations),
    pub(super) columns: fn(&Alterations) -> Vec<(&'static str, f64)>,
}

impl Entry {
    /// The row of one alteration; `name` is that of its field.
    pub(super) const fn of<A: Alteration>(name: &'static str, access: Access) -> Self {
        Self {
            name,
            word: A::WORD,
            synonyms: A::SYNONYMS,
            stream: A::STREAM,
            on_by_default: A::ON_BY_DEFAULT,
            probability: A::PROBABILITY,
            applies_to_base: A::APPLIES_TO_BASE,
            moves: A::MOVES,
            what_if: A::WHAT_IF,
            knobs: A::knobs,
            access,
        }
    }
}
