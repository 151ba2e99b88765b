//! The training thread. Nothing here asserts a time; where a test waits, it waits for an event or for silence.

use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::sync_channel;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use brain_tumor_lab::factory::{BaseImage, Mode};
use brain_tumor_lab::network::{
    Architecture, DeviceChoice, DeviceKind, LearningRateSchedule, Model, NetworkError, TrainingSettings,
};
use brain_tumor_lab::runs::{RunStore, TrainingLength};
use brain_tumor_lab::worker::{
    Failure, Finish, KeptRun, Reply, ResumeOrder, StepPoint, TrainingEvent, TrainingFailure, TrainingNotice, TrainingOrder,
    TrainingWorker, Waker, Work,
};

use super::common::{Asked, LONG};

/// No event for this long counts as silence: many times the length of a step.
const SILENCE: Duration = Duration::from_millis(1500);
const BATCH: usize = 8;

fn order(length: TrainingLength) -> TrainingOrder {
    TrainingOrder {
        settings: TrainingSettings { batch: BATCH, ..TrainingSettings::default() },
        recipe: Mode::Easy.recipe(),
        base: BaseImage::bundled(),
        pictures: None,
        device: DeviceChoice::Cpu,
        length,
        patience: None,
        keep: None,
        threads: 0,
        detailed: false,
        from: None,
    }
}

fn endless() -> TrainingOrder {
    order(TrainingLength::Images(1_000_000_000))
}

fn quiet() -> Waker {
    Arc::new(|| {})
}

fn spawn(order: TrainingOrder) -> TrainingWorker {
    TrainingWorker::spawn(order, quiet()).unwrap()
}

/// The steps of an event, if it tells of any.
fn points(event: &TrainingEvent) -> &[StepPoint] {
    if let TrainingEvent::Progress(progress) = event { &progress.points } else { &[] }
}

/// Waits until steps have been taken.
fn wait_for_steps(worker: &TrainingWorker) -> u64 {
    loop {
        let event = worker.wait_event(LONG).event().expect("a training under way says something");
        if let Some(last) = points(&event).last() {
            return last.images;
        }
    }
}

/// All events to the end, and the end: how, and with which network.
fn to_the_end(worker: &TrainingWorker) -> (Vec<TrainingEvent>, Finish, Option<Arc<Model>>) {
    let mut events = Vec::new();
    loop {
        let event = worker.wait_event(LONG).event().expect("a training says how it ended");
        match event {
            TrainingEvent::Finished { finish, model } => return (events, finish, model),
            TrainingEvent::Failed { reason, .. } => panic!("{reason:?}"),
            other => events.push(other),
        }
    }
}

#[test]
fn ten_trainings_start_and_stop() {
    for cycle in 0..10 {
        let mut worker = spawn(endless());
        if cycle % 2 == 0 {
            wait_for_steps(&worker);
        }
        if cycle % 3 == 0 {
            worker.discard();
            assert!(matches!(to_the_end(&worker), (_, Finish::Discarded, None)), "cycle {cycle}");
        }
        assert!(worker.close_within(LONG), "cycle {cycle}");
    }
}

#[test]
fn a_pause_freezes_the_counter_and_resuming_goes_on_where_it_was() {
    let worker = spawn(endless());
    wait_for_steps(&worker);
    worker.pause();
    let mut last = 0;
    while let Some(event) = worker.wait_event(SILENCE).event() {
        last = points(&event).last().map_or(last, |point| point.images);
    }
    assert!(worker.wait_event(SILENCE).event().is_none(), "a paused training says nothing");
    worker.resume();
    let mut resumed = Vec::new();
    while resumed.len() < 5 {
        resumed.extend_from_slice(points(&worker.wait_event(LONG).event().unwrap()));
    }
    assert!(resumed.windows(2).all(|pair| pair[1].images == pair[0].images + BATCH as u64), "no step is lost or made up");
    assert!(resumed[0].images > last, "{} after {last}", resumed[0].images);
    worker.stop_and_keep();
    assert_eq!(to_the_end(&worker).1, Finish::Stopped);
}

