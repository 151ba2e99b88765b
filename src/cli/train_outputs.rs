//! What `train` writes beside the run: its places are checked before the training, the log is written while it goes on, and the network after it.

use std::path::{Path, PathBuf};

use super::arguments::Train;
use super::sources::WrongUsage;
use super::{output, sources};
use crate::network::Model;
use crate::runs::{BEST_OF_RUN, LAST_OF_RUN, RunStore};
use crate::storage::{BaseChoice, FileAction, FileError, Growing, Output, Product, read_if_there, shown, text_of};
use crate::worker::{Progress, StartedRun, StepPoint};

const WRITING_MODEL: FileAction = FileAction::WriteModel;
const WRITING_WEIGHTS: FileAction = FileAction::WriteWeights;
const WRITING_LOG: FileAction = FileAction::WriteLog;
/// Longest log that is gone on with, in bytes: about a million rows.
const LARGEST_LOG: u64 = 128 << 20;
/// The columns of the log.
const COLUMNS: [&str; 7] = ["images", "seconds", "learning_rate", "loss", "accuracy", "validation_loss", "validation_accuracy"];

/// The places that were named.
#[derive(Debug)]
pub struct Outputs {
    model: Option<Output>,
    weights: Option<Output>,
    log: Log,
    /// The folder of the run that is trained, once it is known.
    run: Option<PathBuf>,
}

impl Outputs {
    /// Checks every place; nothing is touched.
    ///
    /// # Errors
    /// When something cannot be written, two names are those of one file, or one is that of a file which is read.
    pub fn check(options: &Train) -> anyhow::Result<Self> {
        let check = |action, path: &Option<PathBuf>, product| {
            path.as_deref().map(|path| Output::check(action, path, product)).transpose()
        };
        let model = check(WRITING_MODEL, &options.out, Product::Model)?;
        let weights = check(WRITING_WEIGHTS, &options.export, Product::Weights)?;
        let log = check(WRITING_LOG, &options.log, Product::Table)?;
        let all = [("--out", WRITING_MODEL, &model), ("--export", WRITING_WEIGHTS, &weights), ("--log", WRITING_LOG, &log)];
        let named: Vec<(&str, FileAction, &Output)> =
            all.into_iter().filter_map(|(option, action, output)| Some((option, action, output.as_ref()?))).collect();
        for (place, &(option, action, output)) in named.iter().enumerate() {
            if let Some((other, ..)) = named[..place].iter().find(|(.., other)| output.is_same(other)) {
                return Err(WrongUsage(format!("{other} and {option} name one file: {}", shown(output.path()))).into());
            }
            keep_out_of_any_run(action, output)?;
            let read = [
                ("--base", options.source.base.as_ref().and_then(BaseChoice::file)),
                ("--recipe", options.source.recipe.as_deref()),
            ];
            let overwritten = read.into_iter().find(|(_, path)| path.is_some_and(|path| output.is_file(path)));
            if let Some((other, _)) = overwritten {
                return Err(WrongUsage(format!("{option} would overwrite the file of {other}: {}", shown(output.path()))).into());
            }
        }
        let log = log.map_or(Ok(Log::None), |log| Log::check(log, options.resume.is_some()))?;
        options.out.as_deref().into_iter().for_each(note_bundled_name);
        Ok(Self { model, weights, log, run: None })
    }

    /// Refuses places in the folder of a run: its files are its own.
    ///
    /// # Errors
    /// The place that lies there.
    pub fn keep_out_of(&self, run: &Path) -> anyhow::Result<()> {
        let log = match &self.log {
            Log::Waiting { output, .. } => Some(output),
            _ => None,
        };
        for (action, output) in [(WRITING_MODEL, &self.model), (WRITING_WEIGHTS, &self.weights), (WRITING_LOG, &log.cloned())] {
            if let Some(output) = output.as_ref().filter(|output| output.lies_in(run)) {
                return Err(lies_in_a_run(action, output).into());
            }
        }
        Ok(())
    }

