//! What is typed wrongly, and what a training cannot learn, in words that need no knowledge of the program.

use super::autoencoder::picture;
use super::{Folder, assert_done, assert_wrong_usage, lab};

/// Options of whole numbers, each with the sentence for a number that is too large for it.
#[test]
fn a_number_that_is_too_large_is_refused_with_the_limits_of_its_option() {
    let folder = Folder::new();
    let out = folder.path("out");
    let generate = ["generate", "--mode", "hard", "--out", &out];
    let train = ["train", "--mode", "easy", "--out", &out];
    let evaluate = ["evaluate", "--model", "easy", "--mode", "easy"];
    let explain = ["explain", "--model", "easy"];
    let code = ["autoencoder", "train", "denoiser", "--mode", "hard", "--out", &out];
    let whole_of_64_bits = "it must lie between 0 and 18446744073709551615";
    let cases: [(&[&str], &[&str], &str); 14] = [
        (&generate, &["--count", "1000001"], "it must lie between 1 and 1000000"),
        (&generate, &["--count", "0"], "it must lie between 1 and 1000000"),
        (&generate, &["--count", "99999999999999999999999"], "it must lie between 1 and 1000000"),
        (&generate, &["--count", "8", "--seed", "99999999999999999999999"], whole_of_64_bits),
        (&generate, &["--count", "8", "--seed=-1"], whole_of_64_bits),
        (&generate, &["--count", "8", "--seed", "lucky"], "it is not a whole number"),
        (&train, &["--images", "99999999999999999999999"], "it must lie between 1 and 1000000000"),
        (&train, &["--batch", "99999999999999999999999"], "it must lie between 1 and "),
        (&train, &["--threads", "99999999999999999999999"], "it must lie between 1 and 256"),
        (&train, &["--dataset", "99999999999999999999999"], "or be a folder or npz file"),
        (&evaluate, &["--count", "100000001"], "it must lie between 1 and 100000000"),
        (&explain, &["--count", "1000001"], "it must lie between 1 and 1000000"),
        (&code, &["--images", "99999999999999999999999"], "it must lie between 1 and 1000000000"),
        (&["lesson", "figures"], &["--seed", "18446744073709551616"], whole_of_64_bits),
    ];
    for (command, more, words) in cases {
        let arguments = [command, more].concat();
        assert_wrong_usage(&arguments);
        let run = lab(&arguments);
        assert!(run.stderr.contains(words), "{arguments:?}: \"{words}\" is not in {}", run.stderr);
    }
    assert_eq!(folder.names(), Vec::<String>::new());
}

#[test]
fn a_training_with_one_answer_alone_says_so() {
    let folder = Folder::new();
    let (out, recipe) = (folder.path("one.model"), folder.path("ill.toml"));
    let note = "every picture that is learned has the answer ";
    let train = |more: &[&str]| {
        let all = ["train", "--architecture", "compact", "--images", "32", "--device", "cpu", "--out", &out];
        std::fs::remove_file(&out).ok();
        assert_done(&[&all[..], more].concat()).stderr
    };
    // A recipe without healthy pictures has one answer of two, and three of four.
    let easy = toml::to_string(&brain_tumor_lab::factory::Mode::Easy.recipe()).unwrap();
    let ill = easy.replacen("healthy_prior = 1.0", "healthy_prior = 0.0", 1);
    assert_ne!(easy, ill);
    std::fs::write(&recipe, ill).unwrap();
    let binary = train(&["--recipe", &recipe, "--classes", "binary"]);
    assert!(binary.contains(&format!("{note}ill")), "{binary}");
    assert!(!train(&["--recipe", &recipe]).contains(note));
    assert!(!train(&["--mode", "easy", "--classes", "binary"]).contains(note));
    // A set of one picture has one answer, whatever the question is.
    for classes in ["four", "binary"] {
        let said = train(&["--mode", "easy", "--dataset", "1", "--classes", classes]);
        assert!(said.contains(note), "{classes}: {said}");
        let said = train(&["--mode", "easy", "--dataset", "64", "--classes", classes]);
        assert!(!said.contains(note), "{classes}: {said}");
    }
    // A folder of pictures of one class.
    let data = folder.path("data");
    std::fs::create_dir_all(format!("{data}/b")).unwrap();
    std::fs::copy(picture(&folder), format!("{data}/b/one.png")).unwrap();
    let said = train(&["--mode", "easy", "--dataset", &data]);
    assert!(said.contains(&format!("{note}B")), "{said}");
}

#[test]
fn accuracies_of_runs_say_between_which_answers() {
    let folder = Folder::new();
    let runs = folder.path("");
    for classes in ["four", "binary"] {
        let out = folder.path(&format!("{classes}.model"));
        assert_done(&[
            "train",
            "--mode",
            "easy",
            "--architecture",
            "compact",
            "--images",
            "64",
            "--device",
            "cpu",
            "--runs",
            &runs,
            "--run",
            classes,
            "--classes",
            classes,
            "--out",
            &out,
        ]);
    }
    let listed = assert_done(&["runs", "--runs", &runs]).stdout;
    let head = listed.lines().next().unwrap();
    let column = head.find("answers").expect("a column of answers");
    for classes in ["four", "binary"] {
        let row = listed.lines().find(|row| row.starts_with(classes)).unwrap();
        assert!(row[column..].starts_with(classes), "{listed}");
    }
    let compared = assert_done(&["runs", "--runs", &runs, "--compare", "four", "binary"]).stdout;
    assert!(
        compared.contains("four (answers: A, B, C or Z)") && compared.contains("binary (answers: ill or healthy)"),
        "{compared}"
    );
    let json = assert_done(&["runs", "--runs", &runs, "--compare", "four", "binary", "--json"]).json();
    assert_eq!((&json["classes"]["four"], &json["classes"]["binary"]), (&"four".into(), &"binary".into()));
    assert_eq!(json["curves"]["binary"][0]["images"], 64);
}

#[test]
fn a_picture_of_an_autoencoder_is_a_png_under_any_name_and_the_help_says_so() {
    let folder = Folder::new();
    let (model, image, out) = (folder.path("coder.model"), picture(&folder), folder.path("x"));
    assert_done(&["autoencoder", "train", "denoiser", "--mode", "hard", "--images", "16", "--out", &model]);
    assert_done(&["autoencoder", "apply", "--model", &model, &image, "--out", &out]);
    assert!(std::fs::read(&out).unwrap().starts_with(b"\x89PNG"));
    assert!(assert_done(&["autoencoder", "apply", "--help"]).stdout.contains("a PNG, whatever its name is"));
    let wrong = lab(&["autoencoder", "apply", "--model", &model, &image, "--out", &folder.path("x.jpg")]);
    assert!(wrong.code == Some(1) && wrong.stderr.contains("end the name with .png"), "{}", wrong.stderr);
}
