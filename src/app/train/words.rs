//! The sentences that the training room says.

use super::super::message::sentence;
use super::super::settings::StoppedRun;
use super::super::{Message, Story, no_gpu_words, number};
use super::breakdown::Common;
use super::quick::Judged;
use super::runs::RunDone;
use super::{Answered, GivenPictures, Passed, Standing, Train, TrainForm, Verdict};
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

impl Train {
    /// How the race stands; `None` before both have begun.
    pub fn race_in_words(&self) -> Option<String> {
        let Standing { person, machine, verdict } = self.standing;
        let [you, network] = [person, machine].map(|answered| percent(answered.share()));
        let ahead = person.right * machine.of;
        let behind = machine.right * person.of;
        if verdict == Verdict::NotYet {
            return None;
        }
        if let Some(passed) = &self.passed {
            let since = match verdict {
                Verdict::Machine => String::new(),
                Verdict::Person => format!(" By now you are ahead again: {you} right against {network}."),
                Verdict::Open { .. } | Verdict::NotYet => {
                    format!(" By now it cannot be told who is better: {you} right against {network}.")
                }
            };
            return Some(format!("It passed you {}.{since}", after_words(passed)));
        }
        Some(match verdict {
            Verdict::Person => format!("You are ahead: {you} right against {network}."),
            _ if ahead > behind => {
                format!("You are ahead: {you} right against {network}. The bands still overlap: more rounds would tell.")
            }
            _ if ahead == behind => format!("Level: {you} right, both of you. The bands still overlap: more rounds would tell."),
            Verdict::Open { more_rounds: Some(more) } => {
                let plural = if more == 1 { "" } else { "s" };
                format!(
                    "The machine is ahead: {network} right against your {you}. {} cannot tell yet: {more} more round{plural} like these would.",
                    rounds_words(person.of)
                )
            }
            _ => format!("The machine is ahead: {network} right against your {you}. The bands overlap too much to tell."),
        })
    }
}

/// A share as people read it.
fn percent(share: f64) -> String {
    format!("{:.0} %", 100.0 * share)
}

fn rounds_words(rounds: u64) -> String {
    if rounds == 1 { "One round".to_owned() } else { format!("{} rounds", number::grouped(rounds)) }
}

/// After how much training, as the end of a sentence.
fn after_words(passed: &Passed) -> String {
    format!("after {:.0} s and {} pictures", passed.seconds, number::grouped(passed.images))
}

/// The network in training has become better than the person.
pub(in super::super) fn passed_words(passed: &Passed) -> String {
    let Standing { person, machine, .. } = passed.standing;
    format!(
        "It has passed you {}: the network in training is right in {:.1} % of {} pictures, you in {} of {}",
        after_words(passed),
        100.0 * machine.share(),
        machine.of,
        person.right,
        person.of
    )
}

/// What came of a half minute of training for the game; `old` is who played in the middle of a sentence.
pub(in super::super) fn challenge_words(judged: &Judged, old: &str, takes_seat: bool) -> String {
    let share = |answered: Answered| format!("{:.1} %", 100.0 * answered.share());
    let (new, pictures) = (share(judged.new), judged.new.of);
    let old_share = judged.old.map(share);
    match (old_share, takes_seat) {
        (Some(was), true) => {
            format!("The new network plays: {new} right, where {old} has {was}, of the same {pictures} pictures")
        }
        (None, true) => format!("The new network plays: {new} right of {pictures} pictures"),
        (Some(was), false) if judged.is_better() => format!(
            "Something else is played by now: {old} stays. The new network has {new} right of what it learned, where {old} has {was}"
        ),
        (Some(was), false) => {
            sentence(&format!("{old} stays: {was} right, where the new network has {new}, of the same {pictures} pictures"))
        }
        (None, false) => format!("Something else is played by now. The new network has {new} right of what it learned"),
    }
}

/// Networks that cannot be compared.
pub(super) fn not_compared(reason: &impl std::fmt::Display) -> Message {
    Message::failed(format!("The new network could not be compared with the one that plays, which stays: {reason}"))
}

/// A training that runs is not thrown away for half a minute.
pub(super) fn goes_on() -> Message {
    Message::notice("A training is under way, and goes on: stop it in Train first, or wait for its end")
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
                TrainingFailure::NoPictures(RecipeError::new("healthy_prior", crate::factory::RecipeProblem::NoPrior)),
                "Cannot make pictures: recipe value \"healthy_prior\": at least one class needs a prior above 0",
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

    fn training(person: (u64, u64), machine: (u64, u64), passed: Option<(u64, u64)>) -> Train {
        let answered = |(right, of)| Answered { right, of };
        let standing = |person| Standing::of(answered(person), answered(machine));
        let passed = passed.map(|person| Passed { seconds: 20.6, images: 16_992, standing: standing(person) });
        Train { standing: standing(person), passed, ..Train::default() }
    }

    #[test]
    fn the_race_is_a_sentence_with_its_numbers() {
        let cases = [
            ((0, 0), (450, 500), None, None),
            (
                (4, 5),
                (450, 500),
                None,
                Some(
                    "The machine is ahead: 90 % right against your 80 %. 5 rounds cannot tell yet: 98 more rounds like these would.",
                ),
            ),
            (
                (9, 10),
                (300, 500),
                None,
                Some("You are ahead: 90 % right against 60 %. The bands still overlap: more rounds would tell."),
            ),
            ((4, 5), (400, 500), None, Some("Level: 80 % right, both of you. The bands still overlap: more rounds would tell.")),
            ((10, 10), (20, 64), None, Some("You are ahead: 100 % right against 31 %.")),
            ((3, 10), (450, 500), Some((3, 10)), Some("It passed you after 21 s and 16\u{a0}992 pictures.")),
            (
                (9, 12),
                (450, 500),
                Some((3, 10)),
                Some(
                    "It passed you after 21 s and 16\u{a0}992 pictures. By now it cannot be told who is better: 75 % right against 90 %.",
                ),
            ),
        ];
        for (person, machine, passed, words) in cases {
            assert_eq!(training(person, machine, passed).race_in_words().as_deref(), words);
        }
        let passed = training((3, 10), (450, 500), Some((3, 10))).passed.unwrap();
        let words = "It has passed you after 21 s and 16\u{a0}992 pictures: the network in training is right in 90.0 % of 500 pictures, you in 3 of 10";
        assert_eq!(passed_words(&passed), words);
    }

    #[test]
    fn both_accuracies_are_said_of_a_half_minute() {
        let judged = |old: Option<u64>, new| Judged {
            model: std::sync::Arc::new(crate::network::Model::bundled(crate::factory::Mode::Easy).unwrap()),
            recipe: std::sync::Arc::new(crate::factory::Mode::Easy.recipe()),
            base: std::sync::Arc::new(crate::factory::BaseImage::bundled()),
            old: old.map(|right| Answered { right, of: 500 }),
            new: Answered { right: new, of: 500 },
        };
        let cases = [
            (Some(137), true, "The new network plays: 96.2 % right, where the old one has 27.4 %, of the same 500 pictures"),
            (Some(490), false, "The old one stays: 98.0 % right, where the new network has 96.2 %, of the same 500 pictures"),
            (
                Some(137),
                false,
                "Something else is played by now: the old one stays. The new network has 96.2 % right of what it learned, where the old one \
                 has 27.4 %",
            ),
            (None, true, "The new network plays: 96.2 % right of 500 pictures"),
        ];
        for (old, takes_seat, words) in cases {
            assert_eq!(challenge_words(&judged(old, 481), "the old one", takes_seat), words);
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
