//! The column of the plan: what to train, what can be changed while it runs, and the verbs.

use egui::{Button, Frame, Margin, Panel, RichText, ScrollArea, Ui, vec2};

use super::super::actions::Dialog;
use super::super::widgets::{
    Armed, FieldStyle, cleaned_name_note, primary_button, refusal, scroll_by_keys, sized_number_field, wide_button,
};
use super::super::{Actions, theme};
use super::plan;
use crate::app::{OPEN_MODEL, SAVE_MODEL, State, Status, Story, Train, TrainAction, setting_value};
use crate::network::Setting;
use crate::words::words;

/// What the column remembers between frames.
#[derive(Default)]
pub struct Controls {
    /// The button to discard was pressed once, and is asked for a second time.
    discard: Armed<()>,
}

impl Controls {
    /// Shows the column.
    pub fn show(&mut self, ui: &mut Ui, state: &State, actions: &mut Actions) {
        let train = &state.train;
        Panel::bottom("plan verbs")
            .frame(Frame::new().inner_margin(Margin { left: 0, right: 0, top: 8, bottom: 0 }))
            .show_separator_line(false)
            .show(ui, |ui| self.verbs(ui, state, actions));
        ui.horizontal(|ui| {
            ui.heading(words().train_plan());
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                let button = ui.add_enabled(!train.is_active(), Button::new(words().train_stories()));
                if button.on_hover_text(words().train_stories_hint()).clicked() {
                    actions.toggle(Dialog::Stories);
                }
            });
        });
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            if train.is_active() {
                scroll_by_keys(ui);
                running(ui, train, actions);
            } else {
                another_plan(ui, train, actions);
                story(ui, train.form.story);
                plan::show(ui, state, actions);
            }
        });
    }

    fn verbs(&mut self, ui: &mut Ui, state: &State, actions: &mut Actions) {
        let train = &state.train;
        if train.is_active() {
            self.verbs_of_running(ui, train, actions);
        } else {
            self.discard.disarm();
            let problem = state.train_problem();
            cleaned_name_note(ui, &train.form.name);
            if let Some(problem) = &problem {
                ui.label(RichText::new(problem).small().color(theme::palette(ui).alarm));
            }
            if primary_button(ui, problem.is_none(), words().train_start()).on_hover_text(ctrl!("+T")).clicked() {
                actions.push(TrainAction::Start);
            }
        }
        ui.columns(2, |columns| {
            for column in &mut *columns {
                column.spacing_mut().button_padding.x = 4.0;
            }
            let can_save = state.shared.models.trained.is_some() && !state.shared.file_busy();
            let save = wide_button(&mut columns[0], can_save, words().train_save_model());
            if save.on_disabled_hover_text(words().train_save_model_none()).clicked() {
                actions.choose(SAVE_MODEL);
            }
            let open = wide_button(&mut columns[1], !state.shared.file_busy(), words().train_open_model());
            if open.on_hover_text(words().train_open_model_hint()).clicked() {
                actions.choose(OPEN_MODEL);
            }
        });
    }

    /// The button that lies where Start lay pauses. What destroys lies farthest from it, in the left half of a row; what confirms that
    /// lies in the right half, where no button was before.
    fn verbs_of_running(&mut self, ui: &mut Ui, train: &Train, actions: &mut Actions) {
        ui.columns(2, |columns| {
            for column in &mut *columns {
                column.spacing_mut().button_padding.x = 4.0;
            }
            if self.discard.is_armed(&columns[0], &()) {
                if wide_button(&mut columns[0], true, words().train_discard_not()).clicked() {
                    self.discard.disarm();
                }
                let really = wide_button(&mut columns[1], true, words().train_discard_really());
                if really.on_hover_text(words().train_discard_really_hint()).clicked() {
                    actions.push(TrainAction::Discard);
                    self.discard.disarm();
                }
            } else {
                let discard = wide_button(&mut columns[0], true, words().train_discard());
                if discard.on_hover_text(words().train_discard_hint()).clicked() {
                    self.discard.arm(&columns[0], ());
                }
            }
        });
        if wide_button(ui, true, words().train_stop()).clicked() {
            actions.push(TrainAction::StopAndKeep);
        }
        if train.status == Status::Paused {
            if primary_button(ui, true, words().train_resume()).on_hover_text("P").clicked() {
                actions.push(TrainAction::Resume);
            }
        } else if primary_button(ui, train.status == Status::Running, words().train_pause()).on_hover_text("P").clicked() {
            actions.push(TrainAction::Pause);
        }
    }
}

