//! Safetensors: names of `PyTorch`, and the same answers after the round trip.

use brain_tumor_lab::factory::Mode;
use brain_tumor_lab::network::{Architecture, Model, TrainingSettings};

use super::common::{pictures, predictor, trainer, young_model};

/// The file's description of its tensors.
fn header(bytes: &[u8]) -> serde_json::Map<String, serde_json::Value> {
    let length = u64::from_le_bytes(bytes[..8].try_into().unwrap()) as usize;
    serde_json::from_slice(&bytes[8..8 + length]).unwrap()
}

#[test]
fn names_and_shapes_are_those_of_pytorch() {
    let header = header(&young_model().to_safetensors().unwrap());
    let shape = |name: &str| header.get(name).unwrap_or_else(|| panic!("{name} in {header:?}"))["shape"].clone();
    assert_eq!(shape("blocks.0.conv.weight"), serde_json::json!([16, 1, 5, 5]));
    for name in ["weight", "bias", "running_mean", "running_var"] {
        assert_eq!(shape(&format!("blocks.3.norm.{name}")), serde_json::json!([128]));
    }
    assert_eq!(shape("head.weight"), serde_json::json!([4, 256]), "[outputs, inputs]");
    assert_eq!(shape("head.bias"), serde_json::json!([4]));
    assert_eq!(header["__metadata__"]["format"], "pt");
}

#[test]
fn what_was_written_comes_back_to_the_last_bit() {
    let (images, _) = pictures(Mode::Hard, 5, 20);
    let v7 = {
        let mut trainer = trainer(Mode::Hard, TrainingSettings { batch: 4, ..Architecture::V7.preset() }, 0);
        trainer.step(0.0).unwrap();
        trainer.model(0.0, None).unwrap()
    };
    for model in [young_model(), &v7] {
        let again = Model::from_safetensors(&model.to_safetensors().unwrap()).unwrap();
        assert_eq!((&again.recipe, &again.record), (&model.recipe, &model.record));
        assert_eq!(predictor(&again).predict(&images, None).unwrap(), predictor(model).predict(&images, None).unwrap());
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("weights.safetensors");
        model.export(&path).unwrap();
        assert_eq!(
            predictor(&Model::load(&path).unwrap()).predict(&images, None).unwrap(),
            predictor(model).predict(&images, None).unwrap()
        );
    }
}

#[test]
fn what_is_none_of_ours_is_refused_in_words() {
    let good = young_model().to_safetensors().unwrap();
    for bytes in [b"".to_vec(), vec![0xFF; 64], good[..200].to_vec(), young_model().encode().unwrap()] {
        let err = Model::from_safetensors(&bytes).unwrap_err().to_string();
        assert!(err.contains("not a model of this program"), "{err}");
    }
    // The end of the weights is missing, or a tensor has another name.
    Model::from_safetensors(&good[..good.len() - 100]).unwrap_err();
    let name = good.windows(11).position(|window| window == b"head.weight").unwrap();
    let mut renamed = good.clone();
    renamed[name..name + 4].copy_from_slice(b"tail");
    let err = Model::from_safetensors(&renamed).unwrap_err().to_string();
    assert!(err.contains("head.weight") && err.contains("missing"), "{err}");
}

/// The file that `.half()` and `.bfloat16()` make of it: the same names with half the bytes. Answers stay what they were, nearly.
#[test]
fn weights_of_half_the_width_are_read() {
    let (images, _) = pictures(Mode::Hard, 5, 20);
    let wanted = predictor(young_model()).predict(&images, None).unwrap();
    let good = young_model().to_safetensors().unwrap();
    let (text, data) = good[8..].split_at(u64::from_le_bytes(good[..8].try_into().unwrap()) as usize);
    let mut header: serde_json::Map<String, serde_json::Value> = serde_json::from_slice(text).unwrap();
    for (_, tensor) in header.iter_mut().filter(|(name, _)| *name != "__metadata__") {
        tensor["dtype"] = "BF16".into();
        for end in 0..2 {
            tensor["data_offsets"][end] = (tensor["data_offsets"][end].as_u64().unwrap() / 2).into();
        }
    }
    let halves: Vec<u8> = data.as_chunks::<4>().0.iter().flat_map(|&[_, _, high, highest]| [high, highest]).collect();
    let text = serde_json::to_vec(&header).unwrap();
    let model = Model::from_safetensors(&[&(text.len() as u64).to_le_bytes()[..], &text, &halves].concat()).unwrap();
    for (answer, wanted) in predictor(&model).predict(&images, None).unwrap().iter().zip(wanted) {
        for (answer, wanted) in answer.probabilities().iter().zip(wanted.probabilities()) {
            assert!((answer - wanted).abs() < 0.05, "{answer} for {wanted}");
        }
    }
}
