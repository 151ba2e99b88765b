//! What a network answers.

use brain_tumor_lab::factory::{Mode, PIXELS, Syndrome};
use brain_tumor_lab::network::{Confusion, Prediction, evaluate, evaluate_images};

use super::common::{generator, pictures, predictor, young_model};

#[test]
fn probabilities_sum_to_one() {
    let (mut images, _) = pictures(Mode::Hard, 3, 130);
    images.push([0; PIXELS]);
    images.push([255; PIXELS]);
    for prediction in predictor(young_model()).predict(&images, None).unwrap() {
        let sum: f32 = prediction.probabilities().iter().sum();
        assert!((sum - 1.0).abs() < 1e-5, "{prediction:?}");
        assert!(prediction.probabilities().iter().all(|p| (0.0..=1.0).contains(p)), "{prediction:?}");
    }
}

#[test]
fn a_picture_gets_the_same_answer_alone_and_in_any_company() {
    let (images, _) = pictures(Mode::Hard, 4, 70);
    let predictor = predictor(young_model());
    let together = predictor.predict(&images, None).unwrap();
    assert_eq!(together.len(), 70);
    for (place, image) in images.iter().enumerate().step_by(7) {
        let alone = predictor.predict(std::slice::from_ref(image), None).unwrap();
        for (one, other) in alone[0].probabilities().iter().zip(together[place].probabilities()) {
            assert!((one - other).abs() < 1e-5, "picture {place}: {alone:?} against {:?}", together[place]);
        }
    }
    assert_eq!(predictor.predict(&[], None).unwrap(), Vec::new());
}

#[test]
fn the_answer_is_the_most_probable_class() {
    let answer = |probabilities| Prediction::Four(probabilities).answer();
    assert_eq!(answer([0.1, 0.2, 0.3, 0.4]), Syndrome::Z.into());
    assert_eq!(answer([0.1, 0.5, 0.3, 0.1]), Syndrome::B.into());
    assert_eq!(answer([0.25; 4]), Syndrome::A.into(), "the first one where all are equal");
}

#[test]
fn evaluation_counts_every_picture_once_and_agrees_with_predictions() {
    let predictor = predictor(young_model());
    let (images, classes) = pictures(Mode::Hard, 21, 600);
    let mut told = Vec::new();
    let evaluation = evaluate(&predictor, &generator(Mode::Hard), 21, 600, |done| {
        told.push(done);
        true
    });
    let evaluation = evaluation.unwrap();
    assert_eq!(told.last(), Some(&600));
    assert_eq!(evaluation, evaluate_images(&predictor, &images, &classes, None).unwrap());
    let predictions = predictor.predict(&images, None).unwrap();
    let mut counts = [[0_u64; 4]; 4];
    let mut loss = 0.0;
    for (prediction, class) in predictions.iter().zip(&classes) {
        counts[class.index()][prediction.answer().place()] += 1;
        loss -= f64::from(prediction.share_of_truth(*class)).ln();
    }
    assert_eq!(evaluation.confusion.counts(), counts);
    assert!((evaluation.loss - loss / 600.0).abs() < 1e-6);
}

#[test]
fn evaluation_stopped_early_covers_what_was_done() {
    let evaluation = evaluate(&predictor(young_model()), &generator(Mode::Easy), 1, 5000, |_| false).unwrap();
    let total = evaluation.confusion.total();
    assert!(total > 0 && total < 5000, "{total}");
}

#[test]
fn a_confusion_matrix_is_read_row_by_row() {
    let mut confusion = Confusion::default();
    assert_eq!((confusion.accuracy(), confusion.recall(Syndrome::A), confusion.says_only()), (0.0, None, None));
    for (truth, predicted, times) in [(Syndrome::A, Syndrome::A, 3), (Syndrome::A, Syndrome::B, 1), (Syndrome::Z, Syndrome::Z, 4)]
    {
        (0..times).for_each(|_| confusion.add(truth, predicted));
    }
    assert_eq!((confusion.total(), confusion.accuracy()), (8, 7.0 / 8.0));
    assert_eq!((confusion.recall(Syndrome::A), confusion.recall(Syndrome::B)), (Some(0.75), None));
    assert_eq!(confusion.counts()[0], [3, 1, 0, 0], "rows are the truth");
}

#[test]
fn a_network_that_says_one_thing_to_everything_is_noticed() {
    let mut confusion = Confusion::default();
    for place in 0..400 {
        confusion.add(Syndrome::ALL[place % 4], if place < 385 { Syndrome::B } else { Syndrome::C });
    }
    assert_eq!(confusion.says_only(), Some(Syndrome::B.into()));
    (0..20).for_each(|_| confusion.add(Syndrome::C, Syndrome::C));
    assert_eq!(confusion.says_only(), None, "385 of 420 are not nearly all");
}
