//! The keys, and what they do. The list on `?` is made from the same table.

use egui::{Context, Key, KeyboardShortcut, Modifiers};

use super::Actions;
use super::window::Wish;
use crate::app::{Action, Appearance, FactoryView, NetworkOrder, NetworkView, Room, State};
use crate::factory::{Mode, Stage, Syndrome};

/// Keys and what they do, for the list on `?`.
pub const LIST: [(&str, &str); 22] = [
    ("A  B  C  Z", "Answer with this syndrome"),
    ("Space or Enter", "Next picture"),
    ("O", "Show or hide the true outlines"),
    ("V", "Show or hide what the machine went by"),
    ("S", "Compare both players: matrices, pictures, luck"),
    ("E  H", "Play EASY or HARD"),
    ("Ctrl+1 to Ctrl+4", "Play, Factory, Train, Network"),
    ("Ctrl+Z  Ctrl+Shift+Z", "Undo, redo (in Factory)"),
    ("\u{2190}  \u{2192}", "Previous, next stage or picture (in Factory)"),
    ("\u{2190}  \u{2192}    \u{2191}  \u{2193}", "Picture or moment, layer (in Network)"),
    ("M  S  F  W  T", "Maps, sum, filters, what if, time machine (in Network)"),
    ("Ctrl+T", "Start the training"),
    ("P", "Pause or resume the training (in Train)"),
    ("Ctrl+O", "Open a base image"),
    ("Ctrl+M", "Open a model"),
    ("Ctrl+S", "Save the trained model"),
    ("F11", "Presentation mode"),
    ("Ctrl +  Ctrl \u{2212}  Ctrl 0", "Larger, smaller, usual size"),
    ("Tab, then Space", "Reach and press any control"),
    ("F12", "Frame times"),
    ("Ctrl+Q", "Close the window"),
    ("?  or  F1", "This list"),
];

const fn ctrl(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::COMMAND, key)
}

/// Turns pressed keys into actions and wishes of the window.
pub fn read(ctx: &Context, state: &State, actions: &mut Actions, wishes: &mut Vec<Wish>) {
    read_commands(ctx, state, actions, wishes);
    let pressed = |key| ctx.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if ctx.text_edit_focused() {
        return;
    }
    if ctx.input_mut(|input| input.consume_key(Modifiers::SHIFT, Key::Questionmark))
        || pressed(Key::Questionmark)
        || pressed(Key::F1)
    {
        wishes.push(Wish::ToggleHelp);
    }
    match state.room {
        Room::Play => {
            for (key, class) in [(Key::A, Syndrome::A), (Key::B, Syndrome::B), (Key::C, Syndrome::C), (Key::Z, Syndrome::Z)] {
                if pressed(key) {
                    actions.push(Action::Answer(class));
                }
            }
            for (key, mode) in [(Key::E, Mode::Easy), (Key::H, Mode::Hard)] {
                if pressed(key) {
                    actions.push(Action::SetMode(mode));
                }
            }
            if pressed(Key::O) {
                actions.push(Action::ToggleOutlines);
            }
            if pressed(Key::S) {
                wishes.push(Wish::ToggleScore);
            }
            if pressed(Key::V) {
                actions.push(Action::ToggleEvidence);
            }
            // With a control in focus these keys press that control.
            if ctx.memory(|memory| memory.focused().is_none()) && (pressed(Key::Space) || pressed(Key::Enter)) {
                actions.push(Action::Next);
            }
        }
        Room::Factory => read_factory(state, pressed, actions),
        Room::Network => read_network(state, pressed, actions),
        Room::Train => {
            if pressed(Key::P) {
                actions.extend([Action::Pause, Action::Resume].into_iter().find(|action| applies(action, state)));
            }
        }
    }
}

/// The arrows move the peel slider where it is shown, and go through the series elsewhere.
fn read_factory(state: &State, pressed: impl Fn(Key) -> bool, actions: &mut Actions) {
    let factory = &state.factory;
    let by = i64::from(pressed(Key::ArrowRight)) - i64::from(pressed(Key::ArrowLeft));
    if by == 0 {
        return;
    }
    if factory.view == FactoryView::Peel {
        let stages = Stage::of(factory.recipe());
        let place = factory.stage.place_in(stages.iter().copied()) as i64 + by;
        actions.extend(usize::try_from(place).ok().and_then(|place| stages.get(place)).map(|stage| Action::SetStage(*stage)));
    } else {
        actions.push(Action::ShowSpecimen { seed: factory.seed, index: factory.index.saturating_add_signed(by) });
    }
}

/// Views by letter; the arrows go through pictures and layers, or through the moments of a run.
fn read_network(state: &State, pressed: impl Fn(Key) -> bool, actions: &mut Actions) {
    let network = &state.network;
    let mut order = |order: NetworkOrder| actions.push(Action::Network(order));
    let keys = [Key::M, Key::S, Key::F, Key::W, Key::T];
    for (key, view) in keys.into_iter().zip(NetworkView::ALL) {
        if pressed(key) {
            order(NetworkOrder::SetView(view));
        }
    }
    let by = i64::from(pressed(Key::ArrowRight)) - i64::from(pressed(Key::ArrowLeft));
    if by != 0 {
        order(if network.travels() {
            NetworkOrder::SetMoment(network.time.place.saturating_add_signed(by as isize))
        } else {
            NetworkOrder::Step(by)
        });
    }
    let by = isize::from(pressed(Key::ArrowDown)) - isize::from(pressed(Key::ArrowUp));
    let layers = network.shown.as_ref().map_or(0, |shown| shown.anatomy.layers.len());
    if by != 0 && layers > 0 {
        order(NetworkOrder::SelectLayer(network.layer.saturating_add_signed(by).min(layers - 1)));
    }
}

fn applies(action: &Action, state: &State) -> bool {
    use crate::app::Status;
    match action {
        Action::Pause => state.train.status == Status::Running,
        Action::Resume => state.train.status == Status::Paused,
        _ => true,
    }
}

/// The keys that work everywhere, in fields too.
fn read_commands(ctx: &Context, state: &State, actions: &mut Actions, wishes: &mut Vec<Wish>) {
    let pressed = |shortcut: KeyboardShortcut| ctx.input_mut(|input| input.consume_shortcut(&shortcut));
    for (key, room) in [(Key::Num1, Room::Play), (Key::Num2, Room::Factory), (Key::Num3, Room::Train), (Key::Num4, Room::Network)]
    {
        if pressed(ctrl(key)) {
            actions.push(Action::Show(room));
        }
    }
    if state.room == Room::Factory && !ctx.text_edit_focused() {
        let redo = KeyboardShortcut::new(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
        if pressed(redo) || pressed(ctrl(Key::Y)) {
            actions.push(Action::RedoRecipe);
        }
        if pressed(ctrl(Key::Z)) {
            actions.push(Action::UndoRecipe);
        }
    }
    if pressed(ctrl(Key::T)) {
        actions.push(Action::Start);
    }
    for (key, wish) in [(Key::O, Wish::OpenBase), (Key::M, Wish::OpenModel), (Key::S, Wish::SaveModel)] {
        if pressed(ctrl(key)) {
            wishes.push(wish);
        }
    }
    let appearance = state.settings.appearance;
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
        wishes.push(Wish::TogglePresentation);
    }
    if ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::F12)) {
        wishes.push(Wish::ToggleFrameTimes);
    }
}
