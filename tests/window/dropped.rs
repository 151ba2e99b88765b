//! Files dropped on the window: their contents say what they are, whatever they are called.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use brain_tumor_lab::app::{Opponent, Room};
use brain_tumor_lab::factory::{Mode, Preset};
use brain_tumor_lab::network::Model;
use egui_kittest::kittest::Queryable as _;

use crate::common::{Harnessed, run_until, run_until_dealt, state, window};

#[derive(Debug)]
struct OnDisk(PathBuf);

impl egui::DroppedFile for OnDisk {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        std::fs::read(&self.0).map_err(|err| err.to_string())
    }
}

pub fn drop_files(harness: &mut Harnessed, paths: &[&Path]) {
    for path in paths {
        harness.input_mut().dropped_files.push(Arc::new(OnDisk(path.to_path_buf())));
    }
    harness.run_steps(2);
}

fn file(folder: &Path, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
    let path = folder.join(name);
    std::fs::write(&path, bytes).expect("the folder can be written");
    path
}

#[test]
fn a_recipe_a_model_and_weights_are_taken_for_what_they_are() {
    let folder = tempfile::tempdir().unwrap();
    let model = Model::bundled(Mode::Easy).unwrap();
    let recipe = Preset::Of2019(Mode::Hard).recipe();
    let recipe_path = file(folder.path(), "recipe.png", toml::to_string(&recipe).unwrap());
    let model_path = file(folder.path(), "model.toml", model.encode().unwrap());
    let weights_path = file(folder.path(), "weights", model.to_safetensors().unwrap());
    let mut harness = window();
    run_until_dealt(&mut harness);
    drop_files(&mut harness, &[&recipe_path]);
    run_until(&mut harness, "the recipe", |state| *state.factory.recipe() == recipe);
    assert!(harness.query_by_label_contains("Recipe in the Factory: 2019-HARD").is_some());
    assert_eq!(state(&harness).shared.room, Room::Play);
    for path in [&model_path, &weights_path] {
        let name = path.file_name().unwrap().to_str().unwrap();
        drop_files(&mut harness, &[path]);
        run_until(&mut harness, "the model", |state| state.shared.models.file.as_ref().is_some_and(|(_, own)| own == name));
        assert_eq!(state(&harness).shared.models.opponent, Opponent::File);
    }
}

#[test]
fn several_files_are_all_taken() {
    let folder = tempfile::tempdir().unwrap();
    let recipe = Preset::Of2019(Mode::Easy).recipe();
    let recipe_path = file(folder.path(), "1", toml::to_string(&recipe).unwrap());
    let model_path = file(folder.path(), "2", Model::bundled(Mode::Easy).unwrap().encode().unwrap());
    let mut harness = window();
    run_until_dealt(&mut harness);
    drop_files(&mut harness, &[&recipe_path, &model_path]);
    run_until(&mut harness, "both", |state| *state.factory.recipe() == recipe && state.shared.models.file.is_some());
}

#[test]
fn what_has_no_place_in_the_window_is_told_where_it_belongs() {
    let folder = tempfile::tempdir().unwrap();
    let session = file(folder.path(), "session.png", "round,mode,seed,index,truth,you,machine\n1,EASY,0,0,A,A,A\n");
    let labels = file(folder.path(), "labels.model", "id,file,class\n0,a/0.png,A\n");
    let photo = file(folder.path(), "photo.png", b"GIF89a");
    let cases = [
        (session.as_path(), "Cannot open the file: it is the table of a session of the game"),
        (&labels, "it is the table of a dataset; the folder that it lies in belongs to"),
        (&photo, "it is a picture in the form GIF"),
        (folder.path(), "it is a folder; the Train room learns from its pictures"),
    ];
    for (path, words) in cases {
        let mut harness = window();
        run_until_dealt(&mut harness);
        let before = Arc::clone(&state(&harness).shared.base);
        drop_files(&mut harness, &[path]);
        run_until(&mut harness, "the answer", |state| !state.shared.file_busy());
        harness.run_steps(2);
        assert!(harness.query_by_label_contains(words).is_some(), "{words}");
        assert_eq!(state(&harness).shared.base, before);
    }
}

/// The recipes of 2019 stand in the list of presets, and are no difficulty of the game.
#[test]
fn the_presets_of_2019_are_loaded_from_the_list() {
    let mut harness = window();
    run_until_dealt(&mut harness);
    harness.get_by_label("Factory").click();
    harness.run_steps(3);
    harness.get_by_label("Recipe").click();
    harness.run_steps(3);
    for mode in Mode::ALL {
        harness.get_by_label("Yours\u{2026}").click();
        harness.run_steps(3);
        harness.get_by_label(Preset::Of2019(mode).word()).click();
        harness.run_steps(3);
        assert_eq!(*state(&harness).factory.recipe(), Preset::Of2019(mode).recipe());
    }
}
