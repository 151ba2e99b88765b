//! Which pictures belong together.
//!
//! The limit lies between two crowds of scores. Of HARD pictures with their own base, six bases of formulas, one in a thousand scores
//! below 0.6, nearly all of these with ghost blur. Of pictures with another base, one in a hundred scores above it.

use super::bases::{head, painted, six};
use super::specimens;
use crate::factory::{Aligner, BaseImage, Generator, GrayImage, Mode, PIXELS};

fn bundled_aligner() -> Aligner {
    Aligner::new(&BaseImage::bundled(), &Mode::Hard.recipe().alterations)
}

/// The bundled picture after a change of every gray value.
fn changed(change: impl Fn(u8) -> u8) -> GrayImage {
    let mut image = BaseImage::bundled().image().clone();
    for pixel in image.pixels_mut() {
        *pixel = change(*pixel);
    }
    image
}

#[test]
fn pictures_of_another_base_do_not_belong() {
    let recipe = Mode::Hard.recipe();
    let mut others: Vec<BaseImage> = six().into_iter().skip(1).map(|(_, base)| base).collect();
    others.extend((0..20).map(head));
    let bundled = Generator::new(&recipe, &BaseImage::bundled()).unwrap();
    let (mut accepted, mut all) = (0, 0);
    for other in &others {
        let generator = Generator::new(&recipe, other).unwrap();
        for ((_, of_other), (_, of_bundled)) in specimens(&generator, 5, 10).zip(specimens(&bundled, 6, 10)) {
            accepted += usize::from(bundled.aligner().align(of_other.pixels()).belongs());
            accepted += usize::from(generator.aligner().align(of_bundled.pixels()).belongs());
            all += 2;
        }
    }
    assert!(accepted * 100 <= all, "{accepted} of {all} strange pictures are taken for the base's own");
}

#[test]
fn a_picture_of_another_head_has_no_difference() {
    let generator = Generator::new(&Mode::Hard.recipe(), &head(7)).unwrap();
    let mut target = [0; PIXELS];
    let found = bundled_aligner().difference(generator.render(&generator.plan(1, 1)).pixels(), &mut target);
    assert!(!found.belongs());
    assert!(target.iter().all(|&value| value == 128));
}

#[test]
fn the_negative_does_not_belong() {
    let negative = changed(|value| 255 - value);
    assert!(!bundled_aligner().align(negative.pixels()).belongs());
    let generator = Generator::new(&Mode::Hard.recipe(), &BaseImage::bundled()).unwrap();
    for (plan, mut image) in specimens(&generator, 7, 30) {
        for pixel in image.pixels_mut() {
            *pixel = 255 - *pixel;
        }
        assert!(!generator.aligner().align(image.pixels()).belongs(), "specimen {}", plan.index);
    }
}

#[test]
fn flat_pictures_belong_to_nothing() {
    for value in [0, 100, 255] {
        let mut target = [0; PIXELS];
        let found = bundled_aligner().difference(&[value; PIXELS], &mut target);
        assert!(!found.belongs(), "gray {value}: {:?}", found.fit);
        assert!(target.iter().all(|&value| value == 128), "gray {value}");
    }
}

/// Such a base has so little contrast that noise hides it: whatever is found, all numbers stay in their ranges.
#[test]
fn a_nearly_flat_base_gives_numbers_in_their_ranges() {
    let faint =
        painted(
            |x, y| {
                if libm::hypot((x - 48.0) / 36.0, (y - 64.0) / 50.0) < 1.0 { 108.0 + (x as i32 / 8 % 2) as f64 } else { 100.0 }
            },
        );
    let Ok(base) = BaseImage::new(faint) else { return };
    let generator = Generator::new(&Mode::Hard.recipe(), &base).unwrap();
    let mut target = [0; PIXELS];
    for (plan, image) in specimens(&generator, 8, 50) {
        let found = generator.aligner().difference(image.pixels(), &mut target);
        assert!((0.73..=1.02).contains(&found.x_ratio) && (0.73..=1.02).contains(&found.y_ratio), "specimen {}", plan.index);
        assert!(found.move_x.abs() <= 10.0 && found.move_y.abs() <= 12.0, "specimen {}", plan.index);
        assert!(found.slope.is_finite() && found.offset.is_finite(), "specimen {}", plan.index);
        assert!(target.iter().all(|&value| value >= 1), "specimen {}", plan.index);
    }
}

/// The score follows what it is about: the more of the picture is replaced by another one, the lower it is.
#[test]
fn the_score_falls_as_more_of_the_picture_is_strange() {
    let generator = Generator::new(&Mode::Hard.recipe(), &BaseImage::bundled()).unwrap();
    let strange = Generator::new(&Mode::Hard.recipe(), &head(3)).unwrap();
    let (own, other) = (generator.render(&generator.plan(9, 0)), strange.render(&strange.plan(9, 0)));
    let scores = [0, PIXELS / 3, PIXELS].map(|replaced| {
        let mut mixed = own.clone();
        mixed.pixels_mut()[..replaced].copy_from_slice(&other.pixels()[..replaced]);
        generator.aligner().align(mixed.pixels()).fit.score
    });
    assert!(scores[0] > scores[1] && scores[1] > scores[2], "{scores:?}");
}
