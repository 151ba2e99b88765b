//! The only place that prints.

use std::io::{IsTerminal as _, Write as _};

use indicatif::{ProgressBar, ProgressStyle};
use serde::Serialize;

use crate::storage::{is_printable, printable};

/// Prints a line of the result.
pub fn say(line: &str) {
    // A closed pipe (`| head`) is no failure of ours.
    writeln!(std::io::stdout(), "{}", printable(line)).ok();
}

/// Prints the result as JSON.
///
/// # Errors
/// Never for the values that the commands print.
pub fn say_json(value: &impl Serialize) -> anyhow::Result<()> {
    let text = serde_json::to_string_pretty(value)?;
    // JSON has its own way to write what would act on the terminal; it leaves some of these letters as they are.
    let escaped = |letter: char| if is_printable(letter) { letter.to_string() } else { format!("\\u{:04x}", u32::from(letter)) };
    text.lines().for_each(|line| say(&line.chars().map(escaped).collect::<String>()));
    Ok(())
}

/// Says something beside the result, on standard error.
pub fn note(line: &str) {
    writeln!(std::io::stderr(), "{}", printable(line)).ok();
}

/// Shows the help, or what is wrong with the arguments. Where they hold what would act on the terminal, the colours are left away with it.
pub fn show_usage(err: &clap::Error) {
    let text = err.to_string();
    if text.lines().all(|line| printable(line) == line) {
        err.print().ok();
    } else {
        text.lines().for_each(note);
    }
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
