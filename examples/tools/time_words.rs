//! How long the texts of a frame take in each language: 270 texts without and 30 with arguments, the most that a page shows.
//!
//! `cargo run --release --example tools -- time-words`

use std::hint::black_box;
use std::time::Instant;

use brain_tumor_lab::words::number::{fixed, grouped, percent};
use brain_tumor_lab::words::{Locale, in_locale, words};

/// Frames that are measured.
const FRAMES: u32 = 2000;

/// Measures and prints.
pub fn run(_: &[String]) {
    for locale in Locale::ALL {
        let start = Instant::now();
        for _ in 0..FRAMES {
            in_locale(locale, frame);
        }
        let milliseconds = 1e3 * start.elapsed().as_secs_f64() / f64::from(FRAMES);
        println!("{}: {milliseconds:.3} ms for the 300 texts of a frame", locale.code());
    }
}

/// The texts of a frame.
fn frame() {
    let words = words();
    for _ in 0..30 {
        black_box((words.room_play(), words.room_factory(), words.menu_about(), words.about_offline(), words.keys_answer()));
        black_box((words.button_close(), words.menu_keys(), words.keys_arrows(), words.messages_all()));
    }
    for number in 0..10_u32 {
        black_box(words.top_training(percent(f64::from(number), 0)));
        black_box(words.closing_kept("a run", grouped(1000 * u64::from(number))));
        black_box(words.frame_times(fixed(1.5, 2), fixed(2.5, 2), number.to_string()));
    }
}
