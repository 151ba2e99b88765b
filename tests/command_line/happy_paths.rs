//! Every command does what it says.

use std::path::Path;

use brain_tumor_lab::factory::{BaseImage, Generator, Mode};
use brain_tumor_lab::network::{Architecture, ComputeDevice, LearningRateSchedule, Model, OptimizerKind, Predictor};
use brain_tumor_lab::storage::load_picture;
use serde_json::Value;

use super::{Folder, assert_done, assert_fails, dataset, lab, tree, young_model};

const CLASSES: [&str; 4] = ["A", "B", "C", "Z"];

fn specimen(mode: Mode, seed: u64, index: u64) -> brain_tumor_lab::factory::Specimen {
    Generator::new(&mode.recipe(), &BaseImage::bundled()).unwrap().specimen(seed, index)
}

/// The rows of `labels.csv` after checking its head.
fn labels(folder: &str) -> Vec<csv::StringRecord> {
    let mut table = csv::Reader::from_path(Path::new(folder).join("labels.csv")).unwrap();
    let head: Vec<String> = table.headers().unwrap().iter().map(str::to_owned).collect();
    let drawn = [
        "big_tumors",
        "medium_tumors",
        "small_tumors",
        "shrink_x",
        "shrink_y",
        "move_x",
        "move_y",
        "ghost_blur",
        "ghost_x",
        "ghost_y",
        "ghost_share",
        "contrast_ratio",
        "contrast_centre",
        "shade",
        "noise_amplitude",
        "rotate",
        "flip",
    ];
    assert_eq!(head, [&["id", "file", "class", "seed", "index"], drawn.as_slice()].concat());
    table.records().map(|row| row.unwrap()).collect()
}

#[test]
fn generate_writes_the_promised_folder() {
    for (mode, word, format) in [(Mode::Easy, "easy", "png"), (Mode::Hard, "HARD", "pgm")] {
        let folder = Folder::new();
        let out = folder.path("data");
        let run = assert_done(&[
            "generate", "--mode", word, "--count", "8", "--out", &out, "--format", format, "--masks", "--seed", "5",
        ]);
        assert_eq!(run.stdout.trim(), format!("8 images in {out}"));
        assert_eq!(run.stderr, "");
        assert_eq!(folder.names(), ["data"], "nothing is left beside it");
        let rows = labels(&out);
        assert_eq!(rows.len(), 8);
        let mut expected = vec!["labels.csv".to_owned()];
        for (index, row) in rows.iter().enumerate() {
            let truth = specimen(mode, 5, index as u64);
            let letter = truth.plan.syndrome.to_string();
            let name = format!("{}/{index:06}", letter.to_lowercase());
            let first = [index.to_string(), format!("{name}.{format}"), letter, "5".to_owned(), index.to_string()];
            assert_eq!(row.iter().take(5).collect::<Vec<_>>(), first);
            for ((column, value), cell) in truth.plan.columns().into_iter().zip(row.iter().skip(5)) {
                assert_eq!(cell.parse::<f64>().unwrap(), value, "{column} of {index}, to the last digit");
            }
            let picture = image::open(Path::new(&out).join(&row[1])).unwrap();
            assert_eq!((picture.color(), picture.width(), picture.height()), (image::ColorType::L8, 96, 128));
            assert_eq!(picture.as_bytes(), truth.image.pixels());
            let mask = image::open(Path::new(&out).join(format!("{name}.mask.png"))).unwrap();
            assert_eq!(mask.as_bytes(), truth.mask.bits());
            expected.extend([format!("{name}.{format}"), format!("{name}.mask.png")]);
        }
        expected.sort();
        assert_eq!(tree(&out).into_keys().collect::<Vec<_>>(), expected);
        assert!(["a", "b", "c", "z"].iter().all(|class| Path::new(&out).join(class).is_dir()), "a folder for every class");
    }
}

