//! Augmentation: what the chosen changes make of one picture, and how well the network then reads new ones.

use egui::{Color32, ColorImage, Rect, RichText, TextStyle, TextureHandle, Ui, vec2};
use egui_plot::{LineStyle, MarkerShape};

use super::super::widgets::{Series, Texture, pixel_scale};
use super::super::{Actions, theme};
use super::chart::{Axis, share_chart};
use super::parts::{choice, number_rows};
use super::{LessonPage, View};
use crate::app::lessons::{AUGMENTED_SEEN, AugmentedCourse, LearnedFrom, SET};
use crate::app::{Knobs, LessonAction, PageId, number};
use crate::factory::{Augment, Augmentation, HEIGHT, PIXELS, WIDTH};
use crate::words::words;

/// Least height of the chart, in points.
const LEAST_CHART: f32 = 120.0;
/// Earlier trainings in the chart.
const EARLIER: usize = 3;

/// The page.
#[derive(Default)]
pub struct AugmentationPage {
    examples: Texture<Vec<[u8; PIXELS]>>,
}

impl LessonPage for AugmentationPage {
    fn id(&self) -> PageId {
        PageId("augmentation")
    }

    fn stage(&mut self, ui: &mut Ui, view: &View<'_>, _actions: &mut Actions) {
        let Some(seen) = &view.chapters.augmentation.seen else { return };
        let title = match view.chapters.augmentation.knobs {
            LearnedFrom::Set(changes) if changes.is_empty() => words().chapter_augmentation_same(),
            LearnedFrom::Set(_) => words().chapter_augmentation_changed(),
            LearnedFrom::Endless => words().chapter_augmentation_new(),
        };
        ui.label(theme::strong(ui, title, &TextStyle::Body));
        self.show_examples(ui, &seen.examples);
        ui.add_space(theme::GAP);
        let height = (ui.available_height() - 96.0).max(LEAST_CHART);
        share_chart(
            ui,
            "augmented",
            &words().chapter_augmentation_chart(),
            height,
            &lines(ui, &seen.courses),
            &Axis::seen(AUGMENTED_SEEN),
        );
    }

    fn knobs(&mut self, ui: &mut Ui, view: &View<'_>, actions: &mut Actions) {
        let source = view.chapters.augmentation.knobs;
        let mut turn = |source| actions.push(LessonAction::Turn(Box::new(Knobs::Augmentation(source))));
        let all = Augmentation::of(Augment::KEEPS_CLASS);
        let zoom = Augmentation::of([Augment::Zoom]);
        let choices = [
            (LearnedFrom::default(), words().chapter_augmentation_none()),
            (LearnedFrom::Set(all), words().chapter_augmentation_all()),
            (LearnedFrom::Set(zoom), words().chapter_augmentation_zoom_alone()),
            (LearnedFrom::Endless, words().chapter_augmentation_endless()),
        ];
        if let Some(source) = choice(ui, &words().chapter_augmentation_source(), &choices, source) {
            turn(source);
        }
        let chosen = if let LearnedFrom::Set(changes) = source { changes } else { Augmentation::default() };
        ui.label(words().chapter_augmentation_kinds());
        ui.horizontal_wrapped(|ui| {
            for kind in Augment::ALL {
                let mut is_on = chosen.has(kind);
                if ui.checkbox(&mut is_on, change_word(kind)).changed() {
                    let mut changes = chosen;
                    changes.set(kind, is_on);
                    turn(LearnedFrom::Set(changes));
                }
            }
        });
    }

    fn numbers(&mut self, ui: &mut Ui, view: &View<'_>) {
        let Some(seen) = &view.chapters.augmentation.seen else { return };
        let mut rows: Vec<(String, String)> = Vec::new();
        for course in seen.courses.iter().rev().take(EARLIER + 1) {
            let Some((_, right)) = course.points.last() else { continue };
            rows.push((name(course.source), number::percent(100.0 * right, 0)));
        }
        ui.label(RichText::new(words().chapter_right_on_new()).color(theme::palette(ui).muted));
        number_rows(ui, "augmented", &rows);
    }
}

