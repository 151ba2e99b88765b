//! Files, read and written on a thread of their own, one after the other.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::bases::BaseOrigin;
use super::error_words::InWords as _;
use super::lesson_file::{Lesson, LessonChoice, LessonError};
use super::lesson_run::LeftOut;
use super::message::sentence;
use super::{Effect, Message, OpenedAutoencoder, PictureGrid, Room, Shared, lesson_run};
use crate::factory::{BaseImage, Recipe};
use crate::network::{AnyModel, Model, ModelError};
use crate::storage::{
    Contents, FileAction, FileError, Misplaced, Product, load_base, load_recipe, shown, table_error, write_product,
};
use crate::words::{in_locale, locale, words};
use crate::worker::{Ask, Failure, Reply, Waker, Work};

/// What came of reading or writing a file.
#[derive(Debug)]
pub enum FileOutcome {
    /// A base image, and what to call it.
    Base(Box<BaseImage>, String),
    /// A recipe.
    Recipe(Box<Recipe>),
    /// A folder or an npz file, not read yet; and what is said of it in a room that has no place for it.
    Dataset(PathBuf, FileError),
    /// A model, and what to call it.
    Model(Arc<Model>, String),
    /// An autoencoder; and what is said of it in a room that has no place for it.
    Autoencoder(OpenedAutoencoder, FileError),
    /// The network that was trained before the program was closed.
    LastTrained(Arc<Model>),
    /// A picture for the clipboard.
    Copied(PictureGrid),
    /// A lesson.
    Lesson(Arc<Lesson>),
    /// A lesson that cannot be opened, and what to call it.
    NoLesson(String, LessonError),
    /// A step was written into a lesson.
    StepKept {
        /// Its number, from 1.
        number: usize,
        /// The file.
        path: PathBuf,
        /// What it does not hold.
        left_out: Vec<LeftOut>,
    },
    /// Something was written.
    Written(What, PathBuf),
    /// It failed.
    Failed(FileError),
    /// The network that was trained last could not be read; where the file went.
    LastTrainedDamaged(FileError, Result<PathBuf, FileError>),
}

/// What was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// A network.
    Network,
    /// An autoencoder.
    Autoencoder,
    /// A recipe.
    Recipe,
    /// A picture.
    Picture,
    /// The rounds of the session.
    Session {
        /// Rounds that are left out, as they would tell the picture that waits for an answer.
        left_out: usize,
    },
    /// A table of numbers.
    Table,
    /// Breaking points.
    BreakingPoints,
}

impl What {
    /// That it is kept in a file.
    fn kept_words(self, path: &Path) -> String {
        let (words, path) = (words(), shown(path));
        match self {
            Self::Network => words.file_done_network(path),
            Self::Autoencoder => words.file_done_autoencoder(path),
            Self::Recipe => words.file_done_recipe(path),
            Self::Picture => words.file_done_picture(path),
            Self::Session { left_out: 0 } => words.file_done_session(path),
            Self::Session { left_out: 1 } => words.file_done_session_without_one(path),
            Self::Session { left_out: 2.. } => words.file_done_session_without_some(path),
            Self::Table => words.file_done_table(path),
            Self::BreakingPoints => words.file_done_breaking_points(path),
        }
    }
}

impl FileOutcome {
    fn of_base(path: &Path) -> Self {
        load_base(path).map_or_else(Self::Failed, |base| Self::Base(Box::new(base), file_name(path)))
    }

    fn of_model(path: &Path, name: String) -> Self {
        match AnyModel::load(path) {
            Ok(AnyModel::Classifier(model)) => Self::Model(Arc::from(model), name),
            Ok(AnyModel::Autoencoder(model)) => {
                let err = FileError::of(FileAction::UseModel, path, ModelError::Autoencoder(model.kind().name()));
                Self::Autoencoder(OpenedAutoencoder { model: Arc::from(model), name }, err)
            }
            Err(err) => Self::Failed(err),
        }
    }

    fn of_recipe(path: &Path) -> Self {
        load_recipe(path).map_or_else(Self::Failed, |recipe| Self::Recipe(Box::new(recipe)))
    }

    fn of_lesson(choice: &LessonChoice) -> Self {
        match choice.load() {
            Ok(lesson) => Self::Lesson(Arc::new(lesson)),
            Err(LessonError::File(err)) => Self::Failed(err),
            Err(err) => Self::NoLesson(choice.name(), err),
        }
    }

    /// Its contents decide, not its name; what has no place in the window is told where it belongs.
    fn of_dropped(path: &Path) -> Self {
        if path.is_dir() {
            return Self::Dataset(path.to_path_buf(), FileError::of(FileAction::OpenFolder, path, Misplaced::Folder));
        }
        match Contents::of_file(path) {
            Err(err) => Self::Failed(err),
            Ok(Contents::Model | Contents::Weights) => Self::of_model(path, file_name(path)),
            Ok(Contents::Recipe) => Self::of_recipe(path),
            Ok(Contents::Lesson) => Self::of_lesson(&LessonChoice::File(path.to_path_buf())),
            Ok(Contents::Picture | Contents::Unknown) => Self::of_base(path),
            Ok(other) => {
                let err = FileError::of(FileAction::OpenFile, path, Misplaced::File(other));
                if other == Contents::NumpyArchive { Self::Dataset(path.to_path_buf(), err) } else { Self::Failed(err) }
            }
        }
    }
}

/// The thread that reads and writes.
#[derive(Debug)]
pub struct FileWork(Ask<Work<FileOutcome>>);

