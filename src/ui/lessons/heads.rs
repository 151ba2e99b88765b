//! Two output layers that learn from the same pictures: one neuron with a sigmoid, and a softmax of four.

use egui::{TextStyle, Ui, vec2};
use egui_plot::{LineStyle, MarkerShape};

use super::super::theme;
use super::super::widgets::{Series, bar};
use super::chart::{Axis, share_chart};
use super::parts::{self, KnobStyle, number_rows};
use crate::app::lessons::{HEADS_ASKED, HEADS_SEEN, HeadPoint, HeadsSeen};
use crate::app::number;
use crate::lecture::binary_head::Screening;
use crate::words::words;

/// Height of a line with a bar, in points.
const LINE: f32 = 22.0;
/// Width of the names beside the bars and of the numbers behind them, in points.
const NAME: f32 = 190.0;
const NUMBER: f32 = 70.0;
/// Height of all that stands under the chart, in points.
const UNDER: f32 = 236.0;
/// Least height of the chart, in points.
const LEAST_CHART: f32 = 120.0;

/// How both come to know it, and what they find at the probability that is set.
pub fn stage(ui: &mut Ui, seen: Option<&HeadsSeen>, ill_from: f64) {
    let Some(seen) = seen else {
        ui.label(words().lessons_heads_before());
        return;
    };
    let palette = theme::palette(ui);
    let (one, four) = (words().lessons_heads_one(), words().lessons_heads_four());
    let points = |value: fn(&HeadPoint) -> f64| seen.points.iter().map(|point| [point.seen as f64, value(point)]).collect();
    let level = vec![[0.0, seen.always_ill], [HEADS_SEEN as f64, seen.always_ill]];
    let lines = [
        Series::line(&one, palette.machine, (2.5, LineStyle::Solid), points(|point| point.sigmoid))
            .with_dots(MarkerShape::Circle, 4.0),
        Series::line(&four, palette.truth, (2.0, LineStyle::dashed_dense()), points(|point| point.softmax))
            .with_dots(MarkerShape::Square, 4.0),
        Series::line(words().lessons_heads_always(), palette.muted, (1.5, LineStyle::dotted_dense()), level),
    ];
    let height = (ui.available_height() - UNDER).max(LEAST_CHART);
    share_chart(ui, "heads", &words().lessons_heads_title(), height, &lines, &Axis::seen(HEADS_SEEN));
    ui.add_space(theme::GAP);
    let title = words().lessons_heads_called_ill(number::fixed(ill_from, 2));
    ui.label(theme::strong(ui, title, &TextStyle::Body));
    for (name, pictures) in [(one, &seen.sigmoid), (four, &seen.softmax)] {
        let Some(screening) = Screening::of(pictures, ill_from) else { continue };
        line(ui, &words().lessons_heads_ill_found(&name), screening.ill_found);
        line(ui, &words().lessons_heads_healthy_found(&name), screening.healthy_found);
    }
}

/// The knob of the probability.
pub fn knob(ui: &mut Ui, ill_from: &mut f64) {
    let name = words().lessons_heads_knob();
    let style = KnobStyle { name: &name, limits: (0.01, 0.99), decimals: 2, by_ratio: false };
    parts::knob(ui, style, ill_from);
}

/// The numbers at the probability that is set.
pub fn numbers(ui: &mut Ui, seen: &HeadsSeen, ill_from: f64) {
    let Some(last) = seen.points.last() else { return };
    let percent = |share: f64| number::percent(100.0 * share, 1);
    let right = |pictures: &[_]| Screening::of(pictures, ill_from).map_or_else(String::new, |found| percent(found.right));
    let gap = if seen.gap < 1e-12 { "0".to_owned() } else { number::scientific(seen.gap, 1) };
    let [one, four] = seen.weights.map(|weights| number::grouped(weights as u64));
    number_rows(
        ui,
        "heads",
        &[
            (words().lessons_heads_seen(), number::grouped(last.seen)),
            (words().lessons_heads_one_right(), right(&seen.sigmoid)),
            (words().lessons_heads_four_right(), right(&seen.softmax)),
            (words().lessons_heads_four_class(), percent(last.class)),
            (words().lessons_heads_always_right(), percent(seen.always_ill)),
            (words().lessons_heads_weights(), words().lessons_heads_weights_of_both(one, four)),
            (words().lessons_heads_gap(), gap),
        ],
    );
    let note = words().lessons_heads_asked(number::grouped(HEADS_ASKED as u64));
    ui.label(egui::RichText::new(note).small().color(theme::palette(ui).muted));
}

/// A name, a bar from 0 to 1, and the share.
fn line(ui: &mut Ui, name: &str, share: f64) {
    ui.horizontal(|ui| {
        ui.set_min_height(LINE);
        ui.add_sized(vec2(NAME, LINE), egui::Label::new(name).halign(egui::Align::LEFT));
        let width = (ui.available_width() - NUMBER).max(60.0);
        ui.allocate_ui(vec2(width, LINE), |ui| {
            ui.add_space((LINE - 10.0) / 2.0);
            bar(ui, share as f32, 10.0, theme::palette(ui).machine);
        });
        ui.label(number::percent(100.0 * share, 1));
    });
}
