//! What the machine and its people do to a program: signals, kills, a second process, no threads, no place to write, files of nobody.
#![cfg(unix)]

use std::os::unix::process::ExitStatusExt as _;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use super::{Folder, assert_done, assert_fails, command, lab, words};

/// Only a hanging program is ever waited for that long.
const LONG: Duration = Duration::from_mins(2);

/// A short training with five validations.
const PLAN: [&str; 11] =
    ["train", "--mode", "easy", "--architecture", "compact", "--batch", "32", "--images", "2000", "--device", "cpu"];

/// Sends a signal by its name.
fn send(child: &Child, signal: &str) {
    let sent = Command::new("kill").args([&format!("-{signal}"), &child.id().to_string()]).status().unwrap();
    assert!(sent.success());
}

/// Waits until something holds.
fn wait_until(what: &str, mut holds: impl FnMut() -> bool) {
    let start = Instant::now();
    while !holds() {
        assert!(start.elapsed() < LONG, "{what} was waited for in vain");
        std::thread::park_timeout(Duration::from_millis(5));
    }
}

/// How a program ended, and what it said on standard error.
fn ended(mut child: Child) -> (ExitStatus, String) {
    wait_until("the end", || child.try_wait().unwrap().is_some());
    let output = child.wait_with_output().unwrap();
    (output.status, String::from_utf8(output.stderr).unwrap())
}

/// Starts the program through a shell that does something first, as `trap '' HUP`.
fn start_after(first: &str, args: &[&str]) -> Child {
    let program = command(args);
    let mut shell = Command::new("sh");
    shell.args(["-c", &format!("{first}; exec \"$0\" \"$@\"")]).arg(program.get_program()).args(args);
    for (name, value) in program.get_envs() {
        match value {
            Some(value) => shell.env(name, value),
            None => shell.env_remove(name),
        };
    }
    shell.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap()
}

fn start(args: &[&str]) -> Child {
    command(args).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap()
}

#[test]
fn a_signal_that_is_ignored_stays_ignored_and_others_stop_cleanly() {
    let folder = Folder::new();
    let (runs, out) = (folder.path("runs"), folder.path("m.model"));
    let args = words("train --mode easy --architecture compact --minutes 60 --device cpu", &["--runs", &runs, "--out", &out]);
    let training = start_after("trap '' HUP INT", &args);
    wait_until("the run", || std::path::Path::new(&folder.path("runs/compact-easy-1/run.json")).exists());
    for signal in ["HUP", "INT", "HUP"] {
        send(&training, signal);
        std::thread::park_timeout(Duration::from_millis(100));
    }
    let listed = assert_done(&["runs", "--runs", &runs, "--json"]).json();
    assert_eq!(listed["runs"][0]["status"], "running");
    send(&training, "TERM");
    let (status, said) = ended(training);
    assert_eq!(status.code(), Some(0), "{said}");
    let listed = assert_done(&["runs", "--runs", &runs, "--json"]).json();
    assert_eq!(listed["runs"][0]["status"], "stopped");
    assert_eq!(folder.names(), ["m.model", "runs"]);
}

#[test]
fn every_long_command_ends_in_a_sentence_when_it_is_asked_to() {
    let folder = Folder::new();
    let (data, out) = (folder.path("data"), folder.path("out"));
    assert_done(&["generate", "--mode", "hard", "--count", "30000", "--format", "npz", "--out", &data]);
    let commands: [&[&str]; 4] = [
        &["evaluate", "--model", "hard", "--data", &data, "--device", "cpu"],
        &["evaluate", "--model", "hard", "--mode", "hard", "--count", "9000000", "--device", "cpu"],
        &["explain", "--model", "hard", "--count", "900000", "--device", "cpu"],
        &["generate", "--mode", "hard", "--count", "900000", "--out", &out],
    ];
    for args in commands {
        for signal in ["INT", "TERM", "HUP"] {
            let child = start(args);
            std::thread::park_timeout(Duration::from_millis(400));
            send(&child, signal);
            let (status, said) = ended(child);
            assert_eq!((status.code(), status.signal()), (Some(1), None), "{args:?} {signal}: {said}");
            assert!(said.starts_with("error: ") && said.contains("stopped") && said.lines().count() == 1, "{args:?}: {said}");
            assert_eq!(folder.names(), ["data"], "{args:?} {signal}: nothing is left behind");
        }
    }
}

