//! Another step for a lesson file: what is shown now becomes its last step. The file is checked before and after.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use toml::Value;

use super::super::Language;
use super::{FORMAT, Lesson, LessonError};
use crate::factory::Recipe;
use crate::storage::{FileAction, FileError, Product, printable, read_text, save_recipe, write_product};
use crate::words::{in_locale, words};

const ACTION: FileAction = FileAction::KeepStep;
/// Most bytes of a lesson file that is added to.
const LARGEST: u64 = 1 << 20;
/// Most names that are tried for a recipe.
const MOST_NAMES: usize = 1000;

/// A step as it is written.
#[derive(Clone, Debug)]
pub struct NewStep {
    /// The language of its words.
    pub language: Language,
    /// The title of the lesson, where the file is a new one.
    pub title: String,
    /// What is said in the step.
    pub text: String,
    /// The room, as it stands in lesson files.
    pub room: String,
    /// What it sets there.
    pub pins: Vec<(&'static str, Value)>,
    /// The recipe that it sets: written beside the lesson, and pinned by its name.
    pub recipe: Option<Arc<Recipe>>,
}

impl NewStep {
    /// The step in the file. Values are written by the TOML library: whatever stands in a text comes back as it is.
    fn written(&self, recipe: Option<String>) -> String {
        let Self { language, text, room, pins, .. } = self;
        let code = language.code();
        let written = format!("\n[[step]]\nroom = {}\ntext = {{ {code} = {} }}\n", quoted(room), quoted(text.trim()));
        let recipe = recipe.map(|name| ("recipe", Value::String(name)));
        let pins: Vec<String> = pins.iter().cloned().chain(recipe).map(|(key, value)| format!("{key} = {value}")).collect();
        let pins = if pins.is_empty() { String::new() } else { format!("pin = {{ {} }}\n", pins.join(", ")) };
        written + &pins
    }

    /// The beginning of a new file.
    fn beginning(&self) -> String {
        // A title in the language of the step, where the window speaks it.
        let unnamed = || in_locale(self.language.locale().unwrap_or_default(), || words().lesson_unnamed());
        let title = Some(self.title.trim()).filter(|title| !title.is_empty()).map_or_else(unnamed, str::to_owned);
        format!("format = {FORMAT}\ntitle = {{ {} = {} }}\n", self.language.code(), quoted(&title))
    }
}

/// A text between quotation marks, on one line.
fn quoted(text: &str) -> String {
    let line: Vec<&str> = text.split_whitespace().collect();
    Value::String(printable(&line.join(" "))).to_string()
}

/// Writes a step at the end of a lesson file, or begins one; gives its number.
///
/// # Errors
/// When the file is no lesson, has mistakes, or cannot be written: it stays as it is then.
pub fn keep_step(path: &Path, step: &NewStep) -> Result<usize, LessonError> {
    let is_new = path.symlink_metadata().is_err();
    let (before, count) = if is_new {
        (step.beginning(), 0)
    } else {
        let lesson = Lesson::load(path)?;
        (read_text(ACTION, path, LARGEST)?, lesson.steps().len())
    };
    let folder = path.parent().unwrap_or_else(|| Path::new("."));
    let recipe = match &step.recipe {
        None => None,
        Some(recipe) => {
            let (beside, name) = free_name(path, folder, count + 1)?;
            save_recipe(&beside, recipe)?;
            Some((beside, name))
        }
    };
    let tidied = |err: LessonError| {
        // The recipe belongs to the step, which is not written.
        if let Some((beside, _)) = &recipe {
            std::fs::remove_file(beside).ok();
        }
        err
    };
    let name = recipe.as_ref().map(|(_, name)| name.clone());
    let text = format!("{}\n{}", before.trim_end(), step.written(name));
    let lesson = Lesson::parse("", &text, Some(folder)).map_err(tidied)?;
    if lesson.steps().len() != count + 1 {
        return Err(tidied(FileError::new(ACTION, path, words().lesson_no_place_for_step()).into()));
    }
    write_product(ACTION, path, Product::Lesson, text.as_bytes()).map_err(|err| tidied(err.into()))?;
    Ok(count + 1)
}

/// A name beside the lesson that nothing has yet, and its path.
fn free_name(lesson: &Path, folder: &Path, step: usize) -> Result<(PathBuf, String), FileError> {
    let stem = lesson.file_stem().map_or_else(|| "lesson".into(), |stem| stem.to_string_lossy());
    let stem = crate::storage::clean_name(&stem);
    let names = (1..=MOST_NAMES).map(|time| match time {
        1 => format!("{stem} step {step}.toml"),
        _ => format!("{stem} step {step} ({time}).toml"),
    });
    let mut free = names.map(|name| (folder.join(&name), name)).filter(|(path, _)| path.symlink_metadata().is_err());
    free.next().ok_or_else(|| FileError::new(ACTION, lesson, words().lesson_no_free_name()))
}

#[cfg(test)]
mod tests {
    use super::super::Scene;
    use super::*;
    use crate::factory::Mode;

