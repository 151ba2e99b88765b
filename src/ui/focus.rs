//! The keyboard's focus: who has it has the arrow keys, is brought into sight, and has a ring around it.
//!
//! All in one place, by what egui knows of the control that has the focus: a new control needs nothing of its own.

use egui::accesskit::{Action, ActionRequest, TreeId};
use egui::text::CCursorRange;
use egui::text_edit::TextEditState;
use egui::{Context, Event, EventFilter, Id, Key, Popup, Rect, Response, Stroke, StrokeKind, Theme, Ui};

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

/// Where it is kept whether a control had the focus when the frame began.
fn began() -> Id {
    Id::unique("a control had the focus when the frame began")
}

/// Notes whether a control has the focus; to be called before anything of a frame is shown.
pub fn note(ctx: &Context) {
    let is_focused = ctx.memory(|memory| memory.focused().is_some());
    ctx.data_mut(|data| data.insert_temp(began(), is_focused));
}

/// Whether what is pressed in this frame is for a control: it has the focus, or had it when the frame began. A field gives the focus away when
/// Enter takes its text: that Enter is not one for the room.
pub fn takes_keys(ctx: &Context) -> bool {
    ctx.memory(|memory| memory.focused().is_some()) || ctx.data(|data| data.get_temp(began()).unwrap_or(false))
}

/// Gives a text field the focus, with this much of its text selected.
pub fn select(ctx: &Context, field: Id, range: CCursorRange) {
    let mut state = TextEditState::load(ctx, field).unwrap_or_default();
    state.cursor.set_char_range(Some(range));
    state.store(ctx, field);
    ctx.memory_mut(|memory| memory.request_focus(field));
}

/// Frames after a hand has scrolled in which controls are still on their way.
const AFTER_HAND: u8 = 3;

/// The arrows that were pressed while a control has the focus, to the right and upwards: the control keeps them, and the focus stays.
pub fn arrows(ui: &Ui, control: &Response) -> [i32; 2] {
    if !control.has_focus() {
        return [0; 2];
    }
    let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(control.id, filter));
    ui.input(|input| {
        let step = |on, back| i32::from(input.key_pressed(on)) - i32::from(input.key_pressed(back));
        [step(Key::ArrowRight, Key::ArrowLeft), step(Key::ArrowUp, Key::ArrowDown)]
    })
}

/// A control with the focus, and where it was in the last frame: the whole of it, and what was seen of it.
type Placed = (Id, [Rect; 2]);

/// Follows the focus from frame to frame.
#[derive(Debug, Default)]
pub struct Focus {
    /// Whether a box was shown in the last frame, and the control that had the focus before it.
    has_box: bool,
    before_box: Option<Id>,
    last: Option<Id>,
    placed: Option<Placed>,
    /// Whether the control is to stay in sight: not once it was scrolled away by hand.
    stays: bool,
    /// Frames for which what moves was still moved by hand.
    by_hand: u8,
}

impl Focus {
    /// Scrolls to a control that has the focus and is out of sight, before anything is painted: when it gets the focus, and when the
    /// page around it changes its height.
    pub fn bring_into_sight(&mut self, ctx: &Context) {
        let is_by_hand = ctx.input(|input| input.smooth_scroll_delta() != egui::Vec2::ZERO || input.pointer.any_down());
        self.by_hand = if is_by_hand { AFTER_HAND } else { self.by_hand.saturating_sub(1) };
        let focused = ctx.memory(egui::Memory::focused);
        let is_new = focused != self.last;
        self.last = focused;
        let control = focused.and_then(|id| ctx.read_response(id));
        let placed = control.map(|control| (control.id, [control.rect, control.interact_rect]));
        let is_moved = placed != self.placed;
        self.placed = placed;
        let Some((id, [whole, seen])) = placed else {
            self.stays |= is_new; // it is placed in the next frame
            return;
        };
        if seen.expand(TOLERANCE).contains_rect(whole) {
            self.stays = true;
            return;
        }
        self.stays = (self.stays || is_new) && self.by_hand == 0;
        if !self.stays || !is_moved {
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
        ctx.request_repaint(); // where it came to is looked at in the next frame
    }

    /// Gives the focus back to the control that had it before a box was shown, once the box is closed. To be called after all boxes of a frame;
    /// `before` is who had the focus when the frame began.
    pub fn return_from_box(&mut self, ctx: &Context, is_shown: bool, before: Option<Id>) {
        if is_shown && !self.has_box {
            self.before_box = before;
        } else if !is_shown
            && let Some(opener) = self.before_box.take()
            && ctx.read_response(opener).is_some()
        {
            ctx.memory_mut(|memory| memory.request_focus(opener));
        }
        self.has_box = is_shown;
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
