//! The sum behind one value: what comes in, what it is multiplied with, and what becomes of it.

use egui::{Button, Id, Key, Label, Rect, RichText, ScrollArea, Sense, TextStyle, Ui, UiBuilder, pos2, vec2};

use super::super::page::PageInfo;
use super::super::widgets::{WholeStyle, refusal, whole_number_field};
use super::super::{Actions, theme};
use super::facts::{self, FINE};
use super::maps::Maps;
use super::numbers::{NumberGrid, reach, short};
use super::sum_words::{self, term_bar};
use super::{Looked, NetworkPage, layer};
use crate::app::{Action, Inspected, NetworkAction, PageId, State, layer_name};
use crate::network::{Cell, CellSum, ConvolutionSum, LayerInfo, LayerKind, PoolSum, sum_at};
use crate::words::words;

/// Contributions of a dense layer that are named.
const NAMED: usize = 10;
/// Input maps that are named, the strongest first.
const PARTS: usize = 5;
/// Width of the map from which the value is chosen, in points.
const MAP_WIDTH: f32 = 210.0;
/// Height of the upper half, in points.
const UPPER: f32 = 204.0;
/// The least of it, where messages take some of the height, in points.
const LEAST_UPPER: f32 = 132.0;
/// Height of the largest lower half, in points.
const LOWER: f32 = 318.0;
/// Width of the field of a map, row or column, in points.
const FIELD_WIDTH: f32 = 44.0;
/// Height of a number in a square, in points.
const CELL_HEIGHT: f32 = 26.0;

/// The name of the page.
pub const SUM: PageId = PageId("sum");

/// The page.
pub struct Sum;

impl NetworkPage for Sum {
    fn info(&self) -> PageInfo {
        PageInfo::new(SUM.0, words().network_page_sum(), words().network_page_sum_hint()).with_key(Key::S, "S")
    }

    fn show(&mut self, maps: &mut Maps, ui: &mut Ui, looked: &Looked<'_>, actions: &mut Actions) -> Option<(usize, Cell)> {
        show(maps, ui, looked.state, looked.shown, looked.pointed, actions)
    }
}

/// Shows the sum of the value under the pointer, or of the one that was pressed; gives that under the pointer.
fn show(
    maps: &mut Maps,
    ui: &mut Ui,
    state: &State,
    shown: &Inspected,
    pointed: Option<(usize, Cell)>,
    actions: &mut Actions,
) -> Option<(usize, Cell)> {
    let network = &state.network;
    let info = layer(state, shown);
    let mut cell = network.cell_in_view();
    ui.label(theme::strong(ui, layer_name(info), &TextStyle::Body));
    // The numbers follow the pointer.
    let pointed = pointed.filter(|(layer, cell)| *layer == network.layer && cell.lies_in(info.output));
    chooser(ui, info, pointed.map_or(cell, |(_, cell)| cell), actions);
    ui.add_space(4.0);
    if !info.is_spatial() {
        if let Some(sum) = sum_at(&shown.anatomy, &shown.trace, network.layer, cell, NAMED) {
            sum_words::flat(ui, state, shown, &sum, cell);
        }
        return None;
    }
    let area = ui.available_rect_before_wrap();
    let upper = area.with_max_y(area.min.y + (area.height() - LOWER).clamp(LEAST_UPPER, UPPER));
    let left = upper.with_max_x(upper.min.x + MAP_WIDTH.min(area.width() * 0.45));
    let mut hovered = None;
    ui.scope_builder(UiBuilder::new().max_rect(left), |ui| {
        let (under, pressed) = maps.one(ui, shown, info, (cell.channel, Some(cell)), left.size());
        if let Some(under) = under {
            hovered = Some(under);
            cell = under;
            if pressed {
                actions.push(Action::Network(NetworkAction::PickCell(under)));
            }
        }
    });
    let sum = sum_at(&shown.anatomy, &shown.trace, network.layer, cell, NAMED)?;
    let right = Rect::from_min_max(pos2(left.max.x + theme::WIDE_GAP, upper.min.y), upper.max);
    let lower = Rect::from_min_max(pos2(area.min.x, upper.max.y + theme::GAP), area.max);
    match &sum {
        CellSum::Convolution(sum) => {
            let mut part = 0;
            ui.scope_builder(UiBuilder::new().max_rect(right), |ui| part = parts(maps, ui, sum, info));
            // In a low window what stands under the maps is scrolled.
            ui.scope_builder(UiBuilder::new().max_rect(lower), |ui| {
                ScrollArea::vertical().id_salt("products").show(ui, |ui| products(ui, sum, info, part));
            });
        }
        CellSum::Pool(sum) => {
            ui.scope_builder(UiBuilder::new().max_rect(right), |ui| four(ui, sum));
        }
        CellSum::Doubled(value) => {
            ui.scope_builder(UiBuilder::new().max_rect(right), |ui| sum_words::doubled(ui, value));
        }
        CellSum::Added(sum) => {
            ui.scope_builder(UiBuilder::new().max_rect(right), |ui| sum_words::added_picture(ui, sum));
        }
        _ => {}
    }
    // Without a pointer the chosen value's field is shown: the sum is about it.
    Some((network.layer, cell))
}

