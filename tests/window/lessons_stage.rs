//! What the stages of the chapters say: names of the axes, what lies below what, and no answer before its evidence.

use brain_tumor_lab::app::{CHAPTERS, LandscapeAction, RUNS, Room, State, TrainAction, TrainForm};
use brain_tumor_lab::app::{LengthUnit, Status};
use brain_tumor_lab::network::Architecture;
use egui::accesskit::Role;
use egui::{Key, Modifiers, Rect};
use egui_kittest::kittest::Queryable as _;

use crate::common::{Harnessed, order, run_until, run_until_dealt, state, window_with};
use crate::lessons::{is_counted, lesson, played, press};
use crate::painted::{covers_within, record, words_painted};

fn settle(harness: &mut Harnessed) {
    run_until(harness, "the chapter's answer", |state| !played(state).is_busy());
    harness.run_steps(2);
}

fn press_button(harness: &mut Harnessed, label: &str) {
    harness.get_by_role_and_label(Role::Button, label).click();
    harness.run_steps(3);
    settle(harness);
}

/// Where these words are painted.
fn painted(harness: &Harnessed, words: &str) -> Option<Rect> {
    words_painted(harness).into_iter().find(|(text, _)| text == words).map(|(_, rect)| rect)
}

#[test]
fn every_axis_from_left_to_right_has_a_name() {
    let charts: [(&str, Option<&str>, &[&str]); 11] = [
        ("learning-rate", None, &["steps"]),
        ("batches", None, &["passes"]),
        ("momentum", None, &["place x, at the start and on the way"]),
        ("momentum", Some("Ravine"), &["steps"]),
        ("output-layer", None, &["sureness of the answer"]),
        ("cross-entropy", None, &["steps", "sum z"]),
        ("overfitting", None, &["pictures seen", "different pictures"]),
        ("overfitting", Some("L2"), &["weight of the penalty, lambda"]),
        ("augmentation", None, &["pictures seen"]),
        ("shortcut", None, &["pictures seen"]),
        ("boltzmann", None, &["patches seen"]),
    ];
    for (chapter, button, names) in charts {
        let mut harness = lesson(chapter);
        record(&harness);
        if let Some(button) = button {
            press_button(&mut harness, button);
        }
        settle(&mut harness);
        for name in names {
            assert!(painted(&harness, name).is_some(), "{chapter}: no axis is called \"{name}\"");
        }
    }
}

#[test]
fn every_start_lies_below_its_place_on_the_curve() {
    let mut harness = lesson("momentum");
    record(&harness);
    settle(&mut harness);
    let strip = harness.get_by_role_and_label(Role::Image, "Starts and where they end").rect();
    let bars = covers_within(&harness, strip.expand(1.0));
    assert!(bars.len() >= 401, "{} bars", bars.len());
    let (left, right) = bars.iter().fold((f32::MAX, f32::MIN), |(low, high), bar| (low.min(bar.min.x), high.max(bar.max.x)));
    for (mark, at) in [("\u{2212}2", left), ("2", right), ("0", f32::midpoint(left, right))] {
        // Of several numbers with these digits the one below the curve stands lowest.
        let marks = words_painted(&harness).into_iter().filter(|(text, _)| text == mark).map(|(_, rect)| rect);
        let near = marks.map(|rect| (rect.center().x - at).abs()).fold(f32::MAX, f32::min);
        assert!(near < 4.0, "{mark}: {near} points beside its start");
    }
}

#[test]
fn nothing_lies_over_the_ball_of_the_neuron() {
    let mut harness = lesson("neuron");
    harness.set_size(egui::vec2(1024.0, 700.0));
    record(&harness);
    settle(&mut harness);
    let map = harness.get_by_role_and_label(Role::Image, "Map of the loss").rect();
    let over: Vec<String> =
        words_painted(&harness).into_iter().filter(|(_, rect)| rect.intersects(map.shrink(1.0))).map(|(text, _)| text).collect();
    assert_eq!(over, Vec::<String>::new(), "words on the map");
    assert!(painted(&harness, "weight of the spread \u{2192}").is_some_and(|rect| rect.min.y >= map.max.y - 1.0));
}

