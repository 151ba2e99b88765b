//! Asking twice before something is destroyed.

use egui::Ui;

/// After so many seconds without the second press, nothing is asked any more.
pub const DISARMS_AFTER: f64 = 5.0;

/// What a first press wants to destroy, until the second press, another choice, or five seconds.
#[derive(Clone, Debug, Default)]
pub struct Armed<T> {
    /// What, and when it was pressed, in seconds of the window's clock.
    pressed: Option<(T, f64)>,
}

impl<T: PartialEq> Armed<T> {
    /// The first press.
    pub fn arm(&mut self, ui: &Ui, what: T) {
        self.pressed = Some((what, ui.input(|input| input.time)));
    }

    /// Nothing is asked any more.
    pub fn disarm(&mut self) {
        self.pressed = None;
    }

    /// Whether a second press destroys this.
    pub fn is_armed(&mut self, ui: &Ui, what: &T) -> bool {
        let now = ui.input(|input| input.time);
        self.pressed.take_if(|(_, since)| now - *since >= DISARMS_AFTER);
        let armed = self.pressed.as_ref().filter(|(other, _)| other == what);
        if let Some((_, since)) = armed {
            ui.ctx().request_repaint_after_secs((since + DISARMS_AFTER - now) as f32);
        }
        armed.is_some()
    }
}
