//! The column left of the pictures, with two faces: the values of the picture in view, and the recipe that draws them.

use egui::Ui;

use super::super::Actions;
use super::super::widgets::segmented;
use super::knobs::Knobs;
use super::this_picture;
use crate::app::State;

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
        match self.face {
            Face::ThisPicture => this_picture::show(ui, state, actions),
            Face::Recipe => self.knobs.show(ui, state, actions),
        }
    }
}
