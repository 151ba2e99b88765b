//! What becomes of a name that cannot be the name of a file as it was typed.

use egui::{RichText, Ui};

use super::super::theme;
use crate::storage::clean_name;
use crate::words::words;

/// Says what a typed name becomes, where it does not stay as it is.
pub fn cleaned_name_note(ui: &mut Ui, typed: &str) {
    let typed = typed.trim();
    let name = clean_name(typed);
    if !typed.is_empty() && name != typed {
        let text = words().widget_cleaned_name(&name);
        ui.label(RichText::new(text).small().color(theme::palette(ui).muted));
    }
}
