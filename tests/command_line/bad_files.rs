//! Files and folders that cannot be used: exit code 1 and one line that says what, why and which file.

use std::collections::BTreeSet;

use brain_tumor_lab::factory::Mode;

use super::{Folder, assert_done, assert_fails, dataset, lab, tree, young_model};

fn png(picture: &image::GrayImage) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut bytes, image::ImageFormat::Png).unwrap();
    bytes.into_inner()
}

fn round_head() -> image::GrayImage {
    image::GrayImage::from_fn(96, 128, |x, y| {
        image::Luma([if (x as f32 - 47.5).hypot(y as f32 - 63.5) < 42.0 { 150 } else { 0 }])
    })
}

#[test]
fn output_folders_that_cannot_be_written_are_named() {
    let folder = Folder::new();
    let file = folder.file("file.txt", "mine");
    let generate = |out: &str| {
        assert_fails(&["generate", "--mode", "hard", "--count", "8", "--out", out], &["cannot write the dataset", out])
    };
    generate(&file);
    generate(&folder.path("file.txt/data"));
    generate(&folder.path("absent/data"));
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "mine");
    assert_eq!(folder.names(), ["file.txt"]);
}

#[test]
fn a_folder_with_something_in_it_is_never_written_to() {
    let folder = Folder::new();
    let out = folder.path("data");
    assert_done(&["generate", "--mode", "easy", "--count", "3", "--out", &out]);
    let before = tree(&out);
    assert_fails(&["generate", "--mode", "hard", "--count", "8", "--out", &out], &["not empty", &out]);
    assert_eq!(tree(&out), before);
    std::fs::create_dir(folder.path("other")).unwrap();
    folder.file("other/.hidden", "mine");
    assert_fails(&["generate", "--mode", "hard", "--count", "8", "--out", &folder.path("other")], &["not empty"]);
    assert_eq!(folder.names(), ["data", "other"], "nothing is left beside them");
}

#[test]
fn models_that_cannot_be_written_are_said_before_the_training() {
    let folder = Folder::new();
    folder.file("file.txt", "mine");
    let train = |out: &str| {
        assert_fails(
            &["train", "--mode", "hard", "--images", "1000000000", "--device", "cpu", "--out", out],
            &["cannot write the model", out],
        );
    };
    train(&folder.path("file.txt/my.model"));
    train(&folder.path("absent/my.model"));
    train(&folder.path(""));
    let log = folder.path("absent/curve.csv");
    let args =
        ["train", "--mode", "hard", "--images", "1000000000", "--device", "cpu", "--out", &folder.path("m"), "--log", &log];
    assert_fails(&args, &["cannot write the log", &log]);
    assert_eq!(folder.names(), ["file.txt"]);
}

#[test]
fn base_images_that_cannot_be_used_are_named() {
    let folder = Folder::new();
    let whole = png(&round_head());
    let bad = [
        (folder.path("absent.png"), "no such file"),
        (folder.file("truncated.png", &whole[..whole.len() / 2]), "not a picture"),
        (folder.file("empty.png", ""), "not a picture"),
        (folder.file("text.png", "this is a text"), "not a picture"),
        (folder.file("blank.png", png(&image::GrayImage::new(96, 128))), "blank"),
        (folder.file("white.png", png(&image::GrayImage::from_pixel(300, 300, image::Luma([255])))), "blank"),
        (folder.file("tiny.png", png(&image::GrayImage::new(8, 8))), "8 x 8"),
        (folder.path(""), "cannot use the base image"),
    ];
    let out = folder.path("out");
    for (path, reason) in &bad {
        assert_fails(
            &["generate", "--mode", "hard", "--count", "8", "--out", &out, "--base", path],
            &["base image", reason, path],
        );
    }
    let evaluate = ["evaluate", "--model", young_model(), "--mode", "hard", "--device", "cpu", "--json", "--base"];
    assert_fails(&[&evaluate[..], &[&bad[3].0]].concat(), &["not a picture", "text.png"]);
    let train = ["train", "--mode", "hard", "--images", "64", "--device", "cpu", "--out", &out, "--base"];
    assert_fails(&[&train[..], &[&bad[4].0]].concat(), &["blank", "blank.png"]);
    assert!(!folder.names().contains(&"out".to_owned()));
}

#[test]
fn recipes_that_cannot_be_used_are_named_with_the_key() {
    let folder = Folder::new();
    let hard = toml::to_string(&Mode::Hard.recipe()).unwrap();
    let bad = [
        (folder.path("absent.toml"), "no such file"),
        (folder.file("text.toml", "this is a text"), "cannot use the recipe"),
        (folder.file("unknown.toml", hard.replace("healthy_prior", "sick_prior")), "sick_prior"),
        (
            folder.file("nan.toml", hard.replace("ghost_probability = 0.001", "ghost_probability = nan")),
            "alterations.ghost_probability",
        ),
        (folder.file("newer.toml", hard.replace("version = 1", "version = 2")), "newer"),
        (folder.file("empty.toml", ""), "cannot use the recipe"),
    ];
    for (path, reason) in &bad {
        let out = folder.path("out");
        let line = assert_fails(&["generate", "--count", "8", "--out", &out, "--recipe", path], &["recipe", reason, path]);
        assert!(line.len() < 600, "one line to be read: {line}");
    }
    let evaluate = ["evaluate", "--model", young_model(), "--device", "cpu", "--recipe", &bad[3].0];
    assert_fails(&evaluate, &["ghost_probability", "nan.toml"]);
}

