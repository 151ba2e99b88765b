//! What is computed again and again must not take more and more memory.

use brain_tumor_lab::factory::{BaseImage, Generator, Mode, PIXELS, Syndrome};
use brain_tumor_lab::network::{Architecture, ComputeDevice, LossSurface, Trainer};
use peak_alloc::PeakAlloc;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// Each point of the surface once kept the maps of all layers, 100 MB with the pictures of a landscape: 441 points took the machine's memory.
#[test]
fn points_of_a_loss_surface_leave_nothing_behind() {
    let generator = Generator::new(&Mode::Easy.recipe(), &BaseImage::bundled()).unwrap();
    let (mut images, mut classes) = (vec![[0; PIXELS]; 32], vec![Syndrome::Z; 32]);
    generator.fill(77, 0, &mut images, &mut classes);
    let trainer = Trainer::new(Architecture::Compact.preset(), generator, &ComputeDevice::cpu(), 0);
    let model = trainer.model(0.0, None).unwrap();
    let surface = LossSurface::new(&model, &images, &classes, None).unwrap();
    let weights = surface.weights_of(&model).unwrap();
    let mut in_use = Vec::new();
    for _ in 0..12 {
        surface.at(&weights).unwrap();
        in_use.push(MEMORY.current_usage());
    }
    // The first points fill buffers that are used again.
    let (early, late) = (in_use[3], in_use[11]);
    assert!(late <= early + (1 << 20), "bytes in use after each point: {in_use:?}");
}
