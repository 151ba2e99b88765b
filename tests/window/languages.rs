//! The window in every language: nothing stays English, nothing is cut off, and the language changes while everything goes on.

use std::collections::BTreeSet;

use brain_tumor_lab::app::{Action, Room, TrainAction};
use brain_tumor_lab::network::Architecture;
use brain_tumor_lab::ui::all_pages;
use brain_tumor_lab::words::{Locale, words};
use egui::accesskit::Role;
use egui::{Key, vec2};
use egui_kittest::kittest::Queryable as _;

use crate::common::{Harnessed, order, run_until, run_until_dealt, spoken_texts, state, window, window_with};
use crate::layout::{Findings, Look, SMALLEST, escape, look_at, look_at_all, press};
use crate::painted::record;
use crate::registries::{fill, open};

/// What is the same in both languages: names of the program, of recipes, networks and devices, and what egui calls the edge of a panel.
const SAME: [&str; 6] = ["Brain Tumor Lab", "EASY", "HARD", "compact", "CPU (", "Resize panel"];
/// Beginnings of keys.
const KEYS: [&str; 4] = ["Ctrl+", "Cmd+", "Alt+", "Option+"];

/// A window in which every page has something to show, in this language.
fn full(locale: Locale) -> (Harnessed, tempfile::TempDir) {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    let settings = folder.path().join("settings.toml");
    let mut harness = window_with(|launch| launch.settings_path = Some(settings));
    fill(&mut harness);
    // What was said so far was said in English.
    (0..8).for_each(|_| escape(&mut harness));
    order(&mut harness, Action::SetLocale(locale));
    harness.run_steps(4);
    (harness, folder)
}

/// Everything that a screen reader is told, over every page of every room.
fn said(harness: &mut Harnessed) -> Vec<(String, BTreeSet<String>)> {
    let mut said = Vec::new();
    for (_, title, pages) in &all_pages() {
        let some: Vec<_> = pages.iter().map(|page| Some(page.title.as_str())).collect();
        for page in if some.is_empty() { vec![None] } else { some } {
            open(harness, title, page);
            harness.run_steps(2);
            said.push((format!("{title} {}", page.unwrap_or_default()), spoken_texts(harness).into_iter().collect()));
        }
    }
    said
}

/// Whether a text has words that could be translated: two letters in a row that are no name of a class, a key or a unit.
fn has_words(text: &str) -> bool {
    let longest = text.split(|letter: char| !letter.is_alphabetic()).map(|word| word.chars().count()).max();
    longest.is_some_and(|longest| longest > 3)
}

#[test]
fn nothing_that_the_window_says_stays_english() {
    let (mut harness, _folder) = full(Locale::English);
    harness.set_size(vec2(1280.0, 2400.0));
    harness.run_steps(4);
    let english = said(&mut harness);
    order(&mut harness, Action::SetLocale(Locale::French));
    harness.run_steps(4);
    let french = said(&mut harness);
    assert_eq!(english.len(), french.len());
    let mut left = BTreeSet::new();
    for ((page, english), (_, french)) in english.iter().zip(&french) {
        assert!(french.len() > 10, "{page} says only {french:?}");
        left.extend(english.intersection(french).filter(|text| has_words(text)).map(|text| (page.clone(), text.clone())));
    }
    let is_name = |text: &str| SAME.iter().any(|name| *name == text || name.ends_with('(') && text.starts_with(name));
    let is_key = |text: &str| KEYS.iter().any(|key| text.starts_with(key)) && !text.contains(' ');
    left.retain(|(_, text)| !is_name(text) && !is_key(text) && !is_the_same_in_french(text));
    let lines: Vec<String> = left.iter().map(|(page, text)| format!("{page}: {text}")).collect();
    assert!(lines.is_empty(), "{} texts are the same in both languages:\n{}", lines.len(), lines.join("\n"));
}

/// A title without the number before it.
fn without_number(text: &str) -> &str {
    text.trim_start_matches(|letter: char| letter.is_ascii_digit() || letter == '.' || letter == ' ')
}

