//! Files that a lesson names: they lie in the folder of the lesson, and nowhere else.

use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use super::super::{BaseOrigin, InWords as _, error_words};
use super::scene::{PinnedBase, PinnedMachine};
use super::values::short;
use crate::factory::{MadeBase, NoMadeBase, Recipe};
use crate::network::Model;
use crate::runs::{BEST_OF_RUN, RunStore};
use crate::storage::{load_base, load_recipe};
use crate::words::words;

/// The folder that a lesson lies in. A lesson that comes with the program lies in none, and can name no file.
#[derive(Clone, Copy, Debug)]
pub struct LessonFolder<'a>(pub Option<&'a Path>);

impl LessonFolder<'_> {
    /// A recipe.
    ///
    /// # Errors
    /// A sentence, where there is none that can be used.
    pub fn recipe(self, name: &str) -> Result<Arc<Recipe>, String> {
        let path = self.resolve(name)?;
        load_recipe(&path).map(Arc::new).map_err(|err| words().lesson_unusable_recipe(short(name), error_words::reason(&err)))
    }

    /// The network that plays: `bundled`, `any`, a model file, or the network of a run after so many pictures, `runs/one@12000`.
    ///
    /// # Errors
    /// A sentence, where there is none that can be used.
    pub fn machine(self, name: &str) -> Result<PinnedMachine, String> {
        match name {
            "bundled" => return Ok(PinnedMachine::Bundled),
            "any" => return Ok(PinnedMachine::Any),
            _ => {}
        }
        let path = match name.rsplit_once('@').map(|(run, images)| (run, images.parse::<u64>())) {
            Some((run, Ok(images))) => self.checkpoint(run, images)?,
            _ => self.resolve(name)?,
        };
        let path = if path.is_dir() { path.join(BEST_OF_RUN) } else { path };
        let model = Model::load(&path).map_err(|err| words().lesson_unusable_model(short(name), error_words::reason(&err)))?;
        Ok(PinnedMachine::File(Arc::new(model), name.to_owned()))
    }

    /// A base image: one that the program makes, by its word, or a picture.
    ///
    /// # Errors
    /// A sentence, where there is none that can be used.
    pub fn base(self, name: &str) -> Result<PinnedBase, String> {
        match name.parse::<MadeBase>() {
            Ok(made) => Ok(PinnedBase { base: Arc::new(made.make()), origin: BaseOrigin::Made(made) }),
            Err(err @ NoMadeBase::NoNumber(_)) => Err(err.in_words()),
            Err(NoMadeBase::Unknown) => {
                let base = load_base(&self.resolve(name)?)
                    .map_err(|err| words().lesson_unusable_base(short(name), error_words::reason(&err)))?;
                Ok(PinnedBase { base: Arc::new(base), origin: BaseOrigin::Given(name.to_owned()) })
            }
        }
    }

    /// The network of a run after so many pictures.
    fn checkpoint(self, run: &str, images: u64) -> Result<PathBuf, String> {
        let folder = self.resolve(run)?;
        let kept = RunStore::new("").checkpoints(&folder);
        if let Some(checkpoint) = kept.iter().find(|checkpoint| checkpoint.images == images) {
            return self.inside(&checkpoint.path, run);
        }
        let nearest = kept.iter().min_by_key(|checkpoint| checkpoint.images.abs_diff(images));
        Err(match nearest {
            Some(nearest) => words().lesson_no_checkpoint(short(run), images.to_string(), format!("@{}", nearest.images)),
            None => words().lesson_no_run(short(run)),
        })
    }

    /// The path of a file or folder that is there.
    ///
    /// # Errors
    /// A sentence, where there is none, or it does not lie in the folder of the lesson.
    pub fn resolve(self, name: &str) -> Result<PathBuf, String> {
        let Some(folder) = self.0 else {
            return Err(words().lesson_without_folder(short(name)));
        };
        let path = Path::new(name);
        let has_drive = name.as_bytes().get(1) == Some(&b':');
        if path.is_absolute() || name.starts_with(['/', '\\']) || has_drive {
            return Err(words().lesson_absolute_path(short(name)));
        }
        if name.contains('\\') {
            return Err(words().lesson_backslash(short(name)));
        }
        if path.components().any(|part| part == Component::ParentDir) {
            return Err(words().lesson_leads_out(short(name)));
        }
        if name.trim().is_empty() {
            return Err(words().lesson_empty_name());
        }
        self.inside(&folder.join(path), name)
    }

    /// The path without links, where it does not lead out of the folder.
    fn inside(self, path: &Path, name: &str) -> Result<PathBuf, String> {
        let missing = |_err| words().lesson_not_in_folder(short(name));
        let whole = path.canonicalize().map_err(missing)?;
        let folder = self.0.map_or_else(|| Path::new("."), folder_of).canonicalize().map_err(missing)?;
        if whole.starts_with(&folder) { Ok(whole) } else { Err(words().lesson_link_leads_out(short(name))) }
    }
}

