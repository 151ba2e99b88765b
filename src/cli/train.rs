//! `train`: a model file from nothing.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::Context as _;

use super::arguments::{Dataset, Source, Train};
use super::interrupt::Interrupt;
use super::sources::WrongUsage;
use super::train_outputs::Outputs;
use super::{output, sources};
use crate::app::{Story, failure_words, notice_words};
use crate::factory::{Augmentation, Generator, Syndrome};
use crate::network::{
    Answer, Architecture, Classes, ComputeDevice, DeviceTrouble, Labelled, Model, Predictor, SettingsError, TrainingSettings,
    evaluate, test_seed, training_seed,
};
use crate::runs::{BEST_OF_RUN, TrainingLength};
use crate::storage::{FileAction, plain_reason, printable, shown};
use crate::worker::{Heard, KeptRun, Progress, ResumeOrder, StartedRun, TrainingEvent, TrainingOrder, TrainingWorker};

/// Length of a training when none is given.
const DEFAULT_MINUTES: f64 = 10.0;
/// Pictures that a network is compared on at the end of a training on a fixed set, at most, of each kind.
const MOST_COMPARED: u64 = 2000;
/// Units of the progress bar.
const BAR_LENGTH: f64 = 1000.0;

/// Runs the command. Ctrl+C stops early and keeps the network.
///
/// # Errors
/// When an input cannot be used, the device fails, or a file cannot be written; a network that was trained that far is kept.
pub fn run(options: &Train) -> anyhow::Result<()> {
    match &options.resume {
        Some(run) => resume(options, run),
        None => afresh(options),
    }
}

fn afresh(options: &Train) -> anyhow::Result<()> {
    let Plan { order, generator } = Plan::new(options)?;
    refuse_occupied(&order)?;
    let mut outputs = Outputs::check(options)?;
    if let Some(story) = options.scenario {
        output::note(&story.sentence());
    }
    let settings = order.settings;
    let (device, threads) = (order.device, order.threads);
    let given = order.pictures.is_some();
    let interrupt = Interrupt::listen();
    let worker = TrainingWorker::spawn(order, Arc::new(|| {})).map_err(|err| no_thread(&err))?;
    let ended = follow(&worker, &mut outputs, &interrupt)?;
    drop(worker);
    let model = ended.keep(&outputs, options)?;
    drop(interrupt);
    if settings.dataset.is_some() && !given {
        let device = sources::device(device, settings.architecture)?;
        sources::with_threads(threads, || compare(&model, &generator, &settings, &device))?;
    }
    Ok(())
}

/// Goes on with a run that was stopped or cut short.
fn resume(options: &Train, run: &Path) -> anyhow::Result<()> {
    let store = sources::run_store(options.runs.as_deref())?;
    let path = store.path(run);
    // A run that is not there is said before anything that would be written for it.
    store.description(run)?;
    let mut outputs = Outputs::check(options)?;
    outputs.keep_out_of(&path)?;
    let order = ResumeOrder { path, device: options.device, threads: options.threads.unwrap_or(0), detailed: false };
    let interrupt = Interrupt::listen();
    let worker = TrainingWorker::take_up(order, Arc::new(|| {})).map_err(|err| no_thread(&err))?;
    follow(&worker, &mut outputs, &interrupt)?.keep(&outputs, options).map(drop)
}

/// What is wrong when the system gives no thread.
fn no_thread(err: &std::io::Error) -> anyhow::Error {
    anyhow::Error::msg(format!("no thread for the training: {}", plain_reason(&err.to_string())))
}

/// A name that was asked for and is taken, or that no run can have, is said before the training, not after it.
fn refuse_occupied(order: &TrainingOrder) -> anyhow::Result<()> {
    let Some(KeptRun { store, name: Some(name), .. }) = &order.keep else { return Ok(()) };
    Ok(store.new_path(FileAction::KeepRun, name).map(drop)?)
}

/// How a training ended that has a network to keep.
struct Ended {
    model: Arc<Model>,
    /// Why it ended before its plan was done, if something failed.
    failure: Option<String>,
    /// The folder of the run, where it is kept.
    run: Option<PathBuf>,
}

impl Ended {
    /// Writes the network where it was asked for, and says what it can do.
    ///
    /// # Errors
    /// When it cannot be written; and when the training failed, whose best network is then kept all the same.
    fn keep(self, outputs: &Outputs, options: &Train) -> anyhow::Result<Arc<Model>> {
        let Self { model, failure, run } = self;
        let kept = outputs.keep(&model)?;
        let (images, seconds) = (model.record.images, model.record.seconds);
        let accuracy = 100.0 * model.record.validation_accuracy.unwrap_or(0.0);
        if let Some(reason) = failure {
            let place = options.out.clone().or_else(|| run.map(|run| run.join(BEST_OF_RUN)));
            let place = place.map_or_else(String::new, |path| format!(", is kept in {}", shown(&path)));
            anyhow::bail!(
                "the training failed: {reason}; its best network, with a validation accuracy of {accuracy:.1} % after {images} images{place}"
            );
        }
        output::say(&format!(
            "trained on {images} images in {seconds:.0} s on the {}; validation accuracy {accuracy:.1} %{}{kept}",
            model.record.device,
            base_rate_words(model.classes(), model.classes().base_rate(&model.recipe)),
        ));
        Ok(model)
    }
}

