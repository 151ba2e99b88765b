//! Autoencoders in the network room: opened from a file or from the lesson, looked into, and refused where something plays.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use brain_tumor_lab::app::{
    Action, KEPT, MAPS, NetworkAction, Opponent, PageId, PictureSource, RESTORED, Room, SAVE_AUTOENCODER, TIME_MACHINE, Then,
};
use brain_tumor_lab::factory::{BaseImage, Generator, Mode};
use brain_tumor_lab::network::{
    Autoencoder, AutoencoderModel, AutoencoderTrainer, CodeLength, ComputeDevice, EvidenceMethod, LayerKind, Model, Restorer,
};
use brain_tumor_lab::worker::{Stroke, StrokeKind};
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;

use crate::common::{Harnessed, order, run_until, run_until_dealt, spoken_texts, state, window};
use crate::dropped::drop_files;
use crate::lessons::lesson;
use crate::network::run_until_shown;

/// A file with an autoencoder after two steps.
fn file(folder: &Path, kind: Autoencoder) -> (PathBuf, AutoencoderModel) {
    let generator = Generator::new(&Mode::Hard.recipe(), &BaseImage::bundled()).expect("the preset fits the bundled brain");
    let mut trainer = AutoencoderTrainer::new(kind, generator, 3, &ComputeDevice::cpu());
    (0..2).for_each(|_| {
        trainer.step().expect("a step can be taken");
    });
    let model = trainer.model(1.0).expect("it can be kept");
    let path = folder.join(format!("{}.model", kind.name()));
    model.save(&path).expect("the folder can be written");
    (path, model)
}

/// The network room with an autoencoder that was dropped on it.
pub fn looked_into(kind: Autoencoder) -> (Harnessed, AutoencoderModel) {
    let folder = tempfile::tempdir().expect("there is a place for files");
    let (path, model) = file(folder.path(), kind);
    let mut harness = window();
    run_until_dealt(&mut harness);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Num4);
    harness.run_steps(1);
    run_until_shown(&mut harness);
    drop_files(&mut harness, &[&path]);
    run_until(&mut harness, "the autoencoder", |state| state.network.autoencoder().is_some());
    run_until_shown(&mut harness);
    (harness, model)
}

fn says(harness: &Harnessed, words: &str) -> bool {
    spoken_texts(harness).iter().any(|text| text.contains(words))
}

fn page(harness: &Harnessed) -> PageId {
    state(harness).network.page
}

#[test]
fn a_denoiser_that_is_dropped_on_the_room_shows_its_picture_beside_the_true_one() {
    let (mut harness, model) = looked_into(Autoencoder::Denoiser);
    assert_eq!(page(&harness), RESTORED);
    assert!(says(&harness, "denoiser.model, does not play"));
    assert_eq!(state(&harness).shared.models.opponent, Opponent::Bundled, "who plays stays");
    for picture in ["The picture that the network is given, large", "The picture that the network gives, large"] {
        assert!(harness.query_by_label(picture).is_some(), "{picture}");
    }
    assert!(harness.query_by_label("The true picture, large").is_some());
    // The decibels on the page, by hand.
    let shown = state(&harness).network.shown.as_ref().unwrap();
    let given = *shown.specimen.image.pixels();
    let made = Restorer::new(&model, &ComputeDevice::cpu()).unwrap().restore(&[given]).unwrap()[0];
    let wanted = shown.restored().unwrap().wanted.pixels();
    let psnr = |picture: &[u8]| {
        let squares: f64 = picture.iter().zip(wanted).map(|(a, b)| (f64::from(*a) - f64::from(*b)).powi(2)).sum();
        format!("{:.1} dB", 10.0 * (255.0 * 255.0 * wanted.len() as f64 / squares).log10())
    };
    for number in [psnr(&given), psnr(&made)] {
        assert!(says(&harness, &number), "{number}");
    }
    // No class is named, and nothing speaks for one.
    assert!(!says(&harness, "Evidence for") && !says(&harness, ", the truth"));
    order(&mut harness, NetworkAction::SetEvidence(Some(EvidenceMethod::GradCam)));
    harness.run_steps(3);
    assert!(state(&harness).network.shown_evidence().is_none());
    // The other pictures in the column of the picture.
    let views = [
        ("True", "The true picture"),
        ("Output", "The picture that the network gives"),
        ("Given", "The picture that is looked at"),
    ];
    for (button, name) in views {
        harness.get_by_role_and_label(Role::Button, button).click();
        harness.run_steps(3);
        assert!(harness.query_by_label(name).is_some(), "{name}");
    }
}

