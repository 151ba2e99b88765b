//! Outlines: closed lines along the edges of the pixels, around tumors and around the brain region.

use super::{HEIGHT, Mask, TumorSize, WIDTH};

/// Corners of pixels along a line of the picture.
const CORNERS: usize = WIDTH + 1;
/// One step to the right, down, left and up: each is a right turn of the one before.
const STEPS: [(i32, i32); 4] = [(1, 0), (0, 1), (-1, 0), (0, -1)];

/// A closed line: the corners at which it turns, as (column, row) in pixels; the last one is joined to the first.
pub type Loop = Vec<(u8, u8)>;

/// The border of one piece of tumor tissue, or of a hole in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outline {
    /// The size class that it borders.
    pub size: TumorSize,
    /// The line.
    pub corners: Loop,
}

/// The borders of all tumors, big ones first.
pub fn outlines(mask: &Mask) -> Vec<Outline> {
    let of_size = |size| {
        let covered = move |x: i32, y: i32| inside_picture(x, y) && mask.covers(size, x as usize, y as usize);
        borders(covered).into_iter().map(move |corners| Outline { size, corners })
    };
    TumorSize::BIG_FIRST.into_iter().flat_map(of_size).collect()
}

/// The closed lines around everything that is `covered`, which is asked for positions up to one pixel outside the picture.
/// Pieces that touch at a corner only are apart.
pub fn borders(covered: impl Fn(i32, i32) -> bool) -> Vec<Loop> {
    let mut edges = Edges::around(covered);
    let mut loops = Vec::new();
    for corner in 0..edges.leaving.len() {
        while let Some(direction) = (0..4).find(|&direction| edges.leaving[corner] & 1 << direction != 0) {
            loops.push(edges.follow(corner, direction));
        }
    }
    loops
}

/// The edges between covered and uncovered pixels, each with the covered pixel on its right.
struct Edges {
    /// Per corner, one bit for each direction in which an edge leaves it.
    leaving: Vec<u8>,
}

impl Edges {
    fn around(covered: impl Fn(i32, i32) -> bool) -> Self {
        let mut leaving = vec![0; CORNERS * (HEIGHT + 1)];
        for (y, x) in (0..HEIGHT as i32).flat_map(|y| (0..WIDTH as i32).map(move |x| (y, x))) {
            if !covered(x, y) {
                continue;
            }
            // Clockwise: along the top to the right, down the right side, back along the bottom, up the left side.
            let sides = [((x, y - 1), (x, y)), ((x + 1, y), (x + 1, y)), ((x, y + 1), (x + 1, y + 1)), ((x - 1, y), (x, y + 1))];
            for (direction, ((next_x, next_y), (corner_x, corner_y))) in sides.into_iter().enumerate() {
                if !covered(next_x, next_y) {
                    leaving[corner_y as usize * CORNERS + corner_x as usize] |= 1 << direction;
                }
            }
        }
        Self { leaving }
    }

    /// Walks along edges, which are used up, until the line is closed.
    fn follow(&mut self, start: usize, first: usize) -> Loop {
        let (mut corner, mut direction, mut corners) = (start, first, Vec::new());
        let mut last = None;
        loop {
            self.leaving[corner] &= !(1 << direction);
            if last != Some(direction) {
                corners.push(((corner % CORNERS) as u8, (corner / CORNERS) as u8));
            }
            last = Some(direction);
            let (dx, dy) = STEPS[direction];
            corner = (corner as i32 + dx + dy * CORNERS as i32) as usize;
            // A right turn first: where two pieces touch at a corner, the line stays with its own.
            let closes = |turn: usize| corner == start && turn == first;
            let turns = [1, 0, 3].map(|turn| (direction + turn) % 4);
            match turns.into_iter().find(|&turn| closes(turn) || self.leaving[corner] & 1 << turn != 0) {
                Some(turn) if !closes(turn) => direction = turn,
                _ => return corners,
            }
        }
    }
}

fn inside_picture(x: i32, y: i32) -> bool {
    (0..WIDTH as i32).contains(&x) && (0..HEIGHT as i32).contains(&y)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn loops_of(pixels: &[(i32, i32)]) -> Vec<Loop> {
        borders(|x, y| pixels.contains(&(x, y)))
    }

    #[test]
    fn a_single_pixel_has_four_corners() {
        assert_eq!(loops_of(&[(7, 5)]), vec![vec![(7, 5), (8, 5), (8, 6), (7, 6)]]);
    }

    #[test]
    fn pixels_that_touch_at_a_corner_are_apart() {
        let loops = loops_of(&[(7, 5), (8, 6)]);
        assert_eq!(loops.len(), 2);
        assert!(loops.iter().all(|corners| corners.len() == 4));
    }

    #[test]
    fn a_ring_has_an_outer_and_an_inner_line() {
        let ring: Vec<(i32, i32)> =
            (0..9).map(|place| (20 + place % 3, 30 + place / 3)).filter(|&pixel| pixel != (21, 31)).collect();
        let mut lengths: Vec<usize> = loops_of(&ring).iter().map(Vec::len).collect();
        lengths.sort_unstable();
        assert_eq!(lengths, [4, 4]);
    }

    #[test]
    fn a_mask_without_tumors_has_no_outline() {
        assert_eq!(outlines(&Mask::empty()), Vec::new());
    }

    #[test]
    fn the_border_of_the_picture_closes_an_outline() {
        let mut mask = Mask::empty();
        mask.bits_mut().fill(Mask::bit(TumorSize::Big));
        let (right, bottom) = (WIDTH as u8, HEIGHT as u8);
        let corners = vec![(0, 0), (right, 0), (right, bottom), (0, bottom)];
        assert_eq!(outlines(&mask), vec![Outline { size: TumorSize::Big, corners }]);
    }

    /// Filling the loops by the even-odd rule gives back exactly the pixels, in a picture full of random ones.
    #[test]
    fn the_lines_enclose_exactly_what_is_covered() {
        let covered = |x: i32, y: i32| inside_picture(x, y) && (x * 7919 + y * 104_729 + x * y * 31) % 5 < 2;
        let loops = borders(covered);
        // A ray from the pixel's middle to the left crosses every upright piece of line on its row.
        let crosses = |corners: &Loop, x: i32, y: i32| {
            let next = corners.iter().cycle().skip(1);
            let pieces = corners.iter().zip(next).filter(|(from, to)| from.0 == to.0 && i32::from(from.0) <= x);
            pieces.filter(|(from, to)| (from.1.min(to.1)..from.1.max(to.1)).contains(&(y as u8))).count()
        };
        for (x, y) in (0..HEIGHT as i32).flat_map(|y| (0..WIDTH as i32).map(move |x| (x, y))) {
            let crossings: usize = loops.iter().map(|corners| crosses(corners, x, y)).sum();
            assert_eq!(crossings % 2 == 1, covered(x, y), "column {x}, row {y}");
        }
    }
}
