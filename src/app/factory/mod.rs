//! The factory room: one recipe that is tuned, one specimen that is looked at, and the pages about them.

mod action;
mod aside;
mod export;
mod files;
mod history;
mod idle;
mod picture_grid;
mod presets;
mod search;
mod sweep;
mod sweeping;
mod target;
pub(super) mod words;

use std::sync::Arc;
use std::time::{Duration, Instant};

use super::{Effect, PageId, Room, Shared};
use crate::factory::{Parameter, Pins, Recipe, RegionRecipe, SpecimenId, Stage, Syndrome, TumorId, TumorTouch};
use crate::worker::{Ask, ExportJob, Extra, Failure, JobError, RenderJob, RenderRequest, Rendered, Reply, SweepJob, Work};

pub use action::{EXPORT_FILE, EXPORT_FOLDER, FactoryAction, OPEN_RECIPE, OPEN_TARGET, SAVE_PICTURE, SAVE_RECIPE};
pub(super) use aside::FactoryAside;
pub use export::{ExportForm, ExportState, Exporting};
pub use history::{History, Step, Tuning};
pub use idle::Idle;
pub use picture_grid::{ColorPicture, PictureGrid};
pub use presets::{PresetOrder, PresetOutcome, PresetState};
pub use search::is_found;
pub use sweep::{
    BROKEN, CurvePoint, Measured, SWEEP_COUNTS, SWEEP_LENGTH, SweepForm, SweepGroup, SweepRun, SweepState, SweepStatus,
    can_be_swept, to_csv as sweep_table,
};
pub use target::{TARGET, Target, TargetState};
pub use words::knob_value;

/// The page that is shown at first: base and sample.
pub const SAMPLE: PageId = PageId("sample");
/// Pictures in the grid at first.
const GRID_COUNT: usize = 48;
/// The room's own series is this far from the game's: the factory opens on other pictures than the game asks.
const SEED_OFFSET: u64 = 2000;
/// How long a window that is closed waits at most for an export to remove what it has written: a slow disk must not leave half of a
/// dataset behind.
const TIDYING: Duration = Duration::from_secs(2);

/// Which pictures the grid shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GridChoice {
    /// How many.
    pub count: usize,
    /// Of which class; all when `None`.
    pub class: Option<Syndrome>,
    /// Whether each comes from a seed of its own.
    pub mixed: bool,
}

/// Why there is no picture.
#[derive(Debug)]
pub enum NoPicture {
    /// The recipe cannot be used.
    Impossible(JobError),
    /// The game asks for its answer, now or later.
    Secret,
    /// The thread broke off.
    Broken(Failure),
}

/// The factory room.
#[derive(Debug)]
pub struct Factory {
    /// The recipe.
    pub history: History,
    /// Seed of the series.
    pub seed: u64,
    /// Place of the specimen in the series.
    pub index: u64,
    /// The tumor of the picture in view that is selected.
    pub selected: Option<TumorId>,
    /// The page that is shown.
    pub page: PageId,
    /// What the page needs beside the specimen.
    pub extra: Extra,
    /// The stage of the peel slider.
    pub stage: Stage,
    /// What the grid shows.
    pub grid: GridChoice,
    /// Key of the parameter of the strip.
    pub strip_key: &'static str,
    /// Where the machine breaks.
    pub sweep: SweepState,
    /// The newest picture.
    pub picture: Option<Arc<Rendered>>,
    /// Why there is no newer one, if there is none.
    pub refusal: Option<NoPicture>,
    /// The presets that the user keeps.
    pub presets: PresetState,
    /// The export of datasets.
    pub export: ExportState,
    /// The picture that samples should look like.
    pub target: TargetState,
    renders: Ask<RenderJob>,
    sweeps: Ask<SweepJob>,
    exports: Ask<ExportJob>,
    preset_work: Ask<Work<PresetOutcome>>,
}

