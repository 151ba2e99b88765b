//! Whether it learns what is there, and nothing where there is nothing.

use brain_tumor_lab::factory::{Mode, PIXELS, Syndrome, derived_seed};
use brain_tumor_lab::network::{Architecture, LearningRateSchedule, NetworkError, Trainer, TrainingSettings, evaluate_images};
use rand::RngExt as _;
use rand_xoshiro::Xoshiro256PlusPlus;
use rand_xoshiro::rand_core::SeedableRng as _;

use super::common::{generator, pictures, predictor, trainer};

/// Two pictures of each class.
fn eight_pictures() -> (Vec<[u8; PIXELS]>, Vec<Syndrome>) {
    let (images, classes) = pictures(Mode::Hard, 8, 200);
    let places = |class| (0..200).filter(|&place| classes[place] == class).take(2).collect::<Vec<usize>>();
    Syndrome::ALL.into_iter().flat_map(places).map(|place| (images[place], classes[place])).unzip()
}

#[test]
fn eight_pictures_are_learned_by_heart() {
    let (images, classes) = eight_pictures();
    let mut trainer = trainer(Mode::Hard, TrainingSettings { batch: 8, ..TrainingSettings::default() }, 0);
    let first = trainer.step_on(&images, &classes, 0.0).unwrap();
    let reports: Vec<_> = (0..200).map(|_| trainer.step_on(&images, &classes, 0.0).unwrap()).collect();
    let last = reports[reports.len() - 1];
    assert!((first.loss - 4.0_f64.ln()).abs() < 1.5, "the first loss is near ln 4: {}", first.loss);
    assert!(last.loss < 0.01, "the last loss is {}", last.loss);
    assert!(reports[reports.len() - 10..].iter().all(|report| report.accuracy == 1.0));
    // The network that is kept, with its running statistics, knows them too.
    let evaluation = evaluate_images(&predictor(&trainer.model(0.0, None).unwrap()), &images, &classes, None).unwrap();
    assert_eq!((evaluation.confusion.accuracy(), evaluation.confusion.total()), (1.0, 8));
    assert!(evaluation.loss < 0.1, "{}", evaluation.loss);
}

/// Steps of the trainings with right and with wrong labels.
const STEPS: u64 = 150;
const VALIDATION: usize = 1000;

/// Mean probability that the network gives to the truth, and its accuracy, on pictures it has never seen.
fn after_training(mode: Mode, mut label: impl FnMut(Syndrome) -> Syndrome) -> (f64, f64, f64) {
    let settings = TrainingSettings::default();
    let mut trainer = trainer(mode, settings, 0);
    let (mut images, mut classes) = (vec![[0; PIXELS]; settings.batch], vec![Syndrome::Z; settings.batch]);
    let generator = generator(mode);
    for step in 0..STEPS {
        generator.fill(derived_seed(1, "training"), step * settings.batch as u64, &mut images, &mut classes);
        let labels: Vec<Syndrome> = classes.iter().map(|&class| label(class)).collect();
        trainer.step_on(&images, &labels, step as f64 / STEPS as f64).unwrap();
    }
    let (images, classes) = pictures(mode, derived_seed(1, "validation"), VALIDATION);
    let predictor = predictor(&trainer.model(0.0, None).unwrap());
    let predictions = predictor.predict(&images, None).unwrap();
    let truth = |(p, class): (&brain_tumor_lab::network::Prediction, &Syndrome)| f64::from(p.share_of_truth(*class));
    let given = predictions.iter().zip(&classes).map(truth).sum::<f64>() / VALIDATION as f64;
    let evaluation = evaluate_images(&predictor, &images, &classes, None).unwrap();
    (given, evaluation.confusion.accuracy(), evaluation.loss)
}

#[test]
fn right_labels_are_learned() {
    let (given, accuracy, loss) = after_training(Mode::Easy, |class| class);
    assert!(accuracy > 0.8, "accuracy {accuracy}, loss {loss}");
    assert!(given > 0.6, "the truth is given {given}");
}

#[test]
fn shuffled_labels_stay_at_chance() {
    // Were the answer hidden in anything but the labels, this network would find it.
    let mut rng = Xoshiro256PlusPlus::seed_from_u64(5);
    let (given, accuracy, loss) = after_training(Mode::Easy, |_| Syndrome::from_index(rng.random_range(0..4)).unwrap());
    assert!((given - 0.25).abs() < 0.02, "the truth is given {given}, accuracy {accuracy}");
    assert!(loss > 4.0_f64.ln() - 0.05, "a loss of {loss} means that something was learned");
    assert!(accuracy < 0.5, "accuracy {accuracy}");
}

/// The bytes of the network after some steps in a pool of this many threads.
fn weights_after(steps: usize, threads: usize, settings: TrainingSettings) -> Vec<u8> {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
    pool.install(|| {
        let mut trainer = trainer(Mode::Hard, settings, 64);
        let losses: Vec<f64> = (0..steps).map(|_| trainer.step(0.1).unwrap().loss).collect();
        assert!(losses.iter().all(|loss| loss.is_finite()));
        let accuracy = trainer.validate().unwrap().confusion.accuracy();
        let mut model = trainer.model(0.0, Some(accuracy)).unwrap();
        assert!(model.record.device.starts_with(&format!("CPU ({threads} thread")), "{}", model.record.device);
        model.record.device.clear();
        model.encode().unwrap()
    })
}

