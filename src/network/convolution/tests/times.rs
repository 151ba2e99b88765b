//! How long the blocks take beside burn's own operations: `cargo test --release --lib times_beside -- --ignored --nocapture`.

use std::time::Instant;

use super::*;

/// The four blocks of `compact` on a batch of 64.
const BLOCKS: [Sizes; 4] = [
    (64, 1, 128, 96, 16, [5, 5], 2, [2, 2]),
    (64, 16, 64, 48, 32, [3, 3], 2, [1, 1]),
    (64, 32, 32, 24, 64, [3, 3], 2, [1, 1]),
    (64, 64, 16, 12, 128, [3, 3], 2, [1, 1]),
];
/// Runs of each; the median counts.
const RUNS: usize = 15;

/// The median of the milliseconds that the work takes.
fn milliseconds(mut work: impl FnMut()) -> f64 {
    work();
    let mut times: Vec<f64> = (0..RUNS)
        .map(|_| {
            let start = Instant::now();
            work();
            start.elapsed().as_secs_f64() * 1e3
        })
        .collect();
    times.sort_by(f64::total_cmp);
    times[RUNS / 2]
}

#[test]
#[ignore = "prints times, checks nothing"]
fn times_beside_burns_own_operations() {
    println!("forward, forward and backward in ms: burn's operations | one block of ours");
    for sizes in BLOCKS {
        let case = case(sizes, true);
        let own = || case.block().0;
        let burns = || {
            let BlockOptions { epsilon, .. } = case.options;
            let normal = reference::batch_norm_train(case.convolved(), case.gamma.clone(), case.beta.clone(), epsilon);
            case.rectified(normal.output)
        };
        let [of_burn, of_ours] = [
            [milliseconds(|| drop(burns().into_data())), milliseconds(|| drop(case.gradients(burns())))],
            [milliseconds(|| drop(own().into_data())), milliseconds(|| drop(case.gradients(own())))],
        ];
        let (images, ci, h, w, co, ..) = sizes;
        println!("{images} x {ci} x {h} x {w} -> {co}: {of_burn:6.1?} | {of_ours:6.1?}");
    }
}
