//! The map of a loss over two weights, with paths and points on it.

use std::sync::Arc;

use egui::{
    Align2, Color32, ColorImage, Pos2, Rect, Response, Role, Sense, Shape, Stroke, StrokeKind, TextStyle, Ui, WidgetInfo, pos2,
    vec2,
};

use super::super::theme;
use super::super::widgets::{ByPointer, Texture};
use crate::lecture::neuron::{LossMap, Window};

/// Share of the height of the stage for the map; what is left is the chart's, whose marks need their room.
pub const MAP_SHARE: f32 = 0.52;
/// Bands of equal colour: their borders are contour lines.
const BANDS: f64 = 18.0;
/// The gap at which the colours change fastest, as a share of the largest one.
const FINE_FROM: f64 = 0.004;
/// The brightest colour, so that paths can be seen everywhere.
const BRIGHTEST: f32 = 0.52;

/// A map on the graphics card.
#[derive(Default)]
pub struct GroundView {
    texture: Texture<ByPointer<LossMap>>,
}

/// Where a map was painted.
pub struct Ground {
    /// What the pointer did there.
    pub response: Response,
    rect: Rect,
    window: Window,
}

impl GroundView {
    /// Shows a map as a square of `side` points. `name` is what it is called; `sense` says whether it can be dragged.
    pub fn show(&mut self, ui: &mut Ui, name: &str, map: &Arc<LossMap>, side: f32, sense: Sense) -> Ground {
        let (rect, response) = ui.allocate_exact_size(vec2(side, side), sense);
        response.widget_info(|| WidgetInfo::labeled(Role::Image, true, name));
        let texture = self.texture.update(ui.ctx(), "map of a loss", &ByPointer::of(map), || picture(map));
        let painter = ui.painter().with_clip_rect(rect);
        painter.image(texture.id(), rect, Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0)), Color32::WHITE);
        let ground = Ground { response, rect, window: map.window };
        let axis = Stroke::new(1.0, theme::DARK.muted.gamma_multiply(0.6));
        let origin = ground.at([0.0; 2]);
        painter.hline(rect.x_range(), origin.y, axis);
        painter.vline(origin.x, rect.y_range(), axis);
        painter.rect_stroke(rect, 0.0, Stroke::new(1.0, theme::palette(ui).border), StrokeKind::Inside);
        ground
    }
}

impl Ground {
    /// Where weights lie on the screen.
    pub fn at(&self, weights: [f64; 2]) -> Pos2 {
        let [x, y] = self.window.shares(weights);
        // Far outside a number of 32 bits loses its place: it is held near the map.
        let held = |share: f64| share.clamp(-4.0, 5.0) as f32;
        pos2(self.rect.min.x + self.rect.width() * held(x), self.rect.max.y - self.rect.height() * held(y))
    }

    /// The weights at a place on the screen, inside the map.
    pub fn weights(&self, at: Pos2) -> [f64; 2] {
        let share = |from: f32, way: f32| f64::from((way / from).clamp(0.0, 1.0));
        let x = share(self.rect.width(), at.x - self.rect.min.x);
        let y = share(self.rect.height(), self.rect.max.y - at.y);
        self.window.at([x, y])
    }

    /// Draws a line through places.
    pub fn path(&self, ui: &Ui, places: &[[f64; 2]], stroke: Stroke) {
        let points = places.iter().map(|&place| self.at(place)).collect();
        ui.painter().with_clip_rect(self.rect).add(Shape::line(points, stroke));
    }

    /// Draws a dot at each place.
    pub fn dots(&self, ui: &Ui, places: &[[f64; 2]], radius: f32, color: Color32) {
        let painter = ui.painter().with_clip_rect(self.rect);
        painter.extend(places.iter().map(|&place| Shape::circle_filled(self.at(place), radius, color)));
    }

    /// Draws a cross: the lowest point.
    pub fn cross(&self, ui: &Ui, place: [f64; 2]) {
        let (at, arm) = (self.at(place), 6.0);
        let painter = ui.painter().with_clip_rect(self.rect);
        for stroke in [Stroke::new(4.0, Color32::BLACK), Stroke::new(2.0, theme::DARK.truth)] {
            painter.line_segment([at - vec2(arm, arm), at + vec2(arm, arm)], stroke);
            painter.line_segment([at + vec2(-arm, arm), at + vec2(arm, -arm)], stroke);
        }
    }

    /// Draws the ball: where the weights are.
    pub fn ball(&self, ui: &Ui, place: [f64; 2], color: Color32) {
        let painter = ui.painter().with_clip_rect(self.rect);
        painter.circle(self.at(place), 7.0, color, Stroke::new(2.0, Color32::BLACK));
    }
}

/// The map in bands: dark is low.
fn picture(map: &LossMap) -> ColorImage {
    let least = map.values.iter().copied().fold(f64::INFINITY, f64::min);
    let most = map.values.iter().copied().fold(f64::NEG_INFINITY, f64::max) - least;
    let fine = (FINE_FROM * most).max(f64::MIN_POSITIVE);
    let color = |value: f64| {
        let share = ((value - least) / fine).ln_1p() / (most / fine).ln_1p().max(f64::MIN_POSITIVE);
        theme::sequential(BRIGHTEST * ((share * BANDS).floor() / BANDS) as f32)
    };
    // The second weight grows upwards, the rows of a picture go down.
    let rows = map.values.chunks(map.columns.max(1)).rev();
    ColorImage::new([map.columns, map.rows], rows.flatten().map(|&value| color(value)).collect())
}

/// What a map shows, in one small line above it.
pub fn caption(ui: &mut Ui, words: &str) {
    let small = TextStyle::Small.resolve(ui.style()).size;
    ui.add(egui::Label::new(egui::RichText::new(words).size(small).color(theme::palette(ui).muted)).truncate());
}

/// Numbers that stand beside a map: large, each with what it is below it.
pub fn large_numbers<W: AsRef<str>>(ui: &mut Ui, rows: &[(String, W)]) {
    let palette = theme::palette(ui);
    let small = TextStyle::Small.resolve(ui.style()).size;
    for (number, words) in rows {
        ui.label(theme::strong(ui, number, &TextStyle::Heading));
        ui.add(egui::Label::new(egui::RichText::new(words.as_ref()).size(small).color(palette.muted)).wrap());
        ui.add_space(theme::GAP);
    }
}

/// A word at a corner of a picture, readable on any ground.
pub fn word_on_picture(ui: &Ui, at: Pos2, corner: Align2, word: &str) {
    let font = TextStyle::Small.resolve(ui.style());
    let galley = ui.painter().layout_no_wrap(word.to_owned(), font, theme::DARK.text);
    let rect = corner.anchor_size(at, galley.size());
    ui.painter().rect_filled(rect.expand2(vec2(4.0, 1.0)), 3.0, Color32::BLACK.gamma_multiply(0.7));
    ui.painter().galley(rect.min, galley, theme::DARK.text);
}
