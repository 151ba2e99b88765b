//! The page of the difference: the sample, less the base moved, shrunk and toned alike. How it has to be moved and toned is known,
//! because it was drawn; or it is found from the two pictures alone, as by a reader who holds an earlier picture beside a new one.

use egui::{Align, Layout, RichText, TextStyle, Ui, vec2};

use super::super::Actions;
use super::super::page::PageInfo;
use super::super::theme;
use super::super::widgets::{fit_line, paint_outlines, tool};
use super::histogram::{self, Counted};
use super::pair::{Pair, Side};
use super::{FactoryPage, alignment_table};
use crate::app::{Extra, Factory, Rendered, State};
use crate::words::words;

/// Room for histogram and numbers under the pictures, in points.
const BOTTOM: f32 = 126.0;

/// The difference.
#[derive(Default)]
pub struct Difference {
    /// Whether the base is laid under the sample as it was found, without the truth; as it was drawn otherwise.
    is_found: bool,
}

impl FactoryPage for Difference {
    fn info(&self) -> PageInfo {
        PageInfo::new("difference", words().factory_page_difference(), words().factory_page_difference_hint())
    }

    fn needs(&self, _factory: &Factory) -> Extra {
        Extra::Alignment
    }

    fn show(&mut self, ui: &mut Ui, state: &State, picture: &Rendered, pair: &mut Pair, _actions: &mut Actions) {
        let image = &picture.specimen.image;
        let right = match &picture.laid {
            Some(laid) if self.is_found => Side::difference(words().factory_difference_found(), &laid.difference, &laid.nothing),
            _ => Side::difference(words().factory_difference_drawn(), image, &picture.undone_base),
        };
        let recipe = state.factory.recipe();
        let bottom = BOTTOM + alignment_table::more_height(recipe, picture);
        let [_, difference] = pair.show(ui, ui.available_height() - bottom, &Side::new(words().factory_sample(), image), &right);
        if state.shared.settings.outlines {
            difference.view.over(ui, |ui, whole| paint_outlines(ui, whole, &picture.outlines));
        }
        let palette = theme::palette(ui);
        ui.horizontal_top(|ui| {
            let width = (ui.available_width() - alignment_table::WIDTH - theme::WIDE_GAP).max(120.0);
            ui.allocate_ui_with_layout(vec2(width, bottom - 8.0), Layout::top_down(Align::Min), |ui| {
                let name = words().factory_histogram_base();
                let base = Counted { name, counts: &picture.base_histogram, color: palette.muted };
                let name = words().factory_histogram_sample();
                let sample = Counted { name, counts: &picture.histogram, color: palette.truth };
                histogram::show(ui, &[base, sample]);
            });
            ui.add_space(theme::GAP);
            ui.vertical(|ui| {
                self.choice(ui);
                if let Some(laid) = &picture.laid {
                    alignment_table::show(ui, recipe, picture, laid);
                }
            });
        });
    }
}

impl Difference {
    /// By what the base is laid under the sample.
    fn choice(&mut self, ui: &mut Ui) {
        ui.horizontal(|ui| {
            let laid = words().factory_difference_laid();
            let all = [laid.clone(), words().factory_difference_as_drawn(), words().factory_difference_as_found()];
            let size = fit_line(ui, &TextStyle::Small, &all, alignment_table::WIDTH);
            ui.label(RichText::new(laid).size(size).color(theme::palette(ui).muted));
            let (word, hint) = (words().factory_difference_as_drawn(), words().factory_difference_as_drawn_hint());
            if tool(ui, !self.is_found, &word, &hint).clicked() {
                self.is_found = false;
            }
            let (word, hint) = (words().factory_difference_as_found(), words().factory_difference_as_found_hint());
            if tool(ui, self.is_found, &word, &hint).clicked() {
                self.is_found = true;
            }
        });
    }
}
