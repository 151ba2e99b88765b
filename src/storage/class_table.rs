//! The log of a session as a table of texts: as this program writes it, or as a spreadsheet has saved it.

use std::path::Path;

use super::labels_table::{SEPARATORS, bare, line_of, western};
use super::writing::{LARGEST_TABLE, TABLE_BEGINNING};
use super::{FileAction, FileError, read, text};

/// What is being done, for errors.
const ACTION: FileAction = FileAction::ReadSessionLog;

/// A table of texts with the names of its columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TextTable {
    columns: Vec<String>,
    rows: Vec<(usize, Vec<String>)>,
    /// Whether the last row ends in its middle, as after a crash: it is left out.
    pub(crate) is_cut: bool,
}

/// A row of it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct TextRow<'a> {
    table: &'a TextTable,
    /// The line of the file on which it begins, from 1.
    pub(crate) line: usize,
    fields: &'a [String],
}

impl TextTable {
    /// Reads the table in a file, whose columns have some of these names.
    ///
    /// Semicolons, commas, tabs or bars between the fields; other columns, and other orders of columns; empty rows.
    ///
    /// # Errors
    /// When it is missing, no file, too large, no text, or its first line names none of the columns.
    pub(crate) fn read(path: &Path, known: &[&str]) -> Result<Self, FileError> {
        let bytes = read(ACTION, path, LARGEST_TABLE)?;
        Self::parse(&bytes, known).map_err(|reason| FileError::new(ACTION, path, reason))
    }

    /// An error about the table in a file.
    pub(crate) fn fail(path: &Path, reason: impl std::fmt::Display) -> FileError {
        FileError::new(ACTION, path, reason)
    }

    fn parse(bytes: &[u8], known: &[&str]) -> Result<Self, String> {
        let (whole, is_cut) = without_half_row(bytes);
        let text = text::decode(whole).or_else(|| western(whole)).ok_or("it is not a text")?;
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        let (skipped, rest) = match text.split_once('\n') {
            Some((first, rest)) if first.to_ascii_lowercase().starts_with("sep=") => (1, rest),
            _ => (0, text.as_str()),
        };
        let found = |columns: &[String]| columns.iter().filter(|column| known.contains(&column.as_str())).count();
        let columns = SEPARATORS.map(|separator| (separator, columns_of(rest, separator)));
        let best = columns.into_iter().max_by_key(|(_, columns)| found(columns)).filter(|(_, columns)| found(columns) > 0);
        let Some((separator, columns)) = best else {
            let first: String = rest.lines().find(|line| !line.trim().is_empty()).unwrap_or_default().chars().take(80).collect();
            return Err(format!("it is no log of a session: its first line names no column of one; it is \"{first}\""));
        };
        if let Some(twice) =
            columns.iter().find(|name| known.contains(&name.as_str()) && columns.iter().filter(|other| other == name).count() > 1)
        {
            return Err(format!("it has two columns \"{twice}\""));
        }
        let mut rows = Vec::new();
        for record in reader(rest, separator).records() {
            // A table in memory that is a text, whose rows may differ in length, has no errors left.
            let record = record.map_err(|err| format!("it is not a table ({err})"))?;
            if record.iter().any(|field| !field.trim().is_empty()) {
                rows.push((skipped + line_of(rest, &record), record.iter().map(str::to_owned).collect()));
            }
        }
        Ok(Self { columns, rows, is_cut })
    }

    /// Whether there is a column of this name.
    pub(crate) fn has(&self, column: &str) -> bool {
        self.columns.iter().any(|name| name == column)
    }

    /// All rows, in order.
    pub(crate) fn rows(&self) -> impl Iterator<Item = TextRow<'_>> {
        self.rows.iter().map(|(line, fields)| TextRow { table: self, line: *line, fields })
    }
}

impl<'a> TextRow<'a> {
    /// The text in the column of this name; nothing where there is no such column, or the row ends before it.
    pub(crate) fn field(self, column: &str) -> &'a str {
        let at = self.table.columns.iter().position(|name| name == column);
        at.and_then(|at| self.fields.get(at)).map_or("", String::as_str)
    }
}

/// What was written whole, and whether there is more. Only of a table that this program wrote last: other programs need not end the
/// last row as all others.
fn without_half_row(bytes: &[u8]) -> (&[u8], bool) {
    if !bytes.starts_with(TABLE_BEGINNING.as_bytes()) {
        return (bytes, false);
    }
    let end = bytes.iter().rposition(|&byte| byte == b'\n').map_or(0, |at| at + 1);
    (&bytes[..end], end < bytes.len())
}

fn columns_of(text: &str, separator: u8) -> Vec<String> {
    let names = reader(text, separator).headers().map(|names| names.iter().map(|name| bare(name).to_lowercase()).collect());
    names.unwrap_or_default()
}

