//! The training room: the plan left, a page about the training in the middle, the figures right.

mod charts;
mod controls;
mod fields;
mod figures;
mod gradients;
mod landscape;
mod live;
mod mistakes;
mod pictures;
mod plan;
mod race;
mod recorded;
mod runs;
mod said;
mod stories;

use egui::{Align, Button, Frame, Key, Layout, Margin, Panel, Rect, RichText, ScrollArea, Ui, vec2};

use super::actions::Dialog;
use super::page::{Keys, PageInfo, RoomView, in_sight, tabs_beside};
use super::widgets::room_of_buttons;
use super::{Actions, theme};
use crate::app::{SAVE_TABLE, SAVE_VIEW, State, Status, TrainAction};
use crate::words::words;
use controls::Controls;

/// Width of the column with the plan, in points.
const CONTROLS_WIDTH: f32 = 304.0;
/// Width of the column with the figures, in points.
const FIGURES_WIDTH: f32 = 252.0;
/// Below this width the tabs of the pages stand closer, in points.
const ROOMY: f32 = 600.0;
/// What page and figures need beside the plan, in points.
const ROOM_FOR_ALL: f32 = 940.0;

/// A page of the room: a way to look at the training, or at those that are kept.
pub trait TrainPage {
    /// Its name and its words.
    fn info(&self) -> PageInfo;

    /// Shows it.
    fn show(&mut self, ui: &mut Ui, state: &State, actions: &mut Actions);

    /// Its numbers as a table (CSV).
    ///
    /// # Errors
    /// Never in practice: memory can always be written.
    fn table(&self, state: &State) -> Result<Vec<u8>, csv::Error>;

    /// Whether it needs the room that the figures take in a small window.
    fn is_wide(&self) -> bool {
        true
    }
}

/// The pages, in the order of their tabs: one line each.
fn pages() -> Vec<Box<dyn TrainPage>> {
    vec![
        Box::<live::Live>::default(),
        Box::new(mistakes::Mistakes),
        Box::new(gradients::Gradients),
        Box::new(race::RacePage),
        Box::<runs::Runs>::default(),
    ]
}

/// What the room remembers between frames.
pub struct TrainRoom {
    pages: Vec<Box<dyn TrainPage>>,
    controls: Controls,
    show_stories: bool,
    /// The page that was shown last, and where.
    shown: Option<(usize, Rect)>,
}

impl Default for TrainRoom {
    fn default() -> Self {
        Self { pages: pages(), controls: Controls::default(), show_stories: false, shown: None }
    }
}

impl RoomView for TrainRoom {
    fn show(&mut self, ui: &mut Ui, state: &State, actions: &mut Actions) {
        let palette = theme::palette(ui);
        let side = Frame::new().fill(palette.panel).inner_margin(Margin::same(16));
        Panel::left("plan")
            .frame(side)
            .exact_size(CONTROLS_WIDTH)
            .resizable(false)
            .show(ui, |ui| self.controls.show(ui, state, actions));
        if self.show_stories && stories::show(ui, state, actions) {
            self.show_stories = false;
        }
        let infos = self.pages();
        let Some(place) = infos.iter().position(|info| info.id == state.train.page) else { return };
        let page = &mut self.pages[place];
        if !page.is_wide() || ui.available_width() > ROOM_FOR_ALL {
            Panel::right("figures")
                .frame(side)
                .exact_size(FIGURES_WIDTH)
                .resizable(false)
                .show(ui, |ui| ScrollArea::vertical().show(ui, |ui| figures::show(ui, state, actions)));
        }
        Frame::new().inner_margin(Margin::symmetric(16, 10)).show(ui, |ui| {
            head(ui, state, infos, actions);
            self.shown = Some((place, ui.available_rect_before_wrap().expand(theme::GAP)));
            page.show(ui, state, actions);
        });
    }

    fn pages(&self) -> Vec<PageInfo> {
        self.pages.iter().map(|page| page.info()).collect()
    }

    fn read_keys(&mut self, keys: &Keys<'_>, state: &State, actions: &mut Actions) {
        if keys.pressed(Key::P) {
            match state.train.status {
                Status::Running => actions.push(TrainAction::Pause),
                Status::Paused => actions.push(TrainAction::Resume),
                Status::Idle | Status::Preparing | Status::Ended(_) | Status::Failed(_) => {}
            }
        }
    }

    fn toggle(&mut self, dialog: Dialog) {
        self.show_stories ^= dialog == Dialog::Stories;
    }

    fn figure(&self) -> Option<Rect> {
        self.shown.map(|(_, rect)| rect)
    }

    fn table(&self, state: &State) -> Option<Result<Vec<u8>, csv::Error>> {
        let (place, _) = self.shown?;
        Some(self.pages.get(place)?.table(state))
    }
}

/// The pages, and ways to take one out of the program.
fn head(ui: &mut Ui, state: &State, pages: Vec<PageInfo>, actions: &mut Actions) {
    ui.horizontal(|ui| {
        ui.spacing_mut().button_padding.x = 8.0;
        ui.spacing_mut().item_spacing.x = 4.0;
        let is_narrow = ui.available_width() < ROOMY;
        let beside = room_of_buttons(ui, &[words().train_png(), words().train_csv()]);
        let chosen = ui.scope(|ui| {
            if is_narrow {
                ui.spacing_mut().button_padding.x = 4.0;
                ui.spacing_mut().item_spacing.x = 2.0;
            }
            tabs_beside(ui, in_sight(state, pages.into_iter(), state.train.page), state.train.page, beside)
        });
        if let Some(page) = chosen.inner {
            actions.push(TrainAction::Show(page));
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            for (word, request, hover) in [
                (words().train_png(), SAVE_VIEW, words().train_png_hint()),
                (words().train_csv(), SAVE_TABLE, words().train_csv_hint()),
            ] {
                let button = Button::new(RichText::new(word).small()).min_size(vec2(0.0, 26.0));
                if ui.add_enabled(!state.shared.file_busy(), button).on_hover_text(hover).clicked() {
                    actions.choose(request);
                }
            }
        });
    });
}
