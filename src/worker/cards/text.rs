//! Text on a page of gray values, in the font of the window.

use ab_glyph::{Font as _, FontRef, Glyph, PxScale, ScaleFont as _, point};

/// The two weights of the font.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Weight {
    /// For sentences.
    Regular,
    /// For titles and letters.
    Strong,
}

impl Weight {
    fn font(self) -> Option<FontRef<'static>> {
        let bytes: &'static [u8] = match self {
            Self::Regular => include_bytes!("../../../assets/fonts/Inter-Regular.ttf"),
            Self::Strong => include_bytes!("../../../assets/fonts/Inter-SemiBold.ttf"),
        };
        // The bytes are part of the program: a test holds that both are fonts.
        FontRef::try_from_slice(bytes).ok()
    }
}

/// A line of text, laid out.
pub(super) struct Line {
    font: Option<FontRef<'static>>,
    glyphs: Vec<Glyph>,
    width: f32,
}

impl Line {
    /// A text at this height of a line, in pixels. Letters that the font lacks are drawn as its box.
    pub fn new(text: &str, weight: Weight, height: f32) -> Self {
        let font = weight.font();
        let mut glyphs: Vec<Glyph> = Vec::new();
        let mut width = 0.0;
        if let Some(font) = &font {
            let scaled = font.as_scaled(PxScale::from(height));
            for letter in text.chars() {
                let id = scaled.glyph_id(letter);
                if let Some(before) = glyphs.last() {
                    width += scaled.kern(before.id, id);
                }
                glyphs.push(id.with_scale_and_position(height, point(width, 0.0)));
                width += scaled.h_advance(id);
            }
        }
        Self { font, glyphs, width }
    }

    /// Its width, in pixels.
    pub fn width(&self) -> f32 {
        self.width
    }

    /// Hands out the ink: place relative to the beginning of the base line, and share of black from 0 to 1.
    pub fn draw(&self, mut ink: impl FnMut(i32, i32, f32)) {
        let Some(font) = &self.font else { return };
        for outlined in self.glyphs.iter().filter_map(|glyph| font.outline_glyph(glyph.clone())) {
            let corner = outlined.px_bounds().min;
            outlined.draw(|x, y, share| ink(corner.x as i32 + x as i32, corner.y as i32 + y as i32, share));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_fonts_have_every_letter_of_the_cards() {
        for weight in [Weight::Regular, Weight::Strong] {
            let font = weight.font().unwrap();
            for letter in (' '..='~').chain(['\u{e9}', '\u{fc}']) {
                assert_ne!(font.glyph_id(letter).0, 0, "{letter} of {weight:?}");
            }
        }
    }

    #[test]
    fn ink_lies_along_the_line() {
        let line = Line::new("Picture 10", Weight::Strong, 60.0);
        let (mut sum, mut left, mut right, mut top, mut bottom) = (0.0, i32::MAX, i32::MIN, i32::MAX, i32::MIN);
        line.draw(|x, y, share| {
            assert!((0.0..=1.01).contains(&share));
            if share > 0.5 {
                (left, right, top, bottom) = (left.min(x), right.max(x), top.min(y), bottom.max(y));
            }
            sum += share;
        });
        assert!(sum > 500.0, "{sum}");
        assert!(left >= 0 && right as f32 <= line.width() && right as f32 > 0.9 * line.width(), "{left} to {right}");
        assert!(top < -30 && top > -60 && bottom <= 1, "{top} to {bottom}: letters stand on the line");
        assert!(
            (Line::new("PicturePicture", Weight::Strong, 60.0).width() / Line::new("Picture", Weight::Strong, 60.0).width()
                - 2.0)
                .abs()
                < 0.02
        );
        assert_eq!(Line::new("", Weight::Regular, 60.0).width(), 0.0);
    }
}
