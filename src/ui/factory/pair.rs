//! Two pictures side by side, zoomed together, with the values under the pointer.

use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{Align2, Color32, ColorImage, Label, Rect, RichText, Sense, TextStyle, Ui, pos2, vec2};

use super::super::page::Keys;
use super::super::widgets::{
    Seen, Texture, Zoom, frame_pixel, paint_outlines, paint_values, pixel_scale, tools_over, zoom_tools,
};
use super::super::{Actions, new_brain, theme};
use super::compare::Compare;
use crate::app::{Rendered, State, number};
use crate::factory::{GrayImage, HEIGHT, WIDTH};
use crate::words::words;

/// Room for the line over a picture, in points.
const CAPTION: f32 = 28.0;
/// Room for the line under a picture, in points.
const VALUES: f32 = 26.0;
/// Space between the pictures, in points.
const GAP: f32 = 16.0;
/// Least space between the line over a picture and its tools, in points.
const TOOL_GAP: f32 = 6.0;
/// Gray levels at which the diverging palette is full.
const FULL: f32 = 80.0;
/// From this side of a pixel on, in physical pixels, the one under the pointer is framed.
const FRAMED: f32 = 8.0;

/// The texture of a picture, or of a picture less another one.
type SideTexture = Texture<(GrayImage, Option<GrayImage>)>;

/// What both pictures remember between frames.
#[derive(Default)]
pub struct Pair {
    left: SideTexture,
    right: SideTexture,
    zoom: Zoom,
    /// What is shown in the place of the sample.
    pub compare: Compare,
    /// Whether the pictures were in the last frame: only then keys are for them.
    is_shown: bool,
}

/// What one side shows.
pub struct Side<'a> {
    /// The line over it.
    pub caption: String,
    /// What a screen reader says of it.
    pub name: String,
    /// The picture, or the first of the two whose difference is shown.
    pub image: &'a GrayImage,
    /// What is subtracted, for a signed difference.
    pub minus: Option<&'a GrayImage>,
    /// Where the words under the picture begin, in points from its left edge: what is left of them is taken.
    pub foot_begins: f32,
}

impl<'a> Side<'a> {
    /// A picture.
    pub fn new(caption: String, image: &'a GrayImage) -> Self {
        Self { name: caption.clone(), caption, image, minus: None, foot_begins: 0.0 }
    }

    /// A picture less another one.
    pub fn difference(caption: String, image: &'a GrayImage, minus: &'a GrayImage) -> Self {
        Self { minus: Some(minus), ..Self::new(caption, image) }
    }

    /// The line under the picture, as far as it is free.
    fn foot(&self, place: Rect) -> Rect {
        let line = line_below(place);
        line.with_min_x(line.min.x + self.foot_begins)
    }

    fn picture(&self) -> ColorImage {
        match self.minus {
            None => ColorImage::from_gray([WIDTH, HEIGHT], self.image.pixels()),
            Some(minus) => signed(self.image, minus),
        }
    }

    /// The number of a pixel, and the colour that stands for it.
    fn value(&self, column: usize, row: usize) -> (String, Color32) {
        let value = self.image.at(column, row);
        match self.minus {
            None => (value.to_string(), theme::gray(value)),
            Some(minus) => {
                let difference = f32::from(value) - f32::from(minus.at(column, row));
                (number::signed(difference.into(), 0), theme::diverging(difference / FULL))
            }
        }
    }
}

impl Pair {
    /// Base and sample, or what is compared with the sample in its place; gives what is seen of both, for what lies over them.
    pub fn sample(&mut self, ui: &mut Ui, state: &State, picture: &Rendered, actions: &mut Actions) -> [Seen; 2] {
        let base = state.shared.base.image();
        let shown = self.compare.of_sample(ui, base, picture);
        let caption = words().factory_base_caption(state.shared.base_name());
        let under_base = line_below(places(ui, ui.available_rect_before_wrap())[0]);
        let left = new_brain::show(ui, state, under_base, actions);
        let base =
            Side { name: words().factory_base_image(), foot_begins: left.min.x - under_base.min.x, ..Side::new(caption, base) };
        let mut compare = self.compare;
        let [left, right] = self.show_with(ui, ui.available_height(), &base, &shown.side, |ui| {
            compare.sample_tools(ui);
        });
        self.compare = compare;
        if state.shared.settings.outlines && shown.is_aligned {
            right.view.over(ui, |ui, whole| paint_outlines(ui, whole, &picture.outlines));
        }
        [left, right]
    }

    /// Shows both in the middle of the room that there is.
    pub fn show(&mut self, ui: &mut Ui, height: f32, left: &Side<'_>, right: &Side<'_>) -> [Seen; 2] {
        self.show_with(ui, height, left, right, |_| {})
    }

