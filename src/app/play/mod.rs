//! The game room: deals, answers, opponents, sessions.

mod action;
mod aside;
mod evidence;
mod examples;
mod last_session;
mod pinned;
mod round;
mod score;
mod session;
mod session_log;
mod sides;
mod words;

use std::sync::Arc;

use super::current_picture::CurrentPicture;
use super::files::What;
use super::models::Opponent;
use super::{Effect, Group, OpponentId, PlayedSession, Sees, Shared};
use crate::factory::{Mode, Recipe, SpecimenId, Syndrome};
use crate::game::{Player, Score};
use crate::network::{Classes, EvidenceMethod};
use crate::storage::FileAction;
use crate::worker::{Ask, EvidenceJob, FileWriter, PlayAnswer, PlayJob, PlayRequest, Reply};

pub use action::{PlayAction, SAVE_SESSION};
pub(super) use aside::PlayAside;
pub use examples::{Example, Examples};
pub use last_session::{Kept, load as load_session};
pub use round::LiveRound;
pub use score::Pick;
pub use words::{outcome_words, short_outcome_words};

/// The game room.
#[derive(Debug)]
pub struct Play {
    /// A recipe of the factory, played in place of the difficulty's preset.
    pub own: Option<Arc<Recipe>>,
    /// Seed of the pictures.
    pub seed: u64,
    /// Place of the picture that is played in the series of EASY, of HARD, and of an own recipe.
    pub indices: [u64; Group::ALL.len()],
    /// The place at which each of these series begins: see [`Recipe::opening`].
    openings: [u64; Group::ALL.len()],
    /// Who plays against the person.
    opponent: OpponentId,
    /// What that network is given.
    machine: Sees,
    /// Between which answers it decides.
    answers: Classes,
    /// What the person sees of the picture that is played, before the answer.
    person: Sees,
    /// An example of each class, for a player who has never played.
    pub examples: Examples,
    /// The picture of the round, once it is there.
    pub live: Option<LiveRound>,
    /// The finished rounds.
    pub session: PlayedSession,
    /// The session before the last "new session": it can be brought back while the new one is empty.
    pub session_before: Option<PlayedSession>,
    /// How evidence is found.
    pub method: EvidenceMethod,
    /// What is played where no own recipe is.
    mode: Mode,
    rounds: Ask<PlayJob>,
    evidence: Ask<EvidenceJob>,
    /// Started with the first round.
    writer: Option<Ask<FileWriter<Kept>>>,
    /// Whether it was said that the session cannot be kept.
    is_unkept_said: bool,
}

impl Play {
    /// A fresh game.
    pub(super) fn new(seed: u64, shared: &Shared) -> Self {
        let [generators, evidence_generators] = std::array::from_fn(|_| shared.generators.clone());
        let mut play = Self {
            own: None,
            seed,
            indices: [0; Group::ALL.len()],
            openings: [0; Group::ALL.len()],
            opponent: shared.models.id(shared.settings.mode),
            machine: Sees::Sample,
            answers: Classes::Four,
            person: Sees::SampleAndBase,
            examples: Examples::new(shared),
            live: None,
            session: PlayedSession::default(),
            session_before: None,
            method: EvidenceMethod::GradCam,
            mode: shared.settings.mode,
            rounds: Ask::new(shared.waker(), move || PlayJob::new(generators.clone())),
            evidence: Ask::new(shared.waker(), move || EvidenceJob::new(evidence_generators.clone())),
            writer: None,
            is_unkept_said: false,
        };
        play.begin_series();
        play
    }

    /// All series from the beginning, as the seed wants them.
    fn begin_series(&mut self) {
        let recipe = |group: Group| match group {
            Group::Easy => Some(Arc::new(Mode::Easy.recipe())),
            Group::Hard => Some(Arc::new(Mode::Hard.recipe())),
            Group::Own => self.own.clone(),
        };
        self.openings = Group::ALL.map(|group| recipe(group).map_or(0, |recipe| recipe.opening(self.seed)));
        self.indices = self.openings;
    }

    /// The difficulty; an own recipe is played in its place where there is one.
    pub fn mode(&self) -> Mode {
        self.mode
    }

    /// What is played: scores are kept apart by it.
    pub fn group(&self) -> Group {
        if self.own.is_some() { Group::Own } else { Group::of_mode(self.mode) }
    }

    /// Place of the picture that is played, from 0.
    pub fn index(&self) -> u64 {
        self.indices[self.group() as usize]
    }

    /// Number of the picture that is played, from 1 for the first of the series.
    pub fn number(&self) -> u64 {
        self.index().saturating_sub(self.openings[self.group() as usize]) + 1
    }

    /// The recipe of the pictures that are played.
    pub fn recipe(&self) -> Arc<Recipe> {
        self.own.as_ref().map_or_else(|| Arc::new(self.mode.recipe()), Arc::clone)
    }

    /// The session that can be brought back.
    pub fn restorable(&self) -> Option<&PlayedSession> {
        self.session_before.as_ref().filter(|before| self.session.records().is_empty() && !before.records().is_empty())
    }

