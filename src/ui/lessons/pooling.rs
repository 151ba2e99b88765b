//! Pooling: a picture that moves pixel by pixel with its pooled map, a tumor that walks, and the table of the lecture.

mod table;
mod walk;

use std::sync::Arc;

use egui::{ColorImage, Role, TextStyle, Ui, Vec2, WidgetInfo, vec2};

use super::super::widgets::{ByPointer, Texture, pixel_scale};
use super::super::{Actions, theme};
use super::ground::caption;
use super::parts::{KnobStyle, choice, knob, number_rows};
use super::{LessonPage, View};
use crate::app::lessons::{MOST_MOVED, PoolingKnobs, PoolingScene, PoolingSeen};
use crate::app::{Knobs, LessonAction, PageId, number};
use crate::lecture::pooling::{Map, MovedPicture};
use crate::words::words;

/// How long each pixel of the way is shown, in seconds.
const STATION: f64 = 0.9;
/// Until a picture that lies still is pooled, row by row, in seconds.
const POOLED: f64 = 3.0;
/// The longest way, in seconds.
const LONGEST: f64 = 4.0;

/// The page.
#[derive(Default)]
pub struct PoolingPage {
    picture: Texture<ByPointer<MovedPicture>>,
    pooled: Texture<(ByPointer<MovedPicture>, ByPointer<MovedPicture>, usize)>,
    walk: walk::WalkStage,
}

impl LessonPage for PoolingPage {
    fn id(&self) -> PageId {
        PageId("pooling")
    }

    fn length(&self, view: &View<'_>) -> f64 {
        let stations = view.chapters.pooling.seen.as_ref().map_or(0, |seen| seen.way.len());
        if stations == 1 { POOLED } else { (stations as f64 * STATION).min(LONGEST) }
    }

    fn stage(&mut self, ui: &mut Ui, view: &View<'_>, _actions: &mut Actions) {
        let chapter = &view.chapters.pooling;
        let Some(seen) = &chapter.seen else { return };
        match chapter.knobs.scene {
            PoolingScene::Move => {
                let pooled = if seen.way.len() == 1 { view.seconds / POOLED } else { 1.0 };
                self.moved(ui, seen, station(seen, view.seconds, self.length(view)), pooled);
            }
            PoolingScene::Walk => self.walk.show(ui, seen),
            PoolingScene::Table => table::show(ui),
        }
    }

    fn knobs(&mut self, ui: &mut Ui, view: &View<'_>, actions: &mut Actions) {
        let before = view.chapters.pooling.knobs;
        let mut knobs = before;
        let scenes = [
            (PoolingScene::Move, words().chapter_pooling_move()),
            (PoolingScene::Walk, words().chapter_pooling_walk()),
            (PoolingScene::Table, words().chapter_pooling_table()),
        ];
        if let Some(scene) = choice(ui, &words().chapter_look_at(), &scenes, knobs.scene) {
            knobs.scene = scene;
        }
        match knobs.scene {
            PoolingScene::Move => {
                pixels(ui, &words().chapter_pooling_right(), MOST_MOVED, &mut knobs.right);
                pixels(ui, &words().chapter_pooling_down(), MOST_MOVED, &mut knobs.down);
            }
            PoolingScene::Walk => {
                pixels(ui, &words().chapter_pooling_tumor_right(), walk::REACH, &mut knobs.tumor_right);
                pixels(ui, &words().chapter_pooling_tumor_down(), walk::REACH, &mut knobs.tumor_down);
            }
            PoolingScene::Table => {}
        }
        if knobs != before {
            actions.push(LessonAction::Turn(Box::new(Knobs::Pooling(knobs))));
        }
    }

