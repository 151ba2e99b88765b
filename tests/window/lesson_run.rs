//! A lesson that is taught: walked through by its labels, and left as if nothing had been.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fmt::Write as _;
use std::sync::Arc;

use brain_tumor_lab::app::{
    Action, AnyPlayed, BundledLesson, CHAPTERS, Control, FACTORY_PAGES, FactoryAction, Knobs, LIVE, LessonAction, LessonChoice,
    NETWORK_PAGES, NetworkAction, Opponent, PageId, PlayAction, Room, State, StepAction, StepDraft, TRAIN_PAGES, TrainAction,
    TrainForm, lessons,
};
use brain_tumor_lab::factory::{MadeBase, Mode, Recipe, Stage, Syndrome};
use brain_tumor_lab::ui::all_pages;
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;

use crate::common::{Harnessed, order, run_until, run_until_dealt, spoken_texts, state, window, window_with};
use crate::dropped::drop_files;

/// The beginning of every lesson here.
const HEAD: &str = "format = 1\ntitle = { en = \"Mine\", fr = \"La mienne\" }\n";

/// Teaches the lesson of these steps; `folder` holds what it names.
fn teach_in(harness: &mut Harnessed, folder: &tempfile::TempDir, steps: &str) {
    let path = folder.path().join("mine.toml");
    std::fs::write(&path, format!("{HEAD}{steps}")).unwrap();
    // Another lesson may be open: this one is there when its own text is.
    let opened = |state: &State| state.lesson.open().map(|open| Arc::clone(&open.lesson));
    let before = opened(state(harness));
    order(harness, StepAction::Open(LessonChoice::File(path)));
    run_until(harness, steps, |state| {
        opened(state).is_some_and(|now| before.as_ref().is_none_or(|before| !Arc::ptr_eq(before, &now)))
    });
}

/// The same, where it names no file.
pub fn teach(harness: &mut Harnessed, steps: &str) {
    teach_in(harness, &tempfile::tempdir().unwrap(), steps);
}

/// A step with more lines.
fn step(room: &str, more: &str) -> String {
    format!("[[step]]\nroom = \"{room}\"\ntext = {{ en = \"Look at it.\" }}\n{more}\n")
}

fn press(harness: &mut Harnessed, modifiers: Modifiers, key: Key) {
    harness.key_press_modifiers(modifiers, key);
    harness.run_steps(3);
}

/// Presses the button of this name.
pub fn click(harness: &mut Harnessed, label: &str) {
    harness.get_by_role_and_label(Role::Button, label).click();
    harness.run_steps(3);
}

fn says(harness: &Harnessed, words: &str) -> bool {
    spoken_texts(harness).iter().any(|text| text.contains(words))
}

/// Everything that a step can set, and what a hand can set in a lesson, in words: two states with the same words are the same to the user.
fn fingerprint(state: &State) -> String {
    let State { shared, play, factory, train, network, lessons, class, .. } = state;
    let mut words = String::new();
    let mut note = |name: &str, value: &dyn std::fmt::Debug| writeln!(words, "{name}: {value:?}").unwrap();
    note("room", &shared.room);
    note("base", &(&shared.base_origin, shared.base.image().pixels().len(), shared.base.image()));
    note("settings", &shared.settings);
    note("current", &shared.current);
    note("machine", &(shared.models.opponent, shared.models.file.as_ref().map(|(_, name)| name)));
    note(
        "play",
        &(play.mode(), &play.own, play.seed, play.indices, play.method, play.matchup(), &play.session, &play.session_before),
    );
    note("live", &play.live.as_ref().map(|live| (&live.id, &live.round, &live.prediction, &live.opponent, &live.counts_for)));
    note("factory", &(factory.history.now(), factory.preset(), factory.pins(), factory.seed, factory.index, factory.selected));
    note("factory pages", &(factory.page, factory.stage, factory.grid, factory.strip_key));
    note("factory picture", &factory.picture.as_ref().map(|picture| (&picture.id, &picture.specimen.image)));
    note("train", &(&train.form, train.page, &train.own));
    note("network", &(network.page, network.own, network.source, &network.id, network.layer, network.open, network.cell));
    note("network looks", &(network.common_scale, network.evidence, network.evidence_answer, &network.edit, network.brush));
    for chapter in &CHAPTERS {
        let played = lessons.chapters.played(chapter.id).unwrap();
        note(chapter.id.0, &(lessons.chapters.knobs(chapter.id), played.prediction(), played.was_moved(), played.is_seen()));
    }
    note("lessons", &lessons.chapter);
    note("class", &(class.page, class.vote.step(), class.vote.session()));
    words
}

