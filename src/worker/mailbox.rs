//! Room for one letter: a newer one replaces the one that waits.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// A place for the newest request to a worker.
#[derive(Debug)]
pub struct Mailbox<T> {
    content: Mutex<Content<T>>,
    changed: Condvar,
}

#[derive(Debug)]
struct Content<T> {
    letter: Option<T>,
    closed: bool,
}

impl<T> Mailbox<T> {
    /// An empty one.
    pub fn new() -> Self {
        Self { content: Mutex::new(Content { letter: None, closed: false }), changed: Condvar::new() }
    }

    /// Puts a letter in, in place of the one that waits.
    pub fn put(&self, letter: T) {
        self.lock().letter = Some(letter);
        self.changed.notify_one();
    }

    /// No more letters: whoever waits goes home.
    pub fn close(&self) {
        self.lock().closed = true;
        self.changed.notify_all();
    }

    /// Waits for a letter; `None` once it is closed.
    pub fn take(&self) -> Option<T> {
        let mut content = self.lock();
        loop {
            if content.closed {
                return None;
            }
            if let Some(letter) = content.letter.take() {
                return Some(letter);
            }
            content = self.changed.wait(content).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// Whether a newer letter waits.
    pub fn has_newer(&self) -> bool {
        self.lock().letter.is_some()
    }

    /// Whether nobody wants anything any more.
    pub fn is_closed(&self) -> bool {
        self.lock().closed
    }

    /// A letter is whole or not there, so a panic elsewhere does no harm to it.
    fn lock(&self) -> MutexGuard<'_, Content<T>> {
        self.content.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_letter_is_the_only_one() {
        let mailbox = Mailbox::new();
        assert!(!mailbox.has_newer());
        mailbox.put(1);
        mailbox.put(2);
        assert!(mailbox.has_newer());
        assert_eq!(mailbox.take(), Some(2));
        assert!(!mailbox.has_newer());
    }

    #[test]
    fn a_closed_mailbox_lets_nobody_wait() {
        let mailbox = Mailbox::new();
        std::thread::scope(|scope| {
            let waiting = scope.spawn(|| mailbox.take());
            mailbox.close();
            assert_eq!(waiting.join().ok(), Some(None::<u8>));
        });
        assert!(mailbox.is_closed());
    }
}
