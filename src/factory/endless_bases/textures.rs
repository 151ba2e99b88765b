//! Textures without objects: noise of all sizes, veins, gratings, rings.

use crate::factory::dice::Dice;
use crate::factory::drawing::direction;
use crate::factory::drawing::{Canvas, MIDDLE};
use crate::factory::painter::{Noise, Point};
use crate::factory::{HEIGHT, WIDTH};

/// Noise whose strength grows with its size by a random power: from sand to clouds. Some become veins or patches.
pub fn clouds(dice: &mut Dice) -> Canvas {
    let mut canvas = Canvas::even(0.0);
    let (power, veined) = (dice.between(0.0, 1.4), dice.chance(0.3));
    let mut size = dice.between(24.0, 60.0);
    while size > 1.0 {
        let strength = libm::pow(size, power);
        let noise = Noise::new(size, dice.bits());
        canvas.add(&noise, strength);
        size *= dice.between(0.4, 0.6);
    }
    canvas.spread_out();
    if veined {
        let sharp = dice.between(1.0, 5.0) as f32;
        canvas.map(|gray| 1.0 - (sharp * (gray - 0.5).abs()).min(1.0));
    } else if dice.chance(0.3) {
        let steps = (2 + dice.whole(4)) as f32;
        canvas.map(|gray| (gray * steps).floor().min(steps - 1.0) / steps);
    }
    canvas.map(|gray| 255.0 * gray);
    canvas
}

/// Stripes, waves or squares, bent a little.
pub fn grating(dice: &mut Dice) -> Canvas {
    let (axis, period) = (direction(dice.share()), dice.between(4.0, 30.0));
    let (hard, crossed) = (dice.chance(0.4), dice.chance(0.4));
    let (bends, bend) = (Noise::new(dice.between(14.0, 40.0), dice.bits()), dice.between(0.0, 0.8));
    Canvas::from_places(|at| {
        let offset = bend * bends.at(at);
        let along = wave((at.x * axis.x + at.y * axis.y) / period + offset, hard);
        let across = if crossed { wave((at.y * axis.x - at.x * axis.y) / period + offset, hard) } else { 1.0 };
        127.5 + 127.5 * along * across
    })
}

/// Blobs with rings around their middles, as of wood, fruits cut open, or targets.
pub fn rings(dice: &mut Dice) -> Canvas {
    let mut canvas = Canvas::even(dice.between(0.0, 255.0));
    let one = dice.chance(0.35);
    let count = if one { 1 } else { 2 + dice.whole(9) };
    let (hard, uneven) = (dice.chance(0.35), Noise::new(dice.between(6.0, 30.0), dice.bits()));
    for _ in 0..count {
        let middle = if one {
            MIDDLE.moved(Point::new(dice.around(8.0), dice.around(10.0)), 1.0)
        } else {
            Point::new(dice.between(0.0, WIDTH as f64), dice.between(0.0, HEIGHT as f64))
        };
        let size = if one { dice.between(45.0, 70.0) } else { dice.between(8.0, 34.0) };
        let form = crate::factory::drawing::Form::drawn(dice, size, 0.8);
        let (gray, height, period) = (dice.between(0.0, 255.0), dice.between(10.0, 100.0), dice.between(2.5, 16.0));
        let (slim, bump, fade) = (dice.between(0.6, 1.0), dice.between(0.0, 5.0), dice.around(1.5));
        canvas.lay(&form, middle, size, 1.0, |from| {
            let radius = Point::new(from.x / slim, from.y).length() + bump * uneven.at(from.moved(middle, 1.0));
            gray + fade * radius + height * wave(radius / period, hard)
        });
    }
    canvas
}

/// A wave between -1 and 1 with period 1: of a sine, or of two steps.
fn wave(at: f64, hard: bool) -> f64 {
    let sine = libm::sin(std::f64::consts::TAU * at);
    if hard { (3.0 * sine).clamp(-1.0, 1.0) } else { sine }
}
