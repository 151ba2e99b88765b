//! The brain region: where tumors may lie.

use super::outline::{Loop, borders};
use super::{BaseImage, GrayImage, HEIGHT, PIXELS, RecipeError, RecipeFault, RegionRecipe, WIDTH};

/// Number of positions in the region of the reference base image.
const REFERENCE_SIZE: f64 = 4513.0;
/// Fewest positions that a recipe may ask for.
const FEWEST_POSITIONS: usize = 100;

/// Fewest pixels that make a region; below it tumors would lie on top of each other.
const SMALLEST_REGION: usize = 400;
/// How far the region stays from the rim of what was found, in pixels: the thickness of scalp and skull.
const RIM: i32 = 8;
/// How far apart specks may lie that are taken together where nothing larger is found: half of it, in pixels.
const CLOSING: i32 = 5;
/// Smallest difference to the background that counts as picture, in gray levels.
const FAINTEST: i32 = 12;

/// The positions at which a tumor of a base picture may lie, in the order of the rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BrainRegion {
    positions: Vec<(u8, u8)>,
}

impl BrainRegion {
    /// The region of the reference base image: within 38 px of (47, 63), x in 9..=86, y in 25..=102.
    pub fn reference() -> Self {
        let inside = |x: i32, y: i32| (x - 47).pow(2) + (y - 63).pow(2) <= 38 * 38;
        Self::of(|x, y| (9..=86).contains(&x) && (25..=102).contains(&y) && inside(x, y))
    }

    /// The region found in a picture: what differs from the background at its border, filled, largest piece only, without
    /// its rim. `None` when nothing large enough stands out.
    pub fn find(image: &GrayImage) -> Option<Self> {
        let background = border_median(image);
        let region = Self::beyond(image, foreground_threshold(image, background)?);
        (region.len() >= SMALLEST_REGION).then_some(region)
    }

    /// What differs by more than `level` from the background at the picture's border: filled, largest piece only, without
    /// its rim. May be empty.
    ///
    /// Where no piece is large enough, as in a page of text or in noise, gaps of up to 10 px are closed first.
    pub fn beyond(image: &GrayImage, level: i32) -> Self {
        let background = border_median(image);
        let differs = |index: usize| (i32::from(image.pixels()[index]) - background).abs() > level;
        let foreground: Vec<bool> = (0..PIXELS).map(differs).collect();
        let region = Self::inside_of(&foreground);
        if region.len() >= SMALLEST_REGION {
            return region;
        }
        let joined = Self::inside_of(&close_gaps(&foreground));
        if joined.len() >= SMALLEST_REGION { joined } else { region }
    }

    /// The largest piece, its holes filled, without its rim.
    fn inside_of(foreground: &[bool]) -> Self {
        let solid = fill_holes(&largest_piece(foreground));
        let missing = Missing::of(&solid);
        let rows: Vec<(i32, i32)> = (-RIM..=RIM).map(|dy| (dy, f64::from(RIM * RIM - dy * dy).sqrt() as i32)).collect();
        Self::of(|x, y| rows.iter().all(|&(dy, half_width)| missing.none(y + dy, x - half_width, x + half_width)))
    }

    /// The region that a recipe asks for on a base picture.
    ///
    /// # Errors
    /// When it has fewer than 100 positions.
    pub fn of_recipe(recipe: RegionRecipe, base: &BaseImage) -> Result<Self, RecipeError> {
        let region = match recipe {
            RegionRecipe::Auto => base.region().clone(),
            RegionRecipe::Threshold { level } => Self::beyond(base.image(), level),
            RegionRecipe::Ellipse { x, y, radius_x, radius_y } => Self::ellipse((x, y), (radius_x, radius_y)),
        };
        if region.len() < FEWEST_POSITIONS {
            let reason = RecipeFault::TooFewPositions { has: region.len(), needs: FEWEST_POSITIONS };
            return Err(RecipeError::new("region", reason));
        }
        Ok(region)
    }

