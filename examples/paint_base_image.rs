//! Paints the base image: an axial, T1-weighted slice of a head that belongs to nobody.
//!
//! `cargo run --release --example paint_base_image [FILE]` writes `assets/brain_base.png`.
//!
//! The picture is drawn eight times too large and averaged down, so that thin structures get the
//! partial-volume grays of a real scan. The cortex is not noise: fissures and sulci grow inwards
//! from the rim of the brain and avoid each other, and what lies within a cortex's thickness of
//! any cerebrospinal fluid is gray matter. The gyri and the fingers of white matter follow from it.
//!
//! Only `+ - * /`, `sqrt` and `floor` touch the values: every machine paints the same bytes.

use anyhow::Context as _;

/// Width and height of the picture in pixels.
const WIDTH: usize = 96;
const HEIGHT: usize = 128;
/// Subsamples per pixel and axis.
const SCALE: usize = 8;
/// How far a distance map looks, in pixels; everything farther counts as this far.
const REACH: f64 = 12.0;
/// Distance between two points of a growing sulcus, in pixels.
const STEP: f64 = 0.5;
/// Chosen by eye among foldings with few islands of white matter: those could pass for tumors.
const FOLDING_SEED: u32 = 52;
/// The point the outlines are drawn around.
const CENTRE: Point = Point { x: 47.3, y: 63.0 };

// Grays of the tissues. White matter stays far below 255: a tumor has to find room above it.
const SKIN: f64 = 112.0;
const FAT: f64 = 163.0;
const BONE: f64 = 14.0;
const MARROW: f64 = 70.0;
const FLUID: f64 = 26.0;
const CORTEX: f64 = 87.0;
const DEEP_GRAY: f64 = 119.0;
const WHITE_MATTER: f64 = 144.0;

/// A place in the picture, in pixels of the finished image.
#[derive(Clone, Copy, Debug)]
struct Point {
    x: f64,
    y: f64,
}

impl Point {
    const fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }

    fn length(self) -> f64 {
        let squared = self.x * self.x + self.y * self.y;
        squared.sqrt()
    }

    fn minus(self, other: Self) -> Self {
        Self::new(self.x - other.x, self.y - other.y)
    }

    /// This point moved by `distance` along `direction`.
    fn moved(self, direction: Self, distance: f64) -> Self {
        Self::new(self.x + direction.x * distance, self.y + direction.y * distance)
    }

    /// The same direction with length one; the null vector stays what it is.
    fn unit(self) -> Self {
        Self::new(0.0, 0.0).moved(self, 1.0 / self.length().max(1e-9))
    }

    /// The direction turned by a small amount, positive clockwise on the screen.
    fn turned(self, amount: f64) -> Self {
        Self::new(self.x - self.y * amount, self.y + self.x * amount).unit()
    }
}

/// Corners from a list of x, y, x, y and so on, mirrored to the left of the picture when `side` is -1.
fn curve(side: f64, flat: &[f64]) -> Vec<Point> {
    flat.chunks_exact(2).map(|pair| Point::new(CENTRE.x + (pair[0] - CENTRE.x) * side, pair[1])).collect()
}

/// Mixes three integers into 32 well-stirred bits.
fn hash(x: i32, y: i32, seed: u32) -> u32 {
    let mut h = (x as u32).wrapping_mul(0x9E37_79B1) ^ (y as u32).wrapping_mul(0x85EB_CA77) ^ seed.wrapping_mul(0xC2B2_AE3D);
    h = (h ^ (h >> 16)).wrapping_mul(0x7FEB_352D);
    h = (h ^ (h >> 15)).wrapping_mul(0x846C_A68B);
    h ^ (h >> 16)
}

/// The hash as a number in -1..1.
fn signed_hash(x: i32, y: i32, seed: u32) -> f64 {
    f64::from(hash(x, y, seed)) / f64::from(u32::MAX) * 2.0 - 1.0
}

