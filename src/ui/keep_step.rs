//! "Keep this as a step": the words of the step, and the lesson file that it is written into.

use egui::{Context, RichText, TextEdit, Ui};

use super::widgets::dialog;
use super::{Actions, theme};
use crate::app::{ADD_TO_LESSON, BEGIN_LESSON, Language, State, StepAction, StepDraft};
use crate::words::words;

/// Rows of the field for the text.
const ROWS: usize = 4;

/// What is being typed.
#[derive(Debug, Default)]
pub struct KeepStep {
    draft: StepDraft,
}

impl KeepStep {
    /// Shows the box. Gives `true` when it is to be closed.
    pub fn show(&mut self, ctx: &Context, state: &State, actions: &mut Actions) -> bool {
        let modal = dialog(ctx, "keep a step", 520.0, |ui| self.content(ui, state, actions));
        modal.inner || modal.should_close()
    }

    fn content(&mut self, ui: &mut Ui, state: &State, actions: &mut Actions) -> bool {
        ui.heading(words().lesson_keep_title());
        ui.label(words().lesson_keep_what());
        ui.add_space(theme::GAP);
        languages(ui, state, actions);
        let label = ui.label(words().lesson_keep_text());
        let text = TextEdit::multiline(&mut self.draft.text).desired_rows(ROWS).desired_width(f32::INFINITY);
        ui.add(text).labelled_by(label.id);
        let label = ui.label(words().lesson_keep_lesson_title());
        ui.add(TextEdit::singleline(&mut self.draft.title).desired_width(f32::INFINITY)).labelled_by(label.id);
        ui.add_space(theme::GAP);
        let mut done = false;
        ui.horizontal(|ui| {
            let has_text = !self.draft.text.trim().is_empty() && !state.shared.file_busy();
            let ways = [(words().lesson_keep_add(), ADD_TO_LESSON), (words().lesson_keep_begin(), BEGIN_LESSON)];
            for (word, request) in ways {
                let button = ui.add_enabled(has_text, egui::Button::new(word));
                if button.on_disabled_hover_text(words().lesson_keep_needs_text()).clicked() {
                    actions.push(StepAction::SetDraft(Box::new(std::mem::take(&mut self.draft))));
                    actions.choose(request);
                    done = true;
                }
            }
            done |= ui.button(words().button_cancel()).clicked();
        });
        done
    }
}

/// The language in which the words are written.
fn languages(ui: &mut Ui, state: &State, actions: &mut Actions) {
    ui.horizontal(|ui| {
        ui.label(RichText::new(words().lesson_keep_written_in()).color(theme::palette(ui).muted));
        let chosen = state.shared.settings.language;
        egui::ComboBox::from_id_salt("language of the step").selected_text(chosen.name()).show_ui(ui, |ui| {
            for language in Language::ALL {
                if ui.selectable_label(language == chosen, language.name()).clicked() {
                    ui.close();
                    actions.push(StepAction::SetLanguage(language));
                }
            }
        });
    });
}
