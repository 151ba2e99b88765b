//! The window: the only folder that knows egui. It reads the state, paints it, and pushes actions; it changes nothing else.

#[macro_use]
mod key_words;

mod actions;
mod base_strip;
mod classroom;
mod closing;
mod dialogs;
mod factory;
mod focus;
mod frame_meter;
mod gallery;
mod held_keys;
mod help;
mod keep_step;
mod launch;
mod learn_strip;
mod lesson_bar;
mod lessons;
mod messages;
mod network;
mod new_brain;
mod outcome_words;
mod page;
mod play;
mod rooms;
mod shortcuts;
mod snapshot;
pub mod theme;
mod top_bar;
mod train;
mod widgets;
mod window;

pub use launch::run;
pub use page::PageInfo;
pub use rooms::all_pages;
pub use window::Window;

use actions::Actions;
