//! A field to search in: Esc clears it, and a second Esc leaves it.

use egui::{EventFilter, Key, Modifiers, Response, TextEdit, Ui};

/// Shows the field over the width that there is; `name` stands in it while it is empty.
pub fn search_field(ui: &mut Ui, text: &mut String, name: &str) -> Response {
    // A field that holds something keeps the focus at Esc; an empty one loses it, as everything does.
    let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, escape: !text.is_empty(), tab: false };
    let field = TextEdit::singleline(text).hint_text(name).desired_width(f32::INFINITY).event_filter(filter);
    let mut response = ui.add(field).on_hover_text(name);
    response.widget_info(|| {
        let mut info = egui::WidgetInfo::new(egui::Role::TextInput);
        info.label = Some(name.to_owned());
        info
    });
    if response.has_focus() && !text.is_empty() && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
        text.clear();
        response.mark_changed();
    }
    response
}

#[cfg(test)]
mod tests {
    use egui_kittest::Harness;
    use egui_kittest::kittest::{NodeT as _, Queryable as _};

    use super::*;

    #[test]
    fn the_first_esc_clears_and_the_second_one_leaves() {
        let show = |ui: &mut Ui, text: &mut String| {
            search_field(ui, text, "Search");
        };
        let mut harness = Harness::new_ui_state(show, String::new());
        let has_focus = |harness: &Harness<'_, String>| harness.get_by_label("Search").accesskit_node().is_focused();
        harness.get_by_label("Search").focus();
        harness.run();
        harness.get_by_label("Search").type_text("noise");
        harness.run();
        assert_eq!(harness.state(), "noise");
        harness.key_press(Key::Escape);
        harness.run();
        assert_eq!((harness.state().as_str(), has_focus(&harness)), ("", true));
        harness.get_by_label("Search").type_text("tilt");
        harness.run();
        assert_eq!(harness.state(), "tilt", "one types on");
        for _ in 0..2 {
            harness.key_press(Key::Escape);
            harness.run();
        }
        assert_eq!((harness.state().as_str(), has_focus(&harness)), ("", false));
    }
}
