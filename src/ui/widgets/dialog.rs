//! A box over everything else, with room around its content.

use egui::{Context, Frame, Id, Margin, Modal, ModalResponse, Ui};

/// Shows a box of this width, in points.
pub fn dialog<T>(ctx: &Context, name: &'static str, width: f32, content: impl FnOnce(&mut Ui) -> T) -> ModalResponse<T> {
    let frame = Frame::popup(&ctx.style_of(ctx.theme())).inner_margin(Margin::same(20));
    Modal::new(Id::unique(name)).frame(frame).show(ctx, |ui| {
        ui.set_width(width);
        content(ui)
    })
}
