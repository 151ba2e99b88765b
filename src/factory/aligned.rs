//! A specimen without what changes gray values: base and tumors where the specimen has them, pixel on pixel.

use super::alteration::IDENTITY_TONE;
use super::{Generator, GrayImage, Plan};

impl Generator {
    /// The base with the tumors of a plan, moved, shrunk, turned and flipped like the specimen, with neither tones, ghost nor
    /// noise: the specimen before its gray values were altered.
    pub fn unaltered(&self, plan: &Plan) -> GrayImage {
        self.placed(plan, &self.paint_tumors(plan))
    }

    /// The base alone, moved, shrunk, turned and flipped like the specimen of a plan.
    pub fn aligned_base(&self, plan: &Plan) -> GrayImage {
        self.placed(plan, self.base().image())
    }

    /// A picture whose pixels are moved where those of the specimen are; the gray values stay.
    fn placed(&self, plan: &Plan, source: &GrayImage) -> GrayImage {
        let mut target = GrayImage::black();
        plan.alterations.place(self.recipe().alterations.resampling, source.pixels(), &IDENTITY_TONE, target.pixels_mut());
        target
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::factory::{AlterationKind, BaseImage, Mode, Recipe, Resampling, Stage};

    fn recipes() -> Vec<Recipe> {
        let mut turned = Mode::Hard.recipe();
        for kind in AlterationKind::ALL {
            kind.set_on(&mut turned, true);
        }
        let mut smooth = turned.clone();
        smooth.alterations.resampling = Resampling::Bilinear;
        vec![Mode::Easy.recipe(), turned, smooth]
    }

    #[test]
    fn it_is_the_stage_before_gray_values_are_altered() {
        let last_move = Stage::After(AlterationKind::Shift);
        for recipe in recipes() {
            let generator = Generator::new(&recipe, &BaseImage::bundled()).unwrap();
            for index in 0..40 {
                let plan = generator.plan(5, index);
                let stages = generator.stages(&plan);
                let (_, moved) = stages.iter().find(|(stage, _)| *stage == last_move).unwrap();
                assert_eq!(generator.unaltered(&plan), *moved, "index {index}");
            }
        }
    }

    #[test]
    fn the_aligned_base_has_the_same_pixels_wherever_there_is_no_tumor() {
        for recipe in recipes() {
            let generator = Generator::new(&recipe, &BaseImage::bundled()).unwrap();
            for index in 0..40 {
                let plan = generator.plan(6, index);
                let (with, without) = (generator.unaltered(&plan), generator.aligned_base(&plan));
                let differing = with.pixels().iter().zip(without.pixels()).filter(|(a, b)| a != b).count();
                let covered = generator.mask(&plan).bits().iter().filter(|&&bits| bits != 0).count();
                assert!(plan.tumors.is_empty() == (differing == 0) || covered == 0, "index {index}: {differing} pixels differ");
                if recipe.alterations.resampling == Resampling::Nearest {
                    let mask = generator.mask(&plan);
                    let outside = with.pixels().iter().zip(without.pixels()).zip(mask.bits());
                    let strange = outside.filter(|((a, b), bits)| a != b && **bits == 0).count();
                    assert_eq!(strange, 0, "index {index}: pixels without a tumor differ");
                }
            }
        }
    }
}
