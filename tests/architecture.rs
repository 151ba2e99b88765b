//! The arrows of the house: which folder of `src` may name which other one, and what none may contain.
//!
//! The sources are read as text: comments, strings and test modules are cut, `use` trees are spread out into single paths,
//! `super` is resolved. The last tests feed made-up violations to the checker: it must find every one.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Longest file, tests not counted.
const MOST_LINES: usize = 400;

/// The folders, and what each may import of ours.
const ARROWS: [(&str, &[&str]); 12] = [
    ("words", &[]),
    ("factory", &[]),
    ("game", &[]),
    ("lecture", &["factory"]),
    ("classroom", &["factory", "game"]),
    ("storage", &["factory"]),
    ("network", &["factory", "storage"]),
    ("runs", &["factory", "network", "storage"]),
    ("worker", &["classroom", "factory", "lecture", "network", "runs", "storage", "words"]),
    ("app", &["classroom", "factory", "game", "lecture", "network", "runs", "storage", "words", "worker"]),
    ("ui", &["app", "classroom", "cli", "factory", "game", "lecture", "network", "runs", "storage", "words", "worker"]),
    ("cli", &["app", "classroom", "factory", "game", "lecture", "network", "runs", "storage", "words", "worker"]),
];

/// Beginnings of paths, and the folders that may name them.
const OUTSIDERS: [(&str, &[&str]); 15] = [
    ("ab_glyph", &["worker"]),
    ("burn", &["network"]),
    ("burn_flex", &["network"]),
    ("egui", &["ui"]),
    ("eframe", &["ui"]),
    ("egui_extras", &["ui"]),
    ("egui_notify", &["ui"]),
    ("egui_plot", &["ui"]),
    ("rfd", &["ui"]),
    ("clap", &["cli"]),
    ("indicatif", &["cli"]),
    ("ctrlc", &["cli"]),
    ("tempfile", &["storage"]),
    ("std::fs", &["storage", "network", "runs", "cli", "app", "ui"]),
    ("std::thread::Builder", &["worker"]),
];

/// What the pure folders never name: windows, networks, threads, files, clocks, the surroundings.
const IMPURE: [&str; 16] = [
    "egui",
    "eframe",
    "burn",
    "std::thread",
    "std::fs",
    "std::time",
    "std::io",
    "std::env",
    "std::net",
    "std::path",
    "std::process",
    "std::sync::mpsc",
    "Instant",
    "SystemTime",
    "HashMap",
    "HashSet",
];

/// Functions of the platform's mathematics: their last bits differ between machines, and pixels must not.
const PLATFORM_MATHEMATICS: [&str; 16] =
    ["sin", "cos", "tan", "asin", "acos", "atan", "atan2", "exp", "exp2", "ln", "log2", "log10", "powf", "powi", "cbrt", "hypot"];

/// What of the worker the window may name, for file dialogs; jobs are the business of `app`.
const WORKER_FOR_UI: [&str; 4] = ["Ask", "Reply", "Waker", "Work"];
/// What of the network holds tensors, which the window must not.
const NETWORK_NOT_FOR_UI: [&str; 7] =
    ["Trainer", "Predictor", "Explainer", "Inspector", "AutoencoderInspector", "ComputeDevice", "configure_runtime"];

/// What opens a file for reading, and the one file that does: it refuses what is no file, and holds a limit.
const OPENS_TO_READ: [&str; 6] =
    ["fs::read(", "fs::read_to_string", "File::open", "Reader::from_path", ".read_to_string(", "OpenOptions"];
const READING: &str = "storage/reading.rs";
/// What opens a file for writing, and the one folder that does: it follows links, keeps rights, and leaves nothing behind.
const OPENS_TO_WRITE: [&str; 6] =
    ["fs::write(", "File::create", "Writer::from_path", "tempfile::", "NamedTempFile", "fs::hard_link"];
const WRITING: &str = "storage/writing/";
/// It fills an unfinished folder, which `storage/writing/new_folder.rs` has made and publishes.
const FILLS_UNFINISHED: &str = "storage/dataset_folder.rs";

/// The rooms, by their folders in `app` and in `ui`. No room names another one: they meet through effects and what they share.
const ROOMS: [&str; 6] = ["play", "factory", "train", "network", "lessons", "classroom"];

/// One source file.
struct Source {
    /// Path below `src`, with `/`.
    name: String,
    text: String,
}

