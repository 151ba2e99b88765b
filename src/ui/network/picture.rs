//! The picture that is looked at: where it comes from, what speaks for a class in it, what the network says about it.

use egui::containers::menu::MenuButton;
use egui::{
    Align, Button, Color32, ColorImage, Id, Image, Key, Layout, PointerButton, Rect, RichText, Role, Sense, Stroke, Ui,
    UiBuilder, WidgetInfo, pos2, vec2,
};

use super::super::widgets::{ByPointer, GrayTexture, Texture, WholeStyle, paint_outlines, refusal, whole_number_field};
use super::super::{Actions, focus, theme};
use super::numbers::mark;
use super::outcome;
use super::sheet::{cell_at, crisp};
use super::what_if::WHAT_IF;
use crate::app::{Action, EvidenceOnTumors, Inspected, NetworkAction, Outcome, PictureSource, State, line};
use crate::factory::{GrayImage, HEIGHT, Mode, WIDTH};
use crate::network::{Autoencoder, Cell};
use crate::words::words;

/// Height of what stands under the picture, in points.
const BELOW: f32 = 216.0;
/// Largest number of a picture in its series.
const LARGEST_INDEX: u64 = 999_999_999;
/// How much the veil of evidence covers where it is thickest.
const THICKEST: f32 = 0.75;

/// Which picture is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum View {
    /// The one that the network is given.
    #[default]
    Given,
    /// The difference from the base image: the other one that a network that compares is given.
    FromBase,
    /// The one that an autoencoder gives.
    Restored,
    /// The one that a denoiser should give.
    Wanted,
}

impl View {
    /// The pictures that there are beside the given one, in their order.
    fn others(shown: &Inspected) -> Vec<Self> {
        match &shown.outcome {
            Outcome::Classified(classified) => classified.difference.iter().map(|_| Self::FromBase).collect(),
            Outcome::Restored(restored) if restored.model.kind() == Autoencoder::Denoiser => vec![Self::Restored, Self::Wanted],
            Outcome::Restored(_) => vec![Self::Restored],
        }
    }

    /// This one, or the given one where there is no such picture.
    fn among(self, shown: &Inspected) -> Self {
        if Self::others(shown).contains(&self) { self } else { Self::Given }
    }

    /// The picture and what to call it; the given one where there is no such picture.
    fn picture(self, shown: &Inspected) -> (&GrayImage, String) {
        let words = words();
        let given = || (&shown.specimen.image, words.network_picture_looked_at());
        let difference = shown.classified().and_then(|classified| classified.difference.as_ref());
        match self {
            Self::Given => given(),
            Self::FromBase => difference.map_or_else(given, |difference| (difference, words.network_picture_difference())),
            Self::Restored => {
                shown.restored().map_or_else(given, |restored| (&restored.made, words.network_picture_of_network()))
            }
            Self::Wanted => shown.restored().map_or_else(given, |restored| (&restored.wanted, words.network_picture_true())),
        }
    }

    /// The word on its button, and what it is.
    fn words(self, shown: &Inspected) -> (String, String) {
        let words = words();
        match self {
            Self::Given if shown.restored().is_some() => (words.network_view_given(), words.network_view_given_hint()),
            Self::Given => (words.network_view_sample(), words.network_view_sample_hint()),
            Self::FromBase => (words.network_view_difference(), words.network_view_difference_hint()),
            Self::Restored => (words.network_view_output(), words.network_picture_of_network()),
            Self::Wanted => (words.network_view_true(), words.network_view_true_hint()),
        }
    }
}

/// The textures of the picture, and the brush under way.
#[derive(Default)]
pub struct PictureColumn {
    texture: GrayTexture,
    /// Which of the pictures is shown, where there are several.
    view: View,
    evidence: Texture<ByPointer<EvidenceOnTumors>>,
    /// Where the brush was in the last frame, and whether it erases.
    brush: Option<((i32, i32), bool)>,
    /// Where the brush is by keyboard.
    by_keys: KeyBrush,
}

/// The place of the brush that the keyboard moves: column and row of a pixel.
struct KeyBrush([i32; 2]);

impl Default for KeyBrush {
    /// In the middle of the picture.
    fn default() -> Self {
        Self([WIDTH as i32 / 2, HEIGHT as i32 / 2])
    }
}

