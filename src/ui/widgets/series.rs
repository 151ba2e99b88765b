//! The lines of a chart: drawn, named in the legend and read at the cursor with one and the same mark.

use egui::{Align2, Color32, Pos2, Rect, Response, RichText, Sense, Shape, Stroke, TextStyle, Ui, pos2, vec2};
use egui_plot::{Line, LineStyle, MarkerShape, PlotPoints, PlotResponse, PlotUi, Points};

use super::super::theme;
use crate::words::words as texts;

/// Width of a mark in the legend and beside a value, in points.
const MARK: f32 = 20.0;
/// A line that ends farther from the cursor than this share of the chart has no value there.
const NEAR: f64 = 0.03;

/// How a line looks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Look {
    /// The line between its points: its width in points and its dashes. `None` shows the points alone.
    pub line: Option<(f32, LineStyle)>,
    /// The mark at each point, and its radius in points.
    pub dots: Option<(MarkerShape, f32)>,
}

/// A line of a chart.
#[derive(Clone, Debug)]
pub struct Series {
    /// Its name in the legend.
    pub name: String,
    /// Its colour.
    pub color: Color32,
    /// How it looks.
    pub look: Look,
    /// Its points in the units of the chart, from left to right.
    pub points: Vec<[f64; 2]>,
}

impl Series {
    /// A line without marks.
    pub fn line(name: impl Into<String>, color: Color32, (width, style): (f32, LineStyle), points: Vec<[f64; 2]>) -> Self {
        Self { name: name.into(), color, look: Look { line: Some((width, style)), dots: None }, points }
    }

    /// Marks without a line.
    pub fn dots(name: impl Into<String>, color: Color32, dots: (MarkerShape, f32), points: Vec<[f64; 2]>) -> Self {
        Self { name: name.into(), color, look: Look { line: None, dots: Some(dots) }, points }
    }

    /// The same with a mark at each point.
    pub fn with_dots(mut self, shape: MarkerShape, radius: f32) -> Self {
        self.look.dots = Some((shape, radius));
        self
    }

    /// Draws it into a chart.
    pub fn draw(&self, plot: &mut PlotUi<'_>) {
        let points = || PlotPoints::from(self.points.clone());
        if let Some((width, style)) = self.look.line {
            plot.line(Line::new(self.name.clone(), points()).color(self.color).width(width).style(style).allow_hover(false));
        }
        if let Some((shape, radius)) = self.look.dots {
            let dots = Points::new(self.name.clone(), points()).shape(shape).radius(radius).color(self.color);
            plot.points(dots.allow_hover(false));
        }
    }

    /// The point that is nearest to this place from left to right.
    fn nearest(&self, x: f64) -> Option<[f64; 2]> {
        let after = self.points.partition_point(|point| point[0] < x);
        let around = [after.checked_sub(1), Some(after)].into_iter().flatten().filter_map(|place| self.points.get(place));
        around.copied().min_by(|a, b| (a[0] - x).abs().total_cmp(&(b[0] - x).abs()))
    }

    /// Its value at this place: that of its nearest point, where it has one there. `reach` is how far a lone point or an end counts.
    fn at(&self, x: f64, reach: f64) -> Option<[f64; 2]> {
        let (first, last) = (self.points.first()?[0], self.points.last()?[0]);
        self.nearest(x).filter(|_| (first - reach..=last + reach).contains(&x))
    }

    /// Its mark, in a box of [`MARK`] points.
    fn mark(&self, middle: Pos2) -> Vec<Shape> {
        let mut shapes = Vec::new();
        if let Some((width, style)) = self.look.line {
            let half = vec2(MARK / 2.0, 0.0);
            let ends = [middle - half, middle + half];
            let stroke = Stroke::new(width.max(1.0), self.color);
            match style {
                LineStyle::Solid => shapes.push(Shape::line_segment(ends, stroke)),
                LineStyle::Dashed { length } => {
                    // Two dashes at least: one alone would look like a solid line.
                    let length = length.min(MARK / 3.3);
                    shapes.extend(Shape::dashed_line(&ends, stroke, length, 0.62 * length));
                }
                LineStyle::Dotted { spacing } => shapes.extend(Shape::dotted_line(&ends, self.color, spacing, width)),
            }
        }
        if let Some((shape, radius)) = self.look.dots {
            shapes.push(dot(shape, middle, radius.clamp(3.0, 6.0), self.color));
        }
        shapes
    }
}

/// A mark as the charts draw it.
fn dot(shape: MarkerShape, middle: Pos2, radius: f32, color: Color32) -> Shape {
    let corners = |corners: &[(f32, f32)]| {
        let points = corners.iter().map(|&(x, y)| middle + radius * vec2(x, y)).collect();
        Shape::convex_polygon(points, color, Stroke::NONE)
    };
    match shape {
        MarkerShape::Diamond => corners(&[(0.0, 1.0), (-1.0, 0.0), (0.0, -1.0), (1.0, 0.0)]),
        MarkerShape::Square => corners(&[(-0.71, 0.71), (-0.71, -0.71), (0.71, -0.71), (0.71, 0.71)]),
        MarkerShape::Up => corners(&[(0.0, -1.0), (0.87, 0.5), (-0.87, 0.5)]),
        MarkerShape::Down => corners(&[(0.0, 1.0), (-0.87, -0.5), (0.87, -0.5)]),
        _ => Shape::circle_filled(middle, radius, color),
    }
}

/// Draws lines into a chart, the first one at the back.
pub fn draw(plot: &mut PlotUi<'_>, all: &[Series]) {
    for series in all {
        series.draw(plot);
    }
}

