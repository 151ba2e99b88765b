//! Large buffers, used again from step to step.
//!
//! Fresh memory costs a page fault per 4 KiB: as much time as the normalisation itself.

use std::{
    cell::RefCell,
    sync::{Mutex, PoisonError},
};

/// Buffers kept at most; the oldest goes first. A step of the compact networks gives back about a hundred and fifty, most of them sums of
/// weight gradients.
const KEPT: usize = 256;
/// Floats kept at most: 256 MB.
const MOST_FLOATS: usize = 64 << 20;
/// How many times as long as needed a buffer of [`take_at_least`] is at most.
const MUCH_LONGER: usize = 4;
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

/// A buffer of at least `len` floats with **any** contents: the shortest that is kept, if one is not much longer. For what is no tensor and soon given
/// back: at another time of a step, the same memory is a map.
pub fn take_at_least(len: usize) -> Vec<f32> {
    if len >= SHORTEST {
        let mut kept = KEEP.lock().unwrap_or_else(PoisonError::into_inner);
        let fitting = kept.iter().enumerate().filter(|(_, buffer)| (len..=MUCH_LONGER * len).contains(&buffer.len()));
        if let Some((place, _)) = fitting.min_by_key(|(_, buffer)| buffer.len()) {
            return kept.remove(place);
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

/// Floats between places at which the widest vectors and the cache's lines start.
const ALIGNED: usize = 16;

/// Lends this thread's scratch buffers, of the given lengths and any contents, each at the start of a line of the cache.
///
/// `work` must not call this again, nor wait for other tasks of the thread pool.
pub fn with_scratch<R, const N: usize>(lens: [usize; N], work: impl FnOnce([&mut [f32]; N]) -> R) -> R {
    thread_local! {
        static SCRATCH: RefCell<Vec<f32>> = const { RefCell::new(Vec::new()) };
    }
    SCRATCH.with_borrow_mut(|scratch| {
        let spaces = lens.map(|len| len.next_multiple_of(ALIGNED));
        let total = spaces.iter().sum::<usize>() + ALIGNED;
        if scratch.len() < total {
            scratch.resize(total, 0.0);
        }
        let start = scratch.as_ptr().align_offset(ALIGNED * size_of::<f32>()).min(ALIGNED);
        let mut rest = &mut scratch[start..];
        work(std::array::from_fn(|place| {
            let (found, left) = std::mem::take(&mut rest).split_at_mut(spaces[place]);
            rest = left;
            &mut found[..lens[place]]
        }))
    })
}

/// Brings values into the cache, in the order of the memory, which the machine foresees and fetches in time. Where they are
/// then read or written in any other order, nothing waits.
pub fn read_ahead(values: &[f32]) {
    std::hint::black_box(values.iter().step_by(ALIGNED).fold(0, |all, value| all ^ value.to_bits()));
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
    fn buffers_of_at_least_a_length_are_not_much_longer() {
        // Other tests take and give at the same time.
        for len in [2 * SHORTEST + 7, 3 * SHORTEST + 7, 9 * SHORTEST + 7] {
            give(vec![1.0; len]);
        }
        for len in [5, 2 * SHORTEST + 6, 2 * SHORTEST + 6, 2 * SHORTEST + 6] {
            assert!((len..=MUCH_LONGER * len).contains(&take_at_least(len).len()));
        }
    }

    #[test]
    fn scratch_grows_and_shrinks() {
        assert_eq!(with_scratch([3, 70], |spaces| spaces.map(|space| space.len())), [3, 70]);
        assert_eq!(with_scratch([90, 1, 0], |spaces| spaces.map(|space| space.len())), [90, 1, 0]);
        let starts = with_scratch([5, 17, 1], |spaces| spaces.map(|space| space.as_ptr() as usize % 64));
        assert_eq!(starts, [0; 3]);
    }
}
