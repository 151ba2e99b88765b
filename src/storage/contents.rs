//! What a file holds, told by its first bytes: names and endings are whatever people made of them.

use std::io::Read as _;
use std::path::Path;

use super::{FileAction, FileError, open, text};

/// The first bytes of a model file.
pub(crate) const MODEL_MAGIC: &[u8; 8] = b"BTLMODEL";
/// As much of a file is looked at.
const HEAD_BYTES: usize = 64 << 10;
/// Longer headers of safetensors are none.
const LONGEST_SAFETENSORS_HEADER: u64 = 100 << 20;

/// What a file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Contents {
    /// A model of this program.
    Model,
    /// Weights as safetensors.
    Weights,
    /// A picture that can be read: PNG, JPEG, PNM (PGM among them) or BMP.
    Picture,
    /// A picture that cannot: the name of its format.
    OtherPicture(&'static str),
    /// A recipe of the factory.
    Recipe,
    /// A lesson: steps that a teacher has prepared.
    Lesson,
    /// The table of a session of the game.
    Session,
    /// The table of a dataset, `labels.csv`.
    Labels,
    /// The table of a training's curve.
    Curve,
    /// Arrays of `NumPy`: a dataset, or none.
    NumpyArchive,
    /// One array of `NumPy`.
    NumpyArray,
    /// Weights as `PyTorch` saves them.
    TorchFile,
    /// Nothing at all.
    Nothing,
    /// Something else.
    Unknown,
}

impl Contents {
    /// What a file holds that begins with these bytes; the first 64 kB of them are looked at.
    pub fn of(bytes: &[u8]) -> Self {
        let head = &bytes[..bytes.len().min(HEAD_BYTES)];
        if head.is_empty() {
            return Self::Nothing;
        }
        if head.starts_with(MODEL_MAGIC) {
            return Self::Model;
        }
        of_archive(head)
            .or_else(|| of_picture(head))
            .or_else(|| of_safetensors(head))
            .or_else(|| of_text(head))
            .unwrap_or(Self::Unknown)
    }

    /// What the file at `path` holds.
    ///
    /// # Errors
    /// When it is missing, no file, or cannot be read.
    pub fn of_file(path: &Path) -> Result<Self, FileError> {
        let action = FileAction::OpenFile;
        let mut head = Vec::new();
        let reading = open(action, path, u64::MAX)?;
        reading.take(HEAD_BYTES as u64).read_to_end(&mut head).map_err(|err| FileError::of(action, path, err))?;
        Ok(Self::of(&head))
    }

    /// What it is and where it belongs, as the rest of a sentence after "it is"; `None` where that is not known.
    pub fn words(self) -> Option<String> {
        let words = match self {
            Self::Model => "a model of this program; it belongs to --model, or to \"Open a model\" in the window",
            Self::Weights => "a file of weights (safetensors); it belongs to --model, or to \"Open a model\" in the window",
            Self::Picture => "a picture; pictures are classified by predict, and a base image belongs to --base",
            Self::OtherPicture(name) => return Some(format!("a picture in the form {name}; PNG, JPEG, PGM and BMP are read")),
            Self::Recipe => "a recipe; it belongs to --recipe, or to \"Open\" in the Factory",
            Self::Lesson => "a lesson; it belongs to --lesson, or to \"Open a lesson\" in the menu of the window",
            Self::Session => "the table of a session of the game; it is for spreadsheets",
            Self::Labels => "the table of a dataset; the folder that it lies in belongs to --data or --dataset",
            Self::Curve => "the table of a training's curve; it is for spreadsheets",
            Self::NumpyArchive => {
                "an archive of NumPy; a dataset belongs to --data or --dataset, or to Pictures in the Train room"
            }
            Self::NumpyArray => "a single array of NumPy; a dataset is an npz file with the arrays \"images\" and \"labels\"",
            Self::TorchFile => "a file of PyTorch; weights are read as safetensors, with the description that --export wrote",
            Self::Nothing => "empty",
            Self::Unknown => return None,
        };
        Some(words.to_owned())
    }
}

