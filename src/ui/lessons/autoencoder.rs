//! Autoencoders: pictures before and after, how near they come while the network learns, and what its code keeps.

use egui::{Grid, Image, RichText, TextStyle, Ui, vec2};
use egui_plot::{AxisHints, LineStyle, MarkerShape};

use super::super::widgets::{
    ChartWords, GrayTexture, Series, bar, draw, fixed_plot, legend_entry, pictures_mark, pixel_scale, read_out,
};
use super::super::{Actions, theme};
use super::chart::axis;
use super::parts::{KnobStyle, choice, knob, number_rows};
use super::{LessonPage, View};
use crate::app::lessons::{AutoencoderKnobs, CodedCourse, CodedMoment, training_length};
use crate::app::{Knobs, LessonAction, PageId, number};
use crate::factory::GrayImage;
use crate::lecture::autoencoder::{Closeness, GROUPS, grouped};
use crate::network::{Autoencoder, CodeLength};
use crate::words::words;

/// Least height of the chart, in points.
const LEAST_CHART: f32 = 110.0;
/// Share of the height of the stage for the pictures.
const PICTURES_SHARE: f32 = 0.56;
/// Height of the bars and the chart under the pictures of a code, in points.
const BARS_AND_CHART: f32 = 374.0;
/// Width of the names beside the bars, in points.
const BAR_NAME: f32 = 130.0;
/// Width of the numbers behind the bars, in points.
const BAR_NUMBER: f32 = 170.0;
/// Height of a line of the bars, in points.
const BAR_LINE: f32 = 22.0;
/// Decibels at the ends of the chart of the denoiser, and of that of the bottleneck.
const DENOISER_RANGE: [f64; 2] = [24.0, 34.0];
const BOTTLENECK_RANGE: [f64; 2] = [8.0, 26.0];

/// The page.
#[derive(Default)]
pub struct AutoencoderPage {
    textures: Vec<GrayTexture>,
}

impl LessonPage for AutoencoderPage {
    fn id(&self) -> PageId {
        PageId("autoencoder")
    }

    fn stage(&mut self, ui: &mut Ui, view: &View<'_>, _actions: &mut Actions) {
        let Some((course, moment)) = looked_at(view) else { return };
        self.pictures(ui, course, moment);
        if let Some(read) = &moment.kept {
            ui.add_space(theme::GAP);
            ui.label(theme::strong(ui, words().chapter_autoencoder_code_kept(), &TextStyle::Body));
            for (name, (_, value)) in group_names().iter().zip(grouped(read)) {
                bar_line(ui, name, value, number::fixed(value, 2));
            }
            let share = number::percent(100.0 * read.class_accuracy, 0);
            let of_chance = words().chapter_autoencoder_of_chance(share);
            bar_line(ui, &words().chapter_autoencoder_class(), read.class_accuracy, of_chance);
        }
        ui.add_space(theme::GAP);
        chart(ui, course, moment);
    }

    fn knobs(&mut self, ui: &mut Ui, view: &View<'_>, actions: &mut Actions) {
        let before = view.chapters.autoencoder.knobs;
        let code = if let Autoencoder::Bottleneck(length) = before.network { Some(length) } else { None };
        let stages = [(false, words().chapter_autoencoder_denoise()), (true, words().chapter_autoencoder_code())];
        let stage = choice(ui, &words().chapter_autoencoder_stage(), &stages, code.is_some());
        let of_stage = |is_code: bool| {
            let network = if is_code { Autoencoder::Bottleneck(CodeLength::default()) } else { Autoencoder::Denoiser };
            AutoencoderKnobs { network, pictures: training_length(network) }
        };
        let mut knobs = stage.map_or(before, of_stage);
        if let Some(code) = code {
            let choices = CodeLength::ALL.map(|length| (length, length.get().to_string()));
            if let Some(length) = choice(ui, &words().chapter_autoencoder_numbers(), &choices, code) {
                knobs.network = Autoencoder::Bottleneck(length);
            }
        }
        let limits = (0.0, training_length(knobs.network) as f64);
        let mut pictures = (knobs.pictures as f64).min(limits.1);
        if knob(ui, KnobStyle { name: &words().chapter_autoencoder_seen(), limits, decimals: 0, by_ratio: false }, &mut pictures)
        {
            knobs.pictures = pictures.round() as u64;
        }
        if knobs != before {
            actions.push(LessonAction::Turn(Box::new(Knobs::AutoencoderChapter(knobs))));
        }
    }

