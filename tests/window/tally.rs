//! Scores are kept apart by opponent, and stand in a bar in which nothing touches.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use brain_tumor_lab::app::{Action, Appearance, Opponent, OpponentId, PlayAction};
use brain_tumor_lab::factory::Mode;
use brain_tumor_lab::game::Player;
use brain_tumor_lab::network::Model;
use egui::{Key, Rect, Vec2};
use egui_kittest::kittest::Queryable as _;

use crate::common::{Harnessed, run_until, run_until_dealt, state, window, window_with};

/// Answers the picture on the table with what is true, and deals the next one.
fn play_rightly(harness: &mut Harnessed, rounds: usize) {
    for _ in 0..rounds {
        run_until_dealt(harness);
        let truth = state(harness).play.live.as_ref().unwrap().specimen.plan.syndrome;
        harness.state_mut().lab_mut().apply(PlayAction::Answer(truth));
        harness.state_mut().lab_mut().apply(PlayAction::Next);
    }
    run_until_dealt(harness);
}

fn rounds(harness: &Harnessed) -> (usize, usize) {
    let play = &state(harness).play;
    assert_eq!(play.duel().rounds() as usize, play.score(Player::Human).rounds, "the comparison counts the same");
    (play.score(Player::Human).right, play.score(Player::Machine).rounds)
}

#[test]
fn every_opponent_has_a_tally_of_its_own_that_is_still_there_when_it_comes_back() {
    let mut harness = window();
    play_rightly(&mut harness, 3);
    assert_eq!(rounds(&harness), (3, 3));
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("beginner.model");
    Model::bundled(Mode::Easy).unwrap().save(&path).unwrap();
    harness.state_mut().lab_mut().apply(Action::OpenModel(path));
    run_until(&mut harness, "the model", |state| state.shared.models.opponent == Opponent::File);
    assert_eq!(rounds(&harness), (0, 0));
    assert_eq!(state(&harness).play.session.streak(&state(&harness).play.matchup()), 0);
    play_rightly(&mut harness, 2);
    assert_eq!(rounds(&harness), (2, 2));
    assert_eq!(state(&harness).play.matchup().opponent, OpponentId::File("beginner.model".to_owned()));
    harness.key_press(Key::S);
    harness.run_steps(3);
    assert!(harness.query_by_label("HARD against beginner.model, 2 rounds").is_some());
    harness.key_press(Key::S);
    harness.run_steps(3);
    harness.state_mut().lab_mut().apply(PlayAction::SetOpponent(Opponent::Bundled));
    run_until_dealt(&mut harness);
    assert_eq!(rounds(&harness), (3, 3));
    assert_eq!(state(&harness).play.session.records().len(), 5, "one session holds all of them");
    // The race compares the person with whatever learns: it counts all rounds of the kind.
    assert_eq!(state(&harness).race().human.len(), 5);
}

#[test]
fn tallies_come_back_with_the_last_session() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("settings.toml");
    let mut harness = window_with(|launch| launch.settings_path = Some(path.clone()));
    play_rightly(&mut harness, 2);
    let model = folder.path().join("other.model");
    Model::bundled(Mode::Hard).unwrap().save(&model).unwrap();
    harness.state_mut().lab_mut().apply(Action::OpenModel(model));
    run_until(&mut harness, "the model", |state| state.shared.models.opponent == Opponent::File);
    play_rightly(&mut harness, 1);
    drop(harness);
    let mut harness = window_with(|launch| launch.settings_path = Some(path));
    run_until_dealt(&mut harness);
    harness.state_mut().lab_mut().apply(PlayAction::RestoreSession);
    run_until_dealt(&mut harness);
    assert_eq!(state(&harness).play.session.records().len(), 3);
    assert_eq!(rounds(&harness), (2, 2), "against the bundled network");
}

