//! The only place that prints.

use std::io::{ErrorKind, IsTerminal as _, Write as _};
use std::sync::OnceLock;

use indicatif::{ProgressBar, ProgressStyle};
use serde::Serialize;

/// Why a line of the result could not be printed, the first time that it happened.
static FAILURE: OnceLock<String> = OnceLock::new();

/// Prints a line of the result. What cannot be written is said by [`finish`].
pub fn say(line: &str) {
    let printed = writeln!(std::io::stdout(), "{line}");
    // A closed pipe (`| head`) is no failure of ours.
    if let Err(err) = printed
        && err.kind() != ErrorKind::BrokenPipe
    {
        FAILURE.get_or_init(|| plain(&err));
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
        Err(err) if err.kind() != ErrorKind::BrokenPipe => Err(not_written(&plain(&err))),
        Ok(()) | Err(_) => Ok(()),
    }
}

fn not_written(reason: &str) -> anyhow::Error {
    anyhow::Error::msg(format!("cannot write the result: {reason}: standard output"))
}

/// The words of the system without its number.
pub fn plain(err: &std::io::Error) -> String {
    let words = err.to_string();
    words.split(" (os error").next().unwrap_or(&words).to_lowercase()
}

/// Prints the result as JSON.
///
/// # Errors
/// Never for the values that the commands print.
pub fn say_json(value: &impl Serialize) -> anyhow::Result<()> {
    say(&serde_json::to_string_pretty(value)?);
    Ok(())
}

/// Says something beside the result, on standard error.
pub fn note(line: &str) {
    writeln!(std::io::stderr(), "{line}").ok();
}

/// Says what failed, on one line of standard error.
pub fn complain(text: &str) {
    let line: Vec<&str> = text.split_whitespace().collect();
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
