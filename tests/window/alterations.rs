//! Rotate and flip in the window: peeled, measured, turned by hand.

use brain_tumor_lab::app::{FactoryAction, NetworkAction, PageId, SweepForm, SweepStatus};
use brain_tumor_lab::factory::{AlterationKind, Mode, Recipe, Stage};
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;

use crate::common::{Harnessed, order, run_until, run_until_dealt, state, window};
use crate::factory::{factory, run_until_rendered, show_recipe};
use crate::network::run_until_shown;

const DEGREES: &str = "alterations.rotate.degrees";

/// HARD with both switched on.
fn augmented() -> Recipe {
    let mut recipe = Mode::Hard.recipe();
    (recipe.alterations.switches.rotate, recipe.alterations.switches.flip) = (true, true);
    recipe
}

fn edit(harness: &mut Harnessed, recipe: Recipe) {
    order(harness, FactoryAction::EditRecipe(Box::new(recipe), "test".into()));
    run_until_rendered(harness);
}

#[test]
fn peel_has_their_stages_only_where_they_are_switched_on() {
    let mut harness = factory();
    order(&mut harness, FactoryAction::Show(PageId("peel")));
    run_until_rendered(&mut harness);
    let words = |harness: &Harnessed| {
        let stages = &state(harness).factory.picture.as_ref().unwrap().stages;
        stages.iter().map(|(stage, _)| stage.word()).collect::<Vec<_>>()
    };
    let usual = ["Base", "Tumors", "Shrink", "Move", "Ghost blur", "Contrast", "Shade", "Noise"];
    assert_eq!(words(&harness), usual);
    let steps = |harness: &Harnessed| harness.query_all_by_role_and_label(Role::Button, "Rotate").count();
    assert_eq!(steps(&harness), 0);
    edit(&mut harness, augmented());
    assert_eq!(words(&harness), [&usual[..2], &["Flip", "Rotate"], &usual[2..]].concat());
    assert_eq!(steps(&harness), 1);
    for stage in Stage::of(&augmented()).into_iter().rev().skip(1) {
        harness.key_press(Key::ArrowLeft);
        harness.run_steps(1);
        assert_eq!(state(&harness).factory.stage, stage);
    }
    // A stage that is gone stands for the one before it, and the arrows go on from there.
    order(&mut harness, FactoryAction::SetStage(Stage::After(AlterationKind::Rotate)));
    edit(&mut harness, Mode::Hard.recipe());
    harness.key_press(Key::ArrowLeft);
    harness.run_steps(1);
    assert_eq!(state(&harness).factory.stage, Stage::Base);
}

#[test]
fn their_switches_and_knobs_are_in_the_column() {
    let mut harness = factory();
    show_recipe(&mut harness);
    for (search, key) in [("rotate", DEGREES), ("flip", "alterations.flip.probability")] {
        harness.get_by_label("Search a knob").focus();
        harness.run_steps(2);
        harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
        harness.get_by_label("Search a knob").type_text(search);
        harness.run_steps(4);
        let word = search[..1].to_uppercase() + &search[1..];
        harness.get_by_label(&format!("{word} (on)")).click();
        harness.run_steps(2);
        run_until_rendered(&mut harness);
        let parameter = brain_tumor_lab::factory::Parameter::by_key(key).unwrap();
        assert!(harness.query_all_by_label_contains(parameter.name).count() > 0, "{}", parameter.name);
        assert!(parameter.group.alteration().unwrap().is_on(state(&harness).factory.recipe()), "{word}");
    }
    assert_eq!(*state(&harness).factory.recipe(), augmented());
}