impl Source {
    fn new(name: &str, text: &str) -> Self {
        Self { name: name.to_owned(), text: text.to_owned() }
    }

    /// First part of the path below `src`; the bare files `main.rs` and `lib.rs` are folders of their own.
    fn folder(&self) -> &str {
        self.name.split('/').next().unwrap_or_default()
    }

    /// The room that the file belongs to, in `app` or in `ui`.
    fn room(&self) -> Option<&str> {
        let mut parts = self.name.split('/');
        let folder = parts.next()?;
        let room = parts.next().filter(|room| ROOMS.contains(room))?;
        ["app", "ui"].contains(&folder).then_some(room)
    }

    fn is_test(&self) -> bool {
        self.name.split('/').any(|part| part == "tests" || part == "tests.rs")
    }

    /// The module that the file is, outermost first.
    fn module(&self) -> Vec<String> {
        let parts = self.name.trim_end_matches(".rs").split('/');
        parts.filter(|&part| !["mod", "lib", "main"].contains(&part)).map(str::to_owned).collect()
    }
}

/// The text without comments, strings and characters, and without what follows the first test module.
fn code(text: &str) -> String {
    let blank = without_comments_and_strings(text);
    match blank.find("#[cfg(test)]\nmod ").filter(|&at| blank[at..].lines().nth(1).is_some_and(|line| line.ends_with('{'))) {
        Some(at) => blank[..at].to_owned(),
        None => blank,
    }
}

fn without_comments_and_strings(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let mut result = String::new();
    let mut at = 0;
    while at < letters.len() {
        let rest = &letters[at..];
        let skipped = match rest {
            ['/', '/', ..] => rest.iter().take_while(|&&letter| letter != '\n').count(),
            ['/', '*', ..] => rest.windows(2).position(|pair| pair == ['*', '/']).map_or(rest.len(), |end| end + 2),
            ['"', ..] => string_length(rest),
            ['\'', '\\', ..] => 2 + rest[2..].iter().skip(1).position(|&letter| letter == '\'').map_or(0, |end| end + 2),
            ['\'', _, '\'', ..] => 3,
            _ => 0,
        };
        if skipped == 0 {
            result.push(letters[at]);
        }
        result.extend(rest[..skipped].iter().filter(|&&letter| letter == '\n'));
        at += skipped.max(1);
    }
    result
}

fn string_length(rest: &[char]) -> usize {
    let mut length = 1;
    while length < rest.len() && rest[length] != '"' {
        length += if rest[length] == '\\' { 2 } else { 1 };
    }
    (length + 1).min(rest.len())
}

/// All paths `a::b::c` in code, `use` trees spread out. A lone name is a path of one part.
fn paths(code: &str) -> Vec<Vec<String>> {
    let tokens = tokens(code);
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if is_name(&tokens[at]) && (at == 0 || tokens[at - 1] != "::") {
            at = spread(&tokens, at, &[], &mut found);
        } else {
            at += 1;
        }
    }
    found
}

/// Reads one path or `use` tree from `at` on; gives the place behind it.
fn spread(tokens: &[String], mut at: usize, before: &[String], found: &mut Vec<Vec<String>>) -> usize {
    let mut path = before.to_vec();
    loop {
        match tokens.get(at).map(String::as_str) {
            Some("{") => {
                at += 1;
                while tokens.get(at).is_some_and(|token| token != "}") {
                    at = if tokens[at] == "," { at + 1 } else { spread(tokens, at, &path, found) };
                }
                return at + 1;
            }
            Some(token) if is_name(token) || token == "*" => path.push(token.to_owned()),
            _ => {
                found.push(path);
                return at + 1;
            }
        }
        at += 1;
        if tokens.get(at).is_none_or(|token| token != "::") {
            found.push(path);
            // `name as other` inside a tree.
            return if tokens.get(at).is_some_and(|token| token == "as") { at + 2 } else { at };
        }
        at += 1;
    }
}

fn tokens(code: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut letters = code.chars().peekable();
    while let Some(letter) = letters.next() {
        if letter.is_whitespace() {
            continue;
        }
        let mut token = String::from(letter);
        if letter == ':' && letters.peek() == Some(&':') {
            letters.next();
            token.push(':');
        }
        while is_name(&token) && letters.peek().is_some_and(|&next| next.is_alphanumeric() || next == '_') {
            token.extend(letters.next());
        }
        found.push(token);
    }
    found
}

