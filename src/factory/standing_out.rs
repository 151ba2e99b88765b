//! What makes a picture easy or hard to read: how large its tumors are, and how much they stand out.

use super::{Generator, HEIGHT, Mask, PIXELS, Specimen, TumorSize, WIDTH};

/// Width of the ring around the tumors that counts as their surroundings, in pixels.
const RING: i32 = 3;

/// What is to be seen in one picture.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PictureFacts {
    /// Whether it has a tumor of the size, in the order of [`TumorSize::BIG_FIRST`].
    pub has: [bool; 3],
    /// How much its tumors stand out, in gray levels: the mean of their pixels minus that of the 3 px around them. `None`
    /// where there is no tumor, or none is left in the picture.
    pub contrast: Option<f64>,
}

impl Generator {
    /// What is to be seen in the specimens `0..count` of a series.
    pub fn facts(&self, seed: u64, count: u64) -> Vec<PictureFacts> {
        (0..count).map(|index| facts(&self.specimen(seed, index))).collect()
    }
}

/// What is to be seen in a specimen.
pub fn facts(specimen: &Specimen) -> PictureFacts {
    let has = TumorSize::BIG_FIRST.map(|size| specimen.plan.count(size) > 0);
    PictureFacts { has, contrast: contrast(specimen.image.pixels(), &specimen.mask) }
}

fn contrast(pixels: &[u8; PIXELS], mask: &Mask) -> Option<f64> {
    Surroundings::of(|place| mask.bits()[place] != 0).contrast(pixels)
}

/// The pixels of tumors, and those around them.
pub(super) struct Surroundings {
    inside: Vec<usize>,
    ring: Vec<usize>,
}

impl Surroundings {
    /// Of the tumors that cover these pixels.
    pub(super) fn of(covered: impl Fn(usize) -> bool) -> Self {
        let inside: Vec<usize> = (0..PIXELS).filter(|&place| covered(place)).collect();
        let mut near = [false; PIXELS];
        for &place in &inside {
            let (x, y) = ((place % WIDTH) as i32, (place / WIDTH) as i32);
            for dy in -RING..=RING {
                for dx in -RING..=RING {
                    let in_picture = (0..WIDTH as i32).contains(&(x + dx)) && (0..HEIGHT as i32).contains(&(y + dy));
                    if in_picture && dx * dx + dy * dy <= RING * RING {
                        near[(y + dy) as usize * WIDTH + (x + dx) as usize] = true;
                    }
                }
            }
        }
        let ring = (0..PIXELS).filter(|&place| near[place] && !covered(place)).collect();
        Self { inside, ring }
    }

    /// Mean gray value of the tumors minus that of the ring, in gray levels; `None` where one of them has no pixel.
    pub(super) fn contrast(&self, pixels: &[u8; PIXELS]) -> Option<f64> {
        let mean = |places: &[usize]| {
            let sum: u64 = places.iter().map(|&place| u64::from(pixels[place])).sum();
            (!places.is_empty()).then(|| sum as f64 / places.len() as f64)
        };
        Some(mean(&self.inside)? - mean(&self.ring)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::factory::{BaseImage, Mode, Syndrome};

    #[test]
    fn a_bright_square_on_gray_stands_out_by_the_difference() {
        let mut pixels = [100; PIXELS];
        let mut mask = Mask::empty();
        for y in 40..44 {
            for x in 30..35 {
                pixels[y * WIDTH + x] = 137;
                mask.bits_mut()[y * WIDTH + x] = Mask::bit(TumorSize::Small);
            }
        }
        // Far away it may be as bright as it likes.
        pixels[0] = 255;
        assert_eq!(contrast(&pixels, &mask), Some(37.0));
        assert_eq!(contrast(&pixels, &Mask::empty()), None);
    }

    #[test]
    fn the_facts_follow_the_syndrome() {
        let generator = Generator::new(&Mode::Easy.recipe(), &BaseImage::bundled()).unwrap();
        let facts = generator.facts(5, 200);
        for (index, facts) in facts.iter().enumerate() {
            match generator.plan(5, index as u64).syndrome {
                Syndrome::A => assert!(facts.has[0] && !facts.has[2]),
                Syndrome::B => assert!(!facts.has[0] && facts.has[1]),
                Syndrome::C => assert_eq!(facts.has, [false, false, true]),
                Syndrome::Z => assert_eq!(*facts, PictureFacts { has: [false; 3], contrast: None }),
            }
        }
        let brighter = facts.iter().filter_map(|facts| facts.contrast).filter(|&contrast| contrast > 0.0).count();
        assert!(brighter > 100, "tumors of EASY are brighter than what is around them: {brighter}");
    }
}
