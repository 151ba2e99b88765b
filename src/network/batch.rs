//! From pictures to tensors.

use burn::prelude::*;
use rayon::prelude::*;

use super::convolution::buffers;
use super::layers::Network;
use super::{Answer, Classes, NetworkInput};
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
    (network.input() == NetworkInput::SampleAndDifference).then(|| differences_from(images, aligner))
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

/// What a network with this input is given for pictures, and for their differences where they are known.
///
/// # Shapes
/// - output `[B, C, H, W]`, C as [`NetworkInput::channels`]
pub fn given_tensor(
    input: NetworkInput,
    images: &[[u8; PIXELS]],
    differences: Option<&[[u8; PIXELS]]>,
    device: &Device,
) -> Tensor<4> {
    match input {
        NetworkInput::Sample | NetworkInput::SampleAndDifference => images_tensor(images, differences, device),
        NetworkInput::NormalisedSample => normalised_tensor(images, device),
    }
}

/// Pictures with the same mean and spread over the head, as `[B, 1, H, W]`.
fn normalised_tensor(images: &[[u8; PIXELS]], device: &Device) -> Tensor<4> {
    let mut values = buffers::take(images.as_flattened().len());
    values.par_chunks_mut(PIXELS).zip(images).for_each(|(values, image)| {
        let scale = HeadScale::of(image);
        let table: [f32; 256] = std::array::from_fn(|gray| scale.scaled(gray as u8));
        values.iter_mut().zip(image).for_each(|(value, &pixel)| *value = table[usize::from(pixel)]);
    });
    Tensor::from_data(TensorData::new(values, [images.len(), 1, HEIGHT, WIDTH]), device)
}

/// How the gray values of one picture are scaled by those of its head.
#[derive(Clone, Copy, Debug)]
struct HeadScale {
    mean: f32,
    spread: f32,
}

impl HeadScale {
    /// Rows at the top of a picture that show background.
    const BACKGROUND_ROWS: usize = 4;
    /// Gray levels by which a pixel of the head differs from the background.
    const LEAST_CONTRAST: f32 = 30.0;
    /// Added to the standard deviation, in gray levels, so that noise on a picture without contrast stays noise.
    const LEAST_SPREAD: f32 = 5.0;
    /// The standard deviation after scaling.
    const SPREAD: f32 = 0.7;
    /// Largest value after scaling.
    const LARGEST: f32 = 3.0;

    /// Mean and standard deviation over the pixels of the head, or over all pixels where nothing differs from the background.
    fn of(image: &[u8; PIXELS]) -> Self {
        let top = &image[..Self::BACKGROUND_ROWS * WIDTH];
        let background = top.iter().map(|&gray| u32::from(gray)).sum::<u32>() as f32 / top.len() as f32;
        let mut counts = [0_u32; 256];
        for &gray in image {
            counts[usize::from(gray)] += 1;
        }
        let is_head = |gray: usize| (gray as f32 - background).abs() > Self::LEAST_CONTRAST;
        let moments = |is_counted: &dyn Fn(usize) -> bool| {
            let mut sums = [0_u64; 3];
            for (gray, &count) in counts.iter().enumerate().filter(|(gray, _)| is_counted(*gray)) {
                let (gray, count) = (gray as u64, u64::from(count));
                sums = [sums[0] + count, sums[1] + count * gray, sums[2] + count * gray * gray];
            }
            sums
        };
        let [count, sum, squares] = Some(moments(&is_head)).filter(|sums| sums[0] > 0).unwrap_or_else(|| moments(&|_| true));
        let mean = sum as f64 / count as f64;
        let variance = (squares as f64 / count as f64 - mean * mean).max(0.0);
        Self { mean: mean as f32, spread: variance.sqrt() as f32 + Self::LEAST_SPREAD }
    }

