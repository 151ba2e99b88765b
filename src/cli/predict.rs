//! `predict`: the classes of pictures in files, as they are made.

use std::path::{Path, PathBuf};

use rayon::prelude::*;
use serde_json::json;

use super::arguments::Predict;
use super::differences::Differences;
use super::interrupt::Interrupt;
use super::learned::ReportedBase;
use super::{learned, output, sources};
use crate::app::low_bits_words;
use crate::factory::{HEIGHT, PIXELS, WIDTH};
use crate::network::{ComputeDevice, Prediction, Predictor};
use crate::storage::{FileAction, FileError, FittedPicture, is_mask, load_picture, pictures_in, shown};

/// Files that are read and answered at a time, as many as the network takes in one pass: memory does not grow with their number.
const CHUNK: usize = 64;
/// Pictures of which each is said that it was fitted; of the others, how many.
const MOST_NOTES: u64 = 5;

/// Runs the command. A file that cannot be used is named, and the others are answered all the same.
///
/// # Errors
/// When the model or a picture cannot be used, or it was stopped.
pub fn run(options: &Predict) -> anyhow::Result<()> {
    let model = sources::model(&options.model)?;
    let mut differences = Differences::begin(options, &model)?;
    let (aligner, base) = learned::aligner_of_files(&model, options.base.as_ref())?;
    let learned = Learned { on: learned::learned_on(&model), base };
    let predictor = Predictor::new(&model, &ComputeDevice::cpu())?;
    let mut tally = Tally::default();
    let files = files(&options.images, &mut tally);
    let interrupt = Interrupt::listen();
    let bar = output::progress_bar_beside(files.len() as u64, "pictures");
    let mut answers = Answers::new(options, learned);
    for chunk in files.chunks(CHUNK) {
        if interrupt.is_pressed() {
            break;
        }
        let read: Vec<Result<FittedPicture, FileError>> = chunk.par_iter().map(|path| load_picture(path)).collect();
        let mut good = Vec::with_capacity(chunk.len());
        for (path, picture) in chunk.iter().zip(read) {
            match picture {
                Ok(picture) => {
                    tally.note(path, &picture);
                    good.push((path, *picture.image.pixels()));
                }
                Err(err) => tally.complain(err),
            }
        }
        let pictures: Vec<[u8; PIXELS]> = good.iter().map(|(_, pixels)| *pixels).collect();
        let (predictions, written) = match &mut differences {
            None => (predictor.predict(&pictures, Some(&aligner))?, Vec::new()),
            Some(differences) => differences.predict(&predictor, &aligner, &pictures)?,
        };
        let answered = good.iter().zip(&predictions).enumerate();
        let texts = answered.map(|(number, ((path, _), prediction))| {
            answers.text(&Answered { path, prediction, difference: written.get(number).map(PathBuf::as_path) })
        });
        let text = texts.collect::<Result<String, _>>()?;
        bar.inc(chunk.len() as u64);
        if !output::stream(&text)? {
            return Ok(()); // nobody reads any more: a closed pipe is no failure
        }
    }
    bar.finish_and_clear();
    output::stream(answers.end())?;
    anyhow::ensure!(!interrupt.is_pressed(), "stopped before the end");
    differences.map_or(Ok(()), Differences::publish)?;
    tally.finish()
}

/// The files that are meant: a folder stands for the pictures in it, in the order of their names.
fn files(images: &[PathBuf], tally: &mut Tally) -> Vec<PathBuf> {
    let mut files = Vec::with_capacity(images.len());
    for path in images {
        if !path.is_dir() {
            if is_mask(path) {
                let reason = "it is the mask of a picture, not a picture: its name ends with .mask.png";
                tally.complain(FileError::new(FileAction::ReadImage, path, reason));
            } else {
                files.push(path.clone());
            }
            continue;
        }
        match pictures_in(FileAction::ReadImages, path) {
            Ok((pictures, _)) if pictures.is_empty() => {
                let reason = "there is no picture in the folder; pictures in folders within it are not looked for";
                tally.complain(FileError::new(FileAction::ReadImages, path, reason));
            }
            Ok((pictures, ignored)) => {
                if ignored > 0 {
                    output::note(&format!("{ignored} files ignored, which are no pictures: {}", shown(path)));
                }
                files.extend(pictures);
            }
            Err(err) => tally.complain(err),
        }
    }
    files
}

