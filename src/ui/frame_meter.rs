//! How long our own work on a frame takes.

use std::collections::VecDeque;
use std::time::Duration;

/// Frames that the figures are about.
const FRAMES: usize = 300;

/// The last frames' times.
#[derive(Debug, Default)]
pub struct FrameMeter {
    milliseconds: VecDeque<f64>,
}

impl FrameMeter {
    /// Adds a frame.
    pub fn add(&mut self, spent: Duration) {
        if self.milliseconds.len() == FRAMES {
            self.milliseconds.pop_front();
        }
        self.milliseconds.push_back(spent.as_secs_f64() * 1e3);
    }

    /// The time that this share (0 to 1) of the frames did not exceed, in milliseconds.
    pub fn percentile(&self, share: f64) -> f64 {
        let mut sorted: Vec<f64> = self.milliseconds.iter().copied().collect();
        sorted.sort_by(f64::total_cmp);
        let place = ((sorted.len() as f64 * share) as usize).min(sorted.len().saturating_sub(1));
        sorted.get(place).copied().unwrap_or(0.0)
    }

    /// Number of frames that the figures are about.
    pub fn len(&self) -> usize {
        self.milliseconds.len()
    }
}
