//! The training room: what runs and what it has shown so far, the form of the next training, and the trainings that are kept.

mod action;
mod aside;
pub mod breakdown;
pub mod calibration;
mod control;
mod curve;
mod details;
mod form;
mod given;
mod landscape;
pub mod mistakes;
mod pace;
mod quick;
mod race;
mod recorded;
mod runs;
mod standing;
mod words;

use std::sync::Arc;
use std::time::Instant;

use super::settings::StoppedRun;
use super::{Message, PageId};
use crate::factory::{Mode, Recipe};
use crate::network::{Answer, DeviceKind, Evaluation, Model, TrainingSettings};
use crate::runs::CurveRow;
use crate::worker::{Ask, ComparisonJob, Finish, Progress, StartedRun, TrainingEvent, TrainingWorker};

use control::spare_threads;
use given::GivenReads;

pub use action::{OPEN_PICTURE_ARCHIVE, OPEN_PICTURE_FOLDER, SAVE_MODEL, SAVE_TABLE, SAVE_VIEW, TrainAction};
pub(super) use aside::TrainAside;
pub use curve::Curve;
pub use details::{Details, GradientState, SaidOverTime, TestResult};
pub use form::{LengthUnit, TrainForm};
pub use given::GivenPictures;
pub use landscape::{LandscapeAction, RunLandscape};
pub use pace::{Paces, StoryTime};
pub(super) use quick::Judged;
pub use quick::{Challenge, ChallengeStage, QUICK_SECONDS};
pub use race::{Measurement, Race, RacePoint};
pub use recorded::{PLAYBACK, Recorded};
pub use runs::{RunOrder, Runs};
pub use standing::{Answered, Passed, Standing, Verdict};
pub(super) use words::{challenge_words, passed_words, stopped_run_words};
pub use words::{failure_words, notice_words, status_words};

/// The page of the live curves, which is shown at first.
pub const LIVE: PageId = PageId("live");
/// The page of all runs.
pub const RUNS: PageId = PageId("runs");

/// Weight of the newest step in the smoothed curves.
const SMOOTHING: f64 = 0.03;

/// Where the training stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Status {
    /// None was started yet.
    Idle,
    /// The device is being prepared.
    Preparing,
    /// Steps are taken.
    Running,
    /// Waiting for the user.
    Paused,
    /// Over, and how.
    Ended(Finish),
    /// Ended by a failure; the sentence.
    Failed(String),
}

/// A measurement on the pictures set apart.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Validation {
    /// Pictures seen by then.
    pub images: u64,
    /// The result.
    pub evaluation: Evaluation,
}

/// The training room.
#[derive(Debug)]
pub struct Train {
    /// The page that is shown.
    pub page: PageId,
    /// The next training.
    pub form: TrainForm,
    /// What runs, or ran last.
    pub running: TrainForm,
    /// Learning rate and L2 that it was started with.
    pub at_start: [f64; 2],
    /// The recipe of the factory that can be learned.
    pub own: Option<Arc<Recipe>>,
    /// Where it stands.
    pub status: Status,
    /// Since when its GPU is being prepared, if it is.
    pub preparing: Option<Instant>,
    /// Kind and name of its device.
    pub device: Option<(DeviceKind, String)>,
    /// Loss of each step.
    pub loss: Curve,
    /// The same, smoothed.
    pub smooth_loss: Curve,
    /// Accuracy of the steps, smoothed.
    pub smooth_accuracy: Curve,
    /// Loss on the pictures set apart.
    pub validation_loss: Curve,
    /// Accuracy on the pictures set apart.
    pub validation_accuracy: Curve,
    /// The recipe that is learned, or was learned last.
    pub recipe: Arc<Recipe>,
    /// Answers one by one, gradients, the test.
    pub details: Details,
    /// The rows of the curve: one per measurement.
    pub rows: Vec<CurveRow>,
    /// Steps in the curves.
    steps: u64,
    /// The last numbers.
    pub progress: Progress,
    /// The last measurement.
    pub validation: Option<Validation>,
    /// Name of the run that is kept.
    pub run: Option<String>,
    /// The recorded story that is watched, if one is.
    pub recorded: Option<Recorded>,
    /// The landscape of a run.
    pub landscape: RunLandscape,
    /// How long the stories take here.
    pub paces: Paces,
    /// The network that was kept before this training: a discarded training brings it back.
    pub model_before: Option<Arc<Model>>,
    /// How the person and the network of this training stand.
    pub standing: Standing,
    /// When the network became better than the person, once it did: said once in a training.
    pub passed: Option<Passed>,
    /// The half minute of training for the game, while it goes on and is judged.
    pub challenge: Option<Challenge>,
    worker: Option<TrainingWorker>,
    /// Compares the network of a half minute with the one that plays.
    comparisons: Option<Ask<ComparisonJob>>,
    /// Reads the pictures of files that the next training learns from.
    reads: GivenReads,
}