/// What there is to say beside the answers.
#[derive(Default)]
struct Tally {
    /// Files that could not be used.
    bad: u64,
    /// The first of them, so long as it is the only one: then it is all that there is to say at the end.
    only: Option<FileError>,
    /// Pictures that were fitted.
    fitted: u64,
    /// Pictures that use only the lower bits of their samples.
    dark: u64,
}

impl Tally {
    fn complain(&mut self, err: FileError) {
        self.bad += 1;
        if self.bad == 1 {
            self.only = Some(err);
            return;
        }
        for err in self.only.take().iter().chain([&err]) {
            output::complain(&err.to_string());
        }
    }

    fn note(&mut self, path: &Path, picture: &FittedPicture) {
        if let Some((width, height)) = picture.fitted_from {
            self.fitted += 1;
            if self.fitted <= MOST_NOTES {
                output::note(&format!("fitted from {width} x {height} to {WIDTH} x {HEIGHT}: {}", shown(path)));
            }
        }
        if let Some(bits) = picture.low_bits {
            self.dark += 1;
            if self.dark <= MOST_NOTES {
                output::note(&format!("it is read as dark as it is stored: {}: {}", low_bits_words(bits), shown(path)));
            }
        }
    }

    /// # Errors
    /// When a file could not be used.
    fn finish(self) -> anyhow::Result<()> {
        if self.fitted > MOST_NOTES {
            output::note(&format!("{} pictures in all fitted to {WIDTH} x {HEIGHT}", self.fitted));
        }
        if self.dark > MOST_NOTES {
            output::note(&format!("{} pictures in all use only the lower bits of their gray values", self.dark));
        }
        match self.only {
            Some(err) => Err(err.into()),
            None if self.bad > 0 => anyhow::bail!("{} files could not be used; each is named above", self.bad),
            None => Ok(()),
        }
    }
}

/// What stands in the description of each answer beside the answer.
struct Learned {
    /// What the network learned on.
    on: serde_json::Value,
    /// Whether that was the base image of the pictures.
    base: ReportedBase,
}

/// A picture that was answered.
struct Answered<'a> {
    path: &'a Path,
    prediction: &'a Prediction,
    /// Where its difference from the base image is written, if that was asked for.
    difference: Option<&'a Path>,
}

/// The answers in the form that was asked for.
enum Answers {
    /// A line for people.
    Lines,
    /// One list in JSON, and how many stand in it already.
    List(u64, Learned),
    /// An object in JSON on each line.
    JsonLines(Learned),
}

impl Answers {
    fn new(options: &Predict, learned: Learned) -> Self {
        if options.jsonl {
            Self::JsonLines(learned)
        } else if options.json {
            Self::List(0, learned)
        } else {
            Self::Lines
        }
    }

    /// What is printed for a picture.
    ///
    /// # Errors
    /// Never for the values of a prediction.
    fn text(&mut self, answered: &Answered<'_>) -> Result<String, serde_json::Error> {
        Ok(match self {
            Self::Lines => format!("{}\n", line(answered)),
            Self::JsonLines(learned) => output::escaped_json(&format!("{}\n", object(answered, learned))),
            Self::List(count, learned) => {
                let object = serde_json::to_string_pretty(&object(answered, learned))?.replace('\n', "\n  ");
                *count += 1;
                output::escaped_json(&format!("{}\n  {object}", if *count == 1 { "[" } else { "," }))
            }
        })
    }

    /// What is printed at the end.
    fn end(&self) -> &'static str {
        match self {
            Self::List(0, _) => "[]\n",
            Self::List(..) => "\n]\n",
            Self::Lines | Self::JsonLines(_) => "",
        }
    }
}

fn object(answered: &Answered<'_>, learned: &Learned) -> serde_json::Value {
    let Answered { path, prediction, difference } = answered;
    let probabilities: serde_json::Map<String, serde_json::Value> =
        prediction.shares().map(|(answer, share)| (answer.to_string(), json!(share))).collect();
    let mut object = json!({
        "file": path.display().to_string(),
        "class": prediction.answer().to_string(),
        "probabilities": probabilities,
        "learned_on": learned.on,
        "base": learned.base.word(),
    });
    if let Some(difference) = difference {
        object["difference"] = json!(difference.display().to_string());
    }
    object
}

fn line(Answered { path, prediction, .. }: &Answered<'_>) -> String {
    let shares: Vec<String> = prediction.shares().map(|(answer, share)| format!("{answer} {:5.1} %", 100.0 * share)).collect();
    format!("{}  {}  {}", prediction.answer(), shares.join("  "), shown(path))
}
