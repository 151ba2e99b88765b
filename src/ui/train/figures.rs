//! The figures of the training, and what they mean in words.

use egui::{Align, Layout, RichText, TextStyle, Ui, pos2, vec2};

use super::super::widgets::{bar, class_icon, wide_button};
use super::super::{Actions, theme};
use crate::app::{
    Action, Answered, LengthUnit, Opponent, PlayAction, Recorded, Room, State, Status, Train, answer_words, grouped, number,
};
use crate::network::{Classes, Confusion};
use crate::runs::CurveRow;
use crate::words::words;

/// Height of a line of figures, in points.
const ROW_HEIGHT: f32 = 22.0;
/// What stands where nothing has been measured yet.
const NOTHING: &str = "\u{2013}";

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
    let figure = accuracy.map_or_else(|| NOTHING.to_owned(), percent);
    ui.label(RichText::new(words().train_right_unseen()).color(palette.muted));
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
        Some(_) => words().train_play_against_later(),
        None => words().train_play_against_soon(),
    };
    if wide_button(ui, can_play, words().train_play_against()).on_disabled_hover_text(hint).clicked() {
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
    let [low, high] = answered.interval().map(|end| number::fixed(100.0 * end, 0));
    let hint = words().train_judged_interval_hint();
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.add_space(6.0);
        for text in [words().train_judged_of(grouped(of)), words().train_judged_interval(low, high)] {
            ui.label(RichText::new(text).small().color(theme::palette(ui).muted)).on_hover_text(&hint);
        }
    });
}

/// The figures of a recorded story at the moment that is shown.
fn of_recording(ui: &mut Ui, recorded: &Recorded) {
    let palette = theme::palette(ui);
    let row = recorded.rows_in_sight().last();
    let figure = |value: fn(&CurveRow) -> f64, shown: &dyn Fn(f64) -> String| {
        row.map_or_else(|| NOTHING.to_owned(), |row| shown(value(row)))
    };
    ui.label(RichText::new(words().train_right_unseen()).color(palette.muted));
    let large = RichText::new(figure(|row| row.validation_accuracy, &percent)).font(theme::strong_font(40.0));
    ui.label(large.color(palette.machine));
    ui.label(words().train_recorded_on(recorded.machine()));
    ui.separator();
    let rows = [
        (words().train_pictures_seen(), figure(|row| row.images as f64, &|images| grouped(images as u64))),
        (words().train_time_then(), figure(|row| row.seconds, &clock)),
        (words().train_right_in_training(), figure(|row| row.accuracy, &percent)),
        (words().train_loss_in_training(), figure(|row| row.loss, &loss)),
        (words().train_loss_on_others(), figure(|row| row.validation_loss, &loss)),
    ];
    for (name, value) in rows {
        figure_row(ui, name, value);
    }
}

fn figure_row(ui: &mut Ui, name: String, value: String) {
    ui.horizontal(|ui| {
        ui.set_height(ROW_HEIGHT);
        ui.label(RichText::new(name).small().color(theme::palette(ui).muted));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| ui.add(egui::Label::new(value).truncate()));
    });
}

/// Where the training stands, for people; and whether something is wrong.
fn in_words(train: &Train) -> (String, bool) {
    match &train.status {
        Status::Idle => return (words().train_nothing_yet(), false),
        Status::Preparing if train.preparing.is_some() => {
            return (train.preparing_in_full(), false);
        }
        Status::Preparing => return (train.preparing_in_words(), false),
        Status::Failed(reason) => return (reason.clone(), true),
        Status::Running | Status::Paused | Status::Ended(_) => {}
    }
    if let Some(answer) = train.collapsed_to() {
        let early = train.progress.images < 10_000;
        let answer = answer_words(answer);
        let text = if early { words().train_one_answer_early(answer) } else { words().train_one_answer(answer) };
        return (text, !early);
    }
    let Some(validation) = train.validation else {
        return (words().train_first_measurement(), false);
    };
    if let Some(passed) = &train.passed {
        return (words().train_race_passed(number::fixed(passed.seconds, 0), grouped(passed.images)), false);
    }
    let confusion = &validation.evaluation.confusion;
    if confusion.classes() == Classes::Binary {
        return (ill_or_healthy_in_words(confusion), false);
    }
    let text = match confusion.accuracy() {
        a if a < 0.35 => words().train_found_guessing(),
        a if a < 0.7 => words().train_found_something(),
        a if a < 0.9 => words().train_found_most(),
        a if a < 0.97 => words().train_found_more(),
        _ => words().train_found_all(),
    };
    (text, false)
}