/// Something that was given to the wrong place: what it is, and where it belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Misplaced {
    /// A file.
    #[error("it is {}", .0.words().as_deref().unwrap_or("nothing that is known"))]
    File(Contents),
    /// A folder.
    #[error(
        "it is a folder; the Train room learns from its pictures, and --data, --dataset and predict on the command line read them"
    )]
    Folder,
}

impl FileError {
    /// The same error, or what the file is and where it belongs where that is known and it is none of `wanted`: a file that was given
    /// to the wrong place.
    pub(crate) fn explained(self, wanted: &[Contents]) -> Self {
        let is_told = |contents: &Contents| *contents != Contents::Unknown && !wanted.contains(contents);
        match Contents::of_file(&self.path).ok().filter(is_told) {
            Some(contents) => Self::of(self.action, &self.path, Misplaced::File(contents)),
            None => self,
        }
    }
}

fn of_archive(head: &[u8]) -> Option<Contents> {
    if head.starts_with(b"\x93NUMPY") {
        return Some(Contents::NumpyArray);
    }
    let name_length = usize::from(u16::from_le_bytes(*head.strip_prefix(b"PK\x03\x04")?.get(22..)?.first_chunk()?));
    let name = head.get(30..30 + name_length)?;
    // PyTorch's files are archives with a pickle in a folder; NumPy's hold arrays at their top.
    if name.ends_with(b".npy") {
        return Some(Contents::NumpyArchive);
    }
    name.ends_with(b"/data.pkl").then_some(Contents::TorchFile)
}

