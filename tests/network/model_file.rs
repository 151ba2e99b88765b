//! The model file: what goes in comes out, and what is damaged, foreign or newer is refused in words.

use brain_tumor_lab::factory::{BaseImage, GrayImage, Mode};
use brain_tumor_lab::network::{BaseMatch, ComputeDevice, MODEL_FORMAT_VERSION, Model, ModelError, TrainingSettings};

use super::common::{pictures, predictor, trainer, young_model};

/// Layout: 8 bytes magic, u32 version, u32 length of the header, header, weights, u32 CRC-32.
const VERSION: usize = 8;
const HEADER_LENGTH: usize = 12;
const HEADER: usize = 16;

fn bytes() -> Vec<u8> {
    young_model().encode().unwrap()
}

/// The checksum put right after a change.
fn sealed(mut bytes: Vec<u8>) -> Vec<u8> {
    let end = bytes.len() - 4;
    let checksum = crc32fast::hash(&bytes[..end]);
    bytes[end..].copy_from_slice(&checksum.to_le_bytes());
    bytes
}

fn header_length(bytes: &[u8]) -> usize {
    u32::from_le_bytes(bytes[HEADER_LENGTH..HEADER].try_into().unwrap()) as usize
}

/// The file with another header and other weights, with lengths and checksum that fit.
fn rebuilt(header: &[u8], weights: &[u8]) -> Vec<u8> {
    let mut new = bytes()[..HEADER_LENGTH].to_vec();
    new.extend((header.len() as u32).to_le_bytes());
    new.extend(header);
    new.extend(weights);
    new.extend([0; 4]);
    sealed(new)
}

fn header_and_weights() -> (String, Vec<u8>) {
    let bytes = bytes();
    let weights = HEADER + header_length(&bytes);
    (String::from_utf8(bytes[HEADER..weights].to_vec()).unwrap(), bytes[weights..bytes.len() - 4].to_vec())
}

#[test]
fn a_model_written_and_read_is_the_same_and_answers_the_same() {
    let model = young_model();
    let again = Model::decode(&bytes()).unwrap();
    assert_eq!(again, *model);
    assert_eq!(again.mode(), Some(Mode::Hard));
    assert_eq!((again.record.images, again.record.validation_accuracy, again.record.seconds), (640, Some(0.25), 1.5));
    let (images, _) = pictures(Mode::Hard, 5, 64);
    assert_eq!(
        predictor(&again).predict(&images, None).unwrap(),
        predictor(model).predict(&images, None).unwrap(),
        "to the last bit"
    );
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("young.model");
    model.save(&path).unwrap();
    assert_eq!(Model::load(&path).unwrap(), *model);
    assert_eq!(std::fs::read(&path).unwrap(), bytes());
    model.save(&path).unwrap();
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left beside the file");
}

#[test]
fn times_and_accuracies_come_back_to_the_last_bit() {
    let trainer = trainer(Mode::Easy, TrainingSettings { batch: 4, ..TrainingSettings::default() }, 0);
    for (seconds, accuracy) in [(2.505_436_255_000_000_2, 1.0 / 3.0), (0.1 + 0.2, 0.7 + 0.1), (12_345.678_9, 0.0)] {
        let model = trainer.model(seconds, Some(accuracy)).unwrap();
        assert_eq!(Model::decode(&model.encode().unwrap()).unwrap(), model);
        assert!((model.record.seconds - seconds).abs() < 1e-3);
    }
}

#[test]
fn the_same_network_is_written_to_the_same_bytes() {
    let trained = || {
        let mut trainer = trainer(Mode::Easy, TrainingSettings { batch: 8, ..TrainingSettings::default() }, 0);
        trainer.step(0.0).unwrap();
        trainer.model(0.0, None).unwrap()
    };
    let first = trained();
    for _ in 0..8 {
        let again = trained();
        assert!(first == again && first.encode().unwrap() == again.encode().unwrap());
    }
}

