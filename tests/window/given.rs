//! Pictures of files: chosen in the plan or dropped on the Train room, learned from, and refused in words.

use std::path::Path;

use brain_tumor_lab::app::{
    Action, FactoryAction, FileRequest, OPEN_PICTURE_ARCHIVE, OPEN_PICTURE_FOLDER, RUNS, Room, Status, Story, TrainAction,
    TrainForm,
};
use brain_tumor_lab::factory::{BaseImage, Generator, Mode, PIXELS, Syndrome};
use brain_tumor_lab::network::{Architecture, Model};
use brain_tumor_lab::storage::{DatasetOptions, ImageFormat, write_dataset};
use egui::Key;
use egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;

use crate::common::{Harnessed, order, run_until, run_until_dealt, spoken_texts, state, window, window_with};
use crate::dropped::drop_files;
use crate::plan::{choose, enter};

/// Number of pictures in a dataset.
const COUNT: u64 = 40;
/// Seed of its pictures.
const SEED: u64 = 5;

fn generator() -> Generator {
    Generator::new(&Mode::Easy.recipe(), &BaseImage::bundled()).expect("the preset has a generator")
}

/// Writes 40 easy pictures of these classes with their masks: an npz file where the name says so, else a folder.
pub fn dataset(path: &Path, classes: [bool; 4]) {
    let is_npz = path.extension().is_some_and(|extension| extension == "npz");
    let format = if is_npz { ImageFormat::Npz } else { ImageFormat::Png };
    let options = DatasetOptions { count: COUNT, seed: SEED, format, masks: !is_npz, classes };
    assert!(write_dataset(&generator(), &options, path, |_| true).expect("the dataset can be written"));
}

/// Types a path where the system has no dialog.
fn choose_path(harness: &mut Harnessed, request: FileRequest, path: &str) {
    harness.state_mut().type_path(request);
    harness.run_steps(2);
    harness.get_by_role_and_label(Role::TextInput, "Path").type_text(path);
    harness.run_steps(2);
    harness.key_press(Key::Enter);
    harness.run_steps(2);
}

pub fn choose_folder(harness: &mut Harnessed, path: &str) {
    choose_path(harness, OPEN_PICTURE_FOLDER, path);
}

fn is_reading(harness: &Harnessed) -> bool {
    state(harness).train.reading().is_some()
}

fn wait_for_pictures(harness: &mut Harnessed) {
    run_until(harness, "the pictures", |state| state.train.reading().is_none());
}

fn says(harness: &Harnessed, words: &str) -> bool {
    spoken_texts(harness).iter().any(|text| text.contains(words))
}

/// The Train room in a window so high that no field is scrolled out of sight; runs are kept in the folder.
fn room(folder: &Path) -> Harnessed {
    let settings = folder.join("settings.toml");
    let mut harness = window_with(|launch| launch.settings_path = Some(settings));
    harness.set_size(egui::vec2(1280.0, 1300.0));
    run_until_dealt(&mut harness);
    order(&mut harness, Action::Show(Room::Train));
    harness.run_steps(2);
    harness
}

/// A short plan of the small network.
fn shorten(harness: &mut Harnessed) {
    let form = state(harness).train.form.clone().with_architecture(Architecture::Compact);
    order(harness, TrainAction::EditForm(Box::new(form)));
    choose(harness, "Unit of the length", "pictures");
    enter(harness, "Pictures seen in all", "1920");
}