fn is_name(token: &str) -> bool {
    token.starts_with(|letter: char| letter.is_alphabetic() || letter == '_')
}

/// The path as seen from the root of the crate, where it is one of ours: without `crate`, `self` and `super`.
fn ours(path: &[String], module: &[String]) -> Option<Vec<String>> {
    let rest = |skipped: usize| path[skipped..].iter().cloned();
    match path.first().map(String::as_str) {
        Some("crate" | "brain_tumor_lab") => Some(rest(1).collect()),
        Some("self") => Some(module.iter().cloned().chain(rest(1)).collect()),
        Some("super") => {
            let ups = path.iter().take_while(|part| *part == "super").count();
            Some(module[..module.len().saturating_sub(ups)].iter().cloned().chain(rest(ups)).collect())
        }
        _ => None,
    }
}

/// Everything that a source breaks, one sentence each.
fn violations(source: &Source) -> Vec<String> {
    let mut found = Vec::new();
    let code = code(&source.text);
    let paths = paths(&code);
    let folder = source.folder();
    let mut complain = |what: String| found.push(format!("{}: {what}", source.name));

    for path in &paths {
        let written = path.join("::");
        if let Some(whole) = ours(path, &source.module()) {
            import_violation(source, &whole).into_iter().for_each(&mut complain);
        }
        for (outsider, allowed) in OUTSIDERS {
            let named = written == outsider && path.len() > 1 || written.starts_with(&format!("{outsider}::"));
            if named && !allowed.contains(&folder) && !source.is_test() {
                complain(format!("only {allowed:?} may name {outsider} ({written})"));
            }
        }
        let begins = |word: &str| written == word || written.starts_with(&format!("{word}::"));
        if ["factory", "game", "lecture", "classroom"].contains(&folder) {
            for word in IMPURE.into_iter().filter(|&word| begins(word) || path.iter().any(|part| part == word)) {
                complain(format!("a pure folder names {word} ({written})"));
            }
        }
        if begins("std::sync::mpsc::channel") || begins("mpsc::channel") {
            complain("an unbounded channel".to_owned());
        }
    }
    if !source.is_test() {
        text_violations(source, &code).into_iter().for_each(complain);
    }
    found
}

/// What is wrong with naming `whole` (a path from the root of the crate) in `source`.
fn import_violation(source: &Source, whole: &[String]) -> Option<String> {
    let target = whole.first()?.as_str();
    if let Some(other) = other_room(source, whole) {
        return Some(format!(
            "the room {} may not name the room {other} ({})",
            source.room().unwrap_or_default(),
            whole.join("::")
        ));
    }
    let folder = source.folder();
    let (_, allowed) = ARROWS.into_iter().find(|(name, _)| *name == folder)?;
    if target == folder || !ARROWS.iter().any(|(name, _)| *name == target) {
        return None;
    }
    let second = whole.get(1).map_or("", String::as_str);
    let forbidden = match (folder, target) {
        ("ui", "worker") => !WORKER_FOR_UI.contains(&second),
        ("ui", "network") => NETWORK_NOT_FOR_UI.contains(&second) || second == "*",
        _ => !allowed.contains(&target),
    };
    forbidden.then(|| format!("{folder} may not import {}", whole.join("::")))
}

/// The room whose modules `whole` names, where the source belongs to another room of the same folder.
fn other_room<'a>(source: &Source, whole: &'a [String]) -> Option<&'a str> {
    let own = source.room()?;
    let [folder, room, ..] = whole else { return None };
    let is_other = folder == source.folder() && room != own && ROOMS.contains(&room.as_str());
    is_other.then_some(room)
}

