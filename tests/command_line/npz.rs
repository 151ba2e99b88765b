//! `generate --format npz` and `evaluate --data` on what it made; recipes that are refused.

use brain_tumor_lab::factory::Mode;
use brain_tumor_lab::storage::load_dataset;

use super::{Folder, assert_done, assert_fails, lab, tree, young_model};

#[test]
fn npz_files_and_folders_of_a_seed_hold_the_same_pictures() {
    let folder = Folder::new();
    let out = |name: &str| folder.path(name);
    let generate = |name: &str, rest: &[&str]| {
        let path = out(name);
        let run = assert_done(&[&["generate", "--mode", "hard", "--count", "60", "--seed", "3", "--out", &path], rest].concat());
        assert_eq!(run.stdout.trim(), format!("60 images in {path}"));
    };
    generate("one.npz", &["--format", "npz", "--masks", "--threads", "1"]);
    generate("two.npz", &["--format", "npz", "--masks", "--threads", "2"]);
    generate("folder", &["--format", "png"]);
    let bytes = |name: &str| std::fs::read(out(name)).unwrap();
    assert!(bytes("one.npz") == bytes("two.npz"), "threads change nothing");
    let load = |name: &str| load_dataset(out(name).as_ref()).unwrap();
    assert!(load("one.npz") == load("folder"));
    let evaluate = |name: &str| {
        assert_done(&["evaluate", "--model", young_model(), "--device", "cpu", "--json", "--data", &out(name)]).json()
    };
    let (file, pictures) = (evaluate("one.npz"), evaluate("folder"));
    assert_eq!(file["count"], 60);
    assert_eq!((&file["confusion"], &file["loss"]), (&pictures["confusion"], &pictures["loss"]));
}

#[test]
fn npz_files_are_never_written_over_and_damaged_ones_are_named() {
    let folder = Folder::new();
    let mine = folder.file("mine.npz", "mine");
    let before = tree(folder.path(""));
    let generate = |out: &str, words: &[&str]| {
        assert_fails(&["generate", "--mode", "hard", "--count", "8", "--format", "npz", "--out", out], words);
    };
    generate(&mine, &["cannot write the dataset", "exists", "mine.npz"]);
    generate(&folder.path(""), &["exists"]);
    generate(&folder.path("absent/data.npz"), &["cannot write the dataset", "absent"]);
    assert_eq!(tree(folder.path("")), before);
    let evaluate = |path: &str, words: &[&str]| {
        assert_fails(&["evaluate", "--model", young_model(), "--device", "cpu", "--json", "--data", path], words);
    };
    evaluate(&mine, &["cannot use the dataset", "npz", "mine.npz"]);
    evaluate(&folder.path("absent.npz"), &["no such file", "absent.npz"]);
}

#[test]
fn bad_recipes_are_refused_by_generate_with_the_key_on_one_line() {
    let folder = Folder::new();
    let hard = toml::to_string(&Mode::Hard.recipe()).unwrap();
    let changed = |name: &str, from: &str, to: &str| {
        assert!(hard.contains(from), "{from}");
        folder.file(name, hard.replacen(from, to, 1))
    };
    let cases = [
        (folder.path("absent.toml"), "no such file", "absent.toml"),
        (folder.file("text.toml", "this is a text"), "line 1", "text.toml"),
        (changed("type.toml", "healthy_prior = 1.0", "healthy_prior = \"often\""), "healthy_prior", "often"),
        (changed("min.toml", "[big.radius]\nmin = 6", "[big.radius]\nmin = 16"), "big.radius", "16 to 10"),
        (changed("negative.toml", "[small.radius]\nmin = 2", "[small.radius]\nmin = -2"), "small.radius", "-2 to 3"),
        (changed("area.toml", "area_radius = 10", "area_radius = 300"), "big.area_radius", "300"),
        (changed("million.toml", "max = 48", "max = 1000000"), "c.small", "1000000"),
        (changed("kind.toml", "kind = \"half_normal\"", "kind = \"gamma\""), "alterations.noise_amplitude", "gamma"),
        (
            changed("unknown.toml", "ghost_probability = 0.001", "ghost_probability = 0.001\nfog = 1"),
            "\"alterations\"",
            "there is no \"fog\"",
        ),
        (changed("nan.toml", "ghost_probability = 0.001", "ghost_probability = nan"), "alterations.ghost_probability", "NaN"),
        (changed("newer.toml", "version = 1", "version = 2"), "version", "newer"),
        (changed("region.toml", "kind = \"auto\"", "kind = \"threshold\"\nlevel = 254"), "region", "at least 100"),
    ];
    for (path, key, reason) in &cases {
        let line = assert_fails(&["generate", "--count", "8", "--out", &folder.path("out"), "--recipe", path], &[key, reason]);
        println!("{}", line.replace(&folder.path(""), ""));
    }
    assert!(!folder.names().contains(&"out".to_owned()));
    let help = lab(&["generate", "--help"]);
    assert!(help.stdout.contains("npz"), "{}", help.stdout);
}
