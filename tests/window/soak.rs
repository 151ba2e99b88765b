//! A long, random life of the factory: every knob, exports, cancels, undoes. Run on demand:
//! `SOAK_SECONDS=600 cargo test --release --test window soak -- --ignored --nocapture`. On Linux only: it is about memory, and
//! nothing else is measured the same way elsewhere.
#![cfg(target_os = "linux")]

use std::time::{Duration, Instant};

use brain_tumor_lab::app::{ExportForm, FactoryAction, GridChoice, PresetOrder, Room};
use brain_tumor_lab::factory::{Mode, Parameter, ParameterValue, Recipe, RegionRecipe, Stage, Syndrome};
use brain_tumor_lab::storage::ImageFormat;
use egui_kittest::kittest::Queryable as _;
use rand::{RngExt as _, SeedableRng as _};
use rand_xoshiro::Xoshiro256PlusPlus;

use crate::common::{Harnessed, order, pages, state, window_with};
use crate::factory::{into_factory, run_until_rendered, turn};

/// What the last third may add to the memory, in megabytes.
const GROWTH: u64 = 20;
/// What the memory may come to at all, in megabytes.
const MOST: u64 = 300;

struct Soak {
    harness: Harnessed,
    rng: Xoshiro256PlusPlus,
    folder: tempfile::TempDir,
    knobs: usize,
    exports: u64,
    steps: u64,
}

#[test]
#[ignore = "takes as long as SOAK_SECONDS says, 20 by default"]
fn soak() {
    let seconds = std::env::var("SOAK_SECONDS").map_or(20, |text| text.parse().unwrap());
    let folder = tempfile::tempdir().unwrap();
    let settings = folder.path().join("settings.toml");
    let harness = into_factory(window_with(|launch| launch.settings_path = Some(settings)));
    let mut soak = Soak { harness, rng: Xoshiro256PlusPlus::seed_from_u64(2019), folder, knobs: 0, exports: 0, steps: 0 };
    let start = Instant::now();
    let report = Duration::from_secs(seconds) / 10;
    let mut memory = Vec::new();
    while memory.len() < 10 {
        soak.step();
        if start.elapsed() >= report * (memory.len() as u32 + 1) {
            memory.push(resident_megabytes());
            let Soak { knobs, exports, steps, .. } = &soak;
            println!(
                "{:4} s: {} MB, {steps} steps, {knobs} knobs turned, {exports} exports begun",
                start.elapsed().as_secs(),
                memory.last().unwrap()
            );
        }
    }
    order(&mut soak.harness, FactoryAction::CancelExport);
    // A region without room may have been refused last; the room must come back from that.
    order(&mut soak.harness, FactoryAction::LoadMode(Mode::Easy));
    run_until_rendered(&mut soak.harness);
    // The allocator keeps a pool for every thread that ever exported at the same time as others: it grows to a plateau.
    assert!(memory[9] <= memory[6] + GROWTH, "memory grows: {memory:?} MB");
    assert!(memory.iter().all(|megabytes| *megabytes < MOST), "more memory than the product promises: {memory:?} MB");
}

/// Memory of this process. Only Linux tells it in a file; elsewhere this test does not exist.
fn resident_megabytes() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").expect("Linux tells about a process");
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).expect("a process has memory");
    let kilobytes: u64 = line.trim().trim_end_matches(" kB").parse().expect("a number of kB");
    assert!(kilobytes > 1024, "a window cannot live in {kilobytes} kB");
    kilobytes / 1024
}

impl Soak {
    fn step(&mut self) {
        self.steps += 1;
        match self.rng.random_range(0..20) {
            0..10 => self.turn_a_knob(),
            10 => self.type_into_a_knob(),
            11 => {
                let action = if self.rng.random() { FactoryAction::Undo } else { FactoryAction::Redo };
                for _ in 0..self.rng.random_range(1..12) {
                    order(&mut self.harness, action.clone());
                }
            }
            12 => self.export(),
            13 => order(&mut self.harness, FactoryAction::CancelExport),
            14 => self.look_elsewhere(),
            15 => {
                let index = self.rng.random_range(0..1000);
                let seed = self.rng.random_range(0..1000);
                order(&mut self.harness, FactoryAction::ShowSpecimen { seed, index });
            }
            16 => self.preset(),
            17 => self.region(),
            18 => {
                let mode = if self.rng.random() { Mode::Easy } else { Mode::Hard };
                order(&mut self.harness, FactoryAction::LoadMode(mode));
            }
            _ => {
                let path = self.folder.path().join("picture.png");
                let action = if self.rng.random() { FactoryAction::CopyPicture } else { FactoryAction::SavePicture(path) };
                order(&mut self.harness, action);
            }
        }
        if self.rng.random_range(0..4) == 0 {
            self.harness.run_steps(3);
        }
        assert_eq!(state(&self.harness).shared.room, Room::Factory);
        assert!(state(&self.harness).factory.recipe().validate().is_ok());
    }

