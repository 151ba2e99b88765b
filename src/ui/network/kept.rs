//! What a layer keeps: how well each parameter that was drawn for a picture can be read off it.

use egui::{Align, Grid, Key, Label, RichText, ScrollArea, TextStyle, Ui, WidgetText, vec2};

use super::super::page::PageInfo;
use super::super::widgets::bar;
use super::super::{Actions, theme};
use super::facts::{self, FINE};
use super::maps::Maps;
use super::{Looked, NetworkPage, grouped};
use crate::app::{KEPT, READ_PICTURES, drawn_words, number};
use crate::lecture::ReadOut;
use crate::network::Cell;
use crate::words::words;

/// Width of the bars, in points, at most.
const WIDEST_BAR: f32 = 360.0;
/// Height of a bar, in points.
const BAR: f32 = 10.0;

/// The page.
pub struct Kept;

impl NetworkPage for Kept {
    fn info(&self) -> PageInfo {
        PageInfo::new(KEPT.0, words().network_page_kept(), words().network_page_kept_hint()).with_key(Key::K, "K")
    }

    fn show(&mut self, _: &mut Maps, ui: &mut Ui, looked: &Looked<'_>, _: &mut Actions) -> Option<(usize, Cell)> {
        let (keeping, palette) = (&looked.state.network.keeping, theme::palette(ui));
        facts::head(ui, looked.state, looked.shown);
        ui.label(RichText::new(words().network_kept_meaning()).size(FINE).color(palette.muted));
        ui.add_space(theme::GAP);
        if let Some(failure) = keeping.failure() {
            ui.colored_label(palette.alarm, failure);
        } else if let Some(read) = keeping.found() {
            ScrollArea::vertical().auto_shrink(false).show(ui, |ui| table(ui, read));
        } else {
            ui.label(words().network_kept_reading(grouped(READ_PICTURES as usize)));
            let share =
                keeping.steps().filter(|steps| steps.total > 0).map_or(0.0, |steps| steps.done as f32 / steps.total as f32);
            bar(ui, share, 4.0, palette.machine);
        }
        None
    }
}

/// A line for each parameter that differs between the pictures, and one for the class.
fn table(ui: &mut Ui, read: &ReadOut) {
    let palette = theme::palette(ui);
    let width = (ui.available_width() - 320.0).clamp(80.0, WIDEST_BAR);
    Grid::new("kept").num_columns(3).spacing([12.0, 6.0]).show(ui, |ui| {
        let mut line = |name: WidgetText, share: f64, number: String, color| {
            ui.add(Label::new(name).halign(Align::LEFT));
            ui.allocate_ui(vec2(width, BAR), |ui| bar(ui, share.clamp(0.0, 1.0) as f32, BAR, color));
            ui.label(RichText::new(number).font(theme::strong_font(TextStyle::Body.resolve(ui.style()).size)));
            ui.end_row();
        };
        let (right, chance) = (number::percent(100.0 * read.class_accuracy, 0), number::percent(25.0, 0));
        line(words().network_kept_class(chance).into(), read.class_accuracy, right, palette.truth);
        let mut found: Vec<(&str, f64)> =
            read.parameters.iter().filter_map(|kept| Some((kept.name.as_str(), kept.r_squared?))).collect();
        found.sort_by(|one, other| other.1.total_cmp(&one.1));
        for (name, r_squared) in found {
            line(drawn_words(name).into(), r_squared, number::fixed(r_squared, 2), palette.machine);
        }
    });
    ui.add_space(theme::GAP);
    let text = words().network_kept_measured(grouped(read.features), grouped(read.unseen));
    ui.label(RichText::new(text).size(FINE).color(palette.muted));
}
