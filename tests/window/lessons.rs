//! The lessons: four beats, chapters by key, and the way into the program and back.

use brain_tumor_lab::app::lessons::SetSize;
use brain_tumor_lab::app::{Action, AnyPlayed, CHAPTERS, LessonAction, PageId, Room, State};
use brain_tumor_lab::factory::Mode;
use egui::Key;
use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::common::{Harnessed, order, run_until, state, window};

/// A window in a chapter, once something is seen.
pub fn lesson(id: &str) -> Harnessed {
    let mut harness = window();
    order(&mut harness, Action::Show(Room::Lessons));
    let words = CHAPTERS.iter().find(|words| words.id.0 == id).expect("a chapter of this name");
    order(&mut harness, LessonAction::Show(words.id));
    run_until(&mut harness, "the chapter", |state| played(state).is_seen());
    harness
}

/// The chapter that is shown.
pub fn played(state: &State) -> &dyn AnyPlayed {
    state.lessons.played().expect("a chapter is open")
}

/// Whether it is known how far the computation of a chapter is.
pub fn is_counted(played: &dyn AnyPlayed) -> bool {
    played.is_busy() && played.steps().is_some_and(|steps| steps.total > 0)
}

/// Presses a key and lets the window answer.
pub fn press(harness: &mut Harnessed, key: Key) {
    harness.key_press(key);
    harness.run_steps(3);
}

#[test]
fn the_sentence_is_shown_to_whoever_predicted_and_moved() {
    let mut harness = lesson("overfitting");
    run_until(&mut harness, "the training that opens the chapter", |state| !played(state).is_busy());
    let words = state(&harness).lessons.words();
    assert!(harness.query_by_label(&words.question()).is_some() && harness.query_by_label(&words.sentence()).is_none());
    press(&mut harness, Key::Num1);
    assert_eq!(played(state(&harness)).prediction(), Some(0));
    press(&mut harness, Key::Num2);
    assert_eq!(played(state(&harness)).prediction(), Some(0), "the first prediction holds");
    assert!(harness.query_by_label(&words.sentence()).is_none(), "nothing was moved yet");
    let right = format!("{}  \u{2714} {}", words.right + 1, words.predictions()[words.right]);
    assert!(harness.query_by_label(&right).is_none(), "the answer is not on the stage yet");
    harness.get_by_role_and_label(Role::Button, "30").click();
    harness.run_steps(3);
    assert!(harness.query_by_label(&words.sentence()).is_none(), "nothing is seen of the training yet");
    assert!(harness.query_by_label("Still to see: a training with the same 30 pictures.").is_some());
    run_until(&mut harness, "the first step", |state| is_counted(played(state)));
    assert!(harness.query_by_label_contains("The network learns: ").is_some(), "how far it is");
    run_until(&mut harness, "its end", |state| !played(state).is_busy());
    assert!(harness.query_by_label(&words.sentence()).is_some());
    assert!(harness.query_by_label(&right).is_some());
    press(&mut harness, Key::R);
    assert_eq!(played(state(&harness)).prediction(), None);
    assert!(harness.query_by_label(&words.sentence()).is_none());
}

/// What the training with endless pictures has shown so far, in pictures seen.
fn looks(state: &State) -> Vec<u64> {
    let seen = state.lessons.chapters.overfitting.seen.as_ref();
    seen.map_or_else(Vec::new, |seen| seen.of(SetSize::Endless).iter().map(|point| point.seen).collect())
}

#[test]
fn a_training_goes_on_while_another_chapter_or_room_is_shown() {
    let mut harness = lesson("overfitting");
    run_until(&mut harness, "a first look", |state| !looks(state).is_empty());
    let first = looks(state(&harness));
    let title = state(&harness).lessons.words().title();
    let neuron = CHAPTERS[0].id;
    order(&mut harness, LessonAction::Show(neuron));
    run_until(&mut harness, "the other chapter", |state| played(state).is_seen());
    order(&mut harness, Action::Show(Room::Play));
    order(&mut harness, Action::Show(Room::Lessons));
    harness.run_steps(2);
    assert!(state(&harness).lessons.chapters.overfitting.is_busy(), "it goes on");
    let lines = harness.query_all_by_role(Role::ProgressIndicator).filter_map(|node| node.accesskit_node().label());
    let lines: Vec<String> = lines.collect();
    assert!(lines.len() == 1 && lines[0].starts_with(&format!("{title}, ")) && lines[0].ends_with('%'), "{lines:?}");
    order(&mut harness, LessonAction::Show(PageId("overfitting")));
    run_until(&mut harness, "its end", |state| !played(state).is_busy());
    let all = looks(state(&harness));
    assert!(all.starts_with(&first) && all.last() == Some(&brain_tumor_lab::app::lessons::SEEN), "{first:?}, {all:?}");
    assert!(all.windows(2).all(|pair| pair[0] < pair[1]));
}

#[test]
fn a_training_ends_when_another_chapter_begins_one_and_begins_anew_where_it_is_wanted() {
    let mut harness = lesson("overfitting");
    run_until(&mut harness, "a first look", |state| !looks(state).is_empty());
    order(&mut harness, LessonAction::Show(PageId("shortcut")));
    run_until(&mut harness, "the other training", |state| is_counted(played(state)));
    harness.run_steps(1);
    assert!(!state(&harness).lessons.chapters.overfitting.is_busy(), "one trains at a time");
    order(&mut harness, LessonAction::Show(PageId("overfitting")));
    run_until(&mut harness, "its training", |state| is_counted(played(state)));
    assert!(!state(&harness).lessons.chapters.shortcut.is_busy());
    run_until(&mut harness, "its end", |state| !played(state).is_busy());
    assert_eq!(looks(state(&harness)).last(), Some(&brain_tumor_lab::app::lessons::SEEN));
}

#[test]
fn a_chapter_leads_to_the_training_with_its_own_settings_and_the_lesson_waits() {
    let mut harness = lesson("overfitting");
    press(&mut harness, Key::Num2);
    harness.get_by_role_and_label(Role::Button, "300").click();
    harness.run_steps(3);
    harness.get_by_role_and_label(Role::Button, &state(&harness).lessons.words().visit_title()).click();
    harness.run_steps(3);
    let now = state(&harness);
    assert_eq!((now.shared.room, now.train.form.mode, now.train.form.settings.dataset), (Room::Train, Mode::Easy, Some(300)));
    harness.key_press_modifiers(egui::Modifiers::COMMAND, Key::Num5);
    harness.run_steps(3);
    assert_eq!(state(&harness).shared.room, Room::Lessons);
    assert_eq!(played(state(&harness)).prediction(), Some(1));
}

#[test]
fn the_page_keys_go_through_all_chapters_and_stop_at_the_ends() {
    let mut harness = lesson(CHAPTERS[0].id.0);
    for words in &CHAPTERS[1..] {
        press(&mut harness, Key::PageDown);
        assert_eq!(state(&harness).lessons.chapter, words.id);
    }
    press(&mut harness, Key::PageDown);
    assert_eq!(state(&harness).lessons.chapter, CHAPTERS[CHAPTERS.len() - 1].id);
    for words in CHAPTERS.iter().rev().skip(1) {
        press(&mut harness, Key::PageUp);
        assert_eq!(state(&harness).lessons.chapter, words.id);
    }
}
