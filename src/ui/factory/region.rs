//! Where tumors may lie: the region on the base picture, found, by threshold, or an ellipse by hand.

use egui::{CursorIcon, Id, Rect, RichText, Sense, Slider, Stroke, Ui, Vec2};

use super::super::page::PageInfo;
use super::super::theme::DARK;
use super::super::widgets::{PictureView, number_field, paint_loops, refusal, segmented};
use super::super::{Actions, theme};
use super::FactoryPage;
use super::pair::Pair;
use super::step::step;
use crate::app::{FactoryAction, Rendered, State, number};
use crate::factory::{HEIGHT, RegionRecipe, WIDTH};
use crate::words::words;

/// Name of the step to undo.
const KNOB: &str = "region";
/// Threshold to start with, in gray levels.
const FIRST_LEVEL: i32 = 30;
/// How near the pointer must be to a handle, in points.
const REACH: f32 = 14.0;
/// Smallest half of an ellipse's width and height that can be dragged, in pixels.
const SMALLEST_RADIUS: f64 = 3.0;

/// What is dragged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Handle {
    Centre,
    Width,
    Height,
}

/// What the view remembers between frames.
#[derive(Default)]
pub struct Region {
    dragged: Option<Handle>,
}

impl FactoryPage for Region {
    fn info(&self) -> PageInfo {
        PageInfo::new("region", words().factory_page_region(), words().factory_page_region_hint())
    }

    /// Shows the choice, the numbers and the picture to drag on.
    fn show(&mut self, ui: &mut Ui, state: &State, picture: &Rendered, pair: &mut Pair, actions: &mut Actions) {
        let old = state.factory.recipe().region;
        let mut region = old;
        ui.horizontal(|ui| {
            choice(ui, state, &mut region);
            numbers(ui, &mut region);
            let places = picture.region_size as u64;
            let text = words().factory_region_places(places, number::grouped(places));
            ui.label(RichText::new(text).small().color(theme::palette(ui).muted));
        });
        refusal(ui, Id::unique(KNOB));
        let [base, _] = pair.sample(ui, state, picture, actions);
        base.view.over(ui, |ui, whole| paint_loops(ui, whole, &picture.region, DARK.text));
        if let RegionRecipe::Ellipse { .. } = region {
            base.view.over(ui, |ui, _| self.drag(ui, &base.view, &mut region));
        }
        if region != old {
            actions.push(FactoryAction::EditRecipe(Box::new(state.factory.with_region(region)), step(ui, KNOB)));
        }
    }
}

impl Region {
    /// Three handles: the centre moves, the right and the lower end widen.
    fn drag(&mut self, ui: &Ui, base: &PictureView, region: &mut RegionRecipe) {
        let RegionRecipe::Ellipse { x, y, radius_x, radius_y } = region else { return };
        // Numbers are centres of pixels.
        let on_screen = |x: f64, y: f64| base.to_screen(x as f32 + 0.5, y as f32 + 0.5);
        let handles = [
            (Handle::Centre, on_screen(*x, *y)),
            (Handle::Width, on_screen((*x + *radius_x).min(WIDTH as f64 - 1.0), *y)),
            (Handle::Height, on_screen(*x, (*y + *radius_y).min(HEIGHT as f64 - 1.0))),
        ];
        for (handle, place) in handles {
            // Beside the handles a drag moves the picture.
            let rect = Rect::from_center_size(place, Vec2::splat(2.0 * REACH)).intersect(base.place);
            if !rect.is_positive() {
                continue;
            }
            let response = ui.interact(rect, ui.scope_id().with(("ellipse", handle)), Sense::DRAG);
            if response.hovered() {
                ui.ctx().set_cursor_icon(CursorIcon::Grab);
            }
            if response.drag_started() {
                self.dragged = Some(handle);
            }
            if response.drag_stopped() {
                self.dragged = None;
            }
        }
        let (pointer, is_down) = ui.input(|input| (input.pointer.latest_pos(), input.pointer.any_down()));
        if !is_down {
            self.dragged = None; // a handle that left the picture hears nothing of it
        }
        if let (Some(handle), Some(pointer)) = (self.dragged, pointer) {
            let at = base.to_pixel(pointer);
            let (column, row) = (round_to_half(at.x - 0.5), round_to_half(at.y - 0.5));
            match handle {
                Handle::Centre => (*x, *y) = (column.clamp(0.0, WIDTH as f64 - 1.0), row.clamp(0.0, HEIGHT as f64 - 1.0)),
                Handle::Width => *radius_x = (column - *x).clamp(SMALLEST_RADIUS, WIDTH as f64),
                Handle::Height => *radius_y = (row - *y).clamp(SMALLEST_RADIUS, HEIGHT as f64),
            }
        }
        for (_, place) in handles {
            ui.painter().circle(place, 6.0, DARK.text, Stroke::new(2.0, DARK.background));
        }
    }
}

fn choice(ui: &mut Ui, state: &State, region: &mut RegionRecipe) {
    let kind = |region: &RegionRecipe| match region {
        RegionRecipe::Auto => 0,
        RegionRecipe::Threshold { .. } => 1,
        RegionRecipe::Ellipse { .. } => 2,
    };
    let [found, threshold, ellipse] =
        [words().factory_region_found(), words().factory_region_threshold(), words().factory_region_ellipse()];
    let kinds = [(0, &*found), (1, &*threshold), (2, &*ellipse)];
    let chosen = ui.scope(|ui| {
        ui.set_max_width(300.0);
        segmented(ui, true, &kinds, kind(region))
    });
    match chosen.inner.filter(|chosen| *chosen != kind(region)) {
        Some(0) => *region = RegionRecipe::Auto,
        Some(1) => *region = RegionRecipe::Threshold { level: FIRST_LEVEL },
        Some(_) => *region = state.factory.ellipse_now(),
        None => {}
    }
}

fn numbers(ui: &mut Ui, region: &mut RegionRecipe) {
    let group = Id::unique(KNOB);
    match region {
        RegionRecipe::Auto => {}
        RegionRecipe::Threshold { level } => {
            let slider = Slider::new(level, 0..=254).text(words().factory_region_levels()).custom_parser(number::read);
            ui.add(slider).on_hover_text(words().factory_region_levels_hint());
        }
        RegionRecipe::Ellipse { x, y, radius_x, radius_y } => {
            let (width, height) = (WIDTH as f64, HEIGHT as f64);
            let muted = theme::palette(ui).muted;
            ui.label(RichText::new(words().factory_region_centre()).small().color(muted));
            number_field(ui, group, &words().factory_region_centre_column(), x, (0.0, width - 1.0), 1);
            number_field(ui, group, &words().factory_region_centre_row(), y, (0.0, height - 1.0), 1);
            ui.label(RichText::new(words().factory_region_half_axes()).small().color(muted));
            number_field(ui, group, &words().factory_region_half_width(), radius_x, (SMALLEST_RADIUS, width), 1);
            number_field(ui, group, &words().factory_region_half_height(), radius_y, (SMALLEST_RADIUS, height), 1);
        }
    }
}

fn round_to_half(value: f32) -> f64 {
    f64::from((2.0 * value).round() / 2.0)
}
