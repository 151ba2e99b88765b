//! `explain`: whether a network looks at the tumors.

use std::collections::BTreeMap;

use anyhow::Context as _;
use serde::Serialize;

use super::arguments::Explain;
use super::interrupt::Interrupt;
use super::{learned, output, sources};
use crate::factory::{Generator, Syndrome};
use crate::network::{EvidenceMethod, Explainer, Predictor, uniform_share};

/// Pictures looked at for each one wanted, before it is given up: a network that is never right has nothing to explain.
const PATIENCE: u64 = 50;

/// Shares of the evidence that lie on true tumors.
#[derive(Clone, Copy, Debug, Default, Serialize)]
struct Shares {
    /// Mean over the pictures.
    share_on_tumors: f64,
    /// What evidence spread evenly would have.
    uniform_share: f64,
    /// Pictures in which something speaks for the class.
    count: u64,
}

#[derive(Serialize)]
struct Report {
    /// Pictures that the network got right.
    count: u64,
    /// By method.
    methods: BTreeMap<&'static str, MethodReport>,
}

#[derive(Serialize, Default)]
struct MethodReport {
    #[serde(flatten)]
    all: Shares,
    by_class: BTreeMap<String, Shares>,
}

/// Runs the command.
///
/// # Errors
/// When an input cannot be used, the device fails, or the network is hardly ever right.
pub fn run(options: &Explain) -> anyhow::Result<()> {
    let model = sources::model(&options.model)?;
    let source = &options.source;
    // What the network learned, where nothing else is asked for.
    let generator = if source.mode.is_none() && source.recipe.is_none() {
        Generator::new(&model.recipe, &sources::base(source)?)?
    } else {
        sources::generator(source)?
    };
    learned::warn(model.base_match(generator.base()));
    let device = sources::device(options.device, model.architecture())?;
    let (predictor, explainer) = (Predictor::new(&model, &device)?, Explainer::new(&model, &device)?);
    let aligner = Some(generator.aligner());
    let interrupt = Interrupt::listen();
    let bar = output::progress_bar(options.count, "pictures");
    let mut report = Report { count: 0, methods: BTreeMap::new() };
    for index in 0..options.count.saturating_mul(PATIENCE) {
        if report.count == options.count {
            break;
        }
        anyhow::ensure!(!interrupt.is_pressed(), "stopped before the end");
        let specimen = generator.specimen(options.seed, index);
        let truth = specimen.plan.syndrome;
        let image = specimen.image.pixels();
        if truth == Syndrome::Z || !predictor.predict(&[*image], aligner)?.first().context("no answer")?.is_right(truth) {
            continue;
        }
        for method in EvidenceMethod::ALL.into_iter().filter(|method| method.obstacle(&model).is_none()) {
            let share = explainer.evidence(method, image, aligner, model.classes().right_answer(truth))?.share_on(&specimen.mask);
            let method = report.methods.entry(method.name()).or_default();
            let by_class = method.by_class.entry(truth.to_string()).or_default();
            for shares in [&mut method.all, by_class] {
                shares.add(share, uniform_share(&specimen.mask));
            }
        }
        report.count += 1;
        bar.set_position(report.count);
    }
    bar.finish_and_clear();
    if report.count < options.count {
        anyhow::bail!("the network is right about {} pictures only; there is not enough to explain", report.count);
    }
    if options.json {
        return output::say_json(&report);
    }
    print(&report);
    Ok(())
}

impl Shares {
    /// Takes in a picture; one without evidence counts for the even spread of the others only.
    fn add(&mut self, share: Option<f64>, uniform: f64) {
        let Some(share) = share else { return };
        self.count += 1;
        let weight = 1.0 / self.count as f64;
        self.share_on_tumors += weight * (share - self.share_on_tumors);
        self.uniform_share += weight * (uniform - self.uniform_share);
    }
}

fn print(report: &Report) {
    output::say(&format!("share of the evidence on true tumors, over {} pictures that the network got right", report.count));
    let line = |name: &str, shares: &Shares| {
        output::say(&format!(
            "{name:>12}  {:5.1} %   spread evenly: {:4.1} %",
            100.0 * shares.share_on_tumors,
            100.0 * shares.uniform_share
        ));
    };
    for (name, method) in &report.methods {
        line(name, &method.all);
        for (class, shares) in &method.by_class {
            line(class, shares);
        }
    }
}
