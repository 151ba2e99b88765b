//! The program as others run it: files in, files and exit codes out.
//!
//! Exit code 0: done. 1: failed, in exactly one line that says what, why and which file. 2: wrong usage.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod autoencoder;
mod bad_files;
mod base_images;
mod bench_learn;
mod cards;
mod compared;
mod faults;
mod foreign_files;
mod happy_paths;
mod ill_or_healthy;
mod lesson_files;
mod lessons;
mod limits;
mod notes;
mod npz;
mod outputs;
mod plain_words;
mod predict_many;
mod runs;
mod score;
mod wrong_usage;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::LazyLock;

use serde_json::Value;

/// How a run of the program ended.
struct Run {
    code: Option<i32>,
    stdout: String,
    stderr: String,
}

impl Run {
    /// The one JSON value on standard output.
    fn json(&self) -> Value {
        assert_eq!(self.code, Some(0), "{}", self.stderr);
        serde_json::from_str(&self.stdout).unwrap_or_else(|err| panic!("{err} in: {}", self.stdout))
    }
}

fn command(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_brain-tumor-lab"));
    command.args(args).env_remove("RUST_LOG").env_remove("RUST_BACKTRACE").stdin(Stdio::null());
    // Trainings are kept in a home of their own, not in that of whoever runs the tests.
    let home = Path::new(env!("CARGO_TARGET_TMPDIR")).join("home");
    command.env("HOME", &home).env("XDG_CONFIG_HOME", &home).env("APPDATA", &home);
    command
}

fn lab(args: &[&str]) -> Run {
    let output = command(args).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    let run = Run { code: output.status.code(), stdout: text(output.stdout), stderr: text(output.stderr) };
    assert!(!run.stderr.contains("panicked"), "{args:?}: {}", run.stderr);
    run
}

/// The words of a command line, and more of them.
fn words<'a>(line: &'static str, more: &[&'a str]) -> Vec<&'a str> {
    line.split(' ').chain(more.iter().copied()).collect()
}

fn assert_done(args: &[&str]) -> Run {
    let run = lab(args);
    assert_eq!(run.code, Some(0), "{args:?}: {}", run.stderr);
    run
}

/// Exit code 1 and one line on standard error that contains all words; gives the line.
fn assert_fails(args: &[&str], words: &[&str]) -> String {
    let run = lab(args);
    assert_eq!(run.code, Some(1), "{args:?}: {} {}", run.stdout, run.stderr);
    assert_eq!(run.stdout, "", "{args:?}");
    let lines: Vec<&str> = run.stderr.lines().collect();
    assert!(lines.len() == 1 && lines[0].starts_with("error: "), "{args:?}: one line, please: {}", run.stderr);
    assert!(!lines[0].contains("Error") && !lines[0].contains("{ "), "{args:?}: words, not debug output: {}", lines[0]);
    for word in words {
        assert!(lines[0].contains(word), "{args:?}: \"{word}\" is not in: {}", lines[0]);
    }
    lines[0].to_owned()
}

/// Exit code 2, nothing on standard output.
fn assert_wrong_usage(args: &[&str]) {
    let run = lab(args);
    assert_eq!(run.code, Some(2), "{args:?}: {} {}", run.stdout, run.stderr);
    assert_eq!(run.stdout, "", "{args:?}");
    assert!(run.stderr.starts_with("error: "), "{args:?}: {}", run.stderr);
}

/// A folder that is removed at the end, and paths in it as texts.
struct Folder(tempfile::TempDir);

impl Folder {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn path(&self, name: &str) -> String {
        self.0.path().join(name).to_str().unwrap().to_owned()
    }

    /// Writes a file; gives its path.
    fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> String {
        std::fs::write(self.path(name), bytes).unwrap();
        self.path(name)
    }

    /// The names of what lies in it.
    fn names(&self) -> Vec<String> {
        let entries = std::fs::read_dir(self.0.path()).unwrap();
        let mut names: Vec<String> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }
}

/// All files below a folder with their bytes, by their path in it.
fn tree(root: impl AsRef<Path>) -> BTreeMap<String, Vec<u8>> {
    let mut folders: Vec<PathBuf> = vec![root.as_ref().to_path_buf()];
    let mut files = BTreeMap::new();
    while let Some(folder) = folders.pop() {
        for path in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(&root).unwrap().to_str().unwrap().replace('\\', "/");
                files.insert(name, std::fs::read(path).unwrap());
            }
        }
    }
    files
}

/// The pictures below a folder with their bytes, by their paths in it.
fn pictures_in(root: &str) -> BTreeMap<String, Vec<u8>> {
    let is_picture = |name: &String| Path::new(name).extension().is_some_and(|ending| ending == "png");
    tree(root).into_iter().filter(|(name, _)| is_picture(name)).collect()
}

/// A model of ten steps, for everything that needs some model.
fn young_model() -> &'static str {
    static MODEL: LazyLock<(Folder, String)> = LazyLock::new(|| {
        let folder = Folder::new();
        let path = folder.path("young.model");
        assert_done(&["train", "--mode", "hard", "--images", "640", "--out", &path, "--device", "cpu"]);
        (folder, path)
    });
    &MODEL.1
}

/// A dataset of 40 pictures.
fn dataset() -> &'static str {
    static DATASET: LazyLock<(Folder, String)> = LazyLock::new(|| {
        let folder = Folder::new();
        let path = folder.path("forty");
        assert_done(&["generate", "--mode", "hard", "--count", "40", "--seed", "6", "--out", &path]);
        (folder, path)
    });
    &DATASET.1
}
