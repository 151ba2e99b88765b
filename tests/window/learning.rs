//! How the network that plays learned, beside the answers.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use brain_tumor_lab::app::{Action, NoCurve, Opponent, PlayAction, TrainAction};
use brain_tumor_lab::factory::Mode;
use brain_tumor_lab::network::{Model, RecordedRow};
use egui::Key;
use egui_kittest::kittest::Queryable as _;

use crate::common::{Harnessed, run_until, run_until_dealt, state, window};

const NO_CURVE: &str = "The file of this network holds no learning curve";

/// A network in a file with this curve plays.
fn play_against(harness: &mut Harnessed, curve: Vec<RecordedRow>) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("mine.model");
    let mut model = Model::bundled(Mode::Hard).unwrap();
    model.record.curve.clone_from(&curve);
    model.save(&path).unwrap();
    harness.state_mut().lab_mut().apply(Action::OpenModel(path));
    run_until(harness, "the model", move |state| {
        state.shared.models.file.as_ref().is_some_and(|(model, _)| model.record.curve == curve)
    });
    run_until_dealt(harness);
    folder
}

fn row(images: u64, loss: f64) -> RecordedRow {
    RecordedRow { images, loss, validation_loss: loss, validation_accuracy: 1.0 - loss / 2.0 }
}

#[test]
fn the_curve_of_a_model_file_is_shown_and_one_without_says_so() {
    let mut harness = window();
    run_until_dealt(&mut harness);
    let rows = vec![row(1000, 1.25), row(12_000, 0.5)];
    let _folder = play_against(&mut harness, rows);
    let curve = state(&harness).opponent_curve().unwrap();
    assert_eq!(curve.loss, [[1000.0, 1.25], [12_000.0, 0.5]]);
    assert_eq!(curve.accuracy, [[1000.0, 0.375], [12_000.0, 0.75]]);
    assert_eq!((curve.is_live, curve.answered_after), (false, None));
    let spoken = "Loss 0.500, validation accuracy 75.0 % after 12 k pictures";
    assert!(harness.query_by_label(spoken).is_some());
    let _folder = play_against(&mut harness, Vec::new());
    assert_eq!(state(&harness).opponent_curve(), Err(NoCurve::NotRecorded));
    assert!(harness.query_by_label(NO_CURVE).is_some());
}

/// From 1280 x 720 up, with the evidence too, and inside the window.
#[test]
fn it_is_always_in_view() {
    let mut harness = window();
    run_until_dealt(&mut harness);
    let _folder = play_against(&mut harness, vec![row(1000, 1.25), row(12_000, 0.5)]);
    harness.key_press(Key::V);
    harness.run_steps(2);
    harness.key_press(Key::A);
    harness.run_steps(2);
    run_until(&mut harness, "the evidence", |state| {
        state.play.live.as_ref().is_some_and(|live| live.revealed_evidence().is_some_and(|seen| seen.done >= 1.0))
    });
    // A message takes some of the height, until it goes by itself or by Esc.
    harness.key_press(Key::Escape);
    harness.run_steps(2);
    assert!(harness.query_by_label_contains(" % of the evidence lies on tumors; spread evenly over the picture: ").is_some());
    for (width, height, presentation) in
        [(1280.0, 720.0, false), (1366.0, 768.0, false), (1920.0, 1080.0, false), (1920.0, 1080.0, true)]
    {
        let mut appearance = state(&harness).shared.settings.appearance;
        appearance.presentation = presentation;
        harness.state_mut().lab_mut().apply(Action::SetAppearance(appearance));
        harness.set_size(egui::vec2(width, height));
        harness.run_steps(4);
        let bar = harness.get_by_label("Score").rect();
        let chart = harness.get_by_label_contains("Loss 0.500, ").rect();
        assert!(chart.height() > 40.0 && chart.max.y < bar.min.y, "{width} x {height}: {chart}, {bar}");
    }
}

#[test]
fn a_network_in_training_is_shown_live_with_the_moment_of_its_answer() {
    let mut harness = window();
    run_until_dealt(&mut harness);
    harness.state_mut().lab_mut().apply(TrainAction::Start);
    run_until(&mut harness, "the first network", |state| state.shared.models.trained.is_some());
    harness.state_mut().lab_mut().apply(PlayAction::SetOpponent(Opponent::Trained));
    harness.run_steps(1);
    run_until_dealt(&mut harness);
    let curve = state(&harness).opponent_curve().unwrap();
    assert!(curve.is_live && !curve.accuracy.is_empty());
    assert_eq!(curve.answered_after, None, "nothing is answered yet");
    harness.key_press(Key::A);
    harness.run_steps(3);
    let play = &state(&harness).play;
    let images = play.live.as_ref().unwrap().model.as_ref().unwrap().record.images;
    assert_eq!(state(&harness).opponent_curve().unwrap().answered_after, Some(images));
    // Every network of a training carries its curve up to itself.
    let record = &state(&harness).shared.models.trained.as_ref().unwrap().record;
    assert_eq!(record.curve.last().unwrap().images, record.images);
    assert_eq!(record.curve.len(), state(&harness).train.rows.len());
}
