//! The state of the network room: one network, one picture, one question at a time.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Gallery, GalleryPicture, Subject};
use crate::factory::{Alterations, GrayImage, Mode, Syndrome};
use crate::network::{Cell, Confusion, EvidenceMethod, LayerStatistics, Model};
use crate::runs::{Checkpoint, CurveRow};
use crate::worker::{Edit, EvidenceOnTumors, Inspected, ModelSource, SheetContent, SheetOrder, Stroke, StrokeKind, Validated};

/// The question of the room.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum NetworkView {
    /// What does each layer see?
    #[default]
    Maps,
    /// How did this number come to be?
    Sum,
    /// What has the layer learned to look for?
    Filters,
    /// What would it say if the picture were another one?
    WhatIf,
    /// How did it come to know?
    TimeMachine,
}

impl NetworkView {
    /// In the order of the buttons.
    pub const ALL: [Self; 5] = [Self::Maps, Self::Sum, Self::Filters, Self::WhatIf, Self::TimeMachine];

    /// The word on the button.
    pub fn word(self) -> &'static str {
        match self {
            Self::Maps => "Maps",
            Self::Sum => "Sum",
            Self::Filters => "Filters",
            Self::WhatIf => "What if",
            Self::TimeMachine => "Time machine",
        }
    }
}

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
    pub fn word(self) -> &'static str {
        match self {
            Self::Own => "Own series",
            Self::Play => "From Play",
            Self::Factory => "From Factory",
            Self::Given => "Chosen",
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

/// What the user does in the room.
#[derive(Clone, Debug)]
pub enum NetworkOrder {
    /// Asks another question.
    SetView(NetworkView),
    /// Looks at another layer.
    SelectLayer(usize),
    /// Shows a map or unit of the layer large; or all of them again.
    OpenMap(Option<usize>),
    /// Looks at the sum behind a value of the layer.
    PickCell(Cell),
    /// Whether all maps of a layer share one scale.
    SetCommonScale(bool),
    /// Shows what speaks for a class, found in this way; or hides it.
    SetEvidence(Option<EvidenceMethod>),
    /// For which class.
    SetEvidenceClass(Syndrome),
    /// Goes through the series.
    Step(i64),
    /// Looks at pictures of the room's own series, of this difficulty and seed.
    OwnSeries {
        /// The difficulty.
        mode: Mode,
        /// Seed of the series.
        seed: u64,
        /// Place in the series.
        index: u64,
    },
    /// Takes the answered picture of the game.
    TakePlay,
    /// Takes the specimen of the factory.
    TakeFactory,
    /// Takes another brush.
    SetBrush(Brush),
    /// Touches the picture with the brush.
    Paint(Vec<Stroke>),
    /// Sets other alterations than those that the picture drew.
    Alter(Alterations),
    /// Takes all changes of the picture back.
    ResetEdit,
    /// Looks back on another run.
    ChooseRun(String),
    /// Goes to a moment of the run, by its place.
    SetMoment(usize),
    /// Starts or halts the animation.
    SetPlaying(bool),
    /// Opens the pictures of the validation that are the first and were taken for the second at the moment that is shown.
    OpenCell(Syndrome, Syndrome),
    /// Shows the filters of the moment in place of its maps.
    ShowMomentFilters(bool),
}

/// A request for evidence: in which picture, of which network, found how, for which class.
#[derive(Clone, Debug)]
pub struct Sought {
    /// The network.
    pub model: Arc<Model>,
    /// The picture.
    pub image: GrayImage,
    /// How.
    pub method: EvidenceMethod,
    /// For which class.
    pub class: Syndrome,
}

impl PartialEq for Sought {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.model, &other.model)
            && (self.method, self.class, &self.image) == (other.method, other.class, &other.image)
    }
}

/// A moment of a run.
#[derive(Clone, Debug, PartialEq)]
pub struct Moment {
    /// Its network.
    pub checkpoint: Checkpoint,
    /// What it says about the picture, once it was asked.
    pub probabilities: Option<[f32; Syndrome::COUNT]>,
    /// Who was taken for whom in the pictures of the validation, once they were shown to it.
    pub confusion: Option<Confusion>,
    /// What it said about each of them, and with which probability.
    pub answers: Arc<Vec<(Syndrome, f32)>>,
}

