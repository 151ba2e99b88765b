//! What enters and leaves the factory: presets, regions, pictures.

use std::path::{Path, PathBuf};
use std::process::Command;

use brain_tumor_lab::app::{ExportForm, FactoryAction, GridChoice, PageId};
use brain_tumor_lab::factory::{GrayImage, HEIGHT, Mode, RegionRecipe, WIDTH};
use brain_tumor_lab::storage::{ImageFormat, load_picture};
use egui_kittest::kittest::Queryable as _;

use crate::common::{Harnessed, order, run_until, state, window_with};
use crate::factory::{factory, into_factory, run_until_rendered, show_recipe, turn};

/// A factory whose presets are kept in this folder.
fn factory_in(folder: &Path) -> Harnessed {
    let settings = folder.join("settings.toml");
    into_factory(window_with(|launch| launch.settings_path = Some(settings)))
}

/// Keeps the recipe of the room under a name, through the dialog.
fn keep(harness: &mut Harnessed, name: &str) {
    show_recipe(harness);
    harness.get_by_label("Yours\u{2026}").click();
    harness.run_steps(3);
    harness.get_by_label("Name").focus();
    harness.run_steps(2);
    harness.get_by_label("Name").type_text(name);
    harness.run_steps(2);
    harness.get_by_label("Keep this recipe").click();
    harness.run_steps(1);
    let name = name.to_owned();
    run_until(harness, "the preset", move |state| state.factory.presets.names.contains(&name));
}

#[test]
fn a_preset_of_the_room_gives_the_command_line_the_pixels_that_the_room_showed() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = factory_in(folder.path());
    turn(&mut harness, "shade", "Brightness added from", "-12");
    turn(&mut harness, "noise", "Amplitude to", "9");
    order(&mut harness, FactoryAction::ShowSpecimen { seed: 21, index: 3 });
    run_until_rendered(&mut harness);
    assert!(state(&harness).factory.is_changed(), "the knobs were turned");
    let shown = state(&harness).factory.picture.as_ref().unwrap().specimen.image.clone();
    keep(&mut harness, "tuned");
    let out = folder.path().join("out");
    let done = Command::new(env!("CARGO_BIN_EXE_brain-tumor-lab"))
        .args(["generate", "--count", "4", "--seed", "21", "--recipe"])
        .arg(folder.path().join("recipes/tuned.toml"))
        .arg("--out")
        .arg(&out)
        .output()
        .unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let class = state(&harness).factory.picture.as_ref().unwrap().specimen.plan.syndrome.to_string().to_lowercase();
    let written = load_picture(&out.join(class).join("000003.png")).unwrap();
    assert_eq!(written.image, shown);
}

#[test]
fn presets_are_kept_renamed_deleted_and_brought_back() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = factory_in(folder.path());
    turn(&mut harness, "priors", "Z (healthy)", "5");
    keep(&mut harness, "many healthy");
    run_until(&mut harness, "the preset in the room", |state| state.factory.preset().name == "many healthy");
    assert!(!state(&harness).factory.is_changed());

    harness.get_by_label("Rename").click();
    harness.run_steps(2);
    // The field has the focus already, and Enter keeps the name.
    harness.get_by_label("New name").type_text(" 2");
    harness.run_steps(2);
    harness.key_press(egui::Key::Enter);
    harness.run_steps(1);
    run_until(&mut harness, "the new name", |state| state.factory.presets.names == ["many healthy 2"]);
    run_until(&mut harness, "the name in the room", |state| state.factory.preset().name == "many healthy 2");
    assert_eq!(state(&harness).factory.recipe().name, "many healthy 2");
    assert!(!state(&harness).factory.is_changed());

    let pressed = harness.get_by_label("Delete").rect();
    harness.get_by_label("Delete").click();
    harness.run_steps(2);
    let really = harness.get_by_label("Really delete?");
    assert!(!really.rect().intersects(pressed), "a second press in the same place deletes nothing");
    really.click();
    harness.run_steps(1);
    run_until(&mut harness, "the deletion", |state| {
        state.factory.presets.names.is_empty() && state.factory.presets.deleted.is_some()
    });
    harness.get_by_label_contains("back").click();
    harness.run_steps(1);
    run_until(&mut harness, "the preset again", |state| state.factory.presets.names == ["many healthy 2"]);
    assert_eq!(state(&harness).factory.presets.deleted, None);

    harness.get_by_role_and_label(egui::accesskit::Role::Button, "many healthy 2").click();
    harness.run_steps(1);
    run_until(&mut harness, "the recipe", |state| state.factory.preset().name == "many healthy 2");
    assert!((state(&harness).factory.recipe().healthy_prior - 5.0).abs() < 1e-9);
    drop(harness);
    let again = factory_in(folder.path());
    assert_eq!(state(&again).factory.presets.names, ["many healthy 2"]);
}

