//! The algorithms along one axis: a few outputs of a 3-tap filter, with fewer multiplications than their taps.
//!
//! All four maps are linear: to one value per *product* (one multiplication), from one value per product to the inputs, and the
//! same for the *classes*, the sets of products that go to the same outputs with the same signs.

#![expect(clippy::inline_always, reason = "a map compiled apart from its caller loses the instruction set")]

use pulp::Simd;

/// Which algorithm works along both axes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Algorithm {
    /// `F(2, 3)`: two outputs at stride 1, 4 multiplications in place of 6.
    TwoOutputs,
    /// `F(4, 3)`: four outputs at stride 1, 6 multiplications in place of 12.
    FourOutputs,
    /// `F(2, 2)` and two ordinary products: two outputs at stride 2, 5 multiplications in place of 6.
    StrideTwo,
}

/// One multiplication along an axis.
#[derive(Clone, Copy, Debug)]
pub struct Product {
    /// Which of the transformed weights it takes.
    pub weight: usize,
    /// Which class of outputs it goes to.
    pub class: usize,
}

const TWO_OUTPUTS: [Product; 4] = [product(0, 0), product(1, 1), product(2, 2), product(3, 3)];
const FOUR_OUTPUTS: [Product; 6] = [product(0, 0), product(1, 1), product(2, 2), product(3, 3), product(4, 4), product(5, 5)];
const STRIDE_TWO: [Product; 5] = [product(0, 0), product(1, 1), product(2, 2), product(3, 0), product(3, 2)];

const fn product(weight: usize, class: usize) -> Product {
    Product { weight, class }
}

impl Algorithm {
    /// Pixels from one output to the next, in the inputs.
    pub const fn stride(self) -> usize {
        match self {
            Self::TwoOutputs | Self::FourOutputs => 1,
            Self::StrideTwo => 2,
        }
    }

    /// Outputs of one tile along an axis.
    pub const fn outputs(self) -> usize {
        match self {
            Self::TwoOutputs | Self::StrideTwo => 2,
            Self::FourOutputs => 4,
        }
    }

    /// Inputs of one tile along an axis.
    pub const fn patch(self) -> usize {
        self.stride() * (self.outputs() - 1) + 3
    }

    /// The multiplications along an axis.
    pub const fn products(self) -> &'static [Product] {
        match self {
            Self::TwoOutputs => &TWO_OUTPUTS,
            Self::FourOutputs => &FOUR_OUTPUTS,
            Self::StrideTwo => &STRIDE_TWO,
        }
    }

    /// Classes along an axis.
    pub const fn classes(self) -> usize {
        match self {
            Self::TwoOutputs => 4,
            Self::FourOutputs => 6,
            Self::StrideTwo => 3,
        }
    }

    /// Transformed weights along an axis.
    pub const fn weights(self) -> usize {
        match self {
            Self::TwoOutputs | Self::StrideTwo => 4,
            Self::FourOutputs => 6,
        }
    }
}

/// A linear map along one axis, from `A` values to `B`.
pub trait Map<S: Simd, const A: usize, const B: usize> {
    fn map(simd: S, values: [S::f32s; A]) -> [S::f32s; B];
}

/// Three taps to the weights of [`Algorithm::TwoOutputs`], and gradients of those weights to those of the taps.
pub struct TwoOutputs;

impl<S: Simd> Map<S, 3, 4> for TwoOutputs {
    #[inline(always)]
    fn map(simd: S, [a, b, c]: [S::f32s; 3]) -> [S::f32s; 4] {
        let half = simd.splat_f32s(0.5);
        let ends = simd.add_f32s(a, c);
        [a, simd.mul_f32s(half, simd.add_f32s(ends, b)), simd.mul_f32s(half, simd.sub_f32s(ends, b)), c]
    }
}

