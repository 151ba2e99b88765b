//! The network room: the picture left, the layers beside it, and one question about them at a time.

mod cards;
mod facts;
mod filters;
mod maps;
mod numbers;
mod picture;
mod sheet;
mod sum;
mod sum_words;
mod time;
mod what_if;

use egui::{Button, Frame, Margin, Panel, RichText, Ui, vec2};

use super::{Actions, theme};
use crate::app::{Action, Inspected, NetworkOrder, NetworkView, State};
use crate::network::Cell;
use cards::Cards;
use maps::Maps;
use picture::PictureColumn;
use time::Time;

/// Least width of the column with the picture, in points: the picture three times enlarged.
const PICTURE_WIDTH: f32 = 320.0;
/// Largest share of the window's width for it.
const PICTURE_SHARE: f32 = 0.26;
/// Width of the column with the layers, in points.
const LAYERS_WIDTH: f32 = 246.0;

/// What the room remembers between frames.
#[derive(Default)]
pub struct NetworkRoom {
    picture: PictureColumn,
    cards: Cards,
    maps: Maps,
    time: Time,
    /// The value under the pointer in the last frame, with its layer: what it sees is drawn on the picture.
    hovered: Option<(usize, Cell)>,
}

impl NetworkRoom {
    /// Shows the room.
    pub fn show(&mut self, ui: &mut Ui, state: &State, actions: &mut Actions) {
        let palette = theme::palette(ui);
        let side = Frame::new().fill(palette.panel).inner_margin(Margin::same(12));
        let network = &state.network;
        let pointed = self.hovered.take();
        Panel::left("network picture").frame(side).exact_size(picture_width(ui)).resizable(false).show(ui, |ui| {
            self.picture.show(ui, state, pointed, actions);
        });
        Panel::left("network layers").frame(side.fill(palette.background)).exact_size(LAYERS_WIDTH).resizable(false).show(
            ui,
            |ui| {
                self.cards.show(ui, state, actions);
            },
        );
        Frame::new().inner_margin(Margin::symmetric(12, 10)).show(ui, |ui| {
            views(ui, network.view, actions);
            ui.add_space(4.0);
            if network.view == NetworkView::TimeMachine {
                self.time.controls(ui, state, actions);
            }
            let Some(shown) = &network.shown else {
                empty(ui, state);
                return;
            };
            self.hovered = match network.view {
                NetworkView::Maps => self.maps.show(ui, state, shown, actions),
                NetworkView::Sum => sum::show(&mut self.maps, ui, state, shown, pointed, actions),
                NetworkView::Filters => filters::show(&mut self.maps, ui, state, shown, actions),
                NetworkView::WhatIf => what_if::show(&mut self.maps, ui, state, shown, actions),
                NetworkView::TimeMachine => time::show(&mut self.maps, ui, state, shown, actions),
            };
        });
        if self.hovered != pointed {
            ui.ctx().request_repaint();
        }
    }
}

/// The width of the column with the picture: a whole number of times the picture, and its margins.
fn picture_width(ui: &Ui) -> f32 {
    let (picture, margins) = (crate::factory::WIDTH as f32, 32.0);
    let times = ((PICTURE_SHARE * ui.available_width() - margins) / picture).floor();
    (times * picture + margins).max(PICTURE_WIDTH)
}

/// The questions.
fn views(ui: &mut Ui, chosen: NetworkView, actions: &mut Actions) {
    let palette = theme::palette(ui);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        for (view, key) in NetworkView::ALL.into_iter().zip(["M", "S", "F", "W", "T"]) {
            let is_chosen = view == chosen;
            let text = RichText::new(view.word()).color(if is_chosen { palette.text } else { palette.muted });
            let button = Button::selectable(is_chosen, text).min_size(vec2(0.0, 32.0));
            if ui.add(button).on_hover_text(format!("{} ({key})", question(view))).clicked() {
                actions.push(Action::Network(NetworkOrder::SetView(view)));
            }
        }
    });
}

fn question(view: NetworkView) -> &'static str {
    match view {
        NetworkView::Maps => "What does each layer see?",
        NetworkView::Sum => "How did this number come to be?",
        NetworkView::Filters => "What has the layer learned to look for?",
        NetworkView::WhatIf => "What would it say if the picture were another one?",
        NetworkView::TimeMachine => "How did it come to know?",
    }
}

/// Why there is nothing to see.
fn empty(ui: &mut Ui, state: &State) {
    let text = state.network.refusal.as_deref().unwrap_or("Looking into the network \u{2026}");
    ui.add_space(theme::WIDE_GAP);
    ui.label(RichText::new(text).color(theme::palette(ui).muted));
}

/// The chosen layer of what is shown.
fn layer<'a>(state: &State, shown: &'a Inspected) -> &'a crate::network::LayerInfo {
    &shown.anatomy.layers[state.network.layer.min(shown.anatomy.layers.len() - 1)]
}

/// A number with spaces between thousands.
fn grouped(number: usize) -> String {
    crate::app::grouped(number as u64)
}

/// A shape as people write it.
fn shape([channels, height, width]: [usize; 3]) -> String {
    if height * width == 1 { grouped(channels) } else { format!("{channels} \u{d7} {height} \u{d7} {width}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes_can_be_read() {
        assert_eq!((shape([64, 16, 12]), shape([256, 1, 1])), ("64 \u{d7} 16 \u{d7} 12".into(), "256".into()));
    }
}
