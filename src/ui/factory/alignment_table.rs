//! How the sample lies over the base: what was found from the two pictures alone, beside what was drawn.

use egui::{Align, Color32, Grid, Label, Layout, RichText, TextStyle, Ui, vec2};

use super::super::theme;
use super::super::widgets::fitting_size;
use crate::app::{Laid, Rendered, number};
use crate::factory::{AlterationKind, Alterations, Recipe};
use crate::words::words;

/// Width of the table, in points.
pub const WIDTH: f32 = 396.0;
/// Widths of a column of numbers, and of one of names, in points.
const NUMBER_WIDTH: f32 = 42.0;
const NAME_WIDTH: f32 = 84.0;
/// Space between the two halves of the table, in points.
const MIDDLE_GAP: f32 = 10.0;
/// Height of a line, in points.
const LINE: f32 = 16.0;
/// Height that another line needs, in points.
const MORE_LINES: f32 = 20.0;
/// A gray level in the middle, of which it is said what it becomes.
const MIDDLE: f64 = 128.0;

/// A row: name, meaning, what was found, and what was drawn.
struct Row {
    name: String,
    meaning: String,
    found: String,
    drawn: String,
}

/// Height that the table needs beyond the usual one: a recipe that flips or turns has more to say.
pub fn more_height(recipe: &Recipe, picture: &Rendered) -> f32 {
    if turns(recipe, &picture.specimen.plan.alterations) || flips(recipe, &picture.specimen.plan.alterations) {
        MORE_LINES
    } else {
        0.0
    }
}

fn turns(recipe: &Recipe, drawn: &Alterations) -> bool {
    drawn.rotate.degrees != 0.0 || AlterationKind::Rotate.is_on(recipe)
}

fn flips(recipe: &Recipe, drawn: &Alterations) -> bool {
    drawn.flip.flipped || AlterationKind::Flip.is_on(recipe)
}

/// Shows the table, or says that there is none.
pub fn show(ui: &mut Ui, recipe: &Recipe, picture: &Rendered, laid: &Laid) {
    let palette = theme::palette(ui);
    if !laid.alignment.belongs() {
        ui.add(Label::new(RichText::new(words().factory_alignment_apart()).small().color(palette.alarm)).wrap());
        return;
    }
    let rows = rows(recipe, picture, laid);
    let (left, right) = rows.split_at(rows.len().div_ceil(2));
    Grid::new("alignment").num_columns(7).spacing(vec2(5.0, 0.0)).min_row_height(LINE).show(ui, |ui| {
        for half in 0..2 {
            if half == 1 {
                ui.add_space(MIDDLE_GAP);
            }
            cell(ui, NAME_WIDTH, RichText::default());
            head(ui, words().factory_alignment_found(), palette.text);
            head(ui, words().factory_alignment_drawn(), palette.truth);
        }
        ui.end_row();
        for place in 0..left.len() {
            for (half, row) in [left.get(place), right.get(place)].into_iter().flatten().enumerate() {
                if half == 1 {
                    ui.add_space(MIDDLE_GAP);
                }
                let size = fitting_size(ui, &row.name, TextStyle::Small.resolve(ui.style()), NAME_WIDTH);
                let name = RichText::new(&row.name).size(size).color(palette.muted);
                ui.add(Label::new(name).extend()).on_hover_text(&row.meaning);
                cell(ui, NUMBER_WIDTH, RichText::new(&row.found).color(palette.text));
                cell(ui, NUMBER_WIDTH, RichText::new(&row.drawn).color(palette.truth));
            }
            ui.end_row();
        }
    });
}

/// The head of a column of numbers.
fn head(ui: &mut Ui, word: String, color: Color32) {
    let size = fitting_size(ui, &word, TextStyle::Small.resolve(ui.style()), NUMBER_WIDTH);
    cell(ui, NUMBER_WIDTH, RichText::new(word).size(size).color(color));
}

fn cell(ui: &mut Ui, width: f32, text: RichText) {
    ui.allocate_ui_with_layout(vec2(width, LINE), Layout::right_to_left(Align::Center), |ui| {
        ui.set_min_width(width);
        if !text.is_empty() {
            ui.add(Label::new(text.small()).extend());
        }
    });
}

fn rows(recipe: &Recipe, picture: &Rendered, laid: &Laid) -> Vec<Row> {
    let (found, drawn) = (&laid.alignment, &picture.specimen.plan.alterations);
    let words = words();
    let row = |name, meaning, found, drawn, digits| Row {
        name,
        meaning,
        found: number::fixed(found, digits),
        drawn: number::fixed(drawn, digits),
    };
    let fit = |name, meaning, found, digits| Row { name, meaning, found: number::fixed(found, digits), drawn: String::new() };
    let mut rows = vec![
        row(words.factory_alignment_width(), words.factory_alignment_width_hint(), found.x_ratio, drawn.shrink.x_ratio, 3),
        row(words.factory_alignment_height(), words.factory_alignment_height_hint(), found.y_ratio, drawn.shrink.y_ratio, 3),
        row(words.factory_alignment_right(), words.factory_alignment_right_hint(), found.move_x, f64::from(drawn.shift.dx), 1),
        row(words.factory_alignment_down(), words.factory_alignment_down_hint(), found.move_y, f64::from(drawn.shift.dy), 1),
    ];
    if turns(recipe, drawn) {
        let (name, meaning) = (words.factory_alignment_angle(), words.factory_alignment_angle_hint());
        rows.push(row(name, meaning, found.degrees, drawn.rotate.degrees, 1));
    }
    if flips(recipe, drawn) {
        let number = |flipped: bool| f64::from(u8::from(flipped));
        let (name, meaning) = (words.factory_alignment_flip(), words.factory_alignment_flip_hint());
        rows.push(row(name, meaning, number(found.flipped), number(drawn.flip.flipped), 0));
    }
    rows.extend([
        row(words.factory_alignment_contrast(), words.factory_alignment_contrast_hint(), found.slope, drawn.contrast.ratio, 2),
        row(
            words.factory_alignment_middle(),
            words.factory_alignment_middle_hint(),
            found.slope * MIDDLE + found.offset,
            middle_of(drawn),
            0,
        ),
        fit(words.factory_alignment_fit_place(), words.factory_alignment_fit_place_hint(), found.fit.pixels, 2),
        fit(words.factory_alignment_fit_tone(), words.factory_alignment_fit_tone_hint(), found.fit.levels, 1),
    ]);
    rows
}

/// What contrast and shade make of the gray level in the middle, without rounding and without a cut.
fn middle_of(drawn: &Alterations) -> f64 {
    let contrast = drawn.contrast;
    (MIDDLE - contrast.centre) * contrast.ratio + contrast.centre + f64::from(drawn.shade.offset)
}
