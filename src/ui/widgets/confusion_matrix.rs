//! Who was taken for whom: a table of four by four, or of two by two for ill and healthy.
//!
//! A count is shaded by its share of its row, so that rare classes are seen too; the diagonal, where the answer was right, has a
//! border of its own.

use egui::{Align2, Color32, FontId, Rect, RichText, Role, Sense, Stroke, StrokeKind, TextStyle, Ui, WidgetInfo, pos2, vec2};

use super::super::theme::{self, Palette};
use super::{class_icon, fitted};
use crate::app::{answer_words, number};
use crate::network::{Answer, Classes, Confusion};
use crate::words::words;

/// Space between two cells, in points.
const GAP: f32 = 3.0;
/// Room for the icons and letters of the rows, and for those of the columns, in points.
const ROW_HEAD: f32 = 62.0;
const COLUMN_HEAD: f32 = 32.0;
/// Room for the share of right answers of a row, in points.
const RECALL: f32 = 62.0;
/// Narrower tables leave that share out, in points.
const LEAST_WITH_RECALL: f32 = 290.0;
/// Largest width and height of a cell, in points.
const CELL: (f32, f32) = (84.0, 46.0);

/// Shows the table over the width that there is; gives what is true and what was said of a cell that was pressed and is not empty.
pub fn confusion_matrix(ui: &mut Ui, name: &str, confusion: &Confusion, color: Color32) -> Option<(Answer, Answer)> {
    let palette = theme::palette(ui);
    let width = ui.available_width();
    let recall = if width >= LEAST_WITH_RECALL { RECALL } else { 0.0 };
    let answers = confusion.classes().answers();
    let count = answers.len() as f32;
    let cell = vec2(((width - ROW_HEAD - recall) / count - GAP).clamp(20.0, CELL.0), CELL.1);
    let size = vec2(ROW_HEAD + count * (cell.x + GAP) + recall, COLUMN_HEAD + count * (cell.y + GAP));
    let (area, _) = ui.allocate_exact_size(size, Sense::hover());
    let start = area.min + vec2(ROW_HEAD, COLUMN_HEAD);
    let place = |row: usize, column: usize| start + vec2(column as f32 * (cell.x + GAP), row as f32 * (cell.y + GAP));
    heads(ui, answers, (area, cell), palette);
    let mut pressed = None;
    for (truth, row) in confusion.rows() {
        let total: u64 = row.iter().sum();
        for (&said, &count) in answers.iter().zip(row) {
            let rect = Rect::from_min_size(place(truth.place(), said.place()), cell);
            let one = Cell { truth, said, count, total };
            if one.show(ui, rect, name, color) {
                pressed = Some((truth, said));
            }
        }
        if let Some(share) = confusion.recall(truth).filter(|_| recall > 0.0) {
            let middle = pos2(area.max.x - 4.0, place(truth.place(), 0).y + cell.y / 2.0);
            let text = number::percent(100.0 * share, 0);
            ui.painter().text(middle, Align2::RIGHT_CENTER, text, small(ui), palette.text);
        }
    }
    if recall > 0.0 {
        let head = pos2(area.max.x - 4.0, area.min.y + COLUMN_HEAD / 2.0);
        ui.painter().text(head, Align2::RIGHT_CENTER, words().widget_right(), small(ui), palette.muted);
    }
    if confusion.total() == 0 {
        let middle = start + 0.5 * count * (cell + vec2(GAP, GAP));
        let room = Rect::from_center_size(middle, vec2(112.0, 30.0));
        ui.painter().rect_filled(room, 15.0, palette.panel);
        ui.put(room, egui::Label::new(RichText::new(words().widget_nothing_yet()).color(palette.muted)));
    }
    pressed
}

/// The answers over the columns and beside the rows.
fn heads(ui: &Ui, answers: &[Answer], (area, cell): (Rect, egui::Vec2), palette: &Palette) {
    let painter = ui.painter();
    let letter = theme::strong_font(TextStyle::Body.resolve(ui.style()).size);
    for &answer in answers {
        let step = answer.place() as f32;
        let top = pos2(area.min.x + ROW_HEAD + step * (cell.x + GAP) + cell.x / 2.0, area.min.y + COLUMN_HEAD / 2.0);
        let side = pos2(area.min.x + ROW_HEAD - 30.0, area.min.y + COLUMN_HEAD + step * (cell.y + GAP) + cell.y / 2.0);
        let word = answer_words(answer);
        if answer.classes() == Classes::Binary {
            // A whole word has no room for a shape beside it, and needs none.
            let font = |room: f32| fitted(ui, &word, small(ui), room);
            painter.text(top, Align2::CENTER_CENTER, &word, font(cell.x), palette.text);
            painter.text(pos2(area.min.x, side.y), Align2::LEFT_CENTER, &word, font(ROW_HEAD - 4.0), palette.text);
            continue;
        }
        for middle in [top, side] {
            class_icon(painter, middle - vec2(9.0, 0.0), 8.0, answer, palette.muted);
            painter.text(middle + vec2(4.0, 0.0), Align2::LEFT_CENTER, &word, letter.clone(), palette.text);
        }
    }
    let corner = area.min + vec2(0.0, COLUMN_HEAD / 2.0);
    painter.text(corner - vec2(0.0, 8.0), Align2::LEFT_CENTER, words().widget_said(), small(ui), palette.muted);
    painter.text(corner + vec2(0.0, 8.0), Align2::LEFT_CENTER, words().widget_true(), small(ui), palette.muted);
}

