//! The base image that is hidden from the person until the answer: the switch, and what stands in its place.

use egui::{Align, Color32, Rect, Role, Stroke, StrokeKind, TextStyle, Ui, WidgetInfo, text::LayoutJob, vec2};

use super::super::{Actions, theme, widgets};
use crate::app::{PlayAction, Sees, State};
use crate::words::words;

/// Space beside the words, in points.
const MARGIN: f32 = 16.0;

/// The switch, in the line over the base image; lit while the base image is hidden.
pub fn tool(ui: &mut Ui, state: &State, actions: &mut Actions) {
    let is_hidden = state.shared.settings.base_hidden;
    let response = widgets::tool(ui, is_hidden, &words().play_hide(), &words().play_hide_hint());
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, is_hidden, words().play_hide_name()));
    if response.clicked() {
        actions.push(PlayAction::HideBase(!is_hidden));
    }
}

/// What stands in the place of the base image.
pub fn place(ui: &Ui, rect: Rect, person: Sees) {
    let palette = theme::palette(ui);
    ui.painter().rect(rect, 0.0, palette.panel, Stroke::new(1.0, palette.border), StrokeKind::Inside);
    let body = TextStyle::Body.resolve(ui.style());
    let text = match person {
        Sees::Sample => words().play_hidden(),
        Sees::SampleAndBase => words().play_hidden_but_seen(),
    };
    let mut job = LayoutJob::simple(text, body, palette.muted, rect.width() - 2.0 * MARGIN);
    job.halign = Align::Center;
    let galley = ui.painter().layout_job(job);
    ui.painter().galley(rect.center() - vec2(0.0, galley.size().y / 2.0), galley, Color32::PLACEHOLDER);
}
