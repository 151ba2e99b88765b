//! Rough hands: odd numbers in files and events, and keys in the middle of a drag.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use brain_tumor_lab::app::{
    Action, ExportForm, FactoryAction, GridChoice, NetworkAction, NoPicture, Opponent, PageId, PlayAction, Room, SAMPLE,
    TrainAction,
};
use brain_tumor_lab::factory::{Mode, Pins, RegionRecipe, SpecimenId, Syndrome, TumorId, TumorSize, TumorTouch, WIDTH};
use brain_tumor_lab::network::{Model, RecordedRow, TrainerState, recorded_curve};
use brain_tumor_lab::storage::ImageFormat;
use egui::{Event, Key, Modifiers, PointerButton, Pos2, vec2};
use egui_kittest::kittest::Queryable as _;

use crate::common::{Harnessed, order, run_until, run_until_dealt, spoken_texts, state, window, window_with};
use crate::factory::{factory, run_until_rendered};

/// A network with this curve plays.
fn play_against(harness: &mut Harnessed, curve: Vec<RecordedRow>) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("odd.model");
    let mut model = Model::bundled(Mode::Hard).unwrap();
    model.record.curve = curve;
    model.save(&path).unwrap();
    harness.state_mut().lab_mut().apply(Action::OpenModel(path));
    run_until(harness, "the model", |state| state.shared.models.file.is_some());
    run_until_dealt(harness);
}

#[test]
fn a_curve_of_odd_numbers_is_drawn_in_no_time() {
    let mut harness = window();
    run_until_dealt(&mut harness);
    let row = |images, loss: f64, share| RecordedRow { images, loss, validation_loss: loss, validation_accuracy: share };
    let end = row(128, 0.5, 0.5);
    for odd in [row(64, -1e300, 0.5), row(64, 0.5, 1e300), row(64, 0.5, -1e300), row(u64::MAX, 0.5, 0.5), row(64, 1e300, 0.5)] {
        play_against(&mut harness, vec![odd, end]);
        harness.run_steps(2);
        assert!(spoken_texts(&harness).iter().any(|text| text.starts_with("Loss ")));
    }
}

#[test]
fn the_curve_of_a_training_that_ran_away_comes_back_from_a_file() {
    let row = |images, loss: f64| RecordedRow { images, loss, validation_loss: loss, validation_accuracy: 0.25 };
    for odd in [f64::NAN, f64::INFINITY, 1e306] {
        let mut model = Model::bundled(Mode::Hard).unwrap();
        model.record.curve = recorded_curve(&[row(64, 1.4), row(128, odd), row(192, 1.5)]);
        let back = Model::decode(&model.encode().unwrap());
        assert_eq!(back.unwrap().record.curve, model.record.curve, "{odd}");
    }
}

#[test]
fn an_answer_of_a_training_before_is_not_marked_on_the_curve_of_the_next_one() {
    let mut harness = window();
    run_until_dealt(&mut harness);
    order(&mut harness, TrainAction::Start);
    run_until(&mut harness, "the first network", |state| state.shared.models.trained.is_some());
    order(&mut harness, PlayAction::SetOpponent(Opponent::Trained));
    run_until_dealt(&mut harness);
    answer(&mut harness);
    assert!(state(&harness).opponent_curve().unwrap().answered_after.is_some());
    order(&mut harness, TrainAction::StopAndKeep);
    run_until(&mut harness, "the end", |state| !state.train.is_active());
    order(&mut harness, TrainAction::Start);
    run_until(&mut harness, "the first steps", |state| state.train.is_active() && !state.train.smooth_loss.is_empty());
    let curve = state(&harness).opponent_curve().unwrap();
    let last = curve.loss.last().unwrap()[0];
    assert!(curve.answered_after.is_none_or(|images| images as f64 <= last), "{curve:?}");
}

fn waiting(harness: &Harnessed) -> SpecimenId {
    state(harness).play.live.as_ref().unwrap().id.clone()
}

fn answer(harness: &mut Harnessed) {
    order(harness, PlayAction::Answer(Syndrome::B));
    assert!(state(harness).play.is_answered());
}