impl FileWork {
    /// Nothing to do yet.
    pub(super) fn new(waker: Waker) -> Self {
        Self(Ask::for_work(waker))
    }

    /// Whether a file is being read or written.
    pub fn is_busy(&self) -> bool {
        self.0.is_busy()
    }

    /// Reads or writes a file.
    pub(super) fn run(&mut self, piece: impl FnOnce() -> FileOutcome + Send + 'static) {
        self.0.work(piece);
    }

    /// Writes a file.
    pub(super) fn write(
        &mut self,
        what: What,
        path: PathBuf,
        write: impl FnOnce(&Path) -> Result<(), FileError> + Send + 'static,
    ) {
        self.run(move || match write(&path) {
            Ok(()) => FileOutcome::Written(what, path),
            Err(err) => FileOutcome::Failed(err),
        });
    }

    /// Writes a table.
    pub(super) fn write_table(&mut self, what: What, action: FileAction, path: PathBuf, table: Result<Vec<u8>, csv::Error>) {
        self.write(what, path, move |path| {
            let bytes = table.map_err(|err| FileError::of(action, path, table_error(err)))?;
            write_product(action, path, Product::Table, &bytes)
        });
    }

    /// Reads a base image.
    pub(super) fn open_base(&mut self, path: PathBuf) {
        self.run(move || FileOutcome::of_base(&path));
    }

    /// Reads a model.
    pub(super) fn open_model(&mut self, path: PathBuf, name: String) {
        self.run(move || FileOutcome::of_model(&path, name));
    }

    /// Reads a recipe.
    pub(super) fn open_recipe(&mut self, path: PathBuf) {
        self.run(move || FileOutcome::of_recipe(&path));
    }

    /// Reads a lesson.
    pub(super) fn open_lesson(&mut self, choice: LessonChoice) {
        // Its mistakes are said in the language of the window.
        let locale = locale();
        self.run(move || in_locale(locale, || FileOutcome::of_lesson(&choice)));
    }

    /// Reads a file that was dropped on the window, as what it is.
    pub(super) fn open_dropped(&mut self, path: PathBuf) {
        let locale = locale();
        self.run(move || in_locale(locale, || FileOutcome::of_dropped(&path)));
    }

    /// What waits to be written is written before the program ends.
    pub(super) fn finish_within(&self, limit: std::time::Duration) -> bool {
        self.0.finish_within(limit)
    }
}

/// The last part of a path, as people call the file.
pub(super) fn file_name(path: &Path) -> String {
    path.file_name().map_or_else(|| shown(path), |name| shown(Path::new(name)))
}

impl Shared {
    /// Takes in what came of reading and writing files.
    pub(super) fn absorb_files(&mut self) {
        while let Some(reply) = self.files.0.poll() {
            match reply {
                Reply::Answer(outcome) => self.absorb_outcome(outcome),
                Reply::Done => {}
                Reply::Failed(failure) => self.tell(file_failure(&failure)),
            }
        }
    }

    fn absorb_outcome(&mut self, outcome: FileOutcome) {
        match outcome {
            FileOutcome::Base(base, name) => self.use_base(*base, BaseOrigin::Given(name)),
            FileOutcome::Recipe(recipe) => {
                let is_there = self.room == Room::Factory;
                let said =
                    if is_there { words().file_done_tuned(&recipe.name) } else { words().file_done_tuned_there(&recipe.name) };
                self.tell(Message::done(said));
                self.want(Effect::Tune(recipe));
            }
            FileOutcome::Dataset(path, _) if self.room == Room::Train => self.want(Effect::LearnFrom(path)),
            FileOutcome::Autoencoder(opened, _) if self.room == Room::Network => {
                self.tell(Message::done(words().file_done_looked_into(&opened.name)));
                self.want(Effect::LookInto(opened, None));
            }
            FileOutcome::Model(model, name) => {
                self.tell(Message::done(words().file_done_plays(&name)));
                self.want(Effect::Seat(model, name));
            }
            FileOutcome::LastTrained(model) => {
                // A training that was started in the meantime goes first.
                self.models.trained.get_or_insert(model);
            }
            FileOutcome::Copied(grid) => {
                self.tell(Message::done(words().file_done_copied(grid.width.to_string(), grid.height.to_string())));
                self.clipboard = Some(grid);
            }
            FileOutcome::Lesson(lesson) => self.want(Effect::OpenLesson(lesson)),
            FileOutcome::NoLesson(name, err) => self.messages.extend(lesson_run::not_opened(&name, &err)),
            FileOutcome::StepKept { number, path, left_out } => self.tell(lesson_run::kept(number, &path, &left_out)),
            FileOutcome::Written(what, path) => {
                self.tell(Message::done(what.kept_words(&path)));
            }
            FileOutcome::Dataset(_, err) | FileOutcome::Autoencoder(_, err) | FileOutcome::Failed(err) => {
                self.tell(Message::failed(sentence(&err)));
            }
            FileOutcome::LastTrainedDamaged(err, kept) => {
                let said = match kept {
                    Ok(aside) => words().file_failed_and_kept_as(sentence(&err), shown(&aside)),
                    Err(second) => {
                        self.last_trained_stays = true;
                        words().file_failed_twice(sentence(&err), second.in_words())
                    }
                };
                self.tell(Message::failed(said));
            }
        }
    }
}

fn file_failure(failure: &Failure) -> Message {
    Message::failed(words().file_failed(failure.in_words()))
}
