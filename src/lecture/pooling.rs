//! Chapter "Pooling": the maximum of each 2 x 2 pixels, and what a move by one pixel does to it.

use super::{Figure, Material, Unit};
use crate::factory::{BrainRegion, Generator, GrayImage, HEIGHT, Mode, Plan, Syndrome, Tumor, TumorSize, WIDTH};

/// Side of the squares that pooling joins, and how far the next square lies, in pixels.
pub const SIDE: usize = 2;

/// A rectangle of values, row by row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Map<T> {
    width: usize,
    values: Vec<T>,
}

impl<T: Copy + PartialOrd + Default> Map<T> {
    /// A map of rows of `width` values; `None` where they are no whole rows, or nothing.
    pub fn new(width: usize, values: Vec<T>) -> Option<Self> {
        (width > 0 && !values.is_empty() && values.len().is_multiple_of(width)).then_some(Self { width, values })
    }

    /// Number of columns.
    pub fn width(&self) -> usize {
        self.width
    }

    /// Number of rows.
    pub fn height(&self) -> usize {
        self.values.len() / self.width
    }

    /// All values, row by row.
    pub fn values(&self) -> &[T] {
        &self.values
    }

    /// Max pooling: the largest of each 2 x 2 values, squares side by side. A last odd column or row is left out, as networks do.
    pub fn pooled(&self) -> Self {
        let width = self.width / SIDE;
        let larger = |a: T, b: T| if b > a { b } else { a };
        let mut values = Vec::with_capacity(width * (self.height() / SIDE));
        for rows in self.values.chunks_exact(SIDE * self.width) {
            let (upper, lower) = rows.split_at(self.width);
            let pairs = upper.chunks_exact(SIDE).zip(lower.chunks_exact(SIDE));
            values.extend(pairs.map(|(up, low)| larger(larger(up[0], up[1]), larger(low[0], low[1]))));
        }
        Self { width, values }
    }

    /// The map moved to the right and downwards by whole cells; what comes in is 0.
    pub fn moved(&self, (right, down): (i32, i32)) -> Self {
        let (width, height) = (self.width as i32, self.height() as i32);
        let value = |x: i32, y: i32| {
            let inside = (0..width).contains(&x) && (0..height).contains(&y);
            if inside { self.values[(y * width + x) as usize] } else { T::default() }
        };
        let places = (0..height).flat_map(|y| (0..width).map(move |x| (x, y)));
        Self { width: self.width, values: places.map(|(x, y)| value(x - right, y - down)).collect() }
    }

    /// Share of the cells that differ from those of another map of the same size, among those that are not 0 in both: what is black
    /// before and after shows nothing. 0 where all are.
    ///
    /// # Panics
    /// Where the sizes differ.
    pub fn changed_cells(&self, other: &Self) -> f64 {
        assert_eq!((self.width, self.values.len()), (other.width, other.values.len()), "maps of one size");
        let (mut shown, mut changed) = (0, 0);
        for (a, b) in self.values.iter().zip(&other.values) {
            shown += u32::from(*a != T::default() || *b != T::default());
            changed += u32::from(a != b);
        }
        f64::from(changed) / f64::from(shown.max(1))
    }
}

impl From<&GrayImage> for Map<u8> {
    fn from(image: &GrayImage) -> Self {
        Self { width: WIDTH, values: image.pixels().to_vec() }
    }
}

/// The table of the lecture: 4 x 4 values, which become 20, 30, 112 and 37.
pub fn lecture_table() -> Map<i32> {
    Map { width: 4, values: vec![12, 20, 30, 0, 8, 12, 2, 0, 34, 70, 37, 4, 112, 100, 25, 12] }
}

/// What a move of a picture does to its pooled map.
#[derive(Clone, Debug, PartialEq)]
pub struct MovedPicture {
    /// The moved picture.
    pub picture: Map<u8>,
    /// Its pooled map.
    pub pooled: Map<u8>,
    /// Share of the cells of the pooled map that differ from those of the unmoved one.
    pub changed: f64,
    /// The same, the unmoved pooled map first moved by the nearest whole cells towards 0: 0 after a move by even numbers of pixels.
    pub changed_beside_the_move: f64,
}

/// Moves a picture to the right and downwards by pixels, and pools it.
pub fn move_and_pool(image: &GrayImage, (right, down): (i32, i32)) -> MovedPicture {
    let original = Map::from(image);
    let before = original.pooled();
    let picture = original.moved((right, down));
    let pooled = picture.pooled();
    let side = SIDE as i32;
    let changed_beside_the_move = pooled.changed_cells(&before.moved((right / side, down / side)));
    MovedPicture { changed: pooled.changed_cells(&before), changed_beside_the_move, picture, pooled }
}

