//! How often each gray value comes: base and sample over each other.

use egui::{RichText, Ui};
use egui_plot::{AxisHints, HoverPosition, Line, Plot, PlotPoints};

use super::super::theme;
use crate::app::Rendered;
use crate::factory::Histogram;

/// Shows both histograms over the width and height that there is; the counts on a logarithmic scale, as the background is
/// far more frequent than anything else.
pub fn show(ui: &mut Ui, picture: &Rendered) {
    ui.horizontal_top(|ui| {
        ui.vertical(|ui| {
            let palette = theme::palette(ui);
            ui.label(RichText::new("Gray values").small().color(palette.text));
            ui.label(RichText::new("pixels, log scale").small().color(palette.muted));
            ui.label(RichText::new("\u{2014} base").small().color(palette.muted));
            ui.label(RichText::new("\u{2014} sample").small().color(palette.truth));
        });
        plot(ui, picture);
    });
}

fn plot(ui: &mut Ui, picture: &Rendered) {
    let palette = theme::palette(ui);
    let line = |name: &str, counts: &Histogram, color, width: f32| {
        let points = counts.iter().enumerate().map(|(gray, &count)| [gray as f64, (1.0 + f64::from(count)).log10()]);
        Line::new(name, points.collect::<PlotPoints<'_>>()).color(color).width(width)
    };
    let (base, sample) = (picture.base_histogram, picture.histogram);
    let count = |counts: &Histogram, gray: f64| counts[(gray.round().clamp(0.0, 255.0)) as usize];
    Plot::new("histogram")
        .height((ui.available_height() - 4.0).max(40.0))
        .include_x(0.0)
        .include_x(255.0)
        .include_y(0.0)
        .allow_zoom(false)
        .allow_drag(false)
        .allow_scroll(false)
        .show_grid(false)
        .custom_x_axes(vec![AxisHints::new_x()])
        .show_axes([true, false])
        .label_formatter(move |hover| {
            let (HoverPosition::NearDataPoint { position, .. } | HoverPosition::Elsewhere { position }) = hover;
            let gray = position.x;
            Some(format!("gray {gray:.0}: base {}, sample {}", count(&base, gray), count(&sample, gray)))
        })
        .show(ui, |plot| {
            plot.line(line("base", &picture.base_histogram, palette.muted, 1.5));
            plot.line(line("sample", &picture.histogram, palette.truth, 2.0));
        });
}
