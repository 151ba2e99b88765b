//! Which part of a picture is seen, and where on the screen: the arithmetic that everything painted over a picture shares.

use egui::{Pos2, Rect, Ui, UiBuilder, Vec2, pos2, vec2};

use crate::factory::{HEIGHT, WIDTH};

/// The size of a picture, in pixels.
pub const PICTURE_SIZE: Vec2 = vec2(WIDTH as f32, HEIGHT as f32);

/// A part of a picture in its place on the screen.
///
/// Positions in the picture are in pixels from its upper left corner: the pixel of column 3 covers the positions 3 to 4, its centre
/// is at 3.5.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PictureView {
    /// What is seen, in positions of the picture.
    pub visible: Rect,
    /// Where it is seen, in points.
    pub place: Rect,
}

impl PictureView {
    /// All of a picture in this place.
    #[cfg(test)]
    pub fn fitted(place: Rect) -> Self {
        Self { visible: Rect::from_min_size(Pos2::ZERO, PICTURE_SIZE), place }
    }

    /// Side of a pixel of the picture on the screen, in points.
    pub fn texel(self) -> f32 {
        self.place.width() / self.visible.width()
    }

    /// Where a position of the picture is on the screen; outside of [`Self::place`] where it is not seen.
    pub fn to_screen(self, x: f32, y: f32) -> Pos2 {
        self.place.min + (pos2(x, y) - self.visible.min) * self.texel()
    }

    /// Which position of the picture is at a place of the screen; outside of the picture where the picture would go on.
    pub fn to_pixel(self, on_screen: Pos2) -> Pos2 {
        self.visible.min + (on_screen - self.place.min) / self.texel()
    }

    /// The column and row of the pixel that is seen at a place of the screen, if one is.
    pub fn pixel_at(self, on_screen: Pos2) -> Option<(usize, usize)> {
        if !self.place.contains(on_screen) {
            return None;
        }
        let at = self.to_pixel(on_screen);
        // The lower right border of the place belongs to the last pixel.
        Some(((at.x.max(0.0) as usize).min(WIDTH - 1), (at.y.max(0.0) as usize).min(HEIGHT - 1)))
    }

    /// Where a pixel is on the screen.
    pub fn pixel_rect(self, (column, row): (usize, usize)) -> Rect {
        Rect::from_min_size(self.to_screen(column as f32, row as f32), Vec2::splat(self.texel()))
    }

    /// The columns and rows that are seen, in part or whole: the first ones and those behind the last ones.
    pub fn seen(self) -> [(usize, usize); 2] {
        let behind = |end: f32, limit: usize| (end.ceil().max(0.0) as usize).min(limit);
        let first = (self.visible.min.x.max(0.0) as usize, self.visible.min.y.max(0.0) as usize);
        [first, (behind(self.visible.max.x, WIDTH), behind(self.visible.max.y, HEIGHT))]
    }

    /// Where the whole picture would be on the screen.
    pub fn whole(self) -> Rect {
        Rect::from_min_size(self.to_screen(0.0, 0.0), PICTURE_SIZE * self.texel())
    }

    /// The part that is seen, as shares of the picture's width and height.
    pub fn uv(self) -> Rect {
        let share = |at: Pos2| (at.to_vec2() / PICTURE_SIZE).to_pos2();
        Rect::from_min_max(share(self.visible.min), share(self.visible.max))
    }

    /// Paints something over the picture, cut off where the picture is cut off. `paint` is given the place that the whole picture
    /// would have: what was painted over a whole picture follows the zoom by itself.
    pub fn over<R>(self, ui: &mut Ui, paint: impl FnOnce(&mut Ui, Rect) -> R) -> R {
        let mut child = ui.new_child(UiBuilder::new().max_rect(self.place));
        child.set_clip_rect(self.place.expand(2.0).intersect(ui.clip_rect()));
        paint(&mut child, self.whole())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn view() -> PictureView {
        let place = Rect::from_min_size(pos2(400.25, 120.5), vec2(288.0, 384.0));
        PictureView { visible: Rect::from_min_size(pos2(20.5, 31.25), PICTURE_SIZE / 4.0), place }
    }

    #[test]
    fn the_way_to_the_screen_and_back_ends_where_it_began() {
        for view in [view(), PictureView::fitted(view().place)] {
            for (x, y) in [(0.0, 0.0), (20.5, 31.25), (30.0, 40.0), (95.5, 127.5), (96.0, 128.0), (-3.0, 200.0)] {
                let back = view.to_pixel(view.to_screen(x, y));
                assert!((back - pos2(x, y)).length() < 1e-3, "{x}, {y} became {back}");
            }
        }
    }

    #[test]
    fn the_corners_of_the_place_show_the_corners_of_the_visible_part() {
        let view = view();
        assert!((view.to_pixel(view.place.min) - view.visible.min).length() < 1e-3);
        assert!((view.to_pixel(view.place.max) - view.visible.max).length() < 1e-3);
        assert!((view.texel() - 12.0).abs() < 1e-4, "96 pixels over 288 points, four times enlarged");
        // Column 20 is seen from its middle on, so its right border is half a pixel inside of the place.
        assert!((view.to_screen(21.0, 32.0) - (view.place.min + vec2(6.0, 9.0))).length() < 1e-3);
        let whole = view.whole();
        assert!((whole.size() - vec2(1152.0, 1536.0)).length() < 1e-2);
        assert!((whole.min - view.to_screen(0.0, 0.0)).length() < 1e-3);
    }

    #[test]
    fn the_pixel_under_a_place_is_the_one_whose_square_holds_it() {
        let view = view();
        for at in [pos2(401.0, 121.0), pos2(500.0, 300.0), view.place.max - vec2(0.1, 0.1)] {
            let pixel = view.pixel_at(at).unwrap();
            assert!(view.pixel_rect(pixel).expand(1e-3).contains(at), "{at}: {pixel:?}");
        }
        assert_eq!(view.pixel_at(view.place.min - vec2(1.0, 0.0)), None);
        let [first, end] = view.seen();
        assert_eq!(first, (20, 31));
        assert_eq!(end, (45, 64));
        assert_eq!(PictureView::fitted(view.place).pixel_at(view.place.max), Some((95, 127)));
    }

    #[test]
    fn shares_of_the_picture_are_those_of_the_visible_part() {
        let uv = view().uv();
        assert!((uv.min - pos2(20.5 / 96.0, 31.25 / 128.0)).length() < 1e-6);
        assert!((uv.size() - vec2(0.25, 0.25)).length() < 1e-6);
    }
}
