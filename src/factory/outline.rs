//! Outlines: the borders of the tumors in a mask, along the edges of the pixels.

use super::{HEIGHT, Mask, TumorSize, WIDTH};

/// One straight piece of an outline, between two corners of pixels: (column, row) of the corners, in pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OutlineSegment {
    /// The size class that it borders.
    pub size: TumorSize,
    /// Where it starts.
    pub from: (u8, u8),
    /// Where it ends.
    pub to: (u8, u8),
}

/// The borders of all tumors, big ones first. Runs along one line are one segment.
pub fn outlines(mask: &Mask) -> Vec<OutlineSegment> {
    let mut segments = Vec::new();
    for size in TumorSize::BIG_FIRST {
        let covered = |x: i32, y: i32| {
            (0..WIDTH as i32).contains(&x) && (0..HEIGHT as i32).contains(&y) && mask.covers(size, x as usize, y as usize)
        };
        for y in 0..=HEIGHT as i32 {
            let is_border = |x: i32| covered(x, y) != covered(x, y - 1);
            for (start, end) in runs(WIDTH as i32, is_border) {
                segments.push(OutlineSegment { size, from: (start, y as u8), to: (end, y as u8) });
            }
        }
        for x in 0..=WIDTH as i32 {
            let is_border = |y: i32| covered(x, y) != covered(x - 1, y);
            for (start, end) in runs(HEIGHT as i32, is_border) {
                segments.push(OutlineSegment { size, from: (x as u8, start), to: (x as u8, end) });
            }
        }
    }
    segments
}

/// The maximal runs `start..end` of positions below `length` that satisfy `wanted`.
fn runs(length: i32, wanted: impl Fn(i32) -> bool) -> Vec<(u8, u8)> {
    let mut found = Vec::new();
    let mut start = None;
    for position in 0..=length {
        let inside = position < length && wanted(position);
        match (inside, start) {
            (true, None) => start = Some(position),
            (false, Some(first)) => {
                found.push((first as u8, position as u8));
                start = None;
            }
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_single_pixel_has_four_sides() {
        let mut mask = Mask::empty();
        mask.bits_mut()[5 * WIDTH + 7] = Mask::bit(TumorSize::Small);
        let segments = outlines(&mask);
        assert_eq!(segments.len(), 4);
        assert!(segments.contains(&OutlineSegment { size: TumorSize::Small, from: (7, 5), to: (8, 5) }));
        assert!(segments.contains(&OutlineSegment { size: TumorSize::Small, from: (8, 5), to: (8, 6) }));
    }

    #[test]
    fn a_mask_without_tumors_has_no_outline() {
        assert_eq!(outlines(&Mask::empty()), Vec::new());
    }

    #[test]
    fn the_border_of_the_picture_closes_an_outline() {
        let mut mask = Mask::empty();
        mask.bits_mut().fill(Mask::bit(TumorSize::Big));
        assert_eq!(outlines(&mask).len(), 4);
    }
}
