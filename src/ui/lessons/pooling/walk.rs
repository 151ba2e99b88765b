//! A tumor that walks through the brain, and what a network says at each pixel.

use egui::{Role, TextStyle, Ui, WidgetInfo, vec2};
use egui_plot::{AxisHints, GridMark, LineStyle};

use super::super::super::theme;
use super::super::super::widgets::{
    ChartWords, GrayTexture, Series, draw, fixed_plot, legend_entry, paint_outlines, pixel_scale, read_out,
};
use super::super::chart::axis;
use super::super::parts::number_rows;
use crate::app::lessons::{PoolingSeen, WalkSeen};
use crate::app::number;
use crate::factory::Syndrome;
use crate::words::words;

/// Pixels that the tumor can leave its place, to either side.
pub const REACH: i32 = 40;
/// Share of the height for the picture.
const PICTURE: f32 = 0.52;
/// Least height of the chart, in points.
const LEAST_CHART: f32 = 120.0;

/// The picture with the tumor.
#[derive(Default)]
pub struct WalkStage {
    picture: GrayTexture,
}

impl WalkStage {
    /// Shows the picture, and the probabilities over the way.
    pub fn show(&mut self, ui: &mut Ui, seen: &PoolingSeen) {
        let Some(walk) = &seen.walk else {
            ui.label(words().chapter_pooling_walk_begins());
            return;
        };
        let size = pixel_scale(ui, vec2(ui.available_width(), ui.available_height() * PICTURE - 24.0));
        let title = words().chapter_pooling_one_tumor();
        ui.label(theme::strong(ui, title.as_str(), &TextStyle::Body));
        let id = self.picture.show(ui.ctx(), "walking tumor", &walk.image).id();
        let response = ui.add(egui::Image::new((id, size)));
        response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &title));
        paint_outlines(ui, response.rect, &walk.outlines);
        ui.add_space(theme::GAP);
        chart(ui, walk, seen.knobs.tumor_right);
    }
}

fn chart(ui: &mut Ui, walk: &WalkSeen, here: i32) {
    let palette = theme::palette(ui);
    let of = |class: Syndrome| {
        walk.course.iter().map(|(right, shares)| [f64::from(*right), f64::from(shares[class.index()])]).collect::<Vec<_>>()
    };
    let lines = [
        Series::line("A", palette.truth, (2.5, LineStyle::Solid), of(Syndrome::A)),
        Series::line("B", palette.machine, (2.0, LineStyle::dashed_dense()), of(Syndrome::B)),
        Series::line("C", palette.human, (2.0, LineStyle::dotted_dense()), of(Syndrome::C)),
        Series::line(words().chapter_healthy(), palette.muted, (2.0, LineStyle::dashed_loose()), of(Syndrome::Z)),
        Series::line(
            words().chapter_pooling_tumor_here(),
            palette.text,
            (1.0, LineStyle::Solid),
            vec![[f64::from(here), 0.0], [f64::from(here), 1.0]],
        ),
    ];
    ui.label(theme::strong(ui, words().chapter_pooling_probabilities(), &TextStyle::Body));
    ui.horizontal(|ui| {
        for series in &lines {
            legend_entry(ui, series);
            ui.add_space(theme::GAP);
        }
    });
    let percent = |mark: GridMark, _: &std::ops::RangeInclusive<f64>| match mark.value {
        share if (-1e-9..=1.0 + 1e-9).contains(&share) => number::percent(100.0 * share, 0),
        _ => String::new(),
    };
    let shown = fixed_plot("walk", (ui.available_height() - 32.0).max(LEAST_CHART))
        .include_y(0.0)
        .include_y(1.0)
        .set_margin_fraction(vec2(0.03, 0.06))
        .grid_color(palette.border)
        .show_x(false)
        .show_y(false)
        .custom_x_axes(vec![axis(words().chapter_pooling_pixels()).formatter(|mark, _| pixel_mark(mark))])
        .custom_y_axes(vec![AxisHints::new_y().min_thickness(56.0).formatter(percent)])
        .show(ui, |plot| draw(plot, &lines));
    let value = |_: &str, point: [f64; 2]| number::percent(100.0 * point[1], 0);
    let place = |right: f64| words().chapter_pooling_at(number::whole(right.round() as i64));
    read_out(ui, &shown, &lines[..4], &ChartWords { place: &place, value: &value });
}

fn pixel_mark(mark: GridMark) -> String {
    if mark.value.fract().abs() > 1e-9 { String::new() } else { number::whole(mark.value.round() as i64) }
}

/// What the walk shows, in numbers.
pub fn numbers(ui: &mut Ui, seen: &PoolingSeen) {
    let Some(walk) = &seen.walk else { return };
    let percent = |share: f64| number::percent(100.0 * share, 1);
    let of_a = || walk.course.iter().map(|(_, shares)| f64::from(shares[Syndrome::A.index()]));
    let here = walk.course.iter().find(|(right, _)| *right == seen.knobs.tumor_right);
    let here = here.map_or_else(|| "\u{2013}".to_owned(), |(_, shares)| percent(f64::from(shares[Syndrome::A.index()])));
    let points = 100.0 * walk.largest_step;
    number_rows(
        ui,
        "walk",
        &[
            (words().chapter_pooling_a_here(), here),
            (words().chapter_pooling_a_least(), percent(of_a().fold(1.0, f64::min))),
            (words().chapter_pooling_a_most(), percent(of_a().fold(0.0, f64::max))),
            (words().chapter_pooling_largest_change(), words().chapter_pooling_points(number::fixed(points, 1), points)),
        ],
    );
}
