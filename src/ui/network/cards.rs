//! The network from the picture down to the probabilities: a card for each layer.

use std::sync::Arc;

use egui::{
    Align2, Color32, ColorImage, FontId, Rect, RichText, Role, ScrollArea, Sense, Stroke, StrokeKind, TextureHandle,
    TextureOptions, Ui, WidgetInfo, pos2, vec2,
};

use super::super::{Actions, theme};
use super::facts::FINE;
use super::{grouped, shape};
use crate::app::{Action, Inspected, NetworkAction, Opponent, STRIP, State, layer_name, layer_title};
use crate::network::{LayerInfo, LayerKind};

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
        let settings = &shown.model.record.settings;
        ui.label(theme::strong(ui, format!("Network {}", settings.architecture), &egui::TextStyle::Body));
        let parameters =
            format!("{} parameters in {} layers", grouped(shown.anatomy.parameters()), shown.anatomy.layers.len() - 1);
        ui.label(RichText::new(parameters).size(FINE).color(palette.muted));
        ui.label(RichText::new(who(state)).size(FINE).color(palette.machine));
        ui.add_space(2.0);
        let texture = self.update(ui, shown).id();
        ScrollArea::vertical().auto_shrink([false, true]).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = GAP;
            let count = shown.anatomy.layers.len();
            for (place, layer) in shown.anatomy.layers.iter().enumerate() {
                let strip =
                    Rect::from_min_max(pos2(0.0, place as f32 / count as f32), pos2(1.0, (place + 1) as f32 / count as f32));
                if card(ui, layer, place == state.network.layer, (texture, strip)) {
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
    if let Some(moment) = state.network.time.moment().filter(|_| state.network.travels()) {
        return format!("after {} pictures", grouped(moment.checkpoint.images as usize));
    }
    match state.shared.models.opponent {
        Opponent::Bundled => format!("bundled {}, plays now", play.mode().word()),
        Opponent::Any => "for any base image, plays now".to_owned(),
        Opponent::Trained => "in training, plays now".to_owned(),
        Opponent::File => format!("{}, plays now", state.shared.models.file.as_ref().map_or("file", |(_, name)| name)),
    }
}

fn card(ui: &mut Ui, layer: &LayerInfo, chosen: bool, (texture, strip): (egui::TextureId, Rect)) -> bool {
    let palette = theme::palette(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), HEIGHT), Sense::click());
    let weights = if layer.parameters > 0 { format!("{} weights", grouped(layer.parameters)) } else { "no weights".to_owned() };
    response.widget_info(|| {
        WidgetInfo::selected(Role::Button, true, chosen, format!("{}: {}, {weights}", layer_name(layer), shape(layer.output)))
    });
    let painter = ui.painter();
    if !matches!(layer.kind, LayerKind::Softmax | LayerKind::Sigmoid) {
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
    text.text(pos2(left, rect.min.y + 3.0), Align2::LEFT_TOP, layer_title(layer), theme::strong_font(FINE), palette.text);
    let fine = FontId::proportional(FINE - 1.0);
    text.text(pos2(left, rect.min.y + 17.0), Align2::LEFT_TOP, shape(layer.output), fine.clone(), palette.muted);
    text.text(pos2(left, rect.min.y + 31.0), Align2::LEFT_TOP, weights, fine, palette.muted);
    response.on_hover_text(layer_name(layer)).clicked()
}
