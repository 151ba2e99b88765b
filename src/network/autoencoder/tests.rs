//! What the autoencoders see, that they compute what they should, and that they are kept to the last bit.

use burn::prelude::*;

use super::coder::Coder;
use super::pairs::Pairs;
use super::*;
use crate::factory::{AlterationKind, BaseImage, Distribution, Generator, Mode, PIXELS};
use crate::network::batch::images_tensor;
use crate::network::{Architecture, ComputeDevice, Model, ModelError, training_seed};

const KINDS: [Autoencoder; 2] = [Autoencoder::Denoiser, Autoencoder::Bottleneck(CodeLength::ALL[1])];

fn noisy() -> Generator {
    let mut recipe = Mode::Hard.recipe();
    recipe.alterations.noise_amplitude = Distribution::Fixed { value: 25.0 };
    Generator::new(&recipe, &BaseImage::bundled()).unwrap()
}

fn trained(kind: Autoencoder, steps: usize) -> AutoencoderTrainer {
    let mut trainer = AutoencoderTrainer::new(kind, noisy(), 3, &ComputeDevice::cpu());
    (0..steps).for_each(|_| {
        trainer.step().unwrap();
    });
    trainer
}

#[test]
fn a_target_is_the_picture_that_the_generator_makes_with_its_noise_switched_off() {
    let generator = noisy();
    let mut recipe = generator.recipe().clone();
    AlterationKind::Noise.set_on(&mut recipe, false);
    let quiet = Generator::new(&recipe, generator.base()).unwrap();
    let mut pairs = Pairs::default();
    for kind in KINDS {
        pairs.fill(kind, &generator, 5, 30, 6);
        for place in 0..6 {
            let (seed, index) = (training_seed(5), 30 + place as u64);
            let (input, without) = (generator.specimen(seed, index).image, quiet.specimen(seed, index).image);
            assert!(pairs.inputs[place] == *input.pixels());
            let wanted = if kind == Autoencoder::Denoiser { &without } else { &input };
            assert!(pairs.targets[place] == *wanted.pixels(), "{kind:?} {place}");
            assert!(input != without);
        }
    }
}

#[test]
fn the_same_seed_gives_the_same_steps_and_another_seed_others() {
    for kind in KINDS {
        let (mut one, mut same) = (trained(kind, 2), trained(kind, 2));
        assert_eq!(one.step().unwrap().to_bits(), same.step().unwrap().to_bits());
        assert_eq!(one.images_seen(), 48);
        let mut other = AutoencoderTrainer::new(kind, noisy(), 4, &ComputeDevice::cpu());
        let mut again = AutoencoderTrainer::new(kind, noisy(), 3, &ComputeDevice::cpu());
        assert_ne!(other.step().unwrap().to_bits(), again.step().unwrap().to_bits());
    }
}

#[test]
fn a_step_tells_the_mean_squared_error_of_what_the_network_gives() {
    for kind in KINDS {
        let mut trainer = trained(kind, 3);
        let mut pairs = Pairs::default();
        pairs.fill(kind, &noisy(), 3, 48, 16);
        let given = trainer.restorer().unwrap().restore(&pairs.inputs).unwrap();
        let squares = given.as_flattened().iter().zip(pairs.targets.as_flattened());
        let squares: f64 = squares.map(|(one, other)| f64::from(one.abs_diff(*other)).powi(2)).sum();
        let mean = squares / (16 * PIXELS) as f64;
        // What is given is rounded and cut to gray levels.
        let told = trainer.step().unwrap();
        assert!((told / mean - 1.0).abs() < 0.05, "{kind:?}: {told} against {mean}");
    }
}

#[test]
fn the_gradient_of_the_error_is_its_slope() {
    let device = Device::flex().autodiff();
    for kind in KINDS {
        let coder = Coder::new(kind, 1, &device);
        let mut pairs = Pairs::default();
        pairs.fill(kind, &noisy(), 1, 0, 2);
        let wanted = images_tensor(&pairs.targets, None, &device);
        let loss = |input: Tensor<4>| {
            let gap = coder.forward(input) - wanted.clone();
            (gap.clone() * gap).mean()
        };
        let input = images_tensor(&pairs.inputs, None, &device).require_grad();
        let gradient = input.grad(&loss(input.clone()).backward()).unwrap();
        // Along the gradient itself, all pixels at once: the slope is the square of its length.
        let square: f32 = (gradient.clone() * gradient.clone()).sum().into_scalar();
        let length = square.sqrt();
        let step = 0.02;
        let along = Tensor::<4>::from_inner(gradient / f64::from(length));
        let moved = |by: f64| -> f32 { loss(input.clone().detach() + along.clone() * by).into_scalar() };
        let slope = (moved(step) - moved(-step)) / (2.0 * step as f32);
        assert!((slope / length - 1.0).abs() < 0.03, "{kind:?}: {slope} against {length}");
    }
}

