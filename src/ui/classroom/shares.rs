//! The reveal: for each answer the shares of the class and of the machine, and what is true.

use egui::{Align2, FontId, Rect, Sense, TextStyle, Ui, WidgetInfo, pos2, vec2};

use super::super::play::words as play_words;
use super::super::theme;
use super::super::widgets::class_icon;
use crate::app::State;
use crate::classroom::{Ballot, Majority, Team};
use crate::factory::Syndrome;

/// Height of a bar and between two of them, in points.
const BAR: (f32, f32) = (14.0, 3.0);
/// Left of the bars, in points: the shape and the letter of the class.
const LETTER: f32 = 64.0;
/// The widest words beside a bar, so that the bars of all classes are equally long.
const WIDEST: &str = "100 %  Machine";
/// Around the bars of a class, in points.
const PADDING: f32 = 5.0;

/// A bar: who says it, how much of the whole, and in which words.
pub struct Bar {
    /// Who.
    pub who: String,
    /// How much of the whole, from 0 to 1.
    pub share: f32,
    /// The same in words.
    pub number: String,
    /// The colour of whoever says it.
    pub color: egui::Color32,
}

/// Shows the truth, the bars of all answers, and who was right.
pub fn show(ui: &mut Ui, state: &State) {
    let palette = theme::palette(ui);
    let vote = &state.class.vote;
    let Some((picture, counted)) = vote.revealed() else { return };
    let truth = picture.specimen.plan.syndrome;
    let found = play_words::findings_in_picture(&picture.specimen.plan, picture.outlines);
    ui.label(theme::strong(ui, format!("It is {truth}: {found}."), &TextStyle::Heading).color(palette.truth));
    let machine = picture.prediction.map(|prediction| prediction.is_right(truth));
    ui.spacing_mut().item_spacing.y = 5.0;
    verdict(ui, state, truth, machine);
    for class in Syndrome::ALL {
        let mut bars = Vec::new();
        for (round, votes) in [(1, Some(counted.first)), (2, counted.second)] {
            for (team, ballot) in votes.iter().flat_map(|votes| votes.each().collect::<Vec<_>>()) {
                let name = voter(vote.teams(), team);
                let who = match (counted.second, round) {
                    (None, _) => name.to_owned(),
                    (Some(_), 1) => format!("{name}, first"),
                    (Some(_), _) => format!("{name}, then"),
                };
                bars.push(bar(
                    who,
                    ballot,
                    class,
                    if round == 1 && counted.second.is_some() {
                        theme::shaded(palette, palette.human, 0.5).0
                    } else {
                        palette.human
                    },
                ));
            }
        }
        if let Some(probabilities) = counted.machine {
            let share = probabilities.shares()[class.index()] as f32;
            bars.push(Bar {
                who: "Machine".to_owned(),
                share,
                number: format!("{:.0} %", 100.0 * share),
                color: palette.machine,
            });
        }
        row(ui, class, class == truth, &bars);
    }
}

/// The name of whoever votes: a team, or the class as a whole.
fn voter(teams: &[Team], team: Team) -> &'static str {
    match (teams.len(), team) {
        (1, _) => "Class",
        (_, Team::One) => "Team 1",
        (_, Team::Two) => "Team 2",
    }
}

/// The bar of a ballot for a class: hands, or chips.
pub fn bar(who: String, ballot: Ballot, class: Syndrome, color: egui::Color32) -> Bar {
    let share = ballot.shares().map_or(0.0, |shares| shares[class.index()]) as f32;
    let number = match ballot {
        Ballot::Hands(counts) => counts.of(class).to_string(),
        Ballot::Chips(chips) => chips.laid()[class.index()].to_string(),
    };
    Bar { who, share, number, color }
}

/// Shows the bars of one answer, one under the other; what is true in a frame of the colour of the truth.
pub fn row(ui: &mut Ui, class: Syndrome, is_true: bool, bars: &[Bar]) {
    let palette = theme::palette(ui);
    let height = 2.0 * PADDING + bars.len() as f32 * (BAR.0 + BAR.1) - BAR.1;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height.max(40.0)), Sense::hover());
    let spoken: Vec<String> = bars.iter().map(|bar| format!("{} {}", bar.who, bar.number)).collect();
    let is = if is_true { "true" } else { "not true" };
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, format!("{class}, {is}: {}", spoken.join(", "))));
    ui.painter().rect_filled(rect, 6.0, palette.card);
    if is_true {
        ui.painter().rect_stroke(rect, 6.0, egui::Stroke::new(2.0, palette.truth), egui::StrokeKind::Inside);
    }
    let middle = rect.center().y;
    class_icon(ui.painter(), pos2(rect.min.x + 20.0, middle), 9.0, class, if is_true { palette.truth } else { palette.muted });
    ui.painter().text(
        pos2(rect.min.x + 40.0, middle),
        Align2::LEFT_CENTER,
        class.letter(),
        theme::strong_font(20.0),
        palette.text,
    );
    let small = FontId::proportional(TextStyle::Small.resolve(ui.style()).size);
    let mut top = middle - (bars.len() as f32 * (BAR.0 + BAR.1) - BAR.1) / 2.0;
    let left = rect.min.x + LETTER;
    let words: Vec<String> = bars.iter().map(|bar| format!("{}  {}", bar.number, bar.who)).collect();
    let wide = |words: &String| ui.painter().layout_no_wrap(words.clone(), small.clone(), palette.text).size().x;
    let number = words.iter().map(wide).fold(wide(&WIDEST.to_owned()), f32::max).ceil() + 3.0 * PADDING;
    let width = rect.width() - LETTER - number;
    for (bar, words) in bars.iter().zip(&words) {
        let whole = Rect::from_min_size(pos2(left, top), vec2(width, BAR.0));
        ui.painter().rect_filled(whole, 3.0, palette.background);
        let filled = Rect::from_min_size(whole.min, vec2(width * bar.share, BAR.0));
        ui.painter().rect_filled(filled, 3.0, bar.color);
        ui.painter().text(pos2(whole.max.x + 8.0, whole.center().y), Align2::LEFT_CENTER, words, small.clone(), palette.text);
        top += BAR.0 + BAR.1;
    }
}

/// Who was right, in a line each.
fn verdict(ui: &mut Ui, state: &State, truth: Syndrome, machine: Option<bool>) {
    let palette = theme::palette(ui);
    let vote = &state.class.vote;
    let Some((_, counted)) = vote.revealed() else { return };
    for (team, ballot) in counted.last().each() {
        let name = voter(vote.teams(), team);
        let says = match ballot.majority() {
            Majority::NoVote => format!("{name}: no vote"),
            Majority::One(class) if class == truth => format!("{name}: {class}, right"),
            Majority::One(class) => format!("{name}: {class}, wrong"),
            Majority::Tie(_) => format!("{name}: a tie, counted as wrong"),
        };
        let points = ballot.points(truth).map_or_else(String::new, |points| format!("; {points:+.0} points"));
        ui.label(egui::RichText::new(format!("{says}{points}")).color(palette.human));
    }
    if let Some(right) = machine {
        let points = counted.machine.map_or_else(String::new, |machine| format!("; {:+.0} points", machine.points(truth)));
        let word = if right { "right" } else { "wrong" };
        ui.label(egui::RichText::new(format!("Machine: {word}{points}")).color(palette.machine));
    }
}
