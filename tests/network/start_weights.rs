//! The first weights of every network, which a seed fixes for good: the same seed must give the same training in every version.

use brain_tumor_lab::factory::Mode;
use brain_tumor_lab::network::{Architecture, TrainingSettings};

use super::common::trainer;

/// Networks with different layers, and the CRC-32 of all their first weights with seed 5, as version 0.1 drew them, and for `compare` and `compact3` as the versions that brought them did. For the
/// normalised ones gamma, beta and the running numbers are among them.
const GOLDEN: [(Architecture, u32); 13] = [
    (Architecture::Compact, 0x0DCBF03B),
    (Architecture::Compact2, 0x3070F0EC),
    (Architecture::CompactPlain, 0x12CD5062),
    (Architecture::Nn2019, 0x556B8D76),
    (Architecture::V1, 0x189218BC),
    (Architecture::V2, 0xA0EA56DF),
    (Architecture::V3, 0x10A53025),
    (Architecture::V6, 0x856133E7),
    (Architecture::V7, 0xCDB68A11),
    (Architecture::V8, 0x269DCE1B),
    (Architecture::V9, 0x42AAF065),
    (Architecture::Compare, 0xE27176EE),
    (Architecture::Compact3, 0xD5D42622),
];
/// The same for `compact2` with the head that is asked where tumors are.
const GUIDED: u32 = 0x308C7001;

/// CRC-32 of the weights of a network that has taken no step; `guidance` adds the head that is asked where tumors are.
fn code(architecture: Architecture, guidance: f64) -> u32 {
    let settings = TrainingSettings { seed: 5, guidance, ..architecture.preset() };
    let state = trainer(Mode::Easy, settings, 0).state().unwrap();
    let mut code = crc32fast::Hasher::new();
    for tensor in &state.weights {
        let bytes: Vec<u8> = tensor.iter().flat_map(|weight| weight.to_le_bytes()).collect();
        code.update(&bytes);
    }
    code.finalize()
}

#[test]
fn the_first_weights_of_every_network_are_those_of_version_0_1() {
    let now = GOLDEN.map(|(architecture, _)| (architecture, code(architecture, 0.0)));
    assert_eq!(now, GOLDEN);
    for architecture in Architecture::ALL {
        let is_there =
            GOLDEN.iter().any(|(other, _)| (other.layers(), other.inputs()) == (architecture.layers(), architecture.inputs()));
        assert!(is_there, "{architecture} has layers that no network of the list has");
    }
}

#[test]
fn the_guiding_head_takes_nothing_from_the_numbers_of_the_network() {
    assert_eq!(code(Architecture::Compact2, 1.0), GUIDED);
}
