//! What the network in training says of one picture: a row for each answer, a column for each measurement.
//!
//! The picture is that of the current round once the round is answered, else one of the pictures set apart: before the guess
//! nothing here may tell the class of the current round.

use egui::{Align2, Image, Rect, RichText, Sense, TextStyle, Ui, pos2, vec2};

use super::super::theme;
use super::super::widgets::{GrayTexture, class_icon};
use crate::app::{SaidOverTime, State, answer_words, grouped, number};
use crate::factory::{GrayImage, HEIGHT, Syndrome, WIDTH};
use crate::network::{Classes, Prediction};
use crate::words::{Text, Words, words};

/// Height of the strip with its head, in points.
pub const HEIGHT_IN_ALL: f32 = 112.0;
/// Height of all rows together, in points.
const ROWS: f32 = 68.0;
/// Room for the letters of the classes, and for the words ill and healthy, in points.
const LETTERS: (f32, f32) = (44.0, 76.0);
/// Room for the newest numbers, in points.
const NUMBERS: f32 = 56.0;
/// Most points that a column takes.
const WIDEST_COLUMN: f32 = 24.0;

/// What the strip remembers between frames.
#[derive(Default)]
pub struct Said {
    texture: GrayTexture,
}

/// What is shown.
struct Shown<'a> {
    title: Text,
    truth: Syndrome,
    image: &'a GrayImage,
    strip: &'a SaidOverTime,
}

impl Said {
    /// Shows the strip, or what to do.
    pub fn show(&mut self, ui: &mut Ui, state: &State) {
        let palette = theme::palette(ui);
        let Some(shown) = shown(state) else {
            ui.label(theme::strong(ui, words().train_said(), &TextStyle::Body));
            ui.label(RichText::new(words().train_said_hint()).small().color(palette.muted));
            return;
        };
        ui.horizontal(|ui| {
            ui.label(theme::strong(ui, words().train_said(), &TextStyle::Body));
            ui.add(egui::Label::new(RichText::new((shown.title)(words())).small().color(palette.muted)).truncate());
        });
        ui.horizontal(|ui| {
            let height = ROWS;
            let size = vec2(height * WIDTH as f32 / HEIGHT as f32, height);
            let texture = self.texture.show(ui.ctx(), "said", shown.image);
            let image = Image::new(texture).fit_to_exact_size(size);
            ui.add(image.alt_text(words().train_said_picture(shown.truth.to_string())));
            columns(ui, &shown, height);
        });
    }
}

/// The answered picture of the game, as soon as something was said of it; else the first one of those set apart, unless it is the
/// very picture that waits for an answer.
fn shown(state: &State) -> Option<Shown<'_>> {
    let details = &state.train.details;
    if let (Some(live), Some((id, strip))) = (&state.play.live, &details.table_picture)
        && let (Some(truth), Some(specimen)) = (live.round.truth(), live.revealed_specimen())
        && live.id == *id
        && !strip.columns.is_empty()
    {
        return Some(Shown { title: Words::train_said_answered, truth, image: &specimen.image, strip });
    }
    let examined = details.examined.as_deref().filter(|examined| !state.shared.hides(&examined.first_id))?;
    let truth = examined.pictures.first()?.truth;
    Some(Shown { title: Words::train_said_apart, truth, image: &examined.first, strip: &details.own_picture })
}

fn columns(ui: &mut Ui, shown: &Shown<'_>, height: f32) {
    let palette = theme::palette(ui);
    let Shown { truth, strip, .. } = *shown;
    let (area, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    let painter = ui.painter();
    let small = TextStyle::Small.resolve(ui.style());
    let classes = strip.columns.last().map_or(Classes::Four, |(_, last)| last.classes());
    let letters = if classes == Classes::Four { LETTERS.0 } else { LETTERS.1 };
    let row = height / classes.answers().len() as f32;
    let cells = Rect::from_min_max(area.min + vec2(letters, 0.0), area.max - vec2(NUMBERS, 0.0));
    let width = (cells.width() / strip.columns.len().max(1) as f32).min(WIDEST_COLUMN);
    for &answer in classes.answers() {
        let top = area.min.y + row * answer.place() as f32;
        let middle = top + row / 2.0;
        let is_true = answer.is_right(truth);
        let color = if is_true { palette.truth } else { palette.muted };
        class_icon(painter, pos2(area.min.x + 10.0, middle), 7.0, answer, color);
        painter.text(pos2(area.min.x + 20.0, middle), Align2::LEFT_CENTER, answer_words(answer), small.clone(), color);
        if is_true {
            let mark = Rect::from_min_size(pos2(cells.min.x - 5.0, top + 1.0), vec2(3.0, row - 2.0));
            painter.rect_filled(mark, 1.0, palette.truth);
        }
        for (place, (_, said)) in strip.columns.iter().enumerate() {
            let start = pos2(cells.min.x + width * place as f32, top);
            let gap = if width > 4.0 { 1.0 } else { 0.0 };
            let (ground, _) = theme::shaded(palette, palette.machine, said.share(answer).unwrap_or(0.0));
            painter.rect_filled(Rect::from_min_size(start, vec2(width - gap, row - 1.0)), 0.0, ground);
        }
        if let Some(share) = strip.columns.last().and_then(|(_, last)| last.share(answer)) {
            let text = percent(share);
            painter.text(pos2(area.max.x, middle), Align2::RIGHT_CENTER, text, small.clone(), palette.text);
        }
    }
    let spoken = strip.columns.last().map(|(images, last)| sentence(*images, last)).unwrap_or_default();
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &spoken));
    if let Some(pointer) = response.hover_pos() {
        let place = ((pointer.x - cells.min.x) / width).floor();
        if let Some((images, said)) = strip.columns.get(place.max(0.0) as usize).filter(|_| place >= 0.0) {
            response.on_hover_text(sentence(*images, said));
        }
    }
}

fn sentence(images: u64, said: &Prediction) -> String {
    let part = |(answer, share)| words().train_said_share(answer_words(answer), percent(share));
    words().train_said_then(grouped(images), said.shares().map(part).collect::<Vec<_>>().join(", "))
}

fn percent(share: f32) -> String {
    number::percent(100.0 * f64::from(share), 0)
}
