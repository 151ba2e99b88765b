//! Why a file is refused, in facts: the English sentence of each is made here, and the window makes one of the same facts in its language.

use std::error::Error;
use std::sync::Arc;

use thiserror::Error as ErrorWords;

use super::Product;

/// What something is that is no regular file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OtherThanFile {
    /// A folder.
    Folder,
    /// A pipe.
    Pipe,
    /// A device.
    Device,
    /// A disk.
    Disk,
    /// A socket.
    Socket,
    /// Something else.
    Unknown,
}

impl OtherThanFile {
    fn word(self) -> &'static str {
        match self {
            Self::Folder => "a folder",
            Self::Pipe => "a pipe (FIFO)",
            Self::Device => "a device",
            Self::Disk => "a disk",
            Self::Socket => "a socket",
            Self::Unknown => "something else",
        }
    }
}

/// Why a file is refused by the program itself, not by the system.
#[derive(Clone, Debug, PartialEq, Eq, ErrorWords)]
pub enum Refused {
    /// It is no regular file.
    #[error("it is {}, not a file", .0.word())]
    Other(OtherThanFile),
    /// It has more bytes than are read.
    #[error("the file is too large (more than {})", size(*.0))]
    TooLarge(u64),
    /// Its folder cannot be written; the system's words.
    #[error("its folder cannot be written: {0}")]
    FolderNotWritten(String),
    /// Its name ends like that of a folder.
    #[error("its name ends like that of a folder, and there is none")]
    NameOfFolder,
    /// Its name is none.
    #[error("it is no name of a file")]
    NoName,
    /// Its folder is missing.
    #[error("there is no folder {0}")]
    NoFolder(String),
    /// A file lies where a folder is to be made.
    #[error("it is a file and not a directory; name a new folder")]
    FileForFolder,
    /// There is one of this name.
    #[error("there is one of this name already")]
    Taken,
    /// Something of this name is there, and nothing is replaced.
    #[error("something of this name exists already; name a new file")]
    NameTaken,
    /// A recipe whose priors leave out the classes that are wanted.
    #[error("with the priors of this recipe, pictures of the wanted classes do not come")]
    ClassesNeverDrawn,
    /// It could not be read before, so nobody knows what is in it.
    #[error("the file could not be read when the program started, and is not replaced")]
    WasUnread,
    /// A newer program wrote it.
    #[error("it was written by a newer version of this program")]
    Newer,
    /// What is written has no ending.
    #[error("{} is not called .{ending}; leave the ending away", .what.word())]
    NoEnding {
        /// What is written.
        what: Product,
        /// The ending that was given.
        ending: String,
    },
    /// What is written needs an ending.
    #[error("the name of {} ends with .{own}; add the ending", .what.word())]
    EndingMissing {
        /// What is written.
        what: Product,
        /// Its ending.
        own: &'static str,
    },
    /// What is written has another ending.
    #[error("{} would not be found under the ending .{ending}; end the name with .{own}", .what.word())]
    OtherEnding {
        /// What is written.
        what: Product,
        /// The ending that was given.
        ending: String,
        /// Its ending.
        own: &'static str,
    },
    /// The log of a session has no room for more.
    #[error("it is too large; begin a new session")]
    LogFull,
    /// A folder of a dataset has more files than are looked at.
    #[error("it holds more than {0} files")]
    TooManyFiles(usize),
    /// Folders that are those of no class.
    #[error("its {} {first}{} none of the classes a, b, c and z; name the folder that holds those four", folders(*.count), and_more(*.count))]
    NoClasses {
        /// Up to three of them, between quotation marks.
        first: String,
        /// How many there are.
        count: usize,
    },
    /// A folder without any class.
    #[error("it has neither a table {0} nor folders of the classes a, b, c and z")]
    NoDataset(&'static str),
    /// Folders of classes without any picture.
    #[error("its folders a, b, c and z hold no picture")]
    NoPictures,
    /// More pictures than are read.
    #[error("it has {has} pictures, more than the {most} that are read")]
    TooManyPictures {
        /// How many there are.
        has: usize,
        /// How many are read.
        most: usize,
    },
    /// No archive of `NumPy`.
    #[error("it is not an npz file of numpy")]
    NoNpz,
    /// A table without the two columns; its first line.
    #[error("its first line must name the columns \"file\" and \"class\"; it is \"{0}\"")]
    NoColumns(String),
    /// A row without a file or a class.
    #[error("line {line} has nothing in the column \"{column}\"")]
    EmptyField {
        /// Its line.
        line: usize,
        /// The column.
        column: &'static str,
    },
    /// A row with another class.
    #[error("line {line} has the class \"{word}\", which is none of A, B, C and Z")]
    OtherClass {
        /// Its line.
        line: usize,
        /// What stands there.
        word: String,
    },
    /// A table without rows.
    #[error("it names no picture")]
    NoRows,
    /// Bytes that are no table; the words of the library.
    #[error("it is not a table ({0})")]
    NoTable(String),
    /// Bytes that are no text.
    #[error("it is not a text")]
    NoText,
    /// It is no picture; the words of the library.
    #[error("it is not a picture that can be read ({0})")]
    NotAPicture(String),
}

fn folders(count: usize) -> &'static str {
    if count == 1 { "folder" } else { "folders" }
}

/// The rest of a list of which three are named.
fn and_more(count: usize) -> String {
    match count {
        1 => " is".to_owned(),
        2..=3 => " are".to_owned(),
        _ => format!(" and {} more are", count - 3),
    }
}

/// A number of bytes in words.
fn size(bytes: u64) -> String {
    if bytes < 1 << 20 { format!("{bytes} bytes") } else { format!("{} MB", bytes >> 20) }
}

/// The error from which a sentence was made, for whoever makes one in another language. It says no more than the sentence: two errors with
/// the same sentence are the same.
#[derive(Clone, Debug, Default)]
pub struct Cause(Option<Arc<dyn Error + Send + Sync>>);

impl Cause {
    /// Of this error.
    pub(crate) fn new(err: impl Error + Send + Sync + 'static) -> Self {
        Self(Some(Arc::new(err)))
    }

    /// The error, where it is of this kind.
    pub fn get<E: Error + 'static>(&self) -> Option<&E> {
        self.0.as_ref()?.downcast_ref()
    }
}

impl PartialEq for Cause {
    fn eq(&self, _other: &Self) -> bool {
        true
    }
}

impl Eq for Cause {}
