//! Sums in words and numbers, line by line.

use egui::{Align2, FontId, Rect, Response, RichText, Role, Sense, Stroke, StrokeKind, TextStyle, Ui, WidgetInfo, pos2, vec2};

use super::super::theme;
use super::super::widgets::class_icon;
use super::facts::{self, FINE};
use super::layer;
use super::numbers::{added, color, exact, short};
use crate::app::{Inspected, State, number};
use crate::factory::Syndrome;
use crate::network::{
    AddedPicture, Cell, CellSum, ChannelTerm, ConvolutionSum, DenseSum, DoubledValue, LayerInfo, LayerKind, NormalisedSum,
    SigmoidTerm, SoftmaxTerm, gray_level,
};

/// Height of a line with a bar, in points.
const BAR_HEIGHT: f32 = 28.0;

/// A line of a sum.
pub fn line(ui: &mut Ui, text: &str) {
    ui.label(RichText::new(text).size(15.0));
}

/// The value that comes out.
pub fn result(ui: &mut Ui, value: f32) {
    let text = format!("Value: {}", exact(value));
    ui.label(theme::strong(ui, text, &TextStyle::Body).color(theme::palette(ui).machine));
}

/// A name, a bar to the left or right of zero, a number. With `chosen` it can be pressed.
pub fn term_bar(ui: &mut Ui, name: &str, value: f32, most: f32, chosen: Option<bool>) -> Response {
    let palette = theme::palette(ui);
    let sense = if chosen.is_some() { Sense::click() } else { Sense::hover() };
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), BAR_HEIGHT - 4.0), sense);
    let spoken = format!("{name}: {}", exact(value));
    response.widget_info(|| match chosen {
        Some(chosen) => WidgetInfo::selected(Role::Button, true, chosen, &spoken),
        None => WidgetInfo::labeled(Role::Label, true, &spoken),
    });
    let painter = ui.painter();
    if chosen == Some(true) || chosen.is_some() && (response.hovered() || response.has_focus()) {
        painter.rect_filled(rect, 4.0, palette.card_hovered);
    }
    if chosen == Some(true) {
        painter.rect_stroke(rect, 4.0, Stroke::new(1.5, palette.human), StrokeKind::Inside);
    }
    let font = FontId::proportional(FINE + 0.5);
    let names = (rect.width() * 0.42).min(230.0);
    painter.with_clip_rect(rect.with_max_x(rect.min.x + names)).text(
        pos2(rect.min.x + 6.0, rect.center().y),
        Align2::LEFT_CENTER,
        name,
        font.clone(),
        palette.text,
    );
    painter.text(pos2(rect.max.x - 6.0, rect.center().y), Align2::RIGHT_CENTER, short(value), font, palette.text);
    let track = Rect::from_min_max(pos2(rect.min.x + names + 4.0, rect.min.y + 6.0), pos2(rect.max.x - 66.0, rect.max.y - 6.0));
    let (zero, half) = (track.center().x, track.width() / 2.0);
    painter.vline(zero, track.expand(3.0).y_range(), Stroke::new(1.0, palette.muted));
    if most > 0.0 {
        let end = zero + half * (value / most).clamp(-1.0, 1.0);
        painter.rect_filled(
            Rect::from_x_y_ranges(zero.min(end)..=zero.max(end), track.y_range()),
            1.0,
            color(value.signum(), 1.0, true),
        );
    }
    response
}

/// What becomes of the sum of a convolution.
pub fn convolution(ui: &mut Ui, sum: &ConvolutionSum, term: &ChannelTerm) {
    let taps = sum.side * sum.side;
    if sum.channels.len() > 1 {
        line(
            ui,
            &format!(
                "These {taps} products add {}; all {} input maps together {}",
                exact(term.sum),
                sum.channels.len(),
                exact(sum.sum)
            ),
        );
    } else {
        line(ui, &format!("The {taps} products add up to {}", exact(sum.sum)));
    }
    match sum.after {
        NormalisedSum::Bias(bias) => line(ui, &format!("Bias: {} {} = {}", exact(sum.sum), added(bias), exact(sum.shifted))),
        NormalisedSum::Normalised { mean, deviation, gamma, beta } => {
            let (mean, beta) = (added(-mean), added(beta));
            let factors = format!("/ {} \u{d7} {}", exact(deviation), exact(gamma));
            line(ui, &format!("Normalised: ({} {mean}) {factors} {beta} = {}", exact(sum.sum), exact(sum.shifted)));
        }
    }
    let relu = if sum.shifted > 0.0 { "ReLU: above 0, it stays" } else { "ReLU: not above 0, it becomes 0" };
    line(ui, if sum.rectified { relu } else { "No ReLU: it stays" });
    result(ui, sum.output);
}

/// A value that repeats one of the map before.
pub fn doubled(ui: &mut Ui, value: &DoubledValue) {
    let Cell { channel, row, column } = value.place;
    line(ui, &format!("The value of map {}, row {}, column {},", channel + 1, row + 1, column + 1));
    line(ui, "four times, as a square of 2 \u{d7} 2");
    result(ui, value.output);
}

/// A value of the picture with its correction.
pub fn added_picture(ui: &mut Ui, sum: &AddedPicture) {
    line(ui, &format!("The picture has {} here", exact(sum.given)));
    line(ui, &format!("Correction: {} {} = {}", exact(sum.given), added(sum.correction), exact(sum.output)));
    result(ui, sum.output);
    line(ui, &format!("Gray level {} of 255 in place of {}", gray_level(sum.output), gray_level(sum.given)));
}

