//! The only place that prints.

use std::io::{ErrorKind, IsTerminal as _, Write as _};
use std::sync::OnceLock;

use indicatif::{ProgressBar, ProgressStyle};
use serde::Serialize;

use crate::storage::{is_printable, plain_reason, printable};

/// Why a line of the result could not be printed, the first time that it happened.
static FAILURE: OnceLock<String> = OnceLock::new();

/// Prints a line of the result. What cannot be written is said by [`finish`].
pub fn say(line: &str) {
    let printed = writeln!(std::io::stdout(), "{}", printable(line));
    // A closed pipe (`| head`) is no failure of ours.
    if let Err(err) = printed
        && err.kind() != ErrorKind::BrokenPipe
    {
        FAILURE.get_or_init(|| plain_reason(&err.to_string()));
    }
}

/// The end of all printing.
///
/// # Errors
/// When a line of the result could not be written, as on a full disk.
pub fn finish() -> anyhow::Result<()> {
    written(std::io::stdout().flush())?;
    FAILURE.get().map_or(Ok(()), |reason| Err(not_written(reason)))
}

/// What became of something that was printed.
///
/// # Errors
/// When it could not be written, and not because nobody reads it.
pub fn written(printed: std::io::Result<()>) -> anyhow::Result<()> {
    match printed {
        Err(err) if err.kind() != ErrorKind::BrokenPipe => Err(not_written(&plain_reason(&err.to_string()))),
        Ok(()) | Err(_) => Ok(()),
    }
}

fn not_written(reason: &str) -> anyhow::Error {
    anyhow::Error::msg(format!("cannot write the result: {reason}: standard output"))
}

/// Prints the result as JSON.
///
/// # Errors
/// Never for the values that the commands print.
pub fn say_json(value: &impl Serialize) -> anyhow::Result<()> {
    escaped_json(&serde_json::to_string_pretty(value)?).lines().for_each(say);
    Ok(())
}

/// A text in JSON with nothing in it that acts on the terminal: JSON has its own way to write such letters, and `serde_json` leaves some of
/// them as they are.
pub fn escaped_json(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        if letter == '\n' || is_printable(letter) {
            escaped.push(letter);
        } else {
            escaped.extend(letter.encode_utf16(&mut [0; 2]).iter().map(|unit| format!("\\u{unit:04x}")));
        }
    }
    escaped
}

/// Says something beside the result, on standard error.
pub fn note(line: &str) {
    writeln!(std::io::stderr(), "{}", printable(line)).ok();
}

/// Shows the help, or what is wrong with the arguments. Where they hold what would act on the terminal, the colours are left away with it.
///
/// # Errors
/// When it cannot be written.
pub fn show_usage(err: &clap::Error) -> std::io::Result<()> {
    let text = err.to_string();
    if text.lines().all(|line| printable(line) == line) {
        return err.print();
    }
    text.lines().for_each(note);
    Ok(())
}

/// Says what failed, on one line of standard error.
pub fn complain(text: &str) {
    let line: Vec<&str> = text.lines().map(str::trim).collect();
    note(&format!("error: {}", line.join(" ")));
}

/// A progress bar over `length` units on a terminal; nothing elsewhere.
pub fn progress_bar(length: u64, unit: &str) -> ProgressBar {
    if !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let template = format!("{{bar:32}} {{human_pos}}/{{human_len}} {unit}  {{per_sec}}  {{eta}} left  {{msg}}");
    let style = ProgressStyle::with_template(&template).unwrap_or_else(|_invalid| ProgressStyle::default_bar());
    ProgressBar::new(length).with_style(style)
}

/// A progress bar beside a result that is printed bit by bit: nothing where that is seen on the terminal itself.
pub fn progress_bar_beside(length: u64, unit: &str) -> ProgressBar {
    if std::io::stdout().is_terminal() { ProgressBar::hidden() } else { progress_bar(length, unit) }
}

/// Prints a part of a long result, and sees to it that it arrives; `false` when nobody reads it any more, and more work is in vain.
///
/// # Errors
/// When it cannot be written, as on a full disk.
pub fn stream(text: &str) -> anyhow::Result<bool> {
    let mut place = std::io::stdout().lock();
    let printed = place.write_all(text.as_bytes()).and_then(|()| place.flush());
    let is_read = printed.is_ok();
    written(printed)?;
    Ok(is_read)
}
