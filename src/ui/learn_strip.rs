//! A strip over the game: that the network that plays never learned what is played, with half a minute of training as the way out, and how
//! that training goes while play goes on.

use egui::{Align, Button, Frame, Label, Layout, Margin, Panel, RichText, TextStyle, Ui, text::LayoutJob, vec2};

use super::widgets::bar;
use super::{Actions, theme};
use crate::app::{Action, BaseWarning, ChallengeStage, Control, PlayAction, QUICK_SECONDS, State, TrainAction, number};
use crate::words::words;

/// Height of the strip, in points.
const HEIGHT: f32 = 40.0;
/// Width of the bar of the training, in points.
const BAR: f32 = 120.0;

/// Whether half a minute of training is offered: the network that plays never learned what is played, and no training runs.
pub fn is_offered(state: &State) -> bool {
    can_be_offered(state) && !state.train.is_active() && state.train.challenge.is_none()
}

fn can_be_offered(state: &State) -> bool {
    let hidden = [Control::Machine, Control::Plan].into_iter().any(|control| state.lesson.hides(control));
    !hidden && state.play_warning().is_some()
}

/// Shows the strip where there is something to say.
pub fn show(ui: &mut Ui, state: &State, actions: &mut Actions) {
    // A network for any base image needs no warning, and no strip takes room from the pictures; the key T is there all the same.
    let warning = state.play_warning().filter(|warning| warning.is_alarm || state.base_warning().is_some());
    let stage = state.train.challenge.as_ref().map(|challenge| challenge.stage);
    if stage.is_none() && warning.is_none() {
        return;
    }
    let frame = Frame::new().fill(theme::palette(ui).card).inner_margin(Margin::symmetric(16, 0));
    Panel::top("learn").frame(frame).exact_size(HEIGHT).show(ui, |ui| {
        ui.allocate_ui_with_layout(vec2(ui.available_width(), HEIGHT), Layout::right_to_left(Align::Center), |ui| {
            match (stage, &warning) {
                (Some(stage), _) => progress(ui, state, stage, actions),
                (None, Some(warning)) => offer(ui, state, warning, actions),
                (None, None) => {}
            }
        });
    });
}

/// How the half minute goes, and a way to end it.
fn progress(ui: &mut Ui, state: &State, stage: ChallengeStage, actions: &mut Actions) {
    let train = &state.train;
    let cancel = ui.add_enabled(stage != ChallengeStage::Stopped, Button::new(words().play_learn_cancel()));
    if cancel.on_hover_text(words().play_learn_cancel_hint()).clicked() {
        actions.push(TrainAction::StopQuick);
    }
    ui.allocate_ui_with_layout(vec2(BAR, HEIGHT), Layout::left_to_right(Align::Center), |ui| {
        bar(ui, train.progress.share as f32, 6.0, theme::palette(ui).machine).on_hover_text(words().play_learn_bar_hint());
    });
    let text = match stage {
        ChallengeStage::Learning => {
            let [seconds, all] = [train.progress.seconds.floor(), QUICK_SECONDS].map(|seconds| number::fixed(seconds, 0));
            match train.validation {
                None => words().play_learning(seconds, all),
                Some(validation) => {
                    let confusion = &validation.evaluation.confusion;
                    let right = number::percent(100.0 * confusion.accuracy(), 0);
                    words().play_learning_right(seconds, all, right, number::grouped(confusion.total()))
                }
            }
        }
        ChallengeStage::Judging => words().play_judging(),
        ChallengeStage::Stopped => words().play_learn_stopped(),
    };
    ui.with_layout(Layout::left_to_right(Align::Center), |ui| sentence(ui, &text));
}

/// What the network never learned, and the ways out.
fn offer(ui: &mut Ui, state: &State, warning: &BaseWarning, actions: &mut Actions) {
    if warning.knows_its_own && !state.lesson.hides(Control::Base) {
        let take = ui.button(words().play_use_its_base()).on_hover_text(words().play_use_its_base_hint());
        if take.clicked() {
            actions.push(Action::UseLearnedBase);
        }
    }
    let waits = state.train.is_active();
    if can_be_offered(state) {
        let button = Button::new(words().play_learn()).shortcut_text("T");
        let train = ui.add_enabled(!waits, button).on_hover_text(words().play_learn_hint());
        if train.on_disabled_hover_text(words().play_training_goes_on()).clicked() {
            actions.push(PlayAction::TrainOnThis);
        }
    }
    let text = if waits { words().play_warning_training_goes_on(&warning.sentence) } else { warning.sentence.clone() };
    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
        if warning.is_alarm {
            ui.label(RichText::new("!").color(theme::palette(ui).alarm));
        }
        sentence(ui, &text);
    });
}

/// A sentence in at most two rows, in the middle of the strip.
fn sentence(ui: &mut Ui, text: &str) {
    let font = TextStyle::Small.resolve(ui.style());
    let mut job = LayoutJob::simple(text.to_owned(), font, theme::palette(ui).text, ui.available_width());
    job.wrap.max_rows = 2;
    ui.add(Label::new(job).wrap()).on_hover_text(text);
}