/// One tumor that walks through the brain while all else about the picture stays as it is.
#[derive(Clone, Debug)]
pub struct TumorWalk {
    plan: Plan,
    /// Its place before the alterations, in pixels of the base image.
    home: (i32, i32),
    columns: std::ops::RangeInclusive<i32>,
    rows: std::ops::RangeInclusive<i32>,
}

impl TumorWalk {
    /// The first picture of a series that has one tumor of class A, and no ghost and no second tumor with it. `None` where none of the
    /// first 10,000 has.
    pub fn first(generator: &Generator, seed: u64) -> Option<Self> {
        let alone = |plan: &Plan| {
            plan.syndrome == Syndrome::A
                && matches!(plan.tumors[..], [Tumor { size: TumorSize::Big, .. }])
                && plan.alterations.ghost_blur.is_none()
        };
        let plan = (0..10_000).map(|index| generator.plan(seed, index)).find(alone)?;
        let home = (plan.tumors[0].x, plan.tumors[0].y);
        let region = generator.region();
        Some(Self { plan, home, columns: extent(region, WIDTH, |x, y| (x, y)), rows: extent(region, HEIGHT, |y, x| (x, y)) })
    }

    /// The place in the series.
    pub fn index(&self) -> u64 {
        self.plan.index
    }

    /// Where the tumor is at home: column and row before the alterations, in pixels of the base image.
    pub fn home(&self) -> (i32, i32) {
        self.home
    }

    /// The columns of the brain.
    pub fn columns(&self) -> std::ops::RangeInclusive<i32> {
        self.columns.clone()
    }

    /// The rows of the brain.
    pub fn rows(&self) -> std::ops::RangeInclusive<i32> {
        self.rows.clone()
    }

    /// The plan with the tumor at a column and a row, in pixels of the base image.
    pub fn plan_at(&self, (x, y): (i32, i32)) -> Plan {
        let mut plan = self.plan.clone();
        for disc in &mut plan.discs {
            disc.x += x - self.home.0;
            disc.y += y - self.home.1;
        }
        for tumor in &mut plan.tumors {
            (tumor.x, tumor.y) = (x, y);
        }
        plan
    }

    /// The places along the row at which the tumor is at home, pixel by pixel through the brain.
    pub fn along_row(&self, region: &BrainRegion) -> Vec<(i32, i32)> {
        self.columns().map(|x| (x, self.home.1)).filter(|&(x, y)| region.contains(x, y)).collect()
    }

    /// The pictures at these places.
    pub fn pictures(&self, generator: &Generator, places: &[(i32, i32)]) -> Vec<GrayImage> {
        places.iter().map(|&place| generator.render(&self.plan_at(place))).collect()
    }
}

/// First and last line of the region along one direction.
fn extent(region: &BrainRegion, length: usize, place: impl Fn(i32, i32) -> (i32, i32)) -> std::ops::RangeInclusive<i32> {
    let longest = WIDTH.max(HEIGHT) as i32;
    let has = |&line: &i32| {
        (0..longest).any(|across| {
            let (x, y) = place(line, across);
            region.contains(x, y)
        })
    };
    let mut lines = (0..length as i32).filter(has);
    let first = lines.next().unwrap_or_default();
    first..=lines.last().unwrap_or(first)
}

