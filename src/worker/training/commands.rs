//! What the handle of a training has commanded, as its thread reads it.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::sync::mpsc::{Receiver, RecvError, SyncSender, TryRecvError, TrySendError, sync_channel};

use super::{Finish, WatchedPicture};

/// What the handle of a training can want.
#[derive(Debug)]
pub enum Command {
    /// Waits before the next step.
    Pause,
    /// Goes on.
    Resume,
    /// Another peak of the learning rate.
    LearningRate(f64),
    /// Another L2.
    L2(f64),
    /// The picture whose answers are followed.
    Watch(Option<Box<WatchedPicture>>),
    /// Ends.
    Finish(Finish),
}

impl Command {
    /// Whether this command says nothing any more once `newer` is given.
    fn is_replaced_by(&self, newer: &Self) -> bool {
        matches!(
            (self, newer),
            (Self::Pause | Self::Resume, Self::Pause | Self::Resume)
                | (Self::LearningRate(_), Self::LearningRate(_))
                | (Self::L2(_), Self::L2(_))
                | (Self::Watch(_), Self::Watch(_))
        )
    }
}

/// Commands that lie in the channel at most.
const ROOM: usize = 16;

/// The end of the handle. A thread in a long step reads nothing: what has no room in the channel waits here, and a knob that is dragged
/// meanwhile leaves its last value alone. So a pause or the end is never lost, and what waits is never long.
#[derive(Debug)]
pub struct CommandSender {
    sender: SyncSender<Command>,
    waiting: RefCell<VecDeque<Command>>,
}

impl CommandSender {
    /// Gives a command, and with it what waits.
    pub fn send(&self, command: Command) {
        let mut waiting = self.waiting.borrow_mut();
        match waiting.iter_mut().find(|older| older.is_replaced_by(&command)) {
            Some(older) => *older = command,
            None => waiting.push_back(command),
        }
        drop(waiting);
        self.flush();
    }

    /// Sends what waits, as far as there is room.
    pub fn flush(&self) {
        let mut waiting = self.waiting.borrow_mut();
        while let Some(command) = waiting.pop_front() {
            // A training that is over needs no command.
            if let Err(TrySendError::Full(command)) = self.sender.try_send(command) {
                waiting.push_front(command);
                return;
            }
        }
    }
}

/// The commands, oldest first. None is ever lost: what the device's preparation cannot obey is put back for the first step.
pub struct Commands {
    receiver: Receiver<Command>,
    /// Read already, and put back; read again before anything newer.
    put_back: RefCell<VecDeque<Command>>,
}

impl Commands {
    /// Both ends of a channel for commands.
    pub fn channel() -> (CommandSender, Self) {
        let (sender, receiver) = sync_channel(ROOM);
        (CommandSender { sender, waiting: RefCell::default() }, Self { receiver, put_back: RefCell::default() })
    }

    /// The next command, waited for.
    ///
    /// # Errors
    /// When the handle is gone.
    pub fn recv(&self) -> Result<Command, RecvError> {
        let first = self.put_back.borrow_mut().pop_front();
        first.map_or_else(|| self.receiver.recv(), Ok)
    }

    /// The next command, if there is one.
    ///
    /// # Errors
    /// When there is none, or the handle is gone.
    pub fn try_recv(&self) -> Result<Command, TryRecvError> {
        let first = self.put_back.borrow_mut().pop_front();
        first.map_or_else(|| self.receiver.try_recv(), Ok)
    }

    /// These are read again, in this order, before anything newer.
    pub fn put_back(&self, commands: impl IntoIterator<Item = Command>) {
        self.put_back.borrow_mut().extend(commands);
    }
}
