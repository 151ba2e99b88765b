//! The record of a session of the class: its rows, the scores that they give, and the log file that is written as they come.

use std::path::PathBuf;
use std::time::{SystemTime, UNIX_EPOCH};

use super::super::Shared;
use super::super::error_words;
use super::{Seated, words};
use crate::classroom::{Event, Label, Moment, Place, Row, Scores};
use crate::factory::SpecimenId;
use crate::worker::{Ask, ClassLog, LogOrder, Reply};

/// The folder of the logs, beside the settings.
const FOLDER: &str = "class-logs";

/// The lesson that leads the class, as it stands in the log.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LessonPlace {
    /// Its title; empty without one.
    pub lesson: Label,
    /// Its step, from 1.
    pub step: Option<u32>,
}

/// The record of a session: one file, and every score from its rows alone.
#[derive(Debug, Default)]
pub struct Record {
    rows: Vec<Row>,
    scores: Option<Scores>,
    /// Pictures that were asked.
    rounds: u32,
    /// Written beside the settings, where settings are kept.
    log: Option<Ask<ClassLog>>,
    /// The file, once a row was written.
    path: Option<PathBuf>,
    /// Rows that are not in the file.
    missing: usize,
    /// Whether it was said that the log cannot be written.
    is_unwritten_said: bool,
    lesson: LessonPlace,
}

/// What a row says about its picture.
#[derive(Clone, Debug)]
pub struct About<'a> {
    /// The round of the session in which it is asked, from 1.
    pub round: u32,
    /// Which picture.
    pub id: &'a SpecimenId,
    /// Who plays against the class.
    pub machine: Option<&'a Seated>,
}

impl Record {
    /// A new session: no rows, and a file of its own from the first row on.
    pub fn begin(&mut self, kind: &str, shared: &Shared) {
        let folder = shared.path_beside_settings(FOLDER);
        let stem = format!("{kind}-{}", file_words(now()));
        let log = folder.map(|folder| Ask::new(shared.waker(), move || ClassLog::new(folder.clone(), &stem)));
        let lesson = std::mem::take(&mut self.lesson);
        *self = Self { log, lesson, ..Self::default() };
    }

    /// Another picture is asked: the number of its round, from 1.
    pub fn begin_round(&mut self) -> u32 {
        self.rounds += 1;
        self.rounds
    }

    /// The lesson that leads the class from here on.
    pub fn lead(&mut self, lesson: LessonPlace) {
        self.lesson = lesson;
    }

    /// A row about a picture. It is in the file, or on its way there, when this returns.
    pub fn add(&mut self, about: &About<'_>, event: Event) {
        self.add_with(about, event, |_| ());
    }

    /// The same with more that its place says.
    pub fn add_with(&mut self, about: &About<'_>, event: Event, more: impl FnOnce(&mut Place)) {
        let mut place = Place {
            time: now(),
            lesson: self.lesson.lesson.clone(),
            step: self.lesson.step,
            round: about.round,
            recipe: Label::new(&about.id.recipe.name),
            seed: about.id.seed,
            index: about.id.index,
            twin: None,
            opponent: Label::new(about.machine.map_or("", |machine| &machine.name)),
            checkpoint: about.machine.and_then(|machine| machine.images),
            arm: Label::default(),
            advice: None,
        };
        more(&mut place);
        let row = Row { place, event };
        if let Some(log) = &mut self.log {
            log.ask(LogOrder::Add(Box::new(row.clone())));
        }
        self.rows.push(row);
        if matches!(event, Event::Revealed(_) | Event::Answered(..)) {
            self.scores = Some(Scores::of(&self.rows));
        }
    }

    /// The scores as the rows give them; `None` before the first truth is told.
    pub fn scores(&self) -> Option<&Scores> {
        self.scores.as_ref()
    }

    /// The log file, once a row was written.
    pub fn path(&self) -> Option<&PathBuf> {
        self.path.as_ref()
    }

    /// Takes in how the file is. That it cannot be written is said once; the session goes on.
    pub fn absorb(&mut self, shared: &mut Shared) {
        while let Some(reply) = self.log.as_ref().and_then(Ask::poll) {
            match reply {
                Reply::Answer(state) => {
                    let message = state.error.map(|err| words::log_not_written(&error_words::because(&err), state.missing));
                    (self.path, self.missing) = (Some(state.path), state.missing);
                    self.say_once(message, shared);
                }
                Reply::Failed(failure) => self.say_once(Some(words::log_broken(&failure)), shared),
                Reply::Done => {}
            }
        }
    }

    fn say_once(&mut self, message: Option<super::super::Message>, shared: &mut Shared) {
        match message {
            Some(message) if !std::mem::replace(&mut self.is_unwritten_said, true) => shared.tell(message),
            Some(_) => {}
            None => self.is_unwritten_said = false,
        }
    }

    /// Waits until every row is written, at most for `limit`; whether the thread came to an end. Rows that could not be written are tried once
    /// more.
    pub fn finish_within(&mut self, limit: std::time::Duration) -> bool {
        let Some(log) = &mut self.log else { return true };
        if self.missing > 0 {
            log.ask(LogOrder::TryAgain);
        }
        log.finish_within(limit)
    }
}

/// This moment.
fn now() -> Moment {
    Moment::from_seconds(SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |age| age.as_secs()))
}

/// A moment as a part of a file's name, as in `2026-11-26-142805`: Windows allows no colon there.
fn file_words(moment: Moment) -> String {
    moment.to_string().replace('T', "-").replace([':', 'Z'], "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_a_part_of_a_file_name() {
        assert_eq!(file_words(Moment::parse("2026-11-26T14:28:05Z").unwrap_or_default()), "2026-11-26-142805");
    }
}
