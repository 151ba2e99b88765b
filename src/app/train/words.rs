//! The sentences that the training room says.

use super::super::answer_words::answer_words;
use super::super::message::sentence;
use super::super::settings::StoppedRun;
use super::super::training_words::{answers_words, job_error_words, network_error_words};
use super::super::{InWords, error_words};
use super::super::{Message, Story, no_gpu_words, number};
use super::breakdown::Common;
use super::quick::Judged;
use super::runs::RunDone;
use super::{Answered, GivenPictures, Passed, Standing, Status, Train, TrainForm, Verdict};
use crate::factory::TumorSize;
use crate::network::{Classes, TrainingSettings};
use crate::runs::{Repair, RunStatus, RunSummary};
use crate::words::words;
use crate::worker::{Collapse, Failure, Finish, JobError, TrainingFailure, TrainingNotice};

impl Common {
    /// The name of the group, in a word or three.
    pub fn words(self) -> String {
        match self {
            Self::Size(TumorSize::Big) => words().train_group_big(),
            Self::Size(TumorSize::Medium) => words().train_group_medium(),
            Self::Size(TumorSize::Small) => words().train_group_small(),
            Self::Healthy => words().train_group_healthy(),
            Self::Contrast { lowest, highest } => {
                words().train_group_contrast(number::fixed(lowest, 0), number::fixed(highest, 0))
            }
        }
    }

    /// The name of the button that shows the wrong ones.
    pub fn wrong_in_words(self) -> String {
        match self {
            Self::Size(TumorSize::Big) => words().train_group_big_wrong(),
            Self::Size(TumorSize::Medium) => words().train_group_medium_wrong(),
            Self::Size(TumorSize::Small) => words().train_group_small_wrong(),
            Self::Healthy => words().train_group_healthy_wrong(),
            Self::Contrast { lowest, highest } => {
                words().train_wrong_contrast(number::fixed(lowest, 0), number::fixed(highest, 0))
            }
        }
    }

    /// The heading of the wrong ones.
    pub(super) fn title_of_wrong(self) -> String {
        match self {
            Self::Size(TumorSize::Big) => words().train_group_big_title(),
            Self::Size(TumorSize::Medium) => words().train_group_medium_title(),
            Self::Size(TumorSize::Small) => words().train_group_small_title(),
            Self::Healthy => words().train_group_healthy_title(),
            Self::Contrast { lowest, highest } => {
                words().train_title_contrast(number::fixed(lowest, 0), number::fixed(highest, 0))
            }
        }
    }
}

impl Train {
    /// What is waited for before the first step.
    pub fn preparing_in_words(&self) -> String {
        self.preparing_seconds().map_or_else(|| words().train_preparing_device(), |seconds| words().train_preparing_gpu(seconds))
    }

    /// The same, and what the GPU does meanwhile.
    pub fn preparing_in_full(&self) -> String {
        let seconds = self.preparing_seconds();
        seconds.map_or_else(|| words().train_preparing_device(), |seconds| words().train_preparing_gpu_in_full(seconds))
    }

    fn preparing_seconds(&self) -> Option<String> {
        Some(self.preparing?.elapsed().as_secs().to_string())
    }
}

/// Something that people should know while a network learns.
pub fn notice_words(notice: &TrainingNotice) -> String {
    match notice {
        TrainingNotice::GpuNotReady(err) => words().run_gpu_not_ready(sentence(&network_error_words(err))),
        TrainingNotice::GpuLost { err, from_last_good: true } => words().run_gpu_lost(sentence(&network_error_words(err))),
        TrainingNotice::GpuLost { err, from_last_good: false } => words().run_gpu_lost_early(sentence(&network_error_words(err))),
        TrainingNotice::NotKept(err) => words().run_not_kept(error_words::because(err)),
        TrainingNotice::KeptNoMore(err) => words().run_kept_no_more(error_words::because(err)),
        TrainingNotice::OneAnswer { images, answer } => words().run_one_answer(number::grouped(*images), answer_words(*answer)),
        TrainingNotice::NotTested(err) => words().run_not_tested(network_error_words(err)),
        TrainingNotice::Collapsed(Collapse { best_images, best_accuracy, last_accuracy }) => {
            let [best, last] = [best_accuracy, last_accuracy].map(|share| number::percent(100.0 * share, 1));
            words().run_collapsed(best, number::grouped(*best_images), last)
        }
        TrainingNotice::Repaired(repair) => repair_words(*repair),
    }
}

