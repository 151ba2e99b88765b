//! How long it takes to lay a picture over its base, and how close the estimate comes to what was drawn.
//!
//! `cargo run --release --example tools -- time-alignment [COUNT]`: HARD and EASY pictures of the bundled base, COUNT of each (10,000
//! unless said otherwise), and HARD pictures that may be flipped and turned, a tenth as many. One thread.
use std::time::Instant;

use brain_tumor_lab::factory::{Aligner, BaseImage, Generator, Mode, Recipe};

pub fn run(arguments: &[String]) {
    let count = arguments.first().and_then(|text| text.parse().ok()).unwrap_or(10_000);
    let mut turned = Mode::Hard.recipe();
    turned.alterations.switches.rotate = true;
    turned.alterations.switches.flip = true;
    println!("recipe   to make  per picture  errors of the ratios  of the moves    wrong move  refused");
    println!("         (us)     (us)         (median, 95 %)        (median, 95 %)  (share)     (share)");
    for (name, recipe, count) in
        [("HARD", Mode::Hard.recipe(), count), ("EASY", Mode::Easy.recipe(), count), ("turned", turned, count / 10)]
    {
        report(name, &recipe, count);
    }
}

fn report(name: &str, recipe: &Recipe, count: u64) {
    let base = BaseImage::bundled();
    let Ok(generator) = Generator::new(recipe, &base) else { return };
    let start = Instant::now();
    let aligner = Aligner::new(&base, &recipe.alterations);
    let made = start.elapsed().as_secs_f64() * 1e6;
    let (mut ratios, mut moves, mut seconds, mut wrong, mut refused) = (Vec::new(), Vec::new(), 0.0, 0_u64, 0_u64);
    for index in 0..count {
        let plan = generator.plan(1, index);
        let image = generator.render(&plan);
        let start = Instant::now();
        let found = aligner.align(image.pixels());
        seconds += start.elapsed().as_secs_f64();
        let drawn = plan.alterations;
        let off = [(found.x_ratio, drawn.shrink.x_ratio), (found.y_ratio, drawn.shrink.y_ratio)];
        ratios.extend(off.map(|(found, drawn)| (found / drawn - 1.0).abs()));
        let off = [(found.move_x - f64::from(drawn.shift.dx)).abs(), (found.move_y - f64::from(drawn.shift.dy)).abs()];
        moves.extend(off);
        wrong += u64::from(off.into_iter().any(|off| off >= 0.5));
        refused += u64::from(!found.belongs());
    }
    let quantile = |values: &mut Vec<f64>, share: f64| {
        values.sort_by(f64::total_cmp);
        values.get((values.len() as f64 * share) as usize).copied().unwrap_or_default()
    };
    let share = |part: u64| 100.0 * part as f64 / count.max(1) as f64;
    let per_picture = 1e6 * seconds / count.max(1) as f64;
    let [ratio, high_ratio] = [0.5, 0.95].map(|share| 100.0 * quantile(&mut ratios, share));
    let [shift, high_shift] = [0.5, 0.95].map(|share| quantile(&mut moves, share));
    let (wrong, refused) = (share(wrong), share(refused));
    println!(
        "{name:<8} {made:<8.0} {per_picture:<12.0} {ratio:.3} %, {high_ratio:.3} %      {shift:.2}, {high_shift:.2} px   {wrong:.3} %     {refused:.3} %"
    );
}
