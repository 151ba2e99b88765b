//! What a network makes of the picture, in numbers, under the picture: evidence and probabilities, or how near a restored picture comes.

use egui::{
    Align, Align2, Button, ComboBox, FontId, Grid, Layout, Rect, RichText, Sense, Stroke, StrokeKind, TextStyle, Ui, WidgetInfo,
    pos2, vec2,
};

use super::super::widgets::{class_icon, fit_buttons, fitted, size_in_drop_down, width_of};
use super::super::{Actions, theme};
use super::facts::FINE;
use crate::app::{
    Action, Classified, Inspected, NetworkAction, Restored, State, answer_words, decibels, evidence_explanation,
    evidence_obstacle, evidence_share, evidence_title, number,
};
use crate::network::{Answer, Autoencoder, Classes, EvidenceMethod, Model};
use crate::words::words;

/// Height of two lines of fine letters, in points.
const TWO_LINES: f32 = 2.6 * FINE;
/// Left of the bar of an answer, in points: shape and letter, or shape and word.
const LETTER: f32 = 52.0;
const WORD: f32 = 96.0;
/// Height of the line of an answer, in points.
const ROW: f32 = 26.0;
/// Width of the list of the ways to find evidence, in points.
const METHODS: f32 = 126.0;

/// How evidence is found, for which answer, and how much of it lies on tumors.
pub fn evidence(ui: &mut Ui, state: &State, model: &Model, actions: &mut Actions) {
    let palette = theme::palette(ui);
    let network = &state.network;
    let classes = model.classes();
    let wanted = network.evidence_answer.among(classes);
    let mut order = |order: NetworkAction| actions.push(Action::Network(order));
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        let mut method = network.evidence;
        let chosen = method.map_or_else(|| words().network_evidence_none(), evidence_title);
        let chosen_size = size_in_drop_down(ui, &chosen, METHODS);
        let all: Vec<String> = classes.answers().iter().map(|&answer| answer_words(answer)).collect();
        let room = ui.available_width() - METHODS - ui.spacing().item_spacing.x;
        ComboBox::from_id_salt("evidence")
            .width(METHODS)
            .selected_text(RichText::new(chosen).size(chosen_size))
            .show_ui(ui, |ui| {
                ui.selectable_value(&mut method, None, words().network_evidence_none());
                for choice in EvidenceMethod::ALL {
                    let obstacle = choice.obstacle(model);
                    ui.add_enabled_ui(obstacle.is_none(), |ui| {
                        let response = ui.selectable_value(&mut method, Some(choice), evidence_title(choice));
                        response
                            .on_hover_text(evidence_explanation(choice))
                            .on_disabled_hover_text(obstacle.map(evidence_obstacle).unwrap_or_default());
                    });
                }
            })
            .response
            .widget_info(|| WidgetInfo::labeled(egui::Role::ComboBox, true, words().network_evidence_by()));
        if method != network.evidence {
            order(NetworkAction::SetEvidence(method));
        }
        let size = fit_buttons(ui, &all, room);
        for &answer in classes.answers() {
            let is_chosen = answer == wanted;
            let button = Button::selectable(is_chosen, RichText::new(answer_words(answer)).size(size)).min_size(vec2(30.0, 28.0));
            let response = ui.add_enabled(network.evidence.is_some(), button);
            response.widget_info(|| {
                WidgetInfo::selected(egui::Role::Button, true, is_chosen, words().network_evidence_for(answer_words(answer)))
            });
            if response.on_hover_text(words().network_evidence_for_hint()).clicked() {
                order(NetworkAction::SetEvidenceAnswer(answer));
            }
        }
    });
    // Two lines have their room from the start, so that the probabilities below stay where they are.
    ui.scope(|ui| {
        ui.set_min_height(TWO_LINES);
        ui.label(RichText::new(evidence_words(state, wanted)).size(FINE).color(palette.muted));
    });
}

/// What is found that speaks for this answer, in a sentence.
fn evidence_words(state: &State, wanted: Answer) -> String {
    let (words, network) = (words(), &state.network);
    match (network.evidence, network.shown_evidence()) {
        (None, _) => words.network_evidence_what(),
        (Some(_), None) => words.network_evidence_sought(),
        (Some(_), Some(seen)) if seen.done < 1.0 => {
            words.network_evidence_refined(number::percent(f64::from(100.0 * seen.done), 0))
        }
        (Some(_), Some(seen)) => match seen.share {
            None => words.network_evidence_nothing(answer_words(wanted)),
            Some(_) if seen.uniform <= 0.0 => words.network_evidence_no_tumor(),
            Some(share) => evidence_share(share, seen.uniform),
        },
    }
}

