//! The output layer: four logits by hand, and the sureness of a network over 1,000 pictures.

use std::sync::Arc;

use super::heads::{self, HALF, Heads, HeadsSeen};
use super::small_training::{SmallTraining, labelled, settings as small_settings};
use super::{Chapter, Talk};
use crate::factory::{Mode, Syndrome, derived_seed};
use crate::lecture::output_layer::{Judged, Sureness, best_temperature, figures};
use crate::lecture::{Figure, Material};
use crate::network::{ComputeDevice, Labelled, LearningRateSchedule, Model, Prediction, Predictor, TrainingSettings};
use crate::worker::JobError;

/// Pictures that are judged.
pub const PICTURES: usize = 1_000;
/// Different pictures that the network learns from: so few that it is surer than it is right.
pub const LEARNED: u64 = 300;
/// Pictures that it sees, the same ones again and again.
const SEEN: u64 = 6_400;
/// Looks while it learns.
const LOOKS: u64 = 32;
/// A probability below this is taken for this: its logarithm stays a number.
const LEAST: f32 = 1e-30;

/// What is looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum OutputScene {
    /// Four logits.
    Logits,
    /// A network's answers to 1,000 pictures: what the question is about.
    #[default]
    Pictures,
    /// Two output layers that learn from the same pictures: one neuron with a sigmoid, and a softmax of four.
    Heads,
}

/// What a hand sets.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OutputKnobs {
    /// What is looked at.
    pub scene: OutputScene,
    /// The four logits.
    pub logits: [f64; 4],
    /// What is added to all of them.
    pub constant: f64,
    /// The temperature.
    pub temperature: f64,
    /// The probability from which a picture is called ill.
    pub ill_from: f64,
}

impl Default for OutputKnobs {
    fn default() -> Self {
        Self { scene: OutputScene::Pictures, logits: [2.0, 1.0, 0.0, -1.0], constant: 0.0, temperature: 1.0, ill_from: HALF }
    }
}

/// What is seen of the 1,000 pictures.
#[derive(Clone, Debug)]
pub struct PicturesSeen {
    /// At the temperature of the knobs.
    pub sureness: Sureness,
    /// At temperature 1.
    pub untouched: Sureness,
    /// The temperature with the least loss.
    pub best_temperature: f64,
}

/// What is seen.
#[derive(Clone, Debug)]
pub struct OutputSeen {
    /// The knobs that it belongs to.
    pub knobs: OutputKnobs,
    /// The pictures; `None` while the network learns, or where something else is looked at.
    pub pictures: Option<PicturesSeen>,
    /// The two output layers; `None` before their first look, or where something else is looked at.
    pub heads: Option<Arc<HeadsSeen>>,
}

/// The chapter on its thread.
#[derive(Default)]
pub struct OutputLayer {
    judged: Option<Arc<(Vec<Judged<4>>, f64)>>,
    heads: Option<Heads>,
}

impl std::fmt::Debug for OutputLayer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("OutputLayer").field("heads", &self.heads.as_ref().map(Heads::seen)).finish_non_exhaustive()
    }
}

impl Chapter for OutputLayer {
    type Knobs = OutputKnobs;
    type Seen = OutputSeen;
    const NAME: &'static str = "output-layer";

    fn respond(&mut self, material: &Material, knobs: &OutputKnobs, talk: &Talk<'_, Self>) -> Result<(), JobError> {
        let knobs = *knobs;
        match knobs.scene {
            OutputScene::Logits => {
                talk.show(OutputSeen { knobs, pictures: None, heads: None });
                return Ok(());
            }
            OutputScene::Heads => return self.learn_heads(material, knobs, talk),
            OutputScene::Pictures => {}
        }
        if self.judged.is_none() {
            talk.show(OutputSeen { knobs, pictures: None, heads: None });
            talk.step(0, SEEN);
            let judged = judged(material, |seen| {
                talk.step(seen, SEEN);
                talk.is_wanted()
            })?;
            let Some(judged) = judged else { return Ok(()) };
            let best = best_temperature(&judged);
            self.judged = Some(Arc::new((judged, best)));
        }
        let Some(judged) = &self.judged else { return Ok(()) };
        let of = |temperature| Sureness::of(&judged.0, temperature);
        if let (Some(sureness), Some(untouched)) = (of(knobs.temperature), of(1.0)) {
            let pictures = Some(PicturesSeen { sureness, untouched, best_temperature: judged.1 });
            talk.show(OutputSeen { knobs, pictures, heads: None });
        }
        Ok(())
    }

