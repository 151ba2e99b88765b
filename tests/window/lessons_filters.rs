//! The chapters about filters: convolution, pooling, restricted Boltzmann machines.

use brain_tumor_lab::app::lessons::{BoltzmannScene, Filter, PoolingScene};
use brain_tumor_lab::app::{State, number};
use brain_tumor_lab::factory::Syndrome;
use brain_tumor_lab::lecture::convolution::NamedKernel;
use brain_tumor_lab::words::words;
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;

use crate::common::{Harnessed, run_until, spoken_texts, state};
use crate::lessons::{lesson, played, press};

fn press_button(harness: &mut Harnessed, label: &str) {
    harness.get_by_role_and_label(Role::Button, label).click();
    harness.run_steps(3);
}

fn settle(harness: &mut Harnessed) {
    run_until(harness, "the chapter's answer", |state| !played(state).is_busy());
    harness.run_steps(2);
}

fn type_into(harness: &mut Harnessed, field: &str, text: &str) {
    harness.get_by_role_and_label(Role::SpinButton, field).click();
    harness.run_steps(2);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.run_steps(1);
    harness.get_by_role_and_label(Role::SpinButton, field).type_text(text);
    harness.run_steps(2);
    harness.key_press(Key::Enter);
    harness.run_steps(3);
}

fn says(harness: &Harnessed, text: &str) -> bool {
    spoken_texts(harness).iter().any(|spoken| spoken.contains(text))
}

fn auc(state: &State) -> f64 {
    state.lessons.chapters.convolution.seen.as_ref().and_then(|seen| seen.auc).expect("the AUC is computed")
}

#[test]
fn kernels_are_compared_by_the_tumors_that_they_find() {
    let mut harness = lesson("convolution");
    settle(&mut harness);
    assert!((auc(state(&harness)) - 0.5).abs() < 0.03, "the chapter opens with a kernel of edges");
    press(&mut harness, Key::Num3);
    press_button(&mut harness, "Blur");
    settle(&mut harness);
    let blur = auc(state(&harness));
    assert!(blur > 0.7, "{blur}");
    assert!(says(&harness, &format!("AUC of Chosen kernel: {blur:.3}")));
    assert!(harness.query_by_label(&state(&harness).lessons.words().sentence()).is_some());
    press_button(&mut harness, "Best 5 × 5");
    settle(&mut harness);
    let best = auc(state(&harness));
    assert!(best > blur, "{best}");
    press_button(&mut harness, "Minus healthy twin");
    settle(&mut harness);
    assert!(auc(state(&harness)) > best + 0.1);
    press(&mut harness, Key::R);
    settle(&mut harness);
    assert_eq!(state(&harness).lessons.chapters.convolution.knobs.filter, Filter::Kernel(NamedKernel::Sobel.kernel()));
}

#[test]
fn the_identity_leaves_the_picture_as_it_is() {
    let mut harness = lesson("convolution");
    settle(&mut harness);
    press(&mut harness, Key::Num1);
    press_button(&mut harness, "Identity");
    settle(&mut harness);
    let seen = state(&harness).lessons.chapters.convolution.seen.as_ref().unwrap();
    assert_eq!(seen.kernel, Some(NamedKernel::Identity.kernel()));
    let pixels = seen.response.image.pixels();
    assert!(seen.response.values.iter().zip(pixels).all(|(&value, &pixel)| value == f32::from(pixel)));
    assert_eq!(seen.auc, seen.named[0]);
}

