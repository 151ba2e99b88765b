//! The arguments as the user types them.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::factory::Mode;
use crate::network::{Architecture, DeviceChoice};

/// Most pictures that one command makes: names have six digits.
const MOST_IMAGES: u64 = 1_000_000;

/// A person and a convolutional network read the same synthetic brain images.
///
/// Without a command the window opens. The images are synthetic: nothing here diagnoses anyone.
#[derive(Debug, Parser)]
#[command(name = "brain-tumor-lab", version, args_conflicts_with_subcommands = true)]
pub struct Arguments {
    /// What to do without a window.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// How to open the window.
    #[command(flatten)]
    pub window: WindowArguments,
}

/// How to open the window.
#[derive(Clone, Debug, Args)]
pub struct WindowArguments {
    /// Base image in place of the bundled brain (png, jpeg, pgm, bmp)
    #[arg(long, value_name = "FILE")]
    pub base: Option<PathBuf>,
    /// Recipe to play and to tune, in place of EASY and HARD
    #[arg(long, value_name = "FILE")]
    pub recipe: Option<PathBuf>,
    /// Seed of the game's pictures [default: from the clock]
    #[arg(long, value_name = "N")]
    pub seed: Option<u64>,
    /// Where live training computes
    #[arg(long, default_value = "auto", value_parser = device, value_name = "auto|gpu|cpu")]
    pub device: DeviceChoice,
    /// What draws the window
    #[arg(long, default_value = "auto", value_enum)]
    pub renderer: RendererChoice,
}

/// What draws the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum RendererChoice {
    /// The one that worked last, else the usual one of the system; the other one where it fails.
    Auto,
    /// OpenGL.
    Glow,
    /// Vulkan, Metal or DirectX.
    Wgpu,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Make a dataset: pictures in folders a, b, c, z and a table of everything drawn
    Generate(Generate),
    /// Train a network on endless fresh pictures
    Train(Train),
    /// Measure a network on pictures that it has never seen
    Evaluate(Evaluate),
    /// Classify pictures
    Predict(Predict),
    /// Measure how fast this machine is
    Bench(Bench),
    /// Say where networks can compute
    Devices(Devices),
}

/// What specimens are made by.
#[derive(Clone, Debug, Args)]
pub struct Source {
    /// Difficulty
    #[arg(long, value_parser = mode, value_name = "easy|hard")]
    pub mode: Option<Mode>,
    /// Base image in place of the bundled brain
    #[arg(long, value_name = "FILE")]
    pub base: Option<PathBuf>,
    /// Recipe in place of the difficulty's preset
    #[arg(long, value_name = "FILE")]
    pub recipe: Option<PathBuf>,
}

/// `generate`.
#[derive(Debug, Args)]
pub struct Generate {
    /// What specimens are made by.
    #[command(flatten)]
    pub source: Source,
    /// Number of pictures
    #[arg(long, value_parser = clap::value_parser!(u64).range(1..=MOST_IMAGES), value_name = "N")]
    pub count: u64,
    /// New folder for the dataset, or new file for npz
    #[arg(long, value_name = "PATH")]
    pub out: PathBuf,
    /// Format of the dataset
    #[arg(long, default_value = "png", value_enum)]
    pub format: Format,
    /// Write masks of the tumors too
    #[arg(long)]
    pub masks: bool,
    /// Seed of the series
    #[arg(long, default_value_t = 0, value_name = "N")]
    pub seed: u64,
    /// Threads [default: all]
    #[arg(long, value_parser = threads, value_name = "N")]
    pub threads: Option<usize>,
}

/// The format of a dataset.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Portable network graphics
    Png,
    /// Portable graymap
    Pgm,
    /// One file of numpy arrays
    Npz,
}

/// `train`.
#[derive(Debug, Args)]
pub struct Train {
    /// What specimens are made by.
    #[command(flatten)]
    pub source: Source,
    /// Model file to write
    #[arg(long, value_name = "MODEL")]
    pub out: PathBuf,
    /// Network
    #[arg(long, default_value = "compact", value_name = "NAME")]
    pub architecture: Architecture,
    /// Minutes of training [default: 10]
    #[arg(long, value_parser = minutes, allow_negative_numbers = true, value_name = "M", conflicts_with = "images")]
    pub minutes: Option<f64>,
    /// Pictures to train on, in place of minutes
    #[arg(long, value_parser = clap::value_parser!(u64).range(1..=1_000_000_000), value_name = "N")]
    pub images: Option<u64>,
    /// Peak of the learning rate
    #[arg(long, default_value = "0.003", value_parser = learning_rate, allow_negative_numbers = true, value_name = "X")]
    pub learning_rate: f64,
    /// Pictures per step
    #[arg(long, default_value = "64", value_parser = clap::value_parser!(u64).range(1..=4096), value_name = "N")]
    pub batch: u64,
    /// Weight decay
    #[arg(long, default_value = "0.001", value_parser = weight_decay, allow_negative_numbers = true, value_name = "X")]
    pub l2: f64,
    /// Table of the curve to write
    #[arg(long, value_name = "FILE.csv")]
    pub log: Option<PathBuf>,
    /// Fixes weights and data
    #[arg(long, default_value_t = 1, value_name = "N")]
    pub seed: u64,
    /// Where to compute
    #[arg(long, default_value = "auto", value_parser = device, value_name = "auto|gpu|cpu")]
    pub device: DeviceChoice,
    /// Threads [default: all]
    #[arg(long, value_parser = threads, value_name = "N")]
    pub threads: Option<usize>,
}

