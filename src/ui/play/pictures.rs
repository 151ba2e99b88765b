//! The two pictures, as large as the window allows.

use egui::{
    Align, Align2, Color32, Key, Layout, Rect, RichText, Sense, Stroke, StrokeKind, TextStyle, TextureHandle, Ui, pos2, vec2,
};

use super::super::page::Keys;
use super::super::widgets::{
    Blink, ByPointer, GrayTexture, PictureView, Texture, Zoom, blink_tool, fitting_size, outline_counts, paint_outlines,
    paint_values, pixel_scale, tools_over, width_of, zoom_tools,
};
use super::super::{Actions, new_brain, theme};
use super::{evidence, hidden};
use crate::app::{Action, Control, EvidenceOnTumors, LiveRound, PlayAction, State};
use crate::factory::GrayImage;
use crate::words::words;

/// Room for the line over a picture, in points.
const CAPTION: f32 = 30.0;
/// A picture that is narrower than this, in points, leaves the detail out of its line.
const WIDE_CAPTION: f32 = 360.0;
/// Least width of a picture, in points, with room for the buttons of the zoom over it.
const ROOM_FOR_ZOOM: f32 = 270.0;
/// Beside the word on a tool over a picture, in points: its margins, and the space to the next one.
const BESIDE_WORD: f32 = 16.0;
/// So many points of a caption may lie under the tools beside it.
const HAIR: f32 = 8.0;
/// Least size of the name over a picture, in points.
const SMALLEST_NAME: f32 = 10.0;
/// Space between the words over a picture and its tools, in points.
const TOOLS_GAP: f32 = 6.0;
/// Room for the two steps of the zoom, in points.
const ZOOM_STEPS: f32 = 52.0;
/// Space around and between the pictures, in points.
pub const MARGIN: f32 = 16.0;
/// Room for the line under a picture, in points.
const FOOT: f32 = 24.0;
/// Least space over the caption, in points.
const HEAD_SPACE: f32 = 8.0;
/// What stands over and under a picture, in points.
pub const AROUND: f32 = HEAD_SPACE + CAPTION + FOOT;

/// The textures of both pictures.
#[derive(Default)]
pub struct Pictures {
    base: GrayTexture,
    sample: GrayTexture,
    evidence: Texture<ByPointer<EvidenceOnTumors>>,
    zoom: Zoom,
    /// Base and sample alternate in the place of the sample, as they are: that is fair before the answer too.
    blink: Blink,
    /// The sample that zoom and blink are about.
    looked_at: Option<GrayImage>,
}

impl Pictures {
    /// Shows base and sample side by side in the middle of the room that there is.
    pub fn show(&mut self, ui: &mut Ui, state: &State, actions: &mut Actions) {
        let [base_rect, sample_rect] = places(ui);
        self.start_afresh(state);
        let shows_base = state.play.shows_base(&state.shared.settings);
        let base_name = if shows_base { words().play_base_image_seen() } else { words().play_base_image_hidden() };
        let names = [base_name, words().play_sample_to_read()];
        let [base_view, view] =
            self.zoom.sense(ui, [base_rect, sample_rect], names.each_ref().map(String::as_str)).map(|seen| seen.view);
        let under_base = self.base_side(ui, state, base_rect, shows_base.then_some(&base_view), actions);
        let Some(live) = &state.play.live else {
            still_being_made(ui, sample_rect);
            return;
        };
        self.sample_side(ui, state, live, (sample_rect, &view), actions);
        self.reveal(ui, state, live, (under_base, sample_rect), &view);
    }

    /// The base image, with its tools and the choice of another one under it; without a view it is hidden. Gives the line under it, as far as
    /// it is free.
    fn base_side(&mut self, ui: &mut Ui, state: &State, rect: Rect, view: Option<&PictureView>, actions: &mut Actions) -> Rect {
        let base_image = state.shared.base.image();
        if let Some(view) = view {
            let base = self.base.show(ui.ctx(), "base image", base_image);
            paint(ui, base, base_image, view);
        } else {
            self.blink = Blink::default();
            hidden::place(ui, rect, state.play.matchup().person);
        }
        let base_word = words().play_base_image();
        let tools_left = tools_over(ui, rect, |ui| {
            // Where there is little room, wheel and keys zoom too.
            if rect.width() >= room_for_zoom(ui, &base_word) {
                zoom_tools(ui, &mut self.zoom, rect.width());
            }
            if view.is_some() {
                blink_tool(ui, &mut self.blink, &words().play_blink_hint());
            }
            if !state.lesson.hides(Control::Sight) {
                hidden::tool(ui, state, actions);
            }
        });
        caption(ui, (rect, tools_left - TOOLS_GAP, 0.0), &base_word, &state.shared.base_name(), |_| ());
        let line = foot(rect).with_min_y(rect.max.y + 3.0);
        if state.lesson.hides(Control::Base) { line } else { new_brain::show(ui, state, line, actions) }
    }

