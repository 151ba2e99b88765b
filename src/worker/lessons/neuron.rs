//! The neuron: two weights, set by hand.

use std::sync::Arc;

use rayon::prelude::*;

use super::ground::Kept;
use super::{Chapter, Ground, Talk};
use crate::factory::{HEIGHT, Mode, WIDTH};
use crate::lecture::descent::figures::START;
use crate::lecture::neuron::{Stage, figures};
use crate::lecture::{Figure, Material};
use crate::worker::JobError;

/// Pixels of a picture that become one pixel of its thumbnail, along each side.
const SHRUNK: usize = 4;
/// Width and height of a thumbnail, in pixels.
pub const THUMBNAIL: [usize; 2] = [WIDTH / SHRUNK, HEIGHT / SHRUNK];
/// Thumbnails beside each other in the sheet.
pub const THUMBNAILS_IN_A_ROW: usize = 20;

/// The two weights.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NeuronKnobs {
    /// Of the spread and of the contrast.
    pub weights: [f64; 2],
}

impl Default for NeuronKnobs {
    fn default() -> Self {
        Self { weights: START }
    }
}

/// Small pictures of all that the neuron learns from, in one gray sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Thumbnails {
    /// Pixels from left to right.
    pub width: usize,
    /// Pixels from top to bottom.
    pub height: usize,
    /// The gray values, row by row.
    pub pixels: Vec<u8>,
}

/// What is seen.
#[derive(Clone, Debug)]
pub struct NeuronSeen {
    /// The pictures, the neuron, the map.
    pub ground: Ground,
    /// The pictures, small.
    pub thumbnails: Arc<Thumbnails>,
    /// The weights that the numbers belong to.
    pub weights: [f64; 2],
    /// The loss.
    pub loss: f64,
    /// Share of right answers on the pictures that are learned from.
    pub accuracy: f64,
    /// Share of right answers on pictures that nobody has learned from.
    pub accuracy_unseen: f64,
    /// How well spread, contrast and the weighted sum tell ill from healthy: the area under the ROC curve.
    pub aucs: [f64; 3],
}

/// The chapter on its thread.
#[derive(Debug, Default)]
pub struct Neuron {
    kept: Kept,
    thumbnails: Option<Arc<Thumbnails>>,
}

impl Chapter for Neuron {
    type Knobs = NeuronKnobs;
    type Seen = NeuronSeen;
    const NAME: &'static str = "neuron";

    fn respond(&mut self, material: &Material, knobs: &NeuronKnobs, talk: &Talk<'_, Self>) -> Result<(), JobError> {
        let ground = self.kept.ground(material)?;
        let thumbnails = Arc::clone(self.thumbnails.get_or_insert_with(|| Arc::new(sheet(material, &ground.stage))));
        let weights = knobs.weights;
        let stage = Arc::clone(&ground.stage);
        let mut seen = NeuronSeen {
            ground,
            thumbnails,
            weights,
            loss: stage.neuron.loss(weights),
            accuracy: stage.neuron.accuracy(weights),
            accuracy_unseen: stage.judge.accuracy(weights),
            aucs: [stage.auc_of_feature(0), stage.auc_of_feature(1), stage.auc_of_sum(weights)],
        };
        talk.show(seen.clone());
        if let Some(ground) = self.kept.refined(talk) {
            seen.ground = ground;
            talk.show(seen);
        }
        Ok(())
    }

    fn figures(material: &Material) -> Result<Vec<Figure>, JobError> {
        Ok(figures(&Stage::new(material)?))
    }
}

/// The sheet of a stage's pictures: each pixel is the mean of 4 x 4.
fn sheet(material: &Material, stage: &Stage) -> Thumbnails {
    let generator = material.generator(Mode::Hard);
    let [width, height] = THUMBNAIL;
    let small: Vec<Vec<u8>> = stage
        .learned
        .par_iter()
        .map(|example| {
            let picture = generator.render(&generator.plan(material.seed, example.index));
            let mean = |x: usize, y: usize| {
                let block =
                    (0..SHRUNK * SHRUNK).map(|at| u32::from(picture.at(x * SHRUNK + at % SHRUNK, y * SHRUNK + at / SHRUNK)));
                (block.sum::<u32>() / (SHRUNK * SHRUNK) as u32) as u8
            };
            (0..width * height).map(|at| mean(at % width, at / width)).collect()
        })
        .collect();
    let rows = small.len().div_ceil(THUMBNAILS_IN_A_ROW);
    let mut sheet = Thumbnails { width: width * THUMBNAILS_IN_A_ROW, height: height * rows, pixels: Vec::new() };
    sheet.pixels.resize(sheet.width * sheet.height, 0);
    for (place, picture) in small.iter().enumerate() {
        let corner = (place / THUMBNAILS_IN_A_ROW) * height * sheet.width + (place % THUMBNAILS_IN_A_ROW) * width;
        for (row, line) in picture.chunks(width).enumerate() {
            let start = corner + row * sheet.width;
            sheet.pixels[start..start + width].copy_from_slice(line);
        }
    }
    sheet
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::factory::BaseImage;
    use crate::worker::lessons::lesson_material;

    #[test]
    fn a_thumbnail_is_the_mean_of_its_picture() {
        let material = lesson_material(&BaseImage::bundled(), 1).unwrap();
        let stage = Stage::new(&material).unwrap();
        let sheet = sheet(&material, &stage);
        assert_eq!((sheet.width, sheet.height, sheet.pixels.len()), (480, 640, 480 * 640));
        for place in [0, 19, 20, 273, 399] {
            let image = material.generator(Mode::Hard).specimen(material.seed, stage.learned[place].index).image;
            for (x, y) in [(0, 0), (11, 15), (23, 31)] {
                let sum: f64 = (0..16).map(|at| f64::from(image.at(4 * x + at % 4, 4 * y + at / 4))).sum();
                let found = sheet.pixels[(place / 20 * 32 + y) * 480 + place % 20 * 24 + x];
                assert!((f64::from(found) - sum / 16.0).abs() < 1.0, "picture {place} at {x}, {y}");
            }
        }
    }
}
