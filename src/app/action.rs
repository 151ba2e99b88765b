//! Everything that the window can ask for: what belongs to a room is the room's own action.

use std::path::PathBuf;

use super::{
    Appearance, ClassAction, ColorPicture, FactoryAction, Gallery, LessonAction, Message, NetworkAction, PlayAction, Room,
    StepAction, TrainAction,
};
use crate::factory::{MadeBase, SpecimenId};
use crate::words::Locale;

/// A wish of the user. One place obeys: [`super::Lab::apply`].
#[derive(Clone, Debug)]
pub enum Action {
    /// Shows a room.
    Show(Room),
    /// Does something in the game.
    Play(PlayAction),
    /// Does something in the factory.
    Factory(FactoryAction),
    /// Does something in the training room.
    Train(TrainAction),
    /// Does something in the network room.
    Network(NetworkAction),
    /// Does something in the lessons.
    Lessons(LessonAction),
    /// Does something with the lesson that is taught, or with one that is being made.
    Step(StepAction),
    /// Does something in the room of the class.
    Class(ClassAction),
    /// Opens a specimen in the network room.
    Inspect(SpecimenId),
    /// Shows pictures beside each other, over the room.
    ShowGallery(Box<Gallery>),
    /// Closes them.
    CloseGallery,
    /// Shows or hides the true outlines of tumors.
    ToggleOutlines,
    /// Reads a base image, on another thread.
    OpenBase(PathBuf),
    /// Goes back to the base image of the program.
    UseBundledBase,
    /// Takes a base image that the program makes, on another thread.
    UseMadeBase(MadeBase),
    /// Draws a brain and takes it as base image, on another thread.
    NewBrain,
    /// Takes the base image that the network that plays learned on.
    UseLearnedBase,
    /// Reads a model to play against, on another thread.
    OpenModel(PathBuf),
    /// Reads a file that was dropped on the window, as what it is, on another thread.
    OpenDropped(PathBuf),
    /// Writes the breaking points that were measured as a table, on another thread.
    SaveSweep(PathBuf),
    /// Writes a table of what a page shows, on another thread.
    SaveTable(PathBuf, Vec<u8>),
    /// Writes a picture of what a page shows, on another thread.
    SavePixels(PathBuf, Box<ColorPicture>),
    /// Changes how the window looks.
    SetAppearance(Appearance),
    /// Speaks another language.
    SetLocale(Locale),
    /// Says something to the user.
    Tell(Message),
}
