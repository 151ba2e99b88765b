//! The laboratory: hands each wish to its room, and what one room wants of another to the room that it concerns.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::bases::{BaseOrigin, BaseWork};
use super::files::{FileOutcome, FileWork, What};
use super::gallery::Galleries;
use super::message::{Kept, starts_afresh};
use super::passing::RaceKey;
use super::shared::WakerSlot;
use super::train::Runs;
use super::{
    Action, Classroom, DeviceState, Effect, Factory, FactoryAction, Lesson, LessonRun, Lessons, Message, Network, NetworkAction,
    Opponent, PictureGrid, Play, PresetOrder, Renderer, Room, Settings, Shared, State, Train, factory, train,
};
use crate::factory::{BaseImage, MadeBase, Recipe};
use crate::network::{ComputeDevice, DeviceChoice, DeviceDescription, Model};
use crate::storage::{FileAction, Unusable, keep_aside, save_rgb_png};
use crate::words::{Locale, set_locale};
use crate::worker::{Ask, Generators, Reply, Waker, Work};

/// Longest time that a window that is closed waits for its threads.
const CLOSING: Duration = Duration::from_millis(900);
/// The network that was trained last, beside the settings.
const LAST_TRAINED: &str = "last-trained.model";

/// How the program was started.
#[derive(Clone, Debug)]
pub struct Launch {
    /// A base image to start with, in place of the one of the settings.
    pub base: Option<(BaseImage, BaseOrigin)>,
    /// A recipe to play and to tune.
    pub recipe: Option<Recipe>,
    /// Seed of the pictures of the game.
    pub seed: u64,
    /// The device for training.
    pub device: DeviceChoice,
    /// Where the settings lie; `None` keeps none.
    pub settings_path: Option<PathBuf>,
    /// A lesson to begin with.
    pub lesson: Option<Arc<Lesson>>,
    /// What was wrong with the settings, where they were read before.
    pub complaint: Option<Unusable>,
    /// The language of the window.
    pub locale: Locale,
}

/// The state, and what only the laboratory changes.
#[derive(Debug)]
pub struct Lab {
    pub(super) state: State,
    devices: Ask<Work<Vec<DeviceDescription>>>,
    /// What the standing of the race was computed from.
    pub(super) race_key: Option<RaceKey>,
}

impl Lab {
    /// A laboratory whose first picture is being made.
    pub fn new(launch: Launch, waker: Waker) -> Self {
        let Launch { base, recipe, seed, device, settings_path, lesson, complaint, locale } = launch;
        set_locale(locale);
        let (mut settings, second_complaint) = settings_path.as_deref().map_or_else(Default::default, Settings::load);
        settings.language = settings.language_beside(locale);
        let complaint = complaint.or(second_complaint);
        let (base, base_origin) = base.unwrap_or_else(|| (settings.base.make(), BaseOrigin::Made(settings.base)));
        let stopped = settings.stopped_run.take();
        let is_unkept_said = matches!(complaint, Some(Unusable::Newer(_) | Unusable::Unread(_) | Unusable::Damaged(_)));
        // Who has settings was here before: no examples come between them and what is said about their settings.
        settings.examples_seen |= is_unkept_said || matches!(complaint, Some(Unusable::KeptAside(_)));
        let messages = complaint.iter().map(|why| starts_afresh(Kept::Settings, why));
        let messages = messages.chain(stopped.iter().map(train::stopped_run_words)).collect();
        let runs = settings_path.as_ref().map(|settings| settings.with_file_name("runs"));
        let mut models = super::Models::default();
        models.follow_base(&base);
        let shared = Shared {
            room: Room::Play,
            base: Arc::new(base),
            base_origin,
            current: super::current_picture::CurrentPicture::default(),
            models,
            runs: Runs::new(runs, Arc::clone(&waker)),
            running_run: None,
            device: DeviceState::Probing,
            settings,
            locale,
            messages,
            clipboard: None,
            files: FileWork::new(Arc::clone(&waker)),
            base_work: BaseWork::new(Arc::clone(&waker)),
            generators: Generators::default(),
            effects: Vec::new(),
            waker: WakerSlot(Arc::clone(&waker)),
            is_unkept_said,
            last_trained_stays: false,
            settings_aside: None,
            settings_path,
        };
        let state = State {
            play: Play::new(seed, &shared),
            factory: Factory::new(seed, &shared),
            train: Train::default(),
            network: Network::new(seed, &shared),
            lessons: Lessons::new(&shared),
            class: Classroom::new(&shared),
            galleries: Galleries::new(&shared),
            lesson: LessonRun::default(),
            shared,
        };
        let mut lab = Self { state, devices: Ask::for_work(waker), race_key: None };
        lab.begin(device, recipe);
        if let Some(lesson) = lesson {
            lab.open_lesson(lesson, Instant::now());
        }
        lab
    }

