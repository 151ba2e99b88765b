//! The pad: every learning rate and momentum at once, blue where the walk settles, orange where it does not.

use egui::{Align2, Color32, ColorImage, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::super::super::focus::arrows;
use super::super::super::theme;
use super::super::super::widgets::Texture;
use super::super::ground::{caption, word_on_picture};
use crate::app::lessons::{MomentumKnobs, PAD, PAD_PULL, PAD_SHARE, RavineSeen, Walker};
use crate::words::words;

/// A walk that shrinks its distance by this power of e in a step is as blue as can be.
const FAST: f64 = 0.25;

/// The pad on the graphics card.
#[derive(Default)]
pub struct Pad {
    /// Told apart by who walks and by the curvatures of the loss.
    texture: Texture<(Walker, [u64; 2])>,
}

impl Pad {
    /// Shows the pad over `height` points; gives learning rate and share where a hand has put them.
    pub fn show(&mut self, ui: &mut Ui, seen: &RavineSeen, knobs: MomentumKnobs, height: f32) -> Option<(f64, f64)> {
        caption(ui, &words().chapter_momentum_about_pad());
        if seen.pad.len() != PAD[0] * PAD[1] {
            ui.add(egui::Label::new(words().chapter_momentum_adam_has_none()).wrap());
            return None;
        }
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::click_and_drag());
        let name = words().chapter_momentum_pad();
        response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &name));
        let texture =
            self.texture
                .update(ui.ctx(), "pad", &(knobs.walker, [seen.steepest, seen.pad[0]].map(f64::to_bits)), || picture(&seen.pad));
        let painter = ui.painter().with_clip_rect(rect);
        painter.image(texture.id(), rect, Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0)), Color32::WHITE);
        painter.rect_stroke(rect, 0.0, Stroke::new(1.0, theme::palette(ui).border), StrokeKind::Inside);
        let largest = PAD_PULL / seen.steepest;
        let x = ((knobs.rate / largest) as f32).clamp(0.0, 1.0);
        let y = ((knobs.share / PAD_SHARE) as f32).clamp(0.0, 1.0);
        let at = pos2(rect.min.x + rect.width() * x, rect.max.y - rect.height() * y);
        painter.circle(at, 7.0, theme::DARK.human, Stroke::new(2.0, Color32::BLACK));
        word_on_picture(ui, rect.right_bottom() - vec2(6.0, 4.0), Align2::RIGHT_BOTTOM, &words().chapter_momentum_pad_rate());
        word_on_picture(ui, rect.left_top() + vec2(6.0, 4.0), Align2::LEFT_TOP, &words().chapter_momentum_pad_share());
        let by = arrows(ui, &response);
        if by != [0; 2] {
            let rate = (x + by[0] as f32 / PAD[0] as f32).clamp(0.0, 1.0);
            let share = (y + by[1] as f32 / PAD[1] as f32).clamp(0.0, 1.0);
            return Some(rounded(largest * f64::from(rate), PAD_SHARE * f64::from(share)));
        }
        let pointer = response.interact_pointer_pos().filter(|_| response.dragged() || response.clicked())?;
        let share = |way: f32, whole: f32| f64::from((way / whole).clamp(0.0, 1.0));
        let rate = largest * share(pointer.x - rect.min.x, rect.width());
        let momentum = PAD_SHARE * share(rect.max.y - pointer.y, rect.height());
        Some(rounded(rate, momentum))
    }
}

/// As the fields show them.
fn rounded(rate: f64, share: f64) -> (f64, f64) {
    ((rate * 100.0).round().max(1.0) / 100.0, (share * 100.0).round() / 100.0)
}

fn picture(cells: &[f64]) -> ColorImage {
    let color = |&shrinking: &f64| theme::diverging((shrinking.max(1e-9).ln() / FAST).clamp(-1.0, 0.6) as f32);
    ColorImage::new(PAD, cells.chunks(PAD[0]).rev().flatten().map(color).collect())
}
