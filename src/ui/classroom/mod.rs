//! The class against the machine: a page for each way to play.

mod bias;
mod bias_debrief;
mod bias_panel;
mod bias_pictures;
mod bias_report;
mod calibration_chart;
mod counts_field;
mod end_button;
mod parts;
mod pictures;
mod setup_form;
mod shares;
mod test;
mod test_pictures;
mod test_result;
mod vote;
mod vote_panel;
mod vote_scores;

use egui::{Frame, Key, Margin, Ui};

use super::page::{Keys, PageInfo, RoomView, in_sight, tabs};
use super::{Actions, theme};
use crate::app::{ClassAction, State};

/// A page of the room: a way in which a class plays. One file, and one line in [`pages`].
pub trait ClassPage {
    /// Its name and its words.
    fn info(&self) -> PageInfo;

    /// Shows it.
    fn show(&mut self, ui: &mut Ui, state: &State, actions: &mut Actions);

    /// Reads the keys that are the page's own; not called while text is typed or something lies over the room.
    fn read_keys(&mut self, keys: &Keys<'_>, state: &State, actions: &mut Actions);
}

/// The pages, in the order of their tabs: one line each.
fn pages() -> Vec<Box<dyn ClassPage>> {
    vec![Box::<vote::VotePage>::default(), Box::<test::TestPage>::default(), Box::<bias::BiasPage>::default()]
}

/// What the room remembers between frames.
pub struct ClassRoom {
    pages: Vec<Box<dyn ClassPage>>,
}

impl Default for ClassRoom {
    fn default() -> Self {
        Self { pages: pages() }
    }
}

impl RoomView for ClassRoom {
    fn show(&mut self, ui: &mut Ui, state: &State, actions: &mut Actions) {
        let chosen = state.class.page;
        let infos = self.pages();
        let head = Frame::new().inner_margin(Margin::symmetric(16, 4)).fill(theme::palette(ui).background);
        egui::Panel::top("class pages").frame(head).resizable(false).show(ui, |ui| {
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = 4.0;
                if let Some(page) = tabs(ui, in_sight(state, infos.into_iter(), chosen), chosen) {
                    actions.push(ClassAction::Show(page));
                }
            });
        });
        if let Some(page) = self.pages.iter_mut().find(|page| page.info().id == chosen) {
            page.show(ui, state, actions);
        }
    }

    fn pages(&self) -> Vec<PageInfo> {
        self.pages.iter().map(|page| page.info()).collect()
    }

    /// Pages by `PageUp` and `PageDown`; the rest is the page's own.
    fn read_keys(&mut self, keys: &Keys<'_>, state: &State, actions: &mut Actions) {
        let by = isize::from(keys.pressed(Key::PageDown)) - isize::from(keys.pressed(Key::PageUp));
        let infos = self.pages();
        let place = infos.iter().position(|page| page.id == state.class.page);
        let wanted = place.and_then(|place| infos.get(place.checked_add_signed(by)?));
        if let Some(page) = wanted.filter(|_| by != 0) {
            actions.push(ClassAction::Show(page.id));
        }
        if let Some(page) = self.pages.iter_mut().find(|page| page.info().id == state.class.page) {
            page.read_keys(keys, state, actions);
        }
    }

    fn judges_base(&self, _state: &State) -> bool {
        true
    }
}
