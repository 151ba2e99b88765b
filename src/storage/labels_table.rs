//! The table of a dataset, `labels.csv`: which picture has which class. As this program writes it, or as a spreadsheet has left it.

use super::{Refused, text};
use crate::factory::Syndrome;

/// What may stand between two fields.
pub(super) const SEPARATORS: [u8; 4] = [b',', b';', b'\t', b'|'];
/// The names of the column with the path of the picture, in lower case.
const FILE_NAMES: [&str; 3] = ["file", "filename", "path"];
/// The names of the column with the class.
const CLASS_NAMES: [&str; 2] = ["class", "label"];

/// The pictures that a table names, by their paths as they stand there, with their classes.
///
/// Commas, semicolons, tabs or bars between the fields, with or without quotes; any order and number of columns; names and classes in
/// upper or lower case; UTF-8, UTF-16 or the letters of western Europe; any ends of lines; empty lines anywhere.
///
/// # Errors
/// What cannot be read, with the number of the line.
pub(super) fn parse(bytes: &[u8]) -> Result<Vec<(String, Syndrome)>, Refused> {
    let text = text::decode(bytes).or_else(|| western(bytes)).ok_or(Refused::NoText)?;
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    // The first line of some spreadsheets names the separator alone.
    let (skipped, rest) = match text.split_once('\n') {
        Some((first, rest)) if first.to_ascii_lowercase().starts_with("sep=") => (1, rest),
        _ => (0, text.as_str()),
    };
    let Some(columns) = SEPARATORS.into_iter().find_map(|separator| Columns::of(rest, separator)) else {
        let first = rest.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
        let names: String = first.chars().take(80).collect();
        return Err(Refused::NoColumns(names));
    };
    let mut pictures = Vec::new();
    for record in columns.reader(rest).records() {
        // A table in memory that is a text, whose rows may differ in length, has no errors left.
        let record = record.map_err(|err| Refused::NoTable(err.to_string()))?;
        if record.iter().all(|field| field.trim().is_empty()) {
            continue;
        }
        let line = || skipped + line_of(rest, &record);
        let field = |column: usize, name: &'static str| {
            let field = record.get(column).map(bare).filter(|field| !field.is_empty());
            field.ok_or_else(|| Refused::EmptyField { line: line(), column: name })
        };
        let class = class_of(field(columns.class, "class")?);
        let class = class.map_err(|word| Refused::OtherClass { line: line(), word: word.to_owned() })?;
        pictures.push((field(columns.file, "file")?.to_owned(), class));
    }
    if pictures.is_empty() {
        return Err(Refused::NoRows);
    }
    Ok(pictures)
}

/// The class with this letter, upper or lower case.
pub(super) fn class_of(word: &str) -> Result<Syndrome, &str> {
    let is_word = |class: &Syndrome| word.eq_ignore_ascii_case(class.letter().encode_utf8(&mut [0; 4]));
    Syndrome::ALL.into_iter().find(is_word).ok_or(word)
}

/// A field without the spaces around it, and without quotes that stand after a space and are therefore part of it.
pub(super) fn bare(field: &str) -> &str {
    field.trim().trim_matches('"').trim()
}

/// The number of the line on which a row begins: the reader passes over empty lines before it.
pub(super) fn line_of(text: &str, record: &csv::StringRecord) -> usize {
    let start = record.position().map_or(0, |position| position.byte() as usize);
    let is_before = |&(place, line): &(usize, &str)| place < start || line.is_empty();
    let starts = text.split('\n').scan(0, |place, line| {
        let start = *place;
        *place += line.len() + 1;
        Some((start, line))
    });
    1 + starts.take_while(is_before).count()
}

/// A text in the letters of western Europe, where each byte is one; no binary file.
pub(super) fn western(bytes: &[u8]) -> Option<String> {
    (!bytes.contains(&0)).then(|| bytes.iter().map(|&byte| char::from(byte)).collect())
}