/// The lines of two fingerprints that differ.
fn differences(before: &str, after: &str) -> String {
    let pairs = before.lines().zip(after.lines()).filter(|(one, other)| one != other);
    pairs.map(|(one, other)| format!("- {one:.600}\n+ {other:.600}\n")).collect::<Vec<_>>().concat()
}

#[test]
fn a_lesson_is_walked_through_by_its_labels() {
    let folder = tempfile::tempdir().unwrap();
    let steps = [
        "[[step]]\nroom = \"play\"\ntext = { en = \"Read this picture.\", fr = \"Lisez cette image.\" }\npin = { mode = \"easy\", seed = 42, index = 7 }\n\
         timer = 300\nnext = \"answered\"\n",
        "[[step]]\nroom = \"lessons/learning-rate\"\ntext = { en = \"What happens?\" }\nask = { en = [\"Faster\", \"Zigzag\", \"NaN\"], right = 2 }\n\
         pin = { rate = 10.0 }\nnext = \"answered\"\n",
        "[[step]]\nroom = \"train\"\ntext = { fr = \"Entra\u{ee}nez.\" }\nnext = \"seen >= 2000\"\n",
        "[[step]]\nroom = \"factory/peel\"\ntext = { en = \"How it was made.\" }\n",
    ];
    let path = folder.path().join("any name.png");
    std::fs::write(&path, format!("{HEAD}{}", steps.concat())).unwrap();
    let mut harness = window();
    run_until_dealt(&mut harness);
    drop_files(&mut harness, &[&path]);
    run_until(&mut harness, "the lesson", |state| state.lesson.open().is_some());
    run_until_dealt(&mut harness);
    for words in ["Mine", "Step 1 of 4", "Read this picture."] {
        assert!(says(&harness, words), "{words}");
    }
    assert!(says(&harness, "5:00") || says(&harness, "4:5"), "the time is counted down");
    let play = &state(&harness).play;
    assert_eq!((play.mode(), play.seed, play.index()), (Mode::Easy, 42, 7));
    // French, and back to English.
    click(&mut harness, "FR");
    assert!(says(&harness, "La mienne") && says(&harness, "Lisez cette image.") && !says(&harness, "Read this picture."));
    click(&mut harness, "EN");
    // The step waits for the answer.
    click(&mut harness, "Next step");
    assert!(says(&harness, "Step 1 of 4") && says(&harness, "This step waits for the picture to be answered"));
    harness.key_press(Key::B);
    run_until(&mut harness, "the answer", |state| state.play.is_answered());
    click(&mut harness, "Skip");
    // The chapter with its question: by keys from here on.
    assert!(says(&harness, "Step 2 of 4") && state(&harness).shared.room == Room::Lessons);
    assert!((state(&harness).lessons.chapters.learning_rate.knobs.rate - 10.0).abs() < 1e-12);
    press(&mut harness, Modifiers::ALT, Key::Num1);
    press(&mut harness, Modifiers::ALT, Key::Num2);
    assert_eq!(state(&harness).lesson.open().unwrap().answer(), Some(0), "the first answer holds");
    assert_eq!(state(&harness).lessons.played().unwrap().prediction(), None, "the keys of the room are its own");
    for label in ["1  \u{2716} Faster", "2  \u{2714} Zigzag", "3  NaN"] {
        assert!(harness.query_by_role_and_label(Role::Button, label).is_some(), "{label}");
    }
    press(&mut harness, Modifiers::COMMAND, Key::PageDown);
    // A text without English says so.
    assert!(says(&harness, "Step 3 of 4") && says(&harness, "Entra\u{ee}nez."));
    assert!(says(&harness, "Not written in English: this is the French text."));
    press(&mut harness, Modifiers::COMMAND, Key::PageDown);
    assert!(
        says(&harness, "the training to have seen 2 000 pictures") || says(&harness, "seen 2"),
        "{:?}",
        spoken_texts(&harness)
    );
    press(&mut harness, Modifiers::COMMAND, Key::PageDown);
    assert!(says(&harness, "Step 4 of 4"));
    assert_eq!((state(&harness).shared.room, state(&harness).factory.page), (Room::Factory, PageId("peel")));
    // Back, and on again: the answer is still there.
    for _ in 0..2 {
        press(&mut harness, Modifiers::COMMAND, Key::PageUp);
    }
    assert_eq!(state(&harness).lesson.open().unwrap().answer(), Some(0));
    press(&mut harness, Modifiers::COMMAND, Key::W);
    assert!(state(&harness).lesson.open().is_none() && !says(&harness, "Step "));
    assert_eq!(
        (state(&harness).shared.room, state(&harness).play.mode(), state(&harness).play.seed),
        (Room::Play, Mode::Hard, 7)
    );
}

