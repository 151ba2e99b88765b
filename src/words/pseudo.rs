//! English made longer by a third: what a longer language would do to the window, before it is written.

use super::Words;
use super::generated::english;

/// The English texts, each made longer.
pub(super) fn load() -> Words {
    let text = stretched(&String::from_utf8_lossy(english()));
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

/// Writes a text with every vowel and n twice, the second one with an accent; what is in braces stays. Within a selector, a line that names no
/// variant is a text too, as variants may go over several lines.
fn stretch(text: &str, depth: &mut usize, longer: &mut String) {
    // A selector's head, `{ $count ->`, leaves its brace open at the end of the line.
    let mut opened = *depth;
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
        if *depth <= opened {
            longer.extend(twin(letter));
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

    #[test]
    fn texts_grow_and_everything_else_stays() {
        let messages = "# A comment\nplay-next = Next { $what }\n    and more\n    .hint = On\nplay-rounds = { $rounds ->\n    [one] one round\n   *[other] { $rounds } rounds\n}, { $what } on\n";
        let longer = "# A comment\nplay-next = Neéxt { $what }\n    aànñd moôreé\n    .hint = Oônñ\nplay-rounds = { $rounds ->\n    [one] oônñeé roôuünñd\n   *[other] { $rounds } roôuünñds\n}, { $what } oônñ\n";
        assert_eq!(stretched(messages), longer);
    }

    #[test]
    fn all_texts_together_grow_by_a_third() {
        let english = String::from_utf8_lossy(english()).into_owned();
        let letters = |messages: &str| {
            messages
                .lines()
                .filter(|line| !line.starts_with('#'))
                .map(|line| line[text_of(line, 0)..].chars().count())
                .sum::<usize>()
        };
        let (before, after) = (letters(&english), letters(&stretched(&english)));
        // What is in braces and the names of variants are counted too, and stay.
        assert!(after as f64 > 1.28 * before as f64, "{before} letters became {after}");
        assert_ne!(load().language_name(), "English");
    }
}
