//! Which specimen, seen how.

use egui::{Align, Button, Id, Layout, RichText, TextStyle, Ui, vec2};

use super::super::page::{PageInfo, in_sight, tabs_beside};
use super::super::widgets::{WholeStyle, class_icon, fit_line, outline_counts, refusal, room_of_buttons, whole_number_field};
use super::super::{Actions, theme};
use super::{InView, Saves};
use crate::app::{Action, Extra, FactoryAction, Rendered, SAVE_PICTURE, SAVE_SWEEP, State};
use crate::factory::TumorSize;
use crate::words::words;

/// In less room than this, in points, what leaves the program is behind one button.
const NARROW: f32 = 860.0;
/// In less room than this, in points, the words of the tabs have this much space at their sides.
const TAB_PADDINGS: [(f32, f32); 2] = [(700.0, 5.0), (980.0, 7.0)];
/// Room that the number of tumors of one size takes, in points.
const LEGEND: f32 = 104.0;
/// Width of the fields of number and seed, in points.
const FIELD: f32 = 84.0;
/// Width of everything in the line of the specimen but its words: icon, class, arrows, fields and the box of the outlines, in points.
const FIXED: f32 = 26.0 + 20.0 + 2.0 * 42.0 + 2.0 * (FIELD + 8.0) + 28.0;
/// Largest number of a picture in its series.
const LARGEST_INDEX: u64 = 999_999_999;

/// Shows the two lines above the pictures.
pub fn show(ui: &mut Ui, state: &State, (pages, saves): (&[PageInfo], Saves), actions: &mut Actions) {
    let factory = &state.factory;
    ui.horizontal(|ui| {
        let width = ui.available_width();
        let is_narrow = width < NARROW;
        // The tabs leave room for what leaves the program.
        if let Some((_, padding)) = TAB_PADDINGS.into_iter().find(|(limit, _)| width < *limit) {
            ui.spacing_mut().button_padding.x = padding;
            ui.spacing_mut().item_spacing.x = 2.0;
        }
        let beside = room_of_buttons(ui, &out_words(saves, is_narrow));
        let pages = in_sight(state, pages.iter().cloned(), factory.page);
        if let Some(page) = tabs_beside(ui, pages, factory.page, beside) {
            actions.push(FactoryAction::Show(page));
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if is_narrow {
                ui.menu_button(words().factory_save(), |ui| out(ui, state, saves, actions));
            } else {
                out(ui, state, saves, actions);
            }
        });
    });
    let group = Id::unique("specimen");
    ui.horizontal(|ui| specimen(ui, state, group, actions));
    refusal(ui, group);
}

/// The words on the buttons at the end of the first line.
fn out_words(saves: Saves, is_narrow: bool) -> Vec<String> {
    match saves {
        _ if is_narrow => vec![words().factory_save()],
        Saves::Pictures(_) => vec![words().factory_copy(), words().factory_save_png()],
        Saves::BreakingPoints => vec![words().factory_save_table()],
    }
}

/// What leaves the program: the picture, grid or strip in view.
fn out(ui: &mut Ui, state: &State, saves: Saves, actions: &mut Actions) {
    let what = match saves {
        Saves::Pictures(what) => what,
        Saves::BreakingPoints => return table(ui, state, actions),
    };
    let possible = !state.shared.file_busy() && state.factory.picture.is_some();
    let button =
        |ui: &mut Ui, word: String, hover: String| ui.add_enabled(possible, Button::new(word)).on_hover_text(hover).clicked();
    let (copy, save) = match what {
        InView::Sample => (words().factory_copy_sample_hint(), words().factory_save_sample_hint()),
        InView::Stages => (words().factory_copy_stages_hint(), words().factory_save_stages_hint()),
        InView::Grid => (words().factory_copy_grid_hint(), words().factory_save_grid_hint()),
        InView::NineValues => (words().factory_copy_nine_hint(), words().factory_save_nine_hint()),
    };
    if button(ui, words().factory_copy(), copy) {
        actions.push(FactoryAction::CopyPicture);
    }
    if button(ui, words().factory_save_png(), save) {
        actions.choose(SAVE_PICTURE);
    }
}

