//! Two pictures side by side, as large as the room allows, each with its caption and lines.

use egui::{Align2, Color32, Rect, Role, Sense, Stroke, StrokeKind, TextStyle, Ui, WidgetInfo, pos2, vec2};

use super::super::theme;
use super::super::widgets::{GrayTexture, paint_loops, paint_outlines, pixel_scale};
use crate::factory::{GrayImage, Loop, Outline};

/// Space around and between the pictures, in points.
const MARGIN: f32 = 16.0;
/// Room for the line over a picture, in points.
const CAPTION: f32 = 32.0;

/// A picture with what lies over it.
#[derive(Clone, Default)]
pub struct Framed<'a> {
    /// The line over it.
    pub caption: String,
    /// Its name for screen readers; where there is no picture, the words in its place.
    pub name: String,
    /// The picture; an empty frame where there is none yet.
    pub image: Option<&'a GrayImage>,
    /// The borders of tumors: only where the truth may be seen.
    pub outlines: &'a [Outline],
    /// Lines in the machine's colour: where it looked.
    pub looked: &'a [Loop],
}

/// The textures of both pictures.
#[derive(Default)]
pub struct LabPictures {
    textures: [GrayTexture; 2],
}

impl LabPictures {
    /// Shows both in the middle of the room that there is.
    pub fn show(&mut self, ui: &mut Ui, pair: [Framed<'_>; 2]) {
        let area = ui.available_rect_before_wrap();
        let size = pixel_scale(ui, vec2((area.width() - 3.0 * MARGIN) / 2.0, area.height() - CAPTION - MARGIN));
        let pixels = ui.ctx().pixels_per_point();
        let snap = |value: f32| (value * pixels).round() / pixels;
        let top = area.min.y + CAPTION + (area.height() - size.y - CAPTION - MARGIN) / 2.0;
        let left = area.center().x - size.x - MARGIN / 2.0;
        for (place, (framed, texture)) in pair.into_iter().zip(&mut self.textures).enumerate() {
            let rect = Rect::from_min_size(pos2(snap(left + place as f32 * (size.x + MARGIN)), snap(top)), size);
            paint(ui, rect, framed, texture, place);
        }
    }
}

fn paint(ui: &mut Ui, rect: Rect, framed: Framed<'_>, texture: &mut GrayTexture, place: usize) {
    let palette = theme::palette(ui);
    let Some(image) = framed.image else {
        ui.painter().rect(rect, 0.0, palette.panel, Stroke::new(1.0, palette.border), StrokeKind::Inside);
        ui.scope_builder(egui::UiBuilder::new().max_rect(rect.shrink(MARGIN)), |ui| {
            ui.vertical_centered(|ui| {
                ui.add_space(rect.height() / 2.0 - 3.0 * MARGIN);
                ui.label(theme::strong(ui, framed.name, &TextStyle::Heading).color(palette.muted));
            });
        });
        return;
    };
    let whole = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
    let id = texture.show(ui.ctx(), &format!("bias lab {place}"), image).id();
    ui.painter().image(id, rect, whole, Color32::WHITE);
    paint_loops(ui, rect, framed.looked, theme::DARK.machine);
    paint_outlines(ui, rect, framed.outlines);
    let response = ui.interact(rect, ui.scope_id().with(("bias lab", place)), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &framed.name));
    let font = theme::strong_font(TextStyle::Body.resolve(ui.style()).size);
    ui.painter().text(rect.min - vec2(0.0, 8.0), Align2::LEFT_BOTTOM, framed.caption, font, palette.text);
}
