//! A lesson file from its text: all mistakes are found, not only the first one.

use std::collections::BTreeSet;
use std::ops::Range;
use std::path::Path;
use std::time::Duration;

use toml::de::DeTable;

use super::super::Texts;
use super::folder::LessonFolder;
use super::mistake::{Found, LessonError, Mistake, nearest};
use super::pins::read_scene;
use super::scene::{ClassPage, Scene};
use super::values::{Keys, Placed, by_language, list, short, shown, table, text, texts, unknown, whole};
use super::{Condition, Control, FORMAT, Lesson, LessonStep, MOST_STEPS, Question};
use crate::storage::{Contents, FileError, read_text, shown as path_shown};

/// Most bytes of a lesson file.
const LARGEST: u64 = 1 << 20;
/// Seconds that a step can last.
const TIMER: (u64, u64) = (1, 3600);
/// Choices of a question.
const CHOICES: (usize, usize) = (2, 6);
/// What waits for so many pictures begins with this.
const SEEN: &str = "seen>=";
/// Pictures that can be waited for.
const MOST_SEEN: u64 = 1_000_000_000;

/// Reads and checks a file.
pub fn load(path: &Path) -> Result<Lesson, LessonError> {
    let action = "open the lesson";
    let wanted = [Contents::Lesson, Contents::Nothing];
    let text = read_text(action, path, LARGEST).map_err(|err| err.explained(&wanted))?;
    let name = path.file_name().map_or_else(|| path_shown(path), |name| path_shown(Path::new(name)));
    let folder = path.parent().unwrap_or_else(|| Path::new("."));
    parse(&name, &text, Some(folder)).map_err(|mistakes| {
        // A recipe or a table is no lesson with mistakes in every line.
        let other = Contents::of(text.as_bytes());
        match other.words().filter(|_| !wanted.contains(&other)) {
            Some(words) => FileError::new(action, path, format!("it is {words}")).into(),
            None => LessonError::Mistakes(mistakes),
        }
    })
}

/// The lesson in a text.
pub fn parse(name: &str, text: &str, folder: Option<&Path>) -> Result<Lesson, Vec<Mistake>> {
    let mut found = Found::new(text);
    let (document, errors) = DeTable::parse_recoverable(text);
    for error in &errors {
        found.broken(&error.span().unwrap_or(0..1), error.message());
    }
    let lesson = lesson(&mut found, name, document.get_ref(), LessonFolder(folder));
    match (lesson, found.into_mistakes()) {
        (Some(lesson), mistakes) if mistakes.is_empty() => Ok(lesson),
        (_, mistakes) => Err(mistakes),
    }
}

fn lesson(found: &mut Found<'_>, name: &str, document: &DeTable<'_>, folder: LessonFolder<'_>) -> Option<Lesson> {
    let start = 0..1;
    if document.is_empty() {
        found.missing(&start, "the file is empty; a lesson begins with format = 1, a title, and a first [[step]]");
        return None;
    }
    let mut keys = Keys::new(document, start.clone(), "a lesson");
    let is_known = format(found, &mut keys);
    // A newer program has keys and rooms that this one does not know: nothing else is to be said about its files.
    if !is_known {
        return None;
    }
    let title = keys.take("title");
    if title.is_none() {
        found.missing(&start, "there is no title; write title = { en = \"...\" } before the first step");
    }
    let title = title.and_then(|value| texts(found, "title", value));
    let steps = steps(found, &mut keys, folder);
    keys.finish(found, |key| {
        let is_of_step = STEP_KEYS.contains(&key);
        is_of_step.then(|| format!("\"{key}\" belongs to a step; write it under a line [[step]]"))
    });
    Some(Lesson { name: name.to_owned(), title: title?, steps: steps? })
}

