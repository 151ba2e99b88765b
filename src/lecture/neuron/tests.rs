//! The neuron against finite differences, plain definitions and the surprise of its chapter.

use super::*;
use crate::factory::{BaseImage, Mode, Syndrome};
use crate::lecture::Material;
use crate::lecture::random::Random;

fn stage(seed: u64) -> Stage {
    Stage::new(&Material::new(&BaseImage::bundled(), seed).unwrap()).unwrap()
}

fn figure(figures: &[crate::lecture::Figure], name: &str) -> f64 {
    figures.iter().find(|figure| figure.name == name).unwrap().value
}

#[test]
fn half_of_the_pictures_are_healthy_and_none_is_seen_twice() {
    let material = Material::new(&BaseImage::bundled(), 42).unwrap();
    let stage = Stage::new(&material).unwrap();
    for list in [&stage.learned, &stage.unseen] {
        assert_eq!(list.len(), 400);
        assert_eq!(list.iter().filter(|example| !example.is_ill()).count(), 200);
        for example in list.iter().step_by(50) {
            let specimen = material.generator(Mode::Hard).specimen(42, example.index);
            assert_eq!(specimen.plan.syndrome, example.syndrome);
            assert_eq!(features(&specimen.image), example.raw);
        }
    }
    let mut indices: Vec<u64> = stage.learned.iter().chain(&stage.unseen).map(|example| example.index).collect();
    indices.sort_unstable();
    indices.dedup();
    assert_eq!(indices.len(), 800);
}

#[test]
fn the_features_are_standardised_over_what_is_learned() {
    let stage = stage(42);
    for feature in [0, 1] {
        let mean =
            |value: &dyn Fn(f64) -> f64| stage.learned.iter().map(|example| value(example.x[feature])).sum::<f64>() / 400.0;
        assert!(mean(&|x| x).abs() < 1e-12);
        assert!((mean(&|x| x * x) - 1.0).abs() < 1e-12);
    }
}

#[test]
fn the_gradient_is_the_central_difference() {
    let stage = stage(42);
    let step = 1e-5;
    for weights in [[-2.0, -2.0], [0.0, 0.0], [3.0, 1.0], [-6.0, 7.0]] {
        let gradient = stage.neuron.gradient(weights);
        for at in [0, 1] {
            let moved = |by: f64| {
                let mut weights = weights;
                weights[at] += by;
                weights
            };
            let slope = (stage.neuron.loss(moved(step)) - stage.neuron.loss(moved(-step))) / (2.0 * step);
            assert!((gradient[at] - slope).abs() < 1e-6 * slope.abs(), "at {weights:?}: {} and {slope}", gradient[at]);
            let [one, other] = [step, -step].map(|by| stage.neuron.gradient(moved(by)));
            let [a, b, c] = stage.neuron.hessian(weights);
            for (cell, expected) in [[a, b], [b, c]][at].into_iter().zip([0, 1].map(|to| (one[to] - other[to]) / (2.0 * step))) {
                assert!((cell - expected).abs() < 1e-6 * expected.abs(), "at {weights:?}: {cell} and {expected}");
            }
        }
    }
}

#[test]
fn the_gradient_of_a_batch_is_the_mean_of_its_pictures() {
    let stage = stage(7);
    let weights = [0.5, -1.0];
    let batch = [3, 17, 200, 399];
    let alone = batch.map(|place| stage.neuron.gradient_of(&[place], weights));
    let together = stage.neuron.gradient_of(&batch, weights);
    let all: Vec<usize> = (0..400).collect();
    for at in [0, 1] {
        assert!((together[at] - alone.iter().map(|one| one[at]).sum::<f64>() / 4.0).abs() < 1e-15);
        assert!((stage.neuron.gradient_of(&all, weights)[at] - stage.neuron.gradient(weights)[at]).abs() < 1e-15);
    }
    assert_eq!(stage.neuron.gradient_of(&[], weights), [0.0, 0.0]);
}

/// No gradient, no Newton: a search that only compares losses ends at the same weights.
#[test]
fn the_best_weights_are_where_a_blind_search_ends() {
    let stage = stage(42);
    let (mut weights, mut reach) = ([0.0, 0.0], 4.0);
    while reach > 1e-8 {
        let ways = [[1.0, 0.0], [-1.0, 0.0], [0.0, 1.0], [0.0, -1.0], [1.0, 1.0], [-1.0, -1.0], [1.0, -1.0], [-1.0, 1.0]];
        let near = ways.map(|way| [0, 1].map(|at| weights[at] + reach * way[at]));
        let lower = near.into_iter().find(|&near| stage.neuron.loss(near) < stage.neuron.loss(weights));
        match lower {
            Some(lower) => weights = lower,
            None => reach /= 2.0,
        }
    }
    for at in [0, 1] {
        assert!((weights[at] - stage.best[at]).abs() < 1e-5, "{weights:?} and {:?}", stage.best);
        assert!(stage.neuron.gradient(stage.best)[at].abs() < 1e-12);
    }
    assert!((stage.neuron.loss(weights) - stage.least).abs() < 1e-12);
}

