//! A training followed in detail: the answers one by one, the gradients, and the test pictures at the end.

use std::sync::Arc;
use std::time::{Duration, Instant};

use brain_tumor_lab::factory::{BaseImage, Generator, GrayImage, Mode};
use brain_tumor_lab::network::{
    Architecture, Classes, ComputeDevice, DeviceChoice, Model, Predictor, TrainingSettings, evaluate, evaluation_of, layer_names,
    test_seed, training_seed, validation_seed,
};
use brain_tumor_lab::runs::TrainingLength;
use brain_tumor_lab::worker::{TEST_COUNT, TrainingEvent, TrainingOrder, TrainingWorker, WatchedPicture};

use super::common::{Gate, LONG, first_of};

fn order(detailed: bool) -> TrainingOrder {
    TrainingOrder {
        settings: TrainingSettings { batch: 8, seed: 5, dataset: Some(40), ..Architecture::Compact.preset() },
        recipe: Mode::Easy.recipe(),
        base: BaseImage::bundled(),
        pictures: None,
        device: DeviceChoice::Cpu,
        length: TrainingLength::Images(160),
        patience: None,
        keep: None,
        threads: 1,
        detailed,
        from: None,
    }
}

/// Everything that is said until the thread has ended.
fn all_events(worker: &TrainingWorker) -> Vec<TrainingEvent> {
    std::iter::from_fn(|| worker.wait_event(LONG).event()).collect()
}

fn finished_model(events: &[TrainingEvent]) -> Arc<Model> {
    let model =
        events.iter().find_map(|event| if let TrainingEvent::Finished { model, .. } = event { model.clone() } else { None });
    model.expect("a network at the end")
}

#[test]
fn the_test_point_is_the_evaluation_of_the_kept_network_on_the_untouched_series() {
    let worker = TrainingWorker::spawn(order(true), Arc::new(|| {})).unwrap();
    let events = all_events(&worker);
    let model = finished_model(&events);
    let tested = events.iter().find_map(|event| match event {
        TrainingEvent::Tested { images, evaluation } => Some((*images, *evaluation)),
        _ => None,
    });
    let generator = Generator::new(&Mode::Easy.recipe(), &BaseImage::bundled()).unwrap();
    let predictor = Predictor::new(&model, &ComputeDevice::cpu()).unwrap();
    let expected = evaluate(&predictor, &generator, test_seed(5), TEST_COUNT, |_| true).unwrap();
    assert_eq!(tested, Some((160, expected)));
    assert!(matches!(events.last(), Some(TrainingEvent::Tested { .. })), "looked at when all is done, and only then");
    assert!(![training_seed(5), validation_seed(5)].contains(&test_seed(5)));
}

#[test]
fn every_answer_is_told_and_the_answers_are_those_that_are_counted() {
    let worker = TrainingWorker::spawn(order(true), Arc::new(|| {})).unwrap();
    let picture = GrayImage::black();
    let watched = first_of(Mode::Hard, 3).at(9);
    worker.watch(Some(WatchedPicture { id: watched.clone(), pixels: *picture.pixels() }));
    let events = all_events(&worker);
    let (evaluation, model, examined) = events
        .iter()
        .find_map(|event| match event {
            TrainingEvent::Validated { evaluation, model, examined, .. } => {
                Some((*evaluation, Arc::clone(model), examined.clone()?))
            }
            _ => None,
        })
        .expect("a measurement");
    assert_eq!(evaluation_of(Classes::Four, &examined.pictures), evaluation);
    assert_eq!((&examined.first_id, examined.facts.len()), (&first_of(Mode::Easy, validation_seed(5)), examined.pictures.len()));
    let generator = Generator::new(&Mode::Easy.recipe(), &BaseImage::bundled()).unwrap();
    let predictor = Predictor::new(&model, &ComputeDevice::cpu()).unwrap();
    for picture in examined.pictures.iter().step_by(50) {
        let specimen = generator.specimen(examined.first_id.seed, picture.index);
        assert_eq!(specimen.plan.syndrome, picture.truth);
        let said = predictor.predict(&[*specimen.image.pixels()], None).unwrap()[0];
        let apart =
            said.probabilities().iter().zip(picture.prediction.probabilities()).map(|(a, b)| (a - b).abs()).fold(0.0, f32::max);
        assert!(apart < 1e-5, "picture {}: {said:?} against {:?}", picture.index, picture.prediction);
    }
    // The fixed set that it learns from, by the same network.
    let known = evaluate(&predictor, &generator, training_seed(5), 40, |_| true).unwrap();
    assert_eq!(examined.training_set, Some(known.confusion.accuracy()));
    let said = examined.watched.as_ref().expect("the watched picture");
    let expected = predictor.predict(&[*picture.pixels()], None).unwrap()[0];
    assert_eq!((&said.id, said.prediction), (&watched, expected));
    let layers = layer_names(Architecture::Compact).len();
    let measured = events.iter().filter(|event| matches!(event, TrainingEvent::Gradients { norms, .. } if norms.len() == layers));
    assert!(measured.count() > 0);
}

#[test]
fn following_in_detail_changes_no_bit_and_not_looking_says_nothing_more() {
    let trained = |detailed| {
        let events = all_events(&TrainingWorker::spawn(order(detailed), Arc::new(|| {})).unwrap());
        let mut model = (*finished_model(&events)).clone();
        model.record.seconds = 0.0;
        (model, events)
    };
    let ((near, _), (far, events)) = (trained(true), trained(false));
    assert!(near == far, "looking changed the network");
    let more = |event: &TrainingEvent| {
        matches!(
            event,
            TrainingEvent::Gradients { .. } | TrainingEvent::Tested { .. } | TrainingEvent::Validated { examined: Some(_), .. }
        )
    };
    assert!(!events.iter().any(more));
}

/// Trains to the end, where the test pictures begin: how long the thread still works, and how often it still calls, with a
/// reader or without one.
fn after_the_end(is_closed: bool) -> (Duration, usize) {
    let (waker, gate) = Gate::new();
    let worker = TrainingWorker::spawn(order(true), waker).unwrap();
    while gate.wait() && !worker.events().any(|event| matches!(event, TrainingEvent::Finished { .. })) {
        gate.open();
    }
    // The thread is held just before the test pictures.
    let _reader = (!is_closed).then_some(worker);
    let start = Instant::now();
    gate.open();
    let mut calls = 0;
    while gate.wait() {
        calls += 1;
        gate.open();
    }
    (start.elapsed(), calls)
}

#[test]
fn a_closed_window_does_not_wait_for_the_test_pictures() {
    let ((whole, told), (cut, told_to_nobody)) = (after_the_end(false), after_the_end(true));
    assert_eq!((told, told_to_nobody), (1, 0), "the test point, and nothing");
    assert!(cut < whole / 4, "{cut:?} where all test pictures take {whole:?}");
}
