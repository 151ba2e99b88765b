//! `bench`: how fast this machine is.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use clap::{Args, ValueEnum};
use serde_json::json;

use super::interrupt::Interrupt;
use super::sources::WrongUsage;
use super::values::{device, mode, seconds, seed, threads, whole_within};
use super::{bench_learn, output, sources};
use crate::factory::{BaseImage, Generator, Mode, PIXELS, Syndrome};
use crate::network::{Architecture, DeviceChoice, Model, Predictor, Setting, Trainer, TrainingSettings};

/// Pictures per round of the generator and of prediction.
const ROUND: usize = 4096;
/// Seconds of a measurement of speed when none are given.
const DEFAULT_SECONDS: f64 = 5.0;

/// What to measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Subject {
    /// Making pictures
    Generate,
    /// Training a network: its steps alone
    Train,
    /// Classifying pictures
    Predict,
    /// How good a network becomes that starts from nothing, with the settings of train. The clock runs from the making of the network on. It
    /// stands still while the network is tried: about once a second on 2,000 pictures set apart, which say when it reaches 90, 95 and 98 %,
    /// and at the end on 10,000 that nothing else looks at
    Learn,
}

/// `bench`.
#[derive(Debug, Args)]
pub struct Bench {
    /// What to measure
    #[arg(value_enum)]
    pub subject: Subject,
    /// Seconds to measure, or to learn [default: 5, or 30 with bench learn]
    #[arg(long, value_parser = seconds, allow_negative_numbers = true, value_name = "S")]
    pub seconds: Option<f64>,
    /// Network to train, with bench train [default: compact] and bench learn [default: that of train]
    #[arg(long, value_name = "NAME")]
    pub architecture: Option<Architecture>,
    /// Pictures per step, with bench train and bench learn [default: the network's own]
    #[arg(long, value_parser = whole_within::<u64>(Setting::BATCH.limits), value_name = "N")]
    pub batch: Option<u64>,
    /// Fixes weights and data, with bench learn [default: 1]
    #[arg(long, value_parser = seed, value_name = "N")]
    pub seed: Option<u64>,
    /// Model file to write, with bench learn: the network that was measured
    #[arg(long, value_name = "MODEL")]
    pub out: Option<PathBuf>,
    /// Difficulty of the pictures
    #[arg(long, default_value = "hard", value_parser = mode, value_name = "easy|hard")]
    pub mode: Mode,
    /// Threads [default: all]
    #[arg(long, value_parser = threads, value_name = "N")]
    pub threads: Option<usize>,
    /// Where to compute; auto is the CPU for networks of less than a million weights, and else a GPU that works
    #[arg(long, default_value = "auto", value_parser = device, value_name = "auto|gpu|cpu")]
    pub device: DeviceChoice,
    /// Print one JSON object
    #[arg(long)]
    pub json: bool,
}

impl Bench {
    /// The settings of this architecture, with what the user replaced.
    pub fn settings(&self, architecture: Architecture) -> TrainingSettings {
        let preset = architecture.preset();
        TrainingSettings { batch: self.batch.map_or(preset.batch, |batch| batch as usize), ..preset }
    }

    /// How many threads compute.
    pub fn thread_count(&self) -> usize {
        self.threads.unwrap_or_else(|| std::thread::available_parallelism().map_or(1, std::num::NonZero::get))
    }
}

