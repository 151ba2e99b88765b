//! The rounds of a session as a table.

use super::super::PlayedSession;
use super::super::current_picture::CurrentPicture;

/// The table as CSV: one row per round, and how many rounds are left out: a picture that waits for an answer again, after it was
/// answered before, would be told by its row.
///
/// # Errors
/// Never in practice: memory can always be written.
pub fn to_csv(session: &PlayedSession, current: &CurrentPicture) -> Result<(Vec<u8>, usize), csv::Error> {
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
        "you_see",
        "machine_sees",
        "base",
    ])?;
    let mut left_out = 0;
    for (number, record) in session.records().iter().enumerate() {
        let right = |right: Option<bool>| right.map_or_else(String::new, |right| u8::from(right).to_string());
        let (round, picture) = (&record.round, &record.origin.picture);
        if current.hides_place(picture.seed(), picture.index()) {
            left_out += 1;
            continue;
        }
        table.write_record([
            (number + 1).to_string(),
            record.group.group.name().to_owned(),
            picture.seed().to_string(),
            picture.index().to_string(),
            said(round.truth()),
            said(round.guess()),
            said(round.machine()),
            right(round.human_is_right()),
            right(round.machine_is_right()),
            format!("{:.2}", record.seconds),
            record.opponent.clone(),
            picture.recipe().name.clone(),
            record.group.person.name().to_owned(),
            record.group.machine.name().to_owned(),
            record.origin.base_name.clone(),
        ])?;
    }
    let bytes = table.into_inner().map_err(|err| csv::Error::from(err.into_error()))?;
    Ok((bytes, left_out))
}

/// What was said, or nothing.
fn said(answer: Option<impl ToString>) -> String {
    answer.map_or_else(String::new, |answer| answer.to_string())
}
