//! The pictures of a test, all at once: what is true, what the person said, what the machine said.

use egui::{Align2, FontId, Rect, Role, Sense, Stroke, StrokeKind, TextStyle, Ui, WidgetInfo, pos2, vec2};

use super::super::theme;
use super::super::widgets::class_icon;
use crate::app::ToldPicture;
use crate::words::words;

/// Width and height of a picture's card, in points.
const CARD: (f32, f32) = (160.0, 74.0);

/// What stands where nobody answered.
const NONE: &str = "\u{2013}";

/// Shows a card for each picture, in rows.
pub fn show(ui: &mut Ui, pictures: &[ToldPicture]) {
    ui.label(theme::strong(ui, words().test_all_pictures(), &TextStyle::Heading));
    let muted = theme::palette(ui).muted;
    ui.label(egui::RichText::new(words().test_all_pictures_how()).color(muted));
    ui.add_space(theme::GAP);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(theme::GAP, theme::GAP);
        for (place, picture) in pictures.iter().enumerate() {
            card(ui, place + 1, picture);
        }
    });
}

fn card(ui: &mut Ui, number: usize, picture: &ToldPicture) {
    let palette = theme::palette(ui);
    let ToldPicture { truth, said, machine } = *picture;
    let (rect, response) = ui.allocate_exact_size(vec2(CARD.0, CARD.1), Sense::hover());
    let is_right = said == Some(truth);
    let you = said.map_or_else(|| NONE.to_owned(), |class| class.to_string());
    let other = machine.map_or_else(|| NONE.to_owned(), |answer| answer.to_string());
    let spoken = words().test_picture_spoken(number.to_string(), truth.to_string(), &you, &other);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &spoken));
    ui.painter().rect_filled(rect, 6.0, palette.card);
    if !is_right {
        ui.painter().rect_stroke(rect, 6.0, Stroke::new(2.0, palette.alarm), StrokeKind::Inside);
    }
    let small = FontId::proportional(TextStyle::Small.resolve(ui.style()).size);
    let text = |at: egui::Pos2, align: Align2, words: &str, font: FontId, color| ui.painter().text(at, align, words, font, color);
    text(rect.min + vec2(10.0, 8.0), Align2::LEFT_TOP, &number.to_string(), small.clone(), palette.muted);
    let left = Rect::from_min_max(rect.min, pos2(rect.min.x + 50.0, rect.max.y));
    class_icon(ui.painter(), left.center() + vec2(-8.0, 10.0), 8.0, truth, palette.truth);
    text(left.center() + vec2(14.0, 10.0), Align2::CENTER_CENTER, &truth.to_string(), theme::strong_font(18.0), palette.truth);
    let rows = [(words().class_you(), you, palette.human), (words().class_machine(), other, palette.machine)];
    for (row, (name, said, color)) in rows.into_iter().enumerate() {
        let y = rect.min.y + 24.0 + 26.0 * row as f32;
        text(pos2(rect.min.x + 58.0, y), Align2::LEFT_CENTER, &name, small.clone(), color);
        text(pos2(rect.max.x - 8.0, y), Align2::RIGHT_CENTER, &said, theme::strong_font(16.0), color);
    }
}
