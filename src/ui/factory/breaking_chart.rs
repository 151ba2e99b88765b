//! The chart of breaking points: the machine's share of right answers over the knob, the player's beside it.

use egui::{Align2, Color32, RichText, Ui};
use egui_plot::{
    AxisHints, FilledArea, HLine, HoverPosition, Line, LineStyle, MarkerShape, Plot, PlotPoint, PlotPoints, PlotUi, Points, Span,
    Text, VLine,
};

use super::super::theme::{self, Palette};
use crate::app::{BROKEN, Measured, State, SweepGroup, SweepRun, knob_value, knob_words};
use crate::factory::{Parameter, Syndrome};

/// Share of right answers of a machine that knows nothing.
const CHANCE: f64 = 0.25;

/// Which lines are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Split {
    /// One for all pictures.
    #[default]
    All,
    /// One for each class.
    Class,
    /// One for smaller, one for larger tumors.
    Size,
}

impl Split {
    /// In the order of the buttons.
    pub const ALL: [Self; 3] = [Self::All, Self::Class, Self::Size];

    /// The word on the button.
    pub fn word(self) -> &'static str {
        match self {
            Self::All => "All pictures",
            Self::Class => "By class",
            Self::Size => "By tumor size",
        }
    }

    /// What it means.
    pub fn hint(self) -> &'static str {
        match self {
            Self::All => "The band holds the true share in 95 of 100 cases",
            Self::Class => "One line for each class: A, B, C and Z",
            Self::Size => {
                "Each class in two halves: specimens whose tumors are smaller, on average, than is usual for their class, and larger"
            }
        }
    }

    /// What the marks of the chart mean.
    pub fn legend(self) -> &'static str {
        match self {
            Self::All => "",
            Self::Class => "\u{25CF} A   \u{25A0} B   \u{25B2} C   \u{25BC} Z",
            Self::Size => "\u{25BC} smaller than usual   \u{25B2} larger",
        }
    }

    /// The groups, each with its own mark and dash, so that none is told by colour alone.
    fn groups(self) -> Vec<(SweepGroup, MarkerShape, LineStyle)> {
        let class = SweepGroup::Class;
        match self {
            Self::All => vec![(SweepGroup::All, MarkerShape::Circle, LineStyle::Solid)],
            Self::Class => vec![
                (class(Syndrome::A), MarkerShape::Circle, LineStyle::Solid),
                (class(Syndrome::B), MarkerShape::Square, LineStyle::dashed_loose()),
                (class(Syndrome::C), MarkerShape::Up, LineStyle::dotted_loose()),
                (class(Syndrome::Z), MarkerShape::Down, LineStyle::dashed_dense()),
            ],
            Self::Size => vec![
                (SweepGroup::SmallerTumors, MarkerShape::Down, LineStyle::dashed_loose()),
                (SweepGroup::LargerTumors, MarkerShape::Up, LineStyle::Solid),
            ],
        }
    }
}

