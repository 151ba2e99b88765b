//! The chapter of the autoencoders, and what a layer keeps.

use brain_tumor_lab::app::lessons::CodedCourse;
use brain_tumor_lab::app::{Action, AnyPlayed as _, KEPT, NetworkAction, Room, State};
use brain_tumor_lab::network::{Autoencoder, CodeLength};
use egui::Key;
use egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;

use crate::common::{Harnessed, order, run_until, run_until_dealt, state};
use crate::lessons::{lesson, press};
use crate::network::run_until_shown;

fn course(state: &State) -> Option<&CodedCourse> {
    let chapter = &state.lessons.chapters.autoencoder;
    chapter.seen.as_ref()?.of(chapter.knobs.network)
}

fn run_until_seen(harness: &mut Harnessed, pictures: u64) {
    run_until(harness, "the training", |state| {
        course(state).is_some_and(|course| course.moments.last().is_some_and(|moment| moment.seen >= pictures))
    });
}

#[test]
fn the_pictures_of_every_moment_can_be_looked_at_while_the_training_goes_on() {
    let mut harness = lesson("autoencoder");
    assert!(harness.query_by_label("Noisy picture 1").is_some(), "before the first step");
    run_until_seen(&mut harness, 48);
    let seen = course(state(&harness)).unwrap();
    assert!(seen.moments.windows(2).all(|pair| pair[0].seen < pair[1].seen));
    assert_eq!(seen.moments[1].seen, 48);
    assert_ne!(seen.moments[0].made, seen.moments.last().unwrap().made);
    press(&mut harness, Key::Num2);
    // The slider to its beginning: the untrained network, while the training goes on where it was.
    let slider = harness.get_by_role_and_label(Role::Slider, "Pictures seen");
    slider.focus();
    harness.run_steps(2);
    press(&mut harness, Key::Home);
    let chapter = &state(&harness).lessons.chapters.autoencoder;
    if chapter.knobs.pictures > 0 {
        harness.get_by_role_and_label(Role::Slider, "Pictures seen").click();
        harness.run_steps(3);
    }
    let knobs = state(&harness).lessons.chapters.autoencoder.knobs;
    assert!(knobs.pictures < 8_000, "{knobs:?}");
    run_until_seen(&mut harness, 160);
    assert!(course(state(&harness)).unwrap().at(knobs.pictures).unwrap().seen <= knobs.pictures);
    let sentence = state(&harness).lessons.words().sentence();
    assert!(harness.query_by_label(&sentence).is_none(), "predicted and moved, but no code was read yet");
    assert!(harness.query_by_label_contains("Still to see: what can be read off a code").is_some());
    press(&mut harness, Key::R);
    assert_eq!(state(&harness).lessons.chapters.autoencoder.prediction(), None);
}

#[test]
fn the_length_of_the_code_is_chosen_and_its_training_begins() {
    let mut harness = lesson("autoencoder");
    press(&mut harness, Key::Num2);
    harness.get_by_role_and_label(Role::Button, "Code").click();
    harness.run_steps(3);
    run_until(&mut harness, "the first pictures", |state| course(state).is_some());
    run_until_seen(&mut harness, 960);
    harness.run_steps(3);
    assert!(harness.query_by_label(&state(&harness).lessons.words().sentence()).is_some(), "the code was read");
    let network = |harness: &Harnessed| state(harness).lessons.chapters.autoencoder.knobs.network;
    assert_eq!(network(&harness), Autoencoder::Bottleneck(CodeLength::default()));
    harness.get_by_role_and_label(Role::Button, "8").click();
    harness.run_steps(3);
    assert_eq!(network(&harness), Autoencoder::Bottleneck(CodeLength::try_from(8).unwrap()));
}

#[test]
fn the_network_room_says_what_a_layer_keeps() {
    let mut harness = crate::common::window();
    run_until_dealt(&mut harness);
    order(&mut harness, Action::Show(Room::Network));
    run_until_shown(&mut harness);
    order(&mut harness, Action::Network(NetworkAction::Show(KEPT)));
    let layers = state(&harness).network.shown.as_ref().unwrap().anatomy.layers.len();
    order(&mut harness, Action::Network(NetworkAction::SelectLayer(layers - 2)));
    run_until(&mut harness, "the reading", |state| state.network.keeping.found().is_some_and(|read| read.features == 4));
    let read = state(&harness).network.keeping.found().unwrap().clone();
    harness.run_steps(2);
    assert!(read.class_accuracy > 0.8, "{}", read.class_accuracy);
    let right = format!("{:.0} %", 100.0 * read.class_accuracy);
    assert!(harness.query_by_label("Class, right answers (chance 25 %)").is_some());
    assert!(harness.query_all_by_label(&right).next().is_some(), "{right}");
    assert!(harness.query_by_label("Move right").is_some());
    // Away from the page nothing is read.
    order(&mut harness, Action::Network(NetworkAction::Show(brain_tumor_lab::app::MAPS)));
    run_until(&mut harness, "the end of reading", |state| state.network.keeping.found().is_none());
}
