//! The algorithm along one axis, for both strides: two outputs of a 3-tap filter, with 4 multiplications in place of 6 at
//! stride 1, with 5 in place of 6 at stride 2.
//!
//! All four maps are linear: to one value per *product* (one multiplication), from one value per product to the inputs, and the
//! same for the *classes*, the sets of products that go to the same outputs with the same signs.

#![expect(clippy::inline_always, reason = "a map compiled apart from its caller loses the instruction set")]

use pulp::Simd;

use super::weights::Lanes;

/// Transformed weights along one axis, for both strides.
pub const WEIGHTS: usize = 4;

/// One multiplication along an axis.
#[derive(Clone, Copy, Debug)]
pub struct Product {
    /// Which of the transformed weights it takes.
    pub weight: usize,
    /// Which class of outputs it goes to.
    pub class: usize,
}

/// The products for a stride of 1: (weight, class).
const STRIDE_1: [Product; 4] = [product(0, 0), product(1, 1), product(2, 2), product(3, 3)];
/// The products for a stride of 2.
const STRIDE_2: [Product; 5] = [product(0, 0), product(1, 1), product(2, 2), product(3, 0), product(3, 2)];

const fn product(weight: usize, class: usize) -> Product {
    Product { weight, class }
}

/// The products for a stride of 1 or 2.
pub const fn products(stride: usize) -> &'static [Product] {
    if stride == 1 { &STRIDE_1 } else { &STRIDE_2 }
}

/// Classes along one axis.
pub const fn classes(stride: usize) -> usize {
    5 - stride
}

/// `combine` of two or three values, for each of the lanes.
fn each<const N: usize>(values: [&Lanes; N], combine: impl Fn([f32; N]) -> f32) -> Lanes {
    std::array::from_fn(|lane| combine(values.map(|value| value[lane])))
}

/// The transformed weights of three taps.
pub fn transform_taps(stride: usize, [a, b, c]: [&Lanes; 3]) -> [Lanes; WEIGHTS] {
    if stride == 1 {
        [*a, each([a, b, c], |[a, b, c]| 0.5 * (a + b + c)), each([a, b, c], |[a, b, c]| 0.5 * (a - b + c)), *c]
    } else {
        [*a, each([a, c], |[a, c]| a + c), *c, *b]
    }
}

/// The transpose of [`transform_taps`]: gradients of the taps from those of the transformed weights.
pub fn tap_gradients(stride: usize, [a, b, c, d]: &[Lanes; WEIGHTS]) -> [Lanes; 3] {
    if stride == 1 {
        let first = each([a, b, c], |[a, b, c]| a + 0.5 * (b + c));
        [first, each([b, c], |[b, c]| 0.5 * (b - c)), each([b, c, d], |[b, c, d]| 0.5 * (b + c) + d)]
    } else {
        [each([a, b], |[a, b]| a + b), *d, each([b, c], |[b, c]| b + c)]
    }
}

/// A linear map along one axis, from `A` values to `B`.
pub trait Map<S: Simd, const A: usize, const B: usize> {
    fn map(simd: S, values: [S::f32s; A]) -> [S::f32s; B];
}

/// Inputs to products. A patch of stride 1 has 4 inputs and products, one of stride 2 has 5.
pub struct ToProducts;

impl<S: Simd> Map<S, 4, 4> for ToProducts {
    #[inline(always)]
    fn map(simd: S, [a, b, c, d]: [S::f32s; 4]) -> [S::f32s; 4] {
        [simd.sub_f32s(a, c), simd.add_f32s(b, c), simd.sub_f32s(c, b), simd.sub_f32s(b, d)]
    }
}

impl<S: Simd> Map<S, 5, 5> for ToProducts {
    #[inline(always)]
    fn map(simd: S, [a, b, c, d, e]: [S::f32s; 5]) -> [S::f32s; 5] {
        [simd.sub_f32s(a, c), c, simd.sub_f32s(e, c), b, d]
    }
}

/// The transpose of [`ToProducts`]: gradients of the inputs.
pub struct FromProducts;

impl<S: Simd> Map<S, 4, 4> for FromProducts {
    #[inline(always)]
    fn map(simd: S, [a, b, c, d]: [S::f32s; 4]) -> [S::f32s; 4] {
        let difference = simd.sub_f32s(b, c);
        let sum = simd.add_f32s(b, c);
        [a, simd.add_f32s(difference, d), simd.sub_f32s(sum, a), simd.neg_f32s(d)]
    }
}

impl<S: Simd> Map<S, 5, 5> for FromProducts {
    #[inline(always)]
    fn map(simd: S, [a, b, c, d, e]: [S::f32s; 5]) -> [S::f32s; 5] {
        [a, d, simd.sub_f32s(simd.sub_f32s(b, a), c), e, c]
    }
}

/// Classes to the two outputs: 4 classes at stride 1, 3 at stride 2.
pub struct ToOutputs;

impl<S: Simd> Map<S, 4, 2> for ToOutputs {
    #[inline(always)]
    fn map(simd: S, [a, b, c, d]: [S::f32s; 4]) -> [S::f32s; 2] {
        [simd.add_f32s(simd.add_f32s(a, b), c), simd.sub_f32s(simd.sub_f32s(b, c), d)]
    }
}

impl<S: Simd> Map<S, 3, 2> for ToOutputs {
    #[inline(always)]
    fn map(simd: S, [a, b, c]: [S::f32s; 3]) -> [S::f32s; 2] {
        [simd.add_f32s(a, b), simd.add_f32s(b, c)]
    }
}

/// The transpose of [`ToOutputs`]: gradients of the classes.
pub struct FromOutputs;

impl<S: Simd> Map<S, 2, 4> for FromOutputs {
    #[inline(always)]
    fn map(simd: S, [a, b]: [S::f32s; 2]) -> [S::f32s; 4] {
        [a, simd.add_f32s(a, b), simd.sub_f32s(a, b), simd.neg_f32s(b)]
    }
}

impl<S: Simd> Map<S, 2, 3> for FromOutputs {
    #[inline(always)]
    fn map(simd: S, [a, b]: [S::f32s; 2]) -> [S::f32s; 3] {
        [a, simd.add_f32s(a, b), b]
    }
}

/// A map along both axes of a square.
#[inline(always)]
pub fn both_axes<S: Simd, M: Map<S, A, B>, const A: usize, const B: usize>(
    simd: S,
    square: [[S::f32s; A]; A],
) -> [[S::f32s; B]; B] {
    let zero = simd.splat_f32s(0.0);
    let mut half = [[zero; A]; B];
    for column in 0..A {
        let mut values = [zero; A];
        for row in 0..A {
            values[row] = square[row][column];
        }
        let values = M::map(simd, values);
        for row in 0..B {
            half[row][column] = values[row];
        }
    }
    let mut whole = [[zero; B]; B];
    for row in 0..B {
        whole[row] = M::map(simd, half[row]);
    }
    whole
}
