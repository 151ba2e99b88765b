//! The maps at stride 1. Read the three taps as the coefficients of a polynomial, a + b x + c x^2, and the gradients of a tile's outputs as those of
//! another one: the gradients of the inputs are the coefficients of their product. A product is known from its values at as many points as it has
//! coefficients. `to_weights` and `from_outputs` give, up to constant factors, the values of the two polynomials at these points; one multiplication
//! per point gives those of the product, and `from_products` finds its coefficients. The convolution uses the transposed maps.
//! The points are 0, 1, -1 and infinity (the last coefficient) for [`Two`], 2 too for [`Three`], and -2 too for [`Four`].

#![expect(clippy::inline_always, reason = "a map compiled apart from its caller loses the instruction set")]

use pulp::Simd;

use super::axis::{Inputs, Outputs, Taps};

/// [`Axis::Two`](super::algorithm::Axis::Two).
pub struct Two;

impl<S: Simd> Taps<S, 4> for Two {
    #[inline(always)]
    fn to_weights(simd: S, [a, b, c]: [S::f32s; 3]) -> [S::f32s; 4] {
        let half = simd.splat_f32s(0.5);
        let ends = simd.add_f32s(a, c);
        [a, simd.mul_f32s(half, simd.add_f32s(ends, b)), simd.mul_f32s(half, simd.sub_f32s(ends, b)), c]
    }

    #[inline(always)]
    fn from_weights(simd: S, [a, b, c, d]: [S::f32s; 4]) -> [S::f32s; 3] {
        let half = simd.splat_f32s(0.5);
        let sum = simd.mul_f32s(half, simd.add_f32s(b, c));
        [simd.add_f32s(a, sum), simd.mul_f32s(half, simd.sub_f32s(b, c)), simd.add_f32s(sum, d)]
    }
}

impl<S: Simd> Inputs<S, 4> for Two {
    #[inline(always)]
    fn to_products(simd: S, [a, b, c, d]: [S::f32s; 4]) -> [S::f32s; 4] {
        [simd.sub_f32s(a, c), simd.add_f32s(b, c), simd.sub_f32s(c, b), simd.sub_f32s(b, d)]
    }

    #[inline(always)]
    fn from_products(simd: S, [a, b, c, d]: [S::f32s; 4]) -> [S::f32s; 4] {
        let difference = simd.sub_f32s(b, c);
        let sum = simd.add_f32s(b, c);
        [a, simd.add_f32s(difference, d), simd.sub_f32s(sum, a), simd.neg_f32s(d)]
    }
}

impl<S: Simd> Outputs<S, 4, 2> for Two {
    #[inline(always)]
    fn to_outputs(simd: S, [a, b, c, d]: [S::f32s; 4]) -> [S::f32s; 2] {
        [simd.add_f32s(simd.add_f32s(a, b), c), simd.sub_f32s(simd.sub_f32s(b, c), d)]
    }

    #[inline(always)]
    fn from_outputs(simd: S, [a, b]: [S::f32s; 2]) -> [S::f32s; 4] {
        [a, simd.add_f32s(a, b), simd.sub_f32s(a, b), simd.neg_f32s(b)]
    }
}

/// [`Axis::Three`](super::algorithm::Axis::Three).
pub struct Three;

impl<S: Simd> Taps<S, 5> for Three {
    #[inline(always)]
    fn to_weights(simd: S, [a, b, c]: [S::f32s; 3]) -> [S::f32s; 5] {
        let [half, minus_half, sixth, minus_sixth, two, four] =
            [0.5, -0.5, 1.0 / 6.0, -1.0 / 6.0, 2.0, 4.0].map(|factor| simd.splat_f32s(factor));
        let ends = simd.add_f32s(a, c);
        [
            simd.mul_f32s(half, a),
            simd.mul_f32s(minus_half, simd.add_f32s(ends, b)),
            simd.mul_f32s(minus_sixth, simd.sub_f32s(ends, b)),
            simd.mul_f32s(sixth, simd.mul_add_e_f32s(four, c, simd.mul_add_e_f32s(two, b, a))),
            c,
        ]
    }

    #[inline(always)]
    fn from_weights(simd: S, [a, b, c, d, e]: [S::f32s; 5]) -> [S::f32s; 3] {
        let [half, minus_half, sixth, two, four] = [0.5, -0.5, 1.0 / 6.0, 2.0, 4.0].map(|factor| simd.splat_f32s(factor));
        let near = simd.mul_f32s(minus_half, b);
        [
            simd.mul_add_e_f32s(sixth, simd.sub_f32s(d, c), simd.mul_add_e_f32s(half, a, near)),
            simd.mul_add_e_f32s(sixth, simd.mul_add_e_f32s(two, d, c), near),
            simd.add_f32s(e, simd.mul_add_e_f32s(sixth, simd.sub_f32s(simd.mul_f32s(four, d), c), near)),
        ]
    }
}

impl<S: Simd> Inputs<S, 5> for Three {
    #[inline(always)]
    fn to_products(simd: S, inputs: [S::f32s; 5]) -> [S::f32s; 5] {
        five_products(simd, inputs)
    }

    #[inline(always)]
    fn from_products(simd: S, products: [S::f32s; 5]) -> [S::f32s; 5] {
        from_five_products(simd, products)
    }
}

