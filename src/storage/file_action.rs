//! What was being done with a file when it failed.

use std::fmt;

/// What was being done with a file. [`Display`](fmt::Display) gives its English words, which go on after "cannot"; the window has words of its
/// own for each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileAction {
    /// "bring the run back".
    BringRunBack,
    /// "delete the recipe".
    DeleteRecipe,
    /// "delete the run".
    DeleteRun,
    /// "go on from the recording".
    GoOnFromRecording,
    /// "go on with the run".
    GoOnWithRun,
    /// "keep the autoencoder".
    KeepAutoencoder,
    /// "keep the breaking points".
    KeepBreakingPoints,
    /// "keep the curve".
    KeepCurve,
    /// "keep a damaged file aside".
    KeepFileAside,
    /// "keep the model".
    KeepModel,
    /// "keep the recipe".
    KeepRecipe,
    /// "keep the run".
    KeepRun,
    /// "keep the session".
    KeepSession,
    /// "keep the step".
    KeepStep,
    /// "list the recipes".
    ListRecipes,
    /// "list the runs".
    ListRuns,
    /// "open the file".
    OpenFile,
    /// "open the folder".
    OpenFolder,
    /// "open the lesson".
    OpenLesson,
    /// "read the curve".
    ReadCurve,
    /// "read the file".
    ReadFile,
    /// "read the image".
    ReadImage,
    /// "read the images".
    ReadImages,
    /// "read the run".
    ReadRun,
    /// "read the log of the session".
    ReadSessionLog,
    /// "rename the run".
    RenameRun,
    /// "thin out the checkpoints".
    ThinOutCheckpoints,
    /// "use the autoencoder".
    UseAutoencoder,
    /// "use the base image".
    UseBase,
    /// "use the dataset".
    UseDataset,
    /// "use the model".
    UseModel,
    /// "use the recipe".
    UseRecipe,
    /// "write the cards".
    WriteCards,
    /// "write the dataset".
    WriteDataset,
    /// "write the differences".
    WriteDifferences,
    /// "write the file".
    WriteFile,
    /// "write the log".
    WriteLog,
    /// "write the model".
    WriteModel,
    /// "write the picture".
    WritePicture,
    /// "write the log of the session".
    WriteSessionLog,
    /// "write the table".
    WriteTable,
    /// "write the weights".
    WriteWeights,
}

impl fmt::Display for FileAction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::BringRunBack => "bring the run back",
            Self::DeleteRecipe => "delete the recipe",
            Self::DeleteRun => "delete the run",
            Self::GoOnFromRecording => "go on from the recording",
            Self::GoOnWithRun => "go on with the run",
            Self::KeepAutoencoder => "keep the autoencoder",
            Self::KeepBreakingPoints => "keep the breaking points",
            Self::KeepCurve => "keep the curve",
            Self::KeepFileAside => "keep a damaged file aside",
            Self::KeepModel => "keep the model",
            Self::KeepRecipe => "keep the recipe",
            Self::KeepRun => "keep the run",
            Self::KeepSession => "keep the session",
            Self::KeepStep => "keep the step",
            Self::ListRecipes => "list the recipes",
            Self::ListRuns => "list the runs",
            Self::OpenFile => "open the file",
            Self::OpenFolder => "open the folder",
            Self::OpenLesson => "open the lesson",
            Self::ReadCurve => "read the curve",
            Self::ReadFile => "read the file",
            Self::ReadImage => "read the image",
            Self::ReadImages => "read the images",
            Self::ReadRun => "read the run",
            Self::ReadSessionLog => "read the log of the session",
            Self::RenameRun => "rename the run",
            Self::ThinOutCheckpoints => "thin out the checkpoints",
            Self::UseAutoencoder => "use the autoencoder",
            Self::UseBase => "use the base image",
            Self::UseDataset => "use the dataset",
            Self::UseModel => "use the model",
            Self::UseRecipe => "use the recipe",
            Self::WriteCards => "write the cards",
            Self::WriteDataset => "write the dataset",
            Self::WriteDifferences => "write the differences",
            Self::WriteFile => "write the file",
            Self::WriteLog => "write the log",
            Self::WriteModel => "write the model",
            Self::WritePicture => "write the picture",
            Self::WriteSessionLog => "write the log of the session",
            Self::WriteTable => "write the table",
            Self::WriteWeights => "write the weights",
        })
    }
}