#[test]
fn a_folder_is_read_named_and_learned_from_and_the_run_notes_where_it_lies() {
    let folder = tempfile::tempdir().unwrap();
    let scans = folder.path().join("my scans");
    // All of one class: what learns from them says that class to everything, which the generator's pictures would not teach.
    dataset(&scans, [false, false, false, true]);
    // Without the table, the folders say the classes, and the masks are files that are left out.
    std::fs::remove_file(scans.join("labels.csv")).unwrap();
    let mut harness = room(folder.path());
    choose_folder(&mut harness, &scans.to_string_lossy());
    wait_for_pictures(&mut harness);
    assert!(says(&harness, "my scans: 40 pictures. The network is measured on new pictures (HARD)."));
    assert!(says(&harness, "my scans: 40 pictures to learn from. 0 pictures of the classes A, B and C. 40 files ignored"));
    let combo = harness.get_by_role_and_label(Role::ComboBox, "Pictures");
    assert_eq!(egui_kittest::kittest::NodeT::accesskit_node(&combo).value().as_deref(), Some("From files"));
    shorten(&mut harness);
    harness.get_by_label("Start").click();
    harness.run_steps(1);
    run_until(&mut harness, "the first steps", |state| !state.train.loss.is_empty());
    if state(&harness).train.is_active() {
        assert!(says(&harness, "40 of my scans"));
    }
    run_until(&mut harness, "the end", |state| matches!(state.train.status, Status::Ended(_)));
    assert_eq!(state(&harness).train.collapsed_to(), Some(Syndrome::Z.into()));
    assert!(state(&harness).train.loss.last().is_some_and(|[_, loss]| loss < 0.5), "guessing has 1.39");
    let model = state(&harness).shared.models.trained.clone().unwrap();
    assert_eq!((model.record.images, model.base()), (1920, None), "it learned on no base image");
    let name = state(&harness).train.run.clone();
    order(&mut harness, TrainAction::Show(RUNS));
    run_until(&mut harness, "the list", |state| state.shared.runs.list.len() == 1);
    let run = state(&harness).shared.runs.list[0].name.clone();
    assert!(name.is_none_or(|name| name == run));
    let (info, _) = state(&harness).shared.runs.store().unwrap().description(Path::new(&run)).unwrap();
    assert_eq!(info.plan.pictures, Some(scans));
    let best = Model::load(&folder.path().join("runs").join(run).join("best.model")).unwrap();
    assert_eq!(best.base(), None);
}

#[test]
fn a_run_from_files_goes_on_with_them_and_its_plan_can_be_loaded() {
    let folder = tempfile::tempdir().unwrap();
    let archive = folder.path().join("scans.npz");
    dataset(&archive, [true; 4]);
    let mut harness = room(folder.path());
    choose_path(&mut harness, OPEN_PICTURE_ARCHIVE, &archive.to_string_lossy());
    wait_for_pictures(&mut harness);
    let form = state(&harness).train.form.clone().with_architecture(Architecture::Compact);
    order(&mut harness, TrainAction::EditForm(Box::new(form)));
    harness.get_by_label("Start").click();
    harness.run_steps(1);
    run_until(&mut harness, "a measurement", |state| !state.train.validation_loss.is_empty());
    let name = state(&harness).train.run.clone().unwrap();
    harness.get_by_label("Stop and keep").click();
    harness.run_steps(1);
    run_until(&mut harness, "the end", |state| !state.train.is_active());
    drop(harness);

    // At the next start of the program nothing is known of the files but what the run says.
    let mut harness = room(folder.path());
    order(&mut harness, TrainAction::TakeUp(name));
    run_until(&mut harness, "more steps", |state| !state.train.loss.is_empty());
    assert!(says(&harness, "40 of scans.npz"));
    let given = state(&harness).train.running.given.clone().unwrap();
    assert_eq!((given.path.as_path(), given.count()), (archive.as_path(), COUNT));
    harness.get_by_label("Stop and keep").click();
    harness.run_steps(1);
    run_until(&mut harness, "the end", |state| !state.train.is_active());
    harness.run_steps(2);
    harness.get_by_label("Load that plan").click();
    harness.run_steps(2);
    assert_eq!(state(&harness).train.form.given, Some(given));
}

