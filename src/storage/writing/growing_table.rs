//! A table that grows row by row while the program runs, so that a crash loses at most the row that is being written.
//!
//! It is a file of its own, never one that was there before. It opens in the spreadsheets of all countries: the first line, `sep=;`,
//! names the separator for those that would expect another one, and the bytes before it say that the text is UTF-8. (Excel does not
//! heed them where `sep=` stands: it shows letters with accents, which stand in names only, as two others. The separator is worth more:
//! without it a whole row is in one cell.) Lines end as RFC 4180 (2005) has it.

use super::super::FileAction;
use std::fs::{File, OpenOptions};
use std::io::{Error, ErrorKind, Result as IoResult, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};

use super::place;
use crate::storage::{FileError, Refused};

/// What such a table begins with.
pub(in super::super) const BEGINNING: &str = "\u{feff}sep=;\r\n";
/// Most bytes of a table: far more rows than a day has seconds.
pub(in super::super) const LARGEST_TABLE: u64 = 32 << 20;
/// Names that are tried before it is said that none is free.
const MOST_NAMES: u32 = 10_000;
/// What is being done, for errors.
const ACTION: FileAction = FileAction::WriteSessionLog;

/// A table on its way. Nothing is written before the first row. A row that cannot be written is kept, and written with the next one.
#[derive(Debug)]
pub(crate) struct GrowingTable {
    folder: PathBuf,
    /// The name without its ending.
    stem: String,
    /// Everything that belongs into the file.
    text: Vec<u8>,
    /// Rows that are not in the file.
    missing: usize,
    open: Option<Open>,
}

/// The file.
#[derive(Debug)]
struct Open {
    file: File,
    path: PathBuf,
    /// Bytes of the text that are in it for certain.
    whole: usize,
    /// Its length when it was written last, half rows included.
    length: u64,
}

impl GrowingTable {
    /// A table with these columns, in a file of `folder` that is called `stem.csv`, or `stem-2.csv` and so on where that is taken.
    pub(crate) fn new(folder: impl Into<PathBuf>, stem: &str, columns: &[&str]) -> Self {
        let mut text = BEGINNING.as_bytes().to_vec();
        text.extend(line_of(columns));
        Self { folder: folder.into(), stem: stem.to_owned(), text, missing: 0, open: None }
    }

    /// Adds a row, and writes whatever is not in the file yet.
    ///
    /// When another program has removed, renamed or changed the file, everything is written to a new one.
    ///
    /// # Errors
    /// When it cannot be written, as on a full disk; the row is kept, and written with the next one. When the table is full.
    pub(crate) fn add(&mut self, fields: &[String]) -> Result<(), FileError> {
        let line = line_of(fields);
        if (self.text.len() + line.len()) as u64 > LARGEST_TABLE {
            return Err(self.fail(Error::other(Refused::LogFull)));
        }
        self.text.extend(line);
        self.missing += 1;
        self.catch_up()
    }

    /// Tries once more to write what is not in the file.
    ///
    /// # Errors
    /// As [`GrowingTable::add`].
    pub(crate) fn catch_up(&mut self) -> Result<(), FileError> {
        if self.missing > 0 {
            self.write().map_err(|err| self.fail(err))?;
            self.missing = 0;
        }
        Ok(())
    }

    /// Rows that could not be written so far.
    pub(crate) fn missing(&self) -> usize {
        self.missing
    }

    /// The file; the one that was wanted where there is none yet.
    pub(crate) fn path(&self) -> PathBuf {
        self.open.as_ref().map_or_else(|| name_of(&self.folder, &self.stem, 1), |open| open.path.clone())
    }

    fn write(&mut self) -> IoResult<()> {
        if self.open.as_ref().is_some_and(|open| !open.is_as_it_was()) {
            self.open = None;
        }
        let open = match &mut self.open {
            Some(open) => open,
            none => none.insert(Open::create(&self.folder, &self.stem)?),
        };
        open.write(&self.text)
    }

    fn fail(&self, err: Error) -> FileError {
        FileError::of(ACTION, &self.path(), err)
    }
}

impl Open {
    /// An empty file under the first free name.
    fn create(folder: &Path, stem: &str) -> IoResult<Self> {
        std::fs::create_dir_all(folder)?;
        for number in 1..=MOST_NAMES {
            let path = name_of(folder, stem, number);
            match OpenOptions::new().write(true).create_new(true).open(&path) {
                Err(err) if err.kind() == ErrorKind::AlreadyExists => {}
                file => return Ok(Self { file: file?, path, whole: 0, length: 0 }),
            }
        }
        Err(Error::new(ErrorKind::AlreadyExists, "no name is free"))
    }

    /// Whether nobody else has removed, renamed or changed it.
    fn is_as_it_was(&self) -> bool {
        place::has_name(&self.file, &self.path) && self.file.metadata().is_ok_and(|there| there.len() == self.length)
    }

    /// Writes what is missing of the text, over what an earlier try may have left half.
    fn write(&mut self, text: &[u8]) -> IoResult<()> {
        let written = self.file.seek(SeekFrom::Start(self.whole as u64)).and_then(|_place| {
            self.file.write_all(&text[self.whole..])?;
            self.file.sync_data()
        });
        self.length = self.file.metadata().map_or(self.length, |there| there.len());
        if written.is_ok() {
            self.whole = text.len();
        }
        written
    }
}

fn name_of(folder: &Path, stem: &str, number: u32) -> PathBuf {
    folder.join(if number == 1 { format!("{stem}.csv") } else { format!("{stem}-{number}.csv") })
}