impl Default for Train {
    fn default() -> Self {
        Self {
            page: LIVE,
            form: TrainForm::default(),
            running: TrainForm::default(),
            at_start: [0.0; 2],
            own: None,
            status: Status::Idle,
            preparing: None,
            device: None,
            loss: Curve::default(),
            smooth_loss: Curve::default(),
            smooth_accuracy: Curve::default(),
            validation_loss: Curve::default(),
            validation_accuracy: Curve::default(),
            recipe: Arc::new(Mode::Hard.recipe()),
            details: Details::default(),
            rows: Vec::new(),
            steps: 0,
            progress: Progress::default(),
            validation: None,
            run: None,
            recorded: None,
            landscape: RunLandscape::default(),
            paces: Paces::default(),
            model_before: None,
            standing: Standing::default(),
            passed: None,
            challenge: None,
            comparisons: None,
            worker: None,
            reads: GivenReads::default(),
        }
    }
}

impl Train {
    /// Whether a training is under way, paused ones included.
    pub fn is_active(&self) -> bool {
        matches!(self.status, Status::Preparing | Status::Running | Status::Paused)
    }

    /// Whether the trained network that can play is the one that learns now: that of a half minute for the game is not, before it is judged.
    pub fn trains_opponent(&self) -> bool {
        self.is_active() && self.challenge.is_none()
    }

    /// The recipe of the form.
    pub fn wanted_recipe(&self) -> Arc<Recipe> {
        self.recipe_of(&self.form)
    }

    fn recipe_of(&self, form: &TrainForm) -> Arc<Recipe> {
        let own = self.own.as_ref().filter(|_| form.own);
        own.map_or_else(|| Arc::new(form.mode.recipe()), Arc::clone)
    }

    /// Changes the settings of what runs. A story stays one, with its sentences.
    pub fn change_running(&mut self, change: impl FnOnce(&mut TrainingSettings)) {
        let story = self.running.story;
        change(&mut self.running.settings);
        self.running = TrainForm { story, ..std::mem::take(&mut self.running).checked() };
    }

    /// Whether the figures belong to another plan than the form's.
    pub fn shows_another_plan(&self) -> bool {
        self.status != Status::Idle && !self.running.trains_like(&self.form)
    }

    /// Empties the charts for a new training of this plan; the form stays, and the network before it is remembered.
    fn begin(&mut self, worker: Option<TrainingWorker>, running: TrainForm, before: Option<Arc<Model>>) {
        let recipe = self.recipe_of(&running);
        let mut paces = std::mem::take(&mut self.paces);
        paces.cancel(); // the machine is needed
        *self = Self {
            page: self.page,
            form: std::mem::take(&mut self.form),
            at_start: [running.settings.learning_rate, running.settings.weight_decay],
            details: Details::new(running.settings.architecture),
            running,
            own: self.own.take(),
            recipe,
            status: Status::Preparing,
            paces,
            model_before: before,
            worker,
            comparisons: self.comparisons.take(),
            reads: std::mem::take(&mut self.reads),
            ..Self::default()
        };
    }

    /// Takes the figures of a training that was discarded out of sight: they are of a network that is not there any more.
    fn forget_figures(&mut self) {
        let before = std::mem::take(self);
        *self = Self {
            page: before.page,
            form: before.form,
            details: Details::new(before.running.settings.architecture),
            running: before.running,
            own: before.own,
            recipe: before.recipe,
            status: before.status,
            device: before.device,
            paces: before.paces,
            worker: before.worker,
            comparisons: before.comparisons,
            reads: before.reads,
            ..Self::default()
        };
    }

    /// Takes in what the training said, and the network that is kept now in `trained`. A message comes back where the user should be
    /// told.
    fn take_in(&mut self, event: TrainingEvent, trained: &mut Option<Arc<Model>>) -> Option<Message> {
        self.preparing = None; // whatever is said, it is not preparing any more
        match event {
            TrainingEvent::Preparing { device } => {
                self.device = Some((DeviceKind::Gpu, device));
                self.preparing = Some(Instant::now());
            }
            TrainingEvent::Started { kind, device, trouble: _, run } => {
                self.device = Some((kind, device));
                if let Some(run) = run {
                    self.take_up(&run);
                }
                if self.status == Status::Preparing {
                    self.status = Status::Running;
                }
            }
            TrainingEvent::Progress(progress) => self.add_progress(progress),
            TrainingEvent::Validated { images, evaluation, row, model, examined } => {
                self.rows.push(row);
                if let Some(examined) = examined {
                    self.details.absorb(images, examined);
                }
                self.validation_loss.push(images as f64, evaluation.loss);
                self.validation_accuracy.push(images as f64, evaluation.confusion.accuracy());
                self.validation = Some(Validation { images, evaluation });
                *trained = Some(model);
            }
            TrainingEvent::Gradients { images, norms } => self.details.absorb_gradients(images, norms),
            TrainingEvent::Tested { images, evaluation } => self.details.test = Some(TestResult { images, evaluation }),
            TrainingEvent::Notice(notice) => return Some(Message::notice(words::notice_words(&notice))),
            TrainingEvent::Finished { finish, model } => {
                self.status = Status::Ended(finish);
                *trained = model.or_else(|| self.model_before.take());
                return Some(Message::done(words::finish_words(finish)));
            }
            TrainingEvent::Failed { reason, model } => {
                let text = words::failure_words(&reason);
                self.status = Status::Failed(text.clone());
                *trained = model.or_else(|| trained.take());
                return Some(Message::failed(text));
            }
        }
        None
    }

