//! Dead leaves: forms of random grays that fall on one another.
//!
//! With sizes whose number falls with their third power, such pictures have the statistics of photographs (Lee, Mumford and
//! Huang, 2001, *Occlusion models for natural images*, International Journal of Computer Vision 41, 35-59).

use crate::factory::dice::Dice;
use crate::factory::drawing::Canvas;
use crate::factory::drawing::{Form, direction};
use crate::factory::painter::Point;
use crate::factory::{HEIGHT, WIDTH};

/// Forms upon forms: 12 to 900 of them.
pub fn dead_leaves(dice: &mut Dice) -> Canvas {
    let mut canvas = Canvas::even(dice.between(0.0, 255.0));
    let count = 12.0 * libm::pow(75.0, dice.share());
    let (smallest, largest) = (dice.between(1.5, 6.0), dice.between(14.0, 45.0));
    let softness = if dice.chance(0.7) { 1.0 } else { dice.between(1.5, 5.0) };
    let (roundness, shading, textured) = (dice.share(), dice.chance(0.5), dice.chance(0.4));
    // The largest forms lie at the bottom in half of the pictures: spots on things.
    let mut sizes: Vec<f64> = (0..count as usize).map(|_| size(dice, smallest, largest)).collect();
    if dice.chance(0.5) {
        sizes.sort_unstable_by(|a, b| b.total_cmp(a));
    }
    for size in sizes {
        let middle = Point::new(dice.between(-5.0, WIDTH as f64 + 5.0), dice.between(-5.0, HEIGHT as f64 + 5.0));
        let form = Form::drawn(dice, size, roundness);
        let gray = dice.between(0.0, 255.0);
        let slope = if shading { dice.around(70.0) / size } else { 0.0 };
        let (light, stripes) =
            (direction(dice.share()), if textured && dice.chance(0.5) { dice.between(5.0, 30.0) } else { 0.0 });
        let period = dice.between(2.5, 9.0);
        canvas.lay(&form, middle, size, softness, |from| {
            let along = from.x * light.x + from.y * light.y;
            let wave = if stripes > 0.0 { stripes * triangle(along / period) } else { 0.0 };
            gray + slope * along + wave
        });
    }
    canvas
}

/// A size whose density falls with its third power.
fn size(dice: &mut Dice, smallest: f64, largest: f64) -> f64 {
    let ratio = smallest / largest;
    smallest / (1.0 - dice.share() * (1.0 - ratio * ratio)).sqrt()
}

/// A wave of straight lines between -1 and 1 with period 1.
fn triangle(at: f64) -> f64 {
    4.0 * (at - (at + 0.5).floor()).abs() - 1.0
}
