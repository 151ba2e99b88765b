//! The race: the person's and the network's right answers over the labelled pictures that each has seen.

use egui::{Align2, RichText, TextStyle, Ui};
use egui_plot::{FilledArea, Line, LineStyle, MarkerShape, PlotPoint, PlotPoints, Text, VLine};

use super::super::page::PageInfo;
use super::super::theme::{self, Palette};
use super::super::widgets::{ChartWords, Series, draw, legend_entry, read_out};
use super::super::{Actions, widgets};
use super::TrainPage;
use super::charts::{Chance, accuracy_axis, after, chance, frame, judged_share_words};
use crate::app::{Action, Answered, PlayAction, Race, RacePoint, Room, Sees, State, grouped, number, tables};
use crate::network::Classes;
use crate::words::words;

/// The page.
pub struct RacePage;

impl TrainPage for RacePage {
    fn info(&self) -> PageInfo {
        PageInfo::new("race", words().train_page_race(), words().train_page_race_hint())
    }

    fn show(&mut self, ui: &mut Ui, state: &State, actions: &mut Actions) {
        show(ui, state, actions);
    }

    fn table(&self, state: &State) -> Result<Vec<u8>, csv::Error> {
        tables::race(&state.race())
    }
}

/// Shows the view.
fn show(ui: &mut Ui, state: &State, actions: &mut Actions) {
    let palette = theme::palette(ui);
    let race = state.race();
    let group: String = state.race_group().word().into();
    let line = state.train.race_in_words().unwrap_or_else(|| what_is_missing(&race, &group));
    ui.horizontal(|ui| {
        ui.set_min_height(40.0);
        ui.add(egui::Label::new(theme::strong(ui, line, &TextStyle::Body)).wrap());
    });
    ui.horizontal(|ui| {
        let rounds = race.human.len();
        let [you, network] = lines(&race, palette);
        let shown = grouped(rounds as u64);
        let name = match state.play.matchup().person {
            Sees::Sample => words().train_race_your_line_alone(rounds, shown, &group),
            Sees::SampleAndBase => words().train_race_your_line(rounds, shown, &group),
        };
        legend_entry(ui, &Series { name, ..you });
        ui.add_space(theme::GAP);
        let name = match state.train.running.settings.classes {
            Classes::Four => words().train_race_network_line(),
            Classes::Binary => words().train_race_network_line_binary(),
        };
        legend_entry(ui, &Series { name, ..network });
    });
    let height = (ui.available_height() - 48.0).max(160.0);
    let chance = Chance::of(state.train.running.settings.classes, &state.train.recipe);
    let passed = state.train.passed.map(|passed| passed.images);
    chart(ui, &race, passed, (height, chance), palette);
    if race.human.len() < 10 {
        ui.horizontal(|ui| {
            let form = &state.train.running;
            if widgets::wide_button(ui, true, words().train_race_play(&group)).clicked() {
                if !form.own {
                    actions.push(PlayAction::SetMode(form.mode));
                }
                actions.push(Action::Show(Room::Play));
            }
        });
    }
}

fn what_is_missing(race: &Race, group: &str) -> String {
    match (race.human.is_empty(), race.machine.is_empty()) {
        (true, true) => words().train_race_begin(group),
        (true, false) => words().train_race_play_too(group),
        _ => words().train_race_start_too(),
    }
}

