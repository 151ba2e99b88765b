//! Runs: kept as they go, killed, taken up again, listed, compared, renamed, deleted.

use std::path::Path;
use std::time::{Duration, Instant};

use super::{Folder, assert_done, assert_fails, assert_wrong_usage, command, lab, words};

/// A short training with four validations.
const PLAN: [&str; 13] = [
    "train",
    "--mode",
    "easy",
    "--architecture",
    "compact",
    "--batch",
    "32",
    "--images",
    "8000",
    "--device",
    "cpu",
    "--seed",
    "3",
];

/// The curve of a run without its clock.
fn curve(folder: &Folder, name: &str) -> Vec<Vec<String>> {
    let text = std::fs::read_to_string(folder.path(&format!("{name}/curve.csv"))).unwrap_or_default();
    let without_clock =
        |line: &str| line.split(',').enumerate().filter(|(place, _)| *place != 1).map(|(_, cell)| cell.to_owned()).collect();
    text.lines().map(without_clock).collect()
}

fn train(folder: &Folder, name: &str, more: &[&str]) -> Vec<String> {
    let (runs, out) = (folder.path(""), folder.path(&format!("{name}.model")));
    let args = [&PLAN[..], &["--runs", &runs, "--run", name, "--out", &out], more].concat();
    args.into_iter().map(str::to_owned).collect()
}

fn texts(args: &[String]) -> Vec<&str> {
    args.iter().map(String::as_str).collect()
}

/// Starts the program and kills it without a warning, once `seen` and a little later.
fn kill_after(args: &[&str], seen: impl Fn() -> bool, later: Duration) {
    let mut child = command(args).stdout(std::process::Stdio::null()).stderr(std::process::Stdio::null()).spawn().unwrap();
    let start = Instant::now();
    while !seen() && child.try_wait().unwrap().is_none() {
        assert!(start.elapsed() < Duration::from_mins(2), "nothing was kept in two minutes");
        std::thread::park_timeout(Duration::from_millis(3));
    }
    std::thread::park_timeout(later);
    child.kill().unwrap();
    child.wait().unwrap();
}

#[test]
fn a_killed_run_goes_on_as_if_nothing_had_happened() {
    let folder = Folder::new();
    assert_done(&texts(&train(&folder, "whole", &[])));
    let whole = curve(&folder, "whole");
    assert_eq!(whole.len(), 17, "a head and sixteen validations");

    let rows = || curve(&folder, "cut").len();
    let (runs, out) = (folder.path(""), folder.path("cut.model"));
    let resume = ["train", "--resume", "cut", "--runs", &runs, "--out", &out, "--device", "cpu", "--threads", "1"];
    // Once before anything was kept, once right when something is, once between two validations.
    kill_after(
        &texts(&train(&folder, "cut", &[])),
        || Path::new(&folder.path("cut/run.json")).exists(),
        Duration::from_millis(30),
    );
    kill_after(&resume, || rows() == 2, Duration::ZERO);
    kill_after(&resume, || rows() == 3, Duration::from_millis(150));
    let listed = assert_done(&["runs", "--runs", &runs, "--json"]).json();
    let status = |name: &str, listed: &serde_json::Value| {
        let runs = listed["runs"].as_array().unwrap();
        runs.iter().find(|run| run["name"] == name).unwrap()["status"].as_str().unwrap().to_owned()
    };
    assert_eq!((status("cut", &listed), status("whole", &listed)), ("interrupted".to_owned(), "complete".to_owned()));
    let run = assert_done(&resume);
    assert!(run.stderr.contains("going on with run cut after"), "{}", run.stderr);
    assert_eq!(curve(&folder, "cut"), whole, "the curve of an uninterrupted run");

    let answers = |model: &str| {
        let path = folder.path(model);
        assert_done(&["evaluate", "--model", &path, "--mode", "easy", "--count", "300", "--device", "cpu", "--json"]).json()
    };
    assert_eq!(answers("cut.model"), answers("whole.model"));
    assert_eq!(answers("cut"), answers("cut/best.model"), "the folder of a run stands for its best network");
    assert_fails(&resume, &["nothing to go on with", "cut", "complete"]);
}

