//! What can be done in the network room.

use std::path::PathBuf;

use super::super::{Action, PageId};
use super::Brush;
use crate::factory::{Alterations, Mode};
use crate::network::{Answer, Cell, EvidenceMethod};
use crate::worker::Stroke;

/// A wish of whoever looks into the network.
#[derive(Clone, Debug)]
pub enum NetworkAction {
    /// Asks another question.
    Show(PageId),
    /// Looks into the network that plays again, after an autoencoder.
    LookAtPlayer,
    /// Writes the autoencoder that is looked into.
    SaveAutoencoder(PathBuf),
    /// Looks at another layer.
    SelectLayer(usize),
    /// Shows a map or unit of the layer large; or all of them again.
    OpenMap(Option<usize>),
    /// Looks at the sum behind a value of the layer.
    PickCell(Cell),
    /// Whether all maps of a layer share one scale.
    SetCommonScale(bool),
    /// Shows what speaks for an answer, found in this way; or hides it.
    SetEvidence(Option<EvidenceMethod>),
    /// For which answer.
    SetEvidenceAnswer(Answer),
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
    /// The changes of the picture that follow are one step, which can be taken back.
    BeginChange,
    /// Takes the last step back.
    UndoChange,
    /// Takes the step again that was taken back last.
    RedoChange,
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
    OpenCell(Answer, Answer),
    /// Shows the filters of the moment in place of its maps.
    ShowMomentFilters(bool),
}

impl From<NetworkAction> for Action {
    fn from(action: NetworkAction) -> Self {
        Self::Network(action)
    }
}
