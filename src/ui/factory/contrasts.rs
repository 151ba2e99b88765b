//! Why does this tumor vanish? How much each one stands out from its surroundings after each stage.

use egui::{Grid, RichText, ScrollArea, Ui};

use super::super::theme;
use crate::app::StudioPicture;
use crate::factory::Stage;

/// Below this a tumor is hard to see, in gray levels.
const FAINT: f64 = 8.0;

/// Shows the table; the column of the stage in view is lit.
pub fn show(ui: &mut Ui, picture: &StudioPicture, place: usize) {
    let palette = theme::palette(ui);
    if picture.contrasts.is_empty() {
        ui.label(RichText::new("Healthy: there is no tumor to vanish").color(palette.muted));
        return;
    }
    let title = "How much each tumor stands out from its surroundings after each stage, in gray levels";
    ui.label(RichText::new(title).small().color(palette.muted));
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        ui.spacing_mut().interact_size.y = 18.0;
        Grid::new("contrasts").num_columns(9).spacing([18.0, 2.0]).striped(true).show(ui, |ui| {
            ui.label("");
            for (column, stage) in Stage::ALL.iter().enumerate() {
                let color = if column == place { palette.text } else { palette.muted };
                ui.label(RichText::new(stage.word()).small().color(color));
            }
            ui.end_row();
            for (number, tumor) in picture.contrasts.iter().enumerate() {
                ui.label(RichText::new(format!("{}. {}", number + 1, tumor.size.word())).small());
                for (column, contrast) in tumor.contrast.iter().enumerate() {
                    let text = contrast.map_or_else(|| "\u{2013}".to_owned(), |contrast| format!("{contrast:+.0}"));
                    let faint = contrast.is_none_or(|contrast| contrast < FAINT);
                    let color = match (column == place, faint && column > 0) {
                        (_, true) => palette.alarm,
                        (true, false) => palette.text,
                        (false, false) => palette.muted,
                    };
                    ui.label(RichText::new(text).small().color(color));
                }
                ui.end_row();
            }
        });
    });
}
