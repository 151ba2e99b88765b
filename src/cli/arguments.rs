//! The arguments as the user types them.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use super::autoencoder::AutoencoderOrder;
use super::bench::Bench;
use super::cards::CardsOptions;
use super::lesson::LessonOrder;
use super::runs::Runs;
use super::score::ScoreOptions;
use super::values::{
    BASES, DATASET_PICTURES, EVALUATED_PICTURES, EXPLAINED_PICTURES, PRESETS, augment, base, classes, dataset, device,
    file_to_open, language, preset, seed, story, threads, whole_within, within,
};
use crate::app::Story;
use crate::factory::{Augment, Preset};
use crate::network::{Architecture, Bases, Classes, DeviceChoice, LearningRateSchedule, OptimizerKind, Setting};
use crate::runs::limits::{MINUTES, PATIENCE, PICTURES};
use crate::storage::BaseChoice;
use crate::version::VERSION_AND_BUILD;
use crate::words::Locale;

/// A person and a convolutional network read the same synthetic brain images.
///
/// Without a command the window opens. The images are synthetic: nothing here diagnoses anyone.
#[derive(Debug, Parser)]
#[command(name = "brain-tumor-lab", version = VERSION_AND_BUILD, args_conflicts_with_subcommands = true)]
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
    /// File to open in the window; what it is, its contents say: a lesson, a model, a recipe, or a picture to use as base image
    #[arg(value_parser = file_to_open(), value_name = "FILE")]
    pub file: Option<PathBuf>,
    /// Base image in place of the bundled brain: a file (png, jpeg, pgm, bmp), random:N for a brain painted from a number,
    /// or t2, wide, walnut, leaf
    #[arg(long, value_parser = base(), value_name = BASES)]
    pub base: Option<BaseChoice>,
    /// Recipe to play and to tune, in place of EASY and HARD
    #[arg(long, value_name = "FILE")]
    pub recipe: Option<PathBuf>,
    /// Lesson to begin with: a file, or one that comes with the program (the-2019-lecture, too-fast-too-slow, whom-do-you-trust)
    #[arg(long, value_name = "FILE")]
    pub lesson: Option<PathBuf>,
    /// Seed of the game's pictures [default: from the clock]
    #[arg(long, value_parser = seed, value_name = "N")]
    pub seed: Option<u64>,
    /// Where live training computes; auto is the CPU for networks of less than a million weights, which it learns at once, and else a GPU that works
    #[arg(long, default_value = "auto", value_parser = device, value_name = "auto|gpu|cpu")]
    pub device: DeviceChoice,
    /// Language of the window; else the one that was chosen in its menu, or the system's. Commands and files stay English
    #[arg(long, value_parser = language, value_name = "en|fr")]
    pub language: Option<Locale>,
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
    /// Train a network on endless new pictures
    Train(Box<Train>),
    /// Measure a network on pictures that it has never seen
    Evaluate(Evaluate),
    /// Classify pictures
    Predict(Predict),
    /// Say whether a network looks at the tumors: the share of its evidence that lies on them
    Explain(Explain),
    /// Measure how fast this machine is
    Bench(Bench),
    /// List the trainings that are kept, compare, rename and delete them
    Runs(Runs),
    /// List the chapters of the lessons, print their main numbers, and check lesson files
    Lesson {
        /// What to do with them.
        #[command(subcommand)]
        order: LessonOrder,
    },
    /// Train a network whose answer is a picture: without noise, or painted again from a few numbers
    Autoencoder {
        /// What to do with it.
        #[command(subcommand)]
        order: AutoencoderOrder,
    },
    /// Make pages to print: a card per picture with boxes to tick, and a page with the answers
    Cards(CardsOptions),
    /// Say every score of a session of a class, from its log alone
    Score(ScoreOptions),
    /// Say where networks can compute
    Devices(Devices),
}

/// What specimens are made by.
#[derive(Clone, Debug, Args)]
pub struct Source {
    /// Difficulty; 2019-easy and 2019-hard draw as the program of 2019 did
    #[arg(long, value_parser = preset, value_name = PRESETS)]
    pub mode: Option<Preset>,
    /// Base image in place of the bundled brain: a file, random:N for a brain painted from a number, or t2, wide, walnut, leaf
    #[arg(long, value_parser = base(), value_name = BASES)]
    pub base: Option<BaseChoice>,
    /// Recipe in place of a difficulty; beside --mode it is the recipe that counts
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
    #[arg(long, value_parser = whole_within::<u64>(DATASET_PICTURES), value_name = "N")]
    pub count: u64,
    /// New folder for the dataset, or an empty one to fill, or new file for npz
    #[arg(long, value_name = "PATH")]
    pub out: PathBuf,
    /// Format of the dataset
    #[arg(long, default_value = "png", value_enum)]
    pub format: Format,
    /// Write masks of the tumors too
    #[arg(long)]
    pub masks: bool,
    /// Seed of the series
    #[arg(long, default_value_t = 0, value_parser = seed, value_name = "N")]
    pub seed: u64,
    /// Threads [default: all]
    #[arg(long, value_parser = threads, value_name = "N")]
    pub threads: Option<usize>,
}

