//! The tumors of the picture in view, to be taken by the hand: a drag moves one, the handle at its right changes its size, the handle
//! above it its brightness.

use egui::{CursorIcon, Id, Pos2, Rect, Response, Sense, Stroke, Ui, Vec2, pos2, vec2};

use super::super::Actions;
use super::super::theme::DARK;
use super::super::widgets::PictureView;
use super::step::step;
use crate::app::{FactoryAction, Rendered, State};
use crate::factory::{Plan, Tumor, TumorId, TumorTouch};

/// Name of the step to undo.
pub const KNOB: &str = "a tumor";
/// Half of the side of the square in which a small tumor can be taken, in points.
const REACH: f32 = 9.0;
/// Room between a tumor's ring and its handles, in points.
const OUTSIDE: f32 = 10.0;
/// Gray levels per point that the upper handle is dragged.
const LEVELS_PER_POINT: f32 = 0.5;

/// What a drag changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Grip {
    Place,
    Size,
    Brightness,
}

/// A drag under way.
#[derive(Clone, Copy, Debug)]
struct Drag {
    /// Seed and index of the picture.
    picture: (u64, u64),
    tumor: TumorId,
    grip: Grip,
    /// What was changed about the tumor before.
    before: TumorTouch,
    /// Where the pointer took it.
    start: Pos2,
    /// Where the middle of the tumor was then.
    middle: Pos2,
}

/// What is remembered between frames.
#[derive(Debug, Default)]
pub struct TumorHandles {
    drag: Option<Drag>,
}

/// Where a point of the picture is on the screen; pixels have whole coordinates at their centres.
fn on_screen(view: &PictureView, (x, y): (f64, f64)) -> Pos2 {
    view.to_screen(x as f32 + 0.5, y as f32 + 0.5)
}

impl TumorHandles {
    /// Shows the handles over the sample, as far as it is seen.
    pub fn show(&mut self, ui: &Ui, state: &State, picture: &Rendered, view: PictureView, actions: &mut Actions) {
        let plan = &picture.specimen.plan;
        let selected = state.factory.selected;
        // The selected one lies over the others.
        let mut tumors: Vec<(TumorId, &Tumor)> = plan.tumor_ids(&picture.pins).into_iter().zip(&plan.tumors).collect();
        tumors.sort_by_key(|(id, _)| Some(*id) == selected);
        let mut responses: Vec<(TumorId, Grip, Response, Pos2)> = Vec::new();
        for (id, tumor) in tumors {
            let (middle, radius) = circle(plan, tumor, &view);
            if !view.place.contains(middle) {
                continue;
            }
            let mut take = |grip: Grip, at: Pos2, reach: f32| {
                let area = Rect::from_center_size(at, Vec2::splat(2.0 * reach));
                let name = Id::unique("tumor handle").with((id, grip as u8));
                responses.push((id, grip, ui.interact(area, name, Sense::CLICK | Sense::DRAG), middle));
            };
            take(Grip::Place, middle, radius.max(REACH));
            if Some(id) == selected {
                let [right, above] = handles(middle, radius);
                take(Grip::Size, right, REACH);
                take(Grip::Brightness, above, REACH);
                paint(ui, (middle, radius));
            }
        }
        for (tumor, grip, response, middle) in responses {
            self.follow(ui, state, (tumor, grip, middle), &response, actions);
        }
        self.drag(ui, state, picture, &view, actions);
    }

    /// What a pointer does with one handle.
    fn follow(
        &mut self,
        ui: &Ui,
        state: &State,
        (tumor, grip, middle): (TumorId, Grip, Pos2),
        response: &Response,
        actions: &mut Actions,
    ) {
        if response.hovered() {
            ui.ctx().set_cursor_icon(match grip {
                Grip::Place => CursorIcon::Grab,
                Grip::Size => CursorIcon::ResizeHorizontal,
                Grip::Brightness => CursorIcon::ResizeVertical,
            });
        }
        if response.clicked() || response.drag_started() {
            actions.push(FactoryAction::SelectTumor(Some(tumor)));
        }
        if response.drag_started()
            && let Some(start) = ui.input(|input| input.pointer.press_origin())
        {
            let picture = (state.factory.seed, state.factory.index);
            let before = state.factory.pins().touch(picture, tumor);
            self.drag = Some(Drag { picture, tumor, grip, before, start, middle });
        }
        if response.drag_stopped() {
            self.drag = None;
        }
    }

