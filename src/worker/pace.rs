//! How fast this machine learns and judges with the settings of a training: measured on a few steps that are thrown away.

use std::time::{Duration, Instant};

use super::JobError;
use super::ask::{Job, Responder};
use super::training::judged_in_plan;
use crate::factory::{BaseImage, Generator, Recipe};
use crate::network::{ComputeDevice, DeviceChoice, NetworkError, Trainer, TrainingSettings};

/// Pictures that are judged for the measurement: a full batch of answers.
const JUDGED: usize = 64;
/// Steps are measured for so long, or until there are so many of them.
const MEASURED: Duration = Duration::from_millis(600);
const MOST_STEPS: u32 = 12;

/// Trainings whose pace is to be measured, one after the other.
#[derive(Clone, Debug)]
pub struct PaceRequest {
    /// Settings and recipe of each.
    pub trainings: Vec<(TrainingSettings, Recipe)>,
    /// What the specimens are made from.
    pub base: BaseImage,
    /// Where to compute.
    pub device: DeviceChoice,
    /// Threads for the CPU; 0 for all.
    pub threads: usize,
}

/// How fast a training is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pace {
    /// Seconds for a picture that is learned from.
    pub learned: f64,
    /// Seconds for a picture that is only judged.
    pub judged: f64,
}

impl Pace {
    /// How long a training of so many pictures takes, with its validations; `fixed_set` says whether it learns from a fixed set, which is
    /// judged each time too. Writing the run is left out.
    pub fn whole(&self, images: u64, fixed_set: bool) -> Duration {
        let judged = judged_in_plan(images) as f64 * if fixed_set { 2.0 } else { 1.0 };
        Duration::try_from_secs_f64(images as f64 * self.learned + judged * self.judged).unwrap_or(Duration::MAX)
    }
}

/// The pace of a training, by its place in the request.
#[derive(Debug)]
pub struct PaceAnswer {
    /// Which training.
    pub place: usize,
    /// Its pace, or why it cannot be measured.
    pub pace: Result<Pace, JobError>,
}

/// Measures paces.
#[derive(Debug, Default)]
pub struct PaceJob;

impl Responder for PaceJob {
    type Question = PaceRequest;
    type Answer = PaceAnswer;
    const NAME: &'static str = "pace";

    fn respond(&mut self, request: PaceRequest, job: &Job<'_, Self>) {
        let PaceRequest { trainings, base, device, threads } = request;
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).thread_name(|i| format!("pace {i}")).build();
        for (place, (settings, recipe)) in trainings.into_iter().enumerate() {
            let device = ComputeDevice::select_for(device, settings.architecture).unwrap_or_else(|_no_gpu| ComputeDevice::cpu());
            let measure = || measure(settings, &recipe, &base, &device, &|| job.is_wanted());
            let measured = pool.as_ref().map_or_else(|_no_threads| measure(), |pool| pool.install(measure));
            match measured {
                Ok(Some(pace)) => job.say(PaceAnswer { place, pace: Ok(pace) }),
                Ok(None) => return,
                Err(err) => job.say(PaceAnswer { place, pace: Err(err) }),
            }
        }
    }
}

/// `None` when nobody wants to know any more.
fn measure(
    settings: TrainingSettings,
    recipe: &Recipe,
    base: &BaseImage,
    device: &ComputeDevice,
    is_wanted: &(dyn Fn() -> bool + Sync),
) -> Result<Option<Pace>, JobError> {
    let generator = Generator::new(recipe, base)?;
    // Weights that do not move cannot run away.
    let mut trainer = Trainer::new(TrainingSettings { learning_rate: 0.0, ..settings }, generator, device, JUDGED);
    let mut step = || -> Result<Option<Duration>, NetworkError> {
        if !is_wanted() {
            return Ok(None);
        }
        let start = Instant::now();
        trainer.step(0.5).map(|_report| Some(start.elapsed()))
    };
    // The first step is slower: memory is taken, a GPU compiles.
    if step()?.is_none() {
        return Ok(None);
    }
    let (mut spent, mut steps) = (Duration::ZERO, 0);
    while steps == 0 || (spent < MEASURED && steps < MOST_STEPS) {
        let Some(one) = step()? else { return Ok(None) };
        (spent, steps) = (spent + one, steps + 1);
    }
    let pictures = f64::from(steps) * settings.batch as f64;
    let start = Instant::now();
    trainer.judge()?;
    let judged = start.elapsed().as_secs_f64() / JUDGED as f64;
    Ok(Some(Pace { learned: spent.as_secs_f64() / pictures, judged }))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::factory::Mode;
    use crate::network::Architecture;
    use crate::worker::{Ask, Reply};

    #[test]
    fn a_training_is_measured_and_what_cannot_be_is_said() {
        let mut ask = Ask::new(Arc::new(|| {}), PaceJob::default);
        let small = TrainingSettings { batch: 8, ..Architecture::Compact.preset() };
        let odd = Recipe { healthy_prior: f64::NAN, ..Mode::Hard.recipe() };
        let trainings = vec![(small, odd), (small, Mode::Hard.recipe())];
        ask.ask(PaceRequest { trainings, base: BaseImage::bundled(), device: DeviceChoice::Cpu, threads: 1 });
        let mut answers = Vec::new();
        while answers.len() < 2 {
            match ask.poll() {
                Some(Reply::Answer(answer)) => answers.push(answer),
                Some(other) => assert_eq!(answers.len(), 2, "{other:?}"),
                None => std::thread::park_timeout(Duration::from_millis(5)),
            }
        }
        assert!(answers[0].place == 0 && answers[0].pace.is_err());
        let pace = *answers[1].pace.as_ref().unwrap();
        assert!(pace.learned > 0.0 && pace.judged > 0.0 && pace.learned.is_finite(), "{pace:?}");
    }

    #[test]
    fn a_whole_training_is_its_pictures_and_its_validations() {
        let pace = Pace { learned: 0.01, judged: 0.002 };
        // 20,000 pictures have 16 validations of 500 pictures, every 1250; and 33 of 64, after 200 and every 500, but for the eight that fall
        // on one of the others: 10,112 pictures in all.
        assert_eq!((pace.whole(20_000, false).as_secs_f64() * 1e3).round(), 220_224.0);
        assert_eq!((pace.whole(20_000, true).as_secs_f64() * 1e3).round(), 240_448.0);
    }
}
