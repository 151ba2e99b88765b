//! 3x3 convolutions with fewer multiplications: 9 to 16 in place of 36 at stride 1, 20 or 25 in place of 36 at stride 2.
//!
//! Minimal filtering (S. Winograd, Arithmetic Complexity of Computations, 1980; for convolutional networks A. Lavin and S. Gray,
//! Fast Algorithms for Convolutional Neural Networks, 2016). Two neighbouring outputs share work: with inputs d and taps w,
//! at stride 1 `F(2, 3)`,
//!
//! ```text
//! y0 = (d0 - d2) w0 + (d1 + d2)(w0 + w1 + w2)/2 + (d2 - d1)(w0 - w1 + w2)/2
//! y1 =                (d1 + d2)(w0 + w1 + w2)/2 - (d2 - d1)(w0 - w1 + w2)/2 - (d1 - d3) w2
//! ```
//!
//! at stride 2, where only every second input is shared, `F(2, 2)` on those and two ordinary products:
//!
//! ```text
//! y0 = (d0 - d2) w0 + d2 (w0 + w2) + d1 w1
//! y1 =                d2 (w0 + w2) + (d4 - d2) w2 + d3 w1
//! ```
//!
//! Three or four neighbouring outputs take fewer still, by values of polynomials at a few points (`stride_one` explains it). At stride 1 `F(4, 3)` takes
//! 6 multiplications in place of 12 (the points are 0, 1, -1, 2, -2 and infinity) and `F(3, 3)` 5 in place of 9 (without -2); at stride 2 `F(4, 2)`
//! on every second input takes 5, and four ordinary products.
//! The root mean square of their rounding errors is 1.6e-6 of that of the values at stride 1 and 0.9e-6 at stride 2; with 2 x 2 outputs it is 0.4e-6.
//!
//! The same along both axes. Sums and differences are taken once per input, the products of all channels are matrix products.
//! Both gradients are the transposed algorithm, with the same savings.
//!
//! * `algorithm`: which there are, and what each takes,
//! * `axis`: what a map along one axis is, `stride_one` and `stride_two`: all of them,
//! * `bands`: which tiles are worked on together,
//! * `transforms`: the maps of whole pictures, for every instruction set,
//! * `weights`: the maps of the weights, `weight_gradient`: the sums from which their gradient is made.

mod algorithm;
mod axis;
mod bands;
mod stride_one;
mod stride_two;
mod transforms;
mod weight_gradient;
mod weights;

use self::{
    algorithm::{Algorithm, Axis, Product},
    transforms::{Gather, GatherGradient, Spread, SpreadGradient, Tile, part_len},
    weights::{Filters, plane_rows},
};
use super::{
    buffers::read_ahead,
    geometry::Geometry,
    image::{Images, Padded},
    normalisation::Normalisation,
    packing::panel,
    plan::{Pass, WeightPart},
    simd::{Contract, Kernels, Run},
};

/// Channels must fill the widest vectors.
const LANES: usize = 16;
/// Input channels times output channels up to which [`Algorithm::Four`] is used: with more, its 36 transformed planes take too much of the cache, and
/// another algorithm is taken. [`Algorithm::StrideTwoFour`], with as many planes, has no limit: two by two needs a quarter more products.
const MOST_WEIGHTS: usize = 64 * 64;

/// A 3x3 convolution done this way.
#[derive(Clone, Debug)]
pub(super) struct Winograd {
    kernels: Kernels,
    geometry: Geometry,
    algorithm: Algorithm,
    /// Tiles per column and per row.
    tiles: [usize; 2],
    /// Those of as many images as are worked on together.
    all_tiles: Vec<Tile>,
    /// The products of both axes, by the class that they go to.
    by_class: Vec<Vec<Pair>>,
    /// The same by the weight that they take.
    by_weight: Vec<Vec<Pair>>,
    /// Whether both factors of the weight gradient are kept until the whole batch is done.
    keeps: bool,
}

/// One product of both axes.
#[derive(Clone, Copy, Debug)]
struct Pair {
    number: usize,
    weight: usize,
    class: usize,
}

