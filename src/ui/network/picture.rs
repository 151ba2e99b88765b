//! The picture that is looked at: where it comes from, what speaks for a class in it, what the network says about it.

use egui::{
    Align, Align2, Button, Color32, ColorImage, ComboBox, FontId, Id, Image, Layout, PointerButton, Rect, RichText, Sense,
    Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};

use super::super::widgets::{
    ByPointer, GrayTexture, Texture, WholeStyle, class_icon, paint_outlines, refusal, whole_number_field,
};
use super::super::{Actions, theme};
use super::facts::FINE;
use super::numbers::mark;
use super::sheet::{cell_at, crisp};
use super::what_if::WHAT_IF;
use crate::app::{
    Action, EvidenceOnTumors, Inspected, NetworkAction, PictureSource, State, evidence_explanation, evidence_obstacle,
    evidence_share, evidence_title, line,
};
use crate::factory::{HEIGHT, Mode, WIDTH};
use crate::network::{Cell, Classes, EvidenceMethod};

/// Height of what stands under the picture, in points.
const BELOW: f32 = 216.0;
/// Height of two lines of fine letters, in points.
const TWO_LINES: f32 = 2.6 * FINE;
/// Left of the bar of an answer, in points: shape and letter, or shape and word.
const LETTER: f32 = 52.0;
const WORD: f32 = 96.0;
/// Height of the line of an answer, in points.
const ROW: f32 = 26.0;
/// Largest number of a picture in its series.
const LARGEST_INDEX: u64 = 999_999_999;
/// How much the veil of evidence covers where it is thickest.
const THICKEST: f32 = 0.75;

/// The textures of the picture, and the brush under way.
#[derive(Default)]
pub struct PictureColumn {
    sample: GrayTexture,
    difference: GrayTexture,
    /// Whether the difference from the base image is shown in place of the sample.
    shows_difference: bool,
    evidence: Texture<ByPointer<EvidenceOnTumors>>,
    /// Where the brush was in the last frame, and whether it erases.
    brush: Option<((i32, i32), bool)>,
}

impl PictureColumn {
    /// Shows the column; `pointed` is the value under the pointer, whose receptive field is drawn.
    pub fn show(&mut self, ui: &mut Ui, state: &State, pointed: Option<(usize, Cell)>, actions: &mut Actions) {
        navigation(ui, state, actions);
        let room = vec2(ui.available_width(), ui.available_height() - BELOW);
        let size = crisp(ui, [HEIGHT, WIDTH], room);
        let (whole, response) = ui.allocate_exact_size(vec2(ui.available_width(), size.y), Sense::click_and_drag());
        let pixels = ui.ctx().pixels_per_point();
        let left = ((whole.center().x - size.x / 2.0) * pixels).round() / pixels;
        let rect = Rect::from_min_size(pos2(left, (whole.min.y * pixels).round() / pixels), size);
        let Some(shown) = &state.network.shown else {
            ui.painter().rect_filled(rect, 0.0, theme::palette(ui).card);
            return;
        };
        let difference = shown.difference.as_ref().filter(|_| self.shows_difference);
        let (texture, name) = match difference {
            Some(difference) => (
                self.difference.show(ui.ctx(), "inspected difference", difference),
                "The difference from the base image, as the network is given it",
            ),
            None => (self.sample.show(ui.ctx(), "inspected", &shown.specimen.image), "The picture that is looked at"),
        };
        ui.put(rect, Image::new(texture).fit_to_exact_size(size).alt_text(name));
        self.veil(ui, state, rect);
        if state.shared.settings.outlines {
            paint_outlines(ui, rect, &shown.outlines);
        }
        if let Some((layer, cell)) = pointed {
            receptive_field(ui, shown, layer, cell, rect);
        }
        if state.network.page == WHAT_IF {
            self.paint(ui, state, rect, &response, actions);
        }
        self.which_input(ui, shown, rect);
        ui.spacing_mut().item_spacing.y = 4.0;
        evidence(ui, state, actions);
        probabilities(ui, state, shown, actions);
    }

