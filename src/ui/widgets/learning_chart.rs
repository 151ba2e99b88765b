//! A small chart of a training: loss on the left axis, right answers on the right one, over pictures seen.

use egui::{Align2, RichText, TextStyle, Ui, pos2};
use egui_plot::{AxisHints, GridMark, HPlacement, HoverPosition, Line, LineStyle, PlotPoint, PlotPoints, Points, Text, VLine};

use super::super::theme;
use super::fitting::width_of;
use super::plot_frame::{fixed_plot, pictures_mark, round_step, thousands};
use crate::app::{LearningCurve, number};
use crate::words::words;

/// Loss at the upper end of the left axis, in nats: a network that knows nothing has 1.386. Larger ones are drawn at the end.
const TOP_LOSS: f64 = 1.5;
/// Room for the words over the chart, in points.
const HEAD: f32 = 20.0;
/// Room for the numbers beside the chart, in points.
const AXIS: f32 = 40.0;
/// Fewer measurements than these are marked by dots: one of them alone is no line.
const FEW: usize = 12;
/// By these names the read-out tells the lines apart; nobody sees them.
const LOSS: &str = "loss";
const ACCURACY: &str = "validation accuracy";

/// Shows the chart over the width that there is, in all `height` points high.
pub fn learning_chart(ui: &mut Ui, height: f32, curve: &LearningCurve) {
    let palette = theme::palette(ui);
    ui.spacing_mut().item_spacing.y = 2.0;
    ui.horizontal(|ui| {
        ui.set_height(HEAD - 2.0);
        ui.spacing_mut().item_spacing.x = theme::GAP;
        ui.add_space(AXIS + 4.0 - theme::GAP); // beside the uppermost number of the axis
        let what = if curve.is_live { words().widget_learns() } else { words().widget_learned() };
        let lines = [words().widget_loss_line(), words().widget_accuracy_line()];
        let small = TextStyle::Small.resolve(ui.style());
        let width = |word: &String| width_of(ui, word, small.clone()) + theme::GAP;
        // Where there is no room for what the head is about, the lines have their names all the same.
        if ui.available_width() > width(&what) + lines.iter().map(width).sum::<f32>() {
            ui.label(RichText::new(what).small().color(palette.muted));
        }
        for line in lines {
            ui.label(RichText::new(line).small().color(palette.machine));
        }
    });
    let (losses, accuracies) = (curve.loss.clone(), curve.accuracy.clone());
    let left = AxisHints::new_y().min_thickness(AXIS).formatter(|mark, _| loss_mark(mark));
    let right = AxisHints::new_y().min_thickness(AXIS + 6.0).placement(HPlacement::Right).formatter(|mark, _| percent_mark(mark));
    let bottom = AxisHints::new_x().label_spacing(egui::Rangef::new(24.0, 40.0)).formatter(|mark, _| pictures_mark(mark));
    // From any file: the curve is drawn up to its last point, between the ends of the axes. Outside of them, the grid would have no end.
    let end = curve.loss.last().map_or(1.0, |point| point[0]).max(1.0);
    // At most four steps: more of them would leave no room for their numbers.
    let step = round_step((end / 4.0).max(1.0));
    let plot = fixed_plot("learning", height - HEAD)
        .grid_color(palette.border)
        .grid_spacing(24.0..=160.0)
        .set_margin_fraction(egui::vec2(0.01, 0.08))
        .include_x(0.0)
        .include_x(end)
        .include_y(0.0)
        .include_y(TOP_LOSS)
        .y_grid_spacer(egui_plot::uniform_grid_spacer(|_| [TOP_LOSS / 2.0, TOP_LOSS / 2.0, TOP_LOSS]))
        .x_grid_spacer(egui_plot::uniform_grid_spacer(move |_| [step, step, step]))
        .custom_x_axes(vec![bottom])
        .custom_y_axes(vec![left, right])
        .label_formatter(move |hover| read_out(hover, &losses, &accuracies));
    let response = plot.show(ui, |plot| {
        let inside = |[x, y]: [f64; 2]| [x.clamp(0.0, end), y.clamp(0.0, TOP_LOSS)];
        let loss: Vec<[f64; 2]> = curve.loss.iter().map(|&point| inside(point)).collect();
        let accuracy: Vec<[f64; 2]> = curve.accuracy.iter().map(|&[x, y]| inside([x, y * TOP_LOSS])).collect();
        plot.line(Line::new(LOSS, PlotPoints::from(loss)).color(palette.machine).width(2.0));
        if accuracy.len() < FEW {
            let dots = Points::new(ACCURACY, PlotPoints::from(accuracy.clone()));
            plot.points(dots.radius(3.0).color(palette.machine).allow_hover(false));
        }
        let dashed = Line::new(ACCURACY, PlotPoints::from(accuracy)).style(LineStyle::dashed_dense());
        plot.line(dashed.color(palette.machine).width(2.0));
        if let Some(images) = curve.answered_after.filter(|&images| images as f64 <= end) {
            let x = images as f64;
            plot.vline(VLine::new("this answer", x).color(palette.text).width(1.5).allow_hover(false));
            let anchor = if x > end / 2.0 { Align2::RIGHT_CENTER } else { Align2::LEFT_CENTER };
            let word = RichText::new(format!(" {} ", words().widget_this_answer())).small();
            let place = PlotPoint::new(x, TOP_LOSS / 2.0);
            plot.text(Text::new("this answer", place, word).anchor(anchor).color(palette.text).allow_hover(false));
        }
    });
    let last = |points: &[[f64; 2]]| points.last().map_or(f64::NAN, |point| point[1]);
    let loss = number::fixed(last(&curve.loss), 3);
    let spoken = words().widget_learned_spoken(loss, number::percent(100.0 * last(&curve.accuracy), 1), thousands(end));
    response.response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, &spoken));
}

