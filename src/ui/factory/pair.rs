//! Two pictures side by side, with the value under the pointer.

use egui::{Align2, ColorImage, Image, Rect, RichText, Sense, TextStyle, Ui, pos2, vec2};

use super::super::theme;
use super::super::widgets::{Texture, paint_outlines, pixel_scale};
use super::histogram;
use crate::app::{Rendered, State, number};
use crate::factory::{GrayImage, HEIGHT, WIDTH};

/// Room for the line over a picture, in points.
const CAPTION: f32 = 28.0;
/// Space between the pictures, in points.
const GAP: f32 = 16.0;
/// Room for the histogram under the pictures, in points.
const HISTOGRAM_HEIGHT: f32 = 124.0;
/// Gray levels at which the diverging palette is full.
const FULL: f32 = 80.0;

/// The texture of a picture, or of a picture less another one.
type SideTexture = Texture<(GrayImage, Option<GrayImage>)>;

/// The textures of both pictures.
#[derive(Default)]
pub struct Pair {
    left: SideTexture,
    right: SideTexture,
}

/// What one side shows.
pub struct Side<'a> {
    /// The line over it.
    pub caption: &'a str,
    /// The picture, or the first of the two whose difference is shown.
    pub image: &'a GrayImage,
    /// What is subtracted, for a signed difference.
    pub minus: Option<&'a GrayImage>,
}

impl Pair {
    /// Base and sample; gives the place of the base, for what is painted over it.
    pub fn sample(&mut self, ui: &mut Ui, state: &State, picture: &Rendered) -> Rect {
        let left = Side { caption: "Base image", image: state.shared.base.image(), minus: None };
        let right = Side { caption: "Sample", image: &picture.specimen.image, minus: None };
        let [base, sample] = self.show(ui, ui.available_height(), &left, &right);
        if state.shared.settings.outlines {
            paint_outlines(ui, sample, &picture.outlines);
        }
        base
    }

    /// The sample, and what it has more or less than the base moved, shrunk and toned alike.
    pub fn difference(&mut self, ui: &mut Ui, state: &State, picture: &Rendered) {
        let left = Side { caption: "Sample", image: &picture.specimen.image, minus: None };
        let caption = "Sample less base, moved and toned alike";
        let right = Side { caption, image: &picture.specimen.image, minus: Some(&picture.undone_base) };
        let [_, difference] = self.show(ui, ui.available_height() - HISTOGRAM_HEIGHT, &left, &right);
        if state.shared.settings.outlines {
            paint_outlines(ui, difference, &picture.outlines);
        }
        histogram::show(ui, picture);
    }

    /// Shows both in the middle of the room that there is; gives their places.
    pub fn show(&mut self, ui: &mut Ui, height: f32, left: &Side<'_>, right: &Side<'_>) -> [Rect; 2] {
        let area = ui.available_rect_before_wrap();
        let area = area.with_max_y(area.min.y + height);
        let size = pixel_scale(ui, vec2((area.width() - GAP) / 2.0, area.height() - CAPTION - 26.0));
        let start = pos2(area.center().x - size.x - GAP / 2.0, area.min.y + CAPTION);
        let pixels = ui.ctx().pixels_per_point();
        let snap = |value: f32| (value * pixels).round() / pixels;
        let start = pos2(snap(start.x), snap(start.y));
        let mut places = [Rect::NOTHING; 2];
        for (number, (texture, side)) in [(&mut self.left, left), (&mut self.right, right)].into_iter().enumerate() {
            let rect = Rect::from_min_size(start + vec2(number as f32 * (size.x + GAP), 0.0), size);
            one(ui, texture, side, rect);
            places[number] = rect;
        }
        ui.advance_cursor_after_rect(Rect::from_min_max(area.min, pos2(area.max.x, start.y + size.y + 24.0)));
        places
    }
}

fn one(ui: &mut Ui, texture: &mut SideTexture, side: &Side<'_>, rect: Rect) {
    let palette = theme::palette(ui);
    let shown = (side.image.clone(), side.minus.cloned());
    let handle = texture.update(ui.ctx(), side.caption, &shown, || match side.minus {
        None => ColorImage::from_gray([WIDTH, HEIGHT], side.image.pixels()),
        Some(minus) => signed(side.image, minus),
    });
    ui.put(rect, Image::new(handle).fit_to_exact_size(rect.size()).alt_text(format!("Picture: {}", side.caption)));
    let font = TextStyle::Body.resolve(ui.style());
    ui.painter().text(rect.min - vec2(0.0, 6.0), Align2::LEFT_BOTTOM, side.caption, font, palette.text);
    let response = ui.interact(rect, ui.scope_id().with(side.caption), Sense::hover());
    let below = Rect::from_min_size(pos2(rect.min.x, rect.max.y + 2.0), vec2(rect.width(), 20.0));
    let texel = rect.width() / WIDTH as f32;
    let text = response.hover_pos().map_or_else(String::new, |pointer| {
        let x = (((pointer.x - rect.min.x) / texel) as usize).min(WIDTH - 1);
        let y = (((pointer.y - rect.min.y) / texel) as usize).min(HEIGHT - 1);
        let value = i32::from(side.image.at(x, y));
        match side.minus {
            None => format!("column {x}, row {y}: {value}"),
            Some(minus) => {
                let difference = f64::from(value - i32::from(minus.at(x, y)));
                format!("column {x}, row {y}: {}", number::signed(difference, 0))
            }
        }
    });
    ui.put(below, egui::Label::new(RichText::new(text).small().color(palette.muted)));
    if side.minus.is_some() {
        scale(ui, below);
    }
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