    /// Which of the two pictures that a network is given is shown, in the upper left corner of the picture; nothing for a network that sees the sample
    /// alone.
    fn which_input(&mut self, ui: &mut Ui, shown: &Inspected, rect: Rect) {
        if shown.difference.is_none() {
            return;
        }
        let corner = Rect::from_min_size(rect.min + vec2(4.0, 4.0), vec2(rect.width() - 8.0, 28.0));
        // A child that takes no room of the column: it lies over the picture.
        ui.new_child(UiBuilder::new().max_rect(corner)).horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            for (shows_difference, word, hint) in [
                (false, "Sample", "The sample, as the network is given it"),
                (
                    true,
                    "Difference",
                    "The sample minus the base image that lies under it: the other picture that the network is given",
                ),
            ] {
                let button = Button::selectable(self.shows_difference == shows_difference, word).frame_when_inactive(true);
                if ui.add(button).on_hover_text(hint).clicked() {
                    self.shows_difference = shows_difference;
                }
            }
        });
    }

    /// What speaks for the class, in the machine's colour.
    fn veil(&mut self, ui: &Ui, state: &State, rect: Rect) {
        let Some(seen) = state.network.shown_evidence() else { return };
        let load = || {
            let values = &seen.evidence.values;
            let most = values.iter().copied().fold(f32::MIN_POSITIVE, f32::max);
            let veil = |&value: &f32| theme::DARK.machine.gamma_multiply(THICKEST * (value / most).clamp(0.0, 1.0));
            ColorImage::new([WIDTH, HEIGHT], values.iter().map(veil).collect())
        };
        let texture = self.evidence.update(ui.ctx(), "inspected evidence", &ByPointer::of(seen), load);
        ui.painter().image(texture.id(), rect, Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0)), Color32::WHITE);
    }

    /// The brush: the left button paints, the right one erases.
    fn paint(&mut self, ui: &Ui, state: &State, rect: Rect, response: &egui::Response, actions: &mut Actions) {
        let brush = state.network.brush;
        let Some(pointer) = response.interact_pointer_pos().or_else(|| response.hover_pos()).filter(|at| rect.contains(*at))
        else {
            self.brush = None;
            return;
        };
        let cell = cell_at([HEIGHT, WIDTH], 0, rect, pointer);
        let at = (cell.column as i32, cell.row as i32);
        let texel = rect.width() / WIDTH as f32;
        let centre = rect.min + vec2(at.0 as f32 + 0.5, at.1 as f32 + 0.5) * texel;
        ui.painter().circle_stroke(centre, brush.radius as f32 * texel, Stroke::new(3.0, Color32::BLACK.gamma_multiply(0.6)));
        ui.painter().circle_stroke(centre, brush.radius as f32 * texel, Stroke::new(1.5, theme::DARK.human));
        let down = |button| ui.input(|input| input.pointer.button_down(button));
        let pressed = response.is_pointer_button_down_on() || response.clicked() || response.secondary_clicked();
        let erases = down(PointerButton::Secondary) || response.secondary_clicked() || brush.erases;
        if !pressed {
            self.brush = None;
            return;
        }
        if self.brush.is_none() {
            actions.push(NetworkAction::BeginChange);
        }
        let points = match self.brush {
            Some((before, same)) if same == erases => line(before, at, brush.radius),
            _ => vec![at],
        };
        self.brush = Some((at, erases));
        if !points.is_empty() {
            actions.push(Action::Network(NetworkAction::Paint(points.into_iter().map(|at| brush.stroke(at, erases)).collect())));
        }
    }
}

