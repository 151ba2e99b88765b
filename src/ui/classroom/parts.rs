//! Small parts that the pages of the class share.

use std::time::Duration;

use egui::{RichText, Role, TextStyle, Ui, WidgetInfo};

use super::super::theme;

/// A heading, and the space below it.
pub fn heading(ui: &mut Ui, words: &str) {
    ui.label(theme::strong(ui, words, &TextStyle::Heading));
    ui.add_space(theme::GAP);
}

/// The whole seconds that are left, in digits of `size` points. Asks for the frame in which the next second begins.
pub fn count_down(ui: &mut Ui, left: Duration, size: f32) {
    let seconds = left.as_secs() + u64::from(left.subsec_nanos() > 0);
    let text = RichText::new(seconds.to_string()).font(theme::strong_font(size)).color(theme::palette(ui).human);
    ui.label(text).widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{seconds} seconds left")));
    let rest = Duration::from_nanos(u64::from(left.subsec_nanos())).max(Duration::from_millis(20));
    ui.ctx().request_repaint_after(rest);
}