/// The time machine.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TimeMachine {
    /// The run, once one is chosen.
    pub run: Option<String>,
    /// The newest question.
    pub ticket: u64,
    /// The moments of the run, oldest first.
    pub moments: Vec<Moment>,
    /// What validation found along the way.
    pub rows: Vec<CurveRow>,
    /// The pictures of the validation, once they are known.
    pub validation: Option<Validated>,
    /// The moment that is shown.
    pub place: usize,
    /// Whether it goes on by itself.
    pub playing: bool,
    /// Whether the last moment is to be shown when more come, as while a training runs.
    pub follows: bool,
    /// Whether the filters of the moment are shown in place of its maps.
    pub filters: bool,
    /// Why there is nothing to see, if something failed.
    pub refusal: Option<String>,
}

impl TimeMachine {
    /// The moment that is shown.
    pub fn moment(&self) -> Option<&Moment> {
        self.moments.get(self.place)
    }

    /// What validation found at the moment that is shown.
    pub fn row(&self) -> Option<&CurveRow> {
        let images = self.moment()?.checkpoint.images;
        self.rows.iter().find(|row| row.images == images)
    }

    /// The moments of a run as they are now; what is known about them stays where the question is the same.
    pub fn open(&mut self, checkpoints: Vec<Checkpoint>, rows: Vec<CurveRow>) {
        let shown = self.moment().map(|moment| moment.checkpoint.images);
        let known: BTreeMap<u64, Moment> =
            std::mem::take(&mut self.moments).into_iter().map(|moment| (moment.checkpoint.images, moment)).collect();
        let moment = |checkpoint: Checkpoint| {
            known.get(&checkpoint.images).filter(|known| known.checkpoint == checkpoint).cloned().unwrap_or_else(|| Moment {
                checkpoint,
                probabilities: None,
                confusion: None,
                answers: Arc::default(),
            })
        };
        self.moments = checkpoints.into_iter().map(moment).collect();
        self.rows = rows;
        let last = self.moments.len().saturating_sub(1);
        let same = shown.and_then(|images| self.moments.iter().position(|moment| moment.checkpoint.images >= images));
        self.place = if self.follows { last } else { same.unwrap_or(last) };
    }

    /// The pictures of the validation that are `truth` and were taken for `said` at the moment that is shown; the surest first.
    /// `None` where they cannot be made any more: they belong to another base picture.
    pub fn pictures(&self, truth: Syndrome, said: Syndrome) -> Option<Gallery> {
        let (moment, validation) = (self.moment()?, self.validation.as_ref().filter(|validation| validation.is_same_base)?);
        let picture = |(index, (&true_class, &(answer, confidence))): (usize, (&Syndrome, &(Syndrome, f32)))| GalleryPicture {
            subject: Subject { recipe: Arc::clone(&validation.recipe), seed: validation.seed, index: index as u64 },
            truth: true_class,
            human: None,
            machine: Some(answer),
            confidence: Some(confidence),
        };
        let all = validation.truths.iter().zip(&*moment.answers).enumerate().map(picture);
        let mut pictures: Vec<GalleryPicture> =
            all.filter(|picture| picture.truth == truth && picture.machine == Some(said)).collect();
        pictures.sort_by(|a, b| b.confidence.unwrap_or(0.0).total_cmp(&a.confidence.unwrap_or(0.0)));
        let title = format!("True {truth}, the network said {said} after {} pictures", moment.checkpoint.images);
        Some(Gallery { title, pictures })
    }

    /// The moment after so many pictures.
    pub fn at(&mut self, images: u64) -> Option<&mut Moment> {
        self.moments.iter_mut().find(|moment| moment.checkpoint.images == images)
    }
}

