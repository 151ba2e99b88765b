//! The lecture's stories as trainings with fixed seeds: the same curve on every machine, in a few minutes on a laptop's CPU.
//!
//! A story is a file of this folder with a [`Story`], and a line in [`STORIES`]. The window's cards and the command line's
//! `--scenario` are made from that list.

mod earlier;
mod endless;
mod l2;
mod overfit;
mod stuck;

use crate::factory::Mode;
use crate::network::TrainingSettings;
use crate::runs::{CurveError, CurveRow, curve_from_csv};
use crate::words::{Text, words};
use crate::worker::RecordedMoment;

/// All stories, in the order of the cards.
pub static STORIES: &[&Story] = &[&stuck::STORY, &overfit::STORY, &l2::STORY, &endless::STORY, &earlier::WITH, &earlier::WITHOUT];

/// A training that tells something.
#[derive(Debug)]
pub struct Story {
    /// The name on the command line; no two stories have the same.
    pub name: &'static str,
    title: Text,
    /// The difficulty of its pictures.
    pub mode: Mode,
    settings: fn() -> TrainingSettings,
    /// Pictures seen until its end.
    pub images: u64,
    sentence: Text,
    watch_for: Text,
    /// The curve of the story as it was recorded once, where it was.
    pub recording: Option<Recording>,
}

/// A story as it was trained once, to be watched without waiting.
#[derive(Debug)]
pub struct Recording {
    /// The `curve.csv` of its run.
    curve: &'static [u8],
    /// The machine, as in "recorded on ...".
    pub machine: Text,
    /// A moment from which the story can go on, where one is kept: the pictures seen, which a row of the curve has, and the `last.state`
    /// of the run at that moment.
    state: Option<(u64, &'static [u8])>,
}

impl Recording {
    /// Its measurements, oldest first.
    ///
    /// # Errors
    /// Never in a program that passes its tests: the curve is part of it.
    pub fn rows(&self) -> Result<Vec<CurveRow>, CurveError> {
        curve_from_csv(self.curve)
    }

    /// Pictures seen at the moment from which the story can go on, if there is one.
    pub fn goes_on_from(&self) -> Option<u64> {
        self.state.map(|(images, _)| images)
    }

    /// That moment.
    pub fn moment(&self) -> Option<RecordedMoment> {
        let (images, state) = self.state?;
        let rows = self.rows().ok()?.into_iter().filter(|row| row.images <= images).collect();
        Some(RecordedMoment { state, rows })
    }
}

impl Story {
    /// The story of this name.
    pub fn by_name(name: &str) -> Option<&'static Self> {
        STORIES.iter().copied().find(|story| story.name == name)
    }

    /// What people call it.
    pub fn title(&self) -> String {
        (self.title)(words())
    }

    /// What there is to see, in a sentence.
    pub fn sentence(&self) -> String {
        (self.sentence)(words())
    }

    /// What to watch for while it runs.
    pub fn watch_for(&self) -> String {
        (self.watch_for)(words())
    }

    /// Its settings.
    pub fn settings(&self) -> TrainingSettings {
        (self.settings)()
    }
}

impl PartialEq for Story {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for Story {}

#[cfg(test)]
mod tests {
    use super::super::TrainForm;
    use super::*;
    use crate::network::{Architecture, TrainerState};
    use crate::runs::limits::PICTURES;
    use crate::runs::{TrainingLength, best_row};

    #[test]
    fn every_story_is_named_told_and_possible() {
        for story in STORIES {
            let same = |other: &&&Story| other.name == story.name || other.title() == story.title();
            assert_eq!(STORIES.iter().filter(same).count(), 1, "{} has the name or the title of another story", story.name);
            assert_eq!(Story::by_name(story.name), Some(*story));
            assert!(!story.title().is_empty(), "{}", story.name);
            for text in [story.sentence(), story.watch_for()] {
                assert!(text.len() > 40 && text.ends_with('.'), "{}: {text}", story.name);
            }
            assert_eq!(story.settings().validate(), Ok(()), "{}", story.name);
            assert_eq!(PICTURES.check(story.images as f64), Ok(()), "{}", story.name);
        }
        assert_eq!(Story::by_name("cure"), None);
    }

