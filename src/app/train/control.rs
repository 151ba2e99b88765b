//! The training: started, commanded, listened to.

use std::sync::Arc;
use std::time::{Duration, Instant};

use super::super::files::What;
use super::super::{Effect, Message, Recording, Shared};
use super::words;
use super::{LIVE, RUNS, RunOrder, SaidOverTime, Status, Train, TrainAction, TrainForm};
use crate::factory::{Mode, Recipe};
use crate::network::{Setting, TrainingSettings};
use crate::storage::clean_name;
use crate::worker::{Finish, KeptRun, RecordedMoment, ResumeOrder, TrainingEvent, TrainingOrder, TrainingWorker, WatchedPicture};

/// Longest time that one frame spends on what the training said.
const ABSORB_LIMIT: Duration = Duration::from_millis(10);

impl Train {
    /// Obeys one wish.
    pub(in super::super) fn apply(&mut self, action: TrainAction, shared: &mut Shared) {
        match action {
            TrainAction::EditForm(form) => self.edit_form(*form, shared),
            TrainAction::ReadPictures(path) => self.read_given(path, shared),
            TrainAction::StopReading => self.reads.cancel(),
            TrainAction::LoadStory(story) => self.fill(self.form.clone().with_story(story), shared),
            TrainAction::MeasureStories => self.measure_stories(shared),
            TrainAction::WatchStory(story) => {
                self.fill(self.form.clone().with_story(story), shared);
                self.watch_story(story, shared);
            }
            TrainAction::SkipRecording => self.skip_recording(),
            TrainAction::CloseRecording => self.recorded = None,
            TrainAction::RunStory(story) => {
                self.fill(self.form.clone().with_story(story), shared);
                self.start(None, shared);
            }
            TrainAction::GoOnFromRecording(story) => {
                self.fill(self.form.clone().with_story(story), shared);
                self.start(story.recording.as_ref().and_then(Recording::moment), shared);
            }
            TrainAction::LoadRunning => self.fill(self.running.clone(), shared),
            TrainAction::SetLearningRate(peak) => self.set_learning_rate(peak),
            TrainAction::SetL2(l2) => self.set_l2(l2),
            TrainAction::Start => self.start(None, shared),
            TrainAction::StopQuick => self.stop_quick(shared),
            TrainAction::Pause => self.command(&Status::Running, Status::Paused, TrainingWorker::pause),
            TrainAction::Resume => self.command(&Status::Paused, Status::Running, TrainingWorker::resume),
            TrainAction::StopAndKeep => self.worker.iter().for_each(TrainingWorker::stop_and_keep),
            TrainAction::Discard => self.worker.iter().for_each(TrainingWorker::discard),
            TrainAction::SaveModel(path) => match shared.models.trained.clone() {
                Some(model) => shared.files.write(What::Network, path, move |path| model.save(path)),
                None => shared.tell(words::no_network()),
            },
            TrainAction::Show(page) => {
                self.page = page;
                shared.runs.refresh();
            }
            TrainAction::Landscape(action) => self.landscape.apply(action, shared),
            TrainAction::Run(order) => shared.order_run(order),
            TrainAction::TakeUp(name) => self.take_up_run(&name, shared),
        }
    }

    /// Shows the landscape of a run, among the runs.
    pub(in super::super) fn show_landscape(&mut self, shared: &mut Shared) {
        self.page = RUNS;
        shared.runs.refresh();
        self.landscape.show(shared);
    }

    /// Takes in what the training said, for at most ten milliseconds; `true` when there may be more.
    pub(in super::super) fn absorb(&mut self, shared: &mut Shared) -> bool {
        let start = Instant::now();
        let is_over = self.worker.as_ref().is_some_and(TrainingWorker::is_over);
        while let Some(event) = self.worker.as_ref().and_then(|worker| worker.events().next()) {
            self.absorb_event(event, shared);
            if start.elapsed() > ABSORB_LIMIT {
                return true;
            }
        }
        if is_over && !self.is_active() {
            self.worker = None;
        }
        self.absorb_paces();
        self.absorb_comparison(shared);
        self.landscape.absorb();
        self.absorb_given(shared);
        self.watch_table(shared);
        false
    }

    /// Lets the next training learn a recipe of the factory, in place of pictures of files.
    pub(in super::super) fn train_recipe(&mut self, recipe: Arc<Recipe>) {
        self.own = Some(recipe);
        self.form.own = true;
        self.form.given = None;
        self.reads.cancel();
    }

    /// Sets up the next training: the preset of a difficulty, and these settings. Nothing is started.
    pub(in super::super) fn set_up(&mut self, mode: Mode, settings: TrainingSettings, shared: &mut Shared) {
        let form = TrainForm { mode, own: false, given: None, settings, story: None, ..self.form.clone() };
        self.fill(form, shared);
    }

    /// Why the training of the form cannot be started, for people.
    pub fn problem(&self, shared: &Shared) -> Option<String> {
        let taken = |name: &String| shared.runs.list.iter().any(|run| run.name == *name);
        let taken = self.form.run_name().map(|name| clean_name(&name)).filter(taken);
        let taken = taken.map(|name| words::name_taken(&name));
        let reading = self.reading().map(|name| words::given_is_being_read(&name));
        reading.or_else(|| self.form.problem()).or(taken)
    }

    /// The training ends, and its run can be taken up again; waits for that, at most so long. `false` when it works on.
    pub(in super::super) fn close_within(&mut self, limit: Duration) -> bool {
        self.worker.as_mut().is_none_or(|worker| worker.close_within(limit))
    }

