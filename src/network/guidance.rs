//! The generator's truth as an additional question: which tumors lie in each cell of a feature map?
//!
//! A class is one bit of four per picture; where the tumors are is far more to learn from. The question is asked while training,
//! by a small head of its own; it is kept beside the network, as its [`Locator`].

use burn::module::Module as _;
use burn::nn;
use burn::prelude::*;
use burn::tensor::activation::relu;
use rayon::prelude::*;

use super::averaging::read_values;
use super::data::Pictures;
use super::layers::{CELLS, cell_channels};
use super::{Architecture, Locator};
use crate::factory::{Generator, Mask, PIXELS, TumorSize, WIDTH};

/// Sizes of tumors, in the order of [`TumorSize::BIG_FIRST`].
const SIZES: usize = TumorSize::BIG_FIRST.len();
/// Numbers of a picture's answer.
const ANSWERS: usize = CELLS[0] * CELLS[1] * SIZES;
/// Height and width of a cell in pixels.
const CELL: usize = WIDTH / CELLS[1];
/// Pixels of a tumor that a cell must hold at least.
const LEAST_PIXELS: usize = 4;

/// The head that answers for each cell: a 1 x 1 convolution.
#[derive(Module, Debug)]
pub struct CellHead {
    dense: nn::Linear,
}

impl CellHead {
    /// A head for an architecture, all weights 0; `None` if its network has no such feature map.
    pub fn new(architecture: Architecture, device: &Device) -> Option<Self> {
        let config = nn::LinearConfig::new(cell_channels(architecture)?, SIZES).with_initializer(nn::Initializer::Zeros);
        Some(Self { dense: config.init(device) })
    }

    /// The head as plain numbers. Waits for the device.
    ///
    /// # Errors
    /// When the device fails, or a number is not finite.
    pub fn locator(&self) -> Result<Locator, String> {
        let lists = read_values(&self.valid())?;
        let [weight, bias] = lists.as_slice() else { return Err("the head has a weight and a bias".to_owned()) };
        Locator::new(weight, bias).ok_or_else(|| "a number of the head is not finite".to_owned()) // [C, 3], [3]
    }

    /// Cross-entropy of the answers, in nats: summed over the sizes of tumors, averaged over cells and pictures.
    ///
    /// # Shapes
    /// - `maps`: `[B, C, 16, 12]`
    /// - `truth`: `[B * 16 * 12, 3]`, from [`truths`]
    pub fn loss(&self, maps: Tensor<4>, truth: Tensor<2>) -> Tensor<1> {
        let [images, channels, height, width] = maps.dims();
        let cells = maps.permute([0, 2, 3, 1]).reshape([images * height * width, channels]);
        let logits = self.dense.forward(cells); // [B * 16 * 12, 3]
        // ln(1 + exp(x)) - t x, without overflow.
        let soft = relu(logits.clone()) + (logits.clone().abs().neg().exp() + 1.0).log();
        (soft - truth * logits).mean() * SIZES as f64
    }
}

/// The answers for the pictures of a training series, as `[B * 16 * 12, 3]`. `generator` made those that name no generator of their own.
pub fn truths(generator: &Generator, seed: u64, pictures: &Pictures, device: &Device) -> Tensor<2> {
    let indices = &pictures.indices;
    let mut values = vec![0.0; indices.len() * ANSWERS];
    values.par_chunks_mut(ANSWERS).zip(indices).enumerate().for_each(|(number, (answers, &index))| {
        let generator = pictures.generators.get(number).map_or(generator, |own| own);
        let mask = generator.mask(&generator.plan(seed, index));
        answer(mask.bits(), answers);
    });
    Tensor::from_data(TensorData::new(values, [indices.len() * CELLS[0] * CELLS[1], SIZES]), device)
}

/// 1 for each size of tumor of which a cell holds enough pixels.
fn answer(bits: &[u8; PIXELS], answers: &mut [f32]) {
    let mut counts = [0_usize; ANSWERS];
    for (place, &bits) in bits.iter().enumerate() {
        if bits != 0 {
            let cell = place / WIDTH / CELL * CELLS[1] + place % WIDTH / CELL;
            for (size, tumor) in TumorSize::BIG_FIRST.into_iter().enumerate() {
                counts[cell * SIZES + size] += usize::from(bits & Mask::bit(tumor) != 0);
            }
        }
    }
    for (answer, count) in answers.iter_mut().zip(counts) {
        *answer = if count >= LEAST_PIXELS { 1.0 } else { 0.0 };
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::factory::{BaseImage, Mode, Syndrome};

    #[test]
    fn the_answers_follow_the_syndrome() {
        let generator = Generator::new(&Mode::Hard.recipe(), &BaseImage::bundled()).unwrap();
        for index in 0..200 {
            let plan = generator.plan(7, index);
            let mut answers = [0.0; ANSWERS];
            answer(generator.mask(&plan).bits(), &mut answers);
            let cells = |size: usize| answers.iter().skip(size).step_by(SIZES).filter(|&&answer| answer == 1.0).count();
            let [big, medium, small] = [cells(0), cells(1), cells(2)];
            match plan.syndrome {
                Syndrome::A => assert!(big > 0 && small == 0, "{big} {medium} {small}"),
                Syndrome::B => assert!(big == 0 && medium > 0, "{big} {medium} {small}"),
                Syndrome::C => assert!(big == 0 && medium == 0 && small > 0, "{big} {medium} {small}"),
                Syndrome::Z => assert_eq!(big + medium + small, 0),
            }
        }
    }

    #[test]
    fn a_cell_is_eight_by_eight_pixels() {
        let mut bits = [0; PIXELS];
        for place in [8 * WIDTH + 16, 8 * WIDTH + 23, 15 * WIDTH + 16, 15 * WIDTH + 23, 16 * WIDTH + 16] {
            bits[place] = Mask::bit(TumorSize::Medium);
        }
        let mut answers = [0.0; ANSWERS];
        answer(&bits, &mut answers);
        let marked: Vec<usize> = (0..ANSWERS).filter(|&place| answers[place] > 0.0).collect();
        assert_eq!(marked, [(CELLS[1] + 2) * SIZES + 1]);
    }
}
