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

/// The English messages as they stand in the files.
pub(super) fn english() -> &'static [u8] {
    &LANG_DATA[L10n::En.byte_range()]
}