#[test]
fn the_dialog_of_presets_takes_a_name_at_once_and_says_what_becomes_of_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = factory_in(folder.path());
    show_recipe(&mut harness);
    harness.get_by_label("Yours\u{2026}").click();
    harness.run_steps(3);
    harness.get_by_label("Name").type_text("a/b");
    harness.run_steps(2);
    assert!(harness.query_by_label_contains("It will be called \u{201c}a-b\u{201d}").is_some());
    harness.key_press(egui::Key::Enter);
    harness.run_steps(1);
    run_until(&mut harness, "the preset", |state| state.factory.presets.names == ["a-b"]);
    run_until_said(&mut harness, "The preset a-b is kept");
    // A name that is taken is not replaced by Enter.
    harness.get_by_label("Name").focus();
    harness.run_steps(2);
    harness.get_by_label("Name").type_text("a/b");
    harness.run_steps(2);
    assert!(harness.query_by_label("Replace it").is_some());
    harness.key_press(egui::Key::Enter);
    harness.run_steps(3);
    assert!(harness.query_by_label("There is a preset of this name already").is_some());
}

#[test]
fn a_damaged_preset_is_refused_in_words_and_stays() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("recipes")).unwrap();
    let file = folder.path().join("recipes/broken.toml");
    std::fs::write(&file, "version = 1\nhealthy_prior = \"much\"").unwrap();
    let mut harness = factory_in(folder.path());
    show_recipe(&mut harness);
    harness.get_by_label("Yours\u{2026}").click();
    harness.run_steps(3);
    harness.get_by_label("broken").click();
    run_until_said(&mut harness, "broken.toml");
    assert_eq!(*state(&harness).factory.recipe(), Mode::Hard.recipe());
    assert!(file.exists());
}

fn run_until_said(harness: &mut Harnessed, words: &str) {
    let start = std::time::Instant::now();
    while harness.query_by_label_contains(words).is_none() {
        assert!(start.elapsed().as_secs() < 60, "nothing says \"{words}\"");
        harness.run_steps(1);
    }
}

#[test]
fn a_region_by_hand_holds_all_tumors() {
    let mut harness = factory();
    harness.get_by_label("Region").click();
    harness.run_steps(1);
    run_until_rendered(&mut harness);
    assert_eq!(state(&harness).factory.picture.as_ref().unwrap().region_size, 4513);
    harness.get_by_label("Ellipse").click();
    harness.run_steps(1);
    run_until_rendered(&mut harness);
    let RegionRecipe::Ellipse { x, y, radius_x, radius_y } = state(&harness).factory.recipe().region else {
        panic!("no ellipse: {:?}", state(&harness).factory.recipe().region)
    };
    // It starts where the found region was: within 38 px of (47, 63).
    for (value, expected) in [(x, 47.0), (y, 63.0), (radius_x, 38.5), (radius_y, 38.5)] {
        assert!((value - expected).abs() < 1.0, "{value} is not about {expected}");
    }
    for (field, value) in [("Centre column", "30"), ("Half width", "12"), ("Half height", "12"), ("Half height", "1000")] {
        harness.get_by_label(field).click();
        harness.run_steps(2);
        harness.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::A);
        harness.get_by_label(field).type_text(value);
        harness.run_steps(2);
        harness.key_press(egui::Key::Enter);
        harness.run_steps(2);
    }
    run_until_rendered(&mut harness);
    let ellipse = RegionRecipe::Ellipse { x: 30.0, y, radius_x: 12.0, radius_y: 12.0 };
    assert_eq!(state(&harness).factory.recipe().region, ellipse, "1000 was refused");
    assert!(harness.query_by_label_contains("Half height: it must be between").is_some());
    for index in 0..20 {
        order(&mut harness, FactoryAction::ShowSpecimen { seed: 3, index });
        run_until_rendered(&mut harness);
        let tumors = &state(&harness).factory.picture.as_ref().unwrap().specimen.plan.tumors;
        for tumor in tumors {
            let (dx, dy) = (f64::from(tumor.x) - 30.0, f64::from(tumor.y) - y);
            assert!(dx.hypot(dy) <= 12.0, "a tumor at {}, {}", tumor.x, tumor.y);
        }
    }
}

#[test]
fn a_grid_of_mixed_seeds_shows_a_picture_of_each_and_a_click_goes_there() {
    let mut harness = factory();
    harness.get_by_label("Grid").click();
    harness.run_steps(2);
    harness.get_by_label("Mixed seeds").click();
    harness.run_steps(1);
    run_until_rendered(&mut harness);
    let room = &state(&harness).factory;
    let seeds: Vec<u64> = room.picture.as_ref().unwrap().thumbnails.iter().map(|thumbnail| thumbnail.id.seed).collect();
    assert_eq!(seeds, (room.seed..room.seed + room.grid.count as u64).collect::<Vec<_>>());
    let wanted = room.seed + 2;
    let label = format!("seed {wanted}");
    assert_eq!(harness.query_all_by_label_contains(&label).count(), 1);
    harness.get_by_label_contains(&label).click();
    harness.run_steps(1);
    run_until_rendered(&mut harness);
    assert_eq!((state(&harness).factory.seed, state(&harness).factory.index), (wanted, 0));
}

