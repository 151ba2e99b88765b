//! Files of other programs, and files under other names: read by what they are, or told where they belong.

use std::path::Path;

use brain_tumor_lab::factory::Mode;
use brain_tumor_lab::network::Model;
use serde_json::{Map, Value, json};

use super::{Folder, assert_done, assert_fails, dataset, lab, pictures_in, tree, young_model};

/// The parts of a safetensors file: its header and its numbers.
fn parts(file: &[u8]) -> (Map<String, Value>, Vec<u8>) {
    let length = u64::from_le_bytes(file[..8].try_into().unwrap()) as usize;
    (serde_json::from_slice(&file[8..8 + length]).unwrap(), file[8 + length..].to_vec())
}

fn joined(header: &Map<String, Value>, data: &[u8]) -> Vec<u8> {
    let text = serde_json::to_string(header).unwrap();
    [&(text.len() as u64).to_le_bytes()[..], text.as_bytes(), data].concat()
}

fn weights() -> Vec<u8> {
    Model::load(Path::new(young_model())).unwrap().to_safetensors().unwrap()
}

/// The same weights with each number written anew.
fn converted(kind: &str, width: usize, write: impl Fn(f32) -> Vec<u8>) -> Vec<u8> {
    let (mut header, data) = parts(&weights());
    let numbers: Vec<f32> = data.as_chunks::<4>().0.iter().map(|&bytes| f32::from_le_bytes(bytes)).collect();
    for (_, tensor) in header.iter_mut().filter(|(name, _)| *name != "__metadata__") {
        tensor["dtype"] = json!(kind);
        let offsets: Vec<usize> =
            tensor["data_offsets"].as_array().unwrap().iter().map(|offset| offset.as_u64().unwrap() as usize).collect();
        tensor["data_offsets"] = json!([offsets[0] / 4 * width, offsets[1] / 4 * width]);
    }
    joined(&header, &numbers.into_iter().flat_map(write).collect::<Vec<u8>>())
}

/// The probabilities of five pictures.
fn answers(model: &str) -> Vec<f64> {
    let files: Vec<String> = pictures_in(dataset()).into_keys().take(5).collect();
    let files: Vec<String> = files.into_iter().map(|name| format!("{}/{name}", dataset())).collect();
    let args: Vec<&str> = ["predict", "--model", model, "--json"].into_iter().chain(files.iter().map(String::as_str)).collect();
    let list = lab(&args).json();
    let shares = |answer: &Value| ["A", "B", "C", "Z"].map(|class| answer["probabilities"][class].as_f64().unwrap());
    list.as_array().unwrap().iter().flat_map(shares).collect()
}

fn assert_like(model: &str, wanted: &[f64], tolerance: f64) {
    for (answer, wanted) in answers(model).iter().zip(wanted) {
        assert!((answer - wanted).abs() <= tolerance, "{model}: {answer} for {wanted}");
    }
}

#[test]
fn models_and_weights_are_known_by_what_they_are() {
    let folder = Folder::new();
    let wanted = answers(young_model());
    let model = std::fs::read(young_model()).unwrap();
    for name in ["a.safetensors", "b.png", "c"] {
        assert_like(&folder.file(name, &model), &wanted, 0.0);
    }
    for name in ["weights.model", "weights.bin", "weights"] {
        assert_like(&folder.file(name, weights()), &wanted, 0.0);
    }
}

#[test]
fn weights_of_any_width_are_converted() {
    let folder = Folder::new();
    let wanted = answers(young_model());
    let double = converted("F64", 8, |value| f64::from(value).to_le_bytes().to_vec());
    assert_like(&folder.file("double", double), &wanted, 1e-6);
    let brain = converted("BF16", 2, |value| (value.to_bits() + 0x8000).to_be_bytes()[..2].iter().rev().copied().collect());
    assert_like(&folder.file("brain", brain), &wanted, 0.05);
}

