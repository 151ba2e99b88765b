//! Endless base images: the wide family that networks learn from, so that they read pictures that they have never seen.
//!
//! Half of them are heads of the painter, most of these bent, with other tones, blurred or covered by texture. Half are pictures
//! that are no heads: forms upon forms with the statistics of photographs, clouds and veins, line drawings, rings and gratings,
//! with and without the form of a head. The bundled picture comes now and then.

mod disturb;
mod drawings;
mod leaves;
mod textures;

use super::dice::Dice;
use super::drawing::Canvas;
use super::{BaseImage, GrayImage, derived_seed};

/// Gray level above which a tumor can hardly be seen.
const TOO_BRIGHT: u8 = 215;
/// Largest share of a region that may be brighter.
const MOST_TOO_BRIGHT: f64 = 0.45;

/// Base image `number` of the family of a seed: the same on every machine.
///
/// Its painted heads are none of those that [`BaseImage::random`] gives for numbers that people type.
pub fn training_base(seed: u64, number: u64) -> BaseImage {
    let mut own = derived_seed(derived_seed(seed, "training bases") ^ number, "one base");
    loop {
        if let Some(base) = attempt(&mut Dice::new(own)) {
            return base;
        }
        own = derived_seed(own, "once more");
    }
}

/// One picture of the family; `None` when it has no region for tumors, or one in which they could not be seen.
fn attempt(dice: &mut Dice) -> Option<BaseImage> {
    let image = match dice.share() {
        share if share < 0.05 => return Some(BaseImage::bundled()),
        share if share < 0.17 => painted(dice).image().clone(),
        share if share < 0.50 => changed_head(dice),
        _ => no_head(dice),
    };
    BaseImage::new(image).ok().filter(is_usable)
}

/// Whether tumors can be seen in much of the region.
fn is_usable(base: &BaseImage) -> bool {
    let too_bright = base.region().positions().filter(|&(x, y)| base.image().at(x, y) > TOO_BRIGHT).count();
    too_bright as f64 <= MOST_TOO_BRIGHT * base.region().len() as f64
}

/// A painted head; its seed has 64 bits that nobody types.
fn painted(dice: &mut Dice) -> BaseImage {
    let bits = u64::from(dice.bits()) << 32 | u64::from(dice.bits());
    BaseImage::random(derived_seed(bits, "a head to learn from"))
}

/// A painted head, or the bundled one, after warp, tone curve, blur, bias field and texture.
fn changed_head(dice: &mut Dice) -> GrayImage {
    let base = if dice.chance(0.15) { BaseImage::bundled() } else { painted(dice) };
    let mut canvas = Canvas::from_image(base.image());
    if dice.chance(0.75) {
        canvas = disturb::warped(&canvas, dice, 0.0);
    }
    disturb::cover(&mut canvas, dice);
    disturb::focus(&mut canvas, dice);
    if dice.chance(0.7) {
        disturb::tone_curve(&mut canvas, dice);
    }
    canvas.into_image()
}

/// A picture that shows no head, with tones of its own.
fn no_head(dice: &mut Dice) -> GrayImage {
    let mut canvas = scene(dice);
    if dice.chance(0.35) {
        let over = scene(dice);
        let share = dice.between(0.15, 0.5) as f32;
        for (gray, over) in canvas.grays.iter_mut().zip(over.grays) {
            *gray += share * (over - *gray);
        }
    }
    if dice.chance(0.4) {
        canvas = disturb::warped(&canvas, dice, 0.0);
    }
    canvas.set_tone(dice.between(50.0, 170.0), dice.between(8.0, 68.0));
    disturb::cover(&mut canvas, dice);
    disturb::focus(&mut canvas, dice);
    if dice.chance(0.6) {
        let background = if dice.chance(0.7) { 0.0 } else { dice.between(0.0, 255.0) };
        disturb::masked(&mut canvas, dice, background);
    }
    if dice.chance(0.25) {
        disturb::framed(&mut canvas, dice);
    }
    canvas.into_image()
}

fn scene(dice: &mut Dice) -> Canvas {
    match dice.share() {
        share if share < 0.45 => leaves::dead_leaves(dice),
        share if share < 0.62 => textures::clouds(dice),
        share if share < 0.77 => drawings::line_drawing(dice),
        share if share < 0.90 => textures::rings(dice),
        _ => textures::grating(dice),
    }
}
