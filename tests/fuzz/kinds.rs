//! The kinds of files that the program reads: seeds, where a mutant lies, and what reads it.

use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};

use brain_tumor_lab::app::{BundledLesson, Lesson, Settings, load_session};
use brain_tumor_lab::factory::{BaseImage, Generator, Mode};
use brain_tumor_lab::network::{Autoencoder, AutoencoderModel, AutoencoderTrainer, ComputeDevice, Model};
use brain_tumor_lab::runs::{RunFolder, RunStore};
use brain_tumor_lab::storage::{Unusable, load_base, load_dataset, load_picture, load_recipe};
use tempfile::TempDir;

use crate::sealing;

/// A kind of file.
pub struct Kind {
    pub name: &'static str,
    /// Whether numbers and lines are mutated too.
    pub is_text: bool,
    /// What is mutated.
    pub seeds: fn() -> Vec<Vec<u8>>,
    /// Makes the bytes of the file of what was mutated.
    pub seal: fn(&[u8]) -> Vec<u8>,
    /// A fresh folder with all that belongs to the file.
    pub place: fn() -> TempDir,
    /// Where the mutant is written, within that folder.
    pub written: &'static str,
    /// The path that is read, within that folder.
    pub file: &'static str,
    /// What a refusal must name, one of these.
    pub named: &'static [&'static str],
    /// Reads it. The sentence says why it was refused.
    pub read: fn(&Path) -> Result<(), String>,
}

fn repository(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

fn bytes(name: &str) -> Vec<u8> {
    std::fs::read(repository(name)).unwrap()
}

/// A fresh folder with nothing in it.
fn alone() -> TempDir {
    tempfile::tempdir().unwrap()
}

static MODEL: LazyLock<Vec<u8>> = LazyLock::new(|| bytes("tests/fixtures/0.1/runs/small/best.model"));
static STATE: LazyLock<Vec<u8>> = LazyLock::new(|| bytes("tests/fixtures/0.1/runs/small/last.state"));
static AUTOENCODER: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let generator = Generator::new(&Mode::Hard.recipe(), &BaseImage::bundled()).unwrap();
    let trainer = AutoencoderTrainer::new(Autoencoder::Denoiser, generator, 1, &ComputeDevice::cpu());
    trainer.model(0.0).unwrap().encode().unwrap()
});
static SAFETENSORS: LazyLock<Vec<u8>> = LazyLock::new(|| Model::decode(&MODEL).unwrap().to_safetensors().unwrap());

/// The arrays of a dataset of eight.
static ARRAYS: LazyLock<[Vec<u8>; 2]> = LazyLock::new(|| {
    let file = std::fs::File::open(repository("tests/fixtures/0.1/pictures.npz")).unwrap();
    let mut archive = zip::ZipArchive::new(file).unwrap();
    ["labels.npy", "images.npy"].map(|name| {
        let mut array = Vec::new();
        std::io::copy(&mut archive.by_name(name).unwrap(), &mut array).unwrap();
        array
    })
});

/// The base image in a format, at another size.
fn picture(format: image::ImageFormat) -> Vec<u8> {
    let picture = image::open(repository("assets/brain_base.png")).unwrap().thumbnail(48, 64);
    let picture = image::DynamicImage::ImageLuma8(picture.to_luma8());
    let mut file = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut file, format).unwrap();
    file.into_inner()
}

/// A copy of the run of version 0.1.
fn run() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let run = folder.path().join("runs/small");
    std::fs::create_dir_all(run.join("checkpoints")).unwrap();
    for (file, bytes) in [("last.state", &*STATE), ("best.model", &*MODEL), ("last.model", &*MODEL)] {
        std::fs::write(run.join(file), bytes).unwrap();
    }
    for file in ["run.json", "curve.csv"] {
        std::fs::write(run.join(file), bytes(&format!("tests/fixtures/0.1/runs/small/{file}"))).unwrap();
    }
    std::fs::write(run.join("checkpoints/000000000368.model"), &*MODEL).unwrap();
    std::fs::write(run.join("base.png"), bytes("assets/brain_base.png")).unwrap();
    folder
}

/// Lists the run, reads its curve, and takes it up.
fn read_run(path: &Path) -> Result<(), String> {
    let store = RunStore::new(path.parent().unwrap());
    for run in store.list().map_err(|err| err.to_string())? {
        run.info.map_err(|err| err.to_string())?;
    }
    store.curve(Path::new("small")).map_err(|err| err.to_string())?;
    RunFolder::take_up(path).map(drop).map_err(|err| err.to_string())
}

fn unusable(why: Option<Unusable>) -> Result<(), String> {
    match why {
        None => Ok(()),
        Some(Unusable::KeptAside(path)) => Err(path.display().to_string()),
        Some(Unusable::Damaged(err) | Unusable::Unread(err)) => Err(err.to_string()),
        Some(Unusable::NoHome) => Err("settings.toml and session.toml have a home here".to_owned()),
        // The message of the window names the file.
        Some(Unusable::Newer(version)) => Err(format!("settings.toml and session.toml of format {version}")),
    }
}