/// The probability of each answer, the truth marked; before and now where something is changed.
pub fn probabilities(ui: &mut Ui, state: &State, shown: &Inspected, classified: &Classified, actions: &mut Actions) {
    let palette = theme::palette(ui);
    // What was painted or erased may be another truth than that of the picture as it was drawn.
    let is_painted = !state.network.edit.strokes.is_empty() && !state.network.travels();
    let truth = (!is_painted).then_some(shown.specimen.plan.syndrome);
    let changed = classified.before != classified.prediction && !state.network.travels();
    for (answer, share) in classified.prediction.shares() {
        let before = classified.before.share(answer).unwrap_or(share);
        let is_true = truth.is_some_and(|truth| answer.is_right(truth));
        let word_room = if answer.classes() == Classes::Four { LETTER } else { WORD };
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
        let spoken = spoken_share(answer, share, changed.then_some(before), is_true);
        response.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, &spoken));
        let painter = ui.painter();
        if is_true {
            painter.rect_stroke(rect, 5.0, Stroke::new(2.0, palette.truth), StrokeKind::Inside);
        }
        class_icon(painter, pos2(rect.min.x + 16.0, rect.center().y), 9.0, answer, palette.text);
        let font = FontId::proportional(15.0);
        let (word, place) = (answer_words(answer), pos2(rect.min.x + 32.0, rect.center().y));
        let fitting = fitted(ui, &word, font.clone(), word_room - 36.0);
        painter.text(place, Align2::LEFT_CENTER, word, fitting, palette.text);
        painter.text(pos2(rect.max.x - 8.0, rect.center().y), Align2::RIGHT_CENTER, in_percent(share), font, palette.machine);
        let track = Rect::from_min_max(
            pos2(rect.min.x + word_room, rect.center().y - 5.0),
            pos2(rect.max.x - 74.0, rect.center().y + 5.0),
        );
        painter.rect_filled(track, 5.0, palette.border);
        if share > 0.005 {
            painter.rect_filled(track.with_max_x(track.min.x + (track.width() * share).max(4.0)), 5.0, palette.machine);
        }
        if changed {
            let x = track.min.x + track.width() * before;
            painter.vline(x, track.expand(4.0).y_range(), Stroke::new(2.0, palette.text));
        }
    }
    let text = match (is_painted, changed) {
        (true, true) => words().network_key_painted_before(),
        (true, false) => words().network_key_painted(),
        (false, true) => words().network_key_framed_before(),
        (false, false) => words().network_key_framed(),
    };
    key_and_outlines(ui, state, text, actions);
}

/// What the painting means and the choice of the outlines: on one line where both have room.
fn key_and_outlines(ui: &mut Ui, state: &State, text: String, actions: &mut Actions) {
    let room = ui.available_width() - 2.0 * ui.spacing().item_spacing.x - ui.spacing().icon_width - ui.spacing().icon_spacing;
    let font = TextStyle::Button.resolve(ui.style());
    let needed = width_of(ui, &text, FontId::proportional(FINE)) + width_of(ui, &words().network_outlines(), font);
    let text = RichText::new(text).size(FINE).color(theme::palette(ui).muted);
    if needed > room {
        ui.label(text);
        ui.horizontal(|ui| outlines(ui, state, actions));
    } else {
        ui.horizontal(|ui| {
            ui.label(text);
            outlines(ui, state, actions);
        });
    }
}

/// A probability from 0 to 1.
pub fn in_percent(share: f32) -> String {
    number::percent(f64::from(100.0 * share), 1)
}

/// An answer with its probability, what it was before a change, and whether it is the truth.
fn spoken_share(answer: Answer, share: f32, before: Option<f32>, is_true: bool) -> String {
    let (words, answer, share) = (words(), answer_words(answer), in_percent(share));
    match (before.map(in_percent), is_true) {
        (None, false) => words.network_answer_share(answer, share),
        (None, true) => words.network_answer_share_true(answer, share),
        (Some(before), false) => words.network_answer_share_before(answer, share, before),
        (Some(before), true) => words.network_answer_share_before_true(answer, share, before),
    }
}

/// At the right end of the line: whether the borders of the tumors are shown.
fn outlines(ui: &mut Ui, state: &State, actions: &mut Actions) {
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        let mut outlines = state.shared.settings.outlines;
        if ui.checkbox(&mut outlines, words().network_outlines()).on_hover_text(words().network_outlines_hint()).changed() {
            actions.push(Action::ToggleOutlines);
        }
    });
}

/// How near an autoencoder comes to the true picture.
pub fn closeness(ui: &mut Ui, state: &State, restored: &Restored, actions: &mut Actions) {
    let palette = theme::palette(ui);
    let truth = match restored.model.kind() {
        Autoencoder::Denoiser => words().network_nearness_denoiser(),
        Autoencoder::Bottleneck(_) => words().network_nearness_bottleneck(),
    };
    ui.label(theme::strong(ui, truth, &TextStyle::Body));
    Grid::new("closeness").num_columns(3).spacing([18.0, 4.0]).show(ui, |ui| {
        for word in [String::new(), words().network_all_pixels(), words().network_tumors()] {
            ui.label(RichText::new(word).size(FINE).color(palette.muted));
        }
        ui.end_row();
        let rows =
            [(words().network_view_given(), restored.given_closeness), (words().network_restored(), restored.made_closeness)];
        for (name, closeness) in rows {
            ui.label(name);
            for value in [closeness.all, closeness.tumors] {
                ui.label(theme::strong(ui, decibels(value), &TextStyle::Body).color(palette.machine));
            }
            ui.end_row();
        }
    });
    key_and_outlines(ui, state, words().network_six_decibels(), actions);
}