impl<S: Simd> Map<S, 4, 3> for TwoOutputs {
    #[inline(always)]
    fn map(simd: S, [a, b, c, d]: [S::f32s; 4]) -> [S::f32s; 3] {
        let half = simd.splat_f32s(0.5);
        let sum = simd.mul_f32s(half, simd.add_f32s(b, c));
        [simd.add_f32s(a, sum), simd.mul_f32s(half, simd.sub_f32s(b, c)), simd.add_f32s(sum, d)]
    }
}

/// The same for [`Algorithm::FourOutputs`].
pub struct FourOutputs;

impl<S: Simd> Map<S, 3, 6> for FourOutputs {
    #[inline(always)]
    fn map(simd: S, [a, b, c]: [S::f32s; 3]) -> [S::f32s; 6] {
        let [quarter, two, four, sixth, twenty_fourth] =
            [0.25, 2.0, 4.0, -1.0 / 6.0, 1.0 / 24.0].map(|factor| simd.splat_f32s(factor));
        let (near, far, twice) = (simd.add_f32s(a, c), simd.mul_add_e_f32s(four, c, a), simd.mul_f32s(two, b));
        [
            simd.mul_f32s(quarter, a),
            simd.mul_f32s(sixth, simd.add_f32s(near, b)),
            simd.mul_f32s(sixth, simd.sub_f32s(near, b)),
            simd.mul_f32s(twenty_fourth, simd.add_f32s(far, twice)),
            simd.mul_f32s(twenty_fourth, simd.sub_f32s(far, twice)),
            c,
        ]
    }
}

impl<S: Simd> Map<S, 6, 3> for FourOutputs {
    #[inline(always)]
    fn map(simd: S, [a, b, c, d, e, f]: [S::f32s; 6]) -> [S::f32s; 3] {
        let [quarter, sixth, twelfth, twenty_fourth] =
            [0.25, -1.0 / 6.0, 1.0 / 12.0, 1.0 / 24.0].map(|factor| simd.splat_f32s(factor));
        let near = simd.mul_f32s(sixth, simd.add_f32s(b, c));
        let far = simd.mul_f32s(twenty_fourth, simd.add_f32s(d, e));
        let four = simd.splat_f32s(4.0);
        [
            simd.mul_add_e_f32s(quarter, a, simd.add_f32s(near, far)),
            simd.mul_add_e_f32s(sixth, simd.sub_f32s(b, c), simd.mul_f32s(twelfth, simd.sub_f32s(d, e))),
            simd.add_f32s(simd.mul_add_e_f32s(four, far, near), f),
        ]
    }
}

/// The same for [`Algorithm::StrideTwo`].
pub struct StrideTwo;

impl<S: Simd> Map<S, 3, 4> for StrideTwo {
    #[inline(always)]
    fn map(simd: S, [a, b, c]: [S::f32s; 3]) -> [S::f32s; 4] {
        [a, simd.add_f32s(a, c), c, b]
    }
}

impl<S: Simd> Map<S, 4, 3> for StrideTwo {
    #[inline(always)]
    fn map(simd: S, [a, b, c, d]: [S::f32s; 4]) -> [S::f32s; 3] {
        [simd.add_f32s(a, b), d, simd.add_f32s(b, c)]
    }
}

/// Inputs to products: as many as a patch has inputs along an axis.
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