#[test]
fn a_pgm_is_binary_and_without_comment() {
    let folder = Folder::new();
    let out = folder.path("data");
    assert_done(&["generate", "--mode", "easy", "--count", "1", "--out", &out, "--format", "pgm"]);
    let files = tree(&out);
    let (_, bytes) = files.iter().find(|(name, _)| Path::new(name).extension().is_some_and(|e| e == "pgm")).unwrap();
    let head = String::from_utf8_lossy(&bytes[..bytes.len() - 96 * 128]);
    assert_eq!(head.split_whitespace().collect::<Vec<_>>(), ["P5", "96", "128", "255"]);
    assert!(head.ends_with(char::is_whitespace) && head.len() == 14, "one space or line end after each: {head:?}");
}

#[test]
fn the_number_of_threads_changes_no_byte() {
    let folder = Folder::new();
    let outs = ["1", "2", "5"].map(|threads| {
        let out = folder.path(threads);
        assert_done(&["generate", "--mode", "hard", "--count", "70", "--out", &out, "--masks", "--threads", threads]);
        tree(out)
    });
    assert!(outs[0].len() == 141 && outs[0] == outs[1] && outs[1] == outs[2]);
}

#[test]
fn an_empty_folder_that_exists_is_filled() {
    let folder = Folder::new();
    std::fs::create_dir(folder.path("data")).unwrap();
    assert_done(&["generate", "--mode", "hard", "--count", "1", "--out", &folder.path("data")]);
    assert_eq!(labels(&folder.path("data")).len(), 1);
}

#[test]
fn recipes_and_base_images_are_used() {
    let folder = Folder::new();
    let mut recipe = Mode::Hard.recipe();
    (recipe.a.prior, recipe.b.prior, recipe.c.prior) = (0.0, 0.0, 0.0);
    recipe.alterations.shade = brain_tumor_lab::factory::Distribution::Fixed { value: 3.0 };
    let recipe_file = folder.file("calm.toml", toml::to_string(&recipe).unwrap());
    let base = image::GrayImage::from_fn(192, 256, |x, y| {
        image::Luma([if (x as f32 - 95.5).hypot(y as f32 - 127.5) < 80.0 { 150 } else { 10 }])
    });
    base.save(folder.path("round.png")).unwrap();
    let out = folder.path("data");
    assert_done(&["generate", "--recipe", &recipe_file, "--base", &folder.path("round.png"), "--count", "5", "--out", &out]);
    let base = brain_tumor_lab::storage::load_base(Path::new(&folder.path("round.png"))).unwrap();
    let generator = Generator::new(&recipe, &base).unwrap();
    for (index, row) in labels(&out).iter().enumerate() {
        assert_eq!((&row[2], &row[18]), ("Z", "3"), "only healthy ones, and a fixed shade");
        let picture = image::open(Path::new(&out).join(&row[1])).unwrap();
        assert_eq!(picture.as_bytes(), generator.specimen(0, index as u64).image.pixels());
    }
}

/// Checks the keys of an evaluation and that its numbers belong together; gives the confusion matrix.
fn checked_evaluation(evaluation: &Value, count: u64) -> Vec<Vec<u64>> {
    let keys: Vec<&String> = evaluation.as_object().unwrap().keys().collect();
    assert!(["accuracy", "count", "confusion", "recall"].iter().all(|key| keys.iter().any(|k| k == key)), "{keys:?}");
    let confusion: Vec<Vec<u64>> = serde_json::from_value(evaluation["confusion"].clone()).unwrap();
    assert!(confusion.len() == 4 && confusion.iter().all(|row| row.len() == 4));
    assert_eq!(confusion.iter().flatten().sum::<u64>(), count);
    assert_eq!(evaluation["count"], count);
    let right: u64 = (0..4).map(|class| confusion[class][class]).sum();
    assert!((evaluation["accuracy"].as_f64().unwrap() - right as f64 / count as f64).abs() < 1e-12);
    for (place, class) in CLASSES.iter().enumerate() {
        let total: u64 = confusion[place].iter().sum();
        let wanted = confusion[place][place] as f64 / total as f64;
        assert!((evaluation["recall"][class].as_f64().unwrap() - wanted).abs() < 1e-12, "recall of {class}");
    }
    confusion
}

