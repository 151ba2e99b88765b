//! The job that turns a knob: what it measures is what an evaluation of the same pictures gives.

use std::sync::Arc;
use std::time::{Duration, Instant};

use brain_tumor_lab::factory::{BaseImage, Generator, Mode, PIXELS, Parameter, SpecimenId, Syndrome};
use brain_tumor_lab::network::{Model, evaluate_images};
use brain_tumor_lab::worker::{Ask, JobError, Reply, Steps, SweepAnswer, SweepJob, SweepPoint, SweepRequest, halves_by_size};

use super::common::{Asked, Gate, LONG, first_of, generator, predictor};

const NOISE: &str = "alterations.noise_amplitude";
/// The first specimen that is measured: not the first one of its series.
const FROM: u64 = 20;

fn request(values: &[f64], count: u64) -> SweepRequest {
    SweepRequest {
        first: first_of(Mode::Easy, 41).at(FROM),
        count,
        key: NOISE,
        values: values.to_vec(),
        model: Arc::new(Model::bundled(Mode::Easy).expect("the bundled network")),
    }
}

/// What was measured, by the place of the value.
fn points(answers: Vec<SweepAnswer>) -> Vec<(usize, SweepPoint)> {
    let point = |answer| match answer {
        SweepAnswer::Measured { place, point } => (place, point),
        SweepAnswer::Failed(err) => panic!("{err}"),
    };
    let mut points: Vec<(usize, SweepPoint)> = answers.into_iter().map(point).collect();
    points.sort_by_key(|(place, _)| *place);
    points
}

/// Waits until pictures have been answered.
fn wait_for_steps(sweeps: &Asked<SweepJob>) -> Steps {
    loop {
        sweeps.wait_for_a_call();
        if let Some(steps) = sweeps.ask.steps() {
            return steps;
        }
    }
}

#[test]
fn specimens_share_everything_but_the_knob() {
    let values = [0.0, 20.0, 127.0];
    let noise = Parameter::by_key(NOISE).unwrap();
    let generators = values.map(|value| {
        let mut recipe = Mode::Easy.recipe();
        noise.fix(&mut recipe, value);
        Generator::new(&recipe, &BaseImage::bundled()).unwrap()
    });
    let mut differ = 0;
    for index in 0..50 {
        let own = generator(Mode::Easy).plan(41, index);
        for (generator, value) in generators.iter().zip(values) {
            let mut plan = generator.plan(41, index);
            assert_eq!(plan.alterations.noise.amplitude, value);
            plan.alterations.noise.amplitude = own.alterations.noise.amplitude;
            assert_eq!(plan, own, "specimen {index} at {value}: the noise's own seed too");
        }
        differ += usize::from(generators[0].specimen(41, index).image != generators[2].specimen(41, index).image);
    }
    assert_eq!(differ, 50, "and the knob does something");
}

#[test]
fn what_is_measured_is_what_an_evaluation_of_the_same_pictures_gives() {
    let (values, count) = ([5.0, 60.0, 127.0], 130);
    let measured = points(Asked::<SweepJob>::new().all_answers_to(request(&values, count)));
    assert_eq!(measured.iter().map(|(place, _)| *place).collect::<Vec<_>>(), [0, 1, 2]);
    let model = Model::bundled(Mode::Easy).unwrap();
    let halves = halves_by_size(&generator(Mode::Easy), 41, FROM, count);
    for ((_, point), value) in measured.iter().zip(values) {
        let mut recipe = Mode::Easy.recipe();
        Parameter::by_key(NOISE).unwrap().fix(&mut recipe, value);
        let generator = Generator::new(&recipe, &BaseImage::bundled()).unwrap();
        let specimens: Vec<_> = (FROM..FROM + count).map(|index| generator.specimen(41, index)).collect();
        let images: Vec<[u8; PIXELS]> = specimens.iter().map(|specimen| *specimen.image.pixels()).collect();
        let classes: Vec<Syndrome> = specimens.iter().map(|specimen| specimen.plan.syndrome).collect();
        let evaluation = evaluate_images(&predictor(&model), &images, &classes, None).unwrap();
        let right: u64 = (0..4).map(|class| evaluation.confusion.counts()[class][class]).sum();
        assert_eq!((point.all.right, point.all.pictures), (right, count), "at {value}");
        for class in Syndrome::ALL {
            let row = &evaluation.confusion.counts()[class.index()];
            let tally = point.classes[class.index()];
            assert_eq!((tally.right, tally.pictures), (row[class.index()], row.iter().sum()), "{class} at {value}");
        }
        let predictions = predictor(&model).predict(&images, None).unwrap();
        for half in 0..2 {
            let members = || (0..count as usize).filter(|&place| halves[place] == Some(half));
            let right = members().filter(|&place| predictions[place].is_right(classes[place])).count();
            assert_eq!((point.sizes[half].right, point.sizes[half].pictures), (right as u64, members().count() as u64));
        }
    }
    assert!(measured[0].1.all.right > measured[2].1.all.right, "noise makes it harder");
}

