//! `evaluate`: accuracy and confusion matrix.

use std::path::Path;

use serde_json::json;

use super::arguments::Evaluate;
use super::interrupt::Interrupt;
use super::{learned, output, sources};
use crate::factory::{Aligner, BaseImage, Generator, Syndrome};
use crate::network::{BaseMatch, Evaluation, Model, NetworkError, Predictor, evaluate, evaluate_images_while};
use crate::storage::BaseChoice;

/// Runs the command.
///
/// # Errors
/// When an input cannot be used or the device fails.
pub fn run(options: &Evaluate) -> anyhow::Result<()> {
    let model = sources::model(&options.model)?;
    let device = sources::device(options.device)?;
    let predictor = Predictor::new(&model, &device)?;
    let (evaluation, base) = if let Some(path) = &options.data {
        // A dataset does not say which base image its pictures were made from; whoever knows it says it.
        let base = options.source.base.as_ref().map(BaseChoice::load).transpose()?;
        let base_match = base.as_ref().map_or(BaseMatch::Unknown, |base| model.base_match(base));
        learned::warn(base_match);
        // A network that compares tries the program's own base image where nothing is said.
        let aligner = Aligner::new(&base.unwrap_or_else(BaseImage::bundled), &model.recipe.alterations);
        (on_dataset(&predictor, path, &aligner)?, base_match)
    } else {
        let generator = sources::generator(&options.source)?;
        let base = model.base_match(generator.base());
        learned::warn(base);
        (on_fresh_pictures(&predictor, &generator, options)?, base)
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

fn print_json(evaluation: &Evaluation, model: &Model, device: &str, base: BaseMatch) -> anyhow::Result<()> {
    let confusion = &evaluation.confusion;
    let recall: serde_json::Map<String, serde_json::Value> =
        Syndrome::ALL.into_iter().map(|class| (class.to_string(), json!(confusion.recall(class)))).collect();
    output::say_json(&json!({
        "accuracy": confusion.accuracy(),
        "count": confusion.total(),
        "confusion": confusion.counts,
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
    output::say("true\\said       A       B       C       Z   recall");
    for class in Syndrome::ALL {
        let [a, b, c, z] = confusion.counts[class.index()];
        let recall = confusion.recall(class).map_or_else(|| "-".to_owned(), |recall| format!("{:.2} %", 100.0 * recall));
        output::say(&format!("{class:<9}{a:8}{b:8}{c:8}{z:8} {recall:>8}"));
    }
}
