//! The time machine: the same picture, asked of the network at every moment of its training.

use egui::{Button, ComboBox, Key, Rect, RichText, Slider, TextStyle, Ui, UiBuilder, WidgetInfo, pos2, vec2};
use egui_plot::{LineStyle, MarkerShape, VLine};

use super::super::page::PageInfo;
use super::super::widgets::{ChartWords, Series, confusion_matrix, draw, fixed_plot, legend_entry, read_out};
use super::super::{Actions, theme};
use super::facts::FINE;
use super::maps::Maps;
use super::{Looked, NetworkPage, filters, grouped, layer};
use crate::app::{Action, Inspected, NetworkAction, State, TIME_MACHINE, answer_words, layer_name, number};
use crate::factory::Syndrome;
use crate::network::{Answer, Cell, Classes};
use crate::words::words;

/// Time between two moments of the animation, in seconds.
const BEAT: f64 = 0.35;
/// Room to the right of the chart for half of the last number under it, in points.
const MARK_ROOM: f32 = 12.0;
/// Height of the chart, in points.
const CHART_HEIGHT: f32 = 130.0;
/// Width of the confusion matrix, in points.
const MATRIX_WIDTH: f32 = 330.0;

/// What the view remembers between frames.
#[derive(Default)]
pub struct Time {
    /// When the animation goes on, by the window's clock.
    next_beat: Option<f64>,
}

impl NetworkPage for Time {
    fn info(&self) -> PageInfo {
        PageInfo::new(TIME_MACHINE.0, words().network_page_time_machine(), words().network_page_time_machine_hint())
            .with_key(Key::T, "T")
    }

    fn show(&mut self, maps: &mut Maps, ui: &mut Ui, looked: &Looked<'_>, actions: &mut Actions) -> Option<(usize, Cell)> {
        show(maps, ui, looked.state, looked.shown, actions)
    }

    /// The run, the moment, the animation.
    fn show_head(&mut self, ui: &mut Ui, state: &State, actions: &mut Actions) {
        let (time, palette) = (&state.network.time, theme::palette(ui));
        let mut order = |order: NetworkAction| actions.push(Action::Network(order));
        if !state.shared.runs.is_available() {
            ui.label(words().network_time_no_place());
            return;
        }
        let with_networks =
            |run: &&crate::runs::RunSummary| run.info.as_ref().is_ok_and(|info| info.progress.best_accuracy.is_some());
        let mut names: Vec<&str> = state.shared.runs.list.iter().filter(with_networks).map(|run| run.name.as_str()).collect();
        if let Some(run) = time.run.as_deref().filter(|run| !names.contains(run)) {
            names.insert(0, run);
        }
        if names.is_empty() {
            ui.label(RichText::new(words().network_time_no_run()).color(palette.muted));
            return;
        }
        ui.horizontal(|ui| {
            let mut chosen = time.run.clone();
            ComboBox::from_id_salt("run")
                .width(170.0)
                .selected_text(chosen.clone().unwrap_or_else(|| words().network_time_choose()))
                .show_ui(ui, |ui| {
                    for name in names {
                        ui.selectable_value(&mut chosen, Some(name.to_owned()), name);
                    }
                })
                .response
                .widget_info(|| WidgetInfo::labeled(egui::Role::ComboBox, true, words().network_time_run()));
            if let Some(run) = chosen.filter(|chosen| time.run.as_ref() != Some(chosen)) {
                order(NetworkAction::ChooseRun(run));
            }
            let many = time.moments.len() > 1;
            ui.visuals_mut().widgets.inactive.bg_fill = palette.border; // the rail of the slider
            let (sign, word) = if time.playing {
                ("\u{23f8}", words().network_time_halt())
            } else {
                ("\u{25b6}", words().network_time_replay())
            };
            if ui.add_enabled(many, Button::new(format!("{sign} {word}")).min_size(vec2(92.0, 30.0))).clicked() {
                order(NetworkAction::SetPlaying(!time.playing));
            }
            let last = time.moments.len().max(1) - 1;
            let mut place = time.place;
            ui.spacing_mut().slider_width = (ui.available_width() - 12.0).max(80.0);
            let slider = Slider::new(&mut place, 0..=last).show_value(false);
            let response = ui.add_enabled(many, slider);
            response.widget_info(|| WidgetInfo::slider(true, place as f64, words().network_time_moment()));
            if place != time.place {
                order(NetworkAction::SetMoment(place));
            }
        });
        if let Some(reason) = &time.refusal {
            ui.label(RichText::new(reason.words()).size(FINE).color(palette.alarm));
        }
        self.beat(ui, state, actions);
    }
}

impl Time {
    /// One moment after the other.
    fn beat(&mut self, ui: &Ui, state: &State, actions: &mut Actions) {
        let time = &state.network.time;
        if !time.playing {
            self.next_beat = None;
            return;
        }
        let now = ui.input(|input| input.time);
        let due = *self.next_beat.get_or_insert(now + BEAT);
        if now >= due {
            self.next_beat = Some(now + BEAT);
            actions.push(Action::Network(NetworkAction::SetMoment(time.place + 1)));
        }
        ui.ctx().request_repaint_after(std::time::Duration::from_secs_f64((due - now).clamp(0.02, BEAT)));
    }
}