    /// A player's score at what is played, against who plays.
    pub fn score(&self, player: Player) -> Score {
        self.session.score(player, &self.matchup())
    }

    /// Whether a picture waits for an answer.
    pub fn waits_for_answer(&self) -> bool {
        self.live.as_ref().is_some_and(|live| !live.round.is_answered())
    }

    /// Whether the picture of the round is answered.
    pub fn is_answered(&self) -> bool {
        self.live.as_ref().is_some_and(|live| live.round.is_answered())
    }

    /// Pictures that the network in training had seen when it answered the picture of the round; `None` before the person's answer, and
    /// where another network answered.
    pub(super) fn answered_after(&self) -> Option<u64> {
        let live =
            self.live.as_ref().filter(|live| live.round.is_answered() && live.counts_for.opponent == OpponentId::Trained)?;
        Some(live.model.as_ref()?.record.images)
    }

    /// Obeys one wish.
    pub(super) fn apply(&mut self, action: PlayAction, shared: &mut Shared) {
        match action {
            PlayAction::SetMode(mode) => self.set_mode(mode, shared),
            PlayAction::Answer(class) => self.answer(class, shared),
            PlayAction::Next => self.next(shared),
            PlayAction::ToggleEvidence => self.toggle_evidence(shared),
            PlayAction::Explain(answer) => self.explain(answer, shared),
            PlayAction::ExplainBy(method) => self.explain_by(method, shared),
            PlayAction::TrainOnThis => {
                let (mode, own, classes) = (self.mode, self.own.clone(), shared.models.answers(self.mode));
                shared.want(Effect::TrainQuickly { mode, own, classes });
            }
            PlayAction::SetOpponent(opponent) => self.set_opponent(opponent, shared),
            PlayAction::HideBase(hidden) => self.hide_base(hidden, shared),
            PlayAction::NewSession => self.new_session(seed_after(self.seed), shared),
            PlayAction::SamePictures => self.new_session(self.seed, shared),
            PlayAction::RestoreSession => self.restore_session(shared),
            PlayAction::SetSeed(seed) => self.set_seed(seed, shared),
            PlayAction::AnotherSeed => self.set_seed(seed_after(self.seed), shared),
            PlayAction::ShowExamples => self.show_examples(shared),
            PlayAction::HideExamples => self.hide_examples(shared),
            PlayAction::SaveSession(path) => {
                let table = session_log::to_csv(&self.session, &shared.current);
                let left_out = table.as_ref().map_or(0, |(_, left_out)| *left_out);
                let table = table.map(|(bytes, _)| bytes);
                shared.files.write_table(What::Session { left_out }, FileAction::KeepSession, path, table);
            }
        }
    }

    /// Takes in what the threads said.
    pub(super) fn absorb(&mut self, shared: &mut Shared) {
        self.absorb_evidence(shared);
        self.absorb_writer(shared);
        self.examples.absorb();
        while let Some(reply) = self.rounds.poll() {
            self.absorb_round(reply, shared);
        }
    }

    fn absorb_round(&mut self, reply: Reply<PlayAnswer>, shared: &mut Shared) {
        match reply {
            Reply::Answer(PlayAnswer::Picture { id, specimen, outlines, aligned_base }) => {
                log::info!("picture {} is on the table", self.number());
                let opponent = shared.models.name(self.mode);
                self.live = Some(LiveRound::new(id, specimen, (outlines, aligned_base), (opponent, self.matchup())));
            }
            Reply::Answer(PlayAnswer::Prediction { prediction, milliseconds, model }) => {
                log::debug!("the network answered in {milliseconds:.2} ms");
                if let Some(live) = &mut self.live {
                    live.prediction = Some(prediction);
                    live.model = Some(model);
                    live.round.machine_answers(prediction.answer());
                    self.record_round(shared);
                    self.explain_answered(shared);
                }
            }
            Reply::Answer(PlayAnswer::NoPicture(err)) => shared.tell(words::no_picture(&err)),
            Reply::Answer(PlayAnswer::NoPrediction(err)) => shared.tell(words::no_prediction(&err)),
            Reply::Failed(failure) => shared.tell(words::broken(&failure)),
            Reply::Done => {}
        }
    }

    /// Plays pictures of a recipe of the factory.
    pub(super) fn play_recipe(&mut self, recipe: Arc<Recipe>, afresh: bool, shared: &mut Shared) {
        self.leave_answered();
        let opening = recipe.opening(self.seed);
        self.own = Some(recipe);
        if afresh {
            self.openings[Group::Own as usize] = opening;
            self.indices[Group::Own as usize] = opening;
        } else {
            // Seed and index draw the class and the tumors, whatever the recipe: places that were played at another difficulty would
            // show tumors that were seen before.
            let unseen = self.indices.into_iter().max().unwrap_or_default();
            self.indices[Group::Own as usize] = unseen;
        }
        self.deal(shared);
    }

