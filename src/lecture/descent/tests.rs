//! Paths against formulas, against plain loops, and the surprises of the three chapters.

use std::sync::OnceLock;

use super::figures::{self, ARRIVED, START, batch_path};
use super::*;
use crate::factory::BaseImage;
use crate::lecture::neuron::Stage;
use crate::lecture::random::Random;
use crate::lecture::{Figure, Material};

const HEAVY: Method = Method::HeavyBall { share: 0.9 };
const NESTEROV: Method = Method::Nesterov { share: 0.9 };

/// A tiny twin of the program's optimizers, from the papers.
struct Twin {
    setting: Setting,
    steps: i32,
    memory: Vec<[f64; 2]>,
}

impl Rule for Twin {
    fn step(&mut self, weights: &mut [f64], gradient: &[f64]) {
        self.steps += 1;
        self.memory.resize(weights.len(), [0.0; 2]);
        let rate = self.setting.rate;
        for ((w, g), m) in weights.iter_mut().zip(gradient).zip(&mut self.memory) {
            *w -= rate
                * match self.setting.method {
                    Method::Plain => *g,
                    Method::HeavyBall { share } => {
                        m[0] = share * m[0] + g;
                        m[0]
                    }
                    Method::Nesterov { share } => {
                        m[0] = share * m[0] + g;
                        g + share * m[0]
                    }
                    Method::Adam => {
                        *m = [0.9 * m[0] + 0.1 * g, 0.999 * m[1] + 0.001 * g * g];
                        let [mean, square] = [m[0] / (1.0 - 0.9f64.powi(self.steps)), m[1] / (1.0 - 0.999f64.powi(self.steps))];
                        mean / (square.sqrt() + 1e-8)
                    }
                };
        }
    }
}

fn rules(setting: Setting) -> Box<dyn Rule> {
    Box::new(Twin { setting, steps: 0, memory: Vec::new() })
}

fn stage() -> &'static Stage {
    static STAGE: OnceLock<Stage> = OnceLock::new();
    STAGE.get_or_init(|| stage_of(42))
}

fn stage_of(seed: u64) -> Stage {
    Stage::new(&Material::new(&BaseImage::bundled(), seed).unwrap()).unwrap()
}

fn value(figures: &[Figure], name: &str) -> f64 {
    figures.iter().find(|figure| figure.name == name).unwrap_or_else(|| panic!("no {name} in {figures:?}")).value
}

/// On a bowl a plain step multiplies each weight by 1 - rate times curvature.
#[test]
fn a_plain_walk_on_the_bowl_is_the_formula() {
    for rate in [0.02, 0.05, 0.079] {
        let path = walk(&Bowl::LESSON, [-2.0, -2.0], &mut *rules(Setting::plain(rate)), 60);
        for (step, place) in path.places.iter().enumerate() {
            let of = |curvature: f64| -2.0 * (1.0 - rate * curvature).powi(step as i32);
            assert!((place[0] - of(1.0)).abs() < 1e-12 && (place[1] - of(25.0)).abs() < 1e-12);
            assert!((path.gaps[step] - f64::midpoint(place[0].powi(2), 25.0 * place[1].powi(2))).abs() < 1e-12);
        }
        assert_eq!(path.end, End::Finished);
    }
}

/// Smooth below 0.04, zigzag up to 0.08, fastest at 2 / 26, explodes above.
#[test]
fn the_bowl_tells_four_kinds_of_rates_apart() {
    let path = |rate| walk(&Bowl::LESSON, START, &mut *rules(Setting::plain(rate)), 400);
    assert_eq!(path(0.039).turning(), 0.0);
    assert!(path(0.079).turning() > 0.95);
    assert_eq!(path(0.039).end, End::Finished);
    let steps = |rate| path(rate).steps_to(1e-6);
    // At the best rate both weights shrink by 24 / 26 a step, and the loss by its square: a millionth is reached after 86.3 steps.
    assert_eq!(steps(2.0 / 26.0), Some(((1e6f64).ln() / (2.0 * (26.0f64 / 24.0).ln())).ceil() as usize));
    // In the long run no rate is faster: the slower of the two directions always shrinks by less.
    let slower =
        |rate: f64| [1.0, 25.0].map(|pull| shrinking(Method::Plain, rate * pull).unwrap()).into_iter().fold(0.0, f64::max);
    assert!((slower(Bowl::LESSON.best_rate()) - 24.0 / 26.0).abs() < 1e-12);
    assert!([0.02, 0.05, 0.07, 0.076, 0.078, 0.0799].into_iter().all(|rate| slower(rate) > 24.0 / 26.0));
    // The gap grows by 1.25^2 a step: a million times after 31 steps along the steep direction alone.
    assert_eq!(path(0.09).end, End::RanAway { step: 32 });
    assert!(path(0.0799).last_gap() < 60.0);
}

