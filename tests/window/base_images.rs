//! Base images that the network has never seen: it is said, and there are two ways on.

use brain_tumor_lab::app::{Action, BaseOrigin, Opponent, PlayAction, Room, TrainAction};
use brain_tumor_lab::factory::BaseImage;
use brain_tumor_lab::network::Model;
use egui_kittest::kittest::Queryable as _;

use crate::common::{Harnessed, order, run_until, run_until_dealt, state, window, window_with};
use crate::registries::open;

/// What is said.
const LEARNED_ON_ANOTHER: &str = "learned on another base image";

/// A brain of other gray values than the program's own.
pub fn another_brain() -> BaseImage {
    let mut image = BaseImage::bundled().image().clone();
    image.pixels_mut().iter_mut().for_each(|pixel| *pixel = (*pixel).saturating_mul(2));
    BaseImage::new(image).expect("a brain stands out in it")
}

/// A window on another brain.
pub fn on_another_brain() -> Harnessed {
    let mut harness = window_with(|launch| launch.base = Some((another_brain(), BaseOrigin::Given("my scan.png".to_owned()))));
    run_until_dealt(&mut harness);
    harness
}

fn is_said(harness: &Harnessed) -> bool {
    harness.query_by_label_contains(LEARNED_ON_ANOTHER).is_some()
}

#[test]
fn it_is_said_wherever_the_network_answers() {
    let mut harness = window();
    run_until_dealt(&mut harness);
    assert!(!is_said(&harness), "the bundled network learned on the bundled brain");
    let mut harness = on_another_brain();
    for (room, page, expected) in [
        ("Play", None, true),
        ("Factory", Some("Breaking point"), true),
        ("Factory", Some("Sample"), false),
        ("Train", None, false),
        ("Network", Some("Maps"), true),
        ("Network", Some("Time machine"), true),
    ] {
        open(&mut harness, room, page);
        harness.run_steps(2);
        assert_eq!(is_said(&harness), expected, "{room} {page:?}");
    }
}

#[test]
fn its_own_base_image_can_be_taken() {
    let mut harness = on_another_brain();
    harness.get_by_label("Use its base image").click();
    run_until(&mut harness, "the bundled brain", |state| *state.shared.base == BaseImage::bundled());
    assert!(!is_said(&harness));
    assert_eq!(state(&harness).shared.base_name(), "Bundled brain");
}

#[test]
fn a_network_trained_on_the_image_in_use_plays_without_a_warning() {
    let mut harness = on_another_brain();
    harness.get_by_label("Train on this one").click();
    harness.run_steps(3);
    let now = state(&harness);
    assert_eq!((now.shared.room, now.train.form.mode, now.train.form.own), (Room::Train, now.play.mode(), false));
    order(&mut harness, TrainAction::Start);
    run_until(&mut harness, "a network", |state| state.shared.models.trained.is_some());
    order(&mut harness, TrainAction::StopAndKeep);
    order(&mut harness, PlayAction::SetOpponent(Opponent::Trained));
    open(&mut harness, "Play", None);
    run_until_dealt(&mut harness);
    assert!(!is_said(&harness));
    order(&mut harness, Action::UseBundledBase);
    harness.run_steps(2);
    assert!(is_said(&harness), "it never saw the bundled brain");
}

#[test]
fn a_file_that_does_not_say_its_base_image_is_doubted_on_another_brain_only() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("old.model");
    Model::bundled(brain_tumor_lab::factory::Mode::Hard).unwrap().with_base(None).save(&path).unwrap();
    let doubt = |harness: &Harnessed| harness.query_by_label_contains("does not say on which base image").is_some();
    for (mut harness, expected) in [(window(), false), (on_another_brain(), true)] {
        run_until_dealt(&mut harness);
        order(&mut harness, Action::OpenModel(path.clone()));
        run_until(&mut harness, "the model", |state| state.shared.models.opponent == Opponent::File);
        assert_eq!(doubt(&harness), expected);
        assert!(harness.query_by_label("Use its base image").is_none(), "nobody knows it");
    }
}
