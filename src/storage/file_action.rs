//! What was being done with a file when it failed.

use std::fmt;

/// Writes down every action once: its name, and its English words, which go on after "cannot".
macro_rules! file_actions {
    ($($name:ident: $words:literal,)+) => {
        /// What was being done with a file. Its [`Display`](fmt::Display) gives the English words, which go on after "cannot"; the window
        /// has a sentence of its own for each.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum FileAction {
            $(#[doc = $words] $name,)+
        }

        impl FileAction {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$name),+];
        }

        impl fmt::Display for FileAction {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(match self {
                    $(Self::$name => $words,)+
                })
            }
        }
    };
}

file_actions! {
    BringRunBack: "bring the run back",
    DeleteRecipe: "delete the recipe",
    DeleteRun: "delete the run",
    GoOnFromRecording: "go on from the recording",
    GoOnWithRun: "go on with the run",
    KeepAutoencoder: "keep the autoencoder",
    KeepBreakingPoints: "keep the breaking points",
    KeepCurve: "keep the curve",
    KeepFileAside: "keep a damaged file aside",
    KeepModel: "keep the model",
    KeepRecipe: "keep the recipe",
    KeepRun: "keep the run",
    KeepSession: "keep the session",
    KeepStep: "keep the step",
    ListRecipes: "list the recipes",
    ListRuns: "list the runs",
    OpenFile: "open the file",
    OpenFolder: "open the folder",
    OpenLesson: "open the lesson",
    ReadCurve: "read the curve",
    ReadFile: "read the file",
    ReadImage: "read the image",
    ReadImages: "read the images",
    ReadRun: "read the run",
    ReadSessionLog: "read the log of the session",
    RenameRun: "rename the run",
    ThinOutCheckpoints: "thin out the checkpoints",
    UseAutoencoder: "use the autoencoder",
    UseBase: "use the base image",
    UseDataset: "use the dataset",
    UseModel: "use the model",
    UseRecipe: "use the recipe",
    WriteCards: "write the cards",
    WriteDataset: "write the dataset",
    WriteDifferences: "write the differences",
    WriteFile: "write the file",
    WriteLog: "write the log",
    WriteModel: "write the model",
    WritePicture: "write the picture",
    WriteSessionLog: "write the log of the session",
    WriteTable: "write the table",
    WriteWeights: "write the weights",
}
