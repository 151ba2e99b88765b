//! Names and words of others, as they can stand in a sentence.

use std::borrow::Cow;
use std::path::Path;

/// A text of others with nothing in it that moves the cursor, colours the terminal, breaks the line or turns the reading direction: such
/// letters are written as `\u{1b}`.
pub(crate) fn printable(text: &str) -> String {
    let mut clean = String::with_capacity(text.len());
    for letter in text.chars() {
        if is_printable(letter) { clean.push(letter) } else { clean.extend(letter.escape_unicode()) }
    }
    clean
}

/// A path for people.
pub(crate) fn shown(path: &Path) -> String {
    let path = path.to_string_lossy();
    if cfg!(windows) { printable(&without_prefix(&path)) } else { printable(&path) }
}

/// A path of Windows without what the system puts before a path whose links it has followed: `\\?\C:\x` is `C:\x` for people.
fn without_prefix(path: &str) -> Cow<'_, str> {
    match path.strip_prefix(r"\\?\") {
        Some(rest) => rest.strip_prefix(r"UNC\").map_or(Cow::Borrowed(rest), |server| Cow::Owned(format!(r"\\{server}"))),
        None => Cow::Borrowed(path),
    }
}

/// Whether a letter only shows itself.
pub(crate) fn is_printable(letter: char) -> bool {
    let breaks_lines = matches!(letter, '\u{2028}' | '\u{2029}');
    let turns_direction =
        matches!(letter, '\u{200E}' | '\u{200F}' | '\u{061C}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    !(letter.is_control() || breaks_lines || turns_direction)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_act_on_a_terminal_is_written_out() {
        let cases = [
            ("plain, with Größe, \u{1F9E0} and  spaces", "plain, with Größe, \u{1F9E0} and  spaces"),
            ("a\u{1b}[31mred", "a\\u{1b}[31mred"),
            ("two\nlines\r", "two\\u{a}lines\\u{d}"),
            ("\u{9b}31m", "\\u{9b}31m"),
            ("name\u{202e}gnp.exe", "name\\u{202e}gnp.exe"),
        ];
        for (text, words) in cases {
            assert_eq!(printable(text), words);
            assert_eq!(printable(words), words, "what is clean stays");
        }
        for (path, words) in [
            (r"\\?\C:\Users\x.bad", r"C:\Users\x.bad"),
            (r"\\?\UNC\server\share\x", r"\\server\share\x"),
            (r"C:\x", r"C:\x"),
            ("/home/x", "/home/x"),
        ] {
            assert_eq!(without_prefix(path), words);
        }
        assert_eq!(shown(Path::new("bad\u{7}name")), "bad\\u{7}name");
    }
}