/// Rules that need no paths.
fn text_violations(source: &Source, code: &str) -> Vec<String> {
    let mut found = Vec::new();
    let forbidden = [".unwrap()", ".unwrap_err()", "todo!", "unimplemented!", "dbg!", "#[allow(", "#![allow(", "process::exit"];
    found.extend(forbidden.into_iter().filter(|word| code.contains(word)).map(|word| format!("contains {word}")));
    let writes = source.name.starts_with(WRITING);
    if !writes && source.name != FILLS_UNFINISHED {
        let opens = OPENS_TO_WRITE.into_iter().filter(|word| code.contains(word));
        found.extend(opens.map(|word| format!("writes a file with {word}, which {WRITING} is for")));
    }
    if !writes && source.name != READING {
        let opens = OPENS_TO_READ.into_iter().filter(|word| code.contains(word));
        found.extend(opens.map(|word| format!("opens a file with {word}, which {READING} is for")));
    }
    let lines = code.trim_end().lines().count();
    if lines > MOST_LINES {
        found.push(format!("has {lines} lines, {MOST_LINES} are the limit"));
    }
    if !source.text.starts_with("//!") {
        found.push("does not begin by saying what it is for".to_owned());
    }
    if source.folder() == "factory" {
        let calls = PLATFORM_MATHEMATICS.into_iter().filter(|name| code.contains(&format!(".{name}(")));
        found.extend(calls.map(|name| format!("computes with .{name}(), whose last bits depend on the machine")));
    }
    if ["factory", "game", "lecture", "classroom", "network", "storage", "worker", "app"].contains(&source.folder()) {
        let prints = ["println!", "eprintln!", "print!", "eprint!"];
        found.extend(prints.into_iter().filter(|word| code.contains(word)).map(|word| format!("prints with {word}")));
    }
    if source.folder() == "ui" && source.name != "ui/theme.rs" {
        let colours = ["Color32::from_rgb", "Color32::from_gray", "Color32::from_rgba"];
        found.extend(colours.into_iter().filter(|word| code.contains(word)).map(|word| format!("sets a colour with {word}")));
    }
    found
}

/// All files of `src`, in order.
fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut folders = vec![root.clone()];
    let mut files: Vec<PathBuf> = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if entry.is_dir() {
                folders.push(entry);
            } else if entry.extension().is_some_and(|extension| extension == "rs") {
                files.push(entry);
            }
        }
    }
    files.sort();
    let name = |path: &Path| path.strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/");
    files.iter().map(|path| Source::new(&name(path), &std::fs::read_to_string(path).unwrap())).collect()
}

#[test]
fn the_sources_keep_the_rules_of_the_house() {
    let sources = sources();
    let folders: BTreeSet<&str> = sources.iter().map(Source::folder).filter(|folder| !folder.contains('.')).collect();
    assert_eq!(folders, ARROWS.map(|(name, _)| name).into(), "every folder of src has its arrows here");
    let found: Vec<String> = sources.iter().flat_map(violations).collect();
    assert!(found.is_empty(), "{} violations:\n{}", found.len(), found.join("\n"));
}

#[test]
fn keys_are_called_as_the_system_calls_them() {
    let names_a_key = |line: &&str| {
        line.contains('"') && !line.trim_start().starts_with("//") && (line.contains("Ctrl") || line.contains("Alt+"))
    };
    let shown =
        sources().into_iter().filter(|source| ["app", "ui"].contains(&source.folder()) && source.name != "ui/key_words.rs");
    for source in shown {
        let found = source.text.lines().find(names_a_key);
        assert_eq!(found, None, "{}: write ctrl!(..) or alt!(..), which are Cmd and Option on a Mac", source.name);
    }
}

#[test]
fn the_arrows_form_no_cycle() {
    let allowed = |folder: &str| ARROWS.into_iter().find(|(name, _)| *name == folder).unwrap().1;
    for (folder, targets) in ARROWS {
        let mut reached: BTreeSet<&str> = targets.iter().copied().collect();
        for _ in ARROWS {
            reached = reached.iter().flat_map(|&target| allowed(target)).copied().chain(reached.iter().copied()).collect();
        }
        assert!(!reached.contains(folder), "{folder} reaches itself");
    }
}

#[test]
fn the_reader_sees_the_imports_that_there_are() {
    // If the reader found no paths at all, nothing would ever be a violation.
    let sources = sources();
    let names = |file: &str, wanted: &[&str]| {
        let source = sources.iter().find(|source| source.name == file).unwrap();
        let all: BTreeSet<Vec<String>> = paths(&code(&source.text)).iter().filter_map(|p| ours(p, &source.module())).collect();
        assert!(
            all.contains(&wanted.iter().map(|&part| part.to_owned()).collect::<Vec<_>>()),
            "{file} names {wanted:?}: {all:?}"
        );
    };
    names("network/training.rs", &["factory", "Generator"]);
    names("worker/training/run.rs", &["network", "Trainer"]);
    names("factory/alteration/noise.rs", &["factory", "PIXELS"]);
    names("factory/generator.rs", &["factory", "alteration", "Alterations"]);
    names("storage/dataset_folder.rs", &["storage", "writing", "NewFolder"]);
    let burn = sources.iter().flat_map(|source| paths(&code(&source.text))).filter(|path| path[0] == "burn" && path.len() > 1);
    assert!(burn.count() > 20, "the network names burn often");
}