    fn step(text: &str) -> NewStep {
        NewStep {
            language: Language::French,
            title: "Ma \"leçon\"".to_owned(),
            text: text.to_owned(),
            room: "play".to_owned(),
            pins: vec![("mode", "easy".into()), ("seed", 42.into()), ("index", 7.into())],
            recipe: None,
        }
    }

    #[test]
    fn steps_are_added_one_after_the_other_and_read_back_as_they_are() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("mine.toml");
        let texts = ["Premier pas.", "Il dit : \"non\" \\ {1}", "  Ligne un.\nLigne deux. # rien "];
        for (place, text) in texts.into_iter().enumerate() {
            assert_eq!(keep_step(&path, &step(text)).unwrap(), place + 1);
        }
        let lesson = Lesson::load(&path).unwrap();
        assert_eq!(lesson.title.in_language(Language::French).text, "Ma \"leçon\"");
        let read: Vec<&str> = lesson.steps().iter().map(|step| step.text.in_language(Language::French).text.as_str()).collect();
        assert_eq!(read, ["Premier pas.", "Il dit : \"non\" \\ {1}", "Ligne un. Ligne deux. # rien"]);
        for step in lesson.steps() {
            let Scene::Play(pins) = &step.scene else { panic!("{:?}", step.scene) };
            assert_eq!((pins.picture.mode, pins.picture.seed, pins.picture.index), (Some(Mode::Easy), Some(42), Some(7)));
        }
    }

    #[test]
    fn a_recipe_is_written_beside_the_lesson_and_takes_the_name_of_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("mine.toml");
        std::fs::write(folder.path().join("mine step 1.toml"), "someone else's").unwrap();
        let recipe = Recipe { name: "Own".to_owned(), healthy_prior: 3.0, ..Mode::Hard.recipe() };
        keep_step(&path, &NewStep { recipe: Some(Arc::new(recipe.clone())), ..step("Eine Probe") }).unwrap();
        let lesson = Lesson::load(&path).unwrap();
        let Scene::Play(pins) = &lesson.steps()[0].scene else { panic!("another room") };
        assert_eq!(pins.picture.recipe.as_deref(), Some(&recipe));
        assert_eq!(std::fs::read_to_string(folder.path().join("mine step 1.toml")).unwrap(), "someone else's");
        assert!(folder.path().join("mine step 1 (2).toml").exists());
    }

    #[test]
    fn a_damaged_file_is_refused_and_stays_as_it_is() {
        let folder = tempfile::tempdir().unwrap();
        let damages = [
            ("format = 1\ntitle = { en = \"A\" }\n[[step]]\nroom = \"nowhere\"\ntext = { en = \"a\" }\n", "there is no room"),
            ("format = 2\n", "newer version"),
            ("", "empty"),
            ("healthy_prior = 1.0\n[alterations]\n", "it is a recipe"),
            ("format = 1\ntitle = {en=\"A\"}\nstep = [{ room = \"play\", text = {en=\"a\"} }]\n", ""),
        ];
        for (place, (damage, words)) in damages.into_iter().enumerate() {
            let path = folder.path().join(format!("{place}.toml"));
            std::fs::write(&path, damage).unwrap();
            let recipe = Some(Arc::new(Mode::Easy.recipe()));
            let said = keep_step(&path, &NewStep { recipe, ..step("x") }).unwrap_err().to_string();
            assert!(said.contains(words), "{damage}: {said}");
            assert_eq!(std::fs::read_to_string(&path).unwrap(), damage);
        }
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), damages.len(), "no recipe is left behind");
    }
}