/// Runs the command.
///
/// # Errors
/// When the device fails.
pub fn run(options: &Bench) -> anyhow::Result<()> {
    refuse_without_use(options)?;
    if options.subject == Subject::Learn {
        return bench_learn::run(options);
    }
    let interrupt = Interrupt::listen();
    let generator = Generator::new(&options.mode.recipe(), &BaseImage::bundled())?;
    let limit = Duration::from_secs_f64(options.seconds.unwrap_or(DEFAULT_SECONDS));
    let threads = options.thread_count();
    let go_on = |spent: Duration| spent < limit && !interrupt.is_pressed();
    let (images_per_second, device) = sources::with_threads(threads, || match options.subject {
        Subject::Generate => Ok((generate(&generator, go_on), "CPU".to_owned())),
        Subject::Train | Subject::Learn => train(generator, options, go_on),
        Subject::Predict => predict(&generator, options, go_on),
    })?;
    anyhow::ensure!(!interrupt.is_pressed(), "stopped before the end");
    if options.json {
        return output::say_json(&json!({ "images_per_second": images_per_second, "threads": threads, "device": device }));
    }
    output::say(&format!("{images_per_second:.0} images/s with {threads} threads on the {device}"));
    Ok(())
}

/// Options that the measurement does not look at are not ignored.
fn refuse_without_use(options: &Bench) -> Result<(), WrongUsage> {
    use Subject::{Generate, Learn, Predict, Train};
    let is_on_gpu = options.device == DeviceChoice::Gpu;
    let used: [(&str, bool, &[Subject]); 5] = [
        ("--architecture", options.architecture.is_some(), &[Train, Learn]),
        ("--batch", options.batch.is_some(), &[Train, Learn]),
        ("--seed", options.seed.is_some(), &[Learn]),
        ("--out", options.out.is_some(), &[Learn]),
        ("--device gpu", is_on_gpu, &[Train, Predict, Learn]),
    ];
    let subject = match options.subject {
        Generate => "generate",
        Train => "train",
        Predict => "predict",
        Learn => "learn",
    };
    match used.into_iter().find(|(_, is_given, subjects)| *is_given && !subjects.contains(&options.subject)) {
        Some((option, ..)) => Err(WrongUsage(format!("the argument {option} has no use with bench {subject}"))),
        None => Ok(()),
    }
}

fn generate(generator: &Generator, go_on: impl Fn(Duration) -> bool) -> f64 {
    let mut images = vec![[0; PIXELS]; ROUND];
    let mut classes = vec![Syndrome::Z; ROUND];
    generator.fill(0, 0, &mut images, &mut classes);
    let (start, mut made) = (Instant::now(), 0);
    while go_on(start.elapsed()) {
        generator.fill(1, made, &mut images, &mut classes);
        made += ROUND as u64;
    }
    made as f64 / start.elapsed().as_secs_f64()
}

/// Forward, backward, optimizer and the making of the pictures; the first steps, in which a GPU chooses its kernels, left out.
fn train(generator: Generator, options: &Bench, go_on: impl Fn(Duration) -> bool) -> anyhow::Result<(f64, String)> {
    let settings = options.settings(options.architecture.unwrap_or(Architecture::Compact));
    let device = sources::device(options.device, settings.architecture)?;
    let mut trainer = Trainer::new(settings, generator, &device, 0);
    for _ in 0..3 {
        trainer.step(0.0)?;
    }
    let (start, before) = (Instant::now(), trainer.images_seen());
    while go_on(start.elapsed()) {
        trainer.step(0.5)?;
    }
    let speed = (trainer.images_seen() - before) as f64 / start.elapsed().as_secs_f64();
    Ok((speed, device.name().to_owned()))
}

fn predict(generator: &Generator, options: &Bench, go_on: impl Fn(Duration) -> bool) -> anyhow::Result<(f64, String)> {
    let model = Model::bundled(options.mode)?;
    let device = sources::device(options.device, model.architecture())?;
    let predictor = Predictor::new(&model, &device)?;
    let mut images = vec![[0; PIXELS]; 512];
    let mut classes = vec![Syndrome::Z; 512];
    generator.fill(0, 0, &mut images, &mut classes);
    predictor.predict(&images, Some(generator.aligner()))?;
    let (start, mut answered) = (Instant::now(), 0);
    while go_on(start.elapsed()) {
        answered += predictor.predict(&images, Some(generator.aligner()))?.len();
    }
    Ok((answered as f64 / start.elapsed().as_secs_f64(), device.name().to_owned()))
}
