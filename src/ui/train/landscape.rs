//! The landscape of a run: the loss over the plane nearest to its checkpoints, and the answers at any point of it.

use std::sync::Arc;

use egui::{
    Align2, Button, Color32, ColorImage, ComboBox, Grid, Label, Pos2, Rect, Response, RichText, Role, Sense, Shape, Stroke,
    StrokeKind, TextStyle, Ui, WidgetInfo, pos2, vec2,
};

use super::super::focus::arrows;
use super::super::widgets::{ByPointer, Texture, bar};
use super::super::{Actions, theme};
use crate::app::{
    LANDSCAPE_GRID, LANDSCAPE_PICTURES, Landscape, LandscapeAction, RunLandscape, State, TrainAction, answer_words, grouped,
    number,
};
use crate::words::words;

/// Width of the column with the numbers, in points.
const NUMBERS: f32 = 250.0;
/// The brightest colour of the map, so that the run can be seen everywhere.
const BRIGHTEST: f32 = 0.55;
/// Bands of equal colour: their borders are contour lines.
const BANDS: f32 = 16.0;
/// How far an arrow key moves the point, as a share of the map.
const STEP: f64 = 0.02;

/// What the view remembers between frames.
#[derive(Default)]
pub struct LandscapeView {
    texture: Texture<ByPointer<Vec<Option<f64>>>>,
    /// The losses that are painted, to be told apart without a look at each.
    losses: Arc<Vec<Option<f64>>>,
}

impl LandscapeView {
    /// The checkpoints as a table (CSV).
    ///
    /// # Errors
    /// Never in practice: memory can always be written.
    pub fn table(state: &State) -> Result<Vec<u8>, csv::Error> {
        let mut table = csv::Writer::from_writer(Vec::new());
        table.write_record(["images", "x", "y", "loss", "loss_on_plane"])?;
        for point in state.train.landscape.seen.iter().flat_map(|seen| &seen.checkpoints) {
            let [x, y] = point.place;
            table.serialize((point.images, x, y, point.loss, point.on_plane))?;
        }
        table.into_inner().map_err(|err| err.into_error().into())
    }

    /// Shows the landscape, and which run it is of.
    pub fn show(&mut self, ui: &mut Ui, state: &State, actions: &mut Actions) {
        let landscape = &state.train.landscape;
        choose(ui, state, actions);
        progress(ui, landscape);
        let Some(seen) = &landscape.seen else {
            hint(ui, state);
            return;
        };
        ui.horizontal_top(|ui| {
            let side = (ui.available_width() - NUMBERS - theme::WIDE_GAP).min(ui.available_height() - 8.0).max(120.0);
            self.map(ui, seen, side, actions);
            ui.add_space(theme::WIDE_GAP);
            ui.vertical(|ui| numbers(ui, seen, landscape, actions));
        });
    }
}

/// The run that is looked at.
fn choose(ui: &mut Ui, state: &State, actions: &mut Actions) {
    let chosen = state.train.landscape.run.clone();
    ui.horizontal(|ui| {
        let combo = ComboBox::from_id_salt("landscape run").width(240.0);
        let shown = combo.selected_text(chosen.clone().unwrap_or_else(|| words().run_landscape_choose())).show_ui(ui, |ui| {
            for run in &state.shared.runs.list {
                if ui.selectable_label(chosen.as_ref() == Some(&run.name), &run.name).clicked() {
                    actions.push(TrainAction::Landscape(LandscapeAction::Choose(run.name.clone())));
                }
            }
        });
        shown.response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, words().run_landscape_name()));
        let is_busy = state.train.landscape.is_busy();
        if ui
            .add_enabled(is_busy, Button::new(words().run_landscape_stop()))
            .on_hover_text(words().run_landscape_stays())
            .clicked()
        {
            actions.push(TrainAction::Landscape(LandscapeAction::Stop));
        }
    });
}

