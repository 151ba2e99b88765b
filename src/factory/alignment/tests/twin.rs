//! The fast searches against plain loops.

use super::bases::six;
use super::specimens;
use crate::factory::alignment::axis::Axis;
use crate::factory::alignment::lines::{Care, Grid, LineDistances};
use crate::factory::alignment::profile::{ProfileSearch, profiles};
use crate::factory::alignment::range::{Range, Ranges};
use crate::factory::alignment::tone::Tone;
use crate::factory::alignment::transpose::transpose;
use crate::factory::alignment::view::Raster;
use crate::factory::{Generator, HEIGHT, Mode, WIDTH};

/// The correlation of a sample's profile with the base's profile at an axis, by its definition.
fn correlation(sample: &[f32], base: &[f32], axis: Axis) -> f64 {
    let centre = (sample.len() - 1) as f64 / 2.0;
    let at = |place: f64| base.get(place as usize).filter(|_| place >= 0.0).map_or(0.0, |&value| f64::from(value));
    let moved: Vec<f64> = (0..sample.len())
        .map(|position| {
            let source = (position as f64 - axis.shift - centre) / axis.ratio + centre;
            let low = libm::floor(source);
            (1.0 - (source - low)) * at(low) + (source - low) * at(low + 1.0)
        })
        .collect();
    let mean = |values: &mut dyn Iterator<Item = f64>| values.sum::<f64>() / sample.len() as f64;
    let (sample_mean, moved_mean) = (mean(&mut sample.iter().map(|&value| f64::from(value))), mean(&mut moved.iter().copied()));
    let (mut both, mut first, mut second) = (0.0, 0.0, 0.0);
    for (&sample, &moved) in sample.iter().zip(&moved) {
        let (sample, moved) = (f64::from(sample) - sample_mean, moved - moved_mean);
        both += sample * moved;
        first += sample * sample;
        second += moved * moved;
    }
    both / libm::sqrt(first * second).max(1e-9)
}

#[test]
fn no_axis_of_the_grid_correlates_better_than_the_one_that_is_found() {
    let ranges = Ranges::of(&Mode::Hard.recipe().alterations);
    for (name, base) in six() {
        let generator = Generator::new(&Mode::Hard.recipe(), &base).unwrap();
        let (base_profile, _) = profiles(base.image().pixels());
        let search = ProfileSearch::<WIDTH>::new(&base_profile, ranges.x_ratio, ranges.move_x);
        for (_, image) in specimens(&generator, 14, 5) {
            let (sample, _) = profiles(image.pixels());
            let found = search.best(&sample);
            let reached = correlation(&sample, &base_profile, found.axes[0]);
            assert!((reached - f64::from(found.correlation)).abs() < 1e-3, "{name}: {reached} and {}", found.correlation);
            for step in 0..=10 {
                for shift in -10..=10 {
                    let ratio = 0.73 + 0.029 * f64::from(step);
                    let other = correlation(&sample, &base_profile, Axis { ratio, shift: f64::from(shift) });
                    assert!(other <= reached + 1e-3, "{name}: {other} at {ratio} {shift}, {reached} found");
                }
            }
        }
    }
}

/// The sum over all pixels of the absolute differences, by its definition.
fn distance(sample: &Raster, base: &Raster, x: Axis, y: Axis, most: u8) -> u32 {
    let (columns, rows) = (x.nearest::<WIDTH>(), y.nearest::<HEIGHT>());
    let mut sum = 0;
    for (line, row) in sample.rows.iter().zip(rows) {
        for (pixel, column) in line.iter().zip(columns) {
            let level = base.rows.get(usize::from(row)).and_then(|line| line.get(usize::from(column))).copied().unwrap_or(0);
            sum += u32::from(pixel.abs_diff(level).min(most));
        }
    }
    sum
}

