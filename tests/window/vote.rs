//! The vote of a class by keyboard alone: look, hands, hidden, talk, reveal; nothing is told before the reveal.

use brain_tumor_lab::app::{Action, ClassAction, ClassSetup, Room, State, VoteAction, VoteStep};
use brain_tumor_lab::classroom::{Ballot, Counts, Sureness, Team};
use brain_tumor_lab::factory::Syndrome;
use egui::{Event, Key, Modifiers};
use egui_kittest::kittest::Queryable as _;

use crate::common::{Harnessed, order, run_until, spoken_texts, state, window, window_with};
use crate::lesson_run::click;
use crate::lessons::press;

/// A window in the vote with this setup, its first picture on the table.
pub fn voting(change: impl FnOnce(&mut ClassSetup)) -> Harnessed {
    let mut harness = window();
    order(&mut harness, Action::Show(Room::Class));
    let mut setup = ClassSetup { people: 28, is_timed: false, ..ClassSetup::default() };
    change(&mut setup);
    order(&mut harness, ClassAction::SetUp(setup));
    press(&mut harness, Key::Space);
    run_until(&mut harness, "the picture", |state| state.class.vote.step() == VoteStep::Looking);
    harness
}

fn step(harness: &Harnessed) -> VoteStep {
    state(harness).class.vote.step()
}

fn ready(state: &State) -> bool {
    !state.class.vote.is_machine_thinking()
}

/// So many hands for a class, by its key.
fn raise(harness: &mut Harnessed, key: Key, hands: usize) {
    for _ in 0..hands {
        press(harness, key);
    }
}

/// Whether the window says nothing that leads the class: no truth, no machine, no hands of a class.
fn assert_secret(harness: &Harnessed, counts: &[&str]) {
    let texts = spoken_texts(harness);
    for text in &texts {
        let tells = text.contains("It is ") || text.contains("right") || text.contains("wrong") || text.starts_with("Machine:");
        assert!(
            !tells
                || text.contains("scores of one person")
                || text.starts_with("Worth it if")
                || text.starts_with("Right: 6 chips"),
            "{text}"
        );
        assert!(!counts.contains(&text.as_str()), "a hidden count is shown: {text}");
    }
    assert!(state(harness).class.vote.revealed().is_none());
}

#[test]
fn a_vote_goes_by_keys_alone_and_tells_nothing_before_the_reveal() {
    let mut harness = voting(|_| ());
    assert_secret(&harness, &[]);
    press(&mut harness, Key::Space);
    assert_eq!(step(&harness), VoteStep::Counting { again: false });
    raise(&mut harness, Key::A, 5);
    raise(&mut harness, Key::B, 7);
    raise(&mut harness, Key::Z, 3);
    harness.key_press_modifiers(Modifiers::SHIFT, Key::Z);
    harness.run_steps(3);
    // The sum alone is seen.
    assert!(spoken_texts(&harness).iter().any(|text| text == "14"));
    assert_secret(&harness, &["5", "7", "2", "3"]);
    press(&mut harness, Key::Space);
    assert_eq!(step(&harness), VoteStep::Hidden { again: false });
    assert_secret(&harness, &["5", "7", "2", "3"]);
    press(&mut harness, Key::T);
    assert_eq!(step(&harness), VoteStep::Counting { again: true });
    raise(&mut harness, Key::B, 9);
    press(&mut harness, Key::Space);
    assert_secret(&harness, &["9"]);
    // A slip: the count is open again, and goes on where it stood.
    press(&mut harness, Key::Backspace);
    assert_eq!(step(&harness), VoteStep::Counting { again: true });
    raise(&mut harness, Key::B, 1);
    press(&mut harness, Key::Space);
    run_until(&mut harness, "the machine", ready);
    press(&mut harness, Key::Space);
    assert_eq!(step(&harness), VoteStep::Revealed);
    let (_, counted) = state(&harness).class.vote.revealed().unwrap();
    let hands = |ballot: Ballot| ballot.hands().map(Counts::votes);
    assert_eq!(hands(counted.first.of(Team::One).unwrap()), Some([5, 7, 0, 2]));
    assert_eq!(hands(counted.last().of(Team::One).unwrap()), Some([0, 10, 0, 0]));
    assert!(spoken_texts(&harness).iter().any(|text| text.starts_with(&format!("It is {}", counted.truth))));
    press(&mut harness, Key::Space);
    run_until(&mut harness, "the next picture", |state| state.class.vote.step() == VoteStep::Looking);
    assert_eq!(
        (state(&harness).class.vote.number(), state(&harness).class.vote.scores().map(|scores| scores.rounds)),
        (2, Some(1))
    );
    assert_secret(&harness, &[]);
}