#[test]
fn what_runs_away_leaves_no_number_that_cannot_be_drawn() {
    for rate in [0.09, 1.0, 1e10, 1e200, f64::INFINITY, f64::NAN] {
        for method in [Method::Plain, HEAVY, NESTEROV] {
            let path = walk(&Bowl::LESSON, START, &mut *rules(Setting::new(method, rate)), 2000);
            assert!(path.places.iter().flatten().chain(&path.gaps).all(|number| number.is_finite()), "{method:?} at {rate}");
            if rate != 0.09 || method != HEAVY {
                let End::RanAway { step } = path.end else { panic!("{method:?} at {rate} ended {:?}", path.end) };
                assert_eq!(path.places.len(), step);
            }
        }
    }
    let path = walk(&TwoValleys, [2.0], &mut *rules(Setting::plain(3.0)), 500);
    assert!(matches!(path.end, End::RanAway { .. }) && path.gaps.iter().all(|gap| gap.is_finite()));
    // A start at the bottom stays there, and a step away from it is no explosion.
    assert_eq!(walk(&Bowl::LESSON, [0.0, 0.0], &mut *rules(Setting::plain(0.09)), 100).end, End::Finished);
    for rate in [1e9, f64::NAN] {
        let path = batch_path(stage(), &rules, [10, 3], rate, 1);
        assert!(path.places.iter().flatten().all(|weight| weight.is_finite()));
        assert!(path.gaps.iter().all(|(_, gap)| gap.is_finite()));
    }
    assert!(matches!(batch_path(stage(), &rules, [10, 3], f64::NAN, 1).end, End::RanAway { step: 1 }));
}

/// Logistic gradients are bounded: above the limit the walk zigzags for ever, but never explodes.
#[test]
fn the_neuron_never_explodes() {
    let loss = NeuronLoss::of(stage());
    let limit = 2.0 / loss.steepest();
    for rate in [1.2 * limit, 2.5 * limit, 20.0 * limit] {
        let path = walk(&loss, START, &mut *rules(Setting::plain(rate)), 2000);
        assert_eq!(path.end, End::Finished, "rate {rate}");
        assert!(path.last_gap() > 0.01 && path.last_gap() < 40.0, "rate {rate}: {}", path.last_gap());
    }
    assert!(walk(&loss, START, &mut *rules(Setting::plain(0.9 * limit)), 4000).last_gap() < 1e-9);
}

/// The largest rate by bisection is 2 / the largest curvature, and the other limits are those of the eigenvalues, within 1 %.
#[test]
fn limits_by_trying_are_those_of_the_eigenvalues() {
    let (loss, bowl) = (NeuronLoss::of(stage()), Bowl::LESSON);
    for method in [Method::Plain, HEAVY, NESTEROV, Method::HeavyBall { share: 0.5 }, Method::Nesterov { share: 0.5 }] {
        let expected = largest_pull(method).unwrap();
        for (name, steepest, found) in [
            ("neuron", loss.steepest(), limit_by_trying(&loss, method, &rules, 6.0 / loss.steepest())),
            ("bowl", bowl.steepest(), limit_by_trying(&bowl, method, &rules, 6.0 / bowl.steepest())),
        ] {
            let pull = found.unwrap() * steepest;
            assert!((pull / expected - 1.0).abs() < 0.01, "{name}, {method:?}: {pull} against {expected}");
        }
        assert!(shrinking(method, 0.999 * expected).unwrap() < 1.0 && shrinking(method, 1.001 * expected).unwrap() > 1.0);
    }
    assert_eq!(limit_by_trying(&bowl, Method::Plain, &rules, 0.05), None);
    // Nesterov's limit lies below that of plain descent, the heavy ball's above.
    let limit = |method| largest_pull(method).unwrap();
    assert!((limit(NESTEROV) - 3.8 / 2.8).abs() < 1e-12 && (limit(HEAVY) - 3.8).abs() < 1e-12);
    assert!(limit(NESTEROV) < limit(Method::Plain) && limit(Method::Plain) < limit(HEAVY));
    assert_eq!((largest_pull(Method::Adam), shrinking(Method::Adam, 1.0)), (None, None));
}