/// A window whose session has a hundred rounds, all of them right.
fn a_hundred_right(folder: &tempfile::TempDir) -> Harnessed {
    let path = folder.path().join("settings.toml");
    let mut harness = window_with(|launch| launch.settings_path = Some(path.clone()));
    harness.state_mut().lab_mut().apply(PlayAction::SetMode(Mode::Easy));
    play_rightly(&mut harness, 1);
    drop(harness);
    let file = folder.path().join("session.toml");
    let text = std::fs::read_to_string(&file).unwrap();
    let start = text.find("[[rounds]]").unwrap();
    let (head, round) = text.split_at(start);
    let end = round.find("\n[[recipes]]").map_or(round.len(), |end| end + 1);
    let (round, tail) = round.split_at(end);
    std::fs::write(&file, format!("{head}{}\n{tail}", format!("{round}\n").repeat(100))).unwrap();
    let mut harness = window_with(|launch| launch.settings_path = Some(path));
    run_until_dealt(&mut harness);
    harness.state_mut().lab_mut().apply(PlayAction::RestoreSession);
    run_until_dealt(&mut harness);
    assert_eq!(rounds(&harness), (100, 100));
    harness
}

#[test]
fn the_score_bar_holds_a_hundred_rounds_at_every_size_and_zoom() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = a_hundred_right(&folder);
    for size in [[1024.0, 700.0], [1280.0, 720.0], [1366.0, 768.0], [1920.0, 1080.0]] {
        for (zoom, presentation) in [(0.8, false), (1.0, false), (1.25, false), (1.5, false), (1.0, true), (1.5, true)] {
            let appearance = Appearance { presentation, light: false, zoom };
            harness.state_mut().lab_mut().apply(Action::SetAppearance(appearance));
            harness.set_size(Vec2::from(size));
            harness.run_steps(4);
            let what = format!("{size:?}, zoom {zoom}, presentation {presentation}");
            let mut found: Vec<(String, Rect)> = Vec::new();
            for label in ["You", "Machine", "100 / 100", "100 %", "streak 100", "Score", "Another seed", "Same pictures again"] {
                let nodes: Vec<Rect> = harness.get_all_by_label(label).map(|node| node.rect()).collect();
                assert!(!nodes.is_empty(), "{label}: {what}");
                found.extend(nodes.into_iter().map(|rect| (label.to_owned(), rect)));
            }
            // Only what stands in the bar: the machine's certainty may be 100 % in the answers too.
            let top = harness.get_by_label("Score").rect().min.y - 8.0;
            found.retain(|(_, rect)| rect.min.y > top);
            assert_eq!(found.iter().filter(|(label, _)| label == "100 / 100").count(), 2);
            let screen = harness.ctx.content_rect();
            for (place, (name, rect)) in found.iter().enumerate() {
                assert!(screen.expand(0.5).contains_rect(*rect), "{name} leaves the window: {rect}; {what}");
                for (other, beside) in &found[..place] {
                    let shared = rect.intersect(*beside);
                    assert!(shared.width() < 0.5 || shared.height() < 0.5, "{name} {rect} and {other} {beside}: {what}");
                }
            }
        }
    }
}

/// The digits of the score are 60 pixels high on a screen of 1920 x 1080: a digit of the typeface is 0.727 of its size high.
#[test]
fn in_presentation_mode_the_score_is_read_from_the_last_row() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = a_hundred_right(&folder);
    harness.state_mut().lab_mut().apply(Action::SetAppearance(Appearance { presentation: true, light: false, zoom: 1.0 }));
    harness.set_size(egui::vec2(1920.0, 1080.0));
    harness.run_steps(4);
    let scale = harness.ctx.pixels_per_point();
    assert!((scale - 1.5).abs() < 1e-3, "{scale}");
    // A line of text is 1.21 times as high as its size.
    let line = harness.get_all_by_label("100 / 100").next().unwrap().rect().height();
    let digits = 0.727 * line / 1.21 * scale;
    assert!(digits >= 59.0, "{digits} pixels");
}