#[test]
fn each_class_is_cut_into_halves_by_the_area_of_its_tumors() {
    let (generator, count) = (generator(Mode::Hard), 400);
    let halves = halves_by_size(&generator, 6, FROM, count);
    for class in Syndrome::ALL {
        let areas = |wanted: usize| -> Vec<f64> {
            let members = (FROM..FROM + count).filter(|&index| halves[(index - FROM) as usize] == Some(wanted));
            let of_class = members.filter(|&index| generator.plan(6, index).syndrome == class);
            of_class
                .map(|index| {
                    // Before any alteration: tumors are where the painted picture is brighter than the base can make it.
                    let mut plan = generator.plan(6, index);
                    plan.alterations = brain_tumor_lab::factory::Alterations::default();
                    generator.mask(&plan).bits().iter().filter(|&&bits| bits > 0).count() as f64 / plan.tumors.len() as f64
                })
                .collect()
        };
        let (small, large) = (areas(0), areas(1));
        if class == Syndrome::Z {
            assert!(small.is_empty() && large.is_empty(), "healthy pictures have no tumors to measure");
            continue;
        }
        assert!(small.len().abs_diff(large.len()) <= 1 && small.len() > 20, "{class}: {} and {}", small.len(), large.len());
        let most = small.iter().copied().fold(0.0, f64::max);
        assert!(large.iter().all(|&area| area >= most), "{class}");
    }
}

#[test]
fn whoever_hears_that_all_is_done_has_everything() {
    let (waker, gate) = Gate::new();
    let mut sweep = Ask::new(waker, SweepJob::default);
    let (values, count) = ([0.0, 40.0, 80.0, 120.0], 100);
    let total = count * values.len() as u64;
    sweep.ask(request(&values, count));
    let (mut answers, mut done, mut at_the_end) = (Vec::new(), Vec::new(), None);
    let mut is_over = false;
    while !is_over {
        assert!(gate.wait());
        // The thread is held: what it has said and how far it is belong together.
        while let Some(reply) = sweep.poll() {
            match reply {
                Reply::Answer(answer) => answers.push(answer),
                Reply::Done => is_over = true,
                Reply::Failed(failure) => panic!("{failure}"),
            }
        }
        if let Some(steps) = sweep.steps() {
            assert_eq!(steps.total, total);
            done.push(steps.done);
            if steps.done == total {
                at_the_end.get_or_insert(answers.len());
            }
        }
        gate.open();
    }
    assert!(done.is_sorted() && done.last() == Some(&total), "{done:?}");
    assert_eq!((at_the_end, points(answers).len()), (Some(values.len()), values.len()));
}

#[test]
fn the_newest_request_wins_and_an_older_one_says_nothing_after_it() {
    let mut sweeps = Asked::<SweepJob>::new();
    sweeps.ask.ask(request(&[0.0, 50.0, 100.0, 120.0], 5000));
    assert_eq!(wait_for_steps(&sweeps).total, 20_000);
    sweeps.ask.ask(request(&[10.0], 64));
    let mut answers = Vec::new();
    loop {
        // The old one was far from its first value, and its progress is told no more.
        assert!(sweeps.ask.steps().is_none_or(|steps| steps.total == 64));
        match sweeps.reply() {
            Reply::Answer(answer) => answers.push(answer),
            Reply::Done => break,
            Reply::Failed(failure) => panic!("{failure}"),
        }
    }
    let points = points(answers);
    assert!(matches!(&points[..], [(0, point)] if point.all.pictures == 64), "{points:?}");
}

#[test]
fn a_cancelled_request_ends_soon_and_the_thread_takes_the_next_one() {
    let mut sweeps = Asked::<SweepJob>::new();
    sweeps.ask.ask(request(&[0.0, 100.0], 100_000));
    wait_for_steps(&sweeps);
    sweeps.ask.cancel();
    assert!(!sweeps.ask.is_busy() && sweeps.ask.steps().is_none());
    let start = Instant::now();
    let points = points(sweeps.all_answers_to(request(&[10.0], 10)));
    assert!(start.elapsed() < Duration::from_secs(20), "{:?}", start.elapsed());
    assert!(matches!(&points[..], [(0, point)] if point.all.pictures == 10), "{points:?}");
}

#[test]
fn a_thread_with_work_left_ends_when_nobody_wants_it() {
    let start = Instant::now();
    for round in 0..5 {
        let mut sweeps = Asked::<SweepJob>::new();
        sweeps.ask.ask(request(&[0.0, 100.0], 100_000));
        if round % 2 == 1 {
            wait_for_steps(&sweeps);
        }
        assert!(sweeps.ask.close_within(LONG));
    }
    assert!(start.elapsed() < Duration::from_secs(30), "{:?}", start.elapsed());
}

#[test]
fn values_that_cannot_be_are_left_out_and_an_impossible_recipe_is_said() {
    let mut sweeps = Asked::<SweepJob>::new();
    // Only healthy pictures, and none of them at 0.
    let mut recipe = Mode::Easy.recipe();
    (recipe.a.prior, recipe.b.prior, recipe.c.prior) = (0.0, 0.0, 0.0);
    let healthy = request(&[0.0, 1.0], 10);
    let first = SpecimenId { recipe: Arc::new(recipe), ..healthy.first.clone() };
    let points = points(sweeps.all_answers_to(SweepRequest { first, key: "healthy_prior", ..healthy }));
    let [(1, point)] = &points[..] else { panic!("{points:?}") };
    assert_eq!((point.all.pictures, point.classes[Syndrome::Z.index()].pictures), (10, 10));
    let mut recipe = Mode::Hard.recipe();
    recipe.big.discs.min = 0;
    let bad = request(&[0.0], 10);
    let first = SpecimenId { recipe: Arc::new(recipe), ..bad.first.clone() };
    let answers = sweeps.all_answers_to(SweepRequest { first, ..bad });
    let [SweepAnswer::Failed(err @ JobError::Recipe(_))] = &answers[..] else { panic!("{answers:?}") };
    assert!(err.to_string().contains("big.discs"), "{err}");
}
