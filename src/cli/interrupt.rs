//! Ctrl+C and its like: long work stops cleanly, and everything else ends in a sentence.
//!
//! A signal that is ignored when the program starts stays ignored, as `nohup` and a shell's background jobs want it.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{SyncSender, sync_channel};

use crate::storage::plain_reason;
use crate::worker::{Failure, caught, spawn_thread};

/// Whether the end was asked for.
static PRESSED: AtomicBool = AtomicBool::new(false);
/// How many stop by themselves when it is.
static LISTENERS: AtomicUsize = AtomicUsize::new(0);
/// Where the end of the command is waited for; `None` is an end that was asked for.
static END: OnceLock<SyncSender<Option<anyhow::Result<()>>>> = OnceLock::new();

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

/// Does the work of a command, and waits for it no longer than until the end is asked for, unless somebody listens and stops by itself. A
/// panic, here or in a thread that computes for it, is a failure like others. To be called once, before other threads start.
///
/// # Errors
/// Those of the work; that it was stopped.
pub fn work(work: impl FnOnce() -> anyhow::Result<()> + Send + 'static) -> anyhow::Result<()> {
    let (sender, end) = sync_channel(2);
    let done = sender.clone();
    END.set(sender).ok();
    if !system::watch() {
        return in_words(caught(work)); // a signal ends the program at once, as usual
    }
    let command = move || {
        done.send(Some(in_words(caught(work)))).ok();
    };
    if let Err(err) = spawn_thread("command", Box::new(command)) {
        return in_words(Err(Failure::NoThread(plain_reason(&err.to_string()))));
    }
    match end.recv() {
        Ok(Some(result)) => result,
        Ok(None) | Err(_) => anyhow::bail!("stopped before the end"),
    }
}

/// A command that broke off is one that failed.
fn in_words(worked: Result<anyhow::Result<()>, Failure>) -> anyhow::Result<()> {
    worked.unwrap_or_else(|failure| Err(anyhow::Error::msg(failure.to_string())))
}

/// The end is asked for: whoever listens stops by itself; where nobody does, nothing is half written, and nobody waits any longer.
fn pressed() {
    if !PRESSED.swap(true, Ordering::SeqCst)
        && LISTENERS.load(Ordering::SeqCst) == 0
        && let Some(end) = END.get()
    {
        end.try_send(None).ok();
    }
}

#[cfg(unix)]
mod system {
    use std::path::Path;

    use nix::sys::signal::{SigSet, Signal};

    use crate::storage::{FileAction, LARGEST_TEXT, read_text};
    use crate::worker::spawn_thread;

    /// Watches for the signals that ask for the end; `false` where the system has no thread for it.
    pub fn watch() -> bool {
        let ignored = ignored_signals();
        let mut wanted = SigSet::empty();
        for signal in [Signal::SIGINT, Signal::SIGTERM, Signal::SIGHUP] {
            if ignored >> (signal as u32 - 1) & 1 == 0 {
                wanted.add(signal);
            }
        }
        // A file that becomes larger than the system allows is then an error like a full disk, and no death without a word.
        let mut too_large = SigSet::empty();
        too_large.add(Signal::SIGXFSZ);
        too_large.thread_block().ok();
        // Held back from all threads, which start later and inherit it; one of them takes the signals as they come.
        if wanted.thread_block().is_err() {
            return false;
        }
        let wait = move || {
            while wanted.wait().is_ok() {
                super::pressed();
            }
        };
        let is_watched = spawn_thread("signals", Box::new(wait)).is_ok();
        if !is_watched {
            wanted.thread_unblock().ok();
        }
        is_watched
    }

    /// The signals that whoever started the program has it ignore, bit 0 for signal 1. Linux would give them to a thread that waits for them; other
    /// systems drop them by themselves.
    fn ignored_signals() -> u64 {
        let status = read_text(FileAction::ReadFile, Path::new("/proc/self/status"), LARGEST_TEXT).unwrap_or_default();
        let mask = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
        mask.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok()).unwrap_or(0)
    }
}

#[cfg(not(unix))]
mod system {
    /// Watches for Ctrl+C; `false` where the system does not allow it.
    pub fn watch() -> bool {
        ctrlc::set_handler(super::pressed).is_ok()
    }
}
