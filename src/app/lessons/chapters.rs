//! The chapters, in the order of the lecture: one line each.

use super::super::PageId;
use super::played::PlayedAside;
use super::words::{self, ChapterWords};
use super::{AnyPlayed, Place, Played};
use crate::worker::Waker;
use crate::worker::lessons::{
    Augmentation, AutoencoderChapter, Batches, Boltzmann, Chapter, Convolution, CrossEntropy, LearningRate, Momentum, Neuron,
    OutputLayer, Overfitting, Pooling, Shortcut,
};

macro_rules! chapters {
    ($($field:ident: $chapter:ident,)*) => {
        /// Every chapter as it stands.
        #[derive(Debug)]
        pub struct Chapters {
            $(#[doc = concat!("The chapter `", stringify!($field), "`.")] pub $field: Played<$chapter>,)*
        }

        /// The knobs of a chapter, as a hand has set them.
        #[derive(Clone, Debug)]
        pub enum Knobs {
            $(#[doc = concat!("Of the chapter `", stringify!($field), "`.")] $chapter(<$chapter as Chapter>::Knobs),)*
        }

        /// Every chapter as it stood before a lesson.
        #[derive(Debug)]
        pub struct ChaptersAside {
            $($field: PlayedAside<$chapter>,)*
        }

        /// The words of all chapters, in their order.
        pub const CHAPTERS: [ChapterWords; [$(stringify!($field)),*].len()] = [$(words::$field::WORDS),*];

        impl Chapters {
            pub(super) fn new(waker: &Waker) -> Self {
                Self { $($field: Played::new(waker),)* }
            }

            /// A chapter by its name.
            pub fn played(&self, id: PageId) -> Option<&dyn AnyPlayed> {
                $(if id.0 == $chapter::NAME { return Some(&self.$field); })*
                None
            }

            pub(super) fn played_mut(&mut self, id: PageId) -> Option<&mut dyn AnyPlayed> {
                $(if id.0 == $chapter::NAME { return Some(&mut self.$field); })*
                None
            }

            /// The knobs of a chapter, by its name.
            pub fn knobs(&self, id: PageId) -> Option<Knobs> {
                $(if id.0 == $chapter::NAME { return Some(Knobs::$chapter(self.$field.knobs.clone())); })*
                None
            }

            /// Puts all chapters aside; they are as they open.
            pub(super) fn set_aside(&mut self) -> ChaptersAside {
                ChaptersAside { $($field: self.$field.set_aside(),)* }
            }

            /// All chapters as they stood.
            pub(super) fn put_back(&mut self, aside: ChaptersAside) {
                $(self.$field.put_back(aside.$field);)*
            }

            pub(super) fn turn(&mut self, knobs: Knobs, place: &Place) {
                match knobs {
                    $(Knobs::$chapter(knobs) => self.$field.turn(knobs, place),)*
                }
            }
        }
    };
}

chapters! {
    neuron: Neuron,
    learning_rate: LearningRate,
    batches: Batches,
    momentum: Momentum,
    convolution: Convolution,
    pooling: Pooling,
    output_layer: OutputLayer,
    cross_entropy: CrossEntropy,
    overfitting: Overfitting,
    augmentation: Augmentation,
    shortcut: Shortcut,
    autoencoder: AutoencoderChapter,
    boltzmann: Boltzmann,
}

#[cfg(test)]
mod tests {
    use super::super::ChapterGroup;
    use super::*;
    use crate::words::{Locale, in_locale};

    #[test]
    fn every_chapter_has_a_name_a_number_and_words_of_its_own() {
        let mut numbers: Vec<u8> = CHAPTERS.iter().map(|words| words.number).collect();
        numbers.sort_unstable();
        assert!(numbers.windows(2).all(|pair| pair[0] != pair[1]), "{numbers:?}");
        let groups = CHAPTERS.map(|words| words.group);
        let changes = groups.windows(2).filter(|pair| pair[0] != pair[1]).count();
        assert!(ChapterGroup::ALL.len() > changes, "the chapters of a group stand together");
        let chapters = Chapters::new(&(std::sync::Arc::new(|| ()) as Waker));
        for words in &CHAPTERS {
            assert!(chapters.played(words.id).is_some(), "{:?}", words.id);
            assert!(words.right < 3);
            for locale in [Locale::English, Locale::French] {
                let (question, sentence, predictions) =
                    in_locale(locale, || (words.question(), words.sentence(), words.predictions()));
                assert!(question.ends_with('?') && sentence.ends_with('.'), "{:?} in {locale:?}", words.id);
                assert!(predictions[0] != predictions[1] && predictions[1] != predictions[2], "{predictions:?}");
            }
        }
        let named = crate::worker::lessons::CHAPTERS.iter().map(|chapter| chapter.name);
        assert!(named.eq(CHAPTERS.iter().map(|words| words.id.0)), "the same chapters, in the same order, on the command line");
    }
}
