//! What can be done in the training room, and what files it asks for.

use std::path::PathBuf;

use super::super::file_request::{FileKind, FileRequest, Then};
use super::super::{Action, PageId, Story};
use super::{LandscapeAction, RunOrder, TrainForm};
use crate::words::Words;

/// A wish of whoever trains.
#[derive(Clone, Debug)]
pub enum TrainAction {
    /// Changes the form of the next training.
    EditForm(Box<TrainForm>),
    /// Reads pictures of files for the next training to learn from, on another thread: a folder, or an npz file.
    ReadPictures(PathBuf),
    /// Gives up what is being read of files.
    StopReading,
    /// Fills the form with a story.
    LoadStory(&'static Story),
    /// Measures how long the stories take on this machine, where that is not known. Ignored while a training runs.
    MeasureStories,
    /// Fills the form with a story, and plays its recording back.
    WatchStory(&'static Story),
    /// Shows all of the recording that is watched.
    SkipRecording,
    /// Shows the training again in place of a recording.
    CloseRecording,
    /// Fills the form with a story and starts it.
    RunStory(&'static Story),
    /// The same from the moment of its recording whose state is kept; from the start where none is.
    GoOnFromRecording(&'static Story),
    /// Fills the form with what runs, or ran last.
    LoadRunning,
    /// Another peak of the learning rate for the training under way, from the next step on.
    SetLearningRate(f64),
    /// Another L2 for the training under way, from the next step on.
    SetL2(f64),
    /// Starts a training. Ignored while one runs.
    Start,
    /// Ends the half minute of training for the game, whose run is kept; who plays stays. Ignored while another training runs.
    StopQuick,
    /// Pauses the training.
    Pause,
    /// Resumes the training.
    Resume,
    /// Ends the training and keeps the network.
    StopAndKeep,
    /// Ends the training and throws the network away.
    Discard,
    /// Writes the trained network, on another thread.
    SaveModel(PathBuf),
    /// Shows another page.
    Show(PageId),
    /// Does something with the runs that are kept, on another thread.
    Run(RunOrder),
    /// Looks at the landscape of a run.
    Landscape(LandscapeAction),
    /// Goes on with a run that was stopped or cut short.
    TakeUp(String),
}

impl From<TrainAction> for Action {
    fn from(action: TrainAction) -> Self {
        Self::Train(action)
    }
}

/// A folder of pictures to learn from.
pub const OPEN_PICTURE_FOLDER: FileRequest =
    FileRequest::open(Words::file_open_folder_of_pictures_to_learn_from, FileKind::Folders, |path| {
        Action::Train(TrainAction::ReadPictures(path))
    });
/// Pictures to learn from as one file.
pub const OPEN_PICTURE_ARCHIVE: FileRequest =
    FileRequest::open(Words::file_open_npz_file_of_pictures_to_learn_from, FileKind::NumpyArchives, |path| {
        Action::Train(TrainAction::ReadPictures(path))
    });
/// The trained network.
pub const SAVE_MODEL: FileRequest =
    FileRequest::save(Words::file_save_trained_model, FileKind::Models, "network.model", |path| {
        Action::Train(TrainAction::SaveModel(path))
    });
/// The numbers of the page.
pub const SAVE_TABLE: FileRequest = FileRequest {
    title: Words::file_save_numbers_in_view,
    kind: FileKind::Tables,
    suggestion: Some("training.csv"),
    then: Then::SaveTable,
};
/// A picture of the page.
pub const SAVE_VIEW: FileRequest = FileRequest {
    title: Words::file_save_picture_of_the_view,
    kind: FileKind::Png,
    suggestion: Some("training.png"),
    then: Then::SaveView,
};
