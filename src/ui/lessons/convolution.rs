//! Convolution: the kernel goes over the picture and leaves its response; bars compare its AUC with that of others.

use egui::{Color32, ColorImage, Grid, Id, Rect, Role, Sense, Stroke, StrokeKind, TextStyle, Ui, Vec2, WidgetInfo, pos2, vec2};

use super::super::widgets::{ByPointer, FieldStyle, GrayTexture, Texture, paint_outlines, pixel_scale, sized_number_field};
use super::super::{Actions, theme};
use super::parts::{KnobStyle, choice, knob, number_rows};
use super::{LessonPage, View};
use crate::app::lessons::{ConvolutionSeen, Filter, KERNEL_PICTURES, Response};
use crate::app::{Knobs, LessonAction, PageId, number};
use crate::factory::{HEIGHT, PIXELS, WIDTH};
use crate::lecture::convolution::{CELLS, Kernel, NamedKernel, SIDE};
use crate::words::words;

/// Until the kernel has gone over the picture, in seconds.
const WAY: f64 = 3.0;
/// Height of the room for the bars below the pictures, and of a bar, in points.
const BARS: f32 = 229.0;
const BAR: f32 = 25.0;
/// Width of the name and of the number beside a bar, in points.
const NAME: f32 = 176.0;
const NUMBER: f32 = 56.0;
/// The largest weight that can be set.
const MOST: f64 = 10.0;

/// The page.
#[derive(Default)]
pub struct ConvolutionPage {
    picture: GrayTexture,
    response: Texture<(ByPointer<Response>, usize)>,
}

impl LessonPage for ConvolutionPage {
    fn id(&self) -> PageId {
        PageId("convolution")
    }

    fn length(&self, _view: &View<'_>) -> f64 {
        WAY
    }

    fn stage(&mut self, ui: &mut Ui, view: &View<'_>, _actions: &mut Actions) {
        let Some(seen) = &view.chapters.convolution.seen else { return };
        self.pictures(ui, seen, view.seconds / WAY);
        ui.add_space(theme::GAP);
        bars(ui, seen);
    }

    fn knobs(&mut self, ui: &mut Ui, view: &View<'_>, actions: &mut Actions) {
        let chapter = &view.chapters.convolution;
        let before = chapter.knobs;
        let mut knobs = before;
        let named = NamedKernel::ALL.map(|named| (Filter::Kernel(named.kernel()), kernel_name(named)));
        let others = [(Filter::Best, words().chapter_convolution_best()), (Filter::Twin, words().chapter_convolution_twin())];
        let choices: Vec<(Filter, String)> = named.into_iter().chain(others).collect();
        if let Some(filter) = choice(ui, &words().chapter_convolution_kernel(), &choices, knobs.filter) {
            knobs.filter = filter;
        }
        let set = match knobs.filter {
            Filter::Kernel(kernel) => Some(kernel),
            Filter::Best => chapter.seen.as_ref().and_then(|seen| seen.kernel),
            Filter::Twin => None,
        };
        if let Some(kernel) = set
            && let Some(edited) = cells(ui, kernel)
        {
            knobs.filter = Filter::Kernel(edited);
        }
        let mut picture = knobs.picture as f64;
        let name = words().chapter_convolution_number();
        let style = KnobStyle { name: &name, limits: (1.0, KERNEL_PICTURES as f64), decimals: 0, by_ratio: false };
        if knob(ui, style, &mut picture) {
            knobs.picture = picture.round() as usize;
        }
        if knobs != before {
            actions.push(LessonAction::Turn(Box::new(Knobs::Convolution(knobs))));
        }
    }

    fn numbers(&mut self, ui: &mut Ui, view: &View<'_>) {
        let Some(seen) = &view.chapters.convolution.seen else { return };
        let here = seen.response.auc.map_or_else(|| words().chapter_convolution_no_tumor(), |auc| number::fixed(auc, 3));
        number_rows(
            ui,
            "convolution",
            &[
                (words().chapter_convolution_auc(), written(seen.auc)),
                (words().chapter_convolution_auc_here(), here),
                (words().chapter_convolution_chance(), number::fixed(0.5, 3)),
            ],
        );
    }
}

impl ConvolutionPage {
    /// The picture with the kernel on it, and beside it the response down to the row that the kernel has come to.
    fn pictures(&mut self, ui: &mut Ui, seen: &ConvolutionSeen, share: f64) {
        let room = vec2((ui.available_width() - theme::WIDE_GAP) / 2.0, ui.available_height() - BARS - 28.0);
        let size = pixel_scale(ui, room);
        let rows = ((share * HEIGHT as f64) as usize).min(HEIGHT);
        let response = &seen.response;
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = theme::WIDE_GAP;
            ui.vertical(|ui| {
                let title = words().chapter_convolution_picture();
                ui.label(theme::strong(ui, title.as_str(), &TextStyle::Small));
                let id = self.picture.show(ui.ctx(), "picture under a kernel", &response.image).id();
                let rect = image(ui, id, size, &title);
                paint_outlines(ui, rect, &response.outlines);
                if rows < HEIGHT && seen.kernel.is_some() {
                    paint_kernel(ui, rect, share);
                }
            });
            ui.vertical(|ui| {
                let title = if seen.kernel.is_some() {
                    words().chapter_convolution_response()
                } else {
                    words().chapter_convolution_difference()
                };
                ui.label(theme::strong(ui, title.as_str(), &TextStyle::Small));
                let key = (ByPointer::of(response), rows);
                let id = self.response.update(ui.ctx(), "response", &key, || painted(response, rows)).id();
                let rect = image(ui, id, size, &title);
                if rows == HEIGHT {
                    paint_outlines(ui, rect, &response.outlines);
                }
            });
        });
    }
}

