//! How often each gray value comes: two pictures over each other.

use egui::{Color32, RichText, Ui};
use egui_plot::{AxisHints, HoverPosition, Line, PlotPoints};

use super::super::theme;
use super::super::widgets::fixed_plot;
use crate::app::number;
use crate::factory::Histogram;
use crate::words::words;

/// The gray values of one of the pictures.
#[derive(Clone)]
pub struct Counted<'a> {
    /// What the picture is called.
    pub name: String,
    /// Its pixels of each gray value.
    pub counts: &'a Histogram,
    /// The colour of its line.
    pub color: Color32,
}

/// Shows both histograms over the width and height that there is, the second one in front; the counts on a logarithmic scale, as
/// the background is far more frequent than anything else.
pub fn show(ui: &mut Ui, both: &[Counted<'_>; 2]) {
    ui.horizontal_top(|ui| {
        ui.vertical(|ui| {
            let palette = theme::palette(ui);
            ui.label(RichText::new(words().factory_histogram_title()).small().color(palette.text));
            ui.label(RichText::new(words().factory_histogram_axis()).small().color(palette.muted));
            for one in both {
                ui.label(RichText::new(format!("\u{2014} {}", one.name)).small().color(one.color));
            }
        });
        plot(ui, both);
    });
}

fn plot(ui: &mut Ui, both: &[Counted<'_>; 2]) {
    let line = |one: &Counted<'_>, width: f32| {
        let points = one.counts.iter().enumerate().map(|(gray, &count)| [gray as f64, (1.0 + f64::from(count)).log10()]);
        Line::new(one.name.clone(), points.collect::<PlotPoints<'_>>()).color(one.color).width(width)
    };
    let names = both.each_ref().map(|one| (one.name.clone(), *one.counts));
    let count = |counts: &Histogram, gray: f64| counts[(gray.round().clamp(0.0, 255.0)) as usize];
    fixed_plot("histogram", (ui.available_height() - 4.0).max(40.0))
        .include_x(0.0)
        .include_x(255.0)
        .include_y(0.0)
        .show_grid(false)
        .custom_x_axes(vec![AxisHints::new_x()])
        .show_axes([true, false])
        .label_formatter(move |hover| {
            let (HoverPosition::NearDataPoint { position, .. } | HoverPosition::Elsewhere { position }) = hover;
            let gray = position.x;
            let [(first, first_counts), (second, second_counts)] = &names;
            let [below, above] = [first_counts, second_counts].map(|counts| number::grouped(count(counts, gray).into()));
            Some(words().factory_histogram_at(number::fixed(gray, 0), first, below, second, above))
        })
        .show(ui, |plot| {
            let [below, above] = both;
            plot.line(line(below, 1.5));
            plot.line(line(above, 2.0));
        });
}
