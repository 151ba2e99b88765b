//! A network that is given the base image too: what it gains by it, and what it does without.

use brain_tumor_lab::factory::{Aligner, BaseImage, Generator, Mode, PIXELS, Syndrome};
use brain_tumor_lab::network::{
    Architecture, BaseMatch, Bases, ComputeDevice, EvidenceMethod, Explainer, Inspector, Model, Trainer, TrainingSettings,
    evaluate, evaluate_images,
};

use super::common::{generator, predictor};

/// A series that no training uses.
const SERIES: u64 = 0x0C0D_E5EE;

/// A training that compares, after so many steps of 16 pictures.
fn trained(bases: Bases, steps: u64) -> Trainer {
    let settings = TrainingSettings { batch: 16, bases, ..Architecture::Compare.preset() };
    let mut trainer = Trainer::new(settings, generator(Mode::Hard), &ComputeDevice::cpu(), 64);
    (0..steps).for_each(|step| {
        trainer.step(step as f64 / steps as f64).unwrap();
    });
    trainer
}

fn pictures(generator: &Generator, count: usize) -> (Vec<[u8; PIXELS]>, Vec<Syndrome>) {
    let (mut images, mut classes) = (vec![[0; PIXELS]; count], vec![Syndrome::Z; count]);
    generator.fill(SERIES, 0, &mut images, &mut classes);
    (images, classes)
}

fn accuracy(model: &Model, images: &[[u8; PIXELS]], classes: &[Syndrome], aligner: Option<&Aligner>) -> f64 {
    evaluate_images(&predictor(model), images, classes, aligner).unwrap().confusion.accuracy()
}

#[test]
fn the_bundled_model_for_any_base_image_reads_brains_that_it_has_never_seen() {
    let model = Model::any().unwrap();
    assert!(model.learned_on_many() && model.base().is_none());
    assert_eq!(model.mode(), Some(Mode::Hard));
    assert!(model.encode().unwrap().len() < 2_000_000, "it is small");
    // The numbers that people type first; networks learn on brains of other numbers.
    for number in [0, 1, 2, 77] {
        let base = BaseImage::random(number);
        assert_eq!(model.base_match(&base), BaseMatch::Any);
        let generator = Generator::new(&Mode::Hard.recipe(), &base).unwrap();
        let found = evaluate(&predictor(&model), &generator, SERIES, 400, |_| true).unwrap().confusion;
        assert!(found.accuracy() > 0.97, "brain {number}: {:?}", found.counts());
    }
}

#[test]
fn it_is_the_base_image_that_makes_it_read_any_brain() {
    let model = Model::any().unwrap();
    let generator = Generator::new(&Mode::Hard.recipe(), &BaseImage::random(5)).unwrap();
    let (images, classes) = pictures(&generator, 400);
    let with = accuracy(&model, &images, &classes, Some(generator.aligner()));
    let without = accuracy(&model, &images, &classes, None);
    assert!(with > without + 0.05, "{with} with the base image, {without} without");
    // Another brain does not belong to the sample: the network judges the picture alone, as without any.
    let other = Generator::new(&Mode::Hard.recipe(), &BaseImage::random(6)).unwrap();
    let with_another = accuracy(&model, &images, &classes, Some(other.aligner()));
    assert!((with_another - without).abs() < 0.02, "{with_another} with another base image, {without} without");
}

#[test]
fn a_network_that_sees_the_sample_alone_answers_the_same_beside_any_base_image() {
    let model = Model::bundled(Mode::Hard).unwrap();
    let generator = generator(Mode::Hard);
    let (images, _) = pictures(&generator, 5);
    let predictor = predictor(&model);
    assert_eq!(predictor.predict(&images, Some(generator.aligner())).unwrap(), predictor.predict(&images, None).unwrap());
}

#[test]
fn many_base_images_come_again_as_they_were() {
    // Two stops on the way and one without: the stream of base images has no memory of its own.
    let mut whole = trained(Bases::Random, 0);
    let mut parts = trained(Bases::Random, 0);
    for step in 0..6 {
        if step % 2 == 1 {
            let state = parts.state().unwrap();
            parts = trained(Bases::Random, 0);
            parts.restore(&state).unwrap();
        }
        assert_eq!(whole.step(0.1).unwrap(), parts.step(0.1).unwrap(), "step {step}");
    }
    assert!(whole.state().unwrap() == parts.state().unwrap());
}