    fn begin(&mut self, device: DeviceChoice, recipe: Option<Recipe>) {
        let State { shared, play, factory, train, .. } = &mut self.state;
        train.form.device = device;
        if device == DeviceChoice::Cpu {
            shared.device = DeviceState::Known(vec![ComputeDevice::cpu().describe(true)]);
        } else {
            self.devices.work(ComputeDevice::list);
        }
        if let Some(recipe) = recipe {
            factory.load_recipe(recipe.clone(), shared);
            play.play_recipe(Arc::new(recipe), true, shared);
        } else {
            play.deal(shared);
        }
        restore_last_trained(shared);
        play.find_last_session(shared);
        play.show_examples_once(shared);
        factory.order_preset(PresetOrder::List, shared);
        self.settle();
    }

    /// What the window paints.
    pub fn state(&self) -> &State {
        &self.state
    }

    /// The messages that were not shown yet; shown once.
    pub fn take_messages(&mut self) -> Vec<Message> {
        std::mem::take(&mut self.state.shared.messages)
    }

    /// A picture that is to be put on the clipboard; given once.
    pub fn take_clipboard(&mut self) -> Option<PictureGrid> {
        self.state.shared.clipboard.take()
    }

    /// Remembers a renderer that works.
    pub fn set_renderer(&mut self, renderer: Renderer) {
        self.state.shared.change_settings(|settings| {
            settings.renderer = Some(renderer);
            settings.renderer_on_trial = None;
        });
    }

    /// Obeys one wish.
    pub fn apply(&mut self, action: impl Into<Action>) {
        let action = action.into();
        if self.refuses(&action) {
            return;
        }
        let State { shared, play, factory, train, network, lessons, class, galleries, .. } = &mut self.state;
        match action {
            Action::Show(room) => shared.want(Effect::Show(room)),
            Action::Play(action) => play.apply(action, shared),
            Action::Factory(action) => factory.apply(action, shared),
            Action::Train(action) => train.apply(action, shared),
            Action::Network(action) => network.apply(action, shared),
            Action::Lessons(action) => lessons.apply(action, shared),
            Action::Step(action) => self.apply_step(action, Instant::now()),
            Action::Class(action) => class.apply(action, shared),
            Action::Inspect(id) => shared.want(Effect::Inspect(id)),
            Action::ShowGallery(gallery) => galleries.show(*gallery, shared),
            Action::CloseGallery => galleries.close(),
            Action::ToggleOutlines => shared.change_settings(|settings| settings.outlines = !settings.outlines),
            Action::OpenBase(path) => shared.files.open_base(path),
            Action::OpenDropped(path) => shared.files.open_dropped(path),
            Action::UseBundledBase => shared.want_base(MadeBase::Bundled),
            Action::UseMadeBase(made) => shared.want_base(made),
            Action::NewBrain => shared.draw_brain(play.seed),
            Action::UseLearnedBase => {
                if let Some((base, origin)) = shared.models.learned_base(play.mode()) {
                    shared.use_base(base, origin);
                }
            }
            Action::OpenModel(path) => {
                let name = super::files::file_name(&path);
                shared.files.open_model(path, name);
            }
            Action::SaveSweep(path) => match &factory.sweep.run {
                Some(run) => {
                    let table = factory::sweep_table(run, &play.session);
                    shared.files.write_table(What::BreakingPoints, FileAction::KeepBreakingPoints, path, table);
                }
                None => shared.tell(factory::words::nothing_measured()),
            },
            Action::SaveTable(path, table) => shared.files.write_table(What::Table, FileAction::WriteTable, path, Ok(table)),
            Action::SavePixels(path, picture) if !picture.pixels.is_empty() => {
                let write = move |path: &std::path::Path| save_rgb_png(path, (picture.width, picture.height), &picture.pixels);
                shared.files.write(What::Picture, path, write);
            }
            Action::SavePixels(..) => shared.tell(factory::words::no_picture()),
            Action::SetAppearance(appearance) => shared.change_settings(|settings| settings.appearance = appearance),
            Action::SetLocale(locale) => shared.set_locale(locale),
            Action::Tell(message) => shared.tell(message),
        }
        self.settle();
    }