#[test]
fn an_export_holds_no_picture_that_is_asked_after_the_one_that_was_answered() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = window();
    run_until_dealt(&mut harness);
    let id = waiting(&harness);
    answer(&mut harness);
    order(&mut harness, FactoryAction::ShowSpecimen { seed: id.seed, index: id.index });
    for (count, classes) in [(id.index + 2, [true; 4]), (1, [true, false, true, true])] {
        order(&mut harness, FactoryAction::EditExport(ExportForm { count, classes, format: ImageFormat::Png, masks: false }));
        order(&mut harness, FactoryAction::Export(folder.path().join("told")));
        run_until(&mut harness, "the export", |state| state.factory.export.running.is_none());
        assert!(!folder.path().join("told").exists(), "{count} of {classes:?}");
    }
}

#[test]
fn the_network_room_steps_to_no_picture_that_is_asked_next() {
    let mut harness = window();
    run_until_dealt(&mut harness);
    let id = waiting(&harness);
    answer(&mut harness);
    order(&mut harness, Action::Show(Room::Network));
    order(&mut harness, NetworkAction::Step(1));
    for _ in 0..40 {
        std::thread::park_timeout(std::time::Duration::from_millis(10));
        harness.run_steps(1);
    }
    assert_eq!(state(&harness).network.id.index, id.index + 1);
    assert!(state(&harness).network.shown.is_none(), "the next picture is asked in the game");
}

#[test]
fn what_another_series_of_the_same_seed_asks_is_not_shown_in_the_factory() {
    let mut harness = window();
    run_until_dealt(&mut harness);
    let hard = waiting(&harness);
    // A recipe whose series begins much later: its class priors are uneven.
    let mut recipe = Mode::Hard.recipe();
    recipe.healthy_prior = 0.05;
    let seed = (0..3000).find(|&seed| recipe.opening(seed) > Mode::Hard.recipe().opening(seed) + 16).unwrap();
    order(&mut harness, PlayAction::SetSeed(seed));
    run_until_dealt(&mut harness);
    let asked = waiting(&harness);
    assert_eq!(hard.recipe, asked.recipe);
    order(&mut harness, Action::Show(Room::Factory));
    order(&mut harness, FactoryAction::EditRecipe(Box::new(recipe), "healthy_prior".into()));
    order(&mut harness, FactoryAction::Play);
    run_until_dealt(&mut harness);
    assert!(waiting(&harness).index > asked.index + 8);
    order(&mut harness, Action::Show(Room::Factory));
    order(&mut harness, FactoryAction::ShowSpecimen { seed, index: asked.index });
    harness.run_steps(5);
    let room = &state(&harness).factory;
    assert!(room.picture.is_none() && matches!(room.refusal, Some(NoPicture::Secret)), "HARD asks it as soon as it is chosen");
}

fn place_of(harness: &Harnessed, number: usize) -> Pos2 {
    let plan = &state(harness).factory.picture.as_ref().unwrap().specimen.plan;
    let tumor = plan.tumors[number];
    let (x, y) = plan.alterations.altered_point(f64::from(tumor.x), f64::from(tumor.y));
    let sample = harness.get_by_label("Picture: Sample").rect();
    sample.min + vec2(x as f32 + 0.5, y as f32 + 0.5) * sample.width() / WIDTH as f32
}

fn button(harness: &mut Harnessed, pos: Pos2, pressed: bool) {
    harness.event(Event::PointerButton { pos, button: PointerButton::Primary, pressed, modifiers: Modifiers::NONE });
    harness.run_steps(1);
}

fn move_to(harness: &mut Harnessed, at: Pos2) {
    harness.event(Event::PointerMoved(at));
    harness.run_steps(1);
    run_until_rendered(harness);
}

/// A tumor of the first picture of class A is on the way with the pointer; gives where the pointer is.
fn in_a_drag(harness: &mut Harnessed) -> Pos2 {
    let seed = state(harness).factory.seed;
    let index = (0..200).find(|&index| Mode::Hard.recipe().class_of(seed, index) == Syndrome::A).unwrap();
    order(harness, FactoryAction::ShowSpecimen { seed, index });
    run_until_rendered(harness);
    let from = place_of(harness, 0);
    move_to(harness, from);
    harness.run_steps(2);
    button(harness, from, true);
    for step in 1..=4 {
        move_to(harness, from + vec2(6.0, 3.0) * step as f32);
    }
    assert!(!state(harness).factory.pins().is_empty(), "the tumor moves");
    from + vec2(24.0, 12.0)
}