impl<S: Simd> Map<S, 6, 6> for ToProducts {
    #[inline(always)]
    fn map(simd: S, [a, b, c, d, e, f]: [S::f32s; 6]) -> [S::f32s; 6] {
        let [two, four, minus_four, minus_five] = [2.0, 4.0, -4.0, -5.0].map(|factor| simd.splat_f32s(factor));
        let even = simd.mul_add_e_f32s(minus_four, c, e);
        let odd = simd.mul_add_e_f32s(minus_four, b, d);
        let (near, far) = (simd.sub_f32s(e, c), simd.mul_f32s(two, simd.sub_f32s(d, b)));
        [
            simd.mul_add_e_f32s(four, a, simd.mul_add_e_f32s(minus_five, c, e)),
            simd.add_f32s(even, odd),
            simd.sub_f32s(even, odd),
            simd.add_f32s(near, far),
            simd.sub_f32s(near, far),
            simd.mul_add_e_f32s(four, b, simd.mul_add_e_f32s(minus_five, d, f)),
        ]
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

impl<S: Simd> Map<S, 6, 6> for FromProducts {
    #[inline(always)]
    fn map(simd: S, [a, b, c, d, e, f]: [S::f32s; 6]) -> [S::f32s; 6] {
        let [two, minus_two, four, minus_four, minus_five] = [2.0, -2.0, 4.0, -4.0, -5.0].map(|factor| simd.splat_f32s(factor));
        let [sum, difference] = [simd.add_f32s(b, c), simd.sub_f32s(b, c)];
        let [far_sum, far_difference] = [simd.add_f32s(d, e), simd.sub_f32s(d, e)];
        let third = simd.mul_add_e_f32s(minus_four, sum, simd.mul_f32s(minus_five, a));
        [
            simd.mul_f32s(four, a),
            simd.mul_add_e_f32s(four, simd.sub_f32s(f, difference), simd.mul_f32s(minus_two, far_difference)),
            simd.sub_f32s(third, far_sum),
            simd.mul_add_e_f32s(two, far_difference, simd.mul_add_e_f32s(minus_five, f, difference)),
            simd.add_f32s(a, simd.add_f32s(sum, far_sum)),
            f,
        ]
    }
}

/// Classes to the outputs of a tile.
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

impl<S: Simd> Map<S, 6, 4> for ToOutputs {
    #[inline(always)]
    fn map(simd: S, [a, b, c, d, e, f]: [S::f32s; 6]) -> [S::f32s; 4] {
        let [two, four, eight] = [2.0, 4.0, 8.0].map(|factor| simd.splat_f32s(factor));
        let [sum, difference] = [simd.add_f32s(b, c), simd.sub_f32s(b, c)];
        let [far_sum, far_difference] = [simd.add_f32s(d, e), simd.sub_f32s(d, e)];
        [
            simd.add_f32s(a, simd.add_f32s(sum, far_sum)),
            simd.mul_add_e_f32s(two, far_difference, difference),
            simd.mul_add_e_f32s(four, far_sum, sum),
            simd.add_f32s(f, simd.mul_add_e_f32s(eight, far_difference, difference)),
        ]
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

impl<S: Simd> Map<S, 4, 6> for FromOutputs {
    #[inline(always)]
    fn map(simd: S, [a, b, c, d]: [S::f32s; 4]) -> [S::f32s; 6] {
        let [two, four] = [2.0, 4.0].map(|factor| simd.splat_f32s(factor));
        let [even, odd] = [simd.add_f32s(a, c), simd.add_f32s(b, d)];
        let far_even = simd.mul_add_e_f32s(four, c, a);
        let far_odd = simd.mul_f32s(two, simd.mul_add_e_f32s(four, d, b));
        [
            a,
            simd.add_f32s(even, odd),
            simd.sub_f32s(even, odd),
            simd.add_f32s(far_even, far_odd),
            simd.sub_f32s(far_even, far_odd),
            d,
        ]
    }
}

/// A map along both axes of a square: `read` gives the value at a row and a column, `write` takes the result there.
#[inline(always)]
pub fn both_axes<S: Simd, M: Map<S, A, B>, const A: usize, const B: usize>(
    simd: S,
    read: impl Fn(usize, usize) -> S::f32s,
    mut write: impl FnMut(usize, usize, S::f32s),
) {
    let columns: [[S::f32s; B]; A] = std::array::from_fn(|column| M::map(simd, std::array::from_fn(|row| read(row, column))));
    #[expect(clippy::needless_range_loop, reason = "iterators over arrays of vectors are not unrolled: they took twice the time")]
    for row in 0..B {
        let values = M::map(simd, std::array::from_fn(|column| columns[column][row]));
        for column in 0..B {
            write(row, column, values[column]);
        }
    }
}