#[test]
fn a_step_that_waits_for_an_answer_begins_with_a_picture_that_waits() {
    let mut harness = window();
    teach(&mut harness, &step("play", "next = \"answered\"").repeat(2));
    run_until_dealt(&mut harness);
    let first = state(&harness).play.index();
    order(&mut harness, PlayAction::Answer(Syndrome::A));
    click(&mut harness, "Next step");
    assert!(says(&harness, "Step 2 of 2"));
    run_until_dealt(&mut harness);
    assert_eq!(state(&harness).play.index(), first + 1);
    assert!(state(&harness).step_waits_for().is_some());
}

#[test]
fn the_last_step_ends_the_lesson() {
    let mut harness = window();
    teach(&mut harness, &(step("play", "") + &step("factory", "")));
    click(&mut harness, "Next step");
    click(&mut harness, "End");
    assert!(state(&harness).lesson.open().is_none());
    assert_eq!(state(&harness).shared.room, Room::Play);
}

/// A user who has something of their own in every room.
fn somebody(harness: &mut Harnessed) {
    run_until_dealt(harness);
    order(harness, PlayAction::SetMode(Mode::Easy));
    run_until_dealt(harness);
    order(harness, PlayAction::Answer(Syndrome::A));
    order(harness, PlayAction::Next);
    run_until_dealt(harness);
    order(harness, PlayAction::Answer(Syndrome::C));
    order(harness, PlayAction::SetOpponent(Opponent::Any));
    order(harness, Action::ToggleOutlines);
    order(harness, PlayAction::HideBase(true));
    let recipe = Recipe { healthy_prior: 2.0, ..Mode::Hard.recipe() };
    order(harness, FactoryAction::EditRecipe(Box::new(recipe), "healthy_prior".into()));
    order(harness, FactoryAction::ShowSpecimen { seed: 5, index: 3 });
    order(harness, FactoryAction::Show(PageId("peel")));
    order(harness, FactoryAction::SetStage(Stage::Tumors));
    let form = TrainForm { minutes: 3.0, name: "my own".to_owned(), mode: Mode::Easy, ..TrainForm::default() };
    order(harness, TrainAction::EditForm(Box::new(form)));
    order(harness, TrainAction::Show(PageId("race")));
    order(harness, NetworkAction::OwnSeries { mode: Mode::Easy, seed: 11, index: 2 });
    order(harness, NetworkAction::Show(PageId("filters")));
    order(harness, NetworkAction::SelectLayer(2));
    order(harness, LessonAction::Show(PageId("cross-entropy")));
    run_until(harness, "the chapter", |state| state.lessons.played().is_some_and(AnyPlayed::is_seen));
    order(harness, LessonAction::Predict(1));
    let knobs = lessons::EntropyKnobs { start: -5.0, rate: 2.0 };
    order(harness, LessonAction::Turn(Box::new(Knobs::CrossEntropy(knobs))));
    order(harness, Action::Show(Room::Factory));
    run_until(harness, "all threads", |state| {
        !state.factory.is_rendering() && state.lessons.played().is_some_and(|played| !played.is_busy())
    });
}

/// Waits until no room is computing: what is on its way would differ by its time alone.
fn rest(harness: &mut Harnessed) {
    run_until(harness, "a rest", |state| {
        !state.factory.is_rendering()
            && !state.network.is_looking()
            && !state.shared.file_busy()
            && !state.shared.is_making_base()
    });
}

/// One step in every room, with everything pinned.
fn everywhere() -> String {
    let chapter_steps = CHAPTERS.iter().map(|words| {
        let pins: Vec<String> = chapter_pins(words.id.0).iter().map(|(key, value)| format!("{key} = {value}")).collect();
        step(&format!("lessons/{}", words.id.0), &format!("pin = {{ {} }}", pins.join(", ")))
    });
    let others = rooms_with_pins().into_iter().map(|(room, pins)| {
        let pins: Vec<String> = pins.iter().map(|(key, value)| format!("{key} = {value}")).collect();
        step(room, &format!("pin = {{ {} }}", pins.join(", ")))
    });
    others.chain(chapter_steps).collect()
}

