//! What pictures that are made up are drawn with: a canvas of gray values, and brushes.

mod brush;
mod canvas;

pub use brush::{Form, direction};
pub use canvas::{Canvas, MIDDLE, centre_of};
