//! The views of a training: mistakes and their pictures, gradients, the race, what is said now, and how they leave the program.

use brain_tumor_lab::app::{Action, ColorPicture, LIVE, PageId, PlayAction, RUNS, Room, TrainAction};
use brain_tumor_lab::factory::Syndrome;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::common::{Harnessed, pages, run_until, run_until_dealt, state, window};

const OF_PLAY: &str = "the picture that you answered in Play";
const OF_ITS_OWN: &str = "a picture that it never learns from";

/// A training after its first measurement, paused.
fn measured() -> Harnessed {
    let mut harness = window();
    run_until_dealt(&mut harness);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Num3);
    harness.run_steps(2);
    harness.get_by_label("Start").click();
    harness.run_steps(1);
    run_until(&mut harness, "a measurement", |state| state.train.details.examined.is_some());
    harness
}

fn order(harness: &mut Harnessed, action: impl Into<Action>) {
    harness.state_mut().lab_mut().apply(action);
    harness.run_steps(2);
}

fn pause(harness: &mut Harnessed) {
    order(harness, TrainAction::Pause);
    // The step under way, and a measurement after it, may still end.
    std::thread::park_timeout(std::time::Duration::from_secs(3));
    harness.run_steps(3);
}

#[test]
fn a_cell_of_the_matrix_opens_exactly_its_pictures() {
    let mut harness = measured();
    pause(&mut harness);
    harness.get_by_label("Mistakes").click();
    harness.run_steps(3);
    let counts = state(&harness).train.validation.unwrap().evaluation.confusion.counts();
    let (truth, said) = Syndrome::ALL
        .into_iter()
        .flat_map(|truth| Syndrome::ALL.map(|said| (truth, said)))
        .find(|(truth, said)| truth != said && counts[truth.index()][said.index()] > 0)
        .expect("a young network is wrong somewhere");
    let count = counts[truth.index()][said.index()];
    harness.get_by_label(&format!("Validation: true {truth}, said {said}: {count}")).click();
    harness.run_steps(3);
    let gallery = &state(&harness).gallery().expect("the gallery").gallery;
    assert_eq!(gallery.pictures.len() as u64, count);
    assert!(gallery.pictures.iter().all(|picture| (picture.truth, picture.machine) == (truth, Some(said.into()))));
    assert!(gallery.pictures.is_sorted_by(|a, b| a.confidence >= b.confidence));
    let seed = state(&harness).train.details.examined.as_ref().unwrap().first_id.seed;
    assert!(gallery.pictures.iter().all(|picture| picture.id.seed == seed));
    order(&mut harness, Action::CloseGallery);
    harness.get_by_label("Wrong: small tumors").click();
    harness.run_steps(3);
    assert!(state(&harness).gallery().is_some_and(|open| open.gallery.title.contains("small tumors")));
}

#[test]
fn looking_at_every_view_and_every_switch_changes_nothing_of_the_training() {
    let mut harness = measured();
    pause(&mut harness);
    let seen = |harness: &Harnessed| {
        let train = &state(harness).train;
        let curves =
            [&train.loss, &train.smooth_loss, &train.smooth_accuracy, &train.validation_loss, &train.validation_accuracy];
        let curves = curves.map(|curve| curve.points().to_vec());
        (train.progress.clone(), curves, train.rows.clone(), train.details.gradients.clone(), train.details.own_picture.clone())
    };
    let before = seen(&harness);
    for page in pages(Room::Train) {
        harness.get_by_label(&page.title).click();
        harness.run_steps(3);
        assert_eq!(state(&harness).train.page, page.id);
        if page.id == LIVE {
            harness.get_by_label("Log scale").click();
            harness.run_steps(2);
        }
    }
    for room in [Room::Play, Room::Factory, Room::Train] {
        order(&mut harness, Action::Show(room));
    }
    assert!(seen(&harness) == before, "a look changed the training");
}

#[test]
fn nothing_is_said_of_the_picture_on_the_table_before_the_answer() {
    let mut harness = measured();
    order(&mut harness, TrainAction::Show(LIVE));
    assert!(harness.query_by_label(OF_ITS_OWN).is_some() && harness.query_by_label(OF_PLAY).is_none());
    assert!(state(&harness).train.details.table_picture.is_none(), "the worker was not even asked");
    order(&mut harness, PlayAction::Answer(Syndrome::B));
    run_until(&mut harness, "its columns", |state| {
        state.train.details.table_picture.as_ref().is_some_and(|(_, strip)| !strip.columns.is_empty())
    });
    assert!(harness.query_by_label(OF_PLAY).is_some());
    let truth = state(&harness).play.live.as_ref().unwrap().round.truth().unwrap();
    assert!(harness.query_by_label(&format!("The picture, true {truth}")).is_some());
    // The next picture is a secret again.
    order(&mut harness, PlayAction::Next);
    run_until_dealt(&mut harness);
    assert!(harness.query_by_label(OF_PLAY).is_none() && harness.query_by_label(OF_ITS_OWN).is_some());
}