    fn numbers(&mut self, ui: &mut Ui, view: &View<'_>) {
        let chapter = &view.chapters.pooling;
        let Some(seen) = &chapter.seen else { return };
        match chapter.knobs.scene {
            PoolingScene::Move => {
                // The numbers of the step that the stage shows.
                let Some(now) = seen.way.get(station(seen, view.seconds, self.length(view))) else { return };
                let percent = |share: f64| number::percent(100.0 * share, 0);
                let PoolingKnobs { right, down, .. } = seen.knobs;
                let [right, down] = [right, down].map(|pixels| number::whole(pixels.into()));
                number_rows(
                    ui,
                    "moved",
                    &[
                        (words().chapter_pooling_moved(), words().chapter_pooling_way(right, down)),
                        (words().chapter_pooling_changed(), percent(now.changed)),
                        (words().chapter_pooling_changed_beside(), percent(now.changed_beside_the_move)),
                    ],
                );
            }
            PoolingScene::Walk => walk::numbers(ui, seen),
            PoolingScene::Table => {
                let (before, after) = (words().chapter_pooling_values_before(), words().chapter_pooling_values_after());
                number_rows(ui, "table", &[(before, "16".to_owned()), (after, "4".to_owned())]);
            }
        }
    }
}

/// A knob of whole pixels, to both sides.
fn pixels(ui: &mut Ui, name: &str, reach: i32, value: &mut i32) {
    let mut pixels = f64::from(*value);
    let style = KnobStyle { name, limits: (-f64::from(reach), f64::from(reach)), decimals: 0, by_ratio: false };
    if knob(ui, style, &mut pixels) {
        *value = pixels.round() as i32;
    }
}

/// Where the way has come to.
fn station(seen: &PoolingSeen, seconds: f64, length: f64) -> usize {
    let last = seen.way.len().saturating_sub(1);
    if length <= 0.0 { last } else { ((seconds / length * seen.way.len() as f64) as usize).min(last) }
}

impl PoolingPage {
    /// The picture and its pooled map as large; what changed since no move is orange. `pooled` is the share of the map that is there.
    fn moved(&mut self, ui: &mut Ui, seen: &PoolingSeen, station: usize, pooled: f64) {
        let (Some(first), Some(now)) = (seen.way.first(), seen.way.get(station)) else { return };
        let room = vec2((ui.available_width() - theme::WIDE_GAP) / 2.0, ui.available_height() - 84.0);
        let size = pixel_scale(ui, room);
        let steps = seen.way.len() - 1;
        let title = if steps == 0 {
            words().chapter_pooling_not_moved()
        } else {
            words().chapter_pooling_step(station.to_string(), steps.to_string())
        };
        ui.label(theme::strong(ui, title, &TextStyle::Body));
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = theme::WIDE_GAP;
            ui.vertical(|ui| {
                let id = self.picture.update(ui.ctx(), "moved picture", &ByPointer::of(now), || gray(&now.picture)).id();
                titled(ui, &words().chapter_pooling_picture(), id, size);
            });
            ui.vertical(|ui| {
                let rows = (pooled * now.pooled.height() as f64).ceil() as usize;
                let key = (ByPointer::of(now), ByPointer::of(first), rows);
                let id = self.pooled.update(ui.ctx(), "pooled map", &key, || changed(now, first, rows)).id();
                titled(ui, &words().chapter_pooling_map(), id, size);
            });
        });
        if steps == 0 {
            caption(ui, &words().chapter_pooling_about_map());
        } else {
            caption(ui, &words().chapter_pooling_orange(number::percent(100.0 * now.changed, 0)));
        }
    }
}

fn titled(ui: &mut Ui, title: &str, id: egui::TextureId, size: Vec2) {
    ui.label(theme::strong(ui, title, &TextStyle::Small));
    let response = ui.add(egui::Image::new((id, size)));
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, title));
}

fn gray(map: &Map<u8>) -> ColorImage {
    ColorImage::new([map.width(), map.height()], map.values().iter().map(|&value| theme::gray(value)).collect())
}

/// The pooled map; cells that differ from those of the first one are orange, as bright as they were gray. Rows from `rows` on are still dark.
fn changed(now: &Arc<MovedPicture>, first: &Arc<MovedPicture>, rows: usize) -> ColorImage {
    let map = &now.pooled;
    let color = |(place, (&value, &before)): (usize, (&u8, &u8))| {
        let ground = theme::gray(if place / map.width() < rows { value } else { 0 });
        if value == before { ground } else { ground.lerp_to_gamma(theme::DARK.human, 0.45) }
    };
    let cells = map.values().iter().zip(first.pooled.values()).enumerate();
    ColorImage::new([map.width(), map.height()], cells.map(color).collect())
}