    /// The positions in an ellipse, its rim included.
    pub fn ellipse(centre: (f64, f64), radii: (f64, f64)) -> Self {
        let (x0, y0) = centre;
        let (radius_x, radius_y) = radii;
        let square = |distance: f64| distance * distance;
        Self::of(|x, y| square((f64::from(x) - x0) / radius_x) + square((f64::from(y) - y0) / radius_y) <= 1.0)
    }

    /// How much larger than that of the reference it is, along a line: the square root of the ratio of the sizes.
    pub fn scale(&self) -> f64 {
        (self.len() as f64 / REFERENCE_SIZE).sqrt()
    }

    fn of(inside: impl Fn(i32, i32) -> bool) -> Self {
        let all = (0..HEIGHT as i32).flat_map(|y| (0..WIDTH as i32).map(move |x| (x, y)));
        Self { positions: all.filter(|&(x, y)| inside(x, y)).map(|(x, y)| (x as u8, y as u8)).collect() }
    }

    /// Number of positions.
    pub fn len(&self) -> usize {
        self.positions.len()
    }

    /// Whether there is no position at all; never so for a region that was found.
    pub fn is_empty(&self) -> bool {
        self.positions.is_empty()
    }

    /// The position at the uniform number `u` in [0, 1), as (column, row).
    pub fn position(&self, u: f64) -> (i32, i32) {
        let place = (u * self.positions.len() as f64) as usize;
        let (x, y) = self.positions[place.min(self.positions.len() - 1)];
        (i32::from(x), i32::from(y))
    }

    /// All positions as column and row, in the order of the rows.
    pub(super) fn positions(&self) -> impl Iterator<Item = (usize, usize)> {
        self.positions.iter().map(|&(x, y)| (usize::from(x), usize::from(y)))
    }

    /// The closed lines around it.
    pub fn borders(&self) -> Vec<Loop> {
        let mut map = [false; PIXELS];
        for &(x, y) in &self.positions {
            map[usize::from(y) * WIDTH + usize::from(x)] = true;
        }
        borders(|x, y| at(&map, x, y))
    }

    /// Whether a tumor may lie at column `x`, row `y`.
    pub fn contains(&self, x: i32, y: i32) -> bool {
        self.positions.binary_search_by_key(&(y, x), |&(x, y)| (i32::from(y), i32::from(x))).is_ok()
    }
}

fn at(map: &[bool], x: i32, y: i32) -> bool {
    (0..WIDTH as i32).contains(&x) && (0..HEIGHT as i32).contains(&y) && map[y as usize * WIDTH + x as usize]
}

/// How many places of a map are not set, from the left end of each row up to each column: tells at once whether a stretch is whole.
struct Missing {
    counts: Vec<u8>,
}

impl Missing {
    fn of(map: &[bool]) -> Self {
        let mut counts = Vec::with_capacity((WIDTH + 1) * HEIGHT);
        for row in map.chunks_exact(WIDTH) {
            counts.push(0);
            counts.extend(row.iter().scan(0, |missing, &set| {
                *missing += u8::from(!set);
                Some(*missing)
            }));
        }
        Self { counts }
    }

    /// Whether columns `left` to `right` of a row are all set; places outside the picture are not.
    fn none(&self, row: i32, left: i32, right: i32) -> bool {
        let count = |column: i32| self.counts[row as usize * (WIDTH + 1) + column as usize];
        (0..HEIGHT as i32).contains(&row) && left >= 0 && right < WIDTH as i32 && count(left) == count(right + 1)
    }
}

fn disc_offsets(radius: i32) -> impl Iterator<Item = (i32, i32)> {
    let square = (-radius..=radius).flat_map(move |dy| (-radius..=radius).map(move |dx| (dx, dy)));
    square.filter(move |(dx, dy)| dx * dx + dy * dy <= radius * radius)
}

fn on_border(index: usize) -> bool {
    let (x, y) = (index % WIDTH, index / WIDTH);
    x == 0 || x == WIDTH - 1 || y == 0 || y == HEIGHT - 1
}

