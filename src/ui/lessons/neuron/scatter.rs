//! The pictures by their two features, as dots and as small pictures, and the line where the neuron is undecided.

use egui::{Color32, ColorImage, Pos2, Rect, Role, Sense, Shape, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2};
use egui_plot::{LineStyle, MarkerShape};

use super::super::super::focus::arrows;
use super::super::super::theme;
use super::super::super::widgets::{ByPointer, Series, Texture, legend_entry};
use super::super::ground::{caption, large_numbers};
use crate::app::lessons::{NeuronSeen, THUMBNAIL, THUMBNAILS_IN_A_ROW, Thumbnails};
use crate::app::number;
use crate::lecture::neuron::{Example, sigmoid, weighted};
use crate::words::words;

/// The standardised features go from minus this to this.
const REACH: f64 = 3.7;
/// How near the pointer must come to a picture, in points.
const NEAR: f32 = 16.0;
/// How large the picture at the pointer is shown, as a multiple of its thumbnail.
const ENLARGED: f32 = 5.0;

/// The scatter and what the pointer has found there.
#[derive(Default)]
pub struct Scatter {
    texture: Texture<ByPointer<Thumbnails>>,
    pointed: Option<usize>,
}

impl Scatter {
    /// Shows the first `shown` pictures over `size`.
    pub fn show(&mut self, ui: &mut Ui, seen: &NeuronSeen, weights: [f64; 2], shown: usize, size: Vec2) {
        let palette = theme::palette(ui);
        let (rect, response) = ui.allocate_exact_size(size, Sense::focusable_noninteractive());
        let name = words().chapter_neuron_scatter();
        response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &name));
        let painter = ui.painter().with_clip_rect(rect);
        painter.rect(rect, 4.0, palette.card, Stroke::new(1.0, palette.border), StrokeKind::Inside);
        let at = |[x, y]: [f64; 2]| {
            let share = |value: f64| ((value + REACH) / (2.0 * REACH)) as f32;
            pos2(rect.min.x + rect.width() * share(x), rect.max.y - rect.height() * share(y))
        };
        let sheet = &seen.thumbnails;
        let load = || ColorImage::from_gray([sheet.width, sheet.height], &sheet.pixels);
        let texture = self.texture.update(ui.ctx(), "small pictures", &ByPointer::of(sheet), load).id();
        let examples = &seen.ground.stage.learned[..shown.min(seen.ground.stage.learned.len())];
        let mut covered: Vec<Rect> = Vec::new();
        for (place, example) in examples.iter().enumerate() {
            let middle = at(example.x);
            let area = Rect::from_center_size(middle, vec2(THUMBNAIL[0] as f32, THUMBNAIL[1] as f32));
            let color = color(ui, example);
            if rect.contains_rect(area) && covered.iter().all(|other| !other.intersects(area.expand(2.0))) {
                painter.image(texture, area, part(sheet, place), Color32::WHITE);
                painter.rect_stroke(area.expand(1.0), 1.0, Stroke::new(2.0, color), StrokeKind::Outside);
                covered.push(area);
            } else if covered.iter().all(|other| !other.contains(middle)) {
                painter.add(mark(middle, example, color));
            }
        }
        undecided(&painter, weights, &at, palette.text);
        let distance = |(place, example): (usize, &Example), to: Pos2| (place, at(example.x).distance(to));
        let nearest = |to: Pos2| {
            let all = examples.iter().enumerate().map(|one| distance(one, to));
            all.min_by(|one, other| one.1.total_cmp(&other.1))
        };
        let [right, up] = arrows(ui, &response);
        if response.has_focus() {
            // Without a pointer the arrows go through the pictures, by their spread.
            let mut order: Vec<usize> = (0..examples.len()).collect();
            order.sort_by(|&one, &other| examples[one].x[0].total_cmp(&examples[other].x[0]));
            let now = self.pointed.and_then(|pointed| order.iter().position(|&place| place == pointed));
            let next = now.map_or(0, |now| now.saturating_add_signed((right + up) as isize).min(order.len().saturating_sub(1)));
            self.pointed = order.get(next).copied();
        } else {
            let found = response.hover_pos().and_then(nearest).filter(|(_, distance)| *distance < NEAR);
            self.pointed = found.map(|(place, _)| place);
        }
        if let Some(example) = self.pointed.and_then(|place| examples.get(place)) {
            painter.circle_stroke(at(example.x), 12.0, Stroke::new(2.0, palette.text));
        }
    }

    /// Shows the picture at the pointer and what the neuron says of it; without a pointer what there is to see.
    pub fn picture(&self, ui: &mut Ui, seen: &NeuronSeen, weights: [f64; 2]) {
        let examples = &seen.ground.stage.learned;
        let palette = theme::palette(ui);
        let Some((place, example)) = self.pointed.and_then(|place| Some((place, examples.get(place)?))) else {
            ui.horizontal_wrapped(|ui| {
                legend_entry(
                    ui,
                    &Series::dots(words().chapter_neuron_ill(), palette.alarm, (MarkerShape::Diamond, 4.0), Vec::new()),
                );
                legend_entry(ui, &Series::dots(words().chapter_healthy(), palette.truth, (MarkerShape::Circle, 4.0), Vec::new()));
                legend_entry(
                    ui,
                    &Series::line(words().chapter_neuron_undecided(), palette.text, (2.0, LineStyle::Solid), Vec::new()),
                );
            });
            ui.add_space(theme::GAP);
            let rows = [
                (number::percent(100.0 * seen.accuracy_unseen, 1), words().chapter_neuron_told_right()),
                (number::fixed(seen.loss, 3), words().chapter_neuron_loss_on_these()),
            ];
            large_numbers(ui, &rows);
            caption(ui, &words().chapter_neuron_point());
            return;
        };
        let texture_size = vec2(THUMBNAIL[0] as f32, THUMBNAIL[1] as f32);
        let room = ui.available_size() - vec2(0.0, 84.0);
        let scale = (room / texture_size).min_elem().clamp(1.0, ENLARGED);
        let (rect, _) = ui.allocate_exact_size(texture_size * scale, Sense::hover());
        if let Some(texture) = self.texture.shown_id() {
            ui.painter().image(texture, rect, part(&seen.thumbnails, place), Color32::WHITE);
        }
        let p = sigmoid(weighted(weights, example.x));
        let (words, class) = (words(), example.syndrome.to_string());
        ui.label(if example.is_ill() { words.chapter_neuron_is_ill(class) } else { words.chapter_neuron_is_healthy(class) });
        ui.label(words.chapter_neuron_says(number::percent(100.0 * p, 0)));
        let [spread, contrast] = example.raw.map(|value| number::fixed(value, 1));
        caption(ui, &words.chapter_neuron_measured(spread, contrast));
    }
}

