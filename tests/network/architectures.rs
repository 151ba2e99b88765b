//! The table of the networks: parameters counted by hand, and every one of them learns.

use brain_tumor_lab::factory::Mode;
use brain_tumor_lab::network::{
    Architecture, Classes, LearningRateSchedule, NetworkError, OptimizerKind, Setting, Trainer, TrainingSettings, evaluate_images,
};

use super::common::{pictures, predictor, trainer};

/// Weights and biases, layer by layer. The pictures are 128 x 96; a valid 3x3 convolution takes 2 from both sides, a maximum
/// halves them: 63 x 47, 30 x 22, 14 x 10, 6 x 4; with 5x5: 62 x 46, 29 x 21, 12 x 8.
fn counted_by_hand(architecture: Architecture) -> Vec<usize> {
    // 3x3 convolution with bias, from so many channels to so many.
    let conv = |inputs: usize, outputs: usize| 9 * inputs * outputs + outputs;
    let conv5 = |inputs: usize, outputs: usize| 25 * inputs * outputs + outputs;
    // 3x3 convolution without bias, with gamma and beta.
    let block = |inputs: usize, outputs: usize| 9 * inputs * outputs + 2 * outputs;
    let dense = |inputs: usize, outputs: usize| (inputs + 1) * outputs;
    match architecture {
        Architecture::Compact => vec![25 * 16 + 2 * 16, block(16, 32), block(32, 64), block(64, 128), dense(256, 4)],
        Architecture::Compact2 => vec![
            25 * 16 + 2 * 16,
            block(16, 32),
            block(32, 32),
            block(32, 64),
            block(64, 64),
            block(64, 128),
            block(128, 128),
            dense(256, 4),
        ],
        Architecture::Compact3 => vec![
            25 * 16 + 2 * 16,
            block(16, 32),
            block(32, 32),
            block(32, 64),
            block(64, 64),
            block(64, 64),
            block(64, 64),
            dense(128, 4),
        ],
        // Two inputs: the sample and its difference from the base image.
        Architecture::Compare => vec![
            2 * 25 * 16 + 2 * 16,
            block(16, 32),
            block(32, 32),
            block(32, 64),
            block(64, 64),
            block(64, 64),
            block(64, 64),
            dense(128, 4),
        ],
        Architecture::CompactPlain => vec![conv5(1, 16), conv(16, 32), conv(32, 64), conv(64, 128), dense(256, 4)],
        Architecture::Nn2019 => {
            vec![conv5(1, 16), conv5(16, 64), conv5(64, 256), dense(256 * 12 * 8, 1024), dense(1024, 4)]
        }
        Architecture::LectureEasy | Architecture::V1 | Architecture::V5 => {
            vec![conv(1, 64), conv(64, 128), dense(128 * 30 * 22, 1024), dense(1024, 4)]
        }
        Architecture::V2 | Architecture::V4 => vec![conv(1, 32), conv(32, 64), dense(64 * 30 * 22, 512), dense(512, 4)],
        Architecture::V3 => vec![conv(1, 16), conv(16, 32), dense(32 * 30 * 22, 256), dense(256, 4)],
        Architecture::V6 => {
            vec![conv(1, 32), conv(32, 64), conv(64, 128), dense(128 * 14 * 10, 1024), dense(1024, 4)]
        }
        Architecture::V7 => {
            vec![conv(1, 16), conv(16, 32), conv(32, 64), conv(64, 128), dense(128 * 6 * 4, 1024), dense(1024, 4)]
        }
        Architecture::V8 => {
            vec![conv(1, 16), conv(16, 32), conv(32, 64), conv(64, 256), dense(256 * 6 * 4, 2048), dense(2048, 4)]
        }
        Architecture::V9 => {
            vec![conv(1, 32), conv(32, 64), conv(64, 128), conv(128, 256), dense(256 * 6 * 4, 1024), dense(1024, 4)]
        }
    }
}

