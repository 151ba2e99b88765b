//! The maps at stride 2: every second input meets the first and the third tap, as at stride 1 with two taps; the others meet the middle one alone,
//! by an ordinary product.

#![expect(clippy::inline_always, reason = "a map compiled apart from its caller loses the instruction set")]

use pulp::Simd;

use super::{
    axis::{Inputs, Outputs, Taps},
    stride_one::{five_products, from_five_products},
};

/// [`Axis::StrideTwo`](super::algorithm::Axis::StrideTwo).
pub struct StrideTwo;

impl<S: Simd> Taps<S, 4> for StrideTwo {
    #[inline(always)]
    fn to_weights(simd: S, [a, b, c]: [S::f32s; 3]) -> [S::f32s; 4] {
        [a, simd.add_f32s(a, c), c, b]
    }

    #[inline(always)]
    fn from_weights(simd: S, [a, b, c, d]: [S::f32s; 4]) -> [S::f32s; 3] {
        [simd.add_f32s(a, b), d, simd.add_f32s(b, c)]
    }
}

impl<S: Simd> Inputs<S, 5> for StrideTwo {
    #[inline(always)]
    fn to_products(simd: S, [a, b, c, d, e]: [S::f32s; 5]) -> [S::f32s; 5] {
        [simd.sub_f32s(a, c), c, simd.sub_f32s(e, c), b, d]
    }

    #[inline(always)]
    fn from_products(simd: S, [a, b, c, d, e]: [S::f32s; 5]) -> [S::f32s; 5] {
        [a, d, simd.sub_f32s(simd.sub_f32s(b, a), c), e, c]
    }
}

impl<S: Simd> Outputs<S, 3, 2> for StrideTwo {
    #[inline(always)]
    fn to_outputs(simd: S, [a, b, c]: [S::f32s; 3]) -> [S::f32s; 2] {
        [simd.add_f32s(a, b), simd.add_f32s(b, c)]
    }

    #[inline(always)]
    fn from_outputs(simd: S, [a, b]: [S::f32s; 2]) -> [S::f32s; 3] {
        [a, simd.add_f32s(a, b), b]
    }
}

/// [`Axis::StrideTwoFour`](super::algorithm::Axis::StrideTwoFour).
pub struct StrideTwoFour;

impl<S: Simd> Taps<S, 6> for StrideTwoFour {
    #[inline(always)]
    fn to_weights(simd: S, [a, b, c]: [S::f32s; 3]) -> [S::f32s; 6] {
        let [half, minus_half, sixth, two] = [0.5, -0.5, 1.0 / 6.0, 2.0].map(|factor| simd.splat_f32s(factor));
        [
            simd.mul_f32s(half, a),
            simd.mul_f32s(minus_half, simd.add_f32s(a, c)),
            simd.mul_f32s(sixth, simd.sub_f32s(c, a)),
            simd.mul_f32s(sixth, simd.mul_add_e_f32s(two, c, a)),
            c,
            b,
        ]
    }

    #[inline(always)]
    fn from_weights(simd: S, [a, b, c, d, e, f]: [S::f32s; 6]) -> [S::f32s; 3] {
        let [half, minus_half, sixth, two] = [0.5, -0.5, 1.0 / 6.0, 2.0].map(|factor| simd.splat_f32s(factor));
        let near = simd.mul_f32s(minus_half, b);
        [
            simd.mul_add_e_f32s(sixth, simd.sub_f32s(d, c), simd.mul_add_e_f32s(half, a, near)),
            f,
            simd.add_f32s(e, simd.mul_add_e_f32s(sixth, simd.mul_add_e_f32s(two, d, c), near)),
        ]
    }
}

impl<S: Simd> Inputs<S, 9> for StrideTwoFour {
    #[inline(always)]
    fn to_products(simd: S, [a, b, c, d, e, f, g, h, i]: [S::f32s; 9]) -> [S::f32s; 9] {
        let [p, q, r, s, t] = five_products(simd, [a, c, e, g, i]);
        [p, q, r, s, t, b, d, f, h]
    }

    #[inline(always)]
    fn from_products(simd: S, [a, b, c, d, e, f, g, h, i]: [S::f32s; 9]) -> [S::f32s; 9] {
        let [first, third, fifth, seventh, ninth] = from_five_products(simd, [a, b, c, d, e]);
        [first, f, third, g, fifth, h, seventh, i, ninth]
    }
}

impl<S: Simd> Outputs<S, 7, 4> for StrideTwoFour {
    #[inline(always)]
    fn to_outputs(simd: S, [a, b, c, d, e, f, g]: [S::f32s; 7]) -> [S::f32s; 4] {
        let [two, four, eight] = [2.0, 4.0, 8.0].map(|factor| simd.splat_f32s(factor));
        let (sum, difference) = (simd.add_f32s(b, c), simd.sub_f32s(b, c));
        [
            simd.add_f32s(simd.add_f32s(a, d), sum),
            simd.mul_add_e_f32s(two, d, simd.add_f32s(difference, e)),
            simd.mul_add_e_f32s(four, d, simd.add_f32s(sum, f)),
            simd.mul_add_e_f32s(eight, d, simd.add_f32s(difference, g)),
        ]
    }

    #[inline(always)]
    fn from_outputs(simd: S, [a, b, c, d]: [S::f32s; 4]) -> [S::f32s; 7] {
        let [two, four] = [2.0, 4.0].map(|factor| simd.splat_f32s(factor));
        let (even, odd) = (simd.add_f32s(a, c), simd.add_f32s(b, d));
        let far = simd.mul_add_e_f32s(two, simd.mul_add_e_f32s(four, d, b), simd.mul_add_e_f32s(four, c, a));
        [a, simd.add_f32s(even, odd), simd.sub_f32s(even, odd), far, b, c, d]
    }
}