impl PictureColumn {
    /// Shows the column; `pointed` is the value under the pointer, whose receptive field is drawn.
    pub fn show(&mut self, ui: &mut Ui, state: &State, pointed: Option<(usize, Cell)>, actions: &mut Actions) {
        navigation(ui, state, actions);
        let room = vec2(ui.available_width(), ui.available_height() - BELOW);
        let size = crisp(ui, [HEIGHT, WIDTH], room);
        // A picture that nobody can paint on is no stop of the Tab key.
        let sense = if state.network.page == WHAT_IF { Sense::click_and_drag() } else { Sense::hover() };
        let (whole, response) = ui.allocate_exact_size(vec2(ui.available_width(), size.y), sense);
        let pixels = ui.ctx().pixels_per_point();
        let left = ((whole.center().x - size.x / 2.0) * pixels).round() / pixels;
        let rect = Rect::from_min_size(pos2(left, (whole.min.y * pixels).round() / pixels), size);
        let Some(shown) = &state.network.shown else {
            ui.painter().rect_filled(rect, 0.0, theme::palette(ui).card);
            return;
        };
        let (picture, name) = self.view.among(shown).picture(shown);
        let texture = self.texture.show(ui.ctx(), "inspected", picture);
        ui.put(rect, Image::new(texture).fit_to_exact_size(size).alt_text(name));
        self.veil(ui, state, rect);
        if state.shared.settings.outlines {
            paint_outlines(ui, rect, &shown.outlines);
        }
        if let Some((layer, cell)) = pointed {
            receptive_field(ui, shown, layer, cell, rect);
        }
        if state.network.page == WHAT_IF {
            self.brush(ui, state, rect, &response, actions);
        }
        self.which_picture(ui, shown, rect);
        ui.spacing_mut().item_spacing.y = 4.0;
        match &shown.outcome {
            Outcome::Classified(classified) => {
                outcome::evidence(ui, state, &classified.model, actions);
                outcome::probabilities(ui, state, shown, classified, actions);
            }
            Outcome::Restored(restored) => outcome::closeness(ui, state, restored, actions),
        }
    }

    /// Which of the pictures is shown, in the upper left corner of the picture; nothing where there is one alone.
    fn which_picture(&mut self, ui: &mut Ui, shown: &Inspected, rect: Rect) {
        let others = View::others(shown);
        if others.is_empty() {
            return;
        }
        let corner = Rect::from_min_size(rect.min + vec2(4.0, 4.0), vec2(rect.width() - 8.0, 28.0));
        // A child that takes no room of the column: it lies over the picture.
        ui.new_child(UiBuilder::new().max_rect(corner)).horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            let seen = self.view.among(shown);
            for view in std::iter::once(View::Given).chain(others) {
                let (word, hint) = view.words(shown);
                let button = Button::selectable(seen == view, word).frame_when_inactive(true);
                if ui.add(button).on_hover_text(hint).clicked() {
                    self.view = view;
                }
            }
        });
    }

    /// What speaks for the class, in the machine's colour.
    fn veil(&mut self, ui: &Ui, state: &State, rect: Rect) {
        let Some(seen) = state.network.shown_evidence() else { return };
        let load = || {
            let values = &seen.evidence.values;
            let most = values.iter().copied().fold(f32::MIN_POSITIVE, f32::max);
            let veil = |&value: &f32| theme::DARK.machine.gamma_multiply(THICKEST * (value / most).clamp(0.0, 1.0));
            ColorImage::new([WIDTH, HEIGHT], values.iter().map(veil).collect())
        };
        let texture = self.evidence.update(ui.ctx(), "inspected evidence", &ByPointer::of(seen), load);
        ui.painter().image(texture.id(), rect, Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0)), Color32::WHITE);
    }

    /// The brush: the left button paints, the right one erases. By keyboard, while the picture has the focus, the arrows move the brush,
    /// with Shift by its width, and Space touches the picture.
    fn brush(&mut self, ui: &Ui, state: &State, rect: Rect, response: &egui::Response, actions: &mut Actions) {
        let KeyBrush([x, y]) = self.by_keys;
        response.widget_info(|| {
            WidgetInfo::labeled(Role::Canvas, true, words().network_paint_on((x + 1).to_string(), (y + 1).to_string()))
        });
        if !response.has_focus() {
            return self.brush_by_pointer(ui, state, rect, response, actions);
        }
        let brush = state.network.brush;
        let [right, up] = focus::arrows(ui, response);
        let (by, touches) = ui.input(|input| {
            let by = if input.modifiers.shift { 2 * brush.radius } else { 1 };
            (by, input.key_pressed(Key::Space) || input.key_pressed(Key::Enter))
        });
        let KeyBrush([x, y]) = &mut self.by_keys;
        *x = (*x + by * right).clamp(0, WIDTH as i32 - 1);
        *y = (*y - by * up).clamp(0, HEIGHT as i32 - 1);
        let at = (*x, *y);
        paint_brush(ui, rect, at, brush.radius);
        if touches {
            actions.push(NetworkAction::BeginChange);
            actions.push(NetworkAction::Paint(vec![brush.stroke(at, brush.erases)]));
        } else {
            self.brush_by_pointer(ui, state, rect, response, actions);
        }
    }

    fn brush_by_pointer(&mut self, ui: &Ui, state: &State, rect: Rect, response: &egui::Response, actions: &mut Actions) {
        let brush = state.network.brush;
        let Some(pointer) = response.interact_pointer_pos().or_else(|| response.hover_pos()).filter(|at| rect.contains(*at))
        else {
            self.brush = None;
            return;
        };
        let cell = cell_at([HEIGHT, WIDTH], 0, rect, pointer);
        let at = (cell.column as i32, cell.row as i32);
        paint_brush(ui, rect, at, brush.radius);
        let down = |button| ui.input(|input| input.pointer.button_down(button));
        let pressed = response.is_pointer_button_down_on() || response.clicked() || response.secondary_clicked();
        let erases = down(PointerButton::Secondary) || response.secondary_clicked() || brush.erases;
        if !pressed {
            self.brush = None;
            return;
        }
        if self.brush.is_none() {
            actions.push(NetworkAction::BeginChange);
        }
        let points = match self.brush {
            Some((before, same)) if same == erases => line(before, at, brush.radius),
            _ => vec![at],
        };
        self.brush = Some((at, erases));
        if !points.is_empty() {
            actions.push(Action::Network(NetworkAction::Paint(points.into_iter().map(|at| brush.stroke(at, erases)).collect())));
        }
    }
}

