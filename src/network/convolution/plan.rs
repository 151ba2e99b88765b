//! How a convolution is done: directly, or with fewer multiplications ([`super::winograd`]).

use rayon::prelude::*;

use super::{
    buffers,
    geometry::Geometry,
    image::{ColumnClass, Images, Padded, add_weight_gradient, convolve},
    normalisation::Normalisation,
    packing::{forward_weight, unpack_gradient},
    simd::Kernels,
    winograd::Winograd,
};

/// Floats that one thread adds up at a time: half of the nearest cache.
const ADDED_AT_A_TIME: usize = 4 * 1024;
/// Floats of a sum of weight gradients above which a batch has at most 8 such sums, not 16.
const LONG_SUMS: usize = 64 * 1024;

/// What a convolution is done for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pass {
    /// A step of a training: the fewest multiplications, though roundings then depend on pixels beside the receptive field.
    Training,
    /// Everything else: what lies beside the receptive field of a value changes no bit of it.
    Evaluation,
}

/// The way for one convolution.
#[derive(Debug)]
pub(super) struct Plan<'g> {
    kernels: Kernels,
    geometry: &'g Geometry,
    winograd: Option<Winograd>,
}

/// The weight, packed for the gradient of the input, with the way that it is packed for: it cannot be used by the other one.
#[derive(Debug)]
pub(super) enum Transposed<'p> {
    Direct { kernels: Kernels, geometry: &'p Geometry, classes: Vec<ColumnClass> },
    Winograd { way: &'p Winograd, weight: Vec<f32> },
}

/// Where to write what some images contribute to the weight gradient.
pub(super) struct WeightPart<'s> {
    /// The images.
    pub images: Images<'s>,
    /// Their part, [`Plan::weight_part_len`] floats: packed sums, to which their gradient is added, or the factors of these sums.
    pub part: &'s mut [f32],
    /// Whether nothing was added before: the part may then hold anything, and is begun anew.
    pub is_first: bool,
}

impl<'g> Plan<'g> {
    /// The better way.
    pub fn new(kernels: Kernels, geometry: &'g Geometry, pass: Pass) -> Self {
        Self { kernels, geometry, winograd: Winograd::suiting(kernels, geometry, pass) }
    }

    /// Images to give to one call: one, where it is done directly.
    pub fn images_at_a_time(&self) -> usize {
        self.winograd.as_ref().map_or(1, Winograd::images_at_a_time)
    }

    /// How the gradient of an image's output must lie.
    pub fn gradient_shape(&self) -> Padded {
        self.winograd.as_ref().map_or_else(|| Padded::gradient(self.kernels, self.geometry), Winograd::gradient_shape)
    }

    /// Floats of working space that a call for such images needs.
    pub fn work_len(&self, normalisation: Option<&Normalisation>) -> usize {
        let space = || Padded::input(self.geometry).space(self.geometry.input_len(), normalisation);
        self.winograd.as_ref().map_or_else(space, Winograd::work_len)
    }

    /// Floats in a packed sum of weight gradients.
    fn sums_len(&self) -> usize {
        let depth = self.winograd.as_ref().map_or_else(|| self.geometry.depth(), Winograd::depth);
        depth * self.kernels.padded(self.geometry.outputs)
    }

    /// Images whose contribution is one part. At most 16 parts are sums, so that there is work for as many cores; at most 8 where sums are long, as each is
    /// written and read once more.
    pub fn images_per_part(&self) -> usize {
        let parts = if self.sums_len() > LONG_SUMS { 8 } else { 16 };
        let kept = self.winograd.as_ref().and_then(Winograd::images_per_part);
        kept.unwrap_or_else(|| self.geometry.images.div_ceil(parts).max(1))
    }

    /// Floats in a part of the weight gradient.
    pub fn weight_part_len(&self) -> usize {
        self.winograd.as_ref().map_or_else(|| self.sums_len(), Winograd::weight_part_len)
    }

    /// The gradient of the weight, `[Co, Ci, Kh, Kw]`, from its parts, one after the other.
    pub fn weight_gradient(&self, parts: &mut [f32]) -> Vec<f32> {
        let Self { kernels, geometry, winograd } = self;
        match winograd {
            Some(way) if way.images_per_part().is_some() => {
                let sums = way.sums_of_kept(parts);
                let gradient = way.unpack_gradient(&sums);
                buffers::give(sums);
                gradient
            }
            Some(way) => way.unpack_gradient(add_up(*kernels, parts, self.sums_len())),
            None => unpack_gradient(*kernels, geometry, add_up(*kernels, parts, self.sums_len())),
        }
    }

