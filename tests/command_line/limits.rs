//! The limits of the settings' table, at the command line and in the descriptions of runs.

use brain_tumor_lab::app::STORIES;
use brain_tumor_lab::network::{Limits, Setting};
use brain_tumor_lab::runs::limits::{MINUTES, PATIENCE, PICTURES};
use serde_json::{Value, json};

use super::{Folder, assert_done, assert_fails, lab};

/// The option that sets a number.
fn option(limits: &Limits) -> &'static str {
    match (limits.key, limits.unit) {
        ("learning_rate", _) => "--learning-rate",
        ("weight_decay", _) => "--l2",
        ("batch", _) => "--batch",
        ("guidance", _) => "--guidance",
        ("smoothing", _) => "--smoothing",
        ("dataset", _) => "--dataset",
        ("patience", _) => "--patience",
        ("length", "minutes") => "--minutes",
        ("length", "pictures") => "--images",
        (key, _) => panic!("no option for {key}"),
    }
}

fn all() -> Vec<Limits> {
    Setting::ALL.map(|setting| setting.limits).into_iter().chain([MINUTES, PICTURES, PATIENCE]).collect()
}

#[test]
fn every_number_is_taken_up_to_its_limits_and_no_further() {
    let folder = Folder::new();
    // A folder is no model file: what is asked for was understood, and nothing is trained.
    let out = folder.path("");
    let train = |option: &str, value: f64| lab(&["train", "--mode", "easy", "--out", &out, &format!("{option}={value}")]);
    for limits in all() {
        let option = option(&limits);
        for value in [limits.low, limits.high] {
            let run = train(option, value);
            assert!(run.code == Some(1) && run.stderr.contains("it is a folder"), "{option} {value}: {}", run.stderr);
        }
        let beyond = if limits.whole { limits.high + 1.0 } else { limits.high * 1.001 };
        let below = if limits.low > 0.0 { limits.low / 2.0 } else { -0.001 };
        // What is no number may be the path of a dataset.
        let no_numbers = [f64::NAN, f64::INFINITY].into_iter().filter(|_| option != "--dataset");
        for value in [-1.0, if limits.whole { 0.0 } else { below }, beyond].into_iter().chain(no_numbers) {
            let run = train(option, value);
            assert_eq!(run.code, Some(2), "{option} {value}: {}", run.stderr);
            assert!(run.stderr.starts_with("error: ") && run.stderr.contains(option), "{option} {value}: {}", run.stderr);
        }
        let run = train(option, beyond);
        let words = format!("it must lie between {} and {}", limits.low, limits.high);
        assert!(run.stderr.contains(&words), "{option}: \"{words}\" is not in {}", run.stderr);
    }
    assert_eq!(folder.names(), Vec::<String>::new());
}

#[test]
fn every_story_is_known_by_its_name() {
    let folder = Folder::new();
    for story in STORIES {
        assert_fails(&["train", "--scenario", story.name, "--out", &folder.path("")], &["it is a folder"]);
    }
    let run = lab(&["train", "--scenario", "unheard"]);
    assert_eq!(run.code, Some(2));
    for story in STORIES {
        assert!(run.stderr.contains(story.name), "the names that there are: {}", run.stderr);
    }
}

#[test]
fn gradient_descent_on_endless_pictures_is_refused_with_a_way_out() {
    let out = Folder::new().path("m");
    let run = lab(&["train", "--mode", "hard", "--out", &out, "--optimizer", "gradient-descent", "--images", "64"]);
    assert_eq!(run.code, Some(2));
    assert!(run.stderr.contains("fixed set") && run.stderr.contains("--dataset N"), "{}", run.stderr);
}

/// A run that was stopped, and its description.
fn stopped_run(folder: &Folder) -> Value {
    let (runs, out) = (folder.path(""), folder.path("a.model"));
    let args = ["train", "--mode", "easy", "--architecture", "compact", "--images", "64", "--device", "cpu", "--run", "one"];
    assert_done(&[&args[..], &["--runs", &runs, "--out", &out]].concat());
    let mut info: Value = serde_json::from_slice(&std::fs::read(folder.path("one/run.json")).unwrap()).unwrap();
    // A complete run has nothing to go on with.
    info["status"] = json!("stopped");
    info
}

