//! What the factory shows, as a picture that leaves the program.

use std::path::PathBuf;

use super::super::{FactoryView, LoadedFile, Message, Mosaic, StudioPicture};
use super::Lab;
use crate::factory::GrayImage;
use crate::storage::save_gray_png;
use crate::worker::sentence;

/// Pictures in a row of the grid.
const GRID_COLUMNS: usize = 12;
/// How much larger one picture alone is on the clipboard, and many are.
const ENLARGED: (usize, usize) = (4, 2);

impl Lab {
    /// Writes the sample, the grid or the strip in view as PNG, pixel by pixel.
    pub(super) fn save_picture(&mut self, path: PathBuf) {
        let Some(compose) = self.composer() else { return self.tell(Message::failed("There is no picture yet")) };
        self.file_task("picture", move || {
            let mosaic = compose();
            let done = format!("The picture is kept in {}", path.display());
            save_gray_png(&path, (mosaic.width, mosaic.height), &mosaic.pixels)
                .map_or_else(|err| LoadedFile::Failed(sentence(&err)), |()| LoadedFile::Written(done))
        });
    }

    /// Puts the same on the clipboard, enlarged.
    pub(super) fn copy_picture(&mut self) {
        let Some(compose) = self.composer() else { return self.tell(Message::failed("There is no picture yet")) };
        let is_alone = self.state.factory.view.shows_one();
        let factor = if is_alone { ENLARGED.0 } else { ENLARGED.1 };
        self.file_task("picture", move || LoadedFile::Copied(compose().enlarged(factor)));
    }

    /// What makes the picture, to be called on another thread.
    fn composer(&self) -> Option<impl FnOnce() -> Mosaic + Send + 'static> {
        let picture = self.state.factory.picture.clone()?;
        let view = self.state.factory.view;
        Some(move || {
            let (images, columns) = in_view(&picture, view);
            Mosaic::new(images.into_iter(), columns)
        })
    }
}

/// The pictures of a view, and how many stand in a row.
fn in_view(picture: &StudioPicture, view: FactoryView) -> (Vec<&GrayImage>, usize) {
    match view {
        FactoryView::Peel => (picture.stages.iter().map(|(_, image)| image).collect(), picture.stages.len()),
        FactoryView::Grid => (picture.thumbnails.iter().map(|thumbnail| &thumbnail.image).collect(), GRID_COLUMNS),
        FactoryView::Strip | FactoryView::BreakingPoint => {
            let images: Vec<&GrayImage> = picture.thumbnails.iter().map(|thumbnail| &thumbnail.image).collect();
            let columns = images.len();
            (images, columns)
        }
        FactoryView::Sample | FactoryView::Difference | FactoryView::Region => (vec![&picture.specimen.image], 1),
    }
}