/// Every pin of every room but those of the chapters, with a value that the program does not have at first. Pins that take each other's
/// place stand in lists of their own.
fn rooms_with_pins() -> Vec<(&'static str, Vec<(&'static str, &'static str)>)> {
    let recipe = ("recipe", "\"r.toml\"");
    let base = ("base", "\"walnut\"");
    vec![
        (
            "play",
            vec![
                ("mode", "\"easy\""),
                recipe,
                ("seed", "42"),
                ("index", "7"),
                ("model", "\"net.model\""),
                base,
                ("hide-base", "true"),
                ("outlines", "false"),
                ("evidence", "true"),
            ],
        ),
        ("factory/grid", vec![("mode", "\"easy\""), ("seed", "42"), ("index", "7"), base]),
        ("factory/peel", vec![recipe]),
        (
            "train/race",
            vec![
                ("mode", "\"easy\""),
                ("architecture", "\"v5\""),
                ("classes", "\"binary\""),
                ("optimizer", "\"sgd\""),
                ("schedule", "\"steps\""),
                ("rate", "0.02"),
                ("batch", "17"),
                ("l2", "0.01"),
                ("set", "120"),
                ("seed", "9"),
                ("images", "5000"),
            ],
        ),
        ("train", vec![recipe, ("minutes", "7.5")]),
        ("train", vec![("story", "\"overfit\"")]),
        ("network/filters", vec![("mode", "\"easy\""), ("seed", "42"), ("index", "7"), ("model", "\"net.model\"")]),
        ("network/maps", vec![recipe]),
        (
            "vote",
            vec![
                ("mode", "\"easy\""),
                ("seed", "42"),
                ("model", "\"any\""),
                ("people", "13"),
                ("look", "45"),
                ("teams", "true"),
                ("chips", "true"),
                ("test", "true"),
                ("pictures", "33"),
            ],
        ),
    ]
}

/// Every pin of a chapter, with a value that the chapter does not open with.
fn chapter_pins(chapter: &str) -> Vec<(&'static str, &'static str)> {
    match chapter {
        "neuron" => vec![("spread", "-4.0"), ("contrast", "5.5")],
        "learning-rate" => vec![("ground", "\"bowl\""), ("rate", "0.09")],
        "batches" => vec![("batch", "10"), ("rate", "0.3")],
        "momentum" => vec![("ground", "\"ravine\""), ("walker", "\"nesterov\""), ("rate", "0.2"), ("share", "0.5")],
        "convolution" => vec![("filter", "\"blur\""), ("picture", "4")],
        "pooling" => vec![("scene", "\"walk\""), ("right", "3"), ("down", "1"), ("tumor-right", "5"), ("tumor-down", "-6")],
        "output-layer" => {
            vec![("scene", "\"heads\""), ("constant", "2.0"), ("temperature", "3.0"), ("ill-from", "0.25")]
        }
        "cross-entropy" => vec![("start", "-4.0"), ("rate", "3.0")],
        "overfitting" => vec![("scene", "\"l2\""), ("set-size", "\"1000\""), ("lambda", "1.0")],
        "augmentation" => vec![("pictures", "\"zoom\"")],
        "shortcut" => vec![("share", "0.5")],
        "autoencoder" => vec![("stage", "\"bottleneck\""), ("pictures", "480")],
        "boltzmann" => vec![("scene", "\"masks\""), ("rate", "0.2"), ("class", "\"c\"")],
        other => panic!("no pins are listed here for the chapter {other}"),
    }
}

/// A folder with the recipe and the network that the lessons here name.
fn folder_with_files() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let recipe = Recipe { name: "Mine".to_owned(), healthy_prior: 4.0, ..Mode::Easy.recipe() };
    std::fs::write(folder.path().join("r.toml"), toml::to_string(&recipe).unwrap()).unwrap();
    let model = brain_tumor_lab::network::Model::bundled(Mode::Easy).unwrap();
    std::fs::write(folder.path().join("net.model"), model.encode().unwrap()).unwrap();
    folder
}

