//! A kernel of 5 x 5 weights, and those of the textbooks.

/// Weights along a side of a kernel.
pub const SIDE: usize = 5;
/// Weights of a kernel.
pub const CELLS: usize = SIDE * SIDE;
/// Pixels that a kernel reaches beyond its middle.
pub(super) const REACH: usize = SIDE / 2;

/// The 25 weights with which the pixels around a place are multiplied, row by row from the upper left.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Kernel {
    /// The weights; finite numbers.
    pub weights: [f32; CELLS],
}

impl Kernel {
    /// A kernel of zeros with these 3 x 3 weights in the middle.
    const fn inner(weights: [[f32; 3]; 3]) -> Self {
        let mut all = [0.0; CELLS];
        let mut cell = 0;
        while cell < 9 {
            all[(cell / 3 + 1) * SIDE + cell % 3 + 1] = weights[cell / 3][cell % 3];
            cell += 1;
        }
        Self { weights: all }
    }

    /// The smallest and the largest response that gray values of 0 to 255 can give.
    pub fn response_range(&self) -> (f32, f32) {
        let sum = |sign: f32| self.weights.iter().map(|weight| (sign * weight).max(0.0)).sum::<f32>();
        (-255.0 * sum(-1.0), 255.0 * sum(1.0))
    }
}

/// The kernels that textbooks show first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NamedKernel {
    /// 1 in the middle: the picture itself.
    Identity,
    /// Slope to the right: columns weighted -1, 0, 1 and rows 1, 2, 1 (Sobel and Feldman, 1968).
    Sobel,
    /// 8 times the middle minus its 8 neighbours: 0 where all are equal.
    Outline,
    /// The mean of the 25 pixels.
    Blur,
}

impl NamedKernel {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Identity, Self::Sobel, Self::Outline, Self::Blur];

    /// Its weights.
    pub const fn kernel(self) -> Kernel {
        match self {
            Self::Identity => Kernel::inner([[0.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 0.0]]),
            Self::Sobel => Kernel::inner([[-1.0, 0.0, 1.0], [-2.0, 0.0, 2.0], [-1.0, 0.0, 1.0]]),
            Self::Outline => Kernel::inner([[-1.0, -1.0, -1.0], [-1.0, 8.0, -1.0], [-1.0, -1.0, -1.0]]),
            Self::Blur => Kernel { weights: [1.0 / CELLS as f32; CELLS] },
        }
    }

    /// The word for people.
    pub fn word(self) -> &'static str {
        match self {
            Self::Identity => "Identity",
            Self::Sobel => "Sobel",
            Self::Outline => "Outline",
            Self::Blur => "Blur",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kernels_of_edges_sum_to_0_and_the_others_to_1() {
        let sum = |named: NamedKernel| named.kernel().weights.iter().map(|&weight| f64::from(weight)).sum::<f64>();
        for (named, expected) in NamedKernel::ALL.into_iter().zip([1.0, 0.0, 0.0, 1.0]) {
            assert!((sum(named) - expected).abs() < 1e-6, "{named:?}");
        }
    }

    #[test]
    fn the_range_is_what_white_under_the_positive_weights_gives() {
        assert_eq!(NamedKernel::Sobel.kernel().response_range(), (-4.0 * 255.0, 4.0 * 255.0));
        assert_eq!(NamedKernel::Outline.kernel().response_range(), (-8.0 * 255.0, 8.0 * 255.0));
        assert_eq!(NamedKernel::Identity.kernel().response_range(), (0.0, 255.0));
    }
}
