//! The zoom of pictures that are looked at together: wheel, pinch, drag, double click and keys.

use egui::{CursorIcon, Event, MouseWheelUnit, Pos2, Rect, Response, Role, Sense, Ui, Vec2, WidgetInfo, vec2};

use super::super::page::Keys;
use super::picture_view::{PICTURE_SIZE, PictureView};

/// How many times larger than fitted a picture may be: whole numbers, so that a pixel of the picture stays whole physical pixels.
const FACTORS: [u32; 10] = [1, 2, 3, 4, 6, 8, 12, 16, 24, 32];
/// Largest side of a pixel of the picture, in physical pixels: its number is easily read long before.
const LARGEST: f32 = 96.0;
/// How far a touchpad scrolls for one step, in points.
const STEP: f32 = 50.0;
/// How far Shift with an arrow goes, as a share of what is seen.
const MOVED: f32 = 0.25;
/// How far fingers spread for one step.
const SPREAD: f32 = 1.4;

/// A picture as it is seen, and what happened on it.
pub struct Seen {
    /// Which part of it, and where.
    pub view: PictureView,
    /// What the pointer does on it.
    pub response: Response,
}

impl Seen {
    /// The column and row of the pixel under the pointer.
    pub fn pointed(&self, ui: &Ui) -> Option<(usize, usize)> {
        let pointer = ui.input(|input| input.pointer.latest_pos()).filter(|_| self.response.contains_pointer())?;
        self.view.pixel_at(pointer)
    }
}

/// The zoom of one or more pictures.
#[derive(Clone, Copy, Debug)]
pub struct Zoom {
    /// How many times larger than fitted.
    factor: u32,
    /// The position of the picture in the middle of its place.
    centre: Pos2,
    /// What wheel and fingers have done towards the next step.
    gathered: f32,
    /// Steps that keys and buttons asked for.
    steps: i32,
}

impl Default for Zoom {
    fn default() -> Self {
        Self { factor: 1, centre: (PICTURE_SIZE / 2.0).to_pos2(), gathered: 0.0, steps: 0 }
    }
}

impl Zoom {
    /// How many times larger than fitted.
    pub fn factor(&self) -> u32 {
        self.factor
    }

    /// Shows the whole picture again.
    pub fn fit(&mut self) {
        *self = Self::default();
    }

    /// Goes so many steps larger, or smaller below zero, when the pictures are shown next.
    pub fn step(&mut self, steps: i32) {
        self.steps += steps;
    }

    /// The keys: + and − zoom, 0 fits, Shift with an arrow moves what is seen. Gives whether one of them was pressed.
    pub fn read_keys(&mut self, keys: &Keys<'_>) -> bool {
        use egui::Key::{ArrowDown, ArrowLeft, ArrowRight, ArrowUp, Equals, Minus, Num0, Plus};
        let is_moved = self.factor > 1 && !keys.is_focused() && {
            let steps = [keys.steps_with_shift(ArrowRight, ArrowLeft), keys.steps_with_shift(ArrowDown, ArrowUp)];
            let visible = PICTURE_SIZE / self.factor as f32;
            self.move_by(vec2(steps[0] as f32, steps[1] as f32) * visible * MOVED);
            steps != [0, 0]
        };
        let larger = keys.pressed(Plus) || keys.pressed(Equals);
        let (smaller, fitted) = (keys.pressed(Minus), keys.pressed(Num0));
        self.step(i32::from(larger) - i32::from(smaller));
        if fitted {
            self.fit();
        }
        larger || smaller || fitted || is_moved
    }

    /// What a picture whose fitted size fills `place` shows; its pixels begin and end with physical pixels.
    pub fn view(&self, place: Rect, pixels_per_point: f32) -> PictureView {
        let visible = PICTURE_SIZE / self.factor as f32;
        // Physical pixels per pixel of the picture.
        let scale = (place.width() * pixels_per_point / PICTURE_SIZE.x).round().max(1.0) * self.factor as f32;
        let snapped = ((self.centre - visible / 2.0).to_vec2() * scale).round() / scale;
        let min = snapped.clamp(Vec2::ZERO, PICTURE_SIZE - visible);
        PictureView { visible: Rect::from_min_size(min.to_pos2(), visible), place }
    }

