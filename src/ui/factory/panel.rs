//! The column left of the pictures, with two faces: the values of the picture in view, and the recipe that draws them.

use egui::{Frame, Margin, Panel, Ui};

use super::super::Actions;
use super::super::actions::Dialog;
use super::super::widgets::segmented;
use super::knobs::Knobs;
use super::this_picture;
use crate::app::{FactoryAction, State};

/// A face of the column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Face {
    /// One slider for each value of the picture in view.
    #[default]
    ThisPicture,
    /// The distributions that values are drawn from.
    Recipe,
}

/// What the column remembers between frames.
#[derive(Default)]
pub struct SidePanel {
    face: Face,
    knobs: Knobs,
}

impl SidePanel {
    /// Shows the column.
    pub fn show(&mut self, ui: &mut Ui, state: &State, actions: &mut Actions) {
        let faces = [(Face::ThisPicture, "This picture"), (Face::Recipe, "Recipe")];
        if let Some(face) = segmented(ui, true, &faces, self.face) {
            self.face = face;
        }
        let foot =
            Panel::bottom("what becomes of the recipe").frame(Frame::new().inner_margin(Margin { top: 8, ..Margin::ZERO }));
        foot.resizable(false).show_separator_line(false).show(ui, |ui| uses(ui, actions));
        match self.face {
            Face::ThisPicture => {
                // What became of the pins is seen there.
                if this_picture::show(ui, state, actions) {
                    self.face = Face::Recipe;
                }
            }
            Face::Recipe => self.knobs.show(ui, state, actions),
        }
    }
}

/// What can be done with the recipe.
fn uses(ui: &mut Ui, actions: &mut Actions) {
    ui.horizontal(|ui| {
        if ui.button("Play it").on_hover_text("The game shows pictures of this recipe").clicked() {
            actions.push(FactoryAction::Play);
        }
        if ui.button("Train on it").on_hover_text("The next training learns this recipe").clicked() {
            actions.push(FactoryAction::Train);
        }
        if ui.button("Export\u{2026}").on_hover_text("Write a dataset of this recipe").clicked() {
            actions.toggle(Dialog::Export);
        }
    });
}