    /// Takes in what the threads said, for about ten milliseconds; `true` when there may be more.
    pub fn absorb(&mut self) -> bool {
        self.absorb_devices();
        let State { shared, play, factory, train, network, lessons, class, galleries, lesson } = &mut self.state;
        shared.absorb_files();
        shared.absorb_bases();
        shared.absorb_runs();
        galleries.absorb();
        play.absorb(shared);
        factory.absorb(shared);
        let more = train.absorb(shared);
        network.absorb(shared);
        lessons.absorb();
        class.lead(lesson.record_place());
        class.absorb(shared);
        self.settle();
        more
    }

    /// Waits a moment for the factory's picture after a knob was turned; whether there is a newer one to be painted.
    pub fn wait_for_picture(&mut self, limit: Duration) -> bool {
        let State { shared, factory, .. } = &mut self.state;
        shared.room == Room::Factory && factory.is_rendering() && factory.wait_for_picture(limit, shared)
    }

    /// Hands over what rooms want of each other, until nobody wants anything.
    pub(super) fn settle(&mut self) {
        while !self.state.shared.effects.is_empty() {
            let effect = self.state.shared.effects.remove(0);
            self.carry_out(effect);
        }
        self.follow_race();
    }

    fn carry_out(&mut self, effect: Effect) {
        let State { shared, play, factory, train, network, lessons, class, galleries, .. } = &mut self.state;
        match effect {
            Effect::Show(room) => {
                shared.room = room;
                match room {
                    Room::Factory => factory.enter(shared),
                    Room::Network => network.enter(shared),
                    Room::Lessons => lessons.enter(shared),
                    Room::Play | Room::Train | Room::Class => {}
                }
            }
            Effect::Inspect(id) => {
                shared.room = Room::Network;
                network.inspect_specimen(id, shared);
            }
            Effect::InspectFactory => network.take(super::PictureSource::Factory, factory.id(shared), shared),
            Effect::Play { recipe, afresh } => play.play_recipe(recipe, afresh, shared),
            Effect::Train(recipe) => train.train_recipe(recipe),
            Effect::TrainQuickly { mode, own, classes } => train.start_quick(mode, own.as_ref(), classes, shared),
            Effect::CompareNetworks => train.compare_with(shared.models.playing(play.mode()).ok(), shared),
            Effect::NetworkJudged(judged) => self.seat_if_better(*judged),
            Effect::SetUpTraining(mode, settings) => {
                train.set_up(mode, *settings, shared);
                shared.want(Effect::Show(Room::Train));
            }
            Effect::ShowFactoryPage(page) => {
                factory.apply(FactoryAction::Show(page), shared);
                shared.want(Effect::Show(Room::Factory));
            }
            Effect::ShowNetworkPage(page) => {
                network.apply(NetworkAction::Show(page), shared);
                shared.want(Effect::Show(Room::Network));
            }
            Effect::ShowLandscape => {
                train.show_landscape(shared);
                shared.want(Effect::Show(Room::Train));
            }
            Effect::LearnFrom(path) => train.read_given(path, shared),
            Effect::Tune(recipe) => factory.load_recipe(*recipe, shared),
            Effect::LookInto(opened, id) => {
                shared.room = Room::Network;
                network.look_into(opened, id, shared);
            }
            Effect::Seat(model, name) => {
                network.look_at_player(shared);
                shared.models.file = Some((model, name));
                play.set_opponent(Opponent::File, shared);
            }
            Effect::OpenModel(path, name) => shared.files.open_model(path, name),
            Effect::BaseChanged => {
                play.follow_base(shared);
                factory.render(shared);
                network.follow_base(shared);
                lessons.follow_base(shared);
                class.follow_base(shared);
            }
            Effect::CurrentPictureChanged => {
                factory.follow_table(shared);
                network.follow_table(shared);
            }
            Effect::TrainedChanged => play.follow_trained(shared),
            Effect::RunMoved => network.replay(shared),
            Effect::RunsListed => network.choose_run(shared),
            Effect::ShowGallery(gallery) => galleries.show(*gallery, shared),
            Effect::CloseGallery => galleries.close(),
            Effect::OpenLesson(lesson) => self.open_lesson(lesson, Instant::now()),
        }
    }

