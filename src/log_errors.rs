//! The log, and how many errors a library has reported there: some say in the log alone that they failed.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use log::{Level, Log, Metadata, Record};

/// Errors by library, which is the first part of a record's target.
static ERRORS: Mutex<BTreeMap<String, u64>> = Mutex::new(BTreeMap::new());

/// Writes the log to standard error, from the level that `RUST_LOG` names (errors where it names none), and counts the errors.
pub fn install() {
    let log = env_logger::Builder::new().filter_level(log::LevelFilter::Error).parse_default_env().build();
    let level = log.filter().max(log::LevelFilter::Error);
    if log::set_boxed_logger(Box::new(Counting(log))).is_ok() {
        log::set_max_level(level);
    }
}

/// How many errors `library` has reported since the start.
pub fn of(library: &str) -> u64 {
    ERRORS.lock().unwrap_or_else(PoisonError::into_inner).get(library).copied().unwrap_or(0)
}

/// A log that counts errors, and hands everything on.
struct Counting<L>(L);

impl<L: Log> Log for Counting<L> {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.level() == Level::Error || self.0.enabled(metadata)
    }

    fn log(&self, record: &Record<'_>) {
        if record.level() == Level::Error {
            let library = record.target().split("::").next().unwrap_or_default();
            *ERRORS.lock().unwrap_or_else(PoisonError::into_inner).entry(library.to_owned()).or_default() += 1;
        }
        self.0.log(record);
    }

    fn flush(&self) {
        self.0.flush();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Nowhere;

    impl Log for Nowhere {
        fn enabled(&self, _: &Metadata<'_>) -> bool {
            false
        }

        fn log(&self, _: &Record<'_>) {}

        fn flush(&self) {}
    }

    #[test]
    fn errors_are_counted_by_library_and_nothing_else_is() {
        let log = Counting(Nowhere);
        let say = |level, target| log.log(&Record::builder().level(level).target(target).args(format_args!("no portal")).build());
        for (level, target) in [
            (Level::Error, "a_dialog_library::backend::portal"),
            (Level::Error, "a_dialog_library"),
            (Level::Warn, "a_dialog_library"),
            (Level::Error, "a_dialog_library_of_another_name"),
        ] {
            say(level, target);
        }
        assert_eq!(["a_dialog_library", "a_dialog_library_of_another_name", "nobody"].map(of), [2, 1, 0]);
        let error = Metadata::builder().level(Level::Error).target("a_dialog_library").build();
        assert!(log.enabled(&error), "errors are counted whatever is written");
    }
}