    /// A run that goes on brings its plan and its curve along.
    fn take_up(&mut self, run: &StartedRun) {
        self.run = Some(run.info.name.clone());
        self.running.take_up(&run.info.plan, run.pictures.as_ref());
        self.recipe = Arc::new(run.info.plan.recipe.clone());
        self.details = Details::new(self.running.settings.architecture);
        self.at_start = [self.running.settings.learning_rate, self.running.settings.weight_decay];
        self.rows.clone_from(&run.rows);
        for row in &run.rows {
            let x = row.images as f64;
            self.smooth_loss.push(x, row.loss);
            self.smooth_accuracy.push(x, row.accuracy);
            self.validation_loss.push(x, row.validation_loss);
            self.validation_accuracy.push(x, row.validation_accuracy);
        }
        // The first steps do not weigh more than later ones: the smooth curves go on from the last row without a jump.
        if !run.rows.is_empty() {
            self.steps = (1.0 / SMOOTHING).ceil() as u64;
        }
    }

    fn add_progress(&mut self, progress: Progress) {
        for point in &progress.points {
            let x = point.images as f64;
            // The first steps weigh more: a plain mean until the memory is full.
            let weight = (1.0 / (self.steps as f64 + 1.0)).max(SMOOTHING);
            self.steps += 1;
            let smooth = |curve: &Curve, value: f64| curve.last().map_or(value, |[_, last]| last + weight * (value - last));
            self.loss.push(x, point.loss);
            self.smooth_loss.push(x, smooth(&self.smooth_loss, point.loss));
            self.smooth_accuracy.push(x, smooth(&self.smooth_accuracy, point.accuracy));
        }
        self.progress = progress;
    }

    /// The run that the closing of the window stops now, if there is one.
    pub(super) fn to_go_on_with(&self) -> Option<StoppedRun> {
        let name = self.run.clone().filter(|_| self.is_active())?;
        Some(StoppedRun { name, images: self.rows.last().map_or(0, |row| row.images) })
    }

    /// The answer that the network gives to nearly everything, if it does.
    pub fn collapsed_to(&self) -> Option<Answer> {
        self.validation?.evaluation.confusion.says_only()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::runs::{RunInfo, RunPlan, TrainingLength};
    use crate::worker::{StepPoint, TrainingFailure};

    #[test]
    fn the_preparing_of_a_gpu_is_told_until_anything_else_is() {
        let device = || "Some GPU (Vulkan)".to_owned();
        let started = TrainingEvent::Started { kind: DeviceKind::Gpu, device: device(), trouble: None, run: None };
        let failed = TrainingEvent::Failed { reason: TrainingFailure::NoThreads("it is gone".to_owned()), model: None };
        let text = "No threads for the training: it is gone".to_owned();
        for (next, status) in [(started, Status::Running), (failed, Status::Failed(text))] {
            let mut train = Train::default();
            train.begin(None, TrainForm::default(), None);
            assert_eq!(train.preparing_in_words(), "The device is being prepared");
            assert!(train.take_in(TrainingEvent::Preparing { device: device() }, &mut None).is_none());
            assert!(train.status == Status::Preparing && train.is_active());
            assert!(train.preparing_in_words().starts_with("Preparing the GPU, "));
            assert_eq!(train.device, Some((DeviceKind::Gpu, device())));
            train.take_in(next, &mut None);
            assert_eq!((train.preparing.is_none(), train.status), (true, status));
        }
    }

    #[test]
    fn the_smooth_curves_of_a_run_that_goes_on_have_no_jump_at_the_seam() {
        let row = |images: u64| CurveRow {
            images,
            seconds: 1.0,
            learning_rate: 1e-3,
            loss: 0.5,
            accuracy: 0.8,
            validation_loss: 0.6,
            validation_accuracy: 0.7,
            validation_pictures: 500,
        };
        let plan = RunPlan {
            settings: TrainForm::default().settings,
            length: TrainingLength::Images(1000),
            patience: None,
            recipe: Mode::Hard.recipe(),
            pictures: None,
        };
        let info = Box::new(RunInfo::new("one", plan, "CPU"));
        let mut train = Train::default();
        train.begin(None, TrainForm::default(), None);
        train.take_up(&StartedRun { info, path: "one".into(), rows: vec![row(100), row(200)], pictures: None });
        let point = StepPoint { images: 216, loss: 1.5, accuracy: 0.2 };
        train.add_progress(Progress { points: vec![point], ..Progress::default() });
        // A single odd step moves the curve by its small weight only.
        assert!((train.smooth_loss.last().unwrap()[1] - 0.53).abs() < 1e-9);
        assert!((train.smooth_accuracy.last().unwrap()[1] - 0.782).abs() < 1e-9);
    }
}