fn reader(text: &str, separator: u8) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new().delimiter(separator).flexible(true).from_reader(text.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::super::writing::GrowingTable;
    use super::*;

    const COLUMNS: [&str; 3] = ["round", "name", "hands"];

    fn rows(bytes: &[u8]) -> Vec<(usize, [String; 3])> {
        let table = TextTable::parse(bytes, &COLUMNS).unwrap();
        table.rows().map(|row| (row.line, COLUMNS.map(|column| row.field(column).to_owned()))).collect()
    }

    fn wanted(lines: [usize; 2]) -> Vec<(usize, [String; 3])> {
        let row = |round: &str, name: &str, hands: &str| [round, name, hands].map(str::to_owned);
        vec![(lines[0], row("1", "Größe; \"1\"", "")), (lines[1], row("2", "plain", "7"))]
    }

    #[test]
    fn what_is_written_is_read_and_a_half_row_is_left_out() {
        let folder = tempfile::tempdir().unwrap();
        let mut table = GrowingTable::new(folder.path(), "class", &COLUMNS);
        for (_, fields) in wanted([3, 4]) {
            table.add(&fields).unwrap();
        }
        let bytes = std::fs::read(table.path()).unwrap();
        assert_eq!(rows(&bytes), wanted([3, 4]));
        // Cut anywhere: whole rows, and no others.
        for end in 0..=bytes.len() {
            let ends = bytes[..end].split(|&byte| byte == b'\n').count() - 1;
            let read = TextTable::parse(&bytes[..end], &COLUMNS);
            if end < TABLE_BEGINNING.len() {
                assert!(read.is_err(), "{end} bytes are no table");
            } else if ends >= 2 {
                let read = read.unwrap();
                assert_eq!(read.is_cut, bytes[end - 1] != b'\n', "{end} bytes");
                let found: Vec<usize> = read.rows().map(|row| row.line).collect();
                assert_eq!(found, (3..=ends).collect::<Vec<_>>(), "{end} bytes");
                assert!(read.rows().zip(wanted([3, 4])).all(|(row, (_, fields))| row.field("name") == fields[1]));
            }
        }
        let whole = TextTable::read(&table.path(), &COLUMNS).unwrap();
        assert!(!whole.is_cut && whole.has("hands") && !whole.has("truth"));
    }

    #[test]
    fn tables_of_spreadsheets_are_read() {
        let french = "round;name;hands\r\n1;\"Größe; \"\"1\"\"\";\r\n2;plain;7";
        let english = "round,name,hands\n1,\"Größe; \"\"1\"\"\",\n2,plain,7\n";
        let utf16 = |text: &str| [0xFEFF].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
        let western = |text: &str| text.chars().map(|letter| u8::try_from(u32::from(letter)).unwrap()).collect::<Vec<u8>>();
        let tabs = english
            .replace("1,", "1\t")
            .replace("\",", "\"\t")
            .replace("2,plain,7", "2\tplain\t7")
            .replace("round,name,", "round\tname\t");
        for bytes in [french.into(), english.into(), utf16(&tabs), western(french)] {
            assert_eq!(rows(&bytes), wanted([2, 3]), "{}", String::from_utf8_lossy(&bytes));
        }
        let more = "\u{feff}sep=;;;;\nnew;HANDS;round;name\nx;;1;\"Größe; \"\"1\"\"\"\n;;;\n\nx;7;2;plain\n";
        assert_eq!(rows(more.as_bytes()), wanted([3, 6]), "other columns, another order, empty rows");
        assert_eq!(rows(b"round;name\n1;x\n"), [(2, ["1", "x", ""].map(str::to_owned))], "a column is missing");
    }

    #[test]
    fn what_is_no_table_is_said() {
        let cases: [(&[u8], &str); 6] = [
            (b"", "names no column of one; it is \"\""),
            (b"file,class\na.png,A\n", "it is \"file,class\""),
            (b"\x89PNG\r\n\x1a\n\0\0", "it is not a text"),
            (b"round;round;name\n1;2;x\n", "it has two columns \"round\""),
            ("\u{feff}sep=;\r\nround;na".as_bytes(), "names no column"),
            (&[b'x'; 5000], "it is \"xxx"),
        ];
        for (bytes, words) in cases {
            let reason = TextTable::parse(bytes, &COLUMNS).unwrap_err();
            assert!(reason.contains(words) && reason.len() < 300, "{words}: {reason}");
        }
        let folder = tempfile::tempdir().unwrap();
        assert!(TextTable::read(folder.path(), &COLUMNS).unwrap_err().to_string().contains("it is a folder, not a file"));
        assert!(TextTable::read(&folder.path().join("absent"), &COLUMNS).unwrap_err().to_string().contains("no such file"));
    }
}
