//! The page of the difference: the sample, less the base moved, shrunk and toned alike.

use egui::Ui;

use super::super::Actions;
use super::super::page::PageInfo;
use super::super::theme;
use super::super::widgets::paint_outlines;
use super::FactoryPage;
use super::histogram::{self, Counted};
use super::pair::{Pair, Side};
use crate::app::{Rendered, State};

/// Room for the histogram under the pictures, in points.
const HISTOGRAM_HEIGHT: f32 = 124.0;

/// The difference.
pub struct Difference;

impl FactoryPage for Difference {
    fn info(&self) -> PageInfo {
        PageInfo::new("difference", "Difference", "What the sample has more or less than the base, moved and toned alike")
    }

    fn show(&mut self, ui: &mut Ui, state: &State, picture: &Rendered, pair: &mut Pair, _actions: &mut Actions) {
        let image = &picture.specimen.image;
        let caption = "Sample less base, moved and toned alike";
        let (left, right) = (Side::new("Sample", image), Side::difference(caption, image, &picture.undone_base));
        let [_, difference] = pair.show(ui, ui.available_height() - HISTOGRAM_HEIGHT, &left, &right);
        if state.shared.settings.outlines {
            difference.view.over(ui, |ui, whole| paint_outlines(ui, whole, &picture.outlines));
        }
        let palette = theme::palette(ui);
        let base = Counted { name: "base", counts: &picture.base_histogram, color: palette.muted };
        let sample = Counted { name: "sample", counts: &picture.histogram, color: palette.truth };
        histogram::show(ui, [base, sample]);
    }
}