#[test]
fn leaving_brings_everything_back_exactly() {
    let home = tempfile::tempdir().unwrap();
    let settings = home.path().join("settings.toml");
    let mut harness = window_with(|launch| launch.settings_path = Some(settings.clone()));
    somebody(&mut harness);
    rest(&mut harness);
    let (before, kept) = (fingerprint(state(&harness)), std::fs::read_to_string(&settings).unwrap());
    let session = || std::fs::read_to_string(home.path().join("session.toml")).unwrap_or_default();
    run_until(&mut harness, "both rounds in the file", |_| session().matches("[[rounds]]").count() == 2);
    let kept_session = session();
    let folder = folder_with_files();
    teach_in(&mut harness, &folder, &everywhere());
    let steps = state(&harness).lesson.open().unwrap().lesson.steps().len();
    for number in 1..=steps {
        assert!(says(&harness, &format!("Step {number} of {steps}")));
        // A hand does more than the lesson.
        match state(&harness).shared.room {
            Room::Play => {
                run_until_dealt(&mut harness);
                order(&mut harness, PlayAction::Answer(Syndrome::Z));
                run_until(&mut harness, "the machine", |state| !state.play.session.records().is_empty());
                order(&mut harness, PlayAction::AnotherSeed);
            }
            Room::Factory => order(&mut harness, FactoryAction::LoadMode(Mode::Easy)),
            Room::Train => order(&mut harness, TrainAction::Show(LIVE)),
            Room::Network => order(&mut harness, NetworkAction::SelectLayer(1)),
            Room::Lessons => order(&mut harness, LessonAction::Predict(2)),
            Room::Class => order(&mut harness, brain_tumor_lab::app::VoteAction::Begin),
        }
        // Were the program killed here, the settings would be the user's own.
        let now = std::fs::read_to_string(&settings).unwrap();
        assert_eq!(now, kept, "the settings in the file, in step {number}");
        order(&mut harness, StepAction::On);
    }
    assert!(state(&harness).lesson.open().is_none(), "the last step ends the lesson");
    rest(&mut harness);
    let after = fingerprint(state(&harness));
    assert!(before == after, "{}", differences(&before, &after));
    assert_eq!(std::fs::read_to_string(&settings).unwrap(), kept);
    assert_eq!(session(), kept_session, "rounds of a lesson are not the user's");
    // And it goes on: the undo of the Factory, the next picture of the game.
    order(&mut harness, FactoryAction::Undo);
    assert_eq!(*state(&harness).factory.recipe(), Mode::Hard.recipe());
    order(&mut harness, PlayAction::Next);
    run_until_dealt(&mut harness);
    assert_eq!(state(&harness).play.session.records().len(), 2);
}

#[test]
fn a_window_that_is_closed_in_a_lesson_keeps_what_the_user_had() {
    let home = tempfile::tempdir().unwrap();
    let settings = home.path().join("settings.toml");
    let mut harness = window_with(|launch| launch.settings_path = Some(settings.clone()));
    somebody(&mut harness);
    let kept = std::fs::read_to_string(&settings).unwrap();
    let rounds = state(&harness).play.session.records().len();
    teach(&mut harness, &step("play", "pin = { mode = \"hard\", base = \"walnut\", evidence = true }"));
    drop(harness);
    assert_eq!(std::fs::read_to_string(&settings).unwrap(), kept);
    let base = std::sync::Arc::new(MadeBase::Bundled.make());
    let (session, _) = brain_tumor_lab::app::load_session(&home.path().join("session.toml"), &base);
    assert_eq!(session.records().len(), rounds);
}

/// Each pin is left out once: if it did nothing, nobody would notice.
#[test]
fn a_lesson_that_pins_everything_pins_everything() {
    let folder = folder_with_files();
    let mut harness = window();
    run_until_dealt(&mut harness);
    let chapters = CHAPTERS.iter().map(|words| (format!("lessons/{}", words.id.0), chapter_pins(words.id.0)));
    let rooms = rooms_with_pins().into_iter().map(|(room, pins)| (room.to_owned(), pins));
    let mut idle = Vec::new();
    for (room, pins) in rooms.chain(chapters) {
        let mut taught = |pins: &[(&str, &str)]| {
            let pins: Vec<String> = pins.iter().map(|(key, value)| format!("{key} = {value}")).collect();
            teach_in(&mut harness, &folder, &step(&room, &format!("pin = {{ {} }}", pins.join(", "))));
            set_by_pins(state(&harness))
        };
        let all = taught(&pins);
        for left_out in 0..pins.len() {
            let others: Vec<_> = pins.iter().enumerate().filter(|(place, _)| *place != left_out).map(|(_, pin)| *pin).collect();
            if taught(&others) == all {
                idle.push(format!("{room}: {}", pins[left_out].0));
            }
        }
    }
    assert!(idle.is_empty(), "pins that do nothing: {idle:?}");
}

