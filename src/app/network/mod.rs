//! The network room: one network, one picture, one question at a time.

mod action;
mod aside;
mod choosing;
mod editing;
mod inspecting;
mod keeping;
mod time_machine;
mod words;

use std::sync::Arc;

use super::{PageId, Shared};
use crate::factory::{GrayImage, Mode, SpecimenId, Syndrome};
use crate::network::{Answer, Cell, EvidenceMethod, LayerStatistics, Model};
use crate::words::words;
use crate::worker::{
    Ask, Edit, EvidenceJob, EvidenceOnTumors, Failure, Inspected, InspectionJob, JobError, ModelSource, SheetContent, SheetOrder,
    Stroke, StrokeKind, Subject, TimeMachineJob,
};

pub use action::NetworkAction;
pub(super) use aside::NetworkAside;
pub use choosing::{Choice, OpenedAutoencoder, RESTORED, SAVE_AUTOENCODER};
pub use editing::EditHistory;
pub use keeping::{KEPT, Keeping};
pub use time_machine::{Moment, TimeMachine};

/// The page of all maps of a layer, which is shown at first.
pub const MAPS: PageId = PageId("maps");
/// The page of the filters.
pub const FILTERS: PageId = PageId("filters");
/// The page that looks back on a run.
pub const TIME_MACHINE: PageId = PageId("time machine");
/// The room's own series is this far from the game's.
const SEED_OFFSET: u64 = 1000;

/// Where the picture comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PictureSource {
    /// A series of the room's own.
    Own,
    /// The answered picture of the game.
    Play,
    /// The specimen of the factory.
    Factory,
    /// Another room asked for it.
    Given,
}

impl PictureSource {
    /// The word for people.
    pub fn word(self) -> String {
        match self {
            Self::Own => words().network_source_own(),
            Self::Play => words().network_source_play(),
            Self::Factory => words().network_source_factory(),
            Self::Given => words().network_source_given(),
        }
    }
}

/// The brush of "what if".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Brush {
    /// Radius in pixels.
    pub radius: i32,
    /// How much brighter than its surroundings it paints, in gray levels.
    pub brightness: i32,
    /// Whether the left button erases too.
    pub erases: bool,
}

impl Brush {
    /// The touch of this brush at a place.
    pub fn stroke(self, (x, y): (i32, i32), erases: bool) -> Stroke {
        let kind = if erases { StrokeKind::Erase } else { StrokeKind::Paint { brightness: self.brightness } };
        Stroke { x, y, radius: self.radius, kind }
    }
}

/// A request for evidence: in which picture, of which network, found how, for which answer.
#[derive(Clone, Debug)]
pub struct Sought {
    /// The network.
    pub model: Arc<Model>,
    /// The picture.
    pub image: GrayImage,
    /// How.
    pub method: EvidenceMethod,
    /// For which answer.
    pub answer: Answer,
}

impl PartialEq for Sought {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.model, &other.model)
            && (self.method, self.answer, &self.image) == (other.method, other.answer, &other.image)
    }
}

/// Why there is nothing to see.
#[derive(Debug)]
pub enum Refusal {
    /// It cannot be done.
    Impossible(JobError),
    /// The game asks for its answer, now or later.
    Secret,
    /// The thread broke off.
    Broken(Failure),
}

