//! The header of an array of numpy: format 1.0 written, 1.0 to 3.0 read.

use std::io::{Error, ErrorKind, Read, Result};

const MAGIC: &[u8; 6] = b"\x93NUMPY";
/// The header is padded to a multiple of this.
const ALIGNMENT: usize = 64;
/// Longer headers are none of plain arrays.
const LONGEST_HEADER: usize = 1 << 16;

/// What an array holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NpyHeader {
    /// The type of the elements as numpy writes it: "|u1" is one byte without sign.
    pub element: String,
    /// Lengths along the axes, the slowest first.
    pub shape: Vec<u64>,
}

impl NpyHeader {
    /// An array of bytes.
    pub fn bytes(shape: &[u64]) -> Self {
        Self { element: "|u1".to_owned(), shape: shape.to_vec() }
    }

    /// The header as it stands in a file.
    pub fn encode(&self) -> Vec<u8> {
        // `(3,)` for a list of three, as numpy writes it.
        let comma = if self.shape.len() == 1 { "," } else { "" };
        let lengths = self.shape.iter().map(u64::to_string).collect::<Vec<_>>().join(", ") + comma;
        let mut text = format!("{{'descr': '{}', 'fortran_order': False, 'shape': ({lengths}), }}", self.element);
        let before = MAGIC.len() + 4;
        let length = (before + text.len() + 1).next_multiple_of(ALIGNMENT) - before;
        text.extend(std::iter::repeat_n(' ', length - 1 - text.len()));
        text.push('\n');
        [MAGIC.as_slice(), &[1, 0], &(length as u16).to_le_bytes(), text.as_bytes()].concat()
    }

    /// Reads a header; the elements follow.
    ///
    /// # Errors
    /// When it is none, or of an array stored by columns.
    pub fn read(reader: &mut impl Read) -> Result<Self> {
        let refuse = |reason: &str| Error::new(ErrorKind::InvalidData, reason.to_owned());
        let mut start = [0; 8];
        reader.read_exact(&mut start)?;
        let mut length = [0; 4];
        match (start.strip_prefix(MAGIC), start[6]) {
            (Some(_), 1) => reader.read_exact(&mut length[..2])?,
            (Some(_), 2 | 3) => reader.read_exact(&mut length)?,
            _ => return Err(refuse("it is not an array of numpy")),
        }
        let length = u32::from_le_bytes(length) as usize;
        if length > LONGEST_HEADER {
            return Err(refuse("the header of the array is too long"));
        }
        let mut text = vec![0; length];
        reader.read_exact(&mut text)?;
        let text = String::from_utf8_lossy(&text);
        Self::parse(&text).ok_or_else(|| refuse("the header of the array cannot be read, or it is stored by columns"))
    }

    fn parse(text: &str) -> Option<Self> {
        let value = |key: &str| text.split_once(&format!("'{key}':")).map(|(_, rest)| rest.trim_start());
        if !value("fortran_order")?.starts_with("False") {
            return None;
        }
        let element = value("descr")?.strip_prefix('\'')?.split_once('\'')?.0.to_owned();
        let lengths = value("shape")?.strip_prefix('(')?.split_once(')')?.0;
        let lengths = lengths.split(',').map(str::trim).filter(|length| !length.is_empty());
        Some(Self { element, shape: lengths.map(|length| length.parse().ok()).collect::<Option<_>>()? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_survive_being_written_and_read() {
        for shape in [&[][..], &[7], &[100_000, 128, 96]] {
            let header = NpyHeader::bytes(shape);
            let bytes = header.encode();
            assert_eq!(bytes.len() % ALIGNMENT, 0);
            assert_eq!(NpyHeader::read(&mut bytes.as_slice()).unwrap(), header);
        }
    }

    #[test]
    fn headers_are_those_of_numpy() {
        let bytes = NpyHeader::bytes(&[3]).encode();
        assert!(bytes[10..].starts_with(b"{'descr': '|u1', 'fortran_order': False, 'shape': (3,), }"));
        let bytes = NpyHeader::bytes(&[2, 128, 96]).encode();
        assert!(bytes[10..].starts_with(b"{'descr': '|u1', 'fortran_order': False, 'shape': (2, 128, 96), }"));
    }

    #[test]
    fn what_is_no_header_is_refused() {
        let good = NpyHeader::bytes(&[3]).encode();
        let columns = String::from_utf8_lossy(&good[10..]).replace("False", "True ");
        for bytes in [&good[..5], &good[..40], b"PK and so on", &[&good[..10], columns.as_bytes()].concat()] {
            NpyHeader::read(&mut &bytes[..]).unwrap_err();
        }
    }
}
