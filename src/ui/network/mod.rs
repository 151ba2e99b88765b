//! The network room: the picture left, the layers beside it, and one question about them at a time.

mod cards;
mod facts;
mod filters;
mod kept;
mod maps;
mod numbers;
mod outcome;
mod picture;
mod restored;
mod sheet;
mod sum;
mod sum_words;
mod time;
mod what_if;

use egui::{Frame, Key, Margin, Panel, RichText, Ui};

use super::page::{Keys, PageInfo, RoomView, in_sight, tabs};
use super::{Actions, theme};
use crate::app::{Choice, Inspected, NetworkAction, RESTORED, Refusal, State};
use crate::network::Cell;
use crate::words::words;
pub use what_if::WHAT_IF;

use cards::Cards;
use maps::Maps;
use picture::PictureColumn;

/// Least width of the column with the picture, in points: the picture three times enlarged.
const PICTURE_WIDTH: f32 = 320.0;
/// Largest share of the window's width for it.
const PICTURE_SHARE: f32 = 0.26;
/// Below this width the tabs of the pages stand closer, in points.
const ROOMY: f32 = 560.0;
/// Room beside the word on a tab there, in points.
const CLOSE: f32 = 7.0;
/// Width of the column with the layers, in points.
const LAYERS_WIDTH: f32 = 246.0;

/// A page of the room: a question about what the network computed.
pub trait NetworkPage {
    /// Its name and its words.
    fn info(&self) -> PageInfo;

    /// Shows it; gives the value under the pointer, with its layer.
    fn show(&mut self, maps: &mut Maps, ui: &mut Ui, looked: &Looked<'_>, actions: &mut Actions) -> Option<(usize, Cell)>;

    /// Shows what stands above it also while there is nothing to see yet.
    fn show_head(&mut self, _ui: &mut Ui, _state: &State, _actions: &mut Actions) {}
}

/// What a page is about.
pub struct Looked<'a> {
    /// The state.
    pub state: &'a State,
    /// What the network computed.
    pub shown: &'a Inspected,
    /// The value under the pointer in the last frame, with its layer.
    pub pointed: Option<(usize, Cell)>,
}

/// The pages, in the order of their tabs: one line each.
fn pages() -> Vec<Box<dyn NetworkPage>> {
    vec![
        Box::<restored::RestoredPage>::default(),
        Box::new(maps::MapsPage),
        Box::new(sum::Sum),
        Box::new(filters::Filters),
        Box::new(kept::Kept),
        Box::<what_if::WhatIf>::default(),
        Box::<time::Time>::default(),
    ]
}

/// What the room remembers between frames.
pub struct NetworkRoom {
    pages: Vec<Box<dyn NetworkPage>>,
    picture: PictureColumn,
    cards: Cards,
    maps: Maps,
    /// The value under the pointer in the last frame, with its layer: what it sees is drawn on the picture.
    hovered: Option<(usize, Cell)>,
}

impl Default for NetworkRoom {
    fn default() -> Self {
        Self { pages: pages(), picture: PictureColumn::default(), cards: Cards::default(), maps: Maps::default(), hovered: None }
    }
}

impl RoomView for NetworkRoom {
    fn show(&mut self, ui: &mut Ui, state: &State, actions: &mut Actions) {
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
        let infos = self.offered(state);
        let Some(page) = self.pages.iter_mut().find(|page| page.info().id == network.page) else { return };
        Frame::new().inner_margin(Margin::symmetric(12, 10)).show(ui, |ui| {
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = 4.0;
                if ui.available_width() < ROOMY {
                    ui.spacing_mut().button_padding.x = CLOSE;
                    ui.spacing_mut().item_spacing.x = 2.0;
                }
                if let Some(page) = tabs(ui, in_sight(state, infos.into_iter(), network.page), network.page) {
                    actions.push(NetworkAction::Show(page));
                }
            });
            ui.add_space(4.0);
            page.show_head(ui, state, actions);
            match &network.shown {
                Some(shown) => self.hovered = page.show(&mut self.maps, ui, &Looked { state, shown, pointed }, actions),
                None => empty(ui, state),
            }
        });
        if self.hovered != pointed {
            ui.ctx().request_repaint();
        }
    }

    /// Those of the network that plays; an autoencoder has [`RESTORED`] in place of the time machine.
    fn pages(&self) -> Vec<PageInfo> {
        self.pages.iter().map(|page| page.info()).filter(|info| info.id != RESTORED).collect()
    }

    /// Pages by letter; the arrows go through pictures and layers, or through the moments of a run.
    fn read_keys(&mut self, keys: &Keys<'_>, state: &State, actions: &mut Actions) {
        let network = &state.network;
        if let Some(page) = keys.page(self.offered(state).into_iter()) {
            actions.push(NetworkAction::Show(page));
        }
        let by = keys.steps(Key::ArrowRight, Key::ArrowLeft);
        if by != 0 {
            actions.push(if network.travels() {
                NetworkAction::SetMoment(network.time.place.saturating_add_signed(by as isize))
            } else {
                NetworkAction::Step(by)
            });
        }
        let by = keys.steps(Key::ArrowDown, Key::ArrowUp);
        let layers = network.shown.as_ref().map_or(0, |shown| shown.anatomy.layers.len());
        if by != 0 && layers > 0 {
            actions.push(NetworkAction::SelectLayer(network.layer.saturating_add_signed(by as isize).min(layers - 1)));
        }
    }

    /// An autoencoder says nothing that a base image could make wrong.
    fn judges_base(&self, state: &State) -> bool {
        matches!(state.network.choice, Choice::Playing)
    }
}

impl NetworkRoom {
    /// The pages that have something to show of the network that is looked into.
    fn offered(&self, state: &State) -> Vec<PageInfo> {
        self.pages.iter().map(|page| page.info()).filter(|info| state.network.offers(info.id)).collect()
    }
}

/// The width of the column with the picture: a whole number of times the picture, and its margins.
fn picture_width(ui: &Ui) -> f32 {
    let (picture, margins) = (crate::factory::WIDTH as f32, 32.0);
    let times = ((PICTURE_SHARE * ui.available_width() - margins) / picture).floor();
    (times * picture + margins).max(PICTURE_WIDTH)
}

/// Why there is nothing to see.
fn empty(ui: &mut Ui, state: &State) {
    let text = state.network.refusal.as_ref().map_or_else(|| words().network_looking(), Refusal::words);
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