impl Winograd {
    /// If the convolution can be done this way.
    pub fn suiting(kernels: Kernels, geometry: &Geometry, pass: Pass) -> Option<Self> {
        let Geometry { kernel, stride, inputs, outputs, out_height, out_width, .. } = *geometry;
        let whole = inputs.is_multiple_of(LANES) && outputs.is_multiple_of(LANES) && LANES.is_multiple_of(kernels.lanes);
        let tiles = |algorithm: Algorithm| {
            let [rows, columns] = algorithm.axes();
            [out_height.div_ceil(rows.outputs()), out_width.div_ceil(columns.outputs())]
        };
        let products = |algorithm: &Algorithm| {
            let ([rows, columns], [down, right]) = (tiles(*algorithm), algorithm.axes());
            rows * down.products().len() * columns * right.products().len()
        };
        let small = |algorithm: &Algorithm| *algorithm != Algorithm::Four || inputs * outputs <= MOST_WEIGHTS;
        let algorithm = Algorithm::all(stride, pass).iter().copied().filter(small).min_by_key(products)?;
        let fits = kernel == [3, 3] && whole;
        let (all_tiles, by_class, by_weight) = (Vec::new(), Vec::new(), Vec::new());
        let mut found = Self {
            kernels,
            geometry: *geometry,
            algorithm,
            tiles: tiles(algorithm),
            all_tiles,
            by_class,
            by_weight,
            keeps: false,
        };
        let covered = |axis: usize, size: usize| found.framed(axis) >= size + geometry.padding[axis];
        (fits && covered(0, geometry.height) && covered(1, geometry.width)).then(|| {
            found.all_tiles = found.list_tiles();
            found.keeps = found.is_worth_keeping();
            let pairs: Vec<Pair> = found.pairs().collect();
            let all = |wanted: &dyn Fn(&Pair) -> bool| pairs.iter().copied().filter(wanted).collect();
            found.by_class = (0..found.classes()).map(|class| all(&|pair| pair.class == class)).collect();
            found.by_weight = (0..found.weights()).map(|weight| all(&|pair| pair.weight == weight)).collect();
            found
        })
    }

    /// Inputs along an axis that the tiles read.
    fn framed(&self, axis: usize) -> usize {
        let stride = self.geometry.stride;
        stride * self.algorithm.axes()[axis].outputs() * self.tiles[axis] + 3 - stride
    }

    /// The gradient of the output, filled up to whole tiles.
    pub fn gradient_shape(&self) -> Padded {
        let Geometry { out_height, outputs, .. } = self.geometry;
        let [rows, columns] = [0, 1].map(|axis| self.algorithm.axes()[axis].outputs() * self.tiles[axis]);
        Padded { rows: out_height, below: rows - out_height, left: 0, pixels: columns, channels: outputs }
    }

    fn filters(&self) -> Filters {
        let Geometry { outputs, inputs, .. } = self.geometry;
        Filters { kernels: self.kernels, algorithm: self.algorithm, outputs, inputs }
    }

    /// Rows of the packed weight.
    pub fn depth(&self) -> usize {
        self.weights() * plane_rows(self.geometry.inputs)
    }

    /// The weight, `[Co, Ci, 3, 3]`, packed for the forward pass.
    pub fn forward_weight(&self, weight: &[f32]) -> Vec<f32> {
        self.filters().forward(weight)
    }

    /// The weight, `[Co, Ci, 3, 3]`, packed for the gradient of the input.
    pub fn transposed_weight(&self, weight: &[f32]) -> Vec<f32> {
        self.filters().transposed(weight)
    }

    /// `[Co, Ci, 3, 3]` from packed sums.
    pub fn unpack_gradient(&self, packed: &[f32]) -> Vec<f32> {
        self.filters().gradient(packed)
    }

    /// Floats of working space that a call needs.
    pub fn work_len(&self) -> usize {
        self.factors_len(self.rows_at_a_time() * self.tiles[1])
    }

    fn products(&self) -> usize {
        self.algorithm.axes().map(|axis| axis.products().len()).iter().product()
    }

    fn classes(&self) -> usize {
        self.algorithm.axes().map(Axis::classes).iter().product()
    }

    /// Transformed weights in a filter's plane.
    fn weights(&self) -> usize {
        self.algorithm.axes().map(Axis::weights).iter().product()
    }

    /// All products of both axes.
    fn pairs(&self) -> impl Iterator<Item = Pair> {
        let [down, right] = self.algorithm.axes();
        let rows = down.products().iter();
        rows.flat_map(move |row| right.products().iter().map(move |column| (row, column))).enumerate().map(
            move |(number, (row, column)): (usize, (&Product, &Product))| Pair {
                number,
                weight: row.weight * right.weights() + column.weight,
                class: row.class * right.classes() + column.class,
            },
        )
    }

    /// Convolves images, `[n, H, W, Ci]`, into `out`, `[n, Ho, Wo, Co]`.
    pub fn convolve(&self, weight: &[f32], images: Images<'_>, work: &mut [f32], out: &mut [f32]) {
        let Geometry { inputs, outputs, out_width, .. } = self.geometry;
        let (kernels, algorithm) = (self.kernels, self.algorithm);
        let mut runs = Vec::with_capacity(4);
        for tiles in self.bands(images.values.len() / self.geometry.input_len()) {
            let [of_classes, of_products] = self.factors_lens(tiles.len());
            let (summed, spread) = work.split_at_mut(of_classes);
            self.spread(tiles, images, &mut spread[..of_products]);
            for tile in kernels.tiles(outputs) {
                let weight = &weight[panel(kernels, tile, self.depth())];
                let first = tile.first * kernels.lanes;
                for (class, pairs) in self.by_class.iter().enumerate() {
                    runs.clear();
                    runs.extend(pairs.iter().map(|pair| Run {
                        image: pair.number * part_len(tiles.len(), inputs),
                        panel: pair.weight * plane_rows(inputs),
                        len: inputs,
                    }));
                    kernels.run(Contract {
                        image: spread,
                        image_step: inputs,
                        runs: &runs,
                        panel: weight,
                        vectors: tile.vectors,
                        pixels: tiles.len(),
                        out: &mut summed[class * part_len(tiles.len(), outputs) + first..],
                        out_step: outputs,
                        channels: tile.vectors * kernels.lanes,
                    });
                }
            }
            let row_len = out_width * outputs;
            if let [first, .., last] = tiles {
                let end = (last.output + algorithm.axes()[0].outputs() * row_len).min(out.len());
                read_ahead(&out[first.output..end]);
            }
            kernels.run(Gather { algorithm, tiles, channels: outputs, row_len, classes: summed, out });
        }
    }

