//! The words of the chapters: a file each.

pub mod augmentation;
pub mod autoencoder;
pub mod batches;
pub mod boltzmann;
pub mod convolution;
pub mod cross_entropy;
pub mod learning_rate;
pub mod momentum;
pub mod neuron;
pub mod output_layer;
pub mod overfitting;
pub mod pooling;
pub mod shortcut;

use super::super::PageId;
use super::{Chapters, Visit};

/// The groups of chapters, in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChapterGroup {
    /// How weights are found.
    Learning,
    /// What the layers compute.
    Network,
    /// What is learned from.
    Data,
    /// What is found without being told the class.
    WithoutLabels,
}

impl ChapterGroup {
    /// All groups.
    pub const ALL: [Self; 4] = [Self::Learning, Self::Network, Self::Data, Self::WithoutLabels];

    /// The heading above its chapters.
    pub fn title(self) -> &'static str {
        match self {
            Self::Learning => "Learning",
            Self::Network => "The network",
            Self::Data => "Data",
            Self::WithoutLabels => "Without labels",
        }
    }
}

/// What a chapter says.
#[derive(Clone, Copy, Debug)]
pub struct ChapterWords {
    /// The name: of the page, of the thread and on the command line.
    pub id: PageId,
    /// The number of the chapter, as in the lecture's map.
    pub number: u8,
    /// The word in the list.
    pub title: &'static str,
    /// The group in the list.
    pub group: ChapterGroup,
    /// The slide of the lecture that the chapter stands for.
    pub slide: &'static str,
    /// What is asked before anything is moved.
    pub question: &'static str,
    /// Three predictions.
    pub predictions: [&'static str; 3],
    /// The right one: 0, 1 or 2.
    pub right: usize,
    /// What to do then.
    pub task: &'static str,
    /// The sentence to take home.
    pub sentence: &'static str,
    /// The button that leads to the same thing in the program.
    pub visit_title: &'static str,
    /// What that button does.
    pub visit: fn(&Chapters) -> Visit,
    /// What is being computed, where that takes long.
    pub computes: fn(&Chapters) -> &'static str,
    /// What the stage has not shown yet of what answers the question; `None` once it has shown all.
    pub missing: fn(&Chapters) -> Option<&'static str>,
}

/// Where nothing is trained.
fn pictures_made(_: &Chapters) -> &'static str {
    "Making the pictures"
}
