//! What the training room shows, out of the program: tables, and pictures of the window.

use std::path::PathBuf;

use super::super::{ColorPicture, LoadedFile, Message, Race, TrainView, tables};
use super::Lab;
use crate::runs::CurveRow;
use crate::storage::{FileError, save_rgb_png, write_atomically};
use crate::worker::sentence;

/// Pictures of a measurement, before one was made.
const MEASURED: u64 = 500;

impl super::super::State {
    /// What is learned, in a word: the person's rounds of the same kind count in the race.
    pub fn race_group(&self) -> &'static str {
        let form = if self.train.validation.is_some() { &self.train.running } else { &self.train.form };
        if form.own { "OWN" } else { form.mode.word() }
    }

    /// The race as it stands.
    pub fn race(&self) -> Race {
        let group = self.race_group();
        let records = self.play.session.records().iter().filter(|record| record.group == group);
        let answers: Vec<bool> = records.filter_map(|record| record.round.human_is_right()).collect();
        let examined = self.train.closely.examined.as_deref();
        let measured = examined.map_or(MEASURED, |examined| examined.pictures.len() as u64);
        Race::new(&answers, self.train.validation_accuracy.points(), measured)
    }

    /// The name of the training that is shown.
    pub fn train_name(&self) -> String {
        self.train.run.clone().unwrap_or_else(|| self.train.running.settings.architecture.name().to_owned())
    }
}

impl Lab {
    /// Writes the numbers of the view that is shown as a table.
    pub(super) fn save_table(&mut self, path: PathBuf) {
        let state = &self.state;
        let train = &state.train;
        let table = match state.runs.view {
            TrainView::Live => {
                tables::curves([(state.train_name().as_str(), train.rows.as_slice())].into_iter(), train.closely.test.as_ref())
            }
            TrainView::Mistakes => tables::confusion(&train.validation.map(|v| v.evaluation.confusion).unwrap_or_default()),
            TrainView::Gradients => tables::gradients(&train.closely.gradients),
            TrainView::Race => tables::race(&state.race()),
            TrainView::Runs => {
                let rows = |name: &String| -> Option<&[CurveRow]> { state.runs.curves.get(name).map(Vec::as_slice) };
                tables::curves(state.runs.shown.iter().filter_map(|name| Some((name.as_str(), rows(name)?))), None)
            }
        };
        let action = "write the table";
        self.file_task("table", move || {
            let done = format!("The table is kept in {}", path.display());
            let written =
                table.map_err(|err| FileError::new(action, &path, err)).and_then(|bytes| write_atomically(action, &path, &bytes));
            written.map_or_else(|err| LoadedFile::Failed(sentence(&err)), |()| LoadedFile::Written(done))
        });
    }

    /// Writes a picture of the window, or of a part of it.
    pub(super) fn save_pixels(&mut self, path: PathBuf, picture: ColorPicture) {
        if picture.pixels.is_empty() {
            return self.tell(Message::failed("There is no picture yet"));
        }
        self.file_task("picture", move || {
            let done = format!("The picture is kept in {}", path.display());
            save_rgb_png(&path, (picture.width, picture.height), &picture.pixels)
                .map_or_else(|err| LoadedFile::Failed(sentence(&err)), |()| LoadedFile::Written(done))
        });
    }

    /// The file that a picture of the view is to be written to; given once.
    pub fn take_wanted_figure(&mut self) -> Option<PathBuf> {
        self.state.wanted_figure.take()
    }
}
