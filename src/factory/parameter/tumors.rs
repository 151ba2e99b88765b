//! The rows about tumors: sizes, numbers, classes, region.

use super::super::{Plan, Syndrome, TumorSize};
use super::{Parameter, ParameterGroup, ParameterValue, row};

/// Largest radius of a disc, in pixels, in a recipe and by hand.
pub const LARGEST_RADIUS: i32 = 64;
/// Most discs of one tumor.
pub(in super::super) const MOST_DISCS: usize = 64;
/// Most tumors of one size in a picture, in a recipe and by hand.
pub const MOST_TUMORS: u32 = 200;

/// The rows of one size.
macro_rules! size_rows {
    ($size:ident, $group:ident) => {
        [
            row!(whole_number $size.area_radius, ParameterGroup::$group, "Area radius",
                concat!("How far the discs of a ", stringify!($size), " tumor scatter around its place: 0 piles them up, more spreads them out."),
                "px", (0.0, 64.0)),
            row!(integers $size.radius, ParameterGroup::$group, "Disc radius",
                concat!("How large each disc of a ", stringify!($size), " tumor is."),
                "px", (1.0, LARGEST_RADIUS as f64), |_| None),
            row!(integers $size.discs, ParameterGroup::$group, "Discs",
                concat!("How many discs make up a ", stringify!($size), " tumor: one is round, several are ragged."),
                "discs", (1.0, MOST_DISCS as f64), |_| None),
            row!(integers $size.brightness, ParameterGroup::$group, "Brightness",
                concat!("How much brighter than its surroundings each disc of a ", stringify!($size), " tumor should be."),
                "levels", (0.0, 255.0), |_| None),
        ]
    };
}

/// The number of tumors of a size, where the specimen has the syndrome.
fn count(plan: &Plan, syndrome: Syndrome, size: TumorSize) -> Option<f64> {
    (plan.syndrome == syndrome).then(|| plan.count(size) as f64)
}

/// The rows of one syndrome.
macro_rules! syndrome_rows {
    ($syndrome:ident, $group:ident, $class:ident) => {
        [
            row!(integers $syndrome.big, ParameterGroup::$group, "Big tumors",
                concat!("How many big tumors a picture of class ", stringify!($class), " has."),
                "tumors", (0.0, MOST_TUMORS as f64), |plan| count(plan, Syndrome::$class, TumorSize::Big)),
            row!(integers $syndrome.medium, ParameterGroup::$group, "Medium tumors",
                concat!("How many medium tumors a picture of class ", stringify!($class), " has."),
                "tumors", (0.0, MOST_TUMORS as f64), |plan| count(plan, Syndrome::$class, TumorSize::Medium)),
            row!(integers $syndrome.small, ParameterGroup::$group, "Small tumors",
                concat!("How many small tumors a picture of class ", stringify!($class), " has."),
                "tumors", (0.0, MOST_TUMORS as f64), |plan| count(plan, Syndrome::$class, TumorSize::Small)),
        ]
    };
}

pub(super) fn rows() -> Vec<Parameter> {
    let priors = [
        row!(number a.prior, ParameterGroup::Priors, "A", "How often pictures are of class A, against the weights of the others.", "weight", (0.0, 1e6)),
        row!(number b.prior, ParameterGroup::Priors, "B", "How often pictures are of class B, against the weights of the others.", "weight", (0.0, 1e6)),
        row!(number c.prior, ParameterGroup::Priors, "C", "How often pictures are of class C, against the weights of the others.", "weight", (0.0, 1e6)),
        row!(number healthy_prior, ParameterGroup::Priors, "Z (healthy)", "How often pictures are healthy, against the weights of the other classes.", "weight", (0.0, 1e6)),
    ];
    let region = [
        row!(switch scale_with_region, ParameterGroup::Region, "Tumors grow with the region",
        "Makes tumors larger where the region is larger than that of the bundled brain, and smaller where it is smaller."),
        row!(switch half_disc_centres, ParameterGroup::Region, "Discs in the lower half only",
        "Puts the discs of a tumor below its place and beside it, denser near it, as the program of 2019 did."),
    ];
    let sizes = [size_rows!(small, Small), size_rows!(medium, Medium), size_rows!(big, Big)];
    let syndromes = [syndrome_rows!(a, SyndromeA, A), syndrome_rows!(b, SyndromeB, B), syndrome_rows!(c, SyndromeC, C)];
    [&sizes.concat()[..], &syndromes.concat(), &priors, &region].concat()
}