#[test]
fn names_of_wrappers_are_taken_off_and_what_is_missing_or_surplus_is_named() {
    let folder = Folder::new();
    let wanted = answers(young_model());
    let (header, data) = parts(&weights());
    let renamed = |rename: &dyn Fn(&str) -> String| {
        let renamed =
            header.iter().map(|(name, value)| (if name == "__metadata__" { name.clone() } else { rename(name) }, value.clone()));
        joined(&renamed.collect(), &data)
    };
    for prefix in ["module.", "_orig_mod.", "model.", "_orig_mod.module.model."] {
        let path = folder.file("wrapped", renamed(&|name| format!("{prefix}{name}")));
        assert_like(&path, &wanted, 0.0);
    }
    let mut counted = header.clone();
    counted
        .insert("blocks.0.norm.num_batches_tracked".to_owned(), json!({ "dtype": "I64", "shape": [], "data_offsets": [0, 8] }));
    assert_like(&folder.file("counted", joined(&counted, &data)), &wanted, 0.0);
    let fails = |bytes: Vec<u8>, words: &[&str]| {
        let path = folder.file("bad.safetensors", bytes);
        assert_fails(&["predict", "--model", &path, "x.png"], &[words, &["cannot use the model", "bad.safetensors"]].concat());
    };
    let mut missing = header.clone();
    missing.remove("head.bias");
    fails(joined(&missing, &data), &["\"head.bias\" is missing"]);
    let mut surplus = header.clone();
    surplus.insert("tail.weight".to_owned(), json!({ "dtype": "F32", "shape": [1], "data_offsets": [0, 4] }));
    fails(joined(&surplus, &data), &["\"tail.weight\" belongs to no layer"]);
    let mut nameless = header.clone();
    nameless.remove("__metadata__");
    fails(joined(&nameless, &data), &["metadata", "brain_tumor_lab"]);
}

#[test]
fn files_given_to_the_wrong_option_are_told_where_they_belong() {
    let folder = Folder::new();
    let recipe = folder.file("1", toml::to_string(&Mode::Hard.recipe()).unwrap());
    let model = folder.file("2", std::fs::read(young_model()).unwrap());
    let weights = folder.file("3", weights());
    let first = pictures_in(dataset()).into_iter().next().unwrap();
    let picture = folder.file("4", first.1);
    let labels = folder.file("5", std::fs::read(Path::new(dataset()).join("labels.csv")).unwrap());
    let session = folder.file("6", "round,mode,seed,index,truth,you,machine\n1,EASY,0,0,A,A,A\n");
    let out = folder.path("out");
    let words: [(&str, &str); 6] = [
        (&recipe, "it is a recipe; it belongs to --recipe"),
        (&model, "it is a model of this program; it belongs to --model"),
        (&weights, "it is a file of weights (safetensors); it belongs to --model"),
        (&picture, "it is a picture; "),
        (&labels, "it is the table of a dataset; the folder that it lies in belongs to --data"),
        (&session, "it is the table of a session"),
    ];
    for (path, words) in words {
        let takes: [(&[&str], &[&str]); 5] = [
            (&["predict", "x.png", "--model", path], &[&model, &weights]),
            (&["generate", "--count", "1", "--out", &out, "--recipe", path], &[&recipe]),
            (&["generate", "--mode", "easy", "--count", "1", "--out", &out, "--base", path], &[&picture]),
            (&["evaluate", "--model", young_model(), "--device", "cpu", "--data", path], &[]),
            (&["train", "--mode", "easy", "--out", &out, "--device", "cpu", "--dataset", path], &[]),
        ];
        for (args, own) in takes {
            if !own.contains(&path) {
                assert_fails(args, &[words, path]);
            }
        }
        if path != picture {
            let run = lab(&["predict", "--model", young_model(), path]);
            assert!(run.code == Some(1) && run.stderr.contains(words), "{path}: {}", run.stderr);
        }
    }
    assert!(!folder.names().contains(&"out".to_owned()));
}