/// Moments that look like chance, and are the same in every test.
fn moments() -> impl Iterator<Item = Duration> {
    let mut state = 12345_u64;
    std::iter::repeat_with(move || {
        state = state.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        Duration::from_millis((state >> 33) % 500)
    })
}

#[test]
fn ten_kills_at_any_moment_of_a_training_lose_nothing() {
    let folder = Folder::new();
    let runs = folder.path("");
    let train = |name: &'static str| [&PLAN[..], &["--runs", &runs, "--run", name]].concat();
    let whole = folder.path("whole.model");
    assert_done(&[&train("whole")[..], &["--out", &whole]].concat());
    let resume = ["train", "--resume", "cut", "--runs", &runs, "--device", "cpu"];
    let out = folder.path("cut.model");
    let mut child = start(&[&train("cut")[..], &["--out", &out]].concat());
    wait_until("the run", || std::path::Path::new(&folder.path("cut/run.json")).exists());
    let info = folder.path("cut/run.json");
    let written = || std::fs::metadata(&info).and_then(|file| file.modified()).unwrap();
    for (round, moment) in moments().take(10).enumerate() {
        // Every other one is killed some time after it has begun with the run, the others while they prepare.
        let before = written();
        if round % 2 == 0 {
            wait_until("the run going on", || written() != before || child.try_wait().unwrap().is_some());
        }
        std::thread::park_timeout(moment);
        child.kill().unwrap();
        child.wait().unwrap();
        let listed = assert_done(&["runs", "--runs", &runs, "--json"]).json();
        let runs = listed["runs"].as_array().unwrap();
        let cut = runs.iter().find(|run| run["name"] == "cut").unwrap();
        assert!(["interrupted", "complete"].contains(&cut["status"].as_str().unwrap()), "{cut}");
        child = start(&resume);
    }
    let (_, said) = ended(child);
    // The last one went to the end, or there was nothing left to go on with.
    let listed = assert_done(&["runs", "--runs", &runs, "--json"]).json();
    assert!(listed["runs"].as_array().unwrap().iter().all(|run| run["status"] == "complete"), "{said} {listed}");
    let curve = |name: &str| {
        let text = std::fs::read_to_string(folder.path(&format!("{name}/curve.csv"))).unwrap();
        let without_clock = |line: &str| -> Vec<String> {
            line.split(',').enumerate().filter(|(place, _)| *place != 1).map(|(_, cell)| cell.to_owned()).collect()
        };
        text.lines().map(without_clock).collect::<Vec<_>>()
    };
    assert_eq!(curve("cut"), curve("whole"));
    let files = |name: &str| {
        let files = super::tree(folder.path(name));
        files.into_keys().filter(|file| file != "lock").collect::<Vec<String>>()
    };
    assert_eq!(files("cut"), files("whole"), "nothing is left behind, nothing is missing");
}

#[test]
fn ten_kills_at_any_moment_of_a_dataset_leave_nothing() {
    let folder = Folder::new();
    let out = folder.path("out");
    for (moment, format) in moments().zip(["png", "npz"].into_iter().cycle()).take(10) {
        let mut child = start(&["generate", "--mode", "hard", "--count", "900000", "--out", &out, "--format", format]);
        std::thread::park_timeout(moment);
        child.kill().unwrap();
        child.wait().unwrap();
        assert!(!std::path::Path::new(&out).exists(), "half a dataset has no name");
    }
    assert_done(&["generate", "--mode", "hard", "--count", "10", "--out", &out]);
    assert_eq!(folder.names(), ["out"], "the next one takes away what the killed ones left");
}