/// `evaluate`.
#[derive(Debug, Args)]
pub struct Evaluate {
    /// Model file, or easy or hard for the bundled ones
    #[arg(long)]
    pub model: PathBuf,
    /// What specimens are made by.
    #[command(flatten)]
    pub source: Source,
    /// Dataset folder or npz file to evaluate on, in place of fresh pictures
    #[arg(long, value_name = "PATH", conflicts_with_all = ["mode", "base", "recipe"])]
    pub data: Option<PathBuf>,
    /// Number of pictures
    #[arg(long, default_value = "10000", value_parser = clap::value_parser!(u64).range(1..=100_000_000), value_name = "N")]
    pub count: u64,
    /// Seed of the series
    #[arg(long, default_value_t = 0, value_name = "N")]
    pub seed: u64,
    /// Where to compute
    #[arg(long, default_value = "auto", value_parser = device, value_name = "auto|gpu|cpu")]
    pub device: DeviceChoice,
    /// Print one JSON object
    #[arg(long)]
    pub json: bool,
}

/// `predict`.
#[derive(Debug, Args)]
pub struct Predict {
    /// Model file, or easy or hard for the bundled ones
    #[arg(long)]
    pub model: PathBuf,
    /// Pictures
    #[arg(required = true, value_name = "IMAGE")]
    pub images: Vec<PathBuf>,
    /// Print JSON
    #[arg(long)]
    pub json: bool,
}

/// What to measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Subject {
    /// Making pictures
    Generate,
    /// Training the compact network
    Train,
    /// Classifying pictures
    Predict,
}

/// `bench`.
#[derive(Debug, Args)]
pub struct Bench {
    /// What to measure
    #[arg(value_enum)]
    pub subject: Subject,
    /// Seconds to measure
    #[arg(long, default_value = "5", value_parser = seconds, allow_negative_numbers = true, value_name = "S")]
    pub seconds: f64,
    /// Difficulty of the pictures
    #[arg(long, default_value = "hard", value_parser = mode, value_name = "easy|hard")]
    pub mode: Mode,
    /// Threads [default: all]
    #[arg(long, value_parser = threads, value_name = "N")]
    pub threads: Option<usize>,
    /// Where to compute
    #[arg(long, default_value = "auto", value_parser = device, value_name = "auto|gpu|cpu")]
    pub device: DeviceChoice,
    /// Print one JSON object
    #[arg(long)]
    pub json: bool,
}

/// `devices`.
#[derive(Debug, Args)]
pub struct Devices {
    /// Print one JSON object
    #[arg(long)]
    pub json: bool,
}

fn mode(word: &str) -> Result<Mode, String> {
    let known = Mode::ALL.into_iter().find(|mode| mode.word().eq_ignore_ascii_case(word));
    known.ok_or_else(|| "the modes are easy and hard".to_owned())
}

fn device(word: &str) -> Result<DeviceChoice, String> {
    word.parse()
}

fn threads(text: &str) -> Result<usize, String> {
    let threads: usize = text.parse().map_err(|_not_a_number| "it is not a whole number".to_owned())?;
    if (1..=256).contains(&threads) { Ok(threads) } else { Err("it must lie between 1 and 256".to_owned()) }
}

fn minutes(text: &str) -> Result<f64, String> {
    number_within(text, 0.01, 10_000.0)
}

fn seconds(text: &str) -> Result<f64, String> {
    number_within(text, 0.1, 86_400.0)
}

fn learning_rate(text: &str) -> Result<f64, String> {
    number_within(text, 1e-9, 1.0)
}

fn weight_decay(text: &str) -> Result<f64, String> {
    number_within(text, 0.0, 1.0)
}

/// A number in a closed range; NaN is in none.
fn number_within(text: &str, low: f64, high: f64) -> Result<f64, String> {
    let value: f64 = text.parse().map_err(|_not_a_number| "it is not a number".to_owned())?;
    if low <= value && value <= high { Ok(value) } else { Err(format!("it must lie between {low} and {high}")) }
}