#[test]
fn two_pixels_move_the_pooled_map_and_one_makes_another() {
    let mut harness = lesson("pooling");
    settle(&mut harness);
    press(&mut harness, Key::Num3);
    let last = |harness: &Harnessed| {
        let seen = state(harness).lessons.chapters.pooling.seen.as_ref().unwrap();
        (seen.way.len(), seen.way.last().unwrap().changed, seen.way.last().unwrap().changed_beside_the_move)
    };
    assert_eq!(last(&harness), (1, 0.0, 0.0), "the chapter opens before the question is answered");
    type_into(&mut harness, "Move right, px", "2");
    settle(&mut harness);
    let (stations, changed, beside) = last(&harness);
    assert!(stations == 3 && changed > 0.5 && beside == 0.0);
    type_into(&mut harness, "Move right, px", "1");
    settle(&mut harness);
    let (stations, changed, beside) = last(&harness);
    assert!(stations == 2 && changed > 0.4 && beside == changed, "{changed} {beside}");
    assert!(says(&harness, &format!("{:.0} %", 100.0 * changed)));
    assert!(harness.query_by_label(&state(&harness).lessons.words().sentence()).is_some());
    press_button(&mut harness, "The table");
    settle(&mut harness);
    assert!(says(&harness, "Of 16 values stay 20, 30, 112, 37"));
}

#[test]
fn a_tumor_walks_through_the_brain() {
    let mut harness = lesson("pooling");
    press(&mut harness, Key::Num3);
    press_button(&mut harness, "A walking tumor");
    let walk = |state: &State| state.lessons.chapters.pooling.seen.as_ref()?.walk.clone();
    run_until(&mut harness, "the walk", |state| walk(state).is_some());
    settle(&mut harness);
    assert_eq!(state(&harness).lessons.chapters.pooling.knobs.scene, PoolingScene::Walk);
    let before = walk(state(&harness)).unwrap();
    type_into(&mut harness, "Tumor to the right, px", "9");
    settle(&mut harness);
    let after = walk(state(&harness)).unwrap();
    assert_ne!(before.image, after.image);
    assert_eq!(before.course, after.course, "the same row");
    let shares = after.course.iter().find(|(right, _)| *right == 9).unwrap().1;
    assert!(says(&harness, &format!("{:.1} %", 100.0 * shares[Syndrome::A.index()])));
}

#[test]
fn a_machine_learns_filters_and_runs_away_at_a_high_rate() {
    let mut harness = lesson("boltzmann");
    settle(&mut harness);
    let filters = |harness: &Harnessed| state(harness).lessons.chapters.boltzmann.seen.as_ref().unwrap().filters.clone().unwrap();
    assert!(filters(&harness).control.is_some(), "it opens with the patches that the question is about");
    press_button(&mut harness, "Masks");
    settle(&mut harness);
    let learned = filters(&harness);
    assert!(learned.looks.last().unwrap().error < 0.5 * learned.error_of_mean && learned.dead == Some(0.0));
    press(&mut harness, Key::Num2);
    press_button(&mut harness, "Gray patches");
    press_button(&mut harness, "0.3");
    settle(&mut harness);
    let ran_away = filters(&harness).ran_away.unwrap();
    let patches = number::grouped(ran_away.patches as u64);
    assert!(says(&harness, &words().chapter_boltzmann_ran_away(ran_away.pass.to_string(), patches)));
    assert!(harness.query_by_label(&state(&harness).lessons.words().sentence()).is_some());
    press(&mut harness, Key::R);
    settle(&mut harness);
    assert_eq!(state(&harness).lessons.chapters.boltzmann.knobs.scene, BoltzmannScene::Gray);
    assert!(filters(&harness).ran_away.is_none());
}

#[test]
fn a_machine_dreams_of_the_class_that_is_held_fast() {
    let mut harness = lesson("boltzmann");
    // Whoever has predicted has the knobs in sight.
    press(&mut harness, Key::Num2);
    press_button(&mut harness, "Dreams");
    press_button(&mut harness, "C");
    let dreams = |state: &State| state.lessons.chapters.boltzmann.seen.as_ref()?.dreams.clone();
    run_until(&mut harness, "a dream", |state| {
        dreams(state).is_some_and(|dreams| dreams.class == Syndrome::C && dreams.steps > 0)
    });
    let dreams = dreams(state(&harness)).unwrap();
    assert!(dreams.true_blobs > 8.0 && dreams.dreams.len() == dreams.truths.len());
    harness.run_steps(2);
    assert!(says(&harness, "True masks of class C"));
}
