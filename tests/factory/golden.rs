//! Pixels that must never change: (recipe, base, seed, index) are the same picture on every machine and in every version.
//! A change here is a value-breaking one and belongs into the changelog.

use brain_tumor_lab::factory::Mode;

use super::tables::generator;

/// Seed, index, class, CRC-32 of the picture, CRC-32 of the mask.
pub type Golden = (u64, u64, char, u32, u32);

const EASY: [Golden; 8] = [
    (0, 0, 'B', 0xAC51F008, 0xAC9D09DF),
    (0, 1, 'C', 0x9F1A5885, 0x661559F7),
    (0, 2, 'A', 0x9D533DE8, 0x080FF16C),
    (1, 0, 'B', 0x944F1BA5, 0xEA848DDF),
    (2019, 77, 'Z', 0xBF5CA5F6, 0x8A258AEC),
    (u64::MAX, 3, 'A', 0x8E8CFFCF, 0x3F767AA1),
    (42, 1_000_000, 'B', 0xD9B541F7, 0x0E710D96),
    (7, u64::MAX, 'Z', 0xEE9DCD85, 0x8A258AEC),
];

pub const HARD: [Golden; 8] = [
    (0, 0, 'B', 0x57EC6E51, 0x4BF39F3B),
    (0, 1, 'C', 0x587A0CDF, 0xA85F96FD),
    (0, 2, 'A', 0x1DCF2A96, 0xB329AA6D),
    (1, 0, 'B', 0x5EB90D19, 0xC9FEAABF),
    (2019, 77, 'Z', 0xBF5CA5F6, 0x8A258AEC),
    (u64::MAX, 3, 'A', 0xA88C98E8, 0x78A2A4E1),
    (42, 1_000_000, 'B', 0x925B5F50, 0x79888580),
    (7, u64::MAX, 'Z', 0xEE9DCD85, 0x8A258AEC),
];

#[test]
fn pictures_and_masks_have_their_golden_hashes() {
    for (mode, golden) in [(Mode::Easy, EASY), (Mode::Hard, HARD)] {
        let generator = generator(mode);
        let now = golden.map(|(seed, index, ..)| {
            let specimen = generator.specimen(seed, index);
            let hashes = [specimen.image.pixels(), specimen.mask.bits()].map(|bytes| crc32fast::hash(bytes));
            (seed, index, specimen.plan.syndrome.letter(), hashes[0], hashes[1])
        });
        assert_eq!(now, golden, "{mode}");
    }
}

#[test]
fn the_base_image_has_its_golden_hash() {
    assert_eq!(crc32fast::hash(generator(Mode::Hard).base().image().pixels()), 0x5AA8E7AB);
}
