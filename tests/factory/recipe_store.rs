//! The folder in which people keep recipes.

use brain_tumor_lab::factory::{Mode, Recipe};
use brain_tumor_lab::storage::{RecipeStore, clean_name};

fn store() -> (tempfile::TempDir, RecipeStore) {
    let folder = tempfile::tempdir().unwrap();
    let store = RecipeStore::new(folder.path().join("recipes"));
    (folder, store)
}

fn named(name: &str) -> Recipe {
    Recipe { name: name.to_owned(), ..Mode::Hard.recipe() }
}

#[test]
fn recipes_are_saved_listed_renamed_and_deleted() {
    let (_folder, store) = store();
    assert_eq!(store.list().unwrap(), Vec::<String>::new(), "a folder that is not there is empty");
    for name in ["zebra", "Ant", "été chaud", "bee"] {
        assert_eq!(store.save(name, &Mode::Hard.recipe(), false).unwrap(), name);
    }
    std::fs::write(store.path("x").with_extension("txt"), "not a recipe").unwrap();
    assert_eq!(store.list().unwrap(), ["Ant", "bee", "zebra", "été chaud"]);
    assert_eq!(store.load("bee").unwrap(), named("bee"), "the recipe has its name");
    assert_eq!(store.rename("bee", "wasp: big").unwrap(), "wasp- big");
    assert_eq!(store.list().unwrap(), ["Ant", "wasp- big", "zebra", "été chaud"]);
    assert_eq!(store.load("wasp: big").unwrap().name, "wasp- big");
    let deleted = store.delete("wasp- big").unwrap();
    assert!(!store.path("wasp- big").exists());
    store.save(&deleted.name, &deleted, false).unwrap();
    assert_eq!(store.load("wasp- big").unwrap(), deleted, "a deletion can be undone");
}

#[test]
fn nothing_is_overwritten_unless_wanted() {
    let (_folder, store) = store();
    store.save("mine", &Mode::Easy.recipe(), false).unwrap();
    let sentence = store.save("mine", &Mode::Hard.recipe(), false).unwrap_err().to_string();
    assert!(sentence.contains("already") && sentence.contains("mine.toml"), "{sentence}");
    assert_eq!(store.load("mine").unwrap().small, Mode::Easy.recipe().small);
    store.save("mine", &Mode::Hard.recipe(), true).unwrap();
    assert_eq!(store.load("mine").unwrap(), named("mine"));
    store.save("other", &Mode::Easy.recipe(), false).unwrap();
    assert!(store.rename("other", "mine").unwrap_err().to_string().contains("already"));
    assert_eq!(store.list().unwrap(), ["mine", "other"]);
    assert_eq!(store.rename("mine", " mine ").unwrap(), "mine", "the same name is no other one");
    let entries = std::fs::read_dir(store.path("mine").parent().unwrap()).unwrap().count();
    assert_eq!(entries, 2, "nothing is left beside them");
}

#[test]
fn a_damaged_preset_that_is_replaced_is_kept_aside() {
    let (_folder, store) = store();
    store.save("mine", &Mode::Easy.recipe(), false).unwrap();
    for (damage, aside) in [("half a rec", "mine.toml.bad"), ("\0\0\0", "mine.toml.bad-2")] {
        std::fs::write(store.path("mine"), damage).unwrap();
        store.save("mine", &Mode::Hard.recipe(), true).unwrap();
        assert_eq!(store.load("mine").unwrap(), named("mine"));
        assert_eq!(std::fs::read_to_string(store.path("mine").with_file_name(aside)).unwrap(), damage);
    }
    assert_eq!(store.list().unwrap(), ["mine"]);
}

#[test]
fn what_is_missing_or_damaged_is_said_and_kept() {
    let (_folder, store) = store();
    assert!(store.load("absent").unwrap_err().to_string().contains("no such file"));
    assert!(store.delete("absent").is_err() && store.rename("absent", "x").is_err());
    store.save("mine", &Mode::Easy.recipe(), false).unwrap();
    std::fs::write(store.path("mine"), "damaged").unwrap();
    store.delete("mine").unwrap_err();
    assert!(store.path("mine").exists(), "what cannot be given back is not deleted");
}

#[test]
fn names_are_made_fit_for_every_file_system() {
    let cases = [
        ("plain", "plain"),
        ("  with blanks  ", "with blanks"),
        ("a/b\\c:d*e?f\"g<h>i|j", "a-b-c-d-e-f-g-h-i-j"),
        ("../../etc/passwd", "-..-etc-passwd"),
        ("...", "recipe"),
        ("", "recipe"),
        ("CON", "CON-"),
        ("nul.txt", "nul-.txt"),
        ("line\nbreak\u{0}", "line-break-"),
        ("ends. .", "ends"),
    ];
    for (name, clean) in cases {
        assert_eq!(clean_name(name), clean, "{name:?}");
        assert_eq!(clean_name(clean), clean, "clean names stay");
    }
    assert_eq!(clean_name(&"é".repeat(500)).chars().count(), 60);
    let (_folder, store) = store();
    let folder = store.path("x").parent().unwrap().to_owned();
    assert!(cases.iter().all(|(name, _)| store.path(name).parent() == Some(folder.as_path())), "no name leaves the folder");
}
