//! The two pictures, as large as the window allows.

use egui::{Align, Align2, Color32, Image, Layout, Rect, RichText, Sense, Stroke, StrokeKind, TextStyle, Ui, pos2, vec2};

use super::super::widgets::{ByPointer, GrayTexture, Texture, outline_counts, paint_outlines, pixel_scale};
use super::super::{Actions, theme};
use super::evidence;
use crate::app::{Action, EvidenceOnTumors, PlayAction, State};
use crate::factory::GrayImage;

/// Room for the line over a picture, in points.
const CAPTION: f32 = 30.0;
/// A picture that is narrower than this, in points, leaves the detail out of its line.
const WIDE_CAPTION: f32 = 360.0;
/// Space around and between the pictures, in points.
pub const MARGIN: f32 = 16.0;
/// Room for the line under a picture, in points.
const FOOT: f32 = 24.0;
/// Least space over the caption, in points.
const HEAD_SPACE: f32 = 8.0;
/// What stands over and under a picture, in points.
pub const AROUND: f32 = HEAD_SPACE + CAPTION + FOOT;

/// The textures of both pictures.
#[derive(Default)]
pub struct Pictures {
    base: GrayTexture,
    sample: GrayTexture,
    evidence: Texture<ByPointer<EvidenceOnTumors>>,
}

impl Pictures {
    /// Shows base and sample side by side in the middle of the room that there is.
    pub fn show(&mut self, ui: &mut Ui, state: &State, actions: &mut Actions) {
        let palette = theme::palette(ui);
        let area = ui.available_rect_before_wrap();
        let room = vec2((area.width() - 3.0 * MARGIN) / 2.0, area.height() - AROUND);
        let size = pixel_scale(ui, room);
        let left = area.center().x - size.x - MARGIN / 2.0;
        let top = area.min.y + HEAD_SPACE / 2.0 + CAPTION + (area.height() - size.y - AROUND) / 2.0;
        let snap = |position: egui::Pos2| {
            let pixels = ui.ctx().pixels_per_point();
            pos2((position.x * pixels).round() / pixels, (position.y * pixels).round() / pixels)
        };
        let base_rect = Rect::from_min_size(snap(pos2(left, top)), size);
        let sample_rect = Rect::from_min_size(snap(pos2(left + size.x + MARGIN, top)), size);

        let base = self.base.show(ui.ctx(), "base image", state.shared.base.image());
        ui.put(base_rect, Image::new(base).fit_to_exact_size(size).alt_text("Base image: the healthy brain"));
        caption(ui, base_rect, "Base image", "healthy", |_| ());

        let Some(live) = &state.play.live else {
            ui.painter().rect_filled(sample_rect, 0.0, palette.panel);
            ui.painter().text(
                sample_rect.center(),
                Align2::CENTER_CENTER,
                "\u{2026}",
                TextStyle::Heading.resolve(ui.style()),
                palette.muted,
            );
            return;
        };
        let image: &GrayImage = &live.specimen.image;
        let sample = self.sample.show(ui.ctx(), "sample", image);
        ui.put(sample_rect, Image::new(sample).fit_to_exact_size(size).alt_text("Sample: the picture to be read"));
        let number = format!("{}, number {}", state.play.group().word(), state.play.number());
        caption(ui, sample_rect, "Sample", &number, |ui| {
            let mut outlines = state.shared.settings.outlines;
            if ui.checkbox(&mut outlines, "Outlines").on_hover_text("The true tumors, after the answer (O)").changed() {
                actions.push(Action::ToggleOutlines);
            }
            let mut evidence = state.shared.settings.evidence;
            let hint = "Where the machine looked, after the answer (V)";
            if ui.checkbox(&mut evidence, "Evidence").on_hover_text(hint).changed() {
                actions.push(PlayAction::ToggleEvidence);
            }
        });
        if let Some(seen) = live.revealed_evidence().filter(|_| state.shared.settings.evidence) {
            let texture = self.evidence.update(ui.ctx(), "evidence", &ByPointer::of(seen), || evidence::veil(seen));
            ui.painter().image(texture.id(), sample_rect, Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0)), Color32::WHITE);
        }
        if state.shared.settings.outlines && live.round.is_answered() {
            paint_outlines(ui, sample_rect, live.revealed_outlines());
        }
        if state.shared.settings.evidence && live.revealed_evidence().is_some() {
            evidence::scale(ui, foot(base_rect));
        }
        if state.shared.settings.outlines && live.round.is_answered() {
            ui.scope_builder(egui::UiBuilder::new().max_rect(foot(sample_rect)), |ui| {
                ui.horizontal(|ui| outline_counts(ui, live.revealed_outlines()));
            });
        }
        if let Some(right) = live.round.human_is_right() {
            let color = if right { palette.truth } else { palette.alarm };
            ui.painter().rect_stroke(sample_rect.expand(3.0), 2.0, Stroke::new(3.0, color), StrokeKind::Outside);
        }
    }
}

/// The line under a picture.
fn foot(picture: Rect) -> Rect {
    Rect::from_min_max(pos2(picture.min.x, picture.max.y + 5.0), pos2(picture.max.x, picture.max.y + FOOT))
}

fn caption(ui: &mut Ui, picture: Rect, name: &str, detail: &str, tools: impl FnOnce(&mut Ui)) {
    let palette = theme::palette(ui);
    let rect = Rect::from_min_max(pos2(picture.min.x, picture.min.y - CAPTION), pos2(picture.max.x, picture.min.y - 6.0));
    ui.scope_builder(egui::UiBuilder::new().max_rect(rect).sense(Sense::hover()), |ui| {
        ui.horizontal(|ui| {
            let name = ui.label(theme::strong(ui, name, &TextStyle::Body));
            if picture.width() < WIDE_CAPTION {
                name.on_hover_text(detail);
            } else {
                ui.label(RichText::new(detail).color(palette.muted));
            }
            ui.with_layout(Layout::right_to_left(Align::Center), tools);
        });
    });
}
