//! What procedural pictures are drawn with: filled shapes, strokes and closed lines, with smooth rims.

use super::canvas::Canvas;
use crate::factory::dice::Dice;
use crate::factory::painter::Point;
use crate::factory::{HEIGHT, WIDTH};

/// A filled form around the origin whose farthest point lies about `size` pixels away.
pub enum Form {
    /// Half axes and the direction of the first one.
    Ellipse(Point, Point),
    /// Sides: what lies within all of them. A side is its outward direction and its distance.
    Polygon(Vec<(Point, f64)>),
}

/// The direction of an angle, given as a share of the whole circle.
pub fn direction(turn: f64) -> Point {
    let angle = turn * std::f64::consts::TAU;
    Point::new(libm::cos(angle), libm::sin(angle))
}

impl Form {
    /// A disc, an ellipse, or a polygon of three to six sides.
    pub fn drawn(dice: &mut Dice, size: f64, roundness: f64) -> Self {
        if dice.chance(roundness) {
            let slim = if dice.chance(0.4) { 1.0 } else { dice.between(0.3, 1.0) };
            return Self::Ellipse(Point::new(size, size * slim), direction(dice.share()));
        }
        let (count, first) = (3 + dice.whole(4), dice.share());
        let side = |index: usize, dice: &mut Dice| {
            let turn = first + (index as f64 + dice.around(0.3)) / count as f64;
            (direction(turn), size * dice.between(0.45, 0.85))
        };
        Self::Polygon((0..count).map(|index| side(index, dice)).collect())
    }

    /// How far a point lies outside, in pixels, negative inside; inexact far away.
    fn distance(&self, from_middle: Point) -> f64 {
        match self {
            Self::Ellipse(half, axis) => {
                let along = from_middle.x * axis.x + from_middle.y * axis.y;
                let across = from_middle.y * axis.x - from_middle.x * axis.y;
                let radius = Point::new(along / half.x, across / half.y).length();
                (radius - 1.0) * half.x.min(half.y)
            }
            Self::Polygon(sides) => {
                let beyond = |(out, distance): &(Point, f64)| from_middle.x * out.x + from_middle.y * out.y - distance;
                sides.iter().map(beyond).fold(f64::MIN, f64::max)
            }
        }
    }
}

impl Canvas {
    /// Lays a form over the picture; `gray` says its gray by the place, from its middle. `softness` is the width of its rim in pixels.
    pub fn lay(&mut self, form: &Form, middle: Point, size: f64, softness: f64, gray: impl Fn(Point) -> f64) {
        let reach = 1.5 * size + softness + 1.0;
        self.blend(middle, middle, reach, |at| {
            let from_middle = at.minus(middle);
            let share = (0.5 - form.distance(from_middle) / softness).clamp(0.0, 1.0);
            (share, if share > 0.0 { gray(from_middle) } else { 0.0 })
        });
    }

    /// Draws a line of a width in pixels from point to point.
    pub fn stroke(&mut self, path: &[Point], width: f64, gray: f64) {
        for pair in path.windows(2) {
            let (a, along) = (pair[0], pair[1].minus(pair[0]));
            let squared = (along.x * along.x + along.y * along.y).max(1e-9);
            self.blend(pair[0], pair[1], width / 2.0 + 1.0, |at| {
                let from_a = at.minus(a);
                let share = ((from_a.x * along.x + from_a.y * along.y) / squared).clamp(0.0, 1.0);
                let distance = from_a.moved(along, -share).length();
                ((width / 2.0 + 0.5 - distance).clamp(0.0, 1.0), gray)
            });
        }
    }

    /// Mixes into every pixel near two points the gray that `over` says, by its share.
    fn blend(&mut self, a: Point, b: Point, reach: f64, over: impl Fn(Point) -> (f64, f64)) {
        let range = |low: f64, high: f64, size: usize| {
            let within = |at: f64| at.clamp(0.0, size as f64) as usize;
            within(low - reach)..within(high + reach + 1.0)
        };
        let columns = range(a.x.min(b.x), a.x.max(b.x), WIDTH);
        for row in range(a.y.min(b.y), a.y.max(b.y), HEIGHT) {
            for column in columns.clone() {
                let (share, gray) = over(Point::new(column as f64 + 0.5, row as f64 + 0.5));
                let under = &mut self.grays[row * WIDTH + column];
                *under += (share * (gray - f64::from(*under))) as f32;
            }
        }
    }
}
