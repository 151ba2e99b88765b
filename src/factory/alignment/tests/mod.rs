//! The estimates against what the generator drew, and against plain loops.

mod accuracy;
mod bases;
mod belonging;
mod differences;
mod twin;

use crate::factory::alteration::Alterations;
use crate::factory::{Alignment, Generator, GrayImage, Plan};

/// A specimen as the aligner sees it, and what was drawn for it.
fn specimens(generator: &Generator, seed: u64, count: u64) -> impl Iterator<Item = (Plan, GrayImage)> {
    (0..count).map(move |index| {
        let plan = generator.plan(seed, index);
        let image = generator.render(&plan);
        (plan, image)
    })
}

/// The farthest that any of four points of the head lies from where it should, in pixels.
fn displacement(alignment: &Alignment, drawn: &Alterations) -> f64 {
    let estimated = alignment.alterations();
    let distance = |(x, y)| {
        let (found, wanted) = (estimated.altered_point(x, y), drawn.altered_point(x, y));
        libm::hypot(found.0 - wanted.0, found.1 - wanted.1)
    };
    [(16.0, 24.0), (80.0, 24.0), (16.0, 104.0), (80.0, 104.0)].map(distance).into_iter().fold(0.0, f64::max)
}

/// The value below which a share of all values lies.
fn quantile(values: &mut [f64], share: f64) -> f64 {
    values.sort_by(f64::total_cmp);
    values[((values.len() - 1) as f64 * share) as usize]
}