#[test]
fn the_rows_that_are_found_are_the_closest_ones() {
    let same = Tone { slope: 1.0, offset: 0.0, darkest: 0.0, brightest: 255.0 };
    let care = Care { line_step: 1, pixel_step: 1, reach: 3, most: 40 };
    let grid = Grid { step: 0.002, reach: 4, moves: 1 };
    let ranges = Ranges::of(&Mode::Hard.recipe().alterations);
    for (name, base) in six() {
        let generator = Generator::new(&Mode::Hard.recipe(), &base).unwrap();
        for (plan, image) in specimens(&generator, 15, 4) {
            let drawn = plan.alterations;
            let x = Axis { ratio: drawn.shrink.x_ratio, shift: f64::from(drawn.shift.dx) };
            let start = Axis { ratio: drawn.shrink.y_ratio + 0.003, shift: f64::from(drawn.shift.dy) };
            let (sample, base) = (Raster::of(image.pixels()), Raster::of(base.image().pixels()));
            let distances = LineDistances::<HEIGHT>::new(sample.by_rows(), base.by_rows(), &x.nearest(), start, same, care);
            let (found, cost) = distances.best(start, grid, ranges.y_ratio, ranges.move_y);
            let plain = |y: Axis| distance(&sample, &base, x, y, care.most);
            let tried = (-grid.reach..=grid.reach).flat_map(|step| {
                (-1..=1).map(move |shift| Axis {
                    ratio: start.ratio + grid.step * f64::from(step),
                    shift: start.shift + f64::from(shift),
                })
            });
            let least = tried.filter(|axis| ranges.y_ratio.contains(axis.ratio)).map(plain).min().unwrap();
            assert!(cost.abs_diff(least) * 200 <= least, "{name}: {cost} found at {found:?}, the least is {least}");
        }
    }
}

/// The distance of one line of the sample from one line of the base, by its definition: every so many pixels, toned.
fn line_distance(sample: &[u8], base: Option<&[u8; WIDTH]>, across: &[u8], tone: Tone, care: Care) -> u32 {
    let toned = tone.table();
    let pixels = sample.iter().zip(across).step_by(care.pixel_step);
    let level = |place: u8| base.and_then(|line| line.get(usize::from(place))).copied().unwrap_or(0);
    pixels.map(|(&seen, &place)| u32::from(seen.abs_diff(toned[usize::from(level(place))]).min(care.most))).sum()
}

#[test]
fn lines_are_as_far_apart_as_their_pixels_say_however_carefully_they_are_compared() {
    // Whole numbers and halves, so that rounding is the same everywhere.
    let tone = Tone { slope: 0.5, offset: 40.0, darkest: 45.0, brightest: 150.0 };
    let (_, base) = six().into_iter().next().unwrap();
    let generator = Generator::new(&Mode::Hard.recipe(), &base).unwrap();
    let x = Axis { ratio: 0.85, shift: 3.0 };
    // No place lies halfway between two lines of the base.
    let expected = Axis { ratio: 0.8937, shift: -5.0 };
    for (_, image) in specimens(&generator, 16, 3) {
        let (sample, base) = (Raster::of(image.pixels()), Raster::of(base.image().pixels()));
        for (line_step, pixel_step, reach, most) in [(1, 1, 2, 40), (2, 2, 3, 9), (2, 4, 7, 255)] {
            let care = Care { line_step, pixel_step, reach, most };
            let across = x.nearest::<WIDTH>();
            let distances = LineDistances::<HEIGHT>::new(sample.by_rows(), base.by_rows(), &across, expected, tone, care);
            // With no step and no move there is one axis: its cost is the sum over the lines.
            let wide = Range { low: 0.0, high: 2.0 };
            let moves = Range { low: -20.0, high: 20.0 };
            let (_, cost) = distances.best(expected, Grid { step: 0.0, reach: 0, moves: 0 }, wide, moves);
            let rows = expected.nearest::<HEIGHT>();
            let lines = sample.rows.iter().zip(rows).step_by(line_step);
            let plain: u32 =
                lines.map(|(line, row)| line_distance(line, base.rows.get(usize::from(row)), &across, tone, care)).sum();
            assert_eq!(cost, plain, "{care:?}");
        }
    }
}

#[test]
fn transposed_columns_are_the_rows() {
    let lines: [[u8; 96]; 128] = std::array::from_fn(|y| std::array::from_fn(|x| (y * 31 + x * 7 + x * x * y) as u8));
    let mut transposed = [[0; 128]; 96];
    transpose(&lines, &mut transposed);
    for (y, line) in lines.iter().enumerate() {
        for (x, pixel) in line.iter().enumerate() {
            assert_eq!(transposed[x][y], *pixel, "{x} {y}");
        }
    }
    // Fewer lines: the rest of the target stays.
    let mut part = [[9; 96]; 96];
    transpose(&lines[..24], &mut part);
    assert!((0..96).all(|x| (0..24).all(|y| part[x][y] == lines[y][x]) && part[x][24..].iter().all(|&pixel| pixel == 9)));
}
