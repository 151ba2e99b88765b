//! The gray values of a picture, written into its pixels where these are large enough.

use egui::{Align2, Color32, FontFamily, FontId, Stroke, StrokeKind, Ui};

use super::picture_view::PictureView;

/// Smallest side of a pixel that has room for its number, in physical pixels.
const ROOM: f32 = 24.0;
/// Height of the numbers, as a share of a pixel's side.
const SHARE: f32 = 0.38;

/// Writes into each pixel in view what `value` says for its column and row, in black or white by the pixel's colour. Nothing is
/// written where pixels are too small.
pub fn paint_values(ui: &Ui, view: &PictureView, value: impl Fn(usize, usize) -> (String, Color32)) {
    if view.texel() * ui.ctx().pixels_per_point() < ROOM - 0.5 {
        return;
    }
    let painter = ui.painter().with_clip_rect(view.place.intersect(ui.clip_rect()));
    let font = FontId::new(view.texel() * SHARE, FontFamily::Proportional);
    let [(left, top), (right, bottom)] = view.seen();
    for (row, column) in (top..bottom).flat_map(|row| (left..right).map(move |column| (row, column))) {
        let (text, ground) = value(column, row);
        let ink = if ground.intensity() > 0.45 { Color32::BLACK } else { Color32::WHITE };
        painter.text(view.pixel_rect((column, row)).center(), Align2::CENTER_CENTER, text, font.clone(), ink);
    }
}

/// Frames a pixel: the one under the pointer, in the other picture too.
pub fn frame_pixel(ui: &Ui, view: &PictureView, pixel: (usize, usize), color: Color32) {
    let painter = ui.painter().with_clip_rect(view.place.expand(1.0).intersect(ui.clip_rect()));
    let rect = view.pixel_rect(pixel);
    painter.rect_stroke(rect.expand(1.0), 0.0, Stroke::new(1.0, Color32::BLACK), StrokeKind::Outside);
    painter.rect_stroke(rect, 0.0, Stroke::new(1.0, color), StrokeKind::Outside);
}
