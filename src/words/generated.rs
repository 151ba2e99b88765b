//! What the build script makes of `assets/words/`: a function per message.
#![allow(
    dead_code,
    missing_docs,
    clippy::all,
    clippy::pedantic,
    clippy::unwrap_used,
    reason = "generated; `tests/words.rs` finds messages that nothing uses"
)]

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

/// The English messages as they stand in the files.
pub(super) fn english() -> &'static [u8] {
    &LANG_DATA[L10n::En.byte_range()]
}