#[test]
fn a_drag_ends_where_another_picture_comes() {
    let mut harness = factory();
    let at = in_a_drag(&mut harness);
    let (seed, index) = (state(&harness).factory.seed, state(&harness).factory.index + 1);
    order(&mut harness, FactoryAction::ShowSpecimen { seed, index });
    run_until_rendered(&mut harness);
    move_to(&mut harness, at + vec2(20.0, 20.0));
    move_to(&mut harness, at + vec2(30.0, 20.0));
    button(&mut harness, at + vec2(30.0, 20.0), false);
    assert!(state(&harness).factory.pins().touches(seed, index).is_none(), "no tumor of the new picture was taken");
}

#[test]
fn a_tumor_that_is_removed_in_a_drag_stays_away() {
    let mut harness = factory();
    let at = in_a_drag(&mut harness);
    order(&mut harness, FactoryAction::RemoveTumor);
    run_until_rendered(&mut harness);
    move_to(&mut harness, at + vec2(20.0, 20.0));
    move_to(&mut harness, at + vec2(30.0, 20.0));
    button(&mut harness, at + vec2(30.0, 20.0), false);
    let room = &state(&harness).factory;
    let id = TumorId { size: TumorSize::Big, number: 0 };
    assert!(room.pins().touch((room.seed, room.index), id).removed);
}

#[test]
fn an_undo_in_a_drag_takes_nothing_else_back() {
    let mut harness = factory();
    let mut pins = Pins::default();
    pins.set_brightness(20);
    order(&mut harness, FactoryAction::EditPins(Box::new(pins), "light".into()));
    let at = in_a_drag(&mut harness);
    order(&mut harness, FactoryAction::Undo);
    run_until_rendered(&mut harness);
    move_to(&mut harness, at + vec2(20.0, 20.0));
    button(&mut harness, at + vec2(20.0, 20.0), false);
    assert_eq!(state(&harness).factory.pins().brightness(), 20);
}

#[test]
fn another_base_image_in_a_drag_and_undo_with_a_tumor_selected() {
    let mut harness = factory();
    let at = in_a_drag(&mut harness);
    order(&mut harness, Action::UseBundledBase);
    order(&mut harness, FactoryAction::LoadMode(Mode::Easy));
    move_to(&mut harness, at + vec2(2000.0, -2000.0));
    button(&mut harness, at + vec2(2000.0, -2000.0), false);
    for _ in 0..6 {
        order(&mut harness, FactoryAction::Undo);
        order(&mut harness, FactoryAction::RemoveTumor);
        run_until_rendered(&mut harness);
    }
}

#[test]
fn a_pinch_of_odd_size_does_not_end_the_zoom() {
    let mut harness = factory();
    let zoomed = |harness: &Harnessed| spoken_texts(harness).iter().any(|text| text == "2 x");
    for odd in [f32::NAN, 0.0, f32::INFINITY, -1.0, f32::MIN_POSITIVE] {
        let centre = harness.get_by_label("Picture: Sample").rect().center();
        harness.hover_at(centre);
        harness.run_steps(2);
        harness.event(Event::Zoom(odd));
        harness.run_steps(3);
        // As small as can be, then a step.
        for delta in [-1e30, 1.0] {
            harness.event(Event::MouseWheel {
                unit: egui::MouseWheelUnit::Line,
                delta: vec2(0.0, delta),
                phase: egui::TouchPhase::Move,
                source: egui::MouseWheelSource::Wheel,
                modifiers: Modifiers::NONE,
            });
            harness.run_steps(3);
        }
        assert!(zoomed(&harness), "{odd}");
        harness.key_press(Key::Num0);
        harness.run_steps(2);
    }
}

/// The picture is there, or why there is none; a thread that broke off is no reason.
fn rendered_or_refused(harness: &mut Harnessed) {
    run_until(harness, "a picture or a refusal", |state| {
        let room = &state.factory;
        !room.is_rendering() && (room.refusal.is_some() || room.shows_newest(&state.shared))
    });
    let refusal = &state(harness).factory.refusal;
    assert!(!matches!(refusal, Some(NoPicture::Broken(_))), "{refusal:?}");
}

