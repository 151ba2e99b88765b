//! Which specimens does a network miss? Counts, by what was drawn for them.
//!
//! `cargo run --release --example tools -- what-is-missed [MODEL] [COUNT] [SEED]` looks at HARD pictures; without a model at the bundled
//! one. *Light added* is what painting a tumor did: its mean gray value against the ring of 3 px around it, after minus before,
//! times the picture's contrast, in gray levels. *Crowd* is the largest number of medium tumors within 12 px of one of them.

use std::collections::BTreeMap;
use std::path::Path;

use brain_tumor_lab::factory::{BaseImage, Generator, Mode, PIXELS, Plan, Syndrome, TumorSize};
use brain_tumor_lab::network::{ComputeDevice, Model, Predictor};

/// Pictures in memory at a time.
const CHUNK: u64 = 1000;
/// Distance at which two medium tumors make a crowd, in pixels of the base picture.
const NEAR: f64 = 12.0;

/// For each question and each answer: specimens, and how many of them were missed.
type Table = BTreeMap<(String, String), [u64; 2]>;

pub fn run(arguments: &[String]) -> anyhow::Result<()> {
    let arguments: Vec<String> = arguments.to_vec();
    let model = match arguments.first() {
        Some(path) => Model::load(Path::new(path))?,
        None => Model::bundled(Mode::Hard)?,
    };
    let count: u64 = arguments.get(1).map_or(Ok(20_000), |text| text.parse())?;
    let seed: u64 = arguments.get(2).map_or(Ok(424_242), |text| text.parse())?;
    let generator = Generator::new(&Mode::Hard.recipe(), &BaseImage::bundled())?;
    let predictor = Predictor::new(&model, &ComputeDevice::cpu())?;
    let mut table = Table::new();
    for first in (0..count).step_by(CHUNK as usize) {
        let length = CHUNK.min(count - first) as usize;
        let (mut images, mut classes) = (vec![[0; PIXELS]; length], vec![Syndrome::Z; length]);
        generator.fill(seed, first, &mut images, &mut classes);
        let predictions = predictor.predict(&images, Some(generator.aligner()))?;
        for (index, prediction) in (first..).zip(&predictions) {
            let plan = generator.plan(seed, index);
            let missed = !prediction.is_right(plan.syndrome);
            let said = format!("{} taken for {}", plan.syndrome, prediction.answer());
            for (question, answer) in questions(&generator, &plan).into_iter().chain(missed.then(|| ("0 who".to_owned(), said))) {
                let [all, wrong] = table.entry((question, answer)).or_default();
                *all += 1;
                *wrong += u64::from(missed);
            }
        }
    }
    let mut last = String::new();
    for ((question, answer), [all, wrong]) in table {
        if question != last {
            println!("\n{question:44}  specimens   missed");
            last.clone_from(&question);
        }
        println!("  {answer:42} {all:10} {wrong:8}  {:5.2} %", 100.0 * wrong as f64 / all as f64);
    }
    Ok(())
}

/// What is asked about a specimen, with the answers; the answers sort by their text.
fn questions(generator: &Generator, plan: &Plan) -> Vec<(String, String)> {
    let class = plan.syndrome;
    let mut found = vec![
        ("1 class".to_owned(), class.to_string()),
        ("2 contrast of the picture".to_owned(), bin(plan.alterations.contrast.ratio, &[0.8, 0.9, 1.1, 1.2])),
        ("3 noise amplitude".to_owned(), bin(plan.alterations.noise.amplitude, &[3.0, 6.0, 9.0, 12.0])),
    ];
    if class == Syndrome::A {
        let light = lights(generator, plan, TumorSize::Big).into_iter().fold(0.0, f64::max);
        found.push(("4 A: light added by its brightest big tumor".to_owned(), bin(light, &[3.0, 5.0, 8.0, 12.0])));
        found.push(("5 A: number of big tumors".to_owned(), plan.count(TumorSize::Big).to_string()));
        found.push(("6 A: number of medium tumors".to_owned(), plan.count(TumorSize::Medium).to_string()));
    }
    if class == Syndrome::B {
        found.push(("7 B: crowd".to_owned(), crowd(plan).to_string()));
        found.push(("8 B: number of medium tumors".to_owned(), plan.count(TumorSize::Medium).to_string()));
        let light = lights(generator, plan, TumorSize::Medium).into_iter().fold(0.0, f64::max);
        found.push(("9 B: light added by its brightest medium tumor".to_owned(), bin(light, &[5.0, 8.0, 12.0])));
    }
    found
}

/// The light that each tumor of a size added, in gray levels.
fn lights(generator: &Generator, plan: &Plan, size: TumorSize) -> Vec<f64> {
    let contrasts = generator.tumor_contrasts(plan);
    let of_size = contrasts.iter().filter(|tumor| tumor.size == size);
    let light = |contrast: &[Option<f64>]| Some((contrast[1]? - contrast[0]?) * plan.alterations.contrast.ratio);
    of_size.filter_map(|tumor| light(&tumor.contrast)).collect()
}

fn crowd(plan: &Plan) -> usize {
    let mediums: Vec<_> = plan.tumors.iter().filter(|tumor| tumor.size == TumorSize::Medium).collect();
    let near =
        |x: i32, y: i32| mediums.iter().filter(|other| f64::from(other.x - x).hypot(f64::from(other.y - y)) <= NEAR).count();
    mediums.iter().map(|tumor| near(tumor.x, tumor.y)).max().unwrap_or(0)
}

/// The range that a value falls into.
fn bin(value: f64, borders: &[f64]) -> String {
    match borders.iter().position(|&border| value < border) {
        Some(0) => format!("{:2}. below {}", 0, borders[0]),
        Some(place) => format!("{place:2}. {} to {}", borders[place - 1], borders[place]),
        None => format!("{:2}. {} and more", borders.len(), borders[borders.len() - 1]),
    }
}