    fn scaled(self, gray: u8) -> f32 {
        (Self::SPREAD * (f32::from(gray) - self.mean) / self.spread).clamp(-Self::LARGEST, Self::LARGEST)
    }
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
/// - output `[B, C, H, W]`, C as [`NetworkInput::channels`]
pub fn input_tensor(network: &Network, images: &[[u8; PIXELS]], aligner: Option<&Aligner>, device: &Device) -> Tensor<4> {
    given_tensor(network.input(), images, differences(network, images, aligner).as_deref(), device)
}

/// One picture as a network is given it.
#[derive(Clone, Debug)]
pub struct Shown {
    /// The gray values.
    pub image: [u8; PIXELS],
    /// The difference from the base image, for a network that compares.
    pub difference: Option<[u8; PIXELS]>,
    /// What the network is given of both.
    pub input: NetworkInput,
}

impl Shown {
    /// A picture beside the base image of `aligner`.
    pub fn new(network: &Network, image: &[u8; PIXELS], aligner: Option<&Aligner>) -> Self {
        let differences = differences(network, std::slice::from_ref(image), aligner);
        let difference = differences.and_then(|differences| differences.first().copied());
        Self { image: *image, difference, input: network.input() }
    }

    /// As `[1, C, H, W]`.
    pub fn tensor(&self, device: &Device) -> Tensor<4> {
        let difference = self.difference.as_ref().map(std::slice::from_ref);
        given_tensor(self.input, std::slice::from_ref(&self.image), difference, device)
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::factory::{BaseImage, Generator, Mode};

    fn normalised(image: &[u8; PIXELS]) -> Vec<f32> {
        normalised_tensor(std::slice::from_ref(image), &Device::flex()).into_data().try_to_vec().unwrap()
    }

    /// By the definition, pixel by pixel and in double precision.
    fn by_definition(image: &[u8; PIXELS]) -> Vec<f64> {
        let values: Vec<f64> = image.iter().map(|&gray| f64::from(gray)).collect();
        let background = values[..4 * WIDTH].iter().sum::<f64>() / (4.0 * WIDTH as f64);
        let head: Vec<f64> = values.iter().copied().filter(|value| (value - background).abs() > 30.0).collect();
        let mean = head.iter().sum::<f64>() / head.len() as f64;
        let deviation = (head.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / head.len() as f64).sqrt();
        values.iter().map(|value| (0.7 * (value - mean) / (deviation + 5.0)).clamp(-3.0, 3.0)).collect()
    }

    #[test]
    fn a_normalised_picture_is_scaled_by_mean_and_deviation_of_its_head() {
        let generator = Generator::new(&Mode::Hard.recipe(), &BaseImage::bundled()).unwrap();
        let (mut images, mut classes) = (vec![[0; PIXELS]; 20], vec![Syndrome::Z; 20]);
        generator.fill(5, 0, &mut images, &mut classes);
        for image in &images {
            let scaled = normalised(image);
            for (found, wanted) in scaled.iter().zip(by_definition(image)) {
                assert!((f64::from(*found) - wanted).abs() < 1e-4, "{found}, not {wanted}");
            }
        }
    }

    #[test]
    fn brightness_and_contrast_matter_less_in_a_normalised_picture() {
        let image = BaseImage::bundled().image().pixels().map(|gray| 20 + gray / 2);
        let changed = image.map(|gray| (f32::from(gray) * 1.4 + 10.0).round() as u8);
        let plain = |image: &[u8; PIXELS]| -> Vec<f32> {
            images_tensor(std::slice::from_ref(image), None, &Device::flex()).into_data().try_to_vec().unwrap()
        };
        let largest = |one: Vec<f32>, other: Vec<f32>| one.iter().zip(other).map(|(a, b)| (a - b).abs()).fold(0.0, f32::max);
        let (before, after) = (largest(plain(&image), plain(&changed)), largest(normalised(&image), normalised(&changed)));
        assert!(before > 0.4 && after < 0.5 * before, "{before} without, {after} with");
    }

    #[test]
    fn a_picture_without_a_head_is_normalised_to_finite_values() {
        for gray in [0, 100, 255] {
            assert!(normalised(&[gray; PIXELS]).iter().all(|&value| value == 0.0), "{gray}");
        }
        let noise: [u8; PIXELS] = std::array::from_fn(|place| 100 + (place * 7 % 11) as u8);
        assert!(normalised(&noise).iter().all(|value| value.is_finite() && value.abs() < 1.0));
    }
}
