//! Files that cannot be read or written.

use std::io::{Error, ErrorKind};

use super::InWords;
use crate::factory::{BaseError, HEIGHT, RecipeError, WIDTH};
use crate::network::{ModelError, NetworkError, SettingsError, StateError};
use crate::runs::{CurveError, RunMisfit, RunPlanError, RunRefused};
use crate::storage::{
    ArrayError, Contents, FileAction, FileError, MOST_PICTURES, Misplaced, NotText, NpzError, OtherThanFile, Product,
    RecipeTextError, Refused, plain_reason, shortened, shown,
};
use crate::words::words;

impl InWords for FileError {
    fn in_words(&self) -> String {
        words().error_file(failure(self.action), reason(self), shown(&self.path))
    }
}

/// Why and which file, after a sentence that says already what was being done.
pub fn because(err: &FileError) -> String {
    words().error_because(reason(err), shown(&err.path))
}

/// Why. What is known in English alone stays English.
pub fn reason(err: &FileError) -> String {
    let cause = &err.cause;
    let said = (cause.get().map(system))
        .or_else(|| cause.get::<Refused>().map(InWords::in_words))
        .or_else(|| cause.get::<Misplaced>().map(InWords::in_words))
        .or_else(|| cause.get::<NotText>().map(InWords::in_words))
        .or_else(|| cause.get::<NpzError>().map(InWords::in_words))
        .or_else(|| cause.get::<RecipeTextError>().map(InWords::in_words))
        .or_else(|| cause.get::<RecipeError>().map(InWords::in_words))
        .or_else(|| cause.get::<BaseError>().map(InWords::in_words))
        .or_else(|| cause.get::<ModelError>().map(InWords::in_words))
        .or_else(|| cause.get::<StateError>().map(InWords::in_words))
        .or_else(|| cause.get::<SettingsError>().map(InWords::in_words))
        .or_else(|| cause.get::<RunPlanError>().map(InWords::in_words))
        .or_else(|| cause.get::<RunRefused>().map(InWords::in_words))
        .or_else(|| cause.get::<RunMisfit>().map(InWords::in_words))
        .or_else(|| cause.get::<NetworkError>().map(InWords::in_words))
        .or_else(|| cause.get::<CurveError>().map(InWords::in_words));
    said.map_or_else(|| err.reason.clone(), shortened)
}

impl InWords for Error {
    fn in_words(&self) -> String {
        system(self)
    }
}

/// What the system says, after the commonest reasons in the language of the window.
fn system(err: &Error) -> String {
    if let Some(refused) = err.get_ref().and_then(|inner| inner.downcast_ref::<Refused>()) {
        return refused.in_words();
    }
    let (words, said) = (words(), plain_reason(&err.to_string()));
    match err.kind() {
        ErrorKind::NotFound => words.error_system_not_found(said),
        ErrorKind::PermissionDenied => words.error_system_not_allowed(said),
        ErrorKind::AlreadyExists => words.error_system_exists(said),
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => words.error_system_full(said),
        ErrorKind::ReadOnlyFilesystem => words.error_system_read_only(said),
        ErrorKind::IsADirectory => words.error_system_folder(said),
        ErrorKind::NotADirectory => words.error_system_no_folder(said),
        _ => words.error_system(said),
    }
}