/// A sentence in the place of the chart.
pub fn no_learning_chart(ui: &mut Ui, height: f32, sentence: &str) {
    let palette = theme::palette(ui);
    let (rect, _) = ui.allocate_exact_size(egui::vec2(ui.available_width(), height), egui::Sense::hover());
    ui.painter().rect_stroke(rect, 6.0, egui::Stroke::new(1.0, palette.border), egui::StrokeKind::Inside);
    let label = egui::Label::new(RichText::new(sentence).small().color(palette.muted));
    let line = egui::Rect::from_center_size(pos2(rect.center().x, rect.center().y), egui::vec2(rect.width() - 16.0, 20.0));
    ui.put(line, label);
}

/// The value under the pointer. Points are found by their place, as the chart draws them on one scale.
fn read_out(hover: &HoverPosition<'_>, losses: &[[f64; 2]], accuracies: &[[f64; 2]]) -> Option<String> {
    let HoverPosition::NearDataPoint { plot_name, index, .. } = hover else { return None };
    let is_loss = *plot_name == LOSS;
    let [images, value] = *(if is_loss { losses } else { accuracies }).get(*index)?;
    Some(if is_loss {
        words().widget_loss_after(number::fixed(value, 3), thousands(images))
    } else {
        words().widget_right_after(number::percent(100.0 * value, 1), thousands(images))
    })
}

fn loss_mark(mark: GridMark) -> String {
    if (-1e-9..=TOP_LOSS + 1e-9).contains(&mark.value) { number::fixed(mark.value, 2) } else { String::new() }
}

fn percent_mark(mark: GridMark) -> String {
    let share = mark.value / TOP_LOSS;
    if (-1e-9..=1.0 + 1e-9).contains(&share) { number::percent(100.0 * share, 0) } else { String::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_read_out_gives_what_was_measured_and_not_where_it_is_drawn() {
        let (losses, accuracies) = ([[100.0, 7.5], [20_000.0, 0.25]], [[100.0, 0.875]]);
        let read = |plot_name, index| {
            let position = PlotPoint::new(0.0, 0.0);
            read_out(&HoverPosition::NearDataPoint { plot_name, position, index }, &losses, &accuracies)
        };
        assert_eq!(read(LOSS, 0).unwrap(), "loss 7.500\nafter 100 pictures");
        assert_eq!(read(LOSS, 1).unwrap(), "loss 0.250\nafter 20 k pictures");
        assert_eq!(read(ACCURACY, 0).unwrap(), "87.5 % right\nafter 100 pictures");
        assert_eq!(read(ACCURACY, 1), None);
    }
}
