//! The game put aside while a lesson is taught, and brought back as it was.

use std::sync::Arc;
use std::time::{Duration, Instant};

use super::super::current_picture::CurrentPicture;
use super::super::{Group, OpponentId, PlayedSession, Sees, Shared};
use super::{LiveRound, Play};
use crate::factory::{Mode, Recipe};
use crate::network::{Classes, EvidenceMethod};

/// Seed of the pictures of a lesson that pins none: beyond those that can be typed or pinned, so that no other room meets its pictures.
const SEED: u64 = 1_000_000_000;

/// The game as it was.
#[derive(Debug)]
pub struct PlayAside {
    own: Option<Arc<Recipe>>,
    seed: u64,
    indices: [u64; Group::ALL.len()],
    openings: [u64; Group::ALL.len()],
    opponent: OpponentId,
    machine: Sees,
    answers: Classes,
    person: Sees,
    live: Option<LiveRound>,
    /// How long the picture was looked at.
    looked: Duration,
    /// Whether the picture or the machine's answer was on its way.
    is_awaited: bool,
    session: PlayedSession,
    session_before: Option<PlayedSession>,
    method: EvidenceMethod,
    mode: Mode,
    examples_are_open: bool,
    current: CurrentPicture,
}

impl Play {
    /// Puts the game aside, and begins another one, whose rounds count for nobody.
    pub(in super::super) fn set_aside(&mut self, shared: &mut Shared) -> PlayAside {
        self.forget_evidence();
        let aside = PlayAside {
            own: self.own.take(),
            seed: std::mem::replace(&mut self.seed, SEED),
            indices: self.indices,
            openings: self.openings,
            opponent: self.opponent.clone(),
            machine: self.machine,
            answers: self.answers,
            person: self.person,
            looked: self.live.as_ref().map_or(Duration::ZERO, |live| live.dealt.elapsed()),
            is_awaited: self.rounds.is_busy(),
            live: self.live.take(),
            session: std::mem::take(&mut self.session),
            session_before: self.session_before.take(),
            method: std::mem::replace(&mut self.method, EvidenceMethod::GradCam),
            mode: std::mem::replace(&mut self.mode, shared.settings.mode),
            examples_are_open: std::mem::take(&mut self.examples.is_open),
            current: std::mem::take(&mut shared.current),
        };
        self.begin_series();
        self.deal(shared);
        aside
    }

    /// The game as it was, with its picture and its scores.
    pub(in super::super) fn put_back(&mut self, aside: PlayAside, shared: &mut Shared) {
        self.rounds.cancel();
        self.forget_evidence();
        (self.own, self.seed, self.mode, self.method) = (aside.own, aside.seed, aside.mode, aside.method);
        (self.indices, self.openings) = (aside.indices, aside.openings);
        (self.opponent, self.machine, self.answers, self.person) = (aside.opponent, aside.machine, aside.answers, aside.person);
        (self.session, self.session_before) = (aside.session, aside.session_before);
        self.examples.is_open |= aside.examples_are_open;
        shared.current = aside.current;
        self.live = aside.live;
        if aside.is_awaited || self.live.is_none() {
            return self.deal(shared);
        }
        if let Some(live) = &mut self.live {
            // The time to read goes on where it stood.
            live.dealt = Instant::now().checked_sub(aside.looked).unwrap_or(live.dealt);
        }
        shared.want(super::Effect::CurrentPictureChanged);
        self.explain_answered(shared);
    }
}
