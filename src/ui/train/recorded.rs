//! A recorded story over the charts: what it is, how far its playback is, and what can be done.

use std::time::Duration;

use egui::{Button, Frame, Margin, RichText, TextStyle, Ui};

use super::super::widgets::bar;
use super::super::{Actions, theme};
use crate::app::{Recorded, Recording, State, TrainAction, grouped};
use crate::words::words;

/// Time between two frames of a playback.
const FRAME: Duration = Duration::from_millis(100);

/// While a recorded story is watched: says what its recording does not have, by its title; `false` where none is.
pub fn is_watched(ui: &mut Ui, state: &State, missing: impl FnOnce(String) -> String) -> bool {
    let Some(recorded) = &state.train.recorded else { return false };
    ui.add_space(theme::WIDE_GAP);
    ui.label(RichText::new(missing(recorded.story.title())).color(theme::palette(ui).muted));
    true
}

/// Shows the line over the charts.
pub fn head(ui: &mut Ui, recorded: &Recorded, actions: &mut Actions) {
    let palette = theme::palette(ui);
    if recorded.is_playing() {
        ui.ctx().request_repaint_after(FRAME);
    }
    let all = recorded.story.images;
    let frame = Frame::new().fill(palette.card).corner_radius(6).inner_margin(Margin::symmetric(12, 8));
    frame.show(ui, |ui| {
        let title = words().story_recorded(recorded.story.title());
        ui.label(theme::strong(ui, title, &TextStyle::Body));
        bar(ui, recorded.share() as f32, 6.0, palette.machine);
        let seen = grouped(recorded.images().min(all));
        let text = words().story_recorded_how_far(seen, grouped(all), recorded.machine());
        ui.label(RichText::new(text).small().color(palette.muted));
        ui.horizontal_wrapped(|ui| {
            if ui.add_enabled(recorded.is_playing(), Button::new(words().story_skip())).clicked() {
                actions.push(TrainAction::SkipRecording);
            }
            let moment = recorded.story.recording.as_ref().and_then(Recording::goes_on_from);
            if let Some(images) = moment {
                let word = words().story_go_on(grouped(images));
                if ui.button(word).on_hover_text(words().story_go_on_about()).clicked() {
                    actions.push(TrainAction::GoOnFromRecording(recorded.story));
                }
            }
            let hover = match moment {
                Some(_) => words().story_run_live_hint(),
                None => words().story_run_live_curves(),
            };
            if ui.button(words().story_run_live()).on_hover_text(hover).clicked() {
                actions.push(TrainAction::RunStory(recorded.story));
            }
            if ui.button(words().button_close()).on_hover_text(words().story_close_hint()).clicked() {
                actions.push(TrainAction::CloseRecording);
            }
        });
    });
    ui.add_space(theme::GAP);
}
