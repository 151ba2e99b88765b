//! Base image and sample side by side, as large as the room allows, readable from the last row.

use egui::{Align2, Color32, Rect, Role, Stroke, StrokeKind, TextStyle, Ui, WidgetInfo, pos2, vec2};

use super::super::theme;
use super::super::widgets::{GrayTexture, outline_counts, paint_outlines, pixel_scale};
use crate::app::Revealed;
use crate::factory::GrayImage;
use crate::words::words;

/// Space around and between the pictures, in points.
const MARGIN: f32 = 16.0;
/// Room for the line over a picture, in points.
const CAPTION: f32 = 28.0;
/// Room for the line under a picture, in points.
const FOOT: f32 = 24.0;

/// The textures of both pictures.
#[derive(Default)]
pub struct ClassPictures {
    base: GrayTexture,
    sample: GrayTexture,
}

/// What stands in the place of the sample.
#[derive(Clone)]
pub enum Sample<'a> {
    /// The picture, without its truth.
    Open(&'a GrayImage),
    /// The picture with its truth.
    Revealed(&'a Revealed<'a>),
    /// A sentence: no picture is seen now.
    Covered(String),
}

impl ClassPictures {
    /// Shows both in the middle of the room that there is. `title` stands over the sample.
    pub fn show(&mut self, ui: &mut Ui, base: &GrayImage, title: &str, sample: Sample<'_>) {
        let area = ui.available_rect_before_wrap();
        let room = vec2((area.width() - 3.0 * MARGIN) / 2.0, area.height() - CAPTION - FOOT);
        let size = pixel_scale(ui, room);
        let snap = |position: egui::Pos2| {
            let pixels = ui.ctx().pixels_per_point();
            pos2((position.x * pixels).round() / pixels, (position.y * pixels).round() / pixels)
        };
        let top = area.min.y + CAPTION + (area.height() - size.y - CAPTION - FOOT) / 2.0;
        let left = area.center().x - size.x - MARGIN / 2.0;
        let base_rect = Rect::from_min_size(snap(pos2(left, top)), size);
        let sample_rect = Rect::from_min_size(snap(pos2(left + size.x + MARGIN, top)), size);
        let texture = self.base.show(ui.ctx(), "base image of the class", base);
        ui.painter().image(texture.id(), base_rect, whole(), Color32::WHITE);
        name(ui, base_rect, "base image", &words().class_base_image_spoken());
        caption(ui, base_rect, &words().class_base_image());
        match sample {
            Sample::Open(image) => self.paint(ui, sample_rect, image),
            Sample::Revealed(revealed) => {
                self.paint(ui, sample_rect, &revealed.specimen.image);
                paint_outlines(ui, sample_rect, revealed.outlines);
                let foot = Rect::from_min_max(
                    pos2(sample_rect.min.x, sample_rect.max.y + 5.0),
                    pos2(sample_rect.max.x, sample_rect.max.y + FOOT),
                );
                ui.scope_builder(egui::UiBuilder::new().max_rect(foot), |ui| {
                    ui.horizontal(|ui| outline_counts(ui, revealed.outlines));
                });
            }
            Sample::Covered(sentence) => cover(ui, sample_rect, sentence),
        }
        caption(ui, sample_rect, title);
    }

    fn paint(&mut self, ui: &Ui, rect: Rect, image: &GrayImage) {
        let texture = self.sample.show(ui.ctx(), "sample of the class", image);
        ui.painter().image(texture.id(), rect, whole(), Color32::WHITE);
        name(ui, rect, "sample", &words().class_sample_spoken());
    }
}

/// The whole of a texture.
fn whole() -> Rect {
    Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0))
}

/// Names a picture for screen readers.
fn name(ui: &Ui, rect: Rect, picture: &str, spoken: &str) {
    let response = ui.interact(rect, ui.scope_id().with(picture), egui::Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, spoken));
}

fn caption(ui: &Ui, picture: Rect, words: &str) {
    let font = theme::strong_font(TextStyle::Body.resolve(ui.style()).size);
    ui.painter().text(picture.min - vec2(0.0, 8.0), Align2::LEFT_BOTTOM, words, font, theme::palette(ui).text);
}

/// A sentence in the place of the sample.
fn cover(ui: &mut Ui, rect: Rect, sentence: String) {
    let palette = theme::palette(ui);
    ui.painter().rect(rect, 0.0, palette.panel, Stroke::new(1.0, palette.border), StrokeKind::Inside);
    ui.scope_builder(egui::UiBuilder::new().max_rect(rect.shrink(MARGIN)), |ui| {
        ui.vertical_centered(|ui| {
            ui.add_space(rect.height() / 2.0 - 3.0 * MARGIN);
            ui.label(theme::strong(ui, sentence, &TextStyle::Heading).color(palette.muted));
        });
    });
}