#[test]
fn a_paused_training_can_be_stopped_kept_and_closed() {
    let worker = spawn(endless());
    wait_for_steps(&worker);
    worker.pause();
    worker.stop_and_keep();
    let (_, finish, model) = to_the_end(&worker);
    assert!(finish == Finish::Stopped && model.is_some());
    let mut worker = spawn(endless());
    worker.pause();
    assert!(worker.close_within(LONG));
}

#[test]
fn stopping_keeps_the_network_as_it_was_validated_last() {
    let worker = spawn(endless());
    let seen = wait_for_steps(&worker);
    worker.stop_and_keep();
    let (events, finish, model) = to_the_end(&worker);
    assert_eq!(finish, Finish::Stopped);
    let model = model.unwrap();
    assert!(model.record.images >= seen && model.record.images % BATCH as u64 == 0);
    let validated = events.iter().rev().find_map(|event| match event {
        TrainingEvent::Validated { images, evaluation, model, .. } => Some((*images, *evaluation, Arc::clone(model))),
        _ => None,
    });
    let (images, evaluation, validated) = validated.unwrap();
    assert_eq!((images, &validated), (model.record.images, &model));
    assert_eq!(model.record.validation_accuracy, Some(evaluation.confusion.accuracy()));
    assert!(worker.wait_event(LONG).event().is_none(), "after the end there is silence");
}

#[test]
fn discarding_leaves_no_network() {
    let worker = spawn(endless());
    wait_for_steps(&worker);
    worker.discard();
    let (_, finish, model) = to_the_end(&worker);
    assert_eq!((finish, model), (Finish::Discarded, None));
}

#[test]
fn a_plan_in_pictures_ends_by_itself_and_tells_every_step() {
    let woken = Arc::new(AtomicUsize::new(0));
    let counter = Arc::clone(&woken);
    let waker: Waker = Arc::new(move || {
        counter.fetch_add(1, Ordering::Relaxed);
    });
    let worker = TrainingWorker::spawn(order(TrainingLength::Images(160)), waker).unwrap();
    let (events, finish, model) = to_the_end(&worker);
    assert_eq!((finish, model.unwrap().record.images), (Finish::Complete, 160));
    assert!(matches!(&events[0], TrainingEvent::Started { kind: DeviceKind::Cpu, trouble: None, .. }));
    let steps: Vec<u64> = events.iter().flat_map(points).map(|point| point.images).collect();
    assert_eq!(steps, (1..=20).map(|step| step * BATCH as u64).collect::<Vec<_>>());
    assert!(events.iter().flat_map(points).all(|point| point.loss.is_finite() && (0.0..=1.0).contains(&point.accuracy)));
    assert!(woken.load(Ordering::Relaxed) > events.len() / 2, "the reader is woken");
    let shares: Vec<f64> =
        events.iter().filter_map(|e| if let TrainingEvent::Progress(p) = e { Some(p.share) } else { None }).collect();
    assert!(shares.is_sorted() && shares.iter().all(|share| (0.0..=1.0).contains(share)));
}

#[test]
fn an_empty_plan_ends_at_once_with_the_network_it_began_with() {
    for length in [TrainingLength::Images(0), TrainingLength::Time(Duration::ZERO)] {
        let (events, finish, model) = to_the_end(&spawn(order(length)));
        assert_eq!((finish, model.unwrap().record.images), (Finish::Complete, 0));
        assert!(events.iter().all(|event| points(event).is_empty()));
    }
}

#[test]
fn the_same_seed_gives_the_same_network_with_any_number_of_threads() {
    let trained = |seed, threads| {
        let plan = order(TrainingLength::Images(40));
        let settings = TrainingSettings { seed, ..plan.settings };
        let mut model = (*to_the_end(&spawn(TrainingOrder { settings, threads, ..plan })).2.unwrap()).clone();
        model.record.seconds = 0.0;
        model.record.device.clear(); // names the threads
        model
    };
    let one = trained(3, 1);
    assert!(one == trained(3, 2), "two threads give other bits");
    let mut other = trained(4, 1);
    other.record = one.record.clone();
    assert!(one != other, "another seed, other weights");
}

/// Waits until the thread has said all that it has to say, and reads nothing.
fn wait_unread(worker: &TrainingWorker) {
    let start = Instant::now();
    while !worker.is_over() {
        assert!(start.elapsed() < LONG, "the training waits for its reader");
        std::thread::park_timeout(Duration::from_millis(5));
    }
}

