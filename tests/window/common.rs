//! A window that is driven by labels and keys.

use std::time::{Duration, Instant};

use brain_tumor_lab::app::{Action, Launch, Renderer, Room, State};
use brain_tumor_lab::network::DeviceChoice;
use brain_tumor_lab::ui::{PageInfo, Window, all_pages};
use brain_tumor_lab::words::Locale;
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

/// What is waited for longer than this never comes.
const LONGEST_WAIT: Duration = Duration::from_mins(10);

pub type Harnessed = Harness<'static, Window>;

/// A window of 1280 x 720 that keeps no settings and computes on the CPU.
pub fn window() -> Harnessed {
    window_with(|_| {})
}

/// The same with another launch. A player who keeps settings has seen the examples.
pub fn window_with(change: impl FnOnce(&mut Launch)) -> Harnessed {
    window_as_launched(|launch| {
        change(launch);
        if let Some(path) = launch.settings_path.as_ref().filter(|path| !path.exists()) {
            std::fs::write(path, "examples_seen = true\n").expect("the folder is there");
        }
    })
}

/// The same at the very first start of the program, where settings are kept.
pub fn window_as_launched(change: impl FnOnce(&mut Launch)) -> Harnessed {
    let mut launch = Launch {
        base: None,
        recipe: None,
        seed: 7,
        device: DeviceChoice::Cpu,
        settings_path: None,
        lesson: None,
        complaint: None,
        locale: Locale::English,
    };
    change(&mut launch);
    Harness::builder()
        .with_size(egui::vec2(1280.0, 720.0))
        .with_max_steps(8)
        .build_eframe(move |cc| Window::new(&cc.egui_ctx, launch, Renderer::Wgpu))
}

pub fn state(harness: &Harnessed) -> &State {
    harness.state().lab().state()
}

/// Orders something of the laboratory, past the controls; one frame follows.
pub fn order(harness: &mut Harnessed, action: impl Into<Action>) {
    harness.state_mut().lab_mut().apply(action);
    harness.run_steps(1);
}

/// The pages of a room, as its registry lists them.
pub fn pages(room: Room) -> Vec<PageInfo> {
    let (_, _, pages) = all_pages().into_iter().find(|(other, ..)| *other == room).expect("every room is listed");
    pages
}

/// Runs frames until `done`; fails after so long that a busy machine is no reason.
pub fn run_until(harness: &mut Harnessed, what: &str, done: impl Fn(&State) -> bool) {
    let start = Instant::now();
    while !done(state(harness)) {
        assert!(start.elapsed() < LONGEST_WAIT, "waited too long for {what}");
        harness.run_steps(1);
        std::thread::park_timeout(Duration::from_millis(5));
    }
    harness.run_steps(2);
}

/// Runs until a room has asked for nothing more in a few frames in a row, and `done`: what a page needs it asks for when it is shown, a
/// frame after it was chosen.
pub fn run_until_quiet(harness: &mut Harnessed, what: &str, is_busy: impl Fn(&State) -> bool, done: impl Fn(&State) -> bool) {
    let start = Instant::now();
    let mut quiet = 0;
    while quiet < 3 || !done(state(harness)) {
        assert!(start.elapsed() < LONGEST_WAIT, "waited too long for {what}");
        harness.run_steps(1);
        quiet = if is_busy(state(harness)) { 0 } else { quiet + 1 };
        std::thread::park_timeout(Duration::from_millis(2));
    }
    harness.run_steps(2);
}

/// Runs until a picture with the machine's answer waits for the guess.
pub fn run_until_dealt(harness: &mut Harnessed) {
    run_until(harness, "a picture", |state| {
        state.play.live.as_ref().is_some_and(|live| live.prediction.is_some() && !live.round.is_answered())
    });
}

/// Everything that the accessibility tree says: labels, values, descriptions.
pub fn spoken_texts(harness: &Harnessed) -> Vec<String> {
    let all = harness.query_all(egui_kittest::kittest::by().predicate(|_| true));
    all.flat_map(|node| {
        let node = node.accesskit_node();
        [node.label(), node.value(), node.description()].into_iter().flatten().collect::<Vec<_>>()
    })
    .collect()
}
