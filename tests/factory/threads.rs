//! The same specimens with any number of threads, in any order.

use brain_tumor_lab::factory::{Mode, PIXELS, Syndrome, Workspace, derived_seed};

use super::tables::generator;

const COUNT: usize = 1000;

fn filled(mode: Mode, threads: usize, first: u64) -> (Vec<[u8; PIXELS]>, Vec<Syndrome>) {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
    let (mut images, mut classes) = (vec![[0; PIXELS]; COUNT], vec![Syndrome::Z; COUNT]);
    pool.install(|| generator(mode).fill(3, first, &mut images, &mut classes));
    (images, classes)
}

#[test]
fn any_number_of_threads_gives_the_same_specimens() {
    for mode in Mode::ALL {
        let one = filled(mode, 1, 0);
        for threads in [2, 5] {
            assert!(one == filled(mode, threads, 0), "{threads} threads differ in {mode}");
        }
        let generator = generator(mode);
        for (index, (image, &class)) in one.0.iter().zip(&one.1).enumerate() {
            let specimen = generator.specimen(3, index as u64);
            assert_eq!((specimen.image.pixels(), specimen.plan.syndrome), (image, class), "{mode} {index}");
        }
    }
}

#[test]
fn a_series_can_be_entered_anywhere() {
    let (whole, part) = (filled(Mode::Hard, 2, 0), filled(Mode::Hard, 2, 400));
    assert!(whole.0[400..] == part.0[..600] && whole.1[400..] == part.1[..600]);
}

#[test]
fn a_used_workspace_leaves_no_trace() {
    let generator = generator(Mode::Easy);
    let mut workspace = Workspace::default();
    let mut image = [0; PIXELS];
    for index in (0..100).rev() {
        let class = generator.image_into(3, index, &mut workspace, &mut image);
        let specimen = generator.specimen(3, index);
        assert_eq!((specimen.image.pixels(), specimen.plan.syndrome), (&image, class), "{index}");
    }
}

#[test]
fn seeds_indices_and_labels_lead_to_other_pictures() {
    let generator = generator(Mode::Hard);
    let picture = |seed, index| generator.specimen(seed, index).image;
    assert_ne!(picture(0, 0), picture(0, 1));
    assert_ne!(picture(0, 0), picture(1, 0));
    assert_ne!(picture(0, 1), picture(1, 0), "seed and index are not interchangeable");
    let labels = ["training", "validation", "test"].map(|label| derived_seed(1, label));
    assert!(labels[0] != labels[1] && labels[1] != labels[2] && labels[0] != labels[2]);
    assert_ne!(derived_seed(1, "training"), derived_seed(2, "training"));
}