/// What the pins of a step have set, whatever threads have made of it by now.
fn set_by_pins(state: &State) -> String {
    let lines = fingerprint(state);
    let is_set = |line: &&str| !["live", "factory picture", "current"].iter().any(|name| line.starts_with(&format!("{name}:")));
    lines.lines().filter(is_set).map(|line| line.replace(", true)", ")").replace(", false)", ")")).collect::<Vec<_>>().join("\n")
}

#[test]
fn the_pages_of_lessons_are_those_of_the_window() {
    let listed = |room: Room| -> Vec<PageId> {
        let (_, _, pages) = all_pages().into_iter().find(|(other, ..)| *other == room).unwrap();
        pages.iter().map(|page| page.id).collect()
    };
    assert_eq!(listed(Room::Factory), FACTORY_PAGES);
    assert_eq!(listed(Room::Train), TRAIN_PAGES);
    assert_eq!(listed(Room::Network), NETWORK_PAGES);
}

#[test]
fn locks_refuse_what_would_change_and_say_so() {
    let cases: Vec<(&str, Control, Action)> = vec![
        ("play", Control::Room, Action::Show(Room::Factory)),
        ("play", Control::Mode, PlayAction::SetMode(Mode::Easy).into()),
        ("play", Control::Seed, PlayAction::SetSeed(99).into()),
        ("play", Control::Seed, PlayAction::NewSession.into()),
        ("play", Control::Machine, PlayAction::SetOpponent(Opponent::Any).into()),
        ("play", Control::Base, Action::UseMadeBase(MadeBase::random(5))),
        ("play", Control::Base, Action::NewBrain),
        ("play", Control::Sight, PlayAction::HideBase(true).into()),
        ("play", Control::Outlines, Action::ToggleOutlines),
        ("play", Control::Evidence, PlayAction::ToggleEvidence.into()),
        ("play", Control::Index, PlayAction::Next.into()),
        ("factory", Control::Page, FactoryAction::Show(PageId("peel")).into()),
        ("factory", Control::Recipe, FactoryAction::LoadMode(Mode::Easy).into()),
        ("factory", Control::Seed, FactoryAction::ShowSpecimen { seed: 3, index: 0 }.into()),
        ("factory", Control::Index, FactoryAction::ShowSpecimen { seed: 1_000_002_000, index: 9 }.into()),
        ("train", Control::Plan, TrainAction::EditForm(Box::new(TrainForm { minutes: 9.0, ..TrainForm::default() })).into()),
        ("train", Control::Page, TrainAction::Show(PageId("race")).into()),
        ("network", Control::Index, NetworkAction::Step(1).into()),
        ("network", Control::Mode, NetworkAction::OwnSeries { mode: Mode::Easy, seed: 1_000_001_000, index: 0 }.into()),
        ("lessons/neuron", Control::Chapter, LessonAction::Show(PageId("batches")).into()),
        ("lessons/neuron", Control::Knobs, LessonAction::Reset.into()),
    ];
    for control in Control::ALL {
        assert!(cases.iter().any(|(_, locked, _)| *locked == control), "{control:?} is tried");
    }
    let mut harness = window();
    run_until_dealt(&mut harness);
    for (room, control, action) in cases {
        teach(&mut harness, &step(room, &format!("lock = [\"{}\"]", control.word())));
        rest(&mut harness);
        if room == "play" {
            run_until_dealt(&mut harness);
        }
        if matches!(control, Control::Index) && room == "play" {
            order(&mut harness, PlayAction::Answer(Syndrome::A));
        }
        let before = set_by_pins(state(&harness));
        order(&mut harness, action.clone());
        rest(&mut harness);
        assert_eq!(set_by_pins(state(&harness)), before, "{control:?} {action:?}");
        let sentence = control.kept_words();
        harness.run_steps(2);
        assert!(says(&harness, &sentence), "{sentence}");
        // Without the lock the same action does something: the test is about the lock.
        teach(&mut harness, &step(room, ""));
        rest(&mut harness);
        if room == "play" {
            run_until_dealt(&mut harness);
        }
        if matches!(control, Control::Index) && room == "play" {
            order(&mut harness, PlayAction::Answer(Syndrome::A));
        }
        if matches!(control, Control::Knobs) {
            order(&mut harness, LessonAction::Predict(0));
        }
        let before = set_by_pins(state(&harness));
        order(&mut harness, action.clone());
        run_until(&mut harness, "a change", |state| set_by_pins(state) != before);
    }
}

