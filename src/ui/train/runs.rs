//! All trainings that are kept: their curves over each other, and a table to choose from.

use std::collections::BTreeSet;

use egui::{Button, Color32, RichText, TextEdit, Ui, vec2};
use egui_extras::{Column, TableBuilder, TableRow};
use egui_plot::{Line, LineStyle, PlotPoints};

use super::super::page::PageInfo;
use super::super::{Actions, theme};
use super::TrainPage;
use super::charts::{accuracy_chart, chance, chance_loss, loss_chart};
use crate::app::{RUNS, RunOrder, State, TrainAction, grouped, status_words, tables};
use crate::runs::{CurveRow, RunStatus, RunSummary};

/// Height of a row of the table, in points.
const ROW_HEIGHT: f32 = 34.0;
/// Share of the height for the chart.
const CHART_SHARE: f32 = 0.48;

/// What the view remembers between frames.
#[derive(Default)]
pub struct Runs {
    /// The run that gets another name, and what was typed so far.
    renamed: Option<(String, String)>,
    /// Runs whose curves are hidden in the chart, though they are ticked.
    hidden: BTreeSet<String>,
    /// Loss in place of accuracy.
    loss: bool,
}

impl TrainPage for Runs {
    fn info(&self) -> PageInfo {
        PageInfo::new(RUNS.0, "Runs", "All trainings that are kept")
    }

    fn table(&self, state: &State) -> Result<Vec<u8>, csv::Error> {
        let runs = &state.shared.runs;
        let rows = |name: &String| -> Option<&[CurveRow]> { runs.curves.get(name).map(Vec::as_slice) };
        tables::curves(runs.shown.iter().filter_map(|name| Some((name.as_str(), rows(name)?))), None)
    }

    /// Shows the chart and the table.
    fn show(&mut self, ui: &mut Ui, state: &State, actions: &mut Actions) {
        let palette = theme::palette(ui);
        let runs = &state.shared.runs;
        if !runs.is_available() {
            ui.label("There is no place for runs on this system. Save the model as a file instead.");
            return;
        }
        if runs.list.is_empty() {
            ui.add_space(theme::WIDE_GAP);
            ui.label(RichText::new("No runs yet. Press Start: every training is kept here as it goes.").color(palette.muted));
        } else {
            self.legend(ui, state);
            self.chart(ui, state);
            ui.add_space(theme::GAP);
        }
        ui.horizontal(|ui| {
            let hint = "Tick runs to lay their curves over each other: validation thick, training thin";
            ui.label(RichText::new(hint).small().color(palette.muted));
            if let Some(name) = &runs.deleted
                && ui.button(format!("Bring {name} back")).clicked()
            {
                actions.push(TrainAction::Run(RunOrder::Restore));
            }
        });
        self.table(ui, state, actions);
    }
}

impl Runs {
    /// Validation (thick) and training (thin) of the runs that are ticked and not hidden.
    fn chart(&self, ui: &mut Ui, state: &State) {
        let palette = theme::palette(ui);
        let height = (ui.available_height() * CHART_SHARE).max(120.0);
        let plot =
            if self.loss { loss_chart("runs loss", height, palette) } else { accuracy_chart("runs chart", height, palette) };
        let response = plot.show(ui, |plot| {
            plot.hline(if self.loss { chance_loss(palette) } else { chance(palette) });
            for (place, name) in state.shared.runs.shown.iter().enumerate().filter(|(_, name)| !self.hidden.contains(*name)) {
                let Some(rows) = state.shared.runs.curves.get(name) else { continue };
                let line = |name: String, value: &dyn Fn(&CurveRow) -> f64| {
                    let points: Vec<[f64; 2]> = rows.iter().map(|row| [row.images as f64, value(row)]).collect();
                    let (color, style) = series_of(palette, place);
                    Line::new(name, PlotPoints::from(points)).color(color).style(style)
                };
                let training = |row: &CurveRow| if self.loss { row.loss } else { row.accuracy };
                let validation = |row: &CurveRow| if self.loss { row.validation_loss } else { row.validation_accuracy };
                plot.line(line(format!("{name}, training"), &training).width(1.0));
                plot.line(line(format!("{name}, validation"), &validation).width(2.5));
            }
        });
        if state.shared.runs.shown.is_empty() {
            let font = egui::TextStyle::Body.resolve(ui.style());
            let place = response.response.rect.center();
            ui.painter().text(place, egui::Align2::CENTER_CENTER, "No run is ticked", font, palette.muted);
        }
    }

