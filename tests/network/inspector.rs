//! The inspector on its thread: newest request first, everything about one picture, nothing left behind.

use std::sync::{Arc, LazyLock};
use std::time::{Duration, Instant};

use brain_tumor_lab::factory::{BaseImage, Mode, Syndrome};
use brain_tumor_lab::network::{ComputeDevice, Inspector, validation_seed};
use brain_tumor_lab::runs::RunStore;
use brain_tumor_lab::worker::{
    COUNTED_PICTURES, Edit, InspectionRequest, InspectorEvent, InspectorWorker, ModelSource, ReplayEvent, ReplayRequest,
    SheetContent, SheetOrder, Stroke, StrokeKind, TimeMachineWorker,
};

use crate::common::{generator, pictures, predictor, young_model};

const LONG: Duration = Duration::from_mins(1);

static MODEL: LazyLock<Arc<brain_tumor_lab::network::Model>> = LazyLock::new(|| Arc::new(young_model().clone()));

fn request(ticket: u64, index: u64) -> InspectionRequest {
    InspectionRequest {
        ticket,
        model: ModelSource::Given(Arc::clone(&MODEL)),
        recipe: Arc::new(Mode::Hard.recipe()),
        base: BaseImage::bundled(),
        seed: 12,
        index,
        edit: Edit::default(),
        sheet: SheetOrder { layer: 1, content: SheetContent::Maps, common: true },
    }
}

fn spawn() -> InspectorWorker {
    InspectorWorker::spawn(Arc::new(|| {})).unwrap()
}

/// Waits for the first event that `wanted` takes.
fn wait<T>(worker: &InspectorWorker, mut wanted: impl FnMut(InspectorEvent) -> Option<T>) -> T {
    let start = Instant::now();
    loop {
        if let Some(found) = worker.events().find_map(&mut wanted) {
            return found;
        }
        assert!(start.elapsed() < LONG, "waited too long");
        std::thread::park_timeout(Duration::from_millis(2));
    }
}

#[test]
fn an_answer_holds_the_picture_its_numbers_and_the_sheet() {
    let worker = spawn();
    worker.inspect(request(3, 5));
    let found = wait(&worker, |event| if let InspectorEvent::Inspected(found) = event { Some(found) } else { None });
    let specimen = generator(Mode::Hard).specimen(12, 5);
    assert_eq!((found.ticket, &found.specimen), (3, &specimen));
    let own = Inspector::new(young_model(), &ComputeDevice::cpu()).unwrap().inspect(specimen.image.pixels()).unwrap();
    assert_eq!(found.inspection, own);
    assert_eq!(found.before, own.probabilities, "nothing was changed");
    let sheet = found.sheet.unwrap();
    let layer = &found.anatomy.layers[1];
    assert_eq!((sheet.count, sheet.map), (layer.output[0], [layer.output[1], layer.output[2]]));
    let most = own.outputs[1].iter().copied().fold(0.0, f32::max);
    for (index, value) in own.outputs[1].iter().enumerate().step_by(97) {
        let [height, width] = sheet.map;
        let (left, top) = sheet.corner(index / (height * width));
        let texel = sheet.texels[(top + index / width % height) * sheet.width + left + index % width];
        assert_eq!(texel, (255.0 * (value / most)) as u8, "value {index}");
    }
}

#[test]
fn the_newest_request_wins() {
    let worker = spawn();
    (1..=300).for_each(|ticket| worker.inspect(request(ticket, ticket)));
    let mut answered = Vec::new();
    wait(&worker, |event| {
        if let InspectorEvent::Inspected(found) = event {
            answered.push(found.ticket);
        }
        (answered.last() == Some(&300)).then_some(())
    });
    assert!(answered.is_sorted(), "{answered:?}");
    assert!(answered.len() < 150, "most of them were overtaken: {}", answered.len());
}

