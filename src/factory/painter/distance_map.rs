//! How far it is to the nearest fluid: what tells cortex from white matter, and keeps folds apart from each other.

use super::anatomy::Sampling;
use super::geometry::{Point, mix};
use crate::factory::{HEIGHT, WIDTH};

/// Distance of every subsample to the nearest fluid of one kind, in pixels, negative inside it.
pub struct DistanceMap {
    sampling: Sampling,
    columns: usize,
    rows: usize,
    distances: Vec<f64>,
}

impl DistanceMap {
    pub fn new(sampling: Sampling) -> Self {
        let (columns, rows) = (WIDTH * sampling.per_pixel, HEIGHT * sampling.per_pixel);
        Self { sampling, columns, rows, distances: vec![sampling.reach; columns * rows] }
    }

    /// The distance at a place: of the subsample that it lies in, or, on a coarse map, between the four around it.
    pub fn at(&self, place: Point) -> f64 {
        let scale = self.sampling.per_pixel as f64;
        let (x, y) = (place.x * scale, place.y * scale);
        if self.sampling.interpolates {
            return self.between(x - 0.5, y - 0.5);
        }
        let column = x.clamp(0.0, (self.columns - 1) as f64) as usize;
        let row = y.clamp(0.0, (self.rows - 1) as f64) as usize;
        self.distances[row * self.columns + column]
    }

    /// The bilinear mean of the four subsamples around a place, in subsamples.
    fn between(&self, x: f64, y: f64) -> f64 {
        let (x, y) = (x.clamp(0.0, (self.columns - 2) as f64), y.clamp(0.0, (self.rows - 2) as f64));
        let (column, row) = (x as usize, y as usize);
        let (u, v) = (x - column as f64, y - row as f64);
        let upper = &self.distances[row * self.columns + column..][..self.columns + 2];
        mix(mix(upper[0], upper[1], u), mix(upper[self.columns], upper[self.columns + 1], u), v)
    }

    /// Carves a channel along `path` whose half width goes from `mouth` to `end`, in pixels.
    pub fn carve(&mut self, path: &[Point], mouth: f64, end: f64) {
        let stride = self.sampling.stride;
        let last = path.len() - 1;
        for index in (0..last).step_by(stride) {
            let half_width = mix(mouth, end, index as f64 / last as f64);
            self.carve_segment(path[index], path[(index + stride).min(last)], half_width);
        }
    }

    fn carve_segment(&mut self, a: Point, b: Point, half_width: f64) {
        let scale = self.sampling.per_pixel as f64;
        let subsample = |at: f64, size: usize| (at * scale).clamp(0.0, size as f64) as usize;
        let reach = self.sampling.reach + half_width;
        let columns = subsample(a.x.min(b.x) - reach, self.columns)..subsample(a.x.max(b.x) + reach, self.columns);
        let rows = subsample(a.y.min(b.y) - reach, self.rows)..subsample(a.y.max(b.y) + reach, self.rows);
        let along = b.minus(a);
        let per_squared = 1.0 / (along.x * along.x + along.y * along.y).max(1e-9);
        let pitch = 1.0 / scale;
        for row in rows {
            let y = (row as f64 + 0.5) * pitch - a.y;
            let line = &mut self.distances[row * self.columns..][columns.clone()];
            for (column, value) in columns.clone().zip(line) {
                let from_a = Point::new((column as f64 + 0.5) * pitch - a.x, y);
                let share = ((from_a.x * along.x + from_a.y * along.y) * per_squared).clamp(0.0, 1.0);
                let distance = from_a.moved(along, -share).length() - half_width;
                *value = value.min(distance);
            }
        }
    }
}
