//! The examples for a player who has never played.

use brain_tumor_lab::app::PlayAction;
use brain_tumor_lab::factory::Syndrome;
use egui::Key;
use egui_kittest::kittest::Queryable as _;

use crate::common::{Harnessed, run_until, run_until_dealt, state, window, window_as_launched};

const TITLE: &str = "What a tumor looks like";

/// The program at its first start, with the examples over the first picture.
pub fn first_start(folder: &tempfile::TempDir) -> Harnessed {
    let path = folder.path().join("settings.toml");
    let mut harness = window_as_launched(|launch| launch.settings_path = Some(path));
    run_until_dealt(&mut harness);
    harness
}

#[test]
fn they_come_once_and_show_one_picture_of_each_class_that_is_never_played() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = first_start(&folder);
    run_until(&mut harness, "the examples", |state| state.play.examples.pictures.is_some());
    assert!(harness.query_by_label(TITLE).is_some());
    let pictures = state(&harness).play.examples.pictures.clone().unwrap();
    let classes: Vec<Syndrome> = pictures.iter().map(|example| example.specimen.plan.syndrome).collect();
    assert_eq!(classes, Syndrome::ALL);
    for (class, example) in Syndrome::ALL.into_iter().zip(&*pictures) {
        assert_eq!(example.outlines.len(), example.specimen.plan.tumors.len());
        assert!(example.specimen.plan.seed > 999_999_999, "no seed that can be typed");
        assert!(harness.query_by_label_contains(&format!("Example of {class}: ")).is_some());
    }
    // The key of an answer puts them away and answers nothing.
    harness.key_press(Key::B);
    harness.run_steps(3);
    assert!(harness.query_by_label(TITLE).is_none());
    assert!(state(&harness).play.waits_for_answer());
    harness.key_press(Key::B);
    harness.run_steps(2);
    assert!(state(&harness).play.is_answered());
    drop(harness);
    let harness = first_start(&folder);
    assert!(harness.query_by_label(TITLE).is_none(), "they were seen");
}

#[test]
fn any_key_and_the_button_put_them_away() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = first_start(&folder);
    for key in [Key::Escape, Key::Space, Key::Enter, Key::Z] {
        harness.state_mut().lab_mut().apply(PlayAction::ShowExamples);
        harness.run_steps(3);
        assert!(harness.query_by_label(TITLE).is_some());
        harness.key_press(key);
        harness.run_steps(3);
        assert!(harness.query_by_label(TITLE).is_none(), "{key:?}");
        assert!(state(&harness).play.waits_for_answer(), "{key:?}");
    }
    harness.get_by_label("Menu").click();
    harness.run_steps(2);
    harness.get_by_label_contains("What tumors look like").click();
    harness.run_steps(3);
    assert!(harness.query_by_label(TITLE).is_some(), "again from the menu");
    let buttons = harness.get_all_by_label("Play");
    let lowest = buttons.max_by(|a, b| a.rect().min.y.total_cmp(&b.rect().min.y)).unwrap();
    lowest.click();
    harness.run_steps(3);
    assert!(harness.query_by_label(TITLE).is_none());
}

#[test]
fn where_no_settings_are_kept_they_come_from_the_menu_only() {
    let mut harness = window();
    run_until_dealt(&mut harness);
    assert!(harness.query_by_label(TITLE).is_none());
}