#[test]
fn units_are_counted_when_nothing_else_is_wanted() {
    let worker = spawn();
    worker.inspect(request(1, 0));
    let (model, layers) = wait(&worker, |event| match event {
        InspectorEvent::Counted { model, layers } => Some((model, layers)),
        _ => None,
    });
    assert_eq!(*model, *young_model());
    let seed = validation_seed(model.record.settings.seed);
    let own = Inspector::new(&model, &ComputeDevice::cpu()).unwrap();
    let (images, _) = pictures(Mode::Hard, seed, COUNTED_PICTURES);
    assert_eq!(*layers, own.statistics(&images, || true).unwrap().unwrap());
    // Once per network.
    worker.inspect(request(2, 1));
    wait(&worker, |event| matches!(event, InspectorEvent::Inspected(_)).then_some(()));
    std::thread::park_timeout(Duration::from_millis(300));
    assert!(!worker.events().any(|event| matches!(event, InspectorEvent::Counted { .. })));
}

#[test]
fn a_changed_picture_knows_what_was_said_before() {
    let worker = spawn();
    let strokes = vec![Stroke { x: 40, y: 60, radius: 9, kind: StrokeKind::Paint { brightness: 90 } }];
    worker.inspect(InspectionRequest { edit: Edit { alterations: None, strokes }, ..request(1, 4) });
    let found = wait(&worker, |event| if let InspectorEvent::Inspected(found) = event { Some(found) } else { None });
    let before = predictor(young_model()).predict(&[*generator(Mode::Hard).specimen(12, 4).image.pixels()]).unwrap()[0];
    let now = predictor(young_model()).predict(&[*found.specimen.image.pixels()]).unwrap()[0];
    for class in Syndrome::ALL.map(Syndrome::index) {
        assert!((found.before[class] - before.probabilities[class]).abs() < 1e-5);
        assert!((found.inspection.probabilities[class] - now.probabilities[class]).abs() < 1e-5);
    }
    assert_ne!(found.before, found.inspection.probabilities);
}

#[test]
fn what_cannot_be_is_said_in_words() {
    let worker = spawn();
    let refused = |event| if let InspectorEvent::Refused { ticket, reason } = event { Some((ticket, reason)) } else { None };
    worker.inspect(InspectionRequest { model: ModelSource::File("nowhere/at/all.model".into()), ..request(4, 0) });
    let (ticket, reason) = wait(&worker, refused);
    assert!(ticket == 4 && reason.contains("all.model"), "{reason}");
    let mut recipe = Mode::Hard.recipe();
    recipe.small.radius.max = -1;
    worker.inspect(InspectionRequest { recipe: Arc::new(recipe), ..request(5, 0) });
    let (ticket, reason) = wait(&worker, refused);
    assert!(ticket == 5 && reason.contains("small.radius"), "{reason}");
    // It goes on after that.
    worker.inspect(request(6, 0));
    wait(&worker, |event| matches!(event, InspectorEvent::Inspected(found) if found.ticket == 6).then_some(()));
}

#[test]
fn a_dropped_handle_ends_the_thread_in_the_middle_of_the_work() {
    let worker = spawn();
    worker.inspect(InspectionRequest { model: ModelSource::Bundled(Mode::Hard), ..request(1, 0) });
    wait(&worker, |event| matches!(event, InspectorEvent::Inspected(_)).then_some(()));
    // It is counting now.
    let start = Instant::now();
    drop(worker);
    assert!(start.elapsed() < Duration::from_secs(1), "{:?}", start.elapsed());
}

#[test]
fn a_run_that_is_not_there_is_said_in_words() {
    let folder = tempfile::tempdir().unwrap();
    let worker = TimeMachineWorker::spawn(Arc::new(|| {})).unwrap();
    let request = ReplayRequest {
        ticket: 8,
        store: RunStore::new(folder.path()),
        run: "lost".to_owned(),
        recipe: Arc::new(Mode::Hard.recipe()),
        base: BaseImage::bundled(),
        seed: 1,
        index: 0,
        shown: None,
    };
    worker.replay(request);
    let start = Instant::now();
    let (ticket, reason) = loop {
        let failed = |event| if let ReplayEvent::Failed { ticket, reason } = event { Some((ticket, reason)) } else { None };
        if let Some(found) = worker.events().find_map(failed) {
            break found;
        }
        assert!(start.elapsed() < LONG);
        std::thread::park_timeout(Duration::from_millis(2));
    };
    assert!(ticket == 8 && reason.contains("lost"), "{reason}");
}