/// What failed, by what was being done.
fn failure(action: FileAction) -> String {
    let words = words();
    match action {
        FileAction::BringRunBack => words.error_bring_run_back(),
        FileAction::DeleteRecipe => words.error_delete_recipe(),
        FileAction::DeleteRun => words.error_delete_run(),
        FileAction::GoOnFromRecording => words.error_go_on_from_recording(),
        FileAction::GoOnWithRun => words.error_go_on_with_run(),
        FileAction::KeepAutoencoder => words.error_keep_autoencoder(),
        FileAction::KeepBreakingPoints => words.error_keep_breaking_points(),
        FileAction::KeepCurve => words.error_keep_curve(),
        FileAction::KeepFileAside => words.error_keep_aside(),
        FileAction::KeepModel => words.error_keep_model(),
        FileAction::KeepRecipe => words.error_keep_recipe(),
        FileAction::KeepRun => words.error_keep_run(),
        FileAction::KeepSession => words.error_keep_session(),
        FileAction::KeepStep => words.error_keep_step(),
        FileAction::ListRecipes => words.error_list_recipes(),
        FileAction::ListRuns => words.error_list_runs(),
        FileAction::OpenFile => words.error_open_file(),
        FileAction::OpenFolder => words.error_open_folder(),
        FileAction::OpenLesson => words.error_open_lesson(),
        FileAction::ReadCurve => words.error_read_curve(),
        FileAction::ReadFile => words.error_read_file(),
        FileAction::ReadImage => words.error_read_image(),
        FileAction::ReadImages => words.error_read_images(),
        FileAction::ReadRun => words.error_read_run(),
        FileAction::ReadSessionLog => words.error_read_log(),
        FileAction::RenameRun => words.error_rename_run(),
        FileAction::ThinOutCheckpoints => words.error_thin_out(),
        FileAction::UseAutoencoder => words.error_use_autoencoder(),
        FileAction::UseBase => words.error_use_base(),
        FileAction::UseDataset => words.error_use_dataset(),
        FileAction::UseModel => words.error_use_model(),
        FileAction::UseRecipe => words.error_use_recipe(),
        FileAction::WriteCards => words.error_write_cards(),
        FileAction::WriteDataset => words.error_write_dataset(),
        FileAction::WriteDifferences => words.error_write_differences(),
        FileAction::WriteFile => words.error_write_file(),
        FileAction::WriteLog => words.error_write_training_log(),
        FileAction::WriteModel => words.error_write_model(),
        FileAction::WritePicture => words.error_write_picture(),
        FileAction::WriteSessionLog => words.error_write_log(),
        FileAction::WriteTable => words.error_write_table(),
        FileAction::WriteWeights => words.error_write_weights(),
    }
}

impl InWords for Refused {
    fn in_words(&self) -> String {
        let words = words();
        match self {
            Self::Other(OtherThanFile::Folder) => words.error_is_folder(),
            Self::Other(OtherThanFile::Pipe) => words.error_is_pipe(),
            Self::Other(OtherThanFile::Device) => words.error_is_device(),
            Self::Other(OtherThanFile::Disk) => words.error_is_disk(),
            Self::Other(OtherThanFile::Socket) => words.error_is_socket(),
            Self::Other(OtherThanFile::Unknown) => words.error_is_something_else(),
            Self::TooLarge(most) if *most < 1 << 20 => words.error_too_many_bytes(most.to_string()),
            Self::TooLarge(most) => words.error_too_large((most >> 20).to_string()),
            Self::FolderNotWritten(said) => words.error_folder_not_written(said),
            Self::NameOfFolder => words.error_name_of_folder(),
            Self::NoName => words.error_no_name(),
            Self::NoFolder(folder) => words.error_no_folder(folder),
            Self::FileForFolder => words.error_file_for_folder(),
            Self::Taken => words.error_taken(),
            Self::NameTaken => words.error_name_taken(),
            Self::ClassesNeverDrawn => words.error_classes_never_drawn(),
            Self::WasUnread => words.error_was_unread(),
            Self::Newer => words.error_newer(),
            Self::NoEnding { what, ending } => words.error_no_ending(named(*what), ending),
            Self::EndingMissing { what, own } => words.error_ending_missing(named(*what), own),
            Self::OtherEnding { what, ending, own } => words.error_other_ending(named(*what), ending, own),
            Self::LogFull => words.error_log_full(),
            Self::TooManyFiles(most) => words.error_too_many_files(most.to_string()),
            Self::NoClasses { first, count } if *count <= 3 => words.error_no_classes(*count as u64, first),
            Self::NoClasses { first, count } => words.error_no_classes_and_more(first, (count - 3).to_string()),
            Self::NoDataset(table) => words.error_no_dataset(table),
            Self::NoPictures => words.error_no_pictures(),
            Self::TooManyPictures { has, most } => words.error_too_many_pictures(has.to_string(), most.to_string()),
            Self::NoNpz => words.error_no_npz(),
            Self::NoColumns(names) => words.error_no_columns("file", "class", names),
            Self::EmptyField { line, column } => words.error_empty_field(line.to_string(), column),
            Self::OtherClass { line, word } => words.error_other_class(line.to_string(), word),
            Self::NoRows => words.error_no_rows(),
            Self::NoTable(said) => words.error_no_table(said),
            Self::NoText => words.error_no_text(),
            Self::NotAPicture(said) => words.error_not_a_picture(said),
        }
    }
}

