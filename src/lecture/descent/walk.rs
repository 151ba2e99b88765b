//! A walk down a loss, step by step, and how it ends.

use super::rule::Rule;
use super::surface::Surface;

/// A gap to the least loss that is this many times the first one has no way back.
const FAR: f64 = 1e6;

/// How a walk ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// All its steps were made.
    Finished,
    /// It ran away: at this step the gap to the least loss was a million times the first one, or no number at all.
    RanAway {
        /// The step, counted from 1. The path has the places before it.
        step: usize,
    },
}

/// The places of a walk and the loss at each.
#[derive(Clone, Debug, PartialEq)]
pub struct Path<const N: usize> {
    /// The start, and the place after each step. All are finite.
    pub places: Vec<[f64; N]>,
    /// How far the loss lies above the least one, at each place.
    pub gaps: Vec<f64>,
    /// How it ended.
    pub end: End,
}

/// Whether a gap is so large that the walk has run away.
pub(super) fn is_far(gap: f64, first: f64) -> bool {
    // A start at the bottom has no gap of its own to compare with.
    !gap.is_finite() || gap > FAR * first.max(1.0)
}

/// Walks from a start by a rule.
pub fn walk<const N: usize>(surface: &dyn Surface<N>, start: [f64; N], rule: &mut dyn Rule, steps: usize) -> Path<N> {
    walk_until(surface, start, rule, steps, &mut |_| false)
}

/// As [`walk`], but ends at the first gap that is `enough`.
pub fn walk_until<const N: usize>(
    surface: &dyn Surface<N>,
    start: [f64; N],
    rule: &mut dyn Rule,
    steps: usize,
    enough: &mut dyn FnMut(f64) -> bool,
) -> Path<N> {
    let first = surface.gap(start);
    let mut path = Path { places: vec![start], gaps: vec![first], end: End::Finished };
    let mut place = start;
    for step in 1..=steps {
        let gradient = surface.gradient(place);
        rule.step(&mut place, &gradient);
        let gap = surface.gap(place);
        if is_far(gap, first) || place.iter().any(|weight| !weight.is_finite()) {
            path.end = End::RanAway { step };
            break;
        }
        path.places.push(place);
        path.gaps.push(gap);
        if enough(gap) {
            break;
        }
    }
    path
}

impl<const N: usize> Path<N> {
    /// The first step after which the gap is at most this share of the first gap; `None` if it never was.
    pub fn steps_to(&self, share: f64) -> Option<usize> {
        self.gaps.iter().position(|&gap| gap <= share * self.gaps[0])
    }

    /// The gap at the end.
    pub fn last_gap(&self) -> f64 {
        self.gaps.last().copied().unwrap_or(f64::INFINITY)
    }

    /// The share of steps that turn back: that make an angle of more than 90 degrees with the step before. 0 is smooth, 1 zigzags always.
    pub fn turning(&self) -> f64 {
        let step = |pair: &[[f64; N]]| -> [f64; N] { std::array::from_fn(|at| pair[1][at] - pair[0][at]) };
        let steps: Vec<[f64; N]> = self.places.windows(2).map(step).collect();
        let product = |pair: &[[f64; N]]| pair[0].iter().zip(pair[1]).map(|(a, b)| a * b).sum::<f64>();
        let turns = steps.windows(2).filter(|pair| product(pair) < 0.0).count();
        turns as f64 / steps.len().saturating_sub(1).max(1) as f64
    }
}

/// Steps until the gap is at most this share of the first one; `None` if `most` steps do not reach it.
pub fn steps_to<const N: usize>(
    surface: &dyn Surface<N>,
    start: [f64; N],
    rule: &mut dyn Rule,
    share: f64,
    most: usize,
) -> Option<usize> {
    let goal = share * surface.gap(start);
    walk_until(surface, start, rule, most, &mut |gap| gap <= goal).steps_to(share)
}
