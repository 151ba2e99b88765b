//! How far one gets without looking: a linear classifier on the mean, the spread and the histogram of a picture.
//!
//! Prints the figures of BENCHMARKS.md: `cargo test --release --test factory global_statistics -- --nocapture`.

use brain_tumor_lab::factory::{GrayImage, Mode};
use rayon::prelude::*;

use super::tables::generator;

const FEATURES: usize = 18 + 1;
const TRAINING: u64 = 20_000;
const TESTED: u64 = 20_000;

/// Mean, spread, histogram in 16 bins, and 1.
fn features(image: &GrayImage) -> [f64; FEATURES] {
    let mut features = [0.0; FEATURES];
    let n = image.pixels().len() as f64;
    let mean = image.pixels().iter().map(|&p| f64::from(p)).sum::<f64>() / n;
    let variance = image.pixels().iter().map(|&p| (f64::from(p) - mean).powi(2)).sum::<f64>() / n;
    image.pixels().iter().for_each(|&p| features[usize::from(p) / 16] += 1.0 / n);
    (features[16], features[17], features[18]) = (mean, variance.sqrt(), 1.0);
    features
}

type Example = ([f64; FEATURES], usize);

fn examples(mode: Mode, first: u64, count: u64) -> Vec<Example> {
    let generator = generator(mode);
    let example = |index| {
        let plan = generator.plan(404, index);
        (features(&generator.render(&plan)), plan.syndrome.index())
    };
    (first..first + count).into_par_iter().map(example).collect()
}

/// Multinomial logistic regression by gradient descent with momentum on standardised features.
fn accuracy(mode: Mode) -> f64 {
    let (mut training, mut tested) = (examples(mode, 0, TRAINING), examples(mode, TRAINING, TESTED));
    for column in 0..FEATURES - 1 {
        let n = training.len() as f64;
        let mean = training.iter().map(|(x, _)| x[column]).sum::<f64>() / n;
        let deviation = (training.iter().map(|(x, _)| (x[column] - mean).powi(2)).sum::<f64>() / n).sqrt().max(1e-9);
        training.iter_mut().chain(&mut tested).for_each(|(x, _)| x[column] = (x[column] - mean) / deviation);
    }
    let scores =
        |weights: &[[f64; FEATURES]; 4], x: &[f64; FEATURES]| weights.map(|w| w.iter().zip(x).map(|(w, x)| w * x).sum::<f64>());
    let (mut weights, mut speed) = ([[0.0; FEATURES]; 4], [[0.0; FEATURES]; 4]);
    for _ in 0..600 {
        let gradient = training
            .par_chunks(2500)
            .map(|chunk| {
                let mut gradient = [[0.0; FEATURES]; 4];
                for (x, class) in chunk {
                    let powers = scores(&weights, x).map(f64::exp);
                    let sum: f64 = powers.iter().sum();
                    for (other, row) in gradient.iter_mut().enumerate() {
                        let error = f64::from(u8::from(other == *class)) - powers[other] / sum;
                        row.iter_mut().zip(x).for_each(|(g, x)| *g += error * x / TRAINING as f64);
                    }
                }
                gradient
            })
            .collect::<Vec<_>>();
        for class in 0..4 {
            for column in 0..FEATURES {
                let step: f64 = gradient.iter().map(|part| part[class][column]).sum();
                speed[class][column] = 0.95 * speed[class][column] + 0.2 * step;
                weights[class][column] += speed[class][column];
            }
        }
    }
    let says = |x| (0..4).max_by(|&a, &b| scores(&weights, x)[a].total_cmp(&scores(&weights, x)[b])).unwrap();
    tested.iter().filter(|(x, class)| says(x) == *class).count() as f64 / tested.len() as f64
}

#[test]
fn the_accuracy_without_looking_is_measured_and_far_from_a_network() {
    for (mode, most) in [(Mode::Easy, 0.85), (Mode::Hard, 0.6)] {
        let accuracy = accuracy(mode);
        println!("{mode}: {:.1} % of {TESTED} pictures by mean, spread and 16-bin histogram", 100.0 * accuracy);
        assert!((0.27..most).contains(&accuracy), "{mode}: {accuracy}");
    }
}