#[test]
fn evaluate_counts_fresh_pictures_and_datasets_alike() {
    let shared = ["--model", young_model(), "--device", "cpu", "--json"];
    let fresh = lab(&[&["evaluate", "--mode", "hard", "--count", "40", "--seed", "6"], shared.as_slice()].concat());
    let confusion = checked_evaluation(&fresh.json(), 40);
    let from_files = lab(&[&["evaluate", "--data", dataset()], shared.as_slice()].concat());
    assert_eq!(checked_evaluation(&from_files.json(), 40), confusion, "the same specimens, from memory and from files");
    assert_eq!(fresh.stderr, "");
    // Rows are the truth: their sums are known without any network.
    let truths: Vec<usize> = (0..40).map(|index| specimen(Mode::Hard, 6, index).plan.syndrome.index()).collect();
    let sums: Vec<u64> = (0..4).map(|class| truths.iter().filter(|&&truth| truth == class).count() as u64).collect();
    assert_eq!(confusion.iter().map(|row| row.iter().sum::<u64>()).collect::<Vec<_>>(), sums);
}

#[test]
fn evaluate_without_json_prints_a_table_for_people() {
    let run = assert_done(&["evaluate", "--model", young_model(), "--data", dataset(), "--device", "cpu"]);
    assert!(run.stdout.starts_with("accuracy ") && run.stdout.contains("40 images"), "{}", run.stdout);
    assert!(CLASSES.iter().all(|class| run.stdout.lines().any(|line| line.starts_with(class))), "{}", run.stdout);
}

#[test]
fn predict_answers_like_the_library() {
    let rows = labels(dataset());
    let files: Vec<String> = rows.iter().take(5).map(|row| format!("{}/{}", dataset(), &row[1])).collect();
    let args: Vec<&str> =
        ["predict", "--model", young_model(), "--json"].into_iter().chain(files.iter().map(String::as_str)).collect();
    let run = lab(&args);
    let list: Vec<Value> = serde_json::from_value(run.json()).unwrap();
    assert_eq!((list.len(), run.stderr.as_str()), (5, ""));
    let model = Model::load(Path::new(young_model())).unwrap();
    let predictor = Predictor::new(&model, &ComputeDevice::cpu()).unwrap();
    for (answer, file) in list.iter().zip(&files) {
        assert_eq!(answer["file"], file.as_str());
        let shares = CLASSES.map(|class| answer["probabilities"][class].as_f64().unwrap());
        assert!((shares.iter().sum::<f64>() - 1.0).abs() < 1e-5, "{shares:?}");
        assert_eq!(answer["probabilities"].as_object().unwrap().len(), 4);
        let picture = *load_picture(Path::new(file)).unwrap().image.pixels();
        let wanted = predictor.predict(&[picture], None).unwrap()[0];
        assert_eq!(answer["class"], wanted.answer().to_string());
        assert!(shares.iter().zip(wanted.probabilities()).all(|(share, wanted)| (share - f64::from(wanted)).abs() < 1e-5));
    }
    let plain = assert_done(&["predict", "--model", young_model(), &files[0]]);
    assert!(plain.stdout.lines().count() == 1 && plain.stdout.contains(&files[0]), "{}", plain.stdout);
}

#[test]
fn pictures_of_another_size_are_fitted_and_it_is_said() {
    let folder = Folder::new();
    let picture = image::RgbImage::from_fn(200, 100, |x, y| image::Rgb([x as u8, y as u8, 7]));
    picture.save(folder.path("wide.png")).unwrap();
    let run = lab(&["predict", "--model", young_model(), "--json", &folder.path("wide.png")]);
    assert_eq!(run.json().as_array().unwrap().len(), 1);
    assert_eq!(run.stderr.lines().count(), 1, "{}", run.stderr);
    assert!(["fitted", "200 x 100", "96 x 128", "wide.png"].iter().all(|word| run.stderr.contains(word)), "{}", run.stderr);
}

