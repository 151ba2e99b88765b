//! The one place that obeys: actions change the state and command the workers.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::play::{LiveRound, PlayState};
use super::train::TrainState;
use super::{Action, DeviceState, LoadedFile, Message, Opponent, Room, Settings, State, session_log};
use crate::factory::{BaseImage, Mode};
use crate::game::{Record, Round};
use crate::network::{ComputeDevice, DeviceChoice, DeviceDescription, Model};
use crate::storage::{load_base, load_toml, save_toml};
use crate::worker::{PlayEvent, PlayWorker, Task, TrainingOrder, TrainingWorker, Waker};

/// Longest time that one frame spends on what the workers said.
const ABSORB_LIMIT: Duration = Duration::from_millis(10);

/// How the program was started.
#[derive(Clone, Debug)]
pub struct Launch {
    /// A base image to start with.
    pub base: Option<(BaseImage, String)>,
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
    training: Option<TrainingWorker>,
    devices: Option<Task<Vec<DeviceDescription>>>,
    file: Option<Task<LoadedFile>>,
    settings_path: Option<PathBuf>,
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
            device: DeviceState::Probing,
            settings,
            messages: complaint.into_iter().map(Message::notice).collect(),
            file_busy: false,
        };
        let devices =
            (launch.device != DeviceChoice::Cpu).then(|| Task::spawn("device trial", Arc::clone(&waker), ComputeDevice::list));
        let play = PlayWorker::spawn(Arc::clone(&waker)).ok();
        let mut lab = Self {
            state,
            waker: WakerSlot(waker),
            play,
            training: None,
            devices,
            file: None,
            settings_path: launch.settings_path,
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
        lab.seat_opponent();
        lab.deal();
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
            Action::Show(room) => self.state.room = room,
            Action::SetMode(mode) => self.set_mode(mode),
            Action::Answer(class) => self.answer(class),
            Action::Next => self.next(),
            Action::ToggleOutlines => self.change_settings(|settings| settings.outlines = !settings.outlines),
            Action::SetOpponent(opponent) => self.set_opponent(opponent),
            Action::NewSession => self.new_session(),
            Action::RestoreSession => self.restore_session(),
            Action::SetSeed(seed) => self.set_seed(seed),
            Action::EditForm(form) => self.state.train.form = form.checked(),
            Action::Start => self.start(),
            Action::Pause => self.command_training(&super::Status::Running, super::Status::Paused, TrainingWorker::pause),
            Action::Resume => self.command_training(&super::Status::Paused, super::Status::Running, TrainingWorker::resume),
            Action::StopAndKeep => self.training.iter().for_each(TrainingWorker::stop_and_keep),
            Action::Discard => self.training.iter().for_each(TrainingWorker::discard),
            Action::OpenBase(path) => self.open_base(path),
            Action::UseBundledBase => self.use_base(BaseImage::bundled(), "Bundled brain".to_owned()),
            Action::OpenModel(path) => self.open_model(path),
            Action::SaveModel(path) => self.save_model(path),
            Action::SaveSession(path) => self.save_session(path),
            Action::SetAppearance(appearance) => self.change_settings(|settings| settings.appearance = appearance),
            Action::Tell(message) => self.tell(message),
        }
    }

    /// Takes in what the workers said, for at most ten milliseconds; `true` when there is more.
    pub fn absorb(&mut self) -> bool {
        let start = Instant::now();
        self.absorb_tasks();
        while let Some(event) = self.play.as_ref().and_then(|play| play.events().next()) {
            self.absorb_play(event);
            if start.elapsed() > ABSORB_LIMIT {
                return true;
            }
        }
        while let Some(event) = self.training.as_ref().and_then(|training| training.events().next()) {
            let model_before = self.state.train.model.clone();
            if let Some(message) = self.state.train.absorb(event) {
                self.tell(message);
            }
            let model_now = &self.state.train.model;
            if self.state.play.opponent == Opponent::Trained && !same_model(model_before.as_ref(), model_now.as_ref()) {
                self.seat_opponent();
            }
            if start.elapsed() > ABSORB_LIMIT {
                return true;
            }
        }
        if self.training.is_some() && !self.state.train.is_active() {
            self.training = None;
        }
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

    fn absorb_file(&mut self, result: LoadedFile) {
        match result {
            LoadedFile::Base(base, name) => self.use_base(*base, name),
            LoadedFile::Model(model, name) => {
                self.state.play.file_model = Some((model, name.clone()));
                self.set_opponent(Opponent::File);
                self.tell(Message::done(format!("{name} plays against you")));
            }
            LoadedFile::Written(sentence) => self.tell(Message::done(sentence)),
            LoadedFile::Failed(sentence) => self.tell(Message::failed(sentence)),
        }
    }

    fn absorb_play(&mut self, event: PlayEvent) {
        let play = &mut self.state.play;
        match event {
            PlayEvent::Dealt { ticket, specimen, outlines } if ticket == play.ticket => {
                log::info!("picture {} is on the table", specimen.plan.index + 1);
                let round = Round::new(specimen.plan.syndrome);
                let opponent = opponent_name(play, &self.state.train);
                let dealt = Instant::now();
                play.live =
                    Some(LiveRound { ticket, specimen, outlines, round, prediction: None, dealt, opponent, recorded: false });
            }
            PlayEvent::Predicted { ticket, prediction, milliseconds } => {
                log::debug!("the network answered in {milliseconds:.2} ms");
                if let Some(live) = play.live.as_mut().filter(|live| live.ticket == ticket) {
                    live.prediction = Some(prediction);
                    live.round.machine_answers(prediction.class());
                    record_round(play);
                }
            }
            PlayEvent::Dealt { .. } => {} // an older deal: the table has moved on
            PlayEvent::Failed(sentence) => self.tell(Message::failed(sentence)),
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

    fn set_mode(&mut self, mode: Mode) {
        if mode == self.state.play.mode {
            return;
        }
        self.leave_answered();
        self.state.play.mode = mode;
        self.change_settings(|settings| settings.mode = mode);
        self.seat_opponent();
        self.deal();
    }

    fn answer(&mut self, class: crate::factory::Syndrome) {
        let play = &mut self.state.play;
        if let Some(live) = &mut play.live
            && live.round.answer(class).is_ok()
        {
            record_round(play);
        }
    }

    fn next(&mut self) {
        if self.state.play.is_answered() {
            self.deal_fresh();
        }
    }

    /// An answered picture is not played again: its series moves on.
    fn leave_answered(&mut self) {
        let play = &mut self.state.play;
        if play.is_answered() {
            play.indices[play.mode as usize] += 1;
        }
    }

    /// A picture to be answered: the one on the table again, or the next one after an answered one.
    fn deal_fresh(&mut self) {
        self.leave_answered();
        self.deal();
    }

    /// Asks the dealer for the picture that is next; what lay on the table is gone.
    fn deal(&mut self) {
        let play = &mut self.state.play;
        play.ticket += 1;
        play.live = None;
        if let Some(worker) = &self.play {
            worker.deal(play.ticket, &play.mode.recipe(), &self.state.base, play.seed, play.index());
        }
    }

    /// The dealer gets the network that is to play. Nobody may be waiting for an answer by another one.
    fn seat_opponent(&mut self) {
        let play = &self.state.play;
        let model = match play.opponent {
            Opponent::Bundled => Model::bundled(play.mode).map(Arc::new).map_err(|err| err.to_string()),
            Opponent::Trained => self.state.train.model.clone().ok_or_else(|| "no network has been trained yet".to_owned()),
            Opponent::File => {
                play.file_model.as_ref().map(|(model, _)| Arc::clone(model)).ok_or_else(|| "no model is open".to_owned())
            }
        };
        match (model, &self.play) {
            (Ok(model), Some(worker)) => worker.set_model(model),
            (Err(reason), _) => self.tell(Message::failed(format!("This network cannot play: {reason}"))),
            (Ok(_), None) => {}
        }
    }

    fn set_opponent(&mut self, opponent: Opponent) {
        self.state.play.opponent = opponent;
        self.seat_opponent();
        // The same picture again, so that the new network answers it; an answered one stays as it was.
        if self.state.play.waits_for_answer() {
            self.deal();
        }
    }

    /// Both scores from zero, from the first picture of the seed: the same rounds for the next player.
    fn new_session(&mut self) {
        let play = &mut self.state.play;
        let old = std::mem::take(&mut play.session);
        if !old.records().is_empty() {
            play.session_before = Some(old);
        }
        play.indices = [0; 2];
        self.deal();
    }

    fn restore_session(&mut self) {
        let play = &mut self.state.play;
        if play.restorable().is_some() {
            play.session = play.session_before.take().unwrap_or_default();
        }
    }

    fn set_seed(&mut self, seed: u64) {
        if seed != self.state.play.seed {
            self.state.play.seed = seed;
            self.state.play.indices = [0; 2];
            self.deal();
        }
    }

    fn start(&mut self) {
        if self.state.train.is_active() {
            return;
        }
        let (settings, length) = self.state.train.plan();
        let form = self.state.train.form;
        // One core stays free for the window and the game.
        let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        let order = TrainingOrder {
            settings,
            recipe: form.mode.recipe(),
            base: self.state.base.clone(),
            device: form.device,
            length,
            threads: (cores - 1).max(1),
        };
        match TrainingWorker::spawn(order, Arc::clone(&self.waker.0)) {
            Ok(worker) => {
                log::info!("a training has started");
                self.training = Some(worker);
                self.state.train.begin();
            }
            Err(err) => self.tell(Message::failed(format!("The training cannot start: {err}"))),
        }
    }

    fn command_training(&mut self, from: &super::Status, to: super::Status, command: impl Fn(&TrainingWorker)) {
        if let Some(worker) = &self.training
            && self.state.train.status == *from
        {
            command(worker);
            self.state.train.status = to;
        }
    }

    fn use_base(&mut self, base: BaseImage, name: String) {
        self.tell(Message::done(format!("Base image: {name}")));
        self.state.base = base;
        self.state.base_name = name;
        self.deal_fresh();
    }

    fn open_base(&mut self, path: PathBuf) {
        self.file_task("base image", move || {
            let name = file_name(&path);
            load_base(&path).map_or_else(|err| LoadedFile::Failed(sentence(&err)), |base| LoadedFile::Base(Box::new(base), name))
        });
    }

    fn open_model(&mut self, path: PathBuf) {
        self.file_task("model", move || {
            let name = file_name(&path);
            Model::load(&path)
                .map_or_else(|err| LoadedFile::Failed(sentence(&err)), |model| LoadedFile::Model(Arc::new(model), name))
        });
    }

    fn save_model(&mut self, path: PathBuf) {
        let Some(model) = self.state.train.model.clone() else {
            return self.tell(Message::failed("There is no trained network to keep yet"));
        };
        self.state.train.saved = true;
        self.file_task("model", move || {
            let done = format!("The network is kept in {}", path.display());
            model.save(&path).map_or_else(|err| LoadedFile::Failed(sentence(&err)), |()| LoadedFile::Written(done))
        });
    }

    fn save_session(&mut self, path: PathBuf) {
        let session = self.state.play.session.clone();
        self.file_task("session", move || {
            let done = format!("The session is kept in {}", path.display());
            session_log::write(&path, &session)
                .map_or_else(|err| LoadedFile::Failed(sentence(&err)), |()| LoadedFile::Written(done))
        });
    }

    fn file_task(&mut self, name: &str, work: impl FnOnce() -> LoadedFile + Send + 'static) {
        if self.file.is_some() {
            return self.tell(Message::notice("Another file is still being read or written"));
        }
        self.state.file_busy = true;
        self.file = Some(Task::spawn(name, Arc::clone(&self.waker.0), work));
    }
}

/// A round that both have answered goes into the session, once.
fn record_round(play: &mut PlayState) {
    let Some(live) = &mut play.live else { return };
    if live.recorded || live.round.human_is_right().is_none() || live.round.machine_is_right().is_none() {
        return;
    }
    live.recorded = true;
    log::info!("round {} is finished", play.session.records().len() + 1);
    play.session.push(Record {
        round: live.round.clone(),
        group: play.mode.word(),
        seed: live.specimen.plan.seed,
        index: live.specimen.plan.index,
        seconds: live.dealt.elapsed().as_secs_f64(),
        opponent: live.opponent.clone(),
    });
}

fn opponent_name(play: &PlayState, train: &TrainState) -> String {
    match play.opponent {
        Opponent::Bundled => format!("bundled {} network", play.mode),
        Opponent::Trained => {
            let images = train.model.as_ref().map_or(0, |model| model.record.images);
            format!("network in training, {images} images")
        }
        Opponent::File => play.file_model.as_ref().map_or_else(String::new, |(_, name)| name.clone()),
    }
}

fn same_model(a: Option<&Arc<Model>>, b: Option<&Arc<Model>>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => Arc::ptr_eq(a, b),
        (None, None) => true,
        _ => false,
    }
}

fn file_name(path: &std::path::Path) -> String {
    path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned())
}

/// An error as a sentence on its own.
fn sentence(err: &impl std::fmt::Display) -> String {
    let text = err.to_string();
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
