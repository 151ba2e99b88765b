//! The report of the bias lab: the pull with its interval, right answers kept and lost, and what three wrong cases can say.

use egui::{Color32, Frame, Margin, Rect, RichText, Role, Sense, Stroke, TextStyle, Ui, WidgetInfo, pos2, vec2};

use super::super::theme;
use crate::app::{BiasLab, LabVoters, bias_words, number};
use crate::classroom::bias::{AdvisedCases, BiasReport, Gap, Share};
use crate::words::words;

/// Letters of the pull, in points.
const PULL: f32 = 34.0;
/// Height of a bar and of the line that it stands in, in points.
const BAR: (f32, f32) = (13.0, 24.0);
/// Left of the bars, in points.
const NAME: f32 = 232.0;
/// Right of the bars, in points.
const NUMBER: f32 = 140.0;

/// Shows the report.
pub fn show(ui: &mut Ui, lab: &BiasLab) {
    let (Some(report), Some(choice)) = (lab.report(), lab.session()) else { return };
    let voters = choice.voters;
    Frame::new().inner_margin(Margin::symmetric(24, 12)).show(ui, |ui| {
        pull(ui, report, voters);
        group(ui, Kind::Wrong, &report.wrong, voters);
        group(ui, Kind::Right, &report.right, voters);
        if voters == LabVoters::Class {
            small(ui, words().bias_hands_are_counted());
        }
        if let Some(left_out) = bias_words::left_out(report) {
            small(ui, left_out);
        }
        if let (Some(name), Some(measured), Some(protocol)) = (lab.adviser_name(), lab.adviser(), lab.protocol()) {
            small(ui, bias_words::adviser(&name, measured, protocol.looked_through));
        }
        small(ui, words().bias_followed_at_first(bias_words::of(report.warm_up)));
        small(ui, words().bias_study());
    });
}

fn small(ui: &mut Ui, text: String) {
    ui.label(RichText::new(text).small().color(theme::palette(ui).muted));
}

/// The pull of wrong advice: the number, where it comes from, and what it means.
fn pull(ui: &mut Ui, report: &BiasReport, voters: LabVoters) {
    let palette = theme::palette(ui);
    let pull = &report.wrong.pull;
    ui.label(RichText::new(bias_words::pull(pull)).font(theme::strong_font(PULL)).color(palette.text));
    if pull.value().is_some() {
        ui.label(bias_words::pull_in_full(pull));
        ui.label(theme::strong(ui, bias_words::meaning(pull, voters), &TextStyle::Body));
    }
    ui.label(theme::strong(ui, bias_words::shown_not_proved(), &TextStyle::Body));
    ui.add_space(theme::WIDE_GAP);
}

/// Of which advice cases are.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Wrong,
    Right,
}

/// Cases with advice of one kind: votes for the machine's answer and right votes, alone and with advice.
fn group(ui: &mut Ui, kind: Kind, cases: &AdvisedCases, voters: LabVoters) {
    let palette = theme::palette(ui);
    let title = match kind {
        Kind::Wrong => words().bias_wrong_cases(),
        Kind::Right => words().bias_right_cases(),
    };
    ui.label(theme::strong(ui, title, &TextStyle::Heading));
    let pale = |color: Color32| theme::shaded(palette, color, 0.5).0;
    let mut pair = |[alone, advised]: [String; 2], gap: Gap, color: Color32| {
        bar(ui, &alone, gap.without, pale(color));
        bar(ui, &advised, gap.with, color);
    };
    // Where the advice is right, votes for it are the right ones.
    if kind == Kind::Wrong {
        pair([words().bias_bar_machine_alone(), words().bias_bar_machine_advised()], cases.pull, palette.machine);
    }
    pair([words().bias_bar_right_alone(), words().bias_bar_right_advised()], cases.right, palette.human);
    ui.label(bias_words::kept_and_lost(cases, voters));
    if let Some(changes) = &cases.committed {
        ui.label(bias_words::changed(changes, voters));
    }
    ui.add_space(theme::WIDE_GAP);
}

/// A share as a bar from 0 to 100 %, with its exact interval as a line over it.
fn bar(ui: &mut Ui, name: &str, share: Share, color: Color32) {
    let palette = theme::palette(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), BAR.1), Sense::hover());
    let (low, high) = share.interval();
    let (from, to) = (number::fixed(100.0 * low, 0), number::percent(100.0 * high, 0));
    let votes = bias_words::of(share);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words().bias_bar_spoken(name, &votes, &from, &to)));
    let response = response.on_hover_text(words().bias_bar_hint(&from, &to));
    let painter = ui.painter();
    let font = TextStyle::Body.resolve(ui.style());
    let middle = response.rect.center().y;
    painter.text(pos2(rect.min.x, middle), egui::Align2::LEFT_CENTER, name, font.clone(), palette.text);
    let whole =
        Rect::from_min_max(pos2(rect.min.x + NAME, middle - BAR.0 / 2.0), pos2(rect.max.x - NUMBER, middle + BAR.0 / 2.0));
    painter.rect_filled(whole, 3.0, palette.card);
    let at = |value: f64| whole.min.x + whole.width() * value as f32;
    if let Some(value) = share.value() {
        painter.rect_filled(Rect::from_min_max(whole.min, pos2(at(value), whole.max.y)), 3.0, color);
        let stroke = Stroke::new(2.0, palette.text);
        painter.hline(at(low)..=at(high), middle, stroke);
        for end in [low, high] {
            painter.vline(at(end), (middle - 5.0)..=(middle + 5.0), stroke);
        }
    }
    painter.text(pos2(rect.max.x, middle), egui::Align2::RIGHT_CENTER, votes, font, palette.text);
}