/// Smooth noise in -1..1 whose bumps are `size` pixels wide.
fn noise(at: Point, size: f64, seed: u32) -> f64 {
    let (x, y) = (at.x / size, at.y / size);
    let (left, top) = (x.floor(), y.floor());
    let (i, j) = (left as i32, top as i32);
    let (u, v) = (smoothstep(0.0, 1.0, x - left), smoothstep(0.0, 1.0, y - top));
    let upper = mix(signed_hash(i, j, seed), signed_hash(i + 1, j, seed), u);
    let lower = mix(signed_hash(i, j + 1, seed), signed_hash(i + 1, j + 1, seed), u);
    mix(upper, lower, v)
}

/// 0 below `from`, 1 above `to`, and a cubic without corners between them.
fn smoothstep(from: f64, to: f64, value: f64) -> f64 {
    let t = ((value - from) / (to - from)).clamp(0.0, 1.0);
    t * t * (3.0 - 2.0 * t)
}

fn mix(from: f64, to: f64, share: f64) -> f64 {
    from + (to - from) * share
}

/// How deep `at` lies inside the surface of the head, in pixels; negative outside.
fn head_depth(at: Point) -> f64 {
    egg_depth(at, Point::new(45.4, 57.5), 0.05, 11)
}

/// How deep `at` lies inside the surface of the brain, in pixels; negative outside.
fn brain_depth(at: Point) -> f64 {
    egg_depth(at, Point::new(40.4, 49.3), 0.045, 12)
}

/// Depth inside an ellipse with half axes `half` that is narrower in front (at the top) by `taper`.
fn egg_depth(at: Point, half: Point, taper: f64, seed: u32) -> f64 {
    let offset = at.minus(CENTRE);
    let y = offset.y / half.y;
    let x = offset.x / (half.x * (1.0 + taper * (y - 0.25)));
    // A little squarer than an ellipse, as heads are, and never quite symmetric.
    let radius = (x * x + y * y - 0.22 * x * x * y * y).sqrt();
    let length = offset.length();
    length / radius.max(1e-6) - length + 0.55 * noise(at, 17.0, seed)
}

/// Distance of every subsample to the nearest fluid of one kind, negative inside it.
struct DistanceMap(Vec<f64>);

impl DistanceMap {
    fn new() -> Self {
        Self(vec![REACH; WIDTH * HEIGHT * SCALE * SCALE])
    }

    fn at(&self, place: Point) -> f64 {
        let column = (place.x * SCALE as f64).clamp(0.0, (WIDTH * SCALE - 1) as f64) as usize;
        let row = (place.y * SCALE as f64).clamp(0.0, (HEIGHT * SCALE - 1) as f64) as usize;
        self.0[row * WIDTH * SCALE + column]
    }

    /// Carves a channel along `path` whose half width goes from `mouth` to `end`.
    fn carve(&mut self, path: &[Point], mouth: f64, end: f64) {
        for (index, pair) in path.windows(2).enumerate() {
            let half_width = mix(mouth, end, index as f64 / (path.len() - 1) as f64);
            self.carve_segment(pair[0], pair[1], half_width);
        }
    }

    fn carve_segment(&mut self, a: Point, b: Point, half_width: f64) {
        let scale = SCALE as f64;
        let subsample = |at: f64, size: usize| (at * scale).clamp(0.0, (size * SCALE) as f64) as usize;
        let reach = REACH + half_width;
        let columns = subsample(a.x.min(b.x) - reach, WIDTH)..subsample(a.x.max(b.x) + reach, WIDTH);
        let rows = subsample(a.y.min(b.y) - reach, HEIGHT)..subsample(a.y.max(b.y) + reach, HEIGHT);
        let along = b.minus(a);
        let squared = (along.x * along.x + along.y * along.y).max(1e-9);
        for row in rows {
            for column in columns.clone() {
                let from_a = Point::new((column as f64 + 0.5) / scale, (row as f64 + 0.5) / scale).minus(a);
                let share = ((from_a.x * along.x + from_a.y * along.y) / squared).clamp(0.0, 1.0);
                let distance = from_a.moved(along, -share).length() - half_width;
                let value = &mut self.0[row * WIDTH * SCALE + column];
                *value = value.min(distance);
            }
        }
    }
}

/// Grows the folds of the cortex.
struct Folding<'a> {
    folds: DistanceMap,
    ventricles: &'a DistanceMap,
    draws: i32,
}

