//! Why does this tumor vanish? How much each one stands out from its surroundings after each stage.

use egui::{Label, RichText, Ui};
use egui_extras::{Column, TableBuilder};

use super::super::theme;
use crate::app::{Rendered, number, size_words, stage_word};
use crate::words::words;

/// Below this a tumor is hard to see, in gray levels.
const FAINT: f64 = 8.0;
/// Sizes of the table, in points.
const ROW_HEIGHT: f32 = 19.0;
/// Between two rows, in points.
const BETWEEN_ROWS: f32 = 3.0;
/// Height of three whole rows, in points.
const ROWS_HEIGHT: f32 = 3.0 * ROW_HEIGHT + 2.0 * BETWEEN_ROWS;
/// Height of the table, its head included, in points.
pub const TABLE_HEIGHT: f32 = ROW_HEIGHT + BETWEEN_ROWS + ROWS_HEIGHT;
const NAME_WIDTH: f32 = 96.0;
const STAGE_WIDTH: f32 = 84.0;

/// Shows the table; the column of the stage in view is lit.
pub fn show(ui: &mut Ui, picture: &Rendered, place: usize) {
    let palette = theme::palette(ui);
    if picture.contrasts.is_empty() {
        ui.label(RichText::new(words().factory_contrasts_healthy()).color(palette.muted));
        return;
    }
    let rows = picture.contrasts.len();
    let stages = picture.stages.len();
    // Many stages in a small window share the room that there is.
    let room = ui.available_width() - NAME_WIDTH - stages as f32 * ui.spacing().item_spacing.x;
    let width = STAGE_WIDTH.min(room / stages as f32);
    ui.spacing_mut().item_spacing.y = BETWEEN_ROWS;
    TableBuilder::new(ui)
        .striped(true)
        .auto_shrink(false)
        // Whole rows: the rest is scrolled.
        .min_scrolled_height(ROWS_HEIGHT)
        .max_scroll_height(ROWS_HEIGHT)
        .column(Column::exact(NAME_WIDTH))
        .columns(Column::exact(width), stages)
        .header(ROW_HEIGHT, |mut header| {
            header.col(|ui| {
                let title = RichText::new(words().factory_contrasts_title()).small().color(palette.muted);
                ui.label(title).on_hover_text(words().factory_contrasts_title_hint());
            });
            for (column, (stage, _)) in picture.stages.iter().enumerate() {
                let color = if column == place { palette.text } else { palette.muted };
                header.col(|ui| {
                    ui.add(Label::new(RichText::new(stage_word(*stage)).small().color(color)).truncate());
                });
            }
        })
        .body(|body| {
            body.rows(ROW_HEIGHT, rows, |mut row| {
                let number = row.index();
                let Some(tumor) = picture.contrasts.get(number) else { return };
                row.col(|ui| {
                    let name = words().factory_contrasts_tumor((number + 1).to_string(), size_words(tumor.size));
                    ui.label(RichText::new(name).small());
                });
                for (column, contrast) in tumor.contrast.iter().enumerate() {
                    let usual = if column == place { palette.text } else { palette.muted };
                    // On the base there is no tumor yet.
                    let faint = column > 0 && contrast.is_none_or(|contrast| contrast < FAINT);
                    let text = contrast.map_or_else(|| "\u{2013}".to_owned(), |contrast| number::signed(contrast, 0));
                    row.col(|ui| {
                        ui.label(RichText::new(text).small().color(if faint { palette.alarm } else { usual }));
                    });
                }
            });
        });
}
