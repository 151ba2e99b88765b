//! Ctrl+C: long work stops cleanly.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// A switch that Ctrl+C turns.
#[derive(Clone, Debug)]
pub struct Interrupt {
    pressed: Arc<AtomicBool>,
}

impl Interrupt {
    /// Listens for Ctrl+C from now on. Where the system does not allow it, Ctrl+C ends the program at once, as usual.
    pub fn listen() -> Self {
        let pressed = Arc::new(AtomicBool::new(false));
        let switch = Arc::clone(&pressed);
        ctrlc::set_handler(move || switch.store(true, Ordering::Relaxed)).ok();
        Self { pressed }
    }

    /// Whether Ctrl+C was pressed.
    pub fn is_pressed(&self) -> bool {
        self.pressed.load(Ordering::Relaxed)
    }
}
