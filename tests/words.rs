//! The texts of the window: the same in all languages, each of them used, and written as the language is written.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use ab_glyph::{Font as _, FontRef};
use brain_tumor_lab::factory::{Alterations, BaseImage, Generator, Mode, Parameter};
use brain_tumor_lab::words::message_of;

/// The folders of the languages.
const LANGUAGES: [&str; 2] = ["en", "fr"];
const REGULAR: &[u8] = include_bytes!("../assets/fonts/Inter-Regular.ttf");
const STRONG: &[u8] = include_bytes!("../assets/fonts/Inter-SemiBold.ttf");

/// A message, or an attribute of one.
#[derive(Debug, Default)]
struct Message {
    /// What is shown, with its variants, without their names.
    text: String,
    arguments: BTreeSet<String>,
}

/// The messages of a language by file and key; an attribute has the key `message.attribute`.
fn messages(language: &str) -> BTreeMap<(String, String), Message> {
    let mut found: BTreeMap<(String, String), Message> = BTreeMap::new();
    for path in files(&root().join("assets/words").join(language), "ftl") {
        let file = path.file_name().unwrap().to_str().unwrap().to_owned();
        let (mut message, mut key) = (String::new(), String::new());
        for line in std::fs::read_to_string(&path).unwrap().lines().filter(|line| !line.starts_with('#')) {
            let name = line.split('=').next().unwrap().trim();
            let is_name =
                |name: &str| !name.is_empty() && name.bytes().all(|letter| letter.is_ascii_alphanumeric() || letter == b'-');
            let text = match line.split_once('=') {
                Some((_, text)) if !line.starts_with(' ') && is_name(name) => {
                    name.clone_into(&mut message);
                    key.clone_from(&message);
                    text
                }
                Some((_, text)) if name.starts_with('.') && is_name(&name[1..]) => {
                    key = format!("{message}{name}");
                    text
                }
                _ => line,
            };
            if key.is_empty() {
                continue;
            }
            let entry = found.entry((file.clone(), key.clone())).or_default();
            entry.arguments.extend(text.split('$').skip(1).map(|rest| {
                rest.chars().take_while(|letter| letter.is_ascii_alphanumeric() || "-_".contains(*letter)).collect::<String>()
            }));
            entry.text.push_str(shown(text).trim());
            entry.text.push('\n');
        }
    }
    found
}

/// A line of a text without its placeables and without the name of a variant.
fn shown(line: &str) -> String {
    let trimmed = line.trim_start();
    let text = if trimmed.starts_with('[') || trimmed.starts_with("*[") { trimmed.split_once(']').unwrap().1 } else { line };
    let mut depth = 0;
    let outside = text.chars().filter(|letter| match letter {
        '{' => {
            depth += 1;
            false
        }
        '}' => {
            depth -= 1;
            false
        }
        _ => depth <= 0,
    });
    outside.collect()
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// All files with this ending below a folder.
fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path, ending));
        } else if path.extension().is_some_and(|own| own == ending) {
            found.push(path);
        }
    }
    found.sort();
    found
}

#[test]
fn all_languages_have_the_same_messages_with_the_same_arguments() {
    let english = messages(LANGUAGES[0]);
    assert!(english.len() > 100, "only {} messages were found", english.len());
    for language in &LANGUAGES[1..] {
        let other = messages(language);
        let keys = |messages: &BTreeMap<(String, String), Message>| messages.keys().cloned().collect::<BTreeSet<_>>();
        let differing: Vec<_> = keys(&english).symmetric_difference(&keys(&other)).cloned().collect();
        assert!(differing.is_empty(), "in one of en and {language} only: {differing:?}");
        for (key, message) in &english {
            assert_eq!(message.arguments, other[key].arguments, "{key:?} in {language}");
            assert!(!other[key].text.trim().is_empty() || !message.arguments.is_empty(), "{key:?} is empty in {language}");
        }
    }
}

/// The messages of what registries of the factory list: they are found by the keys of the things.
fn of_registries() -> BTreeSet<String> {
    let recipe = Mode::Hard.recipe();
    let plan = Generator::new(&recipe, &BaseImage::bundled()).unwrap().plan(1, 1);
    let columns = plan.columns().into_iter().map(|(name, _)| message_of("column", name));
    let knobs = Parameter::all().iter().flat_map(|knob| {
        let own = match knob.key.strip_prefix("alterations.switches.") {
            Some(switch) => message_of("alteration", switch),
            None => message_of("parameter", knob.key),
        };
        [own, message_of("parameter-unit", knob.unit)]
    });
    let what_if = Alterations::what_if().into_iter().map(|knob| message_of("what-if", knob.name));
    columns.chain(knobs).chain(what_if).chain([message_of("column", "tumor_area")]).collect()
}

