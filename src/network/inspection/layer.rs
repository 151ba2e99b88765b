//! The layers of a network, as people see them: names, shapes, parameters, and which part of the picture a value sees.

use super::super::placement::Placement;
use super::super::{Architecture, Classes, Layer};
use crate::factory::{HEIGHT, WIDTH};

/// What a layer does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LayerKind {
    /// A convolution, its normalisation or bias, and ReLU where it has one.
    Convolution {
        /// Height and width of a filter.
        kernel: usize,
        /// Step of the filters.
        stride: usize,
        /// Zeros around the input.
        padding: usize,
        /// Whether its sums are normalised; else a bias is added.
        normalised: bool,
        /// Whether ReLU follows.
        rectified: bool,
    },
    /// The maximum of each 2x2 square.
    Pool,
    /// Each value four times, as a square of 2x2: maps of twice the height and width.
    Double,
    /// The mean of every map, then the maximum of every map.
    MeanMax,
    /// Every input with every unit, bias, ReLU.
    Dense,
    /// Every input with every number of the code of an autoencoder, bias, no ReLU.
    Code,
    /// Every input with the outputs, bias: the logits of the four classes, or the one of ill.
    Output,
    /// From the four logits to probabilities.
    Softmax,
    /// From the one logit to the probability of ill.
    Sigmoid,
    /// The picture that the network is given is added to what comes in.
    AddPicture,
}

/// Which part of the picture a cell of a map sees: cell n is centred at `offset + step * n`, in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ReceptiveField {
    /// Centre of the first cell, in pixels.
    pub offset: f64,
    /// Distance of two cells, in pixels.
    pub step: f64,
    /// Height and width, in pixels.
    pub size: usize,
}

impl ReceptiveField {
    /// From where to where a cell sees along a line; pixel p reaches from p to p + 1. It may reach beyond the picture.
    pub fn span(&self, cell: usize) -> (f64, f64) {
        let centre = self.offset + self.step * cell as f64 + 0.5;
        let half = self.size as f64 / 2.0;
        (centre - half, centre + half)
    }
}

/// A layer of a network.
#[derive(Clone, Debug, PartialEq)]
pub struct LayerInfo {
    /// What it does.
    pub kind: LayerKind,
    /// Shape `[C, H, W]` of what comes in; flat values are `[n, 1, 1]`.
    pub input: [usize; 3],
    /// Shape of what comes out.
    pub output: [usize; 3],
    /// Number of trained weights and biases.
    pub parameters: usize,
    /// The part of the picture that a cell sees; `None` where every value sees the whole picture.
    pub field: Option<ReceptiveField>,
}

impl LayerInfo {
    /// Number of values that it gives.
    pub fn len(&self) -> usize {
        self.output.iter().product()
    }

    /// Whether it gives nothing; never so.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Whether its values have places in the picture.
    pub fn is_spatial(&self) -> bool {
        use LayerKind::{AddPicture, Convolution, Double, Pool};
        matches!(self.kind, Convolution { .. } | Pool | Double | AddPicture)
    }
}

/// All layers of an architecture that decides between these answers, softmax or sigmoid last.
pub fn describe(architecture: Architecture, classes: Classes) -> Vec<LayerInfo> {
    let mut shape = [architecture.inputs(), HEIGHT, WIDTH];
    let mut seen = Seen::default();
    let mut all = Vec::new();
    for &layer in architecture.layers() {
        let output = layer.output_shape(shape, classes);
        let (kind, field) = match layer {
            Layer::Block { kernel, stride, .. } => {
                let padding = kernel / 2;
                let kind = LayerKind::Convolution { kernel, stride, padding, normalised: true, rectified: true };
                (kind, Some(seen.step(kernel, stride, padding)))
            }
            Layer::Conv { kernel, stride, padding, .. } => {
                let kind = LayerKind::Convolution { kernel, stride, padding, normalised: false, rectified: true };
                (kind, Some(seen.step(kernel, stride, padding)))
            }
            Layer::Pool => (LayerKind::Pool, Some(seen.step(2, 2, 0))),
            Layer::MeanMax => (LayerKind::MeanMax, None),
            Layer::Dense { .. } => (LayerKind::Dense, None),
            Layer::Output => (LayerKind::Output, None),
        };
        all.push(LayerInfo { kind, input: shape, output, parameters: layer.parameters(shape, classes), field });
        shape = output;
    }
    let kind = match classes {
        Classes::Four => LayerKind::Softmax,
        Classes::Binary => LayerKind::Sigmoid,
    };
    all.push(LayerInfo { kind, input: shape, output: shape, parameters: 0, field: None });
    all
}

/// What a cell sees, on the way through the layers.
pub struct Seen {
    placement: Placement,
    size: usize,
}

impl Default for Seen {
    /// A pixel sees itself.
    fn default() -> Self {
        Self { placement: Placement { offset: 0.0, step: 1.0 }, size: 1 }
    }
}

impl Seen {
    /// What a cell sees after filters of this kernel, stride and padding.
    pub fn step(&mut self, kernel: usize, stride: usize, padding: usize) -> ReceptiveField {
        self.size += (kernel - 1) * self.placement.step as usize;
        self.placement = self.placement.after(kernel, stride, padding);
        ReceptiveField { offset: self.placement.offset, step: self.placement.step, size: self.size }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parameters_of_the_layers_add_up() {
        for (architecture, classes) in Architecture::ALL.into_iter().flat_map(|one| Classes::ALL.map(|classes| (one, classes))) {
            let layers = describe(architecture, classes);
            let sum: usize = layers.iter().map(|layer| layer.parameters).sum();
            assert_eq!(sum, architecture.parameters(classes), "{architecture}");
            assert_eq!(layers.len(), architecture.layers().len() + 1);
            assert!(layers.windows(2).all(|pair| pair[0].output == pair[1].input));
            assert_eq!(layers.last().map(LayerInfo::len), Some(classes.outputs()));
        }
    }

    #[test]
    fn receptive_fields_are_those_counted_by_hand() {
        let layers = describe(Architecture::V3, Classes::Four);
        // 3x3 without zeros: pixels 0 to 2. Pooled: 0 to 3. The second convolution: 3 cells at steps of 2.
        let spans: Vec<(f64, f64)> = layers.iter().filter_map(|layer| layer.field).map(|field| field.span(0)).collect();
        assert_eq!(spans, [(0.0, 3.0), (0.0, 4.0), (0.0, 8.0), (0.0, 10.0)]);
        let layers = describe(Architecture::Compact2, Classes::Four);
        let sizes: Vec<usize> = layers.iter().filter_map(|layer| layer.field).map(|field| field.size).collect();
        assert_eq!(sizes, [5, 9, 17, 25, 41, 57, 89]);
        assert_eq!(layers[0].field.unwrap().span(0), (-2.0, 3.0), "two rows of zeros");
        assert_eq!(layers[0].field.unwrap().span(10), (18.0, 23.0));
    }
}
