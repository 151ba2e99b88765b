//! The job that looks into a network: newest request first, everything about one picture, nothing left behind.

use std::sync::{Arc, LazyLock};
use std::time::{Duration, Instant};

use brain_tumor_lab::factory::{AlterationKind, Mode, PIXELS, SpecimenId, Syndrome};
use brain_tumor_lab::network::{
    Autoencoder, AutoencoderTrainer, CodeLength, ComputeDevice, Inspector, Model, Restorer, validation_seed,
};
use brain_tumor_lab::runs::RunStore;
use brain_tumor_lab::worker::{
    COUNTED_PICTURES, Edit, Inspected, InspectionAnswer, InspectionJob, InspectionRequest, JobError, ModelSource, Reply,
    SheetContent, SheetOrder, Stroke, StrokeKind, Subject, TimeMachineAnswer, TimeMachineJob, TimeMachineRequest,
};

use super::common::{Asked, LONG, first_of, generator, pictures, predictor, specimen_of, young_model};

static MODEL: LazyLock<Arc<Model>> = LazyLock::new(|| Arc::new(young_model().clone()));
static FIRST: LazyLock<SpecimenId> = LazyLock::new(|| first_of(Mode::Hard, 12));

fn request(index: u64) -> InspectionRequest {
    InspectionRequest {
        model: ModelSource::Given(Arc::clone(&MODEL)),
        id: FIRST.at(index),
        edit: Edit::default(),
        sheet: SheetOrder { layer: 1, content: SheetContent::Maps, common: true },
    }
}

/// What was asked for, which is told first.
fn inspected(inspections: &Asked<InspectionJob>) -> Inspected {
    match inspections.answer() {
        InspectionAnswer::Inspected(found) => *found,
        other => panic!("{other:?}"),
    }
}

#[test]
fn an_answer_holds_the_picture_its_numbers_and_the_sheet() {
    let mut inspections = Asked::<InspectionJob>::new();
    inspections.ask.ask(request(5));
    let found = inspected(&inspections);
    let specimen = specimen_of(&FIRST.at(5));
    assert_eq!(found.specimen, specimen);
    assert_eq!(found.subject(), Subject::Classifier(Arc::clone(&MODEL)));
    let own = Inspector::new(young_model(), &ComputeDevice::cpu()).unwrap().inspect(specimen.image.pixels(), None).unwrap();
    assert_eq!(found.trace, own.trace);
    let said = found.classified().unwrap();
    assert_eq!((said.prediction, said.before), (own.prediction, own.prediction), "nothing was changed");
    let sheet = found.sheet.unwrap();
    let layer = &found.anatomy.layers[1];
    assert_eq!((sheet.count, sheet.map), (layer.output[0], [layer.output[1], layer.output[2]]));
    let most = own.trace.outputs[1].iter().copied().fold(0.0, f32::max);
    for (index, value) in own.trace.outputs[1].iter().enumerate().step_by(97) {
        let [height, width] = sheet.map;
        let (left, top) = sheet.corner(index / (height * width));
        let texel = sheet.texels[(top + index / width % height) * sheet.width + left + index % width];
        assert_eq!(texel, (255.0 * (value / most)) as u8, "value {index}");
    }
}

#[test]
fn the_newest_request_wins() {
    let mut inspections = Asked::<InspectionJob>::new();
    let wanted: Vec<_> = (0..=300).map(|index| specimen_of(&FIRST.at(index))).collect();
    let place = |found: &Inspected| wanted.iter().position(|specimen| *specimen == found.specimen).unwrap();
    // As while a knob is dragged: what is ready on the way is shown, in order, and the last one always.
    (1..=300).for_each(|index| inspections.ask.refine(request(index)));
    let mut answered = Vec::new();
    while answered.last() != Some(&300) {
        match inspections.reply() {
            Reply::Answer(InspectionAnswer::Inspected(found)) => answered.push(place(&found)),
            Reply::Answer(InspectionAnswer::Refused(err)) => panic!("{err}"),
            Reply::Failed(failure) => panic!("{failure}"),
            Reply::Answer(InspectionAnswer::Counted { .. }) | Reply::Done => {}
        }
    }
    assert!(answered.is_sorted(), "{answered:?}");
    assert!(answered.len() < 150, "most of them were overtaken: {}", answered.len());
    // Where each is a question of its own, the last one alone is heard.
    (1..=300).for_each(|index| inspections.ask.ask(request(300 - index)));
    assert_eq!(place(&inspected(&inspections)), 0);
}

