//! The start of every thread: a name, and a panic that becomes a value in place of a dead thread that nobody hears of.
//!
//! The message of a panic that is caught is said once, in the sentence of whoever caught it. Whoever looks for the mistake finds its place in the
//! sources in the log (`RUST_LOG=warn`) or, with `RUST_BACKTRACE`, in the words of the system.

use std::any::Any;
use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::thread::JoinHandle;

/// Bytes of a thread's stack: what the first thread of a program usually has, so that no work depends on which one does it.
const STACK: usize = 8 << 20;

/// Why a job gave no answer of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The system has no thread left; its reason.
    NoThread(String),
    /// The job panicked, which is a fault of the program; the panic's message.
    Panicked(String),
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoThread(reason) => write!(f, "the system has no thread left: {reason}"),
            Self::Panicked(message) => write!(f, "the program made a mistake ({message})"),
        }
    }
}

/// What starts a thread: [`spawn`], or in tests something that cannot.
pub type Spawn = fn(&str, Box<dyn FnOnce() + Send>) -> std::io::Result<JoinHandle<()>>;

/// Starts `work` on a thread of this name. A panic that `work` does not catch itself ends the thread, and nothing else.
///
/// # Errors
/// When the system has no thread left.
pub fn spawn(name: &str, work: Box<dyn FnOnce() + Send>) -> std::io::Result<JoinHandle<()>> {
    let thread = name.to_owned();
    let guarded = move || {
        if let Err(failure) = caught(work) {
            log::error!("{thread}: {failure}");
        }
    };
    std::thread::Builder::new().name(name.to_owned()).stack_size(STACK).spawn(guarded)
}

/// On which threads panics are caught by somebody who says them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PanicsOf {
    /// On all.
    AllThreads,
    /// On all but the first one of the program.
    OtherThreads,
}

/// From now on a panic that somebody catches and says is not said by the system too. To be called once, before other threads start.
pub fn say_panics_once(threads: PanicsOf) {
    if std::env::var_os("RUST_BACKTRACE").is_some_and(|wanted| wanted != "0") {
        return; // whoever asks for it gets everything
    }
    let usual = std::panic::take_hook();
    let first = std::thread::current().id();
    std::panic::set_hook(Box::new(move |panic| {
        if threads == PanicsOf::OtherThreads && std::thread::current().id() == first {
            usual(panic);
        } else {
            log::warn!("{panic}");
        }
    }));
}

/// Does `work`; a panic in it becomes a value.
///
/// # Errors
/// When `work` panicked.
pub fn caught<T>(work: impl FnOnce() -> T) -> Result<T, Failure> {
    catch_unwind(AssertUnwindSafe(work)).map_err(|panic| Failure::Panicked(message(&*panic)))
}

/// The message of a panic, as far as it is text.
fn message(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().copied();
    text.or_else(|| panic.downcast_ref::<String>().map(String::as_str)).unwrap_or("no message").to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_a_value_with_its_message() {
        assert_eq!(caught(|| 3), Ok(3));
        assert_eq!(caught(|| panic!("a plain text")), Err::<(), _>(Failure::Panicked("a plain text".to_owned())));
        let number = 7;
        assert_eq!(caught(|| panic!("number {number}")), Err::<(), _>(Failure::Panicked("number 7".to_owned())));
        let odd = || std::panic::panic_any(7_u8);
        assert_eq!(caught(odd), Err::<(), _>(Failure::Panicked("no message".to_owned())));
    }
}
