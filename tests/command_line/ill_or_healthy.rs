//! Networks that only say ill or healthy, from the training to the answers.

use serde_json::Value;

use super::{Folder, assert_done, assert_fails, assert_wrong_usage, lab, words};

/// Trains for so many pictures; gives the folder, the path of the model, and what was said.
fn trained(images: &str) -> (Folder, String, String) {
    let folder = Folder::new();
    let (model, runs) = (folder.path("one.model"), folder.path("runs"));
    let more =
        ["--images", images, "--out", &model, "--runs", &runs, "--run", "one", "--export", &folder.path("one.safetensors")];
    let line = "train --mode easy --architecture compact --classes binary --device cpu --seed 3";
    let run = assert_done(&words(line, &more));
    (folder, model, run.stdout)
}

#[test]
fn a_network_of_one_output_is_trained_measured_and_asked() {
    let (folder, model, said) = trained("1280");
    assert!(said.contains("ill or healthy; 75.0 % without a look"), "{said}");
    let info: Value = serde_json::from_slice(&std::fs::read(folder.path("runs/one/run.json")).unwrap()).unwrap();
    assert_eq!((&info["format"], &info["plan"]["settings"]["classes"]), (&2.into(), &"binary".into()));
    let list = lab(&["runs", "--runs", &folder.path("runs"), "--json"]).json();
    assert_eq!(list["runs"][0]["classes"], "binary");

    let ask = ["--model", &model, "--device", "cpu", "--seed", "8", "--count", "100"];
    let evaluation = lab(&[&["evaluate", "--mode", "easy", "--json"], &ask[..]].concat()).json();
    assert_eq!(evaluation["classes"], "binary");
    let counts: Vec<Vec<u64>> = serde_json::from_value(evaluation["confusion"].clone()).unwrap();
    let [ill, healthy] = counts.as_slice() else { panic!("two by two: {counts:?}") };
    assert!(ill.len() == 2 && healthy.len() == 2, "{counts:?}");
    let rows = [ill, healthy].map(|row| row.iter().sum::<u64>());
    assert_eq!(rows.iter().sum::<u64>(), 100);
    let number = |value: &Value| value.as_f64().unwrap();
    assert!((number(&evaluation["accuracy"]) - (ill[0] + healthy[1]) as f64 / 100.0).abs() < 1e-12);
    assert!((number(&evaluation["base_rate"]) - rows[0].max(rows[1]) as f64 / 100.0).abs() < 1e-12);
    assert_eq!(evaluation["recall"].as_object().unwrap().len(), 2);
    assert!((number(&evaluation["recall"]["healthy"]) - healthy[1] as f64 / rows[1] as f64).abs() < 1e-12);
    let text = assert_done(&[&["evaluate", "--mode", "easy"], &ask[..]].concat()).stdout;
    let base_rate =
        format!("who always says the more frequent answer is right in {:.2} %", 100.0 * number(&evaluation["base_rate"]));
    assert!(text.contains(&base_rate), "{text}");
    assert!(text.contains("true\\said     ill healthy   recall") && text.contains("\nhealthy  "), "{text}");

    let pictures = folder.path("pictures");
    assert_done(&words("generate --mode easy --count 3", &["--out", &pictures]));
    let classes = ["a", "b", "c", "z"].map(|class| format!("{pictures}/{class}"));
    let files: Vec<String> = classes
        .iter()
        .filter_map(|folder| std::fs::read_dir(folder).ok())
        .flatten()
        .map(|entry| entry.unwrap().path().to_str().unwrap().to_owned())
        .collect();
    assert_eq!(files.len(), 3);
    let args: Vec<&str> = ["predict", "--model", &model, "--json"].into_iter().chain(files.iter().map(String::as_str)).collect();
    let answers: Vec<Value> = serde_json::from_value(lab(&args).json()).unwrap();
    for answer in &answers {
        let [ill, healthy] = ["ill", "healthy"].map(|answer_of| number(&answer["probabilities"][answer_of]));
        assert!((ill + healthy - 1.0).abs() < 1e-6 && answer["probabilities"].as_object().unwrap().len() == 2, "{answer}");
        assert_eq!(answer["class"], if ill >= healthy { "ill" } else { "healthy" });
    }
    let line = assert_done(&["predict", "--model", &model, &files[0]]).stdout;
    assert!(line.starts_with("ill ") || line.starts_with("healthy "), "{line}");
    assert!(line.contains(" %  healthy ") && line.contains("ill "), "{line}");
    // The exported weights are the same network.
    let args: Vec<&str> = args.iter().map(|&word| if word == model { "" } else { word }).collect();
    let exported = folder.path("one.safetensors");
    let args: Vec<&str> = args.into_iter().map(|word| if word.is_empty() { exported.as_str() } else { word }).collect();
    let again: Vec<Value> = serde_json::from_value(lab(&args).json()).unwrap();
    assert_eq!(again.len(), answers.len());
    assert!(again.iter().zip(&answers).all(|(one, other)| one["probabilities"] == other["probabilities"]));
}

#[test]
fn a_run_of_it_goes_on_and_its_networks_can_be_explained() {
    let (folder, ..) = trained("640");
    let path = folder.path("runs/one/run.json");
    let mut info: Value = serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
    info["plan"]["length"] = serde_json::json!({ "images": 1280 });
    info["status"] = "running".into();
    std::fs::write(&path, serde_json::to_vec_pretty(&info).unwrap()).unwrap();
    let out = folder.path("longer.model");
    let run = assert_done(&["train", "--resume", &folder.path("runs/one"), "--device", "cpu", "--out", &out]);
    assert!(run.stderr.contains("going on with run one after 640 images"), "{}", run.stderr);
    let model = brain_tumor_lab::network::Model::load(std::path::Path::new(&out)).unwrap();
    assert_eq!((model.classes().name(), model.record.images), ("binary", 1280));
    let report = lab(&words("explain --count 3 --device cpu --json", &["--model", &out])).json();
    assert_eq!(report["count"], 3);
    let share = report["methods"]["occlusion"]["share_on_tumors"].as_f64().unwrap();
    assert!((0.0..=1.0).contains(&share), "{share}");
}

#[test]
fn what_cannot_be_is_refused() {
    let folder = Folder::new();
    let out = folder.path("x.model");
    for line in [
        "train --mode easy --images 64 --classes three",
        "train --scenario overfit --classes binary",
        "train --resume one --classes binary",
    ] {
        assert_wrong_usage(&words(line, &["--out", &out]));
    }
    let (trained, ..) = trained("64");
    // A run whose description says four where the state has one output.
    let path = trained.path("runs/one/run.json");
    let text = std::fs::read_to_string(&path).unwrap();
    let changed = text.replace("\"classes\": \"binary\",", "").replace("\"complete\"", "\"running\"");
    assert_ne!(changed, text);
    std::fs::write(&path, changed).unwrap();
    assert_fails(&["train", "--resume", &trained.path("runs/one"), "--device", "cpu"], &["last.state", "another training"]);
}
