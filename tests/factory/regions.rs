//! Where tumors may lie on other people's pictures, and by hand.

use brain_tumor_lab::factory::{
    BaseImage, BrainRegion, Generator, GrayImage, HEIGHT, Mode, PIXELS, Recipe, RecipeError, RegionRecipe, WIDTH,
};

fn with(region: RegionRecipe) -> Recipe {
    Recipe { region, ..Mode::Hard.recipe() }
}

fn image(gray: impl Fn(f64, f64) -> u8) -> GrayImage {
    let pixels: Vec<u8> = (0..PIXELS).map(|index| gray((index % WIDTH) as f64, (index / WIDTH) as f64)).collect();
    GrayImage::from_bytes(&pixels).unwrap()
}

fn region(region: RegionRecipe, base: &BaseImage) -> Result<BrainRegion, RecipeError> {
    Generator::new(&with(region), base).map(|generator| generator.region().clone())
}

/// A figure of 200 with a soft halo of 40 around it.
fn with_halo() -> BaseImage {
    let gray = |x: f64, y: f64| match (x - 47.5).hypot(y - 63.5) {
        distance if distance < 25.0 => 200,
        distance if distance < 40.0 => 40,
        _ => 10,
    };
    BaseImage::new(image(gray)).unwrap()
}

#[test]
fn automatic_regions_are_those_of_the_base() {
    for base in [BaseImage::bundled(), with_halo()] {
        assert_eq!(region(RegionRecipe::Auto, &base).unwrap(), *base.region());
    }
}

#[test]
fn an_ellipse_holds_the_positions_of_its_definition() {
    let (x0, y0, radius_x, radius_y) = (40.5, 60.0, 30.25, 20.0);
    let ellipse = region(RegionRecipe::Ellipse { x: x0, y: y0, radius_x, radius_y }, &BaseImage::bundled()).unwrap();
    for y in 0..HEIGHT as i32 {
        for x in 0..WIDTH as i32 {
            let inside = ((f64::from(x) - x0) / radius_x).powi(2) + ((f64::from(y) - y0) / radius_y).powi(2) <= 1.0;
            assert_eq!(ellipse.contains(x, y), inside, "({x}, {y})");
        }
    }
    let reference = RegionRecipe::Ellipse { x: 47.0, y: 63.0, radius_x: 38.0, radius_y: 38.0 };
    assert_eq!(region(reference, &BaseImage::bundled()).unwrap(), BrainRegion::reference());
}

#[test]
fn tumors_lie_in_the_region_of_the_recipe() {
    let recipe = with(RegionRecipe::Ellipse { x: 30.0, y: 40.0, radius_x: 12.0, radius_y: 9.0 });
    let generator = Generator::new(&recipe, &BaseImage::bundled()).unwrap();
    let tumors: Vec<_> = (0..300).flat_map(|index| generator.plan(1, index).tumors).collect();
    assert!(tumors.len() > 1000);
    assert!(tumors.iter().all(|tumor| generator.region().contains(tumor.x, tumor.y)));
    assert!(tumors.iter().all(|tumor| (18..=42).contains(&tumor.x) && (31..=49).contains(&tumor.y)));
}

#[test]
fn a_threshold_cuts_at_its_level() {
    let base = with_halo();
    let size = |level| region(RegionRecipe::Threshold { level }, &base).unwrap().len() as f64;
    let disc = |radius: f64| std::f64::consts::PI * radius * radius;
    // The halo is 30 above the background; the rim of 8 px is removed.
    assert!((size(29) / disc(32.0) - 1.0).abs() < 0.05, "{}", size(29));
    assert!((size(30) / disc(17.0) - 1.0).abs() < 0.1, "{}", size(30));
    assert_eq!(size(0), size(29));
    assert_eq!(size(100), size(189));
}

#[test]
fn a_region_with_next_to_no_place_is_refused_by_key() {
    let base = with_halo();
    let tiny = RegionRecipe::Ellipse { x: 47.0, y: 63.0, radius_x: 5.0, radius_y: 6.0 };
    for recipe in [RegionRecipe::Threshold { level: 190 }, RegionRecipe::Threshold { level: 254 }, tiny] {
        let err = region(recipe, &base).unwrap_err();
        assert_eq!(err.key, "region", "{recipe:?}");
        assert!(err.reason.to_string().contains("at least 100"), "{err}");
    }
}

/// A number between 0 and 255 that looks random, from a place.
fn scattered(x: f64, y: f64) -> u8 {
    let mixed = (x as u32).wrapping_mul(0x9E37_79B1) ^ (y as u32).wrapping_mul(0x85EB_CA77);
    let mixed = (mixed ^ (mixed >> 15)).wrapping_mul(0x2C1B_3C6D);
    ((mixed ^ (mixed >> 12)).wrapping_mul(0x297A_2D39) >> 24) as u8
}

#[test]
fn noise_has_nearly_the_whole_picture_as_its_region() {
    for spread in [1.0, 0.4] {
        let base = BaseImage::new(image(|x, y| (128.0 + spread * (f64::from(scattered(x, y)) - 128.0)) as u8)).unwrap();
        assert!(base.region().len() > 6000, "{} positions at {spread}", base.region().len());
    }
}

#[test]
fn a_page_of_text_has_the_block_of_text_as_its_region() {
    // Lines of words, letters of 2 x 3 px apart by 1 px, 6 px from line to line.
    let letter = |x: f64, y: f64| {
        let (column, line) = ((x - 10.0) % 3.0, (y - 12.0) % 6.0);
        let word = ((x - 10.0) / 3.0) as u32 % 6 != 5;
        (10.0..84.0).contains(&x) && (12.0..112.0).contains(&y) && column < 2.0 && line < 3.0 && word
    };
    let base = BaseImage::new(image(|x, y| if letter(x, y) { 20 } else { 250 })).unwrap();
    assert!(base.region().len() > 3000, "{} positions", base.region().len());
    assert!(base.region().contains(47, 63) && !base.region().contains(11, 63) && !base.region().contains(47, 14));
}

#[test]
fn specks_far_from_each_other_are_no_brain() {
    let speck = |x: f64, y: f64| x % 24.0 < 5.0 && y % 24.0 < 5.0;
    assert!(BaseImage::new(image(|x, y| if speck(x - 4.0, y - 4.0) { 200 } else { 0 })).is_err());
}
