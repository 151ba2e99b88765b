//! Pixels that must never change: (recipe, base, seed, index) are the same picture on every machine and in every version.
//! A change here is a value-breaking one and belongs into the changelog.

use brain_tumor_lab::factory::{BaseImage, Generator, Mode, Resampling};

use super::alterations::augmented;
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

/// HARD with rotate and flip switched on, as they are by default.
const AUGMENTED: [Golden; 8] = [
    (0, 0, 'B', 0xCA51FC18, 0x1EA09BC9),
    (0, 1, 'C', 0x52358098, 0x9B76B3C1),
    (0, 2, 'A', 0x054AAA93, 0xFD784D1D),
    (1, 0, 'B', 0x340491BB, 0x19A8570C),
    (2019, 77, 'Z', 0x200707C7, 0x8A258AEC),
    (u64::MAX, 3, 'A', 0x363BE419, 0x8AD00543),
    (42, 1_000_000, 'B', 0xE6D2550A, 0xCE80643E),
    (7, u64::MAX, 'Z', 0x34EBCF04, 0x8A258AEC),
];

/// The same with smooth resampling.
const AUGMENTED_SMOOTH: [Golden; 8] = [
    (0, 0, 'B', 0x05BF695E, 0x1EA09BC9),
    (0, 1, 'C', 0x3D2FE3C2, 0x9B76B3C1),
    (0, 2, 'A', 0x40F3FC47, 0xFD784D1D),
    (1, 0, 'B', 0x5A522137, 0x19A8570C),
    (2019, 77, 'Z', 0x47E69838, 0x8A258AEC),
    (u64::MAX, 3, 'A', 0xC51A11BA, 0x8AD00543),
    (42, 1_000_000, 'B', 0x60F02E68, 0xCE80643E),
    (7, u64::MAX, 'Z', 0x36B09F88, 0x8A258AEC),
];

/// Specimens of the same seeds and indices, with their hashes.
fn now(generator: &Generator, golden: [Golden; 8]) -> [Golden; 8] {
    golden.map(|(seed, index, ..)| {
        let specimen = generator.specimen(seed, index);
        let hashes = [specimen.image.pixels(), specimen.mask.bits()].map(|bytes| crc32fast::hash(bytes));
        (seed, index, specimen.plan.syndrome.letter(), hashes[0], hashes[1])
    })
}

#[test]
fn pictures_and_masks_have_their_golden_hashes() {
    for (mode, golden) in [(Mode::Easy, EASY), (Mode::Hard, HARD)] {
        assert_eq!(now(&generator(mode), golden), golden, "{mode}");
    }
}

#[test]
fn rotated_and_flipped_pictures_have_their_golden_hashes() {
    for (resampling, golden) in [(Resampling::Nearest, AUGMENTED), (Resampling::Bilinear, AUGMENTED_SMOOTH)] {
        let mut recipe = augmented();
        recipe.alterations.resampling = resampling;
        let generator = Generator::new(&recipe, &BaseImage::bundled()).unwrap();
        assert_eq!(now(&generator, golden), golden, "{resampling:?}");
    }
}

#[test]
fn the_base_image_has_its_golden_hash() {
    assert_eq!(crc32fast::hash(generator(Mode::Hard).base().image().pixels()), 0x5AA8E7AB);
}
