//! What is wrong in a lesson file, each with its line.

use std::ops::Range;

use thiserror::Error;

use crate::storage::{FileError, printable};
use crate::words::words;

/// Something that is wrong in a lesson file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mistake {
    /// Its line, from 1.
    pub line: usize,
    /// What is wrong and, where that can be said, what to do: a sentence without a full stop.
    pub sentence: String,
}

/// Why a lesson cannot be opened.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum LessonError {
    /// The file cannot be read, or is no text.
    #[error(transparent)]
    File(#[from] FileError),
    /// It can be read, and something in it is wrong: all mistakes, by their lines.
    #[error("{}", counted(.0))]
    Mistakes(Vec<Mistake>),
}

/// The first mistake, and how many more there are.
fn counted(mistakes: &[Mistake]) -> String {
    let Some(Mistake { line, sentence }) = mistakes.first() else { return "the lesson cannot be used".to_owned() };
    match mistakes.len() {
        1 => format!("line {line}: {sentence}"),
        2 => format!("line {line}: {sentence} (and one more mistake)"),
        count => format!("line {line}: {sentence} (and {} more mistakes)", count - 1),
    }
}

/// The text of a lesson file, and what was found wrong in it so far.
#[derive(Debug)]
pub struct Found<'t> {
    text: &'t str,
    mistakes: Vec<Mistake>,
    /// Whether the text is no TOML somewhere: what seems to be missing may stand there.
    is_broken: bool,
}

impl<'t> Found<'t> {
    /// Nothing yet.
    pub fn new(text: &'t str) -> Self {
        Self { text, mistakes: Vec::new(), is_broken: false }
    }

    /// The line of a place in the text, from 1.
    fn line(&self, at: usize) -> usize {
        let before = self.text.get(..at).unwrap_or_default();
        before.matches('\n').count() + 1
    }

    /// Something is wrong at a place. A place of no length is one that the reader of TOML made up to go on after an error.
    pub fn wrong(&mut self, place: &Range<usize>, sentence: impl AsRef<str>) {
        if self.is_broken && place.is_empty() {
            return;
        }
        self.mistakes.push(Mistake { line: self.line(place.start), sentence: printable(sentence.as_ref()) });
    }

    /// Something is missing at a place: not said where the text is broken, as it may stand in the broken part.
    pub fn missing(&mut self, place: &Range<usize>, sentence: impl AsRef<str>) {
        if !self.is_broken {
            self.wrong(place, sentence);
        }
    }

    /// The text is no TOML at a place.
    pub fn broken(&mut self, place: &Range<usize>, reason: &str) {
        let line = self.line(place.start);
        let reason: Vec<&str> = reason.split_whitespace().collect();
        self.mistakes.push(Mistake { line, sentence: printable(&words().lesson_no_toml(reason.join(" "))) });
        self.is_broken = true;
    }

    /// How much is wrong so far.
    pub fn count(&self) -> usize {
        self.mistakes.len()
    }

    /// Everything that is wrong, by its line.
    pub fn into_mistakes(mut self) -> Vec<Mistake> {
        self.mistakes.sort();
        self.mistakes.dedup();
        self.mistakes
    }
}

/// The name among `known` that differs least from a word, where it differs so little that it was meant.
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let counted = known.into_iter().map(|name| (distance(word, name), name));
    let (edits, name) = counted.min()?;
    (edits <= 1 + name.chars().count() / 4).then_some(name)
}

/// Letters to put in, take away or exchange to make one word of another (Levenshtein, 1966); capitals count as small letters.
fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.to_lowercase().chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (above, letter) in one.to_lowercase().chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = above + 1;
        for (at, &own) in other.iter().enumerate() {
            let exchanged = diagonal + usize::from(own != letter);
            diagonal = row[at + 1];
            row[at + 1] = exchanged.min(row[at] + 1).min(diagonal + 1);
        }
    }
    row[other.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    /// All ways to edit a word, one after the other.
    fn distance_by_trying(one: &[char], other: &[char]) -> usize {
        match (one, other) {
            ([], rest) | (rest, []) => rest.len(),
            ([a, one_rest @ ..], [b, other_rest @ ..]) => {
                let exchanged = distance_by_trying(one_rest, other_rest) + usize::from(a != b);
                let gone = distance_by_trying(one_rest, other) + 1;
                exchanged.min(gone).min(distance_by_trying(one, other_rest) + 1)
            }
        }
    }

    #[test]
    fn the_distance_of_words_is_the_least_number_of_edits() {
        let words = ["", "a", "seed", "sede", "timer", "tiemr", "mode", "model", "next"];
        for one in words {
            for other in words {
                let letters = |word: &str| word.chars().collect::<Vec<_>>();
                assert_eq!(distance(one, other), distance_by_trying(&letters(one), &letters(other)), "{one} {other}");
            }
        }
    }

    #[test]
    fn the_nearest_name_is_named_where_it_was_meant() {
        let known = ["room", "text", "ask", "pin", "lock", "hide", "timer", "next"];
        for (word, name) in [("tiemr", Some("timer")), ("timr", Some("timer")), ("Timer", Some("timer")), ("locks", Some("lock"))]
        {
            assert_eq!(nearest(word, known), name, "{word}");
        }
        assert_eq!(nearest("picture", known), None);
    }

    #[test]
    fn mistakes_come_by_their_lines() {
        let mut found = Found::new("a\nb\nc\n");
        found.wrong(&(4..5), "third");
        found.wrong(&(0..1), "first");
        found.wrong(&(4..5), "third");
        let mistakes = found.into_mistakes();
        let lines: Vec<(usize, &str)> = mistakes.iter().map(|mistake| (mistake.line, &*mistake.sentence)).collect();
        assert_eq!(lines, [(1, "first"), (3, "third")]);
        assert_eq!(LessonError::Mistakes(mistakes).to_string(), "line 1: first (and one more mistake)");
    }
}
