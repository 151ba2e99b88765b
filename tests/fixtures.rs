//! Files of version 0.1, read by the program as it is now: models, runs, recipes, datasets, settings and sessions stay usable.
//!
//! `tests/fixtures/0.1/README.md` says how each file came to be. What the old program made of them stands in `expected.json` and
//! in the tables below. Other processors may round the sums of a network differently, so that its numbers have a tolerance;
//! pictures, labels, rounds and settings have none.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::Arc;

use brain_tumor_lab::app::{Appearance, ClassSetup, Group, Lab, Launch, OpponentId, PlayAction, Renderer, Settings};
use brain_tumor_lab::factory::{Augmentation, BaseImage, Distribution, Generator, MadeBase, Mode, Recipe, Syndrome};
use brain_tumor_lab::network::{
    Answer, Architecture, Bases, Classes, ComputeDevice, DeviceChoice, LearningRateSchedule, Model, OptimizerKind, Predictor,
    TrainerState, TrainingSettings, evaluate,
};
use brain_tumor_lab::runs::{RunStatus, RunStore, TrainingLength};
use brain_tumor_lab::storage::{load_dataset, load_recipe};
use brain_tumor_lab::words::Locale;
use serde_json::Value;

/// Largest difference of a probability or a loss.
const TOLERANCE: f64 = 2e-3;

/// A file of version 0.1.
fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/0.1").join(name)
}

/// What the old program found.
fn expected() -> Value {
    serde_json::from_slice(&std::fs::read(fixture("expected.json")).unwrap()).unwrap()
}

/// A copy of the run in a folder of runs, complete: newest network and checkpoint are the best network, as this run has only
/// one validation.
fn runs() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let run = folder.path().join("small");
    std::fs::create_dir_all(run.join("checkpoints")).unwrap();
    for name in ["run.json", "curve.csv", "last.state", "best.model"] {
        std::fs::copy(fixture("runs/small").join(name), run.join(name)).unwrap();
    }
    std::fs::copy(fixture("runs/small/best.model"), run.join("last.model")).unwrap();
    std::fs::copy(fixture("runs/small/best.model"), run.join(format!("checkpoints/{SEEN:012}.model"))).unwrap();
    folder
}

/// Runs the program in a home of its own.
fn program(home: &Path, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_brain-tumor-lab"));
    command.args(args).stdin(Stdio::null()).env("HOME", home).env("XDG_CONFIG_HOME", home).env("APPDATA", home);
    let output = command.output().unwrap();
    assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
    output
}

fn assert_near(now: f64, then: &Value, what: &str) {
    let then = then.as_f64().unwrap();
    assert!((now - then).abs() < TOLERANCE, "{what}: {now}, and {then} in version 0.1");
}

/// The answers to 300 pictures, as `evaluate --seed 3` asks for them.
fn assert_evaluates(model: &Model, then: &Value) {
    let predictor = Predictor::new(model, &ComputeDevice::cpu()).unwrap();
    let generator = Generator::new(&Mode::Easy.recipe(), &BaseImage::bundled()).unwrap();
    let now = evaluate(&predictor, &generator, 3, 300, |_| true).unwrap();
    assert_near(now.loss, &then["loss"], "loss");
    let cell = |truth: usize, said: usize| then["confusion"][truth][said].as_u64().unwrap();
    for (truth, row) in now.confusion.counts().iter().enumerate() {
        for (said, &count) in row.iter().enumerate() {
            // A picture at the edge between two classes may fall to the other side.
            assert!(count.abs_diff(cell(truth, said)) <= 1, "{:?} and {}", now.confusion.counts(), then["confusion"]);
        }
    }
}

/// The settings that the run was started with.
fn settings() -> TrainingSettings {
    TrainingSettings {
        architecture: Architecture::Compact,
        classes: Classes::Four,
        seed: 3,
        batch: 8,
        learning_rate: 0.01,
        weight_decay: 0.0005,
        optimizer: OptimizerKind::Nesterov,
        schedule: LearningRateSchedule::Cosine,
        augment: Augmentation::default(),
        dataset: None,
        bases: Bases::Given,
        averaged: true,
        guidance: 0.5,
        smoothing: 0.1,
    }
}

/// Pictures that the run had seen when it was stopped.
const SEEN: u64 = 368;

#[test]
fn a_model_answers_as_it_did() {
    let model = Model::load(&fixture("runs/small/best.model")).unwrap();
    assert_eq!((model.record.settings, model.record.images, model.record.program.as_str()), (settings(), SEEN, "0.1.0"));
    assert_eq!((model.mode(), model.locator().is_some()), (Some(Mode::Easy), true));
    assert_eq!(model.encode().unwrap(), std::fs::read(fixture("runs/small/best.model")).unwrap(), "written as it was");
    assert_evaluates(&model, &expected()["evaluation"]);
}

