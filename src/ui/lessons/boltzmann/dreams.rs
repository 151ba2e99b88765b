//! Dreams of masks, beside true masks of the same class.

use std::sync::Arc;

use egui::{ColorImage, Role, TextStyle, Ui, WidgetInfo, vec2};

use super::super::super::theme;
use super::super::super::widgets::{ByPointer, Texture};
use super::super::parts::number_rows;
use super::whole_pixels;
use crate::app::lessons::{DREAMS, DreamsSeen};
use crate::app::number;
use crate::factory::Syndrome;
use crate::lecture::boltzmann::{COARSE_HEIGHT, COARSE_WIDTH};
use crate::words::words;

/// Masks in a row.
const IN_A_ROW: usize = 6;

/// Both sheets of masks.
#[derive(Default)]
pub struct DreamStage {
    dreams: Texture<ByPointer<DreamsSeen>>,
    truths: Texture<ByPointer<DreamsSeen>>,
}

impl DreamStage {
    /// Shows what is dreamed, and below it the truth.
    pub fn show(&mut self, ui: &mut Ui, seen: &Arc<DreamsSeen>) {
        let pixels = [IN_A_ROW * (COARSE_WIDTH + 1) - 1, DREAMS.div_ceil(IN_A_ROW) * (COARSE_HEIGHT + 1) - 1];
        let room = vec2(ui.available_width(), (ui.available_height() - 84.0) / 2.0);
        let size = whole_pixels(ui, room, pixels);
        let steps = number::grouped(seen.steps as u64);
        let (dreamed, truth) = match seen.class {
            Syndrome::Z => (words().chapter_boltzmann_dreamed_healthy(steps), words().chapter_boltzmann_true_healthy()),
            Syndrome::A | Syndrome::B | Syndrome::C => {
                let class = seen.class.to_string();
                (words().chapter_boltzmann_dreamed(&class, steps), words().chapter_boltzmann_true(&class))
            }
        };
        let id = self.dreams.update(ui.ctx(), "dreams", &ByPointer::of(seen), || sheet(&seen.dreams, pixels)).id();
        titled(ui, &dreamed, id, size);
        ui.add_space(theme::GAP);
        let id = self.truths.update(ui.ctx(), "true masks", &ByPointer::of(seen), || sheet(&seen.truths, pixels)).id();
        titled(ui, &truth, id, size);
    }
}

fn titled(ui: &mut Ui, title: &str, id: egui::TextureId, size: egui::Vec2) {
    ui.label(theme::strong(ui, title, &TextStyle::Body));
    let response = ui.add(egui::Image::new((id, size)));
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, title));
}

/// Masks side by side: white where a tumor is.
fn sheet(masks: &[Vec<bool>], [width, height]: [usize; 2]) -> ColorImage {
    let mut image = ColorImage::filled([width, height], theme::gray(96));
    for (number, mask) in masks.iter().enumerate() {
        let corner = number / IN_A_ROW * (COARSE_HEIGHT + 1) * width + number % IN_A_ROW * (COARSE_WIDTH + 1);
        for (place, &on) in mask.iter().enumerate() {
            let shade = theme::gray(if on { 255 } else { 16 });
            image.pixels[corner + place / COARSE_WIDTH * width + place % COARSE_WIDTH] = shade;
        }
    }
    image
}

/// What the dreams are like, in numbers.
pub fn numbers(ui: &mut Ui, seen: &DreamsSeen) {
    number_rows(
        ui,
        "dreams",
        &[
            (words().chapter_boltzmann_blobs(), number::fixed(seen.judged.blobs, 1)),
            (words().chapter_boltzmann_true_blobs(), number::fixed(seen.true_blobs, 1)),
            (words().chapter_boltzmann_recognised(), number::percent(100.0 * seen.judged.recognised, 0)),
        ],
    );
}
