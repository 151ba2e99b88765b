//! The models that come with the program: the gates they must pass.

use brain_tumor_lab::factory::{Mode, Syndrome};
use brain_tumor_lab::network::{Evaluation, Model, evaluate_images};

use super::common::{pictures, predictor};

const COUNT: usize = 2000;

/// On a series that no training has used: trainings draw from seeds derived by label.
fn evaluation(model: Mode, pictures_of: Mode) -> Evaluation {
    let (images, classes) = pictures(pictures_of, 0xB7AD_5EED, COUNT);
    evaluate_images(&predictor(&Model::bundled(model).unwrap()), &images, &classes, None).unwrap()
}

fn assert_passes(mode: Mode, accuracy: f64) {
    let evaluation = evaluation(mode, mode);
    let confusion = evaluation.confusion;
    assert_eq!(confusion.total(), COUNT as u64);
    assert!(confusion.accuracy() >= accuracy, "{mode}: {} of {accuracy}: {:?}", confusion.accuracy(), confusion.counts());
    for class in Syndrome::ALL {
        assert!(confusion.recall(class).unwrap() >= 0.97, "{mode} {class}: {:?}", confusion.counts());
    }
}

#[test]
fn the_bundled_models_are_what_they_say() {
    for mode in Mode::ALL {
        let model = Model::bundled(mode).unwrap();
        assert_eq!(model.mode(), Some(mode));
        assert!(model.record.images > 0);
    }
}

fn assert_has_its_curve(mode: Mode) {
    let record = Model::bundled(mode).unwrap().record;
    let last = record.curve.last().unwrap();
    assert_eq!(last.images, record.images, "the curve ends with the network itself");
    assert!((last.validation_accuracy - record.validation_accuracy.unwrap()).abs() < 1e-5);
    assert!((10..=200).contains(&record.curve.len()) && record.curve.is_sorted_by_key(|row| row.images));
    assert!(record.curve[0].loss > 3.0 * last.loss, "it learned");
}

#[test]
fn the_bundled_easy_model_has_its_curve() {
    assert_has_its_curve(Mode::Easy);
}

#[test]
fn the_bundled_hard_model_has_its_curve() {
    assert_has_its_curve(Mode::Hard);
}

#[test]
fn the_bundled_easy_model_passes_its_gate() {
    assert_passes(Mode::Easy, 0.997);
}

#[test]
fn the_bundled_hard_model_passes_its_gate() {
    assert_passes(Mode::Hard, 0.985);
}

/// The adviser of the bias lab must be wrong by itself, and not too often: in about three of ten pictures, and in every class in some.
#[test]
fn the_adviser_is_right_in_about_seven_of_ten_and_wrong_in_some_of_every_class() {
    let (images, classes) = pictures(Mode::Hard, 0xB7AD_5EED, COUNT);
    let evaluation = evaluate_images(&predictor(&Model::adviser().unwrap()), &images, &classes, None).unwrap();
    let confusion = evaluation.confusion;
    // Three standard errors of 2,000 pictures are 0.03.
    assert!((0.67..=0.74).contains(&confusion.accuracy()), "{}: {:?}", confusion.accuracy(), confusion.counts());
    for class in Syndrome::ALL {
        let recall = confusion.recall(class).unwrap();
        assert!((0.4..1.0).contains(&recall), "{class}: {recall}");
    }
}
