//! The French texts, as the window can lay them out.

use super::Words;
use super::generated::{L10n, messages};

/// The space of French typography before `;`, `?`, `!` and `%`, and between groups of digits: narrow, and no line breaks there.
const NARROW: &str = "\u{202F}";
/// The space at which egui breaks no line; as narrow in the typeface of the window (`scripts/cut_fonts.py`).
const NO_BREAK: &str = "\u{A0}";

/// The French texts. egui 0.37 breaks lines at U+202F, which left a question mark, or a sign of percent, alone on a line (epaint,
/// `RowBreakCandidates`): the texts of the window have the other no-break space.
pub(super) fn load() -> Words {
    let text = String::from_utf8_lossy(messages(L10n::Fr)).replace(NARROW, NO_BREAK);
    Words::new_external("fr", text.as_bytes()).unwrap_or_else(|err| {
        log::error!("the French texts cannot be laid out: {err}");
        L10n::Fr.load()
    })
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