    /// The part of images or of their gradients that the patches of some tiles span.
    fn patches<'v>(&self, tiles: &[Tile], values: &'v [f32]) -> &'v [f32] {
        let Geometry { inputs, width, .. } = self.geometry;
        let [first, .., last] = tiles else { return &[] };
        let end = (last.input + (self.algorithm.axes()[0].patch() - 1) * width * inputs).min(values.len());
        &values[first.input.saturating_sub(self.frame()).min(end)..end]
    }

    fn spread(&self, tiles: &[Tile], images: Images<'_>, products: &mut [f32]) {
        let Geometry { inputs, width, .. } = self.geometry;
        read_ahead(self.patches(tiles, images.values));
        self.kernels.run(Spread {
            algorithm: self.algorithm,
            tiles,
            channels: inputs,
            row_len: width * inputs,
            frame: self.frame(),
            normalisation: images.normalisation.map(Normalisation::channels),
            image: images.values,
            products,
        });
    }

    /// From gradients of the output in the shape of [`Self::gradient_shape`]: writes the gradient of the input, `[n, H, W, Ci]`, and what the weight
    /// gradient of `images` is made from; each if it is wanted.
    pub fn backward(
        &self,
        gradient: &[f32],
        of_weight: Option<WeightPart<'_>>,
        of_input: Option<(&[f32], &mut [f32])>,
        work: &mut [f32],
    ) {
        let (mut of_weight, mut of_input) = (of_weight, of_input);
        for tiles in self.bands(gradient.len() / self.gradient_shape().len()) {
            let [of_classes, of_products] = self.factors_lens(tiles.len());
            let (classes, products): (&[f32], _) = match &mut of_weight {
                Some(WeightPart { images, part, .. }) if self.keeps => {
                    let (classes, kept) = part.split_at_mut(of_classes);
                    self.spread_gradient(tiles, gradient, classes);
                    self.spread(tiles, *images, &mut kept[..of_products]);
                    (classes, &mut work[..of_products])
                }
                added => {
                    let (classes, products) = work.split_at_mut(of_classes);
                    self.spread_gradient(tiles, gradient, classes);
                    if let Some(WeightPart { images, part, is_first }) = added {
                        self.spread(tiles, *images, &mut products[..of_products]);
                        self.add_weight_gradient(tiles.len(), [classes, products], part, std::mem::take(is_first));
                    }
                    (classes, &mut products[..of_products])
                }
            };
            if let Some((weight, out)) = &mut of_input {
                self.input_gradient(tiles, weight, classes, products, out);
            }
        }
    }

    fn spread_gradient(&self, tiles: &[Tile], gradient: &[f32], classes: &mut [f32]) {
        let Self { algorithm, geometry: Geometry { outputs: channels, .. }, .. } = *self;
        self.kernels.run(SpreadGradient {
            algorithm,
            tiles,
            channels,
            row_len: self.gradient_shape().row_len(),
            gradient,
            classes,
        });
    }

    fn input_gradient(&self, tiles: &[Tile], weight: &[f32], classes: &[f32], products: &mut [f32], out: &mut [f32]) {
        let Geometry { inputs, outputs, width, .. } = self.geometry;
        let kernels = self.kernels;
        for tile in kernels.tiles(inputs) {
            let weight = &weight[panel(kernels, tile, self.weights() * plane_rows(outputs))];
            let first = tile.first * kernels.lanes;
            for &Pair { number, weight: row, class } in self.by_weight.iter().flatten() {
                kernels.run(Contract {
                    image: classes,
                    image_step: outputs,
                    runs: &[Run {
                        image: class * part_len(tiles.len(), outputs),
                        panel: row * plane_rows(outputs),
                        len: outputs,
                    }],
                    panel: weight,
                    vectors: tile.vectors,
                    pixels: tiles.len(),
                    out: &mut products[number * part_len(tiles.len(), inputs) + first..],
                    out_step: inputs,
                    channels: tile.vectors * kernels.lanes,
                });
            }
        }
        read_ahead(self.patches(tiles, out));
        kernels.run(GatherGradient {
            algorithm: self.algorithm,
            tiles,
            channels: inputs,
            row_len: width * inputs,
            frame: self.frame(),
            products,
            out,
        });
    }
}