    #[test]
    fn the_form_tells_every_story_until_something_is_changed() {
        for &story in STORIES {
            let form = TrainForm { own: true, patience: Some(3), ..TrainForm::default() }.with_story(story).checked();
            assert_eq!((form.story, form.mode, form.own), (Some(story), story.mode, false));
            assert_eq!((form.settings, form.length()), (story.settings(), TrainingLength::Images(story.images)));
            assert_eq!(form.problem(), None);
            let named = TrainForm { name: "mine".to_owned(), ..form.clone() }.checked();
            assert_eq!(named.story, Some(story), "a name changes nothing");
            let mut changed = form;
            changed.settings.learning_rate *= 0.5;
            assert_eq!(changed.checked().story, None);
        }
    }

    #[test]
    fn every_recording_is_that_of_its_story() {
        assert!(STORIES[0].recording.is_some(), "the first story can be watched");
        for (story, recording) in STORIES.iter().filter_map(|story| Some((story, story.recording.as_ref()?))) {
            let rows = recording.rows().unwrap();
            let settings = story.settings();
            // Up to the end of the plan, of which the last step may see some pictures more.
            let last = rows[rows.len() - 1];
            assert!((story.images..story.images + settings.batch as u64).contains(&last.images), "{}", story.name);
            assert!(rows.len() >= 10 && rows.is_sorted_by(|a, b| a.images < b.images && a.seconds < b.seconds), "{}", story.name);
            for row in &rows {
                assert_eq!(row.images % settings.batch as u64, 0, "{}: whole steps", story.name);
                assert!(row.learning_rate > 0.0 && row.learning_rate <= settings.learning_rate * 1.000_001, "{}", story.name);
                let shares = [row.accuracy, row.validation_accuracy];
                assert!(shares.iter().all(|share| (0.0..=1.0).contains(share)), "{}", story.name);
                assert!(row.loss.is_finite() && row.validation_loss.is_finite(), "{}", story.name);
            }
            assert!((recording.machine)(words()).len() > 4, "{}", story.name);
            if let Some(moment) = recording.moment() {
                let last = moment.rows.last().unwrap();
                assert_eq!(Some(last.images), recording.goes_on_from(), "{}: a row of the curve", story.name);
                assert_eq!(best_row(&moment.rows), Some(last), "{}: the network of the moment is kept as the best", story.name);
                let state = TrainerState::decode(moment.state).unwrap();
                assert_eq!((state.images, state.settings), (last.images, settings), "{}", story.name);
            }
        }
    }

    #[test]
    fn overfitting_differs_from_its_cures_in_one_thing() {
        let story = |name: &str| Story::by_name(name).unwrap();
        let overfit = story("overfit");
        for cure in ["l2", "endless"].map(story) {
            assert_eq!((cure.mode, cure.images), (overfit.mode, overfit.images), "{}", cure.name);
        }
        let settings = overfit.settings();
        let l2 = story("l2").settings();
        assert!(l2.weight_decay > settings.weight_decay);
        assert_eq!(TrainingSettings { weight_decay: settings.weight_decay, ..l2 }, settings);
        assert_eq!(TrainingSettings { dataset: settings.dataset, ..story("endless").settings() }, settings);
        assert!(settings.dataset.is_some() && story("endless").settings().dataset.is_none());
    }

    #[test]
    fn an_earlier_picture_is_all_that_differs_between_the_two_that_tell_what_it_is_worth() {
        let [with, without] = ["earlier-picture", "no-earlier-picture"].map(|name| Story::by_name(name).unwrap());
        assert_eq!((with.mode, with.images), (without.mode, without.images));
        let (given, alone) = (with.settings(), without.settings());
        assert_eq!([given.architecture.compares(), alone.architecture.compares()], [true, false]);
        assert_eq!((given.seed, given.dataset, given.bases), (alone.seed, alone.dataset, alone.bases), "the same pictures");
        assert_eq!((given, alone), (Architecture::Compare.preset(), Architecture::Compact3.preset()), "each as it learns best");
        let architecture = alone.architecture;
        assert_eq!(TrainingSettings { architecture, ..given }, alone, "the same optimizer, rate, batch and auxiliary heads");
    }
}
