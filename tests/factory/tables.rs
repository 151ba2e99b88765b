//! The tables of the specification, as plain numbers.

use brain_tumor_lab::factory::{BaseImage, Generator, Mode, Syndrome, TumorSize};

/// Radius of the area, then closed ranges of disc radius, number of discs, brightness.
pub struct TumorTable {
    pub area_radius: i32,
    pub radius: (i32, i32),
    pub discs: (i32, i32),
    pub brightness: (i32, i32),
}

pub fn tumor_table(mode: Mode, size: TumorSize) -> TumorTable {
    let (area_radius, radius, discs, brightness) = match (mode, size) {
        (Mode::Hard, TumorSize::Small) => (3, (2, 3), (1, 3), (30, 60)),
        (Mode::Hard, TumorSize::Medium) => (5, (4, 6), (2, 3), (30, 50)),
        (Mode::Hard, TumorSize::Big) => (10, (6, 10), (3, 5), (15, 45)),
        (Mode::Easy, TumorSize::Small) => (3, (2, 4), (1, 3), (90, 130)),
        (Mode::Easy, TumorSize::Medium) => (7, (6, 8), (2, 3), (80, 100)),
        (Mode::Easy, TumorSize::Big) => (20, (12, 17), (3, 5), (60, 80)),
    };
    TumorTable { area_radius, radius, discs, brightness }
}

/// Closed range of the number of tumors.
pub fn count_table(class: Syndrome, size: TumorSize) -> (i32, i32) {
    match (class, size) {
        (Syndrome::A, TumorSize::Big) => (1, 2),
        (Syndrome::A, TumorSize::Medium) => (0, 2),
        (Syndrome::B, TumorSize::Medium) => (4, 8),
        (Syndrome::B, TumorSize::Small) => (0, 3),
        (Syndrome::C, TumorSize::Small) => (20, 48),
        _ => (0, 0),
    }
}

/// Where tumors may lie on the bundled base image.
pub fn reference_region() -> Vec<(i32, i32)> {
    let all = (0..128).flat_map(|y| (0..96).map(move |x| (x, y)));
    let near = |&(x, y): &(i32, i32)| f64::from((x - 47).pow(2) + (y - 63).pow(2)).sqrt() <= 38.0;
    all.filter(near).filter(|&(x, y)| (9..=86).contains(&x) && (25..=102).contains(&y)).collect()
}

pub fn generator(mode: Mode) -> Generator {
    Generator::new(&mode.recipe(), &BaseImage::bundled()).unwrap()
}