    /// The training has started; its run, where one is kept.
    pub fn start(&mut self, run: Option<&StartedRun>) {
        if let Some(run) = run {
            self.run = Some(run.path.clone());
        }
        let seen = run.and_then(|run| run.rows.last()).map_or(0, |row| row.images);
        self.log.start(seen);
    }

    /// A validation.
    pub fn row(&mut self, images: u64, progress: &Progress, loss: f64, accuracy: f64) {
        self.log.add(images, progress, loss, accuracy);
    }

    /// Writes the network to every place; gives what there is to say about it.
    ///
    /// # Errors
    /// When it cannot be written to one of them; it is written to the others all the same.
    pub fn keep(&self, model: &Model) -> anyhow::Result<String> {
        let mut kept: Vec<PathBuf> = self.network_of_run().into_iter().collect();
        let mut failures = Vec::new();
        let mut write = |output: &Option<Output>, bytes: &dyn Fn() -> anyhow::Result<Vec<u8>>| {
            let Some(output) = output else { return };
            match bytes().and_then(|bytes| Ok(output.write(&bytes)?)) {
                Ok(()) => kept.insert(0, output.path().to_path_buf()),
                Err(err) => failures.push(err),
            }
        };
        write(&self.model, &|| Ok(model.encode()?));
        write(&self.weights, &|| Ok(model.to_safetensors()?));
        if failures.is_empty() {
            return Ok(self.model.as_ref().map_or_else(String::new, |output| format!("; kept in {}", shown(output.path()))));
        }
        let failures: Vec<String> = failures.iter().map(|err| format!("{err:#}")).collect();
        let failed = failures.join("; ");
        let kept: Vec<String> = kept.iter().map(|path| shown(path)).collect();
        anyhow::bail!(if kept.is_empty() {
            failed
        } else {
            format!("the network is kept in {} only: {failed}", kept.join(" and "))
        })
    }

    /// Where the network is, if not where it was wanted.
    fn network_of_run(&self) -> Option<PathBuf> {
        let run = self.run.as_ref()?;
        [LAST_OF_RUN, BEST_OF_RUN].into_iter().map(|name| run.join(name)).find(|path| path.is_file())
    }
}

/// A place for a network alone, checked before it is trained.
///
/// # Errors
/// When it cannot be written there, or lies in the folder of a run.
pub fn network_output(path: &Path) -> Result<Output, FileError> {
    let output = Output::check(WRITING_MODEL, path, Product::Model)?;
    keep_out_of_any_run(WRITING_MODEL, &output)?;
    note_bundled_name(path);
    Ok(output)
}

/// Not even of a run that nothing is done with: its files belong together.
fn keep_out_of_any_run(action: FileAction, output: &Output) -> Result<(), FileError> {
    if output.path().parent().is_some_and(RunStore::holds_run) { Err(lies_in_a_run(action, output)) } else { Ok(()) }
}

/// Says it where the file of a network has the name of a bundled one.
fn note_bundled_name(path: &Path) {
    if sources::is_bundled(path) {
        let name = shown(path);
        output::note(&format!("--model {name} means the program's own network; this one will be --model ./{name}"));
    }
}

fn lies_in_a_run(action: FileAction, output: &Output) -> FileError {
    FileError::new(action, output.path(), "it lies in the folder of the run, whose files are its own")
}

/// The curve as a table, one row per validation: what `--log` writes.
///
/// The columns have the names of those in the `curve.csv` of a run ([`crate::runs::CurveRow`]), and two of them mean something else.
/// Others read both tables, so both stay as they are.
///
/// | column | here | in `curve.csv` |
/// |---|---|---|
/// | `images` | pictures seen at the validation | the same |
/// | `seconds` | time spent training, two digits | the same, all digits |
/// | `learning_rate` | of the last step, six digits | the same, all digits |
/// | `loss`, `accuracy` | of the batch of the last step, before that step | mean over all steps since the row before |
/// | `validation_loss`, `validation_accuracy` | on the pictures set apart, five digits | the same, all digits |
#[derive(Debug)]
enum Log {
    /// None is wanted, or it could not be written.
    None,
    /// The training has not started.
    Waiting {
        output: Output,
        /// The rows of a log that is gone on with.
        before: Vec<String>,
    },
    /// Rows are added.
    Open(Growing),
}

