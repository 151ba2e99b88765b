//! Where the machine looked: for which answer, found how, and how much of it lies on true tumors. And the veil over the picture.

use egui::{Align, Align2, Color32, ColorImage, Layout, Rect, RichText, TextStyle, Ui, pos2, vec2};

use super::super::widgets::fit_line;
use super::super::{Actions, theme};
use crate::app::{
    EvidenceOnTumors, LiveRound, PlayAction, State, answer_words, evidence_explanation, evidence_obstacle, evidence_share,
    evidence_title, number,
};
use crate::factory::{HEIGHT, WIDTH};
use crate::network::EvidenceMethod;
use crate::words::words;

/// How much the veil covers where it is thickest.
const THICKEST: f32 = 0.75;
/// Height of the scale under the picture, in points, and its width in a narrow line and in a wide one.
const SCALE: (f32, f32, f32) = (8.0, 38.0, 84.0);
/// A line that is narrower than this, in points, has room for the short scale only.
const WIDE_LINE: f32 = 236.0;
/// A line that is narrower than this, in points, is taken by something else: the scale waits.
const SMALLEST_LINE: f32 = 118.0;
/// Steps of the scale.
const STEPS: usize = 28;

/// Shows the choices and the share on true tumors of the answered picture.
pub fn show(ui: &mut Ui, state: &State, actions: &mut Actions) {
    let palette = theme::palette(ui);
    let play = &state.play;
    let Some(live) = play.live.as_ref().filter(|live| live.round.is_answered()) else { return };
    ui.spacing_mut().item_spacing.y = 4.0;
    ui.spacing_mut().interact_size.y = 26.0;
    ui.spacing_mut().button_padding.y = 3.0;
    ui.horizontal(|ui| {
        ui.label(RichText::new(words().play_speaks_for()).color(palette.machine));
        for &answer in live.counts_for.answers.answers() {
            let chosen = live.asked == Some(answer);
            let padded = format!(" {} ", answer_words(answer));
            let response = ui.selectable_label(chosen, padded).on_hover_text(words().play_speaks_for_hint());
            if response.clicked() {
                actions.push(PlayAction::Explain(answer));
            }
        }
    });
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        let all: Vec<String> = std::iter::once(words().play_found_by()).chain(EvidenceMethod::ALL.map(evidence_title)).collect();
        let size = fit_line(ui, &TextStyle::Small, &all, ui.available_width());
        ui.label(RichText::new(words().play_found_by()).size(size).color(palette.muted));
        for method in EvidenceMethod::ALL {
            let text = RichText::new(evidence_title(method)).size(size);
            let obstacle = live.model.as_ref().and_then(|model| method.obstacle(model));
            let button = egui::Button::selectable(play.method == method, text);
            let mut response = ui.add_enabled(obstacle.is_none(), button);
            if let Some(obstacle) = obstacle {
                response = response.on_disabled_hover_text(evidence_obstacle(obstacle));
            }
            if response.on_hover_text(evidence_explanation(method)).clicked() {
                actions.push(PlayAction::ExplainBy(method));
            }
        }
        let under_way = live.revealed_evidence().filter(|seen| seen.done < 1.0);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if let Some(seen) = under_way {
                let done = number::percent((100.0 * seen.done).into(), 0);
                ui.label(RichText::new(done).small().color(palette.muted)).on_hover_text(words().play_searched_hint());
            }
        });
    });
    ui.label(RichText::new(sentence(live)).small().color(palette.muted)).on_hover_text(words().play_evidence_limits());
}

/// The honest number, in words.
fn sentence(live: &LiveRound) -> String {
    let (Some(seen), Some(specimen)) = (live.revealed_evidence(), live.revealed_specimen()) else {
        return words().play_not_said_yet();
    };
    match seen.share {
        None => words().play_nothing_speaks(answer_words(seen.evidence.answer)),
        Some(_) if specimen.plan.tumors.is_empty() => words().play_nothing_to_find(),
        Some(share) => evidence_share(share, seen.uniform),
    }
}

/// The evidence as a veil in the machine's colour: nothing where nothing speaks for the answer, thickest where most does.
pub fn veil(seen: &EvidenceOnTumors) -> ColorImage {
    let values = &seen.evidence.values;
    let most = values.iter().copied().fold(f32::MIN_POSITIVE, f32::max);
    ColorImage::new([WIDTH, HEIGHT], values.iter().map(|&value| thickness(value / most)).collect())
}

fn thickness(share: f32) -> Color32 {
    theme::DARK.machine.gamma_multiply(THICKEST * share.clamp(0.0, 1.0))
}

/// What the thickness of the veil means, at the right end of what is free of the line under the base image.
pub fn scale(ui: &Ui, line: Rect) {
    if line.width() < SMALLEST_LINE {
        return;
    }
    let (painter, palette) = (ui.painter(), theme::palette(ui));
    let font = TextStyle::Small.resolve(ui.style());
    let middle = line.center().y;
    let word =
        |x: f32, text: String| painter.text(pos2(x, middle), Align2::RIGHT_CENTER, text, font.clone(), palette.muted).min.x;
    let right = word(line.max.x, words().play_scale_most()) - 6.0;
    let (height, short, long) = SCALE;
    let (length, first_word) =
        if line.width() < WIDE_LINE { (short, words().play_scale_none()) } else { (long, words().play_scale_evidence_none()) };
    let bar = Rect::from_min_size(pos2(right - length, middle - height / 2.0), vec2(length, height));
    // On black in the light theme too, as on the picture.
    painter.rect_filled(bar.expand(1.0), 0.0, theme::DARK.border);
    painter.rect_filled(bar, 0.0, theme::DARK.background);
    for step in 0..STEPS {
        let width = length / STEPS as f32;
        let cell = Rect::from_min_size(bar.min + vec2(width * step as f32, 0.0), vec2(width, height));
        painter.rect_filled(cell, 0.0, thickness(step as f32 / (STEPS - 1) as f32));
    }
    word(bar.min.x - 6.0, first_word);
}