/// Which picture: back, forth, number, seed, and where it comes from.
fn navigation(ui: &mut Ui, state: &State, actions: &mut Actions) {
    let network = &state.network;
    let mut order = |order: NetworkAction| actions.push(Action::Network(order));
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        ui.spacing_mut().button_padding.x = 8.0;
        if ui.add_enabled(network.id.index > 0, Button::new("\u{2190}")).on_hover_text("Previous picture").clicked() {
            order(NetworkAction::Step(-1));
        }
        if ui.button("\u{2192}").on_hover_text("Next picture").clicked() {
            order(NetworkAction::Step(1));
        }
        ui.menu_button(source(state), |ui| {
            ui.set_min_width(230.0);
            let (mode, seed, index) = network.own;
            for choice in Mode::ALL {
                if ui.button(format!("Own series, {}", choice.word())).clicked() {
                    order(NetworkAction::OwnSeries { mode: choice, seed, index });
                }
            }
            let own = network.source == PictureSource::Own;
            let mut typed = (seed, index);
            let group = Id::unique("inspected specimen");
            let fields = [(&mut typed.0, "Seed of the series", u64::MAX), (&mut typed.1, "Number in the series", LARGEST_INDEX)];
            for (value, name, last) in fields {
                ui.horizontal(|ui| {
                    let label = ui.label(RichText::new(name).color(theme::palette(ui).muted));
                    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                        ui.add_enabled_ui(own, |ui| {
                            let style = WholeStyle { limits: (0, last), width: 72.0, speed: 0.1 };
                            whole_number_field(ui, group, name, value, style).labelled_by(label.id);
                        });
                    });
                });
            }
            refusal(ui, group);
            if typed != (seed, index) {
                order(NetworkAction::OwnSeries { mode, seed: typed.0, index: typed.1 });
            }
            ui.separator();
            let answered = state.play.is_answered();
            let button = ui.add_enabled(answered, Button::new("Take the picture of Play"));
            if button.on_disabled_hover_text("It is not answered yet").clicked() {
                order(NetworkAction::TakePlay);
            }
            if ui.button("Take the picture of Factory").clicked() {
                order(NetworkAction::TakeFactory);
            }
        })
        .response
        .on_hover_text("Which picture");
    });
}

fn source(state: &State) -> String {
    let (network, id) = (&state.network, &state.network.id);
    let number = id.index + 1;
    let recipe: String = id.recipe.name.chars().take(8).collect();
    format!("{}: {recipe} {number}", network.source.word())
}

/// The pixels that a value sees.
fn receptive_field(ui: &Ui, shown: &Inspected, layer: usize, cell: Cell, rect: Rect) {
    let Some(field) = shown.anatomy.layers.get(layer).and_then(|layer| layer.field) else { return };
    let texel = rect.width() / WIDTH as f32;
    let ((top, bottom), (left, right)) = (field.span(cell.row), field.span(cell.column));
    let corner = |x: f64, y: f64| rect.min + vec2(x as f32, y as f32) * texel;
    let seen = Rect::from_min_max(corner(left, top), corner(right, bottom)).intersect(rect);
    mark(&ui.painter().with_clip_rect(rect.expand(2.0)), seen, theme::DARK.human);
}

/// How evidence is found, for which answer, and how much of it lies on tumors.
fn evidence(ui: &mut Ui, state: &State, actions: &mut Actions) {
    let palette = theme::palette(ui);
    let network = &state.network;
    let classes = network.shown.as_ref().map_or(Classes::Four, |shown| shown.model.classes());
    let wanted = network.evidence_answer.among(classes);
    let mut order = |order: NetworkAction| actions.push(Action::Network(order));
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        let mut method = network.evidence;
        let chosen = method.map_or("No evidence", evidence_title);
        ComboBox::from_id_salt("evidence")
            .width(126.0)
            .selected_text(chosen)
            .show_ui(ui, |ui| {
                ui.selectable_value(&mut method, None, "No evidence");
                for choice in EvidenceMethod::ALL {
                    let obstacle = network.shown.as_ref().and_then(|shown| choice.obstacle(&shown.model));
                    ui.add_enabled_ui(obstacle.is_none(), |ui| {
                        let response = ui.selectable_value(&mut method, Some(choice), evidence_title(choice));
                        response
                            .on_hover_text(evidence_explanation(choice))
                            .on_disabled_hover_text(obstacle.map_or("", evidence_obstacle));
                    });
                }
            })
            .response
            .widget_info(|| WidgetInfo::labeled(egui::Role::ComboBox, true, "Evidence by"));
        if method != network.evidence {
            order(NetworkAction::SetEvidence(method));
        }
        for &answer in classes.answers() {
            let is_chosen = answer == wanted;
            let button = Button::selectable(is_chosen, answer.to_string()).min_size(vec2(30.0, 28.0));
            let response = ui.add_enabled(network.evidence.is_some(), button);
            response.widget_info(|| WidgetInfo::selected(egui::Role::Button, true, is_chosen, format!("Evidence for {answer}")));
            if response.on_hover_text("Where it would look for this answer").clicked() {
                order(NetworkAction::SetEvidenceAnswer(answer));
            }
        }
    });
    let text = match (network.evidence, network.shown_evidence()) {
        (None, _) => "What speaks for an answer, laid over the picture".to_owned(),
        (Some(_), None) => "Looking for evidence \u{2026}".to_owned(),
        (Some(_), Some(seen)) if seen.done < 1.0 => format!("Searching finely: {:.0} % done", 100.0 * seen.done),
        (Some(_), Some(seen)) => match seen.share {
            None => format!("Nothing speaks for {wanted}"),
            Some(_) if seen.uniform <= 0.0 => "There is no tumor to be found".to_owned(),
            Some(share) => evidence_share(share, seen.uniform),
        },
    };
    // Two lines have their room from the start, so that the probabilities below stay where they are.
    ui.scope(|ui| {
        ui.set_min_height(TWO_LINES);
        ui.label(RichText::new(text).size(FINE).color(palette.muted));
    });
}

