//! `predict`: the classes of pictures in files.

use serde_json::json;

use super::arguments::Predict;
use super::{output, sources};
use crate::factory::{HEIGHT, Syndrome, WIDTH};
use crate::network::{ComputeDevice, Predictor};
use crate::storage::load_picture;

/// Runs the command.
///
/// # Errors
/// When the model or a picture cannot be used.
pub fn run(options: &Predict) -> anyhow::Result<()> {
    let model = sources::model(&options.model)?;
    let mut pictures = Vec::with_capacity(options.images.len());
    for path in &options.images {
        let picture = load_picture(path)?;
        if let Some((width, height)) = picture.fitted_from {
            output::note(&format!("fitted from {width} x {height} to {WIDTH} x {HEIGHT}: {}", path.display()));
        }
        pictures.push(*picture.image.pixels());
    }
    let predictions = Predictor::new(&model, &ComputeDevice::cpu())?.predict(&pictures)?;
    let results = options.images.iter().zip(&predictions);
    if options.json {
        let list: Vec<_> = results
            .map(|(path, prediction)| {
                let probabilities: serde_json::Map<String, serde_json::Value> =
                    Syndrome::ALL.into_iter().map(|class| (class.to_string(), json!(prediction.probabilities[class.index()]))).collect();
                json!({ "file": path.display().to_string(), "class": prediction.class().to_string(), "probabilities": probabilities })
            })
            .collect();
        return output::say_json(&list);
    }
    for (path, prediction) in results {
        let shares: Vec<String> = Syndrome::ALL
            .into_iter()
            .map(|class| format!("{class} {:5.1} %", 100.0 * prediction.probabilities[class.index()]))
            .collect();
        output::say(&format!("{}  {}  {}", prediction.class(), shares.join("  "), path.display()));
    }
    Ok(())
}