#[test]
fn the_bundled_models_are_known_by_name() {
    for name in ["easy", "hard"] {
        let run = lab(&["evaluate", "--model", name, "--mode", name, "--count", "64", "--device", "cpu", "--json"]);
        assert!(run.json()["accuracy"].as_f64().unwrap() > 0.8, "{name}: {}", run.stdout);
    }
}

#[test]
fn bench_prints_its_numbers() {
    for subject in ["generate", "train", "predict"] {
        let run = lab(&["bench", subject, "--seconds", "0.1", "--threads", "1", "--device", "cpu", "--json"]);
        let result = run.json();
        assert!(result["images_per_second"].as_f64().unwrap() > 0.0, "{subject}: {result}");
        assert_eq!(result["threads"], 1, "{subject}");
        assert!(result["device"].as_str().unwrap().contains("CPU"), "{subject}: {result}");
    }
    let run = assert_done(&["bench", "generate", "--seconds", "0.1"]);
    assert!(run.stdout.contains("images/s"), "{}", run.stdout);
}

#[test]
fn devices_are_listed_and_one_is_chosen() {
    let list = lab(&["devices", "--json"]).json();
    let devices = list["devices"].as_array().unwrap();
    assert!(devices.iter().any(|device| device["kind"] == "cpu" && device["status"] == "works"), "{list}");
    assert_eq!(devices.iter().filter(|device| device["chosen"] == true).count(), 1, "{list}");
    assert!(devices.iter().all(|device| device["name"].is_string()));
    assert!(assert_done(&["devices"]).stdout.contains("auto takes this one"));
}

#[test]
fn train_writes_a_model_and_the_curve() {
    let folder = Folder::new();
    let (model, log) = (folder.path("mine.model"), folder.path("curve.csv"));
    let train = ["train", "--mode", "easy", "--images", "640", "--device", "cpu", "--seed", "9", "--threads", "3"];
    let run = assert_done(&[&train[..], &["--out", &model, "--log", &log]].concat());
    assert!(run.stdout.contains("640 images") && run.stdout.contains(&model), "{}", run.stdout);
    assert!(run.stderr.contains("training on the CPU (3 threads)"), "{}", run.stderr);
    assert_eq!(folder.names(), ["curve.csv", "mine.model"]);
    let kept = Model::load(Path::new(&model)).unwrap();
    assert_eq!((kept.record.images, kept.record.settings.seed, kept.mode()), (640, 9, Some(Mode::Easy)));
    let mut table = csv::Reader::from_path(&log).unwrap();
    let head = ["images", "seconds", "learning_rate", "loss", "accuracy", "validation_loss", "validation_accuracy"];
    assert_eq!(table.headers().unwrap(), &head[..]);
    let last = table.records().last().unwrap().unwrap();
    assert_eq!(&last[0], "640");
    assert!((last[6].parse::<f64>().unwrap() - kept.record.validation_accuracy.unwrap()).abs() < 1e-4);
}

#[test]
fn train_repeats_itself() {
    let folder = Folder::new();
    let trained = |name: &str, seed: &str| {
        let path = folder.path(name);
        let options = ["--images", "128", "--batch", "16", "--learning-rate", "0.001", "--l2", "0", "--device", "cpu"];
        assert_done(&[&["train", "--mode", "hard", "--out", &path, "--seed", seed], options.as_slice()].concat());
        let mut model = Model::load(Path::new(&path)).unwrap();
        let settings = model.record.settings;
        assert_eq!((settings.batch, settings.learning_rate, settings.weight_decay), (16, 0.001, 0.0));
        (model.record.seconds, model.record.settings.seed, model.record.validation_accuracy) = (0.0, 0, None);
        model
    };
    let one = trained("one", "4");
    assert!(one == trained("again", "4"), "the same seed, other bits");
    assert!(one != trained("other", "5"), "another seed, the same bits");
}

