//! A story that is watched as it was recorded: its curve, played back in some seconds.

use std::time::{Duration, Instant};

use super::super::{Message, Shared, Story};
use super::{LIVE, Train, words};
use crate::runs::CurveRow;
use crate::words::{Text, words};

/// A recording is played back in this time.
pub const PLAYBACK: Duration = Duration::from_secs(15);

/// A recorded story that is being watched.
#[derive(Clone, Debug)]
pub struct Recorded {
    /// The story.
    pub story: &'static Story,
    machine: Text,
    rows: Vec<CurveRow>,
    /// When the playback began; `None` once it is at its end.
    since: Option<Instant>,
}

impl Recorded {
    fn new(story: &'static Story, machine: Text, rows: Vec<CurveRow>) -> Self {
        Self { story, machine, rows, since: Some(Instant::now()) }
    }

    /// The machine on which it was recorded.
    pub fn machine(&self) -> String {
        (self.machine)(words())
    }

    /// Whether the playback goes on.
    pub fn is_playing(&self) -> bool {
        self.since.is_some_and(|since| since.elapsed() < PLAYBACK)
    }

    /// Share of the recording that is shown, from 0 to 1.
    pub fn share(&self) -> f64 {
        self.since.map_or(1.0, |since| (since.elapsed().as_secs_f64() / PLAYBACK.as_secs_f64()).min(1.0))
    }

    /// Pictures that the network had seen at the moment that is shown.
    pub fn images(&self) -> u64 {
        let all = self.rows.last().map_or(0, |row| row.images);
        (self.share() * all as f64).round() as u64
    }

    /// The measurements up to the moment that is shown.
    pub fn rows_in_sight(&self) -> &[CurveRow] {
        let images = self.images();
        &self.rows[..self.rows.partition_point(|row| row.images <= images)]
    }
}

impl Train {
    /// Plays a recording back, and fills the form with its story.
    pub(super) fn watch_story(&mut self, story: &'static Story, shared: &mut Shared) {
        let Some(recording) = &story.recording else { return };
        match recording.rows() {
            Ok(rows) => {
                self.recorded = Some(Recorded::new(story, recording.machine, rows));
                self.page = LIVE;
            }
            Err(err) => shared.tell(Message::failed(words::recording_unreadable(story, &err))),
        }
    }

    /// Shows all of the recording.
    pub(super) fn skip_recording(&mut self) {
        if let Some(recorded) = &mut self.recorded {
            recorded.since = None;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::STORIES;

    #[test]
    fn a_playback_shows_more_and_more_and_then_all() {
        for (story, recording) in STORIES.iter().filter_map(|story| Some((story, story.recording.as_ref()?))) {
            let rows = recording.rows().unwrap();
            let mut recorded = Recorded::new(story, recording.machine, rows.clone());
            assert!(recorded.is_playing() && recorded.rows_in_sight().is_empty(), "{}", story.name);
            recorded.since = Instant::now().checked_sub(PLAYBACK / 2);
            let half = recorded.rows_in_sight().len();
            assert!(recorded.is_playing() && half > 0 && half < rows.len(), "{}: {half} of {}", story.name, rows.len());
            recorded.since = None;
            assert!(!recorded.is_playing(), "{}", story.name);
            assert_eq!(recorded.rows_in_sight(), rows, "{}", story.name);
            assert_eq!(recorded.images(), rows[rows.len() - 1].images, "{}", story.name);
        }
    }
}
