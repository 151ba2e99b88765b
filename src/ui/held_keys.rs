//! A key that is held counts once, as a teacher who presses Space a moment too long wants one step and not three.

use egui::{Context, Event, Key, Modifiers, Plugin, RawInput};

/// Leaves out the repeats of a held key, but for those that move, zoom, undo or write.
pub struct HeldKeys;

impl Plugin for HeldKeys {
    fn debug_name(&self) -> &'static str {
        std::any::type_name::<Self>()
    }

    fn input_hook(&mut self, ctx: &Context, input: &mut RawInput) {
        if ctx.text_edit_focused() {
            return;
        }
        let mut down = ctx.input(|input| input.keys_down.clone());
        input.events.retain(|event| match event {
            Event::Key { key, pressed: true, modifiers, .. } => down.insert(*key) || may_repeat(*key, *modifiers),
            Event::Key { key, pressed: false, .. } => {
                down.remove(key);
                true
            }
            _ => true,
        });
    }
}

/// Whether holding this key does its work again and again.
fn may_repeat(key: Key, modifiers: Modifiers) -> bool {
    use Key::{ArrowDown, ArrowLeft, ArrowRight, ArrowUp, Equals, Minus, Plus, Tab, Y, Z};
    matches!(key, ArrowDown | ArrowLeft | ArrowRight | ArrowUp | Equals | Minus | Plus | Tab)
        || modifiers.command && matches!(key, Y | Z)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How often the window hears of a key that is pressed, and then held through so many frames.
    fn heard(key: Key, modifiers: Modifiers, frames: usize) -> usize {
        let ctx = Context::default();
        ctx.add_plugin(HeldKeys);
        let mut heard = 0;
        for _ in 0..frames {
            let press = Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers };
            let input = RawInput { events: vec![press.clone(), press], ..RawInput::default() };
            let _output = ctx.run_ui(input, |ui| heard += ui.input(|input| input.num_presses(key)));
        }
        let release = Event::Key { key, physical_key: None, pressed: false, repeat: false, modifiers };
        let again = Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers };
        let input = RawInput { events: vec![release, again], ..RawInput::default() };
        let _output = ctx.run_ui(input, |ui| heard += ui.input(|input| input.num_presses(key)));
        heard
    }

    #[test]
    fn a_held_key_counts_once_and_counts_again_after_it_was_let_go() {
        for key in [Key::B, Key::Space, Key::Enter, Key::Backspace, Key::PageDown] {
            assert_eq!(heard(key, Modifiers::NONE, 5), 2, "{key:?}");
        }
        assert_eq!(heard(Key::Q, Modifiers::COMMAND, 5), 2);
    }

    #[test]
    fn what_moves_or_undoes_goes_on_while_its_key_is_held() {
        assert_eq!(heard(Key::ArrowLeft, Modifiers::NONE, 5), 11);
        assert_eq!(heard(Key::Z, Modifiers::COMMAND, 5), 11);
    }
}
