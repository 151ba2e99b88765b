//! Jobs of other threads that gave no answer.

use super::super::training_words::setting_value;
use super::InWords;
use crate::lecture::neuron::NoStage;
use crate::lecture::plane::NoPlane;
use crate::network::DeviceTrouble;
use crate::runs::{CurveError, INFO, ImpossibleNumber, RUN_FORMAT_VERSION, RunMisfit, RunPlanError, RunRefused, STATE};
use crate::words::number::localised;
use crate::words::words;
use crate::worker::{Failure, JobError};

impl InWords for JobError {
    fn in_words(&self) -> String {
        match self {
            Self::Recipe(err) => err.in_words(),
            Self::Lesson(err) => err.in_words(),
            Self::Plane(err) => err.in_words(),
            Self::Network(err) => err.in_words(),
            Self::Model(err) => err.in_words(),
            Self::File(err) => err.in_words(),
        }
    }
}

impl InWords for RunRefused {
    fn in_words(&self) -> String {
        let words = words();
        match self {
            Self::Busy => words.error_run_busy(),
            Self::Missing => words.error_run_missing(),
            Self::Taken => words.error_run_taken(),
            Self::Name(other) => words.error_run_name(other),
            Self::NoneDeleted => words.error_run_none_deleted(),
            Self::NoNumber => words.error_run_no_number(),
            Self::NoFile => words.error_run_no_file(),
            Self::NoFolder => words.error_run_no_folder(),
            Self::NoJson(line) => words.error_run_no_json(line.to_string()),
            Self::Newer(format) => words.error_model_newer(format.to_string(), RUN_FORMAT_VERSION.to_string()),
            Self::NoVersion => words.error_run_no_version("format"),
            Self::Part(part) => words.error_run_part(part),
            Self::Number(number) => words.error_run_number(number.in_words()),
        }
    }
}

impl InWords for RunMisfit {
    fn in_words(&self) -> String {
        let words = words();
        match self {
            Self::StateMissing => words.error_misfit_state_missing(),
            Self::StateOfOther => words.error_misfit_state_of_other(INFO),
            Self::CurveMissing => words.error_misfit_curve_missing(),
            Self::CurveEnds { end, state } => words.error_misfit_curve_ends(end.to_string(), STATE, state.to_string()),
            Self::CurveRows { there, counted, images } => {
                words.error_misfit_curve_rows(there.to_string(), images.to_string(), INFO, counted.to_string())
            }
            Self::OtherBase => words.error_misfit_other_base(),
            Self::OtherDataset => words.error_misfit_other_dataset(),
            Self::DatasetCount { now, before } => words.error_misfit_dataset_count(now.to_string(), before.to_string()),
        }
    }
}

/// The unit is left out: the number is named by its key, as it stands in the file.
impl InWords for ImpossibleNumber {
    fn in_words(&self) -> String {
        let limits = self.limits();
        let [shown, low, high] = [self.value(), limits.low, limits.high].map(setting_value);
        if limits.whole && self.value().fract() != 0.0 {
            words().error_number_not_whole(limits.key, shown, low, high)
        } else {
            words().error_number_out_of_limits(limits.key, shown, low, high)
        }
    }
}

impl InWords for RunPlanError {
    fn in_words(&self) -> String {
        match self {
            Self::Settings(err) => err.in_words(),
            Self::Recipe(err) => err.in_words(),
        }
    }
}

impl InWords for CurveError {
    fn in_words(&self) -> String {
        let words = words();
        match self {
            Self::NoTable(said) => words.error_curve_no_table(said),
            Self::Number { line, number } => words.error_curve_number(line.to_string(), number.in_words()),
            Self::Order { line, images, seconds } => {
                words.error_curve_order(line.to_string(), images.to_string(), localised(seconds.to_string()))
            }
        }
    }
}

impl InWords for Failure {
    fn in_words(&self) -> String {
        match self {
            Self::NoThread(reason) => words().error_no_thread(reason),
            Self::Panicked(message) => words().error_panicked(message),
        }
    }
}

impl InWords for DeviceTrouble {
    fn in_words(&self) -> String {
        super::super::device_trouble_words(self)
    }
}

impl InWords for NoStage {
    fn in_words(&self) -> String {
        match self {
            Self::Flat => words().error_stage_flat(),
            Self::NoBest => words().error_stage_no_best(),
            Self::TooFew => words().error_stage_too_few(),
        }
    }
}

impl InWords for NoPlane {
    fn in_words(&self) -> String {
        match self {
            Self::TooFew(count) => words().run_plane_too_few(count.to_string()),
            Self::Different => words().run_plane_different(),
            Self::NotFinite => words().run_plane_not_finite(),
            Self::Line => words().run_plane_line(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::assert_same_in_english;
    use super::*;
    use crate::factory::{RecipeError, RecipeProblem};
    use crate::network::{ModelError, NetworkError};
    use crate::storage::{FileAction, FileError, Refused};

    #[test]
    fn the_window_says_what_the_command_line_says() {
        assert_same_in_english(&[Failure::NoThread("none left".to_owned()), Failure::Panicked("odd".to_owned())]);
        let text = |text: &str| text.to_owned();
        assert_same_in_english(&[
            RunRefused::Busy,
            RunRefused::Missing,
            RunRefused::Taken,
            RunRefused::Name(text("one")),
            RunRefused::NoneDeleted,
            RunRefused::NoNumber,
            RunRefused::NoFile,
            RunRefused::NoFolder,
            RunRefused::NoJson(3),
            RunRefused::Newer(9),
            RunRefused::NoVersion,
            RunRefused::Part(text("plan")),
        ]);
        assert_same_in_english(&[
            RunMisfit::StateMissing,
            RunMisfit::StateOfOther,
            RunMisfit::CurveMissing,
            RunMisfit::CurveEnds { end: 3, state: 4 },
            RunMisfit::CurveRows { there: 1, counted: 2, images: 640 },
            RunMisfit::OtherBase,
            RunMisfit::OtherDataset,
            RunMisfit::DatasetCount { now: 3, before: 4 },
        ]);
        let order = CurveError::Order { line: 3, images: 640, seconds: 1.5 };
        assert_same_in_english(&[CurveError::NoTable(text("odd")), order]);
        assert_same_in_english(&[NoStage::Flat, NoStage::NoBest, NoStage::TooFew]);
        assert_same_in_english(&[NoPlane::TooFew(2), NoPlane::Different, NoPlane::NotFinite, NoPlane::Line]);
        assert_same_in_english(&[
            JobError::Recipe(RecipeError::new("version", RecipeProblem::NoVersion)),
            JobError::Lesson(NoStage::Flat),
            JobError::Plane(NoPlane::Line),
            JobError::Network(NetworkError::Diverged),
            JobError::Model(ModelError::Foreign),
            JobError::File(FileError::of(FileAction::UseModel, std::path::Path::new("x"), Refused::Newer)),
        ]);
    }
}
