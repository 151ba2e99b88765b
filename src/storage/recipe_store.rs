//! A folder of recipes, one file each: the presets that people keep.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::recipe_file::encode;
use super::writing::{Output, Product};
use super::{FileAction, FileError, Refused, keep_aside, load_recipe, save_recipe};
use crate::factory::Recipe;

/// Longest name, in letters.
const LONGEST_NAME: usize = 60;
/// What a name becomes in which nothing is left.
const NAMELESS: &str = "recipe";
/// Names that Windows keeps for itself.
const RESERVED: [&str; 22] = [
    "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "lpt1", "lpt2", "lpt3",
    "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
];

/// Recipes by name in a folder of their own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecipeStore {
    folder: PathBuf,
}

impl RecipeStore {
    /// The store in this folder, which need not exist before something is saved.
    pub fn new(folder: impl Into<PathBuf>) -> Self {
        Self { folder: folder.into() }
    }

    /// The file of a name, which is cleaned first.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.join(format!("{}.toml", clean_name(name)))
    }

    /// All names, sorted; a folder that is not there holds none.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub fn list(&self) -> Result<Vec<String>, FileError> {
        let fail = |err: std::io::Error| FileError::of(FileAction::ListRecipes, &self.folder, err);
        let entries = match std::fs::read_dir(&self.folder) {
            Err(err) if err.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
            entries => entries.map_err(fail)?,
        };
        let mut names = Vec::new();
        for entry in entries {
            let path = entry.map_err(fail)?.path();
            let is_recipe = path.extension().is_some_and(|extension| extension == "toml") && path.is_file();
            names.extend(path.file_stem().filter(|_| is_recipe).and_then(|stem| stem.to_str()).map(str::to_owned));
        }
        names.sort_by_key(|name| (name.to_lowercase(), name.clone()));
        Ok(names)
    }

    /// Reads the recipe of a name.
    ///
    /// # Errors
    /// When there is none, or it cannot be used.
    pub fn load(&self, name: &str) -> Result<Recipe, FileError> {
        load_recipe(&self.path(name))
    }

    /// Keeps a recipe under a name, which becomes that of the recipe too; gives the name as it was cleaned.
    ///
    /// # Errors
    /// When there is one of this name and `overwrite` is false, or the folder cannot be written.
    pub fn save(&self, name: &str, recipe: &Recipe, overwrite: bool) -> Result<String, FileError> {
        let (name, path) = (clean_name(name), self.path(name));
        let recipe = Recipe { name: name.clone(), ..recipe.clone() };
        std::fs::create_dir_all(&self.folder).map_err(|err| FileError::of(FileAction::KeepRecipe, &self.folder, err))?;
        if overwrite && path.exists() && load_recipe(&path).is_err() {
            // Nobody has seen what is in it: it is replaced by its name only.
            keep_aside(&path)?;
        }
        let written = if overwrite { save_recipe(&path, &recipe) } else { save_new(&path, &recipe) };
        written.map(|()| name)
    }

    /// Gives a recipe another name; gives the name as it was cleaned.
    ///
    /// # Errors
    /// When there is none of the old name or one of the new name, or the folder cannot be written.
    pub fn rename(&self, name: &str, new_name: &str) -> Result<String, FileError> {
        if clean_name(name) == clean_name(new_name) {
            return Ok(clean_name(name));
        }
        let saved = self.save(new_name, &self.load(name)?, false)?;
        self.remove(name)?;
        Ok(saved)
    }

    /// Removes a recipe and gives it, so that it can be saved again.
    ///
    /// # Errors
    /// When there is none, it cannot be read (and is kept), or the folder cannot be written.
    pub fn delete(&self, name: &str) -> Result<Recipe, FileError> {
        let recipe = self.load(name)?;
        self.remove(name)?;
        Ok(recipe)
    }

    fn remove(&self, name: &str) -> Result<(), FileError> {
        let path = self.path(name);
        std::fs::remove_file(&path).map_err(|err| FileError::of(FileAction::DeleteRecipe, &path, err))
    }
}

fn save_new(path: &Path, recipe: &Recipe) -> Result<(), FileError> {
    let action = FileAction::KeepRecipe;
    let fail = |err: std::io::Error| match err.kind() {
        ErrorKind::AlreadyExists => FileError::of(action, path, Refused::Taken),
        _ => FileError::of(action, path, err),
    };
    if path.exists() {
        return Err(fail(ErrorKind::AlreadyExists.into()));
    }
    let text = encode(path, recipe)?;
    Output::check(action, path, Product::Recipe)?.write_new(text.as_bytes()).map_err(fail)
}

/// The name as it can stand on every file system: no separators or signs, not too long, none that Windows keeps.
pub fn clean_name(name: &str) -> String {
    let harmless = |letter: char| if letter.is_control() || r#"/\:*?"<>|"#.contains(letter) { '-' } else { letter };
    let letters: String = name.trim().chars().map(harmless).take(LONGEST_NAME).collect();
    // A point first hides a file, a point or a space last is dropped by Windows.
    let clean = letters.trim_start_matches('.').trim_end_matches(['.', ' ']).trim();
    if clean.is_empty() {
        return NAMELESS.to_owned();
    }
    // Windows looks only at what stands before the first point.
    let (first, rest) = clean.split_at(clean.find('.').unwrap_or(clean.len()));
    if RESERVED.contains(&first.trim().to_lowercase().as_str()) { format!("{first}-{rest}") } else { clean.to_owned() }
}
