//! Base images with a name that the program draws itself, beside the bundled one: one line in the list for each.

mod leaf;
mod walnut;

use super::GrayImage;
use super::painter::{t2_head, wide_head};

/// A base image with a name.
#[derive(Debug)]
pub struct NamedBase {
    /// The word on the command line and in files.
    pub word: &'static str,
    /// What people call it.
    pub name: &'static str,
    paint: fn() -> GrayImage,
}

/// All of them, in the order of the menu.
pub static NAMED_BASES: [NamedBase; 4] = [
    NamedBase { word: "t2", name: "T2-weighted brain", paint: t2_head },
    NamedBase { word: "wide", name: "Brain with large ventricles", paint: wide_head },
    NamedBase { word: "walnut", name: "Walnut", paint: walnut::draw },
    NamedBase { word: "leaf", name: "Leaf", paint: leaf::draw },
];

impl PartialEq for NamedBase {
    /// A word belongs to one of them.
    fn eq(&self, other: &Self) -> bool {
        self.word == other.word
    }
}

impl Eq for NamedBase {}

impl NamedBase {
    /// The one of a word, in capitals or not.
    pub fn by_word(word: &str) -> Option<&'static Self> {
        NAMED_BASES.iter().find(|base| base.word.eq_ignore_ascii_case(word))
    }

    /// Draws it: some milliseconds.
    pub(super) fn picture(&self) -> GrayImage {
        (self.paint)()
    }
}
