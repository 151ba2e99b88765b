//! Reports say on which base image the network learned, and whether the pictures were made from it.

use brain_tumor_lab::factory::{BaseImage, NAMED_BASES};

use super::{Folder, assert_done, assert_wrong_usage, dataset, lab};

/// Another brain: the bundled one in other gray values.
fn another_brain(folder: &Folder) -> String {
    let mut picture = image::open("assets/brain_base.png").unwrap().to_luma8();
    picture.pixels_mut().for_each(|pixel| pixel.0[0] = pixel.0[0].saturating_mul(2));
    let path = folder.path("another.png");
    picture.save(&path).unwrap();
    path
}

#[test]
fn evaluate_says_whether_the_base_image_is_the_one_that_was_learned() {
    let folder = Folder::new();
    let other = another_brain(&folder);
    let evaluate = |more: &[&str]| {
        let run = lab(&[&["evaluate", "--model", "hard", "--json"], more].concat());
        assert_eq!(run.code, Some(0), "{}", run.stderr);
        run
    };
    let fresh = ["--mode", "hard", "--count", "8", "--seed", "1"];
    let run = evaluate(&fresh);
    assert_eq!((run.json()["base"].as_str(), run.json()["learned_on"]["base"].as_str()), (Some("same"), Some("bundled")));
    assert!(!run.stderr.contains("another base image"), "{}", run.stderr);
    let run = evaluate(&[&fresh[..], &["--base", &other]].concat());
    assert_eq!(run.json()["base"], "other");
    assert!(run.stderr.contains("learned on another base image"), "{}", run.stderr);
    assert_eq!(evaluate(&["--data", dataset()]).json()["base"], "unknown", "a dataset does not say it");
}

#[test]
fn predict_says_it_for_each_picture_and_a_training_remembers_its_own() {
    let folder = Folder::new();
    let (other, model) = (another_brain(&folder), folder.path("own.model"));
    let train = ["train", "--mode", "easy", "--images", "64", "--device", "cpu", "--runs", &folder.path("runs")];
    assert_done(&[&train[..], &["--base", &other, "--out", &model]].concat());
    let predict = |more: &[&str]| {
        let run = lab(&[&["predict", "--model", &model, "--json", &other], more].concat());
        assert_eq!(run.code, Some(0), "{}", run.stderr);
        let said = run.json()[0].clone();
        (said["base"].as_str().map(str::to_owned), said["learned_on"]["base"].as_str().map(str::to_owned))
    };
    let words = |base: &str, learned: &str| (Some(base.to_owned()), Some(learned.to_owned()));
    assert_eq!(predict(&[]), words("unknown", "own"), "nobody said what the picture was made from");
    assert_eq!(predict(&["--base", &other]), words("same", "own"));
}

#[test]
fn painted_brains_and_named_ones_stand_where_a_file_stands() {
    let folder = Folder::new();
    let made = |base: &str, out: &str| {
        let out = folder.path(out);
        assert_done(&["generate", "--mode", "easy", "--count", "2", "--format", "pgm", "--base", base, "--out", &out]);
        let table = std::fs::read_to_string(format!("{out}/labels.csv")).unwrap();
        let file = table.lines().nth(1).and_then(|row| row.split(',').nth(1)).unwrap().to_owned();
        std::fs::read(format!("{out}/{file}")).unwrap()
    };
    let pictures = [
        made("random:5", "a"),
        made("RANDOM:5", "b"),
        made("random:6", "c"),
        made("random:0", "d"),
        made("bundled", "e"),
        made("leaf", "f"),
    ];
    assert!(pictures[0] == pictures[1] && pictures[3] == pictures[4]);
    assert!(pictures[0] != pictures[2] && pictures[0] != pictures[3] && pictures[3] != pictures[5]);
    let evaluate = |base: &str| {
        let run = lab(&["evaluate", "--model", "hard", "--json", "--mode", "hard", "--count", "8", "--base", base]);
        run.json()["base"].as_str().map(str::to_owned)
    };
    assert_eq!((evaluate("random:0").as_deref(), evaluate("random:5").as_deref()), (Some("same"), Some("other")));
    let predict = |base: &str| lab(&["predict", "--model", "hard", "--json", "assets/brain_base.png", "--base", base]).json();
    assert_eq!((predict("bundled")[0]["base"].as_str(), predict("t2")[0]["base"].as_str()), (Some("same"), Some("other")));
}

#[test]
fn a_run_keeps_the_painted_brain_that_it_learned_on() {
    let folder = Folder::new();
    let (runs, model) = (folder.path("runs"), folder.path("own.model"));
    let train = ["train", "--mode", "easy", "--images", "64", "--device", "cpu", "--base", "random:5"];
    assert_done(&[&train[..], &["--runs", &runs, "--out", &model]].concat());
    let run = std::fs::read_dir(&runs).unwrap().next().unwrap().unwrap().path();
    let kept = image::open(run.join("base.png")).unwrap().to_luma8().into_raw();
    assert_eq!(kept, BaseImage::random(5).image().pixels());
}

#[test]
fn a_number_that_is_none_is_wrong_usage_and_a_file_of_such_a_name_can_be_named() {
    let folder = Folder::new();
    for base in ["random:x", "random:", "random", "random:-1"] {
        let args = ["evaluate", "--model", "hard", "--mode", "hard", "--count", "8", "--base", base];
        assert_wrong_usage(&args);
        let said = lab(&args).stderr;
        assert!(said.contains("random:48213") && said.contains(&format!("./{base}")), "{said}");
    }
    assert_wrong_usage(&["evaluate", "--model", "hard", "--mode", "hard", "--count", "8", "--base", ""]);
    let file = format!("{}/./random:5", folder.path(""));
    std::fs::copy("assets/brain_base.png", &file).unwrap();
    let run = lab(&["evaluate", "--model", "hard", "--json", "--mode", "hard", "--count", "8", "--base", &file]);
    assert_eq!(run.json()["base"], "same", "it is the bundled picture");
}

#[test]
fn help_names_every_base_image() {
    for command in ["generate", "train", "evaluate", "explain"] {
        let help = lab(&[command, "--help"]).stdout;
        let help = help.split_whitespace().collect::<Vec<_>>().join(" ");
        let at = help.find("--base").unwrap();
        let words = NAMED_BASES.iter().map(|base| base.word).collect::<Vec<_>>().join(", ");
        assert!(help[at..].contains("random:N") && help[at..].contains(&words), "{command}: {help}");
    }
}
