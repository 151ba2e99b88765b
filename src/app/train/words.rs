//! The sentences that the training room says.

use super::super::message::sentence;
use super::super::settings::StoppedRun;
use super::super::{Message, Story, no_gpu_words, number};
use super::breakdown::Common;
use super::runs::RunDone;
use super::{GivenPictures, Race, Train, TrainForm};
use crate::network::{Classes, TrainingSettings};
use crate::runs::{Repair, RunStatus};
use crate::worker::{Collapse, Failure, Finish, JobError, TrainingFailure, TrainingNotice};

impl Common {
    /// The name of the group, in a word or three.
    pub fn words(self) -> String {
        match self {
            Self::Size(size) => size.word().to_owned(),
            Self::Healthy => "healthy".to_owned(),
            Self::Contrast { lowest, highest } => format!("{} to {}", number::fixed(lowest, 0), number::fixed(highest, 0)),
        }
    }

    /// The name of the button that shows the wrong ones.
    pub fn wrong_in_words(self) -> String {
        let noun = match self {
            Self::Size(_) | Self::Healthy => "tumors",
            Self::Contrast { .. } => "gray levels",
        };
        format!("Wrong: {} {noun}", self.words())
    }

    /// The heading of the wrong ones.
    pub(super) fn title_of_wrong(self) -> String {
        match self {
            Self::Size(_) => format!("Wrong among those with {} tumors", self.words()),
            Self::Healthy => "Wrong among the healthy ones".to_owned(),
            Self::Contrast { .. } => format!("Wrong among those with {} gray levels", self.words()),
        }
    }
}

impl Train {
    /// What is waited for before the first step.
    pub fn preparing_in_words(&self) -> String {
        self.preparing.map_or_else(
            || "The device is being prepared".to_owned(),
            |since| format!("Preparing the GPU, {} s", since.elapsed().as_secs()),
        )
    }
}

/// Something that people should know while a network learns.
pub fn notice_words(notice: &TrainingNotice) -> String {
    match notice {
        TrainingNotice::GpuNotReady(err) => format!("{}. The training runs on the CPU.", sentence(err)),
        TrainingNotice::GpuLost { err, from_last_good } => {
            let from = if *from_last_good { "the last good weights" } else { "the start" };
            format!("{err}. The training goes on with the CPU, from {from}.")
        }
        TrainingNotice::NotKept(err) => format!("The run is not kept: {}", err.because()),
        TrainingNotice::KeptNoMore(err) => format!("The run is kept no more: {}. The training goes on", err.because()),
        TrainingNotice::OneAnswer { images, answer } => format!(
            "After {images} pictures the network still says {answer} to everything: it has learned nothing yet. Wait a little; if \
             it stays so, the learning rate is too high or too low, or the network has no normalisation"
        ),
        TrainingNotice::NotTested(err) => format!("The test pictures could not be tried: {err}"),
        TrainingNotice::Collapsed(Collapse { best_images, best_accuracy, last_accuracy }) => format!(
            "The training collapsed: it was right in {:.1} % of the pictures after {best_images} of them, and in {:.1} % at the end. The best \
             network is kept. The learning rate is probably too high; try a third of it",
            100.0 * best_accuracy,
            100.0 * last_accuracy
        ),
        TrainingNotice::Repaired(repair) => repair_words(*repair),
    }
}

/// What was made again of a run that goes on.
fn repair_words(repair: Repair) -> String {
    match repair {
        Repair::StartsAnew => "The run was cut short before anything was kept from which it could go on: it starts anew".to_owned(),
        Repair::BestFromKept(images) => format!(
            "The best network of the run (best.model) was missing, damaged or another one: it is now the best that is left, the one after \
             {images} pictures"
        ),
        Repair::BestFromState(images) => format!(
            "The best network of the run (best.model) was missing, damaged or another one, and no other is left: it is now the one with which \
             the run goes on, after {images} pictures"
        ),
        Repair::LastFromState => {
            "The last network of the run (last.model) was missing, damaged or another one: it was made again".to_owned()
        }
        Repair::Checkpoints => "The networks along the way of the run (checkpoints) were missing: new ones are kept from here on".to_owned(),
        Repair::DatasetUnknown => {
            "The run was begun by an older version, which did not note what its dataset was: it goes on with the dataset as it is now".to_owned()
        }
    }
}

/// Why a training could not go on.
pub fn failure_words(failure: &TrainingFailure) -> String {
    match failure {
        TrainingFailure::NoThreads(reason) => format!("No threads for the training: {reason}"),
        TrainingFailure::Interrupted(failure) => format!("The training was interrupted: {failure}"),
        TrainingFailure::NoPictures(err) => format!("Cannot make pictures: {err}"),
        TrainingFailure::NoGpu(trouble) => no_gpu_words(trouble),
        TrainingFailure::NotKept(err) | TrainingFailure::NotTakenUp(JobError::File(err)) => sentence(err),
        TrainingFailure::NotTakenUp(err) => format!("Cannot go on with the run: {err}"),
        TrainingFailure::AtItsEnd { name, status } => {
            format!("There is nothing to go on with: the run {name} is {}", status_words(status, false))
        }
        TrainingFailure::Network(err) => sentence(err),
    }
}