/// The right answer and the sentence wait until the stage has shown what they follow from, in every chapter.
#[test]
fn no_chapter_tells_its_answer_before_it_is_predicted_and_moved() {
    for words in &CHAPTERS {
        let mut harness = lesson(words.id.0);
        let mark = format!("{}  \u{2714} {}", words.right + 1, words.predictions()[words.right]);
        let tells =
            |harness: &Harnessed| harness.query_by_label(&mark).is_some() || harness.query_by_label(&words.sentence()).is_some();
        assert!(!tells(&harness), "{}", words.title());
        harness.run_steps(5);
        assert!(!played(state(&harness)).was_moved(), "{}: no hand has moved anything", words.title());
        press(&mut harness, [Key::Num1, Key::Num2, Key::Num3][words.right]);
        assert!(!tells(&harness), "{}: nothing was moved", words.title());
        let said = format!("{}  {}", words.right + 1, words.predictions()[words.right]);
        assert!(harness.query_by_label(&said).is_some(), "{}: what was predicted is read", words.title());
    }
}

#[test]
fn the_answer_of_a_training_comes_with_its_end() {
    let mut harness = lesson("shortcut");
    let words = state(&harness).lessons.words();
    press(&mut harness, Key::Num3);
    run_until(&mut harness, "the first step", |state| is_counted(played(state)));
    assert!(harness.query_by_label_contains("The network learns: ").is_some(), "how far the training is");
    let is_begun = |state: &State| state.lessons.chapters.shortcut.seen.as_ref().is_some_and(|seen| !seen.course.is_empty());
    run_until(&mut harness, "a first look", is_begun);
    assert!(played(state(&harness)).is_busy() && !played(state(&harness)).is_evident());
    settle(&mut harness);
    assert!(played(state(&harness)).is_evident() && harness.query_by_label(&words.sentence()).is_none(), "nothing was moved");
    harness.get_by_role_and_label(Role::Button, "never").click();
    harness.run_steps(3);
    assert!(harness.query_by_label(&words.sentence()).is_some(), "what answers the question was seen");
    press(&mut harness, Key::R);
    assert!(!played(state(&harness)).is_evident());
}

/// What is said of filters belongs to those that are shown.
#[test]
fn the_numbers_of_a_machine_are_those_of_the_filters_in_sight() {
    let mut harness = lesson("boltzmann");
    settle(&mut harness);
    harness.run_steps(2);
    let seen = state(&harness).lessons.chapters.boltzmann.seen.clone().unwrap().filters.unwrap();
    let control = format!("{:.0} %", 100.0 * seen.control.unwrap().learned);
    let last =
        format!("64 filters after {} patches", brain_tumor_lab::app::number::grouped(seen.looks.last().unwrap().seen as u64));
    let says_control = |harness: &Harnessed| harness.query_all_by_label(&control).next().is_some();
    for _ in 0..200 {
        harness.run_steps(1); // longer than the filters take to be shown
    }
    assert!(harness.query_by_label(&last).is_some() && says_control(&harness), "{last}, {control}");
    // What moves begins anew: the first filters are shown, and nothing is said of the last ones.
    press(&mut harness, Key::Space);
    assert!(harness.query_by_label_contains("64 filters after ").is_some() && harness.query_by_label(&last).is_none());
    assert!(!says_control(&harness), "{control} is said before its filters are shown");
}

#[test]
fn the_chapter_of_the_momentum_leads_to_the_landscape_of_a_run() {
    let folder = tempfile::tempdir().unwrap();
    let settings = folder.path().join("settings.toml");
    let mut harness = window_with(|launch| launch.settings_path = Some(settings));
    run_until_dealt(&mut harness);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Num5);
    harness.run_steps(2);
    for _ in 0..3 {
        press(&mut harness, Key::PageDown);
    }
    run_until(&mut harness, "the chapter", |state| played(state).is_seen());
    assert!(harness.query_by_label("Train a network, and its landscape is here.").is_some());
    let form = state(&harness).train.form.clone().with_architecture(Architecture::Compact);
    let form = TrainForm { unit: LengthUnit::Pictures, images: 512, ..form };
    order(&mut harness, TrainAction::EditForm(Box::new(form)));
    order(&mut harness, TrainAction::Start);
    run_until(&mut harness, "the end", |state| matches!(state.train.status, Status::Ended(_)));
    press(&mut harness, Key::PageUp);
    press(&mut harness, Key::PageDown);
    run_until(&mut harness, "the list of runs", |state| state.shared.runs.list.len() == 1);
    harness.get_by_role_and_label(Role::Button, "The landscape of your run").scroll_to_me();
    harness.run_steps(4);
    harness.get_by_role_and_label(Role::Button, "The landscape of your run").click();
    harness.run_steps(3);
    let now = state(&harness);
    assert_eq!((now.shared.room, now.train.page), (Room::Train, RUNS));
    assert!(now.train.landscape.is_shown && now.train.landscape.run.as_ref() == Some(&now.shared.runs.list[0].name));
    order(&mut harness, TrainAction::Landscape(LandscapeAction::Stop));
}
