//! A leaf: blade with a toothed edge, midrib, curved side veins, and a net of small veins between them.

use crate::factory::GrayImage;
use crate::factory::drawing::{Canvas, MIDDLE};
use crate::factory::painter::{Noise, Point, mix, smoothstep};

/// First and last row of the blade, in pixels.
const BLADE: (f64, f64) = (4.0, 119.0);
/// Half of its largest width, in pixels.
const HALF_WIDTH: f64 = 43.0;
/// Distance of two side veins along the midrib, in pixels.
const VEINS: f64 = 11.5;

/// Draws it.
pub fn draw() -> GrayImage {
    let (sway, mottle, net) = (Noise::new(40.0, 401), Noise::new(7.0, 402), Noise::new(4.2, 403));
    let fine = Noise::new(2.0, 404);
    let canvas = Canvas::from_places(|at| {
        let middle = MIDDLE.x + 3.0 * sway.at(Point::new(0.0, at.y));
        let beside = (at.x - middle).abs();
        let along = ((at.y - BLADE.0) / (BLADE.1 - BLADE.0)).clamp(0.0, 1.0);
        // Pointed at the tip, widest below the middle, round at the stalk.
        let form = (4.0 * along * (1.0 - along)).sqrt() * (0.45 + 0.55 * smoothstep(0.0, 0.55, along));
        // A side vein climbs towards the tip as it leaves the midrib; the two sides alternate.
        let side = if at.x < middle { 0.5 } else { 0.0 };
        let climbed = (at.y + 0.62 * beside + 0.006 * beside * beside) / VEINS + side;
        let teeth = 2.0 * (climbed * 2.0 - (climbed * 2.0).floor());
        let depth = HALF_WIDTH * form - teeth - beside;
        let blade = 104.0 + 7.0 * mottle.at(at) + 4.0 * fine.at(at);
        let small = mix(128.0, blade, smoothstep(0.03, 0.16, net.at(at).abs()));
        let to_vein = (climbed - (climbed + 0.5).floor()).abs() * VEINS * 0.82;
        let thin = 0.9 - 0.5 * beside / HALF_WIDTH;
        let veined = mix(158.0, small, smoothstep(thin - 0.4, thin + 0.5, to_vein));
        let rib = mix(0.9, 2.3, along);
        let whole = mix(172.0, veined, smoothstep(rib - 0.5, rib + 0.5, beside));
        let stalk = 150.0 * smoothstep(rib + 0.5, rib - 0.5, beside) * smoothstep(BLADE.1 - 2.0, BLADE.1, at.y);
        mix(stalk, whole, smoothstep(-0.5, 0.5, depth))
    });
    canvas.into_image()
}