/// In the long run the distance shrinks by that factor a step: measured over 400 steps of the rule itself.
#[test]
fn the_shrinking_is_that_of_long_walks() {
    for (method, pull) in [(Method::Plain, 0.3), (HEAVY, 0.01), (HEAVY, 1.0), (HEAVY, 3.7), (NESTEROV, 0.01), (NESTEROV, 1.3)] {
        let (mut weight, mut rule) = ([1.0], rules(Setting::new(method, pull)));
        let mut sizes = Vec::new();
        for _ in 0..600 {
            let gradient = weight;
            rule.step(&mut weight, &gradient);
            sizes.push(weight[0].abs().max(1e-300).ln());
        }
        // The largest of 50 steps each: complex eigenvalues make the distance swing.
        let top = |list: &[f64]| list.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let measured = ((top(&sizes[450..500]) - top(&sizes[100..150])) / 350.0).exp();
        let expected = shrinking(method, pull).unwrap();
        assert!((measured - expected).abs() < 0.01, "{method:?} at {pull}: {measured} against {expected}");
    }
}

#[test]
fn a_batch_of_all_pictures_is_gradient_descent() {
    let loss = NeuronLoss::of(stage());
    let exact = walk(&loss, START, &mut *rules(Setting::plain(7.0)), 40);
    let in_batches = batch_path(stage(), &rules, [400, 40], 7.0, 3);
    assert_eq!(in_batches.places.len(), exact.places.len());
    for (one, other) in exact.places.iter().zip(&in_batches.places) {
        assert!((0..2).all(|at| (one[at] - other[at]).abs() < 1e-12), "{one:?} and {other:?}");
    }
    assert_eq!(in_batches.after_pass.len(), 40);
    // Too large a batch is all pictures, too small a one is one picture.
    assert_eq!(batch_path(stage(), &rules, [5000, 2], 7.0, 3).places, batch_path(stage(), &rules, [400, 2], 7.0, 3).places);
    assert_eq!(batch_path(stage(), &rules, [0, 1], 0.1, 3).places.len(), 401);
}

#[test]
fn each_picture_is_seen_once_in_a_pass() {
    // A rule that adds up gradients in place of following them: the sum over one pass is that of all pictures at the start.
    for batch in [1, 7, 50] {
        let mut sum = [0.0; 2];
        let mut updates = 0;
        let mut adds = |_: &mut [f64], gradient: &[f64]| {
            let left = 400 - batch * updates;
            (0..2).for_each(|at| sum[at] += gradient[at] * batch.min(left) as f64);
            updates += 1;
        };
        let path = walk_in_batches(stage(), START, &mut adds, [batch, 1], &mut Random::new(1, "order"));
        let expected = stage().neuron.gradient(START);
        assert!((0..2).all(|at| (sum[at] / 400.0 - expected[at]).abs() < 1e-12));
        assert_eq!(updates, 400usize.div_ceil(batch));
        assert!(path.gaps.len() <= 9 && path.gaps.last().unwrap().0 == 1.0, "{:?}", path.gaps);
        assert!(path.gaps.iter().all(|(_, gap)| *gap == path.gaps[0].1));
    }
}

