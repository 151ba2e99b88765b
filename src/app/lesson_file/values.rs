//! Values of a lesson file, one by one: what they must be, said in plain words where they are something else.

use std::collections::BTreeMap;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeInteger, DeTable, DeValue};

use super::super::{Language, Texts};
use super::mistake::{Found, nearest};
use crate::words::words;

/// A value with its place in the text.
pub type Placed<'i> = Spanned<DeValue<'i>>;

/// Most letters of a value that is quoted in a sentence.
const QUOTED: usize = 40;

/// What a table of a lesson file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableKind {
    /// The whole file.
    Lesson,
    /// A step.
    Step,
    /// What a step sets in its room.
    Pins,
    /// What a step asks.
    Question,
    /// A text by language.
    Texts,
}

/// What a word should be the name of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameOf<'k> {
    /// A key of a table.
    Key,
    /// A room.
    Room,
    /// A control of the window.
    Control,
    /// One of the values of a key.
    Value(&'k str),
}

/// A table whose keys are taken one by one: what nobody takes is unknown.
#[derive(Debug)]
pub struct Keys<'t, 'i> {
    table: &'t DeTable<'i>,
    /// Where the table stands.
    pub place: Range<usize>,
    kind: TableKind,
    known: Vec<&'static str>,
}

impl<'t, 'i> Keys<'t, 'i> {
    /// The keys of a table.
    pub fn new(table: &'t DeTable<'i>, place: Range<usize>, kind: TableKind) -> Self {
        Self { table, place, kind, known: Vec::new() }
    }

    /// The value of a key, if there is one. The key is known from now on.
    pub fn take(&mut self, key: &'static str) -> Option<&'t Placed<'i>> {
        self.known.push(key);
        self.table.get(key)
    }

    /// Complains about every key that nobody took. `elsewhere` says something better about a key than that it is unknown.
    pub fn finish(self, found: &mut Found<'_>, elsewhere: impl Fn(&str) -> Option<String>) {
        for (key, _) in self.table {
            let name: &str = key.get_ref();
            if self.known.contains(&name) {
                continue;
            }
            let sentence = elsewhere(name)
                .unwrap_or_else(|| unknown(NameOf::Key, name, self.known.iter().copied()).unwrap_or_else(|| self.no_key(name)));
            found.wrong(&key.span(), sentence);
        }
    }

    /// That there is no key of this name, and those that there are.
    fn no_key(&self, name: &str) -> String {
        let (words, name, known) = (words(), short(name), self.known.join(", "));
        match self.kind {
            TableKind::Lesson => words.lesson_no_key_of_lesson(name, known),
            TableKind::Step => words.lesson_no_key_of_step(name, known),
            TableKind::Pins => words.lesson_no_key_of_pins(name, known),
            TableKind::Question => words.lesson_no_key_of_question(name, known),
            TableKind::Texts => words.lesson_no_key_of_texts(name, known),
        }
    }
}

/// That a word is not known, where another one was meant.
pub fn unknown<'a>(what: NameOf<'_>, word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let meant = nearest(word, known)?;
    let (words, word) = (words(), short(word));
    Some(match what {
        NameOf::Key => words.lesson_unknown_key(word, meant),
        NameOf::Room => words.lesson_unknown_room(word, meant),
        NameOf::Control => words.lesson_unknown_control(word, meant),
        NameOf::Value(key) => words.lesson_unknown_value(word, key, meant),
    })
}

/// A word out of a list, or a complaint that names the nearest one or all of them.
pub fn word<T: Copy>(found: &mut Found<'_>, key: &str, value: &Placed<'_>, known: &[(T, &str)]) -> Option<T> {
    let text = text(found, key, value)?;
    let chosen = known.iter().find(|(_, name)| *name == text).map(|(choice, _)| *choice);
    if chosen.is_none() {
        let names: Vec<&str> = known.iter().map(|(_, name)| *name).collect();
        let all = || words().lesson_not_one_of(key, short(text), names.join(", "));
        found.wrong(&value.span(), unknown(NameOf::Value(key), text, names.iter().copied()).unwrap_or_else(all));
    }
    chosen
}

/// A text.
pub fn text<'t>(found: &mut Found<'_>, key: &str, value: &'t Placed<'_>) -> Option<&'t str> {
    let text = value.get_ref().as_str();
    if text.is_none() {
        found.wrong(&value.span(), words().lesson_must_be_text(key, shown(value)));
    }
    text
}

/// A whole number within limits.
pub fn whole(found: &mut Found<'_>, key: &str, value: &Placed<'_>, (low, high): (u64, u64)) -> Option<u64> {
    let number = value.get_ref().as_integer().and_then(integer).filter(|number| (low..=high).contains(number));
    if number.is_none() {
        let is_text = value.get_ref().as_str().is_some_and(|text| text.trim().parse::<u64>().is_ok());
        let (words, low, high) = (words(), low.to_string(), high.to_string());
        let sentence = if is_text {
            words.lesson_must_be_bare_whole(key, low, high, shown(value))
        } else {
            words.lesson_must_be_whole(key, low, high, shown(value))
        };
        found.wrong(&value.span(), sentence);
    }
    number
}

