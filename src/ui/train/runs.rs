//! All trainings that are kept: their curves over each other, and a table to choose from.

use std::collections::BTreeSet;

use egui::{Align, Button, Color32, Layout, RichText, TextEdit, TextStyle, Ui, vec2};
use egui_extras::{Column, TableBuilder, TableRow};
use egui_plot::LineStyle;

use super::super::page::PageInfo;
use super::super::widgets::{Armed, Series, draw, fit_line, legend_mark, read_out};
use super::super::{Actions, theme};
use super::TrainPage;
use super::charts::{ACCURACY_WORDS, Chance, LOSS_WORDS, accuracy_chart, chance, chance_loss, loss_chart};
use super::landscape::LandscapeView;
use crate::app::{InWords as _, LandscapeAction, RUNS, RunOrder, State, TrainAction, grouped, number, tables};
use crate::runs::{CurveRow, RunStatus, RunSummary};
use crate::storage::printable;
use crate::words::words;

/// Height of a row of the table, in points.
const ROW_HEIGHT: f32 = 34.0;
/// Share of the height for the chart.
const CHART_SHARE: f32 = 0.48;

/// What the view remembers between frames.
#[derive(Default)]
pub struct Runs {
    /// The run that gets another name, and what was typed so far.
    renamed: Option<(String, String)>,
    /// Whether the field for that is to have the focus: it was just opened.
    wants_focus: bool,
    /// The run that a first press on Delete wants to delete.
    deleted: Armed<String>,
    /// Runs whose curves are hidden in the chart, though they are ticked.
    hidden: BTreeSet<String>,
    /// Loss in place of accuracy.
    loss: bool,
    landscape: LandscapeView,
}

impl TrainPage for Runs {
    fn info(&self) -> PageInfo {
        PageInfo::new(RUNS.0, words().train_page_runs(), words().train_page_runs_hint())
    }

    fn table(&self, state: &State) -> Result<Vec<u8>, csv::Error> {
        if state.train.landscape.is_shown {
            return LandscapeView::table(state);
        }
        let runs = &state.shared.runs;
        let rows = |name: &String| -> Option<&[CurveRow]> { runs.curves.get(name).map(Vec::as_slice) };
        tables::curves(runs.shown.iter().filter_map(|name| Some((name.as_str(), rows(name)?))), None)
    }

    /// Shows the chart and the table.
    fn show(&mut self, ui: &mut Ui, state: &State, actions: &mut Actions) {
        let palette = theme::palette(ui);
        let runs = &state.shared.runs;
        if !runs.is_available() {
            ui.label(words().run_no_place());
            return;
        }
        if runs.list.is_empty() {
            ui.add_space(theme::WIDE_GAP);
            ui.label(RichText::new(words().run_none()).color(palette.muted));
            bring_back(ui, state, actions);
            return;
        }
        if state.train.landscape.is_shown {
            choice(ui, state, actions);
            self.landscape.show(ui, state, actions);
            return;
        }
        self.legend(ui, state, actions);
        self.chart(ui, state);
        ui.add_space(theme::GAP);
        ui.horizontal(|ui| {
            ui.set_min_height(30.0);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                bring_back(ui, state, actions);
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    ui.add(egui::Label::new(RichText::new(words().run_tick_hint()).small().color(palette.muted)).truncate());
                });
            });
        });
        self.table(ui, state, actions);
    }
}

/// The run that was deleted last.
fn bring_back(ui: &mut Ui, state: &State, actions: &mut Actions) {
    if let Some(name) = &state.shared.runs.deleted
        && ui.button(words().run_bring_back(name)).clicked()
    {
        actions.push(TrainAction::Run(RunOrder::Restore));
    }
}

/// What networks reach that know nothing: those of the runs that are ticked, each once; of the four classes where none is.
fn chances(state: &State) -> Vec<Chance> {
    let runs = &state.shared.runs;
    let ticked = runs.list.iter().filter(|run| runs.shown.contains(&run.name)).filter_map(|run| run.info.as_ref().ok());
    let mut all: Vec<Chance> = Vec::new();
    for info in ticked {
        let chance = Chance::of(info.plan.settings.classes, &info.plan.recipe);
        if !all.contains(&chance) {
            all.push(chance);
        }
    }
    if all.is_empty() { vec![Chance::of_four()] } else { all }
}

/// The curves of all runs, or the landscape of one.
fn choice(ui: &mut Ui, state: &State, actions: &mut Actions) {
    let is_shown = state.train.landscape.is_shown;
    let button = Button::selectable(is_shown, RichText::new(words().run_landscape()).small());
    if ui.add(button).on_hover_text(words().run_landscape_hint()).clicked() {
        actions.push(TrainAction::Landscape(LandscapeAction::Look(!is_shown)));
    }
}

