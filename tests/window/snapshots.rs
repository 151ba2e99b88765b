//! Two pictures of the whole window, to be looked at when they change. Everything else is tested by labels.
//!
//! The truth is Linux with a software renderer; where there is no adapter at all the tests say so and pass. After a wanted
//! change: `UPDATE_SNAPSHOTS=1 cargo test --release --test window`.
#![cfg(target_os = "linux")]
#![expect(clippy::print_stdout, reason = "a skipped comparison is said")]

use std::panic::{AssertUnwindSafe, catch_unwind};

use egui::{Key, Modifiers};
use egui_kittest::{SnapshotOptions, image_snapshot_options};

use crate::common::{Harnessed, run_until_dealt, window};

/// Share of pixels that may differ: fonts and lines are not drawn alike by every driver.
const TOLERATED_SHARE: f64 = 0.004;

fn compare(harness: &mut Harnessed, name: &str) {
    harness.remove_cursor();
    harness.run_steps(2);
    let Ok(Ok(picture)) = catch_unwind(AssertUnwindSafe(|| harness.render())) else {
        println!("skipped: there is no graphics adapter, not even a software one");
        return;
    };
    let tolerated = (f64::from(picture.width() * picture.height()) * TOLERATED_SHARE) as usize;
    image_snapshot_options(&picture, name, &SnapshotOptions::new().threshold(0.8).max_failed_pixels(tolerated));
}

fn small_window() -> Harnessed {
    let mut harness = window();
    harness.set_size(egui::vec2(1024.0, 700.0));
    run_until_dealt(&mut harness);
    harness
}

#[test]
fn an_answered_round_looks_as_it_should() {
    let mut harness = small_window();
    harness.key_press(Key::B);
    harness.run_steps(3);
    compare(&mut harness, "answered_round");
}

#[test]
fn the_training_room_looks_as_it_should_before_the_first_start() {
    let mut harness = small_window();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Num3);
    harness.run_steps(3);
    compare(&mut harness, "training_room");
}
