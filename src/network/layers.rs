//! The network itself: what the table of its architecture says, as modules. It never learns how it is trained.

use std::sync::Arc;

use burn::module::Param;
use burn::nn;
use burn::prelude::*;
use burn::tensor::activation::relu;
use burn::tensor::module::max_pool2d;
use burn::tensor::ops::MaxPoolOptions;

use super::convolution::{ConvBlock, ConvBlockConfig, Ending, Link, Links, PlainConv, PlainConvConfig, global_mean_max};
use super::first_weights::{Bound, Uniform};
use super::gradient_norms::trained_tensors;
use super::inspection::{AfterSum, LayerWeights, Normalisation};
use super::{Architecture, Classes, Layer, NetworkInput};
use crate::factory::{HEIGHT, WIDTH};

/// Largest first weight of a compact network's head.
const HEAD_BOUND: f64 = 0.01;

/// Rows and columns of the feature map whose cells the guidance asks about: 8 x 8 pixels each.
pub const CELLS: [usize; 2] = [HEIGHT / 8, WIDTH / 8];

/// A network of one of the architectures.
///
/// The modules lie in lists by kind, each in the order of the table: the names of the weights in files depend on it.
#[derive(Module, Debug)]
pub struct Network {
    blocks: Vec<ConvBlock>,
    convolutions: Vec<PlainConv>,
    dense: Vec<nn::Linear>,
    head: nn::Linear,
    #[module(skip)]
    layers: &'static [Layer],
    /// What it is given.
    #[module(skip)]
    input: NetworkInput,
    /// Whether its last feature map is asked where the tumors are, beside the one of [`CELLS`].
    #[module(skip)]
    asks_last: bool,
    /// Between which answers it decides.
    #[module(skip)]
    classes: Classes,
    /// For each layer of the table, its module.
    #[module(skip)]
    places: Arc<[Place]>,
}

/// The feature maps of a batch that are asked where the tumors are, as far as the network has them.
#[derive(Debug, Default)]
pub struct AskedMaps {
    /// The last one of [`CELLS`], `[B, C, 16, 12]`.
    pub cells: Option<Tensor<4>>,
    /// The last one of all, `[B, C, 8, 6]`.
    pub last: Option<Tensor<4>>,
}

/// Where the module of a layer lies; written down when the module is made, so that no layer can get the module of another.
#[derive(Clone, Copy, Debug)]
enum Place {
    Block(usize),
    Convolution(usize),
    Pool,
    MeanMax,
    Dense(usize),
    Head,
}