    /// The weight, `[Co, Ci, Kh, Kw]`, packed for [`Self::convolve`].
    pub fn forward_weight(&self, weight: &[f32]) -> Vec<f32> {
        match &self.winograd {
            Some(winograd) => winograd.forward_weight(weight),
            None => forward_weight(self.kernels, self.geometry, weight),
        }
    }

    /// The weight, `[Co, Ci, Kh, Kw]`, packed for the gradient of the input.
    pub fn transposed_weight(&self, weight: &[f32]) -> Transposed<'_> {
        let Self { kernels, geometry, .. } = *self;
        match &self.winograd {
            Some(way) => Transposed::Winograd { way, weight: way.transposed_weight(weight) },
            None => Transposed::Direct { kernels, geometry, classes: ColumnClass::all(kernels, geometry, weight) },
        }
    }

    /// Convolves images, `[n, H, W, Ci]`, into `out`, `[n, Ho, Wo, Co]`.
    pub fn convolve(&self, weight: &[f32], images: Images<'_>, work: &mut [f32], out: &mut [f32]) {
        let Self { kernels, geometry, .. } = *self;
        if let Some(winograd) = &self.winograd {
            return winograd.convolve(weight, images, work, out);
        }
        let image = Padded::input(geometry).shaped(kernels, images, work);
        convolve(kernels, geometry, weight, image, out);
    }

    /// From gradients of the output in the shape of [`Self::gradient_shape`]: writes what images, `[n, H, W, Ci]`, contribute to the weight
    /// gradient, if it is wanted.
    pub fn backward_to_weight(&self, gradient: &[f32], of_weight: Option<WeightPart<'_>>, work: &mut [f32]) {
        match &self.winograd {
            Some(winograd) => winograd.backward(gradient, of_weight, None, work),
            None => add_direct_weight_gradient(self.kernels, self.geometry, gradient, of_weight, work),
        }
    }
}

impl Transposed<'_> {
    /// As [`Plan::backward_to_weight`]; writes the gradient of the input, `[n, H, W, Ci]`, too.
    pub fn backward(&self, gradient: &[f32], of_weight: Option<WeightPart<'_>>, of_input: &mut [f32], work: &mut [f32]) {
        match self {
            Self::Winograd { way, weight } => way.backward(gradient, of_weight, Some((weight, of_input)), work),
            Self::Direct { kernels, geometry, classes } => {
                add_direct_weight_gradient(*kernels, geometry, gradient, of_weight, work);
                for class in classes {
                    class.input_gradient(*kernels, geometry, gradient, of_input);
                }
            }
        }
    }

    /// Gives its memory back.
    pub fn give_back(self) {
        match self {
            Self::Direct { classes, .. } => classes.into_iter().for_each(ColumnClass::give_back),
            Self::Winograd { weight, .. } => buffers::give(weight),
        }
    }
}

/// Adds the weight gradient of one image to the packed sums of its part, if it is wanted.
fn add_direct_weight_gradient(
    kernels: Kernels,
    geometry: &Geometry,
    gradient: &[f32],
    of_weight: Option<WeightPart<'_>>,
    work: &mut [f32],
) {
    if let Some(WeightPart { images, part, is_first }) = of_weight {
        if is_first {
            part.fill(0.0);
        }
        let image = Padded::input(geometry).shaped(kernels, images, work);
        add_weight_gradient(kernels, geometry, image, gradient, part);
    }
}

/// Adds up sums of `len` floats, one after the other, each value in their order; the result lies in place of the first of them.
fn add_up(kernels: Kernels, sums: &mut [f32], len: usize) -> &[f32] {
    let (total, others) = sums.split_at_mut(len);
    total.par_chunks_mut(ADDED_AT_A_TIME).enumerate().for_each(|(chunk, total)| {
        kernels.run(|| {
            for sum in others.chunks(len) {
                total.iter_mut().zip(&sum[chunk * ADDED_AT_A_TIME..]).for_each(|(total, value)| *total += value);
            }
        });
    });
    total
}