/// Shows the chart; gives the value that was clicked.
pub fn show(ui: &mut Ui, state: &State, split: Split, height: f32) -> Option<f64> {
    let palette = theme::palette(ui);
    let sweep = &state.factory.sweep;
    let run = sweep.run.as_ref();
    let form = run.map_or(sweep.form, |run| run.form);
    let (low, high) = form.range;
    let name = Parameter::by_key(form.key).map_or_else(String::new, knob_words);
    let unit = Parameter::by_key(form.key).map_or("", |parameter| parameter.unit);
    let axis = if unit.is_empty() { name.clone() } else { format!("{name} ({unit})") };
    let margin = 0.02 * (high - low);
    let step = round_step((high - low) / 9.0);
    let known = intervals(state, split);
    let plot = Plot::new("breaking points")
        .height(height)
        .include_x(low - margin)
        .include_x(high + margin)
        .include_y(-0.02)
        .include_y(1.02)
        .allow_scroll(false)
        .allow_zoom(false)
        .allow_drag(false)
        .allow_boxed_zoom(false)
        .allow_double_click_reset(false)
        .show_x(false)
        .show_y(false)
        .y_axis_min_width(52.0)
        .grid_color(palette.border)
        .grid_spacing(24.0..=100.0)
        .x_grid_spacer(egui_plot::uniform_grid_spacer(move |_| [step, step, 5.0 * step]))
        .y_grid_spacer(egui_plot::uniform_grid_spacer(|_| [0.25, 0.25, 1.0]))
        .y_axis_formatter(|mark, _| {
            if (-0.01..1.01).contains(&mark.value) { format!("{:.0} %", 100.0 * mark.value) } else { String::new() }
        })
        .custom_x_axes(vec![AxisHints::new_x().label(axis).label_spacing(24.0..=40.0)])
        .label_formatter(move |hover| read_out(hover, &name, &known));
    let pointed = sweep.value;
    let is_pointed = run.is_none_or(|run| run.form.key == sweep.form.key);
    let response = plot.show(ui, |plot| {
        plot.hline(dashed("half", BROKEN, palette));
        plot.hline(dashed("chance", CHANCE, palette));
        if let Some(run) = run {
            own_values(plot, run, palette);
            if is_pointed {
                plot.vline(VLine::new("the value on the right", pointed).color(palette.muted).width(1.0).allow_hover(false));
            }
            for group in split.groups() {
                machine_line(plot, run, group, palette);
            }
            if split == Split::All {
                breaks(plot, run, palette);
            }
            player(plot, run, state, palette);
        }
    });
    if run.is_none_or(|run| run.points.iter().all(Option::is_none)) {
        let text = if run.is_some() { "The first value is being measured" } else { "Nothing is measured yet: press Measure" };
        let font = egui::TextStyle::Body.resolve(ui.style());
        let middle = response.response.rect.center() - egui::vec2(0.0, 40.0);
        ui.painter().text(middle, Align2::CENTER_CENTER, text, font, palette.muted);
    }
    let clicked = response.response.clicked().then(|| response.response.interact_pointer_pos()).flatten();
    clicked.map(|position| response.transform.value_from_position(position).x)
}

/// The smallest of 1, 2 and 5 times a power of ten that is at least `least`.
fn round_step(least: f64) -> f64 {
    let power = 10_f64.powf(least.max(f64::MIN_POSITIVE).log10().floor());
    [1.0, 2.0, 5.0].map(|times| times * power).into_iter().find(|step| *step >= least).unwrap_or(10.0 * power)
}

fn dashed(name: &str, y: f64, palette: &Palette) -> HLine {
    HLine::new(name, y).color(palette.muted.gamma_multiply(0.7)).style(LineStyle::dashed_loose()).allow_hover(false)
}

/// The values that the recipe itself draws.
fn own_values(plot: &mut PlotUi<'_>, run: &SweepRun, palette: &Palette) {
    let (first, last) = run.own_range();
    let (low, high) = run.form.range;
    if last < low || first > high {
        return;
    }
    let (first, last) = (first.max(low), last.min(high));
    plot.span(Span::new("", first..=last).fill(palette.truth.gamma_multiply(0.14)).border_width(1.0).border_color(palette.truth));
    let words = RichText::new(format!(" {} itself", run.first.recipe.name)).small().color(palette.truth);
    let place = PlotPoint::new(last, 0.03);
    plot.text(Text::new("own", place, words).anchor(Align2::LEFT_BOTTOM).allow_hover(false));
}