#[test]
fn hidden_controls_are_gone_and_what_they_say_remains() {
    let mut harness = window();
    let words: Vec<String> = Control::ALL
        .into_iter()
        .filter(|control| control.can_be_hidden())
        .map(|control| format!("\"{}\"", control.word()))
        .collect();
    let controls = [
        (Role::Button, "EASY"),
        (Role::Button, "HARD"),
        (Role::Button, "Another seed"),
        (Role::Button, "Factory"),
        (Role::Button, "A new brain"),
        (Role::ComboBox, "Machine"),
        (Role::CheckBox, "Hide the base image"),
        (Role::CheckBox, "Outlines"),
        (Role::CheckBox, "Evidence"),
    ];
    let readouts = ["HARD", "Seed 42", "Bundled HARD", "Play", "Bundled brain", "You", "Machine"];
    for hides in [false, true] {
        let hide = if hides { format!("hide = [{}]", words.join(", ")) } else { String::new() };
        teach(&mut harness, &step("play", &format!("pin = {{ seed = 42 }}\n{hide}")));
        run_until_dealt(&mut harness);
        harness.run_steps(3);
        for (role, label) in controls {
            assert_eq!(harness.query_all_by_role_and_label(role, label).next().is_none(), hides, "{label}");
        }
        if hides {
            for words in readouts {
                assert!(says(&harness, words), "{words}: {:?}", spoken_texts(&harness));
            }
        }
    }
    // The pages of a room, and the chapters.
    teach(&mut harness, &step("network/sum", "hide = [\"page\"]"));
    harness.run_steps(3);
    assert!(harness.query_by_role_and_label(Role::Button, "Filters").is_none());
    assert!(harness.query_by_role_and_label(Role::Button, "Sum").is_some(), "the page that is open says its name");
    teach(&mut harness, &step("lessons/pooling", "hide = [\"chapter\"]"));
    harness.run_steps(3);
    assert!(harness.query_by_role_and_label(Role::Button, "Momentum").is_none() && says(&harness, "Pooling"));
    // The menu has no base images then.
    teach(&mut harness, &step("play", "hide = [\"base\"]"));
    click(&mut harness, "Menu");
    assert!(!says(&harness, "Use the bundled brain") && says(&harness, "Open model"));
}

#[test]
fn a_step_that_was_kept_shows_the_same_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("kept.toml");
    let mut harness = window();
    somebody(&mut harness);
    rest(&mut harness);
    let mut shown = Vec::new();
    for room in [Room::Play, Room::Factory, Room::Train, Room::Network, Room::Lessons, Room::Class] {
        order(&mut harness, Action::Show(room));
        rest(&mut harness);
        shown.push((room, of_room(state(&harness), room)));
        let draft = StepDraft { title: "Kept".to_owned(), text: format!("In {room:?}.") };
        order(&mut harness, StepAction::SetDraft(Box::new(draft)));
        order(&mut harness, StepAction::Keep(path.clone()));
        run_until(&mut harness, "the file", |state| !state.shared.file_busy());
        assert!(says(&harness, &format!("Step {} is kept in", shown.len())), "{room:?}: {:?}", spoken_texts(&harness));
    }
    order(&mut harness, StepAction::Open(LessonChoice::File(path)));
    run_until(&mut harness, "the lesson", |state| state.lesson.open().is_some());
    assert!(says(&harness, "Kept"));
    for (room, before) in shown {
        assert_eq!(state(&harness).shared.room, room);
        assert!(says(&harness, &format!("In {room:?}.")));
        let now = of_room(state(&harness), room);
        assert!(before == now, "{room:?}:\n{}", differences(&before, &now));
        order(&mut harness, StepAction::On);
    }
}