/// The folder, where an empty path stands for the present one.
fn folder_of(folder: &Path) -> &Path {
    if folder.as_os_str().is_empty() { Path::new(".") } else { folder }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::factory::Mode;

    #[test]
    fn only_what_lies_in_the_folder_is_opened() {
        let outer = tempfile::tempdir().unwrap();
        let folder = outer.path().join("lesson");
        std::fs::create_dir_all(folder.join("deep")).unwrap();
        let recipe = toml::to_string(&Mode::Easy.recipe()).unwrap();
        for path in [folder.join("mine.toml"), folder.join("deep/mine.toml"), outer.path().join("other.toml")] {
            std::fs::write(path, &recipe).unwrap();
        }
        let lesson = LessonFolder(Some(&folder));
        for name in ["mine.toml", "./mine.toml", "deep/mine.toml"] {
            assert_eq!(*lesson.recipe(name).unwrap(), Mode::Easy.recipe(), "{name}");
        }
        let outside = outer.path().join("other.toml").display().to_string();
        for (name, words) in [
            (outside.as_str(), "is an absolute path"),
            ("../other.toml", "leads out of the folder"),
            ("deep/../../other.toml", "leads out of the folder"),
            ("C:\\other.toml", "is an absolute path"),
            ("deep\\mine.toml", "write / between folders"),
            ("absent.toml", "there is no \"absent.toml\" in the folder of the lesson"),
            ("", "is empty"),
            ("deep", "cannot be used"),
        ] {
            let said = lesson.recipe(name).unwrap_err();
            assert!(said.contains(words), "{name}: {said}");
        }
        let said = LessonFolder(None).recipe("mine.toml").unwrap_err();
        assert!(said.contains("comes with the program has no folder"), "{said}");
    }

    #[cfg(unix)]
    #[test]
    fn a_link_out_of_the_folder_is_refused_and_one_inside_is_not() {
        let outer = tempfile::tempdir().unwrap();
        let folder = outer.path().join("lesson");
        std::fs::create_dir(&folder).unwrap();
        let recipe = toml::to_string(&Mode::Easy.recipe()).unwrap();
        std::fs::write(outer.path().join("other.toml"), &recipe).unwrap();
        std::fs::write(folder.join("mine.toml"), &recipe).unwrap();
        std::os::unix::fs::symlink(outer.path().join("other.toml"), folder.join("out.toml")).unwrap();
        std::os::unix::fs::symlink(outer.path(), folder.join("up")).unwrap();
        std::os::unix::fs::symlink("mine.toml", folder.join("in.toml")).unwrap();
        let lesson = LessonFolder(Some(&folder));
        for name in ["out.toml", "up/other.toml"] {
            assert!(lesson.recipe(name).unwrap_err().contains("is a link that leads out"), "{name}");
        }
        lesson.recipe("in.toml").unwrap();
    }

    #[test]
    fn a_network_is_bundled_or_a_file_or_a_moment_of_a_run() {
        let folder = tempfile::tempdir().unwrap();
        let model = Model::bundled(Mode::Easy).unwrap();
        model.save(&folder.path().join("mine.model")).unwrap();
        let run = folder.path().join("runs/one/checkpoints");
        std::fs::create_dir_all(&run).unwrap();
        model.save(&run.join("000000000640.model")).unwrap();
        let lesson = LessonFolder(Some(folder.path()));
        assert!(matches!(lesson.machine("bundled"), Ok(PinnedMachine::Bundled)));
        assert!(matches!(lesson.machine("any"), Ok(PinnedMachine::Any)));
        for name in ["mine.model", "runs/one@640"] {
            assert!(matches!(lesson.machine(name), Ok(PinnedMachine::File(_, own)) if own == name));
        }
        let said = |name: &str| lesson.machine(name).unwrap_err();
        assert!(said("runs/one@700").ends_with("the nearest is @640"), "{}", said("runs/one@700"));
        assert!(said("runs/two@640").contains("there is no \"runs/two\""), "{}", said("runs/two@640"));
        std::fs::write(folder.path().join("bad.model"), "nothing").unwrap();
        assert!(said("bad.model").starts_with("the model \"bad.model\" cannot be used"));
    }
}
