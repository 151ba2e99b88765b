//! The peel slider: one sample through the stages of its making.

use egui::{Button, RichText, Ui, vec2};

use super::super::page::PageInfo;
use super::super::widgets::fit_buttons;
use super::super::{Actions, theme};
use super::pair::{Pair, Side};
use super::{FactoryPage, InView, Saves, contrasts};
use crate::app::{Extra, Factory, FactoryAction, Rendered, State, stage_word};
use crate::factory::Stage;
use crate::words::words;

/// Seconds that the animation stays at a stage.
const SECONDS_PER_STAGE: f64 = 0.9;

/// What the view remembers between frames.
#[derive(Default)]
pub struct Peel {
    /// When the animation reached its stage, while it plays.
    playing_since: Option<f64>,
}

impl FactoryPage for Peel {
    fn info(&self) -> PageInfo {
        PageInfo::new("peel", words().factory_page_peel(), words().factory_page_peel_hint())
    }

    fn needs(&self, _factory: &Factory) -> Extra {
        Extra::Stages
    }

    fn saves(&self) -> Saves {
        Saves::Pictures(InView::Stages)
    }

    /// The arrows go through the stages.
    fn step(&mut self, by: i64, state: &State, actions: &mut Actions) -> bool {
        let stages = Stage::of(state.factory.recipe());
        let place = state.factory.stage.place_in(stages.iter().copied()) as i64 + by;
        if let Some(stage) = usize::try_from(place).ok().and_then(|place| stages.get(place)) {
            actions.push(FactoryAction::SetStage(*stage));
        }
        true
    }

    /// Shows the slider, the picture at its stage with the change from the stage before, and what became of the tumors.
    fn show(&mut self, ui: &mut Ui, state: &State, picture: &Rendered, pair: &mut Pair, actions: &mut Actions) {
        let stage = state.factory.stage;
        let stages: Vec<Stage> = picture.stages.iter().map(|(stage, _)| *stage).collect();
        let place = stage.place_in(stages.iter().copied());
        self.slider(ui, &stages, place, actions);
        let (Some((_, now)), Some((_, before))) = (picture.stages.get(place), picture.stages.get(place.saturating_sub(1))) else {
            return;
        };
        let left = Side::new(words().factory_peel_picture(), now);
        let right = Side::difference(words().factory_peel_change(), now, before);
        pair.show(ui, ui.available_height() - contrasts::TABLE_HEIGHT, &left, &right);
        contrasts::show(ui, picture, place);
    }
}

impl Peel {
    fn slider(&mut self, ui: &mut Ui, stages: &[Stage], place: usize, actions: &mut Actions) {
        let palette = theme::palette(ui);
        ui.horizontal_wrapped(|ui| {
            let playing = self.playing_since.is_some();
            let animate = if playing { words().factory_peel_stop() } else { words().factory_peel_animate() };
            let all: Vec<String> =
                std::iter::once(animate.clone()).chain(stages.iter().map(|stage| stage_word(*stage))).collect();
            let size = fit_buttons(ui, &all, ui.available_width());
            if ui.button(RichText::new(animate).size(size)).clicked() {
                self.playing_since = (!playing).then(|| ui.input(|input| input.time));
                if !playing {
                    actions.push(FactoryAction::SetStage(Stage::Base));
                }
            }
            for (other, stage) in stages.iter().enumerate() {
                let chosen = other == place;
                let text = RichText::new(stage_word(*stage)).size(size).color(if chosen { palette.text } else { palette.muted });
                if ui.add(Button::selectable(chosen, text).min_size(vec2(0.0, 30.0))).clicked() {
                    self.playing_since = None;
                    actions.push(FactoryAction::SetStage(*stage));
                }
            }
        });
        self.advance(ui, stages, place, actions);
    }

    /// The animation: one stage after another, then it stops.
    fn advance(&mut self, ui: &Ui, stages: &[Stage], place: usize, actions: &mut Actions) {
        let Some(since) = self.playing_since else { return };
        let now = ui.input(|input| input.time);
        if now - since < SECONDS_PER_STAGE {
            ui.request_repaint_after(std::time::Duration::from_secs_f64(SECONDS_PER_STAGE - (now - since)));
            return;
        }
        let next = stages.get(place + 1);
        self.playing_since = next.map(|_| now);
        if let Some(next) = next {
            actions.push(FactoryAction::SetStage(*next));
            ui.request_repaint();
        }
    }
}
