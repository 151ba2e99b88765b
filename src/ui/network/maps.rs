//! The maps of a layer: all of them as a grid, one of them large.

use egui::{Button, Key, Label, Rect, RichText, Role, Sense, TextStyle, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::super::page::PageInfo;
use super::super::{Actions, theme};
use super::facts::{self, FINE};
use super::numbers::{NumberGrid, exact, mark, reach};
use super::sheet::{SheetTexture, cell_at, color_scale, crisp, grid, rect_of};
use super::sum_words::term_bar;
use super::{Looked, NetworkPage, layer};
use crate::app::{Action, Inspected, MAPS, NetworkAction, SheetContent, State};
use crate::network::{Cell, LayerInfo, LayerKind, Spread};
use crate::words::words;

/// Width of what is said about a large map, in points.
const ASIDE: f32 = 210.0;
/// Most kernels of a filter beside its map.
const MOST_KERNELS: usize = 12;
/// At most so many values without places are shown as bars.
const FEW: usize = 8;

/// The page.
pub struct MapsPage;

impl NetworkPage for MapsPage {
    fn info(&self) -> PageInfo {
        PageInfo::new(MAPS.0, words().network_page_maps(), words().network_page_maps_hint()).with_key(Key::M, "M")
    }

    fn show(&mut self, maps: &mut Maps, ui: &mut Ui, looked: &Looked<'_>, actions: &mut Actions) -> Option<(usize, Cell)> {
        maps.show(ui, looked.state, looked.shown, actions)
    }
}

/// The sheet of the room on the graphics card.
#[derive(Default)]
pub struct Maps {
    /// The texture of the sheet that is seen large.
    pub texture: SheetTexture,
    /// The input map whose numbers the sum shows, by its rank.
    pub part: usize,
}

impl Maps {
    /// Shows all maps, or the one that is open; gives the value under the pointer.
    pub fn show(&mut self, ui: &mut Ui, state: &State, shown: &Inspected, actions: &mut Actions) -> Option<(usize, Cell)> {
        let network = &state.network;
        let info = layer(state, shown);
        facts::head(ui, state, shown);
        if let Some(open) = network.open.filter(|open| *open < info.output[0] && info.is_spatial()) {
            return self.large(ui, state, shown, open, actions);
        }
        if !has_few(info) {
            scale(ui, state, shown, actions);
        }
        self.all(ui, state, shown, ui.available_size(), actions)
    }

    /// The grid of all maps; a press opens one.
    pub fn all(
        &mut self,
        ui: &mut Ui,
        state: &State,
        shown: &Inspected,
        room: egui::Vec2,
        actions: &mut Actions,
    ) -> Option<(usize, Cell)> {
        let place = state.network.layer;
        let sheet =
            shown.sheet.as_ref().filter(|sheet| sheet.order.layer == place && sheet.order.content == SheetContent::Maps)?;
        let info = layer(state, shown);
        if has_few(info) {
            list(ui, info, &shown.trace.outputs[place], actions);
            return None;
        }
        let answer = grid(ui, &mut self.texture, sheet, room, (&|map| facts::name(info, map), state.network.open));
        if let Some(pressed) = answer.pressed {
            actions.push(Action::Network(NetworkAction::OpenMap(Some(pressed))));
            if !info.is_spatial() {
                actions.push(Action::Network(NetworkAction::Show(super::sum::SUM)));
            }
        }
        answer.hovered.map(|cell| (place, cell))
    }

    /// One map of the layer at this size, a value of it marked; gives the value under the pointer and whether it was pressed.
    pub fn one(
        &mut self,
        ui: &mut Ui,
        shown: &Inspected,
        info: &LayerInfo,
        (channel, marked): (usize, Option<Cell>),
        room: egui::Vec2,
    ) -> (Option<Cell>, bool) {
        let map = [info.output[1], info.output[2]];
        let size = crisp(ui, map, room);
        let (rect, response) = ui.allocate_exact_size(size, Sense::click());
        let pixels = ui.ctx().pixels_per_point();
        let rect =
            Rect::from_min_size(pos2((rect.min.x * pixels).round() / pixels, (rect.min.y * pixels).round() / pixels), size);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, words().network_map_large(facts::name(info, channel))));
        if let Some(sheet) = shown
            .sheet
            .as_ref()
            .filter(|sheet| sheet.order.content == SheetContent::Maps && sheet.map == map && channel < sheet.count)
        {
            self.texture.paint(ui, sheet, channel, rect);
        }
        let hovered = response.hover_pos().map(|pointer| cell_at(map, channel, rect, pointer));
        for (cell, color) in [(marked, theme::DARK.text), (hovered, theme::palette(ui).human)] {
            if let Some(cell) = cell.filter(|cell| cell.channel == channel) {
                mark(ui.painter(), rect_of(map, cell, rect), color);
            }
        }
        (hovered, response.clicked())
    }

    fn large(
        &mut self,
        ui: &mut Ui,
        state: &State,
        shown: &Inspected,
        channel: usize,
        actions: &mut Actions,
    ) -> Option<(usize, Cell)> {
        let (network, info) = (&state.network, layer(state, shown));
        let mut order = |order: NetworkAction| actions.push(Action::Network(order));
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            if ui.button(words().network_all_maps()).clicked() {
                order(NetworkAction::OpenMap(None));
            }
            let last = info.output[0] - 1;
            if ui.add_enabled(channel > 0, Button::new("\u{2039}")).on_hover_text(words().network_previous_map()).clicked() {
                order(NetworkAction::OpenMap(Some(channel - 1)));
            }
            if ui.add_enabled(channel < last, Button::new("\u{203a}")).on_hover_text(words().network_next_map()).clicked() {
                order(NetworkAction::OpenMap(Some(channel + 1)));
            }
            ui.add_space(theme::GAP);
            let name = words().network_one_of(facts::name(info, channel), info.output[0].to_string());
            ui.label(theme::strong(ui, name, &TextStyle::Body));
        });
        let area = ui.available_rect_before_wrap();
        let main = area.with_max_x(area.max.x - ASIDE - theme::WIDE_GAP);
        let size = crisp(ui, [info.output[1], info.output[2]], main.size() - vec2(0.0, 30.0));
        // Beside the map, not at the far end of a wide window.
        let left = (main.min.x + size.x.max(280.0)).min(main.max.x) + theme::WIDE_GAP;
        let aside = Rect::from_min_size(pos2(left, area.min.y), vec2(ASIDE, area.height()));
        let mut hovered = None;
        ui.scope_builder(UiBuilder::new().max_rect(main), |ui| {
            let (cell, pressed) = self.one(ui, shown, info, (channel, None), main.size() - vec2(0.0, 30.0));
            hovered = cell;
            let palette = theme::palette(ui);
            let text = match cell {
                Some(cell) => {
                    let value = shown.trace.outputs[network.layer][cell.index(info.output)];
                    words().network_map_value((cell.row + 1).to_string(), (cell.column + 1).to_string(), exact(value))
                }
                None => words().network_map_point(),
            };
            ui.label(RichText::new(text).size(FINE).color(palette.muted));
            if let Some(cell) = cell.filter(|_| pressed) {
                order(NetworkAction::PickCell(cell));
                order(NetworkAction::Show(super::sum::SUM));
            }
        });
        ui.scope_builder(UiBuilder::new().max_rect(aside), |ui| about(ui, state, shown, info, channel));
        hovered.map(|cell| (network.layer, cell))
    }
}

