//! Which pictures are played, and the session: seed, new, again, back, save.

use egui::{Align, Layout, Rect, Response, RichText, Sense, Stroke, StrokeKind, TextStyle, Ui, WidgetInfo, pos2, vec2};

use super::super::widgets::{FieldStyle, fitting_size, refusal, sized_number_field};
use super::super::{Actions, theme};
use crate::app::{Control, PlayAction, SAVE_SESSION, State};
use crate::words::words;

/// Width of all of it, in points.
pub const WIDTH: f32 = SEED_WIDTH + theme::GAP + SESSION_WIDTH;
/// Width of the seed and what belongs to it, in points.
const SEED_WIDTH: f32 = 172.0;
/// Width of the buttons of the session, in points: both words on one line.
const SESSION_WIDTH: f32 = 148.0;
/// Height of each button, in points.
const BUTTON_HEIGHT: f32 = 31.0;
/// Space between the two rows, in points.
const BETWEEN: f32 = 4.0;
/// Largest seed that can be typed. A larger one is shown where the program was started with it.
const LARGEST_SEED: f64 = 999_999_999.0;

/// Shows the controls, from right to left.
pub fn show(ui: &mut Ui, state: &State, actions: &mut Actions) {
    if state.lesson.hides(Control::Seed) {
        let text = RichText::new(words().play_seed_is(state.play.seed.to_string())).color(theme::palette(ui).muted);
        return column(ui, WIDTH, |ui| {
            ui.label(text);
        });
    }
    column(ui, SESSION_WIDTH, |ui| session_buttons(ui, state, actions));
    column(ui, SEED_WIDTH, |ui| seed(ui, state, actions));
}

fn column(ui: &mut Ui, width: f32, content: impl FnOnce(&mut Ui)) {
    ui.allocate_ui_with_layout(vec2(width, 2.0 * BUTTON_HEIGHT + BETWEEN), Layout::top_down(Align::Min), |ui| {
        ui.set_width(width);
        ui.spacing_mut().item_spacing.y = BETWEEN;
        content(ui);
    });
}

/// A button with its words on one line, smaller where they are long.
fn button(ui: &Ui, text: String, width: f32) -> egui::Button<'static> {
    let room = width - 2.0 * ui.spacing().button_padding.x;
    let size = fitting_size(ui, &text, TextStyle::Button.resolve(ui.style()), room);
    egui::Button::new(RichText::new(text).size(size)).min_size(vec2(width, BUTTON_HEIGHT)).wrap_mode(egui::TextWrapMode::Extend)
}

fn session_buttons(ui: &mut Ui, state: &State, actions: &mut Actions) {
    ui.spacing_mut().button_padding.x = 8.0;
    let play = &state.play;
    let any = !play.session.records().is_empty();
    if play.restorable().is_some() {
        let restore = button(ui, words().play_restore_session(), SESSION_WIDTH);
        if ui.add(restore).on_hover_text(words().play_restore_session_hint()).clicked() {
            actions.push(PlayAction::RestoreSession);
        }
    } else {
        let new = button(ui, words().play_new_session(), SESSION_WIDTH);
        if ui.add_enabled(any, new).on_hover_text(words().play_new_session_hint()).clicked() {
            actions.push(PlayAction::NewSession);
        }
    }
    let save = button(ui, words().play_save_session(), SESSION_WIDTH);
    if ui.add_enabled(any && !state.shared.file_busy(), save).on_hover_text(words().play_save_session_hint()).clicked() {
        actions.choose(SAVE_SESSION);
    }
}

/// The seed: two people with the same one get the same rounds.
fn seed(ui: &mut Ui, state: &State, actions: &mut Actions) {
    ui.spacing_mut().button_padding.x = 8.0;
    ui.spacing_mut().item_spacing.x = theme::GAP;
    let group = ui.scope_id().with("seed");
    let mut seed = state.play.seed as f64;
    ui.horizontal(|ui| {
        ui.set_height(BUTTON_HEIGHT);
        ui.label(RichText::new(words().play_seed()).color(theme::palette(ui).muted));
        let width = ui.available_width() - BUTTON_HEIGHT - theme::GAP;
        let style = FieldStyle { limits: (0.0, LARGEST_SEED.max(seed)), decimals: 0, width, speed: 0.05 };
        let field = sized_number_field(ui, group, &words().play_seed(), &mut seed, style);
        let field = field.on_hover_text(words().play_seed_hint());
        if field.changed() {
            actions.push(PlayAction::SetSeed(seed.round() as u64));
        }
        if dice(ui).on_hover_text(words().play_another_seed_hint()).clicked() {
            actions.push(PlayAction::AnotherSeed);
        }
    });
    if refusal_is_shown(ui, group) {
        return;
    }
    let any = !state.play.session.records().is_empty();
    let again = button(ui, words().play_same_pictures(), SEED_WIDTH);
    if ui.add_enabled(any, again).on_hover_text(words().play_same_pictures_hint()).clicked() {
        actions.push(PlayAction::SamePictures);
    }
}

/// Says why a typed seed is not taken, if one was typed; `false` where nothing is said.
fn refusal_is_shown(ui: &mut Ui, group: egui::Id) -> bool {
    let before = ui.min_rect().height();
    refusal(ui, group);
    ui.min_rect().height() > before
}

/// A button with the five of a die.
fn dice(ui: &mut Ui) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(BUTTON_HEIGHT, BUTTON_HEIGHT), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, words().play_another_seed()));
    let visuals = ui.style().interact(&response);
    ui.painter().rect(rect, visuals.corner_radius, visuals.weak_bg_fill, visuals.bg_stroke, StrokeKind::Inside);
    let face = Rect::from_center_size(rect.center(), vec2(17.0, 17.0));
    let color = visuals.text_color();
    ui.painter().rect_stroke(face, 4.0, Stroke::new(1.5, color), StrokeKind::Inside);
    for (x, y) in [(-1.0, -1.0), (1.0, -1.0), (0.0, 0.0), (-1.0, 1.0), (1.0, 1.0)] {
        ui.painter().circle_filled(pos2(face.center().x + 4.0 * x, face.center().y + 4.0 * y), 1.6, color);
    }
    response
}