#[test]
fn the_file_has_the_layout_that_is_promised() {
    let bytes = bytes();
    assert_eq!(&bytes[..8], b"BTLMODEL");
    assert_eq!(bytes[VERSION..HEADER_LENGTH], 1_u32.to_le_bytes(), "programs of version 0.1 read it");
    assert_eq!(sealed(bytes.clone()), bytes, "the last four bytes are the CRC-32 of all before");
    let (header, weights) = header_and_weights();
    let header: serde_json::Value = serde_json::from_str(&header).unwrap();
    assert_eq!(header["classes"], serde_json::json!(["A", "B", "C", "Z"]));
    assert_eq!(header["architecture"], "compact");
    // Safetensors: length of a JSON description, then the description. All 98,676 weights and the norms' running numbers.
    let length = u64::from_le_bytes(weights[..8].try_into().unwrap()) as usize;
    let tensors: serde_json::Map<String, serde_json::Value> = serde_json::from_slice(&weights[8..8 + length]).unwrap();
    let size =
        |tensor: &serde_json::Value| -> u64 { tensor["shape"].as_array().unwrap().iter().map(|n| n.as_u64().unwrap()).product() };
    let trained = |name: &String| name.as_str() != "__metadata__" && !name.contains("running");
    let total: u64 = tensors.iter().filter(|(name, _)| trained(name)).map(|(_, tensor)| size(tensor)).sum();
    assert_eq!(total, 98_676);
}

#[test]
fn truncated_files_are_damaged() {
    let bytes = bytes();
    for length in 0..8 {
        assert!(matches!(Model::decode(&bytes[..length]), Err(ModelError::Foreign)), "{length} bytes");
    }
    let rest = [8, 11, 12, 15, 16, 17, 100, 1000, bytes.len() / 2, bytes.len() - 5, bytes.len() - 4, bytes.len() - 1];
    for length in rest {
        let err = Model::decode(&bytes[..length]).unwrap_err();
        assert!(matches!(err, ModelError::Damaged(_)), "{length} bytes: {err}");
        assert!(err.to_string().contains("damaged"), "{err}");
    }
    let cut = Model::decode(&bytes[..bytes.len() - 1]).unwrap_err().to_string();
    assert!(cut.contains("cut short"), "{cut}");
    let mut longer = bytes;
    longer.push(0);
    assert!(matches!(Model::decode(&longer), Err(ModelError::Damaged(_))), "one byte too many");
}

#[test]
fn every_flipped_byte_is_noticed() {
    let bytes = bytes();
    let places = (0..64).chain((64..bytes.len()).step_by(997)).chain(bytes.len() - 8..bytes.len());
    for place in places {
        for mask in [0x01, 0x80, 0xFF] {
            let mut damaged = bytes.clone();
            damaged[place] ^= mask;
            let err = Model::decode(&damaged).expect_err(&format!("byte {place}"));
            let expected = match place {
                0..VERSION => matches!(err, ModelError::Foreign),
                VERSION..HEADER_LENGTH => matches!(err, ModelError::Newer(_) | ModelError::Damaged(_)),
                _ => matches!(err, ModelError::Damaged(_)),
            };
            assert!(expected, "byte {place}: {err}");
        }
    }
}

#[test]
fn foreign_files_are_foreign() {
    let (_, safetensors) = header_and_weights();
    for foreign in [b"".as_slice(), b"\x89PNG\r\n\x1a\n", b"hello, this is text and no model", &[0; 4096], &safetensors] {
        let err = Model::decode(foreign).unwrap_err();
        assert!(matches!(err, ModelError::Foreign), "{err}");
        assert_eq!(err.to_string(), "it is not a model of this program");
    }
}

#[test]
fn a_newer_file_is_newer_even_if_nothing_else_is_understood() {
    for version in [MODEL_FORMAT_VERSION + 1, 77, u32::MAX] {
        let mut newer = bytes();
        newer[VERSION..HEADER_LENGTH].copy_from_slice(&version.to_le_bytes());
        for file in [newer.clone(), sealed(newer.clone()), newer[..200].to_vec()] {
            let err = Model::decode(&file).unwrap_err();
            assert!(matches!(err, ModelError::Newer(found) if found == version), "{err}");
            let sentence = err.to_string();
            assert!(sentence.contains("newer version") && sentence.contains(&version.to_string()), "{sentence}");
        }
    }
}

