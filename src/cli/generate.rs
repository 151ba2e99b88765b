//! `generate`: a dataset on disk.

use super::arguments::{Format, Generate};
use super::interrupt::Interrupt;
use super::{output, sources};
use crate::storage::{DatasetOptions, ImageFormat, shown, write_dataset};

/// Runs the command.
///
/// # Errors
/// When an input cannot be used or the folder cannot be written.
pub fn run(options: &Generate) -> anyhow::Result<()> {
    let generator = sources::generator(&options.source)?;
    let format = match options.format {
        Format::Png => ImageFormat::Png,
        Format::Pgm => ImageFormat::Pgm,
        Format::Npz => ImageFormat::Npz,
    };
    let dataset = DatasetOptions { count: options.count, seed: options.seed, format, masks: options.masks, classes: [true; 4] };
    let interrupt = Interrupt::listen();
    let bar = output::progress_bar(options.count, "images");
    let complete = sources::with_threads(options.threads.unwrap_or(0), || {
        let progress = |done| {
            bar.set_position(done);
            !interrupt.is_pressed()
        };
        Ok(write_dataset(&generator, &dataset, &options.out, progress)?)
    })?;
    bar.finish_and_clear();
    if !complete {
        anyhow::bail!("stopped; nothing was written: {}", shown(&options.out));
    }
    output::say(&format!("{} images in {}", options.count, shown(&options.out)));
    Ok(())
}