#[test]
fn what_is_learned_on_many_base_images_differs_from_what_is_learned_on_one() {
    let losses = |bases| {
        let mut trainer = trained(bases, 0);
        (0..3).map(|_| trainer.step(0.0).unwrap().loss).collect::<Vec<f64>>()
    };
    assert_ne!(losses(Bases::Given), losses(Bases::Random));
    let model = |bases| trained(bases, 1).model(0.0, None).unwrap();
    assert_eq!(model(Bases::Given).base_match(&BaseImage::bundled()), BaseMatch::Same);
    assert_eq!(model(Bases::Random).base_match(&BaseImage::bundled()), BaseMatch::Any);
    // A network that sees the sample alone is not given the base image, whatever it learned on.
    let alone = TrainingSettings { batch: 16, bases: Bases::Random, ..Architecture::Compact.preset() };
    let alone = Trainer::new(alone, generator(Mode::Hard), &ComputeDevice::cpu(), 0).model(0.0, None).unwrap();
    assert!(alone.learned_on_many());
    assert_eq!(alone.base_match(&BaseImage::bundled()), BaseMatch::Unknown);
}

#[test]
fn it_is_kept_exported_and_read_back_with_both_inputs() {
    let model = trained(Bases::Given, 3).model(0.0, None).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let (own, foreign) = (folder.path().join("own.model"), folder.path().join("foreign.safetensors"));
    model.save(&own).unwrap();
    model.export(&foreign).unwrap();
    let generator = generator(Mode::Hard);
    let (images, _) = pictures(&generator, 3);
    let said = |model: &Model| predictor(model).predict(&images, Some(generator.aligner())).unwrap();
    assert_eq!(said(&Model::load(&own).unwrap()), said(&model));
    assert_eq!(said(&Model::load(&foreign).unwrap()), said(&model));
    assert_ne!(said(&model), predictor(&model).predict(&images, None).unwrap(), "the base image counts");
}

#[test]
fn both_inputs_can_be_looked_into() {
    let model = Model::any().unwrap();
    let generator = generator(Mode::Hard);
    let specimen = generator.specimen(SERIES, 3);
    let picture = specimen.image.pixels();
    let aligner = Some(generator.aligner());
    let inspector = Inspector::new(&model, &ComputeDevice::cpu()).unwrap();
    let found = inspector.inspect(picture, aligner).unwrap();
    assert_eq!(inspector.anatomy().layers[0].input, [2, 128, 96]);
    assert_eq!(found.trace.input.len(), 2 * PIXELS);
    let mut difference = [0; PIXELS];
    generator.aligner().difference(picture, &mut difference);
    for place in (0..PIXELS).step_by(97) {
        assert_eq!(found.trace.input[place], f32::from(picture[place]) / 128.0 - 0.4);
        assert_eq!(found.trace.input[PIXELS + place], (f32::from(difference[place]) - 128.0) / 32.0);
    }
    assert_eq!(found.prediction, predictor(&model).predict(&[*picture], aligner).unwrap()[0]);
    // Evidence finds tumors with the base image; every method has something to say.
    let explainer = Explainer::new(&model, &ComputeDevice::cpu()).unwrap();
    let tumors = (0..20).map(|index| generator.specimen(SERIES, index)).filter(|specimen| specimen.plan.syndrome == Syndrome::B);
    for specimen in tumors.take(2) {
        for method in [EvidenceMethod::GradCam, EvidenceMethod::Locator] {
            let evidence = explainer.evidence(method, specimen.image.pixels(), aligner, Syndrome::B).unwrap();
            let (share, even) =
                (evidence.share_on(&specimen.mask).unwrap(), brain_tumor_lab::network::uniform_share(&specimen.mask));
            assert!(share > 2.0 * even, "{method:?}: {share} of {even}");
        }
    }
}
