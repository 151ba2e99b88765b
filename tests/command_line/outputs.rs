//! Where things are written: checked before the work, written where it was pointed, with the rights that people expect, nothing left behind.

use std::path::Path;

use super::{Folder, assert_done, assert_fails, assert_wrong_usage, lab, words};

/// A training of one step.
const TINY: [&str; 9] = ["train", "--mode", "easy", "--architecture", "compact", "--images", "64", "--device", "cpu"];

/// The arguments of a training of one step whose run is kept in `folder`.
fn tiny<'a>(runs: &'a str, more: &[&'a str]) -> Vec<&'a str> {
    [&TINY[..], &["--runs", runs], more].concat()
}

fn read(path: &str) -> String {
    std::fs::read_to_string(path).unwrap()
}

#[test]
fn nothing_is_touched_by_a_training_that_does_not_begin() {
    let folder = Folder::new();
    let (runs, log, out) = (folder.path("runs"), folder.file("old.csv", "mine"), folder.file("old.model", "mine"));
    let resume = ["train", "--resume", "nosuchrun", "--runs", &runs, "--out", &out, "--log", &log];
    assert_fails(&resume, &["cannot read the run", "nosuchrun", "no such file"]);
    let absent = folder.path("absent.toml");
    let train =
        ["train", "--recipe", &absent, "--images", "64", "--device", "cpu", "--runs", &runs, "--out", &out, "--log", &log];
    assert_fails(&train, &["absent.toml"]);
    let weights = folder.path("absent/weights.safetensors");
    assert_fails(&tiny(&runs, &["--out", &out, "--log", &log, "--export", &weights]), &["there is no folder", "absent"]);
    assert_fails(&tiny(&runs, &["--out", &out, "--log", &folder.path("")]), &["write the log", "it is a folder"]);
    assert_eq!(
        (read(&log), read(&out), folder.names()),
        ("mine".into(), "mine".into(), vec!["old.csv".into(), "old.model".into()])
    );
}

#[test]
fn outputs_that_are_one_file_or_read_too_are_wrong_usage() {
    let folder = Folder::new();
    let runs = folder.path("runs");
    let (one, table, recipe) = (folder.path("one"), folder.path("table.csv"), folder.file("mine.recipe", "name = \"mine\""));
    assert_wrong_usage(&tiny(&runs, &["--out", &one, "--log", &one]));
    let twice = lab(&tiny(&runs, &["--out", &one, "--log", &folder.path("./one")]));
    assert!(twice.code == Some(2) && twice.stderr.contains("--out and --log name one file"), "{}", twice.stderr);
    let args = ["train", "--images", "64", "--device", "cpu", "--recipe", &recipe, "--out", &one, "--log", &recipe];
    let refused = lab(&args);
    assert_eq!(refused.code, Some(1), "a recipe that is damaged: {}", refused.stderr);
    folder.file("mine.recipe", toml::to_string(&brain_tumor_lab::factory::Mode::Easy.recipe()).unwrap());
    let refused = lab(&args);
    assert!(
        refused.code == Some(2) && refused.stderr.contains("--log would overwrite the file of --recipe"),
        "{}",
        refused.stderr
    );
    assert_eq!(folder.names(), ["mine.recipe"]);
    assert_done(&tiny(&runs, &["--out", &one, "--log", &table]));
    // The files of a run are its own.
    let info = folder.path("runs/compact-easy-1/run.json");
    folder.file("runs/compact-easy-1/run.json", read(&info).replace("\"complete\"", "\"stopped\""));
    let curve = folder.path("runs/compact-easy-1/curve.csv");
    let before = read(&curve);
    let resume = ["train", "--resume", "compact-easy-1", "--runs", &runs, "--device", "cpu", "--log", &curve];
    assert_fails(&resume, &["folder of the run", "curve.csv"]);
    assert_eq!(read(&curve), before);
}

#[test]
fn endings_that_belong_to_something_else_are_refused_with_what_to_do() {
    let folder = Folder::new();
    let runs = folder.path("runs");
    let refused = |option: &str, name: &str, words: &str| {
        let path = folder.path(name);
        let out = folder.path("m");
        let outputs = if option == "--out" { vec![option, path.as_str()] } else { vec!["--out", &out, option, &path] };
        assert_fails(&tiny(&runs, &outputs), &[words, name]);
    };
    refused("--out", "net.safetensors", "end the name with .model");
    refused("--out", "net.pt", "end the name with .model");
    refused("--export", "weights.model", "end the name with .safetensors");
    refused("--export", "weights", ".safetensors");
    refused("--log", "net.model", "end the name with .csv");
    let generate = |more: &[&str]| {
        assert_fails(
            &[&["generate", "--mode", "easy", "--count", "2", "--out"], more].concat(),
            &["cannot write the dataset", "ending"],
        );
    };
    generate(&[&folder.path("data.npz")]);
    generate(&[&folder.path("data.zip"), "--format", "npz"]);
    assert_eq!(folder.names(), Vec::<String>::new());
}

#[test]
fn one_name_for_two_trainings_at_once_is_kept_by_one_of_them() {
    let folder = Folder::new();
    let runs = folder.path("runs");
    let start = |name: &str| {
        let out = folder.path(name);
        super::command(&tiny(&runs, &["--run", "one", "--out", &out])).stderr(std::process::Stdio::piped()).spawn().unwrap()
    };
    let children: Vec<_> = ["a.model", "b.model", "c.model"].map(start).into_iter().collect();
    let ends: Vec<_> = children.into_iter().map(|child| child.wait_with_output().unwrap()).collect();
    let failed: Vec<String> =
        ends.iter().filter(|end| !end.status.success()).map(|end| String::from_utf8(end.stderr.clone()).unwrap()).collect();
    assert_eq!(failed.len(), 2, "{failed:?}");
    assert!(failed.iter().all(|text| text.contains("cannot keep the run") || text.contains("Cannot keep the run")), "{failed:?}");
    let models = folder.names().into_iter().filter(|name| std::path::Path::new(name).extension().is_some_and(|e| e == "model"));
    assert_eq!(models.count(), 1);
}

#[test]
fn a_log_goes_on_where_its_run_goes_on() {
    let folder = Folder::new();
    let (runs, log, out) = (folder.path("runs"), folder.path("log.csv"), folder.path("m.model"));
    let args = words(
        "train --mode easy --architecture compact --batch 32 --images 3200 --device cpu",
        &["--runs", &runs, "--run", "cut", "--out", &out, "--log", &log],
    );
    assert_done(&args);
    let whole = read(&log);
    // As if it had been killed after its third validation, when the log was further than the state.
    let info = folder.path("runs/cut/run.json");
    folder.file("runs/cut/run.json", read(&info).replace("\"complete\"", "\"running\""));
    let resume = ["train", "--resume", "cut", "--runs", &runs, "--device", "cpu", "--log", &log];
    let last = whole.lines().last().unwrap();
    let images = |text: &str| text.lines().skip(1).map(|row| row.split(',').next().unwrap().to_owned()).collect::<Vec<_>>();
    folder.file("log.csv", format!("{whole}{}\n{}", last.replacen("3200", "6400", 1), last.replacen("3200", "9600", 1)));
    assert_done(&resume);
    assert_eq!(read(&log), whole, "rows beyond the state are dropped, earlier ones stay");
    assert_eq!(images(&whole).last().unwrap(), "3200");
    // A file that is no log is not gone on with.
    folder.file("runs/cut/run.json", read(&info).replace("\"complete\"", "\"running\""));
    folder.file("log.csv", "name,price\nbread,2\n");
    assert_fails(&resume, &["no log of a training", "log.csv"]);
    assert_eq!(read(&log), "name,price\nbread,2\n");
}

#[test]
fn a_place_for_runs_that_cannot_be_is_said_at_the_start() {
    let folder = Folder::new();
    let home = folder.file("home", "a file");
    let out = folder.path("m.model");
    let args = [&TINY[..], &["--out", &out]].concat();
    let without_home = |args: &[&str]| {
        let mut command = super::command(args);
        command.env("HOME", &home).env("XDG_CONFIG_HOME", &home).env("APPDATA", &home);
        let end = command.output().unwrap();
        (end.status.code(), String::from_utf8(end.stderr).unwrap())
    };
    let (code, said) = without_home(&args);
    assert!(code == Some(0) && said.contains("The run is not saved: ") && Path::new(&out).exists(), "{said}");
    let (code, said) = without_home(&[&args[..], &["--run", "mine"]].concat());
    assert!(
        code == Some(1) && said.to_lowercase().contains("cannot keep the run"),
        "what is asked for is done or refused: {said}"
    );
}

#[test]
fn names_and_words_of_others_do_not_act_on_the_terminal() {
    let odd = "red\u{1b}[31m\nline\u{9b}2J\u{202e}.png";
    let shown = "red\\u{1b}[31m\\u{a}line\\u{9b}2J\\u{202e}.png";
    let line = assert_fails(&["predict", "--model", "easy", odd], &["no such file", shown]);
    assert!(!line.contains('\u{1b}'));
    // JSON says them in its own way.
    let folder = Folder::new();
    let picture = format!("{}/00{odd}", folder.path("z"));
    std::fs::create_dir(folder.path("z")).unwrap();
    std::fs::copy(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/0.1/pictures/z/000001.png"), &picture).unwrap();
    for json in ["--json", "--jsonl"] {
        let run = assert_done(&["predict", "--model", "easy", json, &picture]);
        assert!(!run.stdout.contains(['\u{1b}', '\u{9b}', '\u{202e}']), "{}", run.stdout);
        let said: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
        assert_eq!(said.get(0).unwrap_or(&said)["file"], picture.as_str());
    }
    for args in [vec!["generate", odd], vec!["train", "--mode", odd], vec![odd]] {
        let run = lab(&args);
        assert!(run.code == Some(2) && !run.stderr.contains(['\u{1b}', '\u{9b}', '\u{202e}']), "{}", run.stderr);
    }
}

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::{FileTypeExt as _, PermissionsExt as _, symlink};
    use std::time::Duration;

    use super::*;
    use crate::{command, tree};

    /// Runs the program after a line of the shell.
    fn after(line: &str, args: &[&str]) -> (Option<i32>, String) {
        let program = command(args);
        let mut shell = std::process::Command::new("sh");
        shell.args(["-c", &format!("{line}; exec \"$@\""), "sh"]).arg(program.get_program()).args(args);
        for (name, value) in program.get_envs() {
            match value {
                Some(value) => shell.env(name, value),
                None => shell.env_remove(name),
            };
        }
        let end = shell.output().unwrap();
        (end.status.code(), String::from_utf8(end.stderr).unwrap())
    }

    /// A device of our own, or that of the system where nobody could replace it: an administrator who runs a test that fails must not lose
    /// the system's. `None` where neither can be had.
    fn device(folder: &Folder, name: &str, minor: &str) -> Option<String> {
        let own = folder.path(name);
        let made = std::process::Command::new("mknod").args([&own, "c", "1", minor]).stderr(std::process::Stdio::null()).status();
        let is_made = made.is_ok_and(|status| status.success()) && std::fs::OpenOptions::new().write(true).open(&own).is_ok();
        let is_administrator = std::os::unix::fs::MetadataExt::uid(&std::fs::metadata(folder.path("")).unwrap()) == 0;
        let systems = format!("/dev/{name}");
        if is_made { Some(own) } else { (!is_administrator && Path::new(&systems).exists()).then_some(systems) }
    }

    fn mode(path: &str) -> u32 {
        std::fs::metadata(path).unwrap().permissions().mode() & 0o7777
    }

    #[test]
    fn what_is_written_has_the_rights_that_the_user_gives_new_files() {
        for (mask, file, directory) in [("022", 0o644, 0o755), ("077", 0o600, 0o700), ("002", 0o664, 0o775)] {
            let folder = Folder::new();
            let path = |name: &str| folder.path(name);
            let (runs, out, weights, log) = (path("runs"), path("m.model"), path("w.safetensors"), path("l.csv"));
            let line = format!("umask {mask}");
            let train = tiny(&runs, &["--out", &out, "--export", &weights, "--log", &log, "--run", "one"]);
            assert_eq!(after(&line, &train).0, Some(0));
            let (arrays, pictures) = (path("d.npz"), path("d"));
            let generate = ["generate", "--mode", "easy", "--count", "2", "--out"];
            assert_eq!(after(&line, &[&generate[..], &[&arrays, "--format", "npz"]].concat()).0, Some(0));
            assert_eq!(after(&line, &[&generate[..], &[&pictures]].concat()).0, Some(0));
            let run = ["run.json", "curve.csv", "last.model", "last.state"].map(|name| path(&format!("runs/one/{name}")));
            for file_path in [&out, &weights, &log, &arrays, &path("d/labels.csv")].into_iter().chain(&run) {
                assert_eq!(mode(file_path), file, "{file_path} with umask {mask}");
            }
            assert_eq!((mode(&pictures), mode(&path("d/a"))), (directory, directory), "umask {mask}");
        }
    }

    #[test]
    fn links_stay_links_and_pipes_and_devices_take_what_is_written() {
        let folder = Folder::new();
        let (runs, link, pipe) = (folder.path("runs"), folder.path("link"), folder.path("pipe"));
        symlink("target.model", &link).unwrap();
        assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
        assert_fails(&tiny(&runs, &["--out", &pipe]), &["nobody reads from this pipe", "pipe"]);
        let reader = std::thread::Builder::new().name("reader".to_owned()).spawn({
            let pipe = pipe.clone();
            move || std::fs::read(pipe).unwrap()
        });
        let reader = reader.unwrap();
        assert_done(&tiny(&runs, &["--out", &link, "--log", &pipe]));
        assert!(Path::new(&link).symlink_metadata().unwrap().is_symlink());
        assert!(std::fs::read(folder.path("target.model")).unwrap().starts_with(b"BTLMODEL"));
        let log = String::from_utf8(reader.join().unwrap()).unwrap();
        assert!(log.starts_with("images,seconds,") && log.lines().count() >= 2, "{log}");
        assert!(Path::new(&pipe).symlink_metadata().unwrap().file_type().is_fifo());
        if let Some(null) = device(&folder, "null", "3") {
            assert_done(&tiny(&runs, &["--out", &null, "--export", &null, "--log", &null]));
            assert!(Path::new(&null).symlink_metadata().unwrap().file_type().is_char_device());
        }
        // What is read is a file: a pipe is not waited for.
        for args in [["predict", "--model", &pipe, &link], ["predict", "--model", "easy", &pipe]] {
            assert_fails(&args, &["it is a pipe (FIFO), not a file", "pipe"]);
        }
        assert_fails(&["evaluate", "--model", "easy", "--device", "cpu", "--data", &pipe], &["pipe"]);
        assert_fails(&["predict", "--model", "easy", "/dev/zero"], &["it is a device, not a file"]);
    }

    #[test]
    fn a_log_on_a_full_disk_is_said_once_and_costs_nothing_else() {
        let folder = Folder::new();
        let Some(full) = device(&folder, "full", "7") else { return };
        let (runs, out) = (folder.path("runs"), folder.path("m.model"));
        let run = assert_done(&tiny(&runs, &["--out", &out, "--log", &full]));
        let sentence = format!("cannot write the log: no space left on device: {full}; the training goes on without its log");
        assert_eq!(run.stderr.matches(&sentence).count(), 1, "{}", run.stderr);
        assert!(Path::new(&out).exists());
    }

    #[test]
    fn what_was_written_before_a_disk_was_full_is_said_to_be_there() {
        let folder = Folder::new();
        let Some(full) = device(&folder, "full", "7") else { return };
        let (runs, out, weights) = (folder.path("runs"), folder.path("m.model"), folder.path("w.safetensors"));
        let last = folder.path("runs/one/last.model");
        let run = lab(&tiny(&runs, &["--out", &out, "--export", &full, "--run", "one"]));
        assert_eq!(run.code, Some(1), "{}", run.stderr);
        let sentence = format!("the network is kept in {out} and {last} only: cannot write the weights: no space left on device");
        assert!(run.stderr.contains(&sentence), "{}", run.stderr);
        let run = lab(&tiny(&runs, &["--out", &full, "--export", &weights, "--run", "two"]));
        assert!(run.stderr.contains(&format!("the network is kept in {weights} and ")), "{}", run.stderr);
        let run = lab(&tiny(&runs, &["--out", &full, "--export", &full, "--run", "three"]));
        assert!(
            run.code == Some(2) || run.stderr.contains("cannot write the model") && run.stderr.contains("the weights"),
            "{}",
            run.stderr
        );
    }

    #[test]
    fn files_that_may_not_grow_leave_what_was_there_and_nothing_beside_it() {
        let folder = Folder::new();
        let (runs, out, log) = (folder.path("runs"), folder.file("m.model", "mine"), folder.path("l.csv"));
        // As on a full disk: no file may be longer than 8 blocks of 512 or 1024 bytes.
        let full = "trap '' XFSZ; ulimit -f 8";
        let (code, said) = after(full, &tiny(&runs, &["--out", &out, "--log", &log, "--run", "one"]));
        assert_eq!(code, Some(1), "{said}");
        assert!(said.contains("The run is kept no more: ") && said.contains("cannot write the model: file too large"), "{said}");
        assert_eq!((read(&out), read(&log).lines().count() >= 2), ("mine".to_owned(), true), "{said}");
        for (format, name) in [("npz", "d.npz"), ("png", "d")] {
            let path = folder.path(name);
            let count = if format == "npz" { "20" } else { "200" };
            let args = ["generate", "--mode", "hard", "--count", count, "--format", format, "--out", &path];
            let (code, said) = after(if format == "npz" { full } else { "trap '' XFSZ; ulimit -f 4" }, &args);
            assert_eq!(code, Some(1), "{said}");
            assert!(
                said.contains("cannot write the dataset") && !said.contains(".dataset-"),
                "no temporary name is said: {said}"
            );
        }
        assert_eq!(folder.names(), ["l.csv", "m.model", "runs"]);
        let left = tree(folder.path("runs"));
        assert!(left.keys().all(|name| !name.contains(".part")), "{:?}", left.keys());
    }

    #[test]
    fn a_dataset_goes_into_any_folder_with_nothing_in_it() {
        let folder = Folder::new();
        let real = folder.path("real");
        let link = folder.path("link");
        std::fs::create_dir(&real).unwrap();
        symlink("real", &link).unwrap();
        let generate = |out: &str| lab(&["generate", "--mode", "easy", "--count", "3", "--seed", "2", "--out", out]);
        assert_eq!(generate(&link).code, Some(0));
        assert!(Path::new(&link).symlink_metadata().unwrap().is_symlink());
        let first = tree(&real);
        assert!(first.contains_key("labels.csv") && first.len() == 4, "{:?}", first.keys());
        let refused = generate(&link);
        assert!(refused.code == Some(1) && refused.stderr.contains("not empty"), "{}", refused.stderr);
        let here = folder.path("here");
        std::fs::create_dir(&here).unwrap();
        let end =
            command(&["generate", "--mode", "easy", "--count", "3", "--seed", "2", "--out", "."]).current_dir(&here).output();
        assert_eq!(end.unwrap().status.code(), Some(0));
        assert_eq!(tree(&here), first);
        assert_eq!(folder.names(), ["here", "link", "real"]);
    }

    #[test]
    fn what_a_killed_command_leaves_is_swept_by_the_next_one_and_what_is_in_work_is_not() {
        let folder = Folder::new();
        let unfinished = || folder.names().into_iter().filter(|name| name.starts_with(".dataset-")).collect::<Vec<_>>();
        let start = |name: &str, format: &str| {
            let out = folder.path(name);
            let args = ["generate", "--mode", "hard", "--count", "1000000", "--threads", "1", "--format", format, "--out", &out];
            let before = unfinished();
            let child = command(&args).spawn().unwrap();
            let begun = std::time::Instant::now();
            while unfinished().iter().all(|name| before.contains(name)) && begun.elapsed() < Duration::from_mins(1) {
                std::thread::park_timeout(Duration::from_millis(2));
            }
            child
        };
        let mut in_work = start("in work", "png");
        for format in ["png", "npz"] {
            let mut killed = start("killed", format);
            killed.kill().unwrap();
            killed.wait().unwrap();
        }
        let other = folder.path("other.npz");
        assert_done(&["generate", "--mode", "easy", "--count", "2", "--format", "npz", "--out", &other]);
        let left = unfinished().len();
        assert!(in_work.try_wait().unwrap().is_none(), "it still works");
        in_work.kill().unwrap();
        in_work.wait().unwrap();
        assert_eq!(left, 1, "that of the one that works");
        assert_done(&["generate", "--mode", "easy", "--count", "2", "--out", &folder.path("next")]);
        assert_eq!(folder.names(), ["next", "other.npz"]);
    }
}

/// A log goes over the log of an earlier training, and over nothing else; files of runs are their own.
#[test]
fn neither_a_table_of_somebody_nor_a_file_of_a_run_is_written_over() {
    let folder = Folder::new();
    let (table, runs, out) = (folder.file("labels.csv", "file,class\na.png,A\n"), folder.path("runs"), folder.path("o.model"));
    let train = ["train", "--mode", "easy", "--images", "64", "--device", "cpu", "--runs", &runs, "--run", "one"];
    let refused = lab(&[&train[..], &["--out", &out, "--log", &table]].concat());
    assert_eq!(refused.code, Some(1), "{}", refused.stderr);
    assert!(refused.stderr.contains("no log of a training") && refused.stderr.contains(&table), "{}", refused.stderr);
    assert_eq!(std::fs::read_to_string(&table).unwrap(), "file,class\na.png,A\n");
    let log = folder.path("log.csv");
    let done = lab(&[&train[..], &["--out", &out, "--log", &log]].concat());
    assert_eq!(done.code, Some(0), "{}", done.stderr);
    for name in ["best.model", "mine.model"] {
        let inside = format!("{runs}/one/{name}");
        let refused = lab(&["train", "--mode", "easy", "--images", "64", "--device", "cpu", "--runs", &runs, "--out", &inside]);
        assert_eq!(refused.code, Some(1), "{}", refused.stderr);
        assert!(refused.stderr.contains("the folder of the run, whose files are its own"), "{}", refused.stderr);
    }
}

/// Runs are kept where somebody asked for them, or the training does not begin.
#[test]
fn a_place_for_runs_that_was_asked_for_and_cannot_hold_them_is_refused() {
    let folder = Folder::new();
    let (file, out) = (folder.file("runs", "not a folder"), folder.path("o.model"));
    let refused = lab(&tiny(&file, &["--out", &out]));
    assert_eq!(refused.code, Some(1), "{}", refused.stderr);
    assert!(refused.stderr.to_lowercase().contains("cannot keep the run"), "{}", refused.stderr);
    assert_eq!(folder.names(), ["runs"]);
}