impl<S: Simd> Outputs<S, 5, 3> for Three {
    #[inline(always)]
    fn to_outputs(simd: S, [a, b, c, d, e]: [S::f32s; 5]) -> [S::f32s; 3] {
        let [two, four] = [2.0, 4.0].map(|factor| simd.splat_f32s(factor));
        let sum = simd.add_f32s(b, c);
        [
            simd.add_f32s(simd.add_f32s(a, d), sum),
            simd.mul_add_e_f32s(two, d, simd.sub_f32s(b, c)),
            simd.mul_add_e_f32s(four, d, simd.add_f32s(sum, e)),
        ]
    }

    #[inline(always)]
    fn from_outputs(simd: S, [a, b, c]: [S::f32s; 3]) -> [S::f32s; 5] {
        let [two, four] = [2.0, 4.0].map(|factor| simd.splat_f32s(factor));
        let ends = simd.add_f32s(a, c);
        let far = simd.mul_add_e_f32s(four, c, simd.mul_add_e_f32s(two, b, a));
        [a, simd.add_f32s(ends, b), simd.sub_f32s(ends, b), far, c]
    }
}

/// Five inputs to the factors of the five products whose other factors are the values of the taps at 0, 1, -1, 2 and infinity.
#[inline(always)]
pub fn five_products<S: Simd>(simd: S, [a, b, c, d, e]: [S::f32s; 5]) -> [S::f32s; 5] {
    let [two, minus_two] = [2.0, -2.0].map(|factor| simd.splat_f32s(factor));
    let (odd, near) = (simd.sub_f32s(d, b), simd.sub_f32s(d, c));
    [
        simd.mul_add_e_f32s(two, simd.sub_f32s(a, c), odd),
        simd.mul_add_e_f32s(minus_two, b, near),
        simd.mul_add_e_f32s(two, simd.sub_f32s(b, c), near),
        odd,
        simd.mul_add_e_f32s(minus_two, odd, simd.sub_f32s(e, c)),
    ]
}

/// The transpose of [`five_products`].
#[inline(always)]
pub fn from_five_products<S: Simd>(simd: S, [a, b, c, d, e]: [S::f32s; 5]) -> [S::f32s; 5] {
    let [two, minus_two, minus_three] = [2.0, -2.0, -3.0].map(|factor| simd.splat_f32s(factor));
    let ends = simd.add_f32s(a, d);
    [
        simd.mul_f32s(two, a),
        simd.mul_add_e_f32s(two, simd.add_f32s(simd.sub_f32s(c, b), e), simd.neg_f32s(ends)),
        simd.mul_add_e_f32s(minus_two, a, simd.mul_add_e_f32s(minus_three, c, simd.neg_f32s(simd.add_f32s(b, e)))),
        simd.mul_add_e_f32s(minus_two, e, simd.add_f32s(ends, simd.add_f32s(b, c))),
        e,
    ]
}

/// [`Axis::Four`](super::algorithm::Axis::Four).
pub struct Four;

impl<S: Simd> Taps<S, 6> for Four {
    #[inline(always)]
    fn to_weights(simd: S, [a, b, c]: [S::f32s; 3]) -> [S::f32s; 6] {
        let [quarter, two, four, minus_sixth, twenty_fourth] =
            [0.25, 2.0, 4.0, -1.0 / 6.0, 1.0 / 24.0].map(|factor| simd.splat_f32s(factor));
        let (near, far, twice) = (simd.add_f32s(a, c), simd.mul_add_e_f32s(four, c, a), simd.mul_f32s(two, b));
        [
            simd.mul_f32s(quarter, a),
            simd.mul_f32s(minus_sixth, simd.add_f32s(near, b)),
            simd.mul_f32s(minus_sixth, simd.sub_f32s(near, b)),
            simd.mul_f32s(twenty_fourth, simd.add_f32s(far, twice)),
            simd.mul_f32s(twenty_fourth, simd.sub_f32s(far, twice)),
            c,
        ]
    }

    #[inline(always)]
    fn from_weights(simd: S, [a, b, c, d, e, f]: [S::f32s; 6]) -> [S::f32s; 3] {
        let [quarter, minus_sixth, twelfth, twenty_fourth] =
            [0.25, -1.0 / 6.0, 1.0 / 12.0, 1.0 / 24.0].map(|factor| simd.splat_f32s(factor));
        let near = simd.mul_f32s(minus_sixth, simd.add_f32s(b, c));
        let far = simd.mul_f32s(twenty_fourth, simd.add_f32s(d, e));
        let four = simd.splat_f32s(4.0);
        [
            simd.mul_add_e_f32s(quarter, a, simd.add_f32s(near, far)),
            simd.mul_add_e_f32s(minus_sixth, simd.sub_f32s(b, c), simd.mul_f32s(twelfth, simd.sub_f32s(d, e))),
            simd.add_f32s(simd.mul_add_e_f32s(four, far, near), f),
        ]
    }
}

impl<S: Simd> Inputs<S, 6> for Four {
    #[inline(always)]
    fn to_products(simd: S, [a, b, c, d, e, f]: [S::f32s; 6]) -> [S::f32s; 6] {
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

    #[inline(always)]
    fn from_products(simd: S, [a, b, c, d, e, f]: [S::f32s; 6]) -> [S::f32s; 6] {
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

impl<S: Simd> Outputs<S, 6, 4> for Four {
    #[inline(always)]
    fn to_outputs(simd: S, [a, b, c, d, e, f]: [S::f32s; 6]) -> [S::f32s; 4] {
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

    #[inline(always)]
    fn from_outputs(simd: S, [a, b, c, d]: [S::f32s; 4]) -> [S::f32s; 6] {
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
