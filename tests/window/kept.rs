//! What is kept between starts: read in every encoding, never replaced unread, and said in a message where it is not kept.

use std::path::Path;
use std::sync::Arc;

use brain_tumor_lab::app::{Action, Lab, Launch, SAVE_RECIPE};
use brain_tumor_lab::network::DeviceChoice;
use brain_tumor_lab::words::Locale;
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;

use crate::common::{run_until, run_until_dealt, spoken_texts, window, window_as_launched};

fn lab(settings: &Path) -> Lab {
    let settings_path = Some(settings.to_path_buf());
    let launch = Launch {
        base: None,
        recipe: None,
        seed: 7,
        device: DeviceChoice::Cpu,
        settings_path,
        lesson: None,
        complaint: None,
        locale: Locale::English,
    };
    Lab::new(launch, Arc::new(|| {}))
}

/// What is said at a start that changes a setting, and at its end everything is written.
fn said(settings: &Path) -> Vec<String> {
    let mut lab = lab(settings);
    lab.apply(Action::ToggleOutlines);
    lab.take_messages().into_iter().map(|message| message.text).collect()
}

fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut names: Vec<String> = entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[test]
fn damaged_settings_and_sessions_are_kept_aside_every_time_and_that_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    for (number, aside) in [(1, "bad"), (2, "bad-2"), (3, "bad-3")] {
        let damage = |what: &str| [what.as_bytes(), &[0xFF, number]].concat();
        std::fs::write(path("settings.toml"), damage("settings")).unwrap();
        std::fs::write(path("session.toml"), damage("session")).unwrap();
        let said = said(&path("settings.toml"));
        for (what, name) in
            [("The settings could not be read", "settings.toml"), ("The rounds of the last session could not", "session.toml")]
        {
            let about: Vec<&String> = said.iter().filter(|text| text.starts_with(what)).collect();
            assert!(about.len() == 1 && about[0].contains(&format!("{name}.{aside}")), "{said:?}");
        }
        assert_eq!(std::fs::read(path(&format!("settings.toml.{aside}"))).unwrap(), damage("settings"));
        assert_eq!(std::fs::read(path(&format!("session.toml.{aside}"))).unwrap(), damage("session"));
    }
    assert!(said(&path("settings.toml")).iter().all(|text| !text.contains("could not")), "the new settings are good");
}

#[test]
fn the_window_shows_the_sentence_about_damaged_settings() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("settings.toml");
    std::fs::write(&path, [0xFF, 0xFE, 0x41]).unwrap();
    let mut harness = window_as_launched(|launch| launch.settings_path = Some(path.clone()));
    harness.run_steps(3);
    harness.get_by_label("Menu").click();
    harness.run_steps(3);
    harness.get_by_label_contains("Messages\u{2026}").click();
    harness.run_steps(3);
    let texts = spoken_texts(&harness);
    assert!(texts.iter().any(|text| text.contains("The settings could not be read") && text.contains(".bad")), "{texts:?}");
}

#[test]
fn a_name_without_its_ending_does_not_replace_the_file_with_it_unasked() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("mine.toml");
    std::fs::write(&file, "mine").unwrap();
    let mut harness = window();
    run_until_dealt(&mut harness);
    harness.state_mut().type_path(SAVE_RECIPE);
    harness.run_steps(2);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.run_steps(2);
    harness.get_by_role_and_label(Role::TextInput, "Path").type_text(folder.path().join("mine").to_str().unwrap());
    harness.run_steps(2);
    harness.key_press(Key::Enter);
    harness.run_steps(3);
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "mine");
    assert!(harness.query_by_label_contains("There is a file of this name").is_some());
    harness.get_by_label("Replace").click();
    run_until(&mut harness, "the recipe", |_| std::fs::read_to_string(&file).unwrap().contains("version"));
    assert_eq!(names(folder.path()), ["mine.toml"]);
}

#[test]
fn settings_of_editors_are_read() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("settings.toml");
    let text = "version = 1\nexamples_seen = true\nmode = \"easy\"\n[appearance]\nzoom = 1.5\n";
    let wide =
        |bytes: fn(u16) -> [u8; 2]| "\u{FEFF}".encode_utf16().chain(text.encode_utf16()).flat_map(bytes).collect::<Vec<u8>>();
    let marked = [&[0xEF, 0xBB, 0xBF], text.as_bytes()].concat();
    for bytes in [wide(u16::to_le_bytes), wide(u16::to_be_bytes), marked] {
        std::fs::write(&path, bytes).unwrap();
        let mut lab = lab(&path);
        let settings = &lab.state().shared.settings;
        assert!(settings.examples_seen && (settings.appearance.zoom - 1.5).abs() < 1e-6, "{settings:?}");
        assert!(lab.take_messages().is_empty());
    }
    assert_eq!(names(folder.path()), ["settings.toml"]);
}

#[test]
fn what_cannot_be_read_stays_as_it_is_and_that_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    // A folder can be read as a file by nobody, not even by the administrator.
    for name in ["settings.toml", "session.toml"] {
        std::fs::create_dir(path(name)).unwrap();
    }
    let said = said(&path("settings.toml"));
    for what in ["The settings could not be read", "The rounds of the last session could not be read"] {
        let about: Vec<&String> = said.iter().filter(|text| text.starts_with(what)).collect();
        assert!(about.len() == 1 && about[0].contains("stays as it is") && about[0].contains("it is a folder"), "{said:?}");
    }
    assert!(path("settings.toml").is_dir() && path("session.toml").is_dir());
    assert_eq!(names(folder.path()), ["session.toml", "settings.toml"]);
}

#[cfg(target_os = "linux")]
#[test]
fn settings_that_cannot_be_written_are_said_once() {
    // A folder of the system in which nobody makes anything.
    let mut lab = lab(Path::new("/proc/nothing-is-made-here/settings.toml"));
    for _ in 0..3 {
        lab.apply(Action::ToggleOutlines);
    }
    let said: Vec<String> = lab.take_messages().into_iter().map(|message| message.text).collect();
    let about = said.iter().filter(|text| text.starts_with("The settings are not kept for the next start: "));
    assert_eq!(about.count(), 1, "{said:?}");
}
