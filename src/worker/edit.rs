//! "What if": a specimen with other alterations, painted on and erased by hand.

use crate::factory::{
    AlterationKind, Alterations, DiscShape, Generator, GrayImage, Mask, Plan, SoftDisc, Specimen, TumorSize, WIDTH,
};

/// What a stroke does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StrokeKind {
    /// Brightens a soft disc, as a tumor does.
    Paint {
        /// How much brighter than its surroundings the disc means to be, in gray levels.
        brightness: i32,
    },
    /// Puts the healthy twin of the picture in its place.
    Erase,
}

/// A touch of the brush.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stroke {
    /// Column of its centre, in pixels of the picture.
    pub x: i32,
    /// Row of its centre.
    pub y: i32,
    /// Radius in pixels, 1 or more.
    pub radius: i32,
    /// What it does.
    pub kind: StrokeKind,
}

/// What is changed about a specimen.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Edit {
    /// Other alterations than those it drew.
    pub alterations: Option<Alterations>,
    /// Touches of the brush, in their order.
    pub strokes: Vec<Stroke>,
}

impl Edit {
    /// Whether nothing is changed.
    pub fn is_empty(&self) -> bool {
        self.alterations.is_none() && self.strokes.is_empty()
    }
}

/// The specimen with the changes: the picture, and where tumors lie in it now.
pub fn edited(generator: &Generator, seed: u64, index: u64, edit: &Edit) -> Specimen {
    painted(generator, planned(generator, seed, index, edit), &edit.strokes)
}

/// The picture of the specimen with the changes, as it would be without its noise.
pub fn edited_without_noise(generator: &Generator, seed: u64, index: u64, edit: &Edit) -> GrayImage {
    let plan = planned(generator, seed, index, edit).without(AlterationKind::Noise);
    painted(generator, plan, &edit.strokes).image
}

fn planned(generator: &Generator, seed: u64, index: u64, edit: &Edit) -> Plan {
    let mut plan = generator.plan(seed, index);
    if let Some(alterations) = edit.alterations {
        plan.alterations = alterations;
    }
    plan
}

/// The specimen of a plan with touches of the brush.
fn painted(generator: &Generator, plan: Plan, strokes: &[Stroke]) -> Specimen {
    let (mut image, mut mask) = (generator.render(&plan), generator.mask(&plan));
    if !strokes.is_empty() {
        // The same picture without its tumors: same place, same tones, same noise.
        let healthy = generator.render(&Plan { tumors: Vec::new(), discs: Vec::new(), ..plan.clone() });
        for stroke in strokes {
            let shape = DiscShape::new(stroke.radius.max(1));
            let brightness = match stroke.kind {
                StrokeKind::Paint { brightness } => brightness,
                StrokeKind::Erase => 0,
            };
            let disc = SoftDisc { x: stroke.x, y: stroke.y, radius: stroke.radius.max(1), brightness };
            if stroke.kind == StrokeKind::Erase {
                for pixel in covered(&shape, disc) {
                    image.pixels_mut()[pixel] = healthy.pixels()[pixel];
                    mask.bits_mut()[pixel] = 0;
                }
            } else {
                shape.paint(disc, image.pixels_mut());
                shape.mark(disc, Mask::bit(size_of(stroke.radius)), mask.bits_mut());
            }
        }
    }
    Specimen { plan, image, mask }
}

/// The pixels nearer to the centre than the radius.
fn covered(shape: &DiscShape, disc: SoftDisc) -> impl Iterator<Item = usize> {
    let mut marks = Mask::empty();
    shape.mark(disc, 1, marks.bits_mut());
    let marks = *marks.bits();
    (0..marks.len()).filter(move |&pixel| marks[pixel] != 0)
}

/// The size class that a disc of this radius looks like.
fn size_of(radius: i32) -> TumorSize {
    match radius {
        ..=3 => TumorSize::Small,
        4..=6 => TumorSize::Medium,
        _ => TumorSize::Big,
    }
}

