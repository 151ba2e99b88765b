//! What the autoencoders see, and that they are kept and taken up again to the last bit.

use std::time::Instant;

use super::pairs::Pairs;
use super::*;
use crate::factory::{AlterationKind, BaseImage, Distribution, Generator, Mode};
use crate::network::{ComputeDevice, Model, ModelError};

fn noisy(amplitude: f64) -> Generator {
    let mut recipe = Mode::Hard.recipe();
    recipe.alterations.noise_amplitude = Distribution::Fixed { value: amplitude };
    Generator::new(&recipe, &BaseImage::bundled()).unwrap()
}

#[test]
#[ignore = "prints times, checks nothing"]
fn times_of_autoencoders() {
    let device = ComputeDevice::cpu();
    for kind in [Autoencoder::Denoiser, Autoencoder::Bottleneck(CodeLength::default())] {
        let generator = noisy(if kind == Autoencoder::Denoiser { 25.0 } else { 5.0 });
        let mut trainer = AutoencoderTrainer::new(kind, generator.clone(), 1, &device);
        let start = Instant::now();
        let mut sum = 0.0;
        for step in 1..=100 {
            sum += trainer.step().unwrap();
            if step % 50 == 0 {
                let psnr = 10.0 * (255.0_f64 * 255.0 / (sum / 50.0)).log10();
                println!("{} {} pictures, {:.2} s, {psnr:.2} dB", kind.name(), trainer.images_seen(), start.elapsed().as_secs_f64());
                sum = 0.0;
            }
        }
    }
}