/// The same of a network that only says ill or healthy: half of what it seems to know, anybody has who does not look.
fn ill_or_healthy_in_words(confusion: &Confusion) -> String {
    let (accuracy, base_rate) = (confusion.accuracy(), confusion.base_rate());
    let share = number::fixed(100.0 * base_rate, 0);
    match (accuracy - base_rate) / (1.0 - base_rate).max(1e-9) {
        found if found < 0.1 => words().train_ill_nothing(share),
        found if found < 0.5 => words().train_ill_something(share),
        found if found < 0.9 => words().train_ill_most(share),
        _ => words().train_ill_all(share),
    }
}

fn numbers(ui: &mut Ui, train: &Train) {
    let palette = theme::palette(ui);
    let progress = &train.progress;
    let device = train.device.as_ref().map_or(NOTHING, |(_, name)| name.as_str());
    let time = match train.running.unit {
        LengthUnit::Minutes => words().train_time_of(clock(progress.seconds), clock(train.running.minutes * 60.0)),
        LengthUnit::Pictures => clock(progress.seconds),
    };
    // Before the first step there is none.
    let rate = if progress.learning_rate > 0.0 { number::fixed(progress.learning_rate, 5) } else { NOTHING.to_owned() };
    let rows = [
        (words().train_pictures_seen(), grouped(progress.images)),
        (words().train_pictures_per_second(), number::fixed(progress.images_per_second, 0)),
        (words().train_time(), time),
        (words().setting_learning_rate(), rate),
        (words().train_last_loss(), progress.points.last().map_or_else(|| NOTHING.to_owned(), |point| loss(point.loss))),
        (words().train_device(), device.to_owned()),
    ];
    for (name, value) in rows {
        figure_row(ui, name, value);
    }
    bar(ui, progress.share as f32, 6.0, palette.machine).on_hover_text(words().train_share_done());
}

/// Which answers it can give rightly.
fn per_class(ui: &mut Ui, train: &Train) {
    let palette = theme::palette(ui);
    ui.label(RichText::new(words().train_right_by_class()).small().color(palette.muted));
    for &answer in train.running.settings.classes.answers() {
        let recall = train.validation.and_then(|validation| validation.evaluation.confusion.recall(answer));
        ui.horizontal(|ui| {
            ui.set_height(ROW_HEIGHT);
            let (rect, _) = ui.allocate_exact_size(vec2(22.0, 22.0), egui::Sense::hover());
            class_icon(ui.painter(), pos2(rect.center().x, rect.center().y), 9.0, answer, palette.text);
            ui.label(theme::strong(ui, answer_words(answer), &TextStyle::Body));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let text = recall.map_or_else(|| NOTHING.to_owned(), |recall| number::percent(100.0 * recall, 0));
                ui.add_sized([52.0, 20.0], egui::Label::new(text));
                bar(ui, recall.unwrap_or(0.0) as f32, 8.0, palette.machine);
            });
        });
    }
}

/// A share of right answers.
fn percent(share: f64) -> String {
    number::percent(100.0 * share, 1)
}

/// A loss, in nats.
fn loss(nats: f64) -> String {
    number::fixed(nats, 3)
}

/// Seconds as minutes and seconds.
fn clock(seconds: f64) -> String {
    let seconds = seconds as u64;
    format!("{}:{:02}", seconds / 60, seconds % 60)
}