#[test]
fn a_second_process_on_one_run_is_refused_in_a_sentence() {
    let folder = Folder::new();
    let (runs, out) = (folder.path(""), folder.path("m.model"));
    let args = words("train --mode easy --architecture compact --minutes 60 --device cpu", &["--runs", &runs, "--run", "busy"]);
    let first = start(&[&args[..], &["--out", &out]].concat());
    wait_until("a state", || std::path::Path::new(&folder.path("busy/last.state")).exists());
    let resume = ["train", "--resume", "busy", "--runs", &runs, "--device", "cpu"];
    assert_fails(&resume, &["somebody is training it just now", "busy"]);
    assert_fails(&[&args[..], &["--out", &out]].concat(), &["there is a run of this name already"]);
    assert_fails(&["runs", "--runs", &runs, "--delete", "busy"], &["somebody is training it just now"]);
    assert_fails(&["runs", "--runs", &runs, "--rename", "busy", "idle"], &["somebody is training it just now"]);
    send(&first, "INT");
    assert_eq!(ended(first).0.code(), Some(0));
}

#[test]
fn a_result_that_cannot_be_written_is_a_failure_and_a_reader_that_goes_is_none() {
    let full = || std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let picture = format!("{}/a/000000.png", super::dataset());
    let picture = if std::path::Path::new(&picture).exists() { picture } else { first_picture() };
    for args in [&["devices"][..], &["runs", "--json"], &["predict", "--model", "hard", &picture], &["--help"], &["--version"]] {
        let output = command(args).stdout(full()).stderr(Stdio::piped()).output().unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(1), "{args:?}: {said}");
        assert!(said.starts_with("error: cannot write the result: no space left on device"), "{args:?}: {said}");
    }
    let mut child =
        command(&["predict", "--model", "hard", &picture]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let (status, said) = ended(child);
    assert_eq!((status.code(), &*said), (Some(0), ""));
}

/// Some picture of the dataset.
fn first_picture() -> String {
    let folders = ["b", "c", "z"].map(|class| format!("{}/{class}", super::dataset()));
    let mut files = folders.iter().flat_map(|folder| std::fs::read_dir(folder).unwrap().flatten());
    files.next().unwrap().path().to_str().unwrap().to_owned()
}

#[test]
fn names_of_runs_are_exact_and_an_odd_folder_breaks_no_list() {
    use std::os::unix::ffi::OsStrExt as _;
    let folder = Folder::new();
    let (runs, out) = (folder.path("runs"), folder.path("m.model"));
    let tiny = ["train", "--mode", "easy", "--architecture", "compact", "--images", "64", "--device", "cpu", "--runs", &runs];
    assert_done(&[&tiny[..], &["--run", "a-b", "--out", &out]].concat());
    let odd = std::path::Path::new(&runs).join(std::ffi::OsStr::from_bytes(b"o\xffd"));
    std::fs::create_dir(&odd).unwrap();
    std::fs::copy(folder.path("runs/a-b/run.json"), odd.join("run.json")).unwrap();
    let listed = assert_done(&["runs", "--runs", &runs, "--json"]).json();
    assert_eq!(listed["runs"].as_array().unwrap().len(), 2);
    for name in ["a/b", "a:b", ".", "..", "A-B"] {
        assert_fails(&["runs", "--runs", &runs, "--delete", name], &["there is no run of this name"]);
        assert_fails(&["runs", "--runs", &runs, "--rename", name, "new"], &["there is no run of this name"]);
        let resumed = lab(&["train", "--runs", &runs, "--resume", name, "--device", "cpu"]);
        assert_eq!(resumed.code, Some(1), "{name}: {}", resumed.stderr);
        assert!(!resumed.stderr.contains("nothing to go on with"), "it is not the run a-b: {}", resumed.stderr);
    }
    assert_fails(&["runs", "--runs", &runs, "--rename", "a-b", "x/y"], &["cannot have this name", "x-y"]);
    assert_fails(&[&tiny[..], &["--run", "x/y", "--out", &out]].concat(), &["cannot have this name", "x-y"]);
    assert_eq!(std::fs::read_dir(&runs).unwrap().count(), 2);
}

