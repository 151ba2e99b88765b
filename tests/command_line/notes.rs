//! What is not as one may think is said, once and in plain words.

use image::{ImageBuffer, Luma};

use super::{Folder, assert_done, assert_fails, dataset, lab, words, young_model};

fn predict(path: &str) -> super::Run {
    lab(&["predict", "--model", young_model(), path])
}

#[test]
fn the_base_image_of_pictures_is_not_known_where_nobody_says_it() {
    let evaluate = |more: &[&str]| assert_done(&[&["evaluate", "--model", "hard", "--device", "cpu"], more].concat()).stdout;
    let text = evaluate(&["--data", dataset()]);
    assert!(text.ends_with("base image: unknown; a dataset does not say which one its pictures were made from\n"), "{text}");
    let text = evaluate(&["--mode", "hard", "--count", "8"]);
    assert!(text.ends_with("base image: the one that the network learned on\n"), "{text}");
}

#[test]
fn the_mask_of_a_picture_is_not_classified() {
    let folder = Folder::new();
    let args = ["generate", "--mode", "hard", "--count", "1", "--masks", "--format", "png", "--out", &folder.path("d")];
    assert_done(&args);
    let names: Vec<String> = super::tree(folder.path("d")).into_keys().collect();
    let mask = names.iter().find(|name| name.ends_with(".mask.png")).unwrap();
    let path = folder.path(&format!("d/{mask}"));
    assert_fails(&["predict", "--model", young_model(), &path], &["it is the mask of a picture", ".mask.png"]);
}

#[test]
fn sixteen_bits_of_which_twelve_are_used_are_said() {
    let folder = Folder::new();
    let picture = |largest: u16, name: &str| {
        let path = folder.path(name);
        let value = |x: u32, y: u32| Luma([((x + y) * u32::from(largest) / (95 + 127)) as u16]);
        ImageBuffer::<Luma<u16>, _>::from_fn(96, 128, value).save(&path).unwrap();
        path
    };
    let run = predict(&picture(4095, "twelve.png"));
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    assert!(run.stderr.contains("only the lower 12 of its 16 bits") && run.stderr.contains("twelve.png"), "{}", run.stderr);
    assert_eq!(run.stderr.lines().count(), 1, "{}", run.stderr);
    assert_eq!(predict(&picture(65535, "sixteen.png")).stderr, "");
    // A folder of them is one note.
    for class in ["a", "b", "c", "z"] {
        std::fs::create_dir_all(folder.path(&format!("set/{class}"))).unwrap();
        for name in ["1.png", "2.png"] {
            picture(4095, &format!("set/{class}/{name}"));
        }
    }
    let run = assert_done(&["evaluate", "--model", young_model(), "--device", "cpu", "--data", &folder.path("set")]);
    assert!(run.stderr.starts_with("8 of 8 pictures look dark, as their brightness is not changed"), "{}", run.stderr);
}

#[test]
fn what_cannot_be_decoded_is_said_without_the_words_of_a_library() {
    let folder = Folder::new();
    for (name, bytes) in
        [("most.pgm", "P5\n96 128\n99999999\n"), ("zero.pgm", "P5\n96 128\n0\nxx"), ("size.pgm", "P5\nxx 128\n255\n")]
    {
        let said = assert_fails(&["predict", "--model", "easy", &folder.file(name, bytes)], &["is damaged", name]);
        assert!(!said.contains("MAXVAL") && !said.contains("Pnm") && !said.contains("ASCII"), "{said}");
    }
}

#[test]
fn rows_that_name_a_picture_twice_and_classes_without_pictures_are_said() {
    let folder = Folder::new();
    let evaluate = |path: &str| assert_done(&["evaluate", "--model", young_model(), "--device", "cpu", "--data", path]).stderr;
    for name in ["1.png", "2.png"] {
        image::GrayImage::from_pixel(96, 128, Luma([90])).save(folder.path(name)).unwrap();
    }
    folder.file("labels.csv", "file,class\n1.png,A\n2.png,B\n1.png,A\n1.png,Z\n");
    let said = evaluate(&folder.path(""));
    let lines: Vec<&str> = said.lines().collect();
    assert_eq!(lines.len(), 2, "{said}");
    assert!(lines[0].starts_with("2 rows of the table name pictures that other rows name already"), "{said}");
    assert!(lines[1].starts_with("0 pictures of the class C"), "{said}");
    for class in ["a", "b", "z"] {
        std::fs::create_dir_all(folder.path(&format!("set/{class}"))).unwrap();
        std::fs::copy(folder.path("1.png"), folder.path(&format!("set/{class}/1.png"))).unwrap();
    }
    let said = evaluate(&folder.path("set"));
    assert!(said.lines().count() == 1 && said.starts_with("0 pictures of the class C"), "{said}");
}

