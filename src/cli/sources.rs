//! What commands work on: recipes, base images, models, threads.

use std::path::Path;

use anyhow::Context as _;

use super::arguments::Source;
use super::output;
use crate::app::{dataset_notes, no_gpu_words};
use crate::factory::{BaseImage, Generator, Mode, Recipe};
use crate::network::{Architecture, ComputeDevice, DeviceChoice, Labelled, Model};
use crate::runs::{BEST_OF_RUN, RunStore};
use crate::storage::{BaseChoice, load_recipe, read_dataset, shown};

/// Arguments that do not belong together in a way that the parser cannot see.
#[derive(Clone, Debug, thiserror::Error)]
#[error("{0}")]
pub struct WrongUsage(pub String);

/// The recipe and the base image of a source.
///
/// # Errors
/// When a file cannot be used, or there is neither a mode nor a recipe.
pub fn recipe_and_base(source: &Source) -> anyhow::Result<(Recipe, BaseImage)> {
    let recipe = match (&source.recipe, source.mode) {
        (Some(path), mode) => {
            let recipe = load_recipe(path)?;
            if let Some(mode) = mode {
                let mode = mode.word().to_lowercase();
                output::note(&format!("the recipe counts, and --mode {mode} changes nothing: {}", shown(path)));
            }
            recipe
        }
        (None, Some(preset)) => preset.recipe(),
        (None, None) => return Err(WrongUsage("say what to make: --mode easy, --mode hard or --recipe FILE".to_owned()).into()),
    };
    Ok((recipe, base(source)?))
}

/// The base image of a source.
///
/// # Errors
/// When the file cannot be used.
pub fn base(source: &Source) -> anyhow::Result<BaseImage> {
    Ok(source.base.as_ref().map_or_else(|| Ok(BaseImage::bundled()), BaseChoice::load)?)
}

/// The generator of a source.
///
/// # Errors
/// When a file cannot be used.
pub fn generator(source: &Source) -> anyhow::Result<Generator> {
    let (recipe, base) = recipe_and_base(source)?;
    Ok(Generator::new(&recipe, &base)?)
}

/// The name of the bundled model for any base image.
const ANY: &str = "any";

/// Whether a name means a bundled model.
pub fn is_bundled(name: &Path) -> bool {
    bundled(name).is_some() || name.as_os_str().eq_ignore_ascii_case(ANY)
}

/// The difficulty whose bundled model a name means.
fn bundled(name: &Path) -> Option<Mode> {
    Mode::ALL.into_iter().find(|mode| name.as_os_str().eq_ignore_ascii_case(mode.word()))
}

/// The model called `name`: `easy`, `hard` and `any` are the bundled ones, a folder is that of a run, all others are files.
///
/// # Errors
/// When the file cannot be used.
pub fn model(name: &Path) -> anyhow::Result<Model> {
    match bundled(name) {
        Some(mode) => Model::bundled(mode).with_context(|| format!("cannot use the bundled {mode} model")),
        None if name.as_os_str().eq_ignore_ascii_case(ANY) => {
            Model::any().context("cannot use the bundled model for any base image")
        }
        None if name.is_dir() => Ok(Model::load(&name.join(BEST_OF_RUN))?),
        None => Ok(Model::load(name)?),
    }
}

/// The pictures and classes of a dataset; what had to be done to read them is said once.
///
/// # Errors
/// When the dataset cannot be used.
pub fn dataset(path: &Path) -> anyhow::Result<Labelled> {
    let read = read_dataset(path)?;
    for note in dataset_notes(&read) {
        output::note(&format!("{note}: {}", shown(path)));
    }
    Ok(read.pictures)
}

/// The device for a choice and a network.
///
/// # Errors
/// When a GPU is demanded and none works.
pub fn device(choice: DeviceChoice, architecture: Architecture) -> anyhow::Result<ComputeDevice> {
    ComputeDevice::select_for(choice, architecture).map_err(|trouble| anyhow::Error::msg(no_gpu_words(&trouble)))
}

/// The runs in this folder, or those of the user.
///
/// # Errors
/// When there is neither.
pub fn run_store(folder: Option<&Path>) -> anyhow::Result<RunStore> {
    let store = folder.map(RunStore::new).or_else(RunStore::of_user);
    store.context("this system has no place for runs; name a folder with --runs")
}

/// Runs `work` in a pool of this many threads; 0 for all.
///
/// # Errors
/// Those of the work, and when the system has no threads left.
pub fn with_threads<T: Send>(threads: usize, work: impl FnOnce() -> anyhow::Result<T> + Send) -> anyhow::Result<T> {
    rayon::ThreadPoolBuilder::new().num_threads(threads).build().map_err(|err| no_threads(&err))?.install(work)
}

/// Runs `work` here, and what it does side by side on all threads.
///
/// # Errors
/// Those of the work, and when the system has no threads left.
pub fn with_all_threads<T>(work: impl FnOnce() -> anyhow::Result<T>) -> anyhow::Result<T> {
    // Asked for before anything is computed: who needs them later, in the middle of a computation, could say nothing.
    rayon::ThreadPoolBuilder::new().build_global().map_err(|err| no_threads(&err))?;
    work()
}

fn no_threads(err: &rayon::ThreadPoolBuildError) -> anyhow::Error {
    let reason = std::error::Error::source(err).map_or_else(|| err.to_string(), ToString::to_string);
    let words = reason.split(" (os error").next().unwrap_or(&reason).to_lowercase();
    anyhow::Error::msg(format!("the system has no thread left to compute with: {words}"))
}
