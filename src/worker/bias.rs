//! Prepares a bias lab: asks the adviser about one picture after the other until there are cases enough, then makes all pictures.
//!
//! A step of the job is a picture that the adviser has answered.

use std::sync::Arc;

use rayon::prelude::*;
use thiserror::Error;

use super::ask::{Job, Responder};
use super::{Generators, JobError, Tally};
use crate::classroom::bias::{Arm, BiasCase, BiasRound, MOST_CANDIDATES, Part, Protocol, QuotaError, Search, advised_twin};
use crate::factory::{BaseImage, Generator, HEIGHT, Loop, Outline, PIXELS, Plan, Recipe, Specimen, WIDTH, borders};
use crate::network::{Answer, ComputeDevice, EvidenceMethod, Explainer, Model, Prediction, Predictor};

/// Pictures that the adviser answers at once; between them the job looks whether it is still wanted.
const BATCH: u64 = 64;
/// Pictures on which the adviser is measured: always the same number, as the pictures of a search that ends when it has enough are no fair
/// sample.
const MEASURED: u64 = 256;
/// Share of the evidence that lies inside the outline of where the adviser looked.
pub const OUTLINED_EVIDENCE: f64 = 0.5;

/// Who gives the advice.
#[derive(Clone, Debug)]
pub enum Adviser {
    /// The network that comes with the program for this.
    Shipped,
    /// Another one.
    Given(Arc<Model>),
}

/// A lab to prepare.
#[derive(Clone, Debug)]
pub struct BiasRequest {
    /// The recipe of the pictures.
    pub recipe: Arc<Recipe>,
    /// The base image of the pictures.
    pub base: Arc<BaseImage>,
    /// Seed of the series of the pictures, and of all that is drawn by chance.
    pub seed: u64,
    /// How advice is given.
    pub arm: Arm,
    /// Who gives it.
    pub adviser: Adviser,
}

/// The picture of a round, with everything that must not be seen before the debrief.
#[derive(Clone, Debug)]
pub struct LabPicture {
    /// The picture with its truth.
    pub specimen: Specimen,
    /// The borders of its tumors.
    pub outlines: Vec<Outline>,
    /// What the adviser said of this very picture; `None` in a round without advice.
    pub prediction: Option<Prediction>,
    /// The lines around where the adviser looked for its answer; only in [`Arm::WithEvidence`], and empty where nothing spoke for it.
    pub looked: Vec<Loop>,
}

/// A lab that is ready.
#[derive(Clone, Debug)]
pub struct PreparedLab {
    /// What is asked, in which order.
    pub protocol: Protocol,
    /// The pictures, in the order of the rounds.
    pub pictures: Vec<LabPicture>,
    /// How often the adviser is right in pictures like these.
    pub adviser: Tally,
}

/// Why there is no lab.
#[derive(Clone, Debug, Error)]
pub enum NoLab {
    /// The adviser is right or wrong too seldom.
    #[error(transparent)]
    Quota(#[from] QuotaError),
    /// The adviser knows no classes.
    #[error("the network says only ill or healthy, and advice names one of four classes: choose a network of four classes")]
    IllOrHealthy,
    /// A picture cannot be made, or the network cannot answer.
    #[error(transparent)]
    Job(#[from] JobError),
}

/// Prepares labs.
#[derive(Debug, Default)]
pub struct BiasJob {
    generators: Generators,
}

impl BiasJob {
    /// With this cache of generators.
    pub fn new(generators: Generators) -> Self {
        Self { generators }
    }

    /// `None` when nobody wants it any more.
    fn prepare(&self, request: &BiasRequest, job: &Job<'_, Self>) -> Result<Option<PreparedLab>, NoLab> {
        let model = match &request.adviser {
            Adviser::Shipped => Arc::new(Model::adviser().map_err(JobError::from)?),
            Adviser::Given(model) => Arc::clone(model),
        };
        let generator = self.generators.get(&request.recipe, &request.base).map_err(JobError::from)?;
        let lab = Lab {
            request,
            generator: &generator,
            predictor: Predictor::new(&model, &ComputeDevice::cpu()).map_err(JobError::from)?,
        };
        let Some((search, adviser)) = lab.search(job)? else { return Ok(None) };
        let protocol = Protocol::new(request.seed, request.arm, &search)?;
        let explainer = match request.arm {
            Arm::WithEvidence => Some(Explainer::new(&model, &ComputeDevice::cpu()).map_err(JobError::from)?),
            Arm::AdviceFirst | Arm::CommitFirst => None,
        };
        let mut pictures = Vec::with_capacity(protocol.rounds.len());
        for round in &protocol.rounds {
            if job.has_newer() {
                return Ok(None);
            }
            pictures.push(lab.picture(round, explainer.as_ref())?);
        }
        Ok(Some(PreparedLab { protocol, pictures, adviser }))
    }
}

impl Responder for BiasJob {
    type Question = BiasRequest;
    type Answer = Result<Box<PreparedLab>, NoLab>;
    const NAME: &'static str = "bias lab";

    fn respond(&mut self, request: BiasRequest, job: &Job<'_, Self>) {
        match self.prepare(&request, job) {
            Ok(Some(lab)) => job.say(Ok(Box::new(lab))),
            Ok(None) => {}
            Err(err) => job.say(Err(err)),
        }
    }
}

/// A lab that is being prepared.
struct Lab<'a> {
    request: &'a BiasRequest,
    generator: &'a Generator,
    predictor: Predictor,
}

impl Lab<'_> {
    /// Asks the adviser until there are cases enough, or too many pictures were looked through, and measures it on the first pictures;
    /// `None` when nobody wants it any more.
    fn search(&self, job: &Job<'_, BiasJob>) -> Result<Option<(Search, Tally)>, NoLab> {
        let mut search = Search::new(self.request.seed);
        let mut adviser = Tally::default();
        let total = MOST_CANDIDATES as u64;
        for first in (0..total).step_by(BATCH as usize) {
            if job.has_newer() {
                return Ok(None);
            }
            job.step(first, if first < MEASURED { MEASURED } else { total });
            for candidate in self.candidates(first, BATCH.min(total - first))? {
                if adviser.pictures < MEASURED {
                    adviser.add(candidate.is_right());
                }
                if !search.is_over() {
                    search.add(candidate);
                }
            }
            if search.is_over() && adviser.pictures >= MEASURED {
                break;
            }
        }
        Ok(Some((search, adviser)))
    }

