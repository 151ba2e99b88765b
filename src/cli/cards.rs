//! `cards`: a round to print, a page per picture and one with the answers.

use std::path::PathBuf;

use clap::Args;

use super::arguments::Source;
use super::interrupt::Interrupt;
use super::{output, sources};
use crate::classroom::{TestLength, TestPlan};
use crate::storage::shown;
use crate::worker::{MOST_CARDS, Round, write_cards};

/// `cards`.
#[derive(Debug, Args)]
pub struct CardsOptions {
    /// What the pictures are made by.
    #[command(flatten)]
    pub source: Source,
    /// Number of pictures
    #[arg(long, default_value_t = 10, value_parser = clap::value_parser!(u32).range(1..=i64::from(MOST_CARDS)), value_name = "N")]
    pub count: u32,
    /// Seed of the round: the pictures are those of a test of the same seed in the room of the class
    #[arg(long, default_value_t = 0, value_name = "N")]
    pub seed: u64,
    /// New folder for the pages, or an empty one to fill
    #[arg(long, value_name = "PATH")]
    pub out: PathBuf,
}

/// Runs the command.
///
/// # Errors
/// When an input cannot be used or the folder cannot be written.
pub fn run(options: &CardsOptions) -> anyhow::Result<()> {
    let generator = sources::generator(&options.source)?;
    let interrupt = Interrupt::listen();
    let bar = output::progress_bar(u64::from(options.count) + 1, "pages");
    let series = TestPlan { seed: options.seed, length: TestLength::at_most(options.count) }.series();
    // As in the test: its first pictures have every class.
    let first = generator.recipe().opening(series);
    let round = Round { series, first, seed: options.seed, count: options.count };
    let complete = write_cards(&generator, round, &options.out, |pages| {
        bar.set_position(u64::from(pages));
        !interrupt.is_pressed()
    })?;
    bar.finish_and_clear();
    if !complete {
        anyhow::bail!("stopped; nothing was written: {}", shown(&options.out));
    }
    output::say(&format!("{} cards and a page with the answers in {}", options.count, shown(&options.out)));
    Ok(())
}
