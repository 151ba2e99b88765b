//! What the views of a frame ask for: of the laboratory, and of the window itself.

use crate::app::{Action, FileRequest};

/// What concerns the window alone.
#[derive(Clone, Copy, Debug)]
pub enum Wish {
    /// Ask for a file.
    Choose(FileRequest),
    /// Show or hide a dialog of a room.
    Toggle(Dialog),
    /// Show or hide the list of keys.
    ToggleHelp,
    /// Show or hide the box about the program.
    ToggleAbout,
    /// Show or hide the box in which what is shown is kept as a step of a lesson.
    ToggleKeepStep,
    /// Presentation mode on or off.
    TogglePresentation,
    /// Show or hide the list of former messages.
    ToggleMessages,
    /// Show or hide the frame times.
    ToggleFrameTimes,
}

/// A dialog of a room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialog {
    /// The comparison of both players.
    Score,
    /// The export of a dataset.
    Export,
    /// The presets that the user keeps.
    Presets,
    /// The stories to train.
    Stories,
}

/// Where views put what the user asked for.
#[derive(Debug, Default)]
pub struct Actions {
    /// For the laboratory, in their order.
    pub actions: Vec<Action>,
    /// For the window.
    pub wishes: Vec<Wish>,
}

impl Actions {
    /// Asks the laboratory for something.
    pub fn push(&mut self, action: impl Into<Action>) {
        self.actions.push(action.into());
    }

    /// Asks the window for something.
    pub fn wish(&mut self, wish: Wish) {
        self.wishes.push(wish);
    }

    /// Asks for a file.
    pub fn choose(&mut self, request: FileRequest) {
        self.wish(Wish::Choose(request));
    }

    /// Shows or hides a dialog of a room.
    pub fn toggle(&mut self, dialog: Dialog) {
        self.wish(Wish::Toggle(dialog));
    }
}
