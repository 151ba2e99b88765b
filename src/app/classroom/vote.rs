//! The vote of a class: one picture after the other, from the look to the reveal.

use std::sync::Arc;
use std::time::{Duration, Instant};

use super::super::Shared;
use super::draft::Draft;
use super::record::{About, Record};
use super::{ClassSetup, Revealed, Seated, Table, VoteAction, words};
use crate::classroom::{
    Ballot, Event, Handed, Occasion, Phase, Probabilities, Scores, Team, Teams, Told, Undone, Vote, class_seed,
};
use crate::factory::{SpecimenId, Syndrome};
use crate::network::{Classes, Prediction};

/// What the class does now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VoteStep {
    /// The session is not begun: the setup is shown.
    Setup,
    /// The picture is being made.
    Dealing,
    /// The class looks at the picture.
    Looking,
    /// Hands are counted, or chips laid.
    Counting {
        /// Whether the class has talked and votes again.
        again: bool,
    },
    /// Everything is counted and hidden.
    Hidden {
        /// Whether the class has voted twice.
        again: bool,
    },
    /// The truth is told.
    Revealed,
}

/// The picture that is voted on.
#[derive(Debug)]
struct Round {
    /// Its number in the record, from 1.
    number: u32,
    vote: Vote,
    drafts: [Draft; 2],
    /// Whose hands are counted now.
    turn: Team,
    /// Whether the time to look is over.
    is_hands_up: bool,
    /// When the time to look ends, where it is limited.
    ends: Option<Instant>,
    /// When the class began to look.
    since: Instant,
    /// How long it looked, once hands went up.
    looked: Option<Duration>,
}

/// The table of a class that votes.
#[derive(Debug)]
pub struct VoteTable {
    table: Table,
    /// The setup of the session that goes on.
    session: Option<ClassSetup>,
    /// Place of the picture in the series of the session, from 0.
    index: u64,
    /// The first place of the series: see [`crate::factory::Recipe::opening`].
    opening: u64,
    round: Option<Round>,
    record: Record,
}

impl VoteTable {
    /// No session goes on.
    pub(super) fn new(shared: &Shared) -> Self {
        Self { table: Table::new(shared), session: None, index: 0, opening: 0, round: None, record: Record::default() }
    }

    /// The setup of the session that goes on.
    pub fn session(&self) -> Option<ClassSetup> {
        self.session
    }

    /// What the class does now.
    pub fn step(&self) -> VoteStep {
        let Some(round) = &self.round else {
            return if self.session.is_some() { VoteStep::Dealing } else { VoteStep::Setup };
        };
        match round.vote.phase() {
            Phase::Look if !round.is_hands_up => VoteStep::Looking,
            Phase::Look => VoteStep::Counting { again: false },
            Phase::Again => VoteStep::Counting { again: true },
            Phase::Counted => VoteStep::Hidden { again: false },
            Phase::CountedAgain => VoteStep::Hidden { again: true },
            Phase::Revealed => VoteStep::Revealed,
        }
    }

    /// Number of the picture in the session, from 1.
    pub fn number(&self) -> u64 {
        self.index - self.opening + 1
    }

    /// The picture as it is seen now: `None` while it is made, and covered once the time to look is over, until the class talks.
    pub fn image(&self) -> Option<&crate::factory::GrayImage> {
        let round = self.round.as_ref()?;
        let is_covered = round.ends.is_some()
            && matches!(self.step(), VoteStep::Counting { again: false } | VoteStep::Hidden { again: false });
        self.table.picture.as_ref().filter(|_| !is_covered).map(super::TablePicture::image)
    }

    /// What is left of the time to look; `None` where it is not limited, or over.
    pub fn time_left(&self, now: Instant) -> Option<Duration> {
        let round = self.round.as_ref().filter(|_| self.step() == VoteStep::Looking)?;
        Some(round.ends?.saturating_duration_since(now))
    }

    /// Moves the time to look by so much.
    pub(super) fn delay(&mut self, by: Duration) {
        if let Some(round) = self.round.as_mut().filter(|round| round.looked.is_none()) {
            round.since += by;
            round.ends = round.ends.map(|ends| ends + by);
        }
    }

