//! The only place that prints.

use std::io::{IsTerminal as _, Write as _};

use indicatif::{ProgressBar, ProgressStyle};
use serde::Serialize;

/// Prints a line of the result.
pub fn say(line: &str) {
    // A closed pipe (`| head`) is no failure of ours.
    writeln!(std::io::stdout(), "{line}").ok();
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