/// What was made again of a run that goes on.
fn repair_words(repair: Repair) -> String {
    match repair {
        Repair::StartsAnew => words().run_repair_anew(),
        Repair::BestFromKept(images) => words().run_repair_best_from_kept(number::grouped(images)),
        Repair::BestFromState(images) => words().run_repair_best_from_state(number::grouped(images)),
        Repair::LastFromState => words().run_repair_last(),
        Repair::Checkpoints => words().run_repair_checkpoints(),
        Repair::DatasetUnknown => words().run_repair_dataset_unknown(),
    }
}

/// Why a training could not go on.
pub fn failure_words(failure: &TrainingFailure) -> String {
    match failure {
        TrainingFailure::NoThreads(reason) => words().run_no_threads(reason),
        TrainingFailure::Interrupted(failure) => words().run_interrupted(failure.in_words()),
        TrainingFailure::NoPictures(err) => words().run_no_pictures(err.in_words()),
        TrainingFailure::NoGpu(trouble) => no_gpu_words(trouble),
        TrainingFailure::NotKept(err) | TrainingFailure::NotTakenUp(JobError::File(err)) => sentence(err),
        TrainingFailure::NotTakenUp(err) => words().run_not_taken_up(job_error_words(err)),
        TrainingFailure::AtItsEnd { name, status } => words().run_at_its_end(name, status_words(status, false)),
        TrainingFailure::Network(err) => sentence(&network_error_words(err)),
    }
}

/// How a training ended.
pub(super) fn finish_words(finish: Finish) -> String {
    match finish {
        Finish::Complete => words().run_finish_complete(),
        Finish::Stopped => words().run_finish_stopped(),
        Finish::NoProgress => words().run_finish_no_progress(),
        Finish::Discarded => words().run_finish_discarded(),
    }
}

/// How a run that is kept stands, in a word or two; `is_worked_on` tells a run that goes on from one that was cut short.
pub fn status_words(status: &RunStatus, is_worked_on: bool) -> String {
    match status {
        RunStatus::Running if is_worked_on => words().run_status_running(),
        RunStatus::Running => words().run_status_interrupted(),
        RunStatus::Complete => words().run_status_complete(),
        RunStatus::Stopped => words().run_status_stopped(),
        RunStatus::NoProgress => words().run_status_no_progress(),
        RunStatus::Failed(_) => words().run_status_failed(),
    }
}

impl Train {
    /// How a run of the list stands: as [`status_words`] says, and *paused* where this window has paused it.
    pub fn run_status_words(&self, run: &RunSummary, status: &RunStatus) -> String {
        let is_paused = self.status == Status::Paused && self.run.as_ref() == Some(&run.name);
        if is_paused { words().run_status_paused() } else { status_words(status, run.is_worked_on) }
    }
}

impl RunDone {
    /// What was done with a run.
    pub(super) fn words(&self) -> String {
        match self {
            Self::Renamed(from, to) => words().run_renamed(from, to),
            Self::Deleted(name) => words().run_deleted(name),
            Self::Restored(name) => words().run_restored(name),
        }
    }
}

/// A training that was stopped when the window was closed.
pub fn stopped_run_words(stopped: &StoppedRun) -> Message {
    let StoppedRun { name, images } = stopped;
    Message::notice(match images {
        0 => words().run_stopped_early(name),
        _ => words().run_stopped_at(name, number::grouped(*images)),
    })
}

/// A recording of the program that cannot be read.
pub(super) fn recording_unreadable(story: &Story, err: &impl InWords) -> String {
    words().story_unreadable(story.title(), err.in_words())
}

/// There is nothing to save.
pub(super) fn no_network() -> Message {
    Message::failed(words().run_no_network())
}

/// A training that gets no thread.
pub(super) fn cannot_start(err: &std::io::Error) -> Message {
    Message::failed(words().run_cannot_start(err.in_words()))
}

/// A run that goes on gets no thread.
pub(super) fn cannot_go_on(err: &std::io::Error) -> Message {
    Message::failed(words().run_cannot_go_on(err.in_words()))
}

