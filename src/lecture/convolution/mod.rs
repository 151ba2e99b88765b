//! Chapter "Convolution": 25 weights laid on every place of a picture, and how well their response finds the tumors.

mod fit;
mod kernel;
mod pictures;
mod response;
mod separation;
mod truth;

pub use fit::KernelFit;
pub use kernel::{CELLS, Kernel, NamedKernel, SIDE};
pub use pictures::{MarkedPicture, MarkedPictures};
pub use response::Convolver;
pub use separation::Separation;
pub use truth::{Truth, truths_of};

use super::{Figure, Material, Unit};
use crate::factory::{Mode, derived_seed};

/// Pictures over which a kernel is judged.
pub const JUDGED: usize = 100;
/// Pictures to which a kernel is fitted.
pub const FITTED: usize = 200;

/// The HARD pictures over which kernels are judged.
pub fn judged_pictures(material: &Material, progress: &mut dyn FnMut(usize) -> bool) -> Option<MarkedPictures> {
    MarkedPictures::make(material.generator(Mode::Hard), material.seed, JUDGED, progress)
}

/// The HARD pictures to which kernels are fitted: others than those over which they are judged.
pub fn fitted_pictures(material: &Material, progress: &mut dyn FnMut(usize) -> bool) -> Option<MarkedPictures> {
    let seed = derived_seed(material.seed, "pictures to fit a kernel to");
    MarkedPictures::make(material.generator(Mode::Hard), seed, FITTED, progress)
}

/// The AUC of the textbooks' kernels, of the best kernel, and of the difference from the healthy twin.
pub fn figures(material: &Material) -> Vec<Figure> {
    let all = &mut |_| true;
    let (Some(judged), Some(fitted)) = (judged_pictures(material, all), fitted_pictures(material, all)) else {
        return Vec::new();
    };
    let auc = |name: &str, value: Option<f64>| Figure::new(format!("auc_of_{name}"), value.unwrap_or(f64::NAN), Unit::Share);
    let mut figures: Vec<Figure> =
        NamedKernel::ALL.map(|named| auc(&named.word().to_lowercase(), judged.auc(&named.kernel()))).into();
    let best = KernelFit::of(&fitted, all).map(|fit| fit.best());
    figures.push(auc("best_kernel", best.and_then(|kernel| judged.auc(&kernel))));
    figures.push(auc("picture_minus_healthy_twin", judged.auc_of_difference()));
    figures
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::factory::BaseImage;

    #[test]
    fn edge_kernels_are_worthless_and_the_blur_wins() {
        for seed in [1, 2] {
            let figures = figures(&Material::new(&BaseImage::bundled(), seed).unwrap());
            let of = |name: &str| figures.iter().find(|figure| figure.name == format!("auc_of_{name}")).unwrap().value;
            assert!((of("sobel") - 0.5).abs() < 0.02 && (of("outline") - 0.5).abs() < 0.03);
            assert!(of("blur") > of("identity") + 0.02);
            assert!(of("best_kernel") > of("blur"));
            assert!(of("picture_minus_healthy_twin") > of("best_kernel") + 0.05);
        }
    }
}
