//! What can be done in the factory, and what files it asks for.

use std::path::PathBuf;

use super::super::file_request::{FileKind, FileRequest};
use super::super::{Action, PageId};
use super::{ExportForm, GridChoice, PresetOrder, Step, SweepForm};
use crate::factory::{Mode, Pins, Preset, Recipe, Stage, TumorId};
use crate::words::Words;
use crate::worker::Extra;

/// A wish of the tuner.
#[derive(Clone, Debug)]
pub enum FactoryAction {
    /// Changes the recipe; changes of one step are undone together.
    EditRecipe(Box<Recipe>, Step),
    /// Changes what a hand has changed about the pictures.
    EditPins(Box<Pins>, Step),
    /// Selects a tumor of the picture in view.
    SelectTumor(Option<TumorId>),
    /// Takes the selected tumor out of the picture.
    RemoveTumor,
    /// Lets the recipe draw values around those that are pinned.
    PinsToRecipe,
    /// Goes back one step of the recipe.
    Undo,
    /// Takes back an undo.
    Redo,
    /// Makes the preset of a difficulty the recipe.
    LoadMode(Mode),
    /// Makes a recipe that comes with the program the one that is tuned.
    LoadPreset(Preset),
    /// Looks at another specimen.
    ShowSpecimen {
        /// Seed of the series.
        seed: u64,
        /// Place in the series.
        index: u64,
    },
    /// Shows another page.
    Show(PageId),
    /// Says what the page that is shown needs beside the specimen.
    Need(Extra),
    /// Moves the peel slider.
    SetStage(Stage),
    /// Changes what the grid shows.
    SetGrid(GridChoice),
    /// Varies another parameter in the strip.
    SetStripKey(&'static str),
    /// Chooses what the next search for breaking points is about.
    SetSweep(SweepForm),
    /// Looks at another value of its knob.
    SetSweepValue(f64),
    /// Measures where the machine breaks, in place of what was measured before.
    StartSweep,
    /// Stops measuring; what is measured stays.
    CancelSweep,
    /// Plays pictures of the recipe that was measured, with its knob at a value.
    PlayAt(f64),
    /// Plays pictures of the recipe.
    Play,
    /// Lets the next training learn the recipe.
    Train,
    /// Reads a recipe, on another thread.
    OpenRecipe(PathBuf),
    /// Writes the recipe, on another thread.
    SaveRecipe(PathBuf),
    /// Does something with the presets that the user keeps, on another thread.
    Preset(PresetOrder),
    /// Writes the pictures in view, on another thread.
    SavePicture(PathBuf),
    /// Puts the same on the clipboard.
    CopyPicture,
    /// Changes the form of the next export.
    EditExport(ExportForm),
    /// Writes a dataset, on another thread.
    Export(PathBuf),
    /// Stops the export; nothing is left behind.
    CancelExport,
    /// Reads a picture that samples should look like, on another thread.
    OpenTarget(PathBuf),
    /// Forgets that picture.
    ClearTarget,
}

impl From<FactoryAction> for Action {
    fn from(action: FactoryAction) -> Self {
        Self::Factory(action)
    }
}

/// A recipe to tune.
pub const OPEN_RECIPE: FileRequest =
    FileRequest::open(Words::file_open_recipe, FileKind::Recipes, |path| Action::Factory(FactoryAction::OpenRecipe(path)));
/// The recipe as it is now.
pub const SAVE_RECIPE: FileRequest = FileRequest::save(Words::file_save_recipe, FileKind::Recipes, "recipe.toml", |path| {
    Action::Factory(FactoryAction::SaveRecipe(path))
});
/// The pictures in view.
pub const SAVE_PICTURE: FileRequest = FileRequest::save(Words::file_save_picture, FileKind::Png, "picture.png", |path| {
    Action::Factory(FactoryAction::SavePicture(path))
});
/// A picture that samples should look like.
pub const OPEN_TARGET: FileRequest =
    FileRequest::open(Words::file_open_target, FileKind::Pictures, |path| Action::Factory(FactoryAction::OpenTarget(path)));
/// A dataset as a folder.
pub const EXPORT_FOLDER: FileRequest =
    FileRequest::save(Words::file_name_new_folder_for_the_dataset, FileKind::Folders, "dataset", |path| {
        Action::Factory(FactoryAction::Export(path))
    });
/// A dataset as one file.
pub const EXPORT_FILE: FileRequest =
    FileRequest::save(Words::file_name_new_file_for_the_dataset, FileKind::NumpyArchives, "dataset.npz", |path| {
        Action::Factory(FactoryAction::Export(path))
    });