    /// The teams of the session.
    pub fn teams(&self) -> &'static [Team] {
        self.round.as_ref().map_or_else(|| Teams::Whole.all(), |round| round.vote.teams().all())
    }

    /// Whose hands are counted now.
    pub fn turn(&self) -> Team {
        self.round.as_ref().map_or(Team::One, |round| round.turn)
    }

    /// What was counted of a team so far: its sum alone is for the window.
    pub fn draft(&self, team: Team) -> Option<&Draft> {
        Some(&self.round.as_ref()?.drafts[team.index()])
    }

    /// Whether everybody is counted, so that the counts can be hidden.
    pub fn can_hold(&self) -> bool {
        let Some(round) = &self.round else { return false };
        self.teams().iter().all(|team| round.drafts[team.index()].ballot().is_some())
    }

    /// Whether hands are counted now.
    pub fn counts_hands(&self) -> bool {
        let is_counting = matches!(self.step(), VoteStep::Counting { .. });
        is_counting && self.session.is_some_and(|setup| !setup.by_chips)
    }

    /// Whether one hand more, or fewer, would change the count of the team whose turn it is: not for a class without a hand left.
    pub fn would_count(&self, class: Syndrome, by: i32) -> bool {
        let (Some(round), Some(setup)) = (&self.round, self.session) else { return false };
        let mut draft = round.drafts[round.turn.index()];
        let before = draft.total();
        draft.step(class, by, setup.size(), round.drafts[round.turn.other().index()].total());
        draft.total() != before
    }

    /// How many hands of a team were counted, for whatever class.
    pub fn handed_in(&self, team: Team) -> Option<u32> {
        self.round.as_ref()?.vote.handed_in(team)
    }

    /// Whether the machine still thinks: the reveal waits for it.
    pub fn is_machine_thinking(&self) -> bool {
        self.table.is_thinking()
    }

    /// Who plays against the class.
    pub fn machine(&self) -> Option<&Seated> {
        self.table.machine.as_ref()
    }

    /// The picture with its truth and the machine's answer, and what was counted: not before the reveal.
    pub fn revealed(&self) -> Option<(Revealed<'_>, crate::classroom::Revealed)> {
        let counted = self.round.as_ref()?.vote.revealed()?;
        Some((self.table.picture.as_ref()?.revealed(), counted))
    }

    /// The scores of the session; `None` before the first reveal.
    pub fn scores(&self) -> Option<&Scores> {
        self.record.scores()
    }

    /// The record of the session.
    pub fn record(&self) -> &Record {
        &self.record
    }

    /// The record of the session, for whoever leads the class through a lesson.
    pub(super) fn record_mut(&mut self) -> &mut Record {
        &mut self.record
    }

    /// Obeys a wish.
    pub(super) fn apply(&mut self, action: VoteAction, setup: ClassSetup, shared: &mut Shared) {
        match action {
            VoteAction::Begin if self.session.is_none() => self.begin(setup, shared),
            VoteAction::End => self.end(),
            VoteAction::Next if self.step() == VoteStep::Revealed => {
                self.index += 1;
                self.deal(shared);
            }
            VoteAction::Begin | VoteAction::Next => {}
            VoteAction::Hold => self.hold(shared),
            VoteAction::Reveal => self.reveal(),
            VoteAction::Undo => self.undo(),
            _ => self.apply_to_round(action),
        }
    }

    fn apply_to_round(&mut self, action: VoteAction) {
        let step = self.step();
        let (Some(round), Some(setup)) = (&mut self.round, self.session) else { return };
        let is_counting = matches!(step, VoteStep::Counting { .. });
        let of_other = |round: &Round| round.drafts[round.turn.other().index()].total();
        match action {
            VoteAction::HandsUp if step == VoteStep::Looking => round.raise_hands(),
            VoteAction::TurnTo(team) if round.vote.teams().all().contains(&team) => round.turn = team,
            VoteAction::Step(class, by) if is_counting => {
                let others = of_other(round);
                round.drafts[round.turn.index()].step(class, by, setup.size(), others);
            }
            VoteAction::Type(counts) if is_counting => {
                let others = of_other(round);
                round.drafts[round.turn.index()].take(counts, setup.size(), others);
            }
            VoteAction::Lay(class, sureness) if is_counting && setup.by_chips => {
                round.drafts[round.turn.index()].lay(class, sureness);
                // The next chips are those of the team that has laid none.
                let waits = round.vote.teams().all().iter().find(|team| round.drafts[team.index()].ballot().is_none());
                round.turn = waits.copied().unwrap_or(round.turn);
            }
            VoteAction::Talk if round.vote.talk().is_ok() => {
                round.drafts = [Draft::new(setup.by_chips); 2];
                round.turn = Team::One;
            }
            _ => {}
        }
    }

    fn begin(&mut self, setup: ClassSetup, shared: &mut Shared) {
        self.session = Some(setup);
        self.opening = setup.mode.recipe().opening(class_seed(setup.seed, "class vote"));
        self.index = self.opening;
        self.record.begin("vote", shared);
        self.deal(shared);
    }

    fn end(&mut self) {
        self.table.clear();
        (self.session, self.round) = (None, None);
    }

    fn deal(&mut self, shared: &mut Shared) {
        let Some(setup) = self.session else { return };
        self.round = None;
        let seed = class_seed(setup.seed, "class vote");
        let id = SpecimenId { recipe: Arc::new(setup.mode.recipe()), base: Arc::clone(&shared.base), seed, index: self.index };
        self.table.deal(id, setup.mode, shared);
    }

    /// Hides what was counted. Both teams are counted at once: either all of it holds, or nothing.
    fn hold(&mut self, shared: &mut Shared) {
        if !self.can_hold() || !matches!(self.step(), VoteStep::Counting { .. }) {
            return;
        }
        let (Some(round), Some(picture), Some(setup)) = (&mut self.round, &self.table.picture, self.session) else { return };
        let mut vote = round.vote.clone();
        let occasion = if vote.phase() == Phase::Again { Occasion::VoteAgain } else { Occasion::Vote };
        let mut handed = Vec::new();
        for &team in round.vote.teams().all() {
            let Some(ballot) = round.drafts[team.index()].ballot() else { continue };
            if let Err(err) = vote.count(team, ballot) {
                return shared.tell(words::not_counted(&err));
            }
            let by = match (setup.has_teams, ballot) {
                (true, ballot) => Handed::by_team(team, ballot),
                (false, Ballot::Hands(counts)) => Handed::by_class(counts, setup.size()),
                (false, Ballot::Chips(_)) => Handed::by_one(ballot),
            };
            handed.push(round.looked.map_or(by, |looked| by.after(looked.as_millis() as u64)));
        }
        round.vote = vote;
        let about = About { round: round.number, id: &picture.id, machine: self.table.machine.as_ref() };
        for handed in handed {
            self.record.add(&about, Event::Handed(occasion, handed));
        }
    }

    /// Takes back the last step. What was counted stands in the draft again, to be corrected.
    fn undo(&mut self) {
        let (Some(round), Some(picture), Some(setup)) = (&mut self.round, &self.table.picture, self.session) else { return };
        let about = About { round: round.number, id: &picture.id, machine: self.table.machine.as_ref() };
        for _ in 0..round.undo(setup.by_chips) {
            self.record.add(&about, Event::Undone);
        }
    }

    fn reveal(&mut self) {
        if self.table.is_thinking() || !matches!(self.step(), VoteStep::Hidden { .. }) {
            return;
        }
        let (Some(round), Some(picture)) = (&mut self.round, &self.table.picture) else { return };
        if let Some(probabilities) = picture.prediction().and_then(probabilities) {
            round.vote.machine_says(probabilities);
        }
        if round.vote.reveal().is_ok()
            && let Some(revealed) = round.vote.revealed()
        {
            let about = About { round: round.number, id: &picture.id, machine: self.table.machine.as_ref() };
            self.record.add(&about, Event::Revealed(Told { truth: revealed.truth, machine: revealed.machine }));
        }
    }

    /// The base image is another one: the picture that is voted on is made again on it, and the vote begins again.
    pub(super) fn follow_base(&mut self, shared: &mut Shared) {
        match self.step() {
            VoteStep::Setup => {}
            VoteStep::Revealed => {
                self.index += 1;
                self.deal(shared);
            }
            _ => self.deal(shared),
        }
    }

    /// Takes in what the threads said, and ends the time to look when it is over.
    pub(super) fn absorb(&mut self, shared: &mut Shared) {
        if self.table.absorb(shared)
            && let (Some(setup), Some(picture)) = (self.session, &self.table.picture)
        {
            let teams = if setup.has_teams { Teams::Two } else { Teams::Whole };
            let ends = setup.look().map(|seconds| picture.since + Duration::from_secs(u64::from(seconds)));
            let vote = Vote::new(picture.truth(), setup.size(), teams);
            let drafts = [Draft::new(setup.by_chips); 2];
            let since = picture.since;
            let number = self.record.begin_round();
            self.round = Some(Round { number, vote, drafts, turn: Team::One, is_hands_up: false, ends, since, looked: None });
            log::info!("picture {} of the class is on the table", self.number());
        }
        if self.time_left(Instant::now()) == Some(Duration::ZERO)
            && let Some(round) = &mut self.round
        {
            round.raise_hands();
        }
        self.record.absorb(shared);
    }
}

impl Round {
    /// The time to look is over.
    fn raise_hands(&mut self) {
        self.is_hands_up = true;
        self.looked = Some(self.since.elapsed());
    }

    /// Takes back the last step; gives how many counts were taken back that had held.
    fn undo(&mut self, by_chips: bool) -> usize {
        match self.vote.phase() {
            // Both teams were counted at once.
            Phase::Counted | Phase::CountedAgain => {
                let teams = self.vote.teams().all();
                teams.iter().filter(|_| matches!(self.vote.undo(), Ok(Undone::Count(_)))).count()
            }
            Phase::Again if self.drafts.iter().all(|draft| !draft.is_complete()) => {
                let _undone = self.vote.undo();
                0
            }
            Phase::Look | Phase::Again => {
                self.drafts[self.turn.index()] = Draft::new(by_chips);
                0
            }
            Phase::Revealed => 0,
        }
    }
}

/// The machine's probabilities of the four classes; `None` for a machine that only says ill or healthy.
pub fn probabilities(prediction: &Prediction) -> Option<Probabilities> {
    if prediction.classes() != Classes::Four {
        return None;
    }
    let shares: [f32; 4] = prediction.probabilities().try_into().ok()?;
    Probabilities::of_network(shares)
}