/// The scale of the colours, and whether all maps share it.
fn scale(ui: &mut Ui, state: &State, shown: &Inspected, actions: &mut Actions) {
    let Some(sheet) = &shown.sheet else { return };
    let palette = theme::palette(ui);
    ui.horizontal(|ui| {
        if sheet.map != [1, 1] {
            let mut common = state.network.common_scale;
            if ui.checkbox(&mut common, words().network_one_scale()).on_hover_text(words().network_one_scale_hint()).changed() {
                actions.push(Action::Network(NetworkAction::SetCommonScale(common)));
            }
        }
        if sheet.order.common {
            color_scale(ui, sheet.signed, sheet.ranges.first().copied().unwrap_or_default());
        } else {
            let text = if sheet.signed { words().network_scale_signed() } else { words().network_scale_positive() };
            ui.add(Label::new(RichText::new(text).size(FINE).color(palette.muted)).truncate());
        }
    });
}

/// Whether a layer gives a few values without places.
fn has_few(info: &LayerInfo) -> bool {
    info.output[0] <= FEW && !info.is_spatial()
}

/// A few values as bars; a press leads to the sum.
fn list(ui: &mut Ui, info: &LayerInfo, values: &[f32], actions: &mut Actions) {
    let most = reach(values);
    for (channel, value) in values.iter().enumerate() {
        if term_bar(ui, &facts::name(info, channel), *value, most, Some(false)).clicked() {
            actions.push(Action::Network(NetworkAction::PickCell(Cell { channel, row: 0, column: 0 })));
            actions.push(Action::Network(NetworkAction::Show(super::sum::SUM)));
        }
    }
}

