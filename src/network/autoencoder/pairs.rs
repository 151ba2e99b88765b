//! What an autoencoder sees and what it should give back: a pure function of the seed and of the place in the stream.

use rayon::prelude::*;

use super::Autoencoder;
use crate::factory::{AlterationKind, Generator, PIXELS, Workspace};
use crate::network::training_seed;

/// A batch of pictures with the pictures that an autoencoder should make of them.
#[derive(Clone, Debug, Default)]
pub struct Pairs {
    /// What it is given.
    pub inputs: Vec<[u8; PIXELS]>,
    /// What it should give back.
    pub targets: Vec<[u8; PIXELS]>,
}

impl Pairs {
    /// The `count` pairs from position `first` of the stream on: the specimens of the training series, none twice. The denoiser should
    /// give back each specimen without its noise, the bottleneck the specimen itself.
    pub fn fill(&mut self, kind: Autoencoder, generator: &Generator, seed: u64, first: u64, count: usize) {
        let seed = training_seed(seed);
        self.inputs.resize(count, [0; PIXELS]);
        self.targets.resize(count, [0; PIXELS]);
        let pairs = self.inputs.par_iter_mut().zip(&mut self.targets).enumerate();
        pairs.for_each_init(Workspace::default, |workspace, (place, (input, target))| {
            let plan = generator.plan(seed, first + place as u64);
            generator.render_with(&plan, workspace, input);
            match kind {
                Autoencoder::Denoiser => {
                    generator.render_with(&plan.without(AlterationKind::Noise), workspace, target);
                }
                Autoencoder::Bottleneck(_) => *target = *input,
            }
        });
    }
}
