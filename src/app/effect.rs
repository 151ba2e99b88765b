//! What one room wants of another: the only way in which rooms meet.

use std::path::PathBuf;
use std::sync::Arc;

use super::train::Judged;
use super::{Gallery, Lesson, OpenedAutoencoder, PageId, Room};
use crate::factory::{Mode, Recipe, SpecimenId};
use crate::network::{Classes, Model, TrainingSettings};

/// What a room asks of the other rooms. [`super::Lab`] hands each effect to the room that it concerns.
#[derive(Debug)]
pub enum Effect {
    /// Show a room.
    Show(Room),
    /// Look into the network on this picture.
    Inspect(SpecimenId),
    /// Look into the network on the picture of the factory.
    InspectFactory,
    /// Play pictures of a recipe, from the first one or where its series stands.
    Play {
        /// The recipe.
        recipe: Arc<Recipe>,
        /// Whether from the first picture.
        afresh: bool,
    },
    /// Let the next training learn a recipe.
    Train(Arc<Recipe>),
    /// Train half a minute on what is played.
    TrainQuickly {
        /// The difficulty.
        mode: Mode,
        /// A recipe that is played in place of the difficulty's preset.
        own: Option<Arc<Recipe>>,
        /// The answers of the network that plays: who is asked another question cannot be compared.
        classes: Classes,
    },
    /// Compare the network of a half minute with the one that plays.
    CompareNetworks,
    /// The network of a half minute was compared with the one that plays.
    NetworkJudged(Box<Judged>),
    /// Set up the next training: the preset of a difficulty, and these settings.
    SetUpTraining(Mode, Box<TrainingSettings>),
    /// Show a page of the factory.
    ShowFactoryPage(PageId),
    /// Show a page of the network.
    ShowNetworkPage(PageId),
    /// Show the landscape of a run.
    ShowLandscape,
    /// Let the next training learn from the pictures of a folder or an npz file.
    LearnFrom(PathBuf),
    /// Tune a recipe that was read from a file.
    Tune(Box<Recipe>),
    /// Let a model from a file play.
    Seat(Arc<Model>, String),
    /// Look into an autoencoder: on this picture, or on the one that is looked at.
    LookInto(OpenedAutoencoder, Option<SpecimenId>),
    /// Read a model file and let it play under this name.
    OpenModel(PathBuf, String),
    /// There is another base image.
    BaseChanged,
    /// Another picture is played, or the current one was answered: which pictures must be hidden may have changed.
    CurrentPictureChanged,
    /// The trained network is another one.
    TrainedChanged,
    /// The run that is being trained has one more moment.
    RunMoved,
    /// The list of runs was read.
    RunsListed,
    /// Show pictures beside each other.
    ShowGallery(Box<Gallery>),
    /// Close the gallery.
    CloseGallery,
    /// Teach a lesson.
    OpenLesson(Arc<Lesson>),
}