/// The probability of each answer, the truth marked; before and now where something is changed.
fn probabilities(ui: &mut Ui, state: &State, shown: &Inspected, actions: &mut Actions) {
    let palette = theme::palette(ui);
    // What was painted or erased may be another truth than that of the picture as it was drawn.
    let is_painted = !state.network.edit.strokes.is_empty() && !state.network.travels();
    let truth = (!is_painted).then_some(shown.specimen.plan.syndrome);
    let changed = shown.before != shown.inspection.prediction && !state.network.travels();
    for (answer, share) in shown.inspection.prediction.shares() {
        let before = shown.before.share(answer).unwrap_or(share);
        let is_true = truth.is_some_and(|truth| answer.is_right(truth));
        let word_room = if answer.classes() == Classes::Four { LETTER } else { WORD };
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
        let was = if changed { format!(", before {:.1} %", 100.0 * before) } else { String::new() };
        let spoken = format!("{answer}: {:.1} %{was}{}", 100.0 * share, if is_true { ", the truth" } else { "" });
        response.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, &spoken));
        let painter = ui.painter();
        if is_true {
            painter.rect_stroke(rect, 5.0, Stroke::new(2.0, palette.truth), StrokeKind::Inside);
        }
        class_icon(painter, pos2(rect.min.x + 16.0, rect.center().y), 9.0, answer, palette.text);
        let font = FontId::proportional(15.0);
        painter.text(
            pos2(rect.min.x + 32.0, rect.center().y),
            Align2::LEFT_CENTER,
            answer.to_string(),
            font.clone(),
            palette.text,
        );
        let percent = format!("{:.1} %", 100.0 * share);
        painter.text(pos2(rect.max.x - 8.0, rect.center().y), Align2::RIGHT_CENTER, percent, font, palette.machine);
        let track = Rect::from_min_max(
            pos2(rect.min.x + word_room, rect.center().y - 5.0),
            pos2(rect.max.x - 74.0, rect.center().y + 5.0),
        );
        painter.rect_filled(track, 5.0, palette.border);
        if share > 0.005 {
            painter.rect_filled(track.with_max_x(track.min.x + (track.width() * share).max(4.0)), 5.0, palette.machine);
        }
        if changed {
            let x = track.min.x + track.width() * before;
            painter.vline(x, track.expand(4.0).y_range(), Stroke::new(2.0, palette.text));
        }
    }
    ui.horizontal(|ui| {
        let text = match (is_painted, changed) {
            (true, true) => "painted: no truth  \u{b7}  line: before",
            (true, false) => "painted: no truth",
            (false, true) => "frame: truth  \u{b7}  line: before",
            (false, false) => "frame: truth",
        };
        ui.label(RichText::new(text).size(FINE).color(palette.muted));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let mut outlines = state.shared.settings.outlines;
            if ui.checkbox(&mut outlines, "Outlines").on_hover_text("The borders of the tumors").changed() {
                actions.push(Action::ToggleOutlines);
            }
        });
    });
}