#[test]
fn every_count_is_in_the_log_before_the_reveal_and_the_truth_is_not() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = window_with(|launch| launch.settings_path = Some(folder.path().join("settings.toml")));
    order(&mut harness, brain_tumor_lab::app::PlayAction::HideExamples);
    order(&mut harness, Action::Show(Room::Class));
    order(&mut harness, ClassAction::SetUp(ClassSetup { people: 28, is_timed: false, ..ClassSetup::default() }));
    press(&mut harness, Key::Space);
    run_until(&mut harness, "the picture", |state| state.class.vote.step() == VoteStep::Looking);
    press(&mut harness, Key::Space);
    raise(&mut harness, Key::A, 5);
    press(&mut harness, Key::Space);
    press(&mut harness, Key::Backspace);
    raise(&mut harness, Key::C, 2);
    press(&mut harness, Key::Space);
    run_until(&mut harness, "the log", |state| state.class.vote.record().path().is_some() && ready(state));
    let path = state(&harness).class.vote.record().path().unwrap().clone();
    let rows = || {
        let text = std::fs::read_to_string(&path).unwrap();
        text.lines().skip(2).map(str::to_owned).collect::<Vec<String>>()
    };
    run_until(&mut harness, "three rows", |_| rows().len() == 3);
    let counted = rows();
    assert!(
        counted[0].contains(";5;0;0;0;23;") && counted[1].contains("undone") && counted[2].contains(";5;0;2;0;21;"),
        "{counted:?}"
    );
    press(&mut harness, Key::Space);
    run_until(&mut harness, "the last row", |_| rows().len() == 4);
    let truth = state(&harness).class.vote.revealed().unwrap().1.truth;
    let columns = |row: &str| row.split(';').map(str::to_owned).collect::<Vec<_>>();
    let header = std::fs::read_to_string(&path).unwrap().lines().nth(1).unwrap().to_owned();
    let place = columns(&header).iter().position(|name| name == "truth").unwrap();
    assert!(counted.iter().all(|row| columns(row)[place].is_empty()));
    assert_eq!(columns(&rows()[3])[place], truth.to_string());
}

#[test]
fn a_log_that_cannot_be_written_is_said_once_and_the_vote_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("class-logs"), "a file in the way").unwrap();
    let mut harness = window_with(|launch| launch.settings_path = Some(folder.path().join("settings.toml")));
    order(&mut harness, brain_tumor_lab::app::PlayAction::HideExamples);
    order(&mut harness, Action::Show(Room::Class));
    order(&mut harness, ClassAction::SetUp(ClassSetup { people: 28, is_timed: false, ..ClassSetup::default() }));
    press(&mut harness, Key::Space);
    run_until(&mut harness, "the picture", |state| state.class.vote.step() == VoteStep::Looking);
    press(&mut harness, Key::Space);
    raise(&mut harness, Key::A, 2);
    press(&mut harness, Key::Space);
    run_until(&mut harness, "the writer's answer", |state| state.class.vote.record().path().is_some() && ready(state));
    harness.run_steps(4);
    let complaint = "The log of the class is not written";
    assert!(spoken_texts(&harness).iter().any(|text| text.contains(complaint)), "{:?}", spoken_texts(&harness));
    press(&mut harness, Key::Space);
    assert_eq!(step(&harness), VoteStep::Revealed);
    assert_eq!(state(&harness).class.vote.scores().map(|scores| scores.rounds), Some(1));
    // What was in the way is gone: the next row brings the others with it.
    std::fs::remove_file(folder.path().join("class-logs")).unwrap();
    press(&mut harness, Key::Space);
    run_until(&mut harness, "the next picture", |state| state.class.vote.step() == VoteStep::Looking);
    press(&mut harness, Key::Space);
    raise(&mut harness, Key::B, 3);
    press(&mut harness, Key::Space);
    let path = state(&harness).class.vote.record().path().unwrap().clone();
    run_until(&mut harness, "three rows", |_| std::fs::read_to_string(&path).is_ok_and(|text| text.lines().count() == 2 + 3));
}

