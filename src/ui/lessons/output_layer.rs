//! The output layer: four logits and their probabilities, and how sure a network is of 1,000 answers.

use egui::{Align2, Rect, Role, Sense, Stroke, TextStyle, Ui, WidgetInfo, pos2, vec2};
use egui_plot::{AxisHints, GridMark, LineStyle, MarkerShape};

use super::super::widgets::{ChartWords, Series, draw, fixed_plot, height_of, legend_entry, read_out};
use super::super::{Actions, theme};
use super::chart::axis;
use super::ground::caption;
use super::heads;
use super::parts::{KnobStyle, choice, knob, number_rows};
use super::{LessonPage, View};
use crate::app::lessons::{JUDGE_LEARNED, JUDGED_PICTURES, OutputKnobs, OutputScene, PicturesSeen};
use crate::app::{Knobs, LessonAction, PageId, number};
use crate::factory::Syndrome;
use crate::lecture::neuron::sigmoid;
use crate::lecture::output_layer::softmax;
use crate::words::words;

/// The logits that can be set go from minus this to this.
const REACH: f64 = 8.0;
/// Until the bars have grown, in seconds.
const GROWTH: f64 = 1.2;
/// Width of a letter and of a number beside the bars, in points.
const LETTER: f32 = 28.0;
const NUMBER: f32 = 72.0;

/// The page.
pub struct OutputLayerPage;

impl LessonPage for OutputLayerPage {
    fn id(&self) -> PageId {
        PageId("output-layer")
    }

    fn length(&self, _view: &View<'_>) -> f64 {
        GROWTH
    }

    fn stage(&mut self, ui: &mut Ui, view: &View<'_>, _actions: &mut Actions) {
        let chapter = &view.chapters.output_layer;
        let Some(seen) = &chapter.seen else { return };
        match (&seen.pictures, chapter.knobs.scene) {
            (_, OutputScene::Heads) => heads::stage(ui, seen.heads.as_deref(), chapter.knobs.ill_from),
            (_, OutputScene::Logits) => logits(ui, chapter.knobs, (view.seconds / GROWTH) as f32),
            (Some(pictures), OutputScene::Pictures) => reliability(ui, pictures, seen.knobs.temperature),
            (None, OutputScene::Pictures) => {
                let (learned, asked) = (number::grouped(JUDGE_LEARNED), number::grouped(JUDGED_PICTURES as u64));
                ui.label(words().chapter_output_layer_begins(learned, asked));
            }
        }
    }

    fn knobs(&mut self, ui: &mut Ui, view: &View<'_>, actions: &mut Actions) {
        let before = view.chapters.output_layer.knobs;
        let mut knobs = before;
        let scenes = [
            (OutputScene::Logits, words().chapter_output_layer_logits()),
            (OutputScene::Pictures, words().chapter_output_layer_pictures()),
            (OutputScene::Heads, words().chapter_output_layer_heads()),
        ];
        if let Some(scene) = choice(ui, &words().chapter_look_at(), &scenes, knobs.scene) {
            knobs.scene = scene;
        }
        let limits = (0.1, 10.0);
        if knobs.scene == OutputScene::Logits {
            for (class, logit) in Syndrome::ALL.into_iter().zip(&mut knobs.logits) {
                let name = words().chapter_output_layer_logit(class.to_string());
                knob(ui, KnobStyle { name: &name, limits: (-REACH, REACH), decimals: 1, by_ratio: false }, logit);
            }
            let name = words().chapter_output_layer_constant();
            let style = KnobStyle { name: &name, limits: (-REACH, REACH), decimals: 1, by_ratio: false };
            knob(ui, style, &mut knobs.constant);
        }
        if knobs.scene == OutputScene::Heads {
            heads::knob(ui, &mut knobs.ill_from);
        } else {
            let name = words().chapter_output_layer_temperature();
            knob(ui, KnobStyle { name: &name, limits, decimals: 2, by_ratio: true }, &mut knobs.temperature);
        }
        let best = view.chapters.output_layer.seen.as_ref().and_then(|seen| seen.pictures.as_ref());
        if let Some(best) = best.filter(|_| knobs.scene == OutputScene::Pictures)
            && ui.button(words().chapter_output_layer_best()).on_hover_text(words().chapter_output_layer_best_hint()).clicked()
        {
            knobs.temperature = (100.0 * best.best_temperature).round() / 100.0;
        }
        if knobs != before {
            actions.push(LessonAction::Turn(Box::new(Knobs::OutputLayer(knobs))));
        }
    }

