//! The lessons by the keyboard alone: every control of every chapter, at every moment, and every beat.

use brain_tumor_lab::app::lessons::{MomentumGround, RateGround};
use brain_tumor_lab::app::{Action, CHAPTERS, LessonAction, Room};
use egui::accesskit::Role;
use egui::{Key, Modifiers, Rect, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::common::{Harnessed, order, run_until, run_until_dealt, spoken_texts, state, window};
use crate::focus::{focused, walk};
use crate::lessons::{lesson, played, press};
use crate::painted::record;

/// Presses of Tab after which a knob of the chapter was reached.
const REACHES: usize = 40;

fn settle(harness: &mut Harnessed) {
    run_until(harness, "the chapter's answer", |state| !played(state).is_busy());
    harness.run_steps(2);
}

fn rect_of_focus(harness: &Harnessed) -> Option<Rect> {
    focused(harness).and_then(|id| harness.ctx.read_response(id)).map(|control| control.rect)
}

/// Role and name of the control that has the focus.
fn control_of_focus(harness: &Harnessed) -> Option<(Role, String)> {
    let all = harness.query_all(egui_kittest::kittest::by().predicate(|_| true));
    let mut focused = all.map(|node| node.accesskit_node()).filter(egui_kittest::kittest::AccessKitNode::is_focused);
    focused.next_back().map(|node| (node.role(), node.label().unwrap_or_default()))
}

#[test]
fn every_control_of_every_chapter_is_reached_before_while_and_after_it_computes() {
    let mut harness = window();
    harness.set_size(vec2(1024.0, 700.0));
    run_until_dealt(&mut harness);
    record(&harness);
    order(&mut harness, Action::Show(Room::Lessons));
    let mut wrong = Vec::new();
    for words in &CHAPTERS {
        order(&mut harness, LessonAction::Show(words.id));
        let opened = walk(&mut harness, &format!("{}, as it opens", words.title()), &mut wrong);
        assert!(opened > CHAPTERS.len() + 5, "{}: only {opened} controls", words.title());
        press(&mut harness, [Key::Num1, Key::Num2, Key::Num3][words.right]);
        // A chapter that trains is in the midst of it.
        walk(&mut harness, &format!("{}, after the prediction", words.title()), &mut wrong);
        order(&mut harness, LessonAction::Reset);
        press(&mut harness, Key::Num1);
        walk(&mut harness, &format!("{}, begun anew", words.title()), &mut wrong);
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

/// What a person does who has no pointer: page to the chapter, read, predict, go to a knob, turn it, see, halt what moves, begin anew.
#[test]
fn every_chapter_can_be_played_with_the_keyboard_alone() {
    let mut harness = window();
    harness.set_size(vec2(1024.0, 700.0));
    run_until_dealt(&mut harness);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Num5);
    harness.run_steps(3);
    let mut wrong = Vec::new();
    for (place, words) in CHAPTERS.iter().enumerate() {
        if place > 0 {
            press(&mut harness, Key::PageDown);
        }
        assert_eq!(state(&harness).lessons.chapter, words.id);
        run_until(&mut harness, "the chapter", |state| played(state).is_seen());
        press(&mut harness, Key::Tab);
        let first = rect_of_focus(&harness).expect("Tab gives the focus");
        if first.min.x < 1024.0 - 312.0 {
            wrong.push(format!("{}: Tab begins at {first:.0?}", words.title()));
        }
        // The prediction that has the focus is taken by Space.
        press(&mut harness, Key::Space);
        if played(state(&harness)).prediction() != Some(0) {
            wrong.push(format!("{}: Space does not take the first prediction", words.title()));
        }
        let mut moved = false;
        for _ in 0..REACHES {
            press(&mut harness, Key::Tab);
            let Some((role, label)) = control_of_focus(&harness) else { continue };
            // What a person does there: a slider goes by the arrows, a group too, and a tick by Space.
            let keys: &[Key] = match role {
                Role::Slider => &[Key::ArrowRight, Key::ArrowLeft],
                Role::CheckBox => &[Key::Space],
                Role::Button if !label.starts_with("Show the ") => &[Key::ArrowRight],
                _ => &[],
            };
            for &key in keys {
                press(&mut harness, key);
                moved |= played(state(&harness)).was_moved();
            }
            if moved {
                break;
            }
        }
        if !moved {
            wrong.push(format!("{}: no knob was turned by the arrows", words.title()));
        }
        press(&mut harness, Key::Escape);
        assert_eq!(focused(&harness), None);
        press(&mut harness, Key::R);
        if played(state(&harness)).prediction().is_some() || played(state(&harness)).was_moved() {
            wrong.push(format!("{}: R does not begin anew", words.title()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_arrows_choose_in_a_group_and_the_focus_goes_with_them() {
    let mut harness = lesson("learning-rate");
    settle(&mut harness);
    let ground = |harness: &Harnessed| state(harness).lessons.chapters.learning_rate.knobs.ground;
    assert_eq!(ground(&harness), RateGround::Neuron);
    harness.get_by_role_and_label(Role::Button, "The neuron").focus();
    harness.run_steps(3);
    press(&mut harness, Key::ArrowRight);
    assert_eq!(ground(&harness), RateGround::Bowl);
    let at = |harness: &Harnessed, label: &str| harness.get_by_role_and_label(Role::Button, label).rect();
    assert_eq!(rect_of_focus(&harness), Some(at(&harness, "Bowl")));
    // At the end of the group the arrow stays, and so does the focus, though the task above it was folded away.
    press(&mut harness, Key::ArrowDown);
    assert_eq!((ground(&harness), rect_of_focus(&harness)), (RateGround::Bowl, Some(at(&harness, "Bowl"))));
    press(&mut harness, Key::ArrowUp);
    assert_eq!((ground(&harness), rect_of_focus(&harness)), (RateGround::Neuron, Some(at(&harness, "The neuron"))));
}

#[test]
fn the_point_on_a_map_and_the_pictures_go_by_the_arrows() {
    let mut harness = lesson("neuron");
    settle(&mut harness);
    let weights = |harness: &Harnessed| state(harness).lessons.chapters.neuron.knobs.weights;
    harness.get_by_role_and_label(Role::Image, "Map of the loss").focus();
    harness.run_steps(3);
    let before = weights(&harness);
    for key in [Key::ArrowRight, Key::ArrowRight, Key::ArrowUp] {
        press(&mut harness, key);
    }
    let after = weights(&harness);
    assert!((after[0] - before[0] - 0.5).abs() < 1e-9 && (after[1] - before[1] - 0.25).abs() < 1e-9, "{before:?} {after:?}");
    harness.get_by_role_and_label(Role::Image, "Pictures by spread and contrast").focus();
    harness.run_steps(3);
    let said = |harness: &Harnessed| {
        let all = spoken_texts(harness);
        all.into_iter().find(|text| text.starts_with("spread ") && text.contains(", contrast ")).expect("a picture is shown")
    };
    let first = said(&harness);
    press(&mut harness, Key::ArrowRight);
    let second = said(&harness);
    assert_ne!(first, second);
    press(&mut harness, Key::ArrowLeft);
    assert_eq!(said(&harness), first);
}

#[test]
fn the_point_on_the_pad_goes_by_the_arrows() {
    let mut harness = lesson("momentum");
    settle(&mut harness);
    harness.get_by_role_and_label(Role::Button, "Ravine").click();
    harness.run_steps(3);
    settle(&mut harness);
    let knobs = |harness: &Harnessed| state(harness).lessons.chapters.momentum.knobs;
    assert_eq!(knobs(&harness).ground, MomentumGround::Ravine);
    harness.get_by_role_and_label(Role::Image, "Pad of learning rate and momentum").focus();
    harness.run_steps(3);
    let before = knobs(&harness);
    press(&mut harness, Key::ArrowRight);
    press(&mut harness, Key::ArrowDown);
    let after = knobs(&harness);
    assert!(after.rate > before.rate && after.share < before.share, "{before:?} {after:?}");
}

/// What was read once can be read again without a pointer.
#[test]
fn the_question_and_the_task_can_be_read_again() {
    let mut harness = lesson("cross-entropy");
    settle(&mut harness);
    let words = state(&harness).lessons.words();
    press(&mut harness, Key::Num3);
    assert!(harness.query_by_label(&words.question()).is_none());
    harness.get_by_role_and_label(Role::Button, "Show the question").focus();
    harness.run_steps(3);
    press(&mut harness, Key::Space);
    assert!(harness.query_by_label(&words.question()).is_some());
    harness.get_by_role_and_label(Role::Button, "Hide the question").focus();
    harness.run_steps(3);
    press(&mut harness, Key::Space);
    assert!(harness.query_by_label(&words.question()).is_none());
}
