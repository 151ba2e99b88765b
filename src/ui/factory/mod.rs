//! The factory room: knobs left, the specimen right, on a page that was chosen.

mod alignment_table;
mod breaking_chart;
mod breaking_point;
mod compare;
mod contrasts;
mod difference;
mod export;
mod grid;
mod histogram;
mod knob;
mod knobs;
mod navigation;
mod pair;
mod panel;
mod peel;
mod presets;
mod range_curve;
mod region;
mod sample;
mod selected_tumor;
mod step;
mod strip;
mod target;
mod this_picture;
mod tumor_handles;
mod value_row;

use egui::{Frame, Key, Margin, Panel, RichText, Ui};

use super::actions::Dialog;
use super::page::{Keys, PageInfo, RoomView};
use super::{Actions, theme};
use crate::app::{Extra, Factory, FactoryAction, NoPicture, Rendered, State};
use crate::words::words;
use pair::Pair;
use panel::SidePanel;
use presets::Presets;

/// Width of the column with the knobs, in points.
const KNOBS_WIDTH: f32 = 348.0;

/// A page of the room: a way to look at the specimen, or at many.
pub trait FactoryPage {
    /// Its name and its words.
    fn info(&self) -> PageInfo;

    /// Shows it.
    fn show(&mut self, ui: &mut Ui, state: &State, picture: &Rendered, pair: &mut Pair, actions: &mut Actions);

    /// What it needs beside the specimen.
    fn needs(&self, _factory: &Factory) -> Extra {
        Extra::None
    }

    /// What leaves the program from it.
    fn saves(&self) -> Saves {
        Saves::Pictures(InView::Sample)
    }

    /// Whether it shows what the network says, so that it matters on which base image the network learned.
    fn judges_base(&self) -> bool {
        false
    }

    /// Takes the arrow keys for itself: a step forth, or back. `false` where they go through the specimens.
    fn step(&mut self, _by: i64, _state: &State, _actions: &mut Actions) -> bool {
        false
    }
}

/// What leaves the program from a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Saves {
    /// Pictures.
    Pictures(InView),
    /// The breaking points as a table.
    BreakingPoints,
}

/// The pictures that a page shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InView {
    /// The sample.
    Sample,
    /// Its stages, side by side.
    Stages,
    /// The whole grid.
    Grid,
    /// The same picture at nine values of a knob.
    NineValues,
}

/// The pages, in the order of their tabs: one line each.
fn pages() -> Vec<Box<dyn FactoryPage>> {
    vec![
        Box::<sample::Sample>::default(),
        Box::<peel::Peel>::default(),
        Box::<difference::Difference>::default(),
        Box::new(target::TargetPage),
        Box::<grid::Grid>::default(),
        Box::<strip::Strip>::default(),
        Box::<breaking_point::BreakingPoint>::default(),
        Box::<region::Region>::default(),
    ]
}

/// What the room remembers between frames.
pub struct FactoryRoom {
    pages: Vec<Box<dyn FactoryPage>>,
    panel: SidePanel,
    pair: Pair,
    presets: Presets,
    show_export: bool,
    show_presets: bool,
}

impl Default for FactoryRoom {
    fn default() -> Self {
        Self {
            pages: pages(),
            panel: SidePanel::default(),
            pair: Pair::default(),
            presets: Presets::default(),
            show_export: false,
            show_presets: false,
        }
    }
}

impl RoomView for FactoryRoom {
    fn show(&mut self, ui: &mut Ui, state: &State, actions: &mut Actions) {
        let palette = theme::palette(ui);
        let factory = &state.factory;
        let side = Frame::new().fill(palette.panel).inner_margin(Margin::same(12));
        Panel::left("knobs")
            .frame(side)
            .exact_size(KNOBS_WIDTH)
            .resizable(false)
            .show(ui, |ui| self.panel.show(ui, state, actions));
        if self.show_export && export::show(ui, state, actions) {
            self.show_export = false;
        }
        if self.show_presets && self.presets.show(ui, state, actions) {
            self.show_presets = false;
        }
        let infos = self.pages();
        let Some(page) = self.pages.iter_mut().find(|page| page.info().id == factory.page) else { return };
        let needed = page.needs(factory);
        if needed != factory.extra {
            actions.push(FactoryAction::Need(needed));
        }
        Frame::new().inner_margin(Margin::symmetric(16, 10)).show(ui, |ui| {
            navigation::show(ui, state, (&infos, page.saves()), actions);
            if let Some(picture) = &factory.picture {
                page.show(ui, state, picture, &mut self.pair, actions);
            } else {
                let on_its_way = || words().factory_first_picture();
                let text = factory.refusal.as_ref().map_or_else(on_its_way, NoPicture::words);
                ui.centered_and_justified(|ui| ui.label(RichText::new(text).color(palette.muted)));
            }
        });
    }

    fn pages(&self) -> Vec<PageInfo> {
        self.pages.iter().map(|page| page.info()).collect()
    }

    /// The arrows are for the page where it wants them, and go through the series elsewhere.
    fn read_keys(&mut self, keys: &Keys<'_>, state: &State, actions: &mut Actions) {
        if state.factory.selected.is_some() && keys.pressed(Key::Delete) {
            actions.push(FactoryAction::RemoveTumor);
        }
        self.pair.read_keys(keys);
        let by = keys.steps(Key::ArrowRight, Key::ArrowLeft);
        let factory = &state.factory;
        let page = self.pages.iter_mut().find(|page| page.info().id == factory.page);
        if by != 0 && !page.is_some_and(|page| page.step(by, state, actions)) {
            actions.push(FactoryAction::ShowSpecimen { seed: factory.seed, index: factory.index.saturating_add_signed(by) });
        }
    }

    fn toggle(&mut self, dialog: Dialog) {
        self.show_export ^= dialog == Dialog::Export;
        self.show_presets ^= dialog == Dialog::Presets;
    }

    fn judges_base(&self, state: &State) -> bool {
        let page = self.pages.iter().find(|page| page.info().id == state.factory.page);
        page.is_some_and(|page| page.judges_base())
    }
}
