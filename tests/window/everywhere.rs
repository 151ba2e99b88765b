use std::io::Write as _;
use std::sync::Arc;

use brain_tumor_lab::app::{Action, AnyPlayed, Launch, Message, Room};
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::common::{order, run_until, run_until_dealt, state, window, window_with};

#[test]
fn rooms_are_reached_by_keys_and_by_tabs() {
    let mut harness = window();
    run_until_dealt(&mut harness);
    for (key, room) in [(Key::Num3, Room::Train), (Key::Num2, Room::Factory)] {
        harness.key_press_modifiers(Modifiers::COMMAND, key);
        harness.run_steps(2);
        assert_eq!(state(&harness).shared.room, room);
    }
    harness.get_by_label("Play").click();
    harness.run_steps(2);
    assert_eq!(state(&harness).shared.room, Room::Play);
}

#[test]
fn the_list_of_keys_opens_and_closes_and_swallows_answers() {
    let mut harness = window();
    run_until_dealt(&mut harness);
    harness.key_press(Key::F1);
    harness.run_steps(2);
    assert!(harness.query_by_label("Keys").is_some());
    harness.key_press(Key::A);
    harness.run_steps(2);
    assert!(state(&harness).play.waits_for_answer(), "a key meant for the list answered the picture");
    harness.get_by_label("Close").click();
    harness.run_steps(2);
    assert!(harness.query_by_label("Close").is_none());
}

#[test]
fn presentation_mode_is_light_and_kept() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("settings.toml");
    let keep = |launch: &mut Launch| launch.settings_path = Some(path.clone());
    let mut harness = window_with(keep);
    run_until_dealt(&mut harness);
    harness.key_press(Key::F11);
    harness.run_steps(3);
    assert!(state(&harness).shared.settings.appearance.presentation);
    assert!(!harness.ctx.style_of(harness.ctx.theme()).visuals.dark_mode);
    drop(harness);
    let keep = |launch: &mut Launch| launch.settings_path = Some(path.clone());
    let harness = window_with(keep);
    assert!(state(&harness).shared.settings.appearance.presentation);
}

#[test]
fn damaged_settings_are_kept_aside_and_said() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("settings.toml");
    std::fs::write(&path, "appearance = 7 [[[").unwrap();
    let mut harness = window_with(|launch| launch.settings_path = Some(path.clone()));
    run_until_dealt(&mut harness);
    assert_eq!(std::fs::read_to_string(folder.path().join("settings.toml.bad")).unwrap(), "appearance = 7 [[[");
    assert!(harness.query_by_label_contains("settings could not be read").is_some());
}

#[test]
fn settings_edited_by_hand_into_nonsense_are_usable() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("settings.toml");
    std::fs::write(&path, "[appearance]\nzoom = nan\nlight = true\nunknown = 3\n").unwrap();
    let mut harness = window_with(|launch| launch.settings_path = Some(path.clone()));
    run_until_dealt(&mut harness);
    assert!((state(&harness).shared.settings.appearance.zoom - 1.0).abs() < 1e-6);
    assert!(state(&harness).shared.settings.appearance.light);
}

#[test]
fn a_picture_dropped_on_the_window_becomes_the_base_image() {
    let mut file = tempfile::Builder::new().suffix(".png").tempfile().unwrap();
    let blob = image::GrayImage::from_fn(300, 300, |x, y| {
        let inside = (f64::from(x) - 150.0).hypot(f64::from(y) - 150.0) < 120.0;
        image::Luma([if inside { 140 } else { 0 }])
    });
    let mut bytes = std::io::Cursor::new(Vec::new());
    blob.write_to(&mut bytes, image::ImageFormat::Png).unwrap();
    file.write_all(bytes.get_ref()).unwrap();
    let mut harness = window();
    run_until_dealt(&mut harness);
    drop_file(&mut harness, file.path());
    run_until(&mut harness, "the new base", |state| state.shared.base_name() != "Bundled brain");
    run_until_dealt(&mut harness);
    assert!(state(&harness).shared.base.region().len() > 400);
}

#[test]
fn a_bad_picture_is_refused_in_words_and_the_old_one_stays() {
    let file = tempfile::Builder::new().suffix(".png").tempfile().unwrap();
    std::fs::write(file.path(), b"not a picture").unwrap();
    let mut harness = window();
    run_until_dealt(&mut harness);
    let before = Arc::clone(&state(&harness).shared.base);
    drop_file(&mut harness, file.path());
    run_until(&mut harness, "the refusal", |state| !state.shared.file_busy());
    assert_eq!(state(&harness).shared.base, before);
    assert!(harness.query_by_label_contains("Cannot use the base image").is_some());
}

