//! A file that is kept up to date while the program runs, so that a crash loses next to nothing: the newest value is written,
//! values that came in between are not.
//!
//! Shutdown: dropping the handle ends the thread after the file that it is writing; a value that waits is not written any more.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::SyncSender;

use serde::Serialize;

use super::latest::Latest;
use super::mailbox::Mailbox;
use crate::storage::save_toml;

/// The thread that writes the values of one file.
#[derive(Debug)]
pub struct Keeper<T>(Latest<T, ()>);

impl<T: Serialize + Send + 'static> Keeper<T> {
    /// Starts the thread. Nothing is written before the first value.
    ///
    /// # Errors
    /// When the system has no thread left.
    pub fn spawn(path: PathBuf) -> std::io::Result<Self> {
        let run = move |values: Arc<Mailbox<T>>, _events: SyncSender<()>| {
            while let Some(value) = values.take() {
                if let Err(err) = save_toml(&path, &value) {
                    log::warn!("{err}");
                }
            }
        };
        Latest::spawn("keeper", 1, run).map(Self)
    }

    /// Writes a value soon, in place of one that waits.
    pub fn keep(&self, value: T) {
        self.0.ask(value);
    }
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, Instant};

    use super::*;
    use crate::storage::load_toml;

    #[test]
    fn the_newest_value_is_soon_in_the_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("deeper/value.toml");
        let keeper = Keeper::spawn(path.clone()).unwrap();
        for number in 0..200_u32 {
            keeper.keep(std::collections::BTreeMap::from([("number".to_owned(), number)]));
        }
        let read = || load_toml::<std::collections::BTreeMap<String, u32>>(&path).0.get("number").copied();
        let start = Instant::now();
        while read() != Some(199) {
            assert!(start.elapsed() < Duration::from_secs(30), "{:?}", read());
            std::thread::yield_now();
        }
    }
}
