//! `bench`: how fast this machine is.

use std::time::{Duration, Instant};

use serde_json::json;

use super::arguments::{Bench, Subject};
use super::interrupt::Interrupt;
use super::sources::WrongUsage;
use super::{output, sources};
use crate::factory::{BaseImage, Generator, PIXELS, Syndrome};
use crate::network::{Architecture, DeviceChoice, Model, Predictor, Trainer, TrainingSettings};

/// Pictures per round of the generator and of prediction.
const ROUND: usize = 4096;

/// Runs the command.
///
/// # Errors
/// When the device fails.
pub fn run(options: &Bench) -> anyhow::Result<()> {
    refuse_without_use(options)?;
    let interrupt = Interrupt::listen();
    let generator = Generator::new(&options.mode.recipe(), &BaseImage::bundled())?;
    let limit = Duration::from_secs_f64(options.seconds);
    let threads = options.threads.unwrap_or_else(|| std::thread::available_parallelism().map_or(1, std::num::NonZero::get));
    let go_on = |spent: Duration| spent < limit && !interrupt.is_pressed();
    let (images_per_second, device) = sources::with_threads(threads, || match options.subject {
        Subject::Generate => Ok((generate(&generator, go_on), "CPU".to_owned())),
        Subject::Train => train(generator, options, go_on),
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
    let (trains, generates) = (options.subject == Subject::Train, options.subject == Subject::Generate);
    let refused = [
        ("--architecture", options.architecture.is_some() && !trains),
        ("--batch", options.batch.is_some() && !trains),
        ("--device gpu", options.device == DeviceChoice::Gpu && generates),
    ];
    let subject = if generates { "generate" } else { "predict" };
    match refused.into_iter().find(|(_, refused)| *refused) {
        Some((option, _)) => Err(WrongUsage(format!("the argument {option} has no use with bench {subject}"))),
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
    let device = sources::device(options.device)?;
    let preset = options.architecture.unwrap_or(Architecture::Compact).preset();
    let settings = TrainingSettings { batch: options.batch.map_or(preset.batch, |batch| batch as usize), ..preset };
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
    let device = sources::device(options.device)?;
    let predictor = Predictor::new(&Model::bundled(options.mode)?, &device)?;
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
