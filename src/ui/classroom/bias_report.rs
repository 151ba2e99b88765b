//! The report of the bias lab: the pull with its interval, right answers kept and lost, and what three wrong cases can say.

use egui::{Color32, Frame, Margin, Rect, RichText, Role, Sense, Stroke, TextStyle, Ui, WidgetInfo, pos2, vec2};

use super::super::theme;
use crate::app::{BiasLab, LabVoters, bias_words};
use crate::classroom::bias::{AdvisedCases, BiasReport, Gap, Share};

/// Letters of the pull, in points.
const PULL: f32 = 34.0;
/// Height of a bar and of the line that it stands in, in points.
const BAR: (f32, f32) = (13.0, 24.0);
/// Left of the bars, in points.
const NAME: f32 = 232.0;
/// Right of the bars, in points.
const NUMBER: f32 = 128.0;

/// Shows the report.
pub fn show(ui: &mut Ui, lab: &BiasLab) {
    let (Some(report), Some(choice)) = (lab.report(), lab.session()) else { return };
    let voters = choice.voters;
    Frame::new().inner_margin(Margin::symmetric(24, 12)).show(ui, |ui| {
        pull(ui, report, voters);
        group(ui, Kind::Wrong, &report.wrong, voters);
        group(ui, Kind::Right, &report.right, voters);
        if voters == LabVoters::Class {
            small(ui, bias_words::HANDS_ARE_COUNTED);
        }
        if let Some(words) = bias_words::left_out(report) {
            small(ui, &words);
        }
        if let (Some(name), Some(measured), Some(protocol)) = (lab.adviser_name(), lab.adviser(), lab.protocol()) {
            small(ui, &bias_words::adviser(name, measured, protocol.looked_through));
        }
        let followed = bias_words::of(report.warm_up);
        small(
            ui,
            &format!(
                "In the four pictures at the beginning, where it was right, {followed} of the votes were the machine's answer."
            ),
        );
        small(ui, bias_words::STUDY);
    });
}

fn small(ui: &mut Ui, words: &str) {
    ui.label(RichText::new(words).small().color(theme::palette(ui).muted));
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
    ui.label(theme::strong(ui, bias_words::SHOWN_NOT_PROVED, &TextStyle::Body));
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
        Kind::Wrong => "The three cases with wrong advice",
        Kind::Right => "The seven cases with right advice",
    };
    ui.label(theme::strong(ui, title, &TextStyle::Heading));
    let pale = |color: Color32| theme::shaded(palette, color, 0.5).0;
    let mut pair = |what: &str, gap: Gap, color: Color32| {
        bar(ui, &format!("{what}, alone"), gap.without, pale(color));
        bar(ui, &format!("{what}, with advice"), gap.with, color);
    };
    // Where the advice is right, votes for it are the right ones.
    if kind == Kind::Wrong {
        pair("for the machine", cases.pull, palette.machine);
    }
    pair("right", cases.right, palette.human);
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
    let words = bias_words::of(share);
    let interval = format!("{:.0} to {:.0} %", 100.0 * low, 100.0 * high);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("Votes {name}: {words}; 95 % interval {interval}")));
    let response = response.on_hover_text(format!("95 % interval: {interval}"));
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
    painter.text(pos2(rect.max.x, middle), egui::Align2::RIGHT_CENTER, words, font, palette.text);
}
