//! Messages in a strip of their own in the bar over every room: it covers nothing, and nothing moves when a message comes or goes.
//! What was said lately is listed in the menu, under Messages.

use std::collections::VecDeque;
use std::time::{Duration, Instant};

use egui::text::LayoutJob;
use egui::{Align, Context, Frame, Label, Layout, Margin, RichText, ScrollArea, TextStyle, Ui, vec2};

use super::widgets::{dialog, scroll_by_keys};
use super::{Actions, actions::Wish, theme};
use crate::app::{Message, MessageKind};
use crate::words::words;

/// Most rows of a message; the rest is said when the pointer rests on it.
const ROWS: usize = 2;
/// Most messages that are remembered.
const MOST_REMEMBERED: usize = 50;
/// Height of the strip, in points.
const HEIGHT: f32 = 36.0;
/// Height of the list of former messages, in points.
const LIST_HEIGHT: f32 = 420.0;

/// A message, how often it was said in a row, and when last.
#[derive(Clone, Debug)]
struct Said {
    message: Message,
    times: u32,
    at: Instant,
}

/// The messages in sight, and those that were said before.
#[derive(Debug)]
pub struct Messages {
    start: Instant,
    /// Newest first.
    in_sight: Vec<Said>,
    /// Newest first; those in sight are among them.
    all: VecDeque<Said>,
}

impl Default for Messages {
    fn default() -> Self {
        Self { start: Instant::now(), in_sight: Vec::new(), all: VecDeque::new() }
    }
}

impl Messages {
    /// Takes in a message. One that is in sight already is counted and becomes the newest.
    pub fn add(&mut self, message: Message) {
        self.add_at(message, Instant::now());
    }

    fn add_at(&mut self, message: Message, at: Instant) {
        let same = self.in_sight.iter().position(|said| said.message == message);
        let times = same.map_or(1, |place| self.in_sight.remove(place).times + 1);
        let said = Said { message, times, at };
        if same.is_some() {
            let remembered = self.all.iter().position(|other| other.message == said.message);
            remembered.map(|place| self.all.remove(place));
        }
        self.all.push_front(said.clone());
        self.all.truncate(MOST_REMEMBERED);
        self.in_sight.insert(0, said);
    }

    /// Takes those out of sight that were in sight long enough at the moment `now`; gives the time until the next one goes.
    fn fade(&mut self, now: Instant) -> Option<Duration> {
        let left = |said: &Said| duration(said.message.kind).saturating_sub(now.saturating_duration_since(said.at));
        self.in_sight.retain(|said| !left(said).is_zero());
        self.in_sight.iter().map(left).min()
    }

    /// Takes the newest one out of sight; `false` where none was.
    pub fn close_newest(&mut self) -> bool {
        if self.in_sight.is_empty() {
            return false;
        }
        self.in_sight.remove(0);
        true
    }

    /// Whether there is something to say.
    pub fn is_speaking(&self) -> bool {
        !self.in_sight.is_empty()
    }

    /// Shows the newest message over the width that there is; nothing where there is nothing to say.
    pub fn strip(&mut self, ui: &mut Ui, actions: &mut Actions) {
        let Some(soonest) = self.fade(Instant::now()) else { return };
        ui.ctx().request_repaint_after(soonest);
        let Some(newest) = self.in_sight.first() else { return };
        let frame = Frame::new().fill(theme::palette(ui).card).corner_radius(6.0).inner_margin(Margin::symmetric(8, 0));
        let closed = frame.show(ui, |ui| line(ui, newest, self.in_sight.len() - 1, actions)).inner;
        if closed {
            self.in_sight.remove(0);
        }
    }

    /// The messages of this start of the program, newest first. Gives `true` when the box is to be closed.
    pub fn list(&self, ctx: &Context) -> bool {
        let now = Instant::now();
        let modal = dialog(ctx, "former messages", 640.0, |ui| {
            ui.heading(words().messages_title());
            let palette = theme::palette(ui);
            let text = match self.all.len() {
                0 => words().messages_none(),
                MOST_REMEMBERED => words().messages_last_fifty(),
                _ => words().messages_all(),
            };
            ui.label(RichText::new(text).small().color(palette.muted));
            ui.add_space(theme::GAP);
            ScrollArea::vertical().max_height(LIST_HEIGHT).show(ui, |ui| {
                scroll_by_keys(ui);
                for said in &self.all {
                    ui.horizontal_top(|ui| {
                        let seconds = said.at.min(now).saturating_duration_since(self.start).as_secs();
                        let time = RichText::new(format!("{}:{:02}", seconds / 60, seconds % 60)).color(palette.muted);
                        ui.add_sized(vec2(56.0, 20.0), Label::new(time));
                        mark(ui, said.message.kind);
                        let times = if said.times > 1 { format!("  \u{d7} {}", said.times) } else { String::new() };
                        ui.add(Label::new(format!("{}{times}", said.message.text)).wrap());
                    });
                }
            });
            ui.add_space(theme::GAP);
            ui.button(words().button_close()).clicked()
        });
        modal.inner || modal.should_close()
    }
}

