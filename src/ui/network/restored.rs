//! What an autoencoder gives, beside what it was given and the true picture.

use egui::{Image, Key, Rect, RichText, TextStyle, Ui, Vec2, pos2, vec2};

use super::super::page::PageInfo;
use super::super::widgets::{GrayTexture, paint_outlines, pixel_scale};
use super::super::{Actions, theme};
use super::facts::FINE;
use super::maps::Maps;
use super::{Looked, NetworkPage};
use crate::app::{Inspected, RESTORED, Restored, autoencoder_words, decibels, grouped};
use crate::factory::GrayImage;
use crate::lecture::autoencoder::Closeness;
use crate::network::{Autoencoder, Cell};
use crate::words::words;

/// Height of the two lines under a picture, in points.
const UNDER: f32 = 44.0;
/// Space between two pictures, in points.
const GAP: f32 = 12.0;

/// The page.
#[derive(Default)]
pub struct RestoredPage {
    textures: [GrayTexture; 3],
}

impl NetworkPage for RestoredPage {
    fn info(&self) -> PageInfo {
        PageInfo::new(RESTORED.0, words().network_page_restored(), words().network_page_restored_hint()).with_key(Key::R, "R")
    }

    fn show(&mut self, _: &mut Maps, ui: &mut Ui, looked: &Looked<'_>, _: &mut Actions) -> Option<(usize, Cell)> {
        let restored = looked.shown.restored()?;
        let palette = theme::palette(ui);
        ui.label(theme::strong(ui, title(restored), &TextStyle::Body));
        ui.label(RichText::new(explanation(restored)).size(FINE).color(palette.muted));
        ui.add_space(theme::GAP);
        let pictures = pictures(looked.shown, restored);
        let room = ui.available_size();
        let (columns, size) = arrangement(ui, room, pictures.len());
        let start = ui.cursor().min;
        for (place, (picture, texture)) in pictures.into_iter().zip(&mut self.textures).enumerate() {
            let (row, column) = (place / columns, place % columns);
            let step = size + vec2(GAP, UNDER + theme::GAP);
            let corner = start + vec2(column as f32 * step.x, row as f32 * step.y);
            let rect = Rect::from_min_size(corner, size);
            let shown = texture.show(ui.ctx(), "restored", picture.image);
            ui.put(rect, Image::new(shown).fit_to_exact_size(size).alt_text(picture.spoken));
            if looked.state.shared.settings.outlines {
                paint_outlines(ui, rect, &looked.shown.outlines);
            }
            let under = Rect::from_min_size(pos2(corner.x, rect.max.y + 2.0), vec2(size.x, UNDER));
            ui.put(under, |ui: &mut Ui| {
                ui.vertical(|ui| {
                    ui.spacing_mut().item_spacing.y = 0.0;
                    ui.label(theme::strong(ui, picture.title, &TextStyle::Body));
                    let text = picture.closeness.map_or(picture.note, |closeness| decibels(closeness.all));
                    ui.label(RichText::new(text).size(FINE).color(palette.machine));
                })
                .response
            });
        }
        None
    }
}

/// A picture with its words.
struct Shown<'a> {
    image: &'a GrayImage,
    title: String,
    /// The name for a screen reader.
    spoken: String,
    /// How near it lies to the true one.
    closeness: Option<Closeness>,
    /// What stands in place of the nearness.
    note: String,
}

/// Given, restored and true; the given picture of a bottleneck is the true one.
fn pictures<'a>(shown: &'a Inspected, restored: &'a Restored) -> Vec<Shown<'a>> {
    let words = words();
    let is_denoiser = restored.model.kind() == Autoencoder::Denoiser;
    let given = Shown {
        image: &shown.specimen.image,
        title: words.network_view_given(),
        spoken: words.network_given_large(),
        closeness: is_denoiser.then_some(restored.given_closeness),
        note: words.network_note_given(),
    };
    let made = Shown {
        image: &restored.made,
        title: if is_denoiser { words.network_restored() } else { words.network_from_code() },
        spoken: words.network_made_large(),
        closeness: Some(restored.made_closeness),
        note: String::new(),
    };
    let wanted = Shown {
        image: &restored.wanted,
        title: words.network_view_true(),
        spoken: words.network_true_large(),
        closeness: None,
        note: words.network_note_true(),
    };
    let wanted = is_denoiser.then_some(wanted);
    [given, made].into_iter().chain(wanted).collect()
}

fn title(restored: &Restored) -> String {
    let network = autoencoder_words(restored.model.kind());
    words().network_restored_title(network, grouped(restored.model.record.images))
}

fn explanation(restored: &Restored) -> String {
    match restored.model.kind() {
        Autoencoder::Denoiser => words().network_restored_denoiser(),
        Autoencoder::Bottleneck(_) => words().network_restored_bottleneck(),
    }
}

/// How many pictures stand in a row so that they are as large as possible, and how large they are.
fn arrangement(ui: &Ui, room: Vec2, count: usize) -> (usize, Vec2) {
    let of_columns = |columns: usize| {
        let rows = count.div_ceil(columns) as f32;
        let each = vec2((room.x + GAP) / columns as f32 - GAP, (room.y - rows * theme::GAP) / rows - UNDER);
        (columns, each, pixel_scale(ui, each))
    };
    let fits = |(_, each, size): &(usize, Vec2, Vec2)| size.x <= each.x && size.y <= each.y;
    let all = (1..=count).rev().map(of_columns).filter(fits);
    // The largest; of equal ones that with most in a row.
    let best = all.reduce(|best, other| if other.2.x > best.2.x { other } else { best });
    best.map_or_else(|| (count.max(1), pixel_scale(ui, room)), |(columns, _, size)| (columns, size))
}