/// How a training ended.
pub(super) fn finish_words(finish: Finish) -> &'static str {
    match finish {
        Finish::Complete => "The training is complete",
        Finish::Stopped => "The training was stopped; the network is kept",
        Finish::NoProgress => "The training ended early: nothing became better any more; the best network is kept",
        Finish::Discarded => "The training was discarded",
    }
}

/// How a run that is kept stands, in a word or two; `is_worked_on` tells a run that goes on from one that was cut short.
pub fn status_words(status: &RunStatus, is_worked_on: bool) -> &'static str {
    match status {
        RunStatus::Running if is_worked_on => "running",
        RunStatus::Running => "interrupted",
        RunStatus::Complete => "complete",
        RunStatus::Stopped => "stopped",
        RunStatus::NoProgress => "stopped early",
        RunStatus::Failed(_) => "failed",
    }
}

impl RunDone {
    /// What was done with a run.
    pub(super) fn words(&self) -> String {
        match self {
            Self::Renamed(from, to) => format!("The run {from} is now called {to}"),
            Self::Deleted(name) => format!("The run {name} is deleted; it can be brought back"),
            Self::Restored(name) => format!("The run {name} is back"),
        }
    }
}

/// A training that was stopped when the window was closed.
pub fn stopped_run_words(stopped: &StoppedRun) -> Message {
    let StoppedRun { name, images } = stopped;
    Message::notice(match images {
        0 => format!("The run {name} was stopped before its first measurement. Train, Runs, Continue starts it again"),
        _ => {
            format!("The run {name} was stopped at {} pictures. Train, Runs, Continue goes on with it", number::grouped(*images))
        }
    })
}

/// A recording of the program that cannot be read.
pub(super) fn recording_unreadable(story: &Story, err: &impl std::fmt::Display) -> String {
    format!("The recording of \u{201c}{}\u{201d} cannot be read: {err}", story.title)
}

/// There is nothing to save.
pub(super) fn no_network() -> Message {
    Message::failed("There is no trained network to keep yet")
}

/// A training that gets no thread.
pub(super) fn cannot_start(err: &std::io::Error) -> Message {
    Message::failed(format!("The training cannot start: {err}"))
}

/// A run that goes on gets no thread.
pub(super) fn cannot_go_on(err: &std::io::Error) -> Message {
    Message::failed(format!("The training cannot go on: {err}"))
}

/// Another training runs.
pub(super) fn under_way() -> Message {
    Message::notice("A training is under way; stop it first")
}

/// A name that another run has.
pub(super) fn name_taken(name: &str) -> String {
    format!("There is a run called {name} already. Choose another name.")
}

/// Pictures of files that the next training learns from, and what was done to read them.
pub(super) fn given_read(given: &GivenPictures, notes: &[String]) -> Message {
    let pictures = if given.count() == 1 { "picture" } else { "pictures" };
    let read = format!("{}: {} {pictures} to learn from", given.name(), number::grouped(given.count()));
    Message::done([&[read], notes].concat().join(". "))
}

/// Nothing is started before the pictures are there.
pub(super) fn given_is_being_read(name: &str) -> String {
    format!("The pictures of {name} are being read.")
}

/// Pictures of files that could not be read.
pub(super) fn given_broken(failure: &Failure) -> Message {
    Message::failed(format!("The pictures could not be read: {failure}"))
}

/// Runs that could not be read.
pub(super) fn runs_broken(failure: &Failure) -> Message {
    Message::failed(format!("The runs could not be read: {failure}"))
}

impl Race {
    /// How it stands; `None` before both have begun.
    pub fn in_words(&self) -> Option<String> {
        let (human, machine) = (self.human.last()?, self.machine.last()?);
        let percent = |share: f64| format!("{:.0} %", 100.0 * share);
        let apart = human.interval[1] < machine.interval[0] || machine.interval[1] < human.interval[0];
        let doubt = if apart { "" } else { " The bands still overlap: more rounds would tell." };
        let stand = match self.crossing {
            Some(place) => {
                format!("After {} pictures the machine passed you.", number::grouped(self.machine[place].seen as u64))
            }
            None if human.share > machine.share => {
                format!("You are ahead: {} right against {}.", percent(human.share), percent(machine.share))
            }
            None => format!("Level: {} right, both of you.", percent(human.share)),
        };
        Some(stand + doubt)
    }
}

