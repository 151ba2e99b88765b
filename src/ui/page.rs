//! Pages: the views of a room. A page is one file, and one line in the registry of its room.

use egui::text::{CCursor, CCursorRange};
use egui::{Button, Key, RichText, Ui, vec2};

use super::actions::Dialog;
use super::focus::{owns_arrows, select, takes_keys};
use super::widgets::fit_buttons;
use super::{Actions, theme};
use crate::app::{Control, PageId, State};

/// What is known about a page without showing it.
#[derive(Clone, Debug)]
pub struct PageInfo {
    /// Its name, unique in the room.
    pub id: PageId,
    /// The word on its tab.
    pub title: String,
    /// What it is for, when the pointer rests on the tab.
    pub hint: String,
    /// The key that shows it, and how it is written.
    pub key: Option<(Key, &'static str)>,
}

impl PageInfo {
    /// A page without a key.
    pub fn new(id: &'static str, title: String, hint: String) -> Self {
        Self { id: PageId(id), title, hint, key: None }
    }

    /// The same with a key.
    pub fn with_key(self, key: Key, word: &'static str) -> Self {
        Self { key: Some((key, word)), ..self }
    }
}

/// The tabs of a room's pages, in one line; gives the page that was chosen.
pub fn tabs(ui: &mut Ui, pages: impl Iterator<Item = PageInfo>, chosen: PageId) -> Option<PageId> {
    tabs_beside(ui, pages, chosen, 0.0)
}

/// The same where so many points of the line are needed by what stands at its end.
pub fn tabs_beside(ui: &mut Ui, pages: impl Iterator<Item = PageInfo>, chosen: PageId, beside: f32) -> Option<PageId> {
    let palette = theme::palette(ui);
    let pages: Vec<PageInfo> = pages.collect();
    let mut wanted = None;
    ui.scope(|ui| {
        let titles: Vec<String> = pages.iter().map(|page| page.title.clone()).collect();
        let size = fit_buttons(ui, &titles, ui.available_width() - beside);
        for page in pages {
            let is_chosen = page.id == chosen;
            let text = RichText::new(page.title).size(size).color(if is_chosen { palette.text } else { palette.muted });
            let response = ui.add(Button::selectable(is_chosen, text).min_size(vec2(0.0, 32.0)));
            let key = page.key.map_or_else(String::new, |(_, key)| format!(" ({key})"));
            if response.on_hover_text(format!("{}{key}", page.hint)).clicked() {
                wanted = Some(page.id);
            }
        }
    });
    wanted
}

/// The pages whose tabs are shown: where a lesson hides them, the one that is open says its name alone.
pub fn in_sight(state: &State, pages: impl Iterator<Item = PageInfo>, open: PageId) -> impl Iterator<Item = PageInfo> {
    let hides_others = state.lesson.hides(Control::Page);
    pages.filter(move |page| !hides_others || page.id == open)
}

/// A room of the window: one file or folder, and one line in [`super::rooms::ROOMS`].
pub trait RoomView {
    /// Shows the room.
    fn show(&mut self, ui: &mut Ui, state: &State, actions: &mut Actions);

    /// Its pages; none where the room is a single view.
    fn pages(&self) -> Vec<PageInfo> {
        Vec::new()
    }

    /// Reads the keys that are the room's own; not called while text is typed or something lies over the room.
    fn read_keys(&mut self, _keys: &Keys<'_>, _state: &State, _actions: &mut Actions) {}

    /// Shows or hides a dialog, where it is the room's own.
    fn toggle(&mut self, _dialog: Dialog) {}

    /// Whether the page in view shows what the network says, so that it matters on which base image the network learned.
    fn judges_base(&self, _state: &State) -> bool {
        false
    }

    /// The part of the window that shows the page, for a picture of it.
    fn figure(&self) -> Option<egui::Rect> {
        None
    }

    /// The numbers of the page as a table (CSV), where it has any.
    ///
    /// # Errors
    /// Never in practice: memory can always be written.
    fn table(&self, _state: &State) -> Option<Result<Vec<u8>, csv::Error>> {
        None
    }
}

/// The keys that were pressed in this frame; who asks for one uses it up.
pub struct Keys<'a> {
    ctx: &'a egui::Context,
}

impl<'a> Keys<'a> {
    /// The keys of this frame.
    pub fn new(ctx: &'a egui::Context) -> Self {
        Self { ctx }
    }

    /// Whether this key was pressed without another one.
    pub fn pressed(&self, key: Key) -> bool {
        self.ctx.input_mut(|input| input.consume_key(egui::Modifiers::NONE, key))
    }

    /// Whether this key was pressed with Shift.
    pub fn pressed_with_shift(&self, key: Key) -> bool {
        self.ctx.input_mut(|input| input.consume_key(egui::Modifiers::SHIFT, key))
    }

    /// Whether this key is held down, without Ctrl, Shift or Alt.
    pub fn is_held(&self, key: Key) -> bool {
        self.ctx.input(|input| input.key_down(key) && input.modifiers.is_none())
    }

    /// The seconds of the window's clock.
    pub fn now(&self) -> f64 {
        self.ctx.input(|input| input.time)
    }

    /// What was typed in this frame from the first digit on, wherever the keyboard has the digits; not with Alt, which makes commands of them.
    pub fn typed_from_digit(&self) -> Option<String> {
        let typed = self.ctx.input(|input| {
            let texts = input
                .events
                .iter()
                .filter_map(|event| if let egui::Event::Text(text) = event { Some(text.as_str()) } else { None });
            if input.modifiers.alt { String::new() } else { texts.collect() }
        });
        let first = typed.find(|letter: char| letter.is_ascii_digit())?;
        Some(typed[first..].to_owned())
    }

    /// Gives a text field the focus, with the cursor after so many letters: what is typed from now on goes there.
    pub fn type_into(&self, field: egui::Id, after: usize) {
        select(self.ctx, field, CCursorRange::one(CCursor::new(after)));
        self.ctx.request_repaint();
    }

    /// Asks for another frame, in which what a key changed in a view is seen.
    pub fn repaint(&self) {
        self.ctx.request_repaint();
    }

    /// One step for the arrow that goes on, minus one for the arrow that goes back; none while the arrows are somebody's already.
    pub fn steps(&self, on: Key, back: Key) -> i64 {
        if owns_arrows(self.ctx) {
            return 0;
        }
        i64::from(self.pressed(on)) - i64::from(self.pressed(back))
    }

    /// The same with Shift.
    pub fn steps_with_shift(&self, on: Key, back: Key) -> i64 {
        i64::from(self.pressed_with_shift(on)) - i64::from(self.pressed_with_shift(back))
    }

    /// Whether a control has the focus, or had it when the frame began: Space and Enter then are for that control.
    pub fn is_focused(&self) -> bool {
        takes_keys(self.ctx)
    }

    /// The page whose key was pressed.
    pub fn page(&self, pages: impl Iterator<Item = PageInfo>) -> Option<PageId> {
        let mut wanted = None;
        for page in pages {
            if page.key.is_some_and(|(key, _)| self.pressed(key)) {
                wanted = Some(page.id);
            }
        }
        wanted
    }
}
