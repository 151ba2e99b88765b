//! What the charts have in common: the empty frame, and how numbers of pictures are written on its axis.

use egui::{Sense, TextStyle, Ui};
use egui_plot::{GridMark, Plot};

use crate::app::number;
use crate::words::words;

/// The longest mark below an axis.
const LONGEST_MARK: &str = "10 000 000";

/// An empty chart, `height` points high, that stays as it is when it is dragged, scrolled or zoomed over. It is no stop of the Tab key: nothing in
/// it answers to keys.
pub fn fixed_plot<'a>(id: &'static str, height: f32) -> Plot<'a> {
    let plot = Plot::new(id).height(height).sense(Sense::CLICK | Sense::DRAG);
    plot.allow_scroll(false).allow_zoom(false).allow_drag(false).allow_boxed_zoom(false)
}

/// Width to leave free at the right of a chart without an axis there, in points: the last mark of the lower axis stands around its
/// place, and half of it may reach past the end of the axis.
pub fn room_for_half_a_mark(ui: &Ui) -> f32 {
    let font = TextStyle::Body.resolve(ui.style());
    let mark = ui.painter().layout_no_wrap(LONGEST_MARK.to_owned(), font, ui.visuals().text_color());
    (mark.size().x / 2.0).ceil()
}

/// A number of pictures in a few letters, such as 9500 or "20 k".
pub fn thousands(count: f64) -> String {
    if count >= 10_000.0 { words().widget_thousands(number::fixed(count / 1000.0, 0)) } else { number::fixed(count, 0) }
}

/// A mark of the axis of pictures seen; none below 0.
pub fn pictures_mark(mark: GridMark) -> String {
    if mark.value < 0.0 { String::new() } else { thousands(mark.value) }
}

/// The smallest of 1, 2 and 5 times a power of ten that is at least `least`.
pub fn round_step(least: f64) -> f64 {
    let power = 10_f64.powf(least.max(f64::MIN_POSITIVE).log10().floor());
    [1.0, 2.0, 5.0].map(|times| times * power).into_iter().find(|step| *step >= least).unwrap_or(10.0 * power)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_round() {
        for (least, step) in [(14.1, 20.0), (1.0, 1.0), (0.2, 0.2), (0.21, 0.5), (56.0, 100.0), (0.000_03, 0.000_05)] {
            assert!((round_step(least) - step).abs() < 1e-9 * step, "{least}: {}", round_step(least));
        }
    }
}