fn machine_line(
    plot: &mut PlotUi<'_>,
    run: &SweepRun,
    (group, marker, style): (SweepGroup, MarkerShape, LineStyle),
    palette: &Palette,
) {
    let line = run.line(group);
    let share = |at: &Measured| at.share().unwrap_or(0.0);
    if group == SweepGroup::All {
        let column = |value: &dyn Fn(&(f64, Measured)) -> f64| line.iter().map(value).collect::<Vec<f64>>();
        let xs = column(&|(value, _)| *value);
        let (lows, highs) = (column(&|(_, at)| at.interval.0), column(&|(_, at)| at.interval.1));
        let band = FilledArea::new("95 % interval", &xs, &lows, &highs);
        plot.add(band.fill_color(palette.machine.gamma_multiply(0.22)).allow_hover(false));
    }
    let points: Vec<[f64; 2]> = line.iter().map(|(value, at)| [*value, share(at)]).collect();
    let name = machine_name(group);
    let curve = Line::new(name.clone(), PlotPoints::from(points.clone())).color(palette.machine).width(2.0).style(style);
    plot.line(curve.allow_hover(false));
    plot.points(Points::new(name, PlotPoints::from(points.clone())).shape(marker).radius(4.5).color(palette.machine));
    // Each line is named where it parts best from the others: at its steepest fall.
    let steepest = points.windows(2).max_by(|a, b| (a[0][1] - a[1][1]).abs().total_cmp(&(b[0][1] - b[1][1]).abs()));
    if let (Some([from, to]), true) = (steepest, matches!(group, SweepGroup::Class(_))) {
        let place = PlotPoint::new(f64::midpoint(from[0], to[0]), f64::midpoint(from[1], to[1]));
        let words = RichText::new(format!("  {}", group.words())).color(palette.text);
        plot.text(Text::new("name", place, words).anchor(Align2::LEFT_CENTER).allow_hover(false));
    }
}

/// Where the machine is right on fewer than half of the pictures.
fn breaks(plot: &mut PlotUi<'_>, run: &SweepRun, palette: &Palette) {
    for (value, anchor) in run.breaks().into_iter().zip([Align2::RIGHT_BOTTOM, Align2::LEFT_BOTTOM]) {
        let Some(value) = value else { continue };
        plot.vline(
            VLine::new("breaks", value).color(palette.alarm).width(1.5).style(LineStyle::dashed_dense()).allow_hover(false),
        );
        let words = RichText::new(format!(" breaks at {} ", knob_value(value))).color(palette.alarm);
        let place = PlotPoint::new(value, BROKEN + 0.01);
        plot.text(Text::new("breaks", place, words).anchor(anchor).allow_hover(false));
    }
}

/// The player's own answers, each with its interval.
fn player(plot: &mut PlotUi<'_>, run: &SweepRun, state: &State, palette: &Palette) {
    let played = run.played(&state.play.session);
    let color: Color32 = palette.human;
    for (value, at) in &played {
        let (low, high) = at.interval;
        plot.line(
            Line::new("your interval", PlotPoints::from(vec![[*value, low], [*value, high]]))
                .color(color)
                .width(2.0)
                .allow_hover(false),
        );
    }
    let points: Vec<[f64; 2]> = played.iter().map(|(value, at)| [*value, at.share().unwrap_or(0.0)]).collect();
    plot.points(Points::new("you", PlotPoints::from(points)).shape(MarkerShape::Diamond).radius(6.0).color(color));
}

/// The intervals of all points that can be hovered, by the name of their line.
fn intervals(state: &State, split: Split) -> Vec<(String, Vec<(f64, Measured)>)> {
    let Some(run) = &state.factory.sweep.run else { return Vec::new() };
    let lines = split.groups().into_iter().map(|(group, ..)| (machine_name(group), run.line(group)));
    lines.chain([("you".to_owned(), run.played(&state.play.session))]).collect()
}

fn machine_name(group: SweepGroup) -> String {
    format!("the machine, {}", group.words())
}

fn read_out(hover: &HoverPosition<'_>, knob: &str, known: &[(String, Vec<(f64, Measured)>)]) -> Option<String> {
    let HoverPosition::NearDataPoint { plot_name, position, .. } = hover else { return None };
    let (_, line) = known.iter().find(|(name, _)| name == plot_name)?;
    let (value, at) = line.iter().min_by(|a, b| (a.0 - position.x).abs().total_cmp(&(b.0 - position.x).abs()))?;
    let (low, high) = at.interval;
    Some(format!(
        "{plot_name}\n{} of {} right: {:.1} %\nbetween {:.0} and {:.0} %\n{knob} {}",
        at.tally.right,
        at.tally.pictures,
        100.0 * at.share()?,
        100.0 * low,
        100.0 * high,
        knob_value(*value)
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_round() {
        for (least, step) in [(14.1, 20.0), (1.0, 1.0), (0.2, 0.2), (0.21, 0.5), (56.0, 100.0), (0.000_03, 0.000_05)] {
            assert!((round_step(least) - step).abs() < 1e-9 * step, "{least}: {}", round_step(least));
        }
    }
}