#[test]
fn models_that_cannot_be_used_are_told_apart() {
    let folder = Folder::new();
    let whole = std::fs::read(young_model()).unwrap();
    let changed = |place: usize, by: u8| {
        let mut bytes = whole.clone();
        bytes[place] ^= by;
        bytes
    };
    let bad = [
        (folder.path("absent.model"), "no such file"),
        (folder.file("truncated.model", &whole[..whole.len() / 2]), "cut short"),
        (folder.file("flipped.model", changed(whole.len() / 2, 0x10)), "checksum"),
        (folder.file("foreign.model", "\x7FELF and so on"), "not a model of this program"),
        (folder.file("newer.model", changed(8, 0x02)), "newer version"),
        (folder.file("empty.model", ""), "not a model of this program"),
        (folder.file("short.model", &whole[..14]), "cut short"),
    ];
    let picture = folder.file("head.png", png(&round_head()));
    let mut reasons = BTreeSet::new();
    for (path, reason) in &bad {
        let line = assert_fails(&["predict", "--model", path, "--json", &picture], &["cannot use the model", reason, path]);
        reasons.insert(line.replace(path, ""));
        let evaluate = ["evaluate", "--mode", "hard", "--count", "8", "--device", "cpu", "--json", "--model"];
        assert_fails(&[&evaluate[..], &[path.as_str()]].concat(), &["cannot use the model", reason, path]);
    }
    assert_eq!(reasons.len(), 5, "missing, truncated, flipped, foreign and newer have five sentences: {reasons:?}");
    assert_fails(&["predict", "--model", &folder.path(""), &picture], &["cannot use the model"]);
}

#[test]
fn pictures_that_cannot_be_read_are_named() {
    let folder = Folder::new();
    let whole = png(&round_head());
    let good = folder.file("good.png", &whole);
    let bad = [
        (folder.path("absent.png"), "no such file"),
        (folder.file("truncated.png", &whole[..whole.len() / 2]), "not a picture"),
        (folder.file("text.png", "this is a text"), "not a picture"),
    ];
    for (path, reason) in &bad {
        let run = lab(&["predict", "--model", young_model(), "--json", &good, path]);
        assert_eq!((run.code, run.stderr.lines().count()), (Some(1), 1), "{}", run.stderr);
        for word in ["error: cannot read the image", reason, path.as_str()] {
            assert!(run.stderr.contains(word), "\"{word}\" is not in: {}", run.stderr);
        }
        let answers: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
        assert_eq!(answers.as_array().unwrap().len(), 1, "the other one is answered: {answers}");
    }
}

#[test]
fn datasets_that_cannot_be_used_are_named() {
    let evaluate = |path: &str, words: &[&str]| {
        assert_fails(&["evaluate", "--model", young_model(), "--device", "cpu", "--json", "--data", path], words);
    };
    let folder = Folder::new();
    evaluate(&folder.path("absent"), &["dataset", "absent"]);
    evaluate(&folder.path(""), &["dataset", "labels.csv"]);
    let copy = |name: &str| {
        for (file, bytes) in tree(dataset()) {
            let place = folder.path(&format!("{name}/{file}"));
            std::fs::create_dir_all(std::path::Path::new(&place).parent().unwrap()).unwrap();
            std::fs::write(place, bytes).unwrap();
        }
        (folder.path(name), std::fs::read_to_string(folder.path(&format!("{name}/labels.csv"))).unwrap())
    };
    let (path, labels) = copy("unknown class");
    folder.file("unknown class/labels.csv", labels.replace(",A,", ",Q,").replace(",Z,", ",Q,"));
    evaluate(&path, &["dataset", "labels.csv", "Q"]);
    folder.file("unknown class/labels.csv", labels.lines().next().unwrap());
    evaluate(&path, &["labels.csv", "names no picture"]);
    folder.file("unknown class/labels.csv", labels.replacen("file", "picture", 1));
    evaluate(&path, &["labels.csv", "file"]);
    let (path, labels) = copy("missing picture");
    let first = labels.lines().nth(1).unwrap().split(',').nth(1).unwrap();
    std::fs::remove_file(folder.path(&format!("missing picture/{first}"))).unwrap();
    evaluate(&path, &["no such file", first]);
    folder.file(&format!("missing picture/{first}"), "no picture");
    evaluate(&path, &["not a picture", first]);
}
