//! Against data whose R^2 is known, and against the normal equations solved by elimination.

use rand::{RngExt as _, SeedableRng as _};
use rand_xoshiro::Xoshiro256PlusPlus;

use super::*;

/// A number with mean 0 and deviation 1, nearly normal.
fn normal(rng: &mut Xoshiro256PlusPlus) -> f64 {
    (0..12).map(|_| rng.random::<f64>()).sum::<f64>() - 6.0
}

/// Features, drawn independently.
fn drawn(pictures: usize, features: usize, seed: u64) -> Vec<f32> {
    let mut rng = Xoshiro256PlusPlus::seed_from_u64(seed);
    (0..pictures * features).map(|_| normal(&mut rng) as f32).collect()
}

fn question(name: &str, values: Vec<f64>) -> Question {
    Question { name: name.to_owned(), values }
}

fn classes_of(pictures: usize) -> Vec<Syndrome> {
    (0..pictures).map(|picture| Syndrome::ALL[picture % 4]).collect()
}

#[test]
fn known_shares_are_found() {
    let (pictures, features) = (6_000, 5);
    let codes = drawn(pictures, features, 1);
    let mut rng = Xoshiro256PlusPlus::seed_from_u64(2);
    let row = |picture: usize| &codes[picture * features..][..features];
    // y = signal + noise: R^2 is the share of the signal in the variance.
    let mut mixed = |signal: fn(&[f32]) -> f64, noise: f64| -> Vec<f64> {
        (0..pictures).map(|picture| 40.0 + signal(row(picture)) + noise * normal(&mut rng)).collect()
    };
    let questions = [
        question("exact", mixed(|x| f64::from(3.0 * x[0] - 2.0 * x[4]), 0.0)),
        question("half", mixed(|x| f64::from(x[1]), 1.0)),
        question("a fifth", mixed(|x| f64::from(x[2] + x[3]), 8.0_f64.sqrt())),
        question("nothing", mixed(|_| 0.0, 1.0)),
        question("constant", vec![7.0; pictures]),
    ];
    let found = read_out(&codes, features, &questions, &classes_of(pictures), &mut |_| true).unwrap();
    let expected = [Some(1.0), Some(0.5), Some(0.2), Some(0.0), None];
    for (kept, expected) in found.parameters.iter().zip(expected) {
        let close = match (kept.r_squared, expected) {
            (Some(found), Some(expected)) => (found - expected).abs() < 0.04,
            (found, expected) => found == expected,
        };
        assert!(close, "{}: {:?}", kept.name, kept.r_squared);
    }
    assert!((found.class_accuracy - 0.25).abs() < 0.05, "classes that the code does not know: {}", found.class_accuracy);
    assert_eq!((found.features, found.unseen), (5, 1_200));
}

#[test]
fn classes_that_lie_apart_are_told_apart() {
    let pictures = 400;
    let classes = classes_of(pictures);
    let mut codes = drawn(pictures, 4, 3);
    for (row, class) in codes.chunks_mut(4).zip(&classes) {
        for value in row.iter_mut() {
            *value *= 0.2;
        }
        row[class.index()] += 2.0;
    }
    let found = read_out(&codes, 4, &[], &classes, &mut |_| true).unwrap();
    assert!(found.class_accuracy > 0.99, "{}", found.class_accuracy);
}

/// Gauss's elimination with the largest pivot.
fn eliminate(mut matrix: Vec<Vec<f64>>, mut side: Vec<f64>) -> Vec<f64> {
    let n = side.len();
    for column in 0..n {
        let pivot = (column..n).max_by(|&a, &b| matrix[a][column].abs().total_cmp(&matrix[b][column].abs())).unwrap();
        matrix.swap(column, pivot);
        side.swap(column, pivot);
        for row in column + 1..n {
            let factor = matrix[row][column] / matrix[column][column];
            let above = matrix[column].clone();
            matrix[row].iter_mut().zip(above).skip(column).for_each(|(own, above)| *own -= factor * above);
            side[row] -= factor * side[column];
        }
    }
    for row in (0..n).rev() {
        let known: f64 = (row + 1..n).map(|k| matrix[row][k] * side[k]).sum();
        side[row] = (side[row] - known) / matrix[row][row];
    }
    side
}

