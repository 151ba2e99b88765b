//! A single piece of work on a thread of its own: reading a file, trying a GPU, waiting for a file dialog.

use std::sync::mpsc::{Receiver, TryRecvError, sync_channel};

use super::Waker;

/// Work under way. Dropping it forgets the result; the thread ends by itself.
#[derive(Debug)]
pub struct Task<T> {
    result: Receiver<T>,
}

impl<T: Send + 'static> Task<T> {
    /// Starts `work` on a thread called `name`; the waker is called when it is done.
    pub fn spawn(name: &str, waker: Waker, work: impl FnOnce() -> T + Send + 'static) -> Self {
        let (sender, result) = sync_channel(1);
        let run = move || {
            sender.send(work()).ok();
            waker();
        };
        // A machine without room for a thread drops the sender: the task then reports that it was lost.
        if let Err(err) = std::thread::Builder::new().name(name.to_owned()).spawn(run) {
            log::error!("no thread for {name}: {err}");
        }
        Self { result }
    }

    /// The result, when it is there.
    ///
    /// # Errors
    /// When the work ended without one.
    pub fn poll(&self) -> Result<Option<T>, TaskLost> {
        match self.result.try_recv() {
            Ok(value) => Ok(Some(value)),
            Err(TryRecvError::Empty) => Ok(None),
            Err(TryRecvError::Disconnected) => Err(TaskLost),
        }
    }
}

/// The thread of a task ended without a result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TaskLost;