#[test]
fn units_are_counted_when_nothing_else_is_wanted() {
    let mut inspections = Asked::<InspectionJob>::new();
    let answers = inspections.all_answers_to(request(0));
    let [InspectionAnswer::Inspected(_), InspectionAnswer::Counted { subject, layers }] = &answers[..] else {
        panic!("{answers:?}")
    };
    assert_eq!(*subject, Subject::Classifier(Arc::clone(&MODEL)));
    let seed = validation_seed(MODEL.record.settings.seed);
    let own = Inspector::new(&MODEL, &ComputeDevice::cpu()).unwrap();
    let (images, _) = pictures(Mode::Hard, seed, COUNTED_PICTURES);
    assert_eq!(**layers, own.statistics(&images, None, || true).unwrap().unwrap());
    // Once per network.
    let answers = inspections.all_answers_to(request(1));
    assert!(matches!(&answers[..], [InspectionAnswer::Inspected(_)]), "{answers:?}");
}

#[test]
fn a_changed_picture_knows_what_was_said_before() {
    let mut inspections = Asked::<InspectionJob>::new();
    let strokes = vec![Stroke { x: 40, y: 60, radius: 9, kind: StrokeKind::Paint { brightness: 90 } }];
    inspections.ask.ask(InspectionRequest { edit: Edit { alterations: None, strokes }, ..request(4) });
    let found = inspected(&inspections);
    let unchanged = specimen_of(&FIRST.at(4));
    assert_ne!(found.specimen.image, unchanged.image);
    let before = predictor(young_model()).predict(&[*unchanged.image.pixels()], None).unwrap()[0];
    let now = predictor(young_model()).predict(&[*found.specimen.image.pixels()], None).unwrap()[0];
    let said = found.classified().unwrap();
    for class in Syndrome::ALL.map(Syndrome::index) {
        assert!((said.before.probabilities()[class] - before.probabilities()[class]).abs() < 1e-5);
        assert!((said.prediction.probabilities()[class] - now.probabilities()[class]).abs() < 1e-5);
    }
    assert_ne!(said.before, said.prediction);
}

#[test]
fn an_autoencoder_gives_its_picture_beside_the_true_one() {
    let hard = generator(Mode::Hard);
    let mut inspections = Asked::<InspectionJob>::new();
    let strokes = vec![Stroke { x: 40, y: 60, radius: 9, kind: StrokeKind::Paint { brightness: 90 } }];
    let changed = Edit { alterations: None, strokes };
    for kind in [Autoencoder::Denoiser, Autoencoder::Bottleneck(CodeLength::default())] {
        let mut trainer = AutoencoderTrainer::new(kind, hard.clone(), 2, &ComputeDevice::cpu());
        trainer.step().unwrap();
        let model = Arc::new(trainer.model(0.0).unwrap());
        for edit in [Edit::default(), changed.clone()] {
            let source = ModelSource::Autoencoder(Arc::clone(&model));
            inspections.ask.ask(InspectionRequest { model: source, edit: edit.clone(), ..request(4) });
            let found = inspected(&inspections);
            assert_eq!(found.subject(), Subject::Autoencoder(Arc::clone(&model)));
            assert!(found.classified().is_none(), "it names no class");
            let restored = found.restored().unwrap();
            let unchanged = specimen_of(&FIRST.at(4));
            assert_eq!(found.specimen.image == unchanged.image, edit.is_empty());
            let own = Restorer::new(&model, &ComputeDevice::cpu()).unwrap();
            let own = own.restore(&[*found.specimen.image.pixels()]).unwrap()[0];
            assert!(own.iter().zip(restored.made.pixels()).all(|(a, b)| a.abs_diff(*b) <= 1));
            // The true picture: without the noise, or the picture itself.
            let quiet = hard.render(&unchanged.plan.without(AlterationKind::Noise));
            match kind {
                Autoencoder::Denoiser => assert_eq!(restored.wanted == quiet, edit.is_empty()),
                Autoencoder::Bottleneck(_) => assert_eq!(restored.wanted, found.specimen.image),
            }
            // The decibels by hand.
            let psnr = |picture: &[u8; PIXELS]| {
                let squares = picture.iter().zip(restored.wanted.pixels()).map(|(a, b)| (f64::from(*a) - f64::from(*b)).powi(2));
                10.0 * (255.0 * 255.0 / (squares.sum::<f64>() / PIXELS as f64)).log10()
            };
            assert!((restored.made_closeness.all - psnr(restored.made.pixels())).abs() < 1e-9);
            let given = psnr(found.specimen.image.pixels());
            assert!(restored.given_closeness.all == given || (restored.given_closeness.all - given).abs() < 1e-9);
            assert_eq!(given.is_infinite(), kind != Autoencoder::Denoiser);
        }
    }
}

