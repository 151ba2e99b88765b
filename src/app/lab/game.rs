//! The game: deals, answers, opponents, sessions.

use std::sync::Arc;
use std::time::Instant;

use super::super::play::OWN;
use super::super::{LiveRound, Message, Opponent, Origin, PlayState, TrainState};
use super::Lab;
use crate::factory::{BaseImage, Mode, Recipe, Syndrome};
use crate::game::{Record, Round};
use crate::network::Model;
use crate::worker::PlayEvent;

impl Lab {
    pub(super) fn absorb_play(&mut self, event: PlayEvent) {
        let play = &mut self.state.play;
        match event {
            PlayEvent::Dealt { ticket, specimen, outlines } if ticket == play.ticket => {
                log::info!("picture {} is on the table", specimen.plan.index + 1);
                let round = Round::new(specimen.plan.syndrome);
                let opponent = opponent_name(play, &self.state.train);
                let dealt = Instant::now();
                play.live = Some(LiveRound {
                    ticket,
                    recipe: played_recipe(play),
                    specimen,
                    outlines,
                    round,
                    prediction: None,
                    model: None,
                    asked: None,
                    evidence: None,
                    dealt,
                    opponent,
                    recorded: false,
                });
            }
            PlayEvent::Predicted { ticket, prediction, milliseconds, model } => {
                log::debug!("the network answered in {milliseconds:.2} ms");
                if let Some(live) = play.live.as_mut().filter(|live| live.ticket == ticket) {
                    live.prediction = Some(prediction);
                    live.model = Some(model);
                    live.round.machine_answers(prediction.class());
                    record_round(play, &self.state.base);
                    self.keep_session();
                    self.explain_answered();
                }
            }
            PlayEvent::Dealt { .. } => {} // an older deal: the table has moved on
            PlayEvent::Failed(sentence) => self.tell(Message::failed(sentence)),
        }
    }

    pub(super) fn set_mode(&mut self, mode: Mode) {
        if mode == self.state.play.mode && self.state.play.own.is_none() {
            return;
        }
        self.leave_answered();
        self.state.play.mode = mode;
        self.state.play.own = None;
        self.change_settings(|settings| settings.mode = mode);
        self.seat_opponent();
        self.deal();
    }

    pub(super) fn answer(&mut self, class: Syndrome) {
        let play = &mut self.state.play;
        if let Some(live) = &mut play.live
            && live.round.answer(class).is_ok()
        {
            record_round(play, &self.state.base);
            self.keep_session();
            self.explain_answered();
        }
    }

    pub(super) fn next(&mut self) {
        if self.state.play.is_answered() {
            self.deal_fresh();
        }
    }

    /// An answered picture is not played again: its series moves on.
    pub(super) fn leave_answered(&mut self) {
        let play = &mut self.state.play;
        if play.is_answered() {
            play.indices[play.series()] += 1;
        }
    }

    /// A picture to be answered: the one on the table again, or the next one after an answered one.
    pub(super) fn deal_fresh(&mut self) {
        self.leave_answered();
        self.deal();
    }

    /// Asks the dealer for the picture that is next; what lay on the table is gone.
    pub(super) fn deal(&mut self) {
        let play = &mut self.state.play;
        play.ticket += 1;
        play.live = None;
        self.forget_evidence();
        let play = &self.state.play;
        if let Some(worker) = &self.play {
            worker.deal(play.ticket, &play.recipe(), &self.state.base, play.seed, play.index());
        }
    }

    /// The dealer gets the network that is to play. Nobody may be waiting for an answer by another one.
    pub(super) fn seat_opponent(&mut self) {
        match (self.opponent_model(), &self.play) {
            (Ok(model), Some(worker)) => worker.set_model(model),
            (Err(reason), _) => self.tell(Message::failed(format!("This network cannot play: {reason}"))),
            (Ok(_), None) => {}
        }
    }

    /// The network that plays, or why there is none.
    pub(super) fn opponent_model(&self) -> Result<Arc<Model>, String> {
        let play = &self.state.play;
        match play.opponent {
            Opponent::Bundled => Model::bundled(play.mode).map(Arc::new).map_err(|err| err.to_string()),
            Opponent::Trained => self.state.train.model.clone().ok_or_else(|| "no network has been trained yet".to_owned()),
            Opponent::File => {
                play.file_model.as_ref().map(|(model, _)| Arc::clone(model)).ok_or_else(|| "no model is open".to_owned())
            }
        }
    }

    pub(super) fn set_opponent(&mut self, opponent: Opponent) {
        self.state.play.opponent = opponent;
        self.seat_opponent();
        // The same picture again, so that the new network answers it; an answered one stays as it was.
        if self.state.play.waits_for_answer() {
            self.deal();
        }
    }

    /// Both scores from zero, from the first picture of the seed: the same rounds for the next player.
    pub(super) fn new_session(&mut self) {
        let play = &mut self.state.play;
        let old = std::mem::take(&mut play.session);
        if !old.records().is_empty() {
            play.session_before = Some(old);
        }
        play.indices = [0; 3];
        self.deal();
    }

    pub(super) fn restore_session(&mut self) {
        let play = &mut self.state.play;
        if play.restorable().is_some() {
            play.session = play.session_before.take().unwrap_or_default();
            // Its pictures are not played again.
            for (series, group) in [Mode::Easy.word(), Mode::Hard.word(), OWN].into_iter().enumerate() {
                let played = play.session.records().iter().filter(|record| record.group == group && record.seed == play.seed);
                let next = played.map(|record| record.index + 1).max().unwrap_or(0);
                play.indices[series] = play.indices[series].max(next);
            }
            self.deal();
        }
    }

    pub(super) fn set_seed(&mut self, seed: u64) {
        if seed != self.state.play.seed {
            self.state.play.seed = seed;
            self.state.play.indices = [0; 3];
            self.deal();
        }
    }
}

/// A round that both have answered goes into the session, once.
fn record_round(play: &mut PlayState, base: &BaseImage) {
    let is_finished = |live: &LiveRound| live.round.human_is_right().is_some() && live.round.machine_is_right().is_some();
    if !play.live.as_ref().is_some_and(|live| !live.recorded && is_finished(live)) {
        return;
    }
    let (group, base) = (play.group(), play.base_place(base));
    let Some(live) = &mut play.live else { return };
    let confidence = live.prediction.map(|prediction| prediction.probabilities[prediction.class().index()]);
    live.recorded = true;
    log::info!("round {} is finished", play.session.records().len() + 1);
    play.session.push(Record {
        round: live.round.clone(),
        group,
        seed: live.specimen.plan.seed,
        index: live.specimen.plan.index,
        origin: Origin { recipe: Arc::clone(&live.recipe), base, confidence },
        seconds: live.dealt.elapsed().as_secs_f64(),
        opponent: live.opponent.clone(),
    });
}

/// The recipe that is played: shared with the last round where it is the same, so that a long session stays small.
fn played_recipe(play: &PlayState) -> Arc<Recipe> {
    let recipe = play.recipe();
    let last = play.session.records().last().map(|record| &record.origin.recipe);
    last.filter(|last| ***last == recipe).map_or_else(|| Arc::new(recipe), Arc::clone)
}

pub(super) fn opponent_name(play: &PlayState, train: &TrainState) -> String {
    match play.opponent {
        Opponent::Bundled => format!("bundled {} network", play.mode.word()),
        Opponent::Trained => {
            let images = train.model.as_ref().map_or(0, |model| model.record.images);
            format!("network in training, {images} images")
        }
        Opponent::File => play.file_model.as_ref().map_or_else(String::new, |(_, name)| name.clone()),
    }
}