fn progress(ui: &mut Ui, landscape: &RunLandscape) {
    let palette = theme::palette(ui);
    if let Some(failure) = &landscape.failure {
        ui.colored_label(palette.alarm, failure);
    }
    if let Some(steps) = landscape.steps().filter(|steps| landscape.is_busy() && steps.total > 0) {
        bar(ui, steps.done as f32 / steps.total as f32, 4.0, palette.machine);
    }
}

fn hint(ui: &mut Ui, state: &State) {
    let text = if state.shared.runs.list.is_empty() {
        words().run_landscape_none()
    } else if state.train.landscape.run.is_none() {
        words().run_landscape_about()
    } else {
        return;
    };
    ui.label(RichText::new(text).color(theme::palette(ui).muted));
}

impl LandscapeView {
    /// The map with the way of the run; the point can be dragged, or moved by the arrow keys.
    fn map(&mut self, ui: &mut Ui, seen: &Landscape, side: f32, actions: &mut Actions) {
        if *self.losses != seen.losses {
            self.losses = Arc::new(seen.losses.clone());
        }
        let (rect, response) = ui.allocate_exact_size(vec2(side, side), Sense::click_and_drag());
        response.widget_info(|| WidgetInfo::labeled(Role::Image, true, words().run_landscape_map()));
        let losses = Arc::clone(&self.losses);
        let texture = self.texture.update(ui.ctx(), "landscape", &ByPointer::of(&losses), || painted(&losses));
        let whole = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
        ui.painter().image(texture.id(), rect, whole, Color32::WHITE);
        ui.painter().rect_stroke(rect, 0.0, Stroke::new(1.0, theme::palette(ui).border), StrokeKind::Inside);
        let place = Places { rect, corners: seen.corners };
        way(ui, seen, &place);
        if let Some(at) = dragged(ui, &response, seen, &place) {
            actions.push(TrainAction::Landscape(LandscapeAction::Drag(at)));
        }
    }
}

/// Where places of the plane lie on the screen.
struct Places {
    rect: Rect,
    corners: [[f64; 2]; 2],
}

impl Places {
    fn share(&self, place: [f64; 2]) -> [f64; 2] {
        let [low, high] = self.corners;
        [0, 1].map(|axis| (place[axis] - low[axis]) / (high[axis] - low[axis]).max(f64::MIN_POSITIVE))
    }

    fn at(&self, place: [f64; 2]) -> Pos2 {
        let [x, y] = self.share(place).map(|share| share as f32);
        pos2(self.rect.min.x + x * self.rect.width(), self.rect.max.y - y * self.rect.height())
    }

    /// The place of shares of the map, inside of it.
    fn of_share(&self, share: [f64; 2]) -> [f64; 2] {
        let [low, high] = self.corners;
        [0, 1].map(|axis| low[axis] + share[axis].clamp(0.0, 1.0) * (high[axis] - low[axis]))
    }

    fn of(&self, at: Pos2) -> [f64; 2] {
        let (x, y) = (at.x - self.rect.min.x, self.rect.max.y - at.y);
        self.of_share([f64::from(x / self.rect.width()), f64::from(y / self.rect.height())])
    }
}

/// Where a hand wants the point.
fn dragged(ui: &Ui, response: &Response, seen: &Landscape, place: &Places) -> Option<[f64; 2]> {
    if response.clicked() {
        response.request_focus();
    }
    if response.dragged() || response.clicked() {
        return response.interact_pointer_pos().map(|at| place.of(at));
    }
    let by = arrows(ui, response).map(f64::from);
    let share = place.share(seen.point?.place);
    (by != [0.0; 2]).then(|| place.of_share([share[0] + STEP * by[0], share[1] + STEP * by[1]]))
}

