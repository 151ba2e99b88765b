//! What is said of single pictures while a network learns, and of the test pictures when all is done.

use std::sync::Arc;
use std::sync::mpsc::TryRecvError;

use super::commands::Commands;
use super::report::Events;
use super::{TrainingEvent, TrainingNotice};
use crate::factory::{Generator, GrayImage, PIXELS, PictureFacts, SpecimenId};
use crate::network::{ComputeDevice, JudgedPicture, Model, Prediction, Predictor, evaluate, test_seed};

/// Pictures of the test series that are looked at when all is done.
pub const TEST_COUNT: u64 = 2000;

/// A picture whose answers are followed through a training.
#[derive(Clone, Debug, PartialEq)]
pub struct WatchedPicture {
    /// Which one.
    pub id: SpecimenId,
    /// Its gray values.
    pub pixels: [u8; PIXELS],
}

/// What the network said of the watched picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Said {
    /// Which one.
    pub id: SpecimenId,
    /// What it said.
    pub prediction: Prediction,
}

/// A validation, picture by picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Examined {
    /// The first picture of the series.
    pub first_id: SpecimenId,
    /// The answers, from the first picture of the series on.
    pub pictures: Vec<JudgedPicture>,
    /// What is to be seen in each of them.
    pub facts: Arc<[PictureFacts]>,
    /// The first of them.
    pub first: Arc<GrayImage>,
    /// Share of right answers on the fixed set that it learns from, or the beginning of it.
    pub training_set: Option<f64>,
    /// What was said of the watched picture.
    pub watched: Option<Said>,
}

/// Tries a network on the test pictures, and says how good it is; unless the reader goes meanwhile.
pub fn test(model: &Model, generator: &Generator, device: &ComputeDevice, commands: &Commands, events: &mut Events) {
    let Ok(predictor) = Predictor::new(model, device) else { return };
    let mut alone = false;
    let result = evaluate(&predictor, generator, test_seed(model.record.settings.seed), TEST_COUNT, |_| {
        alone = matches!(commands.try_recv(), Err(TryRecvError::Disconnected));
        !alone
    });
    match result {
        Ok(evaluation) if !alone => events.send(TrainingEvent::Tested { images: model.record.images, evaluation }),
        Ok(_) => {}
        Err(err) => events.notice(TrainingNotice::NotTested(err)),
    }
}