/// One count of the table.
struct Cell {
    truth: Answer,
    said: Answer,
    count: u64,
    /// Of its row.
    total: u64,
}

impl Cell {
    /// `true` when it was pressed and has something to show.
    fn show(&self, ui: &Ui, rect: Rect, name: &str, color: Color32) -> bool {
        let palette = theme::palette(ui);
        let Self { truth, said, count, total } = *self;
        let is_full = count > 0;
        let sense = if is_full { Sense::click() } else { Sense::hover() };
        let response = ui.interact(rect, ui.scope_id().with((name, truth.place(), said.place())), sense);
        let [true_word, said_word] = [truth, said].map(answer_words);
        let shown = number::grouped(count);
        let spoken = words().widget_cell(name, &true_word, &said_word, &shown);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, is_full, &spoken));
        let share = count as f32 / total.max(1) as f32;
        let (ground, ink) = theme::shaded(palette, color, share);
        let painter = ui.painter();
        painter.rect_filled(rect, 4.0, ground);
        let lit = is_full && (response.hovered() || response.has_focus());
        let (border, width) = match (lit, truth == said) {
            (true, _) => (palette.text, 2.5),
            (false, true) => (palette.muted, 2.0),
            (false, false) => (palette.border, 1.0),
        };
        painter.rect_stroke(rect, 4.0, Stroke::new(width, border), StrokeKind::Inside);
        let font = if is_full { theme::strong_font(TextStyle::Body.resolve(ui.style()).size) } else { small(ui) };
        let text = if is_full { shown.clone() } else { "\u{00B7}".to_owned() };
        painter.text(rect.center(), Align2::CENTER_CENTER, text, font, if is_full { ink } else { palette.muted });
        if !is_full {
            return false;
        }
        let (all, percent) = (number::grouped(total), number::percent((100.0 * share).into(), 0));
        let hint = if truth == said {
            words().widget_cell_right(shown, all, true_word, said_word, percent)
        } else {
            words().widget_cell_wrong(shown, all, true_word, said_word, percent)
        };
        response.on_hover_text(hint).clicked()
    }
}

fn small(ui: &Ui) -> FontId {
    TextStyle::Small.resolve(ui.style())
}

#[cfg(test)]
mod tests {
    use egui_kittest::Harness;
    use egui_kittest::kittest::Queryable as _;

    use super::*;
    use crate::factory::Syndrome;

    type Pressed = Option<(Answer, Answer)>;

    /// A table with as many pictures in each cell as `count` says for its row and column.
    fn counted(classes: Classes, count: impl Fn(usize, usize) -> u64) -> Confusion {
        let mut confusion = Confusion::new(classes);
        let truths = if classes == Classes::Four { Syndrome::ALL.to_vec() } else { vec![Syndrome::B, Syndrome::Z] };
        for (row, truth) in truths.into_iter().enumerate() {
            for said in classes.answers() {
                (0..count(row, said.place())).for_each(|_| confusion.add(truth, *said));
            }
        }
        confusion
    }

    fn table(width: f32, counts: Confusion) -> Harness<'static, Pressed> {
        let show = move |ui: &mut Ui, pressed: &mut Pressed| {
            ui.set_width(width);
            *pressed = confusion_matrix(ui, "You", &counts, theme::DARK.human).or(*pressed);
        };
        let size = vec2(width + 40.0, 300.0);
        let mut harness = Harness::builder().with_size(size).with_context_setup(theme::install).build_ui_state(show, None);
        harness.run();
        harness
    }

    #[test]
    fn every_cell_is_a_button_with_its_own_name() {
        for (classes, width) in Classes::ALL.into_iter().flat_map(|classes| [(classes, 220.0), (classes, 420.0)]) {
            let counts = counted(classes, |truth, said| (10 * truth + said + 1) as u64);
            let answers = classes.answers();
            for (&truth, &said) in answers.iter().flat_map(|truth| answers.iter().map(move |said| (truth, said))) {
                let mut harness = table(width, counts);
                let count = 10 * truth.place() + said.place() + 1;
                harness.get_by_label(&format!("You: true {truth}, said {said}: {count}")).click();
                harness.run();
                assert_eq!(*harness.state(), Some((truth, said)));
            }
        }
    }

    #[test]
    fn an_empty_cell_gives_nothing_and_an_empty_table_says_so() {
        let mut harness = table(400.0, Confusion::default());
        assert!(harness.query_by_label("nothing yet").is_some());
        harness.get_by_label("You: true A, said A: 0").click();
        harness.run();
        assert_eq!(*harness.state(), None);
        let counts = counted(Classes::Four, |truth, said| if (truth, said) == (1, 2) { 3 } else { 0 });
        assert!(table(400.0, counts).query_by_label("nothing yet").is_none());
    }

    #[test]
    fn it_stays_within_the_width_that_there_is() {
        for width in [220.0, 300.0, 700.0] {
            for classes in Classes::ALL {
                let harness = table(width, counted(classes, |_, _| 123_456));
                let cells = harness.get_all_by_label_contains("You: true");
                assert!(cells.map(|cell| cell.rect().max.x).fold(0.0, f32::max) <= width + 10.0, "{width}");
            }
        }
    }
}
