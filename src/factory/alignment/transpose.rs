//! Transposing a picture in blocks of 8 x 8 pixels: rows become columns.

use crate::factory::HEIGHT;

/// Pixels along a side of the blocks that are transposed at once.
const BLOCK: usize = 8;
/// Blocks along the longest line.
const MOST_BLOCKS: usize = HEIGHT / BLOCK;

/// Makes columns of lines: pixel `p` of line `l` becomes pixel `l` of line `p`. As many lines as are there, a multiple of 8; the rest of
/// the target's lines is left as it is.
#[expect(clippy::inline_always, reason = "it must be compiled for the instruction set of the caller")]
#[inline(always)]
pub(super) fn transpose<const L: usize, const N: usize>(lines: &[[u8; N]], target: &mut [[u8; L]]) {
    for (number, block) in lines.as_chunks::<BLOCK>().0.iter().enumerate() {
        // Eight pixels of a line are one number. Halves, quarters and eighths of the numbers change places, side by side for all of them.
        let mut numbers = [[0_u64; MOST_BLOCKS]; BLOCK];
        for (numbers, line) in numbers.iter_mut().zip(block) {
            for (number, pixels) in numbers.iter_mut().zip(line.as_chunks::<BLOCK>().0) {
                *number = u64::from_le_bytes(*pixels);
            }
        }
        exchange::<4>(&mut numbers, 0x0000_0000_FFFF_FFFF);
        exchange::<2>(&mut numbers, 0x0000_FFFF_0000_FFFF);
        exchange::<1>(&mut numbers, 0x00FF_00FF_00FF_00FF);
        for (group, targets) in target.as_chunks_mut::<BLOCK>().0.iter_mut().enumerate() {
            for (numbers, target) in numbers.iter().zip(targets) {
                target[number * BLOCK..][..BLOCK].copy_from_slice(&numbers[group].to_le_bytes());
            }
        }
    }
}

/// Exchanges the upper parts of each line's numbers with the lower parts of the line that is `DISTANCE` further; `low` marks the lower parts.
#[expect(clippy::inline_always, reason = "it must be compiled for the instruction set of the caller")]
#[inline(always)]
fn exchange<const DISTANCE: usize>(lines: &mut [[u64; MOST_BLOCKS]; BLOCK], low: u64) {
    for first in (0..BLOCK).filter(|line| line & DISTANCE == 0) {
        let (before, after) = lines.split_at_mut(first + DISTANCE);
        for (upper, lower) in before[first].iter_mut().zip(&mut after[0]) {
            let changed = ((*upper >> (8 * DISTANCE)) ^ *lower) & low;
            *upper ^= changed << (8 * DISTANCE);
            *lower ^= changed;
        }
    }
}