#[test]
fn every_message_is_used() {
    let sources: Vec<String> =
        files(&root().join("src"), "rs").iter().map(|path| std::fs::read_to_string(path).unwrap()).collect();
    let used: BTreeSet<&str> =
        sources.iter().flat_map(|source| source.split(|letter: char| !letter.is_ascii_alphanumeric() && letter != '_')).collect();
    let listed = of_registries();
    let unused: Vec<String> = messages(LANGUAGES[0])
        .into_keys()
        .map(|(_, key)| key)
        .filter(|key| !used.contains(key.replace(['-', '.'], "_").as_str()))
        .filter(|key| !listed.contains(key.split('.').next().unwrap()))
        .collect();
    assert!(unused.is_empty(), "nothing shows these messages: {unused:?}");
}

#[test]
fn every_character_of_every_text_is_in_the_typeface() {
    let fonts = [REGULAR, STRONG].map(|bytes| FontRef::try_from_slice(bytes).unwrap());
    let has = |letter: char| fonts.iter().all(|font| font.glyph_id(letter).0 != 0);
    // The control: the typeface is cut, it has not everything.
    assert!(has('é') && has('\u{202f}') && has('œ') && !has('漢'));
    for language in LANGUAGES {
        for (key, message) in messages(language) {
            let missing: Vec<char> = message.text.chars().filter(|&letter| letter != '\n' && !has(letter)).collect();
            assert!(missing.is_empty(), "{language}, {key:?}: {missing:?} are not in the typeface (scripts/cut_fonts.py)");
        }
    }
}

#[test]
fn french_spaces_are_those_of_french_typography() {
    let wrong = |text: &str| {
        let letters: Vec<char> = text.chars().collect();
        letters.windows(2).any(|pair| match pair {
            [before, ';' | '?' | '!' | '%'] => before.is_whitespace() && *before != '\u{202f}' && *before != '\n',
            // A line may begin with what stands behind an argument.
            [before, ':' | '»'] => before.is_whitespace() && *before != '\u{a0}' && *before != '\n',
            ['«', after] => *after != '\u{a0}',
            _ => false,
        }) || letters.contains(&'\'')
    };
    assert!(wrong("Quoi ?") && wrong("«Non»") && wrong("l'image") && !wrong("Quoi\u{202f}? «\u{a0}Non\u{a0}»"));
    for (key, message) in messages("fr") {
        assert!(!wrong(&message.text), "{key:?}: {:?} (scripts/french_spaces.py puts it right)", message.text.trim());
    }
}

/// What stands before texts that nobody reads: names of widgets, lines of the log, reasons for programmers, ids in files. Written without blanks.
const UNREAD: [&str; 42] = [
    "Id::new(",
    "Id::unique(",
    "Id::unique((",
    "id_salt(",
    "Panel::left(",
    "Panel::right(",
    "Panel::top(",
    "Panel::bottom(",
    "Grid::new(",
    "dialog(ctx,",
    "dialog(ui.ctx(),",
    "Name(",
    "PageId(",
    "PageInfo::new(",
    "request_discard(",
    "expect(",
    "reason=",
    "include_bytes!(",
    "Plot::new(",
    "load_texture(",
    "fixed_plot(",
    "shares_plot(",
    "share_chart(ui,",
    "chart(",
    "frame(",
    "number_rows(ui,",
    "CourseWords{id:",
    "VLine::new(",
    "show(ui.ctx(),",
    "show(ui.ctx(),&format!(",
    "update(ui.ctx(),",
    ".with(",
    ".with((",
    "EditRecipe(Box::new((*run.first.recipe).clone()),",
    "EditPins(Box::default(),",
    "handle(ui,&scale,parameter,(",
    "font_data.insert(",
    "with_first(",
    "target_os=",
    "ctrl!(",
    "keys(",
    "concat!(",
];
/// Statements in which no text is one that people read in the window.
const UNREAD_WHOLE: [&str; 4] = ["log::info!(", "log::warn!(", "log::error!(", "write_record(["];
/// What speaks before there is a window, to standard error, in English.
const BEFORE_THE_WINDOW: &str = "launch.rs";

