//! Networks compared on the same pictures: those that are set apart from the training of one of them.

use std::sync::Arc;

use super::JobError;
use super::ask::{Job, Responder};
use super::training::VALIDATION_COUNT;
use crate::factory::{BaseImage, Generator, Recipe};
use crate::network::{ComputeDevice, Evaluation, Model, Predictor, evaluate, validation_seed};

/// Who is compared on which pictures.
#[derive(Clone, Debug)]
pub struct ComparisonRequest {
    /// The networks.
    pub models: Vec<Arc<Model>>,
    /// What the pictures are made by.
    pub recipe: Arc<Recipe>,
    /// What they are made from.
    pub base: Arc<BaseImage>,
    /// The seed of the training whose pictures set apart are taken: no training of this seed learns from them.
    pub seed: u64,
}

/// Compares networks: the answer has the result of each, in their order.
#[derive(Debug, Default)]
pub struct ComparisonJob;

impl Responder for ComparisonJob {
    type Question = ComparisonRequest;
    type Answer = Result<Vec<Evaluation>, JobError>;
    const NAME: &'static str = "comparison";

    fn respond(&mut self, request: ComparisonRequest, job: &Job<'_, Self>) {
        let compared = compare(&request, &|| job.is_wanted());
        if job.is_wanted() {
            job.say(compared);
        }
    }
}

fn compare(request: &ComparisonRequest, is_wanted: &dyn Fn() -> bool) -> Result<Vec<Evaluation>, JobError> {
    let generator = Generator::new(&request.recipe, &request.base)?;
    let result = |model: &Arc<Model>| -> Result<Evaluation, JobError> {
        let predictor = Predictor::new(model, &ComputeDevice::cpu())?;
        Ok(evaluate(&predictor, &generator, validation_seed(request.seed), VALIDATION_COUNT as u64, |_| is_wanted())?)
    };
    request.models.iter().map(result).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::factory::Mode;
    use crate::network::judge_images;
    use crate::worker::{Ask, Reply};

    #[test]
    fn both_answer_the_same_pictures_which_are_those_of_the_validation() {
        let [hard, easy] = [Mode::Hard, Mode::Easy].map(|mode| Arc::new(Model::bundled(mode).unwrap()));
        let (recipe, base) = (Arc::new(Mode::Hard.recipe()), Arc::new(BaseImage::bundled()));
        let generator = Generator::new(&recipe, &base).unwrap();
        let mut ask = Ask::new(Arc::new(|| {}), ComparisonJob::default);
        ask.ask(ComparisonRequest { models: vec![Arc::clone(&easy), Arc::clone(&hard)], recipe, base, seed: 3 });
        let compared = loop {
            match ask.poll() {
                Some(Reply::Answer(answer)) => break answer.unwrap(),
                Some(other) => panic!("{other:?}"),
                None => std::thread::park_timeout(std::time::Duration::from_millis(5)),
            }
        };
        // The same one picture at a time.
        let series = validation_seed(3);
        for (model, evaluation) in [easy, hard].iter().zip(&compared) {
            let predictor = Predictor::new(model, &ComputeDevice::cpu()).unwrap();
            let right = (0..VALIDATION_COUNT as u64).filter(|&index| {
                let specimen = generator.specimen(series, index);
                let judged = judge_images(&predictor, &[*specimen.image.pixels()], &[specimen.plan.syndrome], None).unwrap();
                judged[0].is_right()
            });
            let (share, of) = (evaluation.confusion.accuracy(), evaluation.confusion.total());
            assert_eq!((right.count() as f64, of), ((share * of as f64).round(), 500));
        }
        assert!(compared[1].confusion.accuracy() > 0.98 && compared[0].confusion.accuracy() < 0.95);
    }
}
