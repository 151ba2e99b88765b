//! Networks and their layers in words: for the training room and for the network room.

use super::number;
use crate::network::{Architecture, Autoencoder, LayerInfo, LayerKind};
use crate::words::words;

/// What a network is, in a line.
pub fn architecture_sentence(architecture: Architecture) -> String {
    let words = words();
    match architecture {
        Architecture::Compact => words.architecture_compact(),
        Architecture::Compact2 => words.architecture_compact2(),
        Architecture::Compact3 => words.architecture_compact3(),
        Architecture::Compare => words.architecture_compare(),
        Architecture::CompactPlain => words.architecture_compact_plain(),
        Architecture::Nn2019 => words.architecture_nn2019(),
        Architecture::LectureEasy => words.architecture_lecture_easy(),
        Architecture::V1 => words.architecture_v1(),
        Architecture::V2 => words.architecture_v2(),
        Architecture::V3 => words.architecture_v3(),
        Architecture::V4 => words.architecture_v4(),
        Architecture::V5 => words.architecture_v5(),
        Architecture::V6 => words.architecture_v6(),
        Architecture::V7 => words.architecture_v7(),
        Architecture::V8 => words.architecture_v8(),
        Architecture::V9 => words.architecture_v9(),
    }
}

/// What an autoencoder is, in a few words.
pub fn autoencoder_words(kind: Autoencoder) -> String {
    match kind {
        Autoencoder::Denoiser => words().network_denoiser(),
        Autoencoder::Bottleneck(length) => words().network_bottleneck(length.get().to_string()),
    }
}

/// A peak signal-to-noise ratio.
pub fn decibels(value: f64) -> String {
    match value {
        value if value.is_finite() => words().network_decibels(number::fixed(value, 1)),
        f64::INFINITY => words().network_no_difference(),
        _ => "\u{2013}".to_owned(),
    }
}

/// What a layer is called, as in "Convolution 3 x 3".
pub fn layer_title(layer: &LayerInfo) -> String {
    let words = words();
    match layer.kind {
        LayerKind::Convolution { kernel, .. } => words.layer_convolution(kernel.to_string()),
        LayerKind::Pool => words.layer_pool(),
        LayerKind::Double => words.layer_double(),
        LayerKind::MeanMax => words.layer_mean_max(),
        LayerKind::Dense => words.layer_dense(),
        LayerKind::Code => words.layer_code(),
        LayerKind::Output => words.layer_output(),
        LayerKind::Softmax => words.layer_softmax(),
        LayerKind::Sigmoid => words.layer_sigmoid(),
        LayerKind::AddPicture => words.layer_add_picture(),
    }
}

/// The same with more about it, as in "Convolution 3 x 3, 32 filters, stride 2, normalised".
pub fn layer_name(layer: &LayerInfo) -> String {
    let [channels, ..] = layer.output;
    let (words, count) = (words(), channels.to_string());
    let details = match layer.kind {
        LayerKind::Convolution { stride, normalised, rectified, .. } => {
            let filters = words.layer_filters(channels, count);
            let step = (stride != 1).then(|| words.layer_step(stride.to_string()));
            let after = normalised.then(|| words.layer_normalised());
            let end = (!rectified).then(|| words.layer_without_relu());
            [Some(filters), step, after, end].into_iter().flatten().collect::<Vec<_>>().join(", ")
        }
        LayerKind::Double => words.layer_double_details(),
        LayerKind::Code => words.layer_numbers(channels, count),
        LayerKind::AddPicture => words.layer_picture_and_correction(),
        LayerKind::Pool => words.layer_step("2"),
        LayerKind::MeanMax => words.layer_of_every_map(),
        LayerKind::Dense => words.layer_units(channels, count),
        LayerKind::Output if channels == 1 => words.layer_one_logit(),
        LayerKind::Output => words.layer_logit_per_class(),
        LayerKind::Softmax => words.layer_logits_to_probabilities(),
        LayerKind::Sigmoid => words.layer_logit_to_probability(),
    };
    words.layer_with_details(layer_title(layer), details)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::{Locale, in_locale};

    #[test]
    fn names_say_what_a_layer_is() {
        let convolution =
            |stride, normalised| LayerKind::Convolution { kernel: 3, stride, padding: 1, normalised, rectified: true };
        let plain = LayerKind::Convolution { kernel: 3, stride: 1, padding: 1, normalised: false, rectified: false };
        let cases = [
            (convolution(2, true), 32, "Convolution 3 \u{d7} 3, 32 filters, stride 2, normalised"),
            (convolution(1, false), 16, "Convolution 3 \u{d7} 3, 16 filters"),
            (LayerKind::Pool, 16, "Max pooling 2 \u{d7} 2, stride 2"),
            (LayerKind::MeanMax, 64, "Mean, maximum, of every map"),
            (LayerKind::Dense, 1024, "Dense, 1024 units"),
            (LayerKind::Output, 4, "Output, one logit per class"),
            (LayerKind::Softmax, 4, "Softmax, logits to probabilities"),
            (LayerKind::Output, 1, "Output, one logit: ill"),
            (LayerKind::Sigmoid, 1, "Sigmoid, logit to probability"),
            (plain, 1, "Convolution 3 \u{d7} 3, 1 filter, no ReLU"),
            (LayerKind::Code, 32, "Code, 32 numbers"),
            (LayerKind::Double, 64, "Upsampling \u{d7} 2, each value four times"),
            (LayerKind::AddPicture, 1, "Add the picture, picture + correction"),
        ];
        for (kind, channels, name) in cases {
            let layer = LayerInfo { kind, input: [1, 8, 8], output: [channels, 4, 4], parameters: 0, field: None };
            assert_eq!(layer_name(&layer), name);
            assert!(name.starts_with(&layer_title(&layer)));
            assert_ne!(in_locale(Locale::French, || layer_name(&layer)), name);
        }
    }
}
