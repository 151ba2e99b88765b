//! What leaves the factory: its recipe, and the pictures in view.

use std::path::PathBuf;
use std::sync::Arc;

use super::super::Shared;
use super::super::files::{FileOutcome, What};
use super::picture_grid::PictureGrid;
use super::{Factory, words};
use crate::storage::{save_gray_png, save_recipe};
use crate::worker::{Extra, Rendered};

/// Pictures in a row of the grid.
const GRID_COLUMNS: usize = 12;
/// How much larger one picture alone is on the clipboard, and many are.
const ENLARGED: (usize, usize) = (4, 2);

/// Which pictures are in view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InView {
    /// The sample.
    Sample,
    /// Its stages, side by side.
    Stages,
    /// The many pictures, in rows of so many.
    Thumbnails(usize),
}

impl Factory {
    /// Writes the recipe; the file's name becomes its own.
    pub(super) fn save_recipe(&self, path: PathBuf, shared: &mut Shared) {
        let mut recipe = self.recipe().clone();
        if let Some(name) = path.file_stem() {
            recipe.name = name.to_string_lossy().into_owned();
        }
        shared.files.write(What::Recipe, path, move |path| save_recipe(path, &recipe));
    }

    /// Writes the pictures in view as PNG, pixel by pixel.
    pub(super) fn save_picture(&self, path: PathBuf, shared: &mut Shared) {
        let Some(picture) = self.picture.clone() else { return shared.tell(words::no_picture()) };
        let view = self.in_view();
        shared.files.write(What::Picture, path, move |path| {
            let grid = compose(&picture, view);
            save_gray_png(path, (grid.width, grid.height), &grid.pixels)
        });
    }

    /// Puts the same on the clipboard, enlarged.
    pub(super) fn copy_picture(&self, shared: &mut Shared) {
        let Some(picture) = self.picture.clone() else { return shared.tell(words::no_picture()) };
        let view = self.in_view();
        let factor = if view == InView::Sample { ENLARGED.0 } else { ENLARGED.1 };
        shared.files.run(move || FileOutcome::Copied(compose(&picture, view).enlarged(factor)));
    }

    /// Which pictures the page shows.
    fn in_view(&self) -> InView {
        match self.extra {
            Extra::Grid { .. } => InView::Thumbnails(GRID_COLUMNS),
            Extra::Strip { .. } => InView::Thumbnails(usize::MAX),
            Extra::Stages => InView::Stages,
            Extra::None | Extra::Alignment => InView::Sample,
        }
    }
}

/// The pictures of a view as one.
fn compose(picture: &Arc<Rendered>, view: InView) -> PictureGrid {
    match view {
        InView::Sample => PictureGrid::new([&picture.specimen.image].into_iter(), 1),
        InView::Stages => {
            let stages = picture.stages.iter().map(|(_, image)| image);
            PictureGrid::new(stages, picture.stages.len())
        }
        InView::Thumbnails(columns) => PictureGrid::new(picture.thumbnails.iter().map(|thumbnail| &thumbnail.image), columns),
    }
}
