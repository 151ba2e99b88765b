//! One axis of a picture that keeps its columns and rows: scaled about the middle, then moved.

/// Which column of the base stands at each column of the sample, or which row at each row.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Axis {
    /// New length over old length.
    pub(super) ratio: f64,
    /// To the right or downwards, in pixels.
    pub(super) shift: f64,
}

impl Axis {
    /// The place in the base from which place `position` of the sample comes; `None` outside the base. The operations and their
    /// order are the generator's, so that the same numbers give the same place to the bit.
    #[inline]
    pub(super) fn source<const N: usize>(self, position: usize) -> Option<f64> {
        let centre = (N - 1) as f64 / 2.0;
        let moved = position as f64 - self.shift;
        let source = (moved - centre) / self.ratio + centre;
        (is_inside::<N>(moved) && is_inside::<N>(source)).then_some(source)
    }

    /// How far apart two axes put an end of the base, in pixels.
    pub(super) fn farthest<const N: usize>(self, other: Self) -> f64 {
        let half = (N - 1) as f64 / 2.0;
        (self.shift - other.shift).abs() + half * (self.ratio - other.ratio).abs()
    }

    /// The line of the base that is nearest to each line of the sample; `N` outside the base.
    pub(super) fn nearest<const N: usize>(self) -> [u8; N] {
        std::array::from_fn(|position| self.nearest_to::<N>(position))
    }

    /// The line of the base that is nearest to one line of the sample; `N` outside the base.
    #[inline]
    pub(super) fn nearest_to<const N: usize>(self, position: usize) -> u8 {
        self.source::<N>(position).map_or(N as u8, |source| (source + 0.5) as u8)
    }
}

fn is_inside<const N: usize>(position: f64) -> bool {
    (0.0..N as f64).contains(&(position + 0.5))
}