#[test]
fn runs_are_listed_compared_renamed_deleted_and_brought_back() {
    let folder = Folder::new();
    let runs = folder.path("");
    let names = |json: serde_json::Value| {
        json["runs"].as_array().unwrap().iter().map(|run| run["name"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let list = || names(assert_done(&["runs", "--runs", &runs, "--json"]).json());
    assert_eq!(list(), Vec::<String>::new());
    assert!(assert_done(&["runs", "--runs", &runs]).stdout.contains("no runs yet"));
    let tiny =
        ["train", "--mode", "easy", "--architecture", "compact", "--images", "64", "--device", "cpu", "--runs", &runs, "--out"];
    for _ in 0..2 {
        assert_done(&[&tiny[..], &[&folder.path("a.model")]].concat());
    }
    assert_eq!(list(), ["compact-easy-2", "compact-easy-1"]);
    assert!(assert_done(&["runs", "--runs", &runs]).stdout.contains("complete"));

    let compared = assert_done(&["runs", "--runs", &runs, "--compare", "compact-easy-1", "compact-easy-2", "--json"]).json();
    for name in ["compact-easy-1", "compact-easy-2"] {
        assert_eq!(compared["curves"][name][0]["images"], 64);
    }
    assert_done(&["runs", "--runs", &runs, "--rename", "compact-easy-1", "first"]);
    assert_eq!(list().len(), 2);
    assert_done(&["runs", "--runs", &runs, "--delete", "first"]);
    assert_eq!(list(), ["compact-easy-2"]);
    assert_done(&["runs", "--runs", &runs, "--restore"]);
    assert!(list().contains(&"first".to_owned()));

    // A name that is taken is said before anything is trained.
    let model = folder.path("b.model");
    let occupied = [&tiny[..], &[model.as_str(), "--run", "first"]].concat();
    assert_fails(&occupied, &["there is a run of this name already", "first"]);
    assert!(!std::path::Path::new(&model).exists());

    assert_fails(&["runs", "--runs", &runs, "--restore"], &["none was deleted"]);
    assert_fails(&["runs", "--runs", &runs, "--delete", "third"], &["no run of this name", "third"]);
    assert_fails(&["runs", "--runs", &runs, "--rename", "first", "compact-easy-2"], &["there is a run of this name already"]);
    assert_fails(&["runs", "--runs", &runs, "--compare", "third"], &["no such file", "third"]);
    assert_fails(&["train", "--resume", "third", "--runs", &runs], &["no such file", "third"]);
    assert_wrong_usage(&["train", "--resume", "first", "--mode", "easy"]);
    assert_wrong_usage(&["train", "--mode", "easy", "--out", "m", "--patience", "0"]);
}

#[test]
fn damaged_and_newer_runs_are_named_and_stay() {
    let folder = Folder::new();
    let runs = folder.path("");
    for name in ["good", "cut", "flipped", "newer", "text"] {
        let args = words("train --mode easy --architecture compact --images 64 --device cpu", &["--runs", &runs, "--out"]);
        assert_done(&[&args[..], &[&folder.path("a.model"), "--run", name]].concat());
        // As if it had been cut short: a complete one has nothing to go on with.
        let info = std::fs::read_to_string(folder.path(&format!("{name}/run.json"))).unwrap();
        folder.file(&format!("{name}/run.json"), info.replace("\"complete\"", "\"stopped\""));
    }
    let state = std::fs::read(folder.path("good/last.state")).unwrap();
    folder.file("cut/last.state", &state[..state.len() / 2]);
    let mut flipped = state.clone();
    flipped[state.len() / 2] ^= 4;
    folder.file("flipped/last.state", &flipped);
    let info = std::fs::read_to_string(folder.path("newer/run.json")).unwrap();
    folder.file("newer/run.json", info.replace("\"format\": 1", "\"format\": 7"));
    folder.file("text/run.json", "this is no run");
    for (name, word) in [("cut", "damaged"), ("flipped", "damaged"), ("newer", "newer version"), ("text", "damaged")] {
        let run = lab(&["train", "--resume", name, "--runs", &runs, "--device", "cpu"]);
        assert_eq!(run.code, Some(1), "{name}: {}", run.stderr);
        assert!(run.stderr.contains(word) && run.stderr.contains(name), "{name}: {}", run.stderr);
        assert!(Path::new(&folder.path(name)).exists());
    }
    let listed = assert_done(&["runs", "--runs", &runs]).stdout;
    assert!(listed.contains("newer version") && listed.contains("damaged"), "{listed}");
}

#[test]
fn a_run_ends_early_when_nothing_becomes_better() {
    let folder = Folder::new();
    let runs = folder.path("");
    // A learning rate at which nothing moves: the first validation stays the best.
    let args = words(
        "train --mode hard --architecture compact --images 100000 --learning-rate 1e-9 --patience 2 --device cpu",
        &["--runs", &runs, "--run", "still", "--out"],
    );
    let out = folder.path("m.model");
    let run = assert_done(&[&args[..], &[&out]].concat());
    let images: u64 = run.stdout.split_whitespace().find_map(|word| word.parse().ok()).unwrap();
    assert!(images <= 20_000, "{}", run.stdout);
    let listed = assert_done(&["runs", "--runs", &runs, "--json"]).json();
    assert_eq!(listed["runs"][0]["status"], "stopped early");
}

#[test]
fn a_loss_that_runs_away_ends_the_training_in_words_and_leaves_a_network() {
    let folder = Folder::new();
    let runs = folder.path("");
    let args = words(
        "train --mode hard --architecture v3 --optimizer sgd --learning-rate 1 --l2 0 --batch 16 --images 40000 --device cpu",
        &["--runs", &runs, "--run", "wild", "--out"],
    );
    let out = folder.path("m.model");
    let run = lab(&[&args[..], &[&out]].concat());
    assert!(run.stderr.contains("learning rate"), "{} {}", run.stdout, run.stderr);
    let listed = assert_done(&["runs", "--runs", &runs, "--json"]).json();
    assert_eq!(listed["runs"][0]["status"], "failed");
}

#[test]
fn a_row_that_is_lost_in_the_middle_of_a_curve_is_noticed() {
    let folder = Folder::new();
    let runs = folder.path("");
    assert_done(&texts(&train(&folder, "whole", &[])));
    let info = std::fs::read_to_string(folder.path("whole/run.json")).unwrap();
    folder.file("whole/run.json", info.replace("\"complete\"", "\"stopped\""));
    let curve = std::fs::read_to_string(folder.path("whole/curve.csv")).unwrap();
    let without = |lost: usize| -> String {
        let rows: Vec<&str> = curve.lines().enumerate().filter(|(line, _)| *line != lost).map(|(_, row)| row).collect();
        rows.join("\n") + "\n"
    };
    for lost in [1, 7, 15] {
        folder.file("whole/curve.csv", without(lost));
        let words = ["it has 15 rows for the first 8000 pictures where run.json counts 16", "curve.csv"];
        assert_fails(&["train", "--resume", "whole", "--runs", &runs], &words);
        assert_fails(&["runs", "--runs", &runs, "--compare", "whole"], &words);
    }
    // A run of an older version does not say how many there are.
    let mut old: serde_json::Value = serde_json::from_str(&info).unwrap();
    assert_eq!(old["progress"].as_object_mut().unwrap().remove("rows"), Some(16.into()));
    folder.file("whole/run.json", old.to_string());
    assert_done(&["runs", "--runs", &runs, "--compare", "whole"]);
}

/// Some systems allow names of any bytes, and such a run takes as much of the disk as others.
#[cfg(unix)]
#[test]
fn a_run_whose_name_is_no_text_is_renamed_and_deleted() {
    use std::os::unix::ffi::OsStrExt as _;
    let folder = Folder::new();
    let runs = folder.path("");
    let tiny = words("train --mode easy --architecture compact --images 64 --device cpu --run one", &["--runs", &runs, "--out"]);
    assert_done(&[&tiny[..], &[&folder.path("m.model")]].concat());
    let odd = std::ffi::OsStr::from_bytes(b"o\xffd");
    let make_odd = |from: &str| std::fs::rename(folder.path(from), Path::new(&runs).join(odd)).unwrap();
    let run = |before: &[&str], after: &[&str]| {
        let output = command(&[&["runs", "--runs", &runs], before].concat()).arg(odd).args(after).output().unwrap();
        (output.status.code(), String::from_utf8(output.stderr).unwrap())
    };
    make_odd("one");
    assert_eq!(run(&["--rename"], &["two"]).0, Some(0));
    assert!(Path::new(&folder.path("two/run.json")).is_file());
    make_odd("two");
    let (code, said) = run(&["--delete"], &[]);
    assert_eq!((code, Path::new(&runs).join(odd).exists()), (Some(0), false), "{said}");
    assert_done(&["runs", "--runs", &runs, "--restore"]);
    assert!(Path::new(&runs).join(odd).exists());
}