/// The checkpoints in their order, and the point.
fn way(ui: &Ui, seen: &Landscape, place: &Places) {
    let painter = ui.painter().with_clip_rect(place.rect);
    let points: Vec<Pos2> = seen.checkpoints.iter().map(|checkpoint| place.at(checkpoint.place)).collect();
    painter.add(Shape::line(points.clone(), Stroke::new(2.0, theme::DARK.machine)));
    painter.extend(points.iter().map(|&at| Shape::circle_filled(at, 3.0, theme::DARK.machine)));
    let font = TextStyle::Small.resolve(ui.style());
    let ends = [
        (points.first(), words().run_landscape_start(), Align2::LEFT_BOTTOM),
        (points.last(), words().run_landscape_end(), Align2::LEFT_TOP),
    ];
    for (point, word, side) in ends {
        if let Some(&at) = point {
            painter.text(at + vec2(6.0, 0.0), side, word, font.clone(), theme::DARK.text);
        }
    }
    if let Some(point) = seen.point {
        painter.circle(place.at(point.place), 7.0, theme::DARK.human, Stroke::new(2.0, Color32::BLACK));
    }
}

/// The losses in bands, dark is low; what is not known yet is left out.
fn painted(losses: &[Option<f64>]) -> ColorImage {
    let known = || losses.iter().flatten().copied().filter(|loss| loss.is_finite());
    let (least, most) = (known().fold(f64::INFINITY, f64::min), known().fold(f64::NEG_INFINITY, f64::max));
    let color = |loss: &Option<f64>| match loss {
        None => theme::DARK.card,
        Some(loss) if !loss.is_finite() => theme::sequential(BRIGHTEST),
        Some(loss) => {
            // Equal ratios above the least loss are equal ways: near the bottom small differences count.
            let share = ((loss - least) / 0.05).ln_1p() / ((most - least) / 0.05).ln_1p().max(f64::MIN_POSITIVE);
            theme::sequential(BRIGHTEST * (share as f32 * BANDS).floor() / BANDS)
        }
    };
    // The second coordinate grows upwards, the rows of a picture go down.
    let rows = losses.chunks(LANDSCAPE_GRID).rev();
    ColorImage::new([LANDSCAPE_GRID, LANDSCAPE_GRID], rows.flatten().map(color).collect())
}

/// What the plane is worth, and what the network says at the point.
fn numbers(ui: &mut Ui, seen: &Landscape, landscape: &RunLandscape, actions: &mut Actions) {
    let palette = theme::palette(ui);
    ui.set_max_width(NUMBERS);
    if let Some(point) = seen.point {
        ui.label(theme::strong(ui, words().run_landscape_point(), &TextStyle::Body));
        let pictures = LANDSCAPE_PICTURES.to_string();
        ui.label(words().run_landscape_loss(number::fixed(point.said.loss, 3), pictures));
        ui.label(RichText::new(words().run_landscape_picture(seen.truth.to_string())).color(palette.muted));
        Grid::new("said at the point").num_columns(3).spacing([8.0, 4.0]).show(ui, |ui| {
            for (answer, probability) in point.said.prediction.shares() {
                ui.label(answer_words(answer));
                ui.scope(|ui| {
                    ui.set_width(120.0);
                    bar(ui, probability, 12.0, palette.machine);
                });
                ui.label(number::percent(100.0 * f64::from(probability), 1));
                ui.end_row();
            }
        });
        if ui.button(words().run_landscape_point_back()).clicked() {
            actions.push(TrainAction::Landscape(LandscapeAction::Release));
        }
    }
    ui.add_space(theme::GAP);
    let [first, second] = seen.shares.map(|share| 100.0 * share);
    let [both, first, second] = [first + second, first, second].map(|share| number::fixed(share, 0));
    let shares = words().run_landscape_variance(both, first, second);
    ui.add(Label::new(RichText::new(shares)).wrap());
    if let Some(last) = seen.checkpoints.last().filter(|_| !landscape.is_busy()) {
        let [loss, plane] = [last.loss, last.on_plane].map(|loss| number::fixed(loss, 3));
        let text = words().run_landscape_end_about(grouped(last.images), loss, plane);
        ui.add(Label::new(RichText::new(text).color(palette.muted)).wrap());
    }
}
