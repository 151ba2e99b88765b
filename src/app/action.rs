//! Everything that the window can ask for.

use std::path::PathBuf;
use std::sync::Arc;

use super::{
    Appearance, ColorPicture, ExportForm, FactoryView, Gallery, GridChoice, Mosaic, Opponent, PresetOrder, Room, RunOrder, Story,
    Subject, SweepForm, TrainForm, TrainView,
};
use crate::factory::{BaseImage, Mode, Recipe, Stage, Syndrome};
use crate::network::{EvidenceMethod, Model};

/// A wish of the user. One place obeys: [`super::Lab::apply`].
#[derive(Clone, Debug)]
pub enum Action {
    /// Shows a room.
    Show(Room),
    /// Plays the other difficulty, with a new picture.
    SetMode(Mode),
    /// Guesses. Ignored unless a picture waits for an answer.
    Answer(Syndrome),
    /// Deals the next picture. Ignored while a picture waits for an answer.
    Next,
    /// Shows or hides the true outlines of answered pictures.
    ToggleOutlines,
    /// Shows or hides what the machine went by, in answered pictures.
    ToggleEvidence,
    /// Shows what speaks for this class in the answered picture.
    Explain(Syndrome),
    /// Looks for evidence in another way.
    ExplainBy(EvidenceMethod),
    /// Lets another network play.
    SetOpponent(Opponent),
    /// Starts a new session: both scores from zero, from the first picture of the seed.
    NewSession,
    /// Brings the session before the new one back. Ignored once the new one has a round.
    RestoreSession,
    /// Plays the pictures of another seed, from the first one.
    SetSeed(u64),
    /// Changes the form of the next training.
    EditForm(Box<TrainForm>),
    /// Fills the form with a story.
    LoadStory(&'static Story),
    /// Fills the form with what runs, or ran last.
    LoadRunning,
    /// Another peak of the learning rate for the training under way, from the next step on.
    SetLearningRate(f64),
    /// Another L2 for the training under way, from the next step on.
    SetL2(f64),
    /// Changes the recipe of the factory; changes of one knob in quick succession are one step to undo.
    EditRecipe(Box<Recipe>, &'static str),
    /// Goes back one step of the recipe.
    UndoRecipe,
    /// Takes back an undo.
    RedoRecipe,
    /// Makes a preset the recipe.
    LoadPreset(Mode),
    /// Looks at another specimen.
    ShowSpecimen {
        /// Seed of the series.
        seed: u64,
        /// Place in the series.
        index: u64,
    },
    /// Shows another view of the specimen.
    SetFactoryView(FactoryView),
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
    /// Writes what was measured as a table, on another thread.
    SaveSweep(PathBuf),
    /// Plays pictures of the recipe of the factory.
    PlayRecipe,
    /// Lets the next training learn the recipe of the factory.
    TrainRecipe,
    /// Reads a recipe, on another thread.
    OpenRecipe(PathBuf),
    /// Writes the recipe of the factory, on another thread.
    SaveRecipe(PathBuf),
    /// Does something with the presets that the user keeps, on another thread.
    Preset(PresetOrder),
    /// Writes the picture, the grid or the strip in view, on another thread.
    SavePicture(PathBuf),
    /// Puts the same on the clipboard.
    CopyPicture,
    /// Changes the form of the next export.
    EditExport(ExportForm),
    /// Writes a dataset, on another thread.
    Export(PathBuf),
    /// Stops the export; nothing is left behind.
    CancelExport,
    /// Writes the numbers of the view in the training room as a table, on another thread.
    SaveTable(PathBuf),
    /// Takes a picture of the view in the training room and writes it.
    SaveFigure(PathBuf),
    /// Writes a picture that was taken, on another thread.
    SavePixels(PathBuf, Box<ColorPicture>),
    /// Shows the live curves, or all runs.
    SetTrainView(TrainView),
    /// Does something with the runs that are kept, on another thread.
    Run(RunOrder),
    /// Starts a training. Ignored while one runs.
    Start,
    /// Pauses the training.
    Pause,
    /// Resumes the training.
    Resume,
    /// Ends the training and keeps the network.
    StopAndKeep,
    /// Ends the training and throws the network away.
    Discard,
    /// Reads a base image, on another thread.
    OpenBase(PathBuf),
    /// Goes back to the base image of the program.
    UseBundledBase,
    /// Reads a model, on another thread.
    OpenModel(PathBuf),
    /// Writes the trained network, on another thread.
    SaveModel(PathBuf),
    /// Writes the rounds of the session as a table, on another thread.
    SaveSession(PathBuf),
    /// Changes how the window looks.
    SetAppearance(Appearance),
    /// Does something in the Network room.
    Network(super::NetworkOrder),
    /// Opens a specimen in the Network room.
    Inspect(Subject),
    /// Shows pictures beside each other, over the room.
    ShowGallery(Box<Gallery>),
    /// Closes them.
    CloseGallery,
    /// Says something to the user.
    Tell(super::Message),
}

/// What came of reading or writing a file.
#[derive(Debug)]
pub enum LoadedFile {
    /// A base image, and what to call it.
    Base(Box<BaseImage>, String),
    /// A recipe.
    Recipe(Box<Recipe>),
    /// A model, and what to call it.
    Model(Arc<Model>, String),
    /// The network that was trained before the program was closed.
    LastTrained(Arc<Model>),
    /// A picture for the clipboard.
    Copied(Mosaic),
    /// Something was written; the sentence to say.
    Written(String),
    /// It failed; the sentence to say.
    Failed(String),
}
