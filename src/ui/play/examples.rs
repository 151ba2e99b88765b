//! One example of each class over the room: what a tumor looks like.

use egui::{Context, Event, Image, Key, Rect, RichText, Role, Sense, TextStyle, Ui, WidgetInfo, vec2};

use super::super::outcome_words;
use super::super::widgets::{GrayTexture, class_icon, dialog, paint_outlines, pixel_scale, primary_button};
use super::super::{Actions, theme};
use crate::app::{Example, PlayAction, State};
use crate::factory::Syndrome;
use crate::words::words;

/// Widest content, in points.
const WIDEST: f32 = 1200.0;
/// What stands around the content, beside and over it, in points.
const BESIDE: f32 = 80.0;
/// Room for everything but the pictures in the height, in points.
const WORDS: f32 = 300.0;

/// The textures of the examples.
#[derive(Default)]
pub struct ExamplesView {
    textures: [GrayTexture; Syndrome::ALL.len()],
}

impl ExamplesView {
    /// Shows them. Any key but Tab puts them away, and does nothing else.
    pub fn show(&mut self, ctx: &Context, state: &State, actions: &mut Actions) {
        let screen = ctx.content_rect().size();
        let width = (screen.x - BESIDE).min(WIDEST);
        let modal = dialog(ctx, "examples", width, |ui| {
            ui.label(theme::strong(ui, words().play_examples_title(), &TextStyle::Heading));
            let palette = theme::palette(ui);
            ui.label(RichText::new(words().play_examples_text()).color(palette.muted));
            ui.add_space(theme::GAP);
            let pictures = state.play.examples.pictures.as_deref().map_or(&[][..], Vec::as_slice);
            ui.spacing_mut().item_spacing.x = theme::WIDE_GAP;
            let room = vec2((ui.available_width() - 3.0 * theme::WIDE_GAP) / 4.0, screen.y - WORDS);
            let size = pixel_scale(ui, room);
            ui.columns(4, |columns| {
                for ((ui, class), texture) in columns.iter_mut().zip(Syndrome::ALL).zip(&mut self.textures) {
                    let example = pictures.iter().find(|example| example.specimen.plan.syndrome == class);
                    example_of(ui, class, example, texture, size);
                }
            });
            ui.add_space(theme::GAP);
            primary_button(ui, true, words().play_examples_play()).on_hover_text(words().play_examples_play_hint()).clicked()
        });
        let is_pressed = ctx.input(|input| input.events.iter().any(puts_away));
        if modal.inner || modal.should_close() || is_pressed {
            actions.push(PlayAction::HideExamples);
        }
    }
}

/// Whether this is a key that was pressed. Tab goes from control to control, as everywhere.
fn puts_away(event: &Event) -> bool {
    matches!(event, Event::Key { pressed: true, key, .. } if *key != Key::Tab)
}

fn example_of(ui: &mut Ui, class: Syndrome, example: Option<&Example>, texture: &mut GrayTexture, size: egui::Vec2) {
    let palette = theme::palette(ui);
    ui.spacing_mut().item_spacing.x = theme::GAP;
    ui.horizontal(|ui| {
        let (rect, _) = ui.allocate_exact_size(vec2(28.0, 28.0), Sense::hover());
        class_icon(ui.painter(), rect.center(), 13.0, class, palette.text);
        ui.label(theme::strong(ui, class.to_string(), &TextStyle::Heading));
    });
    let (row, response) = ui.allocate_exact_size(size, Sense::hover());
    let rect = Rect::from_min_size(row.min, size); // a column may be wider than its picture
    match example {
        None => {
            ui.painter().rect_filled(rect, 0.0, palette.card);
        }
        Some(example) => {
            let image = texture.show(ui.ctx(), "example", &example.specimen.image);
            Image::new(image).paint_at(ui, rect);
            let spoken = words().play_example(class.to_string(), outcome_words::findings(&example.specimen.plan));
            response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &spoken));
            paint_outlines(ui, rect, &example.outlines);
        }
    }
    // Columns are justified, which spaces out the letters of a text that is broken.
    ui.vertical(|ui| ui.label(outcome_words::description(class)));
}
