//! Pictures with their truth and their healthy twin.

use super::Separation;
use super::kernel::Kernel;
use super::response::Convolver;
use super::truth::{Truth, head, truths};
use crate::factory::{Generator, GrayImage};

/// A picture, what its pixels are, and the same picture without tumors.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MarkedPicture {
    /// The picture.
    pub image: GrayImage,
    /// What its pixels are, row by row.
    pub truths: Vec<Truth>,
    /// The same plan without its tumors: the same place, gray values and noise.
    pub twin: GrayImage,
}

impl MarkedPicture {
    /// Specimen `index` of the series `seed`.
    pub fn new(generator: &Generator, seed: u64, index: u64) -> Self {
        Self::with_head(&head(generator.base()), generator, seed, index)
    }

    fn with_head(head: &[bool], generator: &Generator, seed: u64, index: u64) -> Self {
        let specimen = generator.specimen(seed, index);
        let truths = truths(head, &specimen.plan, &specimen.mask);
        let mut healthy = specimen.plan;
        healthy.tumors.clear();
        healthy.discs.clear();
        Self { image: specimen.image, truths, twin: generator.render(&healthy) }
    }

    /// The picture minus its healthy twin, in gray levels from -255 to 255, row by row.
    pub fn difference(&self) -> Vec<f32> {
        let pairs = self.image.pixels().iter().zip(self.twin.pixels());
        pairs.map(|(&ill, &healthy)| f32::from(ill) - f32::from(healthy)).collect()
    }
}

/// The first pictures of a series.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MarkedPictures {
    pictures: Vec<MarkedPicture>,
}

impl MarkedPictures {
    /// The pictures `0..count` of the series `seed`. `progress` is told how many are made, and stops it with `false`: then `None`.
    pub fn make(generator: &Generator, seed: u64, count: usize, progress: &mut dyn FnMut(usize) -> bool) -> Option<Self> {
        let head = head(generator.base());
        let mut pictures = Vec::with_capacity(count);
        for index in 0..count {
            pictures.push(MarkedPicture::with_head(&head, generator, seed, index as u64));
            if !progress(index + 1) {
                return None;
            }
        }
        Some(Self { pictures })
    }

    /// The pictures.
    pub fn all(&self) -> &[MarkedPicture] {
        &self.pictures
    }

    /// The AUC of a kernel's response over the pixels of all heads; `None` where no pixel lies in a tumor.
    pub fn auc(&self, kernel: &Kernel) -> Option<f64> {
        let mut convolver = Convolver::default();
        let mut separation = Separation::new(kernel.response_range());
        for picture in &self.pictures {
            separation.count(convolver.respond(kernel, &picture.image), &picture.truths);
        }
        separation.auc()
    }

    /// The AUC of picture minus healthy twin: what a kernel cannot know. `None` where no pixel lies in a tumor.
    pub fn auc_of_difference(&self) -> Option<f64> {
        let mut separation = Separation::new((-255.0, 255.0));
        for picture in &self.pictures {
            separation.count(&picture.difference(), &picture.truths);
        }
        separation.auc()
    }

    /// Share of the pixels of the heads that a tumor covers.
    pub fn tumor_share(&self) -> f64 {
        let count = |wanted: Truth| {
            let of = |picture: &MarkedPicture| picture.truths.iter().filter(|&&truth| truth == wanted).count();
            self.pictures.iter().map(of).sum::<usize>() as f64
        };
        let tumor = count(Truth::Tumor);
        tumor / (tumor + count(Truth::Healthy)).max(1.0)
    }
}

#[cfg(test)]
mod tests {
    use super::super::NamedKernel;
    use super::*;
    use crate::factory::{BaseImage, Mode, Syndrome};

    fn generator(mode: Mode) -> Generator {
        Generator::new(&mode.recipe(), &BaseImage::bundled()).unwrap()
    }

    #[test]
    fn the_twin_is_the_picture_without_its_tumors() {
        let generator = generator(Mode::Hard);
        let mut ill = 0;
        for index in 0..40 {
            let picture = MarkedPicture::new(&generator, 8, index);
            let plan = generator.plan(8, index);
            let has_ghost = plan.alterations.ghost_blur.is_some();
            match plan.syndrome {
                Syndrome::Z => assert_eq!(picture.image, picture.twin),
                _ if has_ghost => {}
                _ => {
                    ill += 1;
                    for (place, difference) in picture.difference().into_iter().enumerate() {
                        let covered = picture.truths[place] == Truth::Tumor;
                        assert!(difference == 0.0 || covered, "picture {index}: only tumors differ, pixel {place}");
                    }
                    assert!(picture.difference().iter().any(|&difference| difference > 5.0), "picture {index}");
                }
            }
        }
        assert!(ill > 10, "{ill} pictures were compared");
    }

    #[test]
    fn a_set_has_the_pictures_of_its_series_and_can_be_stopped() {
        let generator = generator(Mode::Easy);
        let mut told = Vec::new();
        let set = MarkedPictures::make(&generator, 2, 3, &mut |made| {
            told.push(made);
            true
        });
        assert_eq!(set.unwrap().all()[2].image, generator.specimen(2, 2).image);
        assert_eq!(told, [1, 2, 3]);
        assert!(MarkedPictures::make(&generator, 2, 3, &mut |made| made < 2).is_none());
    }

    #[test]
    fn the_auc_over_pictures_is_that_of_all_their_pixels_in_one_row() {
        let set = MarkedPictures::make(&generator(Mode::Hard), 5, 6, &mut |_| true).unwrap();
        let kernel = NamedKernel::Blur.kernel();
        let (mut inside, mut outside) = (Vec::new(), Vec::new());
        for picture in set.all() {
            for (&response, &truth) in Convolver::default().respond(&kernel, &picture.image).iter().zip(&picture.truths) {
                match truth {
                    Truth::Tumor => inside.push(response),
                    Truth::Healthy => outside.push(response),
                    Truth::Outside => {}
                }
            }
        }
        // Ranks by sorting: an oracle of another kind than counting in steps.
        outside.sort_unstable_by(f32::total_cmp);
        let wins = |value: &f32| {
            let below = outside.partition_point(|other| other < value);
            let ties = outside.partition_point(|other| other <= value) - below;
            below as f64 + 0.5 * ties as f64
        };
        let expected = inside.iter().map(wins).sum::<f64>() / (inside.len() as f64 * outside.len() as f64);
        let share = inside.len() as f64 / (inside.len() + outside.len()) as f64;
        assert!((set.tumor_share() - share).abs() < 1e-12);
        assert!((set.auc(&kernel).unwrap() - expected).abs() < 1e-4, "{:?} for {expected}", set.auc(&kernel));
    }
}
