//! A fair game: who sees what is said, the base image can be hidden from the person too, and the kinds of rounds are kept apart.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use brain_tumor_lab::app::{PlayAction, Sees};
use brain_tumor_lab::game::Player;
use egui::Key;
use egui_kittest::kittest::Queryable as _;

use crate::common::{Harnessed, order, run_until, run_until_dealt, spoken_texts, state, window, window_with};

const SEEN: &str = "Base image: the healthy brain";
const HIDDEN: &str = "Base image: hidden until the answer";
const SWITCH: &str = "Hide the base image";

fn is_there(harness: &Harnessed, label: &str) -> bool {
    harness.query_by_label(label).is_some()
}

/// Pictures that are painted in the place of the base image.
fn pictures_in_its_place(harness: &Harnessed, label: &str) -> usize {
    let place = harness.get_by_label(label).rect().shrink(2.0);
    let font = egui::TextureId::default();
    let is_picture = |shape: &&egui::epaint::ClippedShape| {
        shape.shape.texture_id() != font && shape.shape.visual_bounding_rect().intersects(place)
    };
    harness.output().shapes.iter().filter(is_picture).count()
}

/// Answers the picture on the table with what is true, and deals the next one.
fn play_rightly(harness: &mut Harnessed) {
    run_until_dealt(harness);
    let truth = state(harness).play.live.as_ref().unwrap().specimen.plan.syndrome;
    order(harness, PlayAction::Answer(truth));
    order(harness, PlayAction::Next);
    run_until_dealt(harness);
}

fn rounds(harness: &Harnessed) -> usize {
    let score = |player| state(harness).play.score(player).rounds;
    assert_eq!(score(Player::Human), score(Player::Machine));
    score(Player::Human)
}

#[test]
fn both_sides_of_the_table_are_said_and_the_base_image_is_hidden_by_key_and_by_button() {
    let mut harness = window();
    run_until_dealt(&mut harness);
    assert!(is_there(&harness, "You see base and sample; the machine sees the sample alone."));
    assert!(pictures_in_its_place(&harness, SEEN) > 0);
    harness.key_press(Key::N);
    harness.run_steps(3);
    assert!(is_there(&harness, HIDDEN) && !is_there(&harness, SEEN) && !is_there(&harness, "Blink"));
    assert_eq!(pictures_in_its_place(&harness, HIDDEN), 0, "no pixel of it is painted");
    // The key of blinking shows it in no other place.
    harness.key_press(Key::K);
    harness.run_steps(3);
    let sample = |text: &String| text == "Base image" || text == "Sample";
    let captions: Vec<String> = spoken_texts(&harness).into_iter().filter(sample).collect();
    assert_eq!(captions.iter().filter(|text| *text == "Sample").count(), 1, "{captions:?}");
    assert_eq!(captions.iter().filter(|text| *text == "Base image").count(), 1, "over its place alone: {captions:?}");

    // From the next picture on rounds count as such; after the answer it is seen, with what was hidden in it.
    order(&mut harness, PlayAction::NewSession);
    run_until_dealt(&mut harness);
    assert!(is_there(&harness, "You and the machine see the sample alone."));
    harness.key_press(Key::B);
    run_until(&mut harness, "the answer", |state| state.play.is_answered());
    assert!(is_there(&harness, SEEN) && is_there(&harness, "Blink"));
    assert!(pictures_in_its_place(&harness, SEEN) > 0);
    assert_eq!(state(&harness).play.session.records()[0].group.person, Sees::Sample);
    harness.get_by_label(SWITCH).click();
    harness.run_steps(3);
    order(&mut harness, PlayAction::Next);
    run_until_dealt(&mut harness);
    assert!(is_there(&harness, SEEN) && is_there(&harness, "You see base and sample; the machine sees the sample alone."));
}

#[test]
fn what_was_seen_once_counts_as_seen_and_the_kinds_are_scored_apart() {
    let mut harness = window();
    run_until_dealt(&mut harness);
    // Hidden after it was seen, shown after it was hidden: seen both times.
    order(&mut harness, PlayAction::HideBase(true));
    play_rightly(&mut harness);
    order(&mut harness, PlayAction::HideBase(false));
    play_rightly(&mut harness);
    assert_eq!(rounds(&harness), 2);
    order(&mut harness, PlayAction::HideBase(true));
    order(&mut harness, PlayAction::HideBase(false));
    order(&mut harness, PlayAction::HideBase(true));
    play_rightly(&mut harness);
    assert_eq!(rounds(&harness), 0, "now it is hidden from the start");
    play_rightly(&mut harness);
    assert_eq!((rounds(&harness), state(&harness).race().human.len()), (1, 1));
    let seen: Vec<Sees> = state(&harness).play.session.records().iter().map(|record| record.group.person).collect();
    assert_eq!(seen, [Sees::SampleAndBase, Sees::SampleAndBase, Sees::SampleAndBase, Sees::Sample]);
    order(&mut harness, PlayAction::HideBase(false));
    assert_eq!((rounds(&harness), state(&harness).race().human.len()), (3, 3));

    // The comparison says whose rounds they are, and the table says it of every round.
    harness.key_press(Key::S);
    harness.run_steps(3);
    let said = harness.query_all_by_label("You see base and sample; the machine sees the sample alone.").count();
    assert_eq!(said, 2, "under the answers, and in the comparison");
    harness.key_press(Key::S);
    harness.run_steps(3);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("session.csv");
    order(&mut harness, PlayAction::SaveSession(path.clone()));
    run_until(&mut harness, "the table", |state| !state.shared.file_busy());
    let text = std::fs::read_to_string(path).unwrap();
    let mut rows = text.lines();
    assert!(rows.next().unwrap().ends_with(",recipe,you_see,machine_sees,base"));
    let ends: Vec<bool> = rows.map(|row| row.ends_with(",base and sample,the sample alone,Bundled brain")).collect();
    assert_eq!(ends, [true, true, true, false]);
}

#[test]
fn the_switch_and_the_kinds_of_rounds_are_kept_for_the_next_start() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("settings.toml");
    let mut harness = window_with(|launch| launch.settings_path = Some(path.clone()));
    order(&mut harness, PlayAction::HideBase(true));
    order(&mut harness, PlayAction::NewSession);
    play_rightly(&mut harness);
    drop(harness);
    let mut harness = window_with(|launch| launch.settings_path = Some(path));
    run_until_dealt(&mut harness);
    assert!(is_there(&harness, HIDDEN) && is_there(&harness, "You and the machine see the sample alone."));
    order(&mut harness, PlayAction::RestoreSession);
    run_until_dealt(&mut harness);
    assert_eq!(rounds(&harness), 1);
    order(&mut harness, PlayAction::HideBase(false));
    assert_eq!(rounds(&harness), 0, "no round with the base image was played");
}
