//! What a layer has learned: its filters as pictures, its weights and values as histograms, units that never say anything.

use egui::{Button, Key, Rect, RichText, TextStyle, Ui, UiBuilder, pos2, vec2};

use super::super::page::PageInfo;
use super::super::widgets::fitted;
use super::super::{Actions, theme};
use super::facts::{self, FINE};
use super::maps::Maps;
use super::sheet::{color_scale, grid};
use super::{Looked, NetworkPage, layer};
use crate::app::{Action, COUNTED_PICTURES, FILTERS, Inspected, MAPS, NetworkAction, SheetContent, State};
use crate::network::{Cell, LayerInfo, LayerKind};
use crate::words::words;

/// Width of the column with the histograms, in points.
const ASIDE: f32 = 220.0;

/// The page.
pub struct Filters;

impl NetworkPage for Filters {
    fn info(&self) -> PageInfo {
        PageInfo::new(FILTERS.0, words().network_page_filters(), words().network_page_filters_hint()).with_key(Key::F, "F")
    }

    fn show(&mut self, maps: &mut Maps, ui: &mut Ui, looked: &Looked<'_>, actions: &mut Actions) -> Option<(usize, Cell)> {
        show(maps, ui, looked.state, looked.shown, actions)
    }
}

/// Shows the filters of the layer.
pub fn show(maps: &mut Maps, ui: &mut Ui, state: &State, shown: &Inspected, actions: &mut Actions) -> Option<(usize, Cell)> {
    let info = layer(state, shown);
    facts::head(ui, state, shown);
    let area = ui.available_rect_before_wrap();
    let aside = Rect::from_min_max(pos2(area.max.x - ASIDE, area.min.y), area.max);
    let main = Rect::from_min_max(area.min, pos2(aside.min.x - theme::WIDE_GAP, area.max.y));
    ui.scope_builder(UiBuilder::new().max_rect(aside), |ui| spreads(ui, state, info));
    ui.scope_builder(UiBuilder::new().max_rect(main), |ui| parts(maps, ui, state, shown, actions));
    None
}

/// The filters of a layer on the picture; of a deeper layer one filter, part by part.
pub fn parts(maps: &mut Maps, ui: &mut Ui, state: &State, shown: &Inspected, actions: &mut Actions) {
    let (network, palette) = (&state.network, theme::palette(ui));
    let info = layer(state, shown);
    let sheet = shown.sheet.as_ref();
    let sheet = sheet.filter(|sheet| sheet.order.layer == network.layer && sheet.order.content != SheetContent::Maps);
    let Some(sheet) = sheet else {
        if !matches!(info.kind, LayerKind::Convolution { .. } | LayerKind::Dense | LayerKind::Code | LayerKind::Output) {
            ui.label(RichText::new(words().network_no_filters()).color(palette.muted));
        }
        return;
    };
    let of = network.open.unwrap_or(0).min(info.output[0] - 1);
    let all_at_once = info.input[0] == 1 && matches!(info.kind, LayerKind::Convolution { .. });
    if all_at_once {
        ui.label(RichText::new(words().network_filters_press()).size(FINE).color(palette.muted));
    } else {
        which(ui, info, of, actions);
    }
    color_scale(ui, true, sheet.ranges.iter().fold((0.0_f32, 0.0_f32), |all, range| (all.0.min(range.0), all.1.max(range.1))));
    let name = |place: usize| {
        let number = (place + 1).to_string();
        if all_at_once { words().network_filter_counted(number) } else { words().network_part_counted(number) }
    };
    let room = vec2(ui.available_width(), ui.available_height());
    let answer = grid(ui, &mut maps.texture, sheet, room, (&name, if all_at_once { network.open } else { None }));
    if let Some(pressed) = answer.pressed {
        // A part belongs to a map of the layer before.
        if !all_at_once {
            actions.push(Action::Network(NetworkAction::SelectLayer(network.layer.saturating_sub(1))));
        }
        actions.push(Action::Network(NetworkAction::OpenMap(Some(pressed))));
        actions.push(Action::Network(NetworkAction::Show(MAPS)));
    }
}

/// Which filter or unit of a layer with many inputs.
fn which(ui: &mut Ui, info: &LayerInfo, of: usize, actions: &mut Actions) {
    let palette = theme::palette(ui);
    let mut order = |of: usize| actions.push(Action::Network(NetworkAction::OpenMap(Some(of))));
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        if ui.add_enabled(of > 0, Button::new("\u{2039}")).on_hover_text(words().network_previous()).clicked() {
            order(of - 1);
        }
        if ui.add_enabled(of + 1 < info.output[0], Button::new("\u{203a}")).on_hover_text(words().network_next()).clicked() {
            order(of + 1);
        }
        ui.add_space(4.0);
        let is_convolution = matches!(info.kind, LayerKind::Convolution { .. });
        let name = if is_convolution { words().network_filter_counted((of + 1).to_string()) } else { facts::name(info, of) };
        let text = words().network_one_of(name, info.output[0].to_string());
        let font = theme::strong_font(TextStyle::Body.resolve(ui.style()).size);
        let font = fitted(ui, &text, font, ui.available_width());
        ui.label(RichText::new(text).font(font));
    });
    // On a line of its own: beside the name it would not fit a narrow window.
    let is_convolution = matches!(info.kind, LayerKind::Convolution { .. });
    let parts = if is_convolution && facts::reads_pictures(info) {
        words().network_filter_two_parts()
    } else if is_convolution {
        words().network_filter_parts(info.input[0].to_string())
    } else {
        words().network_unit_weights()
    };
    ui.label(RichText::new(parts).size(FINE).color(palette.muted));
}

/// Weights and values of the layer, and the units that never say anything.
fn spreads(ui: &mut Ui, state: &State, info: &LayerInfo) {
    let palette = theme::palette(ui);
    let fine = |text: String| RichText::new(text).size(FINE).color(palette.muted);
    let Some(statistics) = state.network.shown_statistics().and_then(|layers| layers.get(state.network.layer)) else {
        ui.label(fine(words().network_counting()));
        return;
    };
    if statistics.weights.total() > 0 {
        ui.label(fine(words().network_weights()));
        facts::histogram(ui, &words().network_weights(), &statistics.weights, 90.0, palette.text);
    }
    ui.label(fine(words().network_values_over(COUNTED_PICTURES.to_string())));
    facts::histogram(ui, &words().network_values(), &statistics.activations, 90.0, palette.machine);
    if matches!(info.kind, LayerKind::Convolution { rectified: true, .. } | LayerKind::Dense) {
        let (dead, all) = (statistics.dead(), statistics.peaks.len());
        let text = words().network_dead(dead.to_string(), all.to_string());
        ui.label(theme::strong(ui, text, &TextStyle::Body));
        ui.label(fine(words().network_dead_meaning(COUNTED_PICTURES.to_string())));
    }
}