/// A trace and a determinant make two eigenvalues.
#[test]
fn the_curvatures_are_the_eigenvalues_at_the_best_weights() {
    let stage = stage(42);
    let [a, b, c] = stage.neuron.hessian(stage.best);
    let [steep, flat] = stage.curvatures.map(|curvature| curvature.value);
    assert!((steep + flat - a - c).abs() < 1e-14);
    assert!((steep * flat - (a * c - b * b)).abs() < 1e-14);
    assert!(steep > 10.0 * flat && flat > 0.0);
}

#[test]
fn points_without_a_best_have_none() {
    let separate = Logistic::new([([-1.0, 0.3], false), ([-2.0, -1.0], false), ([1.0, 0.5], true), ([2.0, -0.2], true)]);
    assert_eq!(separate.best(), None);
    let on_a_line = Logistic::new([([-1.0, -1.0], false), ([1.0, 1.0], true), ([2.0, 2.0], false)]);
    assert_eq!(on_a_line.best(), None);
}

#[test]
fn the_loss_is_the_mean_of_minus_log_p() {
    let stage = stage(7);
    let weights = [-1.5, 0.75];
    let of = |example: &Example| {
        let p = 1.0 / (1.0 + (-(weights[0] * example.x[0] + weights[1] * example.x[1])).exp());
        if example.is_ill() { -p.ln() } else { -(1.0 - p).ln() }
    };
    let expected = stage.learned.iter().map(of).sum::<f64>() / 400.0;
    assert!((stage.neuron.loss(weights) - expected).abs() < 1e-12);
    let right =
        |example: &&Example| (weights[0] * example.x[0] + weights[1] * example.x[1] > 0.0) == (example.syndrome != Syndrome::Z);
    assert_eq!(stage.neuron.accuracy(weights) * 400.0, stage.learned.iter().filter(right).count() as f64);
}

#[test]
fn far_weights_overflow_nothing() {
    let stage = stage(7);
    for weights in [[1e8, -1e8], [-1e300, 1e300]] {
        assert!(stage.neuron.loss(weights).is_finite());
        assert!(stage.neuron.gradient(weights).iter().all(|slope| slope.is_finite()));
    }
    for (z, p) in [(800.0, 1.0), (-800.0, 0.0), (0.0, 0.5)] {
        assert_eq!(sigmoid(z), p);
    }
    assert_eq!(softplus(1000.0), 1000.0);
}

#[test]
fn the_map_has_the_loss_of_each_cell() {
    let stage = stage(7);
    let window = Window::around(&[[-2.0, -2.0], stage.best], 0.2);
    let map = LossMap::new(&|weights| stage.neuron.loss(weights), window, [9, 7], &mut |_| true).unwrap();
    assert_eq!(map.values.len(), 63);
    let mut random = Random::new(1, "cells");
    for _ in 0..20 {
        let (column, row) = (random.below(9), random.below(7));
        let weights = window.at([(column as f64 + 0.5) / 9.0, (row as f64 + 0.5) / 7.0]);
        assert_eq!(map.values[row * 9 + column], stage.neuron.loss(weights));
        let [x, y] = window.shares(weights);
        assert!((x - (column as f64 + 0.5) / 9.0).abs() < 1e-12 && (y - (row as f64 + 0.5) / 7.0).abs() < 1e-12);
    }
    let mut rows = 0;
    let stopped = LossMap::new(&|weights| stage.neuron.loss(weights), window, [9, 7], &mut |_| {
        rows += 1;
        rows < 3
    });
    assert_eq!((stopped, rows), (None, 3));
}

#[test]
fn windows_hold_their_places_and_refuse_what_is_not_finite() {
    let window = Window::around(&[[0.0, 0.0], [4.0, 1.0], [f64::NAN, 3.0], [f64::INFINITY, 0.0]], 0.25);
    assert_eq!((window.low, window.high), ([-1.0, -2.5], [5.0, 3.5]));
    assert_eq!(Window::around(&[], 0.0), Window { low: [-0.5, -0.5], high: [0.5, 0.5] });
}

/// The surprise of the chapter: neither feature says much alone, both together do, and one of the weights is negative.
#[test]
fn one_weight_cancels_what_the_other_feature_cannot_help() {
    for seed in [1, 7, 42] {
        let found = figures(&stage(seed));
        let value = |name: &str| figure(&found, name);
        assert!(value("auc_spread") < 0.62 && value("auc_contrast") < 0.80, "seed {seed}: {found:?}");
        assert!(value("auc_both") > value("auc_contrast") + 0.10);
        assert!(value("accuracy_unseen") > 0.80);
        assert!(value("best_weight_spread") < -2.0 && value("best_weight_contrast") > 3.0);
        assert!((0.80..0.92).contains(&value("correlation")));
        assert!((15.0..60.0).contains(&value("condition")));
        assert!((0.3..0.5).contains(&value("least_loss")));
    }
}