/// The network room.
#[derive(Debug)]
pub struct Network {
    /// Which network is looked into.
    pub choice: Choice,
    /// The page: one question about what is shown.
    pub page: PageId,
    /// Difficulty, seed and place of the room's own series.
    pub own: (Mode, u64, u64),
    /// Where the picture comes from.
    pub source: PictureSource,
    /// The picture.
    pub id: SpecimenId,
    /// The layer that is looked at.
    pub layer: usize,
    /// The map or unit that is shown large, if one is.
    pub open: Option<usize>,
    /// The value whose sum is shown, once one was chosen; until then it is the strongest one in view.
    pub cell: Option<Cell>,
    /// Whether all maps of a layer share one scale.
    pub common_scale: bool,
    /// How evidence is found, if it is shown.
    pub evidence: Option<EvidenceMethod>,
    /// For which answer; of a network that has other answers, for the nearest one.
    pub evidence_answer: Answer,
    /// What is changed about the picture.
    pub edit: Edit,
    /// What it was before, and what was taken back.
    pub history: EditHistory,
    /// The brush.
    pub brush: Brush,
    /// The network of the newest request.
    pub asked: Option<ModelSource>,
    /// The newest answer.
    pub shown: Option<Box<Inspected>>,
    /// What evidence was asked for last.
    sought: Option<Sought>,
    /// What speaks for an answer in the picture, as far as it is found.
    pub explained: Option<Arc<EvidenceOnTumors>>,
    /// What a network says over many pictures.
    pub statistics: Option<(Subject, Arc<Vec<LayerStatistics>>)>,
    /// Why there is nothing to see, if there is not.
    pub refusal: Option<Refusal>,
    /// The picture of the game that was taken last.
    taken: Option<SpecimenId>,
    /// The time machine.
    pub time: TimeMachine,
    /// What the layer keeps.
    pub keeping: Keeping,
    inspections: Ask<InspectionJob>,
    explanations: Ask<EvidenceJob>,
    moments: Ask<TimeMachineJob>,
}

impl Network {
    /// The room with the first picture of a series that is not the game's.
    pub(super) fn new(seed: u64, shared: &Shared) -> Self {
        let (mode, seed) = (shared.settings.mode, seed.wrapping_add(SEED_OFFSET));
        let [first, second, third] = std::array::from_fn(|_| shared.generators.clone());
        Self {
            choice: Choice::Playing,
            page: MAPS,
            own: (mode, seed, 0),
            source: PictureSource::Own,
            id: SpecimenId::of_mode(mode, &shared.base, seed),
            layer: 0,
            open: None,
            cell: None,
            common_scale: false,
            evidence: None,
            evidence_answer: Answer::Class(Syndrome::A),
            edit: Edit::default(),
            history: EditHistory::default(),
            brush: Brush { radius: 5, brightness: 60, erases: false },
            asked: None,
            shown: None,
            sought: None,
            explained: None,
            statistics: None,
            refusal: None,
            taken: None,
            time: TimeMachine::default(),
            keeping: Keeping::new(shared),
            inspections: Ask::new(shared.waker(), move || InspectionJob::new(first.clone())),
            explanations: Ask::new(shared.waker(), move || EvidenceJob::new(third.clone())),
            moments: Ask::new(shared.waker(), move || TimeMachineJob::new(second.clone())),
        }
    }

    /// Whether the network is being looked into.
    pub fn is_looking(&self) -> bool {
        self.inspections.is_busy()
    }

    /// The evidence that belongs to the picture that is shown, where it is wanted.
    pub fn shown_evidence(&self) -> Option<&Arc<EvidenceOnTumors>> {
        let seen = self.explained.as_ref()?;
        let wanted = self.evidence_answer.among(seen.evidence.answer.classes());
        (self.evidence == Some(seen.method) && seen.evidence.answer == wanted).then_some(seen)
    }

    /// The statistics of the network that is shown, once they are counted.
    pub fn shown_statistics(&self) -> Option<&[LayerStatistics]> {
        let (subject, layers) = self.statistics.as_ref()?;
        (*subject == self.shown.as_ref()?.subject()).then_some(&***layers)
    }

    /// What the page needs large.
    pub fn sheet(&self) -> SheetOrder {
        let of_moment = self.page == TIME_MACHINE && self.time.filters;
        let content = if self.page == FILTERS || of_moment {
            SheetContent::Filters { of: self.open.unwrap_or(0) }
        } else {
            SheetContent::Maps
        };
        SheetOrder { layer: self.layer, content, common: self.common_scale }
    }

