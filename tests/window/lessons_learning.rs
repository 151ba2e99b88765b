//! The chapters of the groups "Learning" and "The network": neuron, learning rate, batches, momentum, output layer, cross-entropy.

use brain_tumor_lab::app::State;
use brain_tumor_lab::app::lessons::{MomentumGround, MomentumScene, OutputScene, RateGround, Walker};
use brain_tumor_lab::factory::Mode;
use brain_tumor_lab::lecture::descent::End;
use brain_tumor_lab::network::OptimizerKind;
use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, PointerButton, Pos2};
use egui_kittest::kittest::Queryable as _;

use crate::common::{Harnessed, run_until, spoken_texts, state};
use crate::lessons::{lesson, played, press};

/// Presses a button of the chapter and waits for what is then computed.
fn press_button(harness: &mut Harnessed, label: &str) {
    harness.get_by_role_and_label(Role::Button, label).scroll_to_me();
    harness.run_steps(6);
    harness.get_by_role_and_label(Role::Button, label).click();
    harness.run_steps(3);
    settle(harness);
}

fn settle(harness: &mut Harnessed) {
    run_until(harness, "the chapter's answer", |state| !played(state).is_busy());
    harness.run_steps(2);
}

/// Types a number into the field of a knob.
fn type_into(harness: &mut Harnessed, field: &str, text: &str) {
    harness.get_by_role_and_label(Role::SpinButton, field).scroll_to_me();
    harness.run_steps(6);
    harness.get_by_role_and_label(Role::SpinButton, field).click();
    harness.run_steps(2);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.run_steps(1);
    harness.get_by_role_and_label(Role::SpinButton, field).type_text(text);
    harness.run_steps(2);
    harness.key_press(Key::Enter);
    harness.run_steps(3);
    settle(harness);
}

/// Presses the pointer at a place and lets it go.
fn click_at(harness: &mut Harnessed, at: Pos2) {
    harness.event(Event::PointerMoved(at));
    harness.run_steps(1);
    for pressed in [true, false] {
        harness.event(Event::PointerButton { pos: at, button: PointerButton::Primary, pressed, modifiers: Modifiers::NONE });
        harness.run_steps(1);
    }
    harness.run_steps(2);
    settle(harness);
}

fn says(harness: &Harnessed, text: &str) -> bool {
    spoken_texts(harness).iter().any(|spoken| spoken.contains(text))
}

/// Predicts, and reads the sentence once a knob was turned.
fn take_home(harness: &mut Harnessed, turn: impl FnOnce(&mut Harnessed)) {
    let words = state(harness).lessons.words();
    assert!(!says(harness, &words.sentence()));
    press(harness, [Key::Num1, Key::Num2, Key::Num3][words.right]);
    assert_eq!(played(state(harness)).prediction(), Some(words.right));
    turn(harness);
    assert!(says(harness, &words.sentence()), "{}", words.sentence());
}

#[test]
fn the_neurons_point_goes_where_the_map_is_clicked_and_the_numbers_follow() {
    let mut harness = lesson("neuron");
    settle(&mut harness);
    let seen = |state: &State| state.lessons.chapters.neuron.seen.clone().unwrap();
    let before = seen(state(&harness));
    assert_eq!(before.weights, [-2.0, -2.0]);
    assert!(says(&harness, &format!("{:.1} %", 100.0 * before.accuracy_unseen)));
    let rect = harness.get_by_role_and_label(Role::Image, "Map of the loss").rect();
    click_at(&mut harness, rect.lerp_inside(egui::vec2(0.25, 0.25)));
    let after = seen(state(&harness));
    let window = after.ground.map.window;
    let expected = window.at([0.25, 0.75]);
    assert!((0..2).all(|at| (after.weights[at] - expected[at]).abs() < 0.06), "{:?} and {expected:?}", after.weights);
    assert!((after.loss - after.ground.stage.neuron.loss(after.weights)).abs() < 1e-12);
    take_home(&mut harness, |harness| press_button(harness, "Best"));
    let best = seen(state(&harness));
    assert!((0..2).all(|at| (best.weights[at] - best.ground.stage.best[at]).abs() < 0.006), "{:?}", best.weights);
    // The surprise, on the screen: both together tell apart what neither does alone.
    assert!(best.accuracy_unseen > 0.8 && best.aucs[0] < 0.62 && best.aucs[1] < 0.8 && best.aucs[2] > 0.85, "{:?}", best.aucs);
    assert!(says(&harness, &format!("{:.1} %", 100.0 * best.accuracy_unseen)));
}