    /// The sample, or the base image in its place while both alternate.
    fn sample_side(
        &mut self,
        ui: &mut Ui,
        state: &State,
        live: &LiveRound,
        (rect, view): (Rect, &PictureView),
        actions: &mut Actions,
    ) {
        let blinks = self.blink.shows_other(ui);
        // Before the answer both pictures are seen as they are; after it the base is moved like the sample.
        let other = live.revealed_aligned_base().unwrap_or_else(|| state.shared.base.image());
        let image = if blinks { other } else { &live.specimen.image };
        let sample = self.sample.show(ui.ctx(), "sample", image);
        paint(ui, sample, image, view);
        let name = match (blinks, live.round.is_answered()) {
            (false, _) => words().play_sample(),
            (true, false) => words().play_base_image(),
            (true, true) => words().play_base_moved(),
        };
        let number = words().play_which_picture(state.play.group().words(), state.play.number().to_string());
        let whole = (rect, rect.max.x, room_for_switches(ui));
        caption(ui, whole, &name, &number, |ui| {
            switches(ui, state, actions);
        });
    }

    /// What lies over and under the pictures after the answer: evidence, outlines with their counts, and whether the person was right.
    fn reveal(
        &mut self,
        ui: &mut Ui,
        state: &State,
        live: &LiveRound,
        (under_base, sample_rect): (Rect, Rect),
        view: &PictureView,
    ) {
        let palette = theme::palette(ui);
        if let Some(seen) = live.revealed_evidence().filter(|_| state.shared.settings.evidence && !self.blink.is_on()) {
            let texture = self.evidence.update(ui.ctx(), "evidence", &ByPointer::of(seen), || evidence::veil(seen));
            ui.painter().image(texture.id(), sample_rect, view.uv(), Color32::WHITE);
        }
        if state.shared.settings.outlines && live.round.is_answered() {
            view.over(ui, |ui, whole| paint_outlines(ui, whole, live.revealed_outlines()));
        }
        if state.shared.settings.evidence && live.revealed_evidence().is_some() && !self.blink.is_on() {
            evidence::scale(ui, under_base);
        }
        if state.shared.settings.outlines && live.round.is_answered() {
            ui.scope_builder(egui::UiBuilder::new().max_rect(foot(sample_rect)), |ui| {
                ui.horizontal(|ui| outline_counts(ui, live.revealed_outlines()));
            });
        }
        if let Some(right) = live.round.human_is_right() {
            let color = if right { palette.truth } else { palette.alarm };
            ui.painter().rect_stroke(sample_rect.expand(3.0), 2.0, Stroke::new(3.0, color), StrokeKind::Outside);
        }
    }

    /// The keys: zoom and blink.
    pub fn read_keys(&mut self, keys: &Keys<'_>, state: &State) {
        let blinks = keys.pressed(Key::K) && state.play.shows_base(&state.shared.settings);
        if blinks {
            self.blink.toggle(keys.now());
        }
        if self.zoom.read_keys(keys) || blinks {
            keys.repaint();
        }
    }

    /// Another sample is seen whole and still at first.
    fn start_afresh(&mut self, state: &State) {
        let image = state.play.live.as_ref().map(|live| &live.specimen.image);
        if image != self.looked_at.as_ref() {
            self.zoom.fit();
            self.blink = Blink::default();
            self.looked_at = image.cloned();
        }
    }
}

/// Where base and sample lie: as large as the room allows, side by side in its middle.
fn places(ui: &Ui) -> [Rect; 2] {
    let area = ui.available_rect_before_wrap();
    let size = pixel_scale(ui, vec2((area.width() - 3.0 * MARGIN) / 2.0, area.height() - AROUND));
    let left = area.center().x - size.x - MARGIN / 2.0;
    let top = area.min.y + HEAD_SPACE / 2.0 + CAPTION + (area.height() - size.y - AROUND) / 2.0;
    let snap = |position: egui::Pos2| {
        let pixels = ui.ctx().pixels_per_point();
        pos2((position.x * pixels).round() / pixels, (position.y * pixels).round() / pixels)
    };
    [left, left + size.x + MARGIN].map(|left| Rect::from_min_size(snap(pos2(left, top)), size))
}