/// Another training runs.
pub(super) fn under_way() -> Message {
    Message::notice(words().run_under_way())
}

/// A name that another run has.
pub(super) fn name_taken(name: &str) -> String {
    words().run_name_taken(name)
}

/// Pictures of files that the next training learns from, and what was done to read them.
pub(super) fn given_read(given: &GivenPictures, notes: &[String]) -> Message {
    let read = words().train_given_read(given.name(), given.count(), number::grouped(given.count()));
    Message::done([&[read], notes].concat().join(". "))
}

/// Nothing is started before the pictures are there.
pub(super) fn given_is_being_read(name: &str) -> String {
    words().train_given_is_read(name)
}

/// Pictures of files that could not be read.
pub(super) fn given_broken(failure: &Failure) -> Message {
    Message::failed(words().train_given_broken(failure.in_words()))
}

/// Runs that could not be read.
pub(super) fn runs_broken(failure: &Failure) -> Message {
    Message::failed(words().run_list_broken(failure.in_words()))
}

impl Train {
    /// How the race stands; `None` before both have begun.
    pub fn race_in_words(&self) -> Option<String> {
        let Standing { person, machine, verdict } = self.standing;
        let [you, network] = [person, machine].map(|answered| number::percent(100.0 * answered.share(), 0));
        let ahead = person.right * machine.of;
        let behind = machine.right * person.of;
        if verdict == Verdict::NotYet {
            return None;
        }
        let words = words();
        if let Some(passed) = &self.passed {
            let (seconds, pictures) = after(passed);
            return Some(match verdict {
                Verdict::Machine => words.train_race_passed(seconds, pictures),
                Verdict::Person => words.train_race_passed_you_again(seconds, pictures, you, network),
                Verdict::Open { .. } | Verdict::NotYet => words.train_race_passed_open(seconds, pictures, you, network),
            });
        }
        Some(match verdict {
            Verdict::Person => words.train_race_you_ahead(you, network),
            _ if ahead > behind => words.train_race_you_ahead_open(you, network),
            _ if ahead == behind => words.train_race_level(you),
            Verdict::Open { more_rounds: Some(more) } => {
                let (rounds, more_rounds) = (number::grouped(person.of), number::grouped(more));
                words.train_race_machine_ahead(network, you, person.of, rounds, more, more_rounds)
            }
            _ => words.train_race_machine_ahead_open(network, you),
        })
    }
}

/// After how many seconds and how many pictures the network was the better one.
fn after(passed: &Passed) -> (String, String) {
    (number::fixed(passed.seconds, 0), number::grouped(passed.images))
}

/// The network in training has become better than the person.
pub(in super::super) fn passed_words(passed: &Passed) -> String {
    let Standing { person, machine, .. } = passed.standing;
    let (seconds, pictures) = after(passed);
    let share = number::percent(100.0 * machine.share(), 1);
    let [count, right, rounds] = [machine.of, person.right, person.of].map(number::grouped);
    words().train_race_passed_message(seconds, pictures, share, count, right, rounds)
}

/// What came of a half minute of training for the game; `old` is who played in the middle of a sentence.
pub(in super::super) fn challenge_words(judged: &Judged, old: &str, takes_seat: bool) -> String {
    let share = |answered: Answered| number::percent(100.0 * answered.share(), 1);
    let (new, pictures) = (share(judged.new), number::grouped(judged.new.of));
    let (old_share, words) = (judged.old.map(share), words());
    match (old_share, takes_seat) {
        (Some(was), true) => words.train_challenge_plays(new, pictures, old, was),
        (None, true) => words.train_challenge_plays_alone(new, pictures),
        (Some(was), false) if judged.is_better() => words.train_challenge_elsewhere(old, new, was),
        (Some(was), false) => sentence(&words.train_challenge_stays(old, was, pictures, new)),
        (None, false) => words.train_challenge_elsewhere_alone(new),
    }
}

/// Networks that cannot be compared.
pub(super) fn not_compared(reason: &impl InWords) -> Message {
    Message::failed(words().train_challenge_not_compared(reason.in_words()))
}

/// A training that runs is not thrown away for half a minute.
pub(super) fn goes_on() -> Message {
    Message::notice(words().train_goes_on())
}