#[test]
fn the_fullest_pictures_are_shown_on_every_page() {
    let mut harness = factory();
    let mut pins = Pins::default();
    for size in TumorSize::BIG_FIRST {
        pins.set_count(size, Some(u32::MAX));
    }
    pins.set_size(f64::INFINITY);
    pins.set_brightness(i32::MIN);
    let here = (state(&harness).factory.seed, state(&harness).factory.index);
    for number in 0..300 {
        let touch = TumorTouch { dx: i32::MAX, dy: i32::MIN, size: f64::NAN, brightness: i32::MAX, removed: number % 2 == 0 };
        pins.set_touch(here, TumorId { size: TumorSize::Big, number }, touch);
    }
    order(&mut harness, FactoryAction::EditPins(Box::new(pins), "all".into()));
    order(&mut harness, FactoryAction::SetGrid(GridChoice { count: 200, class: None, mixed: true }));
    for region in [
        RegionRecipe::Ellipse { x: 0.0, y: 0.0, radius_x: 1.0, radius_y: 1.0 },
        RegionRecipe::Ellipse { x: -1e9, y: 1e9, radius_x: 0.0, radius_y: f64::NAN },
    ] {
        let recipe = state(&harness).factory.with_region(region);
        order(&mut harness, FactoryAction::EditRecipe(Box::new(recipe), "region".into()));
        for page in ["sample", "peel", "grid", "strip", "target"] {
            order(&mut harness, FactoryAction::Show(PageId(page)));
            harness.run_steps(3);
            rendered_or_refused(&mut harness);
        }
        order(&mut harness, FactoryAction::SelectTumor(Some(TumorId { size: TumorSize::Big, number: 199 })));
        order(&mut harness, FactoryAction::RemoveTumor);
        order(&mut harness, FactoryAction::PinsToRecipe);
        order(&mut harness, FactoryAction::Show(SAMPLE));
        harness.run_steps(3);
        order(&mut harness, FactoryAction::Undo);
    }
    order(&mut harness, FactoryAction::ShowSpecimen { seed: u64::MAX, index: u64::MAX });
    rendered_or_refused(&mut harness);
    order(&mut harness, FactoryAction::Show(PageId("grid")));
    rendered_or_refused(&mut harness);
}

#[test]
fn a_session_of_the_largest_seed_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let settings = folder.path().join("settings.toml");
    let mut harness = window_with(|launch| {
        launch.settings_path = Some(settings.clone());
        launch.seed = u64::MAX;
    });
    run_until_dealt(&mut harness);
    answer(&mut harness);
    drop(harness);
    let mut harness = window_with(|launch| launch.settings_path = Some(settings));
    run_until_dealt(&mut harness);
    assert!(state(&harness).play.restorable().is_some());
    order(&mut harness, PlayAction::RestoreSession);
    run_until_dealt(&mut harness);
    assert_eq!(state(&harness).play.seed, u64::MAX);
}

/// Every byte of a header and of an index may be another one, with a checksum that is right again: the file is read or refused.
#[test]
fn a_damaged_model_or_state_is_refused_in_words() {
    let with_checksum = |mut bytes: Vec<u8>| {
        let end = bytes.len() - 4;
        let sum = crc32fast::hash(&bytes[..end]).to_le_bytes();
        bytes[end..].copy_from_slice(&sum);
        bytes
    };
    let mut model = Model::bundled(Mode::Hard).unwrap();
    model.record.curve.truncate(3);
    let good = model.encode().unwrap();
    assert!(Model::decode(&good).is_ok());
    let weights = good.len() - 1_100_000;
    let mut number = 12_345_u64;
    let mut random = || {
        number = number.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (number >> 33) as usize
    };
    let state: &[u8] = include_bytes!("../../assets/stories/stuck.state");
    for _ in 0..150 {
        let mut bytes = good.clone();
        for _ in 0..=random() % 3 {
            let place = 8 + random() % weights.min(8000);
            bytes[place] = [b'9', b'-', b'0', b'e', b'"', 0, 255][random() % 7];
        }
        if let Err(err) = Model::decode(&with_checksum(bytes)) {
            assert!(!err.to_string().is_empty());
        }
        let mut bytes = state.to_vec();
        for _ in 0..=random() % 3 {
            bytes[random() % 4000] = [b'9', b'-', b'0', b'e', b'"', 0, 255][random() % 7];
        }
        if let Err(err) = TrainerState::decode(&with_checksum(bytes)) {
            assert!(!err.to_string().is_empty());
        }
    }
}
