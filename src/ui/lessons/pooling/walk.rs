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
use crate::factory::Syndrome;

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
            ui.label("A network learns from 3,200 EASY pictures (large, bright tumors), then it is asked about the tumor at each pixel \u{2026}");
            return;
        };
        let size = pixel_scale(ui, vec2(ui.available_width(), ui.available_height() * PICTURE - 24.0));
        let title = "One tumor of class A; all else about the picture stays";
        ui.label(theme::strong(ui, title, &TextStyle::Body));
        let id = self.picture.show(ui.ctx(), "walking tumor", &walk.image).id();
        let response = ui.add(egui::Image::new((id, size)));
        response.widget_info(|| WidgetInfo::labeled(Role::Image, true, title));
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
        Series::line("healthy", palette.muted, (2.0, LineStyle::dashed_loose()), of(Syndrome::Z)),
        Series::line(
            "the tumor is here",
            palette.text,
            (1.0, LineStyle::Solid),
            vec![[f64::from(here), 0.0], [f64::from(here), 1.0]],
        ),
    ];
    ui.label(theme::strong(ui, "What the network says, pixel by pixel along the row", &TextStyle::Body));
    ui.horizontal(|ui| {
        for series in &lines {
            legend_entry(ui, series);
            ui.add_space(theme::GAP);
        }
    });
    let percent = |mark: GridMark, _: &std::ops::RangeInclusive<f64>| match mark.value {
        share if (-1e-9..=1.0 + 1e-9).contains(&share) => format!("{:.0} %", 100.0 * share),
        _ => String::new(),
    };
    let shown = fixed_plot("walk", (ui.available_height() - 32.0).max(LEAST_CHART))
        .include_y(0.0)
        .include_y(1.0)
        .set_margin_fraction(vec2(0.03, 0.06))
        .grid_color(palette.border)
        .show_x(false)
        .show_y(false)
        .custom_x_axes(vec![axis("pixels to the right").formatter(|mark, _| pixel_mark(mark))])
        .custom_y_axes(vec![AxisHints::new_y().min_thickness(56.0).formatter(percent)])
        .show(ui, |plot| draw(plot, &lines));
    let value = |_: &str, point: [f64; 2]| format!("{:.0} %", 100.0 * point[1]);
    read_out(ui, &shown, &lines[..4], &ChartWords { place: &|right| format!("{right:.0} px to the right"), value: &value });
}

fn pixel_mark(mark: GridMark) -> String {
    if mark.value.fract().abs() > 1e-9 { String::new() } else { format!("{:.0}", mark.value) }
}

/// What the walk shows, in numbers.
pub fn numbers(ui: &mut Ui, seen: &PoolingSeen) {
    let Some(walk) = &seen.walk else { return };
    let percent = |share: f64| format!("{:.1} %", 100.0 * share);
    let of_a = || walk.course.iter().map(|(_, shares)| f64::from(shares[Syndrome::A.index()]));
    let here = walk.course.iter().find(|(right, _)| *right == seen.knobs.tumor_right);
    let here = here.map_or_else(|| "\u{2013}".to_owned(), |(_, shares)| percent(f64::from(shares[Syndrome::A.index()])));
    number_rows(
        ui,
        "walk",
        &[
            ("Class A, here", here),
            ("Class A, least on the row", percent(of_a().fold(1.0, f64::min))),
            ("Class A, most on the row", percent(of_a().fold(0.0, f64::max))),
            ("Largest change by 1 px", format!("{:.1} points", 100.0 * walk.largest_step)),
        ],
    );
}