fn chart(ui: &mut Ui, race: &Race, passed: Option<u64>, (height, known): (f32, Chance), palette: &Palette) {
    let end = race.machine.last().map_or(4.0, |point| point.seen.log10() + 0.1).max(3.0);
    let plot = accuracy_axis(frame("race", height, ui))
        .include_x(-0.1)
        .include_x(end)
        .x_grid_spacer(egui_plot::uniform_grid_spacer(|_| [1.0, 1.0, 3.0]))
        .x_axis_formatter(
            |mark, _| if mark.value < -0.01 { String::new() } else { grouped(10_f64.powf(mark.value).round() as u64) },
        )
        .x_axis_label(words().train_race_axis());
    let lines = lines(race, palette);
    let chart = plot.show(ui, |plot| {
        plot.hline(chance(known.accuracy, palette));
        for (points, color) in [(&race.machine, palette.machine), (&race.human, palette.human)] {
            let xs: Vec<f64> = points.iter().map(|point| point.seen.log10()).collect();
            let bound = |end: usize| points.iter().map(|point| point.interval[end]).collect::<Vec<f64>>();
            if xs.len() > 1 {
                plot.add(
                    FilledArea::new("", &xs, &bound(0), &bound(1)).fill_color(color.gamma_multiply(0.18)).allow_hover(false),
                );
            }
        }
        draw(plot, &lines);
        // What the person reached holds until the next round.
        if let Some(last) = race.human.last() {
            let held = PlotPoints::from(vec![[last.seen.log10(), last.share], [end.max(last.seen.log10()), last.share]]);
            let held = Line::new("", held).color(palette.human).width(1.5);
            plot.line(held.style(LineStyle::dashed_dense()).allow_hover(false));
        }
        let crossing = race.crossing.and_then(|place| race.machine.get(place)).map(|point| point.seen as u64);
        // The moment when it was sure; before that, from where on the network is ahead.
        let marked = passed.map(|images| (images, words().train_race_passed_after(grouped(images))));
        if let Some((images, text)) =
            marked.or_else(|| crossing.map(|images| (images, words().train_race_ahead_from(grouped(images)))))
        {
            let x = (images.max(1) as f64).log10();
            plot.vline(VLine::new("", x).color(palette.text).style(LineStyle::dashed_loose()).allow_hover(false));
            let text = RichText::new(text).color(palette.text);
            let at = PlotPoint::new(x - 0.03, 0.06);
            plot.text(Text::new("", at, text).anchor(Align2::RIGHT_CENTER).allow_hover(false));
        }
    });
    let place = |x: f64| after(10_f64.powf(x));
    let value = |name: &str, [x, share]: [f64; 2]| {
        let points = if name == lines[0].name { &race.human } else { &race.machine };
        let point = points.iter().find(|point| (point.seen.log10() - x).abs() < 1e-9);
        let answered = |point: &RacePoint| Answered { right: (share * point.of as f64).round() as u64, of: point.of };
        point.map_or_else(|| number::percent(100.0 * share, 1), |point| judged_share_words(share, answered(point)))
    };
    read_out(ui, &chart, &lines, &ChartWords { place: &place, value: &value });
}

/// Both lines, the person's first, by the logarithm of the pictures seen.
fn lines(race: &Race, palette: &Palette) -> [Series; 2] {
    let points = |points: &[RacePoint]| points.iter().map(|point| [point.seen.log10(), point.share]).collect::<Vec<_>>();
    [
        Series::line(words().train_race_you(), palette.human, (2.5, LineStyle::Solid), points(&race.human))
            .with_dots(MarkerShape::Circle, 3.0),
        Series::line(words().train_race_network(), palette.machine, (2.5, LineStyle::Solid), points(&race.machine))
            .with_dots(MarkerShape::Circle, 2.0),
    ]
}

#[cfg(test)]
mod tests {
    use egui::epaint::ClippedShape;
    use egui::{CentralPanel, Context, RawInput, Rect, Shape, pos2, vec2};

    use super::*;
    use crate::app::Measurement;

    /// The marks below the axis, and what shows them.
    fn marks(shapes: &[ClippedShape]) -> Vec<(String, Rect, Rect)> {
        let text = |shape: &ClippedShape| match &shape.shape {
            Shape::Text(text) => Some((text.galley.text().to_owned(), text.visual_bounding_rect(), shape.clip_rect)),
            _ => None,
        };
        shapes.iter().filter_map(text).filter(|(text, ..)| text.starts_with('1') && text.ends_with('0')).collect()
    }

    #[test]
    fn the_last_mark_is_whole_wherever_the_training_stands() {
        let ctx = Context::default();
        theme::install(&ctx);
        for (seen, last) in [(10_000.0, 10_000), (10_300.0, 10_000), (99_000.0, 10_000), (1e7, 1_000_000)] {
            for width in [500.0, 900.0] {
                let measured = [(1000, 0.5), (seen as u64, 0.9)].map(|(seen, share)| Measurement { seen, share, pictures: 500 });
                let race = Race::new(&[true], measured.into_iter());
                let screen_rect = Some(Rect::from_min_size(pos2(0.0, 0.0), vec2(width, 400.0)));
                let frame = || {
                    let input = RawInput { screen_rect, ..RawInput::default() };
                    ctx.run_ui(input, |ui| {
                        CentralPanel::default().show(ui, |ui| {
                            ui.set_clip_rect(ui.max_rect());
                            chart(ui, &race, None, (300.0, Chance::of_four()), &theme::DARK);
                        });
                    })
                };
                frame(); // the axes get their width
                let marks = marks(&frame().shapes);
                assert!(marks.iter().any(|(text, ..)| *text == grouped(last)), "{seen}: {marks:?}");
                for (text, ink, clip) in marks {
                    assert!(clip.contains_rect(ink), "{seen} pictures, {width} points: \"{text}\" at {ink:?} is cut by {clip:?}");
                }
            }
        }
    }
}
