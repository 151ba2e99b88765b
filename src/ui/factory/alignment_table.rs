//! How the sample lies over the base: what was found from the two pictures alone, beside what was drawn.

use egui::{Align, Grid, Label, Layout, RichText, Ui, vec2};

use super::super::theme;
use crate::app::{Laid, Rendered, number};
use crate::factory::{AlterationKind, Alterations, Recipe};

/// Width of the table, in points.
pub const WIDTH: f32 = 412.0;
/// Widths of the columns of numbers, in points.
const NUMBER_WIDTH: f32 = 50.0;
/// Height of a line, in points.
const LINE: f32 = 19.0;
/// A gray level in the middle, of which it is said what it becomes.
const MIDDLE: f64 = 128.0;

/// A row: name, meaning, what was found, what was drawn, and the digits.
struct Row {
    name: &'static str,
    meaning: &'static str,
    found: f64,
    drawn: f64,
    digits: usize,
}

/// Shows the table, and how well the two fit.
pub fn show(ui: &mut Ui, recipe: &Recipe, picture: &Rendered, laid: &Laid) {
    let palette = theme::palette(ui);
    let alignment = &laid.alignment;
    let rows = rows(recipe, picture, laid);
    let (left, right) = rows.split_at(rows.len().div_ceil(2));
    Grid::new("alignment").num_columns(6).spacing(vec2(6.0, 0.0)).min_row_height(LINE).show(ui, |ui| {
        for _ in 0..2 {
            ui.label(RichText::new("How it lies").small().color(palette.text));
            cell(ui, RichText::new("found").small().color(palette.text));
            cell(ui, RichText::new("drawn").small().color(palette.truth));
        }
        ui.end_row();
        for place in 0..left.len() {
            for row in [left.get(place), right.get(place)].into_iter().flatten() {
                ui.label(RichText::new(row.name).small().color(palette.muted)).on_hover_text(row.meaning);
                // What does not fit was not found.
                let found = if alignment.belongs() { number::fixed(row.found, row.digits) } else { "\u{2013}".to_owned() };
                cell(ui, RichText::new(found).small().color(palette.text));
                cell(ui, RichText::new(number::fixed(row.drawn, row.digits)).small().color(palette.truth));
            }
            ui.end_row();
        }
    });
    let (text, color) = if alignment.belongs() {
        let (pixels, levels) = (number::fixed(alignment.fit.pixels, 2), number::fixed(alignment.fit.levels, 1));
        (format!("They fit to {pixels} pixels and {levels} gray levels"), palette.muted)
    } else {
        ("These two do not belong together: no place and no tone makes the base look like the sample".to_owned(), palette.alarm)
    };
    let hint = "How far a part of the sample typically lies from where the base is expected, and how far the gray value of a pixel \
        typically is from what the base predicts. Noise counts, tumors hardly do.";
    ui.add(Label::new(RichText::new(text).small().color(color)).wrap()).on_hover_text(hint);
}

fn cell(ui: &mut Ui, text: RichText) {
    ui.allocate_ui_with_layout(vec2(NUMBER_WIDTH, LINE), Layout::right_to_left(Align::Center), |ui| {
        ui.set_min_width(NUMBER_WIDTH);
        ui.add(Label::new(text).extend());
    });
}

fn rows(recipe: &Recipe, picture: &Rendered, laid: &Laid) -> Vec<Row> {
    let (found, drawn) = (&laid.alignment, &picture.specimen.plan.alterations);
    let row = |name, meaning, found, drawn, digits| Row { name, meaning, found, drawn, digits };
    let middle = "Gray value of the sample where the base has the gray value 128, without tumors and noise";
    let mut rows = vec![
        row("Width ratio", "New width over old width", found.x_ratio, drawn.shrink.x_ratio, 3),
        row("Height ratio", "New height over old height", found.y_ratio, drawn.shrink.y_ratio, 3),
        row("Contrast ratio", "Gray levels of the sample per gray level of the base", found.slope, drawn.contrast.ratio, 2),
        row("Move right, px", "How far the head lies to the right", found.move_x, f64::from(drawn.shift.dx), 1),
        row("Move down, px", "How far the head lies below", found.move_y, f64::from(drawn.shift.dy), 1),
        row("Gray 128 becomes", middle, found.slope * MIDDLE + found.offset, middle_of(drawn), 0),
    ];
    let is_on = |kind: AlterationKind, is_drawn: bool| is_drawn || kind.is_on(recipe);
    if is_on(AlterationKind::Rotate, drawn.rotate.degrees != 0.0) {
        rows.insert(3, row("Angle, degrees", "Counter-clockwise", found.degrees, drawn.rotate.degrees, 1));
    }
    if is_on(AlterationKind::Flip, drawn.flip.flipped) {
        let number = |flipped: bool| f64::from(u8::from(flipped));
        rows.push(row(
            "Flip",
            "1 if left and right are exchanged, 0 if not",
            number(found.flipped),
            number(drawn.flip.flipped),
            0,
        ));
    }
    rows
}

/// What contrast and shade make of the gray level in the middle, without rounding and without a cut.
fn middle_of(drawn: &Alterations) -> f64 {
    let contrast = drawn.contrast;
    (MIDDLE - contrast.centre) * contrast.ratio + contrast.centre + f64::from(drawn.shade.offset)
}
