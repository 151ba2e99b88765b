//! Small trainings that several tests need.

use std::sync::LazyLock;

use brain_tumor_lab::factory::{BaseImage, Generator, Mode, PIXELS, Syndrome};
use brain_tumor_lab::network::{ComputeDevice, Model, Predictor, Trainer, TrainingSettings};

pub fn generator(mode: Mode) -> Generator {
    Generator::new(&mode.recipe(), &BaseImage::bundled()).unwrap()
}

/// The specimens `0..count` of a series.
pub fn pictures(mode: Mode, seed: u64, count: usize) -> (Vec<[u8; PIXELS]>, Vec<Syndrome>) {
    let (mut images, mut classes) = (vec![[0; PIXELS]; count], vec![Syndrome::Z; count]);
    generator(mode).fill(seed, 0, &mut images, &mut classes);
    (images, classes)
}

pub fn trainer(mode: Mode, settings: TrainingSettings, validation_count: usize) -> Trainer {
    Trainer::new(settings, generator(mode), &ComputeDevice::cpu(), validation_count)
}

/// A network that has seen 640 HARD pictures: weights and running statistics are not those of the start.
pub fn young_model() -> &'static Model {
    static MODEL: LazyLock<Model> = LazyLock::new(|| {
        let mut trainer = trainer(Mode::Hard, TrainingSettings::default(), 0);
        (0..10).for_each(|_| {
            trainer.step(0.0).unwrap();
        });
        trainer.model(1.5, Some(0.25)).unwrap()
    });
    &MODEL
}

pub fn predictor(model: &Model) -> Predictor {
    Predictor::new(model, &ComputeDevice::cpu()).unwrap()
}