    fn numbers(&mut self, ui: &mut Ui, view: &View<'_>) {
        let chapter = &view.chapters.output_layer;
        let percent = |share: f64| number::percent(100.0 * share, 1);
        if chapter.knobs.scene == OutputScene::Heads {
            let seen = chapter.seen.as_ref().and_then(|seen| seen.heads.as_deref());
            return seen.map_or((), |seen| heads::numbers(ui, seen, chapter.knobs.ill_from));
        }
        if chapter.knobs.scene == OutputScene::Logits {
            let OutputKnobs { logits, constant, temperature, .. } = chapter.knobs;
            let with = softmax(logits.map(|logit| logit + constant), temperature);
            let without = softmax(logits, temperature);
            let change = with.iter().zip(without).map(|(a, b)| (a - b).abs()).fold(0.0, f64::max);
            let between = (logits[0] - logits[3]) / temperature;
            number_rows(
                ui,
                "logits",
                &[
                    (
                        words().chapter_output_layer_change(),
                        if change < 1e-12 { "0".to_owned() } else { number::scientific(change, 1) },
                    ),
                    (words().chapter_output_layer_softmax(), number::fixed(softmax([logits[0], logits[3]], temperature)[0], 4)),
                    (words().chapter_output_layer_sigmoid(), number::fixed(sigmoid(between), 4)),
                ],
            );
            return;
        }
        let Some(pictures) = chapter.seen.as_ref().and_then(|seen| seen.pictures.as_ref()) else { return };
        number_rows(
            ui,
            "pictures",
            &[
                (words().chapter_output_layer_right(), percent(pictures.sureness.accuracy)),
                (words().chapter_output_layer_sureness(), percent(pictures.sureness.sureness)),
                (words().chapter_output_layer_error(), percent(pictures.sureness.error)),
                (words().chapter_output_layer_error_untouched(), percent(pictures.untouched.error)),
                (words().chapter_output_layer_best(), number::fixed(pictures.best_temperature, 2)),
            ],
        );
    }
}

/// The four logits and their probabilities as bars.
fn logits(ui: &mut Ui, knobs: OutputKnobs, grown: f32) {
    let palette = theme::palette(ui);
    let shifted = knobs.logits.map(|logit| logit + knobs.constant);
    let probabilities = softmax(shifted, knobs.temperature);
    let about = words().chapter_output_layer_about_logits();
    let title = words().chapter_output_layer_about_probabilities(number::short(knobs.temperature, 2));
    // Titles of more than one line take the room of the bars.
    let font = theme::strong_font(TextStyle::Body.resolve(ui.style()).size);
    let high = |text: &str, width: f32| height_of(ui, text, font.clone(), width);
    let more: f32 = [&about, &title].map(|text| high(text, ui.available_width()) - high(text, f32::INFINITY)).into_iter().sum();
    let height = ((ui.available_height() - 120.0 - more) / 8.0).clamp(18.0, 64.0);
    ui.label(theme::strong(ui, about, &TextStyle::Body));
    for (class, logit) in Syndrome::ALL.into_iter().zip(shifted) {
        let share = (logit / (2.0 * REACH)) as f32 * grown;
        row(ui, class, height, (0.5, 0.5 + 0.5 * share), &number::fixed(logit, 1), palette.human);
    }
    ui.add_space(theme::WIDE_GAP);
    ui.label(theme::strong(ui, title, &TextStyle::Body));
    for (class, probability) in Syndrome::ALL.into_iter().zip(probabilities) {
        row(ui, class, height, (0.0, probability as f32 * grown), &number::percent(100.0 * probability, 1), palette.machine);
    }
}

/// A letter, a bar from one share of the width to another, and a number.
fn row(ui: &mut Ui, class: Syndrome, height: f32, (from, to): (f32, f32), written: &str, color: egui::Color32) {
    let palette = theme::palette(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    let spoken = words().chapter_output_layer_bar(class.to_string(), written);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &spoken));
    let painter = ui.painter().with_clip_rect(rect);
    let body = TextStyle::Body.resolve(ui.style());
    painter.text(rect.left_center(), Align2::LEFT_CENTER, class.letter(), body.clone(), palette.text);
    painter.text(rect.right_center(), Align2::RIGHT_CENTER, written, body, palette.text);
    let lane = Rect::from_min_max(pos2(rect.min.x + LETTER, rect.min.y + 3.0), pos2(rect.max.x - NUMBER, rect.max.y - 3.0));
    painter.rect_filled(lane, 3.0, palette.card);
    let at = |share: f32| lane.min.x + lane.width() * share.clamp(0.0, 1.0);
    let bar = Rect::from_min_max(pos2(at(from.min(to)), lane.min.y), pos2(at(from.max(to)), lane.max.y));
    painter.rect_filled(bar, 3.0, color);
    if from > 0.0 {
        painter.vline(at(from), lane.y_range(), Stroke::new(1.0, palette.muted));
    }
}

