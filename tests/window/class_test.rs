//! Practice and test by keyboard: the truth at once, or at the end.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use brain_tumor_lab::app::{Action, ClassAction, ClassSetup, Room, State, TEST, TestStep};
use brain_tumor_lab::classroom::{TestLength, TestPlan};
use brain_tumor_lab::factory::{Mode, Syndrome};
use egui::Key;

use crate::common::{Harnessed, order, run_until, spoken_texts, state, window};
use crate::lesson_run::click;
use crate::lessons::press;
use crate::train::close;

/// A window in practice or in a test with this setup, its first picture on the table.
pub fn tested(change: impl FnOnce(&mut ClassSetup)) -> Harnessed {
    let mut harness = window();
    order(&mut harness, Action::Show(Room::Class));
    order(&mut harness, ClassAction::Show(TEST));
    let mut setup = ClassSetup { is_timed: false, is_test: true, test_pictures: 3, seed: 7, ..ClassSetup::default() };
    change(&mut setup);
    order(&mut harness, ClassAction::SetUp(setup));
    press(&mut harness, Key::Space);
    run_until(&mut harness, "the picture", asks);
    harness
}

fn asks(state: &State) -> bool {
    state.class.test.step() == TestStep::Asking
}

fn is_told(harness: &Harnessed) -> bool {
    spoken_texts(harness).iter().any(|text| text.starts_with("It is ") || text.contains("right;") || text.contains(" of 3 right"))
}

/// The class of a picture of the test, from the series alone.
fn truth(place: u64) -> Syndrome {
    let (recipe, plan) = (Mode::Hard.recipe(), TestPlan { seed: 7, length: TestLength::new(3).unwrap() });
    recipe.class_of(plan.series(), recipe.opening(plan.series()) + place)
}

fn key(class: Syndrome) -> Key {
    [Key::A, Key::B, Key::C, Key::Z][class.index()]
}

fn wrong(class: Syndrome) -> Syndrome {
    if class == Syndrome::A { Syndrome::B } else { Syndrome::A }
}

/// Answers the picture that is asked, and waits for the next one.
fn answer(harness: &mut Harnessed, class: Syndrome, number: u32) {
    press(harness, key(class));
    run_until(harness, "the next picture", |state| {
        state.class.test.number().0 > number && asks(state) || state.class.test.step() == TestStep::AllAnswered
    });
}

#[test]
fn a_test_tells_the_truth_at_the_end_and_practises_the_wrong_ones() {
    let mut harness = tested(|_| ());
    answer(&mut harness, wrong(truth(0)), 1);
    assert!(!is_told(&harness), "{:?}", spoken_texts(&harness));
    // A slip is taken back.
    press(&mut harness, Key::Backspace);
    run_until(&mut harness, "the first picture again", |state| state.class.test.number().0 == 1 && asks(state));
    answer(&mut harness, truth(0), 1);
    answer(&mut harness, wrong(truth(1)), 2);
    press(&mut harness, key(truth(2)));
    run_until(&mut harness, "the last answer", |state| state.class.test.step() == TestStep::AllAnswered);
    assert!(!is_told(&harness));
    press(&mut harness, Key::Space);
    let [person, machine] = state(&harness).class.test.results().unwrap();
    assert_eq!((person.score.right, person.score.rounds, machine.score.rounds), (2, 3, 3), "both on the same pictures");
    assert_eq!(state(&harness).class.test.wrong(), Some(1));
    order(&mut harness, brain_tumor_lab::app::TestAction::ShowWrong);
    assert_eq!(state(&harness).gallery().unwrap().gallery.pictures.len(), 1);
    order(&mut harness, Action::CloseGallery);
    order(&mut harness, brain_tumor_lab::app::TestAction::PractiseWrong);
    run_until(&mut harness, "the wrong picture", asks);
    assert_eq!(state(&harness).class.test.wrong_left(), Some(1));
    press(&mut harness, key(truth(1)));
    run_until(&mut harness, "its truth", |state| state.class.test.step() == TestStep::Answered);
    assert_eq!(state(&harness).class.test.wrong_left(), Some(0));
    assert!(spoken_texts(&harness).iter().any(|text| text == "Right."));
}

#[test]
fn practice_tells_the_truth_after_each_picture_and_chips_are_scored_for_both() {
    let mut harness = tested(|setup| (setup.is_test, setup.by_chips) = (false, true));
    press(&mut harness, Key::B);
    assert_eq!(state(&harness).class.test.step(), TestStep::Asking, "how sure is not said yet");
    press(&mut harness, Key::Num3);
    run_until(&mut harness, "the truth", |state| state.class.test.step() == TestStep::Answered);
    let [person, machine] = state(&harness).class.test.results().unwrap();
    let expected = if person.score.right == 1 { 108.0 } else { -180.0 };
    assert_eq!(person.points, Some(expected));
    assert!(machine.points.is_some_and(|points| (-180.0..=108.0).contains(&points)));
    press(&mut harness, Key::Space);
    run_until(&mut harness, "the next picture", asks);
    assert_eq!(state(&harness).class.test.number(), (2, None));
}

#[test]
fn two_windows_with_the_same_seed_ask_the_same_test() {
    let images = [3, 40].map(|pictures| {
        let harness = tested(|setup| setup.test_pictures = pictures);
        state(&harness).class.test.image().unwrap().clone()
    });
    assert_eq!(images[0], images[1]);
}

#[test]
fn a_test_with_answers_ends_after_a_second_press() {
    let mut harness = tested(|_| ());
    answer(&mut harness, truth(0), 1);
    click(&mut harness, "End");
    assert_eq!(state(&harness).class.test.number().0, 2, "the first press only asks");
    click(&mut harness, "Really end?");
    assert_eq!(state(&harness).class.test.step(), TestStep::Setup);
}

#[test]
fn the_clock_of_a_test_stands_still_while_another_room_is_shown() {
    let mut harness = tested(|setup| (setup.is_timed, setup.look_seconds) = (true, 60));
    let left = |harness: &Harnessed| state(harness).class.test.time_left(std::time::Instant::now()).unwrap();
    let before = left(&harness);
    order(&mut harness, Action::Show(Room::Play));
    let away = std::time::Duration::from_secs(5);
    std::thread::park_timeout(away);
    order(&mut harness, Action::Show(Room::Class));
    assert!(left(&harness) + away / 2 > before, "{before:?} before, {:?} after", left(&harness));
}

#[test]
fn closing_asks_while_a_test_has_answers() {
    let mut harness = tested(|_| ());
    let lost = "The session of the class ends here and cannot be continued.";
    let says = |harness: &Harnessed| spoken_texts(harness).iter().any(|text| text == lost);
    assert!(!close(&mut harness).contains(&egui::ViewportCommand::CancelClose), "nothing is lost yet");
    answer(&mut harness, truth(0), 1);
    assert!(close(&mut harness).contains(&egui::ViewportCommand::CancelClose));
    harness.run_steps(2);
    assert!(says(&harness), "{:?}", spoken_texts(&harness));
    click(&mut harness, "Stay");
    assert!(!says(&harness));
}
