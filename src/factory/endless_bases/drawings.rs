//! Line drawings: strokes, outlines and hatchings, dark on light or light on dark.

use crate::factory::dice::Dice;
use crate::factory::drawing::{Canvas, MIDDLE};
use crate::factory::drawing::{Form, direction};
use crate::factory::painter::{Noise, Point};
use crate::factory::{HEIGHT, WIDTH};

/// A drawing inside an outline, with strokes, small outlines and hatchings.
pub fn line_drawing(dice: &mut Dice) -> Canvas {
    let (paper, ink) = if dice.chance(0.5) {
        (dice.between(150.0, 215.0), dice.between(0.0, 90.0))
    } else {
        (dice.between(0.0, 60.0), dice.between(110.0, 230.0))
    };
    let (filled, fill) = (dice.chance(0.5), dice.between(40.0, 200.0));
    // White paper leaves a tumor no room: only what is filled may lie on it.
    let mut canvas = Canvas::even(if filled && dice.chance(0.5) { dice.between(200.0, 255.0) } else { paper });
    let width = dice.between(0.7, 2.6);
    let bumps = Noise::new(dice.between(8.0, 20.0), dice.bits());
    let bumpiness = dice.between(0.0, 4.0);
    let outer = Point::new(dice.between(33.0, 46.0), dice.between(44.0, 61.0));
    if filled {
        canvas.lay(&Form::Ellipse(outer, Point::new(1.0, 0.0)), MIDDLE, outer.y, 1.0, |_| fill);
    }
    canvas.stroke(&outline(MIDDLE, outer, &bumps, bumpiness), width * dice.between(1.0, 2.0), ink);
    if dice.chance(0.4) {
        let inner = Point::new(outer.x * 0.88, outer.y * 0.88);
        canvas.stroke(&outline(MIDDLE, inner, &bumps, bumpiness), width, ink);
    }
    for _ in 0..4 + dice.whole(50) {
        let start = Point::new(dice.between(6.0, WIDTH as f64 - 6.0), dice.between(8.0, HEIGHT as f64 - 8.0));
        let (width, ink) = (width * dice.between(0.5, 1.3), ink + dice.around(40.0));
        match dice.whole(5) {
            0 => {
                let half = Point::new(dice.between(3.0, 16.0), dice.between(3.0, 16.0));
                if filled {
                    let gray = dice.between(0.0, 220.0);
                    canvas.lay(&Form::Ellipse(half, Point::new(1.0, 0.0)), start, half.x.max(half.y), 1.0, |_| gray);
                }
                canvas.stroke(&outline(start, half, &bumps, 1.0), width, ink);
            }
            1 => hatching(dice, &mut canvas, start, width, ink),
            _ => canvas.stroke(&winding(dice, start), width, ink),
        }
    }
    canvas
}

/// A closed line around a middle.
fn outline(middle: Point, half: Point, bumps: &Noise, bumpiness: f64) -> Vec<Point> {
    const CORNERS: usize = 40;
    let corner = |index: usize| {
        let out = direction((index % CORNERS) as f64 / CORNERS as f64);
        let place = Point::new(middle.x + out.x * half.x, middle.y + out.y * half.y);
        place.moved(out, bumpiness * bumps.at(place))
    };
    (0..=CORNERS).map(corner).collect()
}

/// A stroke that winds.
fn winding(dice: &mut Dice, start: Point) -> Vec<Point> {
    let (mut heading, mut bend) = (direction(dice.share()), 0.0);
    let (mut place, restless) = (start, dice.between(0.0, 0.5));
    let mut path = vec![start];
    for _ in 0..4 + dice.whole(24) {
        bend = 0.8 * bend + dice.around(restless);
        heading = heading.turned(bend);
        place = place.moved(heading, 2.0);
        path.push(place);
    }
    path
}

/// Parallel strokes.
fn hatching(dice: &mut Dice, canvas: &mut Canvas, start: Point, width: f64, ink: f64) {
    let along = direction(dice.share());
    let (across, gap, length) = (Point::new(-along.y, along.x), dice.between(1.8, 4.5), dice.between(6.0, 24.0));
    for index in 0..3 + dice.whole(9) {
        let from = start.moved(across, gap * index as f64);
        canvas.stroke(&[from, from.moved(along, length)], width, ink);
    }
}
