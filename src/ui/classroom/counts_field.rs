//! The field in which counts of hands are typed: hidden, and reached by typing alone.

use egui::text::{CCursor, CCursorRange};
use egui::{Id, Key, Modifiers, Role, TextEdit, Ui, WidgetInfo};

use super::super::focus::select;
use super::super::page::Keys;
use super::super::theme;
use crate::app::counts_problem;
use crate::classroom::{ClassSize, Counts, CountsError};
use crate::factory::Syndrome;
use crate::words::words;

/// Most letters of a line of counts.
const LONGEST: usize = 60;

/// What the field remembers between frames.
#[derive(Default)]
pub struct CountsField {
    /// Counts that are being typed; never readable in the window.
    typed: String,
    /// Why they are not taken.
    problem: Option<CountsError>,
    /// The class that a key counted last, and how many hands more that were: digits that follow its letter are a count that is typed.
    stepped: Option<(Syndrome, i32)>,
    /// The field, once it was shown.
    id: Option<Id>,
}

impl CountsField {
    /// A key counted so many hands more for a class; 0 where the class has no hand left.
    pub fn stepped(&mut self, class: Syndrome, by: i32) {
        self.stepped = Some((class, by));
    }

    /// A digit after the letter of a class begins a count that is typed, as "a12": the field takes the letter, the digit, and what follows. The letter
    /// has counted a hand already: the class and the number of hands that are given take it back.
    pub fn begin_typing(&mut self, keys: &Keys<'_>) -> Option<(Syndrome, i32)> {
        let (class, by) = self.stepped?;
        let rest = keys.typed_from_digit()?;
        self.stepped = None;
        self.typed = format!("{}{rest}", class.letter().to_ascii_lowercase());
        keys.type_into(self.id?, self.typed.chars().count());
        Some((class, -by))
    }

    /// Shows the field; gives the counts once Enter takes them.
    pub fn show(&mut self, ui: &mut Ui, size: ClassSize) -> Option<Counts> {
        // Above the field: what stands below it may be out of sight.
        if let Some(problem) = &self.problem {
            ui.colored_label(theme::palette(ui).alarm, counts_problem(problem));
        }
        let edit = TextEdit::singleline(&mut self.typed).id_salt("counts").password(true).hint_text(words().class_counts_hint());
        let field = ui.add(edit.desired_width(f32::INFINITY).char_limit(LONGEST));
        field.widget_info(|| WidgetInfo::labeled(Role::PasswordInput, true, words().class_counts()));
        self.id = Some(field.id);
        if field.changed() {
            self.problem = None;
        }
        // Enter takes the counts, and does not go on to the next step as it does outside of the field.
        if !field.lost_focus() || !ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter)) {
            return None;
        }
        match Counts::parse(&self.typed, size) {
            Ok(counts) => {
                self.typed.clear();
                Some(counts)
            }
            Err(err) => {
                self.problem = Some(err);
                // The whole line is selected: what is typed now replaces it.
                let end = CCursor::new(self.typed.chars().count());
                select(ui.ctx(), field.id, CCursorRange::two(CCursor::new(0), end));
                None
            }
        }
    }
}
