//! A planted shortcut: a mark in the corner that tells class A, and what a network makes of it.

use super::small_training::{SmallTraining, labelled, settings as small_settings};
use super::{Chapter, Talk};
use crate::factory::{Generator, MARK_AT, MARK_SIDE, MarkRecipe, Mode, PIXELS, Syndrome, WIDTH, derived_seed, paint_mark};
use crate::lecture::{Figure, Material, Unit};
use crate::network::{ComputeDevice, EvidenceMethod, Explainer, Labelled, Model, Predictor};
use crate::worker::JobError;

/// Pictures that a training sees.
pub const SHORTCUT_SEEN: u64 = 1_920;
/// Pictures of each class that are asked.
const ASKED: usize = 150;
/// Looks at a network while it learns.
const LOOKS: u64 = 12;

/// What a network says about pictures of one kind.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct MarkPoint {
    /// Pictures seen so far.
    pub seen: u64,
    /// Share of the pictures of class A with the mark that are called A.
    pub marked: f64,
    /// Share of the same pictures without the mark that are called A.
    pub unmarked: f64,
    /// Share of the healthy pictures with the mark that are called A.
    pub healthy_marked: f64,
}

/// What is seen.
#[derive(Clone, Debug)]
pub struct Shortcuts {
    /// How often pictures of class A have the mark in the training that is shown.
    pub share: f64,
    /// What was measured while it learned.
    pub course: Vec<MarkPoint>,
    /// A picture of class A with the mark, and a healthy one.
    pub pictures: [Box<[u8; PIXELS]>; 2],
    /// What speaks for A in each of them, a value per pixel; none before the first look.
    pub evidence: Option<[Vec<f32>; 2]>,
    /// Share of the positive evidence for A in the first of them that lies on the mark.
    pub on_mark: Option<f64>,
}

/// How often pictures of class A have the mark, from 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MarkShare(pub f64);

impl Default for MarkShare {
    fn default() -> Self {
        Self(1.0)
    }
}

/// The chapter on its thread.
#[derive(Debug, Default)]
pub struct Shortcut;

impl Chapter for Shortcut {
    type Knobs = MarkShare;
    type Seen = Shortcuts;
    const NAME: &'static str = "shortcut";

    fn respond(&mut self, material: &Material, &MarkShare(share): &MarkShare, talk: &Talk<'_, Self>) -> Result<(), JobError> {
        let asked = Asked::new(material);
        let pictures = [&asked.marked, &asked.healthy_marked].map(|images| Box::new(images[0]));
        let mut seen = Shortcuts { share, course: Vec::new(), pictures, evidence: None, on_mark: None };
        talk.show(seen.clone());
        talk.step(0, SHORTCUT_SEEN);
        train(material, share, LOOKS, |number, model| {
            seen.course.push(asked.ask(number, model)?);
            let explainer = Explainer::new(model, &ComputeDevice::cpu())?;
            let of = |pixels: &[u8; PIXELS]| explainer.evidence(EvidenceMethod::GradCam, pixels, None, Syndrome::A);
            let [marked, healthy] = [of(&seen.pictures[0])?, of(&seen.pictures[1])?];
            seen.on_mark = share_on_mark(&marked.values);
            seen.evidence = Some([marked.values, healthy.values]);
            talk.show(seen.clone());
            talk.step(number, SHORTCUT_SEEN);
            Ok(talk.is_wanted())
        })
    }

    fn figures(material: &Material) -> Result<Vec<Figure>, JobError> {
        let asked = Asked::new(material);
        let mut figures = Vec::new();
        for (word, share) in [("always", 1.0), ("half", 0.5)] {
            let mut point = MarkPoint::default();
            train(material, share, 1, |seen, model| {
                point = asked.ask(seen, model)?;
                Ok(true)
            })?;
            let values = [("marked", point.marked), ("unmarked", point.unmarked), ("healthy_marked", point.healthy_marked)];
            let named = values.map(|(name, value)| Figure::new(format!("called_a_{name}_{word}"), value, Unit::Share));
            figures.extend(named);
        }
        Ok(figures)
    }
}

