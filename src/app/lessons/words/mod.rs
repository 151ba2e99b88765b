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
use crate::words::{Text, words};

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
    pub fn title(self) -> String {
        let words = words();
        match self {
            Self::Learning => words.lessons_group_learning(),
            Self::Network => words.lessons_group_network(),
            Self::Data => words.lessons_group_data(),
            Self::WithoutLabels => words.lessons_group_without_labels(),
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
    pub title: Text,
    /// The group in the list.
    pub group: ChapterGroup,
    /// The slide of the lecture that the chapter stands for.
    pub slide: Text,
    /// What is asked before anything is moved.
    pub question: Text,
    /// Three predictions.
    pub predictions: [Text; 3],
    /// The right one: 0, 1 or 2.
    pub right: usize,
    /// What to do then.
    pub task: Text,
    /// The sentence to take home.
    pub sentence: Text,
    /// The button that leads to the same thing in the program.
    pub visit_title: Text,
    /// What that button does.
    pub visit: fn(&Chapters) -> Visit,
    /// What is being computed, where that takes long.
    pub computes: fn(&Chapters) -> String,
    /// What the stage has not shown yet of what answers the question; `None` once it has shown all.
    pub missing: fn(&Chapters) -> Option<String>,
}

impl ChapterWords {
    /// The word in the list.
    pub fn title(&self) -> String {
        (self.title)(words())
    }

    /// The slide of the lecture that the chapter stands for.
    pub fn slide(&self) -> String {
        (self.slide)(words())
    }

    /// What is asked before anything is moved.
    pub fn question(&self) -> String {
        (self.question)(words())
    }

    /// Three predictions.
    pub fn predictions(&self) -> [String; 3] {
        self.predictions.map(|text| text(words()))
    }

    /// What to do then.
    pub fn task(&self) -> String {
        (self.task)(words())
    }

    /// The sentence to take home.
    pub fn sentence(&self) -> String {
        (self.sentence)(words())
    }

    /// The button that leads to the same thing in the program.
    pub fn visit_title(&self) -> String {
        (self.visit_title)(words())
    }
}

/// Where nothing is trained.
fn pictures_made(_: &Chapters) -> String {
    words().lessons_making_pictures()
}