    fn absorb_devices(&mut self) {
        while let Some(reply) = self.devices.poll() {
            match reply {
                Reply::Answer(devices) => self.state.shared.device = DeviceState::Known(devices),
                Reply::Failed(failure) => {
                    log::error!("the devices could not be tried: {failure}");
                    self.state.shared.device = DeviceState::Known(Vec::new());
                }
                Reply::Done => {}
            }
        }
    }
}

/// The network that was trained before the program was closed plays again.
fn restore_last_trained(shared: &mut Shared) {
    let Some(path) = shared.path_beside_settings(LAST_TRAINED).filter(|path| path.exists()) else { return };
    shared.files.run(move || match Model::load(&path) {
        Ok(model) => FileOutcome::LastTrained(Arc::new(model)),
        Err(err) => FileOutcome::LastTrainedDamaged(err, keep_aside(&path)),
    });
}

/// A network that nobody saved is not lost when the window closes.
fn keep_last_trained(shared: &Shared) {
    if shared.last_trained_stays {
        return;
    }
    let (Some(path), Some(model)) = (shared.path_beside_settings(LAST_TRAINED), &shared.models.trained) else { return };
    if let Err(err) = model.save(&path) {
        log::warn!("{err}");
    }
}

impl Drop for Lab {
    /// What is kept between starts is written; threads that write are waited for, in all for less than a second. Only an export may
    /// take longer, to tidy up. The other threads end by themselves.
    fn drop(&mut self) {
        // What the user had before a lesson is what is kept.
        self.leave_lesson();
        let end = Instant::now() + CLOSING;
        let left = || end.saturating_duration_since(Instant::now());
        let State { shared, play, factory, train, class, .. } = &mut self.state;
        train.close_within(Duration::ZERO); // told first: it has most to tidy up
        shared.settings.stopped_run = train.to_go_on_with();
        shared.save_settings();
        keep_last_trained(shared);
        play.keep_last_session(shared, left());
        if !class.finish_within(left()) {
            log::warn!("the log of the class is not whole: the disk did not answer in time");
        }
        if !shared.files.finish_within(left()) {
            log::warn!("a file is not written: the disk did not answer in time");
        }
        if !shared.runs.finish_within(left()) {
            log::warn!("an order to the runs is not carried out: the disk did not answer in time");
        }
        factory.close(end);
        if !train.close_within(left()) {
            log::warn!("the training had no time to say that it ended; its run can be taken up from its last state");
        }
    }
}
