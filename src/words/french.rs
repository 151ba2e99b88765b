//! The French texts, as the window can lay them out.

use super::Words;
use super::generated::{L10n, messages};

/// What stands before `;`, `?` and `!`: a narrow space at which no line breaks.
const NARROW: char = '\u{202F}';
/// The space at which egui breaks no line.
const NO_BREAK: char = '\u{A0}';

/// The French texts. egui 0.37 breaks lines at a narrow no-break space, which left a question mark alone on a line (epaint, `RowBreakCandidates`):
/// before a sign of punctuation the texts of the window have the wider no-break space.
pub(super) fn load() -> Words {
    let text = kept_together(&String::from_utf8_lossy(messages(L10n::Fr)));
    Words::new_external("fr", text.as_bytes()).unwrap_or_else(|err| {
        log::error!("the French texts cannot be laid out: {err}");
        L10n::Fr.load()
    })
}

fn kept_together(messages: &str) -> String {
    let mut text = messages.to_owned();
    for sign in [';', '?', '!'] {
        text = text.replace(&format!("{NARROW}{sign}"), &format!("{NO_BREAK}{sign}"));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::super::{Locale, in_locale, words};

    #[test]
    fn no_line_breaks_before_a_question_mark() {
        let question = in_locale(Locale::French, || words().play_question());
        assert!(question.ends_with("\u{a0}?"), "{question:?}");
    }
}