#[test]
fn train_takes_a_network_with_its_settings_and_replaces_some() {
    let folder = Folder::new();
    let path = folder.path("v7.model");
    let common = ["train", "--mode", "easy", "--out", &path, "--device", "cpu", "--architecture", "v7", "--images"];
    assert_done(&[&common[..], &["100"]].concat());
    let settings = Model::load(Path::new(&path)).unwrap().record.settings;
    assert_eq!(settings, Architecture::V7.preset());
    let replaced = [
        "64",
        "--optimizer",
        "momentum",
        "--schedule",
        "one-cycle",
        "--batch",
        "16",
        "--l2",
        "0.01",
        "--learning-rate",
        "0.002",
        "--dataset",
        "32",
        "--smoothing",
        "0.1",
    ];
    let run = assert_done(&[&common[..], &replaced].concat());
    let settings = Model::load(Path::new(&path)).unwrap().record.settings;
    assert_eq!((settings.optimizer, settings.schedule), (OptimizerKind::Momentum, LearningRateSchedule::OneCycle));
    assert_eq!((settings.batch, settings.dataset, settings.smoothing), (16, Some(32), 0.1));
    assert_eq!((settings.learning_rate, settings.weight_decay), (0.002, 0.01));
    assert!(run.stdout.contains("training pictures are right (32)"), "{}", run.stdout);
    assert!(run.stdout.contains("test pictures are right"), "{}", run.stdout);
}

#[test]
fn train_learns_from_a_dataset_on_disk() {
    let folder = Folder::new();
    let (data, path) = (folder.path("data.npz"), folder.path("mine.model"));
    assert_done(&["generate", "--mode", "easy", "--count", "40", "--out", &data, "--format", "npz"]);
    let options = ["--dataset", &data, "--images", "80", "--batch", "20", "--device", "cpu"];
    assert_done(&[&["train", "--mode", "easy", "--out", &path][..], &options].concat());
    assert_eq!(Model::load(Path::new(&path)).unwrap().record.images, 80);
    let whole = ["--optimizer", "gradient-descent", "--learning-rate", "0.01"];
    assert_done(&[&["train", "--mode", "easy", "--out", &path][..], &options, &whole].concat());
    assert_eq!(Model::load(Path::new(&path)).unwrap().record.images, 80, "two looks at all forty");
}

#[test]
fn exported_weights_answer_like_the_model() {
    let folder = Folder::new();
    let (path, weights) = (folder.path("mine.model"), folder.path("mine.safetensors"));
    let run = ["train", "--mode", "easy", "--images", "128", "--device", "cpu", "--out", &path, "--export", &weights];
    assert_done(&run);
    let evaluated = |model: &str| {
        let mut result =
            lab(&["evaluate", "--model", model, "--mode", "easy", "--count", "64", "--device", "cpu", "--json"]).json();
        result["loss"].take()
    };
    assert_eq!(evaluated(&path), evaluated(&weights));
}

#[test]
fn help_and_version_are_no_errors() {
    for args in [&["--help"][..], &["--version"], &["generate", "--help"], &["help", "train"]] {
        let run = assert_done(args);
        assert!(!run.stdout.is_empty() && run.stderr.is_empty(), "{args:?}");
    }
    let help = assert_done(&["--help"]).stdout;
    assert!(
        ["generate", "train", "evaluate", "predict", "explain", "bench", "runs", "devices"]
            .iter()
            .all(|command| help.contains(command)),
        "{help}"
    );
    assert!(help.contains("nothing here diagnoses anyone"), "{help}");
}

