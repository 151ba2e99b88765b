//! Outlines: closed lines along the edges of the pixels, around tumors and around the brain region.

use super::{Generator, HEIGHT, Mask, PIXELS, Plan, TumorSize, WIDTH};

/// Corners of pixels along a line of the picture.
const CORNERS: usize = WIDTH + 1;
/// One step to the right, down, left and up: each is a right turn of the one before.
const STEPS: [(i32, i32); 4] = [(1, 0), (0, 1), (-1, 0), (0, -1)];

/// A closed line: the corners at which it turns, as (column, row) in pixels; the last one is joined to the first.
pub type Loop = Vec<(u8, u8)>;

/// The border of one tumor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outline {
    /// Its size class.
    pub size: TumorSize,
    /// The closed lines around its pixels. More than one where the tumor is in pieces or has a hole; none where no pixel of it is left in
    /// the picture.
    pub lines: Vec<Loop>,
}

/// Tumors whose pixels are found in one pass over the picture: one bit of a number for each.
const TUMORS_AT_ONCE: usize = u64::BITS as usize;

impl Generator {
    /// The borders of all tumors of a plan in the altered picture, one for each tumor, in the order of the plan. Tumors that touch or lie
    /// on each other have their own borders.
    pub fn outlines(&self, plan: &Plan) -> Vec<Outline> {
        if plan.tumors.is_empty() {
            return Vec::new();
        }
        let sources = plan.alterations.sources();
        let mut outlines = Vec::with_capacity(plan.tumors.len());
        let mut marks = [0; PIXELS];
        for tumors in plan.tumors.chunks(TUMORS_AT_ONCE) {
            // Which of these tumors cover a pixel: before the alterations, then after them.
            let mut painted = vec![0_u64; PIXELS];
            for (place, tumor) in tumors.iter().enumerate() {
                self.mark_tumor(plan, tumor, 1, &mut marks);
                for disc in plan.discs_of(tumor) {
                    for row in clipped(disc.y, disc.radius, HEIGHT) {
                        for pixel in clipped(disc.x, disc.radius, WIDTH).map(|column| row * WIDTH + column) {
                            painted[pixel] |= u64::from(std::mem::take(&mut marks[pixel])) << place;
                        }
                    }
                }
            }
            let covering: Vec<u64> = sources.iter().map(|source| source.map_or(0, |source| painted[source])).collect();
            let boxes = boxes(&covering);
            for (place, tumor) in tumors.iter().enumerate() {
                let covered =
                    |x: i32, y: i32| inside_picture(x, y) && covering[y as usize * WIDTH + x as usize] >> place & 1 == 1;
                let lines = boxes[place].map_or_else(Vec::new, |found| borders_within(found, covered));
                outlines.push(Outline { size: tumor.size, lines });
            }
        }
        outlines
    }
}

/// The columns or rows of the picture that a disc reaches.
fn clipped(centre: i32, radius: i32, end: usize) -> std::ops::Range<usize> {
    (centre - radius).max(0) as usize..((centre + radius + 1).max(0) as usize).min(end)
}

/// A rectangle of pixels; the last column and row belong to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct PixelBox {
    left: usize,
    top: usize,
    right: usize,
    bottom: usize,
}

impl PixelBox {
    const WHOLE: Self = Self { left: 0, top: 0, right: WIDTH - 1, bottom: HEIGHT - 1 };
}

/// For each bit the smallest rectangle around the pixels that have it.
fn boxes(bits: &[u64]) -> [Option<PixelBox>; TUMORS_AT_ONCE] {
    let mut boxes = [None; TUMORS_AT_ONCE];
    for (pixel, &bits) in bits.iter().enumerate() {
        let (x, y) = (pixel % WIDTH, pixel / WIDTH);
        let mut left = bits;
        while left != 0 {
            let found = boxes[left.trailing_zeros() as usize].get_or_insert(PixelBox { left: x, top: y, right: x, bottom: y });
            *found = PixelBox {
                left: found.left.min(x),
                top: found.top.min(y),
                right: found.right.max(x),
                bottom: found.bottom.max(y),
            };
            left &= left - 1;
        }
    }
    boxes
}

/// The borders of all tumor tissue of a mask, big tumors first, each piece by itself. Tissue of one size class that touches is one piece:
/// [`Generator::outlines`] knows the tumors.
pub fn outlines(mask: &Mask) -> Vec<Outline> {
    let of_size = |size| {
        let covered = move |x: i32, y: i32| inside_picture(x, y) && mask.covers(size, x as usize, y as usize);
        borders(covered).into_iter().map(move |corners| Outline { size, lines: vec![corners] })
    };
    TumorSize::BIG_FIRST.into_iter().flat_map(of_size).collect()
}

/// The closed lines around everything that is `covered`, which is asked for positions up to one pixel outside the picture.
/// Pieces that touch at a corner only are apart.
pub fn borders(covered: impl Fn(i32, i32) -> bool) -> Vec<Loop> {
    borders_within(PixelBox::WHOLE, covered)
}

