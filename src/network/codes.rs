//! What a layer says about each of many pictures, as plain numbers.

/// A row of features for each picture.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Codes {
    /// Numbers per picture.
    pub features: usize,
    /// The numbers, picture after picture.
    pub values: Vec<f32>,
}

impl Codes {
    /// Number of pictures.
    pub fn len(&self) -> usize {
        self.values.len() / self.features.max(1)
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}
