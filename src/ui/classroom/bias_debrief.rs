//! The debrief of the bias lab: what it was about, then each case with both of its pictures.

use egui::{Frame, Margin, RichText, TextStyle, Ui};

use super::super::outcome_words;
use super::super::widgets::{primary_button, wide_button};
use super::super::{Actions, theme};
use crate::app::{BiasAction, BiasLab, LabCase, bias_words, number};
use crate::classroom::Counts;
use crate::factory::Syndrome;
use crate::words::words;

/// Letters of what is told first, in points: they are read from the last row.
const TOLD: f32 = 22.0;
/// Widest line of it, in points.
const LINE: f32 = 860.0;

/// What the lab was about, over the room of the pictures.
pub fn told(ui: &mut Ui, lab: &BiasLab) {
    let Some(choice) = lab.session() else { return };
    let muted = theme::palette(ui).muted;
    Frame::new().inner_margin(Margin::symmetric(32, 24)).show(ui, |ui| {
        ui.set_max_width(LINE.min(ui.available_width()));
        ui.label(theme::strong(ui, words().bias_what_it_was_about(), &TextStyle::Heading));
        ui.add_space(theme::WIDE_GAP);
        for paragraph in bias_words::debrief(choice.arm) {
            ui.label(RichText::new(paragraph).size(TOLD));
            ui.add_space(theme::WIDE_GAP);
        }
        ui.label(RichText::new(words().bias_study()).color(muted));
    });
}

/// The column beside it, and beside each case.
pub fn column(ui: &mut Ui, lab: &BiasLab, page: usize, actions: &mut Actions) {
    let Some((case, cases)) = lab.debriefed() else {
        ui.label(theme::strong(ui, words().bias_debrief(), &TextStyle::Heading));
        ui.add_space(theme::GAP);
        if primary_button(ui, true, words().bias_see_cases()).on_hover_text(words().class_key_space()).clicked() {
            actions.push(BiasAction::Turn(1));
        }
        return;
    };
    one_case(ui, &case, page, cases);
    ui.add_space(theme::GAP);
    let (next, action) = if page < cases {
        (words().bias_next_case(), BiasAction::Turn(1))
    } else {
        (words().bias_to_report(), BiasAction::Report)
    };
    if primary_button(ui, true, next).on_hover_text(words().class_key_space()).clicked() {
        actions.push(action);
    }
    if wide_button(ui, true, words().bias_back()).on_hover_text(words().bias_back_hint()).clicked() {
        actions.push(BiasAction::Turn(-1));
    }
    if page < cases && wide_button(ui, true, words().bias_skip_to_report()).clicked() {
        actions.push(BiasAction::Report);
    }
}

/// The truth of a case, what the machine said, and what was answered.
fn one_case(ui: &mut Ui, case: &LabCase<'_>, page: usize, cases: usize) {
    let palette = theme::palette(ui);
    ui.label(theme::strong(ui, words().bias_case(page.to_string(), cases.to_string()), &TextStyle::Heading));
    ui.add_space(theme::GAP);
    let [alone, _] = case.twins;
    let found = outcome_words::findings(&alone.specimen.plan);
    let truth = words().class_it_is(case.case.truth.to_string(), found);
    ui.label(theme::strong(ui, truth, &TextStyle::Body).color(palette.truth));
    ui.add_space(theme::GAP);
    let (advice, sure) = (case.case.advice.to_string(), number::percent(100.0 * f64::from(case.case.sureness), 0));
    let said = if case.case.is_right() {
        words().bias_machine_said_right(advice, sure)
    } else {
        words().bias_machine_said_wrong(advice, sure)
    };
    ui.label(theme::strong(ui, said, &TextStyle::Body).color(palette.machine));
    ui.add_space(theme::GAP);
    let [blind, committed, advised] = case.answers;
    let lines = [
        blind.map(|counts| words().bias_answered_alone(votes(counts))),
        committed.map(|counts| words().bias_answered_before(votes(counts))),
        advised.map(|counts| words().bias_answered_with_advice(votes(counts))),
    ];
    for line in lines.into_iter().flatten() {
        ui.label(RichText::new(line).color(palette.human));
    }
}

/// The captions of both twins of a case: with what each was answered.
pub fn captions(case: &LabCase<'_>) -> [String; 2] {
    let [alone, _, advised] = case.answers;
    let said = |counts: Option<Counts>| counts.map_or_else(|| words().bias_no_answer(), votes);
    [words().bias_answered_alone(said(alone)), words().bias_answered_with_advice(said(advised))]
}

/// Votes in words: a letter for one person, counts for a class.
fn votes(counts: Counts) -> String {
    let of_one = Syndrome::ALL.into_iter().find(|&class| counts.total() == 1 && counts.of(class) == 1);
    of_one.map_or_else(|| counts.to_string(), |class| class.letter().to_string())
}