    /// Senses pointer and fingers on each place and follows them; gives what the places show now, and what happened on them.
    ///
    /// What lies over a picture and is sensed after it takes the drag for itself. `names` are for screen readers.
    pub fn sense<const N: usize>(&mut self, ui: &Ui, places: [Rect; N], names: [&str; N]) -> [Seen; N] {
        let pixels = ui.ctx().pixels_per_point();
        // In a larger place than before the same factor may be too much.
        let most = places.iter().filter_map(|&place| factors(place, pixels).last()).min().unwrap_or(1);
        self.factor = self.factor.min(most);
        let responses: [Response; N] = std::array::from_fn(|turn| {
            // The zoom's keys work all the time: a picture needs no focus.
            let response = ui.interact(places[turn], ui.scope_id().with(("picture", turn)), Sense::CLICK | Sense::DRAG);
            response.widget_info(|| WidgetInfo::labeled(Role::Image, true, names[turn]));
            self.follow(ui, &response, places[turn]);
            response
        });
        if let (steps @ (1.. | ..=-1), Some(&place)) = (std::mem::take(&mut self.steps), places.first()) {
            self.zoom(steps, self.view(place, pixels).visible.center(), place, pixels);
        }
        responses.map(|response| Seen { view: self.view(response.rect, pixels), response })
    }

    /// What happened on one place.
    fn follow(&mut self, ui: &Ui, response: &Response, place: Rect) {
        let pixels = ui.ctx().pixels_per_point();
        let view = self.view(place, pixels);
        if response.double_clicked() {
            self.fit();
        }
        if response.dragged() && self.factor > 1 {
            self.move_by(-response.drag_delta() / view.texel());
            ui.ctx().set_cursor_icon(CursorIcon::Grabbing);
        }
        let Some(pointer) = ui.input(|input| input.pointer.latest_pos()).filter(|_| response.contains_pointer()) else { return };
        if self.factor > 1 && response.hovered() && !response.dragged() {
            ui.ctx().set_cursor_icon(CursorIcon::Grab);
        }
        self.gathered += ui.input(|input| {
            let wheel: f32 = input.raw.events.iter().map(wheel_steps).sum();
            wheel + input.zoom_delta().ln() / SPREAD.ln()
        });
        if !self.gathered.is_finite() {
            self.gathered = 0.0; // a pinch to nothing has no number of steps
        }
        let steps = self.gathered.trunc();
        self.gathered -= steps;
        if steps != 0.0 {
            self.zoom(steps as i32, view.to_pixel(pointer), place, pixels);
        }
    }

    /// Moves what is seen over the picture, in its pixels, as far as the picture goes.
    fn move_by(&mut self, pixels: Vec2) {
        let half = PICTURE_SIZE / self.factor as f32 / 2.0;
        self.centre = (self.centre + pixels).clamp(half.to_pos2(), (PICTURE_SIZE - half).to_pos2());
    }

    /// Goes so many steps larger or smaller; the position `fixed` of the picture stays where it is.
    fn zoom(&mut self, steps: i32, fixed: Pos2, place: Rect, pixels_per_point: f32) {
        let now = FACTORS.iter().take_while(|&&factor| factor < self.factor).count();
        let next = now.saturating_add_signed(steps as isize);
        let factor = factors(place, pixels_per_point).take(next + 1).last().unwrap_or(1);
        let centre = self.view(place, pixels_per_point).visible.center();
        self.centre = fixed + (centre - fixed) * (self.factor as f32 / factor as f32);
        self.factor = factor;
        // Where the picture ends, its border is the border of what is seen.
        self.centre = self.view(place, pixels_per_point).visible.center();
    }
}