#[test]
fn what_is_written_is_read_and_gives_the_same_pictures_to_the_last_bit() {
    let folder = tempfile::tempdir().unwrap();
    for kind in KINDS {
        let trainer = trained(kind, 2);
        let model = trainer.model(1.25).unwrap();
        let path = folder.path().join("coder.model");
        model.save(&path).unwrap();
        let again = AutoencoderModel::load(&path).unwrap();
        assert_eq!(again, model);
        assert_eq!((again.kind(), again.record.images, again.record.seconds), (kind, 32, 1.25));
        let mut pairs = Pairs::default();
        pairs.fill(kind, &noisy(), 9, 0, 5);
        let [before, after] = [trainer.restorer().unwrap(), Restorer::new(&again, &ComputeDevice::cpu()).unwrap()];
        assert!(before.restore(&pairs.inputs).unwrap() == after.restore(&pairs.inputs).unwrap());
        let (before, after) = (before.encode(&pairs.inputs).unwrap(), after.encode(&pairs.inputs).unwrap());
        assert_eq!(before, after);
        assert_eq!(before.map(|codes| (codes.features, codes.len())), (kind != Autoencoder::Denoiser).then_some((8, 5)));
    }
}

/// The file with a part of its header replaced, and its checksum put right.
fn changed(bytes: &[u8], from: &str, to: &str) -> Vec<u8> {
    let length = u32::from_le_bytes(bytes[12..16].try_into().unwrap()) as usize;
    let header = std::str::from_utf8(&bytes[16..16 + length]).unwrap();
    assert!(header.contains(from), "{header}");
    let header = header.replacen(from, to, 1);
    let mut new = [&bytes[..12], &(header.len() as u32).to_le_bytes(), header.as_bytes()].concat();
    new.extend(&bytes[16 + length..bytes.len() - 4]);
    new.extend(crc32fast::hash(&new).to_le_bytes());
    new
}

#[test]
fn a_file_of_an_autoencoder_is_no_opponent_and_an_opponent_is_no_autoencoder() {
    let bytes = trained(Autoencoder::Denoiser, 0).model(0.0).unwrap().encode().unwrap();
    let refused = Model::decode(&bytes).unwrap_err();
    assert!(matches!(refused, ModelError::Autoencoder("denoiser")), "{refused}");
    assert!(refused.to_string().contains("an autoencoder (denoiser)") && refused.to_string().contains("no class"), "{refused}");
    // A build that knows no autoencoders looks its architecture up, finds none, and names it.
    let unknown = "denoiser".parse::<Architecture>().unwrap_err();
    assert!(unknown.to_string().contains("\"denoiser\""));
    let unread = serde_json::from_str::<Architecture>("\"bottleneck\"").unwrap_err();
    assert!(unread.to_string().contains("bottleneck"), "{unread}");
    let bundled = Model::bundled(Mode::Easy).unwrap().encode().unwrap();
    let refused = AutoencoderModel::decode(&bundled).unwrap_err();
    assert!(refused.to_string().contains("a classifier (compact"), "{refused}");
}

#[test]
fn damaged_newer_and_unfitting_files_are_refused_in_words() {
    let bytes = trained(KINDS[1], 0).model(0.0).unwrap().encode().unwrap();
    let refusal = |bytes: &[u8]| AutoencoderModel::decode(bytes).unwrap_err().to_string();
    let mut flipped = bytes.clone();
    flipped[200] ^= 1;
    assert!(refusal(&flipped).contains("checksum"));
    assert!(refusal(&bytes[..bytes.len() / 2]).contains("cut short"));
    assert!(refusal(b"something else").contains("not a model of this program"));
    let mut newer = bytes.clone();
    newer[8] = 9;
    assert!(refusal(&newer).contains("newer version"));
    for (from, to, word) in [
        ("\"code\":8", "\"code\":9", "2, 8, 32 or 128"),
        ("\"code\":8", "\"code\":32", "do not fit the bottleneck"),
        ("\"code\":8", "\"coda\":8", "length of its code"),
        ("\"bottleneck\"", "\"denoiser\"", "length of its code"),
        ("\"architecture\":\"bottleneck\",\"code\":8", "\"architecture\":\"denoiser\"", "do not fit the denoiser"),
        ("\"bottleneck\"", "\"dreamer\"", "no architecture \"dreamer\""),
    ] {
        let sentence = refusal(&changed(&bytes, from, to));
        assert!(sentence.contains(word), "{from} {to}: {sentence}");
    }
}