#[test]
fn a_strip_of_angles_turns_the_picture_though_the_recipe_does_not() {
    let mut harness = factory();
    order(&mut harness, FactoryAction::SetStripKey(DEGREES));
    order(&mut harness, FactoryAction::Show(PageId("strip")));
    run_until_rendered(&mut harness);
    let picture = state(&harness).factory.picture.as_ref().unwrap();
    assert_eq!(picture.thumbnails.len(), 9);
    let pairs = || picture.thumbnails.windows(2);
    assert!(pairs().all(|pair| pair[0].image != pair[1].image && pair[0].value < pair[1].value), "every angle is another one");
    assert_eq!(*state(&harness).factory.recipe(), Mode::Hard.recipe(), "the recipe stays");
}

#[test]
fn the_angle_at_which_the_machine_breaks_can_be_measured_and_played() {
    let mut harness = factory();
    order(&mut harness, FactoryAction::Show(PageId("breaking point")));
    order(&mut harness, FactoryAction::SetSweep(SweepForm { key: DEGREES, range: (-180.0, 180.0), count: 40 }));
    run_until_rendered(&mut harness);
    assert!(harness.query_by_label_contains("Rotate is switched off in this recipe").is_some());
    order(&mut harness, FactoryAction::StartSweep);
    run_until(&mut harness, "the sweep", |state| {
        state.factory.sweep.run.as_ref().is_some_and(|run| run.status == SweepStatus::Done)
    });
    let run = state(&harness).factory.sweep.run.as_ref().unwrap().clone();
    assert_eq!((run.values.len(), run.points.iter().flatten().count()), (15, 15));
    assert!(harness.query_by_label_contains("Rotate is switched off").is_none(), "now the result counts");
    assert!(harness.query_by_label(&run.sentence()).is_some() && run.sentence().starts_with("Rotate angle: "));
    let share = |value: f64| {
        let line = run.line(brain_tumor_lab::app::SweepGroup::All);
        line.iter().find(|(at, _)| (at - value).abs() < 1e-6).unwrap().1.share().unwrap()
    };
    assert!(share(0.0) > share(180.0), "no network has seen a head upside down: {} and {}", share(0.0), share(180.0));
    assert_eq!(*state(&harness).factory.recipe(), Mode::Hard.recipe(), "the recipe stays");
    order(&mut harness, FactoryAction::PlayAt(25.0));
    run_until_dealt(&mut harness);
    assert_eq!(state(&harness).play.live.as_ref().unwrap().specimen.plan.alterations.rotate.degrees, 25.0);
}

#[test]
fn what_if_turns_and_flips_the_picture_and_fits_the_smallest_window() {
    let mut harness = window();
    harness.set_size(egui::vec2(1024.0, 700.0));
    run_until_dealt(&mut harness);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Num4);
    harness.run_steps(1);
    run_until_shown(&mut harness);
    order(&mut harness, NetworkAction::Show(PageId("what if")));
    run_until_shown(&mut harness);
    let before = state(&harness).network.shown.as_ref().unwrap().specimen.clone();
    for label in ["contrast", "move down", "rotate", "flip", "Reset"] {
        for node in harness.get_all_by_label(label) {
            let rect = node.rect();
            assert!(rect.min.y >= 0.0 && rect.max.y <= 560.0 && rect.max.x <= 1024.0, "{label} leaves room for maps: {rect:?}");
        }
    }
    harness.get_by_label("flip").click();
    harness.run_steps(2);
    run_until_shown(&mut harness);
    assert!(state(&harness).network.edit.alterations.is_some_and(|drawn| drawn.flip.flipped));
    let flipped = state(&harness).network.shown.as_ref().unwrap().specimen.clone();
    assert_ne!(flipped.image, before.image);
    let mut turned = flipped.plan.alterations;
    turned.rotate.degrees = 30.0;
    order(&mut harness, NetworkAction::Alter(turned));
    run_until_shown(&mut harness);
    let specimen = &state(&harness).network.shown.as_ref().unwrap().specimen;
    assert!(specimen.image != flipped.image && specimen.plan.alterations == turned);
    harness.get_by_label("Reset").click();
    harness.run_steps(2);
    run_until_shown(&mut harness);
    assert_eq!(state(&harness).network.shown.as_ref().unwrap().specimen, before);
}