    /// The next knob gets some value, possible or not; the lab refuses what is impossible.
    fn turn_a_knob(&mut self) {
        let all = Parameter::all();
        let parameter = &all[self.knobs % all.len()];
        self.knobs += 1;
        let mut recipe = state(&self.harness).factory.recipe().clone();
        let (low, high) = parameter.limits;
        let random = &mut self.rng;
        if random.random_range(0..3) == 0 {
            let beyond = random.random_range(-0.2..1.2);
            parameter.fix(&mut recipe, low + (high - low) * beyond);
        } else {
            let mut value = parameter.get(&recipe);
            match &mut value {
                ParameterValue::Switch(on) => *on = !*on,
                ParameterValue::Number(number) => *number *= random.random_range(0.0..1.5),
                ParameterValue::Integers(range) => range.max += random.random_range(-2..3),
                ParameterValue::Distribution(distribution) => {
                    let (first, last) = distribution.bounds();
                    let (a, b) = (random.random_range(-0.2..0.5), random.random_range(0.5..1.2));
                    let width = (last - first).max(0.1);
                    *distribution = distribution.with_bounds(first + a * width, first + b * width);
                }
            }
            parameter.set(&mut recipe, value);
        }
        order(&mut self.harness, FactoryAction::EditRecipe(Box::new(recipe), parameter.key.into()));
    }

    /// Through the search and the field, as a person would.
    fn type_into_a_knob(&mut self) {
        let texts = ["", "abc", "NaN", "0", "1", "0,5", "12", "-3", "1e9", "77777"];
        let text = texts[self.rng.random_range(0..texts.len())];
        turn(&mut self.harness, "priors", "Z (healthy)", text);
    }

    fn export(&mut self) {
        self.exports += 1;
        let formats = [ImageFormat::Png, ImageFormat::Pgm, ImageFormat::Npz];
        let format = formats[self.rng.random_range(0..3)];
        let form = ExportForm { count: self.rng.random_range(1..3000), format, masks: self.rng.random(), classes: [true; 4] };
        order(&mut self.harness, FactoryAction::EditExport(form));
        // Some names come again: what is there is never overwritten.
        let name = format!("dataset{}{}", self.exports % 40, if format == ImageFormat::Npz { ".npz" } else { "" });
        let path = self.folder.path().join(name);
        order(&mut self.harness, FactoryAction::Export(path));
    }

    fn look_elsewhere(&mut self) {
        let pages = pages(Room::Factory);
        let page = &pages[self.rng.random_range(0..pages.len())];
        let class = [None, Some(Syndrome::A), Some(Syndrome::Z)][self.rng.random_range(0..3)];
        let grid = GridChoice { count: [24, 48, 100, 200][self.rng.random_range(0..4)], class, mixed: self.rng.random() };
        order(&mut self.harness, FactoryAction::SetGrid(grid));
        let stages = Stage::of(state(&self.harness).factory.recipe());
        order(&mut self.harness, FactoryAction::SetStage(stages[self.rng.random_range(0..stages.len())]));
        let strip = Parameter::all()[self.rng.random_range(0..Parameter::all().len())].key;
        order(&mut self.harness, FactoryAction::SetStripKey(strip));
        self.harness.get_by_label(&page.title).click();
        self.harness.run_steps(2);
        self.harness.get_by_label("Sample").hover();
        self.harness.run_steps(1);
    }

    fn preset(&mut self) {
        let name = format!("preset {}", self.rng.random_range(0..5));
        let order_of = match self.rng.random_range(0..4) {
            0 => PresetOrder::Load(name),
            1 => PresetOrder::Save { name, replace: self.rng.random() },
            2 => PresetOrder::Delete(name),
            _ => PresetOrder::Restore,
        };
        order(&mut self.harness, FactoryAction::Preset(order_of));
    }

    fn region(&mut self) {
        let random = &mut self.rng;
        let region = match random.random_range(0..3) {
            0 => RegionRecipe::Auto,
            1 => RegionRecipe::Threshold { level: random.random_range(0..260) },
            _ => RegionRecipe::Ellipse {
                x: random.random_range(-10.0..110.0),
                y: random.random_range(-10.0..140.0),
                radius_x: random.random_range(0.0..70.0),
                radius_y: random.random_range(0.0..70.0),
            },
        };
        let recipe = Recipe { region, ..state(&self.harness).factory.recipe().clone() };
        order(&mut self.harness, FactoryAction::EditRecipe(Box::new(recipe), "region".into()));
    }
}
