//! The settings of a training and what goes wrong with it, in the words of the window. The layers below have English words of their own, for
//! the command line and for files.

use super::InWords as _;
use super::number;
use crate::factory::Augment;
use crate::network::{
    Architecture, Bases, Classes, DeviceChoice, Layer, LearningRateSchedule, Limits, NetworkError, OptimizerKind, Setting,
    SettingsError,
};
use crate::runs::limits::{MINUTES, PATIENCE, PICTURES};
use crate::words::words;
use crate::worker::JobError;

/// From here on a number is written with a power of ten.
const VAST: f64 = 1e15;
/// Most digits behind the point of a setting: the smallest learning rate has nine.
const DIGITS: usize = 9;

/// The answers between which a network decides.
pub fn answers_words(classes: Classes) -> String {
    match classes {
        Classes::Four => words().setting_answers_four(),
        Classes::Binary => words().setting_answers_binary(),
    }
}

/// What an optimizer is called.
pub fn optimizer_word(kind: OptimizerKind) -> String {
    let words = words();
    match kind {
        OptimizerKind::GradientDescent => words.setting_optimizer_gradient_descent(),
        OptimizerKind::Sgd => words.setting_optimizer_sgd(),
        OptimizerKind::Momentum => words.setting_optimizer_momentum(),
        OptimizerKind::Nesterov => words.setting_optimizer_nesterov(),
        OptimizerKind::Adam => words.setting_optimizer_adam(),
        OptimizerKind::AdamW => words.setting_optimizer_adamw(),
        OptimizerKind::Muon => words.setting_optimizer_muon(),
        OptimizerKind::QuickMuon => words.setting_optimizer_quick_muon(),
    }
}

/// What the course of a learning rate is called.
pub fn schedule_word(schedule: LearningRateSchedule) -> String {
    match schedule {
        LearningRateSchedule::Constant => words().setting_schedule_constant(),
        LearningRateSchedule::Steps => words().setting_schedule_steps(),
        LearningRateSchedule::Cosine => words().setting_schedule_cosine(),
        LearningRateSchedule::OneCycle => words().setting_schedule_one_cycle(),
    }
}

/// From which base images the pictures are made.
pub fn bases_words(bases: Bases) -> String {
    match bases {
        Bases::Given => words().setting_bases_given(),
        Bases::Random => words().setting_bases_random(),
    }
}

/// Where a training is to compute.
pub fn device_choice_word(choice: DeviceChoice) -> String {
    match choice {
        DeviceChoice::Auto => words().setting_device_auto(),
        DeviceChoice::Gpu => words().setting_device_gpu(),
        DeviceChoice::Cpu => words().setting_device_cpu(),
    }
}

/// A change that multiplies a set of pictures: its name, and what it does.
pub fn augment_words(kind: Augment) -> [String; 2] {
    let words = words();
    match kind {
        Augment::Mirror => [words.setting_augment_mirror(), words.setting_augment_mirror_hint()],
        Augment::Move => [words.setting_augment_move(), words.setting_augment_move_hint()],
        Augment::Tone => [words.setting_augment_tone(), words.setting_augment_tone_hint()],
        Augment::Noise => [words.setting_augment_noise(), words.setting_augment_noise_hint()],
        Augment::Size => [words.setting_augment_size(), words.setting_augment_size_hint()],
        Augment::Zoom => [words.setting_augment_zoom(), words.setting_augment_zoom_hint()],
    }
}

/// A number of a setting as it is read: all its digits, or a power of ten.
pub fn setting_value(value: f64) -> String {
    if value.abs() < VAST { number::short(value, DIGITS) } else { number::scientific(value, 1) }
}

/// What the number with these limits is called in the window.
fn limited_name(limits: &Limits) -> String {
    let words = words();
    let names = [
        (Setting::LEARNING_RATE.limits, words.setting_learning_rate()),
        (Setting::L2.limits, words.setting_l2()),
        (Setting::BATCH.limits, words.setting_batch()),
        (Setting::GUIDANCE.limits, words.setting_guidance()),
        (Setting::SMOOTHING.limits, words.setting_smoothing()),
        (Setting::FIXED_SET.limits, words.setting_fixed_set()),
        (MINUTES, words.setting_minutes()),
        (PICTURES, words.setting_pictures_seen()),
        (PATIENCE, words.setting_measurements()),
    ];
    let known = names.into_iter().find(|(of, _)| of == limits);
    known.map_or_else(|| limits.name.to_owned(), |(_, name)| name)
}