#[test]
fn the_regression_is_that_of_the_normal_equations() {
    let (pictures, features) = (200, 6);
    let mut codes = drawn(pictures, features, 5);
    // Of other sizes and means, one that repeats another, and one that never varies.
    for row in codes.chunks_mut(features) {
        row[1] = 1_000.0 + 50.0 * row[1];
        row[4] = row[0];
        row[5] = 3.0;
    }
    let mut rng = Xoshiro256PlusPlus::seed_from_u64(6);
    let values: Vec<f64> = codes.chunks(features).map(|row| f64::from(2.0 * row[0] - 0.01 * row[1]) + normal(&mut rng)).collect();
    let found = read_out(&codes, features, &[question("y", values.clone())], &classes_of(pictures), &mut |_| true).unwrap();

    let (fit, first) = (120, 160);
    let mut best = (f64::INFINITY, f64::NAN);
    let column = |feature: usize| -> Vec<f64> { codes.chunks(features).map(|row| f64::from(row[feature])).collect() };
    let mean = |values: &[f64]| values.iter().sum::<f64>() / values.len() as f64;
    let standardised: Vec<Vec<f64>> = (0..5)
        .map(|feature| {
            let column = column(feature);
            let middle = mean(&column[..fit]);
            let deviation = mean(&column[..fit].iter().map(|x| (x - middle).powi(2)).collect::<Vec<_>>()).sqrt();
            column.iter().map(|x| (x - middle) / deviation).collect()
        })
        .collect();
    let middle = mean(&values[..fit]);
    for strength in STRENGTHS {
        let product = |a: &[f64], b: &[f64]| a[..fit].iter().zip(b).map(|(a, b)| a * b).sum::<f64>() / fit as f64;
        let matrix = (0..5)
            .map(|i| (0..5).map(|j| product(&standardised[i], &standardised[j]) + if i == j { strength } else { 0.0 }).collect());
        let centred: Vec<f64> = values.iter().map(|y| y - middle).collect();
        let weights = eliminate(matrix.collect(), (0..5).map(|i| product(&standardised[i], &centred)).collect());
        let answer = |picture: usize| (0..5).map(|i| weights[i] * standardised[i][picture]).sum::<f64>();
        let error = |range: std::ops::Range<usize>| range.map(|p| (answer(p) - centred[p]).powi(2)).sum::<f64>();
        let apart = error(fit..first);
        if apart < best.0 {
            let of_test = mean(&centred[first..]);
            let deviations: f64 = centred[first..].iter().map(|y| (y - of_test).powi(2)).sum();
            best = (apart, 1.0 - error(first..pictures) / deviations);
        }
    }
    let r_squared = found.parameters[0].r_squared.unwrap();
    assert!((r_squared - best.1).abs() < 1e-9, "{r_squared} against {}", best.1);
}

#[test]
fn more_features_than_pictures_and_too_few_pictures_are_no_trouble() {
    let pictures = 100;
    let codes = drawn(pictures, 300, 7);
    let values: Vec<f64> = codes.chunks(300).map(|row| f64::from(row[0])).collect();
    let found = read_out(&codes, 300, &[question("one of many", values)], &classes_of(pictures), &mut |_| true).unwrap();
    assert!(found.parameters[0].r_squared.unwrap().is_finite());
    assert_eq!(read_out(&codes[..19 * 300], 300, &[], &classes_of(19), &mut |_| true), None);
    assert!(read_out(&[], 0, &[], &classes_of(40), &mut |_| true).is_some_and(|found| found.class_accuracy < 0.5));
}

#[test]
fn it_stops_when_it_is_told_to() {
    let codes = drawn(200, 3, 8);
    let mut told = Vec::new();
    assert_eq!(
        read_out(&codes, 3, &[], &classes_of(200), &mut |share| {
            told.push(share);
            told.len() < 3
        }),
        None
    );
    assert_eq!(told.len(), 3);
    let mut told = Vec::new();
    read_out(&codes, 3, &[], &classes_of(200), &mut |share| {
        told.push(share);
        true
    })
    .unwrap();
    assert!(told.windows(2).all(|pair| pair[0] <= pair[1]) && told.last() == Some(&1.0));
}