/// Whether the format is one that this program knows.
fn format(found: &mut Found<'_>, keys: &mut Keys<'_, '_>) -> bool {
    let Some(value) = keys.take("format") else {
        found.missing(&(0..1), "there is no format; a lesson begins with format = 1");
        return true;
    };
    match whole(found, "format", value, (1, u64::MAX)) {
        // What is no number was complained about: the rest is read all the same.
        Some(FORMAT) | None => true,
        Some(newer) => {
            let sentence =
                format!("format {newer} was written for a newer version of this program, which reads formats up to {FORMAT}");
            found.wrong(&value.span(), sentence);
            false
        }
    }
}

fn steps(found: &mut Found<'_>, keys: &mut Keys<'_, '_>, folder: LessonFolder<'_>) -> Option<Vec<LessonStep>> {
    let Some(value) = keys.take("step") else {
        found.missing(&(0..1), "there is no step; a step begins with a line [[step]]");
        return None;
    };
    let given = list(found, "step", value)?;
    if given.is_empty() {
        found.missing(&value.span(), "there is no step; a step begins with a line [[step]]");
    }
    // Said once, at the first one that is too many; those are not looked at.
    if let Some(beyond) = given.get(MOST_STEPS) {
        let sentence =
            format!("a lesson has at most {MOST_STEPS} steps; this one has {}, and the rest was not looked at", given.len());
        found.wrong(&beyond.span(), sentence);
    }
    let steps: Vec<Option<LessonStep>> = given.iter().take(MOST_STEPS).map(|value| step(found, value, folder)).collect();
    steps.into_iter().collect::<Option<Vec<_>>>().filter(|steps| !steps.is_empty())
}

/// The keys of a step.
const STEP_KEYS: [&str; 8] = ["room", "text", "ask", "pin", "lock", "hide", "timer", "next"];

fn step(found: &mut Found<'_>, value: &Placed<'_>, folder: LessonFolder<'_>) -> Option<LessonStep> {
    let mut keys = table(found, ("step", "a step"), value)?;
    let place = keys.place.clone();
    let room = keys.take("room");
    if room.is_none() {
        found.missing(&place, "this step has no room; write room = \"play\", for example");
    }
    let pin = keys.take("pin");
    let scene = room.and_then(|room| read_scene(found, folder, room, pin));
    let said = keys.take("text");
    if said.is_none() {
        found.missing(&place, "this step has no text; write text = { en = \"...\" }");
    }
    let said = said.and_then(|value| texts(found, "text", value));
    let asked = keys.take("ask");
    let question = asked.and_then(|value| question(found, value));
    let locks = keys.take("lock").map(|value| controls(found, "lock", value)).unwrap_or_default();
    let hidden = keys.take("hide").map(|value| controls(found, "hide", value)).unwrap_or_default();
    let timer = keys.take("timer").and_then(|value| whole(found, "timer", value, TIMER)).map(Duration::from_secs);
    let next = keys.take("next");
    let place_of = scene.as_ref().map(|(scene, _)| scene);
    let next = next.map_or(Some(Condition::Key), |value| condition(found, value, place_of, asked.is_some()));
    keys.finish(found, |_| None);
    let (scene, base) = scene?;
    if asked.is_some() && question.is_none() {
        return None;
    }
    Some(LessonStep { scene, base, text: said?, question, locks, hidden, timer, next: next? })
}

/// A question: as many choices in each language, and the number of the right one, from 1.
fn question(found: &mut Found<'_>, value: &Placed<'_>) -> Option<Question> {
    let mut keys = table(found, ("ask", "a question"), value)?;
    let place = keys.place.clone();
    let before = found.count();
    let choices = by_language(found, &mut keys, choices);
    let right = keys.take("right");
    keys.finish(found, |_| None);
    let mut counts = choices.values().map(Vec::len);
    let count = counts.next();
    if let Some(count) = count
        && counts.any(|other| other != count)
    {
        found.wrong(&place, "a question has as many choices in each language");
    }
    let texts = Texts::new(choices);
    if texts.is_none() && found.count() == before {
        found.missing(&place, "\"ask\" is written in no language; en = [\"...\", \"...\"] are English choices");
    }
    let right = match (right, count) {
        (Some(value), Some(count)) => Some(whole(found, "right", value, (1, count as u64))? as usize - 1),
        _ => None,
    };
    Some(Question { choices: texts?, right })
}

