//! Augmentation: 100 pictures multiplied by chosen changes, against as many pictures seen that are all new.

use super::small_training::{SmallTraining, accuracy, labelled, settings as small_settings};
use super::{Chapter, Talk};
use crate::factory::{Augment, Augmentation as Changes, Mode, PIXELS, derived_seed};
use crate::lecture::{Figure, Material, Unit};
use crate::network::{Labelled, TrainingSettings, training_seed};
use crate::worker::JobError;

/// Pictures of the set.
pub const SET: u64 = 100;
/// Pictures that a training sees.
pub const AUGMENTED_SEEN: u64 = 6_400;
/// Pictures that no training sees.
const TEST: usize = 600;
/// Looks at a network while it learns.
const LOOKS: u64 = 10;
/// Examples on the stage.
const EXAMPLES: u64 = 8;
/// Most trainings that are remembered.
const REMEMBERED: usize = 12;

/// What a hand sets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LearnedFrom {
    /// The set, multiplied by these changes.
    Set(Changes),
    /// A new picture every time.
    Endless,
}

impl Default for LearnedFrom {
    fn default() -> Self {
        Self::Set(Changes::default())
    }
}

/// A training that was made.
#[derive(Clone, Debug)]
pub struct AugmentedCourse {
    /// What it learned from.
    pub source: LearnedFrom,
    /// Pictures seen, and the share of right answers on pictures that it never sees.
    pub points: Vec<(u64, f64)>,
}

impl AugmentedCourse {
    /// Whether it saw all its pictures.
    pub fn is_whole(&self) -> bool {
        self.points.last().is_some_and(|(seen, _)| *seen >= AUGMENTED_SEEN)
    }
}

/// What is seen.
#[derive(Clone, Debug, Default)]
pub struct Augmented {
    /// One picture of the set, and what the chosen changes make of it.
    pub examples: Vec<[u8; PIXELS]>,
    /// The trainings that were made, the newest last.
    pub courses: Vec<AugmentedCourse>,
}

/// The chapter on its thread.
#[derive(Debug, Default)]
pub struct Augmentation {
    seen: Augmented,
}

impl Chapter for Augmentation {
    type Knobs = LearnedFrom;
    type Seen = Augmented;
    const NAME: &'static str = "augmentation";

    fn respond(&mut self, material: &Material, &source: &LearnedFrom, talk: &Talk<'_, Self>) -> Result<(), JobError> {
        self.seen.examples = examples(material, source);
        let known = self.seen.courses.iter().position(|course| course.source == source);
        let known = known.map(|at| self.seen.courses.remove(at)).filter(AugmentedCourse::is_whole);
        let is_known = known.is_some();
        self.seen.courses.truncate(REMEMBERED);
        self.seen.courses.push(known.unwrap_or(AugmentedCourse { source, points: Vec::new() }));
        talk.show(self.seen.clone());
        if is_known {
            return Ok(());
        }
        talk.step(0, AUGMENTED_SEEN);
        train(material, source, LOOKS, |seen, right| {
            self.seen.courses.iter_mut().rev().take(1).for_each(|course| course.points.push((seen, right)));
            talk.show(self.seen.clone());
            talk.step(seen, AUGMENTED_SEEN);
            talk.is_wanted()
        })
    }

    fn figures(material: &Material) -> Result<Vec<Figure>, JobError> {
        let sources = [
            ("none", LearnedFrom::default()),
            ("keeping_the_class", LearnedFrom::Set(Changes::of(Augment::KEEPS_CLASS))),
            ("zoom", LearnedFrom::Set(Changes::of([Augment::Zoom]))),
            ("endless", LearnedFrom::Endless),
        ];
        let figure = |(name, source)| Ok(Figure::new(format!("test_accuracy_{name}"), end(material, source)?, Unit::Share));
        sources.into_iter().map(figure).collect()
    }
}

/// One picture of the set as it is seen again and again; or the first ones of an endless series.
fn examples(material: &Material, source: LearnedFrom) -> Vec<[u8; PIXELS]> {
    let (generator, seed) = (material.generator(Mode::Easy), training_seed(material.seed));
    match source {
        LearnedFrom::Endless => labelled(generator, seed, 0, EXAMPLES as usize).0,
        LearnedFrom::Set(changes) => (0..EXAMPLES)
            .map(|place| {
                let mut pixels = *generator.specimen(seed, 0).image.pixels();
                changes.apply(material.seed, place, &mut pixels);
                pixels
            })
            .collect(),
    }
}

/// The share of right answers at the end of a training.
fn end(material: &Material, source: LearnedFrom) -> Result<f64, JobError> {
    let mut last = 0.0;
    train(material, source, 1, |_, right| {
        last = right;
        true
    })?;
    Ok(last)
}

/// Trains on EASY pictures; tells the pictures seen and the share of right answers at every look.
fn train(material: &Material, source: LearnedFrom, looks: u64, mut tell: impl FnMut(u64, f64) -> bool) -> Result<(), JobError> {
    let generator = material.generator(Mode::Easy);
    let test: Labelled = labelled(generator, derived_seed(material.seed, "augmentation test"), 0, TEST);
    let (dataset, augment) = match source {
        LearnedFrom::Set(changes) => (Some(SET), changes),
        LearnedFrom::Endless => (None, Changes::default()),
    };
    let settings = TrainingSettings { dataset, augment, ..small_settings(material.seed) };
    let training = SmallTraining { settings, generator, given: None, pictures: AUGMENTED_SEEN, looks };
    training.run(|seen, model| Ok(tell(seen, accuracy(model, &test)?)))?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::factory::BaseImage;
    use crate::worker::lessons::lesson_material;

    #[test]
    fn changes_that_keep_the_class_help_and_those_that_do_not_help_less() {
        let material = lesson_material(&BaseImage::bundled(), 1).unwrap();
        let [none, right, zoom] = [Changes::default(), Changes::of(Augment::KEEPS_CLASS), Changes::of([Augment::Zoom])]
            .map(|changes| end(&material, LearnedFrom::Set(changes)).unwrap());
        assert!(right > none + 0.15, "{right} {none}");
        assert!(zoom < right, "{zoom} {right}");
    }
}