/// What a room must never push out of the window. That everything else can be reached is tested in `registries`.
#[test]
fn the_most_important_controls_of_every_room_are_in_sight_in_the_smallest_window() {
    let in_each_room: [(&str, &[&str]); 6] = [
        ("Play", &["Next picture", "New session", "Save session\u{2026}", "Score", "Outlines", "Evidence", "EASY", "HARD"]),
        ("Factory", &["Export\u{2026}", "Random", "Undo", "Redo", "Play it", "Train on it", "Save", "Outlines"]),
        ("Train", &["Start", "Play against it", "Log scale", "Stories\u{2026}", "CSV", "PNG"]),
        ("Network", &["\u{2190}", "\u{2192}", "One scale for all", "Outlines", "Evidence by"]),
        ("Lessons", &["See a sum in a network", "Reset", "Convolution", "RBM"]),
        ("Class", &["EASY", "HARD", "Hands", "Chips", "Begin the vote"]),
    ];
    let mut harness = window();
    harness.set_size(egui::vec2(1024.0, 700.0));
    run_until_dealt(&mut harness);
    let rooms: Vec<String> = brain_tumor_lab::ui::all_pages().into_iter().map(|(_, title, _)| title).collect();
    assert_eq!(rooms, in_each_room.map(|(title, _)| title), "a room without its controls here");
    for (room, labels) in in_each_room {
        harness.get_by_label(room).click();
        harness.run_steps(3);
        run_until(&mut harness, "the room", |state| state.shared.room != Room::Network || state.network.shown.is_some());
        for label in labels {
            let rect = harness.get_by_label(label).rect();
            assert!(rect.min.x >= 0.0 && rect.min.y >= 0.0, "{room}: {label} lies outside the window: {rect:?}");
            assert!(rect.max.y <= 700.0 && rect.max.x <= 1024.0, "{room}: {label} lies outside the window: {rect:?}");
        }
    }
}

#[derive(Debug)]
struct OnDisk(std::path::PathBuf);

impl egui::DroppedFile for OnDisk {
    fn path(&self) -> &std::path::Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        std::fs::read(&self.0).map_err(|err| err.to_string())
    }
}

fn drop_file(harness: &mut crate::common::Harnessed, path: &std::path::Path) {
    harness.input_mut().dropped_files.push(std::sync::Arc::new(OnDisk(path.to_path_buf())));
    harness.run_steps(2);
}

/// The labels and places of all buttons in sight.
fn buttons(harness: &crate::common::Harnessed) -> Vec<(String, egui::Rect)> {
    let buttons = egui_kittest::kittest::by().predicate(|node| node.role() == egui::accesskit::Role::Button);
    let all = harness.query_all(buttons).map(|node| (node.accesskit_node().label().unwrap_or_default(), node.rect()));
    all.filter(|(_, rect)| rect.is_positive()).collect()
}

#[test]
fn messages_have_a_strip_of_their_own_that_covers_nothing() {
    let mut harness = window();
    harness.set_size(egui::vec2(1024.0, 700.0));
    run_until_dealt(&mut harness);
    for room in [Room::Train, Room::Network, Room::Factory, Room::Lessons, Room::Class, Room::Play] {
        order(&mut harness, Action::Show(room));
        // The picture of the room moves its buttons when it comes: that is not the message.
        run_until(&mut harness, "the picture of the room", |state| match room {
            Room::Factory => state.factory.picture.is_some(),
            Room::Network => state.network.shown.is_some(),
            Room::Lessons => state.lessons.played().is_some_and(AnyPlayed::is_seen),
            Room::Play | Room::Train | Room::Class => true,
        });
        harness.run_steps(4);
        let before = buttons(&harness);
        for (text, times) in [("first", 1), ("second", 1), ("third", 3)] {
            (0..times).for_each(|_| order(&mut harness, Action::Tell(Message::failed(text))));
        }
        harness.run_steps(4);
        // The newest one, the same ones joined; the rest is one press away.
        let strip = harness.get_by_label("third").rect();
        assert!(["first", "second"].into_iter().all(|text| harness.query_by_label(text).is_none()));
        assert!(harness.query_by_label("\u{d7} 3").is_some() && harness.query_by_label("+2 more").is_some());
        let mut after = buttons(&harness);
        after.retain(|(label, _)| !["\u{00D7}", "+2 more"].contains(&label.as_str()));
        let under = after.iter().find(|(_, rect)| rect.intersect(strip).is_positive());
        assert!(under.is_none(), "{room:?}: {under:?} lies under a message");
        assert_eq!(after, before, "{room:?}: a message moves nothing");
        // Esc closes the newest one, and leaves the room as it was.
        for left in [2, 1, 0] {
            harness.key_press(Key::Escape);
            harness.run_steps(3);
            let closing = harness.query_all_by_label("\u{00D7}").count();
            assert_eq!(closing, left.min(1), "{room:?}");
        }
        assert_eq!(state(&harness).shared.room, room);
    }
    // They are remembered.
    harness.get_by_label("Menu").click();
    harness.run_steps(3);
    harness.get_by_label_contains("Messages\u{2026}").click();
    harness.run_steps(3);
    assert_eq!(harness.query_all_by_label_contains("third").count(), 6, "said in six rooms");
    // Esc closes the list and no message under it.
    order(&mut harness, Action::Tell(Message::failed("under the list")));
    harness.run_steps(2);
    harness.key_press(Key::Escape);
    harness.run_steps(3);
    assert!(harness.query_by_label("third  \u{d7} 3").is_none() && harness.query_by_label("under the list").is_some());
}
