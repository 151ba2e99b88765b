//! Half a minute of training for the game: on the base image and the recipe that are played, while play goes on. The new network takes the
//! seat of the one that plays if it is better on the same pictures.

use std::sync::Arc;

use super::super::{Effect, Shared};
use super::standing::Answered;
use super::{LengthUnit, Status, Train, TrainForm, words};
use crate::factory::{BaseImage, Mode, Recipe};
use crate::network::{Classes, Model, TrainingSettings};
use crate::worker::{Ask, ComparisonJob, ComparisonRequest, Finish, Reply, TrainingWorker};

/// Length of the training, in seconds.
pub const QUICK_SECONDS: f64 = 30.0;

/// Where a half minute stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChallengeStage {
    /// It learns.
    Learning,
    /// It was ended by hand: who plays stays.
    Stopped,
    /// It is compared with the network that plays.
    Judging,
}

/// A half minute of training under way, and what comes of it.
#[derive(Debug)]
pub struct Challenge {
    /// The recipe that it learns.
    pub recipe: Arc<Recipe>,
    /// The base image that it learns on.
    pub base: Arc<BaseImage>,
    /// Where it stands.
    pub stage: ChallengeStage,
    /// Its network, as it was measured last.
    pub(super) model: Option<Arc<Model>>,
}

/// A half minute that is over: its network, and how it and the one that plays answered the same pictures.
#[derive(Clone, Debug)]
pub struct Judged {
    /// The new network.
    pub model: Arc<Model>,
    /// The recipe that it learned.
    pub recipe: Arc<Recipe>,
    /// The base image that it learned on.
    pub base: Arc<BaseImage>,
    /// Right answers of the network that plays; `None` where none could play.
    pub old: Option<Answered>,
    /// Right answers of the new one.
    pub new: Answered,
}

impl Judged {
    /// Whether the new network is to play: where it was right more often, or nobody could play.
    pub fn is_better(&self) -> bool {
        self.old.is_none_or(|old| self.new.right > old.right)
    }
}

impl Train {
    /// Starts half a minute of training with the default settings. A training that runs goes on: that is said.
    pub(in super::super) fn start_quick(&mut self, mode: Mode, own: Option<&Arc<Recipe>>, classes: Classes, shared: &mut Shared) {
        if self.is_active() || self.challenge.is_some() {
            return shared.tell(words::goes_on());
        }
        let recipe = own.map_or_else(|| Arc::new(mode.recipe()), Arc::clone);
        let default = TrainForm::default();
        let settings = TrainingSettings { classes, ..default.settings };
        let (unit, minutes, device) = (LengthUnit::Minutes, QUICK_SECONDS / 60.0, self.form.device);
        let form = TrainForm { mode, own: own.is_some(), settings, unit, minutes, device, ..default };
        let order = Self::order_of(&form, &recipe, None, shared);
        match TrainingWorker::spawn(order, shared.waker()) {
            Ok(worker) => {
                log::info!("half a minute of training for the game has started");
                self.begin(Some(worker), form, None);
                self.recipe = Arc::clone(&recipe);
                let base = Arc::clone(&shared.base);
                self.challenge = Some(Challenge { recipe, base, stage: ChallengeStage::Learning, model: None });
            }
            Err(err) => shared.tell(words::cannot_start(&err)),
        }
    }

    /// Ends it; its run is kept like any other, and who plays stays.
    pub(super) fn stop_quick(&mut self, shared: &mut Shared) {
        let Some(challenge) = &mut self.challenge else { return };
        if challenge.stage == ChallengeStage::Judging {
            self.comparisons.iter().for_each(Ask::cancel);
            self.give_up(shared);
        } else {
            challenge.stage = ChallengeStage::Stopped;
            self.worker.iter().for_each(TrainingWorker::stop_and_keep);
        }
    }

    /// The training is over: its network is to be compared with the one that plays, unless somebody ended it in the game.
    pub(super) fn end_challenge(&mut self, shared: &mut Shared) {
        let Some(challenge) = &mut self.challenge else { return };
        let is_wanted = matches!(self.status, Status::Ended(Finish::Complete | Finish::NoProgress | Finish::Stopped));
        if is_wanted && challenge.stage == ChallengeStage::Learning && challenge.model.is_some() {
            challenge.stage = ChallengeStage::Judging;
            shared.want(Effect::CompareNetworks);
        } else {
            self.give_up(shared);
        }
    }

    /// Who plays stays. The new network can be chosen, where no other one of the user's can.
    fn give_up(&mut self, shared: &mut Shared) {
        let model = self.challenge.take().and_then(|challenge| challenge.model);
        shared.models.trained = shared.models.trained.take().or(model);
    }

    /// Lets the new network and the one that plays answer the same pictures.
    pub(in super::super) fn compare_with(&mut self, old: Option<Arc<Model>>, shared: &Shared) {
        let Some(Challenge { recipe, base, model: Some(new), .. }) = &self.challenge else { return };
        let seed = new.record.settings.seed;
        let models = old.into_iter().chain([Arc::clone(new)]).collect();
        let request = ComparisonRequest { models, recipe: Arc::clone(recipe), base: Arc::clone(base), seed };
        self.comparisons.get_or_insert_with(|| Ask::new(shared.waker(), ComparisonJob::default)).ask(request);
    }

    pub(super) fn absorb_comparison(&mut self, shared: &mut Shared) {
        while let Some(reply) = self.comparisons.as_ref().and_then(Ask::poll) {
            let problem = match reply {
                Reply::Answer(Ok(evaluations)) => {
                    let counts = evaluations.iter().map(|evaluation| {
                        let (share, of) = (evaluation.confusion.accuracy(), evaluation.confusion.total());
                        Answered { right: (share * of as f64).round() as u64, of }
                    });
                    self.judged(&counts.collect::<Vec<_>>(), shared);
                    continue;
                }
                Reply::Answer(Err(err)) => words::not_compared(&err),
                Reply::Failed(failure) => words::not_compared(&failure),
                Reply::Done => continue,
            };
            self.give_up(shared);
            shared.tell(problem);
        }
    }

    /// The answers are there: those of the network that plays, if one does, and those of the new one.
    fn judged(&mut self, answered: &[Answered], shared: &mut Shared) {
        let Some(Challenge { recipe, base, model: Some(model), .. }) = self.challenge.take() else { return };
        let (old, new) = match answered {
            [new] => (None, *new),
            [old, new] => (Some(*old), *new),
            _ => return,
        };
        shared.want(Effect::NetworkJudged(Box::new(Judged { model, recipe, base, old, new })));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_new_network_plays_where_it_is_better_on_the_same_pictures() {
        let recipe = Arc::new(Mode::Hard.recipe());
        let base = Arc::new(BaseImage::bundled());
        let model = Arc::new(Model::bundled(Mode::Hard).unwrap());
        let judged = |old: Option<u64>, new: u64| {
            let answered = |right: u64| Answered { right, of: 500 };
            let (old, new) = (old.map(answered), answered(new));
            Judged { model: Arc::clone(&model), recipe: Arc::clone(&recipe), base: Arc::clone(&base), old, new }
        };
        assert!(judged(Some(140), 480).is_better() && judged(None, 10).is_better());
        assert!(!judged(Some(480), 480).is_better(), "level: who plays stays");
        assert!(!judged(Some(499), 480).is_better());
    }
}
