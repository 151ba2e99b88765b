//! `bench learn`: how good a network becomes that starts from nothing, in so many seconds of training.

use std::time::{Duration, Instant};

use anyhow::Context as _;
use serde_json::{Map, Value, json};

use super::bench::Bench;
use super::interrupt::Interrupt;
use super::train_outputs::network_output;
use super::{output, sources};
use crate::factory::{BaseImage, Generator, derived_seed};
use crate::game::Score;
use crate::network::{Architecture, ComputeDevice, Model, Predictor, Trainer, TrainingSettings, evaluate};
use crate::storage::{Output, shown};

/// Seconds of learning when none are given.
const DEFAULT_SECONDS: f64 = 30.0;
/// Accuracies whose first time is reported, in percent.
const MILESTONES: [u32; 3] = [90, 95, 98];
/// Pictures set apart for validation: more than a training takes, since a lucky validation of few pictures would report a milestone too early.
const VALIDATION_COUNT: usize = 2000;
/// Time of training between two validations.
const VALIDATION_INTERVAL: Duration = Duration::from_secs(1);
/// Pictures of the test at the end.
const TEST_COUNT: u64 = 10_000;
/// Units of the progress bar.
const BAR_LENGTH: f64 = 1000.0;

/// Runs the command.
///
/// # Errors
/// When the device fails, the loss is no number any more, the model cannot be written, or it was stopped.
pub fn run(options: &Bench) -> anyhow::Result<()> {
    let out = options.out.as_deref().map(network_output).transpose()?;
    let interrupt = Interrupt::listen();
    let threads = options.thread_count();
    let learned = sources::with_threads(threads, || learn(options, &interrupt))?;
    if let Some(out) = &out {
        out.write(&learned.model.encode()?)?;
    }
    if options.json {
        return output::say_json(&learned.object(options, threads));
    }
    learned.lines(options, threads, out.as_ref()).iter().for_each(|line| output::say(line));
    Ok(())
}

/// The time spent training. It stands still while nothing is measured.
#[derive(Debug, Default)]
struct Clock {
    spent: Duration,
}

impl Clock {
    fn measure<T>(&mut self, work: impl FnOnce() -> T) -> T {
        let start = Instant::now();
        let result = work();
        self.spent += start.elapsed();
        result
    }
}

/// How good the network was after some training.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Validation {
    /// Seconds of training.
    seconds: f64,
    /// Pictures learned.
    images: u64,
    /// Pictures set apart that it was right about.
    right: u64,
}

impl Validation {
    /// Whether it was right about so many percent of the pictures set apart.
    fn reaches(&self, percent: u32) -> bool {
        self.right * 100 >= u64::from(percent) * VALIDATION_COUNT as u64
    }
}

/// The first validation that reached so many percent.
fn first_at(percent: u32, validations: &[Validation]) -> Option<&Validation> {
    validations.iter().find(|validation| validation.reaches(percent))
}

/// The seed of the test at the end: of a series of its own, which no training, validation or other test looks at.
fn final_test_seed(seed: u64) -> u64 {
    derived_seed(seed, "bench learn")
}

/// What is to be learned.
struct Task {
    settings: TrainingSettings,
    generator: Generator,
    device: ComputeDevice,
    /// How long the plan is, in time spent training.
    length: Duration,
}

impl Task {
    fn new(options: &Bench) -> anyhow::Result<Self> {
        let settings = options.settings(options.architecture.unwrap_or(Architecture::BEST));
        Ok(Self {
            settings: TrainingSettings { seed: options.seed.unwrap_or(settings.seed), ..settings },
            generator: Generator::new(&options.mode.recipe(), &BaseImage::bundled())?,
            device: sources::device(options.device, settings.architecture)?,
            length: Duration::from_secs_f64(options.seconds.unwrap_or(DEFAULT_SECONDS)),
        })
    }
}

fn learn(options: &Bench, interrupt: &Interrupt) -> anyhow::Result<Learned> {
    let task = Task::new(options)?;
    output::note(&format!("learning on the {}", task.device.name()));
    let bar = output::progress_bar(BAR_LENGTH as u64, "of the plan in 1/1000");
    let mut clock = Clock::default();
    let mut trainer = clock.measure(|| Trainer::new(task.settings, task.generator.clone(), &task.device, VALIDATION_COUNT));
    let mut validations: Vec<Validation> = Vec::new();
    let mut next = VALIDATION_INTERVAL;
    loop {
        let share = (clock.spent.as_secs_f64() / task.length.as_secs_f64()).min(1.0);
        // A plan that is shorter than the making of the network has one step all the same.
        let is_over = share >= 1.0 && trainer.images_seen() > 0;
        if is_over || clock.spent >= next {
            let validation = validated(&trainer, clock.spent)?;
            bar.set_message(format!("{:.1} % right", 100.0 * validation.right as f64 / VALIDATION_COUNT as f64));
            validations.push(validation);
            next = clock.spent + VALIDATION_INTERVAL;
        }
        if is_over {
            break;
        }
        clock.measure(|| trainer.step(share))?;
        bar.set_position((BAR_LENGTH * share) as u64);
        anyhow::ensure!(!interrupt.is_pressed(), "stopped before the end");
    }
    bar.finish_and_clear();
    let last = *validations.last().context("nothing was learned")?;
    let model = trainer.model(last.seconds, Some(last.right as f64 / VALIDATION_COUNT as f64))?;
    let test = tested(&model, &task, interrupt)?;
    Ok(Learned { task, validations, last, test, model })
}

