//! Datasets: what to write, in which form, and which specimens of a series.

use std::path::Path;

use rayon::prelude::*;

use super::dataset_folder::write_folder;
use super::dataset_npz::write_npz;
use super::image_folder::load_folder;
use super::npz_reading::load_npz;
use super::{FileAction, FileError, Refused};
use crate::factory::{Generator, PIXELS, Plan, Syndrome};

/// What is being done, in the words of an error.
pub(super) const WRITING: FileAction = FileAction::WriteDataset;
/// The same, where one is read.
pub(super) const READING: FileAction = FileAction::UseDataset;
/// Most pictures that are read: as many as one command makes, 12 GB in memory.
pub(crate) const MOST_PICTURES: usize = 1_000_000;
/// Smallest share of the wanted classes among all pictures: below it, nearly all the work would be thrown away.
const SMALLEST_SHARE: f64 = 1e-3;

/// Pictures with their classes.
pub type Labelled = (Vec<[u8; PIXELS]>, Vec<Syndrome>);

/// The form of a dataset.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImageFormat {
    /// A folder of portable network graphics.
    Png,
    /// A folder of portable graymaps, binary.
    Pgm,
    /// One file with all pictures as arrays of numpy.
    Npz,
}

/// What to write.
#[derive(Clone, Debug)]
pub struct DatasetOptions {
    /// Number of specimens.
    pub count: u64,
    /// Seed of the series.
    pub seed: u64,
    /// Form of the dataset.
    pub format: ImageFormat,
    /// Whether the masks are written too: as `000000.mask.png` beside the pictures, or as the array `masks`.
    pub masks: bool,
    /// Which classes are wanted, in the order of [`Syndrome::ALL`]; specimens of the others are left out.
    pub classes: [bool; Syndrome::COUNT],
}

/// Writes a dataset: a folder, or one file for [`ImageFormat::Npz`].
///
/// It is made aside and renamed when complete; `progress` is told how many specimens are done and
/// answers whether to go on. `false` in the result: cancelled, and nothing was left behind.
///
/// # Errors
/// When the file exists, or the folder and is not empty; when something cannot be written; when no class is wanted that comes.
pub fn write_dataset(
    generator: &Generator,
    options: &DatasetOptions,
    path: &Path,
    mut progress: impl FnMut(u64) -> bool,
) -> Result<bool, FileError> {
    let wanted = |class: &Syndrome| options.classes[class.index()];
    let priors = |classes: &mut dyn Iterator<Item = Syndrome>| classes.map(|class| generator.recipe().prior(class)).sum::<f64>();
    let share = priors(&mut Syndrome::ALL.into_iter().filter(wanted)) / priors(&mut Syndrome::ALL.into_iter());
    if share < SMALLEST_SHARE {
        return Err(FileError::of(WRITING, path, Refused::ClassesNeverDrawn));
    }
    match options.format {
        ImageFormat::Png | ImageFormat::Pgm => write_folder(generator, options, path, &mut progress),
        ImageFormat::Npz => write_npz(generator, options, path, &mut progress),
    }
}

/// A dataset that was read, and what was done to get it.
#[derive(Clone, Debug)]
pub struct ReadDataset {
    /// The pictures with their classes.
    pub pictures: Labelled,
    /// How many of them had another size and were fitted to 96 x 128.
    pub fitted: usize,
    /// The size in pixels of the first of those.
    pub fitted_from: Option<(u32, u32)>,
    /// How many of them use only the lower bits of the 16 of their samples, see [`super::FittedPicture::low_bits`].
    pub dark: usize,
    /// The most bits that one of those uses.
    pub low_bits: Option<u32>,
    /// How many rows of its table name a picture that another row names already.
    pub doubled: usize,
    /// How many files and folders were left out, as they are no pictures: hidden files, masks, notes.
    pub ignored: usize,
}

/// Reads a dataset: a folder with `labels.csv`, a folder of the classes `a b c z` with pictures, or an npz file.
///
/// # Errors
/// When the table, an array or a picture cannot be used, or a folder is none of a class; the file or folder is named.
pub fn read_dataset(path: &Path) -> Result<ReadDataset, FileError> {
    let is_npz = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("npz"));
    if path.is_dir() || !is_npz && !path.exists() {
        return load_folder(path);
    }
    let pictures = load_npz(path)?;
    Ok(ReadDataset { pictures, fitted: 0, fitted_from: None, dark: 0, low_bits: None, doubled: 0, ignored: 0 })
}

/// The pictures of a dataset, with their classes; see [`read_dataset`].
///
/// # Errors
/// As [`read_dataset`].
pub fn load_dataset(path: &Path) -> Result<Labelled, FileError> {
    Ok(read_dataset(path)?.pictures)
}

/// The specimens of a dataset, in the order of their indices.
pub(super) struct Series<'a> {
    generator: &'a Generator,
    options: &'a DatasetOptions,
    next_index: u64,
    taken: u64,
}

impl<'a> Series<'a> {
    pub(super) fn new(generator: &'a Generator, options: &'a DatasetOptions) -> Self {
        Self { generator, options, next_index: 0, taken: 0 }
    }

    /// How many specimens have been given out.
    pub(super) fn taken(&self) -> u64 {
        self.taken
    }

    /// The next specimens of the wanted classes, `most` of them or as many as are left.
    pub(super) fn next_plans(&mut self, most: usize) -> Vec<Plan> {
        let wanted = (self.options.count - self.taken).min(most as u64) as usize;
        let mut plans = Vec::with_capacity(wanted);
        while plans.len() < wanted {
            // As many as are missing and not more, so that none is drawn and thrown away at the end.
            let end = self.next_index + (wanted - plans.len()) as u64;
            let drawn = (self.next_index..end).into_par_iter().map(|index| self.generator.plan(self.options.seed, index));
            plans.par_extend(drawn.filter(|plan| self.options.classes[plan.syndrome.index()]));
            self.next_index = end;
        }
        self.taken += plans.len() as u64;
        plans
    }
}