impl Factory {
    /// The room with the preset of the difficulty that is played.
    pub(super) fn new(seed: u64, shared: &Shared) -> Self {
        let [first, second, third] = std::array::from_fn(|_| shared.generators.clone());
        Self {
            history: History::new(shared.settings.mode.recipe()),
            seed: seed.wrapping_add(SEED_OFFSET),
            index: 0,
            selected: None,
            page: SAMPLE,
            extra: Extra::None,
            stage: Stage::LAST,
            grid: GridChoice { count: GRID_COUNT, class: None, mixed: false },
            strip_key: "alterations.shade",
            sweep: SweepState::default(),
            picture: None,
            refusal: None,
            presets: PresetState { available: shared.settings_path.is_some(), ..PresetState::default() },
            export: ExportState::default(),
            target: TargetState::new(shared.waker()),
            renders: Ask::new(shared.waker(), move || RenderJob::new(first.clone())),
            sweeps: Ask::new(shared.waker(), move || SweepJob::new(second.clone())),
            exports: Ask::new(shared.waker(), move || ExportJob::new(third.clone())),
            preset_work: Ask::for_work(shared.waker()),
        }
    }

    /// The recipe as it is now.
    pub fn recipe(&self) -> &Recipe {
        self.history.now()
    }

    /// What resets go back to, and differences are marked against.
    pub fn preset(&self) -> &Recipe {
        self.history.preset()
    }

    /// The specimen that is looked at.
    pub fn id(&self, shared: &Shared) -> SpecimenId {
        let recipe = Arc::new(self.recipe().clone());
        SpecimenId { recipe, base: Arc::clone(&shared.base), seed: self.seed, index: self.index }
    }

    /// What a hand has changed about the pictures.
    pub fn pins(&self) -> &Arc<Pins> {
        self.history.pins()
    }

    /// Whether the picture in view is the one that the room asks for now.
    pub fn shows_newest(&self, shared: &Shared) -> bool {
        self.picture.as_ref().is_some_and(|picture| picture.id == self.id(shared) && picture.pins == *self.pins())
    }

    /// Waits for the picture that was asked for, at most so long; whether there was a reply.
    ///
    /// A picture takes less than a millisecond: the frame in which the hand moved shows it already.
    pub(super) fn wait_for_picture(&mut self, limit: Duration, shared: &Shared) -> bool {
        let is_there = self.renders.wait_within(limit);
        self.absorb_pictures(shared);
        is_there
    }

    /// Whether a newer picture is on its way.
    pub fn is_rendering(&self) -> bool {
        self.renders.is_busy()
    }

    /// Obeys one wish.
    pub(super) fn apply(&mut self, action: FactoryAction, shared: &mut Shared) {
        match action {
            FactoryAction::EditRecipe(recipe, step) => return self.change_recipe(*recipe, step, shared),
            FactoryAction::EditPins(pins, step) => self.history.change_pins(*pins, step),
            FactoryAction::SelectTumor(tumor) => {
                self.selected = tumor;
                return;
            }
            FactoryAction::RemoveTumor => self.remove_tumor(),
            FactoryAction::PinsToRecipe => return self.pins_to_recipe(shared),
            FactoryAction::Undo if !self.history.undo() => return,
            FactoryAction::Redo if !self.history.redo() => return,
            FactoryAction::Undo | FactoryAction::Redo => {}
            FactoryAction::LoadMode(mode) => self.history.load(mode.recipe()),
            FactoryAction::LoadPreset(preset) => self.history.load(preset.recipe()),
            FactoryAction::ShowSpecimen { seed, index } => (self.seed, self.index, self.selected) = (seed, index, None),
            // What another page, knob or value needs is said by the page in the next frame; then it is made.
            FactoryAction::Show(page) => {
                self.page = page;
                return;
            }
            FactoryAction::Need(extra) => self.extra = extra,
            FactoryAction::SetStage(stage) => {
                self.stage = stage;
                return;
            }
            FactoryAction::SetGrid(grid) => {
                self.grid = grid;
                return;
            }
            FactoryAction::SetStripKey(key) => {
                self.strip_key = key;
                return;
            }
            FactoryAction::SetSweep(form) => return self.set_sweep(form),
            FactoryAction::SetSweepValue(value) => return self.set_sweep_value(value),
            FactoryAction::StartSweep => return self.start_sweep(shared),
            FactoryAction::CancelSweep => return self.cancel_sweep(),
            FactoryAction::PlayAt(value) => return self.play_at(value, shared),
            FactoryAction::Play => {
                shared.want(Effect::Play { recipe: Arc::new(self.recipe().clone()), afresh: true });
                return shared.want(Effect::Show(Room::Play));
            }
            FactoryAction::Train => {
                shared.want(Effect::Train(Arc::new(self.recipe().clone())));
                return shared.want(Effect::Show(Room::Train));
            }
            FactoryAction::OpenRecipe(path) => return shared.files.open_recipe(path),
            FactoryAction::SaveRecipe(path) => return self.save_recipe(path, shared),
            FactoryAction::Preset(order) => return self.order_preset(order, shared),
            FactoryAction::SavePicture(path) => return self.save_picture(path, shared),
            FactoryAction::CopyPicture => return self.copy_picture(shared),
            FactoryAction::EditExport(form) => {
                self.export.form = form.checked();
                return;
            }
            FactoryAction::Export(path) => return self.start_export(path, shared),
            FactoryAction::CancelExport => return self.cancel_export(),
            FactoryAction::OpenTarget(path) => return self.target.open(path),
            FactoryAction::ClearTarget => return self.target.clear(),
        }
        self.render(shared);
    }