#[test]
fn the_cloud_is_measured_around_the_best_weights() {
    let [steep, flat] = stage().curvatures.map(|curvature| curvature.direction);
    let best = stage().best;
    let at = |a: f64, b: f64| [0, 1].map(|axis| best[axis] + a * steep[axis] + b * flat[axis]);
    let cloud = Cloud::of(stage(), &[at(3.0, 0.0), at(-3.0, 0.0), at(0.0, 1.0), at(0.0, -1.0)]);
    assert!((cloud.deviation[0] - 4.5f64.sqrt()).abs() < 1e-12 && (cloud.deviation[1] - 0.5f64.sqrt()).abs() < 1e-12);
    assert_eq!(Cloud::of(stage(), &[]).deviation, [0.0, 0.0]);
}

/// The variance in rest, by the sum of its series: each step's noise, shrunk by all the steps after it.
#[test]
fn the_resting_variance_is_the_sum_of_all_past_noise() {
    for (rate, s, batch, lambda) in [(0.2, 1.0, 8, 1.0), (0.05, 2.0, 1, 3.0), (0.5, 0.5, 4, 2.0)] {
        let kept: f64 = (1.0 - rate * lambda) * (1.0 - rate * lambda);
        let series: f64 = (0..2000).map(|past| rate * rate * s * s / f64::from(batch) * kept.powi(past)).sum();
        let formula = resting_variance(rate, s, batch as usize, lambda);
        assert!((formula - series).abs() < 1e-12);
        let mut random = Random::new(5, "rest");
        let rule = &mut *rules(Setting::plain(rate));
        let measured = measured_variance(rule, s, batch as usize, lambda, 100_000, &mut random);
        assert!((measured / formula - 1.0).abs() < 0.03, "{measured} against {formula}");
    }
}

#[test]
fn the_two_valleys_are_where_the_slope_is_zero() {
    let [deep, hill, shallow] = TwoValleys::flat_places();
    for place in [deep, hill, shallow] {
        let [slope] = TwoValleys.gradient([place]);
        assert!(slope.abs() < 1e-12, "{place}: {slope}");
        let difference = (TwoValleys.loss([place + 1e-5]) - TwoValleys.loss([place - 1e-5])) / 2e-5;
        assert!(difference.abs() < 1e-9);
    }
    assert!(deep < -1.0 && (0.1..0.11).contains(&hill) && (0.9..1.0).contains(&shallow));
    assert!(TwoValleys.loss([deep]) < TwoValleys.loss([shallow]) && TwoValleys.loss([shallow]) < TwoValleys.loss([hill]));
    let least = starts().into_iter().map(|x| TwoValleys.gap([x])).fold(f64::INFINITY, f64::min);
    assert!((0.0..1e-3).contains(&least));
    let curvature = (TwoValleys.loss([deep + 1e-4]) + TwoValleys.loss([deep - 1e-4]) - 2.0 * TwoValleys.loss([deep])) / 1e-8;
    assert!((TwoValleys.steepest() - curvature).abs() < 1e-5);
}

/// Plain descent with a small rate never crosses the hill: the share is that of the starts to its left.
#[test]
fn plain_descent_reaches_the_valley_on_whose_side_it_starts() {
    let map = BasinMap::new(&mut *rules(Setting::plain(0.03)), 2000, None);
    let [_, hill, _] = TwoValleys::flat_places();
    for (start, end) in starts().into_iter().zip(&map.ends) {
        assert_eq!(BasinMap::reached(*end), start < hill, "start {start}");
    }
    assert!((map.share() - 211.0 / 401.0).abs() < 1e-12);
    // A walk that ran away has reached nothing.
    let lost = BasinMap::new(&mut *rules(Setting::plain(3.0)), 500, None);
    assert!(lost.ends.iter().any(Option::is_none) && lost.ends.iter().flatten().all(|end| end.is_finite()));
}

/// One start alone, by plain loops, ends where the map says.
#[test]
fn a_start_of_the_basin_map_walks_as_if_alone() {
    let map = BasinMap::new(&mut *rules(Setting::new(HEAVY, 0.03)), 700, None);
    for at in [0, 57, 210, 240, 400] {
        let (mut x, mut v) = (starts()[at], 0.0);
        for _ in 0..700 {
            v = 0.9 * v + x * x * x - x + 0.1;
            x -= 0.03 * v;
        }
        assert!((map.ends[at].unwrap() - x).abs() < 1e-9);
    }
}