/// In the place of a sample that is still being made.
fn still_being_made(ui: &Ui, rect: Rect) {
    let palette = theme::palette(ui);
    ui.painter().rect_filled(rect, 0.0, palette.panel);
    let font = TextStyle::Heading.resolve(ui.style());
    ui.painter().text(rect.center(), Align2::CENTER_CENTER, "\u{2026}", font, palette.muted);
}

/// A picture as far as it is seen, with its gray values where there is room for them.
fn paint(ui: &Ui, texture: &TextureHandle, image: &GrayImage, view: &PictureView) {
    ui.painter().image(texture.id(), view.place, view.uv(), Color32::WHITE);
    paint_values(ui, view, |column, row| {
        let value = image.at(column, row);
        (value.to_string(), theme::gray(value))
    });
}

/// Least width of a picture, in points, with room for the buttons of the zoom over it, between its name and the other tools.
fn room_for_zoom(ui: &Ui, name: &str) -> f32 {
    let name = width_of(ui, name, theme::strong_font(TextStyle::Body.resolve(ui.style()).size));
    let small = TextStyle::Small.resolve(ui.style());
    let tools = [words().widget_fit(), words().widget_blink(), words().play_hide()];
    let tools: f32 = tools.map(|word| width_of(ui, &word, small.clone()) + BESIDE_WORD).into_iter().sum();
    (name + tools + ZOOM_STEPS).max(ROOM_FOR_ZOOM)
}

/// The line under a picture.
fn foot(picture: Rect) -> Rect {
    Rect::from_min_max(pos2(picture.min.x, picture.max.y + 5.0), pos2(picture.max.x, picture.max.y + FOOT))
}

/// The line over a picture, up to `right`; the tools at its end need `beside` points of it.
fn caption(ui: &mut Ui, (picture, right, beside): (Rect, f32, f32), name: &str, detail: &str, tools: impl FnOnce(&mut Ui)) {
    let palette = theme::palette(ui);
    let strong = theme::strong_font(TextStyle::Body.resolve(ui.style()).size);
    let whole = width_of(ui, name, strong) + width_of(ui, detail, TextStyle::Body.resolve(ui.style()));
    // What is too long by a hair only is not cut short.
    let right = if whole <= right - picture.min.x + HAIR { picture.max.x } else { right };
    let rect = Rect::from_min_max(pos2(picture.min.x, picture.min.y - CAPTION), pos2(right, picture.min.y - 6.0));
    ui.scope_builder(egui::UiBuilder::new().max_rect(rect).sense(Sense::hover()), |ui| {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            // A long name over a narrow picture is written smaller: it must not meet the tools.
            let font = theme::strong_font(TextStyle::Body.resolve(ui.style()).size);
            let size = fitting_size(ui, name, font.clone(), rect.width() - beside).max(SMALLEST_NAME);
            let is_wide = picture.width() >= WIDE_CAPTION;
            let name = ui.label(RichText::new(name).font(egui::FontId { size, ..font }));
            if !is_wide {
                name.on_hover_text(detail);
            }
            // The tools have their room first; what is left is for the detail, which is cut short before it meets them.
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                tools(ui);
                if is_wide {
                    let detail = egui::Label::new(RichText::new(detail).color(palette.muted)).truncate();
                    ui.with_layout(Layout::left_to_right(Align::Center), |ui| ui.add(detail));
                }
            });
        });
    });
}

/// Room that the two switches over the sample need, in points.
fn room_for_switches(ui: &Ui) -> f32 {
    let font = TextStyle::Button.resolve(ui.style());
    let spacing = ui.spacing();
    let around = spacing.icon_width + spacing.icon_spacing + 2.0 * spacing.item_spacing.x;
    [words().play_outlines(), words().play_evidence()].iter().map(|word| width_of(ui, word, font.clone()) + around).sum()
}

/// What is shown after the answer: outlines, and where the machine looked.
fn switches(ui: &mut Ui, state: &State, actions: &mut Actions) {
    let settings = &state.shared.settings;
    let (mut outlines, mut evidence) = (settings.outlines, settings.evidence);
    let mut has_changed = |name: String, hint: String, is_on: &mut bool| ui.checkbox(is_on, name).on_hover_text(hint).changed();
    let words = words();
    if !state.lesson.hides(Control::Outlines) && has_changed(words.play_outlines(), words.play_outlines_hint(), &mut outlines) {
        actions.push(Action::ToggleOutlines);
    }
    if !state.lesson.hides(Control::Evidence) && has_changed(words.play_evidence(), words.play_evidence_hint(), &mut evidence) {
        actions.push(PlayAction::ToggleEvidence);
    }
}
