//! Which algorithms there are: how many outputs they make at a time along each axis, and with how many multiplications.

use super::super::plan::Pass;

/// What is done along both axes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Algorithm {
    /// Stride 1, 2 x 2 outputs at a time.
    Two,
    /// Stride 1, 4 x 4 outputs.
    Four,
    /// Stride 1, 4 rows of 3 outputs.
    FourByThree,
    /// Stride 2, 2 x 2 outputs.
    StrideTwo,
    /// Stride 2, 4 x 4 outputs.
    StrideTwoFour,
}

/// What is done along one axis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Axis {
    /// `F(2, 3)`: two outputs at stride 1, 4 multiplications in place of 6.
    Two,
    /// `F(3, 3)`: three outputs at stride 1, 5 multiplications in place of 9.
    Three,
    /// `F(4, 3)`: four outputs at stride 1, 6 multiplications in place of 12.
    Four,
    /// `F(2, 2)` and two ordinary products: two outputs at stride 2, 5 multiplications in place of 6.
    StrideTwo,
    /// `F(4, 2)` and four ordinary products: four outputs at stride 2, 9 multiplications in place of 12.
    StrideTwoFour,
}

/// One multiplication along an axis. Those with the same weight follow each other, in the order of their classes.
#[derive(Clone, Copy, Debug)]
pub struct Product {
    /// Which of the transformed weights it takes.
    pub weight: usize,
    /// Which class of outputs it goes to.
    pub class: usize,
}

const TWO: [Product; 4] = [product(0, 0), product(1, 1), product(2, 2), product(3, 3)];
const THREE: [Product; 5] = [product(0, 0), product(1, 1), product(2, 2), product(3, 3), product(4, 4)];
const FOUR: [Product; 6] = [product(0, 0), product(1, 1), product(2, 2), product(3, 3), product(4, 4), product(5, 5)];
const STRIDE_TWO: [Product; 5] = [product(0, 0), product(1, 1), product(2, 2), product(3, 0), product(3, 2)];
const STRIDE_TWO_FOUR: [Product; 9] = [
    product(0, 0),
    product(1, 1),
    product(2, 2),
    product(3, 3),
    product(4, 6),
    product(5, 0),
    product(5, 4),
    product(5, 5),
    product(5, 6),
];

const fn product(weight: usize, class: usize) -> Product {
    Product { weight, class }
}

impl Algorithm {
    /// Those that a pass may use at a stride. More outputs at a time take fewer multiplications, but their roundings depend on pixels beside the
    /// receptive field: while training alone.
    pub const fn all(stride: usize, pass: Pass) -> &'static [Self] {
        match (stride, pass) {
            (1, Pass::Training) => &[Self::FourByThree, Self::Four, Self::Two],
            (1, Pass::Evaluation) => &[Self::Two],
            (2, Pass::Training) => &[Self::StrideTwoFour, Self::StrideTwo],
            (2, Pass::Evaluation) => &[Self::StrideTwo],
            _ => &[],
        }
    }

    /// What is done from row to row, and from column to column.
    pub const fn axes(self) -> [Axis; 2] {
        match self {
            Self::Two => [Axis::Two; 2],
            Self::Four => [Axis::Four; 2],
            Self::FourByThree => [Axis::Four, Axis::Three],
            Self::StrideTwo => [Axis::StrideTwo; 2],
            Self::StrideTwoFour => [Axis::StrideTwoFour; 2],
        }
    }
}

impl Axis {
    /// Pixels from one output to the next, in the inputs.
    pub const fn stride(self) -> usize {
        match self {
            Self::Two | Self::Three | Self::Four => 1,
            Self::StrideTwo | Self::StrideTwoFour => 2,
        }
    }

    /// Outputs of one tile.
    pub const fn outputs(self) -> usize {
        match self {
            Self::Two | Self::StrideTwo => 2,
            Self::Three => 3,
            Self::Four | Self::StrideTwoFour => 4,
        }
    }

    /// Inputs of one tile.
    pub const fn patch(self) -> usize {
        self.stride() * (self.outputs() - 1) + 3
    }

    /// The multiplications.
    pub const fn products(self) -> &'static [Product] {
        match self {
            Self::Two => &TWO,
            Self::Three => &THREE,
            Self::Four => &FOUR,
            Self::StrideTwo => &STRIDE_TWO,
            Self::StrideTwoFour => &STRIDE_TWO_FOUR,
        }
    }

    /// Sets of products that go to the same outputs with the same signs.
    pub const fn classes(self) -> usize {
        match self {
            Self::Two => 4,
            Self::Three => 5,
            Self::Four => 6,
            Self::StrideTwo => 3,
            Self::StrideTwoFour => 7,
        }
    }

    /// Transformed weights.
    pub const fn weights(self) -> usize {
        match self {
            Self::Two | Self::StrideTwo => 4,
            Self::Three => 5,
            Self::Four | Self::StrideTwoFour => 6,
        }
    }
}