#[test]
fn two_teams_are_counted_each_for_itself_and_never_more_than_the_class() {
    let mut harness = voting(|setup| (setup.has_teams, setup.people) = (true, 6));
    press(&mut harness, Key::Space);
    raise(&mut harness, Key::A, 4);
    press(&mut harness, Key::Space);
    assert_eq!(step(&harness), VoteStep::Counting { again: false }, "team 2 is not counted yet");
    press(&mut harness, Key::ArrowRight);
    raise(&mut harness, Key::C, 9);
    press(&mut harness, Key::Space);
    run_until(&mut harness, "the machine", ready);
    press(&mut harness, Key::Space);
    let (_, counted) = state(&harness).class.vote.revealed().unwrap();
    let of = |team: Team| counted.first.of(team).unwrap().hands().unwrap();
    assert_eq!((of(Team::One).votes(), of(Team::Two).votes()), ([4, 0, 0, 0], [0, 0, 2, 0]));
}

#[test]
fn chips_are_laid_by_two_keys_and_stay_hidden() {
    let mut harness = voting(|setup| setup.by_chips = true);
    press(&mut harness, Key::Space);
    press(&mut harness, Key::B);
    press(&mut harness, Key::Num2);
    assert_secret(&harness, &["9"]);
    press(&mut harness, Key::Space);
    run_until(&mut harness, "the machine", ready);
    press(&mut harness, Key::Space);
    let (_, counted) = state(&harness).class.vote.revealed().unwrap();
    let chips = counted.first.of(Team::One).unwrap().chips().unwrap();
    assert_eq!(chips.laid(), [1, 9, 1, 1]);
    assert_eq!(chips, brain_tumor_lab::classroom::Chips::on(Syndrome::B, Sureness::Sure));
}

#[test]
fn the_picture_is_covered_when_the_time_is_over_and_seen_again_in_the_talk() {
    let mut harness = voting(|setup| (setup.is_timed, setup.look_seconds) = (true, 300));
    assert!(state(&harness).class.vote.image().is_some());
    assert!(spoken_texts(&harness).iter().any(|text| text.ends_with("seconds left")));
    press(&mut harness, Key::Space);
    assert!(state(&harness).class.vote.image().is_none(), "hands go up with eyes closed");
    raise(&mut harness, Key::C, 2);
    press(&mut harness, Key::Space);
    press(&mut harness, Key::T);
    assert!(state(&harness).class.vote.image().is_some());
}

#[test]
fn counts_that_are_typed_are_taken_or_refused_with_a_reason_and_never_readable() {
    let mut harness = voting(|setup| setup.people = 28);
    press(&mut harness, Key::Space);
    order(
        &mut harness,
        VoteAction::Type(Counts::parse("a12 b5 c8 z3", ClassSetup { people: 28, ..ClassSetup::default() }.size()).unwrap()),
    );
    harness.run_steps(3);
    assert!(spoken_texts(&harness).iter().any(|text| text == "28"));
    assert_secret(&harness, &["12", "5", "8", "3"]);
    let field = harness.get_by_role_and_label(egui::accesskit::Role::PasswordInput, "Counts");
    field.click();
    harness.run_steps(2);
    for (typed, problem) in
        [("a-3", "is no count"), ("a30", "more than the 28 people"), ("four", "is no count"), ("b2 b3", "twice")]
    {
        let field = harness.get_by_role_and_label(egui::accesskit::Role::PasswordInput, "Counts");
        field.type_text(typed);
        harness.run_steps(2);
        assert!(spoken_texts(&harness).iter().all(|text| !text.contains(typed)), "{typed} can be read while it is typed");
        harness.key_press(Key::Enter);
        harness.run_steps(3);
        assert!(spoken_texts(&harness).iter().any(|text| text.contains(problem)), "{typed}: {:?}", spoken_texts(&harness));
        assert!(spoken_texts(&harness).iter().all(|text| !text.contains(typed)), "{typed} can be read once it is refused");
        let field = harness.get_by_role_and_label(egui::accesskit::Role::PasswordInput, "Counts");
        field.click();
        harness.run_steps(2);
        harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
        harness.key_press(Key::Backspace);
        harness.run_steps(2);
    }
}

