//! Networks whose answer is a picture: trained, kept, applied, and kept apart from classifiers.

use brain_tumor_lab::network::{Autoencoder, AutoencoderModel, ComputeDevice, Restorer};
use brain_tumor_lab::storage::load_picture;

use super::{Folder, assert_done, assert_fails, assert_wrong_usage, lab, pictures_in};

/// A picture of the generator's as a file.
pub(super) fn picture(folder: &Folder) -> String {
    let out = folder.path("pictures");
    assert_done(&["generate", "--mode", "hard", "--count", "4", "--out", &out]);
    let pictures = pictures_in(&out);
    format!("{out}/{}", pictures.keys().next().unwrap())
}

#[test]
fn an_autoencoder_is_trained_kept_and_applied() {
    let folder = Folder::new();
    let image = picture(&folder);
    for (kind, more) in [("denoiser", [].as_slice()), ("bottleneck", &["--code", "8"])] {
        let (model, out) = (folder.path(&format!("{kind}.model")), folder.path(&format!("{kind}.png")));
        let train = ["autoencoder", "train", kind, "--mode", "hard", "--images", "32", "--out", &model];
        let run = assert_done(&[&train, more].concat());
        assert!(run.stdout.contains(&format!("trained a {kind} on 32 images")), "{}", run.stdout);
        let kept = AutoencoderModel::load(model.as_ref()).unwrap();
        assert_eq!((kept.kind().name(), kept.record.images), (kind, 32));
        assert_eq!(kept.kind() == Autoencoder::Denoiser, kind == "denoiser");
        assert_done(&["autoencoder", "apply", "--model", &model, &image, "--out", &out]);
        let given = load_picture(image.as_ref()).unwrap();
        let made = Restorer::new(&kept, &ComputeDevice::cpu()).unwrap().restore(&[*given.image.pixels()]).unwrap();
        assert!(*load_picture(out.as_ref()).unwrap().image.pixels() == made[0], "{kind}");
    }
}

#[test]
fn an_autoencoder_is_no_classifier_and_a_classifier_no_autoencoder() {
    let folder = Folder::new();
    let (model, image, out) = (folder.path("coder.model"), picture(&folder), folder.path("out.png"));
    assert_done(&["autoencoder", "train", "denoiser", "--mode", "hard", "--images", "16", "--out", &model]);
    assert_fails(
        &["evaluate", "--model", &model, "--mode", "hard", "--count", "8"],
        &["an autoencoder (denoiser)", "no class", "coder.model"],
    );
    let easy = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/models/easy.model");
    assert_fails(
        &["autoencoder", "apply", "--model", easy, &image, "--out", &out],
        &["a classifier (compact", "no picture", "easy.model"],
    );
}

#[test]
fn a_denoiser_has_no_code_and_a_code_one_of_four_lengths() {
    let folder = Folder::new();
    let out = folder.path("coder.model");
    for (kind, code, word) in [("denoiser", "8", "a denoiser has no code"), ("bottleneck", "9", "2, 8, 32 or 128")] {
        let arguments = ["autoencoder", "train", kind, "--mode", "hard", "--code", code, "--out", &out];
        assert_wrong_usage(&arguments);
        let run = lab(&arguments);
        assert!(run.stderr.contains(word), "{}", run.stderr);
    }
    assert!(folder.names().is_empty());
}

#[test]
fn what_is_read_is_never_written_over() {
    let folder = Folder::new();
    let (model, image) = (folder.path("coder"), picture(&folder));
    let made = folder.path("made.model");
    assert_done(&["autoencoder", "train", "denoiser", "--mode", "hard", "--images", "16", "--out", &made]);
    std::fs::rename(&made, &model).unwrap();
    let link = folder.path("link.png");
    std::os::unix::fs::symlink(&image, &link).unwrap();
    let before = [&model, &image].map(|path| std::fs::read(path).unwrap());
    for out in [&model, &image, &link] {
        let arguments = ["autoencoder", "apply", "--model", &model, &image, "--out", out];
        assert_wrong_usage(&arguments);
        assert!(lab(&arguments).stderr.contains("--out would overwrite"), "{out}");
    }
    assert!([&model, &image].map(|path| std::fs::read(path).unwrap()) == before);
    for name in ["easy", "any"] {
        let run = lab(&["autoencoder", "apply", "--model", name, &image, "--out", &folder.path("x.png")]);
        assert_eq!(run.code, Some(2));
        assert!(run.stderr.contains(&format!("{name} is a classifier")), "{}", run.stderr);
    }
}