#[test]
fn an_archive_that_is_dropped_on_the_room_is_chosen_and_another_kind_of_pictures_takes_it_out() {
    let folder = tempfile::tempdir().unwrap();
    let archive = folder.path().join("scans.npz");
    dataset(&archive, [true; 4]);
    let (mut images, mut classes) = (vec![[0; PIXELS]; COUNT as usize], vec![Syndrome::Z; COUNT as usize]);
    generator().fill(SEED, 0, &mut images, &mut classes);
    let mut harness = room(folder.path());
    let story = Story::by_name("stuck").unwrap();
    let other_kinds: [fn(&mut Harnessed, &'static Story); 5] = [
        |harness, _| choose(harness, "Pictures", "Endless, each one new"),
        |harness, _| choose(harness, "Pictures", "A fixed set, again and again"),
        |harness, story| order(harness, TrainAction::LoadStory(story)),
        |harness, _| order(harness, FactoryAction::Train),
        |harness, _| order(harness, TrainAction::LoadRunning),
    ];
    for other_kind in other_kinds {
        drop_files(&mut harness, &[&archive]);
        run_until(&mut harness, "the pictures", |state| state.train.form.given.is_some());
        let given = state(&harness).train.form.given.clone().unwrap();
        assert_eq!(*given.pictures, (images.clone(), classes.clone()));
        assert_eq!(state(&harness).train.form.settings.dataset, None);
        order(&mut harness, Action::Show(Room::Train));
        other_kind(&mut harness, story);
        assert!(state(&harness).train.form.given.is_none());
        order(&mut harness, Action::Show(Room::Train));
        assert!(!says(&harness, "scans.npz: 40 pictures. The network is"));
    }
    // In another room it is told where it belongs.
    order(&mut harness, Action::Show(Room::Play));
    drop_files(&mut harness, &[&archive]);
    run_until(&mut harness, "the answer", |state| !state.shared.file_busy());
    assert!(says(&harness, "it is an archive of NumPy") && says(&harness, "to Pictures in the Train room"));
    assert!(state(&harness).train.form.given.is_none() && !is_reading(&harness));
}

#[test]
fn what_cannot_be_read_is_refused_in_words_and_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let (empty, scans, text) = (folder.path().join("empty"), folder.path().join("scans"), folder.path().join("text.npz"));
    std::fs::create_dir(&empty).unwrap();
    std::fs::write(&text, "no archive").unwrap();
    dataset(&scans, [true; 4]);
    std::fs::write(scans.join("a").join("broken.png"), "no picture").unwrap();
    let labels = std::fs::read_to_string(scans.join("labels.csv")).unwrap();
    let broken = labels.replacen(labels.lines().nth(1).unwrap().split(',').nth(1).unwrap(), "a/broken.png", 1);
    std::fs::write(scans.join("labels.csv"), broken).unwrap();
    let mut harness = window();
    run_until_dealt(&mut harness);
    order(&mut harness, Action::Show(Room::Train));
    let form = state(&harness).train.form.clone();
    for (request, path, words) in [
        (OPEN_PICTURE_FOLDER, &empty, "empty"),
        (OPEN_PICTURE_FOLDER, &scans, "broken.png"),
        (OPEN_PICTURE_ARCHIVE, &text, "text.npz"),
        (OPEN_PICTURE_ARCHIVE, &folder.path().join("missing.npz"), "missing.npz"),
    ] {
        choose_path(&mut harness, request, &path.to_string_lossy());
        wait_for_pictures(&mut harness);
        let said = spoken_texts(&harness);
        let refused = said.iter().any(|text| text.starts_with("Cannot ") && text.contains(words));
        assert!(refused, "{words}: {said:?}");
        assert_eq!(state(&harness).train.form, form);
    }
}

#[test]
fn nothing_is_started_while_pictures_are_read_and_reading_can_be_stopped() {
    let folder = tempfile::tempdir().unwrap();
    let scans = folder.path().join("scans");
    dataset(&scans, [true; 4]);
    let mut harness = window();
    run_until_dealt(&mut harness);
    order(&mut harness, Action::Show(Room::Train));
    let form = state(&harness).train.form.clone();
    // Both wishes come in one frame: nothing was read in between.
    harness.state_mut().lab_mut().apply(TrainAction::ReadPictures(scans.clone()));
    harness.state_mut().lab_mut().apply(TrainAction::Start);
    assert!(is_reading(&harness) && state(&harness).train.status == Status::Idle);
    assert_eq!(state(&harness).train_problem().as_deref(), Some("The pictures of scans are being read."));
    harness.state_mut().lab_mut().apply(TrainAction::StopReading);
    assert!(!is_reading(&harness) && state(&harness).train_problem().is_none());
    // What was given up does not come later: the next dataset comes in its turn, and is the only one.
    let archive = folder.path().join("next.npz");
    dataset(&archive, [true; 4]);
    harness.state_mut().lab_mut().apply(TrainAction::ReadPictures(scans));
    harness.state_mut().lab_mut().apply(TrainAction::ReadPictures(archive.clone()));
    wait_for_pictures(&mut harness);
    let chosen = state(&harness).train.form.given.clone().unwrap();
    assert_eq!(chosen.path, archive);
    assert!(!says(&harness, "scans: 40 pictures to learn from"));
    assert_eq!(state(&harness).train.form, TrainForm { given: Some(chosen), ..form });
}
