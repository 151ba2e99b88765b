//! Texts of other programs: UTF-8, or UTF-16 as spreadsheets and old editors write it, with or without a mark at their beginning.

use super::text_of;

/// A whole text; `None` where the bytes are none.
pub(super) fn decode(bytes: &[u8]) -> Option<String> {
    let marked = match bytes {
        // An ASCII letter with a zero beside it: UTF-16 that lacks its mark.
        [1..=0x7E, 0, 1..=0x7E, 0, ..] => Some([0xFF, 0xFE]),
        [0, 1..=0x7E, 0, 1..=0x7E, ..] => Some([0xFE, 0xFF]),
        _ => None,
    };
    marked.map_or_else(|| text_of(bytes), |mark| text_of(&[&mark[..], bytes].concat())).ok()
}

/// The first part of a text, which may end in the middle of a letter.
pub(super) fn decode_head(head: &[u8]) -> Option<String> {
    (0..4.min(head.len())).find_map(|cut| decode(&head[..head.len() - cut]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_of_all_kinds_are_read_alike() {
        let text = "file;class\r\na/übung.png;A\r\n";
        let units = |mark: bool| mark.then_some(0xFEFF).into_iter().chain(text.encode_utf16());
        let cases: [Vec<u8>; 6] = [
            text.as_bytes().to_vec(),
            [b"\xEF\xBB\xBF", text.as_bytes()].concat(),
            units(true).flat_map(u16::to_le_bytes).collect(),
            units(true).flat_map(u16::to_be_bytes).collect(),
            units(false).flat_map(u16::to_le_bytes).collect(),
            units(false).flat_map(u16::to_be_bytes).collect(),
        ];
        for bytes in cases {
            assert_eq!(decode(&bytes).unwrap(), text);
            for end in 4..bytes.len() {
                assert!(text.starts_with(&decode_head(&bytes[..end]).unwrap()), "{end} bytes");
            }
        }
    }

    #[test]
    fn what_is_no_text_is_none() {
        for bytes in [&b"\xFF\xFFabc"[..], b"ab\x80", b"\xFF\xFEa", b"\xFF\xFE\x00\xD8"] {
            assert_eq!(decode(bytes), None, "{bytes:?}");
        }
        assert_eq!(decode(b"").as_deref(), Some(""));
    }
}
