//! The column of the bias lab: the setup, what is asked with the machine's advice, and the debrief.

use egui::{Button, ProgressBar, RichText, TextStyle, Ui, vec2};

use super::super::widgets::{once, primary_button, segmented, wide_button};
use super::super::{Actions, theme};
use super::counts_field::CountsField;
use super::end_button::EndButton;
use super::parts::{hand_buttons, heading};
use super::{bias_debrief, setup_form};
use crate::app::{
    BiasAction, BiasLab, BiasStep, ClassAction, ClassSetup, LabAdviser, LabChoice, LabShown, LabVoters, State, bias_words,
    grouped, number,
};
use crate::classroom::bias::{Arm, PICTURES};
use crate::factory::{Mode, Syndrome};
use crate::words::words;

/// Letters of the advice, in points.
const ADVICE: f32 = 30.0;
/// Digits of the number of hands, in points.
const HANDS: f32 = 44.0;
/// Height of an answer, in points.
const ANSWER: f32 = 46.0;

/// What the column remembers between frames.
#[derive(Default)]
pub struct BiasPanel {
    /// Counts of hands that are typed.
    pub counts: CountsField,
    /// The step and the number of answers that were shown last: another picture begins with an empty field.
    shown: Option<(BiasStep, usize)>,
    end: EndButton,
}

impl BiasPanel {
    /// Shows the column.
    pub fn show(&mut self, ui: &mut Ui, state: &State, actions: &mut Actions) {
        let lab = &state.class.bias;
        let shown = Some((lab.step(), lab.answers().len()));
        if self.shown != shown {
            (self.shown, self.counts) = (shown, CountsField::default());
        }
        match lab.step() {
            BiasStep::Setup => {
                set_up(ui, state, actions);
                return;
            }
            BiasStep::Searching => {
                searching(ui, lab);
                ui.add_space(theme::WIDE_GAP);
                if wide_button(ui, true, words().bias_stop_search()).on_hover_text(words().class_end_hint()).clicked() {
                    actions.push(BiasAction::End);
                }
                return;
            }
            BiasStep::Asking => {
                if let Some(shown) = lab.shown() {
                    self.ask(ui, lab, &shown, actions);
                }
            }
            BiasStep::Debrief(page) => bias_debrief::column(ui, lab, page, actions),
            BiasStep::Report => {
                heading(ui, words().bias_report());
                ui.label(words().bias_report_how());
                ui.add_space(theme::GAP);
                if wide_button(ui, true, words().bias_back_to_debrief()).clicked() {
                    actions.push(BiasAction::Debrief);
                }
            }
        }
        ui.add_space(theme::WIDE_GAP);
        if self.end.show(ui, !lab.answers().is_empty(), words().class_end_hint()) {
            actions.push(BiasAction::End);
        }
    }

    fn ask(&mut self, ui: &mut Ui, lab: &BiasLab, shown: &LabShown<'_>, actions: &mut Actions) {
        heading(ui, if shown.is_second_answer { words().bias_answer_again() } else { words().class_which_syndrome() });
        advice(ui, shown);
        ui.add_space(theme::WIDE_GAP);
        match lab.session().map(|choice| choice.voters) {
            Some(LabVoters::Class) => self.hands(ui, lab, actions),
            _ => answers(ui, actions),
        }
        ui.add_space(theme::GAP);
        let back = wide_button(ui, lab.can_undo(), words().class_take_back());
        if back.on_hover_text(words().class_key_backspace()).clicked() {
            actions.push(BiasAction::Undo);
        }
    }

    fn hands(&mut self, ui: &mut Ui, lab: &BiasLab, actions: &mut Actions) {
        let Some((hands, size)) = lab.hands() else { return };
        ui.label(RichText::new(grouped(u64::from(hands))).font(theme::strong_font(HANDS)).color(theme::palette(ui).human));
        ui.label(words().class_hands_of(hands, grouped(u64::from(size.people()))));
        ui.add_space(theme::GAP);
        for class in Syndrome::ALL {
            ui.horizontal(|ui| {
                let letter = theme::strong(ui, class.letter().to_string(), &TextStyle::Heading);
                ui.add_sized(vec2(28.0, 34.0), egui::Label::new(letter));
                if let Some(by) = hand_buttons(ui, class) {
                    actions.push(BiasAction::Step(class, by));
                }
            });
        }
        ui.add_space(theme::GAP);
        if let Some(counts) = self.counts.show(ui, size) {
            actions.push(BiasAction::Type(counts));
        }
        ui.add_space(theme::GAP);
        if primary_button(ui, hands > 0, words().class_hold()).on_hover_text(words().class_key_space()).clicked() {
            actions.push(BiasAction::Hold);
        }
    }
}

fn note(ui: &mut Ui, text: String) {
    ui.label(RichText::new(text).small().color(theme::palette(ui).muted));
}

