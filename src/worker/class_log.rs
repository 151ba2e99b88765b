//! The log of a session of the class: each row is written as it comes, and an error is said while the session goes on.

use std::path::PathBuf;

use super::ask::{Job, Order, Responder};
use crate::classroom::{COLUMNS, Row};
use crate::storage::{FileError, GrowingTable};

/// What is wanted of the log.
#[derive(Clone, Debug)]
pub enum LogOrder {
    /// To add a row.
    Add(Box<Row>),
    /// To try once more to write the rows that could not be written.
    TryAgain,
}

/// How the log is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogState {
    /// The file.
    pub path: PathBuf,
    /// Why it could not be written, where it could not. The rows are kept, and are written when it can be.
    pub error: Option<FileError>,
    /// Rows that are not in the file.
    pub missing: usize,
}

/// Writes the log of one session.
#[derive(Debug)]
pub struct ClassLog {
    table: GrowingTable,
}

impl ClassLog {
    /// A log in a file of this folder that is called `stem.csv`, or `stem-2.csv` and so on where that is taken. Nothing is written before the
    /// first row.
    pub fn new(folder: PathBuf, stem: &str) -> Self {
        Self { table: GrowingTable::new(folder, stem, &COLUMNS) }
    }
}

impl Responder for ClassLog {
    type Question = LogOrder;
    type Answer = LogState;
    const NAME: &'static str = "log of the class";
    const ORDER: Order = Order::InTurn;

    fn respond(&mut self, order: LogOrder, job: &Job<'_, Self>) {
        let written = match order {
            LogOrder::Add(row) => self.table.add(&row.to_fields()),
            LogOrder::TryAgain => self.table.catch_up(),
        };
        job.say(LogState { path: self.table.path(), error: written.err(), missing: self.table.missing() });
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::time::Duration;

    use super::super::ask::{Ask, Reply};
    use super::*;
    use crate::classroom::{Event, Label, Moment, Place};

    fn row(round: u32) -> LogOrder {
        let place = Place {
            time: Moment::default(),
            lesson: Label::default(),
            step: None,
            round,
            recipe: Label::new("HARD"),
            seed: 1,
            index: 0,
            twin: None,
            opponent: Label::default(),
            checkpoint: None,
            arm: Label::default(),
            advice: None,
        };
        LogOrder::Add(Box::new(Row { place, event: Event::Undone }))
    }

    fn states(log: &Ask<ClassLog>, number: usize) -> Vec<LogState> {
        let mut states = Vec::new();
        while states.len() < number && log.wait_within(Duration::from_secs(30)) {
            match log.poll() {
                Some(Reply::Answer(state)) => states.push(state),
                Some(Reply::Failed(failure)) => panic!("{failure:?}"),
                Some(Reply::Done) | None => {}
            }
        }
        states
    }

    #[test]
    fn all_rows_are_written_in_turn_and_what_cannot_be_written_is_said() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("logs");
        std::fs::write(&place, "a file in the way").unwrap();
        let path = place.clone();
        let mut log = Ask::new(Arc::new(|| {}), move || ClassLog::new(path.clone(), "class"));
        log.ask(row(1));
        log.ask(row(2));
        let found = states(&log, 2);
        assert_eq!(found.iter().map(|state| (state.missing, state.error.is_some())).collect::<Vec<_>>(), [(1, true), (2, true)]);
        std::fs::remove_file(&place).unwrap();
        log.ask(LogOrder::TryAgain);
        assert_eq!(states(&log, 1), [LogState { path: place.join("class.csv"), error: None, missing: 0 }]);
        for round in 3..=50 {
            log.ask(row(round));
        }
        assert!(log.finish_within(Duration::from_secs(30)));
        let text = std::fs::read_to_string(place.join("class.csv")).unwrap();
        let rounds: Vec<String> = text.lines().skip(2).map(|line| line.split(';').nth(3).unwrap().to_owned()).collect();
        assert_eq!(rounds, (1..=50).map(|round| round.to_string()).collect::<Vec<_>>());
    }
}
