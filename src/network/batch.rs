//! From pictures to tensors.

use burn::prelude::*;
use rayon::prelude::*;

use super::convolution::buffers;
use super::layers::Network;
use super::{Answer, Classes};
use crate::factory::{Aligner, HEIGHT, PIXELS, Syndrome, WIDTH};

/// Gray value that becomes 1 after scaling, and the offset that centres the values: x = p / 128 - 0.4, near zero mean and
/// unit spread over altered pictures.
const SCALE: f32 = 1.0 / 128.0;
const OFFSET: f32 = 0.4;

/// The difference that says nothing: as if sample and base image were the same, or as if there were no base image.
pub const NO_DIFFERENCE: u8 = 128;
/// A difference d becomes (d - 128) / 32: a tumor is about 1, the noise less.
const DIFFERENCE_SCALE: f32 = 1.0 / 32.0;

/// The differences of pictures from a base image, for a network that compares; `None` for a network that sees the picture alone.
/// Without a base image they say nothing.
pub fn differences(network: &Network, images: &[[u8; PIXELS]], aligner: Option<&Aligner>) -> Option<Vec<[u8; PIXELS]>> {
    (network.inputs() > 1).then(|| differences_from(images, aligner))
}

/// The differences of pictures from a base image, over all threads of the current pool.
pub fn differences_from(images: &[[u8; PIXELS]], aligner: Option<&Aligner>) -> Vec<[u8; PIXELS]> {
    let mut differences = vec![[NO_DIFFERENCE; PIXELS]; images.len()];
    if let Some(aligner) = aligner {
        differences.par_iter_mut().zip(images).for_each(|(difference, image)| {
            aligner.difference(image, difference);
        });
    }
    differences
}

/// Pictures as `[B, 1, H, W]`; with differences, one for each, as `[B, 2, H, W]`.
pub fn images_tensor(images: &[[u8; PIXELS]], differences: Option<&[[u8; PIXELS]]>, device: &Device) -> Tensor<4> {
    let Some(differences) = differences else {
        let mut values = buffers::take(images.as_flattened().len());
        values.par_chunks_mut(PIXELS).zip(images).for_each(|(values, image)| {
            values.iter_mut().zip(image).for_each(|(value, &pixel)| *value = f32::from(pixel) * SCALE - OFFSET);
        });
        return Tensor::from_data(TensorData::new(values, [images.len(), 1, HEIGHT, WIDTH]), device);
    };
    // Channels innermost: the first convolution reads them so.
    let mut values = buffers::take(2 * images.as_flattened().len());
    values.par_chunks_mut(2 * PIXELS).zip(images).zip(differences).for_each(|((values, image), difference)| {
        for ((value, &pixel), &difference) in values.as_chunks_mut().0.iter_mut().zip(image).zip(difference) {
            let difference = f32::from(difference) - f32::from(NO_DIFFERENCE);
            *value = [f32::from(pixel) * SCALE - OFFSET, difference * DIFFERENCE_SCALE];
        }
    });
    let channels_last: Tensor<4> = Tensor::from_data(TensorData::new(values, [images.len(), HEIGHT, WIDTH, 2]), device);
    channels_last.permute([0, 3, 1, 2]) // [B, H, W, 2] -> [B, 2, H, W]
}

/// The gray level, 0 to 255, of a gray value as networks compute with it, cut at both ends.
pub fn gray_of(scaled: f32) -> u8 {
    ((scaled + OFFSET) / SCALE).round() as u8
}

/// The square of a difference of gray levels, from that of scaled ones.
pub fn gray_square(scaled: f64) -> f64 {
    scaled / f64::from(SCALE * SCALE)
}

/// The gray level of a scaled difference.
pub fn gray_of_difference(scaled: f32) -> u8 {
    (scaled / DIFFERENCE_SCALE + f32::from(NO_DIFFERENCE)).round() as u8
}

/// What a network is given for pictures beside a base image.
///
/// # Shapes
/// - output `[B, C, H, W]`, C as [`Network::inputs`]
pub fn input_tensor(network: &Network, images: &[[u8; PIXELS]], aligner: Option<&Aligner>, device: &Device) -> Tensor<4> {
    images_tensor(images, differences(network, images, aligner).as_deref(), device)
}

/// One picture as a network is given it.
#[derive(Clone, Debug)]
pub struct Shown {
    /// The gray values.
    pub image: [u8; PIXELS],
    /// The difference from the base image, for a network that compares.
    pub difference: Option<[u8; PIXELS]>,
}

impl Shown {
    /// A picture beside the base image of `aligner`.
    pub fn new(network: &Network, image: &[u8; PIXELS], aligner: Option<&Aligner>) -> Self {
        let differences = differences(network, std::slice::from_ref(image), aligner);
        Self { image: *image, difference: differences.and_then(|differences| differences.first().copied()) }
    }

    /// As `[1, C, H, W]`.
    pub fn tensor(&self, device: &Device) -> Tensor<4> {
        images_tensor(std::slice::from_ref(&self.image), self.difference.as_ref().map(std::slice::from_ref), device)
    }
}

/// What is true of each picture, as `[B]`: the number of its class, or 1 for ill and 0 for healthy.
pub fn targets_tensor(classes: Classes, truths: &[Syndrome], device: &Device) -> Tensor<1, Int> {
    let target = |truth: &Syndrome| match classes.right_answer(*truth) {
        Answer::Class(class) => class.index() as i32,
        Answer::Ill => 1,
        Answer::Healthy => 0,
    };
    let values: Vec<i32> = truths.iter().map(target).collect();
    Tensor::from_data(TensorData::new(values, [truths.len()]), device)
}

/// How many rows of logits, `[B, K]`, are right: largest at their class alone; or, with one output, above 0 where the picture is ill and
/// below 0 where it is healthy.
pub fn count_right(logits: &[f32], classes: Classes, truths: &[Syndrome]) -> usize {
    match classes {
        Classes::Four => {
            let rows = logits.as_chunks::<{ Syndrome::COUNT }>().0;
            let right = |(row, class): &(&[f32; Syndrome::COUNT], &Syndrome)| {
                let own = row[class.index()];
                row.iter().enumerate().all(|(other, &logit)| other == class.index() || logit < own)
            };
            rows.iter().zip(truths).filter(right).count()
        }
        Classes::Binary => {
            let right = |(logit, truth): &(&f32, &Syndrome)| {
                if **truth == Syndrome::Z { **logit < 0.0 } else { **logit > 0.0 }
            };
            logits.iter().zip(truths).filter(right).count()
        }
    }
}