/// Whether a text is a message whose words are the same in both languages, or what somebody else wrote: names of files, runs, architectures.
fn is_the_same_in_french(text: &str) -> bool {
    same_messages().contains(without_number(text))
        || !text.contains(' ') && text.chars().any(|letter| letter.is_numeric() || "._/-".contains(letter))
}

/// The messages that have the same text in English and in French.
fn same_messages() -> BTreeSet<String> {
    let texts = |language: &str| {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/words").join(language);
        let files: BTreeSet<_> =
            std::fs::read_dir(folder).expect("the folder is there").flatten().map(|entry| entry.path()).collect();
        files.into_iter().flat_map(|path| {
            let text = std::fs::read_to_string(path).expect("the words can be read");
            let lines: Vec<String> = text.lines().filter(|line| !line.starts_with('#')).map(str::to_owned).collect();
            lines
        })
    };
    let english: BTreeSet<String> = texts("en").collect();
    let both = texts("fr").filter(|line| english.contains(line));
    both.filter_map(|line| Some(line.split_once('=')?.1.trim().to_owned())).collect()
}

/// The room, and the buttons that lead to each box and menu.
fn dialogs() -> Vec<(String, Vec<String>)> {
    let words = words();
    let menu = |entry: String| (words.room_play(), vec![words.top_menu(), entry]);
    vec![
        (words.room_play(), vec![words.top_menu()]),
        menu(words.menu_about()),
        menu(words.menu_messages()),
        menu(words.menu_language()),
        menu(words.menu_teach_lesson()),
        (words.room_train(), vec![words.train_stories()]),
        (words.room_factory(), vec![words.factory_face_recipe(), words.factory_export()]),
        (words.room_factory(), vec![words.factory_face_recipe(), words.factory_knobs_yours()]),
    ]
}

/// Every page, full and at the start, and what lies over the rooms.
fn slips_in(locale: Locale) -> Findings {
    static LOOKS: [Look; 1] = [SMALLEST];
    let mut findings = Findings::of(&LOOKS);
    let mut harness = window_with(|launch| launch.locale = locale);
    run_until_dealt(&mut harness);
    record(&harness);
    look_at_all(&mut harness, "at the start", &mut findings);
    look_at(&mut harness, &mut findings, "keys", |harness| press(harness, Key::Questionmark), escape);
    for (room, way) in dialogs() {
        open(&mut harness, &room, None);
        let show = |harness: &mut Harnessed| {
            for label in &way {
                harness.get_by_role_and_label(Role::Button, label).click();
                harness.run_steps(3);
            }
        };
        look_at(&mut harness, &mut findings, &way.join(", "), show, |harness| {
            escape(harness);
            escape(harness);
        });
    }
    let (mut harness, _folder) = full(locale);
    record(&harness);
    look_at_all(&mut harness, "full", &mut findings);
    findings
}

#[test]
fn nothing_overlaps_and_nothing_is_cut_in_french() {
    slips_in(Locale::French).report();
}

#[test]
fn nothing_overlaps_and_nothing_is_cut_in_a_language_a_third_longer() {
    slips_in(Locale::Stretched).report();
}

#[test]
fn the_language_changes_while_a_training_runs() {
    let mut harness = window();
    run_until_dealt(&mut harness);
    order(&mut harness, Action::Show(Room::Train));
    let form = state(&harness).train.form.clone().with_architecture(Architecture::Compact);
    order(&mut harness, TrainAction::EditForm(Box::new(form)));
    order(&mut harness, TrainAction::Start);
    run_until(&mut harness, "a measurement", |state| !state.train.validation_loss.points().is_empty());
    assert!(harness.query_by_label("Lessons").is_some());
    order(&mut harness, Action::SetLocale(Locale::French));
    harness.run_steps(2);
    assert!(harness.query_by_label("Leçons").is_some() && harness.query_by_label("Lessons").is_none());
    let before = state(&harness).train.validation_loss.points().len();
    run_until(&mut harness, "the next measurement", |state| state.train.validation_loss.points().len() > before);
    assert!(harness.query_by_label("Leçons").is_some(), "it stays French");
    order(&mut harness, Action::SetLocale(Locale::English));
    harness.run_steps(2);
    assert!(harness.query_by_label("Lessons").is_some());
    order(&mut harness, TrainAction::Discard);
}