#[test]
fn what_cannot_be_is_said() {
    let mut inspections = Asked::<InspectionJob>::new();
    let answers =
        inspections.all_answers_to(InspectionRequest { model: ModelSource::File("nowhere/at/all.model".into()), ..request(0) });
    let [InspectionAnswer::Refused(err)] = &answers[..] else { panic!("{answers:?}") };
    assert!(matches!(err, JobError::File(_)) && err.to_string().contains("all.model"), "{err}");
    let mut recipe = Mode::Hard.recipe();
    recipe.small.radius.max = -1;
    let id = SpecimenId { recipe: Arc::new(recipe), ..FIRST.clone() };
    let answers = inspections.all_answers_to(InspectionRequest { id, ..request(0) });
    let [InspectionAnswer::Refused(err)] = &answers[..] else { panic!("{answers:?}") };
    assert!(matches!(err, JobError::Recipe(_)) && err.to_string().contains("small.radius"), "{err}");
    // It goes on after that.
    inspections.ask.ask(request(0));
    assert_eq!(inspected(&inspections).specimen, specimen_of(&FIRST));
}

#[test]
fn a_closed_room_does_not_wait_for_the_counting() {
    let bundled = || InspectionRequest { model: ModelSource::Bundled(Mode::Hard), ..request(0) };
    let mut inspections = Asked::<InspectionJob>::new();
    inspections.ask.ask(bundled());
    inspected(&inspections);
    let start = Instant::now();
    assert!(matches!(&inspections.answers()[..], [InspectionAnswer::Counted { .. }]));
    let whole = start.elapsed();
    // The shortest of three: whatever else the machine does then takes time too.
    let cut = (0..3).map(|_| {
        let mut inspections = Asked::<InspectionJob>::new();
        inspections.ask.ask(bundled());
        inspected(&inspections);
        // It is counting now.
        let start = Instant::now();
        assert!(inspections.ask.close_within(LONG));
        start.elapsed()
    });
    let cut = cut.min().unwrap_or(Duration::MAX);
    assert!(cut < whole / 2, "{cut:?} where the whole takes {whole:?}");
}

#[test]
fn a_run_that_is_not_there_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let mut moments = Asked::<TimeMachineJob>::new();
    let answers = moments.all_answers_to(TimeMachineRequest {
        store: RunStore::new(folder.path()),
        run: "lost".to_owned(),
        id: first_of(Mode::Hard, 1),
        shown: None,
    });
    let [TimeMachineAnswer::Failed(err)] = &answers[..] else { panic!("{answers:?}") };
    assert!(matches!(err, JobError::File(_)) && err.to_string().contains("lost"), "{err}");
}
