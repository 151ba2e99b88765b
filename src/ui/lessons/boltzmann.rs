//! Restricted Boltzmann machines: filters while they are learned, and dreams beside true masks.

mod dreams;

use std::sync::Arc;

use egui::{ColorImage, Role, TextStyle, Ui, Vec2, WidgetInfo, vec2};
use egui_plot::{AxisHints, GridMark, LineStyle};

use super::super::widgets::{ByPointer, ChartWords, Series, Texture, draw, fixed_plot, legend_entry, pictures_mark, read_out};
use super::super::{Actions, theme};
use super::chart::axis;
use super::parts::{KnobStyle, choice, knob, number_rows};
use super::{LessonPage, View};
use crate::app::lessons::{BoltzmannKnobs, BoltzmannScene, FilterLook, FiltersSeen};
use crate::app::{Knobs, LessonAction, PageId, number};
use crate::factory::Syndrome;
use crate::words::words;

/// Until the whole training was shown, in seconds.
const LENGTH: f64 = 5.0;
/// Filters in a row.
const IN_A_ROW: usize = 8;
/// Least height of the chart, in points.
const LEAST_CHART: f32 = 110.0;
/// Height of the room for the chart, as a share.
const CHART: f32 = 0.36;
/// Limits of the learning rate.
const RATES: (f64, f64) = (0.001, 5.0);

/// The page.
#[derive(Default)]
pub struct BoltzmannPage {
    filters: Texture<ByPointer<FilterLook>>,
    dreams: dreams::DreamStage,
}

impl LessonPage for BoltzmannPage {
    fn id(&self) -> PageId {
        PageId("boltzmann")
    }

    fn length(&self, _view: &View<'_>) -> f64 {
        LENGTH
    }

    fn stage(&mut self, ui: &mut Ui, view: &View<'_>, _actions: &mut Actions) {
        let chapter = &view.chapters.boltzmann;
        let Some(seen) = &chapter.seen else { return };
        match (&seen.filters, &seen.dreams) {
            (Some(filters), _) => self.learning(ui, filters, view.seconds / LENGTH),
            (None, Some(dreams)) => self.dreams.show(ui, dreams),
            (None, None) => {
                ui.label(words().chapter_boltzmann_begins());
            }
        }
    }

    fn knobs(&mut self, ui: &mut Ui, view: &View<'_>, actions: &mut Actions) {
        let before = view.chapters.boltzmann.knobs;
        let mut knobs = before;
        let scenes = [
            (BoltzmannScene::Masks, words().chapter_boltzmann_masks()),
            (BoltzmannScene::Gray, words().chapter_boltzmann_gray()),
            (BoltzmannScene::Dream, words().chapter_boltzmann_dreams()),
        ];
        if let Some(scene) = choice(ui, &words().chapter_look_at(), &scenes, knobs.scene) {
            knobs.scene = scene;
        }
        match knobs.scene {
            BoltzmannScene::Masks => rate(ui, &mut knobs.mask_rate, [0.01, 0.1, 2.0]),
            BoltzmannScene::Gray => rate(ui, &mut knobs.gray_rate, [0.05, 0.2, 0.3]),
            BoltzmannScene::Dream => {
                let classes = Syndrome::ALL.map(|class| (class, class_word(class)));
                if let Some(class) = choice(ui, &words().chapter_boltzmann_class(), &classes, knobs.class) {
                    knobs.class = class;
                }
            }
        }
        if knobs != before {
            actions.push(LessonAction::Turn(Box::new(Knobs::Boltzmann(knobs))));
        }
    }

    fn numbers(&mut self, ui: &mut Ui, view: &View<'_>) {
        let Some(seen) = &view.chapters.boltzmann.seen else { return };
        if let Some(filters) = &seen.filters {
            learned(ui, filters, &seen.knobs, look_at(filters, view.seconds / LENGTH));
        } else if let Some(dreams) = &seen.dreams {
            dreams::numbers(ui, dreams);
        }
    }
}

/// The learning rate: the knob, and the three rates that show something.
fn rate(ui: &mut Ui, rate: &mut f64, rates: [f64; 3]) {
    knob(ui, KnobStyle { name: &words().chapter_rate(), limits: RATES, decimals: 3, by_ratio: true }, rate);
    let choices = rates.map(|rate| (rate, number::short(rate, 3)));
    if let Some(chosen) = choice(ui, &words().chapter_boltzmann_rates(), &choices, *rate) {
        *rate = chosen;
    }
}

fn class_word(class: Syndrome) -> String {
    match class {
        Syndrome::A | Syndrome::B | Syndrome::C => class.letter().to_string(),
        Syndrome::Z => words().chapter_boltzmann_healthy(),
    }
}

impl BoltzmannPage {
    /// The filters at a moment of the training, and the error until then.
    fn learning(&mut self, ui: &mut Ui, seen: &FiltersSeen, share: f64) {
        let palette = theme::palette(ui);
        if let Some(ran_away) = seen.ran_away {
            let patches = number::grouped(ran_away.patches as u64);
            ui.colored_label(palette.alarm, words().chapter_boltzmann_ran_away(ran_away.pass.to_string(), patches));
        }
        let at = look_at(seen, share);
        let Some(look) = seen.looks.get(at).filter(|look| look.filters.iter().all(|weight| weight.is_finite())) else { return };
        let title = words().chapter_boltzmann_filters(number::grouped(look.seen as u64));
        ui.label(theme::strong(ui, title, &TextStyle::Body));
        let units = look.filters.len() / (seen.side * seen.side);
        let pixels = [IN_A_ROW * (seen.side + 1) - 1, units.div_ceil(IN_A_ROW) * (seen.side + 1) - 1];
        let room = vec2(ui.available_width(), ui.available_height() * (1.0 - CHART));
        let size = whole_pixels(ui, room, pixels);
        let id = self.filters.update(ui.ctx(), "filters", &ByPointer::of(look), || painted(look, seen.side, pixels)).id();
        let response = ui.add(egui::Image::new((id, size)));
        let colours = words().chapter_boltzmann_colours();
        response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &colours));
        ui.add_space(theme::GAP);
        error_chart(ui, &seen.looks[..=at], seen);
    }
}

