//! The differences from the base image that a network which compares is given, written for other programs.

use std::path::PathBuf;

use rayon::prelude::*;

use super::arguments::Predict;
use super::sources::WrongUsage;
use crate::factory::{Aligner, HEIGHT, PIXELS, WIDTH};
use crate::network::{Model, Prediction, Predictor};
use crate::storage::{FileAction, PictureFolder, shown};

/// A folder of differences on its way: nothing is left of it unless it is published.
pub struct Differences {
    folder: PictureFolder,
    /// As it was named.
    path: PathBuf,
    written: usize,
}

impl Differences {
    /// The folder that was asked for, if one was.
    ///
    /// # Errors
    /// When the network is given no difference, or the folder cannot be written.
    pub fn begin(options: &Predict, model: &Model) -> anyhow::Result<Option<Self>> {
        let Some(path) = &options.differences else { return Ok(None) };
        if !model.architecture().compares() {
            let network = shown(&options.model);
            return Err(WrongUsage(format!(
                "the argument --differences has no use with a network that sees the picture alone: {network}"
            ))
            .into());
        }
        let folder = PictureFolder::begin(FileAction::WriteDifferences, path)?;
        Ok(Some(Self { folder, path: path.clone(), written: 0 }))
    }

    /// The predictions for pictures, and where the difference of each will be.
    ///
    /// # Errors
    /// When the device fails or a difference cannot be written.
    pub fn predict(
        &mut self,
        predictor: &Predictor,
        aligner: &Aligner,
        pictures: &[[u8; PIXELS]],
    ) -> anyhow::Result<(Vec<Prediction>, Vec<PathBuf>)> {
        let mut differences = vec![[0; PIXELS]; pictures.len()];
        differences.par_iter_mut().zip(pictures).for_each(|(difference, picture)| {
            aligner.difference(picture, difference);
        });
        let predictions = predictor.predict_compared(pictures, &differences)?;
        let mut paths = Vec::with_capacity(pictures.len());
        for difference in &differences {
            let name = format!("{:06}.png", self.written);
            self.folder.add(&name, (WIDTH, HEIGHT), difference)?;
            self.written += 1;
            paths.push(self.path.join(name));
        }
        Ok((predictions, paths))
    }

    /// Gives the folder its name.
    ///
    /// # Errors
    /// When it cannot be renamed.
    pub fn publish(self) -> anyhow::Result<()> {
        Ok(self.folder.publish()?)
    }
}