impl Log {
    /// A log to be written; where a run goes on, the log goes on too.
    fn check(output: Output, goes_on: bool) -> anyhow::Result<Self> {
        let there = output.file().map(|path| read_if_there(WRITING_LOG, path, LARGEST_LOG));
        let Some(bytes) = there.transpose()?.flatten() else { return Ok(Self::Waiting { output, before: Vec::new() }) };
        let rows = text_of(&bytes).ok().and_then(|text| rows_of(&text));
        let rows = rows.ok_or_else(|| {
            let reason = "there is a file that is no log of a training; name another file";
            FileError::new(WRITING_LOG, output.path(), reason)
        })?;
        Ok(Self::Waiting { output, before: if goes_on { rows } else { Vec::new() } })
    }

    /// Writes the head, and the rows of before up to the validation after `seen` pictures.
    fn start(&mut self, seen: u64) {
        let Self::Waiting { output, before } = self else { return };
        let mut text = COLUMNS.join(",") + "\n";
        for row in before.iter().filter(|row| images_of(row).is_some_and(|images| images <= seen)) {
            text.push_str(row);
            text.push('\n');
        }
        *self = output.begin(text.as_bytes()).map_or_else(|err| Self::given_up(&err), Self::Open);
    }

    fn add(&mut self, images: u64, progress: &Progress, loss: f64, accuracy: f64) {
        let Self::Open(file) = self else { return };
        let step = |value: fn(&StepPoint) -> f64| {
            progress.points.last().map_or_else(String::new, |point| format!("{:.5}", value(point)))
        };
        let row = [
            images.to_string(),
            format!("{:.2}", progress.seconds),
            format!("{:.6}", progress.learning_rate),
            step(|point| point.loss),
            step(|point| point.accuracy),
            format!("{loss:.5}"),
            format!("{accuracy:.5}"),
        ];
        if let Err(err) = file.add((row.join(",") + "\n").as_bytes()) {
            *self = Self::given_up(&err);
        }
    }

    /// A log that cannot be written ends no training.
    fn given_up(err: &FileError) -> Self {
        output::note(&format!("{err}; the training goes on without its log"));
        Self::None
    }
}

/// The whole rows of a log; `None` where the text is none.
fn rows_of(text: &str) -> Option<Vec<String>> {
    let mut lines = text.split_inclusive('\n');
    match lines.next().map(str::trim_end) {
        None => return Some(Vec::new()),
        Some(head) => (head == COLUMNS.join(",")).then_some(())?,
    }
    // A row without its end was being written when the program was killed.
    let whole = lines.filter(|line| line.ends_with('\n')).map(|line| line.trim_end().to_owned());
    Some(whole.filter(|row| row.split(',').count() == COLUMNS.len()).collect())
}

/// Pictures seen at a row.
fn images_of(row: &str) -> Option<u64> {
    row.split(',').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_log_is_gone_on_with_by_its_whole_rows() {
        let head = COLUMNS.join(",");
        let rows = |text: &str| rows_of(text);
        assert_eq!(rows(""), Some(Vec::new()));
        assert_eq!(rows(&head), Some(Vec::new()));
        let text = format!("{head}\r\n64,1,1,,,1,1\r\n128,2,1,0.5,0.5,1,0.25\r\n192,3,1,0.5,0.5,1,0.2");
        assert_eq!(rows(&text).unwrap(), ["64,1,1,,,1,1", "128,2,1,0.5,0.5,1,0.25"]);
        assert_eq!(rows("name,price\n1,2\n"), None);
        assert_eq!(images_of("128,2"), Some(128));
    }
}
