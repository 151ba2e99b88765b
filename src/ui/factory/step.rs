//! Which changes of a knob are one step to undo.

use egui::Ui;

use crate::app::Step;

/// The step of a change that is made now: all changes of one press of the pointer belong together.
pub fn step(ui: &Ui, knob: &'static str) -> Step {
    let press = ui.input(|input| input.pointer.press_start_time().filter(|_| input.pointer.any_down()));
    Step { knob, press: press.map(f64::to_bits) }
}
