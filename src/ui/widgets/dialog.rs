//! A box over everything else, with room around its content.

use egui::{Context, Frame, Id, Key, Margin, Modal, ModalResponse, Modifiers, Ui, vec2};

/// Where the number of the frame is kept in which a box was shown last.
const SHOWN: &str = "a box was shown";

/// Whether a box was shown in this frame: whatever is pressed is for that box.
pub fn is_dialog_shown(ctx: &Context) -> bool {
    let now = ctx.cumulative_pass_nr();
    ctx.data(|data| data.get_temp(Id::unique(SHOWN))) == Some(now)
}

/// Shows a box of this width, in points.
pub fn dialog<T>(ctx: &Context, name: &'static str, width: f32, content: impl FnOnce(&mut Ui) -> T) -> ModalResponse<T> {
    let now = ctx.cumulative_pass_nr();
    ctx.data_mut(|data| data.insert_temp(Id::unique(SHOWN), now));
    let frame = Frame::popup(&ctx.style_of(ctx.theme())).inner_margin(Margin::same(20));
    Modal::new(Id::unique(name)).frame(frame).show(ctx, |ui| {
        ui.set_width(width);
        content(ui)
    })
}

/// Further than anything can be scrolled, in points.
const FAR: f32 = 1e5;
/// Height that an arrow key scrolls, in points.
const LINE: f32 = 40.0;

/// Scrolls the area around by the keyboard: a page by Page up and Page down, to its ends by Home and End, and by the arrows while no control has the
/// focus. For boxes, and for columns with nothing in them that the focus could reach.
pub fn scroll_by_keys(ui: &Ui) {
    // Behind a box nothing scrolls.
    if ui.ctx().text_edit_focused() || !ui.memory(|memory| memory.allows_interaction(ui.layer_id())) {
        return;
    }
    let page = ui.clip_rect().height();
    let has_arrows = ui.memory(|memory| memory.focused().is_none());
    let keys = [(Key::PageDown, page), (Key::PageUp, -page), (Key::End, FAR), (Key::Home, -FAR)];
    let arrows = [(Key::ArrowDown, LINE), (Key::ArrowUp, -LINE)];
    let arrows = arrows.into_iter().filter(|_| has_arrows);
    for (key, by) in keys.into_iter().chain(arrows) {
        if ui.input_mut(|input| input.consume_key(Modifiers::NONE, key)) {
            ui.scroll_with_delta(vec2(0.0, -by));
        }
    }
}
