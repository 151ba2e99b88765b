//! Base images that are painted from a seed, and the family that networks learn from.

use std::collections::BTreeSet;

use brain_tumor_lab::factory::{
    BaseImage, BrainRegion, Generator, GrayImage, MadeBase, Mode, NAMED_BASES, PIXELS, training_base,
};

/// FNV-1a (Fowler, Noll and Vo): pins pixels without a file.
fn hash<'a>(images: impl Iterator<Item = &'a GrayImage>) -> u64 {
    let bytes = images.flat_map(|image| image.pixels().iter());
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, &byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3))
}

fn mean(image: &GrayImage) -> f64 {
    image.pixels().iter().map(|&pixel| f64::from(pixel)).sum::<f64>() / PIXELS as f64
}

/// The grays of the region, sorted.
fn grays(base: &BaseImage) -> Vec<u8> {
    let places = (0..PIXELS).filter(|place| base.region().contains((place % 96) as i32, (place / 96) as i32));
    let mut grays: Vec<u8> = places.map(|place| base.image().pixels()[place]).collect();
    grays.sort_unstable();
    grays
}

/// The brightest pixel of the outermost ones: dark where no head is cut off.
fn brightest_at_the_border(image: &GrayImage) -> u8 {
    let border = |place: &usize| [0, 95].contains(&(place % 96)) || place / 96 == 0 || place / 96 == 127;
    (0..PIXELS).filter(border).map(|place| image.pixels()[place]).max().unwrap()
}

#[test]
fn seed_0_is_the_bundled_base() {
    assert_eq!(BaseImage::random(0), BaseImage::bundled());
}

#[test]
fn every_seed_gives_a_head_with_a_region_and_room_for_tumors() {
    let seeds = (1..=300).chain([1_000_000, 48_213, u64::from(u32::MAX), u64::MAX - 1, u64::MAX]);
    let mut seen = BTreeSet::new();
    for seed in seeds {
        let base = BaseImage::random(seed);
        assert!(seen.insert(base.image().pixels().to_vec()), "seed {seed} repeats another head");
        let found = BrainRegion::find(base.image()).unwrap();
        assert_eq!(&found, base.region(), "seed {seed}");
        assert!((1200..=6500).contains(&found.len()), "seed {seed}: {} positions", found.len());
        let grays = grays(&base);
        let (median, bright) = (grays[grays.len() / 2], grays[grays.len() * 8 / 10]);
        assert!(median <= 180 && bright <= 180, "seed {seed}: median {median}, upper fifth from {bright}");
        assert!(brightest_at_the_border(base.image()) < 60, "seed {seed}: the head is cut off");
    }
}

#[test]
fn heads_differ_in_size_and_in_contrast() {
    let bases: Vec<BaseImage> = (1..=120).map(BaseImage::random).collect();
    let areas: Vec<usize> = bases.iter().map(|base| base.region().len()).collect();
    assert!(*areas.iter().max().unwrap() > 2 * areas.iter().min().unwrap(), "small and large heads");
    // In a T1-like head the fluid is darker than the median of the brain, in a T2-like one it is brighter.
    let skewed = |base: &BaseImage| {
        let grays = grays(base);
        let at = |share: usize| i32::from(grays[grays.len() * share / 100]);
        (at(98) - at(50)) - (at(50) - at(2))
    };
    let t2 = bases.iter().filter(|base| skewed(base) > 20).count();
    let t1 = bases.iter().filter(|base| skewed(base) < -20).count();
    assert!(t1 > 20 && t2 > 15, "{t1} heads with dark fluid, {t2} with bright fluid");
}

#[test]
fn the_training_family_is_wide_usable_and_the_same_each_time() {
    let bases: Vec<BaseImage> = (0..300).map(|number| training_base(5, number)).collect();
    assert!(bases.iter().all(|base| base.region().len() >= 400));
    assert_eq!(bases[17], training_base(5, 17));
    assert_ne!(bases[17], training_base(6, 17));
    let bundled = bases.iter().filter(|base| **base == BaseImage::bundled()).count();
    assert!((5..=30).contains(&bundled), "the bundled one comes {bundled} times in 300");
    let different: BTreeSet<&[u8; PIXELS]> = bases.iter().map(|base| base.image().pixels()).collect();
    assert_eq!(different.len(), 300 - bundled + 1, "no other one comes twice");
    let mut means: Vec<f64> = bases.iter().map(|base| mean(base.image())).collect();
    means.sort_by(f64::total_cmp);
    assert!(means[15] < 40.0 && means[285] > 130.0, "dark and bright ones: {} to {}", means[15], means[285]);
    let generator = |base: &BaseImage| Generator::new(&Mode::Hard.recipe(), base).unwrap();
    assert!(bases.iter().all(|base| generator(base).specimen(1, 0).image != *base.image()));
}

#[test]
fn the_training_family_does_not_hold_the_heads_that_people_type() {
    let typed: BTreeSet<Vec<u8>> = (1..=60).map(|seed| BaseImage::random(seed).image().pixels().to_vec()).collect();
    let learned = |number| training_base(0, number).image().pixels().to_vec();
    assert!((0..200).all(|number| !typed.contains(&learned(number))));
}

#[test]
fn painted_pixels_are_the_same_on_every_machine() {
    let heads: Vec<BaseImage> = (1..=12).map(BaseImage::random).collect();
    let family: Vec<BaseImage> = (0..40).map(|number| training_base(1, number)).collect();
    let named: Vec<BaseImage> = NAMED_BASES.iter().map(|named| MadeBase::Named(named).make()).collect();
    let hashes = [heads, family, named].map(|bases| hash(bases.iter().map(BaseImage::image)));
    let golden = [10_397_025_527_436_635_204, 4_395_409_362_011_796_085, 17_384_765_797_182_771_176];
    assert_eq!(hashes, golden, "painted heads, the training family, base images with a name");
}
