//! Sums in words and numbers, line by line.

use egui::{Align2, FontId, Rect, Response, RichText, Role, Sense, Stroke, StrokeKind, TextStyle, Ui, WidgetInfo, pos2, vec2};

use super::super::theme;
use super::super::widgets::{class_icon, fitted, width_of};
use super::facts::{self, FINE};
use super::layer;
use super::numbers::{added, color, exact, short};
use crate::app::{Inspected, State, number};
use crate::factory::Syndrome;
use crate::network::{
    AddedPicture, Cell, CellSum, ChannelTerm, ConvolutionSum, DenseSum, DoubledValue, LayerInfo, LayerKind, NormalisedSum,
    SigmoidTerm, SoftmaxTerm, gray_level,
};
use crate::words::words;

/// Height of a line with a bar, in points.
const BAR_HEIGHT: f32 = 28.0;

/// Room of the icon of a class, in points.
const ICON: f32 = 26.0;

/// What the widths of five columns may differ by from those that were measured, in points: letters stand on whole pixels.
const ROUNDING: f32 = 6.0;

/// A line of a sum.
pub fn line(ui: &mut Ui, text: String) {
    ui.label(RichText::new(text).size(15.0));
}

/// The value that comes out.
pub fn result(ui: &mut Ui, value: f32) {
    let text = words().network_sum_value(exact(value));
    ui.label(theme::strong(ui, text, &TextStyle::Body).color(theme::palette(ui).machine));
}

/// A name, a bar to the left or right of zero, a number. With `chosen` it can be pressed.
pub fn term_bar(ui: &mut Ui, name: &str, value: f32, most: f32, chosen: Option<bool>) -> Response {
    let palette = theme::palette(ui);
    let sense = if chosen.is_some() { Sense::click() } else { Sense::hover() };
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), BAR_HEIGHT - 4.0), sense);
    let spoken = words().network_sum_bar(name, exact(value));
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
    let names = (rect.width() * 0.48).min(230.0);
    painter.with_clip_rect(rect.with_max_x(rect.min.x + names)).text(
        pos2(rect.min.x + 6.0, rect.center().y),
        Align2::LEFT_CENTER,
        name,
        fitted(ui, name, font.clone(), names - 8.0),
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
    let (words, maps) = (words(), sum.channels.len());
    let (taps, whole) = ((sum.side * sum.side).to_string(), exact(sum.sum));
    let products = if maps > 1 {
        words.network_sum_part(taps, exact(term.sum), maps.to_string(), &whole)
    } else {
        words.network_sum_products(taps, &whole)
    };
    line(ui, products);
    line(
        ui,
        match sum.after {
            NormalisedSum::Bias(bias) => words.network_sum_biased(whole, added(bias), exact(sum.shifted)),
            NormalisedSum::Normalised { mean, deviation, gamma, beta } => {
                let (mean, beta) = (added(-mean), added(beta));
                words.network_sum_normalised(whole, mean, exact(deviation), exact(gamma), beta, exact(sum.shifted))
            }
        },
    );
    line(ui, if sum.rectified { relu(sum.shifted) } else { words.network_without_relu() });
    result(ui, sum.output);
}

/// What ReLU makes of a value.
fn relu(value: f32) -> String {
    if value > 0.0 { words().network_relu_stays() } else { words().network_relu_zero() }
}

/// The map, row and column of a value, counted from 1.
fn counted(Cell { channel, row, column }: Cell) -> [String; 3] {
    [channel, row, column].map(|place| (place + 1).to_string())
}

/// A value that repeats one of the map before.
pub fn doubled(ui: &mut Ui, value: &DoubledValue) {
    let [map, row, column] = counted(value.place);
    line(ui, words().network_sum_doubled(map, row, column));
    result(ui, value.output);
}

/// A value of the picture with its correction.
pub fn added_picture(ui: &mut Ui, sum: &AddedPicture) {
    line(ui, words().network_sum_picture(exact(sum.given)));
    line(ui, words().network_sum_correction(exact(sum.given), added(sum.correction), exact(sum.output)));
    result(ui, sum.output);
    line(ui, words().network_sum_gray(gray_level(sum.output).to_string(), gray_level(sum.given).to_string()));
}