    fn figures(material: &Material) -> Result<Vec<Figure>, JobError> {
        let mut all = figures(&judged(material, |_| true)?.unwrap_or_default());
        all.extend(heads::figures(material)?);
        Ok(all)
    }
}

impl OutputLayer {
    /// Both networks learn on from where they were left, and are looked at on the way.
    fn learn_heads(&mut self, material: &Material, knobs: OutputKnobs, talk: &Talk<'_, Self>) -> Result<(), JobError> {
        let heads = self.heads.get_or_insert_with(|| Heads::new(material));
        let seen = |heads: &Heads| {
            let heads = (!heads.seen().points.is_empty()).then(|| Arc::new(heads.seen().clone()));
            OutputSeen { knobs, pictures: None, heads }
        };
        talk.show(seen(heads));
        let done = |heads: &Heads| heads.seen().points.last().map_or(0, |point| point.seen);
        if done(heads) < heads::SEEN {
            talk.step(done(heads), heads::SEEN);
        }
        while talk.is_wanted() && heads.advance()? {
            talk.step(done(heads), heads::SEEN);
            talk.show(seen(heads));
        }
        Ok(())
    }
}

/// What a network that has learned from few HARD pictures says of 1,000 others; `None` if it was not wanted to the end.
fn judged(material: &Material, mut goes_on: impl FnMut(u64) -> bool) -> Result<Option<Vec<Judged<4>>>, JobError> {
    let generator = material.generator(Mode::Hard);
    // A rate that never falls lets it learn its pictures by heart, noise and all.
    let schedule = LearningRateSchedule::Constant;
    let settings = TrainingSettings { dataset: Some(LEARNED), schedule, ..small_settings(material.seed) };
    let training = SmallTraining { settings, generator, given: None, pictures: SEEN, looks: LOOKS };
    let Some(model) = training.run(|seen, _| Ok(goes_on(seen)))? else { return Ok(None) };
    let pictures: Labelled = labelled(generator, derived_seed(material.seed, "output layer"), 0, PICTURES);
    Ok(Some(judge(&model, &pictures)?))
}

/// The logits of pictures: the logarithms of the probabilities are logits, as a constant on all of them changes nothing.
fn judge(model: &Model, (images, classes): &Labelled) -> Result<Vec<Judged<4>>, JobError> {
    let predictions = Predictor::new(model, &ComputeDevice::cpu())?.predict(images, None)?;
    let one = |(prediction, class): (&Prediction, &Syndrome)| {
        let share = |class: Syndrome| prediction.share(class.into()).unwrap_or(0.0);
        let logits = Syndrome::ALL.map(|class| f64::from(share(class).max(LEAST)).ln());
        Judged { logits, truth: class.index() }
    };
    Ok(predictions.iter().zip(classes).map(one).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::factory::BaseImage;
    use crate::worker::lessons::lesson_material;

    /// A network that learned from few pictures is surer than it is right, and a temperature above 1 makes it honest.
    #[test]
    fn few_pictures_make_a_network_too_sure() {
        let material = lesson_material(&BaseImage::bundled(), 1).unwrap();
        let judged = judged(&material, |_| true).unwrap().unwrap();
        assert_eq!(judged.len(), PICTURES);
        let found = figures(&judged);
        let value = |name: &str| found.iter().find(|figure| figure.name == name).unwrap().value;
        assert!(value("sureness_at_temperature_1") > value("accuracy_at_temperature_1") + 0.02, "{found:?}");
        assert!(value("best_temperature") > 1.1);
        assert!(value("calibration_error_at_temperature_best") < value("calibration_error_at_temperature_1"));
        assert_eq!(value("accuracy_at_temperature_half"), value("accuracy_at_temperature_2"));
    }

    #[test]
    fn a_training_that_is_not_wanted_any_more_ends() {
        let material = lesson_material(&BaseImage::bundled(), 1).unwrap();
        let mut looks = 0;
        let ended = judged(&material, |_| {
            looks += 1;
            looks < 2
        });
        assert!(ended.unwrap().is_none());
        assert_eq!(looks, 2);
    }
}
