//! Linked blocks against the same blocks each for itself, bit by bit.

use std::sync::Arc;

use burn::module::Module as _;

use super::super::Link;
use super::*;

/// Blocks one behind the other: channels, kernels and strides; second inputs with few channels, which are read with zeros
/// beside them, and with many, which are not.
const CHAINS: [&[(usize, usize, usize, usize)]; 3] = [
    &[(1, 16, 5, 2), (16, 32, 3, 2), (32, 24, 3, 1)],
    &[(2, 3, 3, 1), (3, 5, 3, 2)],
    &[(1, 9, 3, 1), (9, 4, 1, 1), (4, 7, 5, 2)],
];

fn chain(sizes: &[(usize, usize, usize, usize)]) -> Vec<ConvBlock> {
    let block = |(place, &(in_channels, out_channels, kernel, stride)): (usize, &(usize, usize, usize, usize))| {
        drawn(ConvBlockConfig { in_channels, out_channels, kernel, stride, padding: kernel / 2 }, 20 + place as u32)
    };
    sizes.iter().enumerate().map(block).collect()
}

/// The output, and the gradients of the input and of all parameters.
fn passes(blocks: &[ConvBlock], x: &Tensor<4>, linked: bool) -> Vec<TensorData> {
    let mut maps = x.clone();
    let mut before = None;
    for index in 0..blocks.len() {
        let after = (linked && index + 1 < blocks.len()).then(|| Arc::new(Link::default()));
        maps = blocks[index].forward(maps, Links { before: before.take(), after: after.clone() });
        before = after;
    }
    let mix = noise(maps.dims(), 7);
    let mut gradients = (maps.clone() * mix).sum().backward();
    let mut found = vec![maps.into_data(), x.grad_remove(&mut gradients).expect("tracked").into_data()];
    for block in blocks {
        found.push(block.conv.weight.val().grad_remove(&mut gradients).expect("tracked").into_data());
        for parameter in [&block.norm.gamma, &block.norm.beta] {
            found.push(parameter.val().grad_remove(&mut gradients).expect("tracked").into_data());
        }
    }
    found
}

#[test]
fn linked_blocks_give_the_same_bits() {
    for sizes in CHAINS {
        let blocks = chain(sizes);
        let x = noise([5, sizes[0].0, 14, 11], 3).require_grad();
        let (apart, linked) = (passes(&blocks, &x, false), passes(&blocks, &x, true));
        assert_eq!(apart.len(), 2 + 3 * sizes.len());
        for (place, (apart, linked)) in apart.iter().zip(&linked).enumerate() {
            let bits =
                |data: &TensorData| data.clone().try_to_vec::<f32>().unwrap().iter().map(|v| v.to_bits()).collect::<Vec<_>>();
            assert_eq!(bits(apart), bits(linked), "{sizes:?}, result {place}");
        }
    }
}

#[test]
fn a_linked_output_is_not_normalised_yet() {
    // The negative control: without the second block's help the output would be another one.
    let blocks = chain(CHAINS[0]);
    let x = noise([4, 1, 12, 12], 5);
    let apart = blocks[0].forward(x.clone(), Links::default()).into_data();
    let links = Links { before: None, after: Some(Arc::new(Link::default())) };
    let linked = blocks[0].forward(x, links).into_data();
    assert_ne!(apart, linked);
    assert!(apart.iter::<f32>().all(|value| value >= 0.0) && linked.iter::<f32>().any(|value| value < 0.0));
}

#[test]
fn running_statistics_are_the_same_with_links() {
    let blocks = chain(CHAINS[0]);
    let twins: Vec<ConvBlock> = blocks.iter().map(|block| block.clone().fork(&Device::flex().autodiff())).collect();
    let x = noise([4, 1, 12, 12], 9);
    passes(&blocks, &x.clone().require_grad(), true);
    passes(&twins, &x.require_grad(), false);
    for (block, twin) in blocks.iter().zip(&twins) {
        assert_eq!(block.norm.running_mean.value().into_data(), twin.norm.running_mean.value().into_data());
        assert_eq!(block.norm.running_var.value().into_data(), twin.norm.running_var.value().into_data());
    }
}
