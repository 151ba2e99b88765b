//! The state of the list of runs.

use std::collections::BTreeMap;

use crate::runs::{CurveRow, RunSummary};

/// What the middle of the training room shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TrainView {
    /// The curves of the training under way, or of the last one.
    #[default]
    Live,
    /// What it gets wrong.
    Mistakes,
    /// What reaches each layer.
    Gradients,
    /// The person against the network, over pictures seen.
    Race,
    /// All trainings that are kept.
    Runs,
}

impl TrainView {
    /// In the order of the buttons.
    pub const ALL: [Self; 5] = [Self::Live, Self::Mistakes, Self::Gradients, Self::Race, Self::Runs];

    /// The word on the button.
    pub fn word(self) -> &'static str {
        match self {
            Self::Live => "Live",
            Self::Mistakes => "Mistakes",
            Self::Gradients => "Gradients",
            Self::Race => "Race",
            Self::Runs => "Runs",
        }
    }
}

/// What to do with the runs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RunOrder {
    /// Reads the list and the curves that are shown.
    Refresh,
    /// Shows a run's curve, or hides it.
    Show(String, bool),
    /// Gives one another name.
    Rename {
        /// The old name.
        from: String,
        /// The new one.
        to: String,
    },
    /// Removes one; the last one removed can be brought back.
    Delete(String),
    /// Brings the one that was deleted last back.
    Restore,
    /// Goes on with one that was stopped or cut short.
    Resume(String),
    /// Lets its best network play.
    Play(String),
}

/// The runs as they were read last.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RunsState {
    /// What the middle of the room shows.
    pub view: TrainView,
    /// All of them, the newest first.
    pub list: Vec<RunSummary>,
    /// The curves that are shown, by name.
    pub curves: BTreeMap<String, Vec<CurveRow>>,
    /// The names of those, in the order in which they were chosen: the place gives the colour.
    pub shown: Vec<String>,
    /// The one that can be brought back.
    pub deleted: Option<String>,
    /// Whether there is a place to keep them.
    pub available: bool,
}

/// What came of an order.
#[derive(Debug)]
pub struct RunsOutcome {
    /// All runs.
    pub list: Vec<RunSummary>,
    /// The curves that were asked for.
    pub curves: BTreeMap<String, Vec<CurveRow>>,
    /// The one that can be brought back.
    pub deleted: Option<String>,
    /// A run that has another name now.
    pub renamed: Option<(String, String)>,
    /// The sentence to say: done, or failed.
    pub sentence: Option<Result<String, String>>,
}