impl Runs {
    /// Validation (thick) and training (thin) of the runs that are ticked and not hidden.
    fn chart(&self, ui: &mut Ui, state: &State) {
        let palette = theme::palette(ui);
        let height = (ui.available_height() * CHART_SHARE).max(120.0);
        let plot = if self.loss { loss_chart("runs loss", height, ui) } else { accuracy_chart("runs chart", height, ui) };
        let lines = self.lines(state, palette);
        let chart = plot.show(ui, |plot| {
            for known in chances(state) {
                plot.hline(if self.loss { chance_loss(known.loss, palette) } else { chance(known.accuracy, palette) });
            }
            draw(plot, &lines);
        });
        read_out(ui, &chart, &lines, if self.loss { &LOSS_WORDS } else { &ACCURACY_WORDS });
        if state.shared.runs.shown.is_empty() {
            let font = egui::TextStyle::Body.resolve(ui.style());
            let place = chart.response.rect.center();
            ui.painter().text(place, egui::Align2::CENTER_CENTER, words().run_none_ticked(), font, palette.muted);
        }
    }

    /// Two lines for each run that is ticked and not hidden.
    fn lines(&self, state: &State, palette: &theme::Palette) -> Vec<Series> {
        let runs = &state.shared.runs;
        let shown = runs.shown.iter().enumerate().filter(|(_, name)| !self.hidden.contains(*name));
        let both = |(place, name): (usize, &String)| -> Option<[Series; 2]> {
            let rows = runs.curves.get(name)?;
            let (color, style) = series_of(palette, place);
            let line = |name: String, width: f32, value: &dyn Fn(&CurveRow) -> f64| {
                let points = rows.iter().map(|row| [row.images as f64, value(row)]).collect();
                Series::line(name, color, (width, style), points)
            };
            let training = |row: &CurveRow| if self.loss { row.loss } else { row.accuracy };
            let validation = |row: &CurveRow| if self.loss { row.validation_loss } else { row.validation_accuracy };
            Some([
                line(words().run_line_training(name), 1.0, &training),
                line(words().run_line_validation(name), 2.5, &validation),
            ])
        };
        shown.filter_map(both).flatten().collect()
    }