/// The choices in one language.
fn choices(found: &mut Found<'_>, code: &'static str, value: &Placed<'_>) -> Option<Vec<String>> {
    let given = list(found, code, value)?;
    if !(CHOICES.0..=CHOICES.1).contains(&given.len()) {
        let sentence = format!("a question has {} to {} choices, not {}", CHOICES.0, CHOICES.1, given.len());
        found.wrong(&value.span(), sentence);
        return None;
    }
    let one = |value: &Placed<'_>| {
        let own = text(found, code, value)?.trim();
        if own.is_empty() {
            found.wrong(&value.span(), "a choice is empty");
            return None;
        }
        Some(own.to_owned())
    };
    given.iter().map(one).collect::<Vec<_>>().into_iter().collect()
}

/// The controls that are locked or hidden.
fn controls(found: &mut Found<'_>, key: &'static str, value: &Placed<'_>) -> BTreeSet<Control> {
    let hides = key == "hide";
    let allowed = || Control::ALL.into_iter().filter(|control| !hides || control.can_be_hidden()).map(Control::word);
    let mut controls = BTreeSet::new();
    for value in list(found, key, value).unwrap_or_default() {
        let Some(name) = text(found, key, value) else { continue };
        match Control::of_word(name) {
            Some(control) if hides && !control.can_be_hidden() => {
                let sentence = format!("\"{name}\" shows its value too, or is a key alone, and cannot be hidden; lock it");
                found.wrong(&value.span(), sentence);
            }
            Some(control) => {
                controls.insert(control);
            }
            None => {
                let all = || {
                    let known: Vec<&str> = allowed().collect();
                    format!("\"{}\" is nothing that \"{key}\" knows; there are: {}", short(name), known.join(", "))
                };
                found.wrong(&value.span(), unknown("control", name, allowed()).unwrap_or_else(all));
            }
        }
    }
    controls
}

/// When a step goes on: only when something happens that can happen in its room.
fn condition(found: &mut Found<'_>, value: &Placed<'_>, scene: Option<&Scene>, asks: bool) -> Option<Condition> {
    let name = text(found, "next", value)?;
    let place: Range<usize> = value.span();
    let squeezed: String = name.split_whitespace().collect();
    if let Some(count) = squeezed.strip_prefix(SEEN) {
        let Some(count) = count.parse().ok().filter(|count| (1..=MOST_SEEN).contains(count)) else {
            let sentence = format!("\"next\" waits for 1 to {MOST_SEEN} pictures, as in \"seen>=2000\", not {}", shown(value));
            found.wrong(&place, sentence);
            return None;
        };
        if matches!(scene, Some(Scene::Train(..)) | None) {
            return Some(Condition::Seen(count));
        }
        found.wrong(&place, "\"next\" can wait for pictures seen in the room train alone");
        return None;
    }
    let is_vote = matches!(scene, Some(Scene::Class(ClassPage::Vote, _)) | None);
    let refusal = match name {
        "key" => return Some(Condition::Key),
        "answered" if asks => return Some(Condition::QuestionAnswered),
        "answered" if matches!(scene, Some(Scene::Play(_)) | None) => return Some(Condition::PictureAnswered),
        "vote-closed" if is_vote => return Some(Condition::VoteClosed),
        "answered" => "\"next\" waits for an answer, and this step asks nothing".to_owned(),
        "vote-closed" => "\"next\" can wait for the end of a vote in the room vote alone".to_owned(),
        _ => {
            let known = ["key", "answered", "vote-closed", "seen>=2000"];
            let meant = nearest(name, known).map_or_else(String::new, |meant| format!("; is \"{meant}\" meant?"));
            let name = short(name);
            format!("\"next\" cannot wait for \"{name}\"; it is key, answered, vote-closed or seen>= with a number{meant}")
        }
    };
    found.wrong(&place, refusal);
    None
}