/// Share of the cells that a move to the right changes: of the base image, and on average of the first 100 HARD pictures.
pub fn figures(material: &Material) -> Vec<Figure> {
    const PICTURES: u64 = 100;
    let mean = |of: &dyn Fn(&GrayImage) -> f64| {
        let generator = material.generator(Mode::Hard);
        let sum: f64 = (0..PICTURES).map(|index| of(&generator.specimen(material.seed, index).image)).sum();
        sum / PICTURES as f64
    };
    let figure = |name: &str, value: f64| Figure::new(name, value, Unit::Share);
    vec![
        figure("cells_of_the_base_changed_by_1_px", move_and_pool(material.base().image(), (1, 0)).changed),
        figure("cells_changed_by_1_px", mean(&|image| move_and_pool(image, (1, 0)).changed)),
        figure("cells_changed_by_2_px", mean(&|image| move_and_pool(image, (2, 0)).changed)),
        figure("cells_changed_by_2_px_beside_the_move", mean(&|image| move_and_pool(image, (2, 0)).changed_beside_the_move)),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::factory::{BaseImage, PIXELS};

    fn generator() -> Generator {
        Generator::new(&Mode::Hard.recipe(), &BaseImage::bundled()).unwrap()
    }

    #[test]
    fn the_lectures_table_is_pooled_as_on_its_slide() {
        let pooled = lecture_table().pooled();
        assert_eq!((pooled.width(), pooled.height()), (2, 2));
        assert_eq!(pooled.values(), [20, 30, 112, 37]);
    }

    #[test]
    fn pooling_is_the_maximum_by_definition_and_leaves_out_an_odd_edge() {
        let map = Map::new(7, (0..7 * 5).map(|i| i * 31 % 23).collect::<Vec<i32>>()).unwrap();
        let pooled = map.pooled();
        assert_eq!((pooled.width(), pooled.height()), (3, 2));
        for y in 0..2 {
            for x in 0..3 {
                let square = [(0, 0), (1, 0), (0, 1), (1, 1)].map(|(dx, dy)| map.values()[(2 * y + dy) * 7 + 2 * x + dx]);
                assert_eq!(pooled.values()[y * 3 + x], square.into_iter().max().unwrap(), "({x}, {y})");
            }
        }
        assert_eq!(Map::new(4, vec![1, 2, 3]), None);
    }

    #[test]
    fn the_share_of_changed_cells_leaves_out_what_is_black_twice() {
        let map = |values: Vec<u8>| Map::new(3, values).unwrap();
        assert_eq!(map(vec![0, 0, 0, 5, 6, 7]).changed_cells(&map(vec![0, 0, 1, 5, 9, 7])), 2.0 / 4.0);
        assert_eq!(map(vec![0, 0, 0]).changed_cells(&map(vec![0, 0, 0])), 0.0);
    }

    #[test]
    fn two_pixels_move_the_pooled_map_by_exactly_one_cell() {
        let image = generator().specimen(1, 4).image;
        for shift in [(2, 0), (-2, 0), (0, 2), (4, -6)] {
            let moved = move_and_pool(&image, shift);
            assert_eq!(moved.pooled, Map::from(&image).pooled().moved((shift.0 / 2, shift.1 / 2)), "{shift:?}");
            assert_eq!(moved.changed_beside_the_move, 0.0, "{shift:?}");
            assert!(moved.changed > 0.3);
        }
        assert_eq!(move_and_pool(&image, (0, 0)).changed, 0.0);
    }

    #[test]
    fn one_pixel_changes_most_cells() {
        let figures = figures(&Material::new(&BaseImage::bundled(), 1).unwrap());
        let of = |name: &str| figures.iter().find(|figure| figure.name == name).unwrap().value;
        assert!((of("cells_of_the_base_changed_by_1_px") - 0.778).abs() < 0.001, "the bundled base is always the same");
        // Of independent values, the largest of 4 stays with a chance of 1/3 when 2 of the 4 stay.
        assert!((0.5..0.8).contains(&of("cells_changed_by_1_px")));
        assert_eq!(of("cells_changed_by_2_px_beside_the_move"), 0.0);
    }

    #[test]
    fn a_walking_tumor_leaves_the_rest_of_the_picture_alone() {
        let generator = generator();
        let walk = TumorWalk::first(&generator, 3).unwrap();
        assert_eq!(generator.render(&walk.plan_at(walk.home())), generator.specimen(3, walk.index()).image, "it begins at home");
        let places = walk.along_row(generator.region());
        assert!(places.len() > 30 && places.windows(2).all(|pair| pair[1] == (pair[0].0 + 1, pair[0].1)), "pixel by pixel");
        let mut healthy = walk.plan_at(walk.home());
        (healthy.tumors, healthy.discs) = (Vec::new(), Vec::new());
        let twin = generator.render(&healthy);
        for (&place, picture) in places.iter().zip(walk.pictures(&generator, &places)).step_by(9) {
            let mask = generator.mask(&walk.plan_at(place));
            let beside = (0..PIXELS).filter(|&pixel| mask.bits()[pixel] == 0);
            for pixel in beside {
                assert_eq!(picture.pixels()[pixel], twin.pixels()[pixel], "tumor at {place:?}, pixel {pixel}");
            }
            assert_ne!(picture, twin);
        }
        let region = generator.region();
        assert!(walk.rows().all(|y| (0..WIDTH as i32).any(|x| region.contains(x, y))));
        assert!(!(0..WIDTH as i32).any(|x| region.contains(x, walk.rows().end() + 1)));
        assert!(!(0..HEIGHT as i32).any(|y| region.contains(walk.columns().start() - 1, y)));
    }
}
