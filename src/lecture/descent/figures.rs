//! The main numbers of chapters 2, 3 and 4.

use super::basin::{BasinMap, FadingNoise};
use super::batches::{BatchPath, measured_variance, resting_variance, walk_in_batches};
use super::rule::{Method, Rules, Setting};
use super::stability::{largest_pull, limit_by_trying};
use super::surface::{Bowl, NeuronLoss, Surface as _};
use super::walk::{End, steps_to, walk};
use crate::lecture::neuron::Stage;
use crate::lecture::random::Random;
use crate::lecture::{Figure, Unit};

/// Where the walks of the neuron begin.
pub const START: [f64; 2] = [-2.0, -2.0];
/// A walk has arrived when its gap is at most this share of the first one.
pub const ARRIVED: f64 = 0.01;
/// The same for mini-batches, whose last hundredths are noise.
pub const ARRIVED_IN_BATCHES: f64 = 0.05;
/// The momentum of the program's optimizers.
pub const SHARE: f64 = 0.9;
/// The noise that goes quiet, and the learning rate at which it is shown.
pub const FADING: (FadingNoise, f64) = (FadingNoise { deviation: 1.0, steps: 2000 }, 0.2);
/// Steps of a walk on the basin map; the noise is quiet before they end.
pub const BASIN_STEPS: usize = 2500;

/// A count; not a number where it was never reached.
fn count(name: impl Into<String>, value: Option<usize>, unit: Unit) -> Figure {
    Figure::new(name, value.map_or(f64::NAN, |count| count as f64), unit)
}

fn number(name: impl Into<String>, value: f64) -> Figure {
    Figure::new(name, value, Unit::Number)
}

/// A rate as part of a name: `0.1` is `0_1`.
fn written(rate: f64) -> String {
    format!("{rate}").replace('.', "_")
}

/// Chapter 2, the learning rate: too small creeps, too large zigzags, and only a bowl without end explodes.
pub fn learning_rate(stage: &Stage, rules: Rules<'_>) -> Vec<Figure> {
    let loss = NeuronLoss::of(stage);
    let mut found: Vec<Figure> = [0.1, 1.0, 7.0]
        .into_iter()
        .map(|rate| {
            let steps = steps_to(&loss, START, &mut *rules(Setting::plain(rate)), ARRIVED, 5000);
            count(format!("steps_at_rate_{}", written(rate)), steps, Unit::Steps)
        })
        .collect();
    found.push(number("largest_rate", 2.0 / loss.steepest()));
    let tried = limit_by_trying(&loss, Method::Plain, rules, 4.0 / loss.steepest());
    found.push(number("largest_rate_by_trying", tried.unwrap_or(f64::NAN)));
    found.extend([10.0, 20.0].map(|rate| {
        let gap = walk(&loss, START, &mut *rules(Setting::plain(rate)), 2000).last_gap();
        number(format!("gap_for_ever_at_rate_{}", written(rate)), gap)
    }));
    let bowl = Bowl::LESSON;
    found.push(number("bowl_best_rate", bowl.best_rate()));
    let best = steps_to(&bowl, START, &mut *rules(Setting::plain(bowl.best_rate())), 1e-6, 5000);
    found.push(count("bowl_steps_at_best_rate", best, Unit::Steps));
    let explodes = match walk(&bowl, START, &mut *rules(Setting::plain(0.09)), 5000).end {
        End::RanAway { step } => Some(step),
        End::Finished => None,
    };
    found.push(count("bowl_runs_away_at_rate_0_09", explodes, Unit::Steps));
    found
}

/// The walk of a stage in batches, with plain descent, in the orders of its seed.
pub fn batch_path(stage: &Stage, rules: Rules<'_>, [batch, passes]: [usize; 2], rate: f64, seed: u64) -> BatchPath {
    let mut random = Random::new(seed, "order of the batches");
    walk_in_batches(stage, START, &mut *rules(Setting::plain(rate)), [batch, passes], &mut random)
}