/// Types letters as a keyboard gives them, two in a frame: nobody has looked for the field before.
fn type_letters(harness: &mut Harnessed, letters: &str) {
    let all: Vec<char> = letters.chars().collect();
    for pair in all.chunks(2) {
        for letter in pair {
            if let Some(key) = Key::from_name(&letter.to_uppercase().to_string()) {
                let (physical_key, repeat, modifiers) = (None, false, Modifiers::NONE);
                for pressed in [true, false] {
                    harness.event(Event::Key { key, physical_key, pressed, repeat, modifiers });
                }
            }
            harness.event(Event::Text(letter.to_string()));
        }
        harness.run_steps(1);
    }
    harness.run_steps(2);
}

#[test]
fn a_count_that_is_typed_goes_into_the_field_by_itself() {
    let mut harness = voting(|setup| setup.people = 28);
    press(&mut harness, Key::Space);
    // The letter counts a hand; the digit after it makes a count of it.
    press(&mut harness, Key::A);
    type_letters(&mut harness, "12 b5 z30");
    assert_secret(&harness, &["12", "5", "30"]);
    press(&mut harness, Key::Enter);
    let refused = "more than the 28 people";
    assert!(spoken_texts(&harness).iter().any(|text| text.contains(refused)), "{:?}", spoken_texts(&harness));
    // The refused count is selected: what is typed stands in its place.
    type_letters(&mut harness, "a12 b5 c8 z3");
    press(&mut harness, Key::Enter);
    assert!(
        spoken_texts(&harness).iter().any(|text| text == "28")
            && !spoken_texts(&harness).iter().any(|text| text.contains(refused))
    );
    assert_eq!(step(&harness), VoteStep::Counting { again: false }, "Enter took the count and nothing else");
    press(&mut harness, Key::Space);
    run_until(&mut harness, "the machine", ready);
    press(&mut harness, Key::Space);
    let (_, counted) = state(&harness).class.vote.revealed().unwrap();
    assert_eq!(counted.first.of(Team::One).unwrap().hands().unwrap().votes(), [12, 5, 8, 3]);
}

#[test]
fn enter_takes_a_seed_and_begins_no_vote() {
    let mut harness = window();
    order(&mut harness, Action::Show(Room::Class));
    harness.run_steps(3);
    harness.get_by_role_and_label(egui::accesskit::Role::SpinButton, "Seed").focus();
    harness.run_steps(2);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    type_letters(&mut harness, "77");
    press(&mut harness, Key::Enter);
    assert_eq!((step(&harness), state(&harness).shared.settings.class.seed), (VoteStep::Setup, 77));
    press(&mut harness, Key::Enter);
    assert_ne!(step(&harness), VoteStep::Setup, "without a field, Enter begins it");
}

#[test]
fn the_next_step_has_no_button_with_the_focus() {
    let mut harness = voting(|setup| setup.people = 28);
    press(&mut harness, Key::Space);
    raise(&mut harness, Key::A, 5);
    press(&mut harness, Key::Space);
    harness.get_by_role_and_label(egui::accesskit::Role::Button, "Talk, vote again").focus();
    harness.run_steps(2);
    press(&mut harness, Key::Enter);
    raise(&mut harness, Key::B, 9);
    press(&mut harness, Key::Enter);
    assert_eq!(step(&harness), VoteStep::Hidden { again: true }, "Enter goes on, and does not count anew");
}

