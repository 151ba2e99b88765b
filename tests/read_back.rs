//! What is written comes back, for values that nobody has thought of: properties, with examples that shrink.

use std::path::{Path, PathBuf};

use brain_tumor_lab::app::{Appearance, Settings, StoppedRun, typed_path};
use brain_tumor_lab::factory::{Distribution, HEIGHT, Mode, Parameter, ParameterValue, Recipe, Syndrome, WIDTH};
use brain_tumor_lab::storage::{load_dataset, load_picture, load_recipe, save_recipe};
use proptest::collection::vec;
use proptest::prelude::*;

/// A recipe with some knobs turned to values within their limits; knobs together may still be impossible.
fn recipes() -> impl Strategy<Value = Recipe> {
    let knob = (0..Parameter::all().len(), 0.0..=1.0, 0.0..=1.0);
    (any::<bool>(), vec(knob, 0..8)).prop_map(|(easy, knobs)| {
        let mut recipe = if easy { Mode::Easy } else { Mode::Hard }.recipe();
        for (place, one, other) in knobs {
            let parameter = &Parameter::all()[place];
            let (low, high) = parameter.limits;
            let at = |share: f64| parameter.within_limits(low + share * (high - low));
            let value = match parameter.get(&recipe) {
                ParameterValue::Number(_) => ParameterValue::Number(at(one)),
                ParameterValue::Switch(_) => ParameterValue::Switch(one > 0.5),
                ParameterValue::Distribution(_) => {
                    let (low, high) = (at(one).min(at(other)), at(one).max(at(other)));
                    ParameterValue::Distribution(Distribution::Uniform { low, high })
                }
                integers @ ParameterValue::Integers(_) => integers,
            };
            parameter.set(&mut recipe, value);
        }
        recipe
    })
}

/// A name that a file may have on this system.
fn names() -> impl Strategy<Value = String> {
    "[^/\\\\\u{0}]{1,40}".prop_filter("names of folders", |name| !name.chars().all(|letter| letter == '.'))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_recipe_comes_back_or_is_refused_as_it_is_in_the_window(recipe in recipes()) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("recipe.toml");
        save_recipe(&path, &recipe).unwrap();
        match recipe.validate() {
            Ok(()) => prop_assert_eq!(load_recipe(&path).unwrap(), recipe),
            Err(reason) => {
                let refusal = load_recipe(&path).unwrap_err().to_string();
                prop_assert!(refusal.contains(&reason.to_string()) && refusal.contains("recipe.toml"), "{}", refusal);
            }
        }
    }

    #[test]
    fn settings_come_back(
        zoom in 0.5_f32..3.0,
        [light, presentation, outlines, evidence] in any::<[bool; 4]>(),
        run in proptest::option::of((".{0,40}", 0..=i64::MAX as u64)),
    ) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("settings.toml");
        let stopped_run = run.map(|(name, images)| StoppedRun { name, images });
        let appearance = Appearance { zoom, light, presentation };
        let settings = Settings { appearance, outlines, evidence, stopped_run, ..Settings::default() };
        std::fs::write(&path, toml::to_string(&settings).unwrap()).unwrap();
        let (again, unusable) = Settings::load(&path);
        prop_assert!(unusable.is_none());
        prop_assert_eq!(toml::to_string(&again).unwrap(), toml::to_string(&settings).unwrap());
    }

    #[test]
    fn a_picture_is_read_as_it_was_written(pixels in vec(any::<u8>(), WIDTH * HEIGHT), format in 0_usize..3) {
        let (format, name) = [
            (image::ImageFormat::Png, "picture.png"),
            (image::ImageFormat::Bmp, "picture.bmp"),
            (image::ImageFormat::Pnm, "picture.pgm"),
        ][format];
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(name);
        let picture = image::GrayImage::from_raw(WIDTH as u32, HEIGHT as u32, pixels.clone()).unwrap();
        picture.save_with_format(&path, format).unwrap();
        let read = load_picture(&path).unwrap();
        prop_assert!(read.fitted_from.is_none());
        prop_assert!(read.image.pixels()[..] == pixels[..]);
    }

    #[test]
    fn a_table_of_classes_is_read_whatever_separates_its_columns(
        rows in proptest::collection::btree_map("[a-z][a-z0-9 _.\u{e4}-]{0,12}", 0_usize..4, 1..6),
        separator in 0_usize..3,
        lower in any::<bool>(),
        class_first in any::<bool>(),
    ) {
        let folder = tempfile::tempdir().unwrap();
        let mut table = csv::WriterBuilder::new().delimiter([b',', b';', b'\t'][separator]).from_writer(Vec::new());
        let ordered = |file: &str, class: &str| if class_first { [class.to_owned(), file.to_owned()] } else { [file.to_owned(), class.to_owned()] };
        table.write_record(ordered("file", "class")).unwrap();
        let mut classes = Vec::new();
        for (name, class) in &rows {
            let class = Syndrome::ALL[*class];
            let file = format!("{name}.png");
            image::GrayImage::new(WIDTH as u32, HEIGHT as u32).save(folder.path().join(&file)).unwrap();
            let word = class.to_string();
            table.write_record(ordered(&file, &if lower { word.to_lowercase() } else { word })).unwrap();
            classes.push(class);
        }
        std::fs::write(folder.path().join("labels.csv"), table.into_inner().unwrap()).unwrap();
        prop_assert_eq!(load_dataset(folder.path()).unwrap().1, classes);
    }

    #[test]
    fn a_path_survives_its_quotation_marks_and_its_address(names in vec(names(), 1..4)) {
        let path: PathBuf = std::iter::once("/".to_owned()).chain(names).collect();
        let text = path.to_str().unwrap();
        // A path that is a file's as it stands needs nothing; one with blanks at its ends needs quotation marks.
        prop_assert_eq!(typed_path(&format!(" \"{text}\" ")), path.clone());
        let address = percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC).to_string().replace("%2F", "/");
        prop_assert_eq!(typed_path(&format!("file://{address}")), path);
    }

    #[test]
    fn no_name_of_a_file_acts_on_the_terminal(name in names()) {
        let refusal = load_recipe(&Path::new("/nowhere").join(name)).unwrap_err().to_string();
        prop_assert!(!refusal.chars().any(char::is_control), "{:?}", refusal);
    }
}