/// What has an ending of its own.
fn named(what: Product) -> String {
    let words = words();
    match what {
        Product::Model => words.error_a_model(),
        Product::Weights => words.error_weights(),
        Product::Table => words.error_a_table(),
        Product::Picture => words.error_a_picture(),
        Product::Recipe => words.error_a_recipe(),
        Product::Lesson => words.error_a_lesson(),
        Product::Arrays => words.error_arrays(),
        Product::PictureFolder => words.error_a_picture_folder(),
    }
}

impl InWords for Misplaced {
    fn in_words(&self) -> String {
        let words = words();
        match self {
            Self::Folder => words.error_misplaced_folder(),
            Self::File(contents) => match contents {
                Contents::Model => words.error_misplaced_model(),
                Contents::Weights => words.error_misplaced_weights(),
                Contents::Picture => words.error_misplaced_picture(),
                Contents::OtherPicture(form) => words.error_misplaced_other_picture(form),
                Contents::Recipe => words.error_misplaced_recipe(),
                Contents::Lesson => words.error_misplaced_lesson(),
                Contents::Session => words.error_misplaced_session(),
                Contents::Labels => words.error_misplaced_labels(),
                Contents::Curve => words.error_misplaced_curve(),
                Contents::NumpyArchive => words.error_misplaced_archive(),
                Contents::NumpyArray => words.error_misplaced_array(),
                Contents::TorchFile => words.error_misplaced_torch(),
                Contents::Nothing => words.error_misplaced_nothing(),
                Contents::Unknown => words.error_misplaced_unknown(),
            },
        }
    }
}

impl InWords for NotText {
    fn in_words(&self) -> String {
        match self {
            Self::Utf8(byte) => words().error_no_utf8(byte.to_string()),
            Self::Utf16 => words().error_no_utf16(),
        }
    }
}

impl InWords for NpzError {
    fn in_words(&self) -> String {
        let words = words();
        match self {
            Self::NoArray(name) => words.error_npz_no_array(*name),
            Self::Unreadable(name, err) => words.error_npz_unreadable(*name, err.in_words()),
            Self::CutShort(name) => words.error_npz_cut_short(*name),
            Self::TooLong(name) => words.error_npz_too_long(*name),
            Self::NotWhole(element) => words.error_npz_not_whole(element),
            Self::NotAList => words.error_npz_not_a_list(),
            Self::NoPicture => words.error_npz_no_picture(),
            Self::OtherImages { labels, shape, element } => words.error_npz_other_images(
                labels.to_string(),
                HEIGHT.to_string(),
                WIDTH.to_string(),
                format!("{shape:?}"),
                element,
            ),
            Self::TooManyPictures(has) => words.error_too_many_pictures(has.to_string(), MOST_PICTURES.to_string()),
            Self::TooSmall { megabytes, kilobytes } => words.error_npz_too_small(megabytes.to_string(), kilobytes.to_string()),
            Self::OtherLabel(label) => words.error_npz_other_label(label.to_string()),
        }
    }
}

impl InWords for ArrayError {
    fn in_words(&self) -> String {
        let words = words();
        match self {
            Self::CutShort => words.error_array_cut_short(),
            Self::Foreign => words.error_array_foreign(),
            Self::LongHeader => words.error_array_long_header(),
            Self::NotPlain => words.error_array_not_plain(),
            Self::DamagedHeader => words.error_array_damaged_header(),
            Self::ByColumns => words.error_array_by_columns(),
            Self::Other(said) => said.clone(),
        }
    }
}

