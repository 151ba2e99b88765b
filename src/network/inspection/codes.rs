//! What a layer says about each of many pictures, as a row of features: to be read off.

use super::super::error::guarded;
use super::super::{Codes, NetworkError};
use super::{Inspector, Layered};
use crate::factory::{Aligner, PIXELS};

/// Pictures in one pass.
const BATCH: usize = 16;
/// Most features of a layer: the grid over maps is as fine as this allows.
const MOST_FEATURES: usize = 1024;
/// Rows and columns of the grids, the finest first.
const GRIDS: [[usize; 2]; 5] = [[16, 12], [8, 6], [4, 3], [2, 2], [1, 1]];

impl<N: Layered> Inspector<N> {
    /// A row of features for each picture: what layer number `layer` of the anatomy gives. Flat values come as they are, of more than 1,024 as
    /// many as that, evenly taken. Of a map come the
    /// mean and the maximum over each cell of a grid, as fine as 1,024 features allow: all values of a large map would be more features
    /// than pictures. `progress` is told how many pictures are done, and says whether to go on; `None` when it said no.
    ///
    /// # Errors
    /// When there is no such layer, or the device fails.
    pub fn codes(
        &self,
        layer: usize,
        images: &[[u8; PIXELS]],
        aligner: Option<&Aligner>,
        progress: &mut dyn FnMut(u64) -> bool,
    ) -> Result<Option<Codes>, NetworkError> {
        let layers = &self.anatomy.layers;
        let missing = || NetworkError::device(&self.device_name, format!("there is no layer number {layer}"));
        let shape = layers.get(layer).ok_or_else(missing)?.output;
        let grid = grid_for(shape);
        let mut codes = Codes::default();
        let mut done = 0;
        for batch in images.chunks(BATCH) {
            let values = self.layer_values(layer, batch, aligner)?.ok_or_else(missing)?;
            for picture in values.chunks(shape.iter().product()) {
                add_features(picture, shape, grid, &mut codes.values);
            }
            done += batch.len();
            if !progress(done as u64) {
                return Ok(None);
            }
        }
        codes.features = codes.values.len() / images.len().max(1);
        Ok(Some(codes))
    }
}

impl<N: Layered> Inspector<N> {
    /// What a layer of the anatomy gives, the pictures one after the other; `None` where there is no such layer.
    fn layer_values(
        &self,
        place: usize,
        images: &[[u8; PIXELS]],
        aligner: Option<&Aligner>,
    ) -> Result<Option<Vec<f32>>, NetworkError> {
        let fail = |err: &dyn std::fmt::Display| NetworkError::device(&self.device_name, err);
        guarded(&self.device_name, || {
            let mut outputs = self.network.layers(self.network.input(images, aligner, &self.device));
            // What the network itself does not compute follows from its last layer.
            let is_ending = place == outputs.len();
            let place = if is_ending { outputs.len().saturating_sub(1) } else { place };
            if place >= outputs.len() {
                return Ok(None);
            }
            let data = outputs.swap_remove(place).try_into_data().map_err(|err| fail(&err))?;
            let values = data.try_to_vec::<f32>().map_err(|err| fail(&format!("{err:?}")))?;
            Ok(if is_ending { self.network.ending(&values) } else { Some(values) })
        })
    }
}

/// The finest grid whose features are few enough; `None` for flat values.
fn grid_for([channels, height, width]: [usize; 3]) -> Option<[usize; 2]> {
    let fits = |grid: &[usize; 2]| {
        let [rows, columns] = *grid;
        rows <= height && columns <= width && 2 * channels * rows * columns <= MOST_FEATURES
    };
    (height * width > 1).then(|| GRIDS.into_iter().find(fits).unwrap_or([1, 1]))
}

/// Adds the features of one picture.
fn add_features(values: &[f32], [_, height, width]: [usize; 3], grid: Option<[usize; 2]>, features: &mut Vec<f32>) {
    let Some([rows, columns]) = grid else {
        return features.extend(values.iter().step_by(values.len().div_ceil(MOST_FEATURES).max(1)));
    };
    for map in values.chunks(height * width) {
        for (row, column) in (0..rows).flat_map(|row| (0..columns).map(move |column| (row, column))) {
            let across = column * width / columns..(column + 1) * width / columns;
            let down = row * height / rows..(row + 1) * height / rows;
            let cell = || map.chunks(width).skip(down.start).take(down.len()).flat_map(|line| &line[across.clone()]);
            let mean = cell().sum::<f32>() / (down.len() * across.len()) as f32;
            features.extend([mean, cell().copied().fold(f32::NEG_INFINITY, f32::max)]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_features_of_a_map_are_the_mean_and_the_maximum_of_its_cells() {
        // One map of 4 x 4, in a grid of 2 x 2.
        let map: Vec<f32> = (0..16_u8).map(f32::from).collect();
        let mut features = Vec::new();
        add_features(&map, [1, 4, 4], Some([2, 2]), &mut features);
        assert_eq!(features, [2.5, 5.0, 4.5, 7.0, 10.5, 13.0, 12.5, 15.0]);
        features.clear();
        add_features(&[3.0, 1.0], [2, 1, 1], None, &mut features);
        assert_eq!(features, [3.0, 1.0]);
        features.clear();
        let many: Vec<f32> = (0..3_072_u16).map(f32::from).collect();
        add_features(&many, [3_072, 1, 1], None, &mut features);
        assert_eq!((features.len(), &features[..3]), (1_024, &[0.0, 3.0, 6.0][..]));
    }

    #[test]
    fn grids_are_as_fine_as_the_number_of_features_allows() {
        let cases = [
            ([16, 64, 48], Some([4, 3])),
            ([64, 16, 12], Some([2, 2])),
            ([128, 8, 6], Some([2, 2])),
            ([256, 12, 8], Some([1, 1])),
            ([2, 64, 48], Some([16, 12])),
            ([600, 5, 5], Some([1, 1])),
            ([1024, 1, 1], None),
        ];
        for (shape, grid) in cases {
            assert_eq!(grid_for(shape), grid, "{shape:?}");
        }
    }
}