    /// What the adviser says of the twins that would be shown with advice.
    fn candidates(&self, first: u64, count: u64) -> Result<Vec<BiasCase>, NoLab> {
        let seed = self.request.seed;
        let plans: Vec<Plan> = (first..first + count)
            .into_par_iter()
            .map(|index| self.generator.twin_plan(seed, index, advised_twin(seed, index)))
            .collect();
        let images: Vec<[u8; PIXELS]> = plans.par_iter().map(|plan| *self.generator.render(plan).pixels()).collect();
        let predictions = self.predictor.predict(&images, Some(self.generator.aligner())).map_err(JobError::from)?;
        let case = |(plan, prediction): (&Plan, &Prediction)| {
            let Answer::Class(advice) = prediction.answer() else { return Err(NoLab::IllOrHealthy) };
            Ok(BiasCase {
                index: plan.index,
                advised_twin: advised_twin(seed, plan.index),
                truth: plan.syndrome,
                advice,
                sureness: prediction.confidence(),
            })
        };
        plans.iter().zip(&predictions).map(case).collect()
    }

    fn picture(&self, round: &BiasRound, explainer: Option<&Explainer>) -> Result<LabPicture, NoLab> {
        let specimen = self.generator.twin(self.request.seed, round.case.index, round.twin());
        let outlines = self.generator.outlines(&specimen.plan);
        let (image, aligner) = (specimen.image.pixels(), Some(self.generator.aligner()));
        let (mut prediction, mut looked) = (None, Vec::new());
        if round.part != Part::Blind {
            prediction = self.predictor.predict(std::slice::from_ref(image), aligner).map_err(JobError::from)?.pop();
            if let Some(explainer) = explainer {
                let found = explainer.evidence(EvidenceMethod::GradCam, image, aligner, Answer::Class(round.case.advice));
                let strongest = found.map_err(JobError::from)?.strongest(OUTLINED_EVIDENCE);
                let inside = |x: i32, y: i32| (0..WIDTH as i32).contains(&x) && (0..HEIGHT as i32).contains(&y);
                looked = borders(|x, y| inside(x, y) && strongest[y as usize * WIDTH + x as usize]);
            }
        }
        Ok(LabPicture { specimen, outlines, prediction, looked })
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::classroom::bias::{RIGHT_CASES, WARM_UP_ROUNDS, WRONG_CASES};
    use crate::factory::{Mode, Twin};
    use crate::network::{Classes, Trainer, TrainingSettings};
    use crate::worker::{Ask, Reply};

    fn request(arm: Arm, adviser: Adviser) -> BiasRequest {
        BiasRequest { recipe: Arc::new(Mode::Hard.recipe()), base: Arc::new(BaseImage::bundled()), seed: 7, arm, adviser }
    }

    fn ask() -> Ask<BiasJob> {
        Ask::new(Arc::new(|| ()), BiasJob::default)
    }

    /// Waits for the answer; `None` where the job ends without one.
    fn answered(ask: &Ask<BiasJob>) -> Option<Result<Box<PreparedLab>, NoLab>> {
        while ask.wait_within(Duration::from_mins(5)) {
            match ask.poll() {
                Some(Reply::Answer(answer)) => return Some(answer),
                Some(Reply::Done) => return None,
                Some(Reply::Failed(failure)) => panic!("{failure}"),
                None => {}
            }
        }
        panic!("no answer");
    }

    fn prepared(arm: Arm) -> PreparedLab {
        let mut ask = ask();
        ask.ask(request(arm, Adviser::Shipped));
        *answered(&ask).unwrap().unwrap()
    }

    #[test]
    fn the_shipped_adviser_gives_a_lab_whose_advice_is_its_own_answer_to_the_picture_shown() {
        let lab = prepared(Arm::AdviceFirst);
        let rounds = &lab.protocol.rounds;
        assert_eq!((rounds.len(), lab.pictures.len()), (24, 24));
        let generator = Generator::new(&Mode::Hard.recipe(), &BaseImage::bundled()).unwrap();
        let adviser = Predictor::new(&Model::adviser().unwrap(), &ComputeDevice::cpu()).unwrap();
        let mut advised = [0; 2];
        for (round, picture) in rounds.iter().zip(&lab.pictures) {
            let twin = generator.twin(7, round.case.index, round.twin());
            assert_eq!(picture.specimen, twin);
            assert_eq!(picture.outlines, generator.outlines(&twin.plan));
            assert_eq!((picture.specimen.plan.syndrome, picture.looked.len()), (round.case.truth, 0));
            assert_eq!(picture.prediction.is_none(), round.part == Part::Blind);
            if let Some(prediction) = picture.prediction {
                // Alone and among others the network says the same, but for the last digits.
                let own = adviser.predict(&[*twin.image.pixels()], None).unwrap().pop().unwrap();
                assert_eq!(prediction.answer(), Answer::Class(round.case.advice));
                assert_eq!(own.answer(), prediction.answer());
                assert!((own.confidence() - round.case.sureness).abs() < 1e-4);
                advised[usize::from(round.case.is_right())] += 1;
            }
        }
        assert_eq!(advised, [WRONG_CASES, WARM_UP_ROUNDS + RIGHT_CASES]);
        assert!(
            rounds.iter().any(|round| round.twin() == Twin::Second) && rounds.iter().any(|round| round.twin() == Twin::First)
        );
        // Right in about seven of ten, within five standard errors.
        assert_eq!(lab.adviser.pictures, MEASURED);
        let share = lab.adviser.right as f64 / MEASURED as f64;
        assert!((0.55..0.85).contains(&share), "{share}");
    }

    #[test]
    fn the_same_seed_gives_the_same_lab_in_every_arm_and_evidence_is_outlined_in_one() {
        let [first, evidence] = [Arm::CommitFirst, Arm::WithEvidence].map(prepared);
        assert_eq!(first.protocol.rounds, evidence.protocol.rounds);
        let outlined = evidence.pictures.iter().zip(&evidence.protocol.rounds);
        for (picture, round) in outlined {
            assert!(round.part != Part::Blind || picture.looked.is_empty());
        }
        let with_lines = evidence.pictures.iter().filter(|picture| !picture.looked.is_empty()).count();
        assert!(with_lines >= 10, "{with_lines} of 14 advised pictures have an outline");
        assert!(first.pictures.iter().all(|picture| picture.looked.is_empty()));
    }

    #[test]
    fn an_adviser_that_says_ill_or_healthy_is_refused() {
        let settings = TrainingSettings { classes: Classes::Binary, batch: 4, ..TrainingSettings::default() };
        let generator = Generator::new(&Mode::Hard.recipe(), &BaseImage::bundled()).unwrap();
        let model = Trainer::new(settings, generator, &ComputeDevice::cpu(), 0).model(1.0, None).unwrap();
        let mut ask = ask();
        ask.ask(request(Arm::AdviceFirst, Adviser::Given(Arc::new(model))));
        assert!(matches!(answered(&ask), Some(Err(NoLab::IllOrHealthy))));
    }

    #[test]
    fn a_search_that_is_not_wanted_any_more_gives_way_to_the_next_one() {
        let mut ask = ask();
        ask.ask(request(Arm::CommitFirst, Adviser::Given(Arc::new(Model::bundled(Mode::Hard).unwrap()))));
        ask.cancel();
        ask.ask(request(Arm::AdviceFirst, Adviser::Shipped));
        assert_eq!(answered(&ask).unwrap().unwrap().protocol.arm, Arm::AdviceFirst);
    }

    /// A network that is given its own pictures as they are: HARD is too easy for the bundled one, and the search says so or finds
    /// three errors among thousands of pictures; in either case with the quota.
    #[test]
    fn a_network_that_is_hardly_ever_wrong_gives_a_lab_with_the_quota_or_a_reason() {
        let mut ask = ask();
        ask.ask(request(Arm::AdviceFirst, Adviser::Given(Arc::new(Model::bundled(Mode::Hard).unwrap()))));
        match answered(&ask).unwrap() {
            Ok(lab) => {
                let wrong = lab.protocol.rounds.iter().filter(|round| round.part == Part::Advised && !round.case.is_right());
                assert_eq!((wrong.count(), lab.adviser.pictures), (WRONG_CASES, MEASURED));
                assert!(lab.protocol.looked_through > 60, "{}", lab.protocol.looked_through);
            }
            Err(err) => assert!(err.to_string().contains("choose a network that is wrong more often"), "{err}"),
        }
    }
}
