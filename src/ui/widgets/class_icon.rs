//! The shapes of the answers: A one big disc, B a few, C many dots, Z and healthy an empty ring, ill discs of three sizes. Never colour alone.

use egui::{Color32, Painter, Pos2, Stroke, vec2};

use crate::factory::Syndrome;
use crate::network::Answer;

/// Paints the shape of a class, or of ill or healthy, into a circle around `centre`.
pub fn class_icon(painter: &Painter, centre: Pos2, radius: f32, answer: impl Into<Answer>, color: Color32) {
    let dot = |x: f32, y: f32, size: f32| {
        painter.circle_filled(centre + radius * vec2(x, y), radius * size, color);
    };
    match answer.into() {
        Answer::Ill => {
            for (x, y, size) in [(-0.3, -0.25, 0.45), (0.5, 0.15, 0.28), (-0.15, 0.62, 0.18)] {
                dot(x, y, size);
            }
        }
        Answer::Class(Syndrome::A) => dot(0.0, 0.0, 0.62),
        Answer::Class(Syndrome::B) => {
            for (x, y) in [(-0.5, -0.42), (0.5, -0.42), (-0.5, 0.5), (0.5, 0.5)] {
                dot(x, y, 0.32);
            }
        }
        Answer::Class(Syndrome::C) => {
            for row in -2..=2_i32 {
                // Staggered rows, so that many dots read as many.
                let stagger = if row % 2 == 0 { 0.0 } else { 0.2 };
                for column in -2..=1_i32 {
                    dot(0.4 * column as f32 + 0.1 + stagger, 0.4 * row as f32, 0.13);
                }
            }
        }
        Answer::Class(Syndrome::Z) | Answer::Healthy => {
            painter.circle_stroke(centre, 0.66 * radius, Stroke::new((0.18 * radius).max(1.5), color));
        }
    }
}