fn image(ui: &mut Ui, id: egui::TextureId, size: Vec2, title: &str) -> Rect {
    let response = ui.add(egui::Image::new((id, size)));
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, title));
    response.rect
}

/// The square of the kernel where it is now: it goes along the rows, as one reads.
fn paint_kernel(ui: &Ui, rect: Rect, share: f64) {
    let at = share * HEIGHT as f64;
    let (column, row) = ((at.fract() * WIDTH as f64) as f32, at.floor() as f32);
    let pixel = rect.width() / WIDTH as f32;
    let centre = rect.min + vec2(column + 0.5, row + 0.5) * pixel;
    let square = Rect::from_center_size(centre, Vec2::splat(SIDE as f32 * pixel));
    let painter = ui.painter().with_clip_rect(rect);
    painter.rect_stroke(square, 0.0, Stroke::new(4.0, Color32::BLACK), StrokeKind::Middle);
    painter.rect_stroke(square, 0.0, Stroke::new(2.0, theme::DARK.human), StrokeKind::Middle);
}

/// The response: gray where it is never negative, otherwise blue below zero and orange above. Rows from `rows` on are still dark.
fn painted(response: &Response, rows: usize) -> ColorImage {
    let values = &response.values;
    let (least, most) = values.iter().fold((f32::MAX, f32::MIN), |(low, high), &value| (low.min(value), high.max(value)));
    let reach = most.abs().max(least.abs()).max(f32::MIN_POSITIVE);
    let width = (most - least).max(f32::MIN_POSITIVE);
    let color = |place: usize| {
        let value = values[place];
        if place / WIDTH >= rows {
            theme::gray(0)
        } else if least < 0.0 {
            theme::diverging(value / reach)
        } else {
            theme::gray((255.0 * (value - least) / width) as u8)
        }
    };
    ColorImage::new([WIDTH, HEIGHT], (0..PIXELS).map(color).collect())
}

/// The AUCs of all kernels of the textbooks, of this one, and of the difference from the healthy twin.
fn bars(ui: &mut Ui, seen: &ConvolutionSeen) {
    let palette = theme::palette(ui);
    ui.label(theme::strong(ui, words().chapter_convolution_bars(), &TextStyle::Body));
    for (named, auc) in NamedKernel::ALL.into_iter().zip(seen.named) {
        bar(ui, &kernel_name(named), auc, palette.muted);
    }
    bar(ui, &words().chapter_convolution_best(), seen.best, palette.muted);
    bar(ui, &words().chapter_convolution_twin(), seen.twin, palette.truth);
    bar(ui, &words().chapter_convolution_chosen(), seen.auc, palette.machine);
}

fn kernel_name(named: NamedKernel) -> String {
    match named {
        NamedKernel::Identity => words().chapter_convolution_identity(),
        NamedKernel::Sobel => words().chapter_convolution_sobel(),
        NamedKernel::Outline => words().chapter_convolution_outline(),
        NamedKernel::Blur => words().chapter_convolution_blur(),
    }
}

fn bar(ui: &mut Ui, name: &str, auc: Option<f64>, color: Color32) {
    let palette = theme::palette(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), BAR - ui.spacing().item_spacing.y), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words().chapter_convolution_auc_of(name, written(auc))));
    let painter = ui.painter();
    let font = TextStyle::Body.resolve(ui.style());
    painter.text(rect.left_center(), egui::Align2::LEFT_CENTER, name, font.clone(), palette.text);
    painter.text(rect.right_center(), egui::Align2::RIGHT_CENTER, written(auc), font, palette.text);
    let lane = Rect::from_min_max(pos2(rect.min.x + NAME, rect.min.y + 3.0), pos2(rect.max.x - NUMBER, rect.max.y - 3.0));
    painter.rect_filled(lane, 3.0, palette.card);
    let share = auc.map_or(0.0, |auc| (2.0 * auc - 1.0).clamp(0.0, 1.0)) as f32;
    painter.rect_filled(Rect::from_min_size(lane.min, vec2(lane.width() * share, lane.height())), 3.0, color);
}

fn written(auc: Option<f64>) -> String {
    auc.map_or_else(|| "\u{2013}".to_owned(), |auc| number::fixed(auc, 3))
}

/// The 25 weights; the kernel with the one that was changed.
fn cells(ui: &mut Ui, kernel: Kernel) -> Option<Kernel> {
    let mut edited = kernel;
    ui.label(words().chapter_convolution_weights());
    ui.spacing_mut().button_padding.x = 4.0; // five of them side by side
    Grid::new("kernel").num_columns(SIDE).spacing([4.0, 4.0]).min_col_width(0.0).show(ui, |ui| {
        for cell in 0..CELLS {
            let mut value = rounded(kernel.weights[cell]);
            let before = value;
            let name = words().chapter_convolution_weight((cell / SIDE + 1).to_string(), (cell % SIDE + 1).to_string());
            let style = FieldStyle { limits: (-MOST, MOST), decimals: 2, width: 52.0, speed: 0.02 };
            sized_number_field(ui, Id::unique("kernel"), &name, &mut value, style);
            if (value - before).abs() > 0.0 {
                edited.weights[cell] = value as f32;
            }
            if cell % SIDE == SIDE - 1 {
                ui.end_row();
            }
        }
    });
    (edited != kernel).then_some(edited)
}

/// As it is shown: two digits after the point.
fn rounded(weight: f32) -> f64 {
    (f64::from(weight) * 100.0).round() / 100.0
}
