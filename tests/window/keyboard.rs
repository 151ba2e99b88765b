//! Keys as keyboards of other countries send them, and keys that are meant for a dialog.

use brain_tumor_lab::app::{Action, NetworkAction, OPEN_BASE, PageId, Room, SAVE_SESSION, Status};
use brain_tumor_lab::worker::StrokeKind;
use egui::accesskit::Role;
use egui::{Event, Key, Modifiers};
use egui_kittest::kittest::Queryable as _;

use crate::common::{Harnessed, order, run_until, run_until_dealt, state, window};
use crate::network::run_until_shown;

/// Presses the key at the place of `place` on an American keyboard, which the layout takes for `sign`.
fn press_at(harness: &mut Harnessed, place: Key, sign: Key, modifiers: Modifiers) {
    for pressed in [true, false] {
        harness
            .event_modifiers(Event::Key { key: sign, physical_key: Some(place), pressed, repeat: false, modifiers }, modifiers);
    }
    harness.run_steps(2);
}

#[test]
fn on_a_french_keyboard_the_row_of_digits_reaches_the_rooms() {
    let mut harness = window();
    run_until_dealt(&mut harness);
    let zoom = |harness: &Harnessed| state(harness).shared.settings.appearance.zoom;
    // Without Shift the keys of this row give quote, apostrophe, minus and letters with accents.
    for (place, sign, room) in [
        (Key::Num4, Key::Quote, Room::Network),
        (Key::Num3, Key::Quote, Room::Train),
        (Key::Num2, Key::Num2, Room::Factory),
        (Key::Num1, Key::Num1, Room::Play),
    ] {
        press_at(&mut harness, place, sign, Modifiers::COMMAND);
        assert_eq!(state(&harness).shared.room, room, "{place:?}");
    }
    let before = zoom(&harness);
    press_at(&mut harness, Key::Num6, Key::Minus, Modifiers::COMMAND);
    assert!((zoom(&harness) - before).abs() < 1e-6, "the key of the 6 is no minus");
    press_at(&mut harness, Key::Minus, Key::Minus, Modifiers::COMMAND);
    assert!(zoom(&harness) < before, "the minus of the number pad is one");
    press_at(&mut harness, Key::Num0, Key::Num0, Modifiers::COMMAND);
    assert!((zoom(&harness) - 1.0).abs() < 1e-6);
}

#[test]
fn letters_are_taken_by_the_layout() {
    let mut harness = window();
    run_until_dealt(&mut harness);
    // On a French keyboard the A lies where an American one has the Q.
    press_at(&mut harness, Key::Q, Key::A, Modifiers::NONE);
    assert!(state(&harness).play.is_answered());
}

#[test]
fn while_a_path_is_asked_for_no_key_acts_behind_the_box() {
    let mut harness = window();
    run_until_dealt(&mut harness);
    harness.state_mut().type_path(SAVE_SESSION);
    // From the first frame on.
    for key in [Key::T, Key::Num3, Key::O, Key::M, Key::Plus] {
        harness.key_press_modifiers(Modifiers::COMMAND, key);
        harness.run_steps(2);
    }
    harness.key_press(Key::A);
    harness.run_steps(2);
    let now = state(&harness);
    assert_eq!((now.shared.room, &now.train.status), (Room::Play, &Status::Idle));
    assert!(now.play.waits_for_answer(), "a letter of the path answered the picture");
    assert!((now.shared.settings.appearance.zoom - 1.0).abs() < 1e-6);
    assert!(harness.query_by_label(&SAVE_SESSION.title()).is_some(), "the box is still open");
    harness.key_press(Key::Escape);
    harness.run_steps(2);
    assert!(harness.query_by_label(&SAVE_SESSION.title()).is_none());
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Num3);
    harness.run_steps(2);
    assert_eq!(state(&harness).shared.room, Room::Train, "the keys are back");
}

#[test]
fn a_typed_path_may_stand_in_quotation_marks() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("my brain.png");
    std::fs::copy("assets/brain_base.png", &path).unwrap();
    let mut harness = window();
    run_until_dealt(&mut harness);
    harness.state_mut().type_path(OPEN_BASE);
    harness.run_steps(2);
    harness.get_by_role_and_label(Role::TextInput, "Path").type_text(&format!("\"{}\"", path.display()));
    harness.run_steps(2);
    harness.key_press(Key::Enter);
    run_until(&mut harness, "the base image", |state| state.shared.base_name() == "my brain.png");
}

#[test]
fn the_keyboard_alone_scrolls_a_box_leaves_a_field_and_comes_back_to_the_button() {
    let mut harness = window();
    harness.set_size(egui::vec2(1024.0, 700.0));
    run_until_dealt(&mut harness);
    let opener = harness.get_by_role_and_label(Role::Button, "?");
    opener.focus();
    harness.run_steps(2);
    harness.key_press(Key::Enter);
    harness.run_steps(3);
    let last = |harness: &Harnessed| harness.get_by_label("Close the window").rect().max.y;
    let before = last(&harness);
    harness.key_press(Key::End);
    harness.run_steps(30);
    assert!(last(&harness) < before - 100.0 && last(&harness) < 700.0, "{before} {}", last(&harness));
    harness.key_press(Key::Escape);
    harness.run_steps(4);
    assert!(harness.query_by_label("Close the window").is_none(), "the box is closed");
    assert!(harness.get_by_role_and_label(Role::Button, "?").is_focused(), "the button that opened it has the focus");
    // The field for a path, where the system has no dialogs.
    harness.state_mut().type_path(SAVE_SESSION);
    harness.run_steps(3);
    for button in ["OK", "Cancel"] {
        harness.key_press(Key::Tab);
        harness.run_steps(2);
        assert!(harness.get_by_role_and_label(Role::Button, button).is_focused(), "{button}");
    }
    harness.key_press(Key::Enter);
    harness.run_steps(3);
    assert!(harness.query_by_role_and_label(Role::Button, "Cancel").is_none(), "Enter on Cancel cancels");
}

#[test]
fn a_picture_is_painted_on_by_keyboard_alone() {
    let mut harness = window();
    run_until_dealt(&mut harness);
    order(&mut harness, Action::Show(Room::Network));
    run_until_shown(&mut harness);
    order(&mut harness, NetworkAction::Show(PageId("what if")));
    harness.run_steps(2);
    let picture = harness.get_by_label("The picture that is looked at").rect();
    let is_on_picture = |harness: &Harnessed| {
        let focused = harness.ctx.memory(egui::Memory::focused).and_then(|id| harness.ctx.read_response(id));
        focused.is_some_and(|control| control.rect.contains_rect(picture))
    };
    let steps = (0..80).take_while(|_| {
        harness.key_press(Key::Tab);
        harness.run_steps(2);
        !is_on_picture(&harness)
    });
    assert!(steps.count() < 80, "Tab should reach the picture");
    for key in [Key::ArrowRight, Key::ArrowRight, Key::ArrowRight, Key::ArrowDown, Key::Space] {
        harness.key_press(key);
        harness.run_steps(2);
    }
    let index = state(&harness).network.id.index;
    let [stroke] = state(&harness).network.edit.strokes[..] else { panic!("one touch of the brush") };
    assert_eq!((stroke.x, stroke.y), (51, 65), "from the middle of the picture");
    assert!(matches!(stroke.kind, StrokeKind::Paint { .. }));
    // Esc gives the arrows back to the room.
    harness.key_press(Key::Escape);
    harness.run_steps(2);
    harness.key_press(Key::ArrowRight);
    harness.run_steps(2);
    assert_eq!(state(&harness).network.id.index, index + 1);
}