#[test]
fn a_learning_rate_that_explodes_is_a_sentence_and_r_brings_the_chapter_back() {
    let mut harness = lesson("learning-rate");
    settle(&mut harness);
    let steps = |harness: &Harnessed| state(harness).lessons.chapters.learning_rate.seen.as_ref().unwrap().arrived;
    let at_one = steps(&harness).unwrap();
    press_button(&mut harness, "0.1");
    let at_a_tenth = steps(&harness).unwrap();
    assert!((at_a_tenth as f64 / at_one as f64 - 10.0).abs() < 0.3, "{at_one} and {at_a_tenth}");
    assert!(says(&harness, &at_a_tenth.to_string()));
    take_home(&mut harness, |harness| press_button(harness, "20"));
    assert_eq!(steps(&harness), None);
    assert!(says(&harness, "not within 1\u{a0}000"), "above the limit the neuron never settles");
    press_button(&mut harness, "Bowl");
    press_button(&mut harness, "0.09");
    let seen = state(&harness).lessons.chapters.learning_rate.seen.clone().unwrap();
    assert_eq!((seen.knobs.ground, seen.path.end), (RateGround::Bowl, End::RanAway { step: 32 }));
    assert!(says(&harness, "Step 32: the loss is a million times the first one"));
    type_into(&mut harness, "Learning rate", "nan");
    assert_eq!(state(&harness).lessons.chapters.learning_rate.knobs.bowl_rate, 0.09, "what is no number is refused");
    type_into(&mut harness, "Learning rate", "1");
    let seen = state(&harness).lessons.chapters.learning_rate.seen.clone().unwrap();
    assert!(matches!(seen.path.end, End::RanAway { .. }) && seen.path.gaps.iter().all(|gap| gap.is_finite()));
    press(&mut harness, Key::R);
    settle(&mut harness);
    assert_eq!(steps(&harness), Some(at_one));
}

#[test]
fn a_batch_of_one_is_there_after_one_pass_and_leads_to_a_training() {
    let mut harness = lesson("batches");
    settle(&mut harness);
    take_home(&mut harness, |harness| press_button(harness, "1: 0.1"));
    let arrived = |harness: &Harnessed| state(harness).lessons.chapters.batches.seen.as_ref().unwrap().arrived;
    assert_eq!(arrived(&harness), Some(1));
    press_button(&mut harness, "400: 7");
    assert!(arrived(&harness).unwrap() > 3);
    let gap = |harness: &Harnessed| state(harness).lessons.chapters.batches.seen.as_ref().unwrap().path.after_pass[4];
    press_button(&mut harness, "1: 0.03");
    let one = gap(&harness);
    press_button(&mut harness, "10: 0.3");
    assert!((one / gap(&harness) - 1.0).abs() < 0.05, "rate / batch counts");
    let title = state(&harness).lessons.words().visit_title();
    harness.get_by_role_and_label(Role::Button, &title).click();
    harness.run_steps(3);
    let form = &state(&harness).train.form;
    assert_eq!((form.mode, form.settings.optimizer, form.settings.batch), (Mode::Hard, OptimizerKind::Sgd, 10));
}

#[test]
fn momentum_walks_the_ravine_and_noise_finds_the_deep_valley() {
    let mut harness = lesson("momentum");
    settle(&mut harness);
    assert_eq!(state(&harness).lessons.chapters.momentum.knobs.ground, MomentumGround::Valleys, "what the question is about");
    press_button(&mut harness, "Ravine");
    press_button(&mut harness, "Heavy ball");
    let rect = harness.get_by_role_and_label(Role::Image, "Pad of learning rate and momentum").rect();
    click_at(&mut harness, rect.lerp_inside(egui::vec2(0.5, 0.5)));
    let knobs = state(&harness).lessons.chapters.momentum.knobs;
    assert!((knobs.share - 0.495).abs() < 0.02 && knobs.rate > 3.5, "{knobs:?}");
    press_button(&mut harness, "Two valleys");
    let tried = |harness: &Harnessed| match &state(harness).lessons.chapters.momentum.seen.as_ref().unwrap().scene {
        MomentumScene::Valleys(valleys) => valleys.tried,
        MomentumScene::Ravine(_) => panic!("the ravine is shown"),
    };
    for walker in ["Plain", "Nesterov", "Adam"] {
        press_button(&mut harness, walker);
    }
    take_home(&mut harness, |harness| press_button(harness, "Noise"));
    let shares = tried(&harness).map(Option::unwrap);
    assert!(shares[4] > 0.85 && shares[..4].iter().all(|share| *share < 0.62), "{shares:?}");
    assert!(says(&harness, &format!("{:.1} %", 100.0 * shares[4])));
    // The ravine has no noise of its own to choose.
    press_button(&mut harness, "Ravine");
    let knobs = state(&harness).lessons.chapters.momentum.knobs;
    assert_eq!((knobs.ground, knobs.walker), (MomentumGround::Ravine, Walker::Plain));
    assert!(harness.query_by_role_and_label(Role::Button, "Noise").is_none());
}

