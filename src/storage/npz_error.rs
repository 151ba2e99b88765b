//! Why an npz file is no dataset, in facts: the English sentence of each is made here, and the window makes one of the same facts in its
//! language.

use std::io::{Error as IoError, ErrorKind};

use thiserror::Error;

use super::dataset::MOST_PICTURES;
use crate::factory::{HEIGHT, WIDTH};

/// Why the arrays of an npz file are no dataset. An array is named as in the file: `images` or `labels`.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum NpzError {
    /// There is no array of this name.
    #[error("it holds no array \"{0}\"")]
    NoArray(&'static str),
    /// The array of this name cannot be read.
    #[error("the array \"{0}\" cannot be read: {1}")]
    Unreadable(&'static str, ArrayError),
    /// The array of this name has fewer elements than its header says.
    #[error("the array \"{0}\" is cut short")]
    CutShort(&'static str),
    /// The array of this name has more elements than its header says.
    #[error("the array \"{0}\" is longer than it says")]
    TooLong(&'static str),
    /// The labels have elements of this type.
    #[error("the array \"labels\" is not of whole numbers (it is of {0}): 0 is A, 1 is B, 2 is C, 3 is Z")]
    NotWhole(String),
    /// The labels have more than one axis.
    #[error("the array \"labels\" is not a list")]
    NotAList,
    /// There are no labels.
    #[error("it holds no picture")]
    NoPicture,
    /// The pictures have another shape or type.
    #[error("the array \"images\" should be {labels} x {HEIGHT} x {WIDTH} bytes, like the labels; it is {shape:?} of {element}")]
    OtherImages {
        /// How many labels there are.
        labels: u64,
        /// The lengths of the axes.
        shape: Vec<u64>,
        /// The type of the elements as `NumPy` writes it.
        element: String,
    },
    /// So many pictures are more than are read.
    #[error("it has {0} pictures, more than the {MOST_PICTURES} that are read")]
    TooManyPictures(u64),
    /// The pictures take so little room in the file that they cannot be pictures.
    #[error("its pictures would be {megabytes} MB from {kilobytes} kB in the file: no pictures compress so well")]
    TooSmall {
        /// Size in memory, in MB.
        megabytes: u64,
        /// Size in the file, in kB.
        kilobytes: u64,
    },
    /// This label is that of no class.
    #[error("the label {0} is none of 0 to 3")]
    OtherLabel(i128),
}

/// Why bytes are no array of `NumPy` that can be used.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ArrayError {
    /// They end too early.
    #[error("it is cut short")]
    CutShort,
    /// They begin with something else.
    #[error("it is not an array of NumPy")]
    Foreign,
    /// The header is longer than that of any plain array.
    #[error("its header is too long")]
    LongHeader,
    /// The elements are records or lists.
    #[error("its elements are not plain numbers")]
    NotPlain,
    /// The header is no header.
    #[error("its header is damaged")]
    DamagedHeader,
    /// The slowest axis is the last one.
    #[error("it is stored by columns")]
    ByColumns,
    /// Something else, in the words of the system or of the library.
    #[error("{0}")]
    Other(String),
}

impl From<IoError> for ArrayError {
    fn from(err: IoError) -> Self {
        if err.kind() == ErrorKind::UnexpectedEof { Self::CutShort } else { Self::Other(err.to_string()) }
    }
}