impl InWords for BaseError {
    fn in_words(&self) -> String {
        match self {
            Self::NotAPicture(said) => words().error_not_a_picture(said.to_string()),
            Self::TooSmall { width, height } => words().error_picture_too_small(width.to_string(), height.to_string()),
            Self::NoRegion => words().error_no_region(),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::super::assert_same_in_english;
    use super::*;
    use crate::words::{Locale, in_locale};

    #[test]
    fn the_window_says_what_the_command_line_says() {
        use OtherThanFile::{Device, Disk, Folder, Pipe, Socket, Unknown};
        assert_same_in_english(&[Folder, Pipe, Device, Disk, Socket, Unknown].map(Refused::Other));
        let own = "model";
        for what in Product::ALL {
            assert_same_in_english(&[
                Refused::NoEnding { what, ending: "png".to_owned() },
                Refused::EndingMissing { what, own },
                Refused::OtherEnding { what, ending: "png".to_owned(), own },
            ]);
        }
        assert_same_in_english(&[
            Refused::TooLarge(999),
            Refused::TooLarge(4 << 20),
            Refused::FolderNotWritten("no room".to_owned()),
            Refused::NameOfFolder,
            Refused::NoName,
            Refused::NoFolder("here".to_owned()),
            Refused::FileForFolder,
            Refused::Taken,
            Refused::WasUnread,
            Refused::NameTaken,
            Refused::ClassesNeverDrawn,
            Refused::Newer,
            Refused::LogFull,
            Refused::NotAPicture("cut short".to_owned()),
        ]);
        assert_same_in_english(&[
            Refused::TooManyFiles(9),
            Refused::NoDataset("labels.csv"),
            Refused::NoPictures,
            Refused::TooManyPictures { has: 9, most: 8 },
            Refused::NoNpz,
            Refused::NoColumns("a,b".to_owned()),
            Refused::EmptyField { line: 3, column: "class" },
            Refused::OtherClass { line: 3, word: "x".to_owned() },
            Refused::NoRows,
            Refused::NoTable("odd".to_owned()),
            Refused::NoText,
        ]);
        assert_same_in_english(&[1, 2, 3, 4, 9].map(|count| Refused::NoClasses { first: "\"x\"".to_owned(), count }));
        assert_same_in_english(&[
            NpzError::NoArray("labels"),
            NpzError::CutShort("labels"),
            NpzError::TooLong("images"),
            NpzError::NotWhole("<f4".to_owned()),
            NpzError::NotAList,
            NpzError::NoPicture,
            NpzError::OtherImages { labels: 3, shape: vec![3, 2], element: "|u1".to_owned() },
            NpzError::TooManyPictures(9_000_000),
            NpzError::TooSmall { megabytes: 300, kilobytes: 2 },
            NpzError::OtherLabel(-1),
        ]);
        use ArrayError::{ByColumns, CutShort, DamagedHeader, Foreign, LongHeader, NotPlain};
        let arrays = [CutShort, Foreign, LongHeader, NotPlain, DamagedHeader, ByColumns];
        assert_same_in_english(&arrays.map(|err| NpzError::Unreadable("images", err)));
        assert_same_in_english(&[NotText::Utf8(7), NotText::Utf16]);
        assert_same_in_english(&[BaseError::TooSmall { width: 3, height: 4 }, BaseError::NoRegion]);
        let contents = [
            Contents::Model,
            Contents::Weights,
            Contents::Picture,
            Contents::OtherPicture("GIF"),
            Contents::Recipe,
            Contents::Lesson,
            Contents::Session,
            Contents::Labels,
            Contents::Curve,
            Contents::NumpyArchive,
            Contents::NumpyArray,
            Contents::TorchFile,
            Contents::Nothing,
            Contents::Unknown,
        ];
        assert_same_in_english(&contents.map(Misplaced::File));
        assert_same_in_english(&[Misplaced::Folder]);
    }

    #[test]
    fn what_failed_is_said_with_its_reason_and_the_file() {
        let errors = |action| {
            [
                FileError::of(action, Path::new("x"), Error::from(ErrorKind::NotFound)),
                FileError::of(action, Path::new("x"), Error::other("no luck")),
                FileError::of(action, Path::new("x"), Error::other(Refused::TooLarge(9))),
                FileError::of(action, Path::new("x"), ModelError::Foreign),
                FileError::new(action, Path::new("x"), "it is odd"),
            ]
        };
        for action in [FileAction::UseRecipe, FileAction::OpenLesson, FileAction::WriteDifferences] {
            assert_same_in_english(&errors(action));
        }
        let err = FileError::of(FileAction::UseRecipe, Path::new("x"), Refused::Newer);
        assert_eq!(because(&err), "it was written by a newer version of this program: x");
        in_locale(Locale::French, || {
            assert!(err.in_words().starts_with("impossible d’utiliser la recette"), "{}", err.in_words());
            assert!(err.in_words().ends_with('x') && !err.in_words().contains("newer"), "{}", err.in_words());
            // What is known in English alone is said all the same.
            let odd = FileError::new(FileAction::UseRecipe, Path::new("x"), "it is odd");
            assert!(odd.in_words().contains("it is odd"), "{}", odd.in_words());
        });
    }

    #[test]
    fn every_action_has_the_words_of_the_command_line_and_french_ones() {
        for &action in FileAction::ALL {
            assert_eq!(failure(action), format!("cannot {action}"));
            let french = in_locale(Locale::French, || failure(action));
            assert!(french.starts_with("impossible d") && !french.contains(&action.to_string()), "{action}: {french}");
        }
    }
}
