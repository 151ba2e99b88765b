//! The handle of a thread that answers the newest request only.
//!
//! Shutdown: dropping the handle closes the mailbox and joins; the thread looks at the mailbox between two steps of its work.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread::JoinHandle;

use super::mailbox::Mailbox;

/// A thread with a mailbox for letters `L`, which says events `E`.
#[derive(Debug)]
pub struct Latest<L, E> {
    letters: Arc<Mailbox<L>>,
    events: Receiver<E>,
    thread: Option<JoinHandle<()>>,
}

impl<L: Send + 'static, E: Send + 'static> Latest<L, E> {
    /// Starts `run` on a thread of its own; `room` events wait at most.
    ///
    /// # Errors
    /// When the system has no thread left.
    pub fn spawn(
        name: &str,
        room: usize,
        run: impl FnOnce(Arc<Mailbox<L>>, SyncSender<E>) + Send + 'static,
    ) -> std::io::Result<Self> {
        let letters = Arc::new(Mailbox::new());
        let (sender, events) = sync_channel(room);
        let inbox = Arc::clone(&letters);
        let thread = std::thread::Builder::new().name(name.to_owned()).spawn(move || run(inbox, sender))?;
        Ok(Self { letters, events, thread: Some(thread) })
    }
}

impl<L, E> Latest<L, E> {
    /// Asks, in place of what was asked for before.
    pub fn ask(&self, letter: L) {
        self.letters.put(letter);
    }

    /// What has happened since the last call.
    pub fn events(&self) -> impl Iterator<Item = E> + '_ {
        self.events.try_iter()
    }
}

impl<L, E> Drop for Latest<L, E> {
    fn drop(&mut self) {
        self.letters.close();
        // Make room first: a thread that waits to say something would never see the closed mailbox.
        while self.events.recv().is_ok() {}
        if let Some(thread) = self.thread.take() {
            thread.join().ok();
        }
    }
}
