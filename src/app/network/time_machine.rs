//! The time machine: which run, which moment, what its networks say.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::super::{Effect, Gallery, GalleryPicture, Room, Shared, answer_words, number};
use super::{Network, Refusal, TIME_MACHINE};
use crate::factory::Syndrome;
use crate::network::{Answer, Classes, Confusion, Prediction};
use crate::runs::{Checkpoint, CurveRow, RunSummary};
use crate::words::words;
use crate::worker::{Reply, TimeMachineAnswer, TimeMachineRequest, Validated};

/// A moment of a run.
#[derive(Clone, Debug, PartialEq)]
pub struct Moment {
    /// Its network.
    pub checkpoint: Checkpoint,
    /// What it says about the picture, once it was asked.
    pub prediction: Option<Prediction>,
    /// Who was taken for whom in the pictures of the validation, once they were shown to it.
    pub confusion: Option<Confusion>,
    /// What it said about each of them, and with which probability.
    pub answers: Arc<Vec<(Answer, f32)>>,
}

/// The time machine.
#[derive(Debug, Default)]
pub struct TimeMachine {
    /// The run, once one is chosen.
    pub run: Option<String>,
    /// The moments of the run, oldest first.
    pub moments: Vec<Moment>,
    /// What validation found along the way.
    pub rows: Vec<CurveRow>,
    /// The pictures of the validation, once they are known.
    pub validation: Option<Validated>,
    /// The moment that is shown.
    pub place: usize,
    /// Whether it goes on by itself.
    pub playing: bool,
    /// Whether the last moment is to be shown when more come, as while a training runs.
    pub follows: bool,
    /// Whether the filters of the moment are shown in place of its maps.
    pub filters: bool,
    /// Why there is nothing to see, if something failed.
    pub refusal: Option<Refusal>,
}

impl TimeMachine {
    /// The moment that is shown.
    pub fn moment(&self) -> Option<&Moment> {
        self.moments.get(self.place)
    }

    /// What validation found at the moment that is shown.
    pub fn row(&self) -> Option<&CurveRow> {
        let images = self.moment()?.checkpoint.images;
        self.rows.iter().find(|row| row.images == images)
    }

    /// The moments of a run as they are now; what is known about them stays where the question is the same.
    pub fn open(&mut self, checkpoints: Vec<Checkpoint>, rows: Vec<CurveRow>) {
        let shown = self.moment().map(|moment| moment.checkpoint.images);
        let known: BTreeMap<u64, Moment> =
            std::mem::take(&mut self.moments).into_iter().map(|moment| (moment.checkpoint.images, moment)).collect();
        let moment = |checkpoint: Checkpoint| {
            known.get(&checkpoint.images).filter(|known| known.checkpoint == checkpoint).cloned().unwrap_or_else(|| Moment {
                checkpoint,
                prediction: None,
                confusion: None,
                answers: Arc::default(),
            })
        };
        self.moments = checkpoints.into_iter().map(moment).collect();
        self.rows = rows;
        let last = self.moments.len().saturating_sub(1);
        let same = shown.and_then(|images| self.moments.iter().position(|moment| moment.checkpoint.images >= images));
        self.place = if self.follows { last } else { same.unwrap_or(last) };
    }

    /// The pictures of the validation that are `truth` and were taken for `said` at the moment that is shown; the surest first.
    pub fn pictures(&self, truth: Answer, said: Answer) -> Option<Gallery> {
        let (moment, validation) = (self.moment()?, self.validation.as_ref()?);
        let picture = |(index, (&true_class, &(answer, confidence))): (usize, (&Syndrome, &(Answer, f32)))| GalleryPicture {
            id: validation.first.at(index as u64),
            truth: true_class,
            human: None,
            machine: Some(answer),
            confidence: Some(confidence),
        };
        let all = validation.truths.iter().zip(&*moment.answers).enumerate().map(picture);
        let mut pictures: Vec<GalleryPicture> =
            all.filter(|picture| truth.is_right(picture.truth) && picture.machine == Some(said)).collect();
        pictures.sort_by(|a, b| b.confidence.unwrap_or(0.0).total_cmp(&a.confidence.unwrap_or(0.0)));
        let images = number::grouped(moment.checkpoint.images);
        let title = words().network_gallery_title(answer_words(truth), answer_words(said), images);
        Some(Gallery { title, hidden: 0, pictures })
    }

    /// The moment after so many pictures.
    pub fn at(&mut self, images: u64) -> Option<&mut Moment> {
        self.moments.iter_mut().find(|moment| moment.checkpoint.images == images)
    }
}

impl Network {
    /// The page of the time machine is opened: the runs are listed, and the newest one is chosen where none is.
    pub(super) fn open_time_machine(&mut self, shared: &mut Shared) {
        shared.runs.refresh();
        self.choose_run(shared);
        self.replay_anew(shared);
    }

