//! Pictures to be looked at one beside the other: the cell of a confusion matrix, one of the four boxes. They are made on another
//! thread.

use std::sync::Arc;

use super::{Shared, answer_words};
use crate::factory::{Outline, Specimen, SpecimenId, Syndrome};
use crate::game::Player;
use crate::network::Answer;
use crate::words::words;
use crate::worker::{Ask, Generators, Reply, Work};

/// A picture of a gallery, and who said what about it.
#[derive(Clone, Debug, PartialEq)]
pub struct GalleryPicture {
    /// Which picture.
    pub id: SpecimenId,
    /// What it is.
    pub truth: Syndrome,
    /// What the person said.
    pub human: Option<Syndrome>,
    /// What the machine said.
    pub machine: Option<Answer>,
    /// The probability that the machine gave to what it said.
    pub confidence: Option<f32>,
}

/// Pictures with something in common.
#[derive(Clone, Debug, PartialEq)]
pub struct Gallery {
    /// What they have in common, as in "True A, the machine said B".
    pub title: String,
    /// How many more there are that cannot be shown.
    pub hidden: usize,
    /// The pictures, in the order in which they are shown.
    pub pictures: Vec<GalleryPicture>,
}

/// The heading of the pictures in a cell of a confusion matrix.
pub(super) fn cell_title(player: Player, truth: Answer, said: Answer) -> String {
    let (truth, said) = (answer_words(truth), answer_words(said));
    match player {
        Player::Human => words().gallery_cell_human(truth, said),
        Player::Machine => words().gallery_cell_machine(truth, said),
    }
}

/// Most pictures that a gallery shows.
pub const MOST_SHOWN: usize = 60;

/// What there is to see of a gallery: its first pictures, at most [`MOST_SHOWN`]; `None` in place of one that cannot be made.
pub type Views = Arc<Vec<Option<GalleryView>>>;

/// The gallery that is open.
#[derive(Debug)]
pub struct GalleryState {
    /// What it is about.
    pub gallery: Arc<Gallery>,
    /// Its pictures, once they are made.
    pub views: Option<Views>,
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

/// The gallery over the rooms, open or not.
#[derive(Debug)]
pub struct Galleries {
    /// The one that is open.
    pub open: Option<GalleryState>,
    work: Ask<Work<Views>>,
}

impl Galleries {
    /// None is open.
    pub(super) fn new(shared: &Shared) -> Self {
        Self { open: None, work: Ask::for_work(shared.waker()) }
    }

    /// A gallery in place of the one that is open. A picture that must not be seen is left out, and counted.
    pub(super) fn show(&mut self, mut gallery: Gallery, shared: &Shared) {
        let all = gallery.pictures.len();
        gallery.pictures.retain(|picture| !shared.hides(&picture.id));
        gallery.hidden += all - gallery.pictures.len();
        let ids: Vec<SpecimenId> = gallery.pictures.iter().take(MOST_SHOWN).map(|picture| picture.id.clone()).collect();
        self.open = Some(GalleryState { gallery: Arc::new(gallery), views: None });
        let generators = shared.generators.clone();
        self.work.cancel();
        self.work.work(move || Arc::new(make_views(&ids, &generators)));
    }

    /// Closes it.
    pub(super) fn close(&mut self) {
        self.open = None;
        self.work.cancel();
    }

    /// Takes in the pictures.
    pub(super) fn absorb(&mut self) {
        while let Some(reply) = self.work.poll() {
            let views = match reply {
                Reply::Answer(views) => views,
                // None of its pictures could be made: the gallery says so.
                Reply::Failed(_) => Views::default(),
                Reply::Done => continue,
            };
            if let Some(open) = &mut self.open {
                open.views = Some(views);
            }
        }
    }
}

/// Makes pictures, in order; `None` where a recipe and its base image do not go together. Takes about a millisecond for each.
fn make_views(ids: &[SpecimenId], generators: &Generators) -> Vec<Option<GalleryView>> {
    let make = |id: &SpecimenId| {
        let generator = generators.of(id).ok()?;
        let specimen = generator.specimen(id.seed, id.index);
        Some(GalleryView { outlines: generator.outlines(&specimen.plan), specimen })
    };
    ids.iter().map(make).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::factory::{BaseImage, Generator, Mode};

    #[test]
    fn every_view_is_its_own_specimen_whatever_came_before() {
        let base = Arc::new(BaseImage::bundled());
        let [easy, hard] = [Mode::Easy, Mode::Hard].map(|mode| SpecimenId::of_mode(mode, &base, 5));
        let mut impossible = Mode::Hard.recipe();
        impossible.big.discs.min = 0;
        let impossible = SpecimenId { recipe: Arc::new(impossible), ..hard.at(1) };
        let ids = [easy.at(1), impossible, hard.at(1), hard.at(2), easy.at(1)];
        let views = make_views(&ids, &Generators::default());
        assert!(views[1].is_none(), "an impossible recipe has no picture");
        for place in [0, 2, 3, 4] {
            let generator = Generator::new(&ids[place].recipe, &base).unwrap();
            let wanted = generator.specimen(5, ids[place].index);
            let view = views[place].as_ref().unwrap();
            assert_eq!((&view.specimen, &view.outlines), (&wanted, &generator.outlines(&wanted.plan)), "picture {place}");
        }
        assert_eq!(views[0], views[4]);
        assert_ne!(views[2], views[3]);
    }
}
