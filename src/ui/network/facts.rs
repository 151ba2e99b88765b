//! What is said about a layer: its name, its size, how its numbers are spread.

use egui::{Align2, Color32, FontId, Rect, RichText, Sense, TextStyle, Ui, pos2, vec2};

use super::super::theme;
use super::numbers::short;
use super::{grouped, layer, shape};
use crate::app::{Inspected, State, layer_name};
use crate::factory::{HEIGHT, WIDTH};
use crate::network::{LayerInfo, LayerKind, Spread};

/// Size of the smallest text of the room, in points.
pub const FINE: f32 = 13.0;

/// The name of the layer, and what can be counted about it.
pub fn head(ui: &mut Ui, state: &State, shown: &Inspected) {
    let info = layer(state, shown);
    ui.label(theme::strong(ui, layer_name(info), &TextStyle::Body));
    ui.label(RichText::new(facts(info)).size(FINE).color(theme::palette(ui).muted));
}

fn facts(info: &LayerInfo) -> String {
    let [channels, height, width] = info.output;
    let mut parts = vec![if info.is_spatial() {
        format!("{} map{} of {height} \u{d7} {width}", grouped(channels), if channels == 1 { "" } else { "s" })
    } else {
        format!("{} value{} from {}", grouped(channels), if channels == 1 { "" } else { "s" }, shape(info.input))
    }];
    if info.parameters > 0 {
        parts.push(format!("{} weights", grouped(info.parameters)));
    }
    if let Some(field) = info.field {
        parts.push(format!("a value sees {0} \u{d7} {0} pixels", field.size));
    } else if info.is_spatial() {
        parts.push("a value sees the whole picture".to_owned());
    }
    parts.join("  \u{b7}  ")
}

/// What one of the values of a layer is called, as in "Map" or "Unit".
pub fn word(info: &LayerInfo) -> &'static str {
    match info.kind {
        LayerKind::Convolution { .. } | LayerKind::Pool | LayerKind::Double => "Map",
        LayerKind::AddPicture => "Picture",
        LayerKind::Code => "Number",
        LayerKind::Output => "Logit",
        LayerKind::Softmax => "Class",
        LayerKind::Sigmoid => "Probability",
        LayerKind::MeanMax | LayerKind::Dense => "Unit",
    }
}

/// The name of a channel of a layer: its class where it stands for one, else word and number.
pub fn name(info: &LayerInfo, channel: usize) -> String {
    let half = info.output[0] / 2;
    match info.kind {
        LayerKind::Output if info.output[0] == 1 => "Logit of ill".to_owned(),
        LayerKind::Sigmoid => "Probability of ill".to_owned(),
        LayerKind::Output | LayerKind::Softmax => {
            let class = crate::factory::Syndrome::from_index(channel).map_or_else(String::new, |class| class.to_string());
            format!("{} {class}", word(info))
        }
        LayerKind::MeanMax if channel < half => format!("Mean of map {}", channel + 1),
        LayerKind::MeanMax => format!("Maximum of map {}", channel + 1 - half),
        _ => format!("{} {}", word(info), channel + 1),
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
        (true, 1, _) => "Picture".to_owned(),
        (true, _, 0) => "Sample".to_owned(),
        (true, ..) => "Difference".to_owned(),
        _ => format!("Input map {}", channel + 1),
    }
}

/// The name of an input of a layer inside a sentence.
pub fn input_inside(info: &LayerInfo, channel: usize) -> String {
    match (reads_pictures(info), info.input[0], channel) {
        (true, 1, _) => "the picture".to_owned(),
        (true, _, 0) => "the sample".to_owned(),
        (true, ..) => "the difference from the base image".to_owned(),
        _ => format!("input map {}", channel + 1),
    }
}

/// A histogram over the width that there is. The bar of the zeros may be cut, and then says so.
pub fn histogram(ui: &mut Ui, name: &str, spread: &Spread, height: f32, color: Color32) {
    let palette = theme::palette(ui);
    let total = spread.total().max(1);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height + 18.0), Sense::hover());
    response.widget_info(|| {
        let text = format!("{name}: {} numbers from {} to {}", spread.total(), short(spread.low), short(spread.high));
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
        text(rect.center().x, Align2::CENTER_BOTTOM, format!("{:.0} % are 0", 100.0 * spread.zeros as f64 / total as f64));
    } else if spread.low < 0.0 && spread.high > 0.0 {
        let zero = bars.min.x - bars.width() * spread.low / (spread.high - spread.low);
        ui.painter().vline(zero, bars.y_range(), egui::Stroke::new(1.0, palette.muted));
    }
}