/// What runs: the story, what can be changed, and the rest in words.
fn running(ui: &mut Ui, train: &Train, actions: &mut Actions) {
    let palette = theme::palette(ui);
    story(ui, train.running.story);
    card(ui, |ui| {
        if train.status == Status::Preparing {
            ui.disable();
        }
        ui.label(RichText::new(words().train_at_once()).small().color(palette.machine));
        let settings = &train.running.settings;
        let group = ui.scope_id().with("at once");
        let field = |ui: &mut Ui, name: String, hover: String, [value, was]: [f64; 2], limits: (f64, f64)| {
            let mut new = value;
            ui.horizontal(|ui| {
                ui.label(RichText::new(&name).color(palette.muted)).on_hover_text(hover);
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    let speed = if value > 0.0 { value / 50.0 } else { 1e-4 };
                    let style = FieldStyle { limits, decimals: 9, width: 84.0, speed };
                    sized_number_field(ui, group, &words().train_now(name), &mut new, style);
                    let back = Button::new("\u{21BA}").frame(false);
                    let changed = (value - was).abs() > f64::EPSILON;
                    if changed && ui.add(back).on_hover_text(words().train_back_to(setting_value(was))).clicked() {
                        new = was;
                    }
                });
            });
            ((new - value).abs() > 0.0).then_some(new)
        };
        let (rate, l2) = (settings.learning_rate, settings.weight_decay);
        if let Some(rate) = field(
            ui,
            words().setting_learning_rate(),
            words().train_rate_now_hint(),
            [rate, train.at_start[0]],
            Setting::LEARNING_RATE.limits.range(),
        ) {
            actions.push(TrainAction::SetLearningRate(rate));
        }
        if let Some(l2) =
            field(ui, words().setting_l2(), words().train_l2_now_hint(), [l2, train.at_start[1]], Setting::L2.limits.range())
        {
            actions.push(TrainAction::SetL2(l2));
        }
        refusal(ui, group);
    });
    ui.add_space(theme::GAP);
    plan::in_words(ui, &train.running);
}

/// The figures belong to another plan than the form's: say it, and offer to bring that plan back.
fn another_plan(ui: &mut Ui, train: &Train, actions: &mut Actions) {
    if !train.shows_another_plan() || train.recorded.is_some() {
        return;
    }
    let palette = theme::palette(ui);
    card(ui, |ui| {
        let text = words().train_other_plan(train.running.summary());
        ui.label(RichText::new(text).small().color(palette.human));
        if ui.add(Button::new(RichText::new(words().train_load_that_plan()).small()).min_size(vec2(0.0, 24.0))).clicked() {
            actions.push(TrainAction::LoadRunning);
        }
    });
    ui.add_space(theme::GAP);
}

/// What to watch for.
fn story(ui: &mut Ui, story: Option<&Story>) {
    let Some(story) = story else { return };
    card(ui, |ui| {
        ui.label(theme::strong(ui, story.title(), &egui::TextStyle::Body));
        ui.label(RichText::new(story.watch_for()).small());
    });
    ui.add_space(theme::GAP);
}

fn card(ui: &mut Ui, content: impl FnOnce(&mut Ui)) {
    let frame = Frame::new().fill(theme::palette(ui).card).corner_radius(6).inner_margin(Margin::same(8));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        content(ui);
    });
}
