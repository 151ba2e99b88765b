//! Shade: the whole picture brighter or darker.

/// Drawn parameter: pixel = p + offset.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shade {
    /// In gray levels.
    pub offset: i32,
}

impl Shade {
    /// The value that replaces `pixel`.
    pub fn apply(self, pixel: u8) -> u8 {
        (i32::from(pixel) + self.offset).clamp(0, 255) as u8
    }
}
