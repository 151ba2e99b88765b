//! English made longer by three tenths: what a longer language would do to the window, before it is written.

use super::Words;
use super::generated::{L10n, messages};

/// The English texts, each made longer.
pub(super) fn load() -> Words {
    let text = stretched(&String::from_utf8_lossy(messages(L10n::En)));
    #[expect(clippy::expect_used, reason = "for tests alone: nobody can choose this language")]
    Words::new_external("en", text.as_bytes()).expect("the stretched texts are messages as the English ones are")
}

/// Messages of Fluent with longer texts: keys, arguments, selectors and names of variants stay.
fn stretched(messages: &str) -> String {
    let mut longer = String::new();
    let mut depth = 0_usize;
    for line in messages.lines() {
        if depth == 0 && (line.starts_with('#') || line.trim().is_empty()) {
            longer.push_str(line);
        } else {
            let text = text_of(line, depth);
            let text = text + line[text..].len() - line[text..].trim_start().len();
            longer.push_str(&line[..text]);
            stretch(&line[text..], &mut depth, &mut longer);
        }
        longer.push('\n');
    }
    longer
}

/// Where the text of a line begins: after `key =` and `.attribute =`, or after the name of a variant.
fn text_of(line: &str, depth: usize) -> usize {
    let trimmed = line.trim_start();
    if depth > 0 && (trimmed.starts_with('[') || trimmed.starts_with("*[")) {
        line.find(']').map_or(0, |end| end + 1)
    } else if depth == 0 && (!line.starts_with(' ') || trimmed.starts_with('.')) {
        line.find('=').map_or(0, |sign| sign + 1)
    } else {
        0
    }
}

/// How many letters are due for each letter of a text. As only vowels and n are written twice, all texts together grow by a little less: by
/// three tenths.
const GROWTH: f64 = 0.33;

/// Writes a text with so many of its vowels and n twice, the second one with an accent, that about [`GROWTH`] letters come
/// for each letter; what is in braces stays. Within a selector, a line that names no variant is a text too, as variants may go over several
/// lines.
fn stretch(text: &str, depth: &mut usize, longer: &mut String) {
    // A selector's head, `{ $count ->`, leaves its brace open at the end of the line.
    let mut opened = *depth;
    // Letters that are still to be written for those before; a text begins with most of one, so that its end is not left as it was.
    let mut due = 1.0 - GROWTH;
    for letter in text.chars() {
        match letter {
            '{' => *depth += 1,
            '}' => {
                *depth = depth.saturating_sub(1);
                opened = opened.min(*depth);
            }
            _ => {}
        }
        longer.push(letter);
        if *depth > opened || letter == '}' {
            continue;
        }
        due += GROWTH;
        if let Some(twin) = twin(letter).filter(|_| due >= 1.0) {
            longer.push(twin);
            due -= 1.0;
        }
    }
}

/// The letter that is written after a vowel or an n.
fn twin(letter: char) -> Option<char> {
    Some(match letter {
        'a' | 'A' => 'à',
        'e' | 'E' => 'é',
        'i' | 'I' => 'î',
        'o' | 'O' => 'ô',
        'u' | 'U' => 'ü',
        'y' => 'ÿ',
        'n' => 'ñ',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The number of letters that are no part of an argument.
    fn outside_braces(text: &str) -> usize {
        let mut depth = 0_usize;
        let is_outside = |letter: &char| {
            depth = if *letter == '{' { depth + 1 } else { depth };
            let outside = depth == 0;
            depth = if *letter == '}' { depth.saturating_sub(1) } else { depth };
            outside
        };
        text.chars().filter(is_outside).count()
    }

    #[test]
    fn texts_grow_and_everything_else_stays() {
        let messages = "# A comment\nplay-next = Next { $what }\n    and more\n    .hint = On\nplay-rounds = { $rounds ->\n    [one] one round\n   *[other] { $rounds } rounds\n}, { $what } on\n";
        let longer = "# A comment\nplay-next = Neéxt { $what }\n    aànd moôreé\n    .hint = Oôn\nplay-rounds = { $rounds ->\n    [one] oône roôunñd\n   *[other] { $rounds } roôunñds\n}, { $what } oônñ\n";
        assert_eq!(stretched(messages), longer);
    }

    #[test]
    fn all_texts_together_grow_by_a_third() {
        let english = String::from_utf8_lossy(messages(L10n::En)).into_owned();
        let letters = |messages: &str| {
            let texts = messages.lines().filter(|line| !line.starts_with('#')).map(|line| line[text_of(line, 0)..].trim());
            texts.map(outside_braces).sum::<usize>()
        };
        let (before, after) = (letters(&english), letters(&stretched(&english)));
        let growth = after as f64 / before as f64;
        assert!((1.29..1.34).contains(&growth), "{before} letters became {after}");
        assert_ne!(load().language_name(), "English");
    }
}
