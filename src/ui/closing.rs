//! Closing the window while a network learns: what is kept is said before it closes.

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
    /// Asks before a window closes in which a network learns, and shows the question. Asked for once more, it closes.
    pub fn show(&mut self, ctx: &Context, state: &State) {
        let learns = matches!(state.train.status, Status::Running | Status::Paused);
        if ctx.input(|input| input.viewport().close_requested()) && learns && !self.asks {
            ctx.send_viewport_cmd(ViewportCommand::CancelClose);
            self.asks = true;
            log::info!("closing was asked for while a network learns");
        }
        if !self.asks {
            return;
        }
        let modal = dialog(ctx, "closing", 480.0, |ui| {
            ui.heading(words().closing_title());
            for sentence in what_is_kept(state, learns) {
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

/// What closing ends, what is kept, and how to go on.
fn what_is_kept(state: &State, learns: bool) -> Vec<String> {
    if !learns {
        return vec![words().closing_ended()];
    }
    let Some(run) = &state.train.run else {
        return vec![words().closing_no_place()];
    };
    match state.train.rows.last() {
        Some(row) => vec![words().closing_kept(run, grouped(row.images)), words().closing_how_to_go_on()],
        None => vec![words().closing_not_measured(run), words().closing_how_to_start_again()],
    }
}
