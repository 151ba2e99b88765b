//! The stories: trainings with fixed seeds that tell something, one card each.

use egui::{Align, Frame, Layout, Margin, RichText, TextStyle, Ui, vec2};

use super::super::widgets::{dialog, wide_button};
use super::super::{Actions, theme};
use crate::app::{STORIES, Story, TrainAction, grouped};

/// Width of the box, in points.
const WIDTH: f32 = 760.0;
/// Height of the text of a card, in points: the cards are equal.
const TEXT_HEIGHT: f32 = 172.0;

/// Shows the cards; `true` when the box should close. One click fills the form, Start does the rest.
pub fn show(ui: &Ui, actions: &mut Actions) -> bool {
    let mut chosen = None;
    let modal = dialog(ui.ctx(), "stories", WIDTH, |ui| {
        ui.heading("Stories");
        ui.label(RichText::new("A click fills in the plan; Start tells the story.").color(theme::palette(ui).muted));
        ui.add_space(theme::GAP);
        for pair in STORIES.chunks(2) {
            ui.columns(2, |columns| {
                for (column, &story) in columns.iter_mut().zip(pair) {
                    if card(column, story) {
                        chosen = Some(story);
                    }
                }
            });
            ui.add_space(theme::GAP);
        }
        ui.button("Close").clicked()
    });
    if let Some(story) = chosen {
        actions.push(TrainAction::LoadStory(story));
    }
    chosen.is_some() || modal.inner || modal.should_close()
}

fn card(ui: &mut Ui, story: &Story) -> bool {
    let palette = theme::palette(ui);
    let frame = Frame::new().fill(palette.card).corner_radius(6).inner_margin(Margin::same(12));
    frame
        .show(ui, |ui| {
            let text = vec2(ui.available_width(), TEXT_HEIGHT);
            ui.allocate_ui_with_layout(text, Layout::top_down(Align::Min), |ui| {
                ui.set_min_size(text);
                ui.label(theme::strong(ui, story.title, &TextStyle::Body));
                let settings = story.settings();
                let pictures = settings.dataset.map_or_else(|| "endless".to_owned(), |count| count.to_string());
                let mode = story.mode.word();
                let images = grouped(story.images);
                let plan = format!("{}, {mode}, {pictures} pictures; ends after {images}", settings.architecture);
                ui.label(RichText::new(plan).small().color(palette.muted));
                ui.label(RichText::new(story.watch_for).small());
            });
            wide_button(ui, true, &format!("Load \u{201c}{}\u{201d}", story.title)).clicked()
        })
        .inner
}