/// The dataset of forty without its table, the names of its folders in any case, and with what systems leave in folders.
fn image_folder(folder: &Folder) -> String {
    for (name, bytes) in pictures_in(dataset()) {
        let (class, file) = name.split_once('/').unwrap();
        let class = if matches!(class, "b" | "z") { class.to_uppercase() } else { class.to_owned() };
        let place = folder.path(&format!("images/{class}"));
        std::fs::create_dir_all(&place).unwrap();
        std::fs::write(format!("{place}/{file}"), bytes).unwrap();
        std::fs::write(format!("{place}/.DS_Store"), "x").unwrap();
    }
    folder.path("images")
}

#[test]
fn folders_of_classes_are_a_dataset() {
    let folder = Folder::new();
    let path = image_folder(&folder);
    let evaluate = |path: &str| lab(&["evaluate", "--model", young_model(), "--device", "cpu", "--json", "--data", path]);
    let (ours, theirs) = (evaluate(dataset()), evaluate(&path));
    assert_eq!(ours.json()["confusion"], theirs.json()["confusion"]);
    assert!(ours.stderr.is_empty() && theirs.stderr.contains("4 files ignored"), "{}", theirs.stderr);
    let model = folder.path("learned.model");
    let train =
        ["train", "--mode", "hard", "--images", "80", "--batch", "40", "--device", "cpu", "--out", &model, "--dataset", &path];
    let run = assert_done(&train);
    assert!(run.stderr.contains("4 files ignored"), "{}", run.stderr);
    // Pictures of other sizes and forms: said once, with their number.
    for name in ["images/a/large.jpg", "images/c/large.bmp"] {
        image::GrayImage::from_pixel(192, 256, image::Luma([90])).save(folder.path(name)).unwrap();
    }
    let run = evaluate(&path);
    assert_eq!(run.json()["count"], 42);
    assert!(run.stderr.contains("2 of 42 pictures fitted to 96 x 128, the first from 192 x 256"), "{}", run.stderr);
    std::fs::create_dir(folder.path("images/tumour")).unwrap();
    assert_fails(&["evaluate", "--model", young_model(), "--device", "cpu", "--data", &path], &["folder \"tumour\" is none of the classes", &path]);
}

#[test]
fn what_imagefolder_names_is_what_png_writes() {
    let folder = Folder::new();
    let written = |format: &str| {
        let out = folder.path(format);
        assert_done(&["generate", "--mode", "2019-hard", "--count", "6", "--out", &out, "--format", format]);
        tree(&out)
    };
    assert_eq!(written("imagefolder"), written("png"));
    assert!(assert_done(&["generate", "--help"]).stdout.contains("image folder"));
}

#[test]
fn a_table_that_a_spreadsheet_has_left_is_read() {
    let folder = Folder::new();
    let labels = std::fs::read_to_string(Path::new(dataset()).join("labels.csv")).unwrap();
    for (name, bytes) in tree(dataset()) {
        let place = folder.path(&name);
        std::fs::create_dir_all(Path::new(&place).parent().unwrap()).unwrap();
        std::fs::write(place, bytes).unwrap();
    }
    let evaluate = |text: &str| {
        folder.file("labels.csv", text);
        lab(&["evaluate", "--model", young_model(), "--device", "cpu", "--json", "--data", &folder.path("")])
    };
    let wanted = evaluate(&labels).json();
    let rows: Vec<Vec<&str>> = labels.lines().map(|line| line.split(',').collect()).collect();
    let lines = |row: &dyn Fn(&[&str]) -> String| rows.iter().map(|cells| row(cells)).collect::<String>();
    let tables = [
        lines(&|row| row.join(";") + "\r\n"),
        lines(&|row| format!("\"{}\"\t{}\n", row[2].to_lowercase(), row[1].replace('/', "\\"))),
        format!("\u{feff}sep=;\n{}", lines(&|row| format!("{};;{};\n", row[2], row[1]))),
    ];
    for table in &tables {
        assert_eq!(evaluate(table).json(), wanted, "{table}");
    }
    let bad = evaluate(&labels.replacen(",A,", ",Q,", 1));
    assert!(bad.stderr.contains("has the class \"Q\", which is none of A, B, C and Z"), "{}", bad.stderr);
    assert!(bad.stderr.contains("line ") && !bad.stderr.to_lowercase().contains("deserialize"), "{}", bad.stderr);
}
