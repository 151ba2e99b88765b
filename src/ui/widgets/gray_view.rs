//! Gray pictures, large and crisp: whole physical pixels per texel.

use std::sync::Arc;

use egui::{
    Color32, ColorImage, Context, Painter, Pos2, Rect, RichText, Sense, Shape, Stroke, TextureHandle, TextureOptions, Ui, Vec2,
    pos2, vec2,
};

use super::super::theme;
use crate::app::size_count_words;
use crate::factory::{GrayImage, HEIGHT, Loop, Outline, TumorSize, WIDTH};
use crate::words::words;

/// A picture on the graphics card, loaded again only when it is another one; `K` tells pictures apart.
pub struct Texture<K> {
    handle: Option<TextureHandle>,
    shown: Option<K>,
}

/// The texture of a gray picture.
pub type GrayTexture = Texture<GrayImage>;

impl<K> Default for Texture<K> {
    fn default() -> Self {
        Self { handle: None, shown: None }
    }
}

impl<K: PartialEq + Clone> Texture<K> {
    /// The texture of the picture that `key` stands for; `load` makes it when it is another one than before.
    pub fn update(&mut self, ctx: &Context, name: &str, key: &K, load: impl Fn() -> ColorImage) -> &TextureHandle {
        let is_known = self.shown.as_ref() == Some(key);
        let handle = self.handle.get_or_insert_with(|| ctx.load_texture(name, load(), TextureOptions::NEAREST));
        if !is_known {
            handle.set(load(), TextureOptions::NEAREST);
            self.shown = Some(key.clone());
        }
        handle
    }
}

impl<K> Texture<K> {
    /// The picture that was shown last, if any was.
    pub fn shown_id(&self) -> Option<egui::TextureId> {
        self.handle.as_ref().map(TextureHandle::id)
    }
}

impl GrayTexture {
    /// The texture of a gray picture.
    pub fn show(&mut self, ctx: &Context, name: &str, image: &GrayImage) -> &TextureHandle {
        self.update(ctx, name, image, || ColorImage::from_gray([WIDTH, HEIGHT], image.pixels()))
    }
}

/// A shared value by its identity, for what is too large to be compared: it is kept as long as it is shown, so that no other one takes
/// its place in the memory.
pub struct ByPointer<T>(Arc<T>);

impl<T> ByPointer<T> {
    /// This one.
    pub fn of(value: &Arc<T>) -> Self {
        Self(Arc::clone(value))
    }
}

impl<T> Clone for ByPointer<T> {
    fn clone(&self) -> Self {
        Self::of(&self.0)
    }
}

impl<T> PartialEq for ByPointer<T> {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// The largest whole number of physical pixels per texel that fits, as the size in points of one picture.
pub fn pixel_scale(ui: &Ui, available: Vec2) -> Vec2 {
    let pixels = ui.ctx().pixels_per_point();
    let scale = (available * pixels / vec2(WIDTH as f32, HEIGHT as f32)).min_elem().floor().max(1.0);
    vec2(WIDTH as f32, HEIGHT as f32) * scale / pixels
}

/// Paints the borders of tumors over the picture in `rect`: each size class in its own colour and dash.
///
/// In the colours of the dark theme always: a picture is dark in the light theme too.
pub fn paint_outlines(ui: &Ui, rect: Rect, outlines: &[Outline]) {
    let painter = ui.painter().with_clip_rect(rect.expand(2.0).intersect(ui.clip_rect()));
    let width = line_width(rect);
    // A dark line under the coloured one: it must be seen on bright tissue too. All of them first.
    let lines = || outlines.iter().flat_map(|outline| outline.lines.iter().map(|line| (outline.size, corners_on(rect, line))));
    for (_, points) in lines() {
        halo(&painter, &points, width);
    }
    for (size, points) in lines() {
        tumor_line(&painter, &points, size, width);
    }
}

/// Paints closed lines, dashed, in one colour.
pub fn paint_loops(ui: &Ui, rect: Rect, loops: &[Loop], color: Color32) {
    let painter = ui.painter().with_clip_rect(rect.expand(2.0).intersect(ui.clip_rect()));
    let width = line_width(rect);
    for corners in loops {
        let points = corners_on(rect, corners);
        halo(&painter, &points, width);
        painter.extend(Shape::dashed_line(&points, Stroke::new(width, color), 8.0, 4.0));
    }
}

/// What the colours and dashes of outlines mean, side by side, with the number of tumors of each size that occurs, and how many of
/// them lie outside the picture.
pub fn outline_counts(ui: &mut Ui, outlines: &[Outline]) {
    for size in TumorSize::BIG_FIRST {
        let count = outlines.iter().filter(|outline| outline.size == size).count();
        if count > 0 {
            outline_key(ui, size, &size_count_words(size, count));
        }
    }
    let outside = outlines.iter().filter(|outline| outline.lines.is_empty()).count();
    if outside > 0 {
        ui.label(RichText::new(words().widget_outside(outside.to_string())).small().color(theme::palette(ui).muted));
    }
}

/// A piece of the line of a size, and a word.
fn outline_key(ui: &mut Ui, size: TumorSize, word: &str) {
    let (rect, _) = ui.allocate_exact_size(vec2(34.0, 18.0), Sense::hover());
    // On black in the light theme too, as on the pictures.
    ui.painter().rect_filled(rect, 4.0, theme::DARK.background);
    let points = [rect.left_center() + vec2(4.0, 0.0), rect.right_center() - vec2(4.0, 0.0)];
    tumor_line(ui.painter(), &points, size, 2.5);
    ui.label(RichText::new(word).small().color(theme::palette(ui).muted));
}

fn line_width(rect: Rect) -> f32 {
    (rect.width() / WIDTH as f32 * 0.45).clamp(1.5, 3.0)
}

/// The corners on the screen, the first one again at the end.
fn corners_on(rect: Rect, corners: &Loop) -> Vec<Pos2> {
    let texel = rect.width() / WIDTH as f32;
    let closed = corners.iter().chain(corners.first());
    closed.map(|&(x, y)| pos2(rect.min.x + f32::from(x) * texel, rect.min.y + f32::from(y) * texel)).collect()
}

fn halo(painter: &Painter, points: &[Pos2], width: f32) {
    painter.add(Shape::line(points.to_vec(), Stroke::new(width + 2.5, Color32::BLACK.gamma_multiply(0.75))));
}

fn tumor_line(painter: &Painter, points: &[Pos2], size: TumorSize, width: f32) {
    let stroke = Stroke::new(width, theme::tumor(size));
    match size {
        TumorSize::Big => {
            painter.add(Shape::line(points.to_vec(), stroke));
        }
        TumorSize::Medium => painter.extend(Shape::dashed_line(points, stroke, 6.0, 4.0)),
        TumorSize::Small => painter.extend(Shape::dashed_line(points, stroke, 4.0, 2.0)),
    }
}