/// A number within limits.
pub fn number(found: &mut Found<'_>, key: &str, value: &Placed<'_>, (low, high): (f64, f64)) -> Option<f64> {
    let given = match value.get_ref() {
        DeValue::Integer(number) => integer_as_float(number),
        DeValue::Float(number) => number.as_str().replace('_', "").parse().ok(),
        _ => None,
    };
    let number = given.filter(|number| (low..=high).contains(number));
    if number.is_none() {
        let is_text = value.get_ref().as_str().is_some_and(|text| text.trim().parse::<f64>().is_ok());
        // As numbers are written in the file, with a point in every language.
        let (words, low, high) = (words(), low.to_string(), high.to_string());
        let sentence = if is_text {
            words.lesson_must_be_bare_number(key, low, high, shown(value))
        } else {
            words.lesson_must_be_number(key, low, high, shown(value))
        };
        found.wrong(&value.span(), sentence);
    }
    number
}

/// True or false.
pub fn switch(found: &mut Found<'_>, key: &str, value: &Placed<'_>) -> Option<bool> {
    let switch = value.get_ref().as_bool();
    if switch.is_none() {
        found.wrong(&value.span(), words().lesson_must_be_switch(key, shown(value)));
    }
    switch
}

/// A table of values.
pub fn table<'t, 'i>(found: &mut Found<'_>, (key, kind): (&str, TableKind), value: &'t Placed<'i>) -> Option<Keys<'t, 'i>> {
    let table = value.get_ref().as_table().map(|table| Keys::new(table, value.span(), kind));
    if table.is_none() {
        found.wrong(&value.span(), words().lesson_must_be_table(key, "{ ... = ... }", shown(value)));
    }
    table
}

/// A list.
pub fn list<'t, 'i>(found: &mut Found<'_>, key: &str, value: &'t Placed<'i>) -> Option<&'t [Placed<'i>]> {
    let list = value.get_ref().as_array().map(|list| &**list);
    if list.is_none() {
        found.wrong(&value.span(), words().lesson_must_be_list(key, shown(value)));
    }
    list
}

/// A text in each language: the keys of a table that are languages are taken from it.
pub fn texts(found: &mut Found<'_>, key: &'static str, value: &Placed<'_>) -> Option<Texts> {
    let mut keys = table(found, (key, TableKind::Texts), value)?;
    let place = keys.place.clone();
    let before = found.count();
    let texts = by_language(found, &mut keys, |found, code, value| {
        let own = text(found, code, value)?.trim();
        if own.is_empty() {
            found.wrong(&value.span(), words().lesson_empty_text(key, code));
            return None;
        }
        Some(own.to_owned())
    });
    keys.finish(found, |_| None);
    let texts = Texts::new(texts);
    if texts.is_none() && before == found.count() {
        found.missing(&place, words().lesson_no_language(key, "en = \"...\"", "fr = \"...\""));
    }
    texts
}

/// What a table has for each language.
pub fn by_language<T>(
    found: &mut Found<'_>,
    keys: &mut Keys<'_, '_>,
    mut read: impl FnMut(&mut Found<'_>, &'static str, &Placed<'_>) -> Option<T>,
) -> BTreeMap<Language, T> {
    let mut texts = BTreeMap::new();
    for language in Language::ALL {
        if let Some(value) = keys.take(language.code()) {
            texts.extend(read(found, language.code(), value).map(|text| (language, text)));
        }
    }
    texts
}

/// A whole number from 0 on, however it is written.
fn integer(number: &DeInteger<'_>) -> Option<u64> {
    u64::from_str_radix(&number.as_str().replace(['_', '+'], ""), number.radix()).ok()
}

fn integer_as_float(number: &DeInteger<'_>) -> Option<f64> {
    let digits = number.as_str().replace(['_', '+'], "");
    i64::from_str_radix(&digits, number.radix()).ok().map(|number| number as f64)
}

/// A value as people read it.
pub fn shown(value: &Placed<'_>) -> String {
    match value.get_ref() {
        DeValue::String(text) => format!("\"{}\"", short(text)),
        DeValue::Integer(number) => short(&number.to_string()),
        DeValue::Float(number) => short(number.as_str()),
        DeValue::Boolean(switch) => switch.to_string(),
        DeValue::Datetime(date) => date.to_string(),
        DeValue::Array(_) => words().lesson_shown_list(),
        DeValue::Table(_) => words().lesson_shown_table(),
    }
}

/// The beginning of a text that may be long.
pub fn short(text: &str) -> String {
    match text.char_indices().nth(QUOTED) {
        Some((end, _)) => format!("{}\u{2026}", &text[..end]),
        None => text.to_owned(),
    }
}
