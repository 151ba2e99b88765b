//! Arguments that cannot be meant: exit code 2, before anything is done.

use super::{Folder, assert_wrong_usage, lab, young_model};

#[test]
fn unknown_words_are_wrong_usage() {
    let folder = Folder::new();
    let out = folder.path("data");
    let generate = |more: &[&str]| assert_wrong_usage(&[&["generate", "--out", &out], more].concat());
    generate(&["--count", "8", "--mode", "medium"]);
    generate(&["--count", "8", "--mode", ""]);
    generate(&["--count", "8", "--mode", "hard", "--format", "bmp"]);
    generate(&["--count", "8", "--mode", "hard", "--colour"]);
    generate(&["--count", "8", "--mode", "hard", "surplus"]);
    assert_wrong_usage(&["paint"]);
    assert_wrong_usage(&["bench", "everything"]);
    assert_wrong_usage(&["bench", "predict", "--device", "abacus"]);
    assert_wrong_usage(&["train", "--mode", "hard", "--out", &out, "--architecture", "enormous"]);
    assert_wrong_usage(&["train", "--mode", "hard", "--out", &out, "--optimizer", "sdg"]);
    assert_wrong_usage(&["train", "--mode", "hard", "--out", &out, "--schedule", "slow"]);
    assert_wrong_usage(&["train", "--scenario", "unheard"]);
    assert_wrong_usage(&["bench", "train", "--architecture", "enormous"]);
    assert_wrong_usage(&["bench", "learn", "--architecture", "enormous"]);
    assert_wrong_usage(&["--renderer", "crayon"]);
    assert_wrong_usage(&["--device", "abacus"]);
    assert_wrong_usage(&["--seed", "lucky"]);
    assert_eq!(folder.names(), Vec::<String>::new());
}

#[test]
fn a_word_that_is_neither_a_command_nor_a_file_is_told_so() {
    let said = |args: &[&str]| {
        assert_wrong_usage(args);
        lab(args).stderr
    };
    assert!(said(&["generat"]).contains("no such command and no such file; did you mean generate?"));
    assert!(said(&["lessons/first.toml"]).contains("no such command and no such file\n"));
    assert!(said(&["--seed", "3", "generate"]).contains("a command stands before everything else"));
    // The file is there, and the commands are as they were: a file beside one of them is too much.
    let file = Folder::new().path("lesson.toml");
    assert!(said(&[&file]).contains("no such file"));
}

#[test]
fn missing_arguments_are_wrong_usage() {
    let folder = Folder::new();
    let out = folder.path("data");
    assert_wrong_usage(&["generate", "--mode", "hard", "--out", &out]);
    assert_wrong_usage(&["generate", "--mode", "hard", "--count", "8"]);
    assert_wrong_usage(&["generate", "--count", "8", "--out", &out]);
    assert_wrong_usage(&["train", "--mode", "hard"]);
    assert_wrong_usage(&["train", "--images", "8", "--out", &out]);
    assert_wrong_usage(&["evaluate", "--mode", "hard"]);
    assert_wrong_usage(&["evaluate", "--model", young_model()]);
    assert_wrong_usage(&["predict", "--model", young_model()]);
    assert_wrong_usage(&["predict", "picture.png"]);
    assert_wrong_usage(&["bench"]);
    assert_eq!(folder.names(), Vec::<String>::new());
}

#[test]
fn contradictions_are_wrong_usage() {
    let out = Folder::new().path("data");
    assert_wrong_usage(&["evaluate", "--model", "hard", "--data", &out, "--mode", "hard"]);
    assert_wrong_usage(&["train", "--mode", "hard", "--out", &out, "--images", "64", "--minutes", "1"]);
    assert_wrong_usage(&["train", "--scenario", "stuck", "--images", "64"]);
    assert_wrong_usage(&["train", "--scenario", "stuck", "--mode", "hard"]);
    assert_wrong_usage(&["train", "--mode", "hard", "--out", &out, "--optimizer", "gradient-descent", "--images", "64"]);
}