/// The part of the sheet that has one picture.
fn part(sheet: &Thumbnails, place: usize) -> Rect {
    let [width, height] = THUMBNAIL.map(|pixels| pixels as f32);
    let corner = vec2((place % THUMBNAILS_IN_A_ROW) as f32 * width, (place / THUMBNAILS_IN_A_ROW) as f32 * height);
    let whole = vec2(sheet.width as f32, sheet.height as f32);
    Rect::from_min_size((corner / whole).to_pos2(), vec2(width, height) / whole)
}

/// Ill and healthy differ in colour and in shape.
fn color(ui: &Ui, example: &Example) -> Color32 {
    let palette = theme::palette(ui);
    if example.is_ill() { palette.alarm } else { palette.truth }
}

fn mark(middle: Pos2, example: &Example, color: Color32) -> Shape {
    if example.is_ill() {
        let corners = [vec2(0.0, 4.0), vec2(-4.0, 0.0), vec2(0.0, -4.0), vec2(4.0, 0.0)];
        Shape::convex_polygon(corners.map(|corner| middle + corner).to_vec(), color, Stroke::NONE)
    } else {
        Shape::circle_filled(middle, 3.0, color)
    }
}

/// The line on which the weighted sum is 0, and an arrow to the side that is called ill.
fn undecided(painter: &egui::Painter, weights: [f64; 2], at: &dyn Fn([f64; 2]) -> Pos2, color: Color32) {
    let [a, b] = weights;
    let length = a.hypot(b);
    if length < 1e-9 {
        return;
    }
    let along = [-b / length, a / length];
    let ends = [10.0, -10.0].map(|way| at([along[0] * way, along[1] * way]));
    painter.line_segment(ends, Stroke::new(2.0, color));
    let (from, to) = (at([0.0; 2]), at([0.8 * a / length, 0.8 * b / length]));
    painter.arrow(from, to - from, Stroke::new(2.0, color));
}
