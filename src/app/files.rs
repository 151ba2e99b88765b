//! Files, read and written on a thread of their own, one after the other.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::message::sentence;
use super::{Effect, Message, PictureGrid, Shared};
use crate::factory::{BaseImage, Recipe};
use crate::network::Model;
use crate::storage::{FileError, Product, load_base, load_recipe, shown, write_product};
use crate::worker::{Ask, Failure, Reply, Waker, Work};

/// What came of reading or writing a file.
#[derive(Debug)]
pub enum FileOutcome {
    /// A base image, and what to call it.
    Base(Box<BaseImage>, String),
    /// A recipe.
    Recipe(Box<Recipe>),
    /// A model, and what to call it.
    Model(Arc<Model>, String),
    /// The network that was trained before the program was closed.
    LastTrained(Arc<Model>),
    /// A picture for the clipboard.
    Copied(PictureGrid),
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
    /// As the beginning of a sentence.
    fn word(self) -> &'static str {
        match self {
            Self::Network => "The network is",
            Self::Recipe => "The recipe is",
            Self::Picture => "The picture is",
            Self::Session { .. } => "The session is",
            Self::Table => "The table is",
            Self::BreakingPoints => "The breaking points are",
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
    pub(super) fn write_table(&mut self, what: What, action: &'static str, path: PathBuf, table: Result<Vec<u8>, csv::Error>) {
        self.write(what, path, move |path| {
            let bytes = table.map_err(|err| FileError::new(action, path, err))?;
            write_product(action, path, Product::Table, &bytes)
        });
    }

    /// Reads a base image.
    pub(super) fn open_base(&mut self, path: PathBuf) {
        self.run(move || match load_base(&path) {
            Ok(base) => FileOutcome::Base(Box::new(base), file_name(&path)),
            Err(err) => FileOutcome::Failed(err),
        });
    }

    /// Reads a model.
    pub(super) fn open_model(&mut self, path: PathBuf, name: String) {
        self.run(move || match Model::load(&path) {
            Ok(model) => FileOutcome::Model(Arc::new(model), name),
            Err(err) => FileOutcome::Failed(err),
        });
    }

    /// Reads a recipe.
    pub(super) fn open_recipe(&mut self, path: PathBuf) {
        self.run(move || match load_recipe(&path) {
            Ok(recipe) => FileOutcome::Recipe(Box::new(recipe)),
            Err(err) => FileOutcome::Failed(err),
        });
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
            FileOutcome::Base(base, name) => self.use_base(*base, name),
            FileOutcome::Recipe(recipe) => {
                self.tell(Message::done(format!("Recipe: {}", recipe.name)));
                self.want(Effect::Tune(recipe));
            }
            FileOutcome::Model(model, name) => {
                self.tell(Message::done(format!("{name} plays against you")));
                self.want(Effect::Seat(model, name));
            }
            FileOutcome::LastTrained(model) => {
                // A training that was started in the meantime goes first.
                self.models.trained.get_or_insert(model);
            }
            FileOutcome::Copied(grid) => {
                self.tell(Message::done(format!("Copied a picture of {} x {} pixels", grid.width, grid.height)));
                self.clipboard = Some(grid);
            }
            FileOutcome::Written(what, path) => {
                let left_out = match what {
                    What::Session { left_out: 1 } => ". One round is left out until its picture is answered again".to_owned(),
                    What::Session { left_out: 2.. } => {
                        ". Some rounds are left out until their picture is answered again".to_owned()
                    }
                    _ => String::new(),
                };
                self.tell(Message::done(format!("{} kept in {}{left_out}", what.word(), shown(&path))));
            }
            FileOutcome::Failed(err) => self.tell(Message::failed(sentence(&err))),
            FileOutcome::LastTrainedDamaged(err, kept) => {
                let place = kept
                    .inspect_err(|_| self.last_trained_stays = true)
                    .map_or_else(|err| err.to_string(), |aside| format!("kept as {}", shown(&aside)));
                self.tell(Message::failed(format!("{} ({place})", sentence(&err))));
            }
        }
    }

    /// Another base image for all rooms.
    pub(super) fn use_base(&mut self, base: BaseImage, name: String) {
        self.tell(Message::done(format!("Base image: {name}")));
        (self.base, self.base_name) = (Arc::new(base), name);
        self.want(Effect::CloseGallery);
        self.want(Effect::BaseChanged);
    }
}

fn file_failure(failure: &Failure) -> Message {
    Message::failed(format!("The file could not be read or written: {failure}"))
}
