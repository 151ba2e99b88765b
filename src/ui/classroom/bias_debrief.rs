//! The debrief of the bias lab: what it was about, then each case with both of its pictures.

use egui::{Frame, Margin, RichText, TextStyle, Ui};

use super::super::play::words as play_words;
use super::super::widgets::{primary_button, wide_button};
use super::super::{Actions, theme};
use crate::app::{BiasAction, BiasLab, LabCase, bias_words};
use crate::classroom::Counts;
use crate::factory::Syndrome;

/// Letters of what is told first, in points: they are read from the last row.
const TOLD: f32 = 22.0;
/// Widest line of it, in points.
const LINE: f32 = 860.0;

/// What the lab was about, over the room of the pictures.
pub fn told(ui: &mut Ui, lab: &BiasLab) {
    let Some(choice) = lab.session() else { return };
    let muted = theme::palette(ui).muted;
    Frame::new().inner_margin(Margin::symmetric(32, 24)).show(ui, |ui| {
        ui.set_max_width(LINE);
        ui.label(theme::strong(ui, "What this was about", &TextStyle::Heading));
        ui.add_space(theme::WIDE_GAP);
        for words in bias_words::debrief(choice.arm) {
            ui.label(RichText::new(words).size(TOLD));
            ui.add_space(theme::WIDE_GAP);
        }
        ui.label(RichText::new(bias_words::STUDY).color(muted));
    });
}

/// The column beside it, and beside each case.
pub fn column(ui: &mut Ui, lab: &BiasLab, page: usize, actions: &mut Actions) {
    let Some((case, cases)) = lab.debriefed() else {
        ui.label(theme::strong(ui, "Debrief", &TextStyle::Heading));
        ui.add_space(theme::GAP);
        if primary_button(ui, true, "See the cases").on_hover_text("Space").clicked() {
            actions.push(BiasAction::Turn(1));
        }
        return;
    };
    one_case(ui, &case, page, cases);
    ui.add_space(theme::GAP);
    let (next, action) = if page < cases { ("Next case", BiasAction::Turn(1)) } else { ("To the report", BiasAction::Report) };
    if primary_button(ui, true, next).on_hover_text("Space").clicked() {
        actions.push(action);
    }
    if wide_button(ui, true, "Back").on_hover_text("Left arrow").clicked() {
        actions.push(BiasAction::Turn(-1));
    }
    if page < cases && wide_button(ui, true, "Skip to the report").clicked() {
        actions.push(BiasAction::Report);
    }
}

/// The truth of a case, what the machine said, and what was answered.
fn one_case(ui: &mut Ui, case: &LabCase<'_>, page: usize, cases: usize) {
    let palette = theme::palette(ui);
    ui.label(theme::strong(ui, format!("Case {page} of {cases}"), &TextStyle::Heading));
    ui.add_space(theme::GAP);
    let [alone, _] = case.twins;
    let found = play_words::findings(&alone.specimen.plan);
    ui.label(theme::strong(ui, format!("It is {}: {found}.", case.case.truth), &TextStyle::Body).color(palette.truth));
    ui.add_space(theme::GAP);
    let right = if case.case.is_right() { "right" } else { "wrong" };
    let words = format!("The machine said {}, {:.0} %: {right}.", case.case.advice, 100.0 * case.case.sureness);
    ui.label(theme::strong(ui, words, &TextStyle::Body).color(palette.machine));
    ui.add_space(theme::GAP);
    let [blind, committed, advised] = case.answers;
    for (what, counts) in [("Alone", blind), ("Before the advice", committed), ("With advice", advised)] {
        if let Some(counts) = counts {
            ui.label(RichText::new(format!("{what}: {}", votes(counts))).color(palette.human));
        }
    }
}

/// The captions of both twins of a case: with what each was answered.
pub fn captions(case: &LabCase<'_>) -> [String; 2] {
    let [alone, _, advised] = case.answers;
    let said = |counts: Option<Counts>| counts.map_or_else(|| "no answer".to_owned(), votes);
    [format!("Alone: {}", said(alone)), format!("With advice: {}", said(advised))]
}

/// Votes in words: a letter for one person, counts for a class.
fn votes(counts: Counts) -> String {
    let of_one = Syndrome::ALL.into_iter().find(|&class| counts.total() == 1 && counts.of(class) == 1);
    of_one.map_or_else(|| counts.to_string(), |class| class.letter().to_string())
}