/// The look at the machine that is shown at a share of the time.
fn look_at(seen: &FiltersSeen, share: f64) -> usize {
    ((share * seen.looks.len() as f64) as usize).min(seen.looks.len().saturating_sub(1))
}

/// The size of a picture of so many pixels, in whole pixels of the screen.
pub fn whole_pixels(ui: &Ui, room: Vec2, pixels: [usize; 2]) -> Vec2 {
    let per_point = ui.ctx().pixels_per_point();
    let picture = vec2(pixels[0] as f32, pixels[1] as f32);
    picture * (room * per_point / picture).min_elem().floor().max(1.0) / per_point
}

/// The filters side by side, each in the full range of the palette.
fn painted(look: &FilterLook, side: usize, [width, height]: [usize; 2]) -> ColorImage {
    let mut image = ColorImage::filled([width, height], theme::gray(64));
    for (unit, filter) in look.filters.chunks_exact(side * side).enumerate() {
        let reach = filter.iter().fold(f32::MIN_POSITIVE, |most, weight| most.max(weight.abs()));
        let corner = unit / IN_A_ROW * (side + 1) * width + unit % IN_A_ROW * (side + 1);
        for (place, weight) in filter.iter().enumerate() {
            image.pixels[corner + place / side * width + place % side] = theme::diverging(weight / reach);
        }
    }
    image
}

/// What the reconstructions miss, over the patches seen.
fn error_chart(ui: &mut Ui, looks: &[Arc<FilterLook>], seen: &FiltersSeen) {
    let palette = theme::palette(ui);
    let end = seen.looks.last().map_or(1.0, |look| look.seen as f64);
    let points = looks.iter().map(|look| [look.seen as f64, look.error]).filter(|point| point[1].is_finite()).collect();
    let mean = vec![[0.0, seen.error_of_mean], [end, seen.error_of_mean]];
    let lines = [
        Series::line(words().chapter_boltzmann_machine(), palette.machine, (2.5, LineStyle::Solid), points),
        Series::line(words().chapter_boltzmann_mean(), palette.truth, (1.5, LineStyle::dashed_dense()), mean),
    ];
    ui.label(theme::strong(ui, words().chapter_boltzmann_error(), &TextStyle::Body));
    ui.horizontal(|ui| {
        for series in &lines {
            legend_entry(ui, series);
            ui.add_space(theme::GAP);
        }
    });
    let shown = fixed_plot("boltzmann error", (ui.available_height() - 32.0).max(LEAST_CHART))
        .include_x(0.0)
        .include_x(end)
        .include_y(0.0)
        .include_y(seen.error_of_mean)
        .set_margin_fraction(vec2(0.04, 0.08))
        .grid_color(palette.border)
        .show_x(false)
        .show_y(false)
        .custom_x_axes(vec![axis(words().chapter_boltzmann_axis()).formatter(|mark, _| pictures_mark(mark))])
        .custom_y_axes(vec![AxisHints::new_y().min_thickness(56.0).formatter(|mark, _| error_mark(mark))])
        .show(ui, |plot| draw(plot, &lines));
    let value = |_: &str, point: [f64; 2]| number::fixed(point[1], 3);
    let after = |seen: f64| words().chapter_boltzmann_after(number::grouped(seen.round() as u64), seen);
    read_out(ui, &shown, &lines, &ChartWords { place: &after, value: &value });
}

fn error_mark(mark: GridMark) -> String {
    if mark.value < -1e-9 { String::new() } else { number::short(mark.value, 3) }
}

/// The numbers of a machine that learns patches, at the look that is shown; what is known at the end alone is said at the end.
fn learned(ui: &mut Ui, seen: &FiltersSeen, knobs: &BoltzmannKnobs, at: usize) {
    let is_end = at + 1 >= seen.looks.len();
    let percent = |share: f64| number::percent(100.0 * share, 0);
    let dash = || "\u{2013}".to_owned();
    let at_end = |share: Option<f64>| share.filter(|_| is_end).map_or_else(dash, percent);
    let error = seen.looks.get(at).filter(|look| look.error.is_finite()).map(|look| number::fixed(look.error, 3));
    let mut rows = vec![
        (words().chapter_boltzmann_missed(), error.unwrap_or_else(dash)),
        (words().chapter_boltzmann_missed_by_mean(), number::fixed(seen.error_of_mean, 3)),
        (words().chapter_boltzmann_dead(), at_end(seen.dead)),
    ];
    if knobs.scene == BoltzmannScene::Gray {
        rows.push((words().chapter_boltzmann_discs(), at_end(seen.like_a_disc)));
        let control = seen.control;
        rows.push((words().chapter_boltzmann_pixels(), at_end(control.map(|control| control.pixels))));
        rows.push((words().chapter_boltzmann_learned(), at_end(control.map(|control| control.learned))));
        rows.push((words().chapter_boltzmann_random(), at_end(control.map(|control| control.random))));
    }
    number_rows(ui, "boltzmann", &rows);
}
