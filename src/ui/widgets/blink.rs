//! Two pictures that alternate in one place: what differs between them jumps to the eye.

use std::time::Duration;

use egui::Ui;

/// How long each picture stays, in seconds.
const STAY: f64 = 0.5;

/// Whether two pictures alternate, and since when.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Blink {
    /// When it was switched on, in seconds of the window's clock; `None` while it is off.
    since: Option<f64>,
}

impl Blink {
    /// Whether it is on.
    pub fn is_on(self) -> bool {
        self.since.is_some()
    }

    /// Switches it on or off. `now` is in seconds of the window's clock.
    pub fn toggle(&mut self, now: f64) {
        self.since = if self.is_on() { None } else { Some(now) };
    }

    /// Whether the other picture is shown now: at once when it is switched on, then every second time. Asks for the frame in which
    /// the pictures change.
    pub fn shows_other(self, ui: &Ui) -> bool {
        let Some(since) = self.since else { return false };
        let (shows_other, left) = phase(ui.input(|input| input.time) - since);
        ui.request_repaint_after(Duration::from_secs_f64(left));
        shows_other
    }
}

/// Whether the other picture is shown so many seconds after the start, and how many seconds more.
fn phase(passed: f64) -> (bool, f64) {
    let turns = (passed.max(0.0) / STAY).floor();
    // The next frame must not come a little too early: it would show the same picture again.
    (turns % 2.0 == 0.0, (turns + 1.0) * STAY - passed.max(0.0) + 1e-3)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pictures_take_turns_of_half_a_second_and_the_other_one_begins() {
        for (passed, other) in
            [(0.0, true), (0.49, true), (0.51, false), (0.99, false), (1.01, true), (100.2, true), (100.7, false)]
        {
            let (shows_other, left) = phase(passed);
            assert_eq!(shows_other, other, "after {passed} s");
            assert!(left > 0.0 && left <= STAY + 2e-3);
            assert_ne!(phase(passed + left).0, other, "{left} s later it is the other picture's turn");
        }
    }

    #[test]
    fn a_second_press_ends_it() {
        let mut blink = Blink::default();
        blink.toggle(3.0);
        assert!(blink.is_on());
        blink.toggle(4.0);
        assert_eq!(blink, Blink::default());
    }
}