    /// The next picture: one that was answered is not played again, one that was not comes again.
    pub(super) fn deal_fresh(&mut self, shared: &mut Shared) {
        self.leave_answered();
        self.deal(shared);
    }

    /// There is another base image, and perhaps another network for it.
    pub(super) fn follow_base(&mut self, shared: &mut Shared) {
        if shared.models.follow_base(&shared.base) && shared.models.opponent == Opponent::Any {
            shared.tell(words::any_plays());
        }
        self.deal_fresh(shared);
    }

    /// The network that is trained is another one, or gone: it plays from the next picture on.
    pub(super) fn follow_trained(&mut self, shared: &mut Shared) {
        if shared.models.opponent == Opponent::Trained && shared.models.trained.is_none() {
            // Its network was discarded: the bundled one takes the seat.
            self.set_opponent(Opponent::Bundled, shared);
        }
    }

    fn set_mode(&mut self, mode: Mode, shared: &mut Shared) {
        if mode == self.mode && self.own.is_none() {
            return;
        }
        self.leave_answered();
        self.mode = mode;
        self.own = None;
        shared.change_settings(|settings| settings.mode = mode);
        self.deal(shared);
    }

    fn answer(&mut self, class: Syndrome, shared: &mut Shared) {
        let Some(live) = &mut self.live else { return };
        if live.round.answer(class).is_ok() {
            live.counts_for.person = self.person;
            let (id, image) = (live.id.clone(), Box::new(live.specimen.image.clone()));
            shared.current = CurrentPicture::Answered { id, image, asked_from: self.asked_from() };
            shared.want(Effect::CurrentPictureChanged);
            self.record_round(shared);
            self.explain_answered(shared);
        }
    }

    fn next(&mut self, shared: &mut Shared) {
        if self.is_answered() {
            self.deal_fresh(shared);
        }
    }

    /// An answered picture is not played again: its series moves on.
    fn leave_answered(&mut self) {
        if self.is_answered() {
            self.indices[self.group() as usize] += 1;
        }
    }

    /// Asks for the picture that is next; the last one is dropped.
    pub(super) fn deal(&mut self, shared: &mut Shared) {
        self.live = None;
        self.forget_evidence();
        self.take_seats(shared);
        let recipe = self.played_recipe();
        let id = SpecimenId { recipe, base: Arc::clone(&shared.base), seed: self.seed, index: self.index() };
        shared.current = CurrentPicture::Waiting { id: id.clone(), asked_from: self.asked_from() };
        shared.want(Effect::CloseGallery);
        shared.want(Effect::CurrentPictureChanged);
        let model = match shared.models.playing(self.mode) {
            Ok(model) => Some(model),
            Err(reason) => {
                shared.tell(words::no_opponent(&reason));
                None
            }
        };
        self.rounds.ask(PlayRequest { id, model });
    }

    fn set_seed(&mut self, seed: u64, shared: &mut Shared) {
        if seed != self.seed {
            self.seed = seed;
            self.begin_series();
            self.deal(shared);
        }
    }

    /// The first place of this seed that one of the series asks, now or later. Seed and index draw the class, whatever the recipe: places
    /// that one series has asked are no secret in another one.
    fn asked_from(&self) -> u64 {
        let is_playable = |group: &Group| *group != Group::Own || self.own.is_some();
        let series: Vec<std::ops::Range<u64>> = Group::ALL
            .into_iter()
            .filter(is_playable)
            .map(|group| {
                let answered = u64::from(group == self.group() && self.is_answered());
                self.openings[group as usize]..self.indices[group as usize] + answered
            })
            .collect();
        let first_new = |mut place: u64| {
            while let Some(played) = series.iter().find(|played| played.contains(&place)) {
                place = played.end;
            }
            place
        };
        series.iter().map(|played| first_new(played.end)).min().unwrap_or(0)
    }

    /// The recipe that is played: shared with the last round where it is the same, so that a long session stays small.
    fn played_recipe(&self) -> Arc<Recipe> {
        let recipe = self.recipe();
        let last = self.session.records().last().map(|record| record.origin.picture.recipe());
        last.filter(|last| **last == recipe).map_or(recipe, Arc::clone)
    }
}

/// A seed of at most six digits that belongs to this one: from any seed on, none comes a second time before all of them came.
///
/// A linear congruential generator of full period (Hull and Dobell): the step shares no factor with the modulus, and the factor less one
/// has each prime factor of the modulus, and four.
fn seed_after(seed: u64) -> u64 {
    const SEEDS: u64 = 1_000_000;
    (seed % SEEDS * 7141 + 54_773) % SEEDS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_seed_comes_a_second_time_before_all_came() {
        let mut seen = vec![false; 1_000_000];
        let mut seed = 7;
        for _ in 0..seen.len() {
            seed = seed_after(seed);
            assert!(!std::mem::replace(&mut seen[seed as usize], true), "{seed}");
        }
        assert!(seed_after(u64::MAX) < 1_000_000);
    }
}