/// Options that would be ignored beside each other, command by command: refused, and both are named.
#[test]
fn pairs_of_options_of_which_one_would_be_ignored_are_wrong_usage() {
    let folder = Folder::new();
    let (out, recipe) = (folder.path("out"), folder.path("r.toml"));
    let train = ["train", "--out", &out];
    let scenario = ["train", "--scenario", "stuck"];
    let resume = ["train", "--resume", "some run"];
    let data = ["evaluate", "--model", "easy", "--data", &out];
    let options_of_a_plan: [&[&str]; 14] = [
        &["--mode", "easy"],
        &["--base", &out],
        &["--recipe", &recipe],
        &["--architecture", "v1"],
        &["--minutes", "1"],
        &["--images", "64"],
        &["--dataset", "100"],
        &["--optimizer", "adam"],
        &["--schedule", "constant"],
        &["--learning-rate", "0.1"],
        &["--batch", "4"],
        &["--l2", "0.1"],
        &["--guidance", "0.1"],
        &["--smoothing", "0.1"],
    ];
    let mut cases: Vec<Vec<&str>> = Vec::new();
    for option in options_of_a_plan {
        cases.push([&scenario[..], option].concat());
        cases.push([&resume[..], option].concat());
    }
    for option in [["--scenario", "stuck"], ["--patience", "3"], ["--run", "name"], ["--seed", "4"]] {
        cases.push([&resume[..], &option].concat());
    }
    cases.push([&scenario[..], &["--seed", "4"]].concat());
    cases.push([&train[..], &["--mode", "easy", "--minutes", "1", "--images", "64"]].concat());
    for option in [["--mode", "easy"], ["--recipe", &recipe], ["--count", "1"], ["--seed", "2"]] {
        cases.push([&data[..], &option].concat());
    }
    cases.push(vec!["predict", "--model", "easy", "--json", "--jsonl", "x.png"]);
    cases.push(vec!["bench", "generate", "--architecture", "v1"]);
    cases.push(vec!["bench", "predict", "--architecture", "v1"]);
    cases.push(vec!["bench", "generate", "--batch", "4"]);
    cases.push(vec!["bench", "predict", "--batch", "4"]);
    cases.push(vec!["bench", "generate", "--device", "gpu"]);
    for subject in ["generate", "train", "predict"] {
        cases.push(vec!["bench", subject, "--seed", "4"]);
        cases.push(vec!["bench", subject, "--out", &out]);
    }
    cases.push(vec!["predict", "--model", "hard", "--differences", &out, "assets/brain_base.png"]);
    cases.push(vec!["runs", "--compare", "a", "--rename", "a", "b"]);
    cases.push(vec!["runs", "--compare", "a", "--delete", "a"]);
    cases.push(vec!["runs", "--compare", "a", "--restore"]);
    cases.push(vec!["runs", "--rename", "a", "b", "--delete", "a"]);
    cases.push(vec!["runs", "--rename", "a", "b", "--restore"]);
    cases.push(vec!["runs", "--delete", "a", "--restore"]);
    for args in &cases {
        let run = lab(args);
        assert_eq!(run.code, Some(2), "{args:?}: {} {}", run.stdout, run.stderr);
        assert!(run.stderr.starts_with("error: the argument"), "{args:?}: {}", run.stderr);
    }
    // The same options one by one are understood: what is refused is the pair.
    let run = lab(&["evaluate", "--model", "easy", "--data", &out]);
    assert!(run.code == Some(1) && run.stderr.contains("no such file"), "{}", run.stderr);
    assert_eq!(folder.names(), Vec::<String>::new());
}

#[test]
fn counts_that_are_none_or_absurd_are_wrong_usage() {
    let folder = Folder::new();
    let out = folder.path("data");
    for count in ["0", "-1", "1.5", "nan", "many", "", "1000001", "99999999999999999999999", "1e3"] {
        assert_wrong_usage(&["generate", "--mode", "hard", "--out", &out, "--count", count]);
        assert_wrong_usage(&["generate", "--mode", "hard", "--out", &out, &format!("--count={count}")]);
    }
    for count in ["0", "-5", "100000001", "x"] {
        assert_wrong_usage(&["evaluate", "--model", "hard", "--mode", "hard", &format!("--count={count}")]);
    }
    for images in ["0", "-64", "1000000001", "nan"] {
        assert_wrong_usage(&["train", "--mode", "hard", "--out", &out, &format!("--images={images}")]);
    }
    assert_eq!(folder.names(), Vec::<String>::new());
}

