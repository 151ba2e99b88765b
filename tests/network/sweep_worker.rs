//! The turner of knobs: what it measures is what an evaluation of the same pictures gives.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, sync_channel};
use std::time::{Duration, Instant};

use brain_tumor_lab::factory::{BaseImage, Generator, Mode, PIXELS, Parameter, Syndrome};
use brain_tumor_lab::network::{Model, evaluate_images};
use brain_tumor_lab::worker::{SweepEvent, SweepOrder, SweepPoint, SweepWorker, halves_by_size};

use super::common::{generator, predictor};

/// Only a hanging thread ever waits this long.
const LONG: Duration = Duration::from_mins(2);
const NOISE: &str = "alterations.noise_amplitude";

struct Bench {
    worker: SweepWorker,
    woken: Receiver<()>,
}

impl Bench {
    fn new() -> Self {
        let (sender, woken) = sync_channel(1);
        let waker = Arc::new(move || sender.try_send(()).unwrap_or(()));
        Self { worker: SweepWorker::spawn(waker).expect("a thread"), woken }
    }

    /// Everything that is said until `done`.
    fn events_until(&self, done: impl Fn(&SweepEvent) -> bool) -> Vec<SweepEvent> {
        let mut events: Vec<SweepEvent> = self.worker.events().collect();
        while !events.iter().any(&done) {
            self.woken.recv_timeout(LONG).expect("the thread wakes its reader");
            events.extend(self.worker.events());
        }
        events
    }
}

fn order(ticket: u64, values: &[f64], count: u64) -> SweepOrder {
    SweepOrder {
        ticket,
        recipe: Arc::new(Mode::Easy.recipe()),
        base: BaseImage::bundled(),
        key: NOISE,
        values: values.to_vec(),
        seed: 41,
        count,
        model: Arc::new(Model::bundled(Mode::Easy).expect("the bundled network")),
    }
}

fn is_end(ticket: u64, total: u64) -> impl Fn(&SweepEvent) -> bool {
    move |event| *event == SweepEvent::Progress { ticket, done: total }
}

fn points(events: &[SweepEvent], wanted: u64) -> Vec<(usize, SweepPoint)> {
    let point = |event: &SweepEvent| match *event {
        SweepEvent::Measured { ticket, place, point } if ticket == wanted => Some((place, point)),
        _ => None,
    };
    let mut points: Vec<(usize, SweepPoint)> = events.iter().filter_map(point).collect();
    points.sort_by_key(|(place, _)| *place);
    points
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
    let bench = Bench::new();
    bench.worker.measure(order(3, &values, count));
    let events = bench.events_until(is_end(3, 3 * count));
    let measured = points(&events, 3);
    assert_eq!(measured.iter().map(|(place, _)| *place).collect::<Vec<_>>(), [0, 1, 2]);
    let model = Model::bundled(Mode::Easy).unwrap();
    let halves = halves_by_size(&generator(Mode::Easy), 41, count);
    for ((_, point), value) in measured.iter().zip(values) {
        let mut recipe = Mode::Easy.recipe();
        Parameter::by_key(NOISE).unwrap().fix(&mut recipe, value);
        let generator = Generator::new(&recipe, &BaseImage::bundled()).unwrap();
        let specimens: Vec<_> = (0..count).map(|index| generator.specimen(41, index)).collect();
        let images: Vec<[u8; PIXELS]> = specimens.iter().map(|specimen| *specimen.image.pixels()).collect();
        let classes: Vec<Syndrome> = specimens.iter().map(|specimen| specimen.plan.syndrome).collect();
        let evaluation = evaluate_images(&predictor(&model), &images, &classes).unwrap();
        let right: u64 = (0..4).map(|class| evaluation.confusion.counts[class][class]).sum();
        assert_eq!((point.all.right, point.all.pictures), (right, count), "at {value}");
        for class in Syndrome::ALL {
            let row = evaluation.confusion.counts[class.index()];
            let tally = point.classes[class.index()];
            assert_eq!((tally.right, tally.pictures), (row[class.index()], row.iter().sum()), "{class} at {value}");
        }
        let predictions = predictor(&model).predict(&images).unwrap();
        for half in 0..2 {
            let members = || (0..count as usize).filter(|&place| halves[place] == Some(half));
            let right = members().filter(|&place| predictions[place].class() == classes[place]).count();
            assert_eq!((point.sizes[half].right, point.sizes[half].pictures), (right as u64, members().count() as u64));
        }
    }
    assert!(measured[0].1.all.right > measured[2].1.all.right, "noise makes it harder");
}

#[test]
fn each_class_is_cut_into_halves_by_the_area_of_its_tumors() {
    let (generator, count) = (generator(Mode::Hard), 400);
    let halves = halves_by_size(&generator, 6, count);
    for class in Syndrome::ALL {
        let areas = |wanted: usize| -> Vec<f64> {
            let members = (0..count).filter(|&index| halves[index as usize] == Some(wanted));
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
fn the_newest_order_wins_and_an_older_one_says_nothing_after_it() {
    let bench = Bench::new();
    bench.worker.measure(order(1, &[0.0, 50.0, 100.0, 120.0], 5000));
    bench.events_until(|event| matches!(event, SweepEvent::Progress { ticket: 1, .. }));
    bench.worker.measure(order(2, &[10.0], 64));
    let events = bench.events_until(is_end(2, 64));
    assert!(points(&events, 1).is_empty(), "the old order was far from its first value");
    assert_eq!(points(&events, 2).len(), 1);
    let first_of_new = events.iter().position(|event| matches!(event, SweepEvent::Progress { ticket: 2, .. })).unwrap();
    assert!(events[first_of_new..].iter().all(|event| !matches!(event, SweepEvent::Progress { ticket: 1, .. })));
}

#[test]
fn a_cancelled_order_ends_soon_and_the_thread_takes_the_next_one() {
    let bench = Bench::new();
    bench.worker.measure(order(1, &[0.0, 100.0], 100_000));
    bench.events_until(|event| matches!(event, SweepEvent::Progress { ticket: 1, .. }));
    bench.worker.cancel();
    bench.worker.measure(order(2, &[10.0], 10));
    let start = Instant::now();
    let events = bench.events_until(is_end(2, 10));
    assert!(start.elapsed() < Duration::from_secs(20), "{:?}", start.elapsed());
    assert!(points(&events, 1).is_empty());
}

#[test]
fn a_thread_with_work_left_can_be_dropped() {
    let start = Instant::now();
    for _ in 0..5 {
        Bench::new().worker.measure(order(1, &[0.0, 100.0], 100_000));
    }
    assert!(start.elapsed() < Duration::from_secs(30), "{:?}", start.elapsed());
}

#[test]
fn values_that_cannot_be_are_left_out_and_an_impossible_recipe_is_said_in_words() {
    let bench = Bench::new();
    let mut bad = order(1, &[0.0], 10);
    let mut recipe = Mode::Hard.recipe();
    recipe.big.discs.min = 0;
    bad.recipe = Arc::new(recipe);
    bench.worker.measure(bad);
    let events = bench.events_until(|event| matches!(event, SweepEvent::Failed { ticket: 1, .. }));
    let said = |event: &SweepEvent| matches!(event, SweepEvent::Failed { reason, .. } if reason.contains("big.discs"));
    assert!(events.iter().any(said), "{events:?}");
}
