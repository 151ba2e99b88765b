//! A box over everything else, with room around its content.

use egui::{Context, Frame, Id, Margin, Modal, ModalResponse, Ui};

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