#[test]
fn numbers_out_of_range_are_wrong_usage() {
    let folder = Folder::new();
    let out = folder.path("data");
    let train = |option: &str, value: &str| {
        assert_wrong_usage(&["train", "--mode", "hard", "--out", &out, &format!("{option}={value}")]);
    };
    for value in ["nan", "NaN", "inf", "-inf", "-1", "1e300", "", "fast", "0x10"] {
        for option in ["--learning-rate", "--l2", "--minutes"] {
            train(option, value);
        }
        assert_wrong_usage(&["bench", "generate", &format!("--seconds={value}")]);
        assert_wrong_usage(&["bench", "learn", &format!("--seconds={value}")]);
    }
    for (option, value) in [("--learning-rate", "0"), ("--learning-rate", "1.01"), ("--l2", "10.01"), ("--minutes", "0")] {
        train(option, value);
    }
    for value in ["0", "-1", "4097", "6.5", "nan"] {
        train("--batch", value);
    }
    for value in ["0", "-1", "257", "1.5", "nan", "all", "99999999999999999999"] {
        assert_wrong_usage(&["generate", "--mode", "hard", "--count", "8", "--out", &out, &format!("--threads={value}")]);
        assert_wrong_usage(&["bench", "generate", &format!("--threads={value}")]);
        train("--threads", value);
    }
    for value in ["-1", "1.5", "18446744073709551616", "nan"] {
        assert_wrong_usage(&["generate", "--mode", "hard", "--count", "8", "--out", &out, &format!("--seed={value}")]);
        assert_wrong_usage(&["bench", "learn", "--seconds", "0.1", &format!("--seed={value}")]);
    }
    assert_eq!(folder.names(), Vec::<String>::new());
}

#[test]
fn the_largest_seed_is_a_seed() {
    let folder = Folder::new();
    let out = folder.path("data");
    let run = lab(&["generate", "--mode", "hard", "--count", "1", "--out", &out, "--seed", &u64::MAX.to_string()]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
}

#[test]
fn wrong_usage_says_which_argument() {
    let run = lab(&["generate", "--mode", "medium", "--count", "8", "--out", "x"]);
    assert!(
        run.stderr.contains("--mode") && run.stderr.contains("medium") && run.stderr.contains("easy and hard"),
        "{}",
        run.stderr
    );
    let run = lab(&["bench", "generate", "--seconds", "nan"]);
    assert!(run.stderr.contains("--seconds") && run.stderr.contains("nan"), "{}", run.stderr);
}

/// Both were always taken together; that the recipe counts is said.
#[test]
fn a_recipe_beside_a_mode_counts_and_that_is_said() {
    let folder = Folder::new();
    let recipe = folder.path("hard.toml");
    brain_tumor_lab::storage::save_recipe(recipe.as_ref(), &brain_tumor_lab::factory::Mode::Hard.recipe()).unwrap();
    let pictures = |name: &str, source: &[&str]| {
        let out = folder.path(name);
        let run = lab(&[&["generate", "--count", "3", "--seed", "9", "--out", &out][..], source].concat());
        assert_eq!(run.code, Some(0), "{}", run.stderr);
        (super::tree(&out), run.stderr)
    };
    let (both, said) = pictures("both", &["--mode", "easy", "--recipe", &recipe]);
    assert!(said.contains("the recipe counts, and --mode easy changes nothing") && said.contains(&recipe), "{said}");
    let (hard, said) = pictures("hard", &["--mode", "hard"]);
    assert!(!said.contains("changes nothing"), "{said}");
    assert_eq!(both, hard);
}