/// Breaking points leave the program as a table.
fn table(ui: &mut Ui, state: &State, actions: &mut Actions) {
    let measured = state.factory.sweep.run.as_ref().is_some_and(|run| run.points.iter().any(Option::is_some));
    let button = ui.add_enabled(measured && !state.shared.file_busy(), Button::new(words().factory_save_table()));
    if button.on_hover_text(words().factory_save_table_hint()).clicked() {
        actions.choose(SAVE_SWEEP);
    }
}

/// Class, seed and index of the specimen, and the way to others.
fn specimen(ui: &mut Ui, state: &State, group: Id, actions: &mut Actions) {
    let palette = theme::palette(ui);
    let factory = &state.factory;
    let (seed, index) = (factory.seed, factory.index);
    let [number, seed_word, random, outlines_word] =
        [words().factory_number(), words().factory_seed(), words().factory_random(), words().factory_outlines()];
    let texts = [&number, &seed_word, &random, &outlines_word].map(String::clone);
    let size = fit_line(ui, &TextStyle::Body, &texts, ui.available_width() - FIXED);
    let mut wanted = None;
    let mut show = |seed: u64, index: u64| wanted = Some(FactoryAction::ShowSpecimen { seed, index });
    if let Some(picture) = &factory.picture {
        let class = picture.specimen.plan.syndrome;
        let (rect, _) = ui.allocate_exact_size(vec2(26.0, 26.0), egui::Sense::hover());
        class_icon(ui.painter(), rect.center(), 11.0, class, palette.text);
        ui.label(theme::strong(ui, class.to_string(), &TextStyle::Body));
    }
    if ui.add_enabled(index > 0, Button::new("\u{2190}")).on_hover_text(words().factory_previous()).clicked() {
        show(seed, index - 1);
    }
    if ui.button("\u{2192}").on_hover_text(words().factory_next()).clicked() {
        show(seed, index + 1);
    }
    let mut typed = index;
    let label = ui.label(RichText::new(&number).size(size).color(palette.muted));
    let style = WholeStyle { limits: (0, LARGEST_INDEX), width: FIELD, speed: 0.1 };
    if whole_number_field(ui, group, &number, &mut typed, style).labelled_by(label.id).changed() {
        show(seed, typed);
    }
    let mut typed = seed;
    let label = ui.label(RichText::new(&seed_word).size(size).color(palette.muted));
    let style = WholeStyle { limits: (0, u64::MAX), ..style };
    if whole_number_field(ui, group, &seed_word, &mut typed, style).labelled_by(label.id).changed() {
        show(typed, index);
    }
    if ui.button(RichText::new(random).size(size)).on_hover_text(words().factory_random_hint()).clicked() {
        // Any step that shares no factor with the range visits all of it.
        show(seed, (index.wrapping_mul(48_271) + 11_777) % 1_000_003);
    }
    if let Some(wanted) = wanted {
        actions.push(wanted);
    }
    outlines(ui, state, RichText::new(outlines_word).size(size), actions);
    // Where there is no picture, its place says why.
    if let Some(refusal) = factory.refusal.as_ref().filter(|_| factory.picture.is_some()) {
        ui.label(RichText::new(refusal.words()).color(palette.alarm));
    }
}

/// Whether the tumors are outlined, and what the outlines mean where there is room.
fn outlines(ui: &mut Ui, state: &State, word: RichText, actions: &mut Actions) {
    let factory = &state.factory;
    let mut outlines = state.shared.settings.outlines;
    if ui.checkbox(&mut outlines, word).on_hover_text(words().factory_outlines_hint()).changed() {
        actions.push(Action::ToggleOutlines);
    }
    let has_outlines = matches!(factory.extra, Extra::None | Extra::Alignment);
    let shown = factory.picture.as_ref().filter(|picture| outlines && has_outlines && !picture.outlines.is_empty());
    let sizes =
        |picture: &Rendered| TumorSize::BIG_FIRST.into_iter().filter(|size| picture.specimen.plan.count(*size) > 0).count();
    if let Some(picture) = shown.filter(|picture| ui.available_width() > LEGEND * sizes(picture) as f32) {
        outline_counts(ui, &picture.outlines);
    }
}