#[test]
fn the_parameters_are_those_counted_by_hand() {
    for architecture in Architecture::ALL {
        assert_eq!(architecture.parameters(Classes::Four), counted_by_hand(architecture).iter().sum::<usize>(), "{architecture}");
    }
    assert_eq!(Architecture::Compact.parameters(Classes::Four), 98_676);
    assert_eq!(Architecture::Compact2.parameters(Classes::Four), 292_660);
    assert_eq!(Architecture::Compact3.parameters(Classes::Four), 144_436);
    assert_eq!(Architecture::Nn2019.parameters(Classes::Four), 25_606_884);
    assert_eq!(Architecture::V1.parameters(Classes::Four), 86_587_140);
    assert_eq!(Architecture::V6.parameters(Classes::Four), 18_447_876);
    assert_eq!(Architecture::V9.parameters(Classes::Four), 6_684_420);
}

#[test]
fn names_are_read_as_they_are_written() {
    for architecture in Architecture::ALL {
        assert_eq!(architecture.name().parse::<Architecture>().unwrap(), architecture);
        assert_eq!(serde_json::to_value(architecture).unwrap(), architecture.name(), "the name in model files");
    }
    let err = "compact33".parse::<Architecture>().unwrap_err().to_string();
    assert!(err.contains("compact33") && err.contains("nn2019") && err.contains("v9"), "{err}");
}

#[test]
fn every_network_learns_and_has_the_parameters_of_its_table() {
    for architecture in Architecture::ALL {
        let settings = TrainingSettings { batch: 4, dataset: Some(8), ..architecture.preset() };
        let mut trainer = trainer(Mode::Easy, settings, 4);
        for step in 0..3 {
            let report = trainer.step(f64::from(step) / 3.0).unwrap();
            assert!(report.loss.is_finite() && report.loss < 50.0, "{architecture}: {report:?}");
        }
        let confusion = trainer.validate().unwrap().confusion;
        assert_eq!(confusion.total(), 4, "{architecture}");
        // Head, optional guide and running numbers apart: all floats of the state that the optimizer moves.
        let state = trainer.state().unwrap();
        let moved: usize = state.optimizer.memory.iter().map(|[first, _]| first.len()).sum();
        if architecture.preset().guidance == 0.0 {
            assert_eq!(moved, architecture.parameters(Classes::Four), "{architecture}");
        }
        assert!(state.weights.iter().flatten().all(|weight| weight.is_finite()), "{architecture}");
    }
}

#[test]
fn every_network_takes_two_hundred_steps() {
    // Networks with the same layers differ in L2 only: the one with the most stands for them.
    let mut taken: Vec<Architecture> = Vec::new();
    for architecture in Architecture::ALL {
        let twin = taken.iter_mut().find(|other| other.layers() == architecture.layers());
        match twin {
            Some(twin) if twin.preset().weight_decay >= architecture.preset().weight_decay => {}
            Some(twin) => *twin = architecture,
            None => taken.push(architecture),
        }
    }
    assert_eq!(taken.len(), 12);
    for architecture in taken {
        // Pictures cost little beside 87 million weights moved 200 times. The learning rate of 2019 is for batches of 50.
        let preset = architecture.preset();
        let settings = TrainingSettings { batch: 2, dataset: Some(4), learning_rate: preset.learning_rate / 5.0, ..preset };
        let mut trainer = trainer(Mode::Easy, settings, 4);
        for step in 0..200 {
            let report = trainer.step(f64::from(step) / 200.0).unwrap();
            assert!(report.loss.is_finite(), "{architecture}, step {step}: {report:?}");
        }
        assert_eq!(trainer.images_seen(), 400);
        assert_eq!(trainer.validate().unwrap().confusion.total(), 4, "{architecture}");
    }
}

