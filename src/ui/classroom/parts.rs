//! Small parts that the pages of the class share.

use std::time::Duration;

use egui::{Button, RichText, Role, TextStyle, Ui, WidgetInfo, vec2};

use super::super::theme;
use crate::app::{grouped, number};
use crate::classroom::Team;
use crate::factory::Syndrome;
use crate::words::words;

/// A heading, and the space below it.
pub fn heading(ui: &mut Ui, words: impl Into<String>) {
    ui.label(theme::strong(ui, words, &TextStyle::Heading));
    ui.add_space(theme::GAP);
}

/// The whole seconds that are left, in digits of `size` points. Asks for the frame in which the next second begins.
pub fn count_down(ui: &mut Ui, left: Duration, size: f32) {
    let seconds = left.as_secs() + u64::from(left.subsec_nanos() > 0);
    let count = grouped(seconds);
    let text = RichText::new(&count).font(theme::strong_font(size)).color(theme::palette(ui).human);
    ui.label(text).widget_info(|| WidgetInfo::labeled(Role::Label, true, words().class_seconds_left(seconds, &count)));
    let rest = Duration::from_nanos(u64::from(left.subsec_nanos())).max(Duration::from_millis(20));
    ui.ctx().request_repaint_after(rest);
}

/// The name of whoever votes, as it stands over bars: a team, or the class as a whole.
pub fn voter(teams: &[Team], team: Team) -> String {
    if teams.len() > 1 { team_name(team) } else { words().class_people_of_class() }
}

/// The name of a team.
pub fn team_name(team: Team) -> String {
    match team {
        Team::One => words().class_team_one(),
        Team::Two => words().class_team_two(),
    }
}

/// What was answered, with its points where it has any.
pub fn with_points(verdict: String, points: Option<f64>) -> String {
    match points {
        Some(points) => words().class_with_points(verdict, number::signed(points, 0)),
        None => verdict,
    }
}

/// The two buttons of a class that is counted by hands; gives one hand more, or one fewer.
pub fn hand_buttons(ui: &mut Ui, class: Syndrome) -> Option<i32> {
    let mut wanted = None;
    let letter = class.to_string();
    let words = words();
    let more = (1, "+", words.class_hand_more(&letter), letter.clone());
    let fewer = (-1, "\u{2212}", words.class_hand_fewer(&letter), words.class_key_with_shift(&letter));
    for (by, sign, name, key) in [more, fewer] {
        let button = ui.add(Button::new(sign).min_size(vec2(52.0, 34.0)));
        button.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
        if button.on_hover_text(key).clicked() {
            wanted = Some(by);
        }
    }
    wanted
}