/// What a step of a room sets.
fn of_room(state: &State, room: Room) -> String {
    let State { shared, play, factory, train, network, lessons, .. } = state;
    let settings = &shared.settings;
    match room {
        Room::Play => format!(
            "{:?}\n{:?}\n{:?}",
            (play.mode(), &play.own, play.seed, play.index()),
            shared.models.opponent,
            (settings.base_hidden, settings.outlines, settings.evidence)
        ),
        Room::Factory => format!("{:?}\n{:?}", factory.recipe(), (factory.seed, factory.index, factory.page)),
        Room::Train => {
            let form = TrainForm { name: String::new(), device: TrainForm::default().device, ..train.form.clone() };
            format!("{form:?}\n{:?}", train.page)
        }
        Room::Network => format!("{:?}\n{:?}", (&network.id.recipe, network.id.seed, network.id.index), network.page),
        Room::Lessons => format!("{:?}\n{:?}", lessons.chapter, lessons.chapters.knobs(lessons.chapter)),
        Room::Class => format!("{:?}\n{:?}", state.class.page, settings.class),
    }
}

#[test]
fn the_words_of_a_step_are_typed_in_a_box_of_the_menu() {
    let mut harness = window();
    run_until_dealt(&mut harness);
    click(&mut harness, "Menu");
    harness.get_by_label_contains("Teach a lesson").click();
    harness.run_steps(4);
    harness.get_by_label_contains("Keep this as a step").click();
    harness.run_steps(4);
    assert!(says(&harness, "become the last step of a lesson file"));
    let field = harness.get_by_role_and_label(Role::MultilineTextInput, "Text of the step");
    field.focus();
    harness.run_steps(2);
    harness.get_by_role_and_label(Role::MultilineTextInput, "Text of the step").type_text("Look here.");
    harness.run_steps(2);
    assert!(state(&harness).play.waits_for_answer(), "the letters are for the field");
    click(&mut harness, "Cancel");
    assert!(!says(&harness, "become the last step"));
}

#[test]
fn a_lesson_that_comes_with_the_program_is_opened_from_the_menu() {
    let mut harness = window();
    run_until_dealt(&mut harness);
    click(&mut harness, "Menu");
    harness.get_by_label_contains("Teach a lesson").click();
    harness.run_steps(4);
    harness.get_by_label_contains(&BundledLesson::TooFastTooSlow.title()).click();
    run_until(&mut harness, "the lesson", |state| state.lesson.open().is_some());
    assert!(says(&harness, "Step 1 of 7") && says(&harness, "Too fast, too slow"));
    assert_eq!(state(&harness).shared.room, Room::Lessons);
}

#[test]
fn every_step_of_the_lessons_that_come_with_the_program_is_shown_in_both_languages() {
    for bundled in BundledLesson::ALL {
        let mut harness = window();
        order(&mut harness, StepAction::Open(LessonChoice::Bundled(bundled)));
        run_until(&mut harness, "the lesson", |state| state.lesson.open().is_some());
        loop {
            let open = state(&harness).lesson.open().unwrap();
            let (text, last) = (open.step().text.clone(), open.is_last());
            for (language, text) in text.all() {
                let text = text.clone();
                order(&mut harness, StepAction::SetLanguage(language));
                harness.run_steps(2);
                assert!(says(&harness, &text), "{}: {text}", bundled.name());
                assert!(!says(&harness, "Not written in"));
            }
            if last {
                break;
            }
            let place = state(&harness).lesson.open().unwrap().place();
            while state(&harness).lesson.open().unwrap().place() == place {
                order(&mut harness, StepAction::On);
            }
        }
    }
}

#[test]
fn a_damaged_lesson_is_refused_with_its_lines_and_nothing_changes() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("bad.toml");
    let steps: String = (0..6).map(|place| step("nowhere", &format!("timer = {place}000"))).collect();
    std::fs::write(&path, format!("{HEAD}{steps}")).unwrap();
    let mut harness = window();
    run_until_dealt(&mut harness);
    let before = fingerprint(state(&harness));
    order(&mut harness, StepAction::Open(LessonChoice::File(path)));
    run_until(&mut harness, "the answer", |state| !state.shared.file_busy());
    harness.run_steps(3);
    assert_eq!(fingerprint(state(&harness)), before);
    assert!(state(&harness).lesson.open().is_none());
    click(&mut harness, "Menu");
    harness.get_by_label_contains("Messages").click();
    harness.run_steps(4);
    for words in ["bad.toml, line 4: there is no room \"nowhere\"", "lists all of them with their lines"] {
        assert!(says(&harness, words), "{words}: {:?}", spoken_texts(&harness));
    }
}