/// The median of the picture's outermost pixels: what surrounds the head.
fn border_median(image: &GrayImage) -> i32 {
    let mut border: Vec<u8> = (0..PIXELS).filter(|&index| on_border(index)).map(|i| image.pixels()[i]).collect();
    border.sort_unstable();
    i32::from(border[border.len() / 2])
}

/// Otsu's threshold (1979) on the distance to the background, halved so that dark tissue is kept; `None` for a picture in
/// which next to nothing differs from the background.
fn foreground_threshold(image: &GrayImage, background: i32) -> Option<i32> {
    let mut histogram = [0_f64; 256];
    for &pixel in image.pixels() {
        histogram[(i32::from(pixel) - background).unsigned_abs() as usize] += 1.0;
    }
    let total: f64 = histogram.iter().enumerate().map(|(value, count)| value as f64 * count).sum();
    let (mut below, mut sum_below, mut best) = (0.0, 0.0, (0.0, 0));
    for (value, count) in histogram.iter().enumerate() {
        below += count;
        sum_below += value as f64 * count;
        let above = PIXELS as f64 - below;
        if below > 0.0 && above > 0.0 {
            let gap = sum_below / below - (total - sum_below) / above;
            let between = below * above * gap * gap;
            if between > best.0 {
                best = (between, value as i32);
            }
        }
    }
    (best.0 > 0.0).then_some((best.1 / 2).max(FAINTEST))
}

/// The pieces' labels by flood fill over the four neighbours; calls `piece` with each one.
fn for_each_piece(map: &[bool], mut piece: impl FnMut(&[usize])) {
    let mut seen = vec![false; PIXELS];
    for start in 0..PIXELS {
        if !map[start] || seen[start] {
            continue;
        }
        seen[start] = true;
        let mut members = vec![start];
        let mut next = 0;
        while let Some(&index) = members.get(next) {
            next += 1;
            let (x, y) = ((index % WIDTH) as i32, (index / WIDTH) as i32);
            for (dx, dy) in [(1, 0), (-1, 0), (0, 1), (0, -1)] {
                let neighbour = ((y + dy).max(0) as usize) * WIDTH + (x + dx).max(0) as usize;
                if at(map, x + dx, y + dy) && !seen[neighbour] {
                    seen[neighbour] = true;
                    members.push(neighbour);
                }
            }
        }
        piece(&members);
    }
}

fn largest_piece(map: &[bool]) -> Vec<bool> {
    let mut largest: Vec<usize> = Vec::new();
    for_each_piece(map, |members| {
        if members.len() > largest.len() {
            largest = members.to_vec();
        }
    });
    let mut result = vec![false; PIXELS];
    for index in largest {
        result[index] = true;
    }
    result
}

/// The map with its gaps closed: grown by a disc and shrunk by it again, the outer shape stays.
fn close_gaps(map: &[bool]) -> Vec<bool> {
    let places = || (0..PIXELS as i32).map(|index| (index % WIDTH as i32, index / WIDTH as i32));
    let inside = |x: i32, y: i32| (0..WIDTH as i32).contains(&x) && (0..HEIGHT as i32).contains(&y);
    let grown: Vec<bool> = places().map(|(x, y)| disc_offsets(CLOSING).any(|(dx, dy)| at(map, x + dx, y + dy))).collect();
    let stays = |(x, y)| disc_offsets(CLOSING).all(|(dx, dy)| !inside(x + dx, y + dy) || at(&grown, x + dx, y + dy));
    places().map(stays).collect()
}

/// Everything that the outside cannot reach.
fn fill_holes(map: &[bool]) -> Vec<bool> {
    let outside: Vec<bool> = map.iter().map(|&set| !set).collect();
    let mut result = vec![true; PIXELS];
    for_each_piece(&outside, |members| {
        if members.iter().any(|&index| on_border(index)) {
            for &index in members {
                result[index] = false;
            }
        }
    });
    result
}