#[test]
fn the_learning_rate_has_its_numbers() {
    for seed in [1, 42] {
        let stage = stage_of(seed);
        let found = figures::learning_rate(&stage, &rules);
        let value = |name: &str| value(&found, name);
        // A tenth of the rate takes ten times as long, and near the limit it is fastest.
        assert!((value("steps_at_rate_0_1") / value("steps_at_rate_1") - 10.0).abs() < 0.3, "{found:?}");
        assert!(value("steps_at_rate_7") < 25.0 && value("steps_at_rate_1") > 60.0);
        assert!((value("largest_rate_by_trying") / value("largest_rate") - 1.0).abs() < 0.01);
        assert!(value("gap_for_ever_at_rate_20") > 0.1);
        assert_eq!((value("bowl_steps_at_best_rate"), value("bowl_runs_away_at_rate_0_09")), (87.0, 32.0));
    }
}

#[test]
fn batches_have_their_numbers() {
    for seed in [1, 42] {
        let found = figures::batches(&stage_of(seed), &rules, seed);
        let value = |name: &str| value(&found, name);
        assert_eq!((value("passes_at_batch_1"), value("passes_at_batch_10")), (1.0, 1.0), "{found:?}");
        assert!(value("passes_at_batch_50") <= 3.0 && value("passes_at_batch_400") >= 4.0);
        assert!(value("passes_at_batch_400") > value("passes_at_batch_50"));
        // The surprise: the same rate per picture, the same walk.
        let (one, ten) = (value("gap_at_batch_1_rate_0_03"), value("gap_at_batch_10_rate_0_3"));
        assert!((one / ten - 1.0).abs() < 0.05, "{one} and {ten}");
        assert!(value("gap_hovering") > 0.005 && value("gap_hovering_peak") > 3.0 * value("gap_hovering"));
        assert!((value("resting_variance_measured") / value("resting_variance") - 1.0).abs() < 0.02);
        assert!((value("resting_variance") - 0.0138889).abs() < 1e-6);
    }
}

#[test]
fn momentum_has_its_numbers() {
    for seed in [1, 42] {
        let found = figures::momentum(&stage_of(seed), &rules, seed);
        let value = |name: &str| value(&found, name);
        assert!(value("steps_nesterov_3") < value("steps_plain_7"), "{found:?}");
        assert!(value("steps_adam_0_1") > 5.0 * value("steps_adam_1"));
        for name in ["plain", "heavy_ball", "nesterov"] {
            assert!((value(&format!("limit_{name}_by_trying")) / value(&format!("limit_{name}")) - 1.0).abs() < 0.01);
        }
        assert!((value("basin_plain") - 0.5262).abs() < 1e-4 && (value("basin_adam") - 0.5262).abs() < 1e-4);
        assert!((value("basin_heavy_ball") - 0.581).abs() < 1e-3 && (value("basin_nesterov") - 0.576).abs() < 1e-3);
        assert!(value("basin_noise") > 0.88);
    }
}

/// The heavy ball is drawn by its own definition.
#[test]
fn the_twin_is_the_textbook() {
    let path = walk(&Bowl::LESSON, [1.0, 1.0], &mut *rules(Setting::new(HEAVY, 0.01)), 3);
    // Polyak: x' = x - rate g + share (x - x_before).
    let (mut before, mut x) = ([1.0, 1.0], [1.0, 1.0]);
    for place in &path.places[1..] {
        let next = [0, 1].map(|at| x[at] - 0.01 * [1.0, 25.0][at] * x[at] + 0.9 * (x[at] - before[at]));
        (before, x) = (x, next);
        assert!((0..2).all(|at| (place[at] - x[at]).abs() < 1e-12));
    }
    // From (-2, -2) the loss is 52; after n steps at 0.05 it is 2 * 0.95^2n and next to nothing: below 0.52 when 0.95^2n < 0.26.
    assert_eq!(steps_to(&Bowl::LESSON, START, &mut *rules(Setting::plain(0.05)), ARRIVED, 1000), Some(14));
}