impl Folding<'_> {
    /// The next number of a fixed sequence in 0..1.
    fn draw(&mut self) -> f64 {
        self.draws += 1;
        f64::from(hash(self.draws, 7, FOLDING_SEED)) / f64::from(u32::MAX)
    }

    /// Whether a place belongs to the white matter and nuclei that no sulcus reaches.
    fn is_deep(&self, at: Point) -> bool {
        let offset = at.minus(CENTRE);
        let (x, y) = (offset.x / 21.5, offset.y / 25.0);
        x * x + y * y - 0.4 * x * x * y * y < 1.0 || self.ventricles.at(at) < 5.0
    }

    /// Draws a channel given by a few corners, with a natural wobble.
    fn fissure(&mut self, corners: &[Point], mouth: f64, end: f64) {
        let mut path = Vec::new();
        for pair in corners.windows(2) {
            let along = pair[1].minus(pair[0]);
            let steps = (along.length() / STEP).max(1.0) as usize;
            for step in 0..steps {
                let place = pair[0].moved(along, step as f64 / steps as f64);
                path.push(Point::new(place.x + noise(place, 6.0, 31), place.y + noise(place, 6.0, 32)));
            }
        }
        self.folds.carve(&path, mouth, end);
    }

    /// Lets one sulcus grow from `start` until it is `length` long or runs into another one.
    fn sulcus(&mut self, start: Point, heading: Point, length: f64) {
        const KEEP_AWAY: f64 = 3.4;
        let (seed, width) = ((self.draw() * 1000.0) as u32, self.draw());
        let (mut place, mut heading, mut grown) = (start, heading, 0.0);
        let mut path = vec![start];
        while grown < length {
            let left = self.folds.at(place.moved(heading.turned(-1.2), 3.5));
            let right = self.folds.at(place.moved(heading.turned(1.2), 3.5));
            heading = heading.turned(0.15 * noise(place, 4.0, seed) + 0.035 * (right - left));
            place = place.moved(heading, STEP);
            grown += STEP;
            let blocked = grown > KEEP_AWAY + 0.5 && self.folds.at(place) < KEEP_AWAY;
            if blocked || self.is_deep(place) || (grown > 7.0 && brain_depth(place) < 4.0) {
                break;
            }
            path.push(place);
        }
        if grown >= 3.5 {
            self.folds.carve(&path, 0.48 + 0.35 * width, 0.25);
        }
    }
}

/// All fluid that borders on cortex: the fissures first, then sulci in the room they leave.
fn grow_folds(ventricles: &DistanceMap) -> DistanceMap {
    let mut folding = Folding { folds: DistanceMap::new(), ventricles, draws: 0 };
    folding.fissure(&curve(1.0, &[47.4, 12.0, 47.0, 26.0, 47.6, 41.0]), 0.75, 0.45);
    folding.fissure(&curve(1.0, &[47.6, 114.0, 47.9, 100.0, 47.2, 85.0]), 0.75, 0.45);
    for side in [-1.0, 1.0] {
        // The Sylvian fissure and the insula behind it, a little lower on one side than on the other.
        let low = 1.3 * side;
        let (a, b, c) = (52.0 + low, 54.0 + 2.0 * low, 58.5 + low);
        folding.fissure(&curve(side, &[88.5, a, 80.5, b, 72.8, c]), 0.7, 0.5);
        let insula = [68.8 + low, 45.0, 72.0, 50.0 + low, 72.8, c, 71.5, 66.0, 68.0, 72.0 + low];
        folding.fissure(&curve(side, &insula), 0.45, 0.35);
    }
    // Long sulci first: the short ones fill the gaps.
    for (count, shortest, spread) in [(9, 16.0, 8.0), (19, 11.0, 6.0), (43, 5.0, 5.0)] {
        grow_rim_sulci(&mut folding, count, shortest, spread);
    }
    grow_branches(&mut folding);
    folding.folds
}