    /// The value whose sum is shown: the one that was chosen, or the strongest one of the map that is open, or of all maps of the layer.
    pub fn cell_in_view(&self) -> Cell {
        let Some(shown) = &self.shown else { return Cell::default() };
        let place = self.layer.min(shown.anatomy.layers.len().saturating_sub(1));
        let (Some(layer), Some(values)) = (shown.anatomy.layers.get(place), shown.trace.outputs.get(place)) else {
            return Cell::default();
        };
        let chosen = self.cell.filter(|cell| cell.lies_in(layer.output));
        chosen.unwrap_or_else(|| strongest(values, layer.output, self.open))
    }

    /// Whether a run is looked back on: its network is shown in place of the one that plays.
    pub fn travels(&self) -> bool {
        self.page == TIME_MACHINE && self.time.moment().is_some()
    }

    /// The room is opened: with the picture that was answered last, where no other one was chosen.
    pub(super) fn enter(&mut self, shared: &mut Shared) {
        let follows = matches!(self.source, PictureSource::Own | PictureSource::Play);
        let answered = shared.current.answered().map(|(id, _)| id);
        if follows && answered.is_some() && answered != self.taken.as_ref() {
            self.take_play(shared);
        } else {
            self.inspect_anew(shared);
        }
        if self.page == TIME_MACHINE {
            self.open_time_machine(shared);
        }
    }

    /// Opens a specimen in the room.
    pub(super) fn inspect_specimen(&mut self, id: SpecimenId, shared: &mut Shared) {
        self.take(PictureSource::Given, id, shared);
        if self.page == TIME_MACHINE {
            self.open_time_machine(shared);
        }
    }

    /// There is another base image: the same picture on it.
    pub(super) fn follow_base(&mut self, shared: &Shared) {
        self.id.base = Arc::clone(&shared.base);
        self.inspect_anew(shared);
        self.replay_anew(shared);
    }

    /// What had to be hidden may have changed.
    pub(super) fn follow_table(&mut self, shared: &Shared) {
        let is_hidden = matches!(self.refusal, Some(Refusal::Secret));
        if shared.asks(&self.id) != is_hidden {
            self.inspect_anew(shared);
            self.replay_anew(shared);
        }
    }

    /// Takes in what the threads said.
    pub(super) fn absorb(&mut self, shared: &mut Shared) {
        self.absorb_inspections(shared);
        self.absorb_evidence(shared);
        self.absorb_moments();
        self.absorb_kept();
        self.follow_network(shared);
    }
}

/// The largest value of a map, or of all maps of a layer whose values have this shape.
fn strongest(values: &[f32], shape: [usize; 3], map: Option<usize>) -> Cell {
    let size = shape[1] * shape[2];
    let range = match map.filter(|&map| map < shape[0]) {
        Some(map) => map * size..(map + 1) * size,
        None => 0..values.len(),
    };
    let in_range = values.iter().enumerate().filter(|(place, _)| range.contains(place));
    let largest = in_range.max_by(|a, b| a.1.total_cmp(b.1)).map_or(0, |(place, _)| place);
    Cell::at(largest, shape)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_strongest_value_is_the_largest_of_the_map_in_view() {
        // Two maps of 2 x 3.
        let values = [0.0, 1.0, 0.5, 0.0, 3.0, 0.0, 9.0, 0.0, 0.0, 0.0, 0.0, 0.0];
        let cell = |channel, row, column| Cell { channel, row, column };
        assert_eq!(strongest(&values, [2, 2, 3], Some(0)), cell(0, 1, 1));
        assert_eq!(strongest(&values, [2, 2, 3], Some(1)), cell(1, 0, 0));
        assert_eq!(strongest(&values, [2, 2, 3], None), cell(1, 0, 0));
        assert_eq!(strongest(&values, [2, 2, 3], Some(7)), cell(1, 0, 0), "a map of another layer");
    }
}