/// The filter of a map, and how its values are spread.
fn about(ui: &mut Ui, state: &State, shown: &Inspected, info: &LayerInfo, channel: usize) {
    let palette = theme::palette(ui);
    let fine = |text: String| RichText::new(text).size(FINE).color(palette.muted);
    let size = info.output[1] * info.output[2];
    let values = &shown.trace.outputs[state.network.layer][channel * size..(channel + 1) * size];
    ui.label(fine(words().network_map_values()));
    facts::histogram(ui, &words().network_map_values(), &Spread::of(values), 70.0, palette.machine);
    ui.add_space(theme::GAP);
    let kernel = match info.kind {
        LayerKind::Convolution { kernel, .. } => kernel,
        LayerKind::Double => {
            ui.label(fine(words().network_map_doubled()));
            return;
        }
        LayerKind::AddPicture => {
            ui.label(fine(words().network_map_corrected()));
            return;
        }
        _ => {
            ui.label(fine(words().network_map_pooled()));
            return;
        }
    };
    let channels = info.input[0];
    let weights = &shown.anatomy.weights[state.network.layer];
    let mut kernels: Vec<(usize, &[f32])> =
        (0..channels).map(|from| (from, weights.kernel(channel, from, channels, kernel * kernel))).collect();
    let strength = |weights: &[f32]| weights.iter().map(|weight| weight * weight).sum::<f32>();
    kernels.sort_by(|a, b| strength(b.1).total_cmp(&strength(a.1)));
    let most = kernels.iter().map(|(_, weights)| reach(weights)).fold(0.0, f32::max);
    let text = if channels == 1 {
        words().network_map_filter()
    } else {
        words().network_map_filter_parts(channels.min(MOST_KERNELS).to_string(), channels.to_string())
    };
    ui.label(fine(text));
    let side = if channels == 1 { ASIDE / kernel as f32 } else { (ASIDE - 3.0 * theme::GAP) / 4.0 / kernel as f32 };
    let cell = vec2(side.floor(), side.floor());
    let step = cell * kernel as f32 + vec2(theme::GAP, theme::GAP);
    let shown_kernels = kernels.iter().take(MOST_KERNELS);
    let rows = shown_kernels.len().div_ceil(4);
    let (rect, _) = ui.allocate_exact_size(vec2(ASIDE, rows as f32 * step.y), Sense::hover());
    for (place, (_, values)) in shown_kernels.enumerate() {
        let corner = rect.min + vec2((place % 4) as f32 * step.x, (place / 4) as f32 * step.y);
        NumberGrid { values, columns: kernel, most, signed: true, marked: None }.paint(ui, corner, cell);
    }
    color_scale(ui, true, (-most, most));
}