    /// Starts the training of the form, with fresh weights or from a recorded moment of its story.
    fn start(&mut self, from: Option<RecordedMoment>, shared: &mut Shared) {
        if self.is_active() {
            return;
        }
        let form = self.form.clone();
        if let Some(problem) = self.problem(shared) {
            return shared.tell(Message::failed(problem));
        }
        let order = Self::order_of(&form, &self.wanted_recipe(), from, shared);
        match TrainingWorker::spawn(order, shared.waker()) {
            Ok(worker) => {
                log::info!("a training has started");
                // A name is given once.
                self.form.name.clear();
                self.begin(Some(worker), form, shared.models.trained.clone());
            }
            Err(err) => shared.tell(words::cannot_start(&err)),
        }
    }

    /// What is ordered of a training of this form that learns this recipe.
    pub(super) fn order_of(form: &TrainForm, recipe: &Recipe, from: Option<RecordedMoment>, shared: &Shared) -> TrainingOrder {
        TrainingOrder {
            settings: form.settings,
            recipe: recipe.clone(),
            base: (*shared.base).clone(),
            pictures: form.given.as_ref().map(|given| Arc::clone(&given.pictures)),
            device: form.device,
            length: form.length(),
            patience: form.patience,
            keep: shared.runs.store().map(|store| KeptRun {
                store: store.clone(),
                name: form.run_name(),
                is_demanded: form.run_name().is_some(),
                pictures: form.given.as_ref().map(|given| given.path.clone()),
            }),
            threads: spare_threads(),
            detailed: true,
            from,
        }
    }

    fn take_up_run(&mut self, name: &str, shared: &mut Shared) {
        let Some(store) = shared.runs.store() else { return };
        if self.is_active() {
            return shared.tell(words::under_way());
        }
        let path = store.own_path(name);
        let order = ResumeOrder { path, device: self.form.device, threads: spare_threads(), detailed: true };
        match TrainingWorker::take_up(order, shared.waker()) {
            Ok(worker) => {
                let form = self.form.clone();
                self.form.name.clear();
                self.begin(Some(worker), form, shared.models.trained.clone());
                self.page = LIVE;
            }
            Err(err) => shared.tell(words::cannot_go_on(&err)),
        }
    }

    /// The picture of an answered round is followed through the training. Before the answer nothing is said of it.
    fn watch_table(&mut self, shared: &Shared) {
        let (Some(worker), true) = (&self.worker, self.status == Status::Running) else { return };
        let answered = shared.current.answered();
        let watched = &mut self.details.table_picture;
        if watched.as_ref().map(|(id, _)| id) == answered.map(|(id, _)| id) {
            return;
        }
        *watched = answered.map(|(id, _)| (id.clone(), SaidOverTime::default()));
        worker.watch(answered.map(|(id, image)| WatchedPicture { id: id.clone(), pixels: *image.pixels() }));
    }

    /// Fills the form with a plan, in place of pictures that are being read.
    fn fill(&mut self, form: TrainForm, shared: &mut Shared) {
        self.reads.cancel();
        self.edit_form(form, shared);
    }

    /// Another form. A name is held against the names of the runs that there are.
    fn edit_form(&mut self, form: TrainForm, shared: &mut Shared) {
        let names = form.name != self.form.name;
        self.form = form.checked();
        if names {
            shared.runs.refresh();
        }
    }

    fn set_learning_rate(&mut self, peak: f64) {
        if self.is_active() {
            self.change_running(|settings| Setting::LEARNING_RATE.change(settings, peak));
            self.worker.iter().for_each(|worker| worker.set_learning_rate(self.running.settings.learning_rate));
        }
    }

    fn set_l2(&mut self, l2: f64) {
        if self.is_active() {
            self.change_running(|settings| Setting::L2.change(settings, l2));
            self.worker.iter().for_each(|worker| worker.set_l2(self.running.settings.weight_decay));
        }
    }

    fn command(&mut self, from: &Status, to: Status, command: impl Fn(&TrainingWorker)) {
        if let Some(worker) = &self.worker
            && self.status == *from
        {
            command(worker);
            self.status = to;
        }
    }

    fn absorb_event(&mut self, event: TrainingEvent, shared: &mut Shared) {
        let is_over = matches!(event, TrainingEvent::Finished { .. } | TrainingEvent::Failed { .. });
        let is_discarded = matches!(event, TrainingEvent::Finished { finish: Finish::Discarded, .. });
        let is_news = is_over || matches!(event, TrainingEvent::Validated { .. } | TrainingEvent::Started { .. });
        let has_started = matches!(event, TrainingEvent::Started { run: Some(_), .. });
        // The network of a half minute for the game takes nobody's place before it is judged.
        let mut challenger = self.challenge.as_mut().map(|challenge| challenge.model.take());
        let said = self.take_in(event, challenger.as_mut().unwrap_or(&mut shared.models.trained));
        if let (Some(challenge), Some(model)) = (&mut self.challenge, challenger) {
            challenge.model = model;
        }
        if let Some(message) = said {
            shared.tell(message);
        }
        if is_over && !is_discarded {
            self.end_challenge(shared);
        }
        let run = self.run.take_if(|_| is_over);
        shared.running_run.clone_from(&self.run);
        if let Some(run) = self.run.clone().filter(|_| has_started) {
            shared.order_run(RunOrder::Show(run, true)); // what runs is looked at
        }
        if is_news {
            shared.want(Effect::TrainedChanged);
            shared.want(Effect::RunMoved);
        }
        if is_discarded {
            self.forget_figures();
        }
        match run {
            // Not lost at once: a discarded run can be brought back.
            Some(run) if is_discarded => shared.order_run(RunOrder::Delete(run)),
            _ if is_news && self.page == RUNS => shared.runs.refresh(),
            _ => {}
        }
    }
}

/// Threads of a training: one core stays free for the window and the game.
pub(super) fn spare_threads() -> usize {
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    (cores - 1).max(1)
}
