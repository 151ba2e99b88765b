//! A head that is drawn from a seed: sizes, folds, ventricles, skull, grays, scanner.

use super::anatomy::{Anatomy, Egg, Folds, Layout, Level, Sampling, Scanner, Shell, Ventricles};
use super::geometry::Point;
use super::tones::Tones;
use crate::factory::derived_seed;
use crate::factory::dice::Dice;

/// Half axes of the bundled brain, which the layout is made for.
const BUNDLED_BRAIN: Point = Point::new(40.4, 49.3);

/// The head of a seed.
pub fn drawn(seed: u64) -> Anatomy {
    let dice = &mut Dice::new(derived_seed(seed, "painted head"));
    let bundled = Anatomy::bundled();
    let (head, brain) = outlines(dice);
    let level = if dice.chance(0.25) { Level::AboveTheVentricles } else { Level::ThroughTheVentricles };
    let stretch = Point::new(brain.half.x / BUNDLED_BRAIN.x - 1.0, brain.half.y / BUNDLED_BRAIN.y - 1.0);
    Anatomy {
        salt: dice.bits(),
        sampling: Sampling { per_pixel: 2, reach: 5.5, stride: 2, interpolates: true },
        level,
        head,
        brain,
        layout: Layout { stretch },
        folds: folds(dice, level, bundled.folds),
        ventricles: ventricles(dice),
        cortex_thickness: dice.between(1.4, 2.7),
        shell: Shell { scalp: dice.between(0.25, 0.55), fluid: dice.between(0.5, 1.5) },
        tones: Tones::drawn(dice),
        scanner: scanner(dice, head.half),
    }
}

/// The outlines of head and brain.
fn outlines(dice: &mut Dice) -> (Egg, Egg) {
    let across = dice.between(35.5, 46.0);
    let down = (across * dice.between(1.08, 1.4)).min(59.5);
    let (taper, squareness) = (dice.between(-0.03, 0.11), dice.between(0.06, 0.36));
    let bumpiness = dice.between(0.3, 1.1);
    let head = Egg { half: Point::new(across, down), taper, squareness, bumpiness };
    // From a child's thin skull to a thick one, with more room in front and behind than at the sides.
    let thickness = dice.between(3.2, 7.0);
    let brain = Point::new(across - thickness, (down - thickness * dice.between(1.0, 1.6)).min(54.0));
    (head, Egg { half: brain, taper, squareness, bumpiness: dice.between(0.3, 0.9) })
}

fn folds(dice: &mut Dice, level: Level, bundled: Folds) -> Folds {
    let smooth = dice.chance(0.12);
    let density = if smooth { dice.between(0.15, 0.45) } else { dice.between(0.6, 1.25) };
    let keep_away = dice.between(2.9, 4.4);
    let deep = if level == Level::AboveTheVentricles { 0.8 } else { 1.0 } * dice.between(0.85, 1.12);
    Folds {
        seed: dice.bits(),
        density,
        length: dice.between(0.75, 1.2),
        // Wide where the brain has shrunk with age.
        width: if dice.chance(0.25) { dice.between(1.3, 2.1) } else { dice.between(0.7, 1.25) },
        keep_away,
        bend: dice.between(0.06, 0.26),
        branches: if smooth { 0 } else { (dice.between(0.3, 1.0) * 900.0) as u32 },
        sylvian_tilt: dice.around(2.5),
        deep: Point::new(bundled.deep.x * deep, bundled.deep.y * deep),
    }
}

fn ventricles(dice: &mut Dice) -> Ventricles {
    let large = dice.chance(0.3);
    let width = if large { dice.between(1.7, 3.3) } else { dice.between(0.6, 1.5) };
    Ventricles {
        width,
        asymmetry: width * dice.around(0.35),
        apart: 1.5 * (width - 1.0).max(-0.5) + dice.between(0.0, 0.8),
        body: (large || dice.chance(0.25)).then(|| dice.between(0.8, 1.2)),
        third: dice.between(0.6, if large { 4.0 } else { 1.8 }),
    }
}

/// What the scanner adds; the head stays in the picture wherever it lies.
fn scanner(dice: &mut Dice, head: Point) -> Scanner {
    let (across, down) = ((47.0 - head.x).max(0.0), (62.0 - head.y).max(0.0));
    Scanner {
        coil: dice.between(0.0, 0.16),
        grain: dice.between(0.0, 4.5),
        blur: if dice.chance(0.4) { dice.between(0.05, 0.22) } else { 0.0 },
        shift: Point::new(dice.around(across.min(5.0)) + 0.3, dice.around(down.min(6.0)) + 0.7),
        tilt: dice.around(0.13),
    }
}