#[test]
fn small_lecture_networks_learn_a_few_pictures_by_heart() {
    let (images, classes) = pictures(Mode::Easy, 8, 16);
    for architecture in [Architecture::V7, Architecture::V3] {
        let mut trainer = trainer(Mode::Easy, TrainingSettings { weight_decay: 0.0, ..architecture.preset() }, 0);
        let first = trainer.step_on(&images, &classes, 0.0).unwrap();
        let last = (0..120).map(|_| trainer.step_on(&images, &classes, 0.0).unwrap()).last().unwrap();
        assert!(first.loss > 1.0 && last.loss < 0.2, "{architecture}: {} to {}", first.loss, last.loss);
        let evaluation = evaluate_images(&predictor(&trainer.model(0.0, None).unwrap()), &images, &classes, None).unwrap();
        assert_eq!(evaluation.confusion.accuracy(), 1.0, "{architecture}");
    }
}

#[test]
fn every_optimizer_learns() {
    let rate = |kind| match kind {
        OptimizerKind::GradientDescent | OptimizerKind::Sgd => 0.1,
        OptimizerKind::Momentum | OptimizerKind::Nesterov => 0.02,
        _ => 0.003,
    };
    for optimizer in OptimizerKind::ALL {
        let settings = TrainingSettings {
            optimizer,
            learning_rate: rate(optimizer),
            schedule: LearningRateSchedule::Constant,
            batch: 8,
            dataset: Some(16),
            ..TrainingSettings::default()
        };
        let mut trainer = trainer(Mode::Easy, settings, 0);
        let losses: Vec<f64> = (0..60).map(|_| trainer.step(0.0).unwrap().loss).collect();
        let mean = |losses: &[f64]| losses.iter().sum::<f64>() / losses.len() as f64;
        assert!(mean(&losses[56..]) < 0.6 * mean(&losses[..4]), "{}: {losses:?}", optimizer.name());
        // A step of gradient descent looks at the whole set.
        let seen = if optimizer == OptimizerKind::GradientDescent { 60 * 16 } else { 60 * 8 };
        assert_eq!(trainer.images_seen(), seen);
    }
}

#[test]
fn gradient_descent_in_portions_is_gradient_descent() {
    // Without normalisation the sum over portions is the sum over all.
    let weights = |batch| {
        let settings = TrainingSettings {
            batch,
            dataset: Some(12),
            optimizer: OptimizerKind::GradientDescent,
            learning_rate: 0.05,
            guidance: 0.0,
            averaged: false,
            ..Architecture::CompactPlain.preset()
        };
        let mut trainer = trainer(Mode::Easy, settings, 0);
        let losses: Vec<f64> = (0..3).map(|_| trainer.step(0.5).unwrap().loss).collect();
        (losses, trainer.state().unwrap().weights)
    };
    let (losses, whole) = weights(12);
    let (other_losses, portions) = weights(5);
    for (one, other) in losses.iter().zip(&other_losses) {
        assert!((one - other).abs() < 1e-4, "{losses:?} against {other_losses:?}");
    }
    for (one, other) in whole.iter().flatten().zip(portions.iter().flatten()) {
        assert!((one - other).abs() < 1e-4 * (1.0 + one.abs()), "{one} against {other}");
    }
}

#[test]
fn a_training_taken_up_again_goes_on_to_the_bit() {
    let settings = [
        TrainingSettings { batch: 8, ..Architecture::BEST.preset() },
        TrainingSettings { batch: 8, dataset: Some(20), ..Architecture::V7.preset() },
    ];
    for settings in settings {
        let mut first = trainer(Mode::Hard, settings, 16);
        for _ in 0..6 {
            first.step(0.1).unwrap();
        }
        let state = first.state().unwrap();
        let mut second = trainer(Mode::Hard, settings, 16);
        second.restore(&state).unwrap();
        assert_eq!(second.images_seen(), first.images_seen());
        for _ in 0..6 {
            assert_eq!(first.step(0.6).unwrap(), second.step(0.6).unwrap());
        }
        assert_eq!(first.validate().unwrap(), second.validate().unwrap());
        assert!(first.state().unwrap() == second.state().unwrap());
    }
}