/// Side branches: from wherever there is room, the shortest way to a sulcus or to the rim.
fn grow_branches(folding: &mut Folding<'_>) {
    for _ in 0..1500 {
        let anywhere = Point::new(90.0 * (folding.draw() - 0.5), 104.0 * (folding.draw() - 0.5));
        let mut place = CENTRE.moved(anywhere, 1.0);
        let room = |place: Point, folds: &DistanceMap| folds.at(place).min(brain_depth(place));
        if folding.is_deep(place) || room(place, &folding.folds) < 4.3 {
            continue;
        }
        let mut path = vec![place];
        while room(place, &folding.folds) > 0.0 && path.len() < 40 {
            let slope = |x, y| room(place.moved(Point::new(x, y), 1.0), &folding.folds);
            let downhill = Point::new(slope(-1.0, 0.0) - slope(1.0, 0.0), slope(0.0, -1.0) - slope(0.0, 1.0)).unit();
            place = place.moved(downhill.turned(0.9 * noise(place, 3.0, 33)), STEP);
            path.push(place);
        }
        folding.folds.carve(&path, 0.2, 0.525);
    }
}

/// Sulci that start at the rim of the brain, `count` to a hemisphere.
fn grow_rim_sulci(folding: &mut Folding<'_>, count: u32, shortest: f64, spread: f64) {
    for index in 0..count {
        for side in [-1.0, 1.0] {
            let turn = (f64::from(index) + 0.5 + 0.5 * (folding.draw() - 0.5)) / f64::from(count) * 2.0 - 1.0;
            // A rational half circle from front to back, corrected to be nearly even.
            let q = turn * (0.785 + 0.215 * turn * turn);
            let direction = Point::new(side * (1.0 - q * q) / (1.0 + q * q), 2.0 * q / (1.0 + q * q));
            let mut start = CENTRE.moved(direction, 56.0);
            while brain_depth(start) < 0.0 {
                start = start.moved(direction, -0.1);
            }
            if folding.folds.at(start) < 4.2 {
                continue;
            }
            let aim = Point::new(CENTRE.x, mix(CENTRE.y, start.y, 0.4));
            let heading = aim.minus(start).unit().turned(0.7 * (folding.draw() - 0.5));
            let length = shortest + spread * folding.draw();
            folding.sulcus(start.moved(heading, -1.0), heading, length);
        }
    }
}

/// The lateral ventricles and the slit of the third one.
fn carve_ventricles() -> DistanceMap {
    let mut ventricles = DistanceMap::new();
    for side in [-1.0, 1.0] {
        let wide = 1.0 + 0.12 * side;
        let horn = curve(side, &[49.1, 53.5, 50.0, 49.5, 52.3, 46.5, 54.6, 44.8]);
        let atrium = curve(side, &[56.2, 76.5, 59.3, 79.5, 60.8, 83.0, 60.2, 86.5]);
        ventricles.carve(&horn, 0.7 * wide, 1.7 * wide);
        ventricles.carve(&atrium, 1.3 * wide, 0.6 * wide);
    }
    ventricles.carve(&curve(1.0, &[47.3, 58.0, 46.9, 62.5, 47.6, 67.5]), 0.35, 0.55);
    ventricles
}

/// How much of `at` is one of the gray nuclei in the depth, 0..=1.
fn deep_gray_share(at: Point) -> f64 {
    // Centre, half axes and slant of caudate head, putamen with pallidum, and thalamus.
    const NUCLEI: [(Point, Point, f64); 3] = [
        (Point::new(54.6, 50.3), Point::new(2.2, 4.2), 0.35),
        (Point::new(63.0, 57.5), Point::new(3.1, 8.6), 0.28),
        (Point::new(53.2, 66.0), Point::new(4.3, 6.6), -0.30),
    ];
    let mirrored = Point::new(CENTRE.x + (at.x - CENTRE.x).abs(), at.y + 0.02 * (at.x - CENTRE.x));
    let wobble = 0.12 * noise(at, 4.0, 41);
    let mut share = 0.0_f64;
    for (middle, half, slant) in NUCLEI {
        let offset = mirrored.minus(middle);
        let radius = Point::new((offset.x + slant * offset.y) / half.x, offset.y / half.y).length();
        share = share.max(1.0 - smoothstep(0.6, 1.3, radius + wobble));
    }
    share
}

