//! The page of the difference: the sample, less the base moved, shrunk and toned alike.

use egui::Ui;

use super::super::Actions;
use super::super::page::PageInfo;
use super::FactoryPage;
use super::pair::Pair;
use crate::app::{Rendered, State};

/// The difference.
pub struct Difference;

impl FactoryPage for Difference {
    fn info(&self) -> PageInfo {
        PageInfo::new("difference", "Difference", "What the sample has more or less than the base, moved and toned alike")
    }

    fn show(&mut self, ui: &mut Ui, state: &State, picture: &Rendered, pair: &mut Pair, _actions: &mut Actions) {
        pair.difference(ui, state, picture);
    }
}
