//! Pictures to be looked at one beside the other: the cell of a confusion matrix, one of the four boxes.

use std::sync::Arc;

use crate::factory::{BaseImage, Generator, Outline, Recipe, Specimen, Syndrome, outlines};

/// A specimen by what makes it; the base image is the one in use.
#[derive(Clone, Debug, PartialEq)]
pub struct Subject {
    /// The recipe.
    pub recipe: Arc<Recipe>,
    /// Seed of the series.
    pub seed: u64,
    /// Place in the series.
    pub index: u64,
}

/// A picture of a gallery, and who said what about it.
#[derive(Clone, Debug, PartialEq)]
pub struct GalleryPicture {
    /// Which picture.
    pub subject: Subject,
    /// What it is.
    pub truth: Syndrome,
    /// What the person said.
    pub human: Option<Syndrome>,
    /// What the machine said.
    pub machine: Option<Syndrome>,
    /// The probability that the machine gave to what it said.
    pub confidence: Option<f32>,
}

/// Pictures with something in common.
#[derive(Clone, Debug, PartialEq)]
pub struct Gallery {
    /// What they have in common, as in "True A, the machine said B".
    pub title: String,
    /// The pictures, in the order in which they are shown.
    pub pictures: Vec<GalleryPicture>,
}

/// Most pictures that a gallery shows.
pub const MOST_SHOWN: usize = 60;

/// The gallery that is open.
#[derive(Debug)]
pub struct GalleryState {
    /// What it is about.
    pub gallery: Gallery,
    /// Which gallery it is, among all that were opened.
    pub ticket: u64,
    /// The first pictures, at most [`MOST_SHOWN`], once they are made; `None` in place of one that cannot be made.
    pub views: Option<Vec<Option<GalleryView>>>,
}

/// A picture of a gallery, made.
#[derive(Clone, Debug, PartialEq)]
pub struct GalleryView {
    /// The specimen.
    pub specimen: Specimen,
    /// The borders of its tumors.
    pub outlines: Vec<Outline>,
}

impl GalleryState {
    /// Whether there are more pictures than are shown.
    pub fn is_cut(&self) -> bool {
        self.gallery.pictures.len() > MOST_SHOWN
    }

    /// The pictures that are shown, each made or not.
    pub fn shown(&self) -> impl ExactSizeIterator<Item = (&GalleryPicture, Option<&GalleryView>)> {
        let view = |place: usize| self.views.as_ref()?.get(place)?.as_ref();
        self.gallery.pictures.iter().take(MOST_SHOWN).enumerate().map(move |(place, picture)| (picture, view(place)))
    }
}

/// Makes pictures, in order; `None` where a recipe and the base image do not go together. Takes about a millisecond for each.
pub fn make_views(subjects: &[Subject], base: &BaseImage) -> Vec<Option<GalleryView>> {
    let mut generator: Option<Generator> = None;
    let mut make = |subject: &Subject| {
        if generator.as_ref().is_none_or(|known| *known.recipe() != *subject.recipe) {
            generator = Generator::new(&subject.recipe, base).ok();
        }
        let specimen = generator.as_ref()?.specimen(subject.seed, subject.index);
        Some(GalleryView { outlines: outlines(&specimen.mask), specimen })
    };
    subjects.iter().map(&mut make).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::factory::Mode;

    #[test]
    fn every_view_is_its_own_specimen_whatever_came_before() {
        let recipes = Mode::ALL.map(|mode| Arc::new(mode.recipe()));
        let mut impossible = Mode::Hard.recipe();
        impossible.big.discs.min = 0;
        let subject = |recipe: &Arc<Recipe>, index| Subject { recipe: Arc::clone(recipe), seed: 5, index };
        let [easy, hard] = &recipes;
        let subjects =
            [subject(easy, 1), subject(&Arc::new(impossible), 1), subject(hard, 1), subject(hard, 2), subject(easy, 1)];
        let base = BaseImage::bundled();
        let views = make_views(&subjects, &base);
        assert!(views[1].is_none(), "an impossible recipe has no picture");
        for place in [0, 2, 3, 4] {
            let wanted = Generator::new(&subjects[place].recipe, &base).unwrap().specimen(5, subjects[place].index);
            let view = views[place].as_ref().unwrap();
            assert_eq!((&view.specimen, &view.outlines), (&wanted, &outlines(&wanted.mask)), "picture {place}");
        }
        assert_eq!(views[0], views[4]);
        assert_ne!(views[2], views[3]);
    }
}
