//! What a layer has learned: its filters as pictures, its weights and values as histograms, units that never say anything.

use egui::{Button, Key, Rect, RichText, TextStyle, Ui, UiBuilder, pos2, vec2};

use super::super::page::PageInfo;
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
            ui.label(
                RichText::new("This layer has no weights: there is nothing that it could have learned.").color(palette.muted),
            );
        }
        return;
    };
    let of = network.open.unwrap_or(0).min(info.output[0] - 1);
    let all_at_once = info.input[0] == 1 && matches!(info.kind, LayerKind::Convolution { .. });
    if all_at_once {
        ui.label(RichText::new("Each picture is one filter. Press one to see its map.").size(FINE).color(palette.muted));
    } else {
        which(ui, info, of, actions);
    }
    color_scale(ui, true, sheet.ranges.iter().fold((0.0_f32, 0.0_f32), |all, range| (all.0.min(range.0), all.1.max(range.1))));
    let word = if all_at_once { "Filter" } else { "Part" };
    let room = vec2(ui.available_width(), ui.available_height());
    let answer = grid(ui, &mut maps.texture, sheet, room, (word, if all_at_once { network.open } else { None }));
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
        if ui.add_enabled(of > 0, Button::new("\u{2039}")).on_hover_text("Previous").clicked() {
            order(of - 1);
        }
        if ui.add_enabled(of + 1 < info.output[0], Button::new("\u{203a}")).on_hover_text("Next").clicked() {
            order(of + 1);
        }
        ui.add_space(4.0);
        let is_convolution = matches!(info.kind, LayerKind::Convolution { .. });
        let name = if is_convolution { format!("Filter {}", of + 1) } else { facts::name(info, of) };
        ui.label(theme::strong(ui, format!("{name} of {}", info.output[0]), &TextStyle::Body));
    });
    // On a line of its own: beside the name it would not fit a narrow window.
    let is_convolution = matches!(info.kind, LayerKind::Convolution { .. });
    let parts = if is_convolution && facts::reads_pictures(info) {
        "2 parts: over the sample, and over its difference from the base image".to_owned()
    } else if is_convolution {
        format!("{} parts, one per map of the layer before", info.input[0])
    } else {
        "its weights, laid out like its inputs".to_owned()
    };
    ui.label(RichText::new(parts).size(FINE).color(palette.muted));
}

/// Weights and values of the layer, and the units that never say anything.
fn spreads(ui: &mut Ui, state: &State, info: &LayerInfo) {
    let palette = theme::palette(ui);
    let fine = |text: &str| RichText::new(text).size(FINE).color(palette.muted);
    let Some(statistics) = state.network.shown_statistics().and_then(|layers| layers.get(state.network.layer)) else {
        ui.label(fine("Counting over many pictures \u{2026}"));
        return;
    };
    if statistics.weights.total() > 0 {
        ui.label(fine("Weights"));
        facts::histogram(ui, "Weights", &statistics.weights, 90.0, palette.text);
    }
    ui.label(fine(&format!("Values over {COUNTED_PICTURES} pictures")));
    facts::histogram(ui, "Values", &statistics.activations, 90.0, palette.machine);
    if matches!(info.kind, LayerKind::Convolution { rectified: true, .. } | LayerKind::Dense) {
        let (dead, all) = (statistics.dead(), statistics.peaks.len());
        ui.label(theme::strong(ui, format!("{dead} of {all} dead"), &TextStyle::Body));
        ui.label(fine(&format!("never above 0 in any of {COUNTED_PICTURES} pictures")));
    }
}