#[test]
fn a_reader_that_never_listens_does_not_stop_the_training() {
    // Seconds of steps, of which no report is read, and validations in between.
    let steps = 400;
    let worker = spawn(order(TrainingLength::Images(steps * BATCH as u64)));
    wait_unread(&worker);
    // What was said meanwhile is still there, in its order: all steps, and after them the validation of the last one.
    let (events, finish, model) = to_the_end(&worker);
    assert_eq!((finish, model.unwrap().record.images), (Finish::Complete, steps * BATCH as u64));
    let images: Vec<u64> = events.iter().flat_map(points).map(|point| point.images).collect();
    assert_eq!(images, (1..=steps).map(|step| step * BATCH as u64).collect::<Vec<_>>());
    let validations = events.iter().filter(|event| matches!(event, TrainingEvent::Validated { .. })).count();
    assert!(validations > 1 && matches!(events.last(), Some(TrainingEvent::Validated { .. })), "{validations}");
}

#[test]
fn more_commands_than_fit_are_dropped_and_not_waited_for() {
    let mut worker = spawn(endless());
    (0..200).for_each(|_| worker.resume());
    assert!(worker.close_within(LONG));
}

#[test]
fn a_closed_training_can_be_taken_up_again_where_it_was_written_last() {
    let folder = tempfile::tempdir().unwrap();
    let store = RunStore::new(folder.path());
    let keep = KeptRun { store: store.clone(), name: Some("closed".to_owned()), is_demanded: true, pictures: None };
    let mut worker = spawn(TrainingOrder { keep: Some(keep), ..order(TrainingLength::Images(6400)) });
    while !matches!(worker.wait_event(LONG).event(), Some(TrainingEvent::Validated { .. })) {}
    assert!(worker.close_within(LONG));
    let kept = store.curve(Path::new("closed")).unwrap();
    assert!(!store.list().unwrap()[0].is_worked_on, "the folder is free");
    let again = ResumeOrder { path: folder.path().join("closed"), device: DeviceChoice::Cpu, threads: 0, detailed: false };
    let mut worker = TrainingWorker::take_up(again, quiet()).unwrap();
    let started = worker.wait_event(LONG).event();
    let Some(TrainingEvent::Started { run: Some(run), .. }) = started else { panic!("{started:?}") };
    assert_eq!(run.rows, kept);
    let Some(TrainingEvent::Progress(progress)) = worker.wait_event(LONG).event() else { panic!("it takes steps") };
    assert_eq!(progress.points[0].images, kept.last().unwrap().images + BATCH as u64);
    assert!(worker.close_within(LONG));
}

#[test]
fn a_dropped_handle_waits_for_nothing() {
    // A waker that holds the thread in the middle of its work, once it is told to.
    let (call, called) = sync_channel(1);
    let (go, wait) = sync_channel(1);
    let (holds, wait) = (Arc::new(AtomicBool::new(false)), Mutex::new(wait));
    let holding = Arc::clone(&holds);
    let waker: Waker = Arc::new(move || {
        if holding.load(Ordering::SeqCst) {
            call.send(()).ok();
            wait.lock().unwrap().recv().ok();
        }
    });
    let worker = TrainingWorker::spawn(endless(), waker).unwrap();
    wait_for_steps(&worker);
    holds.store(true, Ordering::SeqCst);
    called.recv_timeout(LONG).expect("the training reports its steps");
    // On another thread, so that a handle that waits fails the test and does not hang it.
    let (sender, dropped) = sync_channel(1);
    let drops = std::thread::Builder::new().spawn(move || {
        drop(worker);
        sender.send(()).unwrap();
    });
    dropped.recv_timeout(LONG).expect("the handle is gone, and the thread is still at work");
    drops.unwrap().join().unwrap();
    holds.store(false, Ordering::SeqCst);
    go.send(()).expect("the thread was held all the time");
    // Then it ends: the last that is heard of it is that its waker is gone.
    assert!(called.recv_timeout(LONG).is_err_and(|err| err == std::sync::mpsc::RecvTimeoutError::Disconnected));
}