    /// The names of the curves with the marks of their lines: a click hides one, or shows it again.
    fn legend(&mut self, ui: &mut Ui, state: &State, actions: &mut Actions) {
        let palette = theme::palette(ui);
        ui.horizontal(|ui| {
            ui.set_height(28.0);
            ui.spacing_mut().item_spacing.x = 4.0;
            choice(ui, state, actions);
            ui.checkbox(&mut self.loss, RichText::new(words().run_loss()).small()).on_hover_text(words().run_loss_hint());
            egui::ScrollArea::horizontal().show(ui, |ui| {
                for (place, name) in state.shared.runs.shown.iter().enumerate() {
                    let visible = !self.hidden.contains(name);
                    let (color, style) = series_of(palette, place);
                    let color = if visible { color } else { palette.muted };
                    ui.add_space(4.0);
                    legend_mark(ui, &Series::line(name.clone(), color, (2.5, style), Vec::new()));
                    let text = RichText::new(name).small().color(color);
                    let text = if visible { text } else { text.strikethrough() };
                    let chip = ui.add(Button::new(text).frame(false));
                    let (spoken, hover) = if visible {
                        (words().run_hide(name), words().run_hide_curve())
                    } else {
                        (words().run_show(name), words().run_show_curve())
                    };
                    chip.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &spoken));
                    if chip.on_hover_text(hover).clicked() && !self.hidden.remove(name) {
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
                let words = words();
                let [run, pictures] = [words.run_column_run(), words.run_column_pictures()];
                for word in [run, pictures, words.run_column_best(), words.run_column_state(), String::new()] {
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
        row.col(|ui| Self::name(ui, state, run, actions));
        row.col(|ui| {
            ui.label(RichText::new(grouped(progress.images)).small());
        });
        row.col(|ui| {
            let best = progress.best_accuracy.map_or_else(|| "\u{2013}".to_owned(), |best| number::percent(100.0 * best, 1));
            ui.label(RichText::new(best).small());
        });
        row.col(|ui| {
            let (word, hover) = match &run.info {
                Ok(info) => match &info.status {
                    RunStatus::Failed(reason) => (words().run_status_failed(), reason.clone()),
                    status => (state.train.run_status_words(run, status), words().run_on_device(&info.device)),
                },
                Err(err) => (words().run_status_unreadable(), err.in_words()),
            };
            ui.label(RichText::new(word).small()).on_hover_text(hover);
        });
        row.col(|ui| self.verbs(ui, state, run, actions));
    }

    /// The tick and the name, in the colour of its curve.
    fn name(ui: &mut Ui, state: &State, run: &RunSummary, actions: &mut Actions) {
        let place = state.shared.runs.shown.iter().position(|name| *name == run.name);
        let mut shown = place.is_some();
        let color = place.map_or_else(|| theme::palette(ui).text, |place| series_of(theme::palette(ui), place).0);
        // In a small window the name is shortened: the hover text says it whole.
        if ui
            .checkbox(&mut shown, RichText::new(printable(&run.name)).small().color(color))
            .on_hover_text(printable(&run.name))
            .changed()
        {
            actions.push(TrainAction::Run(RunOrder::Show(run.name.clone(), shown)));
        }
    }

    fn verbs(&mut self, ui: &mut Ui, state: &State, run: &RunSummary, actions: &mut Actions) {
        ui.spacing_mut().item_spacing.x = 4.0;
        ui.spacing_mut().button_padding.x = 6.0;
        if self.renamed.as_ref().is_some_and(|(old, _)| *old == run.name) {
            return self.rename(ui, actions);
        }
        let all = [words().run_continue(), words().run_play_best(), words().run_rename(), words().run_delete()];
        let size = fit_line(ui, &TextStyle::Small, &all, ui.available_width());
        let verb = |ui: &mut Ui, enabled: bool, word: String, hover: String| {
            let button = Button::new(RichText::new(word).size(size)).min_size(vec2(0.0, 26.0));
            ui.add_enabled(enabled, button).on_hover_text(hover).clicked()
        };
        let name = || run.name.clone();
        if self.deleted.is_armed(ui, &run.name) {
            // Where no button lay that was pressed just now: a second press in the same place deletes nothing.
            if verb(ui, true, words().run_delete_really(), words().run_delete_really_hint()) {
                actions.push(TrainAction::Run(RunOrder::Delete(name())));
                self.deleted.disarm();
            }
            if verb(ui, true, words().run_keep(), words().run_keep_hint()) {
                self.deleted.disarm();
            }
            return;
        }
        let free = !run.is_worked_on;
        let goes_on = run.info.as_ref().is_ok_and(|info| !info.status.is_at_its_end());
        let can_go_on = free && goes_on && !state.train.is_active();
        if verb(ui, can_go_on, words().run_continue(), words().run_continue_hint()) {
            actions.push(TrainAction::TakeUp(name()));
        }
        let has_network = run.info.as_ref().is_ok_and(|info| info.progress.best_accuracy.is_some());
        if verb(ui, has_network, words().run_play_best(), words().run_play_best_hint()) {
            actions.push(TrainAction::Run(RunOrder::Play(name())));
        }
        if verb(ui, free && run.info.is_ok(), words().run_rename(), words().run_rename_hint()) {
            self.renamed = Some((name(), name()));
            self.wants_focus = true;
        }
        if verb(ui, free, words().run_delete(), words().run_delete_hint()) {
            self.deleted.arm(ui, name());
        }
    }

    /// The field for another name, in place of the verbs.
    fn rename(&mut self, ui: &mut Ui, actions: &mut Actions) {
        let Some((old, new)) = &mut self.renamed else { return };
        let field = ui.add(TextEdit::singleline(new).desired_width(ui.available_width() - 112.0));
        field.widget_info(|| {
            let mut info = egui::WidgetInfo::new(egui::Role::TextInput);
            info.label = Some(words().run_new_name());
            info
        });
        if std::mem::take(&mut self.wants_focus) {
            field.request_focus();
        }
        let name = new.trim().to_owned();
        let confirmed = field.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
        if (confirmed || ui.add_enabled(!name.is_empty(), Button::new(words().button_ok())).clicked()) && !name.is_empty() {
            if name != *old {
                actions.push(TrainAction::Run(RunOrder::Rename { from: old.clone(), to: name }));
            }
            self.renamed = None;
        } else if ui.button(words().button_cancel()).clicked() {
            self.renamed = None;
        }
    }
}

/// Colour and dash of the curve in this place: told apart without colour too.
fn series_of(palette: &theme::Palette, place: usize) -> (Color32, LineStyle) {
    let colors = [palette.machine, palette.human, palette.truth, palette.alarm, palette.text];
    let styles = [LineStyle::Solid, LineStyle::dashed_dense(), LineStyle::dotted_dense()];
    (colors[place % colors.len()], styles[place / colors.len() % styles.len()])
}