#[test]
fn version_0_was_never_written_and_is_refused() {
    let mut bytes = bytes();
    bytes[VERSION..HEADER_LENGTH].copy_from_slice(&0_u32.to_le_bytes());
    Model::decode(&sealed(bytes)).unwrap_err();
}

#[test]
fn a_header_with_impossible_contents_is_refused_in_words() {
    let (header, weights) = header_and_weights();
    assert!(Model::decode(&rebuilt(header.as_bytes(), &weights)).is_ok(), "the rebuilding itself changes nothing");
    let changed = |from: &str, to: &str| {
        assert!(header.contains(from), "{from} in {header}");
        Model::decode(&rebuilt(header.replace(from, to).as_bytes(), &weights)).unwrap_err()
    };
    let cases = [
        (r#"["A","B","C","Z"]"#, r#"["B","A","C","Z"]"#, "other classes"),
        (r#""architecture":"compact""#, r#""architecture":"enormous""#, "enormous"),
        (r#""ghost_probability":0.001"#, r#""ghost_probability":7.5"#, "ghost_probability"),
        (r#""area_radius":3"#, r#""area_radius":3,"colour":1"#, "colour"),
    ];
    for (from, to, word) in cases {
        let err = changed(from, to);
        assert!(matches!(err, ModelError::Header(_)) && err.to_string().contains(word), "{err}");
    }
    for garbage in [b"".as_slice(), b"{}", b"\xFF\xFE", b"null"] {
        assert!(matches!(Model::decode(&rebuilt(garbage, &weights)), Err(ModelError::Header(_))));
    }
    let mut bytes = bytes();
    bytes[HEADER_LENGTH..HEADER].copy_from_slice(&u32::MAX.to_le_bytes());
    assert!(matches!(Model::decode(&sealed(bytes)), Err(ModelError::Damaged(_))), "a header longer than the file");
}

#[test]
fn impossible_settings_in_the_record_are_harmless() {
    // The record says how a network came to be; nothing is trained by it. So files stay readable whatever the limits are.
    let (header, weights) = header_and_weights();
    let changed = header.replace(r#""batch":64"#, r#""batch":0"#).replace(r#""learning_rate":0.003"#, r#""learning_rate":-3"#);
    let model = Model::decode(&rebuilt(changed.as_bytes(), &weights)).unwrap();
    assert_eq!((model.record.settings.batch, model.record.settings.learning_rate), (0, -3.0));
    let (images, _) = pictures(Mode::Hard, 5, 8);
    assert_eq!(predictor(&model).predict(&images, None).unwrap(), predictor(young_model()).predict(&images, None).unwrap());
    let mut trainer = trainer(Mode::Hard, TrainingSettings { batch: 4, ..TrainingSettings::default() }, 0);
    trainer.move_to(&ComputeDevice::cpu(), &model).unwrap();
    assert_eq!(trainer.settings().batch, 4, "weights come from the file, settings do not");
    trainer.step(0.0).unwrap();
}

#[test]
fn weights_that_do_not_fit_are_refused_in_words() {
    let (header, weights) = header_and_weights();
    let text = String::from_utf8_lossy(&weights[8..]).into_owned();
    assert!(text.contains("head.weight") && text.contains("[256,4]"), "names and shapes as the checks below expect");
    let replaced = |from: &str, to: &str| {
        let place = weights.windows(from.len()).position(|window| window == from.as_bytes()).unwrap();
        let mut new = weights.clone();
        new.splice(place..place + from.len(), to.bytes());
        new
    };
    let cases = [
        ("nothing", Vec::new()),
        ("noise", vec![0xA5; 5000]),
        ("a cut", weights[..weights.len() / 2].to_vec()),
        ("an absurd length", [vec![0xFF; 8], weights[8..].to_vec()].concat()),
        ("another name", replaced("head.weight", "heap.weight")),
        ("another shape", replaced("[256,4]", "[128,8]")),
    ];
    for (what, weights) in cases {
        let err = Model::decode(&rebuilt(header.as_bytes(), &weights)).expect_err(what);
        assert!(matches!(err, ModelError::Weights { .. }), "{what}: {err}");
        assert!(err.to_string().contains("weights do not fit the compact network"), "{what}: {err}");
    }
}

#[test]
fn errors_from_files_name_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("some.model");
    let sentence = |bytes: Option<&[u8]>| {
        if let Some(bytes) = bytes {
            std::fs::write(&path, bytes).unwrap();
        }
        let sentence = Model::load(&path).unwrap_err().to_string();
        assert!(sentence.contains("some.model") && !sentence.contains('\n'), "{sentence}");
        sentence
    };
    let whole = bytes();
    let mut flipped = whole.clone();
    flipped[5000] ^= 1;
    let mut newer = whole.clone();
    newer[VERSION] = 9;
    let sentences = [sentence(None), sentence(Some(b"text")), sentence(Some(&whole[..999])), sentence(Some(&newer))];
    for (place, one) in sentences.iter().enumerate() {
        assert!(sentences[..place].iter().all(|other| other != one), "two troubles, one sentence: {one}");
    }
    assert!(sentence(Some(&flipped)).contains("checksum"));
    assert!(Model::load(folder.path()).is_err(), "a folder is no model");
}

/// The program's own brain with other gray values.
fn other_base() -> BaseImage {
    let mut image = BaseImage::bundled().image().clone();
    image.pixels_mut().iter_mut().for_each(|pixel| *pixel = (*pixel).saturating_mul(2));
    BaseImage::new(image).unwrap()
}

#[test]
fn the_base_image_travels_with_the_network_in_both_formats() {
    let model = young_model();
    assert_eq!(model.base_match(&BaseImage::bundled()), BaseMatch::Same);
    assert_eq!(model.base_match(&other_base()), BaseMatch::Other);
    for base in [None, Some(BaseImage::bundled()), Some(other_base())] {
        let model = model.clone().with_base(base.clone());
        assert_eq!(Model::decode(&model.encode().unwrap()).unwrap().base(), base.as_ref());
        assert_eq!(Model::from_safetensors(&model.to_safetensors().unwrap()).unwrap().base(), base.as_ref());
    }
    for mode in Mode::ALL {
        assert_eq!(Model::bundled(mode).unwrap().base_match(&BaseImage::bundled()), BaseMatch::Same, "{mode}");
    }
}

#[test]
fn a_file_of_version_0_1_does_not_say_on_which_base_image_it_learned() {
    let (header, weights) = header_and_weights();
    let mut header: serde_json::Value = serde_json::from_str(&header).unwrap();
    assert!(header.as_object_mut().unwrap().remove("base").is_some());
    let old = Model::decode(&rebuilt(header.to_string().as_bytes(), &weights)).unwrap();
    assert_eq!(old.base_match(&BaseImage::bundled()), BaseMatch::Unknown);
}

#[test]
fn a_base_image_that_cannot_be_one_is_refused() {
    let (header, weights) = header_and_weights();
    let black = GrayImage::black().pixels().to_vec();
    for (pixels, words) in [(vec![7_u8; 5], "not of 96 x 128"), (black, "no brain region")] {
        let mut header: serde_json::Value = serde_json::from_str(&header).unwrap();
        header["base"] = serde_json::to_value(pixels).unwrap();
        let err = Model::decode(&rebuilt(header.to_string().as_bytes(), &weights)).unwrap_err().to_string();
        assert!(err.contains(words), "{err}");
    }
}

#[test]
fn a_network_that_learned_given_pictures_does_not_name_a_base_image() {
    let settings = TrainingSettings { batch: 16, ..TrainingSettings::default() };
    let mut trainer = trainer(Mode::Hard, settings, 8);
    trainer.learn_from(std::sync::Arc::new(pictures(Mode::Hard, 1, 32)));
    assert_eq!(trainer.model(0.0, None).unwrap().base(), None);
}

#[test]
fn weights_that_are_too_large_to_compute_with_are_refused_as_the_fault_of_the_file() {
    let (header, weights) = header_and_weights();
    for value in [3e38, -1e20, f32::NAN, f32::INFINITY] {
        let mut weights = weights.clone();
        let end = weights.len();
        weights[end - 4..].copy_from_slice(&f32::to_le_bytes(value));
        let err = Model::decode(&rebuilt(header.as_bytes(), &weights)).unwrap_err();
        assert!(matches!(err, ModelError::NotFinite), "{value}: {err}");
    }
}