/// The moment: what it said, who it took for whom, its maps.
fn show(maps: &mut Maps, ui: &mut Ui, state: &State, shown: &Inspected, actions: &mut Actions) -> Option<(usize, Cell)> {
    let (time, palette) = (&state.network.time, theme::palette(ui));
    let moment = time.moment()?;
    ui.spacing_mut().item_spacing.y = 4.0;
    let images = grouped(moment.checkpoint.images as usize);
    // In the first half minute of a training its curve has the accuracy on fewer pictures than all of the validation.
    let judged = moment.confusion.map(|confusion| confusion.accuracy());
    let accuracy = judged.or_else(|| Some(time.row()?.validation_accuracy));
    let (place, count) = ((time.place + 1).to_string(), time.moments.len().to_string());
    let text = match accuracy {
        Some(accuracy) => words().network_time_title_validated(place, count, images, number::percent(100.0 * accuracy, 1)),
        None => words().network_time_title(place, count, images),
    };
    ui.add(egui::Label::new(theme::strong(ui, text, &TextStyle::Body)).truncate());
    if let Some(classified) = shown.classified() {
        chart(ui, state, (classified.model.classes(), shown.specimen.plan.syndrome));
    }
    let area = ui.available_rect_before_wrap();
    let left = area.with_max_x(area.min.x + MATRIX_WIDTH.min(area.width() * 0.55));
    let right = Rect::from_min_max(pos2(left.max.x + theme::WIDE_GAP, area.min.y), area.max);
    ui.scope_builder(UiBuilder::new().max_rect(left), |ui| match &moment.confusion {
        Some(confusion) => {
            let right = number::percent(100.0 * confusion.accuracy(), 1);
            let text = words().network_validation_right(right, grouped(confusion.total() as usize));
            ui.label(RichText::new(text).size(FINE).color(palette.muted));
            if let Some((truth, said)) = confusion_matrix(ui, &words().network_validation(), confusion, palette.machine) {
                actions.push(Action::Network(NetworkAction::OpenCell(truth, said)));
            }
        }
        None => {
            ui.label(RichText::new(words().network_validation_awaited()).size(FINE).color(palette.muted));
        }
    });
    let mut hovered = None;
    ui.scope_builder(UiBuilder::new().max_rect(right), |ui| {
        ui.label(RichText::new(layer_name(layer(state, shown))).size(FINE).color(palette.muted));
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            for (filters, word) in [(false, words().network_its_maps()), (true, words().network_its_filters())] {
                let text = RichText::new(word).size(FINE);
                if ui.add(Button::selectable(time.filters == filters, text)).clicked() {
                    actions.push(Action::Network(NetworkAction::ShowMomentFilters(filters)));
                }
            }
        });
        if time.filters {
            filters::parts(maps, ui, state, shown, actions);
        } else {
            hovered = maps.all(ui, state, shown, ui.available_size(), actions);
        }
    });
    hovered
}

/// The probability of each answer over the whole run.
fn chart(ui: &mut Ui, state: &State, (classes, truth): (Classes, Syndrome)) {
    let (time, palette) = (&state.network.time, theme::palette(ui));
    let styles = [LineStyle::Solid, LineStyle::dashed_dense(), LineStyle::dotted_dense(), LineStyle::dashed_loose()];
    let colors = [palette.machine, palette.human, palette.truth, palette.text];
    let line = |&answer: &Answer| {
        let point =
            |moment: &crate::app::Moment| Some([moment.checkpoint.images as f64, f64::from(moment.prediction?.share(answer)?)]);
        let points = time.moments.iter().filter_map(point).collect();
        let word = answer_words(answer);
        let name = if answer.is_right(truth) { words().network_answer_truth(word) } else { word };
        let line = Series::line(name, colors[answer.place()], (2.0, styles[answer.place()]), points);
        line.with_dots(MarkerShape::Circle, 2.5)
    };
    let lines: Vec<Series> = classes.answers().iter().map(line).collect();
    // A line of its own: beside the names of the lines it would be wider than the page in a language with longer words.
    ui.label(RichText::new(words().network_time_said()).size(FINE).color(palette.muted));
    ui.horizontal(|ui| {
        for line in &lines {
            legend_entry(ui, line);
        }
    });
    let last = time.moments.last().map_or(1.0, |moment| moment.checkpoint.images as f64);
    let chart = fixed_plot("moments", CHART_HEIGHT)
        .width(ui.available_width() - MARK_ROOM)
        .show_grid([false, true])
        .show_crosshair(false)
        .show_x(false)
        .show_y(false)
        .default_x_bounds(0.0, last)
        .default_y_bounds(0.0, 1.02)
        .auto_bounds([false, false])
        .x_axis_formatter(|mark, _| match mark.value {
            value if value >= 1000.0 && value % 1000.0 < 1.0 => format!("{} k", number::fixed(value / 1000.0, 0)),
            value if value >= 1000.0 => format!("{} k", number::fixed(value / 1000.0, 1)),
            value => number::fixed(value, 0),
        })
        .y_axis_formatter(|mark, _| number::percent(100.0 * mark.value, 0))
        .show(ui, |plot| {
            plot.set_plot_bounds_x(0.0..=last);
            draw(plot, &lines);
            if let Some(moment) = time.moment() {
                plot.vline(
                    VLine::new("moment", moment.checkpoint.images as f64).color(palette.text).width(1.5).allow_hover(false),
                );
            }
        });
    let place = |images: f64| words().network_after_pictures(number::grouped(images.max(0.0).round() as u64));
    let value = |_: &str, [_, share]: [f64; 2]| number::percent(100.0 * share, 1);
    read_out(ui, &chart, &lines, &ChartWords { place: &place, value: &value });
}
