//! Closing the window while something is under way: what is lost and what is kept is said before it closes.

use egui::{Context, RichText, ViewportCommand};

use super::theme;
use super::widgets::{dialog, primary_button};
use crate::app::{State, Status, grouped};
use crate::words::words;

/// Whether the question is open.
#[derive(Debug, Default)]
pub struct Closing {
    asks: bool,
}

impl Closing {
    /// Asks before a window closes in which something is under way, and shows the question. Asked for once more, it closes.
    pub fn show(&mut self, ctx: &Context, state: &State) {
        let learns = matches!(state.train.status, Status::Running | Status::Paused);
        let ends = what_ends(state, learns);
        if ctx.input(|input| input.viewport().close_requested()) && !ends.is_empty() && !self.asks {
            ctx.send_viewport_cmd(ViewportCommand::CancelClose);
            self.asks = true;
            log::info!("closing was asked for while something is under way");
        }
        if !self.asks {
            return;
        }
        let modal = dialog(ctx, "closing", 480.0, |ui| {
            ui.heading(words().closing_title());
            if ends.is_empty() {
                ui.label(words().closing_ended());
            }
            for sentence in &ends {
                ui.label(sentence);
            }
            ui.label(RichText::new(words().closing_keys(ctrl!("+Q"))).small().color(theme::palette(ui).muted));
            ui.add_space(theme::GAP);
            let close = primary_button(ui, true, words().button_close());
            if ui.memory(|memory| memory.focused().is_none()) {
                close.request_focus(); // so that Enter presses it
            }
            let stay =
                super::widgets::wide_button(ui, true, if learns { words().closing_go_on() } else { words().closing_stay() });
            (close.clicked(), stay.clicked())
        });
        let (close, stay) = modal.inner;
        if close {
            ctx.send_viewport_cmd(ViewportCommand::Close);
        } else if stay || modal.should_close() {
            self.asks = false;
        }
    }
}

/// What closing ends, what is kept of it, and how to go on; nothing where nothing is under way.
fn what_ends(state: &State, learns: bool) -> Vec<String> {
    let mut ends = if learns { what_is_kept(state) } else { Vec::new() };
    if state.class.has_answers() {
        ends.push(words().closing_class());
    }
    if let Some(export) = state.factory.export.running.as_ref().filter(|export| !export.cancelled) {
        ends.push(words().closing_export(grouped(export.done), grouped(export.total)));
    }
    ends
}

/// What is kept of a training, and how to go on.
fn what_is_kept(state: &State) -> Vec<String> {
    let Some(run) = &state.train.run else {
        return vec![words().closing_no_place()];
    };
    match state.train.rows.last() {
        Some(row) => vec![words().closing_kept(run, grouped(row.images)), words().closing_how_to_go_on()],
        None => vec![words().closing_not_measured(run), words().closing_how_to_start_again()],
    }
}
