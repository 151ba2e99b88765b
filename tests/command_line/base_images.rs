//! Reports say on which base image the network learned, and whether the pictures were made from it.

use super::{Folder, assert_done, dataset, lab};

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
