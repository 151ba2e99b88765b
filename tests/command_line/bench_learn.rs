//! `bench learn`: its numbers agree with each other, and with those of other commands on the network that it keeps.

use std::path::Path;

use brain_tumor_lab::network::{Architecture, Model};
use serde_json::Value;

use super::{Folder, assert_done, assert_fails, lab};

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap_or_else(|| panic!("no number: {value}"))
}

/// The milestones as they follow from the validations alone.
fn assert_milestones(report: &Value) {
    let validations = report["validations"].as_array().unwrap();
    let mut earlier = 0.0;
    for (percent, share) in [("90", 0.9), ("95", 0.95), ("98", 0.98)] {
        let reached = &report["reached"][percent];
        match validations.iter().find(|validation| number(&validation["accuracy"]) >= share) {
            None => assert!(reached.is_null(), "{percent}: {report}"),
            Some(first) => {
                assert_eq!((&reached["seconds"], &reached["images"]), (&first["seconds"], &first["images"]), "{percent}");
                assert!(number(&reached["seconds"]) >= earlier, "the milestones are ordered: {report}");
                earlier = number(&reached["seconds"]);
            }
        }
    }
    assert_eq!(report["reached"].as_object().unwrap().len(), 3);
}

#[test]
fn its_numbers_agree_with_each_other_and_with_an_evaluation_of_the_network_that_it_keeps() {
    let folder = Folder::new();
    let path = folder.path("learned.model");
    let args =
        ["bench", "learn", "--seconds", "2", "--seed", "7", "--architecture", "compact", "--device", "cpu", "--threads", "2"];
    let run = lab(&[&args[..], &["--json", "--out", &path]].concat());
    let report = run.json();
    assert_eq!(run.stderr, "learning on the CPU (2 threads)\n");
    assert_eq!((&report["architecture"], &report["mode"], &report["seed"]), (&"compact".into(), &"hard".into(), &7.into()));
    assert_eq!((&report["threads"], &report["device"]), (&2.into(), &"CPU (2 threads)".into()));

    // The clock: the whole plan and no more than the last step beyond it, in whole batches of 64.
    let (seconds, images) = (number(&report["seconds"]), report["images"].as_u64().unwrap());
    assert!(seconds >= 2.0 && images > 0 && images.is_multiple_of(64), "{report}");
    assert!((number(&report["images_per_second"]) - images as f64 / seconds).abs() < 1e-6, "{report}");
    let validations = report["validations"].as_array().unwrap();
    for pair in validations.windows(2) {
        assert!(number(&pair[0]["seconds"]) < number(&pair[1]["seconds"]), "{report}");
        assert!(pair[0]["images"].as_u64().unwrap() < pair[1]["images"].as_u64().unwrap(), "{report}");
    }
    let last = validations.last().unwrap();
    assert_eq!((&last["seconds"], &last["images"]), (&report["seconds"], &report["images"]), "the last one is at the end");
    assert_milestones(&report);

    // The test: the share of its counts, within its interval, which is about that of the normal distribution.
    let (right, count) = (number(&report["right"]), number(&report["count"]));
    let accuracy = number(&report["accuracy"]);
    assert!(count == 10_000.0 && accuracy == right / count, "{report}");
    let [low, high] = [0, 1].map(|end| number(&report["interval"][end]));
    let width = 1.96 * (accuracy * (1.0 - accuracy) / count).sqrt();
    assert!((low - (accuracy - width)).abs() < 0.02 * width && (high - (accuracy + width)).abs() < 0.02 * width, "{report}");

    // The network that was kept: the same pictures, judged by another command, give the same counts.
    let model = Model::load(Path::new(&path)).unwrap();
    assert_eq!((model.record.images, model.record.settings.seed), (images, 7));
    assert_eq!(model.record.validation_accuracy, last["accuracy"].as_f64());
    let (seed, counts) = (report["test_seed"].to_string(), ["--count", "10000", "--mode", "hard", "--device", "cpu", "--json"]);
    let evaluated = lab(&[&["evaluate", "--model", &path, "--seed", &seed][..], &counts].concat()).json();
    assert_eq!(evaluated["accuracy"], report["accuracy"]);
    let diagonal: u64 = (0..4).map(|class| evaluated["confusion"][class][class].as_u64().unwrap()).sum();
    assert_eq!(report["right"].as_u64(), Some(diagonal));
}

#[test]
fn milestones_that_are_not_reached_are_null_and_said_in_words() {
    let args = ["bench", "learn", "--seconds", "0.1", "--batch", "8", "--device", "cpu"];
    let report = lab(&[&args[..], &["--json"]].concat()).json();
    let name = Architecture::BEST.name();
    assert_eq!(report["architecture"], name, "the network that train takes");
    assert!(["90", "95", "98"].iter().all(|percent| report["reached"][percent].is_null()), "{report}");
    assert!(number(&report["accuracy"]) < 0.9, "it has learned next to nothing: {report}");
    assert_eq!(report["seed"], 1, "as that of train");
    let text = assert_done(&args).stdout;
    let lines: Vec<&str> = text.lines().collect();
    assert!(lines[0].starts_with(&format!("{name} on HARD, seed 1: ")) && lines[0].contains("images/s with "), "{text}");
    let milestones = ["90", "95", "98"].map(|percent| format!("{percent} % of the validation not reached"));
    assert_eq!(lines[1..4], milestones.each_ref().map(String::as_str), "{text}");
    assert!(lines[4].starts_with("accuracy ") && lines[4].contains(" on 10000 unseen images"), "{text}");
    assert_eq!(lines.len(), 5, "{text}");
}

#[test]
fn a_place_for_the_network_that_cannot_be_written_is_said_before_it_learns() {
    let folder = Folder::new();
    let args = ["bench", "learn", "--seconds", "86400", "--device", "cpu", "--out"];
    assert_fails(&[&args[..], &[&folder.path("no folder/m.model")]].concat(), &["write the model", "m.model"]);
    folder.file("run.json", "{}");
    assert_fails(&[&args[..], &[&folder.path("m.png")]].concat(), &["write the model", "m.png"]);
    assert_eq!(folder.names(), ["run.json"]);
}

#[cfg(unix)]
#[test]
fn an_interrupted_one_stops_and_keeps_nothing() {
    use std::io::{BufRead as _, BufReader, Read as _};
    let folder = Folder::new();
    let args = ["bench", "learn", "--seconds", "86400", "--device", "cpu", "--json", "--out", &folder.path("m.model")];
    let mut process =
        super::command(&args).stdout(std::process::Stdio::piped()).stderr(std::process::Stdio::piped()).spawn().unwrap();
    let mut stderr = BufReader::new(process.stderr.take().unwrap());
    let mut line = String::new();
    stderr.read_line(&mut line).unwrap();
    assert!(line.starts_with("learning on"), "{line}");
    let sent = std::process::Command::new("kill").args(["-INT", &process.id().to_string()]).status().unwrap();
    assert!(sent.success());
    let mut rest = String::new();
    stderr.read_to_string(&mut rest).unwrap();
    let output = process.wait_with_output().unwrap();
    assert_eq!((output.status.code(), output.stdout.len()), (Some(1), 0), "{rest}");
    assert_eq!(rest, "error: stopped before the end\n");
    assert_eq!(folder.names(), Vec::<String>::new());
}
