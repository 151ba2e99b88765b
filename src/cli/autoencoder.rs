//! `autoencoder`: networks whose answer is a picture.

use std::path::PathBuf;
use std::time::Instant;

use anyhow::Context as _;
use clap::{Args, Subcommand, ValueEnum};

use super::arguments::Source;
use super::interrupt::Interrupt;
use super::sources::WrongUsage;
use super::values::{seed, whole_within};
use super::{output, sources};
use crate::factory::{HEIGHT, WIDTH};
use crate::network::{Autoencoder, AutoencoderModel, AutoencoderTrainer, CodeLength, ComputeDevice, Restorer};
use crate::runs::limits::PICTURES;
use crate::storage::{FileAction, Output, Product, load_picture, save_gray_png, shown};

/// What is kept and where.
const KEEP: FileAction = FileAction::KeepAutoencoder;
const WRITING_PICTURE: FileAction = FileAction::WritePicture;

/// `autoencoder`.
#[derive(Debug, Subcommand)]
pub enum AutoencoderOrder {
    /// Train one on endless new pictures, without any label
    Train(AutoencoderTraining),
    /// Give the picture that one makes of a picture
    Apply(AutoencoderUse),
}

/// Which autoencoder.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum AutoencoderChoice {
    /// Takes the noise out of a picture
    Denoiser,
    /// Writes a picture as a few numbers, and paints it again from them
    Bottleneck,
}

/// `autoencoder train`.
#[derive(Debug, Args)]
pub struct AutoencoderTraining {
    /// Which one
    #[arg(value_enum)]
    pub kind: AutoencoderChoice,
    /// What specimens are made by.
    #[command(flatten)]
    pub source: Source,
    /// Model file to write
    #[arg(long, value_name = "MODEL")]
    pub out: PathBuf,
    /// Pictures to train on
    #[arg(long, default_value = "8000", value_parser = whole_within::<u64>(PICTURES), value_name = "N")]
    pub images: u64,
    /// Numbers in the code of a bottleneck: 2, 8, 32 or 128 [default: 32]
    #[arg(long, value_parser = code, value_name = "N")]
    pub code: Option<CodeLength>,
    /// Fixes weights and pictures
    #[arg(long, default_value_t = 1, value_parser = seed, value_name = "N")]
    pub seed: u64,
}

/// `autoencoder apply`.
#[derive(Debug, Args)]
pub struct AutoencoderUse {
    /// Model file of an autoencoder
    #[arg(long, value_name = "MODEL")]
    pub model: PathBuf,
    /// Picture
    pub image: PathBuf,
    /// Picture to write: a PNG, whatever its name is
    #[arg(long, value_name = "FILE.png")]
    pub out: PathBuf,
}

fn code(text: &str) -> Result<CodeLength, String> {
    let numbers: usize = text.parse().map_err(|_not_a_number| "it is not a whole number".to_owned())?;
    CodeLength::try_from(numbers).map_err(|err| err.to_string())
}

/// Runs the command.
///
/// # Errors
/// When an input cannot be used, the network cannot compute, or a file cannot be written.
pub fn run(order: &AutoencoderOrder) -> anyhow::Result<()> {
    match order {
        AutoencoderOrder::Train(options) => train(options),
        AutoencoderOrder::Apply(options) => apply(options),
    }
}

/// Ctrl+C stops early and keeps the network.
fn train(options: &AutoencoderTraining) -> anyhow::Result<()> {
    let kind = match (options.kind, options.code) {
        (AutoencoderChoice::Denoiser, None) => Autoencoder::Denoiser,
        (AutoencoderChoice::Denoiser, Some(_)) => {
            return Err(WrongUsage("a denoiser has no code; --code belongs to a bottleneck".to_owned()).into());
        }
        (AutoencoderChoice::Bottleneck, length) => Autoencoder::Bottleneck(length.unwrap_or_default()),
    };
    let generator = sources::generator(&options.source)?;
    Output::check(KEEP, &options.out, Product::Model)?;
    let interrupt = Interrupt::listen();
    let bar = output::progress_bar(options.images, "images");
    let start = Instant::now();
    let mut trainer = AutoencoderTrainer::new(kind, generator, options.seed, &ComputeDevice::cpu());
    let mut error = f64::NAN;
    while trainer.images_seen() < options.images && !interrupt.is_pressed() {
        error = trainer.step()?;
        bar.set_position(trainer.images_seen());
    }
    bar.finish_and_clear();
    let model = trainer.model(start.elapsed().as_secs_f64())?;
    model.save(&options.out)?;
    output::say(&format!(
        "trained a {} on {} images in {:.0} s; mean squared error of the last batch {error:.1} (gray levels squared), in {}",
        kind.name(),
        model.record.images,
        model.record.seconds,
        shown(&options.out)
    ));
    Ok(())
}

fn apply(options: &AutoencoderUse) -> anyhow::Result<()> {
    if sources::is_bundled(&options.model) {
        let name = shown(&options.model);
        return Err(
            WrongUsage(format!("{name} is a classifier; apply needs an autoencoder, which `autoencoder train` makes")).into()
        );
    }
    let place = Output::check(WRITING_PICTURE, &options.out, Product::Picture)?;
    for (read, path) in [("--model", &options.model), ("the picture", &options.image)] {
        if place.is_file(path) {
            return Err(WrongUsage(format!("--out would overwrite the file of {read}: {}", shown(&options.out))).into());
        }
    }
    let model = AutoencoderModel::load(&options.model)?;
    let picture = load_picture(&options.image)?;
    if let Some((width, height)) = picture.fitted_from {
        output::note(&format!("fitted from {width} x {height} to {WIDTH} x {HEIGHT}: {}", shown(&options.image)));
    }
    let restorer = Restorer::new(&model, &ComputeDevice::cpu())?;
    let made = restorer.restore(&[*picture.image.pixels()])?;
    save_gray_png(&options.out, (WIDTH, HEIGHT), made.first().context("no picture was made")?)?;
    output::say(&format!("what the {} makes of it is in {}", model.kind().name(), shown(&options.out)));
    Ok(())
}