/// The format of a dataset.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Portable network graphics in folders a, b, c, z: an image folder
    #[value(alias = "imagefolder")]
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
    #[arg(long, value_name = "MODEL", required_unless_present_any = ["scenario", "resume"])]
    pub out: Option<PathBuf>,
    /// A story of the lecture with fixed settings
    #[arg(long, value_name = "NAME", value_parser = story(), conflicts_with_all = [
        "mode", "base", "recipe", "architecture", "minutes", "images", "dataset", "augment", "optimizer", "schedule", "learning_rate",
        "batch", "l2", "guidance", "smoothing", "seed",
    ])]
    pub scenario: Option<&'static Story>,
    /// Go on with a run that was stopped or cut short, by its name or folder
    #[arg(long, value_name = "RUN", conflicts_with_all = [
        "mode", "base", "recipe", "architecture", "minutes", "images", "dataset", "augment", "optimizer", "schedule", "learning_rate",
        "batch", "l2", "guidance", "smoothing", "seed", "scenario", "patience", "run",
    ])]
    pub resume: Option<PathBuf>,
    /// Base images of the pictures: given (that of --base), or random (endlessly many, painted; a tenth of the pictures has that of --base)
    #[arg(long, default_value = "given", value_enum, conflicts_with_all = ["scenario", "resume", "dataset"])]
    pub bases: BasesChoice,
    /// Name of the run [default: network, recipe and a number]
    #[arg(long, value_name = "NAME")]
    pub run: Option<String>,
    /// Folder of the runs [default: beside the settings]
    #[arg(long, value_name = "FOLDER")]
    pub runs: Option<PathBuf>,
    /// End early after so many validations without a better one, and keep the best network
    #[arg(long, value_parser = whole_within::<u32>(PATIENCE), value_name = "N")]
    pub patience: Option<u32>,
    /// Network [default: compact3]; brings its own settings, which the options below replace
    #[arg(long, value_name = "NAME")]
    pub architecture: Option<Architecture>,
    /// What it says of a picture: four (A, B, C or Z), or binary (ill or healthy, with one sigmoid neuron)
    #[arg(long, default_value = "four", value_parser = classes, value_name = "four|binary", conflicts_with_all = ["scenario", "resume"])]
    pub classes: Classes,
    /// Minutes of training [default: 10]
    #[arg(long, value_parser = within(MINUTES), allow_negative_numbers = true, value_name = "M", conflicts_with = "images")]
    pub minutes: Option<f64>,
    /// Pictures to train on, in place of minutes
    #[arg(long, value_parser = whole_within::<u64>(PICTURES), value_name = "N")]
    pub images: Option<u64>,
    /// A fixed set of N pictures, or a dataset (folder with labels.csv, folders a, b, c, z of pictures, or npz file), in place of
    /// endless new pictures
    #[arg(long, value_parser = dataset, value_name = "N|PATH")]
    pub dataset: Option<Dataset>,
    /// Multiply a fixed set: change each picture in these ways whenever it is seen. zoom changes classes and is there to show that
    #[arg(long, value_delimiter = ',', value_parser = augment(), value_name = "CHANGE,...")]
    pub augment: Vec<Augment>,
    /// gradient-descent (needs --dataset), sgd, momentum, nesterov, adam, adamw, muon or quick-muon
    #[arg(long, value_name = "NAME")]
    pub optimizer: Option<OptimizerKind>,
    /// Course of the learning rate: constant, steps, cosine or one-cycle
    #[arg(long, value_name = "NAME")]
    pub schedule: Option<LearningRateSchedule>,
    /// Peak of the learning rate
    #[arg(long, value_parser = within(Setting::LEARNING_RATE.limits), allow_negative_numbers = true, value_name = "X")]
    pub learning_rate: Option<f64>,
    /// Pictures per step
    #[arg(long, value_parser = whole_within::<u64>(Setting::BATCH.limits), value_name = "N")]
    pub batch: Option<u64>,
    /// L2: added to the gradient, or with adamw and both muons taken off the weights
    #[arg(long, value_parser = within(Setting::L2.limits), allow_negative_numbers = true, value_name = "X")]
    pub l2: Option<f64>,
    /// Weight of the question where the tumors are, asked beside the class while training; 0 does not ask
    #[arg(long, value_parser = within(Setting::GUIDANCE.limits), allow_negative_numbers = true, value_name = "X")]
    pub guidance: Option<f64>,
    /// Share of the target probability spread over all classes
    #[arg(long, value_parser = within(Setting::SMOOTHING.limits), allow_negative_numbers = true, value_name = "X")]
    pub smoothing: Option<f64>,
    /// Write the weights as safetensors too, named as torch names them
    #[arg(long, value_name = "FILE.safetensors")]
    pub export: Option<PathBuf>,
    /// Table of the curve to write, a row per validation; with --resume its rows up to the state of the run stay, and later ones are dropped
    #[arg(long, value_name = "FILE.csv")]
    pub log: Option<PathBuf>,
    /// Fixes weights and data
    #[arg(long, default_value_t = 1, value_parser = seed, value_name = "N")]
    pub seed: u64,
    /// Where to compute; auto is the CPU for networks of less than a million weights, and else a GPU that works
    #[arg(long, default_value = "auto", value_parser = device, value_name = "auto|gpu|cpu")]
    pub device: DeviceChoice,
    /// Threads [default: all]
    #[arg(long, value_parser = threads, value_name = "N")]
    pub threads: Option<usize>,
}

