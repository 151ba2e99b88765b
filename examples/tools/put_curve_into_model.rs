//! Puts the curve of a training into a model file that was written without one.
//!
//! `cargo run --release --example tools -- put-curve-into-model MODEL TWIN CURVE.csv OUT`: `TWIN` is a network that was trained again with the
//! same settings, `CURVE.csv` the `curve.csv` of its run. The curve is taken only if both networks have the same weights to the bit: then
//! it is the curve of `MODEL` too. `OUT` is `MODEL` with the curve.
use std::path::Path;

use anyhow::{Context as _, ensure};
use brain_tumor_lab::network::{Model, RecordedRow, recorded_curve};
use brain_tumor_lab::runs::CurveRow;

pub fn run(arguments: &[String]) -> anyhow::Result<()> {
    brain_tumor_lab::network::configure_runtime();
    let arguments: Vec<String> = arguments.to_vec();
    let [model, twin, curve, out] = &arguments[..] else { anyhow::bail!("four paths are needed: MODEL TWIN CURVE.csv OUT") };
    let (mut model, mut twin) = (Model::load(Path::new(model))?, Model::load(Path::new(twin))?);
    let images = (model.record.images, twin.record.images);
    ensure!(images.0 == images.1, "{} and {} pictures were seen", images.0, images.1);
    twin.record = model.record.clone();
    ensure!(model == twin, "the two networks differ, so that the curve of one is not that of the other");
    let rows: Result<Vec<CurveRow>, csv::Error> = csv::Reader::from_path(curve)?.deserialize().collect();
    let rows: Vec<RecordedRow> = rows.with_context(|| format!("cannot read {curve}"))?.iter().map(CurveRow::recorded).collect();
    let last = rows.last().map(|row| row.images);
    ensure!(last == Some(model.record.images), "the curve ends after {last:?} pictures, the training after {}", images.0);
    model.record.curve = recorded_curve(&rows);
    model.save(Path::new(out))?;
    println!("{} rows are in {out}", model.record.curve.len());
    Ok(())
}
