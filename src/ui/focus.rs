//! The keyboard's focus: who has it has the arrow keys, is brought into sight, and has a ring around it.
//!
//! All in one place, by what egui knows of the control that has the focus: a new control needs nothing of its own.

use egui::accesskit::{Action, ActionRequest, TreeId};
use egui::{Context, Event, Id, Popup, Stroke, StrokeKind, Theme};

use super::theme;

/// Space between a control and its ring, in points.
const SPACE: f32 = 2.0;
/// Width of the ring, in points.
const WIDTH: f32 = 2.0;
/// What a control may stick out of its column and still be in sight, in points.
const TOLERANCE: f32 = 0.5;

/// Whether the arrow keys are somebody's already: of the control that has the focus, whatever it is, or of an open list. A slider moves,
/// a field moves its caret, and from all others the arrows move the focus. Esc gives them back to the room.
pub fn owns_arrows(ctx: &Context) -> bool {
    ctx.memory(|memory| memory.focused().is_some()) || Popup::is_any_open(ctx)
}

/// Follows the focus from frame to frame.
#[derive(Debug, Default)]
pub struct Focus {
    last: Option<Id>,
}

impl Focus {
    /// Scrolls to a control that got the focus out of sight; before anything is painted.
    pub fn bring_into_sight(&mut self, ctx: &Context) {
        let focused = ctx.memory(egui::Memory::focused);
        if focused == self.last {
            return;
        }
        self.last = focused;
        let Some(id) = focused else { return };
        let Some(control) = ctx.read_response(id) else { return };
        if control.interact_rect.expand(TOLERANCE).contains_rect(control.rect) {
            return;
        }
        // The way of screen readers: the control scrolls to itself when it is shown.
        let request = ActionRequest {
            action: Action::ScrollIntoView,
            target_tree: TreeId::ROOT,
            target_node: id.accesskit_id(),
            data: None,
        };
        ctx.input_mut(|input| input.events.push(Event::AccessKitActionRequest(request)));
    }

    /// Paints the ring over everything that is painted in the layer of the control.
    pub fn paint(&self, ctx: &Context) {
        let focused = ctx.memory(egui::Memory::focused);
        if focused != self.last {
            ctx.request_repaint(); // it is brought into sight in the next frame
        }
        let Some(control) = focused.and_then(|id| ctx.read_response(id)) else { return };
        let seen = control.interact_rect;
        if !seen.is_positive() {
            return;
        }
        let palette = if ctx.theme() == Theme::Dark { &theme::DARK } else { &theme::LIGHT };
        // Where the control ends at the window, the ring still is seen.
        let ring = seen.expand(SPACE).intersect(ctx.content_rect().shrink(WIDTH));
        ctx.layer_painter(control.layer_id).rect_stroke(ring, 6.0, Stroke::new(WIDTH, palette.accent), StrokeKind::Outside);
    }
}
