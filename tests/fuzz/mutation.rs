//! Mutations: of bytes, and of numbers and lines in a text.

use rand::{Rng, RngExt as _};

/// What stands in place of a number in a text.
const NUMBERS: [&str; 24] = [
    "0",
    "-1",
    "1",
    "nan",
    "inf",
    "-inf",
    "1e308",
    "-1e308",
    "1e-320",
    "0.5",
    "255",
    "256",
    "65536",
    "2147483648",
    "4294967296",
    "9223372036854775807",
    "9223372036854775808",
    "18446744073709551615",
    "18446744073709551616",
    "1e19",
    "null",
    "\"x\"",
    "[]",
    "true",
];
/// What stands in place of a byte.
const BYTES: [u8; 12] = [0, 1, 0x7F, 0x80, 0xFE, 0xFF, b'"', b'\n', b',', b'{', b']', 0x1B];

/// The seed with one to four mutations.
pub fn mutated(seed: &[u8], others: &[Vec<u8>], is_text: bool, rng: &mut impl Rng) -> Vec<u8> {
    let mut bytes = seed.to_vec();
    for _ in 0..rng.random_range(1..=4) {
        if is_text && rng.random_bool(0.7) {
            mutate_text(&mut bytes, rng);
        } else {
            mutate_bytes(&mut bytes, others, rng);
        }
    }
    bytes
}

/// A place, and a short stretch from there.
fn stretch(bytes: &[u8], longest: usize, rng: &mut impl Rng) -> std::ops::Range<usize> {
    let start = rng.random_range(0..=bytes.len());
    start..bytes.len().min(start + rng.random_range(0..=longest))
}

fn mutate_bytes(bytes: &mut Vec<u8>, others: &[Vec<u8>], rng: &mut impl Rng) {
    let place = if bytes.is_empty() { 0 } else { near_the_start(bytes.len(), rng) };
    match rng.random_range(0..8) {
        0 if !bytes.is_empty() => bytes[place] ^= 1 << rng.random_range(0..8),
        1 if !bytes.is_empty() => bytes[place] = BYTES[rng.random_range(0..BYTES.len())],
        2 => {
            let new: Vec<u8> = (0..rng.random_range(1..9)).map(|_| rng.random()).collect();
            bytes.splice(place..place, new);
        }
        3 => drop(bytes.drain(stretch(bytes, 64, rng))),
        4 => {
            let copy = bytes[stretch(bytes, 64, rng)].to_vec();
            bytes.splice(place..place, copy);
        }
        5 => bytes.truncate(rng.random_range(0..=bytes.len())),
        6 => {
            // A part of another seed.
            let other = &others[rng.random_range(0..others.len())];
            let part = other[stretch(other, 256, rng)].to_vec();
            let end = bytes.len().min(place + part.len());
            bytes.splice(place..end, part);
        }
        _ => {
            // A length or a count at its extremes, the lowest byte first or last.
            let size = [2, 4, 8][rng.random_range(0..3)];
            let number: u64 = [0, 1, u64::MAX, u64::MAX >> 1, 1 << 31, 1 << 32, 0x7FFF][rng.random_range(0..7)];
            let both = [number.to_le_bytes(), number.to_be_bytes()];
            let part = if rng.random() { &both[0][..size] } else { &both[1][8 - size..] };
            for (byte, new) in bytes.iter_mut().skip(place).zip(part) {
                *byte = *new;
            }
        }
    }
}

/// Half of the places lie in the first 512 bytes, where headers are.
fn near_the_start(length: usize, rng: &mut impl Rng) -> usize {
    let end = if rng.random() { length } else { length.min(512) };
    rng.random_range(0..end)
}

fn mutate_text(bytes: &mut Vec<u8>, rng: &mut impl Rng) {
    if rng.random_bool(0.7) {
        let numbers = numbers_in(bytes);
        if let Some(place) = (!numbers.is_empty()).then(|| numbers[rng.random_range(0..numbers.len())].clone()) {
            let new = NUMBERS[rng.random_range(0..NUMBERS.len())];
            bytes.splice(place, new.bytes());
        }
        return;
    }
    let mut lines: Vec<Vec<u8>> = bytes.split(|byte| *byte == b'\n').map(<[u8]>::to_vec).collect();
    let (one, other) = (rng.random_range(0..lines.len()), rng.random_range(0..lines.len()));
    match rng.random_range(0..3) {
        0 => lines.swap(one, other),
        1 => drop(lines.remove(one)),
        _ => {
            let copy = lines[one].clone();
            lines.insert(other, copy);
        }
    }
    *bytes = lines.join(&b'\n');
}

/// Where the numbers of a text stand.
fn numbers_in(bytes: &[u8]) -> Vec<std::ops::Range<usize>> {
    let is_part = |byte: u8| byte.is_ascii_digit() || b".+-eE".contains(&byte);
    let mut found = Vec::new();
    let mut place = 0;
    while place < bytes.len() {
        let length = bytes[place..].iter().take_while(|byte| is_part(**byte)).count();
        if bytes[place..place + length].iter().any(u8::is_ascii_digit) {
            found.push(place..place + length);
        }
        place += length.max(1);
    }
    found
}
