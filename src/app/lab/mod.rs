//! The one place that obeys: actions change the state and command the workers.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

mod evidence;
mod export;
mod factory;
mod figures;
mod files;
mod gallery;
mod game;
mod network;
mod pictures;
mod presets;
mod runs;
mod sweep;
mod time_machine;
mod training;

use super::{
    Action, DeviceState, ExportState, FactoryState, History, LoadedFile, Message, Mosaic, PlayState, PresetOrder, PresetOutcome,
    PresetState, Room, RunOrder, RunsOutcome, RunsState, Settings, State, Status, TrainState,
};
use super::{NetworkState, last_session};
use crate::factory::{BaseImage, Recipe};
use crate::network::{ComputeDevice, DeviceChoice, DeviceDescription};
use crate::storage::{load_toml, save_toml};
use crate::worker::{EvidenceWorker, ExportWorker, PlayWorker, StudioWorker, SweepWorker, Task, TrainingWorker, Waker};
use crate::worker::{InspectorWorker, Keeper, TimeMachineWorker};

/// Longest time that one frame spends on what the workers said.
const ABSORB_LIMIT: Duration = Duration::from_millis(10);

/// How the program was started.
#[derive(Clone, Debug)]
pub struct Launch {
    /// A base image to start with.
    pub base: Option<(BaseImage, String)>,
    /// A recipe to play and to tune.
    pub recipe: Option<Recipe>,
    /// Seed of the pictures of the game.
    pub seed: u64,
    /// The device for training.
    pub device: DeviceChoice,
    /// Where the settings lie; `None` keeps none.
    pub settings_path: Option<PathBuf>,
}

/// State and workers.
#[derive(Debug)]
pub struct Lab {
    state: State,
    waker: WakerSlot,
    play: Option<PlayWorker>,
    evidence: Option<EvidenceWorker>,
    studio: Option<StudioWorker>,
    export: Option<ExportWorker>,
    training: Option<TrainingWorker>,
    inspector: Option<InspectorWorker>,
    time_machine: Option<TimeMachineWorker>,
    network_evidence: Option<EvidenceWorker>,
    devices: Option<Task<Vec<DeviceDescription>>>,
    file: Option<Task<LoadedFile>>,
    presets: Option<Task<PresetOutcome>>,
    runs: Option<Task<RunsOutcome>>,
    /// Started when it is needed first.
    sweep: Option<SweepWorker>,
    sweep_ticket: u64,
    gallery: Option<Task<gallery::Made>>,
    gallery_ticket: u64,
    /// Orders that came while the runs were being read.
    runs_again: Vec<RunOrder>,
    settings_path: Option<PathBuf>,
    /// Started with the first round.
    session_keeper: Option<Keeper<last_session::Kept>>,
}

/// A waker that can be printed.
#[derive(Clone)]
struct WakerSlot(Waker);

impl std::fmt::Debug for WakerSlot {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Waker")
    }
}

impl Lab {
    /// A laboratory whose first picture is being dealt.
    pub fn new(launch: Launch, waker: Waker) -> Self {
        let (settings, complaint) = launch.settings_path.as_deref().map_or_else(Default::default, load_toml::<Settings>);
        let settings = settings.checked();
        let (base, base_name) = launch.base.unwrap_or_else(|| (BaseImage::bundled(), "Bundled brain".to_owned()));
        let state = State {
            room: Room::Play,
            base,
            base_name,
            play: PlayState::new(settings.mode, launch.seed),
            train: TrainState::default(),
            export: ExportState::default(),
            presets: PresetState { available: launch.settings_path.is_some(), ..PresetState::default() },
            clipboard: None,
            wanted_figure: None,
            runs: RunsState { available: launch.settings_path.is_some(), ..RunsState::default() },
            factory: FactoryState::new(settings.mode, launch.seed),
            gallery: None,
            network: NetworkState::new(settings.mode, launch.seed),
            device: DeviceState::Probing,
            settings,
            messages: complaint.into_iter().map(Message::notice).collect(),
            file_busy: false,
        };
        let devices =
            (launch.device != DeviceChoice::Cpu).then(|| Task::spawn("device trial", Arc::clone(&waker), ComputeDevice::list));
        let play = PlayWorker::spawn(Arc::clone(&waker)).ok();
        let evidence = EvidenceWorker::spawn(Arc::clone(&waker)).ok();
        let studio = StudioWorker::spawn(Arc::clone(&waker)).ok();
        let mut lab = Self {
            state,
            waker: WakerSlot(waker),
            play,
            evidence,
            studio,
            export: None,
            training: None,
            inspector: None,
            time_machine: None,
            network_evidence: None,
            devices,
            file: None,
            presets: None,
            runs: None,
            sweep: None,
            sweep_ticket: 0,
            gallery: None,
            gallery_ticket: 0,
            runs_again: Vec::new(),
            settings_path: launch.settings_path,
            session_keeper: None,
        };
        lab.state.train.form.device = launch.device;
        if lab.devices.is_none() {
            let cpu = ComputeDevice::cpu();
            let description =
                DeviceDescription { kind: cpu.kind(), name: cpu.name().to_owned(), status: "works".to_owned(), chosen: true };
            lab.state.device = DeviceState::Known(vec![description]);
        }
        if lab.play.is_none() {
            lab.tell(Message::failed("The game cannot start: the system has no thread left"));
        }
        if let Some(recipe) = launch.recipe {
            lab.load_recipe(recipe.clone());
            lab.state.play.own = Some(Box::new(recipe));
        }
        lab.seat_opponent();
        lab.deal();
        lab.restore_last_trained();
        lab.find_last_session();
        lab.order_preset(PresetOrder::List);
        lab
    }