/// What stands behind an accuracy where one answer is more frequent than the other.
fn base_rate_words(classes: Classes, base_rate: f64) -> String {
    match classes {
        Classes::Four => String::new(),
        Classes::Binary => format!(" (ill or healthy; {:.1} % without a look)", 100.0 * base_rate),
    }
}

/// Where the run is kept. A system without a home keeps none, unless a folder was named; that is said.
///
/// # Errors
/// When a name was given, and there is no place for it.
fn kept_run(options: &Train, pictures: Option<PathBuf>) -> anyhow::Result<Option<KeptRun>> {
    match sources::run_store(options.runs.as_deref()) {
        Ok(store) => Ok(Some(KeptRun {
            store,
            name: options.run.clone(),
            is_demanded: options.run.is_some() || options.runs.is_some(),
            pictures,
        })),
        Err(err) if options.run.is_some() => Err(err),
        Err(err) => {
            output::note(&format!("this training is not kept as a run: {err}"));
            Ok(None)
        }
    }
}

/// What was asked for.
struct Plan {
    order: TrainingOrder,
    generator: Generator,
}

impl Plan {
    fn new(options: &Train) -> anyhow::Result<Self> {
        let path = match &options.dataset {
            Some(Dataset::Path(path)) => Some(std::path::absolute(path).unwrap_or_else(|_unknown| path.clone())),
            _ => None,
        };
        let pictures = path.as_deref().map(sources::dataset).transpose()?.map(Arc::new);
        let source = match options.scenario {
            Some(story) => Source { mode: Some(story.mode.into()), ..options.source.clone() },
            None => options.source.clone(),
        };
        let (recipe, base) = sources::recipe_and_base(&source)?;
        let generator = Generator::new(&recipe, &base)?;
        let length = match (options.scenario, options.images, options.minutes.unwrap_or(DEFAULT_MINUTES)) {
            (Some(story), ..) => TrainingLength::Images(story.images),
            (_, Some(images), _) => TrainingLength::Images(images),
            (_, None, minutes) => TrainingLength::of_minutes(minutes),
        };
        let settings = options.scenario.map_or_else(|| settings(options), Story::settings);
        let possible = if pictures.is_some() { settings.validate_numbers() } else { settings.validate() };
        possible.map_err(|err| match err {
            SettingsError::NoFixedSet => WrongUsage(format!("{err} (--dataset N, --optimizer NAME)")),
            SettingsError::NothingToMultiply => WrongUsage(format!("{err} (--dataset N|PATH)")),
            SettingsError::OutOfLimits { .. } => WrongUsage(err.to_string()),
        })?;
        if let TrainingLength::Images(images) = length
            && settings.batch as u64 > images
        {
            let batch = settings.batch;
            output::note(&format!("a step learns {batch} pictures at once: {batch} are learned, not {images}"));
        }
        if let Some(answer) = only_answer(&settings, &generator, pictures.as_deref()) {
            output::note(&format!("every picture that is learned has the answer {answer}: the network learns to say it always"));
        }
        let threads = options.threads.unwrap_or(0);
        let order = TrainingOrder {
            settings,
            recipe,
            base,
            pictures,
            device: options.device,
            length,
            patience: options.patience,
            keep: kept_run(options, path)?,
            threads,
            detailed: false,
            from: None,
        };
        Ok(Self { order, generator })
    }
}

/// The answer that all pictures of a training have, if it is one alone: then there is nothing to tell apart.
fn only_answer(settings: &TrainingSettings, generator: &Generator, pictures: Option<&Labelled>) -> Option<Answer> {
    let recipe = generator.recipe();
    let mut classes: Box<dyn Iterator<Item = Syndrome>> = match (pictures, settings.dataset) {
        (Some((_, classes)), _) => Box::new(classes.iter().copied()),
        (None, Some(count)) => {
            let seed = training_seed(settings.seed);
            Box::new((0..count).map(move |index| generator.plan(seed, index).syndrome))
        }
        (None, None) => Box::new(Syndrome::ALL.into_iter().filter(|&class| recipe.prior(class) > 0.0)),
    };
    let first = settings.classes.right_answer(classes.next()?);
    classes.all(|class| settings.classes.right_answer(class) == first).then_some(first)
}