fn of_picture(head: &[u8]) -> Option<Contents> {
    let is_pnm = matches!(head, [b'P', b'1'..=b'7', b' ' | b'\t' | b'\r' | b'\n' | b'#', ..]);
    let is_bmp = head.starts_with(b"BM") && head.get(6..10) == Some(&[0; 4]);
    if is_pnm || is_bmp || head.starts_with(b"\x89PNG\r\n\x1a\n") || head.starts_with(&[0xFF, 0xD8, 0xFF]) {
        return Some(Contents::Picture);
    }
    let others: [(&[u8], usize, &'static str); 8] = [
        (b"GIF8", 0, "GIF"),
        (b"WEBP", 8, "WebP"),
        (b"II*\0", 0, "TIFF"),
        (b"MM\0*", 0, "TIFF"),
        (b"ftypavif", 4, "AVIF"),
        (b"ftypheic", 4, "HEIC"),
        (b"DICM", 128, "DICOM"),
        (b"\x76\x2f\x31\x01", 0, "OpenEXR"),
    ];
    let found = others.into_iter().find(|(magic, at, _)| head.get(*at..).is_some_and(|rest| rest.starts_with(magic)));
    found.map(|(_, _, name)| Contents::OtherPicture(name))
}

fn of_safetensors(head: &[u8]) -> Option<Contents> {
    let (length, rest) = head.split_first_chunk::<8>()?;
    let plausible = (2..=LONGEST_SAFETENSORS_HEADER).contains(&u64::from_le_bytes(*length));
    (plausible && rest.starts_with(b"{")).then_some(Contents::Weights)
}

/// Texts of this program, by the names that stand in them.
fn of_text(head: &[u8]) -> Option<Contents> {
    let text = text::decode_head(head)?;
    let lines = text.lines();
    let first = lines.clone().find(|line| !line.trim().is_empty())?;
    let names: Vec<String> = first.split([',', ';', '\t']).map(|name| name.trim().trim_matches('"').to_lowercase()).collect();
    let has = |name: &str| names.iter().any(|own| own == name);
    if has("truth") && has("you") && has("machine") {
        return Some(Contents::Session);
    }
    if has("file") && has("class") {
        return Some(Contents::Labels);
    }
    if has("images") && has("loss") {
        return Some(Contents::Curve);
    }
    let is_recipe = |line: &str| line.trim_start().starts_with("healthy_prior") || line.trim() == "[alterations]";
    if lines.clone().any(is_recipe) {
        return Some(Contents::Recipe);
    }
    is_lesson(&text).then_some(Contents::Lesson)
}

/// A lesson has steps, or begins with a format and a title.
fn is_lesson(text: &str) -> bool {
    let sets = |key: &str| {
        let mut names = text.lines().filter_map(|line| line.split_once('=')).map(|(name, _)| name.trim());
        names.any(|name| name == key)
    };
    text.lines().any(|line| line.trim() == "[[step]]") || sets("format") && sets("title")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn png() -> Vec<u8> {
        let mut bytes = std::io::Cursor::new(Vec::new());
        image::GrayImage::new(3, 2).write_to(&mut bytes, image::ImageFormat::Png).unwrap();
        bytes.into_inner()
    }

    fn zip(name: &str) -> Vec<u8> {
        let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
        zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.finish().unwrap().into_inner()
    }

    #[test]
    fn a_file_is_what_its_first_bytes_say() {
        let recipe = toml::to_string(&crate::factory::Mode::Hard.recipe()).unwrap();
        let utf16: Vec<u8> = [0xFEFF].into_iter().chain(recipe.encode_utf16()).flat_map(u16::to_le_bytes).collect();
        let cases = [
            (b"BTLMODEL\x01\0\0\0".to_vec(), Contents::Model),
            ([&10_u64.to_le_bytes()[..], b"{\"a\": 1}  "].concat(), Contents::Weights),
            (png(), Contents::Picture),
            (b"P5\n2 2\n255\n0000".to_vec(), Contents::Picture),
            (b"\xff\xd8\xff\xe0".to_vec(), Contents::Picture),
            (b"BM\x10\0\0\0\0\0\0\0\x36".to_vec(), Contents::Picture),
            (b"GIF89a".to_vec(), Contents::OtherPicture("GIF")),
            (b"RIFF\0\0\0\0WEBPVP8 ".to_vec(), Contents::OtherPicture("WebP")),
            (recipe.clone().into_bytes(), Contents::Recipe),
            (utf16, Contents::Recipe),
            (b"format = 1\ntitle = { en = \"A\" }\n".to_vec(), Contents::Lesson),
            (b"# mine\n\n[[step]]\nroom = \"play\"\n".to_vec(), Contents::Lesson),
            (b"format = 1\n".to_vec(), Contents::Unknown),
            (b"round,mode,seed,index,truth,you,machine\n".to_vec(), Contents::Session),
            (b"\xef\xbb\xbfClass;File\r\nA;x.png\r\n".to_vec(), Contents::Labels),
            (b"run,images,seconds,loss\n".to_vec(), Contents::Curve),
            (zip("labels.npy"), Contents::NumpyArchive),
            (zip("archive/data.pkl"), Contents::TorchFile),
            (b"\x93NUMPY\x01\0".to_vec(), Contents::NumpyArray),
            (Vec::new(), Contents::Nothing),
            (b"BMW and PNG are names, P1x too".to_vec(), Contents::Unknown),
            (zip("notes.txt"), Contents::Unknown),
            (vec![0xFF; 100], Contents::Unknown),
            (b"{\"healthy\": 1}".to_vec(), Contents::Unknown),
        ];
        for (bytes, contents) in cases {
            assert_eq!(Contents::of(&bytes), contents, "{:?}", String::from_utf8_lossy(&bytes[..bytes.len().min(40)]));
            // Cut anywhere, it is something or nothing, and no panic.
            for end in 0..bytes.len().min(200) {
                Contents::of(&bytes[..end]);
            }
        }
    }

    #[test]
    fn what_was_given_to_the_wrong_place_is_told_where_it_belongs() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("mine.xyz");
        std::fs::write(&path, png()).unwrap();
        let error = |path: &Path, wanted: &[Contents]| {
            FileError::new(FileAction::UseRecipe, path, "it is damaged").explained(wanted).to_string()
        };
        let sentence = error(&path, &[Contents::Recipe]);
        assert!(sentence.starts_with("cannot use the recipe: it is a picture; ") && sentence.contains("--base"), "{sentence}");
        assert!(sentence.ends_with("mine.xyz"), "{sentence}");
        assert!(error(&path, &[Contents::Picture]).contains("it is damaged"));
        assert!(error(folder.path(), &[Contents::Recipe]).contains("it is damaged"), "a folder is no file");
    }
}
