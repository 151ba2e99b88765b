//! The estimates against what the generator drew.

use super::*;
use crate::factory::{Generator, Mode};

#[test]
fn what_was_drawn_is_found_on_the_bundled_base() {
    let generator = Generator::new(&Mode::Hard.recipe(), &BaseImage::bundled()).unwrap();
    for index in 0..200 {
        let plan = generator.plan(1, index);
        let alignment = generator.aligner().align(generator.render(&plan).pixels());
        let drawn = plan.alterations;
        assert!(alignment.belongs(), "specimen {index}: {:?}", alignment.fit);
        assert!((alignment.x_ratio - drawn.shrink.x_ratio).abs() < 0.02, "specimen {index}: width");
        assert!((alignment.y_ratio - drawn.shrink.y_ratio).abs() < 0.02, "specimen {index}: height");
        assert!((alignment.move_x - f64::from(drawn.shift.dx)).abs() < 1.5, "specimen {index}: move to the right");
        assert!((alignment.move_y - f64::from(drawn.shift.dy)).abs() < 1.5, "specimen {index}: move downwards");
    }
}
