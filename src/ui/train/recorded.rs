//! A recorded story over the charts: what it is, how far its playback is, and what can be done.

use std::time::Duration;

use egui::{Button, Frame, Margin, RichText, TextStyle, Ui};

use super::super::widgets::bar;
use super::super::{Actions, theme};
use crate::app::{Recorded, Recording, State, TrainAction, grouped};

/// Time between two frames of a playback.
const FRAME: Duration = Duration::from_millis(100);

/// While a recorded story is watched: says that the recording has no `what`, as in "the gradients of each layer"; `false` where none is.
pub fn is_watched(ui: &mut Ui, state: &State, what: &str) -> bool {
    let Some(recorded) = &state.train.recorded else { return false };
    ui.add_space(theme::WIDE_GAP);
    let text = format!(
        "The recording of \u{201c}{}\u{201d} holds its curves, not {what}. Run it live to see them: Live, Run it live.",
        recorded.story.title
    );
    ui.label(RichText::new(text).color(theme::palette(ui).muted));
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
        let title = format!("Recorded: {}", recorded.story.title);
        ui.label(theme::strong(ui, title, &TextStyle::Body));
        bar(ui, recorded.share() as f32, 6.0, palette.machine);
        let seen = grouped(recorded.images().min(all));
        let text = format!("{seen} of {} pictures, on {}", grouped(all), recorded.machine);
        ui.label(RichText::new(text).small().color(palette.muted));
        ui.horizontal_wrapped(|ui| {
            if ui.add_enabled(recorded.is_playing(), Button::new("Skip to the end")).clicked() {
                actions.push(TrainAction::SkipRecording);
            }
            let moment = recorded.story.recording.as_ref().and_then(Recording::goes_on_from);
            if let Some(images) = moment {
                let word = format!("Go on live after {} pictures", grouped(images));
                let hover = "The recording keeps its network of that moment: the same training goes on with it on this machine";
                if ui.button(word).on_hover_text(hover).clicked() {
                    actions.push(TrainAction::GoOnFromRecording(recorded.story));
                }
            }
            let hover = match moment {
                Some(_) => "The same training on this machine, with fresh weights",
                None => "The same training on this machine, with fresh weights: this recording keeps its curves, no network",
            };
            if ui.button("Run it live from the start").on_hover_text(hover).clicked() {
                actions.push(TrainAction::RunStory(recorded.story));
            }
            if ui.button("Close").on_hover_text("Back to the charts of the training").clicked() {
                actions.push(TrainAction::CloseRecording);
            }
        });
    });
    ui.add_space(theme::GAP);
}
