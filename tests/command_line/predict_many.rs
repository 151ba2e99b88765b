//! `predict` on many files: answers as they are made, bad files named, the others answered.

use std::io::{BufRead as _, BufReader};
use std::process::Stdio;

use serde_json::Value;

use super::{Folder, assert_done, command, dataset, lab, young_model};

/// The pictures of the dataset of forty.
fn pictures() -> Vec<String> {
    super::pictures_in(dataset()).into_keys().map(|name| format!("{}/{name}", dataset())).collect()
}

fn predict<'a>(form: &'a [&'a str], files: &'a [String]) -> super::Run {
    let args: Vec<&str> =
        ["predict", "--model", young_model()].iter().chain(form).copied().chain(files.iter().map(String::as_str)).collect();
    lab(&args)
}

#[test]
fn bad_files_are_named_one_by_one_and_the_others_are_answered() {
    let folder = Folder::new();
    let bad = [folder.file("text.png", "text"), folder.path("absent.png"), folder.file("empty.png", "")];
    let mut files = pictures();
    for (place, path) in bad.iter().enumerate() {
        files.insert(7 * place + 1, path.clone());
    }
    let run = predict(&[], &files);
    assert_eq!(run.code, Some(1));
    assert_eq!(run.stdout.lines().count(), 40, "{}", run.stdout);
    let lines: Vec<&str> = run.stderr.lines().collect();
    assert_eq!(lines.len(), 4, "{}", run.stderr);
    for (line, path) in lines.iter().zip(&bad) {
        assert!(line.starts_with("error: cannot read the image: ") && line.contains(path.as_str()), "{line}");
    }
    assert!(lines[3].contains("3 files could not be used"), "{}", lines[3]);
    // In the order in which they were given.
    let good: Vec<&String> = files.iter().filter(|path| !bad.contains(path)).collect();
    for (line, path) in run.stdout.lines().zip(good) {
        assert!(line.ends_with(path.as_str()), "{line}: {path}");
    }
}

#[test]
fn the_list_and_the_lines_of_json_say_the_same() {
    let files = pictures();
    let list = predict(&["--json"], &files);
    let value: Vec<Value> = serde_json::from_value(list.json()).unwrap();
    // The form of one list, as ever; the last digits of a number may be read and written otherwise.
    let keys = |text: &str| text.lines().map(|line| line.split(": ").next().unwrap().to_owned()).collect::<Vec<String>>();
    assert_eq!(keys(&list.stdout), keys(&serde_json::to_string_pretty(&value).unwrap()));
    let lines = predict(&["--jsonl"], &files);
    let objects: Vec<Value> = lines.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!((objects.len(), &objects), (40, &value));
    let folder = Folder::new();
    let none = predict(&["--json"], &[folder.path("absent.png")]);
    assert_eq!((none.code, none.stdout.as_str()), (Some(1), "[]\n"));
}

#[test]
fn a_folder_stands_for_the_pictures_in_it() {
    let folder = Folder::new();
    for (place, path) in pictures().iter().take(3).enumerate() {
        std::fs::copy(path, folder.path(&format!("{place}.png"))).unwrap();
    }
    folder.file("Thumbs.db", "no picture");
    folder.file("0.mask.png", "a mask");
    let run = assert_done(&["predict", "--model", young_model(), &folder.path("")]);
    assert_eq!(run.stdout.lines().count(), 3, "{}", run.stdout);
    assert!(run.stderr.contains("2 files ignored"), "{}", run.stderr);
    let run = lab(&["predict", "--model", young_model(), dataset()]);
    assert_eq!(run.code, Some(1));
    assert!(run.stderr.contains("no picture in the folder") && run.stderr.lines().count() == 1, "{}", run.stderr);
}

/// The first answers come while later files are still waited for.
#[cfg(unix)]
#[test]
fn answers_come_as_they_are_made() {
    let files: Vec<String> = std::iter::repeat_with(pictures).take(250).flatten().collect();
    let args: Vec<&str> =
        ["predict", "--model", young_model(), "--jsonl"].into_iter().chain(files.iter().map(String::as_str)).collect();
    let mut process = command(&args).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let mut lines = BufReader::new(process.stdout.take().unwrap()).lines();
    let first: Value = serde_json::from_str(&lines.next().unwrap().unwrap()).unwrap();
    assert_eq!(first["file"], files[0].as_str());
    assert!(process.try_wait().unwrap().is_none(), "10,000 pictures are not answered yet");
    // Whoever reads has seen enough: no failure, and no more work.
    drop(lines);
    assert_eq!(process.wait().unwrap().code(), Some(0));
}

#[test]
fn a_picture_that_is_cut_short_is_not_classified() {
    let folder = Folder::new();
    let picture = image::open(&pictures()[0]).unwrap().into_luma8();
    for name in ["p.jpg", "p.png", "p.bmp", "p.pgm"] {
        let path = folder.path(name);
        picture.save(&path).unwrap();
        assert_done(&["predict", "--model", young_model(), &path]);
        let whole = std::fs::read(&path).unwrap();
        std::fs::write(&path, &whole[..whole.len() / 2]).unwrap();
        let run = lab(&["predict", "--model", young_model(), &path]);
        assert_eq!((run.code, run.stdout.as_str()), (Some(1), ""), "{name}");
        assert!(run.stderr.contains("it is cut short") && run.stderr.contains(name), "{}", run.stderr);
    }
}