/// The factors that are possible in a place, from 1 on.
fn factors(place: Rect, pixels_per_point: f32) -> impl Iterator<Item = u32> {
    let fitted = place.width() * pixels_per_point / PICTURE_SIZE.x;
    FACTORS.into_iter().filter(move |&factor| factor == 1 || factor as f32 * fitted <= LARGEST)
}

/// The steps of a turn of the wheel; with Ctrl it is a pinch, which is counted as one.
fn wheel_steps(event: &Event) -> f32 {
    match event {
        Event::MouseWheel { unit, delta, modifiers, .. } if !modifiers.command && !modifiers.ctrl => match unit {
            MouseWheelUnit::Point => delta.y / STEP,
            MouseWheelUnit::Line | MouseWheelUnit::Page => delta.y,
        },
        _ => 0.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::pos2;

    /// A place of `scale` physical pixels per pixel of the picture, that begins with a physical pixel.
    fn place(scale: f32, pixels_per_point: f32) -> Rect {
        Rect::from_min_size((vec2(317.0, 145.0) / pixels_per_point).to_pos2(), PICTURE_SIZE * scale / pixels_per_point)
    }

    fn is_whole(value: f32) -> bool {
        (value - value.round()).abs() < 2e-2
    }

    #[test]
    fn every_pixel_begins_and_ends_with_physical_pixels_at_every_zoom() {
        for pixels_per_point in [1.0, 1.25, 1.5, 2.0] {
            for scale in [2.0, 3.0, 4.0, 7.0] {
                let place = place(scale, pixels_per_point);
                let mut zoom = Zoom::default();
                let mut factors = vec![zoom.factor()];
                for step in 0..12 {
                    let view = zoom.view(place, pixels_per_point);
                    assert!(is_whole(view.texel() * pixels_per_point), "{pixels_per_point}, {scale}: {}", view.texel());
                    for column in 0..96 {
                        let x = view.to_screen(column as f32, 0.0).x * pixels_per_point;
                        assert!(is_whole(x), "{pixels_per_point}, {scale}, step {step}: column {column} begins at {x}");
                    }
                    let inside = Rect::from_min_size(Pos2::ZERO, PICTURE_SIZE).expand(1e-3);
                    assert!(inside.contains_rect(view.visible), "{:?} is more than the picture", view.visible);
                    zoom.zoom(1, pos2(61.3, 44.7), place, pixels_per_point);
                    factors.push(zoom.factor());
                }
                assert!(factors.is_sorted() && scale * zoom.factor() as f32 <= LARGEST, "{factors:?}");
                assert!(scale * zoom.factor() as f32 >= 24.0, "numbers are never written: {factors:?}");
            }
        }
    }

    #[test]
    fn what_is_under_the_pointer_stays_there_and_the_way_back_ends_at_the_whole_picture() {
        let place = place(4.0, 1.0);
        let mut zoom = Zoom::default();
        let fixed = pos2(40.0, 70.0);
        let before = zoom.view(place, 1.0).to_screen(fixed.x, fixed.y);
        for steps in [1, 1, 3, -2] {
            zoom.zoom(steps, fixed, place, 1.0);
            let now = zoom.view(place, 1.0).to_screen(fixed.x, fixed.y);
            assert!((now - before).length() <= 1.0, "{now} was {before}");
        }
        assert_eq!(zoom.factor(), 4);
        zoom.zoom(-9, fixed, place, 1.0);
        assert_eq!(zoom.view(place, 1.0), PictureView::fitted(place));
    }

    #[test]
    fn a_notch_of_the_wheel_is_a_step_and_a_touchpad_needs_its_way() {
        let wheel = |unit, y| Event::MouseWheel {
            unit,
            delta: vec2(0.0, y),
            phase: egui::TouchPhase::Move,
            modifiers: egui::Modifiers::NONE,
            source: egui::MouseWheelSource::Unknown,
        };
        assert!((wheel_steps(&wheel(MouseWheelUnit::Line, -1.0)) + 1.0).abs() < 1e-6);
        assert!((wheel_steps(&wheel(MouseWheelUnit::Point, 25.0)) - 0.5).abs() < 1e-6);
    }
}
