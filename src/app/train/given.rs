//! Pictures from files to learn from: read on another thread, and then part of the form.

use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::super::files::file_name;
use super::super::message::sentence;
use super::super::{Message, Shared, dataset_notes};
use super::{Train, words};
use crate::network::Labelled;
use crate::storage::{FileError, read_dataset};
use crate::words::{in_locale, locale};
use crate::worker::{Ask, Reply, Work};

/// Pictures of a dataset, learned from again and again in place of the generator's.
#[derive(Clone)]
pub struct GivenPictures {
    /// The folder or the npz file that they were read from.
    pub path: PathBuf,
    /// The pictures with their classes.
    pub pictures: Arc<Labelled>,
}

impl GivenPictures {
    /// What people call the folder or the file.
    pub fn name(&self) -> String {
        file_name(&self.path)
    }

    /// Number of pictures.
    pub fn count(&self) -> u64 {
        self.pictures.0.len() as u64
    }
}

impl fmt::Debug for GivenPictures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "GivenPictures({} of {})", self.count(), self.path.display())
    }
}

impl PartialEq for GivenPictures {
    /// The same pictures are those that were read at the same time: a file may have changed since.
    fn eq(&self, other: &Self) -> bool {
        self.path == other.path && Arc::ptr_eq(&self.pictures, &other.pictures)
    }
}

/// A dataset that was read, and what is said of it once.
#[derive(Debug)]
struct Read {
    given: GivenPictures,
    notes: Vec<String>,
}

/// The thread that reads datasets.
#[derive(Debug, Default)]
pub(super) struct GivenReads {
    /// What is being read.
    path: Option<PathBuf>,
    ask: Option<Ask<Work<Result<Read, FileError>>>>,
}

impl GivenReads {
    /// Gives up what is being read.
    pub(super) fn cancel(&mut self) {
        self.path = None;
        self.ask.iter().for_each(Ask::cancel);
    }
}

fn read(path: &Path) -> Result<Read, FileError> {
    let dataset = read_dataset(path)?;
    let notes = dataset_notes(&dataset);
    Ok(Read { given: GivenPictures { path: path.to_path_buf(), pictures: Arc::new(dataset.pictures) }, notes })
}

impl Train {
    /// What people call the dataset that is being read, if one is.
    pub fn reading(&self) -> Option<String> {
        self.reads.path.as_deref().map(file_name)
    }

    /// Reads the pictures that the next training learns from, in place of what was being read. The form changes when they are there.
    pub(in super::super) fn read_given(&mut self, path: PathBuf, shared: &Shared) {
        self.reads.cancel();
        // The run notes the path: it has to lead to the pictures from any folder.
        let path = std::path::absolute(&path).unwrap_or(path);
        self.reads.path = Some(path.clone());
        let locale = locale();
        self.reads.ask.get_or_insert_with(|| Ask::for_work(shared.waker())).work(move || in_locale(locale, || read(&path)));
    }

    /// Takes in what was read. What cannot be read is said, and changes nothing.
    pub(super) fn absorb_given(&mut self, shared: &mut Shared) {
        while let Some(reply) = self.reads.ask.as_ref().and_then(Ask::poll) {
            match reply {
                Reply::Answer(Ok(Read { given, notes })) => {
                    shared.tell(words::given_read(&given, &notes));
                    self.form.given = Some(given);
                    self.form = std::mem::take(&mut self.form).checked();
                }
                Reply::Answer(Err(err)) => shared.tell(Message::failed(sentence(&err))),
                Reply::Failed(failure) => shared.tell(words::given_broken(&failure)),
                Reply::Done => {}
            }
            self.reads.path = None;
        }
    }
}
