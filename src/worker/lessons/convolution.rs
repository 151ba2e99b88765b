//! Convolution: 25 weights on a picture, and how well their response finds the tumors.

use std::sync::Arc;

use super::{Chapter, Talk};
use crate::factory::{GrayImage, Mode, Outline};
use crate::lecture::convolution::{
    Convolver, FITTED, Kernel, KernelFit, MarkedPictures, NamedKernel, Separation, figures, fitted_pictures, judged_pictures,
};
use crate::lecture::{Figure, Material};
use crate::worker::JobError;

/// Pictures that can be looked at, and over which every kernel is judged.
pub const KERNEL_PICTURES: usize = crate::lecture::convolution::JUDGED;

/// What is laid on the pictures.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Filter {
    /// Weights set by hand.
    Kernel(Kernel),
    /// The weights that answer the mask best.
    Best,
    /// No kernel: the picture minus its healthy twin.
    Twin,
}

/// What a hand sets.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ConvolutionKnobs {
    /// What is laid on the pictures.
    pub filter: Filter,
    /// The picture that is looked at, from 1.
    pub picture: usize,
}

impl Default for ConvolutionKnobs {
    fn default() -> Self {
        Self { filter: Filter::Kernel(NamedKernel::Sobel.kernel()), picture: 1 }
    }
}

/// What is seen of the picture.
#[derive(Clone, Debug)]
pub struct Response {
    /// The picture.
    pub image: GrayImage,
    /// The response at each pixel, row by row.
    pub values: Vec<f32>,
    /// The borders of the tumors.
    pub outlines: Vec<Outline>,
    /// The AUC over the pixels of this head; `None` where it is healthy.
    pub auc: Option<f64>,
}

/// What is seen.
#[derive(Clone, Debug)]
pub struct ConvolutionSeen {
    /// The knobs that it belongs to.
    pub knobs: ConvolutionKnobs,
    /// The weights; `None` for the twin.
    pub kernel: Option<Kernel>,
    /// The picture and its response.
    pub response: Arc<Response>,
    /// The AUC over all pictures.
    pub auc: Option<f64>,
    /// The AUCs of the textbooks' kernels, by [`NamedKernel::ALL`].
    pub named: [Option<f64>; NamedKernel::ALL.len()],
    /// The AUC of the best kernel, once it was wanted.
    pub best: Option<f64>,
    /// The AUC of picture minus healthy twin.
    pub twin: Option<f64>,
}

/// The chapter on its thread.
#[derive(Debug, Default)]
pub struct Convolution {
    judged: Option<Judged>,
    best: Option<Kernel>,
}

/// The pictures, and what does not depend on the hand.
#[derive(Debug)]
struct Judged {
    pictures: MarkedPictures,
    named: [Option<f64>; NamedKernel::ALL.len()],
    twin: Option<f64>,
}

impl Chapter for Convolution {
    type Knobs = ConvolutionKnobs;
    type Seen = ConvolutionSeen;
    const NAME: &'static str = "convolution";

    fn respond(&mut self, material: &Material, knobs: &ConvolutionKnobs, talk: &Talk<'_, Self>) -> Result<(), JobError> {
        if self.judged.is_none() {
            let mut tell = |made: usize| {
                talk.step(made as u64, KERNEL_PICTURES as u64);
                talk.is_wanted()
            };
            let Some(pictures) = judged_pictures(material, &mut tell) else { return Ok(()) };
            let named = NamedKernel::ALL.map(|named| pictures.auc(&named.kernel()));
            self.judged = Some(Judged { named, twin: pictures.auc_of_difference(), pictures });
        }
        if knobs.filter == Filter::Best && self.best.is_none() {
            self.best = fit(material, talk);
            if self.best.is_none() {
                return Ok(());
            }
        }
        let Some(judged) = &self.judged else { return Ok(()) };
        let kernel = match knobs.filter {
            Filter::Kernel(kernel) => Some(kernel),
            Filter::Best => self.best,
            Filter::Twin => None,
        };
        let auc = kernel.map_or(judged.twin, |kernel| judged.pictures.auc(&kernel));
        let Some(response) = response(material, &judged.pictures, knobs.picture, kernel.as_ref()) else { return Ok(()) };
        let (named, twin) = (judged.named, judged.twin);
        let best = self.best.and_then(|kernel| judged.pictures.auc(&kernel));
        talk.show(ConvolutionSeen { knobs: *knobs, kernel, response: Arc::new(response), auc, named, best, twin });
        Ok(())
    }

    fn figures(material: &Material) -> Result<Vec<Figure>, JobError> {
        Ok(figures(material))
    }
}

/// The best kernel; `None` where it is not wanted any more.
fn fit(material: &Material, talk: &Talk<'_, Convolution>) -> Option<Kernel> {
    let total = 2 * FITTED as u64;
    let mut tell = |done: usize| {
        talk.step(done as u64, total);
        talk.is_wanted()
    };
    let pictures = fitted_pictures(material, &mut tell)?;
    KernelFit::of(&pictures, &mut |read| tell(FITTED + read)).map(|fit| fit.best())
}

/// The picture of this number, from 1, and its response; without a kernel, its difference from the healthy twin.
fn response(material: &Material, pictures: &MarkedPictures, number: usize, kernel: Option<&Kernel>) -> Option<Response> {
    let place = number.clamp(1, pictures.all().len().max(1)) - 1;
    let picture = pictures.all().get(place)?;
    let generator = material.generator(Mode::Hard);
    let plan = generator.plan(material.seed, place as u64);
    let values =
        kernel.map_or_else(|| picture.difference(), |kernel| Convolver::default().respond(kernel, &picture.image).to_vec());
    let mut separation = Separation::new(kernel.map_or((-255.0, 255.0), Kernel::response_range));
    separation.count(&values, &picture.truths);
    Some(Response { image: picture.image.clone(), values, outlines: generator.outlines(&plan), auc: separation.auc() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::factory::{BaseImage, Syndrome};
    use crate::worker::lessons::lesson_material;

    #[test]
    fn a_picture_comes_with_its_own_tumors_and_response() {
        let material = lesson_material(&BaseImage::bundled(), 1).unwrap();
        let pictures = MarkedPictures::make(material.generator(Mode::Hard), material.seed, 6, &mut |_| true).unwrap();
        let identity = NamedKernel::Identity.kernel();
        for number in 1..=6 {
            let seen = response(&material, &pictures, number, Some(&identity)).unwrap();
            let specimen = material.generator(Mode::Hard).specimen(material.seed, number as u64 - 1);
            assert_eq!(seen.image, specimen.image);
            assert!(seen.values.iter().zip(specimen.image.pixels()).all(|(&value, &pixel)| value == f32::from(pixel)));
            assert_eq!(seen.outlines.len(), specimen.plan.tumors.len());
            assert_eq!(seen.auc.is_none(), specimen.plan.syndrome == Syndrome::Z);
        }
        assert_eq!(response(&material, &pictures, 99, None).unwrap().image, pictures.all()[5].image, "the last one");
    }

    #[test]
    fn the_chapter_opens_with_a_picture_that_has_tumors() {
        let material = lesson_material(&BaseImage::bundled(), 1).unwrap();
        let first = material.generator(Mode::Hard).plan(material.seed, ConvolutionKnobs::default().picture as u64 - 1);
        assert!(!first.tumors.is_empty(), "{:?}", first.syndrome);
    }
}