    /// Takes in what the threads said.
    pub(super) fn absorb(&mut self, shared: &mut Shared) {
        self.absorb_pictures(shared);
        self.absorb_sweep(shared);
        self.absorb_export(shared);
        self.absorb_presets(shared);
        self.absorb_target(shared);
    }

    fn absorb_pictures(&mut self, shared: &Shared) {
        while let Some(reply) = self.renders.poll() {
            match reply {
                // A picture that is a little behind is shown too: while a knob is dragged the newest is always on its way.
                Reply::Answer(Ok(picture)) => {
                    // It may have become secret while it was being made.
                    let tells = shared.asks(&picture.id) || picture.thumbnails.iter().any(|one| shared.asks(&one.id));
                    self.picture = (!tells).then(|| Arc::from(picture));
                }
                Reply::Answer(Err(err)) => self.refusal = Some(NoPicture::Impossible(err)),
                Reply::Failed(failure) => self.refusal = Some(NoPicture::Broken(failure)),
                Reply::Done => {}
            }
        }
    }

    /// The room is shown.
    pub(super) fn enter(&mut self, shared: &Shared) {
        if self.picture.is_none() {
            self.render(shared);
        }
    }

    /// A whole recipe at once: resets and marks are against it from now on.
    pub(super) fn load_recipe(&mut self, recipe: Recipe, shared: &Shared) {
        self.history.load(recipe);
        self.render(shared);
    }

    /// What had to be hidden may have changed.
    pub(super) fn follow_table(&mut self, shared: &Shared) {
        let is_hidden = matches!(self.refusal, Some(NoPicture::Secret));
        let many = self.picture.iter().flat_map(|picture| picture.thumbnails.iter());
        let tells = self.picture.as_ref().is_some_and(|picture| shared.asks(&picture.id))
            || many.into_iter().any(|thumbnail| shared.asks(&thumbnail.id));
        // A grid that is being made leaves out what had to be left out when it was asked for.
        let is_outdated = tells || matches!(self.extra, Extra::Grid { .. });
        if is_outdated {
            self.picture = None; // not until a new one is there: it would be seen meanwhile
            self.renders.cancel();
        }
        // In another room it waits until the room is shown again.
        if shared.asks(&self.id(shared)) != is_hidden || (is_outdated && shared.room == Room::Factory) {
            self.render(shared);
        }
    }

    /// Asks for what the room shows now.
    pub(super) fn render(&mut self, shared: &Shared) {
        let id = self.id(shared);
        if shared.asks(&id) {
            (self.picture, self.refusal) = (None, Some(NoPicture::Secret));
            return self.renders.cancel();
        }
        self.refusal = None;
        let first_unasked = shared.current.first_unasked();
        self.renders.refine(RenderRequest { id, pins: Arc::clone(self.pins()), extra: self.extra, first_unasked });
    }

