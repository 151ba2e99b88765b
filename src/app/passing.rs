//! What happens between the game and the training: whether the network in training has become better than the person, and whether a network
//! that learned half a minute for the game takes its seat.

use super::train::{Answered, Judged, Measurement, Passed, Race, Standing, Verdict, challenge_words, passed_words};
use super::{Group, Lab, Message, Opponent, PlayedRound, Sees, State, Status, rounds_of};
use crate::network::Classes;
use crate::worker::Finish;

/// Most measurements in the race: of a longer training some are left out.
const MOST_MEASURED: usize = 1000;

/// What the standing of the race was computed from: as long as it stays, so does the standing.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct RaceKey {
    group: Group,
    person: Sees,
    classes: Classes,
    rounds: usize,
    /// Seed and place of the last round's picture: another session may have as many rounds.
    last: Option<(u64, u64)>,
    images: Option<u64>,
    status: Status,
}

impl State {
    /// What is learned: the person's rounds of the same kind count in the race.
    pub fn race_group(&self) -> Group {
        let form = if self.train.validation.is_some() { &self.train.running } else { &self.train.form };
        form.group()
    }

    /// The race as it stands: the person's rounds are those in which the base image was seen, or those in which it was hidden, as it is now.
    pub fn race(&self) -> Race {
        let rows = &self.train.rows;
        let every = rows.len().div_ceil(MOST_MEASURED).max(1);
        // From the end, so that the last one is among them.
        let skipped = rows.len().saturating_sub(1) % every;
        Race::new(&self.race_answers(), rows.iter().skip(skipped).step_by(every).map(Measurement::of_row))
    }

    /// Whether the person was right in each round that counts in the race, oldest first. Against a network that only says ill or healthy the
    /// person's answers are taken as such: both have the same question.
    fn race_answers(&self) -> Vec<bool> {
        let person = self.play.matchup().person;
        let (group, learned) = (self.race_group(), &self.train.recipe);
        let form = if self.train.validation.is_some() { &self.train.running } else { &self.train.form };
        let classes = form.settings.classes;
        let is_of_kind = |round: &&PlayedRound| {
            let played = round.origin.picture.recipe();
            round.group.person == person && (group != Group::Own || played.draws_as(learned))
        };
        let is_right = |round: &PlayedRound| {
            let (guess, truth) = (round.round.guess()?, round.round.truth()?);
            Some(classes.right_answer(guess) == classes.right_answer(truth))
        };
        rounds_of(&self.play.session, group).filter(is_of_kind).filter_map(is_right).collect()
    }

    fn race_key(&self) -> RaceKey {
        let records = self.play.session.records();
        RaceKey {
            group: self.race_group(),
            person: self.play.matchup().person,
            classes: self.train.running.settings.classes,
            rounds: records.len(),
            last: records.last().map(|record| (record.origin.picture.seed(), record.origin.picture.index())),
            images: self.train.rows.last().map(|row| row.images),
            status: self.train.status.clone(),
        }
    }
}

impl Lab {
    /// Says, once in a training, that its network has become better than the person.
    pub(super) fn follow_race(&mut self) {
        let key = self.state.race_key();
        if self.race_key.as_ref() == Some(&key) {
            return;
        }
        let person = Answered::count(&self.state.race_answers());
        let train = &mut self.state.train;
        self.race_key = Some(key);
        let row = train.rows.last();
        let machine = row.map_or_else(Answered::default, |row| Measurement::of_row(row).answered());
        train.standing = Standing::of(person, machine);
        let counts = matches!(train.status, Status::Running | Status::Paused | Status::Ended(_))
            && train.status != Status::Ended(Finish::Discarded);
        let Some(row) = row.filter(|_| counts && train.passed.is_none() && train.standing.verdict == Verdict::Machine) else {
            return;
        };
        let passed = Passed { seconds: row.seconds, images: row.images, standing: train.standing };
        train.passed = Some(passed);
        self.state.shared.tell(Message::notice(passed_words(&passed)));
    }

    /// A network that learned half a minute what is played takes its seat if it is better. Where something else is played by now, or a lesson
    /// is taught, who plays stays.
    pub(super) fn seat_if_better(&mut self, judged: Judged) {
        let State { shared, play, .. } = &mut self.state;
        let is_played = play.recipe().draws_as(&judged.recipe) && *shared.base == *judged.base;
        let takes_seat = judged.is_better() && is_played && !shared.is_taught();
        let old_name = shared.models.words(play.mode());
        let text = challenge_words(&judged, &old_name, takes_seat);
        if takes_seat {
            shared.models.trained = Some(judged.model);
            play.set_opponent(Opponent::Trained, shared);
        } else if shared.models.trained.is_none() {
            // It can be chosen, and kept.
            shared.models.trained = Some(judged.model);
        }
        shared.tell(Message::notice(text));
    }
}
