//! The parts of picture files, as far as their decoders pass over them: whether a file ends too early, and Exif that comes late.

use image::metadata::Orientation;

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";
const JPEG: &[u8] = &[0xFF, 0xD8, 0xFF];

/// Whether a PNG or a JPEG ends before its own end; `None` for other files.
pub(super) fn is_cut_short(bytes: &[u8]) -> Option<bool> {
    if bytes.starts_with(JPEG) {
        return Some(!has_end_of_image(bytes));
    }
    // A PNG may lack its last, empty chunk: all pixels are there.
    bytes.starts_with(PNG).then(|| Chunks(&bytes[PNG.len()..]).last().is_none_or(|chunk| chunk.data.is_none()))
}

/// The orientation in an Exif chunk of a PNG: it may come after the pixels, where a decoder does not look before it reads them.
pub(super) fn late_orientation(bytes: &[u8]) -> Option<Orientation> {
    let chunks = Chunks(bytes.strip_prefix(PNG)?);
    let exif = chunks.filter(|chunk| chunk.name == *b"eXIf").find_map(|chunk| chunk.data)?;
    Orientation::from_exif_chunk(exif)
}

/// The chunks of a PNG after its signature.
struct Chunks<'a>(&'a [u8]);

struct Chunk<'a> {
    name: [u8; 4],
    /// `None` where the file ends before the chunk does.
    data: Option<&'a [u8]>,
}

impl<'a> Iterator for Chunks<'a> {
    type Item = Chunk<'a>;

    fn next(&mut self) -> Option<Chunk<'a>> {
        let (length, rest) = self.0.split_first_chunk::<4>()?;
        let (name, rest) = rest.split_first_chunk::<4>()?;
        let data = rest.get(..u32::from_be_bytes(*length) as usize);
        // A checksum of four bytes follows.
        self.0 = data.and_then(|data| rest.get(data.len() + 4..)).unwrap_or_default();
        Some(Chunk { name: *name, data })
    }
}

/// Whether the segments of a JPEG lead to its marker "end of image". Pictures within segments, as previews, do not count.
fn has_end_of_image(bytes: &[u8]) -> bool {
    const END: u8 = 0xD9;
    let mut rest = &bytes[2..];
    loop {
        // Between segments and within the data of pixels, whose 0xFF is followed by a zero or a counter.
        let Some(place) = rest.windows(2).position(|pair| pair[0] == 0xFF && !matches!(pair[1], 0 | 0xFF | 0xD0..=0xD7)) else {
            return false;
        };
        let marker = rest[place + 1];
        rest = &rest[place + 2..];
        if marker == END {
            return true;
        }
        let has_length = !matches!(marker, 0x01 | 0xD8);
        if has_length {
            let Some((length, _)) = rest.split_first_chunk::<2>() else { return false };
            let Some(after) = rest.get(usize::from(u16::from_be_bytes(*length)).max(2)..) else { return false };
            rest = after;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Cursor;

    fn noise() -> image::GrayImage {
        image::GrayImage::from_fn(40, 30, |x, y| image::Luma([(x * 97 + y * 61 + x * y * 13) as u8]))
    }

    fn encoded(format: image::ImageFormat) -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        noise().write_to(&mut bytes, format).unwrap();
        bytes.into_inner()
    }

    #[test]
    fn a_jpeg_without_its_end_is_cut_short_wherever_it_was_cut() {
        let whole = encoded(image::ImageFormat::Jpeg);
        assert_eq!(is_cut_short(&whole), Some(false));
        for end in 3..whole.len() {
            assert_eq!(is_cut_short(&whole[..end]), Some(true), "{end} of {}", whole.len());
        }
        // What some cameras append does not matter.
        assert_eq!(is_cut_short(&[&whole[..], b"more"].concat()), Some(false));
        // A preview in a segment has an end of its own.
        let preview = [&[0xFF, 0xE1, 0, 6, 0xFF, 0xD9, 0, 0][..], &whole[2..]].concat();
        let with_preview = [&whole[..2], &preview].concat();
        assert_eq!(is_cut_short(&with_preview), Some(false));
        assert_eq!(is_cut_short(&with_preview[..with_preview.len() - 10]), Some(true));
    }

    #[test]
    fn a_png_is_cut_short_where_a_chunk_ends_too_early() {
        let whole = encoded(image::ImageFormat::Png);
        assert_eq!(is_cut_short(&whole), Some(false));
        for end in [8, 20, whole.len() / 2] {
            assert_eq!(is_cut_short(&whole[..end]), Some(true), "{end} of {}", whole.len());
        }
        assert_eq!(is_cut_short(b"P5\n3 3\n255\n"), None);
    }

    #[test]
    fn exif_of_a_png_is_found_before_and_after_the_pixels() {
        let whole = encoded(image::ImageFormat::Png);
        assert_eq!(late_orientation(&whole), None);
        let exif = b"II\x2a\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0";
        let body = [b"eXIf", &exif[..]].concat();
        let chunk = [&(exif.len() as u32).to_be_bytes()[..], &body, &crc32fast::hash(&body).to_be_bytes()].concat();
        for place in [8 + 25, whole.len() - 12] {
            let with_exif = [&whole[..place], &chunk, &whole[place..]].concat();
            assert_eq!(late_orientation(&with_exif), Some(Orientation::Rotate90), "at {place}");
        }
    }
}