/// Which value: map or unit, row and column.
fn chooser(ui: &mut Ui, info: &LayerInfo, cell: Cell, actions: &mut Actions) {
    let mut wanted = cell;
    let group = Id::unique("value of the sum");
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        let last = info.output[0] - 1;
        if ui.add_enabled(cell.channel > 0, Button::new("\u{2039}")).on_hover_text(words().network_previous()).clicked() {
            wanted.channel -= 1;
        }
        if ui.add_enabled(cell.channel < last, Button::new("\u{203a}")).on_hover_text(words().network_next()).clicked() {
            wanted.channel += 1;
        }
        ui.add_space(4.0);
        if matches!(info.kind, LayerKind::Output | LayerKind::Softmax | LayerKind::Sigmoid | LayerKind::MeanMax) {
            ui.label(facts::name(info, cell.channel));
        }
        let field = |ui: &mut Ui, name: String, value: &mut usize, length: usize| {
            let label = ui.label(RichText::new(&name).color(theme::palette(ui).muted));
            // People count from 1.
            let mut number = *value as u64 + 1;
            let style = WholeStyle { limits: (1, length as u64), width: FIELD_WIDTH, speed: 0.05 };
            whole_number_field(ui, group, &name, &mut number, style).labelled_by(label.id);
            *value = number as usize - 1;
        };
        if !matches!(info.kind, LayerKind::Output | LayerKind::Softmax | LayerKind::Sigmoid) {
            field(ui, facts::word(info), &mut wanted.channel, info.output[0]);
        }
        if info.is_spatial() {
            field(ui, words().network_row(), &mut wanted.row, info.output[1]);
            field(ui, words().network_column(), &mut wanted.column, info.output[2]);
        }
    });
    refusal(ui, group);
    if wanted != cell {
        actions.push(Action::Network(NetworkAction::PickCell(wanted)));
    }
}

/// What each input map adds, the strongest first; gives the one that is shown in numbers.
fn parts(maps: &mut Maps, ui: &mut Ui, sum: &ConvolutionSum, info: &LayerInfo) -> usize {
    let palette = theme::palette(ui);
    let mut order: Vec<usize> = (0..sum.channels.len()).collect();
    order.sort_by(|&a, &b| sum.channels[b].sum.abs().total_cmp(&sum.channels[a].sum.abs()));
    let text = if sum.channels.len() == 1 {
        words().network_sum_one_input()
    } else if facts::reads_pictures(info) {
        words().network_sum_two_inputs()
    } else {
        words().network_sum_inputs(sum.channels.len().to_string())
    };
    // On one line: the bars below it have just so much room.
    ui.add(Label::new(RichText::new(text).size(FINE).color(palette.muted)).truncate());
    ui.spacing_mut().item_spacing.y = 4.0;
    let shown = order.iter().take(PARTS);
    let most = order.first().map_or(0.0, |&first| sum.channels[first].sum.abs());
    maps.part = maps.part.min(order.len().saturating_sub(1)).min(PARTS - 1);
    for (rank, &channel) in shown.enumerate() {
        let name = facts::input_name(info, channel);
        if term_bar(ui, &name, sum.channels[channel].sum, most, Some(rank == maps.part)).clicked() {
            maps.part = rank;
        }
    }
    if order.len() > PARTS {
        let rest: f32 = order[PARTS..].iter().map(|&channel| sum.channels[channel].sum).sum();
        term_bar(ui, &words().network_sum_others((order.len() - PARTS).to_string()), rest, most, None);
    }
    order.get(maps.part).copied().unwrap_or(0)
}