#[test]
fn its_pages_are_those_that_have_something_to_show_and_the_one_that_plays_comes_back() {
    let (mut harness, _) = looked_into(Autoencoder::Denoiser);
    assert!(harness.query_by_role_and_label(Role::Button, "Time machine").is_none());
    harness.key_press(Key::T);
    harness.run_steps(2);
    assert_eq!(page(&harness), RESTORED, "the key of a page that is not offered does nothing");
    for (key, wanted) in [(Key::M, "maps"), (Key::S, "sum"), (Key::F, "filters"), (Key::W, "what if"), (Key::R, "restored")] {
        harness.key_press(key);
        harness.run_steps(1);
        run_until_shown(&mut harness);
        assert_eq!(page(&harness), PageId(wanted));
        assert!(state(&harness).network.shown.as_ref().unwrap().restored().is_some());
    }
    harness.get_by_role_and_label(Role::Button, "Playing network").click();
    harness.run_steps(2);
    run_until_shown(&mut harness);
    assert_eq!(page(&harness), MAPS, "the network that plays restores nothing");
    let shown = state(&harness).network.shown.as_ref().unwrap();
    assert_eq!(*shown.classified().unwrap().model, Model::bundled(Mode::Hard).unwrap());
    assert!(harness.query_by_role_and_label(Role::Button, "Restored").is_none());
    harness.key_press(Key::R);
    harness.run_steps(2);
    assert_eq!(page(&harness), MAPS);
    order(&mut harness, NetworkAction::Show(RESTORED));
    assert_eq!(page(&harness), MAPS, "by no other way either");
    harness.key_press(Key::T);
    harness.run_steps(2);
    assert_eq!(page(&harness), TIME_MACHINE);
}

#[test]
fn whoever_asks_for_runs_or_opens_a_network_that_plays_leaves_the_autoencoder() {
    let (mut harness, _) = looked_into(Autoencoder::Denoiser);
    order(&mut harness, NetworkAction::Show(TIME_MACHINE));
    assert_eq!(page(&harness), TIME_MACHINE);
    assert!(state(&harness).network.autoencoder().is_none());
    let (mut harness, _) = looked_into(Autoencoder::Denoiser);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plays.model");
    Model::bundled(Mode::Easy).unwrap().save(&path).unwrap();
    drop_files(&mut harness, &[&path]);
    run_until(&mut harness, "the network", |state| state.shared.models.file.is_some());
    run_until_shown(&mut harness);
    assert!(state(&harness).network.autoencoder().is_none());
    assert!(state(&harness).network.shown.as_ref().unwrap().classified().is_some());
}

#[test]
fn every_layer_has_its_maps_and_a_sum_that_is_its_own_value() {
    for kind in [Autoencoder::Denoiser, Autoencoder::Bottleneck(CodeLength::ALL[1])] {
        let (mut harness, _) = looked_into(kind);
        harness.key_press(Key::S);
        harness.run_steps(1);
        let layers = state(&harness).network.shown.as_ref().unwrap().anatomy.layers.clone();
        for (place, layer) in layers.iter().enumerate() {
            order(&mut harness, NetworkAction::SelectLayer(place));
            run_until_shown(&mut harness);
            let (network, shown) = (&state(&harness).network, state(&harness).network.shown.as_ref().unwrap());
            let own = shown.trace.outputs[place][network.cell_in_view().index(layer.output)];
            let said = spoken_texts(&harness).into_iter().find_map(|text| text.strip_prefix("Value: ").map(str::to_owned));
            let said: f32 = said.unwrap().replace('\u{2212}', "-").parse().unwrap();
            assert!((said - own).abs() < 2e-4 * own.abs().max(1.0), "{kind:?}, layer {place}: {said} for {own}");
        }
        order(&mut harness, NetworkAction::Show(MAPS));
        run_until_shown(&mut harness);
        let sheet = state(&harness).network.shown.as_ref().unwrap().sheet.clone().unwrap();
        let last = layers.last().unwrap();
        assert_eq!((sheet.count, sheet.map), (last.output[0], [last.output[1], last.output[2]]));
    }
}

