//! The maps along one axis, all linear: from inputs to *products* (one value per multiplication), from *classes* (products that go to the same
//! outputs with the same signs) to outputs, from taps to transformed weights; and the transpose of each, for the gradients.

#![expect(clippy::inline_always, reason = "a map compiled apart from its caller loses the instruction set")]

use pulp::Simd;

/// The maps of the inputs: as many products as a patch has inputs.
pub trait Inputs<S: Simd, const N: usize> {
    /// The inputs of a patch to one factor per product.
    fn to_products(simd: S, inputs: [S::f32s; N]) -> [S::f32s; N];
    /// The transpose of [`Self::to_products`]: gradients of the products to those of the inputs.
    fn from_products(simd: S, products: [S::f32s; N]) -> [S::f32s; N];
}

/// The maps of the outputs: `C` classes, `M` outputs.
pub trait Outputs<S: Simd, const C: usize, const M: usize> {
    /// The sums of the classes to the outputs of a tile.
    fn to_outputs(simd: S, classes: [S::f32s; C]) -> [S::f32s; M];
    /// The transpose of [`Self::to_outputs`]: gradients of the outputs to those of the classes.
    fn from_outputs(simd: S, outputs: [S::f32s; M]) -> [S::f32s; C];
}

/// The maps of the three taps: `W` transformed weights.
pub trait Taps<S: Simd, const W: usize> {
    /// The taps to the other factor of the products.
    fn to_weights(simd: S, taps: [S::f32s; 3]) -> [S::f32s; W];
    /// The transpose of [`Self::to_weights`]: gradients of the weights to those of the taps.
    fn from_weights(simd: S, weights: [S::f32s; W]) -> [S::f32s; 3];
}

/// One of the maps of an axis, as a type: a function that is compiled into its caller.
pub trait Map<S: Simd, const A: usize, const B: usize> {
    fn map(simd: S, values: [S::f32s; A]) -> [S::f32s; B];
}

/// [`Inputs::to_products`].
pub struct ToProducts<T>(T);
/// [`Inputs::from_products`].
pub struct FromProducts<T>(T);
/// [`Outputs::to_outputs`].
pub struct ToOutputs<T>(T);
/// [`Outputs::from_outputs`].
pub struct FromOutputs<T>(T);
/// [`Taps::to_weights`].
pub struct ToWeights<T>(T);
/// [`Taps::from_weights`].
pub struct FromWeights<T>(T);

impl<S: Simd, T: Inputs<S, N>, const N: usize> Map<S, N, N> for ToProducts<T> {
    #[inline(always)]
    fn map(simd: S, values: [S::f32s; N]) -> [S::f32s; N] {
        T::to_products(simd, values)
    }
}

impl<S: Simd, T: Inputs<S, N>, const N: usize> Map<S, N, N> for FromProducts<T> {
    #[inline(always)]
    fn map(simd: S, values: [S::f32s; N]) -> [S::f32s; N] {
        T::from_products(simd, values)
    }
}

impl<S: Simd, T: Outputs<S, C, M>, const C: usize, const M: usize> Map<S, C, M> for ToOutputs<T> {
    #[inline(always)]
    fn map(simd: S, values: [S::f32s; C]) -> [S::f32s; M] {
        T::to_outputs(simd, values)
    }
}

impl<S: Simd, T: Outputs<S, C, M>, const C: usize, const M: usize> Map<S, M, C> for FromOutputs<T> {
    #[inline(always)]
    fn map(simd: S, values: [S::f32s; M]) -> [S::f32s; C] {
        T::from_outputs(simd, values)
    }
}

impl<S: Simd, T: Taps<S, W>, const W: usize> Map<S, 3, W> for ToWeights<T> {
    #[inline(always)]
    fn map(simd: S, values: [S::f32s; 3]) -> [S::f32s; W] {
        T::to_weights(simd, values)
    }
}

impl<S: Simd, T: Taps<S, W>, const W: usize> Map<S, W, 3> for FromWeights<T> {
    #[inline(always)]
    fn map(simd: S, values: [S::f32s; W]) -> [S::f32s; 3] {
        T::from_weights(simd, values)
    }
}

/// Where the values of a rectangle come from.
pub trait Source<S: Simd> {
    fn read(&self, simd: S, row: usize, column: usize) -> S::f32s;
}

/// Where the values of a rectangle go.
pub trait Sink<S: Simd> {
    fn write(&mut self, simd: S, row: usize, column: usize, value: S::f32s);
}

/// Maps along both axes of a rectangle of A x C values, R in each column and then K in each row, which gives B x D values. `columns` is working
/// space of any contents.
#[expect(clippy::needless_range_loop, reason = "iterators over arrays of vectors are not unrolled: they took twice the time")]
#[expect(clippy::manual_memcpy, reason = "copied whole, the values would leave their registers")]
#[inline(always)]
pub fn both_axes<S: Simd, R: Map<S, A, B>, K: Map<S, C, D>, const A: usize, const B: usize, const C: usize, const D: usize>(
    simd: S,
    source: &impl Source<S>,
    columns: &mut [[S::f32s; B]; C],
    sink: &mut impl Sink<S>,
) {
    for column in 0..C {
        let values = R::map(simd, std::array::from_fn(|row| source.read(simd, row, column)));
        for row in 0..B {
            columns[column][row] = values[row];
        }
    }
    for row in 0..B {
        let values = K::map(simd, std::array::from_fn(|column| columns[column][row]));
        for column in 0..D {
            sink.write(simd, row, column, values[column]);
        }
    }
}
