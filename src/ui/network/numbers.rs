//! Numbers in coloured squares, and small numbers in words.

use egui::{Align2, FontId, Painter, Pos2, Rect, Stroke, StrokeKind, Ui, Vec2, vec2};

use super::super::theme;
use crate::app::number;

/// A square of numbers.
pub struct NumberGrid<'a> {
    /// The numbers, row by row.
    pub values: &'a [f32],
    /// Numbers in a row.
    pub columns: usize,
    /// The end of the colour scale.
    pub most: f32,
    /// Whether the numbers may be below 0.
    pub signed: bool,
    /// A number to be marked.
    pub marked: Option<usize>,
}

impl NumberGrid<'_> {
    /// The size at a width and height of one cell, in points.
    pub fn size(&self, cell: Vec2) -> Vec2 {
        vec2(self.columns as f32 * cell.x, self.values.len().div_ceil(self.columns) as f32 * cell.y)
    }

    /// Paints it from a corner on; cells that are too narrow for a number stay without.
    pub fn paint(&self, ui: &Ui, corner: Pos2, cell: Vec2) {
        let painter = ui.painter();
        for (index, &value) in self.values.iter().enumerate() {
            let (row, column) = (index / self.columns, index % self.columns);
            let rect = Rect::from_min_size(corner + vec2(column as f32 * cell.x, row as f32 * cell.y), cell);
            let ground = color(value, self.most, self.signed);
            painter.rect_filled(rect.shrink(0.5), 0.0, ground);
            if cell.x >= 22.0 {
                let text = if cell.x < 36.0 { tiny(value) } else { short(value) };
                // As large as the cell allows, at about 0.56 of the size per letter.
                let size = ((cell.x - 4.0) / (0.56 * text.chars().count().max(3) as f32)).min(cell.y * 0.55).clamp(8.5, 14.5);
                painter.text(rect.center(), Align2::CENTER_CENTER, text, FontId::proportional(size), theme::on(ground));
            }
        }
        if let Some(index) = self.marked {
            let (row, column) = (index / self.columns, index % self.columns);
            let rect = Rect::from_min_size(corner + vec2(column as f32 * cell.x, row as f32 * cell.y), cell);
            mark(painter, rect, theme::palette(ui).human);
        }
    }
}

/// A frame that is seen on dark and on light.
pub fn mark(painter: &Painter, rect: Rect, color: egui::Color32) {
    painter.rect_stroke(rect, 0.0, Stroke::new(4.0, egui::Color32::BLACK.gamma_multiply(0.7)), StrokeKind::Middle);
    painter.rect_stroke(rect, 0.0, Stroke::new(2.0, color), StrokeKind::Middle);
}

/// The colour of a value on a scale that ends at `most`.
pub fn color(value: f32, most: f32, signed: bool) -> egui::Color32 {
    let share = if most > 0.0 { value / most } else { 0.0 };
    if signed { theme::diverging(share) } else { theme::sequential(share) }
}

/// The largest distance from 0.
pub fn reach(values: &[f32]) -> f32 {
    values.iter().fold(0.0, |most, value| most.max(value.abs()))
}

/// A number with about three digits and a real minus.
pub fn short(value: f32) -> String {
    let wide = f64::from(value);
    match value.abs() {
        size if size >= 9999.5 => number::scientific(wide, 1),
        size if size >= 99.95 => number::fixed(wide, 0),
        size if size >= 9.995 => number::fixed(wide, 1),
        size if size >= 0.0995 => number::fixed(wide, 2),
        size if size >= 0.000_95 => number::fixed(wide, 3),
        0.0 => "0".to_owned(),
        _ => number::scientific(wide, 0),
    }
}

/// A number with two digits, without the zero before the point: for narrow cells.
fn tiny(value: f32) -> String {
    let wide = f64::from(value);
    match value.abs() {
        0.0 => "0".to_owned(),
        size if size >= 9.95 => number::fixed(wide, 0),
        size if size >= 0.995 => number::fixed(wide, 1),
        _ => number::narrow(wide, 2),
    }
}

/// A number to be added, with its sign before it.
pub fn added(value: f32) -> String {
    number::added(value.into(), digits_of(value))
}

/// A number with six digits at the most: for sums that can be checked.
pub fn exact(value: f32) -> String {
    number::fixed(value.into(), digits_of(value))
}

fn digits_of(value: f32) -> usize {
    if value.abs() >= 1000.0 { 1 } else { 4 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_numbers_keep_about_three_digits() {
        let cases = [(0.0, "0"), (0.5, "0.50"), (-1.234, "\u{2212}1.23"), (0.0123, "0.012"), (12.34, "12.3"), (123.4, "123")];
        for (value, text) in cases {
            assert_eq!(short(value), text);
        }
        for (value, text) in [(0.0, "0"), (0.25, ".25"), (-0.063, "\u{2212}.06"), (1.26, "1.3"), (-12.4, "\u{2212}12")] {
            assert_eq!(tiny(value), text);
        }
        assert_eq!((added(-0.5), added(2.0)), ("\u{2212} 0.5000".into(), "+ 2.0000".into()));
    }
}