fn validated(trainer: &Trainer, spent: Duration) -> anyhow::Result<Validation> {
    let confusion = trainer.validate()?.confusion;
    let right = confusion.right();
    Ok(Validation { seconds: spent.as_secs_f64(), images: trainer.images_seen(), right })
}

/// How good the network is on pictures that nothing has looked at.
fn tested(model: &Model, task: &Task, interrupt: &Interrupt) -> anyhow::Result<Score> {
    let predictor = Predictor::new(model, &task.device)?;
    let bar = output::progress_bar(TEST_COUNT, "pictures of the test");
    let seed = final_test_seed(task.settings.seed);
    let evaluation = evaluate(&predictor, &task.generator, seed, TEST_COUNT, |done| {
        bar.set_position(done);
        !interrupt.is_pressed()
    })?;
    bar.finish_and_clear();
    anyhow::ensure!(!interrupt.is_pressed(), "stopped before the end");
    let confusion = evaluation.confusion;
    Ok(Score { right: confusion.right() as usize, rounds: confusion.total() as usize })
}

/// What came of it.
struct Learned {
    task: Task,
    /// From the first on.
    validations: Vec<Validation>,
    /// The last of them, at the end of the plan.
    last: Validation,
    /// The test at the end.
    test: Score,
    model: Model,
}

impl Learned {
    /// Over the whole time of training, the making of the network included.
    fn images_per_second(&self) -> f64 {
        self.last.images as f64 / self.last.seconds
    }

    /// For machines.
    fn object(&self, options: &Bench, threads: usize) -> Value {
        let moment = |validation: &Validation| json!({ "seconds": validation.seconds, "images": validation.images });
        let reached: Map<String, Value> = MILESTONES
            .into_iter()
            .map(|percent| (percent.to_string(), first_at(percent, &self.validations).map_or(Value::Null, moment)))
            .collect();
        let validation = |validation: &Validation| {
            let accuracy = validation.right as f64 / VALIDATION_COUNT as f64;
            json!({ "seconds": validation.seconds, "images": validation.images, "accuracy": accuracy })
        };
        let (low, high) = self.test.interval();
        json!({
            "architecture": self.task.settings.architecture.name(),
            "mode": options.mode.word().to_lowercase(),
            "seed": self.task.settings.seed,
            "seconds": self.last.seconds,
            "images": self.last.images,
            "images_per_second": self.images_per_second(),
            "reached": reached,
            "validation_count": VALIDATION_COUNT,
            "validations": self.validations.iter().map(validation).collect::<Vec<Value>>(),
            "accuracy": self.test.share(),
            "right": self.test.right,
            "count": self.test.rounds,
            "interval": [low, high],
            "test_seed": final_test_seed(self.task.settings.seed),
            "threads": threads,
            "device": self.task.device.name(),
        })
    }

    /// For people.
    fn lines(&self, options: &Bench, threads: usize, out: Option<&Output>) -> Vec<String> {
        let Validation { seconds, images, .. } = self.last;
        let (settings, device) = (self.task.settings, self.task.device.name());
        let mut lines = vec![format!(
            "{} on {}, seed {}: {images} images in {seconds:.1} s, {:.0} images/s with {threads} threads on the {device}",
            settings.architecture,
            options.mode.word(),
            settings.seed,
            self.images_per_second(),
        )];
        lines.extend(MILESTONES.map(|percent| match first_at(percent, &self.validations) {
            Some(first) => {
                format!("{percent} % of the validation reached after {:.1} s and {} images", first.seconds, first.images)
            }
            None => format!("{percent} % of the validation not reached"),
        }));
        let (low, high) = self.test.interval();
        lines.push(format!(
            "accuracy {:.2} % on {} unseen images; the true one lies between {:.2} % and {:.2} % with 95 % confidence",
            100.0 * self.test.share().unwrap_or(0.0),
            self.test.rounds,
            100.0 * low,
            100.0 * high,
        ));
        lines.extend(out.map(|out| format!("kept in {}", shown(out.path()))));
        lines
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::network::{test_seed, training_seed};

    fn validation(place: usize, right: u64) -> Validation {
        Validation { seconds: 1.0 + place as f64, images: 32 * place as u64, right }
    }

    #[test]
    fn a_milestone_is_the_first_validation_at_it_or_above() {
        let curve: Vec<Validation> = [500, 1799, 1800, 1750, 1899, 1901, 1959, 1900]
            .into_iter()
            .enumerate()
            .map(|(i, right)| validation(i, right))
            .collect();
        // 1800, 1900 and 1960 of 2,000 are 90, 95 and 98 %.
        assert_eq!(first_at(90, &curve), Some(&curve[2]));
        assert_eq!(first_at(95, &curve), Some(&curve[5]));
        assert_eq!(first_at(98, &curve), None);
        assert_eq!(first_at(98, &[validation(0, 1960)]), Some(&validation(0, 1960)));
        assert_eq!(first_at(90, &[]), None);
    }

    #[test]
    fn the_pictures_of_the_test_are_those_of_no_other_series() {
        let mut all = BTreeSet::new();
        for seed in 0..200 {
            for series in [seed, training_seed(seed), test_seed(seed), derived_seed(seed, "validation"), final_test_seed(seed)] {
                assert!(all.insert(series), "series {series} of seed {seed} twice");
            }
        }
    }
}
