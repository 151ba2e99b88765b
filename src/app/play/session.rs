//! Sessions: rounds recorded, kept for the next start, begun anew and brought back.

use std::time::Duration;

use super::super::error_words;
use super::super::message::{Kept, starts_afresh};
use super::super::{Group, Origin, PlayedPicture, PlayedRound, Shared, rounds_of};
use super::{LiveRound, Play, last_session, words};
use crate::storage::save_toml;
use crate::words::{Locale, in_locale};
use crate::worker::{Ask, FileWriter, Reply};

/// The file of the last session, beside the settings.
const FILE: &str = "session.toml";

impl Play {
    /// A round that both have answered goes into the session, once.
    pub(super) fn record_round(&mut self, shared: &Shared) {
        let is_finished = |live: &LiveRound| live.round.human_is_right().is_some() && live.round.machine_is_right().is_some();
        let Some(live) = self.live.as_mut().filter(|live| !live.recorded && is_finished(live)) else { return };
        let confidence = live.prediction.map(|prediction| prediction.confidence());
        // For the files, which are English in every language of the window.
        let base_name = in_locale(Locale::English, || shared.base_name());
        live.recorded = true;
        log::info!("round {} is finished", self.session.records().len() + 1);
        self.session.push(PlayedRound {
            round: live.round.clone(),
            group: live.counts_for.clone(),
            origin: Origin { picture: PlayedPicture::Known(live.id.clone()), confidence, base_name },
            seconds: live.dealt.elapsed().as_secs_f64(),
            opponent: live.opponent.clone(),
        });
        self.keep_session(shared);
    }

    /// All scores from zero, from the first picture of this seed.
    pub(super) fn new_session(&mut self, seed: u64, shared: &mut Shared) {
        let old = std::mem::take(&mut self.session);
        if !old.records().is_empty() {
            self.session_before = Some(old);
        }
        self.seed = seed;
        self.begin_series();
        self.deal(shared);
    }

    pub(super) fn restore_session(&mut self, shared: &mut Shared) {
        if self.restorable().is_some() {
            self.session = self.session_before.take().unwrap_or_default();
            // It goes on with the pictures of its last round. Those that were played are not played again.
            self.seed = self.session.records().last().map_or(self.seed, |record| record.origin.picture.seed());
            self.begin_series();
            for group in Group::ALL {
                let played = rounds_of(&self.session, group).map(|record| &record.origin.picture);
                let next = played.filter(|picture| picture.seed() == self.seed).map(|picture| picture.index() + 1).max();
                let index = &mut self.indices[group as usize];
                *index = (*index).max(next.unwrap_or(0));
            }
            self.deal(shared);
        }
    }

    /// The rounds of the last start can be brought back.
    pub(in super::super) fn find_last_session(&mut self, shared: &mut Shared) {
        let Some(path) = shared.path_beside_settings(FILE) else { return };
        let (session, complaint) = last_session::load(&path, &shared.base);
        self.session_before = Some(session);
        shared.messages.extend(complaint.map(|why| starts_afresh(Kept::Session, &why)));
    }

    /// The rounds of this start, for the next one, written while play goes on: a crash costs nothing. Where nothing was played,
    /// those of the last start stay.
    fn keep_session(&mut self, shared: &Shared) {
        // The rounds of a lesson are not the user's.
        if shared.is_taught() {
            return;
        }
        let Some(path) = shared.path_beside_settings(FILE) else { return };
        let writer = self.writer.get_or_insert_with(|| Ask::new(shared.waker(), move || FileWriter::new(path.clone())));
        writer.ask(last_session::kept(&self.session));
    }

    /// A session that cannot be kept is said, once.
    pub(super) fn absorb_writer(&mut self, shared: &mut Shared) {
        while let Some(reply) = self.writer.as_ref().and_then(Ask::poll) {
            let message = match reply {
                Reply::Answer(err) => words::session_not_kept(&error_words::because(&err)),
                Reply::Failed(failure) => words::session_not_kept(&failure),
                Reply::Done => continue,
            };
            log::warn!("{}", message.text);
            if !std::mem::replace(&mut self.is_unkept_said, true) {
                shared.tell(message);
            }
        }
    }

    /// The same when the window closes: the file is written when this returns, unless the disk takes longer than `limit`.
    pub(in super::super) fn keep_last_session(&self, shared: &Shared, limit: Duration) {
        let Some(path) = shared.path_beside_settings(FILE) else { return };
        if !self.writer.as_ref().is_none_or(|writer| writer.finish_within(limit)) {
            log::warn!("the last rounds are not kept: the disk did not answer in time");
        } else if !self.session.records().is_empty()
            && let Err(err) = save_toml(&path, &last_session::kept(&self.session))
        {
            log::warn!("{err}");
        }
    }
}
