//! What happens to a picture on its way: warps, tone curves, blur, bias field, added texture.

use crate::factory::dice::Dice;
use crate::factory::drawing::direction;
use crate::factory::drawing::{Canvas, MIDDLE};
use crate::factory::painter::{Noise, Point};

/// Turned, stretched, mirrored, and bent smoothly; `outside` fills what comes in from outside.
pub fn warped(canvas: &Canvas, dice: &mut Dice, outside: f64) -> Canvas {
    let turn = if dice.chance(0.2) { dice.around(0.5) } else { dice.around(0.06) };
    let axis = direction(turn);
    let size = if dice.chance(0.2) { dice.between(1.2, 1.9) } else { dice.between(0.85, 1.12) };
    let stretch = Point::new(1.0 / (size * dice.between(0.9, 1.1)), 1.0 / (size * dice.between(0.9, 1.1)));
    let mirror = if dice.chance(0.3) { -1.0 } else { 1.0 };
    let width = dice.between(14.0, 50.0);
    let bends = [Noise::new(width, dice.bits()), Noise::new(width, dice.bits())];
    let (bend, shift) = (dice.between(0.0, 0.16) * width, Point::new(dice.around(4.0), dice.around(5.0)));
    canvas.moved(outside, |at| {
        let from = at.minus(MIDDLE).minus(shift);
        let (x, y) = (from.x * axis.x + from.y * axis.y, from.y * axis.x - from.x * axis.y);
        let back = Point::new(MIDDLE.x + mirror * x * stretch.x, MIDDLE.y + y * stretch.y);
        Point::new(back.x + bend * bends[0].at(at), back.y + bend * bends[1].at(at))
    })
}

/// Changes the tones of a picture that has a meaning of dark and bright: gamma, window, and now and then inverts.
pub fn tone_curve(canvas: &mut Canvas, dice: &mut Dice) {
    let gamma = if dice.chance(0.7) { libm::pow(2.0, dice.around(1.0)) } else { 1.0 };
    let (dark, bright) = if dice.chance(0.3) { (dice.between(0.0, 60.0), dice.between(120.0, 255.0)) } else { (0.0, 255.0) };
    let (low, high) = (dice.between(0.0, 1.0) * dice.between(0.0, 50.0), dice.between(130.0, 235.0));
    let inverted = dice.chance(0.12);
    let curve = |gray: f64| {
        let share = ((gray - dark) / (bright - dark)).clamp(0.0, 1.0);
        let bent = libm::pow(share, gamma);
        low + (high - low) * if inverted { 1.0 - bent } else { bent }
    };
    let table: Vec<f32> = (0..=256).map(|gray| curve(f64::from(gray)) as f32).collect();
    canvas.map(|gray| {
        let gray = gray.clamp(0.0, 255.0);
        let below = gray as usize;
        table[below] + (table[below + 1] - table[below]) * (gray - below as f32)
    });
}

/// Blurs or sharpens, now and then.
pub fn focus(canvas: &mut Canvas, dice: &mut Dice) {
    match dice.share() {
        share if share < 0.3 => {
            let share = dice.between(0.05, 0.33) as f32;
            for _ in 0..=dice.whole(3) {
                *canvas = canvas.smoothed(share);
            }
        }
        share if share < 0.5 => *canvas = canvas.smoothed(dice.between(-0.25, -0.03) as f32),
        _ => {}
    }
}

/// A bias field and texture that lies over everything, now and then.
pub fn cover(canvas: &mut Canvas, dice: &mut Dice) {
    if dice.chance(0.3) {
        let field = Noise::new(dice.between(30.0, 70.0), dice.bits());
        canvas.shade(&field, dice.between(0.05, 0.45));
    }
    if dice.chance(0.35) {
        let texture = Noise::new(dice.between(0.9, 8.0), dice.bits());
        canvas.add(&texture, dice.between(2.0, 16.0));
    }
}

/// Cuts the picture to the form of a head on an even background.
pub fn masked(canvas: &mut Canvas, dice: &mut Dice, background: f64) {
    // Half of them are as large as heads, the others smaller things that lie anywhere, as in photographs.
    let (half, middle) = if dice.chance(0.5) {
        (Point::new(dice.between(32.0, 46.0), dice.between(42.0, 62.0)), MIDDLE)
    } else {
        let half = Point::new(dice.between(19.0, 40.0), dice.between(19.0, 48.0));
        (half, Point::new(MIDDLE.x + dice.around(14.0), MIDDLE.y + dice.around(20.0)))
    };
    let bumps = Noise::new(dice.between(10.0, 30.0), dice.bits());
    let (bumpiness, softness) = (dice.between(0.0, 0.12), dice.between(0.02, 0.08));
    let rim = if dice.chance(0.4) { dice.between(0.86, 0.95) } else { 2.0 };
    let rim_gray = dice.between(20.0, 230.0);
    for (place, gray) in canvas.grays.iter_mut().enumerate() {
        let at = crate::factory::drawing::centre_of(place);
        let from = at.minus(middle);
        let radius = Point::new(from.x / half.x, from.y / half.y).length() + bumpiness * bumps.at(at);
        let inside = ((1.0 - radius) / softness + 0.5).clamp(0.0, 1.0);
        let skull = ((radius - rim) / softness + 0.5).clamp(0.0, 1.0);
        let within = f64::from(*gray) + skull * (rim_gray - f64::from(*gray));
        *gray = (background + inside * (within - background)) as f32;
    }
}

/// Bars above and below, or at both sides, in the gray of the picture's border: how a picture of another shape comes into this program.
pub fn framed(canvas: &mut Canvas, dice: &mut Dice) {
    let above = dice.chance(0.7);
    let half = if above { MIDDLE.y * dice.between(0.4, 0.9) } else { MIDDLE.x * dice.between(0.55, 0.95) };
    let beyond = |place: usize| {
        let from = crate::factory::drawing::centre_of(place).minus(MIDDLE);
        (if above { from.y } else { from.x }).abs() - half
    };
    let mut border: Vec<f32> = canvas
        .grays
        .iter()
        .enumerate()
        .filter(|&(place, _)| (-1.0..0.0).contains(&beyond(place)))
        .map(|(_, &gray)| gray)
        .collect();
    border.sort_unstable_by(f32::total_cmp);
    let Some(&gray) = border.get(border.len() / 2) else { return };
    for (place, value) in canvas.grays.iter_mut().enumerate() {
        if beyond(place) >= 0.0 {
            *value = gray;
        }
    }
}
