//! What the charts have in common: the empty frame, and how numbers of pictures are written on its axis.

use egui_plot::{GridMark, Plot};

/// An empty chart, `height` points high, that stays as it is when it is dragged, scrolled or zoomed over.
pub fn fixed_plot<'a>(id: &'static str, height: f32) -> Plot<'a> {
    Plot::new(id).height(height).allow_scroll(false).allow_zoom(false).allow_drag(false).allow_boxed_zoom(false)
}

/// A number of pictures in a few letters, such as 9500 or "20 k".
pub fn thousands(count: f64) -> String {
    if count >= 10_000.0 { format!("{:.0} k", count / 1000.0) } else { format!("{count:.0}") }
}

/// A mark of the axis of pictures seen; none below 0.
pub fn pictures_mark(mark: GridMark) -> String {
    if mark.value < 0.0 { String::new() } else { thousands(mark.value) }
}