#[test]
fn the_chips_of_the_second_team_come_after_those_of_the_first() {
    let mut harness = voting(|setup| (setup.by_chips, setup.has_teams) = (true, true));
    press(&mut harness, Key::Space);
    for (class, sureness) in [(Key::B, Key::Num2), (Key::C, Key::Num3)] {
        press(&mut harness, class);
        press(&mut harness, sureness);
    }
    press(&mut harness, Key::Space);
    run_until(&mut harness, "the machine", ready);
    press(&mut harness, Key::Space);
    let (_, counted) = state(&harness).class.vote.revealed().unwrap();
    let laid = |team: Team| counted.first.of(team).unwrap().chips().unwrap().laid();
    assert_eq!(laid(Team::One), [1, 9, 1, 1]);
    assert!(laid(Team::Two)[2] > 9, "{:?}", laid(Team::Two));
}

#[test]
fn the_chart_of_sureness_does_not_stay_over_the_next_picture() {
    let mut harness = voting(|_| ());
    for _ in 0..2 {
        press(&mut harness, Key::Space);
        raise(&mut harness, Key::A, 5);
        press(&mut harness, Key::Space);
        run_until(&mut harness, "the machine", ready);
        press(&mut harness, Key::Space);
        let title = "Calibration: does being sure mean being right?";
        assert!(harness.query_by_label(title).is_none(), "the picture is shown first");
        press(&mut harness, Key::K);
        assert!(harness.query_by_label(title).is_some());
        press(&mut harness, Key::Space);
        run_until(&mut harness, "the next picture", |state| state.class.vote.step() == VoteStep::Looking);
    }
}

#[test]
fn a_letter_that_counted_nobody_takes_nobody_back() {
    let mut harness = voting(|setup| setup.people = 3);
    press(&mut harness, Key::Space);
    raise(&mut harness, Key::B, 3);
    // The class has no hand left: the letter counts none, and the digit after it takes none back.
    press(&mut harness, Key::A);
    type_letters(&mut harness, "1");
    assert!(spoken_texts(&harness).iter().any(|text| text == "3"), "{:?}", spoken_texts(&harness));
}

#[test]
fn a_typed_count_stays_with_the_team_whose_turn_it_is() {
    let mut harness = voting(|setup| (setup.has_teams, setup.people) = (true, 28));
    press(&mut harness, Key::Space);
    press(&mut harness, Key::ArrowRight);
    press(&mut harness, Key::B);
    type_letters(&mut harness, "2 c3");
    press(&mut harness, Key::Enter);
    press(&mut harness, Key::ArrowLeft);
    raise(&mut harness, Key::A, 4);
    press(&mut harness, Key::Space);
    run_until(&mut harness, "the machine", ready);
    press(&mut harness, Key::Space);
    let (_, counted) = state(&harness).class.vote.revealed().unwrap();
    let of = |team: Team| counted.first.of(team).unwrap().hands().unwrap().votes();
    assert_eq!((of(Team::One), of(Team::Two)), ([4, 0, 0, 0], [0, 2, 3, 0]));
}

#[test]
fn a_session_with_scores_ends_after_a_second_press() {
    let mut harness = voting(|_| ());
    press(&mut harness, Key::Space);
    raise(&mut harness, Key::A, 3);
    press(&mut harness, Key::Space);
    run_until(&mut harness, "the machine", ready);
    press(&mut harness, Key::Space);
    let pressed = harness.get_by_label("End").rect();
    click(&mut harness, "End");
    assert_eq!(step(&harness), VoteStep::Revealed, "the first press only asks");
    assert!(!harness.get_by_label("Really end?").rect().intersects(pressed), "a double click ends nothing");
    click(&mut harness, "Go on");
    assert!(harness.query_by_label("Really end?").is_none());
    click(&mut harness, "End");
    click(&mut harness, "Really end?");
    assert_eq!(step(&harness), VoteStep::Setup);
    // Nothing is lost before the first reveal: one press is enough.
    press(&mut harness, Key::Space);
    run_until(&mut harness, "the picture", |state| state.class.vote.step() == VoteStep::Looking);
    click(&mut harness, "End");
    assert_eq!(step(&harness), VoteStep::Setup);
}
