//! `runs`: the trainings that are kept.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::PathBuf;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use clap::Args;
use serde::Serialize;
use serde_json::json;

use super::{output, sources};
use crate::app::status_words;
use crate::network::Classes;
use crate::runs::{CurveRow, RunStore, RunSummary};
use crate::storage::printable;

/// `runs`.
#[derive(Debug, Args)]
pub struct Runs {
    /// Folder of the runs [default: beside the settings]
    #[arg(long, value_name = "FOLDER")]
    pub runs: Option<PathBuf>,
    /// Print the curves of these runs side by side
    #[arg(long, num_args = 1.., value_name = "NAME")]
    pub compare: Vec<PathBuf>,
    /// Give a run another name
    #[arg(long, num_args = 2, value_names = ["OLD", "NEW"], conflicts_with = "compare")]
    pub rename: Vec<OsString>,
    /// Delete a run; the last one deleted can be brought back
    #[arg(long, value_name = "NAME", conflicts_with_all = ["compare", "rename"])]
    pub delete: Option<PathBuf>,
    /// Bring the run back that was deleted last
    #[arg(long, conflicts_with_all = ["compare", "rename", "delete"])]
    pub restore: bool,
    /// Print one JSON object
    #[arg(long)]
    pub json: bool,
}

/// Runs the command.
///
/// # Errors
/// When a run is missing, damaged or being trained, or the folder cannot be read or written.
pub fn run(options: &Runs) -> anyhow::Result<()> {
    let store = sources::run_store(options.runs.as_deref())?;
    if let [old, new] = &options.rename[..] {
        let name = store.rename(old, &new.to_string_lossy())?;
        output::note(&format!("the run {} is now called {name}", old.to_string_lossy()));
    }
    if let Some(name) = &options.delete {
        store.delete(name)?;
        output::note(&format!("the run {} is deleted; runs --restore brings it back", name.to_string_lossy()));
    }
    if options.restore {
        let name = store.restore()?;
        output::note(&format!("the run {name} is back"));
    }
    if options.compare.is_empty() { list(&store, options.json) } else { compare(&store, &options.compare, options.json) }
}

/// A run in the list.
#[derive(Serialize)]
struct Listed {
    name: String,
    path: String,
    status: String,
    architecture: Option<String>,
    classes: Option<&'static str>,
    recipe: Option<String>,
    optimizer: Option<String>,
    device: Option<String>,
    images: u64,
    seconds: f64,
    validation_accuracy: Option<f64>,
    best_accuracy: Option<f64>,
    /// Seconds since 1970.
    created: Option<u64>,
    bytes: u64,
}

impl Listed {
    fn new(run: RunSummary) -> Self {
        let info = run.info.as_ref().ok();
        let status = match &run.info {
            Ok(info) => status_words(&info.status, run.is_worked_on),
            Err(err) => err.to_string(),
        };
        let progress = info.map(|info| info.progress).unwrap_or_default();
        Self {
            status,
            architecture: info.map(|info| info.plan.settings.architecture.to_string()),
            classes: info.map(|info| info.plan.settings.classes.name()),
            recipe: info.map(|info| info.plan.recipe.name.clone()),
            optimizer: info.map(|info| info.plan.settings.optimizer.name().to_owned()),
            device: info.map(|info| info.device.clone()),
            images: progress.images,
            seconds: progress.seconds,
            validation_accuracy: progress.accuracy,
            best_accuracy: progress.best_accuracy,
            created: info.map(|info| info.created),
            bytes: run.bytes,
            name: run.name,
            // A name may be no text; a list that has all others is worth more than none.
            path: run.path.to_string_lossy().into_owned(),
        }
    }
}

fn list(store: &RunStore, json: bool) -> anyhow::Result<()> {
    let runs: Vec<Listed> = store.list()?.into_iter().map(Listed::new).collect();
    if json {
        return output::say_json(&BTreeMap::from([("runs", runs)]));
    }
    if runs.is_empty() {
        output::say("no runs yet: train keeps each training here");
        return Ok(());
    }
    let width = runs.iter().map(|run| run.name.chars().count()).max().unwrap_or(0).max(4);
    output::say(&format!(
        "{:width$}  {:>12}  {:>8}  {:>7}  {:>7}  {:<7}  {:>7}  {:>9}  status",
        "name", "pictures", "time", "last", "best", "answers", "size", "started"
    ));
    for run in runs {
        let percent = |share: Option<f64>| share.map_or_else(|| "-".to_owned(), |share| format!("{:.1} %", 100.0 * share));
        output::say(&format!(
            "{:width$}  {:>12}  {:>8}  {:>7}  {:>7}  {:<7}  {:>4} MB  {:>9}  {}",
            printable(&run.name),
            run.images,
            format!("{:.1} min", run.seconds / 60.0),
            percent(run.validation_accuracy),
            percent(run.best_accuracy),
            run.classes.unwrap_or("-"),
            run.bytes.div_ceil(1 << 20),
            run.created.map_or_else(String::new, age),
            printable(&run.status)
        ));
    }
    Ok(())
}

/// How long ago something was, in one unit.
fn age(created: u64) -> String {
    let past = SystemTime::now().duration_since(UNIX_EPOCH + Duration::from_secs(created)).unwrap_or_default().as_secs();
    match past {
        0..60 => "just now".to_owned(),
        60..3600 => format!("{} min ago", past / 60),
        3600..172_800 => format!("{} h ago", past / 3600),
        _ => format!("{} d ago", past / 86_400),
    }
}

/// A curve with the answers that its accuracies are about, where the description of the run can be read.
struct Compared {
    name: String,
    classes: Option<Classes>,
    rows: Vec<CurveRow>,
}

fn compare(store: &RunStore, names: &[PathBuf], json: bool) -> anyhow::Result<()> {
    let one = |name: &PathBuf| -> anyhow::Result<Compared> {
        let classes = store.description(name).ok().map(|(info, _)| info.plan.settings.classes);
        Ok(Compared { name: name.display().to_string(), classes, rows: store.curve(name)? })
    };
    let curves: Vec<Compared> = names.iter().map(one).collect::<anyhow::Result<_>>()?;
    if json {
        let classes: BTreeMap<_, _> = curves.iter().map(|curve| (&curve.name, curve.classes.map(Classes::name))).collect();
        let rows: BTreeMap<_, _> = curves.iter().map(|curve| (&curve.name, &curve.rows)).collect();
        return output::say_json(&json!({ "curves": rows, "classes": classes }));
    }
    for Compared { name, classes, rows } in curves {
        let kind = classes.map_or_else(String::new, |classes| format!(" (answers: {})", classes.words()));
        output::say(&format!("{name}{kind}"));
        output::say("      pictures  seconds  training loss  accuracy  validation loss  accuracy");
        for row in rows {
            output::say(&format!(
                "  {:>12}  {:>7.1}  {:>13.4}  {:>6.1} %  {:>15.4}  {:>6.1} %",
                row.images,
                row.seconds,
                row.loss,
                100.0 * row.accuracy,
                row.validation_loss,
                100.0 * row.validation_accuracy
            ));
        }
    }
    Ok(())
}
