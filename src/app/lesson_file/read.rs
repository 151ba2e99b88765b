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
use super::values::{Keys, NameOf, Placed, TableKind, by_language, list, short, shown, table, text, texts, unknown, whole, word};
use super::{Condition, Control, FORMAT, Lesson, LessonStep, MOST_STEPS, Question};
use crate::storage::{Contents, FileAction, FileError, Misplaced, read_text, shown as path_shown};
use crate::words::{Locale, words};

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
    let action = FileAction::OpenLesson;
    let wanted = [Contents::Lesson, Contents::Nothing];
    let text = read_text(action, path, LARGEST).map_err(|err| err.explained(&wanted))?;
    let name = path.file_name().map_or_else(|| path_shown(path), |name| path_shown(Path::new(name)));
    let folder = path.parent().unwrap_or_else(|| Path::new("."));
    parse(&name, &text, Some(folder)).map_err(|mistakes| {
        // A recipe or a table is no lesson with mistakes in every line.
        let other = Contents::of(text.as_bytes());
        if other == Contents::Unknown || wanted.contains(&other) {
            LessonError::Mistakes(mistakes)
        } else {
            FileError::of(action, path, Misplaced::File(other)).into()
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
        found.missing(&start, words().lesson_file_empty(FIRST_LINE, STEP_LINE));
        return None;
    }
    let mut keys = Keys::new(document, start.clone(), TableKind::Lesson);
    let is_known = format(found, &mut keys);
    // A newer program has keys and rooms that this one does not know: nothing else is to be said about its files.
    if !is_known {
        return None;
    }
    let title = keys.take("title");
    if title.is_none() {
        found.missing(&start, words().lesson_no_title("title = { en = \"...\" }"));
    }
    let title = title.and_then(|value| texts(found, "title", value));
    let spoken = Locale::ALL.map(|locale| (locale, locale.code()));
    let language = keys.take("language").and_then(|value| word(found, "language", value, &spoken));
    let steps = steps(found, &mut keys, folder);
    keys.finish(found, |key| {
        let is_of_step = STEP_KEYS.contains(&key);
        is_of_step.then(|| words().lesson_key_of_a_step(key, STEP_LINE))
    });
    Some(Lesson { name: name.to_owned(), title: title?, language, steps: steps? })
}

/// Whether the format is one that this program knows.
fn format(found: &mut Found<'_>, keys: &mut Keys<'_, '_>) -> bool {
    let Some(value) = keys.take("format") else {
        found.missing(&(0..1), words().lesson_no_format(FIRST_LINE));
        return true;
    };
    match whole(found, "format", value, (1, u64::MAX)) {
        // What is no number was complained about: the rest is read all the same.
        Some(FORMAT) | None => true,
        Some(newer) => {
            found.wrong(&value.span(), words().lesson_newer_format(newer.to_string(), FORMAT.to_string()));
            false
        }
    }
}

fn steps(found: &mut Found<'_>, keys: &mut Keys<'_, '_>, folder: LessonFolder<'_>) -> Option<Vec<LessonStep>> {
    let Some(value) = keys.take("step") else {
        found.missing(&(0..1), words().lesson_no_step(STEP_LINE));
        return None;
    };
    let given = list(found, "step", value)?;
    if given.is_empty() {
        found.missing(&value.span(), words().lesson_no_step(STEP_LINE));
    }
    // Said once, at the first one that is too many; those are not looked at.
    if let Some(beyond) = given.get(MOST_STEPS) {
        let sentence = words().lesson_too_many_steps(MOST_STEPS.to_string(), given.len().to_string());
        found.wrong(&beyond.span(), sentence);
    }
    let steps: Vec<Option<LessonStep>> = given.iter().take(MOST_STEPS).map(|value| step(found, value, folder)).collect();
    steps.into_iter().collect::<Option<Vec<_>>>().filter(|steps| !steps.is_empty())
}

/// How a lesson and a step begin.
const FIRST_LINE: &str = "format = 1";
const STEP_LINE: &str = "[[step]]";
/// The keys of a step.
const STEP_KEYS: [&str; 8] = ["room", "text", "ask", "pin", "lock", "hide", "timer", "next"];

fn step(found: &mut Found<'_>, value: &Placed<'_>, folder: LessonFolder<'_>) -> Option<LessonStep> {
    let mut keys = table(found, ("step", TableKind::Step), value)?;
    let place = keys.place.clone();
    let room = keys.take("room");
    if room.is_none() {
        found.missing(&place, words().lesson_step_without_room("room = \"play\""));
    }
    let pin = keys.take("pin");
    let scene = room.and_then(|room| read_scene(found, folder, room, pin));
    let said = keys.take("text");
    if said.is_none() {
        found.missing(&place, words().lesson_step_without_text("text = { en = \"...\" }"));
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
    let mut keys = table(found, ("ask", TableKind::Question), value)?;
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
        found.wrong(&place, words().lesson_uneven_choices());
    }
    let texts = Texts::new(choices);
    if texts.is_none() && found.count() == before {
        found.missing(&place, words().lesson_question_without_language("ask", "en = [\"...\", \"...\"]"));
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
        let sentence = words().lesson_count_of_choices(CHOICES.0.to_string(), CHOICES.1.to_string(), given.len().to_string());
        found.wrong(&value.span(), sentence);
        return None;
    }
    let one = |value: &Placed<'_>| {
        let own = text(found, code, value)?.trim();
        if own.is_empty() {
            found.wrong(&value.span(), words().lesson_empty_choice());
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
                let sentence = words().lesson_cannot_be_hidden(name);
                found.wrong(&value.span(), sentence);
            }
            Some(control) => {
                controls.insert(control);
            }
            None => {
                let all = || words().lesson_no_control(short(name), key, allowed().collect::<Vec<_>>().join(", "));
                found.wrong(&value.span(), unknown(NameOf::Control, name, allowed()).unwrap_or_else(all));
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
            let sentence = words().lesson_next_count("next", MOST_SEEN.to_string(), "seen>=2000", shown(value));
            found.wrong(&place, sentence);
            return None;
        };
        if matches!(scene, Some(Scene::Train(..)) | None) {
            return Some(Condition::Seen(count));
        }
        found.wrong(&place, words().lesson_next_seen_elsewhere("next", "train"));
        return None;
    }
    let is_vote = matches!(scene, Some(Scene::Class(ClassPage::Vote, _)) | None);
    let refusal = match name {
        "key" => return Some(Condition::Key),
        "answered" if asks => return Some(Condition::QuestionAnswered),
        "answered" if matches!(scene, Some(Scene::Play(_)) | None) => return Some(Condition::PictureAnswered),
        "vote-closed" if is_vote => return Some(Condition::VoteClosed),
        "answered" => words().lesson_next_without_question("next"),
        "vote-closed" => words().lesson_next_vote_elsewhere("next", "vote"),
        _ => {
            let known = ["key", "answered", "vote-closed", "seen>=2000"];
            let plain = known[..3].join(", ");
            match nearest(name, known) {
                Some(meant) => words().lesson_next_unknown_meant("next", short(name), plain, SEEN, meant),
                None => words().lesson_next_unknown("next", short(name), plain, SEEN),
            }
        }
    };
    found.wrong(&place, refusal);
    None
}
