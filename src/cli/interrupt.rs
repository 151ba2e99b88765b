//! Ctrl+C and its like: long work stops cleanly, and everything else ends in a sentence.
//!
//! A signal that is ignored when the program starts stays ignored, as `nohup` and a shell's background jobs want it.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use super::output;

/// Whether the end was asked for.
static PRESSED: AtomicBool = AtomicBool::new(false);
/// How many look at it.
static LISTENERS: AtomicUsize = AtomicUsize::new(0);

/// Work that stops by itself when the end is asked for, so long as this lives.
#[derive(Debug)]
pub struct Interrupt(());

impl Interrupt {
    /// Looks at it from now on.
    pub fn listen() -> Self {
        LISTENERS.fetch_add(1, Ordering::SeqCst);
        Self(())
    }

    /// Whether the end was asked for.
    #[expect(clippy::unused_self, reason = "who asks must listen, or the program ends at once")]
    pub fn is_pressed(&self) -> bool {
        PRESSED.load(Ordering::SeqCst)
    }
}

impl Drop for Interrupt {
    fn drop(&mut self) {
        LISTENERS.fetch_sub(1, Ordering::SeqCst);
    }
}

/// Watches for the request to end. To be called once, before other threads start. Where the system has no thread for it, a signal ends the
/// program at once, as usual.
pub fn watch() {
    system::watch();
}

/// The end is asked for: whoever listens stops by itself; where nobody does, nothing is half written, and the program ends here.
#[expect(clippy::exit, reason = "the thread that works looks at nothing that could stop it")]
fn pressed() {
    if PRESSED.swap(true, Ordering::SeqCst) || LISTENERS.load(Ordering::SeqCst) > 0 {
        return;
    }
    output::complain("stopped before the end");
    std::process::exit(1);
}

#[cfg(unix)]
mod system {
    use nix::sys::signal::{SigSet, Signal};

    use crate::worker::spawn_thread;

    pub fn watch() {
        let ignored = ignored_signals();
        let mut wanted = SigSet::empty();
        for signal in [Signal::SIGINT, Signal::SIGTERM, Signal::SIGHUP] {
            if ignored >> (signal as u32 - 1) & 1 == 0 {
                wanted.add(signal);
            }
        }
        // Held back from all threads, which start later and inherit it; one of them takes the signals as they come.
        if wanted.thread_block().is_err() {
            return;
        }
        let wait = move || {
            while wanted.wait().is_ok() {
                super::pressed();
            }
        };
        if spawn_thread("signals", Box::new(wait)).is_err() {
            wanted.thread_unblock().ok();
        }
    }

    /// The signals that whoever started the program has it ignore, bit 0 for signal 1. Linux would give them to a thread that waits for them; other
    /// systems drop them by themselves.
    fn ignored_signals() -> u64 {
        let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
        let mask = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
        mask.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok()).unwrap_or(0)
    }
}

#[cfg(not(unix))]
mod system {
    pub fn watch() {
        ctrlc::set_handler(super::pressed).ok();
    }
}
