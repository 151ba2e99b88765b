//! The stories: trainings with fixed seeds that tell something, one card each.

use egui::{Align, Frame, Layout, Margin, RichText, ScrollArea, TextStyle, Ui, vec2};

use super::super::widgets::{dialog, wide_button};
use super::super::{Actions, theme};
use crate::app::{STORIES, State, Story, StoryTime, TrainAction, grouped, number};
use crate::words::words;

/// Width of the box, in points.
const WIDTH: f32 = 960.0;
/// Cards beside each other.
const COLUMNS: usize = 3;
/// Height of the text of a card, in points: the cards are equal.
const TEXT_HEIGHT: f32 = 200.0;

/// Height of what stands around the cards in the box, and of the space around the box, in points.
const AROUND: f32 = 150.0;

/// Shows the cards; `true` when the box should close.
pub fn show(ui: &Ui, state: &State, actions: &mut Actions) -> bool {
    let paces = &state.train.paces;
    if paces.is_wanted() && !state.train.is_active() {
        actions.push(TrainAction::MeasureStories);
    }
    let mut chosen = None;
    let modal = dialog(ui.ctx(), "stories", WIDTH, |ui| {
        ui.heading(words().story_heading());
        ui.label(RichText::new(words().story_heading_about()).color(theme::palette(ui).muted));
        ui.add_space(theme::GAP);
        // Where the words are long and the window is low, the cards are scrolled.
        let height = ui.ctx().content_rect().height() - AROUND;
        ScrollArea::vertical().max_height(height).min_scrolled_height(height).show(ui, |ui| {
            for row in STORIES.chunks(COLUMNS) {
                ui.columns(COLUMNS, |columns| {
                    for (column, &story) in columns.iter_mut().zip(row) {
                        if let Some(action) = card(column, story, paces.time(story)) {
                            chosen = Some(action);
                        }
                    }
                });
                ui.add_space(theme::GAP);
            }
        });
        ui.button(words().button_close()).clicked()
    });
    let is_chosen = chosen.is_some();
    if let Some(action) = chosen {
        actions.push(action);
    }
    is_chosen || modal.inner || modal.should_close()
}

fn card(ui: &mut Ui, story: &'static Story, time: StoryTime) -> Option<TrainAction> {
    let palette = theme::palette(ui);
    let frame = Frame::new().fill(palette.card).corner_radius(6).inner_margin(Margin::symmetric(12, 8));
    frame
        .show(ui, |ui| {
            let text = vec2(ui.available_width(), TEXT_HEIGHT);
            ui.allocate_ui_with_layout(text, Layout::top_down(Align::Min), |ui| {
                ui.set_min_size(text);
                ui.label(theme::strong(ui, story.title(), &TextStyle::Body));
                let settings = story.settings();
                let pictures = settings.dataset.map_or_else(
                    || words().story_endless_pictures(),
                    |count| words().train_counted_pictures(count, grouped(count)),
                );
                let (network, images) = (settings.architecture.name(), grouped(story.images));
                let plan = words().story_plan(network, story.mode.word(), pictures, images);
                ui.label(RichText::new(plan).small().color(palette.muted));
                ui.label(RichText::new(time_in_words(time)).small().color(palette.machine));
                ui.label(RichText::new(story.watch_for()).small());
            });
            let button = |ui: &mut Ui, word: String, name: String| {
                let button = wide_button(ui, true, &word);
                button.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
                button
            };
            let (load, watch) = ui.columns(2, |columns| {
                let load = button(&mut columns[0], words().story_load(), words().story_load_spoken(story.title())).clicked();
                let watch = story.recording.is_some()
                    && button(&mut columns[1], words().story_watch(), words().story_watch_spoken(story.title())).clicked();
                (load, watch)
            });
            match (load, watch) {
                (true, _) => Some(TrainAction::LoadStory(story)),
                (false, true) => Some(TrainAction::WatchStory(story)),
                (false, false) => None,
            }
        })
        .inner
}

/// How long a story takes on this machine.
fn time_in_words(time: StoryTime) -> String {
    match time {
        StoryTime::Measuring => words().story_time_measuring(),
        StoryTime::Unknown => words().story_time_unknown(),
        StoryTime::About(time) => {
            let seconds = time.as_secs_f64();
            match seconds {
                s if s < 90.0 => words().story_time_seconds(number::fixed((s / 10.0).ceil() * 10.0, 0)),
                s if s < 5400.0 => words().story_time_minutes(number::fixed((s / 60.0).round(), 0)),
                s => words().story_time_hours(number::fixed((s / 3600.0).round(), 0)),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_round() {
        let cases = [(3, "about 10 seconds here"), (61, "about 70 seconds here"), (95, "about 2 minutes here")];
        for (seconds, words) in cases.into_iter().chain([(365, "about 6 minutes here"), (9000, "about 3 hours here")]) {
            assert_eq!(time_in_words(StoryTime::About(std::time::Duration::from_secs(seconds))), words);
        }
    }
}
