//! The doubling against its definition, and its gradient against finite differences.

use burn::tensor::{Tensor, TensorData};

use super::super::doubled;
use super::noise;

fn floats(data: TensorData) -> Vec<f32> {
    data.try_into_vec().expect("f32")
}

#[test]
fn each_value_comes_four_times() {
    let shape = [2, 3, 4, 5];
    let maps: Tensor<4> = noise(shape, 7);
    let large = doubled(maps.clone());
    assert_eq!(large.dims(), [2, 3, 8, 10]);
    let (small, large) = (floats(maps.into_data()), floats(large.into_data()));
    for (place, value) in large.iter().enumerate() {
        let (map, row, column) = (place / 80, place / 10 % 8, place % 10);
        assert_eq!(*value, small[map * 20 + row / 2 * 5 + column / 2]);
    }
}

#[test]
fn a_view_with_channels_innermost_is_doubled_alike() {
    let maps: Tensor<4> = noise([2, 4, 6, 3], 8);
    let view = maps.clone().permute([0, 3, 1, 2]);
    let copied = Tensor::<4>::from_data(view.clone().into_data(), &view.device());
    doubled(view).into_data().assert_eq(&doubled(copied).into_data(), true);
}

#[test]
fn the_gradient_is_the_slope() {
    let shape = [2, 3, 2, 4];
    let maps: Tensor<4> = noise(shape, 1).require_grad();
    let mix: Tensor<4> = noise([2, 3, 4, 8], 2);
    let loss = |maps: Tensor<4>| (doubled(maps.clone()) * mix.clone() * doubled(maps)).sum();
    let gradient = floats(maps.grad(&loss(maps.clone()).backward()).expect("tracked").into_data());
    let values = floats(maps.to_data());
    for index in 0..values.len() {
        let moved = |by: f32| {
            let mut values = values.clone();
            values[index] += by;
            loss(Tensor::from_data(TensorData::new(values, shape), &maps.device())).into_scalar::<f32>()
        };
        let slope = (moved(0.01) - moved(-0.01)) / 0.02;
        assert!((slope - gradient[index]).abs() < 1e-2, "{index}: {slope} against {}", gradient[index]);
    }
}