/// The sum of a value without a place in the picture.
pub fn flat(ui: &mut Ui, state: &State, shown: &Inspected, sum: &CellSum, cell: Cell) {
    let info = layer(state, shown);
    match sum {
        CellSum::Mean { channel, sum, count, output } => {
            let (count, sum) = (count.to_string(), exact(*sum));
            line(ui, words().network_sum_of_map(&count, (channel + 1).to_string(), &sum));
            line(ui, words().network_sum_mean(sum, count, exact(*output)));
            result(ui, *output);
        }
        CellSum::Maximum { place, output } => {
            let [map, row, column] = counted(*place);
            line(ui, words().network_sum_maximum(map, row, column));
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
    let text = words().network_sum_strongest(count.to_string());
    ui.label(RichText::new(text).size(FINE).color(palette.muted));
    let before = &shown.anatomy.layers[state.network.layer.saturating_sub(1)];
    let most = sum.largest.first().map_or(0.0, |term| term.product().abs()).max(sum.rest.abs()).max(sum.bias.abs());
    ui.spacing_mut().item_spacing.y = 2.0;
    for term in &sum.largest {
        let cell = Cell::at(term.input, before.output);
        let (input, value, weight) = (facts::name(before, cell.channel), short(term.value), short(term.weight));
        let name = if before.is_spatial() {
            let [_, row, column] = counted(cell);
            words().network_sum_term_at(input, row, column, value, weight)
        } else {
            words().network_sum_term(input, value, weight)
        };
        term_bar(ui, &name, term.product(), most, None);
    }
    term_bar(ui, &words().network_sum_other_inputs(sum.rest_count.to_string()), sum.rest, most, None);
    term_bar(ui, &words().network_sum_bias(), sum.bias, most, None);
    ui.add_space(theme::GAP);
    line(ui, words().network_sum_all(exact(sum.sum)));
    if info.kind == LayerKind::Dense {
        line(ui, relu(sum.sum));
    }
    result(ui, sum.output);
}

/// From logits to probabilities, class by class.
fn softmax(ui: &mut Ui, terms: &[SoftmaxTerm], cell: Cell) {
    let (words, palette) = (words(), theme::palette(ui));
    let sum: f64 = terms.iter().map(|term| term.exponential).sum();
    let row = |(class, term): (Syndrome, &SoftmaxTerm)| {
        let share = words.network_softmax_divided(large(term.exponential), large(sum), probability(term.probability));
        [class.to_string(), exact(term.logit), large(term.exponential), share]
    };
    let rows: Vec<[String; 4]> = Syndrome::ALL.into_iter().zip(terms).map(row).collect();
    let font = TextStyle::Body.resolve(ui.style());
    let headers = [
        words.network_softmax_class(),
        words.network_softmax_logit(),
        words.network_softmax_exponential(),
        words.network_softmax_share(),
    ];
    let bold = |column: usize| if column == 0 { theme::strong_font(font.size) } else { font.clone() };
    let width = |column: usize| {
        let header = width_of(ui, &headers[column], FontId::proportional(FINE));
        rows.iter().map(|row| width_of(ui, &row[column], bold(column))).fold(header, f32::max)
    };
    let letters: f32 = (0..4).map(width).sum();
    let room = ui.available_width() - ICON - ROUNDING;
    let space = ((room - letters) / 4.0).clamp(10.0, 28.0);
    let smaller = ((room - 4.0 * space) / letters.max(1.0)).min(1.0);
    let size = font.size * smaller;
    egui::Grid::new("softmax").num_columns(5).min_col_width(0.0).spacing([space, 10.0]).show(ui, |ui| {
        ui.label("");
        for word in &headers {
            ui.label(RichText::new(word).size(FINE * smaller).color(palette.muted));
        }
        ui.end_row();
        for (class, [name, logit, exponential, share]) in Syndrome::ALL.into_iter().zip(rows) {
            let (rect, _) = ui.allocate_exact_size(vec2(ICON, ICON), Sense::hover());
            class_icon(ui.painter(), rect.center(), 10.0, class, palette.text);
            if class.index() == cell.channel {
                ui.painter().rect_stroke(rect, 4.0, Stroke::new(1.5, palette.human), StrokeKind::Inside);
            }
            ui.label(RichText::new(name).font(theme::strong_font(size)));
            ui.label(RichText::new(logit).size(size));
            ui.label(RichText::new(exponential).size(size));
            ui.label(RichText::new(share).size(size).color(palette.machine));
            ui.end_row();
        }
    });
    ui.add_space(theme::GAP);
    line(ui, words.network_softmax_sum(large(sum)));
    let text = words.network_softmax_meaning(number::fixed(std::f64::consts::E, 2));
    ui.label(RichText::new(text).size(FINE).color(palette.muted));
}

/// From the one logit to the probability of ill.
fn sigmoid(ui: &mut Ui, term: &SigmoidTerm) {
    let (words, palette) = (words(), theme::palette(ui));
    let exponential = large(term.exponential);
    line(ui, words.network_sigmoid_logit(exact(term.logit)));
    line(ui, words.network_sigmoid_exponential(&exponential));
    let share = words.network_sigmoid_ill(exponential, probability(term.probability));
    ui.label(RichText::new(share).color(palette.machine));
    line(ui, words.network_sigmoid_healthy(probability(1.0 - term.probability)));
    ui.add_space(theme::GAP);
    let text = words.network_sigmoid_meaning(number::fixed(std::f64::consts::E, 2));
    ui.label(RichText::new(text).size(FINE).color(palette.muted));
}

/// A probability from 0 to 1 in percent, with two digits after the point.
fn probability(value: f32) -> String {
    number::percent(f64::from(100.0 * value), 2)
}

/// A positive number with four digits.
fn large(value: f64) -> String {
    match value {
        value if value >= 1e6 || value < 1e-3 => number::scientific(value, 2),
        value if value >= 100.0 => number::fixed(value, 1),
        _ => number::fixed(value, 3),
    }
}