/// The pictures that a network is asked about.
struct Asked {
    marked: Vec<[u8; PIXELS]>,
    unmarked: Vec<[u8; PIXELS]>,
    healthy_marked: Vec<[u8; PIXELS]>,
}

impl Asked {
    fn new(material: &Material) -> Self {
        let seed = derived_seed(material.seed, "shortcut test");
        let (images, classes): Labelled = labelled(material.generator(Mode::Easy), seed, 0, 8 * ASKED);
        let of = |class| {
            let pairs = images.iter().zip(&classes).filter(|(_, own)| **own == class);
            pairs.map(|(image, _)| *image).take(ASKED).collect::<Vec<_>>()
        };
        let with_mark = |mut images: Vec<[u8; PIXELS]>| {
            images.iter_mut().for_each(paint_mark);
            images
        };
        Self { marked: with_mark(of(Syndrome::A)), unmarked: of(Syndrome::A), healthy_marked: with_mark(of(Syndrome::Z)) }
    }

    fn ask(&self, seen: u64, model: &Model) -> Result<MarkPoint, JobError> {
        let predictor = Predictor::new(model, &ComputeDevice::cpu())?;
        let called_a = |images: &[[u8; PIXELS]]| -> Result<f64, JobError> {
            let predictions = predictor.predict(images, None)?;
            let called = predictions.iter().filter(|prediction| prediction.answer() == Syndrome::A.into()).count();
            Ok(called as f64 / images.len().max(1) as f64)
        };
        Ok(MarkPoint {
            seen,
            marked: called_a(&self.marked)?,
            unmarked: called_a(&self.unmarked)?,
            healthy_marked: called_a(&self.healthy_marked)?,
        })
    }
}

/// Trains on EASY pictures of which a share of class A has the mark.
fn train(
    material: &Material,
    share: f64,
    looks: u64,
    look: impl FnMut(u64, &Model) -> Result<bool, JobError>,
) -> Result<(), JobError> {
    let plain = material.generator(Mode::Easy);
    let mut recipe = plain.recipe().clone();
    recipe.mark = MarkRecipe { a: share, ..MarkRecipe::default() };
    let generator = Generator::new(&recipe, plain.base())?;
    let settings = small_settings(material.seed);
    SmallTraining { settings, generator: &generator, given: None, pictures: SHORTCUT_SEEN, looks }.run(look)?;
    Ok(())
}

/// The share of what speaks for a class that lies on the mark and within two pixels of it; `None` where nothing does.
fn share_on_mark(evidence: &[f32]) -> Option<f64> {
    const NEAR: std::ops::Range<usize> = MARK_AT - 2..MARK_AT + MARK_SIDE + 2;
    let (mut on, mut all) = (0.0, 0.0);
    for (place, value) in evidence.iter().enumerate() {
        let value = f64::from(value.max(0.0));
        all += value;
        if NEAR.contains(&(place % WIDTH)) && NEAR.contains(&(place / WIDTH)) {
            on += value;
        }
    }
    (all > 0.0).then(|| on / all)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::factory::BaseImage;
    use crate::worker::lessons::lesson_material;

    #[test]
    fn a_network_reads_the_mark_where_it_tells_the_class_and_the_tumors_where_it_does_not() {
        let material = lesson_material(&BaseImage::bundled(), 1).unwrap();
        let asked = Asked::new(&material);
        let after = |share| {
            let mut point = MarkPoint::default();
            let look = |seen, model: &Model| {
                point = asked.ask(seen, model)?;
                Ok(true)
            };
            train(&material, share, 1, look).unwrap();
            point
        };
        let (always, never) = (after(1.0), after(0.0));
        assert!(always.marked > 0.9 && always.unmarked < 0.5, "{always:?}");
        assert!(always.healthy_marked > 0.5, "{always:?}");
        assert!(never.unmarked > 0.6 && never.healthy_marked < 0.3, "{never:?}");
    }
}
