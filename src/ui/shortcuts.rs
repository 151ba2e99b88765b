//! The keys, and what they do. The list on `?` is made from the same table.

use egui::{Context, Event, Key, KeyboardShortcut, Modifiers};

use super::actions::Wish;
use super::page::{Keys, RoomView};
use super::rooms::ROOMS;
use super::{Actions, lesson_bar};
use crate::app::{Action, Appearance, FactoryAction, NetworkAction, OPEN_BASE, OPEN_MODEL, Room, SAVE_MODEL, State, TrainAction};

/// Keys and what they do, for the list on `?`.
pub const LIST: &[(&str, &str)] = &[
    ("A  B  C  Z", "Answer with this syndrome"),
    ("Space or Enter", "Next picture"),
    ("O", "Show or hide the true outlines"),
    ("V", "Show or hide where the machine looked"),
    ("S", "Compare both players: matrices, pictures, luck"),
    ("E  H", "Play EASY or HARD"),
    ("+  \u{2212}  0", "Pictures larger, smaller, whole (in Play and Factory)"),
    ("Shift+arrows", "Another part of enlarged pictures (in Play and Factory)"),
    ("K", "Base image and sample alternate in one place (in Play and Factory)"),
    ("N", "Base image seen, or hidden until the answer (in Play)"),
    ("T", "Train half a minute on what is played (in Play, where the machine never learned it)"),
    ("B, held", "The sample before its gray values were altered (in Factory)"),
    (concat!(ctrl!("+1 to "), ctrl!("+6")), "Play, Factory, Train, Network, Lessons, Class"),
    (concat!(ctrl!("+Z  "), ctrl!("+Shift+Z")), "Undo, redo (in Factory, and in What if)"),
    ("\u{2190}  \u{2192}", "Previous, next stage or picture (in Factory)"),
    ("\u{2190}  \u{2192}    \u{2191}  \u{2193}", "Picture or moment, layer (in Network)"),
    ("M  S  F  W  T", "Maps, sum, filters, what if, time machine (in Network)"),
    ("Page up  Page down", "Previous, next chapter (in Lessons) or page (in Class)"),
    ("1  2  3", "Take a prediction (in Lessons)"),
    ("Space  R", "Play or halt, begin the chapter anew (in Lessons)"),
    ("Space  Backspace", "Next step of a vote, take the last one back (in Class)"),
    ("A  Shift+A", "One hand more, one hand fewer; with chips A, then 1, 2, 3 (in Class)"),
    ("T  \u{2190}  \u{2192}", "Talk and vote again, the other team (in Class)"),
    (concat!(ctrl!("+Page down  "), ctrl!("+Page up")), "Next step, step before (in a lesson that is taught)"),
    (concat!(alt!("+1 to "), alt!("+6")), "Answer the question of the step"),
    (ctrl!("+W"), "Leave the lesson: everything is as it was before"),
    (ctrl!("+T"), "Start the training"),
    ("P", "Pause or resume the training (in Train)"),
    (ctrl!("+O"), "Open a base image"),
    (ctrl!("+M"), "Open a model"),
    (ctrl!("+S"), "Save the trained model"),
    ("F11", "Presentation mode"),
    (concat!(ctrl!(" +  "), ctrl!(" \u{2212}  "), ctrl!(" 0")), "Larger, smaller, usual size"),
    ("Tab, then Space", "Reach and press any control"),
    ("Arrows", "Choose in a group, turn a knob, move a point on a map (in Lessons, at the ring)"),
    ("Esc", "Leave the control with the ring: it has the arrows"),
    ("F12", "Frame times"),
    (ctrl!("+Q"), "Close the window"),
    ("?  or  F1", "This list"),
];

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