/// Why a training cannot be.
pub fn settings_error_words(err: &SettingsError) -> String {
    match err {
        SettingsError::OutOfLimits { limits, value } => {
            let [shown, low, high] = [*value, limits.low, limits.high].map(setting_value);
            let name = limited_name(limits);
            if limits.whole && value.fract() != 0.0 {
                words().setting_not_whole(name, shown, low, high)
            } else {
                words().setting_out_of_limits(name, shown, low, high)
            }
        }
        SettingsError::NoFixedSet => words().setting_no_fixed_set(),
        SettingsError::NothingToMultiply => words().setting_nothing_to_multiply(),
    }
}

/// Why a network could not compute.
pub fn network_error_words(err: &NetworkError) -> String {
    match err {
        NetworkError::Device { device, reason } => words().run_device_failed(device, reason),
        NetworkError::Diverged => words().run_diverged(),
        NetworkError::RanAway(away) => {
            words().run_ran_away(away.steps.to_string(), number::fixed(away.mean, 1), number::fixed(away.chance, 2))
        }
        NetworkError::State(reason) => words().run_state_unfit(reason),
        NetworkError::Settings(err) => settings_error_words(err),
    }
}

/// Why a job gave no answer.
pub fn job_error_words(err: &JobError) -> String {
    err.in_words()
}

/// The layers that have gradients, in the order of [`crate::network::layer_names`].
pub fn gradient_layer_words(architecture: Architecture, classes: Classes) -> Vec<String> {
    let (mut convolutions, mut dense) = (0, 0);
    let name = |layer: &Layer| match *layer {
        Layer::Block { filters, kernel, .. } | Layer::Conv { filters, kernel, .. } => {
            convolutions += 1;
            let (place, filters, size) = (convolutions.to_string(), filters.to_string(), format!("{kernel}x{kernel}"));
            Some(words().train_layer_convolution(place, filters, size))
        }
        Layer::Dense { units } => {
            dense += 1;
            Some(words().train_layer_dense(dense.to_string(), units.to_string()))
        }
        Layer::Output => Some(words().train_layer_output(classes.outputs().to_string())),
        Layer::Pool | Layer::MeanMax => None,
    };
    architecture.layers().iter().filter_map(name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::network::layer_names;
    use crate::words::{Locale, in_locale};

    #[test]
    fn the_words_of_the_window_are_those_of_the_command_line_in_english() {
        assert_eq!(OptimizerKind::ALL.map(optimizer_word), OptimizerKind::ALL.map(OptimizerKind::name));
        assert_eq!(LearningRateSchedule::ALL.map(schedule_word), LearningRateSchedule::ALL.map(LearningRateSchedule::name));
        assert_eq!(Augment::ALL.map(|kind| augment_words(kind)[0].clone()), Augment::ALL.map(Augment::word));
        assert_eq!(Classes::ALL.map(answers_words), Classes::ALL.map(Classes::words));
        for architecture in Architecture::ALL {
            assert_eq!(gradient_layer_words(architecture, Classes::Four), layer_names(architecture), "{architecture}");
        }
    }

    #[test]
    fn every_number_of_a_plan_has_a_name_and_its_limits_are_written_as_the_language_writes_them() {
        let limits = Setting::ALL.map(|setting| setting.limits).into_iter().chain([MINUTES, PICTURES, PATIENCE]);
        for limits in limits {
            let said = settings_error_words(&SettingsError::OutOfLimits { limits, value: 2e15 });
            assert!(said.contains(&limited_name(&limits)) && said.contains(&setting_value(limits.high)), "{said}");
        }
        let half = SettingsError::OutOfLimits { limits: Setting::BATCH.limits, value: 6.5 };
        assert_eq!(
            settings_error_words(&half),
            "the setting \u{201c}Batch\u{201d} is 6.5; it must be a whole number from 1 to 4096"
        );
        let french = in_locale(Locale::French, || settings_error_words(&half));
        assert!(french.contains("6,5") && french.contains("Lot"), "{french}");
        assert_eq!([1e-9, 0.003, 1e300].map(setting_value), ["0.000000001", "0.003", "1.0e300"]);
    }
}
