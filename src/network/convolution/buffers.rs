//! Large buffers, used again from step to step.
//!
//! Fresh memory costs a page fault per 4 KiB: as much time as the normalisation itself.

use std::{
    cell::RefCell,
    sync::{Mutex, PoisonError},
};

/// Buffers kept at most; the oldest goes first. A step of the compact networks uses about fifty.
const KEPT: usize = 64;
/// Floats kept at most: 256 MB.
const MOST_FLOATS: usize = 64 << 20;
/// Shorter buffers are left to the allocator.
const SHORTEST: usize = 16 * 1024;

static KEEP: Mutex<Vec<Vec<f32>>> = Mutex::new(Vec::new());

/// A buffer of `len` floats with **any** contents: the caller writes all of them.
pub fn take(len: usize) -> Vec<f32> {
    if len >= SHORTEST {
        let mut kept = KEEP.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(found) = kept.iter().rposition(|buffer| buffer.len() == len) {
            return kept.remove(found);
        }
    }
    vec![0.0; len]
}

/// Gives a buffer back.
pub fn give(buffer: Vec<f32>) {
    if buffer.len() >= SHORTEST {
        let mut kept = KEEP.lock().unwrap_or_else(PoisonError::into_inner);
        kept.push(buffer);
        while kept.len() > KEPT || kept.iter().map(Vec::len).sum::<usize>() > MOST_FLOATS {
            kept.remove(0);
        }
    }
}

/// Lends this thread's two scratch buffers, of the given lengths and any contents.
///
/// `work` must not call this again, nor wait for other tasks of the thread pool.
pub fn with_scratch<R>(lens: [usize; 2], work: impl FnOnce(&mut [f32], &mut [f32]) -> R) -> R {
    thread_local! {
        static SCRATCH: RefCell<[Vec<f32>; 2]> = const { RefCell::new([Vec::new(), Vec::new()]) };
    }
    SCRATCH.with_borrow_mut(|scratch| {
        for (buffer, len) in scratch.iter_mut().zip(lens) {
            if buffer.len() < len {
                buffer.resize(len, 0.0);
            }
        }
        let [first, second] = scratch;
        work(&mut first[..lens[0]], &mut second[..lens[1]])
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn buffers_have_the_asked_length() {
        give(vec![1.0; 2 * SHORTEST + 3]);
        assert_eq!(take(2 * SHORTEST + 3).len(), 2 * SHORTEST + 3);
        assert_eq!(take(2 * SHORTEST + 2).len(), 2 * SHORTEST + 2);
        assert_eq!(take(5), [0.0; 5]);
    }

    #[test]
    fn scratch_grows_and_shrinks() {
        assert_eq!(with_scratch([3, 70], |a, b| (a.len(), b.len())), (3, 70));
        assert_eq!(with_scratch([90, 1], |a, b| (a.len(), b.len())), (90, 1));
    }
}