impl AugmentationPage {
    /// The examples side by side, as large as the width allows.
    fn show_examples(&mut self, ui: &mut Ui, examples: &Vec<[u8; PIXELS]>) {
        let count = examples.len().max(1);
        let texture: TextureHandle = self.examples.update(ui.ctx(), "augmented pictures", examples, || strip(examples)).clone();
        let gap = 4.0;
        let width = (ui.available_width() - gap * (count as f32 - 1.0)) / count as f32;
        let pixels = ui.ctx().pixels_per_point();
        // Small windows show them reduced: whole pixels per texel need 96 of them.
        let size = if width * pixels >= WIDTH as f32 {
            pixel_scale(ui, vec2(width, ui.available_height() / 2.0))
        } else {
            vec2(width, width * HEIGHT as f32 / WIDTH as f32)
        };
        let (area, response) = ui.allocate_exact_size(vec2(ui.available_width(), size.y), egui::Sense::hover());
        for place in 0..count {
            let left = area.min.x + place as f32 * (size.x + gap);
            let target = Rect::from_min_size(egui::pos2(left, area.min.y), size);
            let part = |place: usize| place as f32 / count as f32;
            let source = Rect::from_min_max(egui::pos2(part(place), 0.0), egui::pos2(part(place + 1), 1.0));
            ui.painter().image(texture.id(), target, source, Color32::WHITE);
        }
        let images = words().chapter_augmentation_images();
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, &images));
    }
}

/// Pictures side by side in one.
fn strip(images: &[[u8; PIXELS]]) -> ColorImage {
    let width = WIDTH * images.len().max(1);
    let mut gray = vec![0; width * HEIGHT];
    for (place, image) in images.iter().enumerate() {
        for (y, row) in image.as_chunks::<WIDTH>().0.iter().enumerate() {
            let start = y * width + place * WIDTH;
            gray[start..start + WIDTH].copy_from_slice(row);
        }
    }
    ColorImage::from_gray([width, HEIGHT], &gray)
}

/// The course of the newest training in front, and those of a few before it.
fn lines(ui: &Ui, courses: &[AugmentedCourse]) -> Vec<Series> {
    let palette = theme::palette(ui);
    let first = courses.len().saturating_sub(EARLIER + 1);
    let marks = [MarkerShape::Diamond, MarkerShape::Square, MarkerShape::Up];
    let line = |(place, course): (usize, &AugmentedCourse)| {
        let points = course.points.iter().map(|&(seen, right)| [seen as f64, right]).collect();
        if place + 1 == courses.len() {
            return Series::line(name(course.source), palette.truth, (2.5, LineStyle::Solid), points)
                .with_dots(MarkerShape::Circle, 4.0);
        }
        let mark = marks[place % marks.len()];
        Series::line(name(course.source), palette.muted, (1.5, LineStyle::dashed_dense()), points).with_dots(mark, 3.5)
    };
    courses.iter().enumerate().skip(first).map(line).collect()
}

/// What was learned from, in a few words.
fn name(source: LearnedFrom) -> String {
    match source {
        LearnedFrom::Endless => words().chapter_augmentation_endless(),
        LearnedFrom::Set(changes) if changes.is_empty() => words().chapter_augmentation_set(number::grouped(SET)),
        LearnedFrom::Set(changes) if changes == Augmentation::of(Augment::KEEPS_CLASS) => words().chapter_augmentation_all(),
        LearnedFrom::Set(changes) => changes.kinds().map(change_word).collect::<Vec<_>>().join(", "),
    }
}

/// What a change is called.
fn change_word(kind: Augment) -> String {
    match kind {
        Augment::Mirror => words().chapter_augmentation_flip(),
        Augment::Move => words().chapter_augmentation_move(),
        Augment::Tone => words().chapter_augmentation_tone(),
        Augment::Noise => words().chapter_augmentation_noise(),
        Augment::Size => words().chapter_augmentation_size(),
        Augment::Zoom => words().chapter_augmentation_zoom(),
    }
}