    /// The training that runs, else the newest run that has networks.
    pub(in super::super) fn choose_run(&mut self, shared: &Shared) {
        let (running, runs) = (&shared.running_run, &shared.runs.list);
        let time = &mut self.time;
        // A run that was deleted or renamed meanwhile is not chosen any more.
        let is_listed = |run: &String| running.as_ref() == Some(run) || runs.iter().any(|other| other.name == *run);
        if !runs.is_empty() && !time.run.as_ref().is_none_or(is_listed) {
            *time = TimeMachine { filters: time.filters, ..Default::default() };
        }
        if self.page != TIME_MACHINE || self.time.run.is_some() {
            return;
        }
        let has_networks = |run: &&RunSummary| run.info.as_ref().is_ok_and(|info| info.progress.best_accuracy.is_some());
        let newest = || runs.iter().find(has_networks).map(|run| run.name.clone());
        if let Some(run) = running.clone().or_else(newest) {
            (self.time.run, self.time.follows) = (Some(run), true);
            self.replay_anew(shared);
        }
    }

    /// Looks back on another run.
    pub(super) fn choose(&mut self, run: String, shared: &mut Shared) {
        self.time = TimeMachine { run: Some(run), filters: self.time.filters, follows: true, ..Default::default() };
        self.open_time_machine(shared);
    }

    /// Goes to another moment.
    pub(super) fn set_moment(&mut self, place: usize, shared: &Shared) {
        let time = &mut self.time;
        let last = time.moments.len().saturating_sub(1);
        time.place = place.min(last);
        time.follows = time.place == last;
        time.playing &= time.place < last;
        // An animation would only interrupt the work again and again.
        if !time.playing && time.moment().is_some_and(|moment| moment.confusion.is_none()) {
            self.replay(shared);
        }
    }

    /// Starts or halts the animation; from the end it begins again.
    pub(super) fn set_playing(&mut self, playing: bool) {
        let time = &mut self.time;
        if playing && time.place + 1 >= time.moments.len() {
            time.place = 0;
        }
        (time.playing, time.follows) = (playing && time.moments.len() > 1, false);
    }

    /// Asks about another run or picture.
    pub(super) fn replay_anew(&mut self, shared: &Shared) {
        for moment in &mut self.time.moments {
            moment.prediction = None;
        }
        self.moments.cancel(); // the next question is the first again: everything is told
        self.replay(shared);
    }

    /// Asks what is not known yet; the moment that is shown goes first.
    pub(in super::super) fn replay(&mut self, shared: &Shared) {
        let is_seen = shared.room == Room::Network && self.page == TIME_MACHINE;
        let (Some(run), Some(store), true) = (self.time.run.clone(), shared.runs.store(), is_seen) else { return };
        if shared.asks(&self.id) {
            return;
        }
        let shown = self.time.moment().map(|moment| moment.checkpoint.images);
        self.moments.refine(TimeMachineRequest { store: store.clone(), run, id: self.id.clone(), shown });
    }

    /// The pictures behind a cell of the confusion matrix.
    pub(super) fn open_cell(&self, truth: Answer, said: Answer, shared: &mut Shared) {
        if let Some(gallery) = self.time.pictures(truth, said) {
            shared.want(Effect::ShowGallery(Box::new(gallery)));
        }
    }

    pub(super) fn absorb_moments(&mut self) {
        while let Some(reply) = self.moments.poll() {
            let time = &mut self.time;
            match reply {
                Reply::Answer(TimeMachineAnswer::Opened { checkpoints, rows, validation }) => {
                    (time.refusal, time.validation) = (None, Some(validation));
                    time.open(checkpoints, rows);
                }
                Reply::Answer(TimeMachineAnswer::Said { images, prediction }) => {
                    if let Some(moment) = time.at(images) {
                        moment.prediction = Some(prediction);
                    }
                }
                Reply::Answer(TimeMachineAnswer::Judged { images, answers }) => {
                    let truths = time.validation.as_ref().map(|validation| Arc::clone(&validation.truths)).unwrap_or_default();
                    let mut confusion = Confusion::new(answers.first().map_or(Classes::Four, |(said, _)| said.classes()));
                    truths.iter().zip(&*answers).for_each(|(truth, (said, _))| confusion.add(*truth, *said));
                    if let Some(moment) = time.at(images) {
                        (moment.confusion, moment.answers) = (Some(confusion), answers);
                    }
                }
                Reply::Answer(TimeMachineAnswer::Failed(err)) => time.refusal = Some(Refusal::Impossible(err)),
                Reply::Failed(failure) => time.refusal = Some(Refusal::Broken(failure)),
                Reply::Done => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn checkpoint(images: u64) -> Checkpoint {
        Checkpoint { images, path: format!("{images}.model").into() }
    }

    #[test]
    fn more_moments_keep_what_is_known_and_the_place() {
        let mut time = TimeMachine::default();
        time.open((1..=3).map(|n| checkpoint(100 * n)).collect(), Vec::new());
        assert_eq!(time.place, 2, "the newest first");
        time.place = 1;
        time.at(200).unwrap().prediction = Some(Prediction::Four([0.25; 4]));
        time.open((1..=5).map(|n| checkpoint(100 * n)).collect(), Vec::new());
        assert_eq!((time.place, time.moment().unwrap().prediction), (1, Some(Prediction::Four([0.25; 4]))));
        time.follows = true;
        time.open((1..=6).map(|n| checkpoint(100 * n)).collect(), Vec::new());
        assert_eq!(time.place, 5);
        // Thinned out: the next one that is left.
        time.follows = false;
        time.place = 1;
        time.open([100, 300, 500].map(checkpoint).to_vec(), Vec::new());
        assert_eq!(time.moment().unwrap().checkpoint.images, 300);
        assert!(time.at(200).is_none());
    }
}