#[test]
fn a_step_longer_than_the_plan_and_the_name_of_a_bundled_network_are_said() {
    let folder = Folder::new();
    let args = words("train --mode easy --architecture compact --images 64 --batch 200 --device cpu --out easy --runs runs", &[]);
    let output = super::command(&args).current_dir(folder.path("")).output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(0), "{said}");
    assert!(said.contains("a step learns 200 pictures at once: 200 are learned, not 64"), "{said}");
    assert!(said.contains("--model easy means the program's own network; this one will be --model ./easy"), "{said}");
    let result = String::from_utf8(output.stdout).unwrap();
    assert!(result.starts_with("trained on 200 images"), "{result}");
    assert!(std::path::Path::new(&folder.path("easy")).is_file());
}

#[test]
fn numbers_beyond_all_measure_are_short_and_a_foreign_part_of_a_run_is_named() {
    let folder = Folder::new();
    let recipe = toml::to_string(&brain_tumor_lab::factory::Mode::Easy.recipe()).unwrap();
    let recipe = recipe.replace("healthy_prior = 1.0", "healthy_prior = 1e308");
    let path = folder.file("huge.toml", recipe);
    let said = assert_fails(
        &["generate", "--recipe", &path, "--count", "1", "--out", &folder.path("d")],
        &["recipe value \"healthy_prior\": 1e308 is not between 0 and 1000000"],
    );
    assert!(said.len() < 200, "{said}");
    let runs = folder.path("runs");
    let args = words("train --mode easy --architecture compact --images 64 --device cpu --run one", &["--runs", &runs, "--out"]);
    assert_done(&[&args[..], &[&folder.path("m.model")]].concat());
    let info: serde_json::Value =
        serde_json::from_str(&std::fs::read_to_string(folder.path("runs/one/run.json")).unwrap()).unwrap();
    let foreign = [("/plan/length", "plan/length"), ("/status", "status"), ("/plan/settings/optimizer", "plan/settings")];
    for (pointer, part) in foreign {
        for value in [serde_json::json!("failed"), serde_json::json!(3), serde_json::json!({ "complete": 1 })] {
            let mut broken = info.clone();
            *broken.pointer_mut(pointer).unwrap() = value;
            folder.file("runs/one/run.json", broken.to_string());
            let said = assert_fails(
                &["train", "--resume", "one", "--runs", &runs],
                &[&format!("its \"{part}\" is missing, or is nothing that this program writes there"), "run.json"],
            );
            assert!(!said.contains("variant") && !said.contains("unit"), "{said}");
        }
    }
    folder.file("runs/one/run.json", "{\n  \"format\": 1,\n  \"name\"\n}");
    assert_fails(&["train", "--resume", "one", "--runs", &runs], &["line 4 is no JSON", "run.json"]);
}

#[test]
fn the_folder_of_a_run_has_letters_digits_and_hyphens_whatever_its_recipe_is_called() {
    let folder = Folder::new();
    let mut recipe = brain_tumor_lab::factory::Mode::Easy.recipe();
    recipe.name = "\u{1b}[31mMein Gr\u{f6}\u{df}er\u{202e} 2/3".to_owned();
    let path = folder.file("odd.toml", toml::to_string(&recipe).unwrap());
    let args = words("train --architecture compact --images 64 --device cpu --recipe", &[&path, "--runs"]);
    assert_done(&[&args[..], &[&folder.path("runs"), "--out", &folder.path("m.model")]].concat());
    let names: Vec<String> =
        std::fs::read_dir(folder.path("runs")).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    assert_eq!(names.len(), 1);
    assert!(names[0].starts_with("compact-") && names[0].ends_with("-2-3-1"), "{names:?}");
    assert!(names[0].bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-'), "{names:?}");
}