/// The same where nothing outside a rectangle is covered.
fn borders_within(area: PixelBox, covered: impl Fn(i32, i32) -> bool) -> Vec<Loop> {
    let mut edges = Edges::around(area, covered);
    let mut loops = Vec::new();
    let (first, last) = (area.top * CORNERS + area.left, (area.bottom + 1) * CORNERS + area.right + 1);
    for corner in first..=last {
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
    fn around(area: PixelBox, covered: impl Fn(i32, i32) -> bool) -> Self {
        let mut leaving = vec![0; CORNERS * (HEIGHT + 1)];
        let columns = area.left as i32..=area.right as i32;
        for (y, x) in (area.top as i32..=area.bottom as i32).flat_map(|y| columns.clone().map(move |x| (y, x))) {
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
    use crate::factory::{BaseImage, Mode};

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
        assert_eq!(outlines(&mask), vec![Outline { size: TumorSize::Big, lines: vec![corners] }]);
    }

    /// Filling the loops by the even-odd rule gives back exactly the pixels, in a picture full of random ones.
    #[test]
    fn the_lines_enclose_exactly_what_is_covered() {
        let covered = |x: i32, y: i32| inside_picture(x, y) && (x * 7919 + y * 104_729 + x * y * 31) % 5 < 2;
        let loops = borders(covered);
        for (x, y) in (0..HEIGHT as i32).flat_map(|y| (0..WIDTH as i32).map(move |x| (x, y))) {
            assert_eq!(encloses(&loops, x, y), covered(x, y), "column {x}, row {y}");
        }
    }

    /// Whether the pixel lies inside the lines, by the even-odd rule: a ray from its middle to the left crosses every upright piece of
    /// line on its row.
    fn encloses(lines: &[Loop], x: i32, y: i32) -> bool {
        let crosses = |corners: &Loop| {
            let next = corners.iter().cycle().skip(1);
            let pieces = corners.iter().zip(next).filter(|(from, to)| from.0 == to.0 && i32::from(from.0) <= x);
            pieces.filter(|(from, to)| (from.1.min(to.1)..from.1.max(to.1)).contains(&(y as u8))).count()
        };
        lines.iter().map(crosses).sum::<usize>() % 2 == 1
    }

    /// Each tumor has one contour that encloses its own pixels and no others. Its own pixels are found in another way here: a plan of that
    /// tumor alone, whose mask is moved as the picture is.
    #[test]
    fn every_tumor_has_a_contour_of_its_own_around_exactly_its_pixels() {
        let base = BaseImage::bundled();
        let mut touching = 0;
        for mode in Mode::ALL {
            let generator = Generator::new(&mode.recipe(), &base).unwrap();
            for index in 0..24 {
                let plan = generator.plan(3, index);
                let outlines = generator.outlines(&plan);
                assert_eq!(outlines.len(), plan.tumors.len(), "picture {index}");
                for (tumor, outline) in plan.tumors.iter().zip(&outlines) {
                    assert_eq!(outline.size, tumor.size);
                    let alone = generator.mask(&Plan { tumors: vec![*tumor], ..plan.clone() });
                    for (x, y) in (0..HEIGHT as i32).flat_map(|y| (0..WIDTH as i32).map(move |x| (x, y))) {
                        let covered = alone.covers(tumor.size, x as usize, y as usize);
                        assert_eq!(encloses(&outline.lines, x, y), covered, "picture {index}, column {x}, row {y}");
                    }
                }
                let merged = super::outlines(&generator.mask(&plan)).len();
                touching += usize::from(merged < plan.tumors.len());
            }
        }
        assert!(touching > 0, "there are pictures whose tumors touch");
    }

    #[test]
    fn a_tumor_outside_the_picture_is_counted_and_has_no_line() {
        let generator = Generator::new(&Mode::Hard.recipe(), &BaseImage::bundled()).unwrap();
        let mut plan = (0..1000).map(|index| generator.plan(3, index)).find(|plan| plan.tumors.len() == 5).unwrap();
        plan.alterations.shift.dx = WIDTH as i32;
        let outlines = generator.outlines(&plan);
        assert_eq!(outlines.len(), 5);
        assert!(outlines.iter().all(|outline| outline.lines.is_empty()));
    }

    /// More tumors than bits of a number.
    #[test]
    fn a_hundred_tumors_have_a_hundred_contours() {
        let mut recipe = Mode::Hard.recipe();
        recipe.c.small = crate::factory::IntegerRange::new(100, 100);
        let generator = Generator::new(&recipe, &BaseImage::bundled()).unwrap();
        let plan = (0..1000).map(|index| generator.plan(3, index)).find(|plan| plan.tumors.len() == 100).unwrap();
        let lengths: Vec<usize> = generator.outlines(&plan).iter().map(|outline| outline.lines.len()).collect();
        assert_eq!(lengths.len(), 100);
        assert!(lengths.iter().filter(|length| **length > 0).count() > 90, "{lengths:?}");
    }
}
