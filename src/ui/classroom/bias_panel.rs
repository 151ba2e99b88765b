//! The column of the bias lab: the setup, what is asked with the machine's advice, and the debrief.

use egui::{Button, ProgressBar, RichText, TextEdit, TextStyle, Ui, vec2};

use super::super::widgets::{primary_button, segmented, wide_button};
use super::super::{Actions, theme};
use super::parts::heading;
use super::{bias_debrief, setup_form};
use crate::app::{
    BiasAction, BiasLab, BiasStep, ClassAction, ClassSetup, LARGEST_CLASS_SEED, LabAdviser, LabChoice, LabShown, LabVoters,
    State, bias_words,
};
use crate::classroom::bias::{Arm, PICTURES};
use crate::classroom::{ClassSize, Counts};
use crate::factory::{Mode, Syndrome};

/// Letters of the advice, in points.
const ADVICE: f32 = 30.0;
/// Digits of the number of hands, in points.
const HANDS: f32 = 44.0;
/// Height of an answer, in points.
const ANSWER: f32 = 46.0;

/// What the column remembers between frames.
#[derive(Default)]
pub struct BiasPanel {
    /// Counts that are being typed; never readable in the window.
    typed: String,
    /// Why they are not taken.
    problem: Option<String>,
}

impl BiasPanel {
    /// Shows the column.
    pub fn show(&mut self, ui: &mut Ui, state: &State, actions: &mut Actions) {
        let lab = &state.class.bias;
        let end = match lab.step() {
            BiasStep::Setup => {
                set_up(ui, state, actions);
                return;
            }
            BiasStep::Searching => {
                searching(ui, lab);
                "Stop the search"
            }
            BiasStep::Asking => {
                if let Some(shown) = lab.shown() {
                    self.ask(ui, lab, &shown, actions);
                }
                "End the lab"
            }
            BiasStep::Debrief(page) => {
                bias_debrief::column(ui, lab, page, actions);
                "End the lab"
            }
            BiasStep::Report => {
                heading(ui, "The report");
                ui.label("What the advice did, from the answers alone.");
                ui.add_space(theme::GAP);
                if wide_button(ui, true, "Back to the debrief").clicked() {
                    actions.push(BiasAction::Debrief);
                }
                "End the lab"
            }
        };
        ui.add_space(theme::WIDE_GAP);
        if wide_button(ui, true, end).on_hover_text("Back to the setup").clicked() {
            actions.push(BiasAction::End);
        }
    }

    fn ask(&mut self, ui: &mut Ui, lab: &BiasLab, shown: &LabShown<'_>, actions: &mut Actions) {
        heading(ui, if shown.is_second_answer { "Now answer again" } else { "Which syndrome is it?" });
        advice(ui, shown);
        ui.add_space(theme::WIDE_GAP);
        match lab.session().map(|choice| choice.voters) {
            Some(LabVoters::Class) => self.hands(ui, lab, actions),
            _ => answers(ui, actions),
        }
        ui.add_space(theme::GAP);
        if wide_button(ui, lab.can_undo(), "Take the last answer back").on_hover_text("Backspace").clicked() {
            actions.push(BiasAction::Undo);
        }
    }

    fn hands(&mut self, ui: &mut Ui, lab: &BiasLab, actions: &mut Actions) {
        let Some((hands, size)) = lab.hands() else { return };
        ui.label(RichText::new(hands.to_string()).font(theme::strong_font(HANDS)).color(theme::palette(ui).human));
        ui.label(format!("hands of {} people", size.people()));
        ui.add_space(theme::GAP);
        for class in Syndrome::ALL {
            ui.horizontal(|ui| {
                let letter = theme::strong(ui, class.letter().to_string(), &TextStyle::Heading);
                ui.add_sized(vec2(28.0, 34.0), egui::Label::new(letter));
                for (by, sign, what) in [(1, "+", "One hand more for"), (-1, "\u{2212}", "One hand fewer for")] {
                    let button = ui.add(Button::new(sign).min_size(vec2(64.0, 34.0)));
                    let name = format!("{what} {class}");
                    button.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
                    if button.on_hover_text(if by > 0 { format!("{class}") } else { format!("Shift+{class}") }).clicked() {
                        actions.push(BiasAction::Step(class, by));
                    }
                }
            });
        }
        ui.add_space(theme::GAP);
        self.type_counts(ui, size, actions);
        ui.add_space(theme::GAP);
        if primary_button(ui, hands > 0, "Hide and go on").on_hover_text("Space").clicked() {
            actions.push(BiasAction::Hold);
        }
    }

    /// Counts in one line, hidden while they are typed.
    fn type_counts(&mut self, ui: &mut Ui, size: ClassSize, actions: &mut Actions) {
        let hint = "or type a12 b5 c8 z3, Enter";
        let field = ui.add(
            TextEdit::singleline(&mut self.typed).password(true).hint_text(hint).desired_width(f32::INFINITY).char_limit(60),
        );
        field.widget_info(|| egui::WidgetInfo::labeled(egui::Role::PasswordInput, true, "Counts"));
        if field.changed() {
            self.problem = None;
        }
        if field.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter)) {
            match Counts::parse(&self.typed, size) {
                Ok(counts) => {
                    actions.push(BiasAction::Type(counts));
                    self.typed.clear();
                }
                Err(err) => self.problem = Some(err.to_string()),
            }
        }
        if let Some(problem) = &self.problem {
            ui.colored_label(theme::palette(ui).alarm, problem);
        }
    }
}