impl TrainForm {
    /// What is trained, in a line.
    pub fn summary(&self) -> String {
        let TrainingSettings { architecture, classes, dataset, .. } = self.settings;
        let pictures = match (&self.given, dataset) {
            (Some(given), _) => words().train_pictures_of(given.name()),
            (None, Some(count)) => words().train_counted_pictures(count, number::grouped(count)),
            (None, None) => words().train_endless_pictures(),
        };
        let (network, mode) = (architecture.name(), self.group().words());
        match classes {
            Classes::Four => words().train_summary(network, mode, pictures),
            Classes::Binary => words().train_summary_answers(network, mode, pictures, answers_words(classes)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::storage::FileAction;
    use std::path::PathBuf;

    use crate::factory::{RecipeError, Syndrome, TumorSize};
    use crate::network::{DeviceTrouble, NetworkError, RunawayLoss};
    use crate::storage::FileError;
    use crate::words::{Locale, in_locale};
    use crate::worker::JobError;

    fn full_disk() -> FileError {
        FileError::new(FileAction::KeepRun, &PathBuf::from("one"), "no space")
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
                "The Some GPU failed while computing (it was lost). The training goes on with the CPU, from the last good weights.",
            ),
            (
                TrainingNotice::GpuLost { err: lost_gpu(), from_last_good: false },
                "The Some GPU failed while computing (it was lost). The training goes on with the CPU, from the start.",
            ),
            (
                TrainingNotice::Collapsed(Collapse { best_images: 1600, best_accuracy: 0.55, last_accuracy: 0.27 }),
                "The training collapsed: it was right in 55.0 % of the pictures after 1\u{A0}600 of them, and in 27.0 % at the end. The best network \
                 is kept. The learning rate is probably too high; try a third of it",
            ),
            (
                TrainingNotice::Repaired(Repair::BestFromKept(640)),
                "The best network of the run (best.model) was missing, damaged or another one: it is now the best that is left, the one after 640 \
                 pictures",
            ),
            (TrainingNotice::NotKept(full_disk()), "The run is not saved: no space: one"),
            (TrainingNotice::KeptNoMore(full_disk()), "The run is kept no more: no space: one. The training goes on"),
            (
                TrainingNotice::OneAnswer { images: 3000, answer: Syndrome::B.into() },
                "After 3\u{A0}000 pictures the network still says B to everything: it has learned nothing yet. Wait a little; if it stays so, \
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
            ((3, 10), (450, 500), Some((3, 10)), Some("The network passed you after 21 s and 16\u{a0}992 pictures.")),
            (
                (9, 12),
                (450, 500),
                Some((3, 10)),
                Some(
                    "The network passed you after 21 s and 16\u{a0}992 pictures. By now it cannot be told who is better: 75 % right against 90 %.",
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
    fn numbers_and_plurals_are_those_of_the_language() {
        let french = |person: (u64, u64), machine: (u64, u64)| {
            in_locale(Locale::French, || training(person, machine, None).race_in_words().unwrap())
        };
        let several = french((4, 5), (450, 500));
        assert!(several.contains("90\u{a0}%") && several.contains("5 manches ne tranchent pas"), "{several}");
        let one = french((0, 1), (400, 500));
        assert!(one.contains("Une manche ne tranche pas"), "{one}");
        let collapse = Collapse { best_images: 1600, best_accuracy: 0.55, last_accuracy: 0.27 };
        let notice = in_locale(Locale::French, || notice_words(&TrainingNotice::Collapsed(collapse)));
        assert!(notice.contains("55,0\u{a0}%") && notice.contains("27,0\u{a0}%"), "{notice}");
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
            (Some(137), true, "The new network plays: right in 96.2 % of the same 500 pictures; the old one: 27.4 %"),
            (Some(490), false, "The old one stays: right in 98.0 % of the same 500 pictures; the new network: 96.2 %"),
            (
                Some(137),
                false,
                "You now play another recipe or base image, so the old one keeps playing. On the pictures of the training, the new network is \
                 right in 96.2 %; the old one: 27.4 %",
            ),
            (None, true, "The new network plays: right in 96.2 % of 500 pictures"),
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
            (Common::Healthy, "healthy", "Wrong: healthy pictures", "Wrong among the healthy ones"),
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
