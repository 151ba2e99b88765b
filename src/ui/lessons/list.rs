//! The list of chapters, in groups.

use egui::{Button, RichText, ScrollArea, TextStyle, Ui, vec2};

use super::super::widgets::fitting_size;
use super::super::{Actions, theme};
use crate::app::{CHAPTERS, LessonAction, Lessons};

/// Height of a line, in points.
const LINE: f32 = 30.0;

/// Shows the list.
pub fn show(ui: &mut Ui, lessons: &Lessons, actions: &mut Actions) {
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        let mut group = None;
        for words in &CHAPTERS {
            if group.replace(words.group) != Some(words.group) {
                ui.add_space(theme::GAP);
                let small = TextStyle::Small.resolve(ui.style()).size;
                ui.label(RichText::new(words.group.title()).size(small).color(theme::palette(ui).muted));
            }
            let is_chosen = words.id == lessons.chapter;
            let palette = theme::palette(ui);
            let color = if is_chosen { palette.text } else { palette.muted };
            let title = words.title();
            let size = size_of_title(ui, &title);
            let button = Button::selectable(is_chosen, RichText::new(title).size(size).color(color))
                .min_size(vec2(ui.available_width(), LINE));
            if ui.add(button).on_hover_text(words.question()).clicked() && !is_chosen {
                actions.push(LessonAction::Show(words.id));
            }
        }
    });
}

/// The size at which no word of a title is broken: a title of several words goes over several lines.
fn size_of_title(ui: &Ui, title: &str) -> f32 {
    let room = ui.available_width() - 2.0 * ui.spacing().button_padding.x;
    let sizes = title.split_whitespace().map(|word| fitting_size(ui, word, TextStyle::Button.resolve(ui.style()), room));
    sizes.fold(TextStyle::Button.resolve(ui.style()).size, f32::min)
}