/// Sureness against the share of right answers, and how many pictures are how sure.
fn reliability(ui: &mut Ui, seen: &PicturesSeen, temperature: f64) {
    let palette = theme::palette(ui);
    let points: Vec<[f64; 2]> = seen
        .sureness
        .bins
        .iter()
        .filter(|bin| bin.pictures > 0)
        .map(|bin| [bin.sureness / bin.pictures as f64, bin.right as f64 / bin.pictures as f64])
        .collect();
    let lines = [
        Series::line(
            words().chapter_output_layer_as_right_as_sure(),
            palette.truth,
            (1.5, LineStyle::dashed_dense()),
            vec![[0.0, 0.0], [1.0, 1.0]],
        ),
        Series::line(words().chapter_output_layer_network(), palette.machine, (2.5, LineStyle::Solid), points)
            .with_dots(MarkerShape::Circle, 5.0),
    ];
    let half = (ui.available_height() - 180.0).max(200.0);
    let count = number::grouped(JUDGED_PICTURES as u64);
    let title = words().chapter_output_layer_reliability(count, number::short(temperature, 2));
    ui.add(egui::Label::new(theme::strong(ui, title, &TextStyle::Body)).truncate());
    let percent = |share: f64| number::percent(100.0 * share, 1);
    let at = &seen.sureness;
    let summary = words().chapter_output_layer_summary(percent(at.accuracy), percent(at.sureness), percent(at.error));
    ui.add(egui::Label::new(summary).truncate());
    ui.horizontal(|ui| {
        for series in &lines {
            legend_entry(ui, series);
            ui.add_space(theme::GAP);
        }
    });
    let shown = shares_plot("reliability", 0.66 * half).include_y(0.0).include_y(1.0).custom_y_axes(percent_axis());
    let shown = shown.show(ui, |plot| draw(plot, &lines));
    let value = |_: &str, point: [f64; 2]| number::percent(100.0 * point[1], 0);
    let place = |sure: f64| words().chapter_output_layer_sure(number::percent(100.0 * sure, 0));
    read_out(ui, &shown, &lines, &ChartWords { place: &place, value: &value });
    caption(ui, &words().chapter_output_layer_counts());
    let counts = seen.sureness.bins.iter().enumerate().map(|(at, bin)| [(at as f64 + 0.5) / 10.0, bin.pictures as f64]).collect();
    let counts = [Series::line(words().chapter_output_layer_count(), palette.machine, (2.0, LineStyle::Solid), counts)
        .with_dots(MarkerShape::Square, 4.0)];
    let axis = AxisHints::new_y().min_thickness(56.0).formatter(|mark, _| super::course_chart::whole_mark(mark));
    let plot = shares_plot("sureness", 0.34 * half).include_y(0.0).include_y(JUDGED_PICTURES as f64).custom_y_axes(vec![axis]);
    let shown = plot.show(ui, |plot| draw(plot, &counts));
    let value = |_: &str, point: [f64; 2]| number::grouped(point[1].round() as u64);
    let place = |sure: f64| {
        let [least, most] = [100.0 * sure - 5.0, 100.0 * sure + 5.0];
        words().chapter_output_layer_sure_range(number::fixed(least.abs(), 0), number::percent(most, 0))
    };
    read_out(ui, &shown, &counts, &ChartWords { place: &place, value: &value });
}

fn shares_plot(id: &'static str, height: f32) -> egui_plot::Plot<'static> {
    fixed_plot(id, height)
        .include_x(0.0)
        .include_x(1.0)
        .set_margin_fraction(vec2(0.03, 0.06))
        .show_x(false)
        .show_y(false)
        .custom_x_axes(vec![axis(words().chapter_output_layer_axis()).formatter(|mark, _| percent_mark(mark))])
}

fn percent_axis() -> Vec<AxisHints<'static>> {
    vec![AxisHints::new_y().min_thickness(56.0).formatter(|mark, _| percent_mark(mark))]
}

fn percent_mark(mark: GridMark) -> String {
    if (-1e-9..=1.0 + 1e-9).contains(&mark.value) { number::percent(100.0 * mark.value, 0) } else { String::new() }
}