#[test]
fn a_state_with_a_right_checksum_and_wrong_contents_is_a_sentence() {
    let folder = Folder::new();
    let runs = folder.path("");
    assert_done(&[&PLAN[..], &["--runs", &runs, "--run", "r", "--out", &folder.path("m.model")]].concat());
    let info = std::fs::read_to_string(folder.path("r/run.json")).unwrap();
    folder.file("r/run.json", info.replace("\"complete\"", "\"stopped\""));
    let whole = std::fs::read(folder.path("r/last.state")).unwrap();
    let length = u32::from_le_bytes(whole[12..16].try_into().unwrap()) as usize;
    let forged = |longer: u32, change: &dyn Fn(&mut serde_json::Value, &mut Vec<u8>)| {
        let mut header: serde_json::Value = serde_json::from_slice(&whole[16..16 + length]).unwrap();
        let mut numbers = whole[16 + length..whole.len() - 4].to_vec();
        change(&mut header, &mut numbers);
        let header = serde_json::to_vec(&header).unwrap();
        let mut bytes = whole[..12].to_vec();
        bytes.extend((header.len() as u32 + longer).to_le_bytes());
        bytes.extend(header);
        bytes.extend(numbers);
        let sum = crc32fast::hash(&bytes);
        bytes.extend(sum.to_le_bytes());
        bytes
    };
    let first_nan = |_: &mut serde_json::Value, numbers: &mut Vec<u8>| numbers[..4].copy_from_slice(&f32::NAN.to_le_bytes());
    let swapped = |header: &mut serde_json::Value, _: &mut Vec<u8>| header["optimizer"].as_array_mut().unwrap().reverse();
    let averages = |header: &mut serde_json::Value, _: &mut Vec<u8>| header["averaged"].as_array_mut().unwrap().reverse();
    let cut = |_: &mut serde_json::Value, numbers: &mut Vec<u8>| numbers.clear();
    let mut forgeries = vec![forged(0, &first_nan), forged(0, &swapped), forged(0, &averages)];
    forgeries.extend((1..5).map(|longer| forged(longer, &cut)));
    for (place, bytes) in forgeries.iter().enumerate() {
        folder.file("r/last.state", bytes);
        let line = assert_fails(&["train", "--resume", "r", "--runs", &runs, "--device", "cpu"], &["last.state"]);
        assert!(!line.contains("learning rate") && !line.contains("the program made a mistake"), "{place}: {line}");
    }
}

#[test]
fn a_training_that_breaks_keeps_its_best_network_and_is_a_failure() {
    let folder = Folder::new();
    let (runs, out) = (folder.path(""), folder.path("m.model"));
    // Learns a little, then everything explodes: the learning rate rises to its peak in the first steps.
    let args = words(
        "train --mode easy --architecture v3 --optimizer sgd --learning-rate 1 --l2 0 --batch 16 --images 40000 --device cpu",
        &["--runs", &runs, "--run", "wild", "--out", &out],
    );
    let line = lab(&args);
    assert_eq!(line.code, Some(1), "{} {}", line.stdout, line.stderr);
    assert_eq!(line.stdout, "");
    assert!(line.stderr.contains("learning rate"), "{}", line.stderr);
    let listed = assert_done(&["runs", "--runs", &runs, "--json"]).json();
    assert_eq!(listed["runs"][0]["status"], "failed");
    // What it says is kept is there, and is the best one.
    if line.stderr.contains("is kept in") {
        assert_eq!(std::fs::read(&out).unwrap(), std::fs::read(folder.path("wild/best.model")).unwrap());
    } else {
        assert!(!std::path::Path::new(&out).exists());
    }
}