#[test]
fn a_panic_in_a_training_is_told_as_its_failure() {
    // A waker is called on the thread of the training, from within its work: one call fails, or all of them.
    for failing in [Some(3), None] {
        let calls = AtomicUsize::new(0);
        let waker: Waker = Arc::new(move || {
            let call = calls.fetch_add(1, Ordering::SeqCst);
            assert!(failing.is_some_and(|failing| failing != call), "a waker that fails");
        });
        let mut worker = TrainingWorker::spawn(endless(), waker).unwrap();
        let mut last = None;
        while let Some(event) = worker.wait_event(LONG).event() {
            last = Some(event);
        }
        let Some(TrainingEvent::Failed { reason, model: None }) = last else { panic!("{last:?}") };
        let TrainingFailure::Interrupted(Failure::Panicked(message)) = reason else { panic!("{reason:?}") };
        assert!(message.contains("a waker that fails"), "{message}");
        assert!(worker.close_within(LONG));
    }
}

#[test]
fn an_impossible_recipe_is_named_by_its_value() {
    let mut plan = endless();
    plan.recipe.small.radius.max = -1;
    let worker = spawn(plan);
    let event = worker.wait_event(LONG).event();
    let Some(TrainingEvent::Failed { reason, model: None }) = event else { panic!("{event:?}") };
    assert!(matches!(&reason, TrainingFailure::NoPictures(err) if err.key == "small.radius"), "{reason:?}");
}

#[test]
fn a_training_that_loses_what_it_knew_keeps_its_best_network() {
    let mut plan = order(TrainingLength::Images(40_000));
    plan.settings = TrainingSettings { batch: 32, ..Architecture::Compact.preset() };
    plan.settings.schedule = LearningRateSchedule::Constant;
    let worker = spawn(plan);
    let (mut best, mut is_spoiled, mut is_told) = (0.0_f64, false, false);
    let model = loop {
        match worker.wait_event(LONG).event().expect("a training says how it ended") {
            TrainingEvent::Validated { row, .. } => {
                best = best.max(row.validation_accuracy);
                // Once it knows something, steps that are far too long make it forget all.
                if !is_spoiled && best > 0.6 {
                    worker.set_learning_rate(1.0);
                    is_spoiled = true;
                } else if is_spoiled && row.validation_accuracy < 0.35 {
                    worker.stop_and_keep();
                }
            }
            TrainingEvent::Notice(TrainingNotice::Collapsed(collapse)) => {
                assert_eq!(collapse.best_accuracy, best);
                is_told = true;
            }
            // Numbers that are no numbers any more, or a loss far above guessing.
            TrainingEvent::Failed { model, .. } => {
                is_told = true;
                break model;
            }
            TrainingEvent::Finished { model, .. } => break model,
            _ => {}
        }
    };
    let kept = model.unwrap().record.validation_accuracy.unwrap();
    assert!(is_spoiled && is_told && (kept - best).abs() < 1e-6, "{kept} is kept, {best} was the best");
}

#[test]
fn a_training_that_explodes_says_so_and_ends() {
    let mut plan = endless();
    plan.settings.learning_rate = 1e30;
    let worker = spawn(plan);
    let reason = loop {
        match worker.wait_event(LONG).event() {
            Some(TrainingEvent::Failed { reason, .. }) => break reason,
            Some(TrainingEvent::Finished { .. }) | None => panic!("it did not fail"),
            Some(_) => {}
        }
    };
    assert!(matches!(reason, TrainingFailure::Network(NetworkError::Diverged)), "{reason:?}");
}

#[test]
fn a_piece_of_work_gives_its_result_once_and_wakes() {
    let mut work = Asked::<Work<i32>>::new();
    work.ask.work(|| 2 + 2);
    work.wait_for_a_call();
    assert_eq!(work.reply(), Reply::Answer(4));
    assert_eq!(work.reply(), Reply::Done);
    assert!(work.ask.close_within(LONG));
    assert_eq!(work.ask.poll(), None, "there is no second result");
}

#[test]
fn a_piece_of_work_that_panics_is_told_and_the_next_one_is_done() {
    let mut work = Asked::<Work<u8>>::new();
    work.ask.work(|| panic!("on purpose"));
    work.ask.work(|| 7);
    assert_eq!(work.reply(), Reply::Failed(Failure::Panicked("on purpose".to_owned())));
    assert_eq!(work.answers(), [7]);
}
