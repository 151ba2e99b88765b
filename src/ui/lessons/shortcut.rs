//! A planted shortcut: what the network says with and without the mark, and where its evidence lies.

use egui::{Color32, ColorImage, RichText, TextStyle, Ui, Vec2, vec2};
use egui_plot::{LineStyle, MarkerShape};

use super::super::widgets::{Series, Texture, pixel_scale};
use super::super::{Actions, theme};
use super::chart::{Axis, share_chart};
use super::parts::{KnobStyle, choice, knob, number_rows};
use super::{LessonPage, View};
use crate::app::lessons::{MarkPoint, MarkShare, SHORTCUT_SEEN, Shortcuts};
use crate::app::{Knobs, LessonAction, PageId, number};
use crate::factory::{HEIGHT, PIXELS, WIDTH};
use crate::words::words;

/// Least height of the chart, in points.
const LEAST_CHART: f32 = 120.0;
/// Share of the height for the pictures.
const PICTURES: f32 = 0.56;

/// A picture with what speaks for A in it.
type Evident = (Vec<u8>, Option<Vec<f32>>);

/// The page.
#[derive(Default)]
pub struct ShortcutPage {
    textures: [Texture<Evident>; 2],
}

impl LessonPage for ShortcutPage {
    fn id(&self) -> PageId {
        PageId("shortcut")
    }

    fn stage(&mut self, ui: &mut Ui, view: &View<'_>, _actions: &mut Actions) {
        let Some(seen) = &view.chapters.shortcut.seen else { return };
        self.pictures(ui, seen);
        ui.add_space(theme::GAP);
        let height = (ui.available_height() - 96.0).max(LEAST_CHART);
        let title = words().chapter_shortcut_chart();
        share_chart(ui, "shortcut", &title, height, &lines(ui, seen), &Axis::seen(SHORTCUT_SEEN));
    }

    fn knobs(&mut self, ui: &mut Ui, view: &View<'_>, actions: &mut Actions) {
        let MarkShare(mut share) = view.chapters.shortcut.knobs;
        let choices = [
            (0.0, words().chapter_shortcut_never()),
            (0.5, words().chapter_shortcut_half()),
            (1.0, words().chapter_shortcut_always()),
        ];
        let mut turn = |share| actions.push(LessonAction::Turn(Box::new(Knobs::Shortcut(MarkShare(share)))));
        let name = words().chapter_shortcut_share();
        if knob(ui, KnobStyle { name: &name, limits: (0.0, 1.0), decimals: 2, by_ratio: false }, &mut share) {
            turn(share);
        }
        if let Some(share) = choice(ui, &words().chapter_shortcut_choice(), &choices, share) {
            turn(share);
        }
    }

    fn numbers(&mut self, ui: &mut Ui, view: &View<'_>) {
        let Some(seen) = &view.chapters.shortcut.seen else { return };
        let Some(last) = seen.course.last() else { return };
        let percent = |share: f64| number::percent(100.0 * share, 0);
        number_rows(
            ui,
            "shortcut",
            &[
                (words().chapter_shortcut_a_with(), percent(last.marked)),
                (words().chapter_shortcut_a_without(), percent(last.unmarked)),
                (words().chapter_shortcut_healthy_with(), percent(last.healthy_marked)),
                (words().chapter_shortcut_on_square(), seen.on_mark.map_or_else(|| "\u{2013}".to_owned(), percent)),
            ],
        );
    }
}

impl ShortcutPage {
    /// Both pictures, the evidence for A over them.
    fn pictures(&mut self, ui: &mut Ui, seen: &Shortcuts) {
        let titles = [words().chapter_shortcut_picture_a(), words().chapter_shortcut_picture_healthy()];
        let room = vec2((ui.available_width() - theme::WIDE_GAP) / 2.0, ui.available_height() * PICTURES - 48.0);
        let size = pixel_scale(ui, room);
        ui.label(RichText::new(words().chapter_shortcut_blue()).color(theme::palette(ui).muted));
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = theme::WIDE_GAP;
            for (place, (title, texture)) in titles.into_iter().zip(&mut self.textures).enumerate() {
                ui.vertical(|ui| {
                    ui.set_width(size.x.max(room.x.min(200.0)));
                    ui.label(theme::strong(ui, title.as_str(), &TextStyle::Small));
                    let evidence = seen.evidence.as_ref().map(|both| both[place].clone());
                    let key = (seen.pictures[place].to_vec(), evidence);
                    show(ui, texture, &title, &key, size);
                });
            }
        });
    }
}

fn show(ui: &mut Ui, texture: &mut Texture<Evident>, title: &str, key: &Evident, size: Vec2) {
    let handle = texture.update(ui.ctx(), title, key, || painted(key));
    let response = ui.add(egui::Image::new((handle.id(), size)));
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, title));
}

/// The gray picture, and where something speaks for A the machine's colour over it.
fn painted((pixels, evidence): &Evident) -> ColorImage {
    let largest = evidence.iter().flatten().copied().fold(0.0_f32, f32::max);
    let colored = |place: usize| {
        let gray = theme::gray(pixels[place]);
        let Some(evidence) = evidence.as_ref().filter(|_| largest > 0.0) else { return gray };
        let share = (evidence[place] / largest).clamp(0.0, 1.0);
        mixed(gray, theme::DARK.machine, 0.75 * share)
    };
    ColorImage::new([WIDTH, HEIGHT], (0..PIXELS).map(colored).collect())
}

fn mixed(from: Color32, to: Color32, share: f32) -> Color32 {
    from.lerp_to_gamma(to, share)
}

fn lines(ui: &Ui, seen: &Shortcuts) -> [Series; 3] {
    let palette = theme::palette(ui);
    let points = |value: fn(&MarkPoint) -> f64| seen.course.iter().map(|point| [point.seen as f64, value(point)]).collect();
    let solid = (2.5, LineStyle::Solid);
    [
        Series::line(
            words().chapter_shortcut_line_healthy(),
            palette.alarm,
            (2.0, LineStyle::dashed_dense()),
            points(|point| point.healthy_marked),
        )
        .with_dots(MarkerShape::Up, 4.0),
        Series::line(words().chapter_shortcut_line_with(), palette.machine, solid, points(|point| point.marked))
            .with_dots(MarkerShape::Square, 4.0),
        Series::line(words().chapter_shortcut_line_without(), palette.truth, solid, points(|point| point.unmarked))
            .with_dots(MarkerShape::Circle, 4.0),
    ]
}