/// The network room.
#[derive(Debug)]
pub struct NetworkState {
    /// The question.
    pub view: NetworkView,
    /// Difficulty, seed and place of the room's own series.
    pub own: (Mode, u64, u64),
    /// Where the picture comes from.
    pub source: PictureSource,
    /// The picture.
    pub subject: Subject,
    /// The layer that is looked at.
    pub layer: usize,
    /// The map or unit that is shown large, if one is.
    pub open: Option<usize>,
    /// The value whose sum is shown.
    pub cell: Cell,
    /// Whether all maps of a layer share one scale.
    pub common_scale: bool,
    /// How evidence is found, if it is shown.
    pub evidence: Option<EvidenceMethod>,
    /// For which class.
    pub evidence_class: Syndrome,
    /// What is changed about the picture.
    pub edit: Edit,
    /// The brush.
    pub brush: Brush,
    /// The newest request to the inspector.
    pub ticket: u64,
    /// Older answers are about another picture or network.
    pub oldest: u64,
    /// The network of the newest request.
    pub asked: Option<ModelSource>,
    /// The newest answer.
    pub shown: Option<Box<Inspected>>,
    /// The newest request for evidence.
    pub evidence_ticket: u64,
    /// What it was about.
    pub sought: Option<Sought>,
    /// What speaks for a class in the picture, as far as it is found.
    pub explained: Option<Box<EvidenceOnTumors>>,
    /// Counts what was found: another number, another veil.
    pub evidence_count: u64,
    /// What a network says over many pictures.
    pub statistics: Option<(Arc<Model>, Arc<Vec<LayerStatistics>>)>,
    /// Why there is nothing to see, if there is not.
    pub refusal: Option<String>,
    /// The picture of the game that was taken last.
    pub taken: Option<(u64, u64)>,
    /// The time machine.
    pub time: TimeMachine,
}

impl NetworkState {
    /// The room with the first picture of a series that is not the game's.
    pub fn new(mode: Mode, seed: u64) -> Self {
        let seed = seed.wrapping_add(1000);
        Self {
            view: NetworkView::default(),
            own: (mode, seed, 0),
            source: PictureSource::Own,
            subject: Subject { recipe: Arc::new(mode.recipe()), seed, index: 0 },
            layer: 0,
            open: None,
            cell: Cell::default(),
            common_scale: false,
            evidence: None,
            evidence_class: Syndrome::A,
            edit: Edit::default(),
            brush: Brush { radius: 5, brightness: 60, erases: false },
            ticket: 0,
            oldest: 0,
            asked: None,
            shown: None,
            evidence_ticket: 0,
            sought: None,
            explained: None,
            evidence_count: 0,
            statistics: None,
            refusal: None,
            taken: None,
            time: TimeMachine::default(),
        }
    }

    /// The evidence that belongs to the picture that is shown, where it is wanted.
    pub fn shown_evidence(&self) -> Option<&EvidenceOnTumors> {
        let seen = self.explained.as_deref()?;
        (self.evidence == Some(seen.method) && seen.evidence.class == self.evidence_class).then_some(seen)
    }

    /// The statistics of the network that is shown, once they are counted.
    pub fn shown_statistics(&self) -> Option<&[LayerStatistics]> {
        let (model, layers) = self.statistics.as_ref()?;
        Arc::ptr_eq(model, &self.shown.as_ref()?.model).then_some(&***layers)
    }

    /// What the view needs large.
    pub fn sheet(&self) -> SheetOrder {
        let of_moment = self.view == NetworkView::TimeMachine && self.time.filters;
        let content = if self.view == NetworkView::Filters || of_moment {
            SheetContent::Filters { of: self.open.unwrap_or(0) }
        } else {
            SheetContent::Maps
        };
        SheetOrder { layer: self.layer, content, common: self.common_scale }
    }

    /// Whether a run is looked back on: its network is shown in place of the one that plays.
    pub fn travels(&self) -> bool {
        self.view == NetworkView::TimeMachine && self.time.moment().is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn checkpoint(images: u64) -> Checkpoint {
        Checkpoint { images, path: format!("{images}.model").into() }
    }

    #[test]
    fn more_moments_keep_what_is_known_and_the_place() {
        let mut time = TimeMachine::default();
        time.open((1..=3).map(|n| checkpoint(100 * n)).collect(), Vec::new());
        assert_eq!(time.place, 2, "the newest first");
        time.place = 1;
        time.at(200).unwrap().probabilities = Some([0.25; 4]);
        time.open((1..=5).map(|n| checkpoint(100 * n)).collect(), Vec::new());
        assert_eq!((time.place, time.moment().unwrap().probabilities), (1, Some([0.25; 4])));
        time.follows = true;
        time.open((1..=6).map(|n| checkpoint(100 * n)).collect(), Vec::new());
        assert_eq!(time.place, 5);
        // Thinned out: the next one that is left.
        time.follows = false;
        time.place = 1;
        time.open([100, 300, 500].map(checkpoint).to_vec(), Vec::new());
        assert_eq!(time.moment().unwrap().checkpoint.images, 300);
        assert!(time.at(200).is_none());
    }
}
