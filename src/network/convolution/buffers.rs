//! Large buffers, used again from step to step.
//!
//! Fresh memory costs a page fault per 4 KiB: as much time as the normalisation itself.

use std::{
    cell::RefCell,
    collections::BTreeMap,
    sync::{Mutex, MutexGuard, PoisonError},
};

/// Buffers kept at most; the oldest goes first. A step of the compact networks gives back about fifty.
const KEPT: usize = 256;
/// Floats kept at most: 256 MB.
const MOST_FLOATS: usize = 64 << 20;
/// How many times as long as needed a buffer of [`take_at_least`] is at most.
const MUCH_LONGER: usize = 4;
/// Shorter buffers are left to the allocator.
const SHORTEST: usize = 16 * 1024;

#[derive(Default)]
struct Pool {
    /// The newest last.
    kept: Vec<Vec<f32>>,
    /// For each length, how many buffers were lent and did not come back. A buffer of another length was not lent: nobody would ask for it again.
    lent: BTreeMap<usize, usize>,
}

static POOL: Mutex<Pool> = Mutex::new(Pool { kept: Vec::new(), lent: BTreeMap::new() });

impl Pool {
    /// The kept buffer at a place, or a new one of `len` floats.
    fn lend(&mut self, place: Option<usize>, len: usize) -> Vec<f32> {
        let buffer = place.map_or_else(|| vec![0.0; len], |place| self.kept.remove(place));
        *self.lent.entry(buffer.len()).or_default() += 1;
        buffer
    }

    /// Keeps a buffer that was lent; drops any other.
    fn keep(&mut self, buffer: Vec<f32>) {
        let Some(lent) = self.lent.get_mut(&buffer.len()).filter(|lent| **lent > 0) else { return };
        *lent -= 1;
        self.kept.push(buffer);
        while self.kept.len() > KEPT || self.kept.iter().map(Vec::len).sum::<usize>() > MOST_FLOATS {
            self.kept.remove(0);
        }
    }

    fn place_of(&self, len: usize) -> Option<usize> {
        self.kept.iter().rposition(|buffer| buffer.len() == len)
    }

    /// The place of the shortest that has at least `len` floats and is not much longer.
    fn place_of_at_least(&self, len: usize) -> Option<usize> {
        let fitting = self.kept.iter().enumerate().filter(|(_, buffer)| (len..=MUCH_LONGER * len).contains(&buffer.len()));
        fitting.min_by_key(|(_, buffer)| buffer.len()).map(|(place, _)| place)
    }
}

fn pool() -> MutexGuard<'static, Pool> {
    POOL.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A buffer of `len` floats with **any** contents: the caller writes all of them.
pub fn take(len: usize) -> Vec<f32> {
    if len < SHORTEST {
        return vec![0.0; len];
    }
    let mut pool = pool();
    let place = pool.place_of(len);
    pool.lend(place, len)
}

/// A buffer of at least `len` floats with **any** contents: the shortest that is kept, if one is not much longer. For what is no tensor, and is given back
/// soon: the memory may have been a map before, and may be one again later in the step.
pub fn take_at_least(len: usize) -> Vec<f32> {
    if len < SHORTEST {
        return vec![0.0; len];
    }
    let mut pool = pool();
    let place = pool.place_of_at_least(len);
    pool.lend(place, len)
}

/// Gives a buffer back. One that was not taken here is dropped.
pub fn give(buffer: Vec<f32>) {
    if buffer.len() >= SHORTEST {
        pool().keep(buffer);
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
    fn a_buffer_of_at_least_a_length_is_the_shortest_that_is_kept_and_not_much_longer() {
        let kept = [90, 30, 20, 150].map(|len| vec![0.0; len]).to_vec();
        let pool = Pool { kept, ..Pool::default() };
        assert_eq!(pool.place_of_at_least(20), Some(2));
        assert_eq!(pool.place_of_at_least(21), Some(1));
        assert_eq!(pool.place_of_at_least(31), Some(0));
        assert_eq!(pool.place_of_at_least(4), None, "five times as long");
        assert_eq!(pool.place_of_at_least(151), None);
    }

    #[test]
    fn only_what_was_lent_is_kept() {
        let mut pool = Pool::default();
        let lent = pool.lend(None, 20);
        for buffer in [vec![0.0; 30], lent, vec![0.0; 20]] {
            pool.keep(buffer);
        }
        assert_eq!(pool.kept, [vec![0.0; 20]]);
        assert_eq!(pool.place_of(20), Some(0));
    }

    #[test]
    fn scratch_grows_and_shrinks() {
        assert_eq!(with_scratch([3, 70], |spaces| spaces.map(|space| space.len())), [3, 70]);
        assert_eq!(with_scratch([90, 1, 0], |spaces| spaces.map(|space| space.len())), [90, 1, 0]);
        let starts = with_scratch([5, 17, 1], |spaces| spaces.map(|space| space.as_ptr() as usize % 64));
        assert_eq!(starts, [0; 3]);
    }
}
