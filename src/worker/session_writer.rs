//! A file that is kept up to date while the program runs, so that a crash loses next to nothing: the newest value is written,
//! values that came in between are not.

use std::marker::PhantomData;
use std::path::PathBuf;

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::ask::{Job, Responder};
use crate::storage::{FileError, save_toml};

/// Writes the values of one file.
#[derive(Debug)]
pub struct FileWriter<T> {
    path: PathBuf,
    value: PhantomData<fn(T)>,
}

impl<T> FileWriter<T> {
    /// A writer of this file. Nothing is written before the first value.
    pub fn new(path: PathBuf) -> Self {
        Self { path, value: PhantomData }
    }
}

impl<T: Serialize + DeserializeOwned + Send + 'static> Responder for FileWriter<T> {
    type Question = T;
    type Answer = FileError;
    const NAME: &'static str = "file writer";

    fn respond(&mut self, value: T, job: &Job<'_, Self>) {
        if let Err(err) = save_toml(&self.path, &value) {
            job.say(err);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::sync::Arc;
    use std::time::Duration;

    use super::super::ask::Ask;
    use super::*;
    use crate::storage::load_toml;

    #[test]
    fn the_newest_value_is_in_the_file_at_the_end() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("deeper/value.toml");
        let place = path.clone();
        let mut writer = Ask::new(Arc::new(|| {}), move || FileWriter::new(place.clone()));
        for number in 0..200_u32 {
            writer.ask(BTreeMap::from([("number".to_owned(), number)]));
        }
        assert!(writer.finish_within(Duration::from_secs(30)));
        assert_eq!(load_toml::<BTreeMap<String, u32>>(&path, 1).0.get("number"), Some(&199));
    }

    #[test]
    fn a_file_that_cannot_be_written_is_said() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().to_path_buf();
        let mut writer = Ask::new(Arc::new(|| {}), move || FileWriter::new(path.clone()));
        writer.ask(BTreeMap::from([("number".to_owned(), 1_u32)]));
        let start = std::time::Instant::now();
        loop {
            if let Some(super::super::ask::Reply::Answer(err)) = writer.poll() {
                assert_eq!(err.path, folder.path());
                break;
            }
            assert!(start.elapsed() < Duration::from_secs(30), "nothing is said");
            std::thread::yield_now();
        }
    }
}