impl TrainForm {
    /// What is trained, in a line.
    pub fn summary(&self) -> String {
        let TrainingSettings { architecture, classes, dataset, .. } = self.settings;
        let pictures = match (&self.given, dataset) {
            (Some(given), _) => format!("the pictures of {}", given.name()),
            (None, Some(count)) => format!("{count} pictures"),
            (None, None) => "endless pictures".to_owned(),
        };
        let mode = self.group().word();
        let answers = if classes == Classes::Four { String::new() } else { format!(", {}", classes.words()) };
        format!("{architecture}, {mode}, {pictures}{answers}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::PathBuf;

    use crate::factory::{RecipeError, Syndrome, TumorSize};
    use crate::network::{DeviceTrouble, NetworkError, RunawayLoss};
    use crate::storage::FileError;
    use crate::worker::JobError;

    fn full_disk() -> FileError {
        FileError { action: "keep the run", reason: "no space".to_owned(), path: PathBuf::from("one") }
    }

    fn lost_gpu() -> NetworkError {
        NetworkError::device("Some GPU", "it was lost\nat some place")
    }

    #[test]
    fn whatever_happens_while_a_network_learns_is_said() {
        let cases = [
            (
                TrainingNotice::GpuNotReady(lost_gpu()),
                "The Some GPU failed while computing (it was lost). The training runs on the CPU.",
            ),
            (
                TrainingNotice::GpuLost { err: lost_gpu(), from_last_good: true },
                "the Some GPU failed while computing (it was lost). The training goes on with the CPU, from the last good weights.",
            ),
            (
                TrainingNotice::GpuLost { err: lost_gpu(), from_last_good: false },
                "the Some GPU failed while computing (it was lost). The training goes on with the CPU, from the start.",
            ),
            (
                TrainingNotice::Collapsed(Collapse { best_images: 1600, best_accuracy: 0.55, last_accuracy: 0.27 }),
                "The training collapsed: it was right in 55.0 % of the pictures after 1600 of them, and in 27.0 % at the end. The best network \
                 is kept. The learning rate is probably too high; try a third of it",
            ),
            (
                TrainingNotice::Repaired(Repair::BestFromKept(640)),
                "The best network of the run (best.model) was missing, damaged or another one: it is now the best that is left, the one after 640 \
                 pictures",
            ),
            (TrainingNotice::NotKept(full_disk()), "The run is not kept: no space: one"),
            (TrainingNotice::KeptNoMore(full_disk()), "The run is kept no more: no space: one. The training goes on"),
            (
                TrainingNotice::OneAnswer { images: 3000, answer: Syndrome::B.into() },
                "After 3000 pictures the network still says B to everything: it has learned nothing yet. Wait a little; if it stays so, \
                 the learning rate is too high or too low, or the network has no normalisation",
            ),
            (
                TrainingNotice::NotTested(lost_gpu()),
                "The test pictures could not be tried: the Some GPU failed while computing (it was lost)",
            ),
        ];
        for (notice, words) in cases {
            assert_eq!(notice_words(&notice), words);
        }
    }

    #[test]
    fn why_a_training_cannot_go_on_is_said() {
        let runaway = RunawayLoss { mean: 9.04, chance: 1.386, steps: 200 };
        let cases = [
            (TrainingFailure::NoThreads("none left".to_owned()), "No threads for the training: none left"),
            (
                TrainingFailure::Interrupted(Failure::Panicked("a panic".to_owned())),
                "The training was interrupted: the program made a mistake (a panic)",
            ),
            (
                TrainingFailure::NoPictures(RecipeError { key: "small.radius".to_owned(), reason: "it is odd".to_owned() }),
                "Cannot make pictures: recipe value \"small.radius\": it is odd",
            ),
            (
                TrainingFailure::NoGpu(DeviceTrouble::NotFound),
                "cannot use a GPU: no GPU was found; --device cpu works everywhere",
            ),
            (TrainingFailure::NotTakenUp(JobError::File(full_disk())), "Cannot keep the run: no space: one"),
            (
                TrainingFailure::AtItsEnd { name: "v1-easy-1".to_owned(), status: RunStatus::Complete },
                "There is nothing to go on with: the run v1-easy-1 is complete",
            ),
            (
                TrainingFailure::Network(NetworkError::Diverged),
                "The numbers of the network became infinite or undefined: the learning rate is too high for this network and optimizer; \
                 a smaller learning rate usually helps",
            ),
            (
                TrainingFailure::Network(runaway.into()),
                "The loss has been far above guessing for 200 steps (9.0; guessing has 1.39). The learning rate is probably too high for \
                 this network and optimizer; try a third of it",
            ),
        ];
        for (failure, words) in cases {
            assert_eq!(failure_words(&failure), words);
        }
    }

    #[test]
    fn a_group_is_named_by_what_its_pictures_have_in_common() {
        let faint = Common::Contrast { lowest: -12.4, highest: 7.5 };
        let cases = [
            (Common::Size(TumorSize::Big), "big", "Wrong: big tumors", "Wrong among those with big tumors"),
            (Common::Healthy, "healthy", "Wrong: healthy tumors", "Wrong among the healthy ones"),
            (
                faint,
                "\u{2212}12 to 8",
                "Wrong: \u{2212}12 to 8 gray levels",
                "Wrong among those with \u{2212}12 to 8 gray levels",
            ),
        ];
        for (common, name, button, title) in cases {
            assert_eq!(
                (common.words(), common.wrong_in_words(), common.title_of_wrong()),
                (name.into(), button.into(), title.into())
            );
        }
    }
}