/// The network's own settings, with what the user replaced.
fn settings(options: &Train) -> TrainingSettings {
    let preset = options.architecture.unwrap_or(Architecture::BEST).preset();
    let dataset = match options.dataset {
        Some(Dataset::Count(count)) => Some(count),
        _ => None,
    };
    TrainingSettings {
        seed: options.seed,
        batch: options.batch.map_or(preset.batch, |batch| batch as usize),
        learning_rate: options.learning_rate.unwrap_or(preset.learning_rate),
        weight_decay: options.l2.unwrap_or(preset.weight_decay),
        optimizer: options.optimizer.unwrap_or(preset.optimizer),
        schedule: options.schedule.unwrap_or(preset.schedule),
        guidance: options.guidance.unwrap_or(preset.guidance),
        smoothing: options.smoothing.unwrap_or(preset.smoothing),
        classes: options.classes,
        dataset,
        augment: Augmentation::of(options.augment.iter().copied()),
        bases: options.bases.into(),
        ..preset
    }
}

/// How well the network knows its training pictures, and others that nothing has looked at before.
fn compare(model: &Model, generator: &Generator, settings: &TrainingSettings, device: &ComputeDevice) -> anyhow::Result<()> {
    let predictor = Predictor::new(model, device)?;
    let series = [
        ("its training pictures", training_seed(settings.seed), settings.dataset.unwrap_or(0).min(MOST_COMPARED)),
        ("the test pictures", test_seed(settings.seed), MOST_COMPARED),
    ];
    for (name, seed, count) in series {
        let confusion = evaluate(&predictor, generator, seed, count, |_| true)?.confusion;
        let base_rate = base_rate_words(model.classes(), confusion.base_rate());
        output::say(&format!("{:.1} % of {name} are right ({count}){base_rate}", 100.0 * confusion.accuracy()));
    }
    Ok(())
}

/// Reports until the training is over, whatever its end is; gives the network to keep.
///
/// # Errors
/// When it failed and has no network.
fn follow(worker: &TrainingWorker, outputs: &mut Outputs, interrupt: &Interrupt) -> anyhow::Result<Ended> {
    let bar = output::progress_bar(BAR_LENGTH as u64, "of the plan in 1/1000");
    let mut stopping = false;
    let mut preparing: Option<Instant> = None;
    let mut progress = Progress::default();
    let mut folder = None;
    loop {
        if interrupt.is_pressed() && !stopping {
            stopping = true;
            worker.stop_and_keep();
        }
        let event = match worker.wait_event(Duration::from_millis(100)) {
            Heard::Event(event) => *event,
            Heard::Nothing => continue,
            Heard::Over => anyhow::bail!("the training ended without a network"),
        };
        match event {
            TrainingEvent::Preparing { device } => {
                preparing = Some(Instant::now());
                output::note(&format!("preparing the {device}: it compiles and tries its kernels"));
            }
            TrainingEvent::Started { device, trouble, run, .. } => {
                outputs.start(run.as_ref());
                output::note(&started_words(&device, trouble, run.as_ref(), preparing.take()));
                folder = folder.or_else(|| run.map(|run| run.path));
            }
            TrainingEvent::Progress(news) => {
                bar.set_position((BAR_LENGTH * news.share) as u64);
                progress = news;
            }
            TrainingEvent::Validated { images, evaluation, .. } => {
                let accuracy = evaluation.confusion.accuracy();
                bar.set_message(format!("{:.1} % right", 100.0 * accuracy));
                outputs.row(images, &progress, evaluation.loss, accuracy);
            }
            TrainingEvent::Gradients { .. } | TrainingEvent::Tested { .. } => {} // only where it is followed in detail
            TrainingEvent::Notice(notice) => output::note(&notice_words(&notice)),
            TrainingEvent::Finished { model, .. } => {
                bar.finish_and_clear();
                let model = model.context("the training ended without a network")?;
                return Ok(Ended { model, failure: None, run: folder });
            }
            TrainingEvent::Failed { reason, model } => {
                bar.finish_and_clear();
                let reason = failure_words(&reason);
                let Some(model) = model else { anyhow::bail!(reason) };
                return Ok(Ended { model, failure: Some(reason), run: folder });
            }
        }
    }
}

/// Where it computes, and which run it is.
fn started_words(device: &str, trouble: Option<DeviceTrouble>, run: Option<&StartedRun>, preparing: Option<Instant>) -> String {
    let reason = trouble.map_or_else(String::new, |trouble| format!(" (no GPU: {trouble})"));
    let kept = run.map_or_else(String::new, |run| {
        let name = printable(&run.info.name);
        match run.rows.last() {
            None => format!(", as run {name}"),
            Some(row) => format!(", going on with run {name} after {} images", row.images),
        }
    });
    let spent = preparing.map_or_else(String::new, |start| format!(", ready after {:.0} s", start.elapsed().as_secs_f64()));
    format!("training on the {device}{reason}{spent}{kept}")
}
