//! What is said about a layer: its name, its size, how its numbers are spread.

use egui::{Align2, Color32, FontId, Rect, RichText, Sense, TextStyle, Ui, pos2, vec2};

use super::super::theme;
use super::numbers::short;
use super::{grouped, layer, shape};
use crate::app::{Inspected, State, layer_name, number};
use crate::factory::{HEIGHT, Syndrome, WIDTH};
use crate::network::{LayerInfo, LayerKind, Spread};
use crate::words::words;

/// Size of the smallest text of the room, in points.
pub const FINE: f32 = 13.0;

/// The name of the layer, and what can be counted about it.
pub fn head(ui: &mut Ui, state: &State, shown: &Inspected) {
    let info = layer(state, shown);
    ui.label(theme::strong(ui, layer_name(info), &TextStyle::Body));
    ui.label(RichText::new(facts(info)).size(FINE).color(theme::palette(ui).muted));
}

fn facts(info: &LayerInfo) -> String {
    let (words, [channels, height, width]) = (words(), info.output);
    let mut parts = vec![if info.is_spatial() {
        words.layer_gives_maps(channels, grouped(channels), height.to_string(), width.to_string())
    } else {
        words.layer_gives_values(channels, grouped(channels), shape(info.input))
    }];
    if info.parameters > 0 {
        parts.push(words.layer_weights(info.parameters, grouped(info.parameters)));
    }
    if let Some(field) = info.field {
        parts.push(words.layer_value_sees(field.size.to_string()));
    } else if info.is_spatial() {
        parts.push(words.layer_value_sees_all());
    }
    parts.join("  \u{b7}  ")
}

/// What one of the values of a layer without classes is called, as in "Map" or "Unit".
pub fn word(info: &LayerInfo) -> String {
    match info.kind {
        LayerKind::Convolution { .. } | LayerKind::Pool | LayerKind::Double => words().layer_map(),
        LayerKind::AddPicture => words().layer_picture(),
        LayerKind::Code => words().layer_number(),
        LayerKind::MeanMax | LayerKind::Dense | LayerKind::Output | LayerKind::Softmax | LayerKind::Sigmoid => {
            words().layer_unit()
        }
    }
}

/// The name of a channel of a layer: its class where it stands for one, else word and number.
pub fn name(info: &LayerInfo, channel: usize) -> String {
    let half = info.output[0] / 2;
    let (words, number) = (words(), (channel + 1).to_string());
    let class = || Syndrome::from_index(channel).map_or_else(String::new, |class| class.to_string());
    match info.kind {
        LayerKind::Output if info.output[0] == 1 => words.layer_logit_of_ill(),
        LayerKind::Sigmoid => words.layer_probability_of_ill(),
        LayerKind::Output => words.layer_logit_of_class(class()),
        LayerKind::Softmax => words.layer_class(class()),
        LayerKind::MeanMax if channel < half => words.layer_mean_of_map(number),
        LayerKind::MeanMax => words.layer_maximum_of_map((channel + 1 - half).to_string()),
        LayerKind::Convolution { .. } | LayerKind::Pool | LayerKind::Double => words.layer_map_counted(number),
        LayerKind::AddPicture => words.layer_picture_counted(number),
        LayerKind::Code => words.layer_number_counted(number),
        LayerKind::Dense => words.layer_unit_counted(number),
    }
}

/// Whether a layer reads what the network is given: the sample, and for a network that compares its difference from the base image.
pub fn reads_pictures(info: &LayerInfo) -> bool {
    // Maps inside an autoencoder have the size of the picture too: there are more than two of them.
    info.input[0] <= 2 && info.input[1..] == [HEIGHT, WIDTH]
}

/// The name of an input of a layer, as the beginning of a line.
pub fn input_name(info: &LayerInfo, channel: usize) -> String {
    match (reads_pictures(info), info.input[0], channel) {
        (true, 1, _) => words().layer_input_picture(),
        (true, _, 0) => words().layer_input_sample(),
        (true, ..) => words().layer_input_difference(),
        _ => words().layer_input_map((channel + 1).to_string()),
    }
}

/// Which rows and columns of an input of a layer: the first and last row, the first and last column, counted from 1.
pub fn place_in_input(info: &LayerInfo, channel: usize, [top, bottom, left, right]: [isize; 4]) -> String {
    let words = words();
    let [top, bottom, left, right] = [top, bottom, left, right].map(|place| number::whole(place as i64));
    match (reads_pictures(info), info.input[0], channel) {
        (true, 1, _) => words.network_sum_in_picture(top, bottom, left, right),
        (true, _, 0) => words.network_sum_in_sample(top, bottom, left, right),
        (true, ..) => words.network_sum_in_difference(top, bottom, left, right),
        _ => words.network_sum_in_map(top, bottom, left, right, (channel + 1).to_string()),
    }
}

/// A histogram over the width that there is. The bar of the zeros may be cut, and then says so.
pub fn histogram(ui: &mut Ui, name: &str, spread: &Spread, height: f32, color: Color32) {
    let palette = theme::palette(ui);
    let total = spread.total().max(1);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height + 18.0), Sense::hover());
    response.widget_info(|| {
        let count = number::grouped(spread.total());
        let text = words().layer_histogram(name, count, short(spread.low), short(spread.high));
        egui::WidgetInfo::labeled(egui::Role::Label, true, text)
    });
    let bars = rect.with_max_y(rect.min.y + height);
    ui.painter().rect_filled(bars, 3.0, palette.card);
    // A single bar, nearly always that of 0, would press all others flat: the second largest fills the height.
    let mut sorted: Vec<u64> = spread.counts.clone();
    sorted.sort_unstable_by(|a, b| b.cmp(a));
    let full = sorted.get(1).copied().unwrap_or(1).max(1) as f32;
    let width = bars.width() / spread.counts.len().max(1) as f32;
    for (place, &count) in spread.counts.iter().enumerate() {
        let share = count as f32 / full;
        if count == 0 {
            continue;
        }
        let left = bars.min.x + place as f32 * width;
        let top = bars.max.y - ((bars.height() - 3.0) * share.min(1.0)).max(1.0);
        ui.painter().rect_filled(Rect::from_min_max(pos2(left + 0.5, top), pos2(left + width - 0.5, bars.max.y)), 0.0, color);
        if share > 1.0 {
            // Cut: a notch near its top.
            let notch = Rect::from_min_size(pos2(left, bars.min.y + 7.0), vec2(width, 2.0));
            ui.painter().rect_filled(notch, 0.0, palette.card);
        }
    }
    let font = FontId::proportional(FINE - 1.0);
    let text = |x: f32, align: Align2, text: String| {
        ui.painter().text(pos2(x, rect.max.y), align, text, font.clone(), palette.muted);
    };
    text(rect.min.x, Align2::LEFT_BOTTOM, short(spread.low));
    text(rect.max.x, Align2::RIGHT_BOTTOM, short(spread.high));
    if spread.zeros > 0 && spread.low >= 0.0 {
        let share = number::percent(100.0 * spread.zeros as f64 / total as f64, 0);
        text(rect.center().x, Align2::CENTER_BOTTOM, words().layer_are_zero(share));
    } else if spread.low < 0.0 && spread.high > 0.0 {
        let zero = bars.min.x - bars.width() * spread.low / (spread.high - spread.low);
        ui.painter().vline(zero, bars.y_range(), egui::Stroke::new(1.0, palette.muted));
    }
}
