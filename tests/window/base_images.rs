//! Base images that the network has never seen: it is said, and there are two ways on.

use brain_tumor_lab::app::{Action, BaseOrigin, Opponent, OpponentId, PlayAction, Room, Sees, TrainAction};
use brain_tumor_lab::factory::BaseImage;
use brain_tumor_lab::network::Model;
use egui_kittest::kittest::Queryable as _;

use crate::common::{Harnessed, order, run_until, run_until_dealt, state, window, window_with};
use crate::registries::open;

/// What is said.
const LEARNED_ON_ANOTHER: &str = "was trained on another base image";

/// A brain of other gray values than the program's own.
pub fn another_brain() -> BaseImage {
    let mut image = BaseImage::bundled().image().clone();
    image.pixels_mut().iter_mut().for_each(|pixel| *pixel = (*pixel).saturating_mul(2));
    BaseImage::new(image).expect("a brain stands out in it")
}

/// A window on another brain, where the network for any base image plays.
fn on_another_brain_as_opened() -> Harnessed {
    let mut harness = window_with(|launch| launch.base = Some((another_brain(), BaseOrigin::Given("my scan.png".to_owned()))));
    run_until_dealt(&mut harness);
    harness
}

/// A window on another brain, with the bundled network, which never saw it.
pub fn on_another_brain() -> Harnessed {
    let mut harness = on_another_brain_as_opened();
    order(&mut harness, PlayAction::SetOpponent(Opponent::Bundled));
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
    open(&mut harness, "Network", Some("Maps"));
    harness.run_steps(2);
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

/// The network for any base image is given the base image too: it takes the seat where the bundled ones are lost, nothing warns of it, and it
/// can be chosen everywhere.
#[test]
fn the_network_for_any_base_image_plays_where_the_base_image_is_another_one() {
    const BOTH: &str = "You and the machine see base and sample.";
    let mut harness = on_another_brain_as_opened();
    assert_eq!(state(&harness).shared.models.opponent, Opponent::Any);
    for (room, page) in [("Play", None), ("Factory", Some("Breaking point")), ("Network", Some("Maps"))] {
        open(&mut harness, room, page);
        harness.run_steps(2);
        assert!(!is_said(&harness) && harness.query_by_label("Train on this one").is_none(), "{room}");
    }
    open(&mut harness, "Play", None);
    assert!(harness.query_by_label(BOTH).is_some());
    order(&mut harness, PlayAction::Answer(brain_tumor_lab::factory::Syndrome::B));
    let record = state(&harness).play.session.records()[0].group.clone();
    assert_eq!((record.opponent, record.machine), (OpponentId::Any, Sees::SampleAndBase));

    // The program's own brain brings the bundled network back, and it can be replaced there too.
    order(&mut harness, Action::UseBundledBase);
    run_until_dealt(&mut harness);
    assert_eq!(state(&harness).shared.models.opponent, Opponent::Bundled);
    harness.get_by_role_and_label(egui::accesskit::Role::ComboBox, "Machine").click();
    harness.run_steps(3);
    harness.get_by_label("For any base image").click();
    run_until_dealt(&mut harness);
    assert_eq!(state(&harness).shared.models.opponent, Opponent::Any);
    assert!(harness.query_by_label(BOTH).is_some());
}

#[test]
fn a_file_that_does_not_say_its_base_image_is_doubted_on_another_brain_only() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("old.model");
    Model::bundled(brain_tumor_lab::factory::Mode::Hard).unwrap().with_base(None).save(&path).unwrap();
    let doubt = |harness: &Harnessed| harness.query_by_label_contains("does not say on which base image").is_some();
    let makes: [(fn() -> Harnessed, bool); 2] = [(window, false), (on_another_brain_as_opened, true)];
    for (make, expected) in makes {
        let mut harness = make();
        run_until_dealt(&mut harness);
        order(&mut harness, Action::OpenModel(path.clone()));
        run_until(&mut harness, "the model", |state| state.shared.models.opponent == Opponent::File);
        assert_eq!(doubt(&harness), expected);
        assert!(harness.query_by_label("Use its base image").is_none(), "nobody knows it");
    }
}