    /// The drag under way.
    fn drag(&mut self, ui: &Ui, state: &State, picture: &Rendered, view: &PictureView, actions: &mut Actions) {
        let Some(drag) = self.drag else { return };
        let Some(pointer) = ui.input(|input| input.pointer.interact_pos().filter(|_| input.pointer.any_down())) else {
            self.drag = None;
            return;
        };
        let at = (state.factory.seed, state.factory.index);
        // Another picture has come, or the tumor was taken out: there is nothing to be dragged any more.
        if drag.picture != at || state.factory.pins().touch(at, drag.tumor).removed {
            self.drag = None;
            return;
        }
        let touch = match drag.grip {
            Grip::Place => {
                let source = |at: Pos2| {
                    let at = view.to_pixel(at);
                    picture.specimen.plan.alterations.source_point(f64::from(at.x) - 0.5, f64::from(at.y) - 0.5)
                };
                let (from, to) = (source(drag.start), source(pointer));
                let moved = |from: f64, to: f64| (to - from).round() as i32;
                TumorTouch { dx: drag.before.dx + moved(from.0, to.0), dy: drag.before.dy + moved(from.1, to.1), ..drag.before }
            }
            Grip::Size => {
                let distance = |at: Pos2| (at.distance(drag.middle) - OUTSIDE).max(1.0);
                let size = drag.before.size * f64::from(distance(pointer) / distance(drag.start));
                TumorTouch { size: (100.0 * size).round() / 100.0, ..drag.before }
            }
            Grip::Brightness => {
                let levels = (LEVELS_PER_POINT * (drag.start.y - pointer.y)).round() as i32;
                TumorTouch { brightness: drag.before.brightness + levels, ..drag.before }
            }
        };
        let mut pins = (**state.factory.pins()).clone();
        pins.set_touch(at, drag.tumor, touch);
        if pins != **state.factory.pins() {
            actions.push(FactoryAction::EditPins(Box::new(pins), step(ui, KNOB)));
        }
    }
}

/// The middle of a tumor on the screen, and the radius of a circle around its discs, in points.
fn circle(plan: &Plan, tumor: &Tumor, view: &PictureView) -> (Pos2, f32) {
    let altered = |x: i32, y: i32| on_screen(view, plan.alterations.altered_point(f64::from(x), f64::from(y)));
    let middle = altered(tumor.x, tumor.y);
    // A pixel of the base is as large as the alterations make it.
    let texel = altered(tumor.x + 1, tumor.y).distance(middle).max(altered(tumor.x, tumor.y + 1).distance(middle));
    let discs = plan.discs_of(tumor).iter();
    let reach = discs.map(|disc| altered(disc.x, disc.y).distance(middle) + disc.radius as f32 * texel);
    (middle, reach.fold(texel, f32::max))
}

/// The handles of the size and of the brightness.
fn handles(middle: Pos2, radius: f32) -> [Pos2; 2] {
    [pos2(middle.x + radius + OUTSIDE, middle.y), pos2(middle.x, middle.y - radius - OUTSIDE)]
}

/// The ring of the selected tumor and its handles, in the colours of the dark theme always: a picture is dark in the light theme too.
fn paint(ui: &Ui, (middle, radius): (Pos2, f32)) {
    let painter = ui.painter();
    painter.circle_stroke(middle, radius + 3.0, Stroke::new(4.0, DARK.background.gamma_multiply(0.6)));
    painter.circle_stroke(middle, radius + 3.0, Stroke::new(2.0, DARK.human));
    let [right, above] = handles(middle, radius);
    let edge = Stroke::new(2.0, DARK.background);
    painter.rect(Rect::from_center_size(right, vec2(9.0, 9.0)), 2.0, DARK.human, edge, egui::StrokeKind::Outside);
    painter.circle(above, 5.0, DARK.human, edge);
}