/// The mark and the name of a line, for a legend.
pub fn legend_entry(ui: &mut Ui, series: &Series) -> Response {
    ui.spacing_mut().item_spacing.x = 4.0;
    legend_mark(ui, series);
    // The name of a faint line can be read all the same.
    let color = if series.color.is_opaque() { series.color } else { theme::palette(ui).muted };
    ui.add(egui::Label::new(RichText::new(&series.name).small().color(color)).truncate())
}

/// The mark of a line alone.
pub fn legend_mark(ui: &mut Ui, series: &Series) {
    let (rect, _) = ui.allocate_exact_size(vec2(MARK, 18.0), Sense::hover());
    ui.painter().extend(series.mark(rect.center()));
}

/// How the numbers of a chart are written.
pub struct Words<'a> {
    /// What the cursor stands at, as in "after 12 000 pictures".
    pub place: &'a dyn Fn(f64) -> String,
    /// A value of a line, by its name and its point.
    pub value: &'a dyn Fn(&str, [f64; 2]) -> String,
}

/// Where the pointer is over a chart: a vertical line, and the value of each line there, with its mark. A value is that of a point of the
/// line, never one between two points: where the nearest point lies elsewhere, its place is said.
pub fn read_out<T>(ui: &Ui, chart: &PlotResponse<T>, all: &[Series], words: &Words<'_>) {
    let rect = *chart.transform.frame();
    let Some(pointer) = chart.response.hover_pos().filter(|at| rect.contains(*at)) else { return };
    let x = chart.transform.value_from_position(pointer).x;
    let reach = NEAR * chart.transform.bounds().width();
    let found: Vec<(&Series, [f64; 2])> = all.iter().filter_map(|series| Some((series, series.at(x, reach)?))).collect();
    // The cursor stands at the nearest point of all lines, so that most values are exactly there.
    let nearest = found.iter().map(|(_, point)| point[0]).min_by(|a, b| (a - x).abs().total_cmp(&(b - x).abs()));
    let Some(x) = nearest else { return };
    let at = |point: [f64; 2]| chart.transform.position_from_point(&egui_plot::PlotPoint::new(point[0], point[1]));
    let palette = theme::palette(ui);
    let painter = ui.painter();
    let clipped = painter.with_clip_rect(rect);
    let line = at([x, 0.0]).x;
    clipped.vline(line, rect.y_range(), Stroke::new(1.0, palette.muted));
    let mut lines = vec![(None, (words.place)(x))];
    for (series, point) in found {
        let place = at(point);
        clipped.circle(place, 4.5, palette.background, Stroke::new(2.0, series.color));
        // A point's width away is the same place.
        let value = (words.value)(&series.name, point);
        let text = if (place.x - line).abs() > 4.0 {
            texts().widget_read_elsewhere(&series.name, value, (words.place)(point[0]))
        } else {
            texts().widget_read(&series.name, value)
        };
        lines.push((Some(series), text));
    }
    let spoken = lines.iter().map(|(_, text)| text.as_str()).collect::<Vec<_>>().join("\n");
    chart.response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &spoken));
    boxed(ui, &lines, line, rect);
}

/// Lines of text with their marks in a box beside the cursor, on the side where there is more room.
fn boxed(ui: &Ui, lines: &[(Option<&Series>, String)], cursor: f32, chart: Rect) {
    let palette = theme::palette(ui);
    let font = TextStyle::Small.resolve(ui.style());
    let painter = ui.painter();
    let texts: Vec<_> = lines.iter().map(|(_, text)| painter.layout_no_wrap(text.clone(), font.clone(), palette.text)).collect();
    let row = texts.iter().map(|text| text.size().y).fold(0.0, f32::max) + 2.0;
    let width = texts.iter().map(|text| text.size().x).fold(0.0, f32::max) + MARK + 8.0 + 16.0;
    let size = vec2(width, row * lines.len() as f32 + 12.0);
    let left = if cursor > chart.center().x { cursor - 10.0 - size.x } else { cursor + 10.0 };
    let window = ui.ctx().content_rect();
    let top = (chart.min.y + 6.0).min(window.max.y - size.y - 4.0).max(window.min.y + 4.0);
    let area = Rect::from_min_size(pos2(left.clamp(window.min.x + 4.0, (window.max.x - size.x - 4.0).max(4.0)), top), size);
    let painter = painter.clone().with_clip_rect(window);
    painter.rect(area, 6.0, palette.panel, Stroke::new(1.0, palette.border), egui::StrokeKind::Inside);
    for (place, ((series, _), text)) in lines.iter().zip(texts).enumerate() {
        let middle = area.min.y + 6.0 + row * (place as f32 + 0.5);
        if let Some(series) = series {
            painter.extend(series.mark(pos2(area.min.x + 8.0 + MARK / 2.0, middle)));
        }
        let start = area.min.x + 8.0 + if series.is_some() { MARK + 8.0 } else { 0.0 };
        let corner = Align2::LEFT_CENTER.anchor_size(pos2(start, middle), text.size()).min;
        painter.galley(corner, text, palette.text);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn series(points: &[[f64; 2]]) -> Series {
        Series::line("validation", Color32::WHITE, (1.0, LineStyle::Solid), points.to_vec())
    }

    #[test]
    fn a_value_is_that_of_the_nearest_point_and_never_one_beyond_the_ends() {
        let line = series(&[[100.0, 0.3], [200.0, 0.5], [400.0, 0.9]]);
        for (x, point) in [(95.0, [100.0, 0.3]), (149.0, [100.0, 0.3]), (151.0, [200.0, 0.5]), (301.0, [400.0, 0.9])] {
            assert_eq!(line.at(x, 10.0), Some(point), "{x}");
        }
        assert_eq!((line.at(89.0, 10.0), line.at(411.0, 10.0)), (None, None));
        assert_eq!(series(&[]).at(1.0, 10.0), None);
    }
}