fn note(ui: &mut Ui, words: &str) {
    ui.label(RichText::new(words).small().color(theme::palette(ui).muted));
}

fn set_up(ui: &mut Ui, state: &State, actions: &mut Actions) {
    let (lab, setup) = (&state.class.bias, state.shared.settings.class);
    let choice = lab.choice;
    heading(ui, "Prepare the bias lab");
    ui.label(format!("{PICTURES} pictures: to some of them a machine gives advice. What it is about is told at the end."));
    ui.add_space(theme::GAP);
    let modes = Mode::ALL.map(|mode| (mode, mode.word()));
    if let Some(mode) = segmented(ui, true, &modes, setup.mode) {
        actions.push(ClassAction::SetUp(ClassSetup { mode, ..setup }));
    }
    ui.add_space(theme::GAP);
    let voters = [(LabVoters::Person, "One person"), (LabVoters::Class, "A class")];
    if let Some(voters) = segmented(ui, true, &voters, choice.voters) {
        actions.push(BiasAction::Choose(LabChoice { voters, ..choice }));
    }
    if choice.voters == LabVoters::Class {
        let mut people = u64::from(setup.people);
        setup_form::number(ui, "People", "How many people vote", &mut people, (1, u64::from(ClassSize::MOST)));
        if people != u64::from(setup.people) {
            actions.push(ClassAction::SetUp(ClassSetup { people: people as u32, ..setup }));
        }
    }
    let mut seed = setup.seed;
    setup_form::number(ui, "Seed", "The same seed gives two classes the same pictures", &mut seed, (0, LARGEST_CLASS_SEED));
    if seed != setup.seed {
        actions.push(ClassAction::SetUp(ClassSetup { seed, ..setup }));
    }
    setup_form::reasons(ui);
    ui.add_space(theme::GAP);
    note(ui, "How the advice is given");
    arms(ui, choice, actions);
    note(ui, bias_words::arm_hint(choice.arm));
    ui.add_space(theme::GAP);
    note(ui, "Who gives the advice");
    let advisers = [(LabAdviser::Shipped, "The program's"), (LabAdviser::Opponent, "Play's machine")];
    if let Some(adviser) = segmented(ui, true, &advisers, choice.adviser) {
        actions.push(BiasAction::Choose(LabChoice { adviser, ..choice }));
    }
    note(
        ui,
        match choice.adviser {
            LabAdviser::Shipped => "A network that learned HARD for a short time.",
            LabAdviser::Opponent => "The opponent that is chosen in Play: any checkpoint of a run, or a file.",
        },
    );
    ui.add_space(theme::WIDE_GAP);
    if primary_button(ui, true, "Begin the lab").on_hover_text("Space").clicked() {
        actions.push(BiasAction::Begin);
    }
    if let Some(problem) = &lab.problem {
        ui.add_space(theme::GAP);
        ui.colored_label(theme::palette(ui).alarm, problem);
    }
}

fn searching(ui: &mut Ui, lab: &BiasLab) {
    heading(ui, "Preparing the pictures");
    let steps = lab.searched().unwrap_or_default();
    ui.add(ProgressBar::new(steps.done as f32 / steps.total.max(1) as f32).desired_height(8.0));
    ui.label(format!("{} pictures looked through", steps.done));
}

/// What the machine says, or that it says nothing.
fn advice(ui: &mut Ui, shown: &LabShown<'_>) {
    let palette = theme::palette(ui);
    let Some((class, sureness)) = shown.advice else {
        ui.label(RichText::new("No advice: answer alone.").color(palette.muted));
        return;
    };
    let words = format!("The machine says {class}, {:.0} %", 100.0 * sureness);
    egui::Frame::new()
        .fill(palette.card)
        .stroke(egui::Stroke::new(2.0, palette.machine))
        .corner_radius(6.0)
        .inner_margin(12.0)
        .show(ui, |ui| {
            ui.set_min_width(ui.available_width());
            ui.label(RichText::new(words).font(theme::strong_font(ADVICE)).color(palette.machine));
        });
    if !shown.looked.is_empty() {
        note(ui, "Outlined: where it looked. Half of what speaks for its answer lies inside.");
    }
}

/// The four answers of one person.
fn answers(ui: &mut Ui, actions: &mut Actions) {
    for class in Syndrome::ALL {
        let words = match class {
            Syndrome::Z => "Z   healthy".to_owned(),
            Syndrome::A | Syndrome::B | Syndrome::C => class.letter().to_string(),
        };
        let text = theme::strong(ui, words, &TextStyle::Heading).color(theme::palette(ui).human);
        let button = ui.add(Button::new(text).min_size(vec2(ui.available_width(), ANSWER)));
        button.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, format!("Answer {class}")));
        if button.on_hover_text(format!("{class}")).clicked() {
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
