//! `lesson`: the chapters of the lessons, their main numbers, and whether a lesson file is without mistakes.

use std::path::PathBuf;
use std::time::Duration;

use clap::{Args, Subcommand};
use serde::Serialize;
use serde_json::{Map, json};

use super::output;
use super::sources::WrongUsage;
use super::values::{BASES, base, seed};
use crate::app::{CHAPTERS, ChapterWords, LESSON_SEED, Language, LessonChoice, LessonError, Mistake};
use crate::factory::BaseImage;
use crate::lecture::{Figure, Unit};
use crate::storage::{BaseChoice, shown};
use crate::worker::lessons::{CHAPTERS as COMPUTED, lesson_material};

/// `lesson`.
#[derive(Debug, Subcommand)]
pub enum LessonOrder {
    /// List the chapters
    List {
        /// Print one JSON object
        #[arg(long)]
        json: bool,
    },
    /// Print the main numbers of the chapters, computed now
    Figures(LessonFigures),
    /// Check a lesson file with everything that it names: every mistake with its line
    Check(LessonCheck),
}

/// `lesson figures`.
#[derive(Debug, Args)]
pub struct LessonFigures {
    /// The chapter, by its name in `lesson list` [default: all]
    #[arg(value_name = "CHAPTER")]
    pub chapter: Option<String>,
    /// Seed of the pictures
    #[arg(long, default_value_t = LESSON_SEED, value_parser = seed, value_name = "N")]
    pub seed: u64,
    /// Base image in place of the bundled brain: a file, random:N for a brain painted from a number, or t2, wide, walnut, leaf
    #[arg(long, value_parser = base(), value_name = BASES)]
    pub base: Option<BaseChoice>,
    /// Print one JSON object
    #[arg(long)]
    pub json: bool,
}

/// `lesson check`.
#[derive(Debug, Args)]
pub struct LessonCheck {
    /// The lesson: a file, or the name of one that comes with the program
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// Print one JSON object
    #[arg(long)]
    pub json: bool,
}

/// Runs the command.
///
/// # Errors
/// When a chapter is not known, a base image cannot be used, a number cannot be computed, or a lesson has mistakes.
pub fn run(order: &LessonOrder) -> anyhow::Result<()> {
    match order {
        LessonOrder::List { json } => list(*json),
        LessonOrder::Figures(options) => figures(options),
        LessonOrder::Check(options) => check(options),
    }
}

/// A chapter in the list.
#[derive(Serialize)]
struct Listed {
    name: &'static str,
    number: u8,
    title: String,
    group: String,
    slide: String,
    question: String,
}

impl From<&ChapterWords> for Listed {
    fn from(words: &ChapterWords) -> Self {
        let (name, number, group) = (words.id.0, words.number, words.group.title());
        Self { name, number, title: words.title(), group, slide: words.slide(), question: words.question() }
    }
}

fn list(json: bool) -> anyhow::Result<()> {
    let chapters: Vec<Listed> = CHAPTERS.iter().map(Listed::from).collect();
    if json {
        return output::say_json(&json!({ "chapters": chapters }));
    }
    let width = chapters.iter().map(|chapter| chapter.name.len()).max().unwrap_or(0);
    for Listed { name, number, title, question, .. } in chapters {
        output::say(&format!("{number:>2}  {name:width$}  {title}: {question}"));
    }
    Ok(())
}

/// Says what a lesson is, or everything that is wrong in it: a line each, as compilers do, so that editors find the place.
fn check(options: &LessonCheck) -> anyhow::Result<()> {
    let LessonCheck { file, json } = options;
    let name = shown(file);
    let lesson = match LessonChoice::of_word(file.as_os_str()).load() {
        Ok(lesson) => lesson,
        Err(LessonError::File(err)) => return Err(err.into()),
        Err(LessonError::Mistakes(mistakes)) => {
            if *json {
                let listed = mistakes.iter().map(|Mistake { line, sentence }| json!({ "line": line, "sentence": sentence }));
                output::say_json(&json!({ "file": name, "mistakes": listed.collect::<Vec<_>>() }))?;
            } else {
                for Mistake { line, sentence } in &mistakes {
                    output::say(&format!("{name}:{line}: {sentence}"));
                }
            }
            let count = mistakes.len();
            let counted = if count == 1 { "a mistake".to_owned() } else { format!("{count} mistakes") };
            return Err(anyhow::Error::msg(format!("the lesson has {counted}: {name}")));
        }
    };
    let languages: Vec<&str> = lesson.languages().into_iter().map(Language::code).collect();
    let (steps, seconds) =
        (lesson.steps().len(), lesson.steps().iter().filter_map(|step| step.timer).sum::<Duration>().as_secs());
    if *json {
        let facts = json!({ "file": name, "mistakes": [], "steps": steps, "languages": languages, "seconds": seconds });
        return output::say_json(&facts);
    }
    output::say(&format!("{name}: no mistakes; steps {steps}, languages {}, timers {seconds} s", languages.join(" ")));
    Ok(())
}

fn figures(options: &LessonFigures) -> anyhow::Result<()> {
    let is_wanted = |name: &str| options.chapter.as_ref().is_none_or(|wanted| wanted == name);
    let wanted: Vec<_> = COMPUTED.iter().filter(|chapter| is_wanted(chapter.name)).collect();
    if let (true, Some(name)) = (wanted.is_empty(), &options.chapter) {
        let known: Vec<&str> = COMPUTED.iter().map(|chapter| chapter.name).collect();
        return Err(WrongUsage(format!("there is no chapter \"{name}\" (known: {})", known.join(", "))).into());
    }
    let base = options.base.as_ref().map_or_else(|| Ok(BaseImage::bundled()), BaseChoice::load)?;
    let material = lesson_material(&base, options.seed)?;
    let mut all = Map::new();
    for chapter in wanted {
        let figures = (chapter.compute)(&material)?;
        if options.json {
            let values = figures.into_iter().map(|figure| (figure.name, json!(figure.value)));
            all.insert(chapter.name.to_owned(), values.collect::<Map<_, _>>().into());
        } else {
            output::say(chapter.name);
            for figure in &figures {
                output::say(&format!("  {}: {}", figure.name, written(figure)));
            }
        }
    }
    if options.json { output::say_json(&json!({ "seed": options.seed, "chapters": all })) } else { Ok(()) }
}

/// A figure with its unit, as a person reads it.
fn written(figure: &Figure) -> String {
    let value = figure.value;
    if !value.is_finite() {
        return "ran away".to_owned();
    }
    match figure.unit {
        Unit::Number => format!("{value:.4}"),
        Unit::Share => format!("{:.1} %", 100.0 * value),
        Unit::Steps => format!("{value:.0} steps"),
        Unit::Passes if (value - 1.0).abs() < 0.5 => "1 pass".to_owned(),
        Unit::Passes => format!("{value:.0} passes"),
        Unit::Pictures => format!("{value:.0} pictures"),
        Unit::Decibels => format!("{value:.1} dB"),
        Unit::Seconds => format!("{value:.1} s"),
    }
}
