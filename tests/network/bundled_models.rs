//! The models that come with the program: the gates they must pass.

use brain_tumor_lab::factory::{Mode, Syndrome};
use brain_tumor_lab::network::{Evaluation, Model, evaluate_images};

use super::common::{pictures, predictor};

const COUNT: usize = 2000;

/// On a series that no training has used: trainings draw from seeds derived by label.
fn evaluation(model: Mode, pictures_of: Mode) -> Evaluation {
    let (images, classes) = pictures(pictures_of, 0xB7AD_5EED, COUNT);
    evaluate_images(&predictor(&Model::bundled(model).unwrap()), &images, &classes).unwrap()
}

fn assert_passes(mode: Mode, accuracy: f64) {
    let evaluation = evaluation(mode, mode);
    let confusion = evaluation.confusion;
    assert_eq!(confusion.total(), COUNT as u64);
    assert!(confusion.accuracy() >= accuracy, "{mode}: {} of {accuracy}: {:?}", confusion.accuracy(), confusion.counts);
    for class in Syndrome::ALL {
        assert!(confusion.recall(class).unwrap() >= 0.97, "{mode} {class}: {:?}", confusion.counts);
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

#[test]
fn the_bundled_easy_model_passes_its_gate() {
    assert_passes(Mode::Easy, 0.997);
}

#[test]
fn the_bundled_hard_model_passes_its_gate() {
    assert_passes(Mode::Hard, 0.985);
}
