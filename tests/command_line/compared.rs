//! Networks that compare, on pictures in files: which base image they are given, and what they make of it.

use std::sync::LazyLock;

use brain_tumor_lab::factory::{Aligner, BaseImage, Mode, PIXELS};
use serde_json::Value;

use super::{Folder, Run, assert_done, assert_fails, lab};

const NOTE: &str = "no base image was named: the network compares with the one that it learned on (--base names another one)\n";

/// A network that compares, which learned a little on the painted brain number 5, and eight pictures of that brain.
struct Learned {
    _folder: Folder,
    model: String,
    pictures: String,
}

fn learned() -> &'static Learned {
    static LEARNED: LazyLock<Learned> = LazyLock::new(|| {
        let folder = Folder::new();
        let (model, pictures) = (folder.path("compare.model"), folder.path("pictures"));
        let train =
            ["train", "--mode", "hard", "--architecture", "compare", "--images", "640", "--device", "cpu", "--base", "random:5"];
        assert_done(&[&train[..], &["--runs", &folder.path("runs"), "--out", &model]].concat());
        assert_done(&["generate", "--mode", "hard", "--count", "8", "--seed", "3", "--base", "random:5", "--out", &pictures]);
        Learned { _folder: folder, model, pictures }
    });
    &LEARNED
}

/// The eight pictures, with the folders of their classes.
fn files() -> Vec<String> {
    let all = super::pictures_in(&learned().pictures);
    all.into_keys().map(|name| format!("{}/{name}", learned().pictures)).collect()
}

fn predict(more: &[&str]) -> Run {
    let files = files();
    let files: Vec<&str> = files.iter().map(String::as_str).collect();
    let run = lab(&[&["predict", "--model", &learned().model, "--json"][..], more, &files].concat());
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    run
}

fn answers(run: &Run) -> Vec<Value> {
    run.json().as_array().unwrap().clone()
}

fn probabilities(answers: &[Value]) -> Vec<&Value> {
    answers.iter().map(|answer| &answer["probabilities"]).collect()
}

#[test]
fn without_a_base_image_predict_takes_the_one_that_the_network_learned_on_and_says_so() {
    let silent = predict(&[]);
    let named = predict(&["--base", "random:5"]);
    let other = predict(&["--base", "bundled"]);
    assert_eq!(silent.stderr, NOTE);
    assert_eq!(named.stderr, "");
    let [silent, named, other] = [silent, named, other].map(|run| answers(&run));
    assert_eq!(probabilities(&silent), probabilities(&named));
    assert_ne!(probabilities(&silent), probabilities(&other), "the base image counts");
    for (answers, word) in [(&silent, "learned_on"), (&named, "same"), (&other, "other")] {
        assert!(answers.iter().all(|answer| answer["base"] == word && answer["learned_on"]["base"] == "own"), "{answers:?}");
    }
}

#[test]
fn without_a_base_image_evaluate_takes_it_for_a_dataset_too() {
    let evaluate = |more: &[&str]| {
        let args = ["evaluate", "--model", &learned().model, "--data", &learned().pictures, "--device", "cpu"];
        lab(&[&args[..], more].concat())
    };
    let (silent, named) = (evaluate(&["--json"]), evaluate(&["--json", "--base", "random:5"]));
    assert_eq!((silent.stderr.as_str(), named.stderr.as_str()), (NOTE, ""));
    let (silent, named) = (silent.json(), named.json());
    assert_eq!((&silent["base"], &named["base"]), (&"learned_on".into(), &"same".into()));
    assert_eq!(silent["loss"], named["loss"]);
    assert_ne!(silent["loss"], evaluate(&["--json", "--base", "bundled"]).json()["loss"], "the base image counts");
    let text = evaluate(&[]).stdout;
    let words = "base image: unknown; the network compared with the one that it learned on, as a dataset does not say which one its pictures \
                 were made from\n";
    assert!(text.ends_with(words), "{text}");
}

#[test]
fn a_network_that_learned_on_many_base_images_does_not_know_which_one_is_meant() {
    let files = files();
    let run = lab(&["predict", "--model", "any", "--json", &files[0]]);
    assert_eq!((run.json()[0]["base"].as_str(), run.stderr.as_str()), (Some("unknown"), ""));
    let run = lab(&["evaluate", "--model", "any", "--json", "--data", &learned().pictures, "--device", "cpu"]);
    assert_eq!((run.json()["base"].as_str(), run.stderr.as_str()), (Some("unknown"), ""));
}

#[test]
fn the_differences_that_are_written_are_those_that_the_network_was_given() {
    let folder = Folder::new();
    let out = folder.path("differences");
    let run = predict(&["--differences", &out]);
    let with = answers(&run);
    assert_eq!(probabilities(&with), probabilities(&answers(&predict(&[]))), "writing them changes no answer");
    assert!(answers(&predict(&[])).iter().all(|answer| answer.get("difference").is_none()));
    let aligner = Aligner::new(&BaseImage::random(5), &Mode::Hard.recipe().alterations);
    let read = |path: &str| -> [u8; PIXELS] { image::open(path).unwrap().to_luma8().into_raw().try_into().unwrap() };
    assert_eq!(with.len(), 8);
    let mut differing = 0;
    for (number, answer) in with.iter().enumerate() {
        assert_eq!(answer["difference"].as_str().unwrap(), format!("{out}/{number:06}.png"));
        let mut wanted = [0; PIXELS];
        aligner.difference(&read(answer["file"].as_str().unwrap()), &mut wanted);
        assert!(read(answer["difference"].as_str().unwrap()) == wanted, "picture {number}");
        differing += usize::from(wanted.iter().any(|&value| value != 128));
    }
    assert!(differing > 4, "most of them lie over their base image");
    assert_eq!(super::tree(&out).len(), 8);
}

#[test]
fn a_folder_of_differences_is_not_written_over() {
    let folder = Folder::new();
    folder.file("note.txt", "mine");
    let place = folder.path("");
    let files = files();
    let args = ["predict", "--model", &learned().model, "--differences", &place, &files[0]];
    assert_fails(&args, &["write the differences", "not empty"]);
    assert_eq!(folder.names(), ["note.txt"]);
    let said = lab(&["predict", "--model", "hard", "--differences", &folder.path("new"), &files[0]]);
    assert_eq!((said.code, said.stdout.as_str()), (Some(2), ""), "{}", said.stderr);
    assert!(said.stderr.contains("--differences has no use with a network that sees the picture alone"), "{}", said.stderr);
    assert_eq!(folder.names(), ["note.txt"]);
}
