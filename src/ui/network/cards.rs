//! The network from the picture down to the probabilities: a card for each layer.

use std::sync::Arc;

use egui::{
    Align2, Button, Color32, ColorImage, FontId, Rect, RichText, Role, ScrollArea, Sense, Stroke, StrokeKind, TextureHandle,
    TextureOptions, Ui, WidgetInfo, pos2, vec2,
};

use super::super::widgets::fitting_size;
use super::super::{Actions, theme};
use super::facts::FINE;
use super::{grouped, shape};
use crate::app::{
    Action, Inspected, NetworkAction, Opponent, Outcome, SAVE_AUTOENCODER, STRIP, State, autoencoder_words, layer_name,
    layer_title,
};
use crate::network::LayerInfo;
use crate::words::words;

/// Height of a card, in points.
const HEIGHT: f32 = 48.0;
/// Space between two cards, in points: a line runs through it.
const GAP: f32 = 5.0;

/// The strips of all layers on the graphics card.
#[derive(Default)]
pub struct Cards {
    handle: Option<TextureHandle>,
    shown: Option<Arc<Vec<u8>>>,
}

impl Cards {
    /// Shows the column.
    pub fn show(&mut self, ui: &mut Ui, state: &State, actions: &mut Actions) {
        let palette = theme::palette(ui);
        let Some(shown) = &state.network.shown else { return };
        // Softmax or sigmoid is counted as no layer.
        let (title, layers) = match &shown.outcome {
            Outcome::Classified(classified) => {
                (words().network_title(classified.model.architecture().name()), shown.anatomy.layers.len() - 1)
            }
            Outcome::Restored(restored) => (autoencoder_words(restored.model.kind()), shown.anatomy.layers.len()),
        };
        ui.label(theme::strong(ui, title, &egui::TextStyle::Body));
        let parameters = words().network_parameters(grouped(shown.anatomy.parameters()), layers.to_string());
        ui.label(RichText::new(parameters).size(FINE).color(palette.muted));
        ui.add(egui::Label::new(RichText::new(who(state)).size(FINE).color(palette.machine)).truncate());
        if state.network.autoencoder().is_some() {
            of_autoencoder(ui, state, actions);
        }
        ui.add_space(2.0);
        let texture = self.update(ui, shown).id();
        ScrollArea::vertical().auto_shrink([false, true]).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = GAP;
            let count = shown.anatomy.layers.len();
            for (place, layer) in shown.anatomy.layers.iter().enumerate() {
                let strip =
                    Rect::from_min_max(pos2(0.0, place as f32 / count as f32), pos2(1.0, (place + 1) as f32 / count as f32));
                let look = CardLook { is_chosen: place == state.network.layer, is_last: place + 1 == count };
                if card(ui, layer, look, (texture, strip)) {
                    actions.push(Action::Network(NetworkAction::SelectLayer(place)));
                }
            }
        });
    }

    fn update(&mut self, ui: &Ui, shown: &Inspected) -> &TextureHandle {
        let load = || {
            let colors = shown.strips.iter().map(|&place| theme::sequential(f32::from(place) / 255.0)).collect();
            ColorImage::new([STRIP[0], STRIP[1] * shown.anatomy.layers.len()], colors)
        };
        let handle = self.handle.get_or_insert_with(|| ui.ctx().load_texture("strips", load(), TextureOptions::NEAREST));
        if !self.shown.as_ref().is_some_and(|before| Arc::ptr_eq(before, &shown.strips)) {
            handle.set(load(), TextureOptions::NEAREST);
            self.shown = Some(Arc::clone(&shown.strips));
        }
        handle
    }
}

/// Which network it is.
fn who(state: &State) -> String {
    let play = &state.play;
    if let Some(opened) = state.network.autoencoder() {
        return words().network_does_not_play(&opened.name);
    }
    if let Some(moment) = state.network.time.moment().filter(|_| state.network.travels()) {
        return words().network_after_pictures(grouped(moment.checkpoint.images as usize));
    }
    match state.shared.models.opponent {
        Opponent::Bundled => words().network_bundled_plays(play.mode().word()),
        Opponent::Any => words().network_any_base_plays(),
        Opponent::Trained => words().network_trained_plays(),
        Opponent::File => {
            let name = state.shared.models.file.as_ref().map_or_else(|| words().network_file(), |(_, name)| name.clone());
            words().network_file_plays(name)
        }
    }
}

/// What can be done with an autoencoder: it is kept, or left for the network that plays.
fn of_autoencoder(ui: &mut Ui, state: &State, actions: &mut Actions) {
    // Long words take two lines: the column is narrow.
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        ui.spacing_mut().button_padding.x = 7.0;
        let back = ui.button(words().network_look_at_player());
        if back.on_hover_text(words().network_look_at_player_hint()).clicked() {
            actions.push(NetworkAction::LookAtPlayer);
        }
        let save = ui.add_enabled(!state.shared.file_busy(), Button::new(words().network_save_autoencoder()));
        if save.on_hover_text(words().network_save_autoencoder_hint()).clicked() {
            actions.choose(SAVE_AUTOENCODER);
        }
    });
}

/// How a card looks.
#[derive(Clone, Copy)]
struct CardLook {
    is_chosen: bool,
    /// No line leads on from it.
    is_last: bool,
}

fn card(
    ui: &mut Ui,
    layer: &LayerInfo,
    CardLook { is_chosen: chosen, is_last }: CardLook,
    (texture, strip): (egui::TextureId, Rect),
) -> bool {
    let palette = theme::palette(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), HEIGHT), Sense::click());
    let weights = if layer.parameters > 0 {
        words().layer_weights(layer.parameters, grouped(layer.parameters))
    } else {
        words().layer_without_weights()
    };
    response.widget_info(|| {
        let name = words().network_layer_card(layer_name(layer), shape(layer.output), &weights);
        WidgetInfo::selected(Role::Button, true, chosen, name)
    });
    let painter = ui.painter();
    if !is_last {
        let x = rect.min.x + 14.0;
        painter.vline(x, rect.max.y..=rect.max.y + GAP, Stroke::new(2.0, palette.border));
    }
    let lit = chosen || response.hovered() || response.has_focus();
    painter.rect_filled(rect, 6.0, if lit { palette.card_hovered } else { palette.card });
    let border = if chosen { Stroke::new(2.0, palette.human) } else { Stroke::new(1.0, palette.border) };
    painter.rect_stroke(rect, 6.0, border, StrokeKind::Inside);
    let image = vec2(STRIP[0] as f32, STRIP[1] as f32);
    let place = Rect::from_min_size(pos2(rect.max.x - image.x - 8.0, rect.center().y - image.y / 2.0), image);
    painter.image(texture, place, strip, Color32::WHITE);
    let text = painter.with_clip_rect(rect.with_max_x(place.min.x - 4.0));
    let left = rect.min.x + 8.0;
    let fine = FontId::proportional(FINE - 1.0);
    let lines = [
        (3.0, layer_title(layer), theme::strong_font(FINE), palette.text),
        (17.0, shape(layer.output), fine.clone(), palette.muted),
        (31.0, weights, fine, palette.muted),
    ];
    for (below, words, font, color) in lines {
        let size = fitting_size(ui, &words, font.clone(), place.min.x - 4.0 - left);
        text.text(pos2(left, rect.min.y + below), Align2::LEFT_TOP, words, FontId { size, ..font }, color);
    }
    response.on_hover_text(layer_name(layer)).clicked()
}
