//! L2 on one neuron: its weights as a picture, and the loss over the weight of the penalty.

use std::sync::Arc;

use egui::{ColorImage, TextStyle, Ui, vec2};
use egui_plot::{AxisHints, LineStyle, MarkerShape, VLine};

use super::super::chart::axis;
use super::super::parts::{KnobStyle, number_rows};
use crate::app::lessons::{Fits, LAMBDAS};
use crate::app::number;
use crate::lecture::weight_decay::{Decayed, REDUCED};
use crate::ui::theme;
use crate::ui::widgets::{ByPointer, ChartWords, Series, Texture, draw, fixed_plot, legend_entry, read_out};
use crate::words::words;

/// Share of the height for the picture of the weights.
const PICTURE: f32 = 0.5;
/// Largest loss in the chart, in nats.
const TOP_LOSS: f64 = 1.6;

/// What the stage remembers between frames.
#[derive(Default)]
pub struct DecayStage {
    texture: Texture<ByPointer<Decayed>>,
}

impl DecayStage {
    /// Shows the stage, once a neuron was found.
    pub fn stage(&mut self, ui: &mut Ui, fits: &Fits) {
        let Some(decayed) = &fits.decayed else {
            ui.spinner();
            return;
        };
        ui.label(theme::strong(ui, words().chapter_overfitting_weights(), &TextStyle::Body));
        self.weights(ui, decayed);
        ui.add_space(theme::GAP);
        chart(ui, fits, decayed.lambda);
    }

    /// The weights as a picture, whole pixels each.
    fn weights(&mut self, ui: &mut Ui, decayed: &Arc<Decayed>) {
        let texture = self.texture.update(ui.ctx(), "weights of the neuron", &ByPointer::of(decayed), || painted(decayed));
        let pixels = ui.ctx().pixels_per_point();
        let [columns, rows] = REDUCED.map(|count| count as f32);
        let fitting = (ui.available_height() * PICTURE / rows).min(ui.available_width() / columns);
        let scale = (fitting * pixels).floor().max(1.0) / pixels;
        let response = ui.add(egui::Image::new((texture.id(), vec2(columns * scale, rows * scale))));
        let colours = words().chapter_overfitting_colours();
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, &colours));
    }
}

/// The knob, over equal ratios.
pub fn knob(ui: &mut Ui, lambda: &mut f64) {
    let name = words().chapter_overfitting_lambda();
    let style = KnobStyle { name: &name, limits: LAMBDAS, decimals: 4, by_ratio: true };
    super::super::parts::knob(ui, style, lambda);
}

/// What the neuron is worth.
pub fn numbers(ui: &mut Ui, decayed: Option<&Decayed>) {
    let Some(Decayed { length, accuracy: [learned, unseen], loss, .. }) = decayed else { return };
    let percent = |share: &f64| number::percent(100.0 * share, 0);
    number_rows(
        ui,
        "decay",
        &[
            (words().chapter_right_on_training(), percent(learned)),
            (words().chapter_right_on_new(), percent(unseen)),
            (words().chapter_overfitting_loss_on_new(), number::fixed(loss[1], 2)),
            (words().chapter_overfitting_length(), number::fixed(*length, 2)),
        ],
    );
}

/// Orange speaks for ill, blue for healthy; the strongest weight has the full colour.
fn painted(decayed: &Decayed) -> ColorImage {
    let most = decayed.weights.iter().fold(f32::MIN_POSITIVE, |most, weight| most.max(weight.abs()));
    ColorImage::new(REDUCED, decayed.weights.iter().map(|weight| theme::diverging(weight / most)).collect())
}

/// The loss over the weight of the penalty, on a scale of equal ratios.
fn chart(ui: &mut Ui, fits: &Fits, lambda: f64) {
    let palette = theme::palette(ui);
    let points = |column: usize| fits.decays.iter().map(|row| [row[0].log10(), row[column].min(TOP_LOSS)]).collect::<Vec<_>>();
    let lines = [
        Series::line(words().chapter_overfitting_loss_training(), palette.machine, (2.0, LineStyle::dashed_dense()), points(1))
            .with_dots(MarkerShape::Square, 3.5),
        Series::line(words().chapter_overfitting_loss_test(), palette.truth, (2.5, LineStyle::Solid), points(2))
            .with_dots(MarkerShape::Circle, 3.5),
    ];
    ui.horizontal(|ui| {
        for series in &lines {
            legend_entry(ui, series);
            ui.add_space(theme::GAP);
        }
    });
    let is_whole = |value: f64| (value - value.round()).abs() < 1e-6;
    let mark = move |value: f64| if is_whole(value) { number::short(10_f64.powf(value.round()), 4) } else { String::new() };
    let plot = fixed_plot("decay", (ui.available_height() - 8.0).max(110.0))
        .include_x(LAMBDAS.0.log10())
        .include_x(LAMBDAS.1.log10())
        .include_y(0.0)
        .include_y(TOP_LOSS)
        .set_margin_fraction(vec2(0.04, 0.04))
        .grid_color(palette.border)
        .show_x(false)
        .show_y(false)
        .custom_x_axes(vec![axis(words().chapter_overfitting_lambda_axis()).formatter(move |at, _| mark(at.value))])
        .custom_y_axes(vec![AxisHints::new_y().min_thickness(40.0).formatter(|mark, _| number::short(mark.value, 2))]);
    let shown = plot.show(ui, |plot| {
        plot.vline(
            VLine::new(words().chapter_overfitting_this_lambda(), lambda.log10())
                .color(palette.text)
                .width(1.5)
                .allow_hover(false),
        );
        draw(plot, &lines);
    });
    let place = |x: f64| words().chapter_overfitting_at_lambda(number::fixed(10_f64.powf(x), 4));
    read_out(ui, &shown, &lines, &ChartWords { place: &place, value: &|_, point| number::fixed(point[1], 2) });
}
