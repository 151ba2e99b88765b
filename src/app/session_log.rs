//! The rounds of a session as a table.

use std::path::Path;

use super::PlayedSession;
use crate::factory::Syndrome;
use crate::storage::{FileError, write_atomically};

/// The table as CSV: one row per round.
pub fn to_csv(session: &PlayedSession) -> Result<Vec<u8>, csv::Error> {
    let mut table = csv::Writer::from_writer(Vec::new());
    table.write_record([
        "round",
        "mode",
        "seed",
        "index",
        "truth",
        "you",
        "machine",
        "you_right",
        "machine_right",
        "seconds",
        "opponent",
        "recipe",
    ])?;
    for (number, record) in session.records().iter().enumerate() {
        let class = |class: Option<Syndrome>| class.map_or_else(String::new, |class| class.to_string());
        let right = |right: Option<bool>| right.map_or_else(String::new, |right| u8::from(right).to_string());
        let round = &record.round;
        table.write_record([
            (number + 1).to_string(),
            record.group.to_owned(),
            record.seed.to_string(),
            record.index.to_string(),
            class(round.truth()),
            class(round.guess()),
            class(round.machine()),
            right(round.human_is_right()),
            right(round.machine_is_right()),
            format!("{:.2}", record.seconds),
            record.opponent.clone(),
            record.origin.recipe.name.clone(),
        ])?;
    }
    table.into_inner().map_err(|err| csv::Error::from(err.into_error()))
}

/// Writes the table.
///
/// # Errors
/// When it cannot be written.
pub fn write(path: &Path, session: &PlayedSession) -> Result<(), FileError> {
    let action = "keep the session";
    let bytes = to_csv(session).map_err(|err| FileError::new(action, path, err))?;
    write_atomically(action, path, &bytes)
}