/// Touches from one point to another, close enough to make a line.
pub fn line(from: (i32, i32), to: (i32, i32), radius: i32) -> Vec<(i32, i32)> {
    let (dx, dy) = (to.0 - from.0, to.1 - from.1);
    let steps = (f64::from(dx * dx + dy * dy).sqrt() / f64::from((radius / 2).max(1))).ceil() as i32;
    (1..=steps)
        .map(|step| (from.0 + dx * step / steps, from.1 + dy * step / steps))
        .filter(|at| at.0 < WIDTH as i32 + radius)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::factory::{BaseImage, Mode, Syndrome};

    fn generator() -> Generator {
        Generator::new(&Mode::Hard.recipe(), &BaseImage::bundled()).unwrap()
    }

    #[test]
    fn erasing_everything_gives_the_healthy_twin_and_an_empty_mask() {
        let generator = generator();
        let index = (0..50).find(|&index| generator.plan(1, index).syndrome == Syndrome::C).unwrap();
        let all = (0..13).flat_map(|row| (0..10).map(move |column| (column * 10, row * 10)));
        let erase = |(x, y)| Stroke { x, y, radius: 12, kind: StrokeKind::Erase };
        let edit = Edit { alterations: None, strokes: all.map(erase).collect() };
        let plan = generator.plan(1, index);
        let healthy = generator.render(&Plan { tumors: Vec::new(), discs: Vec::new(), ..plan.clone() });
        let found = edited(&generator, 1, index, &edit);
        assert_eq!(found.image, healthy);
        assert_eq!(found.mask, Mask::empty());
        assert_ne!(generator.specimen(1, index).image, healthy, "there was something to erase");
    }

    #[test]
    fn painting_brightens_inside_the_disc_only_and_marks_it() {
        let generator = generator();
        let before = generator.specimen(1, 0);
        let stroke = Stroke { x: 40, y: 60, radius: 6, kind: StrokeKind::Paint { brightness: 80 } };
        let after = edited(&generator, 1, 0, &Edit { alterations: None, strokes: vec![stroke] });
        for pixel in 0..crate::factory::PIXELS {
            let (x, y) = ((pixel % WIDTH) as i32, (pixel / WIDTH) as i32);
            let inside = (x - 40).pow(2) + (y - 60).pow(2) < 36;
            let (old, new) = (before.image.pixels()[pixel], after.image.pixels()[pixel]);
            assert!(new >= old && (inside || new == old), "{x}, {y}: {old} to {new}");
            assert!(!inside || after.mask.covers(TumorSize::Medium, x as usize, y as usize));
        }
        assert!(after.image.at(40, 60) > before.image.at(40, 60));
    }

    #[test]
    fn no_change_is_no_change() {
        let generator = generator();
        assert_eq!(edited(&generator, 3, 4, &Edit::default()), generator.specimen(3, 4));
        let drawn = generator.plan(3, 4).alterations;
        let same = Edit { alterations: Some(drawn), strokes: Vec::new() };
        assert_eq!(edited(&generator, 3, 4, &same), generator.specimen(3, 4));
    }

    #[test]
    fn without_noise_the_same_changes_are_made_to_the_picture_before_the_noise() {
        let generator = generator();
        let mut recipe = Mode::Hard.recipe();
        AlterationKind::Noise.set_on(&mut recipe, false);
        let quiet = Generator::new(&recipe, generator.base()).unwrap();
        let strokes = vec![
            Stroke { x: 40, y: 60, radius: 6, kind: StrokeKind::Paint { brightness: 80 } },
            Stroke { x: 50, y: 62, radius: 9, kind: StrokeKind::Erase },
        ];
        for edit in [Edit::default(), Edit { alterations: None, strokes }] {
            for index in 0..5 {
                let found = edited_without_noise(&generator, 1, index, &edit);
                assert_eq!(found, edited(&quiet, 1, index, &edit).image);
                assert_ne!(found, edited(&generator, 1, index, &edit).image, "HARD pictures have noise");
            }
        }
    }

    #[test]
    fn a_line_ends_where_it_should_and_leaves_no_gap() {
        let points = line((0, 0), (30, 40), 6);
        assert_eq!(points.last(), Some(&(30, 40)));
        let gap = |pair: &[(i32, i32)]| f64::from((pair[1].0 - pair[0].0).pow(2) + (pair[1].1 - pair[0].1).pow(2)).sqrt();
        assert!(points.windows(2).all(|pair| gap(pair) < 6.0));
        assert!(line((5, 5), (5, 5), 6).is_empty());
    }
}