#[test]
fn pictures_of_a_folder_are_classified_as_they_were() {
    let model = Model::load(&fixture("runs/small/best.model")).unwrap();
    let predictor = Predictor::new(&model, &ComputeDevice::cpu()).unwrap();
    let expected = expected();
    let predictions = expected["predictions"].as_array().unwrap();
    assert_eq!(predictions.len(), 8);
    for then in predictions {
        let file = then["file"].as_str().unwrap();
        let picture = brain_tumor_lab::storage::load_picture(&fixture("pictures").join(file)).unwrap();
        let now = predictor.predict(&[*picture.image.pixels()], None).unwrap()[0];
        for class in Syndrome::ALL {
            let then = &then["probabilities"][class.to_string()];
            assert_near(f64::from(now.probabilities()[class.index()]), then, &format!("{file}, {class}"));
        }
    }
}

#[test]
fn a_run_is_listed_with_its_plan_and_its_curve() {
    let folder = runs();
    let store = RunStore::new(folder.path());
    let listed = store.list().unwrap();
    assert_eq!(listed.len(), 1);
    let info = listed[0].info.clone().unwrap();
    assert_eq!((info.name.as_str(), &info.status, listed[0].is_worked_on), ("small", &RunStatus::Stopped, false));
    let plan = &info.plan;
    assert_eq!((plan.settings, plan.length, plan.patience), (settings(), TrainingLength::Images(1200), Some(50)));
    assert_eq!((&plan.recipe, &plan.pictures), (&Mode::Easy.recipe(), &None));
    let rows = store.curve(Path::new("small")).unwrap();
    assert_eq!((rows.len(), rows[0].images, info.progress.images), (1, SEEN, SEEN));
    assert_eq!(Some(rows[0].validation_accuracy), info.progress.accuracy);
    let checkpoints = store.checkpoints(Path::new("small"));
    assert_eq!(checkpoints.iter().map(|checkpoint| checkpoint.images).collect::<Vec<_>>(), [SEEN]);
}

#[test]
fn the_state_of_a_run_is_read_whole() {
    let bytes = std::fs::read(fixture("runs/small/last.state")).unwrap();
    let state = TrainerState::decode(&bytes).unwrap();
    assert_eq!((state.settings, state.images, state.steps), (settings(), SEEN, SEEN / 8));
    assert_eq!(state.encode(), bytes, "written as it was");
}

#[test]
fn a_stopped_run_goes_on_to_the_same_end() {
    let folder = runs();
    let runs = folder.path().to_str().unwrap();
    let out = folder.path().join("end.model");
    let home = tempfile::tempdir().unwrap();
    let resume = ["train", "--resume", "small", "--runs", runs, "--device", "cpu", "--out", out.to_str().unwrap()];
    let output = program(home.path(), &resume);
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(said.contains(&format!("going on with run small after {SEEN} images")), "{said}");
    let expected = expected();
    let then = expected["resumed_curve"].as_array().unwrap();
    let rows = RunStore::new(folder.path()).curve(Path::new("small")).unwrap();
    assert_eq!(rows.len(), then.len());
    for (now, then) in rows.iter().zip(then) {
        assert_eq!(Some(now.images), then["images"].as_u64());
        // What differs in a last bit at one step differs in more after a hundred.
        let near = |now: f64, then: &Value| (now - then.as_f64().unwrap()).abs() < 0.05;
        assert!(near(now.loss, &then["loss"]) && near(now.validation_loss, &then["validation_loss"]), "{now:?}, then {then}");
        assert!((now.learning_rate - then["learning_rate"].as_f64().unwrap()).abs() < 1e-9, "{now:?}, then {then}");
    }
    assert_eq!(rows.last().unwrap().images, 1200);
    let model = Model::load(&out).unwrap();
    assert_eq!((model.record.images, model.record.settings), (1200, settings()));
}

/// HARD, changed by hand.
fn paler() -> Recipe {
    let mut recipe = Mode::Hard.recipe();
    "Paler".clone_into(&mut recipe.name);
    recipe.alterations.contrast_ratio = Distribution::Uniform { low: 0.5, high: 0.9 };
    recipe.alterations.ghost_probability = 0.25;
    recipe
}

/// Index, class, CRC-32 of the picture, CRC-32 of the mask, with seed 5.
const PALER: [(u64, char, u32, u32); 4] = [
    (0, 'C', 0x8C0EAF6B, 0x09550B18),
    (1, 'Z', 0x27C8BD05, 0x8A258AEC),
    (2, 'Z', 0xEC127805, 0x8A258AEC),
    (3, 'A', 0x6DACF4D8, 0x49A54FB7),
];

#[test]
fn a_recipe_makes_the_pictures_that_it_made() {
    let recipe = load_recipe(&fixture("recipe.toml")).unwrap();
    assert_eq!(recipe, paler());
    let generator = Generator::new(&recipe, &BaseImage::bundled()).unwrap();
    let now = PALER.map(|(index, ..)| {
        let specimen = generator.specimen(5, index);
        let code = |bytes: &[u8]| crc32fast::hash(bytes);
        (index, specimen.plan.syndrome.letter(), code(specimen.image.pixels()), code(specimen.mask.bits()))
    });
    assert_eq!(now, PALER);
}

