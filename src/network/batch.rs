//! From pictures to tensors.

use burn::prelude::*;
use rayon::prelude::*;

use super::convolution::buffers;
use crate::factory::{HEIGHT, PIXELS, Syndrome, WIDTH};

/// Gray value that becomes 1 after scaling, and the offset that centres the values: x = p / 128 - 0.4, near zero mean and
/// unit spread over altered pictures.
const SCALE: f32 = 1.0 / 128.0;
const OFFSET: f32 = 0.4;

/// Pictures as `[B, 1, H, W]`.
pub fn images_tensor(images: &[[u8; PIXELS]], device: &Device) -> Tensor<4> {
    let mut values = buffers::take(images.as_flattened().len());
    values.par_chunks_mut(PIXELS).zip(images).for_each(|(values, image)| {
        values.iter_mut().zip(image).for_each(|(value, &pixel)| *value = f32::from(pixel) * SCALE - OFFSET);
    });
    Tensor::from_data(TensorData::new(values, [images.len(), 1, HEIGHT, WIDTH]), device)
}

/// Classes as `[B]`.
pub fn targets_tensor(classes: &[Syndrome], device: &Device) -> Tensor<1, Int> {
    let values: Vec<i32> = classes.iter().map(|class| class.index() as i32).collect();
    Tensor::from_data(TensorData::new(values, [classes.len()]), device)
}
