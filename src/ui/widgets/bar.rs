//! A horizontal bar for a share of one.

use super::super::theme::palette;
use egui::{Color32, CornerRadius, Rect, Sense, Ui, pos2, vec2};

/// A bar of `height` over the width that there is, filled to `share` (0 to 1).
pub fn bar(ui: &mut Ui, share: f32, height: f32, color: Color32) -> egui::Response {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    let corner = CornerRadius::same((height / 2.0) as u8);
    ui.painter().rect_filled(rect, corner, palette(ui).border);
    let width = rect.width() * share.clamp(0.0, 1.0);
    if width >= 1.0 {
        ui.painter().rect_filled(Rect::from_min_max(rect.min, pos2(rect.min.x + width, rect.max.y)), corner, color);
    }
    response
}