    fn numbers(&mut self, ui: &mut Ui, view: &View<'_>) {
        let Some((course, moment)) = looked_at(view) else { return };
        let mut rows = vec![(words().chapter_autoencoder_seen(), number::grouped(moment.seen))];
        if course.network == Autoencoder::Denoiser {
            rows.extend([
                (words().chapter_autoencoder_noisy_pictures(), decibels(course.given.all)),
                (words().chapter_autoencoder_median(), decibels(course.median.all)),
                (words().chapter_autoencoder_network(), decibels(moment.closeness.all)),
                (words().chapter_autoencoder_median_tumors(), decibels(course.median.tumors)),
                (words().chapter_autoencoder_network_tumors(), decibels(moment.closeness.tumors)),
            ]);
        } else {
            rows.push((words().chapter_autoencoder_painted(), decibels(moment.closeness.all)));
            rows.push((words().chapter_autoencoder_painted_tumors(), decibels(moment.closeness.tumors)));
        }
        number_rows(ui, "closeness", &rows);
        ui.label(RichText::new(words().chapter_autoencoder_about_decibels()).small().color(theme::palette(ui).muted));
    }
}

/// The training that is chosen, at the moment that is chosen.
fn looked_at<'a>(view: &View<'a>) -> Option<(&'a CodedCourse, &'a CodedMoment)> {
    let chapter = &view.chapters.autoencoder;
    let course = chapter.seen.as_ref()?.of(chapter.knobs.network)?;
    Some((course, course.at(chapter.knobs.pictures)?))
}

impl AutoencoderPage {
    /// Rows of given, made and wanted pictures: as many as fit, as large as fits.
    fn pictures(&mut self, ui: &mut Ui, course: &CodedCourse, moment: &CodedMoment) {
        let is_denoiser = course.network == Autoencoder::Denoiser;
        let titles = picture_titles(is_denoiser);
        // What the bars and the chart need below is left to them.
        let (share, most) =
            if is_denoiser { (PICTURES_SHARE, f32::INFINITY) } else { (1.0, ui.available_height() - BARS_AND_CHART) };
        let room = vec2(ui.available_width(), (share * ui.available_height()).min(most));
        let line = ui.text_style_height(&TextStyle::Body) + 4.0;
        let columns = titles.len() as f32;
        let each = vec2((room.x - (columns - 1.0) * theme::GAP) / columns, room.y - line);
        let size = pixel_scale(ui, each);
        let rows = ((room.y - line) / (size.y + theme::GAP)).floor().clamp(1.0, course.shown.len().max(1) as f32) as usize;
        let muted = theme::palette(ui).muted;
        Grid::new("restored").spacing([theme::GAP, theme::GAP]).show(ui, |ui| {
            for title in &titles {
                ui.label(RichText::new(title).color(muted));
            }
            ui.end_row();
            for (row, ([given, wanted], made)) in course.shown.iter().zip(&moment.made).enumerate().take(rows) {
                let pictures = [given, made, wanted];
                for (column, (picture, title)) in pictures.into_iter().zip(&titles).enumerate() {
                    self.picture(ui, 3 * row + column, picture, size, title);
                }
                ui.end_row();
            }
        });
    }

    fn picture(&mut self, ui: &mut Ui, place: usize, picture: &GrayImage, size: egui::Vec2, name: &str) {
        if self.textures.len() <= place {
            self.textures.resize_with(place + 1, GrayTexture::default);
        }
        let texture = self.textures[place].show(ui.ctx(), "restored", picture);
        let words = words().chapter_autoencoder_picture(name, (place / 3 + 1).to_string());
        ui.add(Image::from_texture((texture.id(), size)).alt_text(words));
    }
}

/// The names of the groups of what is read, in the order of [`grouped`].
fn group_names() -> [String; GROUPS.len()] {
    let words = words();
    [
        words.chapter_autoencoder_move(),
        words.chapter_autoencoder_shade(),
        words.chapter_autoencoder_shrink(),
        words.chapter_autoencoder_contrast(),
        words.chapter_autoencoder_area(),
    ]
}

