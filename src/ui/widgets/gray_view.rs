//! Gray pictures, large and crisp: whole physical pixels per texel.

use egui::{Color32, ColorImage, Context, Rect, Stroke, TextureHandle, TextureOptions, Ui, Vec2, pos2, vec2};

use super::super::theme::DARK;
use crate::factory::{GrayImage, HEIGHT, OutlineSegment, WIDTH};

/// A picture on the graphics card, loaded again only when it changes.
#[derive(Default)]
pub struct GrayTexture {
    handle: Option<TextureHandle>,
    shown: Option<u64>,
}

impl GrayTexture {
    /// The texture of the gray picture that is identified by `version`.
    pub fn update(&mut self, ctx: &Context, name: &str, version: u64, image: &GrayImage) -> &TextureHandle {
        self.update_with(ctx, name, version, || ColorImage::from_gray([WIDTH, HEIGHT], image.pixels()))
    }

    /// The texture of the picture that is identified by `version`; `load` makes it when it is another one than before.
    pub fn update_with(&mut self, ctx: &Context, name: &str, version: u64, load: impl Fn() -> ColorImage) -> &TextureHandle {
        let handle = self.handle.get_or_insert_with(|| ctx.load_texture(name, load(), TextureOptions::NEAREST));
        if self.shown != Some(version) {
            handle.set(load(), TextureOptions::NEAREST);
            self.shown = Some(version);
        }
        handle
    }
}

/// The largest whole number of physical pixels per texel that fits, as the size in points of one picture.
pub fn pixel_scale(ui: &Ui, available: Vec2) -> Vec2 {
    let pixels = ui.ctx().pixels_per_point();
    let scale = (available * pixels / vec2(WIDTH as f32, HEIGHT as f32)).min_elem().floor().max(1.0);
    vec2(WIDTH as f32, HEIGHT as f32) * scale / pixels
}

/// Paints the borders of tumors over the picture in `rect`.
///
/// In the colour of the dark theme always: a picture is dark in the light theme too.
pub fn paint_outlines(ui: &Ui, rect: Rect, segments: &[OutlineSegment]) {
    let texel = rect.width() / WIDTH as f32;
    let corner = |(x, y): (u8, u8)| pos2(rect.min.x + f32::from(x) * texel, rect.min.y + f32::from(y) * texel);
    let stroke = Stroke::new((texel * 0.35).clamp(1.5, 3.0), DARK.truth);
    // A dark line under the coloured one: it must be seen on bright tissue too.
    let halo = Stroke::new(stroke.width + 2.0, Color32::BLACK.gamma_multiply(0.6));
    let painter = ui.painter().with_clip_rect(rect.expand(2.0));
    for layer in [halo, stroke] {
        for segment in segments {
            painter.line_segment([corner(segment.from), corner(segment.to)], layer);
        }
    }
}
