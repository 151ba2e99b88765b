//! The header of an array of NumPy: format 1.0 written, 1.0 to 3.0 read by `npyz`.

use std::io::Read;

use npyz::{NpyHeader, Order};

use super::npz_error::ArrayError;

const MAGIC: &[u8; 6] = b"\x93NUMPY";
/// The header is padded to a multiple of this.
const ALIGNMENT: usize = 64;
/// Longer headers are none of plain arrays.
const LONGEST_HEADER: usize = 1 << 16;
/// A plain array has a dictionary with a tuple in it, and at most one more bracket in its type.
const MOST_BRACKETS: usize = 8;

/// The header of an array of bytes with these lengths along its axes, the slowest first.
///
/// To the byte as `numpy.save` writes it, which `npyz` does not: it ends a tuple with a comma and a space.
pub(super) fn byte_header(shape: &[u64]) -> Vec<u8> {
    let comma = if shape.len() == 1 { "," } else { "" };
    let lengths = shape.iter().map(u64::to_string).collect::<Vec<_>>().join(", ") + comma;
    let mut text = format!("{{'descr': '|u1', 'fortran_order': False, 'shape': ({lengths}), }}");
    let before = MAGIC.len() + 4;
    let length = (before + text.len() + 1).next_multiple_of(ALIGNMENT) - before;
    text.extend(std::iter::repeat_n(' ', length - 1 - text.len()));
    text.push('\n');
    [MAGIC.as_slice(), &[1, 0], &(length as u16).to_le_bytes(), text.as_bytes()].concat()
}

/// Reads a header; the elements follow.
///
/// `npyz` sees it only when it is short and flat: it would take the memory for any length that a damaged header gives, and the
/// time for its nested lists doubles with every level.
///
/// # Errors
/// When it is none, or of an array stored by columns.
pub(super) fn read_header(reader: &mut impl Read) -> Result<NpyHeader, ArrayError> {
    let mut bytes = vec![0; 10];
    reader.read_exact(&mut bytes)?;
    if !bytes.starts_with(MAGIC) {
        return Err(ArrayError::Foreign);
    }
    let mut length = usize::from(u16::from_le_bytes([bytes[8], bytes[9]]));
    if bytes[6] > 1 {
        let mut upper = [0; 2];
        reader.read_exact(&mut upper)?;
        bytes.extend(upper);
        length |= usize::from(u16::from_le_bytes(upper)) << 16;
    }
    if length > LONGEST_HEADER {
        return Err(ArrayError::LongHeader);
    }
    let start = bytes.len();
    bytes.resize(start + length, 0);
    reader.read_exact(&mut bytes[start..])?;
    if bytes[start..].iter().filter(|byte| b"([{".contains(byte)).count() > MOST_BRACKETS {
        return Err(ArrayError::NotPlain);
    }
    // The library's own words go over several lines.
    let header = NpyHeader::from_reader(bytes.as_slice()).map_err(|_damaged| ArrayError::DamagedHeader)?;
    match header.order() {
        Order::C => Ok(header),
        Order::Fortran => Err(ArrayError::ByColumns),
    }
}

#[cfg(test)]
mod tests {
    use rand::{RngExt as _, SeedableRng as _};
    use rand_xoshiro::Xoshiro256PlusPlus;

    use super::*;

    /// A header with this text, in format `version`.0.
    fn header(version: u8, text: &str) -> Vec<u8> {
        let length = (text.len() as u32).to_le_bytes();
        [MAGIC, &[version, 0][..], &length[..if version == 1 { 2 } else { 4 }], text.as_bytes()].concat()
    }

    fn refusal(bytes: &[u8]) -> String {
        let sentence = read_header(&mut &bytes[..]).err().expect("refused").to_string();
        assert_eq!(sentence.lines().count(), 1, "{sentence}");
        sentence
    }

    #[test]
    fn headers_survive_being_written_and_read() {
        for shape in [&[][..], &[7], &[100_000, 128, 96], &[u64::MAX]] {
            let bytes = byte_header(shape);
            assert_eq!(bytes.len() % ALIGNMENT, 0);
            let read = read_header(&mut bytes.as_slice()).unwrap();
            assert_eq!((read.shape(), read.dtype().descr().as_str()), (shape, "'|u1'"));
        }
    }