    /// The same with tools over the right one.
    pub fn show_with(
        &mut self,
        ui: &mut Ui,
        height: f32,
        left: &Side<'_>,
        right: &Side<'_>,
        tools: impl FnOnce(&mut Ui),
    ) -> [Seen; 2] {
        self.is_shown = true;
        let area = ui.available_rect_before_wrap();
        let area = area.with_max_y(area.min.y + height);
        let places = places(ui, area);
        let names = [&left.name, &right.name].map(|name| words().factory_picture_spoken(name));
        let seen = self.zoom.sense(ui, places, [&names[0], &names[1]]);
        let pointed = seen.iter().find_map(|side| side.pointed(ui));
        for ((texture, side), seen) in [(&mut self.left, left), (&mut self.right, right)].into_iter().zip(&seen) {
            one(ui, texture, side, seen, pointed);
        }
        if pointed.is_none() && self.zoom.factor() > 1 {
            let [(column, row), (end, bottom)] = seen[0].view.seen();
            let [column, row, end, bottom] = [column, row, end - 1, bottom - 1].map(|place| place.to_string());
            let text = words().factory_pixels_seen(column, end, row, bottom);
            line(ui, left.foot(places[0]), text);
        }
        let ends =
            [tools_over(ui, places[0], |ui| zoom_tools(ui, &mut self.zoom, places[0].width())), tools_over(ui, places[1], tools)];
        for ((side, place), end) in [left, right].into_iter().zip(places).zip(ends) {
            // Where there are no tools, the room beside the picture is for the caption too.
            caption(ui, &side.caption, place, if end < place.max.x { end - TOOL_GAP } else { area.max.x });
        }
        ui.advance_cursor_after_rect(Rect::from_min_max(area.min, pos2(area.max.x, places[0].max.y + VALUES - 2.0)));
        seen
    }

    /// The keys for the pictures: zoom, before, blink. Only while they are shown.
    pub fn read_keys(&mut self, keys: &Keys<'_>) {
        if !std::mem::take(&mut self.is_shown) {
            return;
        }
        let zoomed = self.zoom.read_keys(keys);
        if self.compare.read_keys(keys) || zoomed {
            keys.repaint();
        }
    }
}

/// The places of both pictures: as large as fits into the area, in its middle, on whole physical pixels.
fn places(ui: &Ui, area: Rect) -> [Rect; 2] {
    let size = pixel_scale(ui, vec2((area.width() - GAP) / 2.0, area.height() - CAPTION - VALUES));
    let start = pos2(area.center().x - size.x - GAP / 2.0, area.min.y + CAPTION);
    let pixels = ui.ctx().pixels_per_point();
    let snap = |value: f32| (value * pixels).round() / pixels;
    let place = |left: f32| Rect::from_min_size(pos2(snap(left), snap(start.y)), size);
    [place(start.x), place(start.x + size.x + GAP)]
}

fn one(ui: &mut Ui, texture: &mut SideTexture, side: &Side<'_>, seen: &Seen, pointed: Option<(usize, usize)>) {
    let (view, place) = (&seen.view, seen.view.place);
    let shown = (side.image.clone(), side.minus.cloned());
    let handle = texture.update(ui.ctx(), &side.caption, &shown, || side.picture());
    ui.painter().image(handle.id(), place, view.uv(), Color32::WHITE);
    paint_values(ui, view, |column, row| side.value(column, row));
    let below = side.foot(place);
    if let Some((column, row)) = pointed {
        if view.texel() * ui.ctx().pixels_per_point() >= FRAMED {
            frame_pixel(ui, view, (column, row), theme::DARK.text);
        }
        let value = side.value(column, row).0;
        line(ui, below, words().factory_pixel(column.to_string(), row.to_string(), value));
    }
    if side.minus.is_some() {
        scale(ui, below);
    }
}

/// The line over a picture, cut short where its room ends.
fn caption(ui: &Ui, text: &str, place: Rect, end: f32) {
    let font = TextStyle::Body.resolve(ui.style());
    let color = theme::palette(ui).text;
    let mut job = LayoutJob::single_section(text.to_owned(), TextFormat::simple(font, color));
    job.wrap = TextWrapping::truncate_at_width((end - place.min.x).max(0.0));
    let galley = ui.painter().layout_job(job);
    let start = place.min - vec2(0.0, 6.0 + galley.size().y);
    if galley.elided {
        let rect = Rect::from_min_size(start, galley.size());
        ui.interact(rect, ui.scope_id().with((text, "caption")), Sense::hover()).on_hover_text(text);
    }
    ui.painter().galley(start, galley, color);
}

/// The line under a picture.
fn line_below(place: Rect) -> Rect {
    Rect::from_min_size(pos2(place.min.x, place.max.y + 2.0), vec2(place.width(), 20.0))
}

fn line(ui: &mut Ui, rect: Rect, text: String) {
    let muted = theme::palette(ui).muted;
    ui.put(rect, Label::new(RichText::new(text).small().color(muted)).truncate());
}

/// The scale of the diverging palette, at the right end of a line.
fn scale(ui: &Ui, line: Rect) {
    let palette = theme::palette(ui);
    let steps = 21;
    let cell = vec2(5.0, 10.0);
    let start = pos2(line.max.x - cell.x * steps as f32 - 34.0, line.center().y - 5.0);
    for step in 0..steps {
        let value = 2.0 * step as f32 / (steps - 1) as f32 - 1.0;
        let rect = Rect::from_min_size(start + vec2(cell.x * step as f32, 0.0), cell);
        ui.painter().rect_filled(rect, 0.0, theme::diverging(value));
    }
    let font = TextStyle::Small.resolve(ui.style());
    ui.painter().text(
        start - vec2(4.0, -5.0),
        Align2::RIGHT_CENTER,
        number::signed(-f64::from(FULL), 0),
        font.clone(),
        palette.muted,
    );
    let end = start + vec2(cell.x * steps as f32 + 4.0, 5.0);
    ui.painter().text(end, Align2::LEFT_CENTER, number::signed(FULL.into(), 0), font, palette.muted);
}

fn signed(image: &GrayImage, minus: &GrayImage) -> ColorImage {
    let differences = image.pixels().iter().zip(minus.pixels()).map(|(&a, &b)| (f32::from(a) - f32::from(b)) / FULL);
    ColorImage::new([WIDTH, HEIGHT], differences.map(theme::diverging).collect())
}