#[test]
fn a_description_with_impossible_numbers_is_refused_by_file_and_name() {
    let folder = Folder::new();
    let runs = folder.path("");
    let info = stopped_run(&folder);
    let settings = |key: &str| format!("/plan/settings/{key}");
    let mut cases: Vec<(String, Value, String)> = Vec::new();
    for Limits { key, high, whole, .. } in Setting::ALL.map(|setting| setting.limits) {
        let beyond = if whole { json!(high as u64 + 1) } else { json!(high * 1.001) };
        cases.extend([json!(-1), json!(-0.5), json!(1e300), beyond].map(|value| (settings(key), value, format!("\"{key}\""))));
    }
    for (key, value) in [("batch", json!(0)), ("dataset", json!(0)), ("batch", json!(6.5)), ("learning_rate", json!(0))] {
        cases.push((settings(key), value.clone(), format!("the setting \"{key}\" is {value}; it must be")));
    }
    let long = "the setting \"length\" is ".to_owned();
    cases.push(("/plan/length".to_owned(), json!({ "time": { "secs": u64::MAX, "nanos": 0 } }), long.clone()));
    cases.push(("/plan/length".to_owned(), json!({ "time": { "secs": 0, "nanos": 0 } }), long.clone()));
    cases.push(("/plan/length".to_owned(), json!({ "images": 0 }), long.clone()));
    cases.push(("/plan/length".to_owned(), json!({ "images": u64::MAX }), long));
    cases.push(("/plan/patience".to_owned(), json!(0), "\"patience\"".to_owned()));
    cases.push(("/plan/patience".to_owned(), json!(-3), "\"patience\"".to_owned()));
    cases.push((settings("optimizer"), json!("gradient_descent"), "fixed set".to_owned()));
    for (place, value, words) in cases {
        let mut broken = info.clone();
        *broken.pointer_mut(&place).unwrap() = value.clone();
        folder.file("one/run.json", serde_json::to_vec_pretty(&broken).unwrap());
        let resume = ["train", "--resume", "one", "--runs", &runs, "--device", "cpu"];
        let line = assert_fails(&resume, &["run.json", &words]);
        let sentence = line.split(": ").find(|part| part.contains(&words)).unwrap().to_owned();
        // The list goes on without it, and says the same.
        let listed = assert_done(&["runs", "--runs", &runs]).stdout;
        assert!(listed.contains(&sentence) && listed.contains("run.json"), "{place} {value}: \"{sentence}\" is not in {listed}");
        assert_fails(&["runs", "--runs", &runs, "--compare", "one"], &["run.json", &words]);
    }
    folder.file("one/run.json", serde_json::to_vec_pretty(&info).unwrap());
    assert!(assert_done(&["runs", "--runs", &runs]).stdout.contains("stopped"), "the description itself is fine");
}

#[test]
fn a_curve_with_an_impossible_time_is_refused() {
    let folder = Folder::new();
    let runs = folder.path("");
    let info = stopped_run(&folder);
    folder.file("one/run.json", serde_json::to_vec_pretty(&info).unwrap());
    let curve = std::fs::read_to_string(folder.path("one/curve.csv")).unwrap();
    let cells: Vec<&str> = curve.lines().nth(1).unwrap().split(',').collect();
    for seconds in ["1e300", "inf", "NaN", "-1"] {
        let row = [&[cells[0], seconds], &cells[2..]].concat().join(",");
        folder.file("one/curve.csv", format!("{}\n{row}\n", curve.lines().next().unwrap()));
        assert_fails(&["train", "--resume", "one", "--runs", &runs, "--device", "cpu"], &["curve.csv", "damaged"]);
    }
}