/// A row as bytes.
fn line_of<T: AsRef<str>>(fields: &[T]) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new().delimiter(b';').terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    let written = writer.write_record(fields.iter().map(AsRef::as_ref));
    // Memory can always be written, and one row has one length.
    written.map_or_else(|_never| Vec::new(), |()| writer.into_inner().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    const COLUMNS: [&str; 3] = ["round", "name", "hands"];

    fn row(round: u32) -> [String; 3] {
        [round.to_string(), "a; \"b\"".to_owned(), String::new()]
    }

    fn table(folder: &tempfile::TempDir) -> GrowingTable {
        GrowingTable::new(folder.path().join("deeper"), "class", &COLUMNS)
    }

    fn text_with(rows: std::ops::RangeInclusive<u32>) -> String {
        let rows: Vec<String> = rows.map(|round| format!("{round};\"a; \"\"b\"\"\";\r\n")).collect();
        let rows = rows.concat();
        format!("\u{feff}sep=;\r\nround;name;hands\r\n{rows}")
    }

    fn text(path: &Path) -> String {
        std::fs::read_to_string(path).unwrap()
    }

    #[test]
    fn each_row_is_in_the_file_as_soon_as_it_was_added() {
        let folder = tempfile::tempdir().unwrap();
        let mut table = table(&folder);
        assert!(!table.path().exists(), "nothing is written before the first row");
        for round in 1..=3 {
            table.add(&row(round)).unwrap();
            assert_eq!(text(&table.path()), text_with(1..=round));
        }
        assert_eq!(table.missing(), 0);
    }

    #[test]
    fn a_file_that_is_there_is_never_written_over() {
        let folder = tempfile::tempdir().unwrap();
        let deeper = folder.path().join("deeper");
        std::fs::create_dir(&deeper).unwrap();
        std::fs::write(deeper.join("class.csv"), "mine").unwrap();
        std::fs::create_dir(deeper.join("class-2.csv")).unwrap();
        let mut table = table(&folder);
        table.add(&row(1)).unwrap();
        assert_eq!(table.path(), deeper.join("class-3.csv"));
        assert_eq!((text(&deeper.join("class.csv")).as_str(), text(&table.path())), ("mine", text_with(1..=1)));
    }

    #[test]
    fn a_file_that_was_removed_renamed_or_changed_begins_anew_with_all_rows() {
        let folder = tempfile::tempdir().unwrap();
        let mut table = table(&folder);
        table.add(&row(1)).unwrap();
        let first = table.path();
        std::fs::remove_file(&first).unwrap();
        table.add(&row(2)).unwrap();
        assert_eq!((table.path(), text(&first)), (first.clone(), text_with(1..=2)));
        // A spreadsheet saves over it: another file gets its name, or the same one another text.
        std::fs::rename(&first, first.with_file_name("moved.csv")).unwrap();
        std::fs::write(&first, "saved by another program").unwrap();
        table.add(&row(3)).unwrap();
        let second = first.with_file_name("class-2.csv");
        assert_eq!((table.path(), text(&second)), (second.clone(), text_with(1..=3)));
        assert_eq!(text(&first), "saved by another program");
        std::fs::write(&second, "shorter").unwrap();
        table.add(&row(4)).unwrap();
        assert_eq!((text(&second), text(&table.path())), ("shorter".to_owned(), text_with(1..=4)));
    }

    #[test]
    fn what_could_not_be_written_comes_with_the_next_row() {
        let folder = tempfile::tempdir().unwrap();
        let mut table = table(&folder);
        table.add(&row(1)).unwrap();
        let path = table.path();
        // A disk that takes nothing: a file that is open for reading alone. Before that, half a row came through.
        let open = table.open.as_mut().unwrap();
        let working = std::mem::replace(&mut open.file, File::open(&path).unwrap());
        std::fs::write(&path, format!("{}2;\"a", text_with(1..=1))).unwrap();
        open.length = std::fs::metadata(&path).unwrap().len();
        for round in 2..=3 {
            let err = table.add(&row(round)).unwrap_err();
            assert!(err.to_string().starts_with("cannot write the log of the session: ") && err.path == path, "{err}");
        }
        assert_eq!(table.missing(), 2);
        table.open.as_mut().unwrap().file = working;
        table.catch_up().unwrap();
        assert_eq!((text(&path), table.missing()), (text_with(1..=3), 0));
        table.add(&row(4)).unwrap();
        assert_eq!(text(&path), text_with(1..=4));
    }

    #[test]
    fn a_folder_that_cannot_be_made_is_said_and_the_rows_are_kept() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("deeper"), "a file in the way").unwrap();
        let mut table = table(&folder);
        let err = table.add(&row(1)).unwrap_err();
        assert!(err.path.ends_with("deeper/class.csv"), "{err}");
        std::fs::remove_file(folder.path().join("deeper")).unwrap();
        table.add(&row(2)).unwrap();
        assert_eq!(text(&table.path()), text_with(1..=2));
    }

    #[test]
    fn a_table_is_not_larger_than_what_is_read() {
        let folder = tempfile::tempdir().unwrap();
        let mut table = table(&folder);
        let large = vec![String::new(), "x".repeat(LARGEST_TABLE as usize / 2), String::new()];
        table.add(&large).unwrap();
        let err = table.add(&large).unwrap_err();
        assert!(err.reason.contains("too large"), "{err}");
        table.add(&row(1)).unwrap();
        assert!(std::fs::metadata(table.path()).unwrap().len() <= LARGEST_TABLE);
    }
}
