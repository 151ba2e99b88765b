//! What a machine says that only knows ill and healthy: two bars in a line of their own, under the four answers of the person.

use egui::{Align2, Rect, Role, Sense, TextStyle, Ui, WidgetInfo, pos2, vec2};

use super::super::theme;
use super::super::widgets::class_icon;
use crate::app::{LiveRound, answer_words, number};
use crate::network::Answer;
use crate::words::words;

/// Height of the line, in points.
pub const HEIGHT: f32 = 24.0;
/// Room for the shape of an answer, and for its percentage, in points.
const SHAPE: f32 = 22.0;
const PERCENT: f32 = 48.0;
/// Shortest bar that is painted, in points.
const LEAST_BAR: f32 = 12.0;

/// Shows the line: before the person's answer what the machine is asked, after it how probable it finds each of the two.
pub fn show(ui: &mut Ui, live: Option<&LiveRound>) {
    let palette = theme::palette(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), HEIGHT), Sense::hover());
    let small = TextStyle::Small.resolve(ui.style());
    let said = live.and_then(LiveRound::revealed_prediction);
    let spoken = match said {
        None => words().play_only_ill_or_healthy(),
        Some(said) => {
            let part = |(answer, share)| words().play_share(answer_words(answer), percent(share));
            words().play_machine_shares(said.shares().map(part).collect::<Vec<_>>().join(", "))
        }
    };
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &spoken));
    let Some(said) = said else {
        ui.painter().text(rect.left_center(), Align2::LEFT_CENTER, &spoken, small, palette.machine);
        return;
    };
    let half = rect.width() / 2.0;
    for (answer, share) in said.shares() {
        let left = rect.min.x + half * answer.place() as f32;
        let room = Rect::from_min_max(pos2(left, rect.min.y), pos2(left + half - theme::GAP, rect.max.y));
        bar(ui, room, answer, share);
    }
}

fn percent(share: f32) -> String {
    number::percent((100.0 * share).into(), 0)
}

/// One of the two: shape, word, bar, percentage.
fn bar(ui: &Ui, room: Rect, answer: Answer, share: f32) {
    let (painter, palette) = (ui.painter(), theme::palette(ui));
    let small = TextStyle::Small.resolve(ui.style());
    let middle = room.center().y;
    class_icon(painter, pos2(room.min.x + 9.0, middle), 8.0, answer, palette.machine);
    let word = pos2(room.min.x + SHAPE, middle);
    let word = painter.text(word, Align2::LEFT_CENTER, answer_words(answer), small.clone(), palette.machine);
    painter.text(room.right_center(), Align2::RIGHT_CENTER, percent(share), small, palette.machine);
    let track = Rect::from_min_max(pos2(word.max.x + 8.0, middle - 4.0), pos2(room.max.x - PERCENT, middle + 4.0));
    if track.width() >= LEAST_BAR {
        painter.rect_filled(track, 4.0, palette.border);
        painter.rect_filled(track.with_max_x(track.min.x + (track.width() * share).max(2.0)), 4.0, palette.machine);
    }
}