#[test]
fn datasets_hold_the_pictures_that_were_written() {
    let generator = Generator::new(&Mode::Easy.recipe(), &BaseImage::bundled()).unwrap();
    for name in ["pictures", "pictures.npz"] {
        let (images, classes) = load_dataset(&fixture(name)).unwrap();
        assert_eq!((images.len(), classes.len()), (8, 8), "{name}");
        for (index, (image, class)) in images.iter().zip(&classes).enumerate() {
            let specimen = generator.specimen(5, index as u64);
            assert_eq!(
                (*class, crc32fast::hash(image)),
                (specimen.plan.syndrome, crc32fast::hash(specimen.image.pixels())),
                "{name}"
            );
        }
    }
}

/// The laboratory as it starts with the settings and the session of version 0.1, in a folder of its own.
fn started() -> (Lab, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    for name in ["settings.toml", "session.toml"] {
        std::fs::copy(fixture(name), folder.path().join(name)).unwrap();
    }
    let settings_path = Some(folder.path().join("settings.toml"));
    let launch = Launch {
        base: None,
        recipe: None,
        seed: 7,
        device: DeviceChoice::Cpu,
        settings_path,
        lesson: None,
        complaint: None,
        locale: Locale::English,
    };
    (Lab::new(launch, Arc::new(|| {})), folder)
}

#[test]
fn settings_are_as_they_were_left() {
    let (mut lab, folder) = started();
    let appearance = Appearance { presentation: false, light: true, zoom: 1.25 };
    let wanted = Settings {
        version: 1,
        appearance,
        mode: Mode::Easy,
        base: MadeBase::Bundled,
        base_hidden: false,
        outlines: false,
        evidence: true,
        renderer: Some(Renderer::Glow),
        renderer_on_trial: None,
        examples_seen: false,
        class: ClassSetup::default(),
        language: Settings::default().language,
        locale: None,
        stopped_run: None,
    };
    assert_eq!(lab.state().shared.settings, wanted);
    assert_eq!(lab.state().play.mode(), Mode::Easy);
    let complaints: Vec<String> = lab.take_messages().into_iter().map(|message| message.text).collect();
    assert_eq!(complaints, Vec::<String>::new());
    drop(lab);
    let names = std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    assert!(names.into_iter().all(|name| !name.contains(".bad")), "nothing was put aside as unreadable");
}

/// Group, index, truth, guess, machine, name of the recipe.
type PlayedRound = (Group, u64, Syndrome, Syndrome, Syndrome, &'static str);

const ROUNDS: [PlayedRound; 6] = [
    (Group::Hard, 0, Syndrome::B, Syndrome::A, Syndrome::B, "HARD"),
    (Group::Hard, 1, Syndrome::Z, Syndrome::B, Syndrome::Z, "HARD"),
    (Group::Own, 0, Syndrome::B, Syndrome::C, Syndrome::A, "Paler"),
    (Group::Own, 1, Syndrome::Z, Syndrome::Z, Syndrome::Z, "Paler"),
    (Group::Easy, 0, Syndrome::B, Syndrome::B, Syndrome::B, "EASY"),
    (Group::Easy, 1, Syndrome::Z, Syndrome::B, Syndrome::Z, "EASY"),
];

#[test]
fn the_rounds_of_the_last_session_come_back() {
    let (mut lab, _folder) = started();
    lab.apply(PlayAction::RestoreSession);
    let session = &lab.state().play.session;
    // On the bundled base image, so that every picture can be seen again.
    let pictures: Vec<_> = session.records().iter().map(|record| record.origin.picture.id().unwrap()).collect();
    let rounds: Vec<_> = session
        .records()
        .iter()
        .zip(&pictures)
        .map(|(record, id)| {
            let round = &record.round;
            let [truth, guess] = [round.truth(), round.guess()].map(Option::unwrap);
            let Some(Answer::Class(machine)) = round.machine() else { panic!("it named a class") };
            (record.group.group, id.index, truth, guess, machine, id.recipe.name.as_str())
        })
        .collect();
    assert_eq!(rounds, ROUNDS);
    for (record, id) in session.records().iter().zip(&pictures) {
        let mode = if record.group.group == Group::Easy { Mode::Easy } else { Mode::Hard };
        let opponent = if mode == Mode::Easy { "bundled EASY network" } else { "bundled HARD network" };
        assert_eq!((id.seed, record.opponent.as_str()), (7, opponent));
        assert_eq!(record.group.opponent, OpponentId::Bundled(mode), "by its name in the old file");
        assert!(record.seconds > 0.0 && record.seconds < 60.0, "{}", record.seconds);
        assert!(record.origin.confidence.is_some_and(|confidence| confidence > 0.25 && confidence <= 1.0));
        // The same picture has the same truth.
        let specimen = Generator::new(&id.recipe, &id.base).unwrap().specimen(id.seed, id.index);
        assert_eq!((Some(specimen.plan.syndrome), &*id.base), (record.round.truth(), &BaseImage::bundled()));
    }
    assert!(pictures[2..4].iter().all(|id| *id.recipe == paler()), "the recipe of one's own");
}
