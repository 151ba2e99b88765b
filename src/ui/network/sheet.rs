//! Sheets of maps as one texture, and a grid of its maps to choose from.

use std::sync::Arc;

use egui::{
    Color32, ColorImage, Rect, Role, ScrollArea, Sense, Stroke, StrokeKind, TextureHandle, TextureOptions, Ui, Vec2, WidgetInfo,
    pos2, vec2,
};

use super::super::theme;
use super::numbers::mark;
use crate::app::Sheet;
use crate::network::Cell;

/// Space between two maps, in points.
const GAP: f32 = 4.0;
/// Most times that a texel is enlarged in a grid.
const LARGEST_SCALE: f32 = 16.0;

/// A sheet on the graphics card, loaded again only when it changes.
#[derive(Default)]
pub struct SheetTexture {
    handle: Option<TextureHandle>,
    shown: Option<Arc<Sheet>>,
}

impl SheetTexture {
    /// The texture of a sheet.
    pub fn update(&mut self, ui: &Ui, sheet: &Arc<Sheet>) -> &TextureHandle {
        let load = || {
            let colors: Vec<Color32> = (0..=255).map(|place| place_color(place, sheet.signed)).collect();
            ColorImage::new([sheet.width, sheet.height], sheet.texels.iter().map(|&place| colors[usize::from(place)]).collect())
        };
        let handle = self.handle.get_or_insert_with(|| ui.ctx().load_texture("maps", load(), TextureOptions::NEAREST));
        if !self.shown.as_ref().is_some_and(|shown| Arc::ptr_eq(shown, sheet)) {
            handle.set(load(), TextureOptions::NEAREST);
            self.shown = Some(Arc::clone(sheet));
        }
        handle
    }

    /// Paints one map of a sheet.
    pub fn paint(&mut self, ui: &Ui, sheet: &Arc<Sheet>, map: usize, rect: Rect) {
        let texture = self.update(ui, sheet).id();
        ui.painter().image(texture, rect, place_on(sheet, map), Color32::WHITE);
    }
}

/// The colour at a place of the palette.
fn place_color(place: u8, signed: bool) -> Color32 {
    if signed { theme::diverging((f32::from(place) - 128.0) / 127.0) } else { theme::sequential(f32::from(place) / 255.0) }
}

/// Where a map lies on its sheet, each coordinate from 0 to 1.
fn place_on(sheet: &Sheet, map: usize) -> Rect {
    let ((left, top), [height, width]) = (sheet.corner(map), sheet.map);
    let whole = vec2(sheet.width as f32, sheet.height as f32);
    let corner = pos2(left as f32 / whole.x, top as f32 / whole.y);
    Rect::from_min_size(corner, vec2(width as f32, height as f32) / whole)
}

/// The size of a map whose texels are whole physical pixels, as large as the room allows.
pub fn crisp(ui: &Ui, [height, width]: [usize; 2], room: Vec2) -> Vec2 {
    let pixels = ui.ctx().pixels_per_point();
    let map = vec2(width as f32, height as f32);
    let scale = (room * pixels / map).min_elem().floor().max(1.0);
    map * scale / pixels
}

/// What is done with a grid of maps.
#[derive(Default)]
pub struct GridAnswer {
    /// The map that was pressed.
    pub pressed: Option<usize>,
    /// The value under the pointer.
    pub hovered: Option<Cell>,
}

