//! `evaluate`: accuracy and confusion matrix.

use std::path::Path;

use serde_json::json;

use super::arguments::Evaluate;
use super::interrupt::Interrupt;
use super::learned::ReportedBase;
use super::{learned, output, sources};
use crate::factory::{Aligner, Generator};
use crate::network::{Classes, Evaluation, Model, NetworkError, Predictor, evaluate, evaluate_images_while};

/// Runs the command.
///
/// # Errors
/// When an input cannot be used or the device fails.
pub fn run(options: &Evaluate) -> anyhow::Result<()> {
    let model = sources::model(&options.model)?;
    let device = sources::device(options.device, model.architecture())?;
    let predictor = Predictor::new(&model, &device)?;
    let (evaluation, base) = if let Some(path) = &options.data {
        // A dataset does not say which base image its pictures were made from; whoever knows it says it.
        let (aligner, base) = learned::aligner_of_files(&model, options.source.base.as_ref())?;
        (on_dataset(&predictor, path, &aligner)?, base)
    } else {
        let generator = sources::generator(&options.source)?;
        let base = model.base_match(generator.base());
        learned::warn(base);
        (on_fresh_pictures(&predictor, &generator, options)?, ReportedBase::Matched(base))
    };
    if options.json {
        print_json(&evaluation, &model, device.name(), base)
    } else {
        print_table(&evaluation);
        output::say(&format!(
            "base image: {}",
            learned::base_words(base, options.data.is_some() && options.source.base.is_none())
        ));
        Ok(())
    }
}

fn on_fresh_pictures(predictor: &Predictor, generator: &Generator, options: &Evaluate) -> anyhow::Result<Evaluation> {
    watched(options.count, |progress| evaluate(predictor, generator, options.seed, options.count, progress))
}

fn on_dataset(predictor: &Predictor, path: &Path, aligner: &Aligner) -> anyhow::Result<Evaluation> {
    let (images, classes) = sources::dataset(path)?;
    watched(images.len() as u64, |progress| evaluate_images_while(predictor, &images, &classes, Some(aligner), progress))
}

/// Evaluates with a bar on a terminal, until Ctrl+C.
fn watched(
    count: u64,
    work: impl FnOnce(&mut dyn FnMut(u64) -> bool) -> Result<Evaluation, NetworkError>,
) -> anyhow::Result<Evaluation> {
    let interrupt = Interrupt::listen();
    let bar = output::progress_bar(count, "images");
    let evaluation = work(&mut |done| {
        bar.set_position(done);
        !interrupt.is_pressed()
    })?;
    bar.finish_and_clear();
    anyhow::ensure!(!interrupt.is_pressed(), "stopped before the end");
    Ok(evaluation)
}

fn print_json(evaluation: &Evaluation, model: &Model, device: &str, base: ReportedBase) -> anyhow::Result<()> {
    let confusion = &evaluation.confusion;
    let recall: serde_json::Map<String, serde_json::Value> =
        confusion.rows().map(|(truth, _)| (truth.to_string(), json!(confusion.recall(truth)))).collect();
    output::say_json(&json!({
        "classes": confusion.classes().name(),
        "accuracy": confusion.accuracy(),
        "base_rate": confusion.base_rate(),
        "count": confusion.total(),
        "confusion": confusion.counts(),
        "recall": recall,
        "loss": evaluation.loss,
        "device": device,
        "learned_on": learned::learned_on(model),
        "base": base.word(),
    }))
}

fn print_table(evaluation: &Evaluation) {
    let confusion = &evaluation.confusion;
    output::say(&format!(
        "accuracy {:.2} % on {} images, loss {:.4}",
        100.0 * confusion.accuracy(),
        confusion.total(),
        evaluation.loss
    ));
    if confusion.classes() == Classes::Binary {
        let always = 100.0 * confusion.base_rate();
        output::say(&format!("ill or healthy: who always says the more frequent answer is right in {always:.2} %"));
    }
    // Padded as a word: an answer by itself does not fill a column.
    let cell = |text: String| format!("{text:>8}");
    let heads: String = confusion.rows().map(|(said, _)| cell(said.to_string())).collect();
    output::say(&format!("true\\said{heads}   recall"));
    for (truth, counts) in confusion.rows() {
        let counts: String = counts.iter().map(|count| cell(count.to_string())).collect();
        let recall = confusion.recall(truth).map_or_else(|| "-".to_owned(), |recall| format!("{:.2} %", 100.0 * recall));
        output::say(&format!("{:<9}{counts} {recall:>8}", truth.to_string()));
    }
}
