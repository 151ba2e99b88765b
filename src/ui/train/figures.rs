//! The figures of the training, and what they mean in words.

use egui::{Align, Layout, RichText, TextStyle, Ui, pos2, vec2};

use super::super::widgets::{bar, class_icon, wide_button};
use super::super::{Actions, theme};
use crate::app::{Action, Answered, LengthUnit, Opponent, PlayAction, Recorded, Room, State, Status, Train, grouped};
use crate::network::{Classes, Confusion};
use crate::runs::CurveRow;

/// Height of a line of figures, in points.
const ROW_HEIGHT: f32 = 22.0;

/// Shows the column.
pub fn show(ui: &mut Ui, state: &State, actions: &mut Actions) {
    let palette = theme::palette(ui);
    ui.spacing_mut().interact_size.y = ROW_HEIGHT;
    ui.spacing_mut().item_spacing.y = 5.0;
    let train = &state.train;
    if let Some(recorded) = &train.recorded {
        return of_recording(ui, recorded);
    }
    let accuracy = train.validation.map(|validation| validation.evaluation.confusion.accuracy());
    let figure = accuracy.map_or_else(|| "\u{2013}".to_owned(), |accuracy| format!("{:.1} %", 100.0 * accuracy));
    ui.label(RichText::new("Right on pictures it has never seen").color(palette.muted));
    ui.horizontal(|ui| {
        ui.label(egui::RichText::new(figure).font(theme::strong_font(40.0)).color(palette.machine));
        if let Some(validation) = train.validation {
            judged(ui, &validation.evaluation.confusion);
        }
    });
    ui.allocate_ui(vec2(ui.available_width(), 66.0), |ui| {
        ui.set_min_height(66.0);
        let (text, alarm) = in_words(train);
        ui.label(RichText::new(text).color(if alarm { palette.alarm } else { palette.text }));
    });
    ui.separator();
    numbers(ui, train);
    ui.separator();
    per_class(ui, train);
    ui.add_space(theme::GAP);
    let can_play = state.shared.models.trained.is_some() && train.challenge.is_none();
    let hint = match train.challenge {
        Some(_) => "It plays when its half minute is over, if it is better than the one that plays",
        None => "Its first network is there a second after the start",
    };
    if wide_button(ui, can_play, "Play against it").on_disabled_hover_text(hint).clicked() {
        // Its own recipe is played from the factory; the game then shows what it learned.
        if !train.running.own {
            actions.push(PlayAction::SetMode(train.running.mode));
        }
        actions.push(PlayAction::SetOpponent(Opponent::Trained));
        actions.push(Action::Show(Room::Play));
    }
}

/// Of how many pictures the accuracy is the share, and the interval of the share behind it.
fn judged(ui: &mut Ui, confusion: &Confusion) {
    let of = confusion.total();
    let answered = Answered { right: (confusion.accuracy() * of as f64).round() as u64, of };
    let [low, high] = answered.interval().map(|end| 100.0 * end);
    let hint = "How many pictures it was tried on, and the exact 95 % interval (Clopper and Pearson) of the true share. In the first half \
         minute there are fewer pictures, so that the tries come every second and cost a tenth of the time";
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.add_space(6.0);
        for text in [format!("of {of}"), format!("{low:.0}\u{2013}{high:.0}\u{a0}%")] {
            ui.label(RichText::new(text).small().color(theme::palette(ui).muted)).on_hover_text(hint);
        }
    });
}

/// The figures of a recorded story at the moment that is shown.
fn of_recording(ui: &mut Ui, recorded: &Recorded) {
    let palette = theme::palette(ui);
    let row = recorded.rows_in_sight().last();
    let percent = |value: f64| format!("{:.1} %", 100.0 * value);
    let figure = |value: fn(&CurveRow) -> f64, words: &dyn Fn(f64) -> String| {
        row.map_or_else(|| "\u{2013}".to_owned(), |row| words(value(row)))
    };
    ui.label(RichText::new("Right on pictures it has never seen").color(palette.muted));
    let large = RichText::new(figure(|row| row.validation_accuracy, &percent)).font(theme::strong_font(40.0));
    ui.label(large.color(palette.machine));
    ui.label(format!("Recorded on {}.", recorded.machine));
    ui.separator();
    let rows = [
        ("Pictures seen", figure(|row| row.images as f64, &|images| grouped(images as u64))),
        ("Time then", figure(|row| row.seconds, &clock)),
        ("Right in training", figure(|row| row.accuracy, &percent)),
        ("Loss in training", figure(|row| row.loss, &|loss| format!("{loss:.3}"))),
        ("Loss on the others", figure(|row| row.validation_loss, &|loss| format!("{loss:.3}"))),
    ];
    for (name, value) in rows {
        figure_row(ui, name, value);
    }
}

