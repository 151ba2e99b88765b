//! The reveal: for each answer the shares of the class and of the machine, and what is true.

use egui::{Align2, FontId, Rect, Sense, TextStyle, Ui, WidgetInfo, pos2, vec2};

use super::super::outcome_words;
use super::super::theme;
use super::super::widgets::class_icon;
use super::parts::{voter, with_points};
use crate::app::{State, grouped, number};
use crate::classroom::{Ballot, Majority};
use crate::factory::Syndrome;
use crate::words::words;

/// Height of a bar and between two of them, in points.
const BAR: (f32, f32) = (14.0, 3.0);
/// Left of the bars, in points: the shape and the letter of the class.
const LETTER: f32 = 64.0;
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
    let found = outcome_words::findings_in_picture(&picture.specimen.plan, picture.outlines);
    ui.label(theme::strong(ui, words().class_it_is(truth.to_string(), found), &TextStyle::Heading).color(palette.truth));
    let machine = picture.prediction.map(|prediction| prediction.is_right(truth));
    ui.spacing_mut().item_spacing.y = 5.0;
    verdict(ui, state, truth, machine);
    for class in Syndrome::ALL {
        let mut bars = Vec::new();
        for (round, votes) in [(1, Some(counted.first)), (2, counted.second)] {
            for (team, ballot) in votes.iter().flat_map(|votes| votes.each().collect::<Vec<_>>()) {
                let name = voter(vote.teams(), team);
                let who = match (counted.second, round) {
                    (None, _) => name,
                    (Some(_), 1) => words().vote_first(name),
                    (Some(_), _) => words().vote_then(name),
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
            bars.push(machine_bar(probabilities.shares()[class.index()] as f32, palette.machine));
        }
        row(ui, class, class == truth, &bars);
    }
}

/// The bar of the machine's probability.
pub fn machine_bar(share: f32, color: egui::Color32) -> Bar {
    Bar { who: words().class_machine(), share, number: number::percent(100.0 * f64::from(share), 0), color }
}

/// The bar of a ballot for a class: hands, or chips.
pub fn bar(who: String, ballot: Ballot, class: Syndrome, color: egui::Color32) -> Bar {
    let share = ballot.shares().map_or(0.0, |shares| shares[class.index()]) as f32;
    let number = match ballot {
        Ballot::Hands(counts) => grouped(u64::from(counts.of(class))),
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
    let (letter, spoken) = (class.to_string(), spoken.join(", "));
    response.widget_info(|| {
        let row = if is_true { words().vote_row_true(&letter, &spoken) } else { words().vote_row_not_true(&letter, &spoken) };
        WidgetInfo::labeled(egui::Role::Label, true, row)
    });
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
    let beside: Vec<String> = bars.iter().map(|bar| beside_bar(&bar.number, &bar.who)).collect();
    let wide = |text: &String| ui.painter().layout_no_wrap(text.clone(), small.clone(), palette.text).size().x;
    // The widest that a machine can have, so that the bars of all classes are equally long.
    let widest = beside_bar(&number::percent(100.0, 0), &words().class_machine());
    let number = beside.iter().map(wide).fold(wide(&widest), f32::max).ceil() + 3.0 * PADDING;
    let width = rect.width() - LETTER - number;
    for (bar, text) in bars.iter().zip(&beside) {
        let whole = Rect::from_min_size(pos2(left, top), vec2(width, BAR.0));
        ui.painter().rect_filled(whole, 3.0, palette.background);
        let filled = Rect::from_min_size(whole.min, vec2(width * bar.share, BAR.0));
        ui.painter().rect_filled(filled, 3.0, bar.color);
        ui.painter().text(pos2(whole.max.x + 8.0, whole.center().y), Align2::LEFT_CENTER, text, small.clone(), palette.text);
        top += BAR.0 + BAR.1;
    }
}

/// What stands beside a bar.
fn beside_bar(number: &str, who: &str) -> String {
    format!("{number}  {who}")
}

/// Who was right, in a line each.
fn verdict(ui: &mut Ui, state: &State, truth: Syndrome, machine: Option<bool>) {
    let palette = theme::palette(ui);
    let vote = &state.class.vote;
    let Some((_, counted)) = vote.revealed() else { return };
    for (team, ballot) in counted.last().each() {
        let name = voter(vote.teams(), team);
        let says = match ballot.majority() {
            Majority::NoVote => words().vote_said_nothing(name),
            Majority::One(class) if class == truth => words().vote_said_right(name, class.to_string()),
            Majority::One(class) => words().vote_said_wrong(name, class.to_string()),
            Majority::Tie(_) => words().vote_said_tie(name),
        };
        ui.label(egui::RichText::new(with_points(says, ballot.points(truth))).color(palette.human));
    }
    if let Some(right) = machine {
        let says = if right { words().vote_machine_right() } else { words().vote_machine_wrong() };
        let points = counted.machine.map(|machine| machine.points(truth));
        ui.label(egui::RichText::new(with_points(says, points)).color(palette.machine));
    }
}