fn set_up(ui: &mut Ui, state: &State, actions: &mut Actions) {
    let (lab, setup) = (&state.class.bias, state.shared.settings.class);
    let choice = lab.choice;
    heading(ui, words().bias_prepare());
    ui.label(words().bias_what_happens(PICTURES.to_string()));
    ui.add_space(theme::GAP);
    let modes = Mode::ALL.map(|mode| (mode, mode.word()));
    if let Some(mode) = segmented(ui, true, &modes, setup.mode) {
        actions.push(ClassAction::SetUp(ClassSetup { mode, ..setup }));
    }
    ui.add_space(theme::GAP);
    let (person, class) = (words().bias_one_person(), words().bias_a_class());
    let voters = [(LabVoters::Person, person.as_str()), (LabVoters::Class, class.as_str())];
    if let Some(voters) = segmented(ui, true, &voters, choice.voters) {
        actions.push(BiasAction::Choose(LabChoice { voters, ..choice }));
    }
    if choice.voters == LabVoters::Class {
        let mut people = u64::from(setup.people);
        setup_form::people_field(ui, &mut people);
        if people != u64::from(setup.people) {
            actions.push(ClassAction::SetUp(ClassSetup { people: people as u32, ..setup }));
        }
    }
    setup_form::seed(ui, setup, actions);
    setup_form::reasons(ui);
    ui.add_space(theme::GAP);
    note(ui, words().bias_how_advice());
    arms(ui, choice, actions);
    note(ui, bias_words::arm_hint(choice.arm));
    ui.add_space(theme::GAP);
    advisers(ui, choice, actions);
    ui.add_space(theme::WIDE_GAP);
    if primary_button(ui, true, words().bias_begin()).on_hover_text(words().class_key_space()).clicked() {
        actions.push(BiasAction::Begin);
    }
    if let Some(problem) = &lab.problem {
        ui.add_space(theme::GAP);
        ui.colored_label(theme::palette(ui).alarm, problem);
    }
}

/// Who gives the advice.
fn advisers(ui: &mut Ui, choice: LabChoice, actions: &mut Actions) {
    note(ui, words().bias_who_advises());
    let (shipped, opponent) = (words().bias_adviser_shipped(), words().bias_adviser_opponent());
    let advisers = [(LabAdviser::Shipped, shipped.as_str()), (LabAdviser::Opponent, opponent.as_str())];
    if let Some(adviser) = segmented(ui, true, &advisers, choice.adviser) {
        actions.push(BiasAction::Choose(LabChoice { adviser, ..choice }));
    }
    note(
        ui,
        match choice.adviser {
            LabAdviser::Shipped => words().bias_adviser_shipped_hint(),
            LabAdviser::Opponent => words().bias_adviser_opponent_hint(),
        },
    );
}

fn searching(ui: &mut Ui, lab: &BiasLab) {
    heading(ui, words().bias_preparing());
    let steps = lab.searched().unwrap_or_default();
    ui.add(ProgressBar::new(steps.done as f32 / steps.total.max(1) as f32).desired_height(8.0));
    ui.label(words().bias_looked_through(steps.done, grouped(steps.done)));
}

/// What the machine says, or that it says nothing.
fn advice(ui: &mut Ui, shown: &LabShown<'_>) {
    let palette = theme::palette(ui);
    let Some((class, sureness)) = shown.advice else {
        ui.label(RichText::new(words().bias_no_advice()).color(palette.muted));
        return;
    };
    let says = words().bias_machine_says(class.to_string(), number::percent(100.0 * f64::from(sureness), 0));
    egui::Frame::new()
        .fill(palette.card)
        .stroke(egui::Stroke::new(2.0, palette.machine))
        .corner_radius(6.0)
        .inner_margin(12.0)
        .show(ui, |ui| {
            ui.set_min_width(ui.available_width());
            ui.label(RichText::new(says).font(theme::strong_font(ADVICE)).color(palette.machine));
        });
    if !shown.looked.is_empty() {
        note(ui, words().bias_outlined());
    }
}

/// The four answers of one person.
fn answers(ui: &mut Ui, actions: &mut Actions) {
    for class in Syndrome::ALL {
        let answer = match class {
            Syndrome::Z => words().class_answer_healthy(class.to_string()),
            Syndrome::A | Syndrome::B | Syndrome::C => class.to_string(),
        };
        let text = theme::strong(ui, answer, &TextStyle::Heading).color(theme::palette(ui).human);
        let button = once(ui.add(Button::new(text).min_size(vec2(ui.available_width(), ANSWER))));
        button.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, words().bias_answer(class.to_string())));
        if button.on_hover_text(class.to_string()).clicked() {
            actions.push(BiasAction::Answer(class));
        }
    }
}

/// The ways to give advice. Their names are long: those that do not fit stand in the next line.
fn arms(ui: &mut Ui, choice: LabChoice, actions: &mut Actions) {
    let palette = theme::palette(ui);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(4.0, 4.0);
        for arm in Arm::ALL {
            let is_chosen = arm == choice.arm;
            let text = egui::RichText::new(bias_words::arm_name(arm)).color(if is_chosen { palette.text } else { palette.muted });
            let fill = if is_chosen { palette.card_hovered } else { palette.card };
            if ui.add(egui::Button::selectable(is_chosen, text).min_size(egui::vec2(0.0, 34.0)).fill(fill)).clicked() {
                actions.push(BiasAction::Choose(LabChoice { arm, ..choice }));
            }
        }
    });
}
