//! A GPU's first steps, on weights that are thrown away.
//!
//! Where a GPU meets a shape for the first time, it compiles kernels and tries several of them, which stops everything for
//! seconds. In a rehearsal every shape of a training is met before the first step that counts; nothing stops it later.

use super::{ComputeDevice, NetworkError, Setting, Trainer, TrainingSettings};
use crate::factory::{Generator, PIXELS};

/// Pictures set apart: a full batch of answers, the only shape of a validation.
const VALIDATION: usize = 64;

impl TrainingSettings {
    /// Goes through all that a training with these settings does on the device: steps, a measurement, and with `detailed` the
    /// gradients and the answer for one picture. Waits for the device.
    ///
    /// # Errors
    /// When the device fails, or the batch is not within its limits.
    pub fn rehearse(&self, generator: &Generator, device: &ComputeDevice, detailed: bool) -> Result<(), NetworkError> {
        Setting::BATCH.check(self)?;
        let settings = Self {
            // Where a step looks at a whole set, one full batch and the rest of the last one have all its shapes.
            dataset: self.dataset.map(|all| all.min(self.batch as u64 + all % self.batch as u64)),
            // Weights that do not move cannot run away.
            learning_rate: 0.0,
            ..*self
        };
        let mut trainer = Trainer::new(settings, generator.clone(), device, VALIDATION);
        trainer.step(0.0)?;
        if detailed {
            trainer.measure_gradients();
        }
        trainer.step(1.0)?;
        trainer.judge()?;
        trainer.model(0.0, None)?;
        if detailed {
            trainer.say(&[0; PIXELS])?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::factory::{BaseImage, Mode};
    use crate::network::{Architecture, OptimizerKind};

    #[test]
    fn every_optimizer_is_rehearsed_at_any_rate_and_size_of_the_set() {
        let generator = Generator::new(&Mode::Hard.recipe(), &BaseImage::bundled()).unwrap();
        for optimizer in OptimizerKind::ALL {
            for dataset in [Some(11), Some(3), None] {
                let preset = Architecture::Compact.preset();
                let settings = TrainingSettings { optimizer, dataset, batch: 8, learning_rate: 1e9, ..preset };
                for detailed in [false, true] {
                    settings.rehearse(&generator, &ComputeDevice::cpu(), detailed).unwrap();
                }
                let no_batch = TrainingSettings { batch: 0, ..settings }.rehearse(&generator, &ComputeDevice::cpu(), false);
                assert!(no_batch.unwrap_err().to_string().contains("\"batch\" is 0"));
            }
        }
    }
}