#[test]
fn the_same_seed_gives_the_same_weights_with_any_number_of_threads() {
    for architecture in [Architecture::Compact, Architecture::BEST, Architecture::V7] {
        let settings = TrainingSettings { seed: 11, ..architecture.preset() };
        let one = weights_after(6, 1, settings);
        for threads in [1, 2, 3] {
            assert!(one == weights_after(6, threads, settings), "{architecture}: {threads} threads give other bits");
        }
    }
}

#[test]
fn another_seed_or_more_steps_give_other_weights() {
    let settings = TrainingSettings { seed: 11, ..TrainingSettings::default() };
    let weights = |seed, steps| weights_after(steps, 2, TrainingSettings { seed, ..settings });
    let (one, other, longer) = (weights(11, 4), weights(12, 4), weights(11, 8));
    // Behind the header, which names seed and number of pictures.
    let end = |bytes: &[u8]| bytes[bytes.len() - 4096..bytes.len() - 4].to_vec();
    assert!(end(&one) != end(&other), "another seed");
    assert!(end(&one) != end(&longer), "more steps");
}

#[test]
fn the_learning_rate_warms_up_and_fades() {
    let share = |step, progress| LearningRateSchedule::Cosine.share(step, progress);
    assert!((share(0, 0.0) - 1.0 / 50.0).abs() < 1e-12);
    assert!((share(49, 0.0) - 1.0).abs() < 1e-12);
    assert!((share(1000, 0.5) - 0.5).abs() < 0.002);
    assert!(share(1000, 1.0) < 0.01 && share(1000, 1.0) > 0.0);
    assert_eq!(share(1000, 1.0), share(1000, 7.0), "beyond the plan nothing changes");
    let falling: Vec<f64> = (0..=100).map(|i| share(1000, f64::from(i) / 100.0)).collect();
    assert!(falling.windows(2).all(|pair| pair[1] < pair[0]));
}

#[test]
fn the_other_schedules_have_their_shapes() {
    let share = |schedule: LearningRateSchedule, progress: f64| schedule.share(1000, progress);
    assert!([0.0, 0.4, 1.0].iter().all(|&progress| share(LearningRateSchedule::Constant, progress) == 1.0));
    let steps = [0.0, 0.24, 0.26, 0.51, 0.76, 1.0, 3.0].map(|progress| 0.06 * share(LearningRateSchedule::Steps, progress));
    for (rate, wanted) in steps.into_iter().zip([0.06, 0.06, 0.02, 0.005, 0.001, 0.001, 0.001]) {
        assert!((rate - wanted).abs() < 1e-12, "{steps:?}");
    }
    let cycle: Vec<f64> = (0..=100).map(|i| share(LearningRateSchedule::OneCycle, f64::from(i) / 100.0)).collect();
    assert!(cycle[..=25].windows(2).all(|pair| pair[0] < pair[1]) && cycle[25..].windows(2).all(|pair| pair[1] < pair[0]));
    assert!((cycle[0] - 0.04).abs() < 1e-12 && (cycle[25] - 1.0).abs() < 1e-12 && cycle[100] < 0.01 && cycle[100] > 0.0);
    for schedule in LearningRateSchedule::ALL {
        assert_eq!(schedule.name().parse::<LearningRateSchedule>(), Ok(schedule));
    }
}

#[test]
fn numbers_that_explode_are_said_in_words_and_the_weights_stay() {
    let settings = TrainingSettings { learning_rate: 1e30, batch: 8, ..TrainingSettings::default() };
    let mut trainer = trainer(Mode::Hard, settings, 8);
    let failed = |trainer: &mut Trainer| (0..20).find_map(|_| trainer.step(0.0).err());
    let err = failed(&mut trainer).expect("such a rate diverges");
    assert!(matches!(err, NetworkError::Diverged), "{err}");
    assert!(err.to_string().contains("smaller learning rate"), "{err}");
    let seen = trainer.images_seen();
    trainer.step(0.0).unwrap_err();
    assert_eq!(trainer.images_seen(), seen, "a failed step does not count");
}

#[test]
fn validation_pictures_are_no_training_pictures() {
    let mut trainer = trainer(Mode::Easy, TrainingSettings::default(), 200);
    let before = trainer.validate().unwrap();
    assert_eq!(before.confusion.total(), 200);
    trainer.step(0.0).unwrap();
    let after = trainer.validate().unwrap();
    let rows = |evaluation: &brain_tumor_lab::network::Evaluation| {
        evaluation.confusion.counts().iter().map(|row| row.iter().sum::<u64>()).collect::<Vec<_>>()
    };
    assert_eq!(rows(&before), rows(&after), "always the same pictures");
    let (training, _) = pictures(Mode::Easy, derived_seed(1, "training"), 200);
    let (validation, _) = pictures(Mode::Easy, derived_seed(1, "validation"), 200);
    assert!(validation.iter().all(|picture| !training.contains(picture)));
}
