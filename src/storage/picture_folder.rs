//! A folder of pictures that belong together: made aside, and published when all of them are in it.

use std::path::Path;

use super::writing::{FolderAside, NewFolder, Product};
use super::{FileAction, FileError, save_gray_png};

/// A folder on its way. Unless it is published, nothing is left of it.
#[derive(Debug)]
pub(crate) struct PictureFolder {
    folder: NewFolder,
    aside: FolderAside,
}

impl PictureFolder {
    /// Begins a folder under a new name, or in a folder with nothing in it.
    ///
    /// # Errors
    /// When something is there, the folder that it lies in is missing, or may not be written.
    pub(crate) fn begin(action: FileAction, path: &Path) -> Result<Self, FileError> {
        let folder = NewFolder::check(action, path, Product::PictureFolder)?;
        let aside = folder.begin()?;
        Ok(Self { folder, aside })
    }

    /// Writes a gray picture of (width, height) as PNG.
    ///
    /// # Errors
    /// When the number of pixels is another one, or it cannot be written.
    pub(crate) fn add(&self, name: &str, size: (usize, usize), pixels: &[u8]) -> Result<(), FileError> {
        save_gray_png(&self.aside.path().join(name), size, pixels).map_err(|err| self.folder.fail_with(err))
    }

    /// Gives the folder its name.
    ///
    /// # Errors
    /// When it cannot be renamed.
    pub(crate) fn publish(self) -> Result<(), FileError> {
        self.folder.publish(self.aside)
    }
}