#[test]
fn the_picture_in_view_is_written_pixel_by_pixel() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = factory();
    let save = |harness: &mut Harnessed, name: &str| {
        let path = folder.path().join(name);
        order(harness, FactoryAction::SavePicture(path.clone()));
        run_until(harness, "the file", |state| !state.shared.file_busy());
        image::open(&path).unwrap().into_luma8()
    };
    let part = |picture: &image::GrayImage, column: usize, row: usize| {
        let at = |place: usize| {
            let (x, y) = (column * (WIDTH + 2) + place % WIDTH, row * (HEIGHT + 2) + place / WIDTH);
            picture.get_pixel(x as u32, y as u32).0[0]
        };
        GrayImage::from_bytes(&(0..WIDTH * HEIGHT).map(at).collect::<Vec<u8>>()).unwrap()
    };
    let sample = save(&mut harness, "sample.png");
    assert_eq!((sample.width() as usize, sample.height() as usize), (WIDTH, HEIGHT));
    assert_eq!(part(&sample, 0, 0), state(&harness).factory.picture.as_ref().unwrap().specimen.image);

    order(&mut harness, FactoryAction::Show(PageId("peel")));
    run_until_rendered(&mut harness);
    let strip = save(&mut harness, "peel.png");
    for (place, (_, image)) in state(&harness).factory.picture.as_ref().unwrap().stages.iter().enumerate() {
        assert_eq!(part(&strip, place, 0), *image);
    }

    order(&mut harness, FactoryAction::SetGrid(GridChoice { count: 24, class: None, mixed: false }));
    order(&mut harness, FactoryAction::Show(PageId("grid")));
    run_until_rendered(&mut harness);
    let grid = save(&mut harness, "grid.png");
    assert_eq!((grid.width() as usize, grid.height() as usize), (12 * (WIDTH + 2) - 2, 2 * (HEIGHT + 2) - 2));
    let thumbnails = &state(&harness).factory.picture.as_ref().unwrap().thumbnails;
    assert_eq!(part(&grid, 11, 1), thumbnails[23].image);
}

#[test]
fn a_copied_picture_reaches_the_clipboard_enlarged() {
    let mut harness = factory();
    let sample = state(&harness).factory.picture.as_ref().unwrap().specimen.image.clone();
    harness.get_by_label("Copy").click();
    let start = std::time::Instant::now();
    loop {
        harness.run_steps(1);
        let copied = harness.output().platform_output.commands.iter().find_map(|command| match command {
            egui::OutputCommand::CopyImage(image) => Some(image.clone()),
            _ => None,
        });
        if let Some(image) = copied {
            assert_eq!(image.size, [4 * WIDTH, 4 * HEIGHT]);
            for (x, y) in [(0, 0), (50, 60), (95, 127)] {
                assert_eq!(image.pixels[4 * y * 4 * WIDTH + 4 * x].r(), sample.at(x, y));
            }
            return;
        }
        assert!(start.elapsed().as_secs() < 60, "nothing reached the clipboard");
    }
}

/// Starts an export that takes long, and waits until it writes.
fn exporting(folder: &Path, format: ImageFormat) -> (Harnessed, PathBuf) {
    let mut harness = factory();
    let path = folder.join(if format == ImageFormat::Npz { "d.npz" } else { "d" });
    order(&mut harness, FactoryAction::EditExport(ExportForm { count: 1_000_000, format, masks: true, classes: [true; 4] }));
    order(&mut harness, FactoryAction::Export(path.clone()));
    run_until(&mut harness, "the first pictures", |state| {
        state.factory.export.running.as_ref().is_some_and(|running| running.done > 0)
    });
    (harness, path)
}

#[test]
fn a_cancelled_export_leaves_nothing_behind() {
    for format in [ImageFormat::Png, ImageFormat::Npz] {
        let folder = tempfile::tempdir().unwrap();
        let (mut harness, path) = exporting(folder.path(), format);
        order(&mut harness, FactoryAction::CancelExport);
        run_until(&mut harness, "the end", |state| state.factory.export.running.is_none());
        // What is said is true when it is said.
        assert!(!path.exists());
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0, "{format:?}");
        assert!(harness.query_by_label_contains("nothing was left behind").is_some());
    }
}

#[test]
fn a_window_closed_during_an_export_leaves_nothing_behind() {
    for format in [ImageFormat::Png, ImageFormat::Npz] {
        let folder = tempfile::tempdir().unwrap();
        let (harness, _) = exporting(folder.path(), format);
        drop(harness);
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0, "{format:?}");
    }
}

#[test]
fn an_export_onto_something_that_is_there_is_refused_in_words() {
    let folder = tempfile::tempdir().unwrap();
    let mine = folder.path().join("mine.txt");
    std::fs::write(&mine, "mine").unwrap();
    let mut harness = factory();
    for (path, word) in [(folder.path().to_path_buf(), "not empty"), (mine.clone(), "not a directory")] {
        order(&mut harness, FactoryAction::Export(path));
        run_until(&mut harness, "the end", |state| state.factory.export.running.is_none());
        run_until_said(&mut harness, word);
    }
    assert_eq!(std::fs::read_to_string(&mine).unwrap(), "mine");
}