#[test]
fn an_empty_set_is_said_in_words() {
    let mut trainer = trainer(Mode::Hard, TrainingSettings::default(), 0);
    trainer.learn_from(std::sync::Arc::new((Vec::new(), Vec::new())));
    assert!(trainer.step(0.0).unwrap_err().to_string().contains("no picture to learn from"));
}

#[test]
fn a_state_of_another_network_is_refused() {
    let mut compact = trainer(Mode::Hard, TrainingSettings { batch: 4, ..TrainingSettings::default() }, 0);
    let mut state = compact.state().unwrap();
    state.weights.pop();
    assert!(compact.restore(&state).unwrap_err().to_string().contains("another network"));
    compact.step(0.0).unwrap();
}

#[test]
fn learning_rate_and_l2_change_while_it_runs() {
    let settings = TrainingSettings {
        batch: 4,
        schedule: LearningRateSchedule::Constant,
        optimizer: OptimizerKind::Sgd,
        ..TrainingSettings::default()
    };
    let mut trainer = trainer(Mode::Easy, settings, 0);
    assert_eq!(trainer.step(0.0).unwrap().learning_rate, 3e-3);
    trainer.set_learning_rate(0.0);
    let before = trainer.state().unwrap().weights;
    let least = Setting::LEARNING_RATE.limits.low;
    assert_eq!(trainer.step(0.0).unwrap().learning_rate, least, "the nearest rate within the limits");
    let trained = |weights: &[Vec<f32>]| weights.iter().filter(|tensor| tensor.len() > 300).cloned().collect::<Vec<_>>();
    let after = trained(&trainer.state().unwrap().weights);
    let moved =
        after.iter().flatten().zip(trained(&before).iter().flatten()).map(|(now, then)| (now - then).abs()).fold(0.0, f32::max);
    assert!(moved < 1e-6, "at the least rate the weights stand nearly still: {moved}");
    trainer.set_learning_rate(0.01);
    trainer.set_l2(1.0);
    let size = |weights: &[Vec<f32>]| trained(weights).iter().flatten().map(|w| f64::from(*w).powi(2)).sum::<f64>();
    for _ in 0..10 {
        trainer.step(0.0).unwrap();
    }
    let after = trainer.state().unwrap();
    assert!(size(&after.weights) < 0.9 * size(&before), "L2 makes the weights smaller");
    assert_eq!((after.settings.learning_rate, after.settings.weight_decay), (0.01, 1.0));
}

#[test]
fn live_changes_stay_within_the_limits_of_the_settings() {
    type Change = fn(&mut Trainer, f64);
    let changes: [(Setting, Change); 2] = [(Setting::LEARNING_RATE, Trainer::set_learning_rate), (Setting::L2, Trainer::set_l2)];
    let mut trainer = trainer(Mode::Easy, TrainingSettings { batch: 4, ..TrainingSettings::default() }, 0);
    for (setting, change) in changes {
        let (low, high) = setting.limits.range();
        let middle = f64::midpoint(low, high);
        for (wanted, becomes) in
            [(middle, middle), (-1.0, low), (1e300, high), (f64::NAN, high), (f64::INFINITY, high), (low, low)]
        {
            change(&mut trainer, wanted);
            assert_eq!(setting.get(trainer.settings()), Some(becomes), "{} {wanted}", setting.limits.key);
            assert_eq!(trainer.settings().validate(), Ok(()));
        }
    }
}

#[test]
fn a_step_without_a_picture_is_refused_by_name() {
    for (batch, word) in [(0, "\"batch\" is 0"), (5000, "\"batch\" is 5000")] {
        let mut trainer = trainer(Mode::Easy, TrainingSettings { batch, ..TrainingSettings::default() }, 0);
        let err = trainer.step(0.0).unwrap_err();
        assert!(matches!(err, NetworkError::Settings(_)) && err.to_string().contains(word), "{err}");
    }
    let mut empty = trainer(Mode::Easy, TrainingSettings { dataset: Some(0), ..TrainingSettings::default() }, 0);
    assert!(empty.step(0.0).unwrap_err().to_string().contains("no picture to learn from"));
}
