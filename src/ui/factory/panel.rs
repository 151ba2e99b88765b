//! The column left of the pictures, with two faces: the values of the picture in view, and the recipe that draws them.

use egui::{Frame, Margin, Panel, RichText, Ui};

use super::super::Actions;
use super::super::actions::Dialog;
use super::super::widgets::{fit_buttons, segmented};
use super::knobs::Knobs;
use super::this_picture;
use crate::app::{FactoryAction, State};
use crate::words::words;

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
        let (this_one, recipe) = (words().factory_face_picture(), words().factory_face_recipe());
        let faces = [(Face::ThisPicture, &*this_one), (Face::Recipe, &*recipe)];
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
        let all = [words().factory_play(), words().factory_train(), words().factory_export()];
        let size = fit_buttons(ui, &all, ui.available_width());
        let [play, train, export] = all.map(|word| RichText::new(word).size(size));
        if ui.button(play).on_hover_text(words().factory_play_hint()).clicked() {
            actions.push(FactoryAction::Play);
        }
        if ui.button(train).on_hover_text(words().factory_train_hint()).clicked() {
            actions.push(FactoryAction::Train);
        }
        if ui.button(export).on_hover_text(words().factory_export_hint()).clicked() {
            actions.toggle(Dialog::Export);
        }
    });
}