/// What the columns of pictures are called.
fn picture_titles(is_denoiser: bool) -> Vec<String> {
    let words = words();
    if is_denoiser {
        vec![words.chapter_autoencoder_noisy(), words.chapter_autoencoder_denoised(), words.chapter_autoencoder_true()]
    } else {
        vec![words.chapter_autoencoder_given(), words.chapter_autoencoder_painted()]
    }
}

/// A name, a bar from 0 to 1, and the number.
fn bar_line(ui: &mut Ui, name: &str, value: f64, number: String) {
    ui.horizontal(|ui| {
        ui.set_min_height(BAR_LINE);
        ui.add_sized(vec2(BAR_NAME, BAR_LINE), egui::Label::new(name).halign(egui::Align::LEFT));
        let width = (ui.available_width() - BAR_NUMBER).max(60.0);
        ui.allocate_ui(vec2(width, BAR_LINE), |ui| {
            ui.add_space((BAR_LINE - 10.0) / 2.0);
            let share = if value.is_finite() { value.clamp(0.0, 1.0) as f32 } else { 0.0 };
            bar(ui, share, 10.0, theme::palette(ui).machine);
        });
        ui.label(if value.is_finite() { number } else { words().chapter_autoencoder_same() });
    });
}

/// How near the network comes while it learns.
fn chart(ui: &mut Ui, course: &CodedCourse, moment: &CodedMoment) {
    let palette = theme::palette(ui);
    let end = training_length(course.network) as f64;
    let points = |value: fn(&Closeness) -> f64| -> Vec<[f64; 2]> {
        let point = |moment: &std::sync::Arc<CodedMoment>| [moment.seen as f64, value(&moment.closeness)];
        course.moments.iter().map(point).filter(|point| point[1].is_finite()).collect()
    };
    let level = |value: f64| vec![[0.0, value], [end, value]];
    let mut lines = Vec::new();
    if course.network == Autoencoder::Denoiser {
        lines.push(Series::line(
            words().chapter_autoencoder_line_noisy(),
            palette.muted,
            (1.5, LineStyle::dotted_dense()),
            level(course.given.all),
        ));
        lines.push(Series::line(
            words().chapter_autoencoder_median(),
            palette.truth,
            (2.0, LineStyle::dashed_dense()),
            level(course.median.all),
        ));
    }
    lines.push(Series::line(
        words().chapter_autoencoder_line_network(),
        palette.machine,
        (2.5, LineStyle::Solid),
        points(|closeness| closeness.all),
    ));
    let here = vec![[moment.seen as f64, moment.closeness.all]];
    lines.push(Series::dots(words().chapter_autoencoder_above(), palette.human, (MarkerShape::Circle, 6.0), here));
    ui.label(theme::strong(ui, words().chapter_autoencoder_chart(), &TextStyle::Body));
    ui.horizontal(|ui| {
        for series in &lines {
            legend_entry(ui, series);
            ui.add_space(theme::GAP);
        }
    });
    let height = (ui.available_height() - 8.0).max(LEAST_CHART);
    let [lowest, highest] = if course.network == Autoencoder::Denoiser { DENOISER_RANGE } else { BOTTLENECK_RANGE };
    let plot = fixed_plot("restoring", height)
        .include_x(0.0)
        .include_x(end)
        .include_y(lowest)
        .include_y(highest)
        .set_margin_fraction(vec2(0.04, 0.06))
        .grid_color(palette.border)
        .show_x(false)
        .show_y(false)
        .custom_x_axes(vec![axis(words().chapter_pictures_seen()).formatter(|mark, _| pictures_mark(mark))])
        .custom_y_axes(vec![AxisHints::new_y().min_thickness(48.0).formatter(|mark, _| number::fixed(mark.value, 0))]);
    let shown = plot.show(ui, |plot| draw(plot, &lines));
    let after = |seen: f64| words().chapter_after_pictures(number::grouped(seen.round() as u64), seen);
    read_out(ui, &shown, &lines, &ChartWords { place: &after, value: &|_, point| decibels(point[1]) });
}

fn decibels(value: f64) -> String {
    if value.is_finite() { words().chapter_autoencoder_decibels(number::fixed(value, 1)) } else { "\u{2013}".to_owned() }
}