    /// What the window paints.
    pub fn state(&self) -> &State {
        &self.state
    }

    /// The messages that were not shown yet; shown once.
    pub fn take_messages(&mut self) -> Vec<Message> {
        std::mem::take(&mut self.state.messages)
    }

    /// A picture that is to be put on the clipboard; given once.
    pub fn take_clipboard(&mut self) -> Option<Mosaic> {
        self.state.clipboard.take()
    }

    /// Writes the settings; to be called now and then and at the end.
    pub fn save_settings(&self) {
        if let Some(path) = self.settings_path.clone()
            && let Err(err) = save_toml(&path, &self.state.settings)
        {
            log::warn!("{err}");
        }
    }

    /// Remembers a renderer that works.
    pub fn set_renderer(&mut self, name: &str) {
        self.state.settings.renderer = Some(name.to_owned());
        self.state.settings.renderer_on_trial = None;
        self.save_settings();
    }

    /// Obeys one wish.
    pub fn apply(&mut self, action: Action) {
        match action {
            Action::Show(room) => {
                self.state.room = room;
                if room == Room::Factory && self.state.factory.picture.is_none() {
                    self.render_factory();
                }
                if room == Room::Network {
                    self.enter_network();
                }
            }
            Action::SetMode(mode) => self.set_mode(mode),
            Action::Answer(class) => self.answer(class),
            Action::Next => self.next(),
            Action::ToggleOutlines => self.change_settings(|settings| settings.outlines = !settings.outlines),
            Action::ToggleEvidence => self.toggle_evidence(),
            Action::Explain(class) => self.explain(class),
            Action::ExplainBy(method) => self.explain_by(method),
            Action::SetOpponent(opponent) => self.set_opponent(opponent),
            Action::NewSession => self.new_session(),
            Action::RestoreSession => self.restore_session(),
            Action::SetSeed(seed) => self.set_seed(seed),
            Action::EditForm(form) => self.edit_form(*form),
            Action::LoadStory(story) => self.edit_form(self.state.train.form.clone().with_story(story)),
            Action::LoadRunning => self.edit_form(self.state.train.running.clone()),
            Action::SetLearningRate(peak) => self.set_learning_rate(peak),
            Action::SetL2(l2) => self.set_l2(l2),
            Action::EditRecipe(recipe, knob) => self.change_recipe(*recipe, knob),
            Action::UndoRecipe => self.step_recipe(History::undo),
            Action::RedoRecipe => self.step_recipe(History::redo),
            Action::LoadPreset(mode) => self.load_recipe(mode.recipe()),
            Action::ShowSpecimen { seed, index } => self.change_factory(|factory| (factory.seed, factory.index) = (seed, index)),
            Action::SetFactoryView(view) => self.change_factory(|factory| factory.view = view),
            Action::SetStage(stage) => self.state.factory.stage = stage,
            Action::SetGrid(grid) => self.change_factory(|factory| factory.grid = grid),
            Action::SetStripKey(key) => self.change_factory(|factory| factory.strip_key = key),
            Action::SetSweep(form) => self.set_sweep(form),
            Action::SetSweepValue(value) => self.set_sweep_value(value),
            Action::StartSweep => self.start_sweep(),
            Action::CancelSweep => self.cancel_sweep(),
            Action::PlayAt(value) => self.play_at(value),
            Action::SaveSweep(path) => self.save_sweep(path),
            Action::PlayRecipe => self.play_recipe(),
            Action::TrainRecipe => self.train_recipe(),
            Action::OpenRecipe(path) => self.open_recipe(path),
            Action::SaveRecipe(path) => self.save_recipe(path),
            Action::Preset(order) => self.order_preset(order),
            Action::SavePicture(path) => self.save_picture(path),
            Action::CopyPicture => self.copy_picture(),
            Action::EditExport(form) => self.state.export.form = form.checked(),
            Action::Export(path) => self.start_export(path),
            Action::CancelExport => self.cancel_export(),
            Action::SaveTable(path) => self.save_table(path),
            Action::SaveFigure(path) => self.state.wanted_figure = Some(path),
            Action::SavePixels(path, picture) => self.save_pixels(path, *picture),
            Action::SetTrainView(view) => self.show_train_view(view),
            Action::Run(order) => self.order_run(order),
            Action::Start => self.start(),
            Action::Pause => self.command_training(&Status::Running, Status::Paused, TrainingWorker::pause),
            Action::Resume => self.command_training(&Status::Paused, Status::Running, TrainingWorker::resume),
            Action::StopAndKeep => self.training.iter().for_each(TrainingWorker::stop_and_keep),
            Action::Discard => self.training.iter().for_each(TrainingWorker::discard),
            Action::OpenBase(path) => self.open_base(path),
            Action::UseBundledBase => self.use_base(BaseImage::bundled(), "Bundled brain".to_owned()),
            Action::OpenModel(path) => self.open_model(path),
            Action::SaveModel(path) => self.save_model(path),
            Action::SaveSession(path) => self.save_session(path),
            Action::SetAppearance(appearance) => self.change_settings(|settings| settings.appearance = appearance),
            Action::Network(order) => self.order_network(order),
            Action::Inspect(subject) => self.inspect_subject(subject),
            Action::ShowGallery(gallery) => self.show_gallery(*gallery),
            Action::CloseGallery => self.close_gallery(),
            Action::Tell(message) => self.tell(message),
        }
    }

