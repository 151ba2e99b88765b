//! The generator's truth as an additional question: which tumors lie in each cell of a feature map?
//!
//! A class is one bit of four per picture; where the tumors are is far more to learn from. The question is asked while training,
//! by a small head of its own; it is kept beside the network, as its [`Locator`]. Some networks are asked a second time, of their last
//! feature map: it sees far enough to tell one big tumor from medium ones that touch.

use burn::backend::Dispatch;
use burn::module::{Module as _, Param};
use burn::nn;
use burn::prelude::*;
use rayon::prelude::*;

use super::averaging::read_values;
use super::convolution::CellOps as _;
use super::data::Pictures;
use super::layers::{CELLS, cell_channels, last_channels};
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
    /// Rows and columns of cells for which one place of the feature map answers.
    #[module(skip)]
    split: usize,
}

impl CellHead {
    /// A head for an architecture, all weights 0; `None` if its network has no such feature map.
    pub fn new(architecture: Architecture, device: &Device) -> Option<Self> {
        Some(Self::with_split(cell_channels(architecture)?, 1, device))
    }

    /// The head for the last feature map of an architecture, whose places are as large as 2 x 2 cells; `None` if it is not asked.
    pub fn of_last_map(architecture: Architecture, device: &Device) -> Option<Self> {
        Some(Self::with_split(last_channels(architecture)?, 2, device))
    }

    fn with_split(channels: usize, split: usize, device: &Device) -> Self {
        let config = nn::LinearConfig::new(channels, split * split * SIZES).with_initializer(nn::Initializer::Zeros);
        Self { dense: config.init(device), split }
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
    /// - `maps`: `[B, C, 16, 12]`, or `[B, C, 8, 6]` of the last feature map
    /// - `truth`: `[B * 16 * 12, 3]`, from [`truths`]
    pub fn loss(&self, maps: Tensor<4>, truth: Tensor<2>) -> Tensor<1> {
        let weight = self.dense.weight.val(); // [C, split * split * 3]
        let without = || Tensor::zeros([weight.dims()[1]], &weight.device());
        let bias = self.dense.bias.as_ref().map_or_else(without, Param::val);
        let [maps, weight, bias, truth] =
            [maps.into_dispatch(), weight.into_dispatch(), bias.into_dispatch(), truth.into_dispatch()];
        Tensor::from_dispatch(Dispatch::cell_entropy(maps, weight, bias, truth, self.split))
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

    /// A head with weights that differ from each other.
    fn head(channels: usize, split: usize) -> CellHead {
        let device = Device::flex();
        let outputs = split * split * SIZES;
        let values = |len: usize| TensorData::new((0..len).map(|i| (i * 37 % 19) as f32 / 9.5 - 1.0).collect::<Vec<_>>(), [len]);
        let weight = Tensor::<1>::from_data(values(channels * outputs), &device).reshape([channels, outputs]);
        let mut head = CellHead::with_split(channels, split, &device);
        head.dense.weight = burn::module::Param::from_tensor(weight);
        head.dense.bias = Some(burn::module::Param::from_tensor(Tensor::from_data(values(outputs), &device)));
        head
    }

    #[test]
    fn one_place_of_the_last_map_answers_for_the_four_cells_under_it() {
        let (images, channels, device) = (2, 5, Device::flex());
        let [rows, columns] = [CELLS[0] / 2, CELLS[1] / 2];
        let maps: Vec<f32> = (0..images * channels * rows * columns).map(|i| (i * 29 % 23) as f32 / 11.0 - 1.0).collect();
        let truth: Vec<f32> = (0..images * ANSWERS).map(|i| if i * 13 % 7 == 0 { 1.0 } else { 0.0 }).collect();
        let head = head(channels, 2);
        let weight = head.dense.weight.val().into_data().try_to_vec::<f32>().unwrap();
        let bias = head.dense.bias.as_ref().unwrap().val().into_data().try_to_vec::<f32>().unwrap();
        let outputs = 4 * SIZES;
        let mut sum = 0.0_f64;
        for (number, truth) in truth.iter().enumerate() {
            let (image, rest) = (number / ANSWERS, number % ANSWERS);
            let (cell, size) = (rest / SIZES, rest % SIZES);
            let (row, column) = (cell / CELLS[1], cell % CELLS[1]);
            let output = ((row % 2) * 2 + column % 2) * SIZES + size;
            let at = |channel: usize| maps[((image * channels + channel) * rows + row / 2) * columns + column / 2];
            let logit = (0..channels).map(|channel| at(channel) * weight[channel * outputs + output]).sum::<f32>() + bias[output];
            let probability = 1.0 / (1.0 + (-f64::from(logit)).exp());
            sum -= if *truth == 1.0 { probability.ln() } else { (1.0 - probability).ln() };
        }
        let wanted = sum / (images * CELLS[0] * CELLS[1]) as f64;
        let maps = Tensor::from_data(TensorData::new(maps, [images, channels, rows, columns]), &device);
        let truth = Tensor::from_data(TensorData::new(truth, [images * CELLS[0] * CELLS[1], SIZES]), &device);
        let found = f64::from(head.loss(maps, truth).into_scalar::<f32>());
        assert!((found - wanted).abs() < 1e-4, "{found}, not {wanted}");
    }
}