/// Asserts that a made-up file is caught, and that the sentence says why.
fn assert_caught(name: &str, text: &str, sentence: &str) {
    let source = Source::new(name, &format!("//! Made up.\n{text}\n"));
    let found = violations(&source);
    assert!(found.iter().any(|violation| violation.contains(sentence)), "{name}: {text}\nfound only {found:?}");
}

/// The files below `src` in whose code a word stands.
fn files_with(word: &str) -> BTreeSet<String> {
    let has = |source: &&Source| tokens(&code(&source.text)).iter().any(|token| token == word);
    let found = |source: &Source| source.name.clone();
    sources().iter().filter(|source| !source.is_test()).filter(has).map(found).collect()
}

#[test]
fn which_question_a_reply_belongs_to_is_the_business_of_one_module() {
    let mut found = files_with("ticket");
    found.extend(files_with("tickets"));
    assert_eq!(found, ["worker/ask.rs", "worker/ask/job.rs"].map(str::to_owned).into());
}

#[test]
fn a_page_an_alteration_and_a_story_are_one_file_and_one_line() {
    // By the last ones that were added, and the registry that each has its line in.
    let places = |word: &str, file: &str, registry: &str| {
        let mut found = files_with(word);
        let sources = sources();
        // The file of a story need not name itself in its code.
        found.extend(sources.iter().filter(|source| source.name == file).map(|source| source.name.clone()));
        // The alignment undoes the alterations that move pixels, and so names each of them.
        found.retain(|name| !name.starts_with("factory/alignment/") && name != "ui/factory/alignment_table.rs");
        assert_eq!(found, [file, registry].map(str::to_owned).into(), "the places of {word}");
        let source = sources.into_iter().find(|source| source.name == registry).unwrap();
        let lines = code(&source.text).lines().filter(|line| tokens(line).iter().any(|token| token == word)).count();
        // A file of Rust needs its `mod` line; the registry needs one more.
        assert!(lines <= 2, "{word} stands in {lines} lines of {registry}");
    };
    places("rotate", "factory/alteration/rotate.rs", "factory/alteration/mod.rs");
    places("flip", "factory/alteration/flip.rs", "factory/alteration/mod.rs");
    places("Difference", "ui/factory/difference.rs", "ui/factory/mod.rs");
    places("RacePage", "ui/train/race.rs", "ui/train/mod.rs");
    places("MapsPage", "ui/network/maps.rs", "ui/network/mod.rs");
    places("endless", "app/stories/endless.rs", "app/stories/mod.rs");
}

#[test]
fn made_up_imports_against_the_arrows_are_caught() {
    let caught = [
        ("factory/x.rs", "use crate::storage::load_base;", "factory may not import storage"),
        ("factory/alteration/x.rs", "use super::super::super::game::Round;", "factory may not import game"),
        ("factory/x.rs", "fn f() { crate::network::configure_runtime(); }", "factory may not import network"),
        ("game/mod.rs", "use super::factory::Syndrome;", "game may not import factory"),
        ("storage/x.rs", "use crate::{factory::Plan, network::{Model, Trainer}};", "storage may not import network::Model"),
        ("network/x.rs", "use crate::worker::Waker;", "network may not import worker"),
        ("worker/x.rs", "use crate::app::State;", "worker may not import app"),
        ("app/x.rs", "use crate::ui::theme;", "app may not import ui"),
        ("cli/x.rs", "use crate::ui;", "cli may not import ui"),
        ("cli/x.rs", "use brain_tumor_lab::ui::run;", "cli may not import ui"),
        ("ui/x.rs", "use crate::network::{DeviceKind, Trainer};", "ui may not import network::Trainer"),
        ("ui/play/x.rs", "use super::super::super::worker::{Task, TrainingWorker};", "ui may not import worker::TrainingWorker"),
        ("ui/x.rs", "use crate::network::*;", "ui may not import network::*"),
        ("app/play/x.rs", "use super::super::train::Train;", "the room play may not name the room train"),
        ("app/factory/sub/x.rs", "fn f(play: &crate::app::play::Play) {}", "the room factory may not name the room play"),
        ("ui/network/x.rs", "use super::super::factory::Knobs;", "the room network may not name the room factory"),
    ];
    for (name, text, sentence) in caught {
        assert_caught(name, text, sentence);
    }
}

