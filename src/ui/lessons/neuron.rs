//! The neuron: the pictures by their two features, the line where it is undecided, and the map of its loss.

mod scatter;

use egui::{Sense, Ui};

use self::scatter::Scatter;
use super::super::focus::arrows;
use super::super::{Actions, theme};
use super::ground::{GroundView, caption};
use super::parts::{KnobStyle, knob, number_rows};
use super::{LessonPage, View};
use crate::app::lessons::{NeuronKnobs, NeuronSeen};
use crate::app::{Knobs, LessonAction, PageId, number};
use crate::words::words;

/// The weights that can be set go from minus this to this.
const REACH: f64 = 20.0;
/// By how much an arrow key changes a weight.
const STEP: f64 = 0.25;
/// Until the pictures are all there, in seconds.
const ARRIVAL: f64 = 2.5;
/// Least height of the scatter, in points.
const LEAST_SCATTER: f32 = 200.0;

/// The page.
#[derive(Default)]
pub struct NeuronPage {
    map: GroundView,
    scatter: Scatter,
}

impl LessonPage for NeuronPage {
    fn id(&self) -> PageId {
        PageId("neuron")
    }

    fn length(&self, _view: &View<'_>) -> f64 {
        ARRIVAL
    }

    fn stage(&mut self, ui: &mut Ui, view: &View<'_>, actions: &mut Actions) {
        let Some(seen) = &view.chapters.neuron.seen else { return };
        let weights = view.chapters.neuron.knobs.weights;
        let (width, height) = (ui.available_width(), ui.available_height());
        let scatter = (0.5 * height).max(LEAST_SCATTER);
        caption(ui, &words().chapter_neuron_features());
        let shown = (view.seconds / ARRIVAL * seen.ground.stage.learned.len() as f64).ceil() as usize;
        self.scatter.show(ui, seen, weights, shown, egui::vec2(width, scatter - 24.0));
        ui.add_space(theme::GAP);
        let side = (ui.available_height() - 56.0).min(0.6 * width).max(120.0);
        ui.horizontal_top(|ui| {
            ui.vertical(|ui| {
                ui.set_width(side);
                caption(ui, &words().chapter_neuron_up());
                self.map(ui, seen, weights, side, actions);
                caption(ui, &words().chapter_neuron_right());
            });
            ui.add_space(theme::GAP);
            ui.vertical(|ui| self.scatter.picture(ui, seen, weights));
        });
    }

    fn knobs(&mut self, ui: &mut Ui, view: &View<'_>, actions: &mut Actions) {
        let mut weights = view.chapters.neuron.knobs.weights;
        let limits = (-REACH, REACH);
        let mut is_changed = false;
        let names = [words().chapter_neuron_spread(), words().chapter_neuron_contrast()];
        for (name, weight) in names.iter().zip(&mut weights) {
            is_changed |= knob(ui, KnobStyle { name, limits, decimals: 2, by_ratio: false }, weight);
        }
        if let Some(seen) = &view.chapters.neuron.seen {
            ui.horizontal_wrapped(|ui| {
                let both = seen.ground.stage.best.map(|weight| (100.0 * weight).round() / 100.0); // as the fields show them
                let words = words();
                for (word, hint, set) in [
                    (words.chapter_neuron_spread_alone(), words.chapter_neuron_spread_alone_hint(), [1.0, 0.0]),
                    (words.chapter_neuron_contrast_alone(), words.chapter_neuron_contrast_alone_hint(), [0.0, 1.0]),
                    (words.chapter_neuron_best(), words.chapter_neuron_best_hint(), both),
                ] {
                    if ui.button(word).on_hover_text(hint).clicked() {
                        weights = set;
                        is_changed = true;
                    }
                }
            });
        }
        if is_changed {
            turn(weights, actions);
        }
    }

    fn numbers(&mut self, ui: &mut Ui, view: &View<'_>) {
        let Some(seen) = &view.chapters.neuron.seen else { return };
        let percent = |share: f64| number::percent(100.0 * share, 1);
        let words = words();
        let [spread, contrast, both] = seen.aucs.map(|auc| number::fixed(auc, 2));
        let [loss, least] = [seen.loss, seen.ground.stage.least].map(|loss| number::fixed(loss, 3));
        let loss = words.chapter_neuron_loss_and_least(loss, least);
        number_rows(
            ui,
            "neuron",
            &[
                (words.chapter_right_on_new(), percent(seen.accuracy_unseen)),
                (words.chapter_neuron_right_on_these(), percent(seen.accuracy)),
                (words.chapter_neuron_loss(), loss),
                (words.chapter_neuron_auc_alone(), words.chapter_neuron_both_aucs(spread, contrast)),
                (words.chapter_neuron_auc_of_both(), both),
            ],
        );
        caption(ui, &words.chapter_neuron_about_auc());
    }
}

impl NeuronPage {
    /// The map, on which the weights can be dragged.
    fn map(&mut self, ui: &mut Ui, seen: &NeuronSeen, weights: [f64; 2], side: f32, actions: &mut Actions) {
        let ground = self.map.show(ui, &words().chapter_neuron_map(), &seen.ground.map, side, Sense::click_and_drag());
        ground.ball(ui, weights, theme::DARK.human);
        let by = arrows(ui, &ground.response);
        if by != [0; 2] {
            turn([0, 1].map(|at| (weights[at] + STEP * f64::from(by[at])).clamp(-REACH, REACH)), actions);
        }
        let response = ground.response.clone().on_hover_cursor(egui::CursorIcon::Grab);
        if let Some(at) = response.interact_pointer_pos().filter(|_| response.dragged() || response.clicked()) {
            let round = |weight: f64| (weight * 100.0).round() / 100.0;
            turn(ground.weights(at).map(round), actions);
        }
    }
}

fn turn(weights: [f64; 2], actions: &mut Actions) {
    actions.push(LessonAction::Turn(Box::new(Knobs::Neuron(NeuronKnobs { weights }))));
}
