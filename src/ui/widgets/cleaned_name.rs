//! What becomes of a name that cannot be the name of a file as it was typed.

use egui::{RichText, Ui};

use super::super::theme;
use crate::storage::clean_name;

/// Says what a typed name becomes, where it does not stay as it is.
pub fn cleaned_name_note(ui: &mut Ui, typed: &str) {
    let typed = typed.trim();
    let name = clean_name(typed);
    if !typed.is_empty() && name != typed {
        let text = format!("It will be called \u{201c}{name}\u{201d}: the name must be possible as the name of a file.");
        ui.label(RichText::new(text).small().color(theme::palette(ui).muted));
    }
}
