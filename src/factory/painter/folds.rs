//! The folds of the cortex: fissures and sulci that grow inwards from the rim of the brain and avoid each other.

use super::anatomy::{Anatomy, CENTRE, Level};
use super::distance_map::DistanceMap;
use super::geometry::{Point, mix};
use super::noise::{Noise, hash, noise};
use super::outline::Outline;

/// Distance between two points of a growing sulcus, in pixels.
const STEP: f64 = 0.5;

/// Grows the folds.
struct Folding<'a> {
    anatomy: &'a Anatomy,
    brain: &'a Outline,
    ventricles: &'a DistanceMap,
    folds: DistanceMap,
    draws: i32,
    wobble: [Noise; 2],
    branch_wobble: Noise,
}

impl Folding<'_> {
    /// The next number of a fixed sequence in 0..1.
    fn draw(&mut self) -> f64 {
        self.draws += 1;
        f64::from(hash(self.draws, 7, self.anatomy.folds.seed)) / f64::from(u32::MAX)
    }

    /// Whether a place belongs to the white matter and nuclei that no sulcus reaches.
    fn is_deep(&self, at: Point) -> bool {
        let offset = at.minus(CENTRE);
        let deep = self.anatomy.layout.scaled(self.anatomy.folds.deep);
        let (x, y) = (offset.x / deep.x, offset.y / deep.y);
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
                path.push(Point::new(place.x + self.wobble[0].at(place), place.y + self.wobble[1].at(place)));
            }
        }
        let width = self.anatomy.folds.width;
        self.folds.carve(&path, mouth * width, end * width);
    }

    /// Lets one sulcus grow from `start` until it is `length` long or runs into another one.
    fn sulcus(&mut self, start: Point, heading: Point, length: f64) {
        let keep_away = self.anatomy.folds.keep_away;
        let (seed, width) = ((self.draw() * 1000.0) as u32, self.draw());
        let (mut place, mut heading, mut grown) = (start, heading, 0.0);
        let mut path = vec![start];
        while grown < length {
            let left = self.folds.at(place.moved(heading.turned(-1.2), 3.5));
            let right = self.folds.at(place.moved(heading.turned(1.2), 3.5));
            let bend = self.anatomy.folds.bend * noise(place, 4.0, seed);
            heading = heading.turned(bend + 0.035 * (right - left));
            place = place.moved(heading, STEP);
            grown += STEP;
            let blocked = grown > keep_away + 0.5 && self.folds.at(place) < keep_away;
            if blocked || self.is_deep(place) || (grown > 7.0 && self.brain.depth(place) < 4.0) {
                break;
            }
            path.push(place);
        }
        if grown >= 3.5 {
            let mouth = (0.48 + 0.35 * width) * self.anatomy.folds.width;
            self.folds.carve(&path, mouth, 0.25 * self.anatomy.folds.width);
        }
    }

    /// Sulci that start at the rim of the brain, `count` to a hemisphere.
    fn rim_sulci(&mut self, count: u32, shortest: f64, spread: f64) {
        for index in 0..count {
            for side in [-1.0, 1.0] {
                let turn = (f64::from(index) + 0.5 + 0.5 * (self.draw() - 0.5)) / f64::from(count) * 2.0 - 1.0;
                // A rational half circle from front to back, corrected to be nearly even.
                let q = turn * (0.785 + 0.215 * turn * turn);
                let direction = Point::new(side * (1.0 - q * q) / (1.0 + q * q), 2.0 * q / (1.0 + q * q));
                let mut start = CENTRE.moved(direction, 56.0);
                while self.brain.depth(start) < 0.0 {
                    start = start.moved(direction, -0.1);
                }
                if self.folds.at(start) < self.anatomy.folds.keep_away + 0.8 {
                    continue;
                }
                let aim = Point::new(CENTRE.x, mix(CENTRE.y, start.y, 0.4));
                let heading = aim.minus(start).unit().turned(0.7 * (self.draw() - 0.5));
                let length = (shortest + spread * self.draw()) * self.anatomy.folds.length;
                self.sulcus(start.moved(heading, -1.0), heading, length);
            }
        }
    }

    /// How far a place is from every sulcus and from the rim, in pixels.
    fn room(&self, place: Point) -> f64 {
        self.folds.at(place).min(self.brain.depth(place))
    }

    /// Side branches: from wherever there is room, the shortest way to a sulcus or to the rim.
    fn branches(&mut self) {
        for _ in 0..self.anatomy.folds.branches {
            let area = self.anatomy.layout.scaled(Point::new(90.0, 104.0));
            let anywhere = Point::new(area.x * (self.draw() - 0.5), area.y * (self.draw() - 0.5));
            let mut place = CENTRE.moved(anywhere, 1.0);
            if self.is_deep(place) || self.room(place) < self.anatomy.folds.keep_away + 0.9 {
                continue;
            }
            let mut path = vec![place];
            while self.room(place) > 0.0 && path.len() < 40 {
                let slope = |x, y| self.room(place.moved(Point::new(x, y), 1.0));
                let downhill = Point::new(slope(-1.0, 0.0) - slope(1.0, 0.0), slope(0.0, -1.0) - slope(0.0, 1.0)).unit();
                place = place.moved(downhill.turned(0.9 * self.branch_wobble.at(place)), STEP);
                path.push(place);
            }
            let width = self.anatomy.folds.width;
            self.folds.carve(&path, 0.2 * width, 0.525 * width);
        }
    }

    /// The fissure between the hemispheres, and the Sylvian fissures with the insula behind each of them.
    fn fissures(&mut self) {
        let layout = self.anatomy.layout;
        if self.anatomy.level == Level::AboveTheVentricles {
            self.fissure(&layout.curve(1.0, 0.0, &[47.4, 12.0, 47.0, 36.0, 47.6, 60.0, 47.9, 90.0, 47.6, 114.0]), 0.75, 0.7);
            return;
        }
        self.fissure(&layout.curve(1.0, 0.0, &[47.4, 12.0, 47.0, 26.0, 47.6, 41.0]), 0.75, 0.45);
        self.fissure(&layout.curve(1.0, 0.0, &[47.6, 114.0, 47.9, 100.0, 47.2, 85.0]), 0.75, 0.45);
        for side in [-1.0, 1.0] {
            // A little lower on one side than on the other.
            let low = self.anatomy.folds.sylvian_tilt * side;
            let (a, b, c) = (52.0 + low, 54.0 + 2.0 * low, 58.5 + low);
            self.fissure(&layout.curve(side, 0.0, &[88.5, a, 80.5, b, 72.8, c]), 0.7, 0.5);
            let insula = [68.8 + low, 45.0, 72.0, 50.0 + low, 72.8, c, 71.5, 66.0, 68.0, 72.0 + low];
            self.fissure(&layout.curve(side, 0.0, &insula), 0.45, 0.35);
        }
    }
}

/// Distance to the nearest fluid that borders on cortex: the fissures first, then sulci in the room they leave.
pub fn grow_folds(anatomy: &Anatomy, brain: &Outline, ventricles: &DistanceMap) -> DistanceMap {
    let noise = |size, seed| Noise::new(size, anatomy.noise_seed(seed));
    let mut folding = Folding {
        anatomy,
        brain,
        ventricles,
        folds: DistanceMap::new(anatomy.sampling),
        draws: 0,
        wobble: [noise(6.0, 31), noise(6.0, 32)],
        branch_wobble: noise(3.0, 33),
    };
    folding.fissures();
    // Long sulci first: the short ones fill the gaps.
    for (count, shortest, spread) in [(9.0, 16.0, 8.0), (19.0, 11.0, 6.0), (43.0, 5.0, 5.0)] {
        folding.rim_sulci((anatomy.folds.density * count) as u32, shortest, spread);
    }
    folding.branches();
    folding.folds
}