#[test]
fn what_is_painted_is_restored_and_the_code_is_read() {
    let kind = Autoencoder::Bottleneck(CodeLength::ALL[1]);
    let (mut harness, _) = looked_into(kind);
    assert!(harness.query_by_label("The true picture, large").is_none(), "the given picture is the true one");
    let code = state(&harness).network.layer;
    let before = state(&harness).network.shown.as_ref().unwrap().restored().unwrap().made.clone();
    assert_eq!(state(&harness).network.shown.as_ref().unwrap().anatomy.layers[code].kind, LayerKind::Code);
    harness.key_press(Key::W);
    harness.run_steps(1);
    let stroke = Stroke { x: 48, y: 60, radius: 20, kind: StrokeKind::Paint { brightness: 130 } };
    order(&mut harness, NetworkAction::Paint(vec![stroke]));
    run_until_shown(&mut harness);
    let shown = state(&harness).network.shown.as_ref().unwrap();
    assert_ne!(shown.restored().unwrap().made, before);
    assert_eq!(shown.restored().unwrap().wanted, shown.specimen.image, "it should paint what it is given");
    assert!(says(&harness, "from the true picture"));
    order(&mut harness, NetworkAction::Show(KEPT));
    run_until(&mut harness, "the reading", |state| state.network.keeping.found().is_some());
    assert_eq!(state(&harness).network.keeping.found().unwrap().features, 8);
    harness.run_steps(2);
    assert!(says(&harness, "8 numbers of the layer for each picture"));
    run_until(&mut harness, "the count", |state| state.network.shown_statistics().is_some());
}

#[test]
fn where_something_plays_it_is_refused_in_words() {
    let folder = tempfile::tempdir().unwrap();
    let (path, _) = file(folder.path(), Autoencoder::Denoiser);
    let mut harness = window();
    run_until_dealt(&mut harness);
    for way in ["dropped", "opened"] {
        if way == "dropped" {
            drop_files(&mut harness, &[&path]);
        } else {
            order(&mut harness, Action::OpenModel(path.clone()));
        }
        run_until(&mut harness, "the answer", |state| !state.shared.file_busy());
        harness.run_steps(2);
        assert!(says(&harness, "it holds an autoencoder (denoiser), whose answer is a picture and no class; the Network room"));
        let state = state(&harness);
        assert!(state.shared.models.file.is_none() && state.network.autoencoder().is_none(), "{way}");
        assert_eq!((state.shared.room, state.shared.models.opponent), (Room::Play, Opponent::Bundled));
    }
    // In its own room the same way opens it.
    order(&mut harness, Action::Show(Room::Network));
    order(&mut harness, Action::OpenModel(path));
    run_until(&mut harness, "the autoencoder", |state| state.network.autoencoder().is_some());
}

#[test]
fn it_is_kept_as_it_was_opened() {
    let (mut harness, model) = looked_into(Autoencoder::Bottleneck(CodeLength::default()));
    let folder = tempfile::tempdir().unwrap();
    let Then::Act(act) = SAVE_AUTOENCODER.then else { panic!("a file is written by an action") };
    let path = folder.path().join("kept.model");
    order(&mut harness, act(path.clone()));
    run_until(&mut harness, "the file", |state| !state.shared.file_busy());
    assert_eq!(AutoencoderModel::load(&path).unwrap(), model);
    assert!(says(&harness, "The autoencoder is kept in"));
    order(&mut harness, NetworkAction::LookAtPlayer);
    let nothing = folder.path().join("nothing.model");
    order(&mut harness, act(nothing.clone()));
    harness.run_steps(2);
    assert!(says(&harness, "No autoencoder is open") && !nothing.exists());
}

#[test]
fn the_lesson_leads_to_the_network_that_it_trains_on_the_picture_of_its_stage() {
    let mut harness = lesson("autoencoder");
    run_until(&mut harness, "the first steps", |state| {
        let courses = state.lessons.chapters.autoencoder.seen.as_ref();
        courses.and_then(|courses| courses.of(Autoencoder::Denoiser)).is_some_and(|course| course.newest.record.images >= 48)
    });
    let course = {
        let courses = state(&harness).lessons.chapters.autoencoder.seen.as_ref().unwrap();
        courses.of(Autoencoder::Denoiser).unwrap().clone()
    };
    harness.get_by_role_and_label(Role::Button, &state(&harness).lessons.words().visit_title()).click();
    harness.run_steps(2);
    run_until_shown(&mut harness);
    let network = &state(&harness).network;
    assert_eq!((state(&harness).shared.room, network.page, network.source), (Room::Network, RESTORED, PictureSource::Given));
    let opened = network.autoencoder().unwrap();
    assert!(opened.model.record.images >= course.newest.record.images && opened.model.kind() == Autoencoder::Denoiser);
    assert_eq!(network.shown.as_ref().unwrap().specimen.image, course.shown[0][0], "the first picture of the stage");
    assert_eq!(network.shown.as_ref().unwrap().restored().unwrap().wanted, course.shown[0][1]);
    assert!(Arc::ptr_eq(&network.shown.as_ref().unwrap().restored().unwrap().model, &opened.model));
    order(&mut harness, Action::Show(Room::Lessons));
    assert_eq!(state(&harness).lessons.chapter, PageId("autoencoder"), "the lesson waits");
}
