//! What the build script makes of `assets/words/`: a function per message.

include!(concat!(env!("OUT_DIR"), "/words.rs"));

/// A text of this language; its key where it cannot be made, which the build script and the tests rule out.
fn made_message(bundle: &L10nBundle, key: &str, arguments: Option<FluentArgs<'_>>) -> String {
    bundle.msg(key, arguments).unwrap_or_else(|err| unmade(key, &err))
}

fn made_attribute(bundle: &L10nBundle, key: &str, attribute: &str, arguments: Option<FluentArgs<'_>>) -> String {
    bundle.attr(key, attribute, arguments).unwrap_or_else(|err| unmade(key, &err))
}

#[cold]
fn unmade(key: &str, err: &dyn std::fmt::Display) -> String {
    log::error!("the text {key} cannot be made: {err}");
    key.to_owned()
}

fn put_text<'a>(arguments: &mut FluentArgs<'a>, name: &'static str, text: &'a str) {
    arguments.set(name, text);
}

fn put_number(arguments: &mut FluentArgs<'_>, name: &'static str, number: FluentNumber) {
    arguments.set(name, number);
}

/// The text of a message, or of an attribute of it, where there is one.
pub(super) fn by_key(words: &L10nLanguage, message: &str, attribute: Option<&str>) -> Option<String> {
    match attribute {
        None => words.0.msg(message, None).ok(),
        Some(attribute) => words.0.attr(message, attribute, None).ok(),
    }
}

/// The messages of a language as they stand in the files.
pub(super) fn messages(language: L10n) -> &'static [u8] {
    &LANG_DATA[language.byte_range()]
}