fn figure_row(ui: &mut Ui, name: &str, value: String) {
    ui.horizontal(|ui| {
        ui.set_height(ROW_HEIGHT);
        ui.label(RichText::new(name).small().color(theme::palette(ui).muted));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| ui.add(egui::Label::new(value).truncate()));
    });
}

/// Where the training stands, for people; and whether something is wrong.
fn in_words(train: &Train) -> (String, bool) {
    match &train.status {
        Status::Idle => return ("Nothing has been trained yet.".to_owned(), false),
        Status::Preparing if train.preparing.is_some() => {
            return (format!("{}: it compiles and tries the ways to compute.", train.preparing_in_words()), false);
        }
        Status::Preparing => return (train.preparing_in_words(), false),
        Status::Failed(reason) => return (reason.clone(), true),
        Status::Running | Status::Paused | Status::Ended(_) => {}
    }
    if let Some(answer) = train.collapsed_to() {
        let early = train.progress.images < 10_000;
        let hint = if early { "Usual in the first seconds." } else { "A smaller learning rate or another seed may free it." };
        return (format!("It says {answer} to everything. {hint}"), !early);
    }
    let Some(validation) = train.validation else {
        return ("The first measurement is on its way.".to_owned(), false);
    };
    if let Some(passed) = &train.passed {
        let text = format!("It passed you after {:.0} s and {} pictures.", passed.seconds, grouped(passed.images));
        return (text, false);
    }
    let confusion = &validation.evaluation.confusion;
    if confusion.classes() == Classes::Binary {
        return (ill_or_healthy_in_words(confusion), false);
    }
    let text = match confusion.accuracy() {
        a if a < 0.35 => "Still guessing: chance is 25\u{a0}%.",
        a if a < 0.7 => "It has found something.",
        a if a < 0.9 => "It knows most pictures. The best people do no better for long.",
        a if a < 0.97 => "Better than 2019 after its first hour.",
        _ => "As good as the best network of 2019, which took three GPU hours.",
    };
    (text.to_owned(), false)
}

/// The same of a network that only says ill or healthy: half of what it seems to know, anybody has who does not look.
fn ill_or_healthy_in_words(confusion: &Confusion) -> String {
    let (accuracy, base_rate) = (confusion.accuracy(), confusion.base_rate());
    let found = match (accuracy - base_rate) / (1.0 - base_rate).max(1e-9) {
        found if found < 0.1 => "It has found nothing yet.",
        found if found < 0.5 => "It has found something.",
        found if found < 0.9 => "It tells most of the ill from the healthy.",
        _ => "It tells nearly all of the ill from the healthy.",
    };
    format!("{found} Without a look {:.0}\u{a0}% are right.", 100.0 * base_rate)
}

fn numbers(ui: &mut Ui, train: &Train) {
    let palette = theme::palette(ui);
    let progress = &train.progress;
    let device = train.device.as_ref().map_or("\u{2013}", |(_, name)| name.as_str());
    let time = match train.running.unit {
        LengthUnit::Minutes => format!("{} of {}", clock(progress.seconds), clock(train.running.minutes * 60.0)),
        LengthUnit::Pictures => clock(progress.seconds),
    };
    let rows = [
        ("Pictures seen", grouped(progress.images)),
        ("Pictures per second", format!("{:.0}", progress.images_per_second)),
        ("Time", time),
        ("Learning rate", format!("{:.5}", progress.learning_rate)),
        (
            "Loss of the last step",
            progress.points.last().map_or_else(|| "\u{2013}".to_owned(), |point| format!("{:.3}", point.loss)),
        ),
        ("Device", device.to_owned()),
    ];
    for (name, value) in rows {
        figure_row(ui, name, value);
    }
    bar(ui, progress.share as f32, 6.0, palette.machine).on_hover_text("How much of the plan is done");
}

/// Which answers it can give rightly.
fn per_class(ui: &mut Ui, train: &Train) {
    let palette = theme::palette(ui);
    ui.label(RichText::new("Right answers by class").small().color(palette.muted));
    for &answer in train.running.settings.classes.answers() {
        let recall = train.validation.and_then(|validation| validation.evaluation.confusion.recall(answer));
        ui.horizontal(|ui| {
            ui.set_height(ROW_HEIGHT);
            let (rect, _) = ui.allocate_exact_size(vec2(22.0, 22.0), egui::Sense::hover());
            class_icon(ui.painter(), pos2(rect.center().x, rect.center().y), 9.0, answer, palette.text);
            ui.label(theme::strong(ui, answer.to_string(), &TextStyle::Body));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let text = recall.map_or_else(|| "\u{2013}".to_owned(), |recall| format!("{:3.0} %", 100.0 * recall));
                ui.add_sized([52.0, 20.0], egui::Label::new(text));
                bar(ui, recall.unwrap_or(0.0) as f32, 8.0, palette.machine);
            });
        });
    }
}

/// Seconds as minutes and seconds.
fn clock(seconds: f64) -> String {
    let seconds = seconds as u64;
    format!("{}:{:02}", seconds / 60, seconds % 60)
}
