//! A strip over a page that shows what the network says, where the network never learned on the base image.

use egui::{Align, Frame, Layout, Margin, Panel, RichText, Ui, vec2};

use super::{Actions, learn_strip, theme};
use crate::app::{Action, Room, State, TrainAction, TrainForm};
use crate::words::words;

/// Height of the strip, in points.
const HEIGHT: f32 = 36.0;

/// Shows the strip where there is something to say. The game has one of its own.
pub fn show(ui: &mut Ui, state: &State, actions: &mut Actions) {
    if state.shared.room == Room::Play {
        return learn_strip::show(ui, state, actions);
    }
    let Some(warning) = state.base_warning() else { return };
    let palette = theme::palette(ui);
    let frame = Frame::new().fill(palette.card).inner_margin(Margin::symmetric(16, 0));
    Panel::top("base image").frame(frame).exact_size(HEIGHT).show(ui, |ui| {
        ui.allocate_ui_with_layout(vec2(ui.available_width(), HEIGHT), Layout::right_to_left(Align::Center), |ui| {
            if warning.knows_its_own {
                let take = ui.button(words().shared_use_its_base()).on_hover_text(words().shared_use_its_base_hint());
                if take.clicked() {
                    actions.push(Action::UseLearnedBase);
                }
            }
            let train = ui.button(words().shared_train_on_base()).on_hover_text(words().shared_train_on_base_hint());
            if train.clicked() {
                prepare_training(state, actions);
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                if warning.is_alarm {
                    ui.label(RichText::new("!").color(palette.alarm));
                }
                ui.add(egui::Label::new(&warning.sentence).truncate()).on_hover_text(&warning.sentence);
            });
        });
    });
}

/// Opens the Train room with the difficulty that is played: there, training takes the base image that is in use, where no pictures of
/// files are learned from.
fn prepare_training(state: &State, actions: &mut Actions) {
    let form = TrainForm { mode: state.play.mode(), own: false, given: None, ..state.train.form.clone() };
    actions.push(TrainAction::StopReading);
    actions.push(TrainAction::EditForm(Box::new(form)));
    actions.push(Action::Show(Room::Train));
}