/// Where in a row the path and the class stand.
struct Columns {
    separator: u8,
    file: usize,
    class: usize,
}

impl Columns {
    /// `None` where the first row, read with this separator, does not name both.
    fn of(text: &str, separator: u8) -> Option<Self> {
        let mut reader = reader(text, separator);
        let names: Vec<String> = reader.headers().ok()?.iter().map(|name| bare(name).to_lowercase()).collect();
        let place = |known: &[&str]| known.iter().find_map(|&known| names.iter().position(|name| name == known));
        Some(Self { separator, file: place(&FILE_NAMES)?, class: place(&CLASS_NAMES)? })
    }

    fn reader<'a>(&self, text: &'a str) -> csv::Reader<&'a [u8]> {
        reader(text, self.separator)
    }
}

fn reader(text: &str, separator: u8) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new().delimiter(separator).flexible(true).from_reader(text.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn expected() -> Vec<(String, Syndrome)> {
        vec![("a/0 übung.png".to_owned(), Syndrome::A), ("z/1.png".to_owned(), Syndrome::Z)]
    }

    #[test]
    fn tables_of_spreadsheets_are_read() {
        let ours = "id,file,class,seed\n0,a/0 übung.png,A,7\n1,z/1.png,Z,7\n";
        let utf16: Vec<u8> =
            [0xFEFF].into_iter().chain(ours.replace(',', "\t").encode_utf16()).flat_map(u16::to_le_bytes).collect();
        let western: Vec<u8> = ours.chars().map(|letter| u8::try_from(u32::from(letter)).unwrap()).collect();
        let texts: [Vec<u8>; 13] = [
            ours.into(),
            ours.replace(',', ";").replace('\n', "\r\n").into(),
            ours.replace(',', "\t").into(),
            ours.replace(',', "|").into(),
            ours.replace('\n', "\r").into(),
            format!("\u{feff}{ours}").into(),
            utf16,
            western,
            "CLASS;FILE\na;a/0 übung.png\nz;z/1.png\n".into(),
            "\"File\",\"Class\"\n\"a/0 übung.png\",\"a\"\n\"z/1.png\" , \" Z \"\n".into(),
            "sep=;\r\nfile;class;;\r\na/0 übung.png;A;;\r\n\r\n;;;\r\nz/1.png;Z\r\n;;;\r\n".into(),
            "filename,label\na/0 übung.png,A\nz/1.png,Z".into(),
            "\n\nfile,class\na/0 übung.png,A\nz/1.png,Z\n\n".into(),
        ];
        for bytes in texts {
            assert_eq!(parse(&bytes).unwrap(), expected(), "{}", String::from_utf8_lossy(&bytes));
        }
    }

    #[test]
    fn what_cannot_be_read_is_named_with_its_line() {
        let cases: [(&[u8], &str); 9] = [
            (b"file,class\na.png,A\nb.png,Q\n", "line 3 has the class \"Q\", which is none of A, B, C and Z"),
            (b"file;class\r\na.png;A\r\nb.png;Q\r\n", "line 3 has the class \"Q\""),
            (b"sep=;\r\nfile;class\r\na.png;A\r\nb.png;Q\r\n", "line 4 has the class \"Q\""),
            (b"file,class\na.png,A\n\n\nb.png\n", "line 5 has nothing in the column \"class\""),
            (b"class,file\nA\n", "line 2 has nothing in the column \"file\""),
            (b"id,picture,class\n0,a.png,A\n", "name the columns \"file\" and \"class\"; it is \"id,picture,class\""),
            (b"file,class\n\n", "names no picture"),
            (b"", "name the columns"),
            (&[0, 1, 2, 0xFF], "not a text"),
        ];
        for (bytes, words) in cases {
            let reason = parse(bytes).unwrap_err().to_string();
            assert!(reason.contains(words), "{words}: {reason}");
        }
    }
}