fn read_model(path: &Path) -> Result<(), String> {
    Model::load(path).map(drop).map_err(|err| err.to_string())
}

fn read_autoencoder(path: &Path) -> Result<(), String> {
    AutoencoderModel::load(path).map(drop).map_err(|err| err.to_string())
}

fn read_picture(path: &Path) -> Result<(), String> {
    load_base(path).map(drop).map_err(|err| err.to_string()).ok();
    load_picture(path).map(drop).map_err(|err| err.to_string())
}

fn read_dataset(path: &Path) -> Result<(), String> {
    load_dataset(path).map(drop).map_err(|err| err.to_string())
}

/// A folder of pictures without its table.
fn pictures() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let pictures = folder.path().join("pictures");
    for class in ["a", "b", "c", "z"] {
        std::fs::create_dir_all(pictures.join(class)).unwrap();
        for entry in std::fs::read_dir(repository("tests/fixtures/0.1/pictures").join(class)).unwrap() {
            let entry = entry.unwrap();
            std::fs::copy(entry.path(), pictures.join(class).join(entry.file_name())).unwrap();
        }
    }
    folder
}

pub static ALL: &[Kind] = &[
    Kind {
        name: "recipe",
        is_text: true,
        seeds: || {
            let presets = Mode::ALL.map(|mode| toml::to_string(&mode.recipe()).unwrap().into_bytes());
            presets
                .into_iter()
                .chain([bytes("tests/fixtures/0.1/recipe.toml"), bytes("tests/fixtures/recipe-0.1.toml")])
                .collect()
        },
        seal: sealing::plain,
        place: alone,
        written: "recipe.toml",
        file: "recipe.toml",
        named: &["recipe.toml"],
        read: |path| load_recipe(path).map(drop).map_err(|err| err.to_string()),
    },
    Kind {
        name: "lesson",
        is_text: true,
        seeds: || {
            let bundled = BundledLesson::ALL.map(|lesson| lesson.text().as_bytes().to_vec());
            let own = "format = 1\ntitle = { fr = \"La mienne\" }\n[[step]]\nroom = \"play\"\ntext = { fr = \"Lisez.\" }\n\
                       pin = { recipe = \"r.toml\", base = \"walnut\", seed = 42 }\nlock = [\"mode\"]\nhide = [\"machine\"]\n\
                       ask = { fr = [\"oui\", \"non\"], right = 2 }\ntimer = 20\nnext = \"answered\"\n";
            bundled.into_iter().chain([own.as_bytes().to_vec()]).collect()
        },
        seal: sealing::plain,
        place: || {
            let folder = alone();
            std::fs::write(folder.path().join("r.toml"), toml::to_string(&Mode::Easy.recipe()).unwrap()).unwrap();
            folder
        },
        written: "lesson.toml",
        file: "lesson.toml",
        named: &["lesson.toml", "line "],
        read: |path| Lesson::load(path).map(drop).map_err(|err| err.to_string()),
    },
    Kind {
        name: "settings",
        is_text: true,
        seeds: || vec![bytes("tests/fixtures/0.1/settings.toml"), toml::to_string(&Settings::default()).unwrap().into_bytes()],
        seal: sealing::plain,
        place: alone,
        written: "settings.toml",
        file: "settings.toml",
        named: &["settings.toml"],
        read: |path| unusable(Settings::load(path).1),
    },
    Kind {
        name: "session",
        is_text: true,
        seeds: || vec![bytes("tests/fixtures/0.1/session.toml")],
        seal: sealing::plain,
        place: alone,
        written: "session.toml",
        file: "session.toml",
        named: &["session.toml"],
        read: |path| unusable(load_session(path, &Arc::new(BaseImage::bundled())).1),
    },
    Kind {
        name: "model",
        is_text: false,
        seeds: || vec![MODEL.clone()],
        seal: sealing::with_checksum,
        place: alone,
        written: "net.model",
        file: "net.model",
        named: &["net.model"],
        read: read_model,
    },
    Kind {
        name: "header of a model",
        is_text: true,
        seeds: || {
            let model = Model::decode(&MODEL).unwrap().with_base(Some(BaseImage::bundled())).encode().unwrap();
            [&*MODEL, &model].map(|file| sealing::parts(file).0.to_vec()).to_vec()
        },
        seal: |header| sealing::with_header(&MODEL, header),
        place: alone,
        written: "net.model",
        file: "net.model",
        named: &["net.model"],
        read: read_model,
    },
    Kind {
        name: "header of an autoencoder",
        is_text: true,
        seeds: || vec![sealing::parts(&AUTOENCODER).0.to_vec()],
        seal: |header| sealing::with_header(&AUTOENCODER, header),
        place: alone,
        written: "coder.model",
        file: "coder.model",
        named: &["coder.model"],
        read: read_autoencoder,
    },
    Kind {
        name: "safetensors",
        is_text: false,
        seeds: || vec![SAFETENSORS.clone()],
        seal: sealing::plain,
        place: alone,
        written: "net.safetensors",
        file: "net.safetensors",
        named: &["net.safetensors"],
        read: read_model,
    },
    Kind {
        name: "header of safetensors",
        is_text: true,
        seeds: || {
            let length = u64::from_le_bytes(SAFETENSORS[..8].try_into().unwrap()) as usize;
            vec![SAFETENSORS[8..8 + length].to_vec()]
        },
        seal: |header| sealing::with_tensor_header(&SAFETENSORS, header),
        place: alone,
        written: "net.safetensors",
        file: "net.safetensors",
        named: &["net.safetensors"],
        read: read_model,
    },
    Kind {
        name: "run.json",
        is_text: true,
        seeds: || vec![bytes("tests/fixtures/0.1/runs/small/run.json")],
        seal: sealing::plain,
        place: run,
        written: "runs/small/run.json",
        file: "runs/small",
        named: &["small"],
        read: read_run,
    },
    Kind {
        name: "curve.csv",
        is_text: true,
        seeds: || vec![bytes("tests/fixtures/0.1/runs/small/curve.csv")],
        seal: sealing::plain,
        place: run,
        written: "runs/small/curve.csv",
        file: "runs/small",
        named: &["small"],
        read: read_run,
    },
    Kind {
        name: "last.state",
        is_text: false,
        seeds: || vec![STATE.clone()],
        seal: sealing::with_checksum,
        place: run,
        written: "runs/small/last.state",
        file: "runs/small",
        named: &["small"],
        read: read_run,
    },
    Kind {
        name: "header of last.state",
        is_text: true,
        seeds: || vec![sealing::parts(&STATE).0.to_vec()],
        seal: |header| sealing::with_header(&STATE, header),
        place: run,
        written: "runs/small/last.state",
        file: "runs/small",
        named: &["small"],
        read: read_run,
    },
    Kind {
        name: "base.png of a run",
        is_text: false,
        seeds: || vec![bytes("assets/brain_base.png")],
        seal: sealing::png,
        place: run,
        written: "runs/small/base.png",
        file: "runs/small",
        named: &["small"],
        read: read_run,
    },
    Kind {
        name: "labels.csv",
        is_text: true,
        seeds: || vec![bytes("tests/fixtures/0.1/pictures/labels.csv")],
        seal: sealing::plain,
        place: pictures,
        written: "pictures/labels.csv",
        file: "pictures",
        // A table may name pictures anywhere.
        named: &["pictures", ".png"],
        read: read_dataset,
    },
    Kind {
        name: "npz",
        is_text: false,
        seeds: || vec![bytes("tests/fixtures/0.1/pictures.npz")],
        seal: sealing::plain,
        place: alone,
        written: "data.npz",
        file: "data.npz",
        named: &["data.npz"],
        read: read_dataset,
    },
    Kind {
        name: "labels of an npz",
        is_text: false,
        seeds: || vec![ARRAYS[0].clone()],
        seal: |labels| sealing::npz(labels, &ARRAYS[1]),
        place: alone,
        written: "data.npz",
        file: "data.npz",
        named: &["data.npz"],
        read: read_dataset,
    },
    Kind {
        name: "images of an npz",
        is_text: false,
        seeds: || vec![ARRAYS[1].clone()],
        seal: |images| sealing::npz(&ARRAYS[0], images),
        place: alone,
        written: "data.npz",
        file: "data.npz",
        named: &["data.npz"],
        read: read_dataset,
    },
    Kind {
        name: "png",
        is_text: false,
        seeds: || vec![picture(image::ImageFormat::Png), bytes("assets/icon.png")],
        seal: sealing::png,
        place: alone,
        written: "picture.png",
        file: "picture.png",
        named: &["picture.png"],
        read: read_picture,
    },
    Kind {
        name: "jpeg",
        is_text: false,
        seeds: || vec![picture(image::ImageFormat::Jpeg)],
        seal: sealing::plain,
        place: alone,
        written: "picture.jpg",
        file: "picture.jpg",
        named: &["picture.jpg"],
        read: read_picture,
    },
    Kind {
        name: "bmp",
        is_text: false,
        seeds: || vec![picture(image::ImageFormat::Bmp)],
        seal: sealing::plain,
        place: alone,
        written: "picture.bmp",
        file: "picture.bmp",
        named: &["picture.bmp"],
        read: read_picture,
    },
    Kind {
        name: "pgm",
        is_text: true,
        seeds: || vec![picture(image::ImageFormat::Pnm), b"P2\n# a comment\n4 3\n15\n0 1 2 3\n4 5 6 7\n8 9 10 11\n".to_vec()],
        seal: sealing::plain,
        place: alone,
        written: "picture.pgm",
        file: "picture.pgm",
        named: &["picture.pgm"],
        read: read_picture,
    },
];