/// The base images of a training.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum BasesChoice {
    /// That of --base
    Given,
    /// Endlessly many
    Random,
}

impl From<BasesChoice> for Bases {
    fn from(choice: BasesChoice) -> Self {
        match choice {
            BasesChoice::Given => Self::Given,
            BasesChoice::Random => Self::Random,
        }
    }
}

/// What a training goes over again and again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Dataset {
    /// That many specimens.
    Count(u64),
    /// A dataset folder or npz file.
    Path(PathBuf),
}

/// `evaluate`.
#[derive(Debug, Args)]
pub struct Evaluate {
    /// Model file, or easy, hard or any for the bundled ones; any is given the base image too, and reads on any
    #[arg(long)]
    pub model: PathBuf,
    /// What specimens are made by.
    #[command(flatten)]
    pub source: Source,
    /// Dataset to evaluate on in place of new pictures: folder with labels.csv, folders a, b, c, z of pictures, or npz file
    #[arg(long, value_name = "PATH", conflicts_with_all = ["mode", "recipe", "count", "seed"])]
    pub data: Option<PathBuf>,
    /// Number of pictures
    #[arg(long, default_value = "10000", value_parser = whole_within::<u64>(EVALUATED_PICTURES), value_name = "N")]
    pub count: u64,
    /// Seed of the series
    #[arg(long, default_value_t = 0, value_parser = seed, value_name = "N")]
    pub seed: u64,
    /// Where to compute; auto is the CPU for networks of less than a million weights, and else a GPU that works
    #[arg(long, default_value = "auto", value_parser = device, value_name = "auto|gpu|cpu")]
    pub device: DeviceChoice,
    /// Print one JSON object
    #[arg(long)]
    pub json: bool,
}

/// `explain`.
#[derive(Debug, Args)]
pub struct Explain {
    /// Model file, or easy, hard or any for the bundled ones; any is given the base image too, and reads on any
    #[arg(long)]
    pub model: PathBuf,
    /// What specimens are made by [default: what the network learned].
    #[command(flatten)]
    pub source: Source,
    /// Number of pictures with tumors that the network gets right
    #[arg(long, default_value = "100", value_parser = whole_within::<u64>(EXPLAINED_PICTURES), value_name = "N")]
    pub count: u64,
    /// Seed of the series
    #[arg(long, default_value_t = 0, value_parser = seed, value_name = "N")]
    pub seed: u64,
    /// Where to compute; auto is the CPU for networks of less than a million weights, and else a GPU that works
    #[arg(long, default_value = "auto", value_parser = device, value_name = "auto|gpu|cpu")]
    pub device: DeviceChoice,
    /// Print one JSON object
    #[arg(long)]
    pub json: bool,
}

/// `predict`.
#[derive(Debug, Args)]
pub struct Predict {
    /// Model file, or easy, hard or any for the bundled ones; any is given the base image too, and reads on any
    #[arg(long)]
    pub model: PathBuf,
    /// Pictures, or folders with pictures in them
    #[arg(required = true, value_name = "IMAGE")]
    pub images: Vec<PathBuf>,
    /// Base image that the pictures were made from [default: not known; a network that compares takes the one that it learned on]
    #[arg(long, value_parser = base(), value_name = BASES)]
    pub base: Option<BaseChoice>,
    /// Write the difference from the base image that a network which compares is given beside each picture, as PNG: gray level 128 is no
    /// difference. A new folder, or an empty one to fill
    #[arg(long, value_name = "FOLDER")]
    pub differences: Option<PathBuf>,
    /// Print one JSON list
    #[arg(long, conflicts_with = "jsonl")]
    pub json: bool,
    /// Print a JSON object on each line
    #[arg(long)]
    pub jsonl: bool,
}

/// `devices`.
#[derive(Debug, Args)]
pub struct Devices {
    /// Print one JSON object
    #[arg(long)]
    pub json: bool,
}