    /// Takes in what the workers said, for at most ten milliseconds; `true` when there is more.
    pub fn absorb(&mut self) -> bool {
        let start = Instant::now();
        self.absorb_tasks();
        self.absorb_export();
        self.absorb_presets();
        self.absorb_runs();
        self.absorb_gallery();
        self.absorb_sweep();
        while let Some(event) = self.play.as_ref().and_then(|play| play.events().next()) {
            self.absorb_play(event);
            if start.elapsed() > ABSORB_LIMIT {
                return true;
            }
        }
        while let Some(event) = self.evidence.as_ref().and_then(|evidence| evidence.events().next()) {
            self.absorb_evidence(event);
        }
        while let Some(event) = self.studio.as_ref().and_then(|studio| studio.events().next()) {
            self.absorb_studio(event);
        }
        let training_is_over = self.training.as_ref().is_some_and(TrainingWorker::is_over);
        while let Some(event) = self.training.as_ref().and_then(|training| training.events().next()) {
            self.absorb_training(event);
            if start.elapsed() > ABSORB_LIMIT {
                return true;
            }
        }
        self.absorb_network();
        if training_is_over && !self.state.train.is_active() {
            self.training = None;
        }
        self.watch_table();
        false
    }

    fn absorb_tasks(&mut self) {
        if let Some(task) = &self.devices
            && let Some(devices) = task.poll().unwrap_or_else(|_lost| Some(Vec::new()))
        {
            self.state.device = DeviceState::Known(devices);
            self.devices = None;
        }
        if let Some(task) = &self.file {
            let result =
                task.poll().unwrap_or_else(|_lost| Some(LoadedFile::Failed("The file could not be read or written".to_owned())));
            if let Some(result) = result {
                self.file = None;
                self.state.file_busy = false;
                self.absorb_file(result);
            }
        }
    }

    fn tell(&mut self, message: Message) {
        self.state.messages.push(message);
    }

    fn change_settings(&mut self, change: impl FnOnce(&mut Settings)) {
        change(&mut self.state.settings);
        self.state.settings = self.state.settings.clone().checked();
        self.save_settings();
    }
}

impl Drop for Lab {
    fn drop(&mut self) {
        self.save_settings();
        self.keep_last_trained();
        self.keep_last_session();
    }
}
