//! A GPU against the CPU: the same pictures, the same first weights, so nearly the same numbers.
//!
//! Ignored, as it needs a GPU. `BRAIN_TUMOR_LAB_SOFTWARE_GPU=1` takes a software one, which needs minutes:
//! `cargo test --release --test network gpu -- --ignored --nocapture`.

use std::time::Instant;

use brain_tumor_lab::factory::Mode;
use brain_tumor_lab::network::{
    Architecture, ComputeDevice, DeviceChoice, DeviceKind, Trainer, TrainingSettings, configure_runtime,
};

use super::common::{generator, pictures, predictor};

/// Steps that are compared. Rounding grows from step to step; within so few it stays far under the tolerance.
const STEPS: u32 = 6;

#[test]
#[ignore = "needs a GPU"]
fn a_training_on_the_gpu_follows_the_one_on_the_cpu() {
    configure_runtime();
    let gpu = ComputeDevice::select(DeviceChoice::Gpu).unwrap();
    assert_eq!(gpu.kind(), DeviceKind::Gpu);
    let generator = generator(Mode::Easy);
    let (pictures, _) = pictures(Mode::Easy, 9, 32);
    for architecture in [Architecture::Compact, Architecture::Compact2, Architecture::V7] {
        let settings = TrainingSettings { batch: 16, ..architecture.preset() };
        let start = Instant::now();
        settings.rehearse(&generator, &gpu, true).unwrap();
        println!("{architecture} on the {}: ready after {:.1} s", gpu.name(), start.elapsed().as_secs_f64());
        let [mut one, mut other] =
            [&gpu, &ComputeDevice::cpu()].map(|device| Trainer::new(settings, generator.clone(), device, 100));
        let start = Instant::now();
        for step in 0..STEPS {
            let progress = f64::from(step) / f64::from(STEPS);
            let [one, other] = [&mut one, &mut other].map(|trainer| trainer.step(progress).unwrap());
            assert!((one.loss - other.loss).abs() < 2e-3 * other.loss, "{architecture}, step {step}: {one:?} {other:?}");
        }
        println!("{architecture}: {STEPS} steps on both took {:.1} s", start.elapsed().as_secs_f64());
        let [one, other] =
            [one, other].map(|trainer| predictor(&trainer.model(0.0, None).unwrap()).predict(&pictures, None).unwrap());
        let pairs = one.iter().zip(&other).flat_map(|(one, other)| one.probabilities().into_iter().zip(other.probabilities()));
        let apart = pairs.map(|(one, other)| (one - other).abs()).fold(0.0, f32::max);
        println!("{architecture}: probabilities at most {apart:.1e} apart");
        assert!(apart < 5e-3, "{architecture}: {apart}");
    }
}
