//! The table of the lecture: 4 x 4 values, and the largest of each 2 x 2.

use egui::{Align2, Color32, Painter, Pos2, Rect, Role, Sense, Stroke, StrokeKind, TextStyle, Ui, Vec2, WidgetInfo, pos2, vec2};

use super::super::super::theme;
use crate::lecture::pooling::{Map, SIDE, lecture_table};
use crate::words::words;

/// Values along a side of the table.
const CELLS: usize = 4;

/// Shows the table and what becomes of it.
pub fn show(ui: &mut Ui) {
    let table = lecture_table();
    let pooled = table.pooled();
    ui.label(theme::strong(ui, words().chapter_pooling_largest(), &TextStyle::Body));
    ui.add_space(theme::WIDE_GAP);
    let cell = ((ui.available_width() - 64.0) / (CELLS + CELLS / SIDE) as f32).min(ui.available_height() / 6.0).floor();
    let size = vec2(cell * (CELLS + CELLS / SIDE) as f32 + 64.0, cell * CELLS as f32);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    let stay = words().chapter_pooling_stay(pooled.values().iter().map(i32::to_string).collect::<Vec<_>>().join(", "));
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &stay));
    let stays = |place: usize| {
        let square = place / table.width() / SIDE * pooled.width() + place % table.width() / SIDE;
        (square, table.values()[place] == pooled.values()[square])
    };
    let painter = ui.painter();
    values(ui, painter, &table, rect.min, cell, stays);
    let corner = pos2(rect.max.x - cell * pooled.width() as f32, rect.center().y - cell * pooled.height() as f32 / 2.0);
    values(ui, painter, &pooled, corner, cell, |place| (place, true));
    let middle = rect.center().y;
    let (from, to) = (rect.min.x + cell * CELLS as f32 + 12.0, corner.x - 12.0);
    painter.arrow(pos2(from, middle), vec2(to - from, 0.0), Stroke::new(2.0, theme::palette(ui).text));
}

/// A table of values. `square` says to which square a value belongs, and whether it is the largest there.
fn values(ui: &Ui, painter: &Painter, map: &Map<i32>, corner: Pos2, cell: f32, square: impl Fn(usize) -> (usize, bool)) {
    let palette = theme::palette(ui);
    let grounds: [Color32; 4] = [palette.machine, palette.human, palette.truth, palette.alarm];
    let mut font = TextStyle::Heading.resolve(ui.style());
    font.size = font.size.max(cell * 0.3);
    for (place, value) in map.values().iter().enumerate() {
        let at = corner + vec2((place % map.width()) as f32, (place / map.width()) as f32) * cell;
        let rect = Rect::from_min_size(at, Vec2::splat(cell)).shrink(2.0);
        let (square, stays) = square(place);
        let color = grounds[square % grounds.len()];
        let (ground, ink) = theme::shaded(palette, color, if stays { 0.75 } else { 0.12 });
        painter.rect_filled(rect, 4.0, ground);
        painter.rect_stroke(rect, 4.0, Stroke::new(1.5, color), StrokeKind::Inside);
        painter.text(rect.center(), Align2::CENTER_CENTER, value.to_string(), font.clone(), ink);
    }
}