/// One message in at most two rows, the whole text when the pointer rests on it; gives `true` when it is to be closed.
fn line(ui: &mut Ui, said: &Said, more: usize, actions: &mut Actions) -> bool {
    let palette = theme::palette(ui);
    let room = vec2(ui.available_width(), HEIGHT);
    let mut closed = false;
    ui.allocate_ui_with_layout(room, Layout::right_to_left(Align::Center), |ui| {
        ui.set_min_size(room);
        ui.spacing_mut().item_spacing.x = 4.0;
        closed = ui.small_button("\u{00D7}").on_hover_text(words().messages_close_hint()).clicked();
        if more > 0
            && ui.small_button(words().messages_more(more.to_string())).on_hover_text(words().messages_more_hint()).clicked()
        {
            actions.wish(Wish::ToggleMessages);
        }
        if said.times > 1 {
            ui.label(RichText::new(format!("\u{d7} {}", said.times)).small().color(palette.muted));
        }
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            mark(ui, said.message.kind);
            let font = TextStyle::Small.resolve(ui.style());
            let mut text = LayoutJob::simple(said.message.text.clone(), font, palette.text, ui.available_width());
            text.wrap.max_rows = ROWS;
            let text = ui.add(Label::new(text).wrap());
            ui.ctx().accesskit_node_builder(text.id, |node| node.set_live(egui::accesskit::Live::Polite));
            text.on_hover_text(&said.message.text);
        });
    });
    closed
}

/// How a message is meant, as a sign and a colour.
fn mark(ui: &mut Ui, kind: MessageKind) {
    let palette = theme::palette(ui);
    let (mark, color) = match kind {
        MessageKind::Done => ("\u{2713}", palette.truth),
        MessageKind::Notice => ("\u{2022}", palette.text),
        MessageKind::Failed => ("\u{2717}", palette.alarm),
    };
    ui.label(RichText::new(mark).color(color));
}

/// What failed stays until it is closed, or long enough to be read twice.
fn duration(kind: MessageKind) -> Duration {
    match kind {
        MessageKind::Done => Duration::from_secs(5),
        MessageKind::Notice => Duration::from_secs(12),
        MessageKind::Failed => Duration::from_secs(30),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(said: impl IntoIterator<Item = Said>) -> Vec<(String, u32)> {
        said.into_iter().map(|said| (said.message.text, said.times)).collect()
    }

    #[test]
    fn the_same_message_is_counted_and_the_newest_stands_first() {
        let mut messages = Messages::default();
        for text in ["one", "two", "one", "one"] {
            messages.add(Message::done(text));
        }
        let expected = [("one".to_owned(), 3), ("two".to_owned(), 1)];
        assert_eq!(texts(messages.in_sight.clone()), expected);
        assert_eq!(texts(messages.all.clone()), expected);
        messages.add(Message::failed("one"));
        assert_eq!(messages.in_sight.len(), 3, "the same words, meant in another way, are another message");
        assert!(messages.close_newest());
        assert_eq!(texts(messages.in_sight.clone()), expected);
        assert_eq!(messages.all.len(), 3, "what is closed is still remembered");
    }

    #[test]
    fn done_goes_before_notice_and_notice_before_failure() {
        let start = Instant::now();
        let at = |seconds| start + Duration::from_secs(seconds);
        let mut messages = Messages::default();
        for message in [Message::done("done"), Message::notice("notice"), Message::failed("failed")] {
            messages.add_at(message, start);
        }
        let left = |messages: &Messages| messages.in_sight.len();
        assert_eq!((messages.fade(at(4)), left(&messages)), (Some(Duration::from_secs(1)), 3));
        assert_eq!((messages.fade(at(6)), left(&messages)), (Some(Duration::from_secs(6)), 2));
        assert_eq!((messages.fade(at(13)), left(&messages)), (Some(Duration::from_secs(17)), 1));
        assert_eq!((messages.fade(at(31)), left(&messages)), (None, 0));
        assert_eq!(messages.all.len(), 3);
    }

    #[test]
    fn fifty_are_remembered() {
        let mut messages = Messages::default();
        (0..60).for_each(|number| messages.add(Message::done(number.to_string())));
        assert_eq!(messages.all.len(), 50);
        assert_eq!(messages.all.front().map(|said| said.message.text.as_str()), Some("59"));
    }
}