    /// Waits, until then, for the presets to be written and for the export to tidy up.
    pub(super) fn close(&self, end: Instant) {
        self.exports.cancel();
        let left = || end.saturating_duration_since(Instant::now());
        if !self.preset_work.finish_within(left()) {
            log::warn!("an order to the presets is not carried out: the disk did not answer in time");
        }
        if !self.exports.close_within(left().max(TIDYING)) {
            log::warn!("the export had no time to tidy up");
        }
    }

    /// An impossible recipe is refused: the old values stay, and the room says why.
    fn change_recipe(&mut self, recipe: Recipe, step: Step, shared: &Shared) {
        if let Err(err) = recipe.validate() {
            self.refusal = Some(NoPicture::Impossible(err.into()));
            return;
        }
        self.history.change(recipe, step);
        self.render(shared);
    }

    /// Takes the selected tumor out of the picture in view.
    fn remove_tumor(&mut self) {
        let Some(tumor) = self.selected.take() else { return };
        let mut pins = (**self.pins()).clone();
        let place = (self.seed, self.index);
        let touch = pins.touch(place, tumor);
        pins.set_touch(place, tumor, TumorTouch { removed: true, ..touch });
        self.history.change_pins(pins, "remove a tumor");
    }

    /// The recipe draws values around those that are pinned, which are pinned no more.
    fn pins_to_recipe(&mut self, shared: &mut Shared) {
        // The numbers of tumors belong to the class of the picture in view.
        let newest = self.picture.as_ref().filter(|_| self.shows_newest(shared));
        let Some(class) = newest.map(|picture| picture.specimen.plan.syndrome) else { return };
        let (recipe, left) = (**self.pins()).clone().into_recipe(self.recipe(), class);
        if let Err(err) = recipe.validate() {
            self.refusal = Some(NoPicture::Impossible(err.into()));
            return;
        }
        self.history.change_both(recipe, left);
        shared.tell(words::pins_in_recipe());
        self.render(shared);
    }

    /// The part of a parameter's limits that is worth a slider: around the preset's range, and all of the present one.
    pub fn shown_range(&self, parameter: &Parameter) -> (f64, f64) {
        let (first, last) = parameter.limits;
        let (low, high) = parameter.get(self.preset()).bounds();
        let (low_now, high_now) = parameter.get(self.recipe()).bounds();
        let margin = (high - low).max(if parameter.whole { 4.0 } else { 0.05 * (last - first) });
        ((low - margin).min(low_now).max(first), (high + margin).max(high_now).min(last))
    }

    /// The part of a parameter's limits that a slider of the picture in view covers: as far again on both sides as the preset reaches,
    /// and all of what is pinned.
    pub fn hand_range(&self, parameter: &Parameter) -> (f64, f64) {
        let (first, last) = parameter.limits;
        let (low, high) = parameter.get(self.preset()).bounds();
        let margin = (high - low).max(0.05 * (last - first));
        let pinned = self.pins().value(parameter);
        let (lowest, highest) = (pinned.unwrap_or(low).min(low - margin), pinned.unwrap_or(high).max(high + margin));
        (lowest.max(first), highest.min(last))
    }

    /// The recipe with another region for tumors. An ellipse starts where the region is now.
    pub fn with_region(&self, region: RegionRecipe) -> Recipe {
        Recipe { region, ..self.recipe().clone() }
    }

    /// The smallest ellipse by hand that has the height and width of the region as it is now.
    pub fn ellipse_now(&self) -> RegionRecipe {
        let corners = || self.picture.iter().flat_map(|picture| picture.region.iter().flatten());
        let middle_and_half = |values: &dyn Fn(&(u8, u8)) -> u8| {
            let low = corners().map(values).min().map_or(0.0, f64::from);
            let high = corners().map(values).max().map_or(1.0, f64::from);
            // Borders run along the edges of pixels, positions are their centres.
            (f64::midpoint(low, high) - 0.5, ((high - low) / 2.0).max(1.0))
        };
        let (x, radius_x) = middle_and_half(&|&(x, _)| x);
        let (y, radius_y) = middle_and_half(&|&(_, y)| y);
        RegionRecipe::Ellipse { x, y, radius_x, radius_y }
    }

    /// Whether the recipe is another one than the preset.
    pub fn is_changed(&self) -> bool {
        *self.recipe() != *self.preset()
    }
}
