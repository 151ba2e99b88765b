//! Pieces of work that need no thread of their own kind: reading a file, trying a GPU, waiting for a file dialog. One after the
//! other, none left out.

use std::marker::PhantomData;

use super::Waker;
use super::ask::{Ask, Job, Order, Responder};

/// A piece of work that ends with a `T`.
pub type Piece<T> = Box<dyn FnOnce() -> T + Send>;

/// Does pieces of work in turn.
#[derive(Debug)]
pub struct Work<T>(PhantomData<fn() -> T>);

impl<T> Default for Work<T> {
    fn default() -> Self {
        Self(PhantomData)
    }
}

impl<T: Send + 'static> Responder for Work<T> {
    type Question = Piece<T>;
    type Answer = T;
    const NAME: &'static str = "work";
    const ORDER: Order = Order::InTurn;

    fn respond(&mut self, piece: Piece<T>, job: &Job<'_, Self>) {
        job.say(piece());
    }
}

impl<T: Send + 'static> Ask<Work<T>> {
    /// A way to have work done.
    pub fn for_work(waker: Waker) -> Self {
        Self::new(waker, Work::default)
    }

    /// Has a piece of work done, after those that wait.
    pub fn work(&mut self, piece: impl FnOnce() -> T + Send + 'static) {
        self.ask(Box::new(piece));
    }
}
