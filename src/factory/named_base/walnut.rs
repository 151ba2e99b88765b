//! A walnut, cut open: shell, partition, and two wrinkled halves of the kernel.

use crate::factory::GrayImage;
use crate::factory::drawing::{Canvas, MIDDLE};
use crate::factory::painter::{Noise, Point, mix, smoothstep};

/// Half axes of the shell, in pixels.
const SHELL: Point = Point::new(43.0, 56.0);
/// Thickness of the shell, in pixels.
const THICKNESS: f64 = 6.5;
/// Space between shell and kernel, in pixels.
const SPACE: f64 = 2.6;

/// Draws it.
pub fn draw() -> GrayImage {
    let (dents, lobes, grain) = (Noise::new(19.0, 301), Noise::new(7.5, 302), Noise::new(3.0, 303));
    let wrinkles = [Noise::new(13.0, 304), Noise::new(10.0, 305)];
    let (bend, turns) = (Noise::new(17.0, 306), [Noise::new(9.0, 307), Noise::new(9.0, 308)]);
    let canvas = Canvas::from_places(|at| {
        let from = at.minus(MIDDLE);
        let radius = Point::new(from.x / SHELL.x, from.y / SHELL.y).length();
        let depth = (1.0 - radius) * from.length() / radius.max(0.1) + 1.6 * dents.at(at);
        let across = from.x + 2.0 * bend.at(at);
        // Shell: hard and dark outside, lighter inside.
        let shell = mix(72.0, 134.0, smoothstep(0.5, 2.4, depth)) + 9.0 * grain.at(at);
        let hollow = 30.0 + 5.0 * grain.at(at);
        let partition = mix(96.0, hollow, smoothstep(0.7, 1.6, across.abs()));
        let kernel_depth = (depth - THICKNESS - SPACE).min(across.abs() - 2.6) + 2.6 * lobes.at(at);
        // Turned aside, so that no groove follows the lattice of the noise.
        let aside = Point::new(at.x + 5.0 * turns[0].at(at) + 0.4 * from.y, at.y + 5.0 * turns[1].at(at) - 0.4 * from.x);
        let groove = wrinkles[0].at(aside).abs().min(1.3 * wrinkles[1].at(aside).abs());
        let flesh = mix(78.0, 150.0, smoothstep(0.01, 0.2, groove)) + 5.0 * grain.at(at);
        let skin = mix(92.0, flesh, smoothstep(0.4, 1.8, kernel_depth));
        let inside = mix(partition, skin, smoothstep(-0.4, 0.4, kernel_depth));
        let whole = mix(shell, inside, smoothstep(THICKNESS - 0.5, THICKNESS + 0.5, depth));
        whole * smoothstep(-0.5, 0.5, depth)
    });
    canvas.into_image()
}