/// Gray of a place inside the brain.
fn brain_gray(at: Point, depth: f64, folds: &DistanceMap, ventricles: &DistanceMap) -> f64 {
    let to_fluid = folds.at(at).min(depth);
    let thickness = 1.95 + 0.35 * noise(at, 6.0, 51);
    let white = WHITE_MATTER + 2.5 * noise(at, 13.0, 52) + 2.0 * noise(at, 5.0, 53);
    let inner = mix(white, DEEP_GRAY, deep_gray_share(at));
    let tissue = mix(CORTEX + 4.0 * noise(at, 5.0, 54), inner, smoothstep(thickness - 0.7, thickness + 0.9, to_fluid));
    let fluid = mix(FLUID, tissue, smoothstep(-0.15, 0.3, to_fluid));
    mix(FLUID + 6.0, fluid, smoothstep(-0.3, 0.5, ventricles.at(at)))
}

/// Gray of a place between the surface of the head and that of the brain.
fn shell_gray(at: Point, to_surface: f64, to_brain: f64) -> f64 {
    let room = to_surface + to_brain;
    let scalp = (0.42 + 0.09 * noise(at, 9.0, 61)) * room;
    let fluid = 0.75 + 0.3 * noise(at, 7.0, 62);
    let marrow_share = smoothstep(1.0, 2.2, room - scalp - fluid - 1.0);
    let inside_bone = smoothstep(0.5, 1.1, to_surface - scalp) * smoothstep(0.4, 1.0, to_brain - fluid);
    let bone = mix(BONE, MARROW + 18.0 * noise(at, 3.0, 63), marrow_share * inside_bone);
    let fat = FAT + 16.0 * noise(at, 7.0, 64);
    let scalp_gray = mix(SKIN, fat, smoothstep(0.5, 1.2, to_surface));
    let outer = mix(scalp_gray, bone, smoothstep(scalp - 0.3, scalp + 0.3, to_surface));
    mix(FLUID, outer, smoothstep(fluid - 0.2, fluid + 0.4, to_brain))
}

/// Paints the slice: 96 x 128 gray bytes, row by row from the top left.
pub fn paint() -> Vec<u8> {
    let ventricles = carve_ventricles();
    let folds = grow_folds(&ventricles);
    let mut pixels = Vec::with_capacity(WIDTH * HEIGHT);
    for row in 0..HEIGHT {
        for column in 0..WIDTH {
            let mut sum = 0.0;
            for sample in 0..SCALE * SCALE {
                let x = column as f64 + ((sample % SCALE) as f64 + 0.5) / SCALE as f64;
                let y = row as f64 + ((sample / SCALE) as f64 + 0.5) / SCALE as f64;
                let at = Point::new(x, y);
                sum += match (head_depth(at), brain_depth(at)) {
                    (head, _) if head <= 0.0 => 0.0,
                    (_, brain) if brain > 0.0 => brain_gray(at, brain, &folds, &ventricles),
                    (head, brain) => shell_gray(at, head, -brain),
                };
            }
            // The coil does not hear every corner of the head equally well, and has a grain of a few grays.
            let coil = 1.0 + 0.05 * noise(Point::new(column as f64, row as f64), 43.0, 72);
            let mean = coil * sum / (SCALE * SCALE) as f64;
            let grain = 2.5 * signed_hash(column as i32, row as i32, 71) * smoothstep(0.0, 40.0, mean);
            pixels.push((mean + grain + 0.5).floor().clamp(0.0, 255.0) as u8);
        }
    }
    pixels
}

/// Writes the picture to the file given as the only argument, or to `assets/brain_base.png`.
///
/// # Errors
///
/// When the file cannot be written.
#[expect(clippy::print_stdout, reason = "the example's one line of output")]
pub fn main() -> anyhow::Result<()> {
    let path = std::env::args_os().nth(1).map_or_else(|| "assets/brain_base.png".into(), std::path::PathBuf::from);
    let picture = image::GrayImage::from_raw(WIDTH as u32, HEIGHT as u32, paint()).context("the painting has the wrong size")?;
    picture.save(&path).with_context(|| format!("cannot write {}", path.display()))?;
    println!("painted {WIDTH} x {HEIGHT} pixels into {}", path.display());
    Ok(())
}
