//! The page of the live curves, with what is said of one picture under them.

use egui::Ui;

use super::super::Actions;
use super::super::page::PageInfo;
use super::charts::{Charts, Curves};
use super::said::{self, Said};
use super::{TrainPage, recorded};
use crate::app::{LIVE, State, tables};
use crate::words::words;

/// What the page remembers between frames.
#[derive(Default)]
pub struct Live {
    charts: Charts,
    said: Said,
}

impl TrainPage for Live {
    fn info(&self) -> PageInfo {
        PageInfo::new(LIVE.0, words().train_page_live(), words().train_page_live_hint())
    }

    fn show(&mut self, ui: &mut Ui, state: &State, actions: &mut Actions) {
        if let Some(recorded) = &state.train.recorded {
            recorded::head(ui, recorded, actions);
            return self.charts.show(ui, &Curves::of_rows(recorded.rows_in_sight()), 0.0);
        }
        self.charts.show(ui, &Curves::of_training(&state.train), said::HEIGHT_IN_ALL);
        self.said.show(ui, state);
    }

    fn table(&self, state: &State) -> Result<Vec<u8>, csv::Error> {
        let (name, train) = (state.train_name(), &state.train);
        if let Some(recorded) = &train.recorded {
            return tables::curves(std::iter::once((recorded.story.name, recorded.rows_in_sight())), None);
        }
        tables::curves(std::iter::once((name.as_str(), train.rows.as_slice())), train.details.test.as_ref())
    }

    fn is_wide(&self) -> bool {
        false
    }
}