/// The ring of the brush: its place and radius in pixels of the picture.
fn paint_brush(ui: &Ui, rect: Rect, (x, y): (i32, i32), radius: i32) {
    let texel = rect.width() / WIDTH as f32;
    let centre = rect.min + vec2(x as f32 + 0.5, y as f32 + 0.5) * texel;
    ui.painter().circle_stroke(centre, radius as f32 * texel, Stroke::new(3.0, Color32::BLACK.gamma_multiply(0.6)));
    ui.painter().circle_stroke(centre, radius as f32 * texel, Stroke::new(1.5, theme::DARK.human));
}

/// Which picture: back, forth, number, recipe, and where it comes from.
fn navigation(ui: &mut Ui, state: &State, actions: &mut Actions) {
    let network = &state.network;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        ui.spacing_mut().button_padding.x = 8.0;
        let back = ui.add_enabled(network.id.index > 0, Button::new("\u{2190}"));
        if back.on_hover_text(words().network_previous_picture()).clicked() {
            actions.push(NetworkAction::Step(-1));
        }
        if ui.button("\u{2192}").on_hover_text(words().network_next_picture()).clicked() {
            actions.push(NetworkAction::Step(1));
        }
        let source = source(state);
        let hint = words().network_which_picture(&source);
        MenuButton::from_button(Button::new(source).truncate()).ui(ui, |ui| sources(ui, state, actions)).0.on_hover_text(hint);
    });
}

/// Where a picture may come from.
fn sources(ui: &mut Ui, state: &State, actions: &mut Actions) {
    let network = &state.network;
    ui.set_min_width(230.0);
    let (mode, seed, index) = network.own;
    for choice in Mode::ALL {
        if ui.button(words().network_own_series(choice.word())).clicked() {
            actions.push(NetworkAction::OwnSeries { mode: choice, seed, index });
        }
    }
    let own = network.source == PictureSource::Own;
    let mut typed = (seed, index);
    let group = Id::unique("inspected specimen");
    let fields =
        [(&mut typed.0, words().network_series_seed(), u64::MAX), (&mut typed.1, words().network_series_number(), LARGEST_INDEX)];
    for (value, name, last) in fields {
        ui.horizontal(|ui| {
            let label = ui.label(RichText::new(&name).color(theme::palette(ui).muted));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.add_enabled_ui(own, |ui| {
                    let style = WholeStyle { limits: (0, last), width: 72.0, speed: 0.1 };
                    whole_number_field(ui, group, &name, value, style).labelled_by(label.id);
                });
            });
        });
    }
    refusal(ui, group);
    if typed != (seed, index) {
        actions.push(NetworkAction::OwnSeries { mode, seed: typed.0, index: typed.1 });
    }
    ui.separator();
    let button = ui.add_enabled(state.play.is_answered(), Button::new(words().network_take_play()));
    if button.on_disabled_hover_text(words().network_not_answered()).clicked() {
        actions.push(NetworkAction::TakePlay);
    }
    if ui.button(words().network_take_factory()).clicked() {
        actions.push(NetworkAction::TakeFactory);
    }
}

fn source(state: &State) -> String {
    let (network, id) = (&state.network, &state.network.id);
    words().network_picture_of(network.source.word(), (id.index + 1).to_string(), &id.recipe.name)
}

/// The pixels that a value sees.
fn receptive_field(ui: &Ui, shown: &Inspected, layer: usize, cell: Cell, rect: Rect) {
    let Some(field) = shown.anatomy.layers.get(layer).and_then(|layer| layer.field) else { return };
    let texel = rect.width() / WIDTH as f32;
    let ((top, bottom), (left, right)) = (field.span(cell.row), field.span(cell.column));
    let corner = |x: f64, y: f64| rect.min + vec2(x as f32, y as f32) * texel;
    let seen = Rect::from_min_max(corner(left, top), corner(right, bottom)).intersect(rect);
    mark(&ui.painter().with_clip_rect(rect.expand(2.0)), seen, theme::DARK.human);
}