    /// The names of the curves: a click hides one, or shows it again.
    fn legend(&mut self, ui: &mut Ui, state: &State) {
        ui.horizontal(|ui| {
            ui.set_height(28.0);
            ui.spacing_mut().item_spacing.x = 4.0;
            ui.checkbox(&mut self.loss, RichText::new("Loss").small()).on_hover_text("The loss in place of the accuracy");
            egui::ScrollArea::horizontal().show(ui, |ui| {
                for (place, name) in state.shared.runs.shown.iter().enumerate() {
                    let visible = !self.hidden.contains(name);
                    let (color, _) = series(ui, place);
                    let color = if visible { color } else { theme::palette(ui).muted };
                    let text = RichText::new(format!("\u{2014} {name}")).small().color(color);
                    let text = if visible { text } else { text.strikethrough() };
                    let chip = ui.add(Button::new(text).frame(false));
                    let word = if visible { "Hide" } else { "Show" };
                    chip.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, format!("{word} {name}")));
                    if chip.on_hover_text(format!("{word} this curve")).clicked() && !self.hidden.remove(name) {
                        self.hidden.insert(name.clone());
                    }
                }
            });
        });
    }

    fn table(&mut self, ui: &mut Ui, state: &State, actions: &mut Actions) {
        let runs = &state.shared.runs;
        TableBuilder::new(ui)
            .id_salt("runs")
            .striped(true)
            .auto_shrink(false)
            .cell_layout(egui::Layout::left_to_right(egui::Align::Center))
            .column(Column::remainder().at_least(140.0).clip(true))
            .columns(Column::exact(64.0), 2)
            .column(Column::exact(84.0))
            .column(Column::exact(306.0))
            .header(24.0, |mut header| {
                for word in ["run", "pictures", "best", "state", ""] {
                    header.col(|ui| {
                        ui.label(RichText::new(word).small().color(theme::palette(ui).muted));
                    });
                }
            })
            .body(|body| {
                body.rows(ROW_HEIGHT, runs.list.len(), |mut row| {
                    if let Some(run) = runs.list.get(row.index()) {
                        self.row(&mut row, state, run, actions);
                    }
                });
            });
    }

    fn row(&mut self, row: &mut TableRow<'_, '_>, state: &State, run: &RunSummary, actions: &mut Actions) {
        let info = run.info.as_ref().ok();
        let progress = info.map(|info| info.progress).unwrap_or_default();
        row.col(|ui| self.name(ui, state, run, actions));
        row.col(|ui| {
            ui.label(RichText::new(grouped(progress.images)).small());
        });
        row.col(|ui| {
            let best = progress.best_accuracy.map_or_else(|| "\u{2013}".to_owned(), |best| format!("{:.1} %", 100.0 * best));
            ui.label(RichText::new(best).small());
        });
        row.col(|ui| {
            let (word, hover) = match &run.info {
                Ok(info) => match &info.status {
                    RunStatus::Failed(reason) => ("failed", reason.clone()),
                    status => (status_words(status, run.is_worked_on), format!("on the {}", info.device)),
                },
                Err(err) => ("unreadable", err.to_string()),
            };
            ui.label(RichText::new(word).small()).on_hover_text(hover);
        });
        row.col(|ui| self.verbs(ui, state, run, actions));
    }

    /// The tick in the colour of its curve, and the name, or the field for another one.
    fn name(&mut self, ui: &mut Ui, state: &State, run: &RunSummary, actions: &mut Actions) {
        if let Some((old, new)) = &mut self.renamed
            && *old == run.name
        {
            let field = ui.add(TextEdit::singleline(new).desired_width(ui.available_width() - 48.0));
            field.widget_info(|| {
                let mut info = egui::WidgetInfo::new(egui::Role::TextInput);
                info.label = Some("New name of the run".to_owned());
                info
            });
            let confirmed = field.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
            if confirmed || ui.button("OK").clicked() {
                let (from, to) = (old.clone(), new.trim().to_owned());
                if !to.is_empty() && to != from {
                    actions.push(TrainAction::Run(RunOrder::Rename { from, to }));
                }
                self.renamed = None;
            }
            return;
        }
        let place = state.shared.runs.shown.iter().position(|name| *name == run.name);
        let mut shown = place.is_some();
        let color = place.map_or_else(|| theme::palette(ui).text, |place| series(ui, place).0);
        // In a small window the name is shortened: the hover text says it whole.
        if ui.checkbox(&mut shown, RichText::new(&run.name).color(color)).on_hover_text(&run.name).changed() {
            actions.push(TrainAction::Run(RunOrder::Show(run.name.clone(), shown)));
        }
    }

    fn verbs(&mut self, ui: &mut Ui, state: &State, run: &RunSummary, actions: &mut Actions) {
        ui.spacing_mut().item_spacing.x = 4.0;
        ui.spacing_mut().button_padding.x = 6.0;
        let verb = |ui: &mut Ui, enabled: bool, word: &str, hover: &str| {
            let button = Button::new(RichText::new(word).small()).min_size(vec2(0.0, 26.0));
            ui.add_enabled(enabled, button).on_hover_text(hover).clicked()
        };
        let name = || run.name.clone();
        let free = !run.is_worked_on;
        let goes_on = run.info.as_ref().is_ok_and(|info| !matches!(info.status, RunStatus::Complete | RunStatus::NoProgress));
        if verb(ui, free && goes_on && !state.train.is_active(), "Continue", "Goes on where it was stopped or cut short") {
            actions.push(TrainAction::TakeUp(name()));
        }
        let has_network = run.info.as_ref().is_ok_and(|info| info.progress.best_accuracy.is_some());
        if verb(ui, has_network, "Play best", "Its best network plays against you") {
            actions.push(TrainAction::Run(RunOrder::Play(name())));
        }
        if verb(ui, free && run.info.is_ok(), "Rename", "Gives it another name") {
            self.renamed = Some((name(), name()));
        }
        if verb(ui, free, "Delete", "Takes it out of the list; the last one deleted can be brought back") {
            actions.push(TrainAction::Run(RunOrder::Delete(name())));
        }
    }
}

fn series(ui: &Ui, place: usize) -> (Color32, LineStyle) {
    series_of(theme::palette(ui), place)
}

/// Colour and dash of the curve in this place: told apart without colour too.
fn series_of(palette: &theme::Palette, place: usize) -> (Color32, LineStyle) {
    let colors = [palette.machine, palette.human, palette.truth, palette.alarm, palette.text];
    let styles = [LineStyle::Solid, LineStyle::dashed_dense(), LineStyle::dotted_dense()];
    (colors[place % colors.len()], styles[place / colors.len() % styles.len()])
}
