//! What is shown in the place of the sample, to compare: the sample without alterations while a key is held, or another picture that
//! alternates with it.

use egui::{Key, Ui};

use super::super::page::Keys;
use super::super::widgets::{Blink, blink_tool, tool};
use super::pair::Side;
use crate::app::Rendered;
use crate::factory::GrayImage;
use crate::words::words;

/// What is compared, and how.
#[derive(Clone, Copy, Debug, Default)]
pub struct Compare {
    blink: Blink,
    /// Whether the base blinks as it is; moved like the sample otherwise.
    as_it_is: bool,
    /// Whether the key of "before" was held, and whether its button was.
    is_key_held: bool,
    is_button_held: bool,
}

/// What is shown in the place of the sample.
pub struct Shown<'a> {
    /// The picture.
    pub side: Side<'a>,
    /// Whether its pixels are where those of the sample are.
    pub is_aligned: bool,
}

impl Compare {
    /// What to show now in the place of the sample.
    pub fn of_sample<'a>(self, ui: &Ui, base: &'a GrayImage, picture: &'a Rendered) -> Shown<'a> {
        let aligned = |side: Side<'a>| Shown { side, is_aligned: true };
        if self.is_key_held || self.is_button_held {
            let name = words().factory_compare_before_spoken();
            return aligned(Side { name, ..Side::new(words().factory_compare_before(), &picture.unaltered) });
        }
        match (self.blink.shows_other(ui), self.as_it_is) {
            (false, as_it_is) => {
                // Outlines would blink where they belong to every second picture only.
                let is_aligned = !(self.blink.is_on() && as_it_is);
                Shown { side: Side::new(words().factory_sample(), &picture.specimen.image), is_aligned }
            }
            (true, false) => aligned(Side::new(words().factory_compare_base_aligned(), &picture.aligned_base)),
            (true, true) => {
                let name = words().factory_compare_base_blinking();
                Shown { side: Side { name, ..Side::new(words().factory_base_image(), base) }, is_aligned: false }
            }
        }
    }

    /// What to show now in the place of the target.
    pub fn of_target<'a>(self, ui: &Ui, target: &'a GrayImage, sample: &'a GrayImage) -> Side<'a> {
        if self.blink.shows_other(ui) {
            Side { name: words().factory_compare_sample_blinking(), ..Side::new(words().factory_sample(), sample) }
        } else {
            Side::new(words().factory_target(), target)
        }
    }

    /// The button for the target.
    pub fn target_tools(&mut self, ui: &mut Ui) {
        blink_tool(ui, &mut self.blink, &words().factory_compare_blink_target());
    }

    /// The buttons for the sample.
    pub fn sample_tools(&mut self, ui: &mut Ui) {
        let (word, hint) = (words().factory_compare_aligned(), words().factory_compare_aligned_hint());
        if tool(ui, !self.as_it_is, &word, &hint).clicked() {
            self.as_it_is = !self.as_it_is;
        }
        blink_tool(ui, &mut self.blink, &words().factory_compare_blink_base());
        let (word, hint) = (words().factory_compare_before(), words().factory_compare_before_hint());
        let is_held = tool(ui, self.is_button_held, &word, &hint).is_pointer_button_down_on();
        if std::mem::replace(&mut self.is_button_held, is_held) != is_held {
            ui.request_repaint();
        }
    }

    /// The keys: B, while it is held, and K. Gives whether something is another one than before.
    pub fn read_keys(&mut self, keys: &Keys<'_>) -> bool {
        let is_held = keys.is_held(Key::B);
        let is_changed = std::mem::replace(&mut self.is_key_held, is_held) != is_held;
        let toggled = keys.pressed(Key::K);
        if toggled {
            self.blink.toggle(keys.now());
        }
        is_changed || toggled
    }
}