/// Shows all maps of a sheet over the room that there is; `name` is what one of them is called, by its place from 0.
pub fn grid(
    ui: &mut Ui,
    texture: &mut SheetTexture,
    sheet: &Arc<Sheet>,
    room: Vec2,
    (name, chosen): (&dyn Fn(usize) -> String, Option<usize>),
) -> GridAnswer {
    let pixels = ui.ctx().pixels_per_point();
    let map = vec2(sheet.map[1] as f32, sheet.map[0] as f32) / pixels;
    let columns_at = |scale: f32| (((room.x - 12.0 + GAP) / (map.x * scale + GAP)) as usize).max(1);
    let fits = |scale: &f32| {
        let columns = columns_at(*scale);
        let rows = sheet.count.div_ceil(columns) as f32;
        rows * (map.y * scale + GAP) <= room.y + GAP && map.x * scale <= room.x
    };
    let scales = (1..=LARGEST_SCALE as u32).rev().map(|scale| scale as f32);
    let scale = scales.into_iter().find(fits).unwrap_or(1.0);
    let (columns, size) = (columns_at(scale), map * scale);
    let mut answer = GridAnswer::default();
    ScrollArea::vertical().id_salt("maps").max_height(room.y).auto_shrink([false, false]).show(ui, |ui| {
        let rows = sheet.count.div_ceil(columns);
        let whole = vec2(columns as f32 * (size.x + GAP), rows as f32 * (size.y + GAP));
        let (area, _) = ui.allocate_exact_size(whole, Sense::hover());
        let start = pos2((area.min.x * pixels).round() / pixels, (area.min.y * pixels).round() / pixels);
        for index in 0..sheet.count {
            let (row, column) = (index / columns, index % columns);
            let rect = Rect::from_min_size(start + vec2(column as f32 * (size.x + GAP), row as f32 * (size.y + GAP)), size);
            // Out of sight too: the focus goes there, and it is scrolled to.
            let response = ui.interact(rect, ui.scope_id().with(("map", index)), Sense::click());
            response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name(index)));
            if !ui.is_rect_visible(rect) {
                continue;
            }
            texture.paint(ui, sheet, index, rect);
            if response.clicked() {
                answer.pressed = Some(index);
            }
            if let Some(pointer) = response.hover_pos() {
                answer.hovered = Some(cell_at(sheet.map, index, rect, pointer));
            }
            if chosen == Some(index) {
                mark(ui.painter(), rect, theme::palette(ui).human);
            } else if response.hovered() || response.has_focus() {
                ui.painter().rect_stroke(rect, 0.0, Stroke::new(1.5, theme::palette(ui).text), StrokeKind::Outside);
            }
        }
    });
    answer
}

/// The value of a map under a point of the rectangle in which it is painted.
pub fn cell_at([height, width]: [usize; 2], channel: usize, rect: Rect, pointer: egui::Pos2) -> Cell {
    let share = (pointer - rect.min) / rect.size();
    let place = |share: f32, length: usize| ((share * length as f32).max(0.0) as usize).min(length - 1);
    Cell { channel, row: place(share.y, height), column: place(share.x, width) }
}

/// Where a value is painted in the rectangle of its map.
pub fn rect_of([height, width]: [usize; 2], cell: Cell, rect: Rect) -> Rect {
    let size = rect.size() / vec2(width as f32, height as f32);
    Rect::from_min_size(rect.min + vec2(cell.column as f32 * size.x, cell.row as f32 * size.y), size)
}

/// The scale of the colours: a bar with its ends in numbers.
pub fn color_scale(ui: &mut Ui, signed: bool, (low, high): (f32, f32)) {
    let palette = theme::palette(ui);
    ui.horizontal(|ui| {
        let small = |text: String| egui::RichText::new(text).size(super::facts::FINE).color(palette.muted);
        ui.label(small(super::numbers::short(low)));
        let (rect, _) = ui.allocate_exact_size(vec2(120.0, 10.0), Sense::hover());
        for step in 0..60 {
            let share = step as f32 / 59.0;
            let color = if signed { theme::diverging(2.0 * share - 1.0) } else { theme::sequential(share) };
            let left = rect.min.x + rect.width() * step as f32 / 60.0;
            ui.painter().rect_filled(Rect::from_min_size(pos2(left, rect.min.y), vec2(2.5, rect.height())), 0.0, color);
        }
        ui.label(small(super::numbers::short(high)));
    });
}
