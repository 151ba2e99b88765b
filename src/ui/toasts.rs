//! Sentences that appear at the lower left and go away by themselves; screen readers and tests see them too.

use std::time::{Duration, Instant};

use egui::{Align2, Area, Context, Frame, Id, Margin, Order, RichText, Stroke, vec2};

use super::theme;
use crate::app::{Message, MessageKind};

/// Most sentences in sight; older ones go first.
const MOST: usize = 4;
/// Where they appear, from the lower left corner: above the scores, in points.
const PLACE: egui::Vec2 = vec2(16.0, -100.0);

/// The sentences in sight.
#[derive(Debug, Default)]
pub struct Toasts {
    shown: Vec<(Message, Instant)>,
}

impl Toasts {
    /// Shows a sentence; one that is in sight already starts anew.
    pub fn add(&mut self, message: Message) {
        self.shown.retain(|(other, _)| *other != message);
        self.shown.push((message, Instant::now()));
        let too_many = self.shown.len().saturating_sub(MOST);
        self.shown.drain(..too_many);
    }

    /// Paints what is in sight.
    pub fn show(&mut self, ctx: &Context) {
        self.shown.retain(|(message, since)| since.elapsed() < duration(message.kind));
        let Some(soonest) =
            self.shown.iter().map(|(message, since)| duration(message.kind).saturating_sub(since.elapsed())).min()
        else {
            return;
        };
        ctx.request_repaint_after(soonest);
        let mut closed = None;
        let area = Area::new(Id::unique("toasts")).order(Order::Foreground).anchor(Align2::LEFT_BOTTOM, PLACE);
        area.show(ctx, |ui| {
            for (place, (message, _)) in self.shown.iter().enumerate() {
                let palette = theme::palette(ui);
                let (mark, color) = match message.kind {
                    MessageKind::Done => ("\u{2713}", palette.truth),
                    MessageKind::Notice => ("\u{2022}", palette.text),
                    MessageKind::Failed => ("\u{2717}", palette.alarm),
                };
                let frame = Frame::new().fill(palette.card).stroke(Stroke::new(1.0, color)).corner_radius(8.0);
                frame.inner_margin(Margin::symmetric(12, 8)).show(ui, |ui| {
                    ui.set_max_width(460.0);
                    ui.horizontal(|ui| {
                        ui.label(RichText::new(mark).color(color));
                        ui.add(egui::Label::new(&message.text).wrap());
                        if ui.small_button("\u{00D7}").on_hover_text("Close").clicked() {
                            closed = Some(place);
                        }
                    });
                });
            }
        });
        if let Some(place) = closed {
            self.shown.remove(place);
        }
    }
}

/// What failed stays until it is read.
fn duration(kind: MessageKind) -> Duration {
    match kind {
        MessageKind::Done => Duration::from_secs(5),
        MessageKind::Notice => Duration::from_secs(12),
        MessageKind::Failed => Duration::from_secs(30),
    }
}