#[test]
fn the_version_names_a_commit_of_these_sources() {
    let said = assert_done(&["--version"]).stdout;
    let start = concat!("brain-tumor-lab ", env!("CARGO_PKG_VERSION"), " (commit ");
    let commit = said.strip_prefix(start).and_then(|rest| rest.strip_suffix(")\n"));
    let commit = commit.unwrap_or_else(|| panic!("{said}")).split(',').next().unwrap();
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    if root.join(".git").exists() && commit != "unknown" {
        let known = std::process::Command::new("git").current_dir(root).args(["cat-file", "-t", commit]).output().unwrap();
        assert_eq!(String::from_utf8_lossy(&known.stdout).trim(), "commit", "{said}");
    }
}

/// Sends Ctrl+C to a process.
#[cfg(unix)]
fn interrupt(process: &std::process::Child) {
    let sent = std::process::Command::new("kill").args(["-INT", &process.id().to_string()]).status().unwrap();
    assert!(sent.success());
}

#[cfg(unix)]
#[test]
fn an_interrupted_generate_leaves_nothing_behind() {
    let folder = Folder::new();
    let mut args = super::command(&["generate", "--mode", "hard", "--count", "1000000", "--out", &folder.path("data")]);
    let mut process = args.stdout(std::process::Stdio::piped()).stderr(std::process::Stdio::piped()).spawn().unwrap();
    while folder.names().is_empty() && process.try_wait().unwrap().is_none() {
        std::thread::yield_now();
    }
    interrupt(&process);
    let output = process.wait_with_output().unwrap();
    let stderr = String::from_utf8(output.stderr).unwrap();
    assert_eq!((output.status.code(), output.stdout.len()), (Some(1), 0), "{stderr}");
    assert!(stderr.starts_with("error: stopped") && stderr.lines().count() == 1, "{stderr}");
    assert_eq!(folder.names(), Vec::<String>::new());
}

#[cfg(unix)]
#[test]
fn an_interrupted_training_keeps_the_network() {
    use std::io::{BufRead as _, BufReader, Read as _};
    let folder = Folder::new();
    let path = folder.path("stopped.model");
    let mut args =
        super::command(&["train", "--mode", "easy", "--images", "1000000000", "--batch", "8", "--out", &path, "--device", "cpu"]);
    let mut process = args.stdout(std::process::Stdio::piped()).stderr(std::process::Stdio::piped()).spawn().unwrap();
    let mut stderr = BufReader::new(process.stderr.take().unwrap());
    let mut line = String::new();
    stderr.read_line(&mut line).unwrap();
    assert!(line.starts_with("training on"), "{line}");
    interrupt(&process);
    let mut rest = String::new();
    stderr.read_to_string(&mut rest).unwrap();
    let output = process.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{rest}");
    assert!(String::from_utf8(output.stdout).unwrap().contains("stopped.model"));
    let kept = Model::load(Path::new(&path)).unwrap();
    assert!(kept.record.images < 1_000_000_000);
    assert_eq!(folder.names(), ["stopped.model"]);
}

#[test]
fn explain_says_how_much_evidence_lies_on_tumors() {
    let run = assert_done(&["explain", "--model", "hard", "--count", "6", "--seed", "3", "--device", "cpu", "--json"]);
    let report = run.json();
    assert_eq!(report["count"], 6);
    for method in ["grad_cam", "occlusion"] {
        let share = |key: &str| report["methods"][method][key].as_f64().unwrap();
        let (found, even) = (share("share_on_tumors"), share("uniform_share"));
        assert!(0.0 < even && even < 0.3, "{method}: {even}");
        assert!(even < found && found <= 1.0, "{method}: the bundled network looks at tumors: {found} against {even}");
    }
    let text = assert_done(&["explain", "--model", "easy", "--count", "2", "--device", "cpu"]).stdout;
    assert!(text.contains("grad_cam") && text.contains("spread evenly"), "{text}");
    assert_fails(&["explain", "--model", "absent.model"], &["no such file", "absent.model"]);
}
