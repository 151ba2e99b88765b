//! Counting the blobs of a coarse mask: pieces that hang together by sides or corners.

use super::patches::COARSE_WIDTH;

/// What is to be counted in a mask.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Blobs {
    /// Number of pieces.
    pub count: usize,
    /// Pixels of all pieces.
    pub pixels: usize,
    /// Pixels of the largest piece.
    pub largest: usize,
}

impl Blobs {
    /// Counts the blobs of a coarse mask.
    pub fn of(mask: &[bool]) -> Self {
        let (width, height) = (COARSE_WIDTH as i32, (mask.len() / COARSE_WIDTH) as i32);
        let mut left = mask.to_vec();
        let mut blobs = Self::default();
        for start in 0..left.len() {
            if !left[start] {
                continue;
            }
            left[start] = false;
            let mut waiting = vec![start];
            let mut pixels = 0;
            while let Some(place) = waiting.pop() {
                pixels += 1;
                let (x, y) = (place as i32 % width, place as i32 / width);
                for (dx, dy) in (-1..=1).flat_map(|dy| (-1..=1).map(move |dx| (dx, dy))) {
                    let inside = (0..width).contains(&(x + dx)) && (0..height).contains(&(y + dy));
                    let next = ((y + dy) * width + x + dx) as usize;
                    if inside && std::mem::take(&mut left[next]) {
                        waiting.push(next);
                    }
                }
            }
            blobs.count += 1;
            blobs.pixels += pixels;
            blobs.largest = blobs.largest.max(pixels);
        }
        blobs
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mask(rows: &[&str]) -> Vec<bool> {
        rows.iter().flat_map(|row| format!("{row:.<24}").chars().map(|letter| letter == '#').collect::<Vec<bool>>()).collect()
    }

    #[test]
    fn pieces_that_touch_by_sides_or_corners_are_one() {
        let blobs = Blobs::of(&mask(&["##...#", ".#..#.", "......", "###..."]));
        assert_eq!(blobs, Blobs { count: 3, pixels: 8, largest: 3 });
        assert_eq!(Blobs::of(&mask(&["......"])), Blobs::default());
    }

    #[test]
    fn the_end_of_a_row_is_no_neighbour_of_the_next_row() {
        let mut rows = mask(&["", ""]);
        (rows[23], rows[24]) = (true, true);
        assert_eq!(Blobs::of(&rows).count, 2);
    }
}
