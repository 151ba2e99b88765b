//! The list of chapters, in groups.

use egui::{Button, Id, Rect, RichText, Role, ScrollArea, TextStyle, Ui, UiBuilder, WidgetInfo, vec2};

use super::super::widgets::{bar, fitting_size};
use super::super::{Actions, theme};
use super::beats::percent_done;
use crate::app::{AnyPlayed, CHAPTERS, ChapterWords, LessonAction, Lessons, number};

/// Height of a line, in points.
const LINE: f32 = 30.0;
/// Height of a progress line, in points.
const BAR: f32 = 2.0;

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
            // Each row has an id of its own. Else a progress line that comes or goes in one row would change the ids of the buttons below it,
            // and a click on one button could go to its neighbour.
            let row = UiBuilder::new().scope_id(Id::unique(("chapter", words.id)));
            ui.scope_builder(row, |ui| chapter(ui, lessons, words, actions));
        }
    });
}

/// Shows one chapter: its button, and how far its computation is while another chapter is shown.
fn chapter(ui: &mut Ui, lessons: &Lessons, words: &ChapterWords, actions: &mut Actions) {
    let is_chosen = words.id == lessons.chapter;
    let palette = theme::palette(ui);
    let color = if is_chosen { palette.text } else { palette.muted };
    let title = words.title();
    let size = size_of_title(ui, &title);
    let button =
        Button::selectable(is_chosen, RichText::new(&title).size(size).color(color)).min_size(vec2(ui.available_width(), LINE));
    let response = ui.add(button).on_hover_text(words.question());
    if let Some(played) = lessons.chapters.played(words.id).filter(|_| !is_chosen) {
        progress_line(ui, response.rect, &title, played);
    }
    if response.clicked() && !is_chosen {
        actions.push(LessonAction::Show(words.id));
    }
}

/// How far the computation of a chapter is, as a progress line along the lower edge of its button.
fn progress_line(ui: &mut Ui, button: Rect, title: &str, played: &dyn AnyPlayed) {
    let Some(percent) = percent_done(played) else { return };
    let name = format!("{title}, {}", number::percent(f64::from(percent), 0));
    let line = UiBuilder::new().max_rect(button.with_min_y(button.bottom() - BAR));
    let line = ui.scope_builder(line, |ui| bar(ui, percent / 100.0, BAR, theme::palette(ui).machine)).inner;
    line.widget_info(|| WidgetInfo::labeled(Role::ProgressIndicator, true, &name));
}

/// The size at which no word of a title is broken: a title of several words goes over several lines.
fn size_of_title(ui: &Ui, title: &str) -> f32 {
    let room = ui.available_width() - 2.0 * ui.spacing().button_padding.x;
    let sizes = title.split_whitespace().map(|word| fitting_size(ui, word, TextStyle::Button.resolve(ui.style()), room));
    sizes.fold(TextStyle::Button.resolve(ui.style()).size, f32::min)
}