/// The sum of a value without a place in the picture.
pub fn flat(ui: &mut Ui, state: &State, shown: &Inspected, sum: &CellSum, cell: Cell) {
    let info = layer(state, shown);
    match sum {
        CellSum::Mean { channel, sum, count, output } => {
            line(ui, &format!("The {count} values of map {} add up to {}", channel + 1, exact(*sum)));
            line(ui, &format!("Mean: {} / {count} = {}", exact(*sum), exact(*output)));
            result(ui, *output);
        }
        CellSum::Maximum { place, output } => {
            let text = format!(
                "The largest value of map {} lies in row {}, column {}",
                place.channel + 1,
                place.row + 1,
                place.column + 1
            );
            line(ui, &text);
            result(ui, *output);
        }
        CellSum::Dense(sum) => dense(ui, state, shown, info, sum),
        CellSum::Softmax(terms) => softmax(ui, terms, cell),
        CellSum::Sigmoid(term) => sigmoid(ui, term),
        CellSum::Convolution(_) | CellSum::Pool(_) | CellSum::Doubled(_) | CellSum::Added(_) => {}
    }
}

/// The largest contributions, the rest, the bias.
fn dense(ui: &mut Ui, state: &State, shown: &Inspected, info: &LayerInfo, sum: &DenseSum) {
    let palette = theme::palette(ui);
    let count = sum.largest.len() + sum.rest_count;
    let text = format!("Value \u{d7} weight, the strongest of {count} inputs");
    ui.label(RichText::new(text).size(FINE).color(palette.muted));
    let before = &shown.anatomy.layers[state.network.layer.saturating_sub(1)];
    let most = sum.largest.first().map_or(0.0, |term| term.product().abs()).max(sum.rest.abs()).max(sum.bias.abs());
    ui.spacing_mut().item_spacing.y = 2.0;
    for term in &sum.largest {
        let cell = Cell::at(term.input, before.output);
        let place =
            if before.is_spatial() { format!(", row {}, column {}", cell.row + 1, cell.column + 1) } else { String::new() };
        let name = format!("{}{place}: {} \u{d7} {}", facts::name(before, cell.channel), short(term.value), short(term.weight));
        term_bar(ui, &name, term.product(), most, None);
    }
    term_bar(ui, &format!("the other {} inputs", sum.rest_count), sum.rest, most, None);
    term_bar(ui, "bias", sum.bias, most, None);
    ui.add_space(theme::GAP);
    line(ui, &format!("All together {}", exact(sum.sum)));
    if info.kind == LayerKind::Dense {
        line(ui, if sum.sum > 0.0 { "ReLU: above 0, it stays" } else { "ReLU: not above 0, it becomes 0" });
    }
    result(ui, sum.output);
}

/// From logits to probabilities, class by class.
fn softmax(ui: &mut Ui, terms: &[SoftmaxTerm], cell: Cell) {
    let palette = theme::palette(ui);
    let sum: f64 = terms.iter().map(|term| term.exponential).sum();
    egui::Grid::new("softmax").num_columns(5).spacing([28.0, 10.0]).show(ui, |ui| {
        for word in ["", "class", "logit", "e to the logit", "its share"] {
            ui.label(RichText::new(word).size(FINE).color(palette.muted));
        }
        ui.end_row();
        for (class, term) in Syndrome::ALL.into_iter().zip(terms) {
            let (rect, _) = ui.allocate_exact_size(vec2(26.0, 26.0), Sense::hover());
            class_icon(ui.painter(), rect.center(), 10.0, class, palette.text);
            if class.index() == cell.channel {
                ui.painter().rect_stroke(rect, 4.0, Stroke::new(1.5, palette.human), StrokeKind::Inside);
            }
            ui.label(theme::strong(ui, class.to_string(), &TextStyle::Body));
            ui.label(exact(term.logit));
            ui.label(large(term.exponential));
            let share =
                RichText::new(format!("{} / {} = {:.2} %", large(term.exponential), large(sum), 100.0 * term.probability));
            ui.label(share.color(palette.machine));
            ui.end_row();
        }
    });
    ui.add_space(theme::GAP);
    line(ui, &format!("The four exponentials add up to {}", large(sum)));
    let text = "A logit that is larger by 1 makes a class 2.72 times as probable against the others.";
    ui.label(RichText::new(text).size(FINE).color(palette.muted));
}

/// From the one logit to the probability of ill.
fn sigmoid(ui: &mut Ui, term: &SigmoidTerm) {
    let palette = theme::palette(ui);
    let exponential = large(term.exponential);
    line(ui, &format!("The logit is {}", exact(term.logit)));
    line(ui, &format!("e to the power of minus the logit is {exponential}"));
    let share = format!("Sigmoid: ill is 1 / (1 + {exponential}) = {:.2} %", 100.0 * term.probability);
    ui.label(RichText::new(share).color(palette.machine));
    line(ui, &format!("Healthy is what is left: {:.2} %", 100.0 * (1.0 - term.probability)));
    ui.add_space(theme::GAP);
    let text = "Softmax of the two logits, this one and 0, gives the same. A logit that is larger by 1 makes ill 2.72 times as probable against healthy.";
    ui.label(RichText::new(text).size(FINE).color(palette.muted));
}

/// A positive number with four digits.
fn large(value: f64) -> String {
    match value {
        value if value >= 1e6 || value < 1e-3 => number::scientific(value, 2),
        value if value >= 100.0 => format!("{value:.1}"),
        _ => format!("{value:.3}"),
    }
}