/// A layer of the table with its module.
#[derive(Clone, Copy)]
enum Step<'n> {
    Block(&'n ConvBlock),
    Convolution(&'n PlainConv),
    Pool,
    MeanMax,
    Dense(&'n nn::Linear),
    Head(&'n nn::Linear),
}

impl Network {
    /// A network that decides between these answers, with weights fixed by `seed`, the same on every device.
    pub fn new(architecture: Architecture, classes: Classes, seed: u64, device: &Device) -> Self {
        let layers = architecture.layers();
        let (mut blocks, mut convolutions, mut dense) = (Vec::new(), Vec::new(), Vec::new());
        let zeros =
            |inputs, outputs| nn::LinearConfig::new(inputs, outputs).with_initializer(nn::Initializer::Zeros).init(device);
        let mut head = None;
        let mut places = Vec::with_capacity(layers.len());
        let input = architecture.input();
        let mut shape = [input.channels(), HEIGHT, WIDTH];
        for (index, &layer) in layers.iter().enumerate() {
            let [in_channels, ..] = shape;
            let values = shape.iter().product();
            places.push(match layer {
                Layer::Block { filters: out_channels, kernel, stride } => {
                    let config = ConvBlockConfig { in_channels, out_channels, kernel, stride, padding: kernel / 2 };
                    blocks.push(config.init(device));
                    Place::Block(blocks.len() - 1)
                }
                Layer::Conv { filters: out_channels, kernel, stride, padding } => {
                    let ending = if layers.get(index + 1) == Some(&Layer::Pool) { Ending::ReluMaximum } else { Ending::Relu };
                    convolutions
                        .push(PlainConvConfig { in_channels, out_channels, kernel, stride, padding, ending }.init(device));
                    Place::Convolution(convolutions.len() - 1)
                }
                Layer::Pool => Place::Pool,
                Layer::MeanMax => Place::MeanMax,
                Layer::Dense { units } => {
                    dense.push(zeros(values, units));
                    Place::Dense(dense.len() - 1)
                }
                Layer::Output => {
                    head = Some(zeros(values, classes.outputs()));
                    Place::Head
                }
            });
            shape = layer.output_shape(shape, classes);
        }
        let head = head.unwrap_or_else(|| zeros(shape.iter().product(), classes.outputs()));
        let mut uniform = Uniform::new(seed);
        let blocks = blocks.map(&mut uniform);
        uniform.bound = if dense.is_empty() { Bound::He } else { Bound::Glorot };
        let convolutions = convolutions.map(&mut uniform);
        uniform.bound = Bound::Glorot;
        let dense = dense.map(&mut uniform);
        // The compact networks' heads start small: all answers get about the same share, and the loss starts at ln 4, or ln 2.
        uniform.bound = if dense.is_empty() { Bound::Fixed(HEAD_BOUND) } else { Bound::Glorot };
        let head = head.map(&mut uniform);
        let asks_last = architecture.asks_last_map();
        Self { blocks, convolutions, dense, head, layers, input, asks_last, classes, places: places.into() }
    }

    /// What it is given.
    pub fn input(&self) -> NetworkInput {
        self.input
    }

    /// Between which answers it decides.
    pub fn classes(&self) -> Classes {
        self.classes
    }

    /// The layers of the table with their modules, from the picture on.
    fn steps(&self) -> impl Iterator<Item = Step<'_>> {
        self.places.iter().map(|place| match *place {
            Place::Block(index) => Step::Block(&self.blocks[index]),
            Place::Convolution(index) => Step::Convolution(&self.convolutions[index]),
            Place::Pool => Step::Pool,
            Place::MeanMax => Step::MeanMax,
            Place::Dense(index) => Step::Dense(&self.dense[index]),
            Place::Head => Step::Head(&self.head),
        })
    }

    /// Logits of a batch.
    ///
    /// # Shapes
    /// - input `[B, C, H, W]`, gray values scaled by [`super::batch`]
    /// - output `[B, K]`
    pub fn forward(&self, images: Tensor<4>) -> Tensor<2> {
        self.walk(0, images, |_| false, |_, _| {})
    }

    /// Logits of a batch, and the feature maps that are asked where the tumors are.
    ///
    /// # Shapes
    /// - input `[B, C, H, W]`, scaled by [`super::batch`]
    /// - output `[B, K]`
    pub fn forward_with_asked(&self, images: Tensor<4>) -> (Tensor<2>, AskedMaps) {
        let cells = cells_place(self.layers).map(|(place, _)| place);
        let last = Some(self.blocks.len() + self.convolutions.len() - 1);
        let mut asked = AskedMaps::default();
        let is_asked = |place| Some(place) == cells || self.asks_last && Some(place) == last;
        let logits = self.walk(0, images, is_asked, |place, maps| {
            if Some(place) == cells {
                asked.cells = Some(maps.clone());
            } else {
                asked.last = Some(maps.clone());
            }
        });
        (logits, asked)
    }

    /// Logits of a batch, and every feature map on the way, pooled where the table says so.
    ///
    /// # Shapes
    /// - input `[B, C, H, W]`
    /// - output `[B, K]`, and `[B, C, H, W]` of each convolution
    pub fn forward_with_maps(&self, images: Tensor<4>) -> (Tensor<2>, Vec<Tensor<4>>) {
        let mut all = Vec::new();
        let logits = self.walk(0, images, |_| true, |_, maps| all.push(maps.clone()));
        (logits, all)
    }

    /// Logits of a batch from feature map number `place` on, counted from 0.
    ///
    /// # Shapes
    /// - input `[B, C, H, W]`, as that map is
    /// - output `[B, K]`
    pub fn forward_from(&self, place: usize, maps: Tensor<4>) -> Tensor<2> {
        self.walk(place + 1, maps, |_| false, |_, _| {})
    }

    /// Number of trained tensors of each layer that has weights, from the picture on: in the order in which they are visited.
    pub fn trained_tensors_by_layer(&self) -> Vec<usize> {
        let convolutions = self.blocks.iter().map(trained_tensors).chain(self.convolutions.iter().map(trained_tensors));
        convolutions.chain(self.dense.iter().map(trained_tensors)).chain([trained_tensors(&self.head)]).collect()
    }

    /// What every layer of the table makes of a batch, the 2x2 maximum and the convolution before it apart.
    ///
    /// # Shapes
    /// - input `[B, C, H, W]`
    /// - output `[B, C, H, W]` per layer; flat values are `[B, n, 1, 1]`, the last are the logits
    pub fn forward_layers(&self, images: Tensor<4>) -> Vec<Tensor<4>> {
        let mut flat: Option<Tensor<2>> = None;
        let mut maps = images;
        let mut all = Vec::with_capacity(self.layers.len());
        for step in self.steps() {
            match step {
                Step::Block(block) => maps = block.forward(maps, Links::default()),
                Step::Convolution(convolution) => maps = convolution.forward_unpooled(maps),
                Step::Pool => maps = max_pool2d(maps, MaxPoolOptions::new([2, 2]).with_stride([2, 2])),
                Step::MeanMax => flat = Some(global_mean_max(maps.clone())),
                Step::Dense(dense) => flat = Some(relu(dense.forward(flattened(flat.take(), &maps)))),
                Step::Head(head) => flat = Some(head.forward(flattened(flat.take(), &maps))),
            }
            all.push(match &flat {
                None => maps.clone(),
                Some(flat) => {
                    let [images, values] = flat.dims();
                    flat.clone().reshape([images, values, 1, 1])
                }
            });
        }
        all
    }

    /// The weights of every layer of the table as plain numbers. Waits for the device.
    ///
    /// # Errors
    /// What the device says when it cannot be read.
    pub fn layer_weights(&self) -> Result<Vec<LayerWeights>, String> {
        let mut all = Vec::with_capacity(self.layers.len());
        for step in self.steps() {
            all.push(match step {
                Step::Block(ConvBlock { conv, norm }) => LayerWeights::Convolution {
                    kernels: read_tensor(conv.weight.val())?,
                    after: AfterSum::Normalisation(Normalisation {
                        gamma: read_tensor(norm.gamma.val())?,
                        beta: read_tensor(norm.beta.val())?,
                        mean: read_tensor(norm.running_mean.value())?,
                        variance: read_tensor(norm.running_var.value())?,
                        epsilon: norm.epsilon,
                    }),
                },
                Step::Convolution(convolution) => convolution_weights(convolution)?,
                Step::Pool | Step::MeanMax => LayerWeights::None,
                Step::Dense(dense) | Step::Head(dense) => dense_weights(dense)?,
            });
        }
        Ok(all)
    }

    /// The network with its normalisations fixed at their running numbers, on the tape too: for looking at it, not for training.
    pub fn fixed(mut self) -> Self {
        for block in &mut self.blocks {
            block.norm.training = Param::from_bool(false);
        }
        self
    }

    /// Goes through the layers behind the first `done` convolutions; shows those feature maps that are wanted, by their place.
    fn walk(
        &self,
        done: usize,
        mut maps: Tensor<4>,
        wanted: impl Fn(usize) -> bool,
        mut see: impl FnMut(usize, &Tensor<4>),
    ) -> Tensor<2> {
        let learns = self.blocks.iter().all(|block| block.learns_from(&maps));
        let mut before = None;
        let mut flat = None;
        let mut next = 0;
        let mut steps = self.steps().peekable();
        while let Some(step) = steps.next() {
            let place = next;
            match step {
                Step::Block(_) | Step::Convolution(_) if place < done => {}
                // [B, C, H, W] -> [B, Co, Ho, Wo], pooled where the table says so
                Step::Block(block) => {
                    // Where nobody but the next block reads the map, the two work hand in hand.
                    let alone = matches!(steps.peek(), Some(Step::Block(_))) && !wanted(place);
                    let after = (learns && alone).then(|| Arc::new(Link::default()));
                    maps = block.forward(maps, Links { before: before.take(), after: after.clone() });
                    before = after;
                }
                Step::Convolution(convolution) => maps = convolution.forward(maps),
                Step::MeanMax => flat = Some(global_mean_max(maps.clone())), // [B, C, H, W] -> [B, 2 C]
                Step::Dense(dense) => flat = Some(relu(dense.forward(flattened(flat, &maps)))), // [B, n] -> [B, units]
                Step::Pool | Step::Head(_) => {}
            }
            if matches!(step, Step::Block(_) | Step::Convolution(_)) {
                next += 1;
                if place >= done && wanted(place) {
                    // One tensor with its channels innermost for all who read the map. The gradients that they give back lie in memory
                    // as the map does, and are added up in one pass, without a copy in another order.
                    let shared = maps.permute([0, 2, 3, 1]); // [B, H, W, C]
                    see(place, &shared.clone().permute([0, 3, 1, 2]));
                    maps = shared.permute([0, 3, 1, 2]); // [B, C, H, W]
                }
            }
        }
        self.head.forward(flattened(flat, &maps)) // [B, n] -> [B, K]
    }
}

/// The weights of a convolution with bias as plain numbers. Waits for the device.
///
/// # Errors
/// What the device says when it cannot be read.
pub fn convolution_weights(convolution: &PlainConv) -> Result<LayerWeights, String> {
    let after = AfterSum::Bias(read_tensor(convolution.bias.val())?);
    Ok(LayerWeights::Convolution { kernels: read_tensor(convolution.weight.val())?, after })
}

/// The weights of a dense layer as plain numbers. Waits for the device.
///
/// # Errors
/// What the device says when it cannot be read.
pub fn dense_weights(dense: &nn::Linear) -> Result<LayerWeights, String> {
    let bias = dense.bias.as_ref().map_or_else(|| Ok(Vec::new()), |bias| read_tensor(bias.val()))?;
    Ok(LayerWeights::Dense { matrix: read_tensor(dense.weight.val())?, bias })
}

fn read_tensor<const D: usize>(tensor: Tensor<D>) -> Result<Vec<f32>, String> {
    let data = tensor.try_into_data().map_err(|err| err.to_string())?;
    data.try_to_vec::<f32>().map_err(|err| format!("{err:?}"))
}

/// The flat values so far, or the feature maps one after the other.
fn flattened(flat: Option<Tensor<2>>, maps: &Tensor<4>) -> Tensor<2> {
    flat.unwrap_or_else(|| maps.clone().flatten(1, 3)) // [B, C, H, W] -> [B, C H W]
}

/// Place and channels of the last feature map of [`CELLS`], if there is one.
fn cells_place(layers: &[Layer]) -> Option<(usize, usize)> {
    let mut shape = [1, HEIGHT, WIDTH];
    let mut found = None;
    let mut next = 0;
    // No map depends on the answers: they come after the last one.
    let shape_after = |layer: &Layer, shape| layer.output_shape(shape, Classes::default());
    for (index, layer) in layers.iter().enumerate() {
        shape = shape_after(layer, shape);
        if matches!(layer, Layer::Block { .. } | Layer::Conv { .. }) {
            // Maps are seen pooled.
            let seen = if layers.get(index + 1) == Some(&Layer::Pool) { shape_after(&Layer::Pool, shape) } else { shape };
            if seen[1..] == CELLS {
                found = Some((next, seen[0]));
            }
            next += 1;
        }
    }
    found
}

/// Channels of the last feature map, if the architecture asks it where the tumors are.
pub fn last_channels(architecture: Architecture) -> Option<usize> {
    let layers = architecture.layers().iter().rev();
    let mut filters = layers.filter_map(|layer| match *layer {
        Layer::Block { filters, .. } | Layer::Conv { filters, .. } => Some(filters),
        _ => None,
    });
    architecture.asks_last_map().then(|| filters.next()).flatten()
}

/// Channels of the feature map of [`CELLS`], if the architecture has one.
pub fn cell_channels(architecture: Architecture) -> Option<usize> {
    cells_place(architecture.layers()).map(|(_, channels)| channels)
}