/// Chapter 3, batches: at equal passes rough steps win, and the learning rate divided by the batch is what counts.
pub fn batches(stage: &Stage, rules: Rules<'_>, seed: u64) -> Vec<Figure> {
    let mut found: Vec<Figure> = [(1, 0.1), (10, 1.0), (50, 3.0), (400, 7.0)]
        .into_iter()
        .map(|(batch, rate)| {
            let passes = batch_path(stage, rules, [batch, 60], rate, seed).passes_to(ARRIVED_IN_BATCHES);
            count(format!("passes_at_batch_{batch}"), passes, Unit::Passes)
        })
        .collect();
    let hovering = batch_path(stage, rules, [1, 60], 0.3, seed);
    let late = &hovering.after_pass[hovering.after_pass.len().min(10)..];
    found.push(number("gap_hovering", late.iter().sum::<f64>() / late.len() as f64));
    found.push(number("gap_hovering_peak", late.iter().copied().fold(0.0, f64::max)));
    for (name, batch, rate) in [("gap_at_batch_1_rate_0_03", 1, 0.03), ("gap_at_batch_10_rate_0_3", 10, 0.3)] {
        let path = batch_path(stage, rules, [batch, 5], rate, seed);
        found.push(number(name, path.after_pass.last().copied().unwrap_or(f64::NAN)));
    }
    let (rate, s, batch, lambda) = (0.2, 1.0, 8, 1.0);
    let mut random = Random::new(seed, "noise of the bowl");
    let measured = measured_variance(&mut *rules(Setting::plain(rate)), s, batch, lambda, 200_000, &mut random);
    found.push(number("resting_variance", resting_variance(rate, s, batch, lambda)));
    found.push(number("resting_variance_measured", measured));
    found
}

/// Chapter 4, momentum: fewer steps, other limits, and hardly a way out of the wrong valley.
pub fn momentum(stage: &Stage, rules: Rules<'_>, seed: u64) -> Vec<Figure> {
    let loss = NeuronLoss::of(stage);
    let (heavy, nesterov) = (Method::HeavyBall { share: SHARE }, Method::Nesterov { share: SHARE });
    let settings = [
        ("steps_plain_7", Setting::plain(7.0)),
        ("steps_heavy_ball_3", Setting::new(heavy, 3.0)),
        ("steps_nesterov_3", Setting::new(nesterov, 3.0)),
        ("steps_adam_0_1", Setting::new(Method::Adam, 0.1)),
        ("steps_adam_1", Setting::new(Method::Adam, 1.0)),
    ];
    let steps = |setting| steps_to(&loss, START, &mut *rules(setting), ARRIVED, 5000);
    let mut found: Vec<Figure> = settings.map(|(name, setting)| count(name, steps(setting), Unit::Steps)).into();
    for (name, method) in [("plain", Method::Plain), ("heavy_ball", heavy), ("nesterov", nesterov)] {
        found.push(number(format!("limit_{name}"), largest_pull(method).unwrap_or(f64::NAN)));
        let tried = limit_by_trying(&loss, method, rules, 5.0 / loss.steepest()).map(|rate| rate * loss.steepest());
        found.push(number(format!("limit_{name}_by_trying"), tried.unwrap_or(f64::NAN)));
    }
    let basins = [
        ("basin_plain", Setting::plain(0.03)),
        ("basin_heavy_ball", Setting::new(heavy, 0.03)),
        ("basin_nesterov", Setting::new(nesterov, 0.03)),
        ("basin_adam", Setting::new(Method::Adam, 0.1)),
    ];
    let share = |setting| BasinMap::new(&mut *rules(setting), BASIN_STEPS, None).share();
    found.extend(basins.map(|(name, setting)| Figure::new(name, share(setting), Unit::Share)));
    let (noise, rate) = FADING;
    let mut random = Random::new(seed, "noise of the valleys");
    let noisy = BasinMap::new(&mut *rules(Setting::plain(rate)), BASIN_STEPS, Some((noise, &mut random)));
    found.push(Figure::new("basin_noise", noisy.share(), Unit::Share));
    found
}
