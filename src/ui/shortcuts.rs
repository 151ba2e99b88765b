//! The keys, and what they do. The list on `?` is made from the same table.

use egui::{Context, Event, Key, KeyboardShortcut, Modifiers};

use super::actions::Wish;
use super::page::{Keys, RoomView};
use super::rooms::ROOMS;
use super::{Actions, lesson_bar};
use crate::app::{Action, Appearance, FactoryAction, NetworkAction, OPEN_BASE, OPEN_MODEL, Room, SAVE_MODEL, State, TrainAction};
use crate::words::words;

/// Keys and what they do, for the list on `?`.
pub fn list() -> Vec<(String, String)> {
    let words = words();
    let keys = |keys: &str| keys.to_owned();
    vec![
        (keys("A  B  C  Z"), words.keys_answer()),
        (words.keys_next_names(), words.keys_next()),
        (keys("O"), words.keys_outlines()),
        (keys("V"), words.keys_evidence()),
        (keys("S"), words.keys_score()),
        (keys("E  H"), words.keys_mode()),
        (keys("+  \u{2212}  0"), words.keys_zoom()),
        (words.keys_pan_names(), words.keys_pan()),
        (keys("K"), words.keys_alternate()),
        (keys("N"), words.keys_hide_base()),
        (keys("T"), words.keys_train_on_this()),
        (words.keys_before_names(), words.keys_before()),
        (words.keys_range(ctrl!("+1"), ctrl!("+6")), words.keys_rooms()),
        (keys(concat!(ctrl!("+Z  "), ctrl!("+Shift+Z"))), words.keys_undo()),
        (keys("\u{2190}  \u{2192}"), words.keys_stage()),
        (keys("\u{2190}  \u{2192}    \u{2191}  \u{2193}"), words.keys_layer()),
        (keys("M  S  F  K  W  T  R"), words.keys_network_pages()),
        (words.keys_brush_names(), words.keys_brush()),
        (words.keys_chapter_names(), words.keys_chapter()),
        (keys("1  2  3"), words.keys_prediction()),
        (words.keys_play_names(), words.keys_play()),
        (words.keys_vote_names(), words.keys_vote()),
        (keys("A  Shift+A"), words.keys_hands()),
        (keys("T  \u{2190}  \u{2192}"), words.keys_talk()),
        (words.keys_step_names(ctrl!("+")), words.keys_step()),
        (words.keys_range(alt!("+1"), alt!("+6")), words.keys_question()),
        (keys(ctrl!("+W")), words.keys_leave_lesson()),
        (keys(ctrl!("+T")), words.keys_start_training()),
        (keys("P"), words.keys_pause_training()),
        (keys(ctrl!("+O")), words.keys_open_base()),
        (keys(ctrl!("+M")), words.keys_open_model()),
        (keys(ctrl!("+S")), words.keys_save_model()),
        (keys("F11"), words.keys_presentation()),
        (keys(concat!(ctrl!(" +  "), ctrl!(" \u{2212}  "), ctrl!(" 0"))), words.keys_size()),
        (words.keys_reach_names(), words.keys_reach()),
        (words.keys_arrows_names(), words.keys_arrows()),
        (keys("Esc"), words.keys_escape()),
        (keys("F12"), words.keys_frame_times()),
        (keys(ctrl!("+Q")), words.keys_quit()),
        (words.keys_list_names(), words.keys_list()),
    ]
}

/// The row of digits, and the digits of the number pad.
const DIGITS: [Key; 10] =
    [Key::Num0, Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6, Key::Num7, Key::Num8, Key::Num9];

const fn ctrl(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::COMMAND, key)
}

/// Turns pressed keys into actions and wishes of the window; `room` reads those that are its own.
pub fn read(ctx: &Context, state: &State, room: &mut dyn RoomView, actions: &mut Actions) {
    read_commands(ctx, state, actions);
    if ctx.text_edit_focused() {
        return;
    }
    let keys = Keys::new(ctx);
    if ctx.input_mut(|input| input.consume_key(Modifiers::SHIFT, Key::Questionmark))
        || keys.pressed(Key::Questionmark)
        || keys.pressed(Key::F1)
    {
        actions.wish(Wish::ToggleHelp);
    }
    room.read_keys(&keys, state, actions);
}

/// Takes the digits with Ctrl or Alt by the place of their keys: on a French keyboard the row of digits gives signs without Shift, so that
/// Ctrl and the key of the 4 came as Ctrl and an apostrophe, and Ctrl and the key of the 6 as Ctrl and a minus. Letters and signs stay
/// where the keyboard has them. To be called before anything of a frame reads keys.
pub fn digits_by_place(ctx: &Context) {
    ctx.input_mut(|input| {
        for event in &mut input.events {
            if let Event::Key { key, physical_key: Some(place), modifiers, .. } = event
                && (modifiers.command || modifiers.alt)
                && DIGITS.contains(place)
            {
                *key = *place;
            }
        }
    });
}

/// The keys that work everywhere, in fields too.
fn read_commands(ctx: &Context, state: &State, actions: &mut Actions) {
    lesson_bar::read_keys(ctx, state, actions);
    let pressed = |shortcut: KeyboardShortcut| ctx.input_mut(|input| input.consume_shortcut(&shortcut));
    for entry in &ROOMS {
        if pressed(ctrl(entry.key)) {
            actions.push(Action::Show(entry.room));
        }
    }
    if state.shared.room == Room::Factory && !ctx.text_edit_focused() {
        let redo = KeyboardShortcut::new(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
        if pressed(redo) || pressed(ctrl(Key::Y)) {
            actions.push(FactoryAction::Redo);
        }
        if pressed(ctrl(Key::Z)) {
            actions.push(FactoryAction::Undo);
        }
    }
    if state.shared.room == Room::Network && state.network.page == super::network::WHAT_IF && !ctx.text_edit_focused() {
        let redo = KeyboardShortcut::new(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
        if pressed(redo) || pressed(ctrl(Key::Y)) {
            actions.push(NetworkAction::RedoChange);
        }
        if pressed(ctrl(Key::Z)) {
            actions.push(NetworkAction::UndoChange);
        }
    }
    if pressed(ctrl(Key::T)) {
        actions.push(TrainAction::Start);
    }
    for (key, request) in [(Key::O, OPEN_BASE), (Key::M, OPEN_MODEL), (Key::S, SAVE_MODEL)] {
        if pressed(ctrl(key)) {
            actions.choose(request);
        }
    }
    let appearance = state.shared.settings.appearance;
    let zoom = |zoom: f32| Action::SetAppearance(Appearance { zoom, ..appearance });
    if pressed(ctrl(Key::Plus)) || pressed(ctrl(Key::Equals)) {
        actions.push(zoom((appearance.zoom + 0.1).min(3.0)));
    }
    if pressed(ctrl(Key::Minus)) {
        actions.push(zoom((appearance.zoom - 0.1).max(0.5)));
    }
    if pressed(ctrl(Key::Num0)) {
        actions.push(zoom(1.0));
    }
    if ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::F11)) {
        actions.wish(Wish::TogglePresentation);
    }
    if ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::F12)) {
        actions.wish(Wish::ToggleFrameTimes);
    }
}