#[test]
fn a_temperature_changes_the_sureness_of_a_network_and_no_answer() {
    let mut harness = lesson("output-layer");
    settle(&mut harness);
    assert!(
        state(&harness).lessons.chapters.output_layer.seen.as_ref().unwrap().pictures.is_some(),
        "what the question is about"
    );
    press_button(&mut harness, "Four logits");
    take_home(&mut harness, |harness| type_into(harness, "Constant on all four", "5"));
    assert_eq!(state(&harness).lessons.chapters.output_layer.knobs.constant, 5.0);
    press_button(&mut harness, "1,000 pictures");
    let seen = |harness: &Harnessed| state(harness).lessons.chapters.output_layer.seen.clone().unwrap().pictures.unwrap();
    let before = seen(&harness);
    assert!(before.sureness.sureness > before.sureness.accuracy, "it is surer than it is right");
    press_button(&mut harness, "Best temperature");
    let after = seen(&harness);
    assert_eq!(after.sureness.accuracy, before.sureness.accuracy);
    assert!(after.sureness.error < before.sureness.error && after.sureness.sureness < before.sureness.sureness);
    assert!(says(&harness, &format!("{:.1} %", 100.0 * after.sureness.error)));
    assert_eq!(state(&harness).lessons.chapters.output_layer.knobs.scene, OutputScene::Pictures);
}

#[test]
fn one_neuron_learns_ill_or_healthy_beside_the_softmax_and_the_probability_that_is_moved_finds_more_or_fewer() {
    let mut harness = lesson("output-layer");
    settle(&mut harness);
    harness.get_by_role_and_label(Role::Button, "Ill or healthy").scroll_to_me();
    harness.run_steps(6);
    harness.get_by_role_and_label(Role::Button, "Ill or healthy").click();
    harness.run_steps(3);
    assert_eq!(state(&harness).lessons.chapters.output_layer.knobs.scene, OutputScene::Heads);
    let heads = |harness: &Harnessed| state(harness).lessons.chapters.output_layer.seen.clone()?.heads;
    run_until(&mut harness, "a first look", |state| {
        let seen = state.lessons.chapters.output_layer.seen.as_ref();
        seen.and_then(|seen| seen.heads.as_ref()).is_some_and(|heads| !heads.points.is_empty())
    });
    // A knob that is moved while both learn takes nothing away that was learned.
    let before = heads(&harness).unwrap().points.clone();
    type_into(&mut harness, "Ill from a probability of", "0.9");
    run_until(&mut harness, "the next look", |state| {
        let seen = state.lessons.chapters.output_layer.seen.as_ref();
        seen.and_then(|seen| seen.heads.as_ref()).is_some_and(|heads| heads.points.len() > before.len())
    });
    assert_eq!(heads(&harness).unwrap().points[..before.len()], before);
    settle(&mut harness);
    let seen = heads(&harness).unwrap();
    assert_eq!(seen.points.last().unwrap().seen, brain_tumor_lab::app::lessons::HEADS_SEEN);
    // By hand, from what the neuron says of each picture.
    let found = |threshold: f64, is_ill: bool| {
        let of = seen.sigmoid.iter().filter(|picture| picture.is_ill == is_ill);
        let right = of.clone().filter(|picture| (picture.probability >= threshold) == is_ill).count();
        format!("{:.1} %", 100.0 * right as f64 / of.count() as f64)
    };
    assert!(says(&harness, "Called ill from a probability of 0.90"));
    assert!(says(&harness, &found(0.9, true)) && says(&harness, &found(0.9, false)));
    type_into(&mut harness, "Ill from a probability of", "0.1");
    assert!(says(&harness, &found(0.1, true)) && says(&harness, &found(0.1, false)));
    let [one, four] = seen.weights;
    assert_eq!(four, 4 * one);
    assert_eq!(heads(&harness).unwrap().points, seen.points, "nothing is learned anew");
}

#[test]
fn the_square_of_an_error_teaches_a_neuron_that_is_surely_wrong_nothing() {
    let mut harness = lesson("cross-entropy");
    settle(&mut harness);
    let steps = |harness: &Harnessed| state(harness).lessons.chapters.cross_entropy.seen.as_ref().unwrap().steps;
    assert_eq!(steps(&harness), [Some(7), Some(426)], "it opens at the 0.25 % of the question");
    assert!(says(&harness, "0.247 %") && says(&harness, "426") && says(&harness, "405 : 1") && says(&harness, "1.386"));
    take_home(&mut harness, |harness| press_button(harness, "\u{2212}3"));
    assert_ne!(steps(&harness), [Some(7), Some(426)]);
}
