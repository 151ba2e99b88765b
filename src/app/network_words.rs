//! Networks and their layers in words: for the training room and for the network room.

use super::number;
use crate::network::{Architecture, Autoencoder, LayerInfo, LayerKind};

/// What a network is, in a line.
pub fn architecture_sentence(architecture: Architecture) -> &'static str {
    match architecture {
        Architecture::Compact => "Four convolutions with normalisation: small and quick.",
        Architecture::Compact2 => "Seven convolutions with normalisation, 128 filters at the end.",
        Architecture::Compact3 => "Seven convolutions, asked twice where the tumors are: learns HARD best from the sample alone.",
        Architecture::Compare => "Given the base image too: the sample, and its difference from the base, side by side.",
        Architecture::CompactPlain => "The small one without normalisation: easily stuck.",
        Architecture::Nn2019 => "The first of 2019: stayed at 25 %.",
        Architecture::LectureEasy => "The lecture's network for EASY.",
        Architecture::V1 => "The lecture's first: learns its pictures by heart.",
        Architecture::V2 => "Half of v1.",
        Architecture::V3 => "A quarter of v1.",
        Architecture::V4 => "v2 with L2 against learning by heart.",
        Architecture::V5 => "v1 with L2.",
        Architecture::V6 => "Three convolutions, with L2.",
        Architecture::V7 => "Four convolutions, with L2.",
        Architecture::V8 => "The lecture's \u{201c}stupid one\u{201d}: too large at its end.",
        Architecture::V9 => "The best of 2019.",
    }
}

/// What an autoencoder is, in a few words.
pub fn autoencoder_words(kind: Autoencoder) -> String {
    match kind {
        Autoencoder::Denoiser => "denoiser".to_owned(),
        Autoencoder::Bottleneck(length) => format!("bottleneck, code of {}", length.get()),
    }
}

/// A peak signal-to-noise ratio.
pub fn decibels(value: f64) -> String {
    match value {
        value if value.is_finite() => format!("{} dB", number::fixed(value, 1)),
        f64::INFINITY => "no difference".to_owned(),
        _ => "\u{2013}".to_owned(),
    }
}

/// What a layer is called, as in "Convolution 3 x 3".
pub fn layer_title(layer: &LayerInfo) -> String {
    match layer.kind {
        LayerKind::Convolution { kernel, .. } => format!("Convolution {kernel} \u{d7} {kernel}"),
        LayerKind::Pool => "Maximum 2 \u{d7} 2".to_owned(),
        LayerKind::Double => "Twice as large".to_owned(),
        LayerKind::MeanMax => "Mean, maximum".to_owned(),
        LayerKind::Dense => "Dense".to_owned(),
        LayerKind::Code => "Code".to_owned(),
        LayerKind::Output => "Output".to_owned(),
        LayerKind::Softmax => "Softmax".to_owned(),
        LayerKind::Sigmoid => "Sigmoid".to_owned(),
        LayerKind::AddPicture => "Add the picture".to_owned(),
    }
}

/// The same with more about it, as in "Convolution 3 x 3, 32 filters, step 2, normalised".
pub fn layer_name(layer: &LayerInfo) -> String {
    let [channels, ..] = layer.output;
    let detail = match layer.kind {
        LayerKind::Convolution { stride, normalised, rectified, .. } => {
            let filters = if channels == 1 { "1 filter".to_owned() } else { format!("{channels} filters") };
            let step = if stride == 1 { String::new() } else { format!(", step {stride}") };
            let after = if normalised { ", normalised" } else { "" };
            let end = if rectified { "" } else { ", no ReLU" };
            format!("{filters}{step}{after}{end}")
        }
        LayerKind::Double => "each value four times".to_owned(),
        LayerKind::Code => format!("{channels} numbers"),
        LayerKind::AddPicture => "picture + correction".to_owned(),
        LayerKind::Pool => "step 2".to_owned(),
        LayerKind::MeanMax => "of every map".to_owned(),
        LayerKind::Dense => format!("{channels} units"),
        LayerKind::Output if channels == 1 => "one logit: ill".to_owned(),
        LayerKind::Output => "one logit per class".to_owned(),
        LayerKind::Softmax => "logits to probabilities".to_owned(),
        LayerKind::Sigmoid => "logit to probability".to_owned(),
    };
    format!("{}, {detail}", layer_title(layer))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_say_what_a_layer_is() {
        let convolution =
            |stride, normalised| LayerKind::Convolution { kernel: 3, stride, padding: 1, normalised, rectified: true };
        let plain = LayerKind::Convolution { kernel: 3, stride: 1, padding: 1, normalised: false, rectified: false };
        let cases = [
            (convolution(2, true), 32, "Convolution 3 \u{d7} 3, 32 filters, step 2, normalised"),
            (convolution(1, false), 16, "Convolution 3 \u{d7} 3, 16 filters"),
            (LayerKind::Pool, 16, "Maximum 2 \u{d7} 2, step 2"),
            (LayerKind::MeanMax, 64, "Mean, maximum, of every map"),
            (LayerKind::Dense, 1024, "Dense, 1024 units"),
            (LayerKind::Output, 4, "Output, one logit per class"),
            (LayerKind::Softmax, 4, "Softmax, logits to probabilities"),
            (LayerKind::Output, 1, "Output, one logit: ill"),
            (LayerKind::Sigmoid, 1, "Sigmoid, logit to probability"),
            (plain, 1, "Convolution 3 \u{d7} 3, 1 filter, no ReLU"),
            (LayerKind::Code, 32, "Code, 32 numbers"),
            (LayerKind::Double, 64, "Twice as large, each value four times"),
            (LayerKind::AddPicture, 1, "Add the picture, picture + correction"),
        ];
        for (kind, channels, name) in cases {
            let layer = LayerInfo { kind, input: [1, 8, 8], output: [channels, 4, 4], parameters: 0, field: None };
            assert_eq!(layer_name(&layer), name);
            assert!(name.starts_with(&layer_title(&layer)));
        }
    }
}
