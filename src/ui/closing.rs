//! Closing the window while a network learns: what is kept is said before it closes.

use egui::{Context, RichText, ViewportCommand};

use super::theme;
use super::widgets::{dialog, primary_button};
use crate::app::{State, Status, grouped};

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
            ui.heading("A network learns");
            for sentence in what_is_kept(state, learns) {
                ui.label(sentence);
            }
            ui.label(RichText::new(concat!("Enter or ", ctrl!("+Q closes."))).small().color(theme::palette(ui).muted));
            ui.add_space(theme::GAP);
            let close = primary_button(ui, true, "Close");
            if ui.memory(|memory| memory.focused().is_none()) {
                close.request_focus(); // so that Enter presses it
            }
            let stay = super::widgets::wide_button(ui, true, if learns { "Go on training" } else { "Stay" });
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
        return vec!["The training has ended meanwhile; its network and its run are kept.".to_owned()];
    }
    let Some(run) = &state.train.run else {
        return vec!["The training stops here. It cannot be continued later: this system has no place for runs.".to_owned()];
    };
    match state.train.rows.last() {
        Some(row) => vec![
            format!("The training stops here. The run {run} keeps its state after {} pictures.", grouped(row.images)),
            "Go on with it at any time: Train, Runs, Continue.".to_owned(),
        ],
        None => vec![
            format!("The training stops here, before its first measurement: the run {run} begins again from the start."),
            "Start it again at any time: Train, Runs, Continue.".to_owned(),
        ],
    }
}