/// Texts of the sources of the window that are the same in every language, or names that nobody reads: file and text.
const KEPT: [(&str, &str); 17] = [
    ("classroom/pictures.rs", "base image"),
    ("classroom/pictures.rs", "sample"),
    ("classroom/setup_form.rs", "class setup"),
    ("dialogs.rs", "rfd"),
    ("factory/pair.rs", "caption"),
    ("factory/region.rs", "region"),
    ("factory/this_picture.rs", "this picture"),
    ("factory/this_picture.rs", "tumor light"),
    ("factory/this_picture.rs", "tumor size"),
    ("factory/tumor_handles.rs", "a tumor"),
    ("help.rs", "Brain Tumor Lab"),
    ("theme.rs", "Hack"),
    ("top_bar.rs", "Brain Tumor Lab"),
    ("widgets/dialog.rs", "a box was shown"),
    ("widgets/learning_chart.rs", "loss"),
    ("widgets/learning_chart.rs", "this answer"),
    ("widgets/learning_chart.rs", "validation accuracy"),
];

/// The texts of a source, each with what stands before it; comments and tests are left out.
fn literals(source: &str) -> Vec<(String, String)> {
    let source = source.split("#[cfg(test)]\nmod tests").next().unwrap();
    let mut found = Vec::new();
    let (mut before, mut letters) = (String::new(), source.chars().peekable());
    while let Some(letter) = letters.next() {
        match letter {
            '/' if letters.peek() == Some(&'/') => {
                letters.by_ref().find(|&letter| letter == '\n');
            }
            '\'' => {
                // A letter, not a lifetime: whatever stands between two marks.
                let rest: String = letters.clone().take(12).collect();
                let end = rest.char_indices().skip(1).find(|(_, letter)| *letter == '\'').map(|(at, _)| at);
                let is_letter = rest.starts_with('\\') || end.is_some_and(|end| rest[..end].chars().count() == 1);
                if let (true, Some(end)) = (is_letter, end) {
                    letters.nth(rest[..end].chars().count());
                }
                before.push('\'');
            }
            '"' => {
                let mut text = String::new();
                while let Some(letter) = letters.next() {
                    match letter {
                        '"' => break,
                        '\\' => {
                            text.push('\\');
                            text.extend(letters.next());
                        }
                        other => text.push(other),
                    }
                }
                found.push((before.split_whitespace().collect::<Vec<_>>().join(" "), text));
                before.push_str("\"\"");
            }
            other => before.push(other),
        }
        let start = before.char_indices().rev().nth(120).map_or(0, |(at, _)| at);
        before.drain(..start);
    }
    found
}

/// Whether a literal has words: three letters in a row outside of placeholders and escapes.
fn has_words(text: &str) -> bool {
    let mut depth = 0;
    let mut plain = String::new();
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        match letter {
            // An escape: of one letter, or in braces.
            '\\' if letters.next() == Some('u') => drop(letters.by_ref().find(|&letter| letter == '}')),
            '\\' => {}
            '{' => depth += 1,
            '}' => depth -= 1,
            other if depth == 0 => plain.push(other),
            _ => {}
        }
    }
    plain.split(|letter: char| !letter.is_alphabetic()).any(|word| word.chars().count() > 2)
}

/// What is shown out of the sources themselves: file and text.
fn shown_literals() -> Vec<(String, String)> {
    let folder = root().join("src/ui");
    let mut shown = Vec::new();
    for path in files(&folder, "rs") {
        let name = path.strip_prefix(&folder).unwrap().to_str().unwrap().replace('\\', "/");
        if name == BEFORE_THE_WINDOW {
            continue;
        }
        for (before, text) in literals(&std::fs::read_to_string(&path).unwrap()) {
            let statement: String = before.rsplit(';').next().unwrap_or_default().split_whitespace().collect();
            let is_unread =
                UNREAD.iter().any(|call| statement.ends_with(call)) || UNREAD_WHOLE.iter().any(|call| statement.contains(call));
            if has_words(&text) && !is_unread && !KEPT.contains(&(name.as_str(), text.as_str())) {
                shown.push((name.clone(), text));
            }
        }
    }
    shown
}

#[test]
fn no_text_stands_in_the_sources_of_the_window() {
    let source = "fn f() { let a = 'x'; ui.label(\"A text\"); let i = Id::new(\"an id\"); log::info!(\"said {x}\"); g(\"{n}\\u{2009}%\") }";
    let texts: Vec<String> = literals(source).into_iter().map(|(_, text)| text).collect();
    assert_eq!(texts, ["A text", "an id", "said {x}", "{n}\\u{2009}%"]);
    assert!(has_words("A text") && !has_words("{n:.2}\\u{2009}%") && !has_words("{percent}") && !has_words("x"));
    let shown = shown_literals();
    let lines: Vec<String> = shown.iter().map(|(file, text)| format!("{file}: {text:?}")).collect();
    assert!(lines.is_empty(), "{} texts stand in the sources and not in assets/words:\n{}", lines.len(), lines.join("\n"));
}