    #[test]
    fn headers_are_those_of_numpy() {
        let bytes = byte_header(&[3]);
        assert!(bytes[10..].starts_with(b"{'descr': '|u1', 'fortran_order': False, 'shape': (3,), }"));
        let bytes = byte_header(&[2, 128, 96]);
        assert!(bytes[10..].starts_with(b"{'descr': '|u1', 'fortran_order': False, 'shape': (2, 128, 96), }"));
    }

    #[test]
    fn all_three_formats_are_read() {
        for version in [1, 2, 3] {
            let bytes = header(version, "{\"shape\": (5, 2), 'fortran_order': False, 'descr': '<i4'}\n");
            let read = read_header(&mut bytes.as_slice()).unwrap();
            assert_eq!((read.shape(), read.dtype().descr().as_str()), (&[5, 2][..], "'<i4'"), "{version}.0");
        }
    }

    #[test]
    fn what_is_no_header_is_refused_in_one_sentence() {
        let text = |shape: &str, order: &str| format!("{{'descr': '|u1', 'fortran_order': {order}, 'shape': {shape}, }}\n");
        let good = header(1, &text("(3,)", "False"));
        read_header(&mut good.as_slice()).unwrap();
        let cases = [
            (b"PK and so on".to_vec(), "not an array"),
            (header(1, &text("(3,)", "True")), "by columns"),
            (header(4, &text("(3,)", "False")), "damaged"),
            (header(1, ""), "damaged"),
            (header(1, "{'descr': '|u1', 'fortran_order': False}"), "damaged"),
            (header(1, &text("(-3,)", "False")), "damaged"),
            (header(1, &text("(18446744073709551616,)", "False")), "damaged"),
            (header(1, &text("(3, 'x')", "False")), "damaged"),
            (header(1, &text("(3,)", "'no'")), "damaged"),
            (header(1, &text(&"[".repeat(30_000), "False")), "not plain numbers"),
            (header(2, &text(&"(".repeat(60_000), "False")), "not plain numbers"),
            ([MAGIC, &[2, 0, 255, 255, 255, 255][..]].concat(), "too long"),
        ];
        for (bytes, words) in cases {
            let sentence = refusal(&bytes);
            assert!(sentence.contains(words), "{words}: {sentence}");
        }
        for cut in 0..good.len() {
            let err = read_header(&mut &good[..cut]).err().expect("cut short");
            assert_eq!(err, ArrayError::CutShort, "{cut} bytes");
        }
    }

    /// Lengths whose product does not fit into 64 bits: what is read is what the header says.
    #[test]
    fn lengths_that_promise_too_much_are_read_as_they_are() {
        let bytes = byte_header(&[u64::MAX, u64::MAX, 96]);
        assert_eq!(read_header(&mut bytes.as_slice()).unwrap().shape(), [u64::MAX, u64::MAX, 96]);
    }

    #[test]
    fn mutated_headers_are_read_or_refused_without_a_panic() {
        let alphabet = b"()[]{}'\",:0123456789 -+eEjxbu<|>\\\n\x00\xff\x93FTNalse";
        let mut rng = Xoshiro256PlusPlus::seed_from_u64(7);
        let mut refused = 0;
        for round in 0..20_000 {
            let mut bytes = byte_header(&[2, 128, 96]);
            for _ in 0..rng.random_range(1..8) {
                let place = rng.random_range(0..bytes.len());
                let byte = alphabet[rng.random_range(0..alphabet.len())];
                match round % 3 {
                    0 => bytes[place] = byte,
                    1 => bytes.insert(place, byte),
                    _ => bytes[place] ^= 1 << rng.random_range(0..8),
                }
            }
            if let Err(err) = read_header(&mut bytes.as_slice()) {
                assert_eq!(err.to_string().lines().count(), 1, "{err}");
                refused += 1;
            }
        }
        assert!(refused > 10_000, "{refused}");
    }
}
