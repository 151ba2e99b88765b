//! What the keys are called that are held for shortcuts: on a Mac there is Cmd where others have Ctrl, and Option where others have Alt.

/// The key of commands with what follows it, as in `ctrl!("+Z")`.
#[cfg(target_os = "macos")]
macro_rules! ctrl {
    ($rest:literal) => {
        concat!("Cmd", $rest)
    };
}
#[cfg(not(target_os = "macos"))]
macro_rules! ctrl {
    ($rest:literal) => {
        concat!("Ctrl", $rest)
    };
}

/// The other key with what follows it, as in `alt!("+1")`.
#[cfg(target_os = "macos")]
macro_rules! alt {
    ($rest:literal) => {
        concat!("Option", $rest)
    };
}
#[cfg(not(target_os = "macos"))]
macro_rules! alt {
    ($rest:literal) => {
        concat!("Alt", $rest)
    };
}
