//! The window: the only folder that knows egui. It reads the state, paints it, and pushes actions; it changes nothing else.

mod dialogs;
mod factory;
mod frame_meter;
mod gallery;
mod help;
mod launch;
mod network;
mod play;
mod shortcuts;
mod snapshot;
pub mod theme;
mod toasts;
mod top_bar;
mod train;
mod widgets;
mod window;

pub use launch::run;
pub use window::Window;

use crate::app::Action;

/// Where views put what the user asked for.
pub type Actions = Vec<Action>;
