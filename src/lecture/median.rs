//! The 3x3 median: the classical way to take noise out of a picture, against which a network that learned to do so is held.
//!
//! Each pixel becomes the fifth of the nine gray values around it in their order (Tukey, "Exploratory data analysis", 1977). Beyond the
//! border the nearest pixel is repeated. The nine are not sorted: 19 exchanges of two bring the median into the middle (Devillard, "Fast
//! median search", 1998, after Paeth, "Median finding on a 3x3 grid", in Graphics Gems, 1990).

use crate::factory::{HEIGHT, PIXELS, WIDTH};

/// The exchanges: afterwards the smaller of the two values stands in the first place.
const EXCHANGES: [[usize; 2]; 19] = [
    [1, 2],
    [4, 5],
    [7, 8],
    [0, 1],
    [3, 4],
    [6, 7],
    [1, 2],
    [4, 5],
    [7, 8],
    [0, 3],
    [5, 8],
    [4, 7],
    [3, 6],
    [1, 4],
    [2, 5],
    [4, 7],
    [4, 2],
    [6, 4],
    [4, 2],
];

/// A row with the first and the last pixel repeated at its ends.
type Wide = [u8; WIDTH + 2];

/// The picture, each pixel replaced by the median of the 3x3 pixels around it.
pub fn median_3x3(picture: &[u8; PIXELS]) -> [u8; PIXELS] {
    let mut result = [0; PIXELS];
    let wide = |row: usize| {
        let row = &picture[row * WIDTH..][..WIDTH];
        let mut wide: Wide = [row[0]; WIDTH + 2];
        wide[1..=WIDTH].copy_from_slice(row);
        wide[WIDTH + 1] = row[WIDTH - 1];
        wide
    };
    for (row, out) in result.chunks_mut(WIDTH).enumerate() {
        let rows = [wide(row.saturating_sub(1)), wide(row), wide((row + 1).min(HEIGHT - 1))];
        for (column, out) in out.iter_mut().enumerate() {
            let mut nine: [u8; 9] = std::array::from_fn(|place| rows[place / 3][column + place % 3]);
            for [first, second] in EXCHANGES {
                let (one, other) = (nine[first], nine[second]);
                (nine[first], nine[second]) = (one.min(other), one.max(other));
            }
            *out = nine[4];
        }
    }
    result
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::factory::{BaseImage, Generator, Mode};

    /// From the definition: the nine values, sorted.
    fn naive(picture: &[u8; PIXELS], x: i32, y: i32) -> u8 {
        let mut nine = Vec::new();
        for dy in -1..=1 {
            for dx in -1..=1 {
                let (x, y) = ((x + dx).clamp(0, WIDTH as i32 - 1), (y + dy).clamp(0, HEIGHT as i32 - 1));
                nine.push(picture[(y * WIDTH as i32 + x) as usize]);
            }
        }
        nine.sort_unstable();
        nine[4]
    }

    #[test]
    fn each_pixel_is_the_middle_of_its_nine_sorted() {
        let generator = Generator::new(&Mode::Hard.recipe(), &BaseImage::bundled()).unwrap();
        for index in 0..3 {
            let picture = generator.specimen(5, index).image;
            let filtered = median_3x3(picture.pixels());
            for y in 0..HEIGHT {
                for x in 0..WIDTH {
                    assert_eq!(filtered[y * WIDTH + x], naive(picture.pixels(), x as i32, y as i32), "({x}, {y})");
                }
            }
        }
    }

    #[test]
    fn the_exchanges_find_the_median_of_zeros_and_ones_of_every_kind() {
        // By the zero-one principle (Knuth, The Art of Computer Programming 3, 5.3.4) a network of exchanges that is right for all
        // rows of zeros and ones is right for all numbers.
        for bits in 0..512_u32 {
            let mut picture = [0; PIXELS];
            for place in 0..9 {
                picture[(10 + place / 3) * WIDTH + 20 + place % 3] = (bits >> place & 1) as u8;
            }
            assert_eq!(median_3x3(&picture)[11 * WIDTH + 21], u8::from(bits.count_ones() > 4), "{bits:09b}");
        }
    }
}