#[test]
fn the_race_says_what_to_do_and_then_who_is_ahead() {
    let mut harness = window();
    run_until_dealt(&mut harness);
    order(&mut harness, Action::Show(Room::Train));
    harness.get_by_label("Race").click();
    harness.run_steps(2);
    assert!(harness.query_by_label_contains("Who learns from fewer pictures?").is_some());
    for _ in 0..3 {
        run_until_dealt(&mut harness);
        order(&mut harness, PlayAction::Answer(Syndrome::Z));
        order(&mut harness, PlayAction::Next);
    }
    order(&mut harness, TrainAction::Start);
    run_until(&mut harness, "a measurement", |state| state.train.validation.is_some());
    let race = state(&harness).race();
    assert_eq!((race.human.len(), race.machine.is_empty()), (3, false));
    let words = state(&harness).train.race_in_words().unwrap();
    assert!(harness.query_by_label(&words).is_some(), "{words}");
}

#[test]
fn gradients_are_shown_layer_by_layer() {
    let mut harness = measured();
    harness.get_by_label("Gradients").click();
    harness.run_steps(2);
    for name in &state(&harness).train.details.gradients.names {
        assert!(harness.query_all_by_label_contains(&format!("Gradient of {name}: ")).count() == 1, "{name}");
    }
}

#[test]
fn views_leave_as_tables_and_pictures() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = measured();
    pause(&mut harness);
    let heads = [
        (LIVE, "run,images,seconds"),
        (PageId("mistakes"), "true,said_A"),
        (PageId("gradients"), "layer,images"),
        (PageId("race"), "player,pictures_seen"),
        (RUNS, "run,images,seconds"),
    ];
    assert_eq!(heads.map(|(page, _)| page).to_vec(), pages(Room::Train).iter().map(|page| page.id).collect::<Vec<_>>());
    for (page, head) in heads {
        order(&mut harness, TrainAction::Show(page));
        let path = folder.path().join(format!("{}.csv", page.0));
        let table = harness.state().table().expect("every page has numbers").unwrap();
        order(&mut harness, Action::SaveTable(path.clone(), table));
        run_until(&mut harness, "the table", |state| !state.shared.file_busy());
        let text = std::fs::read_to_string(&path).unwrap();
        assert!(text.starts_with(head), "{page:?}: {text}");
    }
    let table = std::fs::read_to_string(folder.path().join("mistakes.csv")).unwrap();
    let sum: u64 = table.lines().skip(1).flat_map(|line| line.split(',').skip(1)).map(|cell| cell.parse::<u64>().unwrap()).sum();
    assert_eq!(sum, state(&harness).train.validation.unwrap().evaluation.confusion.total());
    let path = folder.path().join("view.png");
    let picture = ColorPicture { width: 2, height: 1, pixels: vec![255, 0, 0, 0, 0, 255] };
    order(&mut harness, Action::SavePixels(path.clone(), Box::new(picture)));
    run_until(&mut harness, "the picture", |state| !state.shared.file_busy());
    let read = image::open(&path).unwrap().to_rgb8();
    assert_eq!((read.dimensions(), read.into_raw()), ((2, 1), vec![255, 0, 0, 0, 0, 255]));
    order(&mut harness, Action::SaveTable("/no/such/folder/table.csv".into(), b"a table".to_vec()));
    run_until(&mut harness, "the refusal", |state| !state.shared.file_busy());
    assert!(harness.query_by_label_contains("Cannot write the table").is_some());
}

#[test]
fn every_view_of_the_training_fits_the_smallest_window() {
    let mut harness = measured();
    pause(&mut harness);
    harness.set_size(egui::vec2(1024.0, 700.0));
    harness.run_steps(3);
    for page in pages(Room::Train) {
        order(&mut harness, TrainAction::Show(page.id));
        let of_the_page: &[&str] = match page.id {
            LIVE => &["Play against it", "Log scale"],
            PageId("mistakes") => &["Wrong: healthy pictures", "Wrong: small tumors"],
            PageId("gradients") => &["Over the run"],
            _ => &[],
        };
        for label in ["CSV", "PNG", "Live", "Runs", "Resume", "Stop and keep", "Discard"].iter().chain(of_the_page) {
            let rect = harness.get_by_label(label).rect();
            assert!(rect.max.y <= 700.0 && rect.max.x <= 1024.0, "{page:?}: {label} lies outside the window: {rect:?}");
        }
        let matrix = harness.query_all_by_label_contains("Validation: true").map(|node| node.rect().max.x).fold(0.0, f32::max);
        assert_eq!(matrix > 0.0, page.id == PageId("mistakes"), "{page:?}");
        assert!(matrix <= 1024.0, "the matrix reaches out of the window: {matrix}");
        assert!(harness.query_all_by_label_contains("Validation: true").all(|node| node.accesskit_node().label().is_some()));
    }
}
