//! A strip over the game: that the network that plays never learned what is played, with half a minute of training as the way out, and how
//! that training goes while play goes on.

use egui::{Align, Button, Frame, Label, Layout, Margin, Panel, RichText, TextStyle, Ui, text::LayoutJob, vec2};

use super::widgets::bar;
use super::{Actions, theme};
use crate::app::{Action, BaseWarning, ChallengeStage, Control, PlayAction, QUICK_SECONDS, State, TrainAction};

/// Height of the strip, in points.
const HEIGHT: f32 = 40.0;
/// Width of the bar of the training, in points.
const BAR: f32 = 120.0;
/// The offer.
const TRAIN: &str = "Train on this (half a minute)";

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
    let hint = "Ends the half minute: its run is kept in Train, and who plays stays";
    if ui.add_enabled(stage != ChallengeStage::Stopped, Button::new("Cancel")).on_hover_text(hint).clicked() {
        actions.push(TrainAction::StopQuick);
    }
    ui.allocate_ui_with_layout(vec2(BAR, HEIGHT), Layout::left_to_right(Align::Center), |ui| {
        bar(ui, train.progress.share as f32, 6.0, theme::palette(ui).machine)
            .on_hover_text("How much of the half minute is done");
    });
    let right = train.validation.map_or_else(String::new, |validation| {
        let confusion = &validation.evaluation.confusion;
        format!(", {:.0} % of {} pictures right", 100.0 * confusion.accuracy(), confusion.total())
    });
    let text = match stage {
        ChallengeStage::Learning => {
            format!("A network learns this: {:.0} of {QUICK_SECONDS:.0} s{right}. Play on.", train.progress.seconds.floor())
        }
        ChallengeStage::Judging => "The new network and the one that plays answer the same pictures.".to_owned(),
        ChallengeStage::Stopped => "The half minute is ended; who plays stays.".to_owned(),
    };
    ui.with_layout(Layout::left_to_right(Align::Center), |ui| sentence(ui, &text));
}

/// What the network never learned, and the ways out.
fn offer(ui: &mut Ui, state: &State, warning: &BaseWarning, actions: &mut Actions) {
    if warning.knows_its_own && !state.lesson.hides(Control::Base) {
        let take = ui.button("Use its base image").on_hover_text("Play on the base image that the network learned on");
        if take.clicked() {
            actions.push(Action::UseLearnedBase);
        }
    }
    let waits = state.train.is_active();
    if can_be_offered(state) {
        let button = Button::new(TRAIN).shortcut_text("T");
        let hint = "Trains a network on this base image and recipe while you play on (T). It plays if it is better than the one that plays";
        let train = ui.add_enabled(!waits, button).on_hover_text(hint);
        if train.on_disabled_hover_text("A training is under way, and goes on").clicked() {
            actions.push(PlayAction::TrainOnThis);
        }
    }
    let text =
        if waits { format!("{} A training is under way, and goes on.", warning.sentence) } else { warning.sentence.clone() };
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