/// Input, filter and products of one input map, and what becomes of the sum.
fn products(ui: &mut Ui, sum: &ConvolutionSum, info: &LayerInfo, part: usize) {
    let Some(term) = sum.channels.get(part) else { return };
    let palette = theme::palette(ui);
    let side = sum.side;
    let sign = 22.0;
    let width = ((ui.available_width() - 2.0 * sign) / (3.0 * side as f32)).min(58.0).floor();
    let cell = vec2(width, CELL_HEIGHT);
    let products: Vec<f32> = term.patch.iter().zip(&term.kernel).map(|(value, weight)| value * weight).collect();
    let (row, column) = sum.corner;
    let (down, right) = (row + side as isize, column + side as isize);
    let place = facts::place_in_input(info, term.channel, [row + 1, down, column + 1, right]);
    let text = if reaches_beyond(sum, info) { words().network_sum_over_the_edge(place) } else { place };
    ui.label(RichText::new(text).size(FINE).color(palette.muted));
    let grids = [
        (words().network_sum_input(), &term.patch, true, reach(&term.patch)),
        (words().network_sum_filter(), &term.kernel, true, reach(&term.kernel)),
        (words().network_sum_product(), &products, true, reach(&products)),
    ];
    let block = cell.x * side as f32;
    let (rect, _) = ui.allocate_exact_size(vec2(3.0 * block + 2.0 * sign, cell.y * side as f32 + 18.0), Sense::hover());
    for (index, (word, values, signed, most)) in grids.into_iter().enumerate() {
        let corner = rect.min + vec2(index as f32 * (block + sign), 18.0);
        let font = egui::FontId::proportional(FINE);
        ui.painter().text(pos2(corner.x, rect.min.y), egui::Align2::LEFT_TOP, word, font, palette.muted);
        NumberGrid { values, columns: side, most, signed, marked: None }.paint(ui, corner, cell);
        if index < 2 {
            let middle = corner + vec2(block + sign / 2.0, cell.y * side as f32 / 2.0);
            let text = if index == 0 { "\u{d7}" } else { "=" };
            ui.painter().text(middle, egui::Align2::CENTER_CENTER, text, egui::FontId::proportional(20.0), palette.text);
        }
    }
    ui.add_space(4.0);
    ui.spacing_mut().item_spacing.y = 3.0;
    sum_words::convolution(ui, sum, term);
}

/// Whether the filter lies over the edge of its input.
fn reaches_beyond(sum: &ConvolutionSum, info: &LayerInfo) -> bool {
    let ends = |start: isize, length: usize| start < 0 || start + sum.side as isize > length as isize;
    ends(sum.corner.0, info.input[1]) || ends(sum.corner.1, info.input[2])
}

/// Four values, the largest marked.
fn four(ui: &mut Ui, sum: &PoolSum) {
    let palette = theme::palette(ui);
    let (row, column) = sum.corner;
    let [top, bottom, left, right] = [row + 1, row + 2, column + 1, column + 2].map(|place| place.to_string());
    let text = words().network_sum_four(top, bottom, left, right);
    ui.label(RichText::new(text).size(FINE).color(palette.muted));
    let grid = NumberGrid { values: &sum.values, columns: 2, most: reach(&sum.values), signed: false, marked: Some(sum.winner) };
    let cell = vec2(76.0, 48.0);
    let (rect, _) = ui.allocate_exact_size(grid.size(cell), Sense::hover());
    grid.paint(ui, rect.min, cell);
    ui.add_space(4.0);
    let [first, second, third, fourth] = sum.values.map(short);
    sum_words::line(ui, words().network_sum_largest(first, second, third, fourth));
    sum_words::result(ui, sum.output);
}