#[test]
fn made_up_outsiders_are_caught() {
    let caught = [
        ("factory/x.rs", "use std::{fmt, time::Instant};", "names std::time"),
        ("factory/x.rs", "let file = std::fs::read(path);", "names std::fs"),
        ("game/x.rs", "use std::thread;", "names std::thread"),
        ("game/x.rs", "let t = Instant::now();", "names Instant"),
        ("factory/x.rs", "use std::collections::HashMap;", "names HashMap"),
        ("factory/x.rs", "use egui::Color32;", "names egui"),
        ("worker/x.rs", "use burn::prelude::*;", "may name burn"),
        ("app/x.rs", "fn f(device: burn::tensor::Device) {}", "may name burn"),
        ("app/x.rs", "use egui::Context;", "may name egui"),
        ("app/x.rs", "use {egui::Key, std::sync::Arc};", "may name egui"),
        ("worker/x.rs", "ctx: eframe::egui::Context", "may name eframe"),
        ("cli/x.rs", "rfd::FileDialog::new()", "may name rfd"),
        ("app/x.rs", "std::thread::Builder::new()", "may name std::thread::Builder"),
        ("worker/x.rs", "use std::sync::mpsc::{channel, Receiver};", "unbounded channel"),
    ];
    for (name, text, sentence) in caught {
        assert_caught(name, text, sentence);
    }
}

#[test]
fn made_up_bad_habits_are_caught() {
    let caught = [
        ("app/x.rs", "let x = y.unwrap();", "contains .unwrap()"),
        ("app/x.rs", "todo!()", "contains todo!"),
        ("app/x.rs", "#[allow(dead_code)]", "contains #[allow("),
        ("network/x.rs", "dbg!(x);", "contains dbg!"),
        ("network/x.rs", "println!();", "prints with println!"),
        ("factory/x.rs", "let y = x.powf(2.2);", "computes with .powf()"),
        ("ui/x.rs", "Color32::from_rgb(1, 2, 3)", "sets a colour"),
        ("app/x.rs", &"fn f() {}\n".repeat(MOST_LINES), "lines"),
        ("runs/x.rs", "let bytes = std::fs::read(&path)?;", "opens a file with fs::read("),
        ("network/x.rs", "use std::fs; fn f() { fs::read_to_string(path) }", "opens a file with fs::read_to_string"),
        ("cli/x.rs", "let mut file = File::open(path)?; file.read_to_string(&mut text)", "opens a file with File::open"),
        ("runs/x.rs", "std::fs::write(&path, bytes)?;", "writes a file with fs::write("),
        ("cli/x.rs", "let file = File::create(path)?;", "writes a file with File::create"),
        ("storage/x.rs", "let file = tempfile::NamedTempFile::new()?;", "writes a file with tempfile::"),
        ("storage/x.rs", "csv::Reader::from_path(path)", "opens a file with Reader::from_path"),
        ("runs/x.rs", "std::fs::OpenOptions::new().read(true)", "opens a file with OpenOptions"),
    ];
    for (name, text, sentence) in caught {
        assert_caught(name, text, sentence);
    }
    assert!(!violations(&Source::new("app/x.rs", "use std::fmt;")).is_empty(), "a file without a first sentence");
}

#[test]
fn what_is_allowed_is_not_caught() {
    let fine = [
        ("factory/x.rs", "use super::alteration::Shrink; // egui and std::fs are only mentioned"),
        ("factory/x.rs", "/// As `burn::Tensor` does.\nlet text = \"std::fs::read .unwrap() \\\" todo!\"; let quote = '\"';"),
        ("factory/x.rs", "let instant = 3; fn burning() {} let root = x.sqrt();"),
        ("factory/x.rs", "#[cfg(test)]\nmod tests {\n use std::fs;\n fn f() { x.unwrap(); }\n}"),
        ("ui/x.rs", "use crate::worker::{Ask, Waker, Work}; use crate::network::DeviceKind; use egui::Ui;"),
        ("worker/x.rs", "std::thread::Builder::new(); use std::sync::mpsc::sync_channel;"),
        ("main.rs", "use brain_tumor_lab::{cli, network, ui};"),
    ];
    for (name, text) in fine {
        assert_eq!(violations(&Source::new(name, &format!("//! Made up.\n{text}\n"))), Vec::<String>::new(), "{text}");
    }
}
