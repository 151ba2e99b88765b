//! The column of the vote: what the class does now, and what comes next.

use std::time::Instant;

use egui::{Button, Frame, Margin, Panel, RichText, ScrollArea, TextEdit, TextStyle, Ui, vec2};

use super::super::widgets::{primary_button, segmented, wide_button};
use super::super::{Actions, theme};
use super::parts::{count_down, heading};
use super::{setup_form, shares};
use crate::app::{Draft, State, VoteAction, VoteStep, VoteTable};
use crate::classroom::{Counts, Sureness, Team};
use crate::factory::Syndrome;

/// Largest digits of the count-down, in points.
const COUNT_DOWN: f32 = 96.0;
/// Width of the letter of a class, in points.
const LETTER: f32 = 28.0;
/// Digits of the number of hands, in points.
const HANDS: f32 = 44.0;

/// What the column remembers between frames.
#[derive(Default)]
pub struct VotePanel {
    /// Counts that are being typed; never readable in the window.
    typed: String,
    /// Why they are not taken.
    problem: Option<String>,
    /// The class on which chips are laid next.
    chosen: Option<Syndrome>,
    /// The step that was shown last: another one begins with empty fields.
    shown: Option<(VoteStep, u64)>,
}

impl VotePanel {
    /// The class on which chips are laid next.
    pub fn chosen(&self) -> Option<Syndrome> {
        self.chosen
    }

    /// Chips are laid on this class next.
    pub fn choose(&mut self, class: Syndrome) {
        self.chosen = Some(class);
    }

    /// Shows the column: what the class does now, and at its lower end what comes next. Gives whether the chart of sureness was asked for,
    /// or the pictures again.
    pub fn show(&mut self, ui: &mut Ui, state: &State, actions: &mut Actions) -> bool {
        let vote = &state.class.vote;
        let step = vote.step();
        if self.shown != Some((step, vote.number())) {
            *self = Self { shown: Some((step, vote.number())), ..Self::default() };
        }
        let edge = Frame::new().inner_margin(Margin { top: 8, ..Margin::ZERO });
        let shown = Panel::bottom("next step")
            .frame(edge)
            .resizable(false)
            .show_separator_line(false)
            .show(ui, |ui| next(ui, vote, actions));
        ScrollArea::vertical().id_salt("now").auto_shrink(false).show(ui, |ui| {
            if !matches!(step, VoteStep::Setup | VoteStep::Revealed) {
                progress(ui, step);
            }
            match step {
                VoteStep::Setup => set_up(ui, state, actions),
                VoteStep::Dealing => {
                    ui.spinner();
                }
                VoteStep::Looking => look(ui, vote),
                VoteStep::Counting { again } => self.count(ui, vote, again, actions),
                VoteStep::Hidden { .. } => hidden(ui, vote),
                VoteStep::Revealed => shares::show(ui, state),
            }
        });
        shown.inner
    }

    /// Hands are counted, or chips laid.
    fn count(&mut self, ui: &mut Ui, vote: &VoteTable, again: bool, actions: &mut Actions) {
        let by_chips = vote.draft(Team::One).is_some_and(Draft::is_by_chips);
        heading(
            ui,
            match (again, by_chips) {
                (false, false) => "Hands up, eyes closed",
                (true, false) => "Hands up again, eyes closed",
                (_, true) => "Lay twelve chips",
            },
        );
        if vote.teams().len() > 1 {
            let teams: Vec<(Team, String)> = vote.teams().iter().map(|&team| (team, team_words(vote, team))).collect();
            let words: Vec<(Team, &str)> = teams.iter().map(|(team, words)| (*team, words.as_str())).collect();
            if let Some(team) = segmented(ui, true, &words, vote.turn()) {
                actions.push(VoteAction::TurnTo(team));
            }
            ui.add_space(theme::GAP);
        }
        if by_chips { self.lay(ui, vote, actions) } else { self.hands(ui, vote, actions) }
    }

    fn hands(&mut self, ui: &mut Ui, vote: &VoteTable, actions: &mut Actions) {
        let (Some(draft), Some(setup)) = (vote.draft(vote.turn()), vote.session()) else { return };
        let people = setup.size().people();
        ui.label(RichText::new(draft.total().to_string()).font(theme::strong_font(HANDS)).color(theme::palette(ui).human));
        let of = if setup.has_teams {
            format!("hands of this team; {people} people in the class")
        } else {
            format!("hands of {people} people")
        };
        ui.label(of);
        ui.add_space(theme::GAP);
        for class in Syndrome::ALL {
            ui.horizontal(|ui| {
                ui.add_sized(
                    vec2(LETTER, 34.0),
                    egui::Label::new(theme::strong(ui, class.letter().to_string(), &TextStyle::Heading)),
                );
                for (by, sign, what) in [(1, "+", "One hand more for"), (-1, "\u{2212}", "One hand fewer for")] {
                    let button = ui.add(Button::new(sign).min_size(vec2(64.0, 34.0)));
                    let name = format!("{what} {class}");
                    button.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
                    if button.on_hover_text(if by > 0 { format!("{class}") } else { format!("Shift+{class}") }).clicked() {
                        actions.push(VoteAction::Step(class, by));
                    }
                }
            });
        }
        ui.add_space(theme::GAP);
        self.type_counts(ui, setup.size(), actions);
    }

    /// Counts in one line, hidden while they are typed.
    fn type_counts(&mut self, ui: &mut Ui, size: crate::classroom::ClassSize, actions: &mut Actions) {
        let palette = theme::palette(ui);
        let hint = "or type a12 b5 c8 z3, Enter";
        let field = ui.add(
            TextEdit::singleline(&mut self.typed).password(true).hint_text(hint).desired_width(f32::INFINITY).char_limit(60),
        );
        let name = "Counts";
        field.widget_info(|| egui::WidgetInfo::labeled(egui::Role::PasswordInput, true, name));
        if field.changed() {
            self.problem = None;
        }
        // Enter takes the counts, and does not go on to the next step as it does outside of the field.
        if field.lost_focus() && ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, egui::Key::Enter)) {
            match Counts::parse(&self.typed, size) {
                Ok(counts) => {
                    actions.push(VoteAction::Type(counts));
                    self.typed.clear();
                }
                Err(err) => self.problem = Some(err.to_string()),
            }
        }
        if let Some(problem) = &self.problem {
            ui.colored_label(palette.alarm, problem);
        }
    }

    fn lay(&mut self, ui: &mut Ui, vote: &VoteTable, actions: &mut Actions) {
        let palette = theme::palette(ui);
        let is_laid = vote.draft(vote.turn()).is_some_and(Draft::is_complete);
        let words = match (is_laid, self.chosen) {
            (true, _) => "The chips lie, and are hidden. Lay them anew, or go on.",
            (false, None) => "First the answer: A, B, C or Z.",
            (false, Some(_)) => "Then how sure: 1, 2 or 3.",
        };
        ui.label(words);
        ui.add_space(theme::GAP);
        ui.horizontal(|ui| {
            for class in Syndrome::ALL {
                // Which answer was chosen is hidden, as everything is before the reveal.
                if ui.add(Button::new(class.letter().to_string()).min_size(vec2(64.0, 40.0))).clicked() {
                    self.chosen = Some(class);
                }
            }
        });
        ui.add_space(theme::GAP);
        for (key, sureness) in (1..).zip(Sureness::ALL) {
            let (text, hint) = (setup_form::chips_words(key, sureness), setup_form::worth_words(sureness));
            let button = ui.add_enabled(self.chosen.is_some(), Button::new(text).min_size(vec2(ui.available_width(), 36.0)));
            if button.on_hover_text(hint).clicked()
                && let Some(class) = self.chosen
            {
                actions.push(VoteAction::Lay(class, sureness));
            }
        }
        ui.label(
            RichText::new("Right: 6 chips +60, 9 chips +96, 12 chips +108. Wrong: \u{2212}36, \u{2212}96, \u{2212}180.")
                .small()
                .color(palette.muted),
        );
    }
}

/// The steps of a vote, the one that is played now in the colour of the person.
fn progress(ui: &mut Ui, step: VoteStep) {
    let palette = theme::palette(ui);
    let now = match step {
        VoteStep::Setup | VoteStep::Dealing | VoteStep::Looking => 0,
        VoteStep::Counting { .. } => 1,
        VoteStep::Hidden { .. } => 2,
        VoteStep::Revealed => 3,
    };
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = theme::GAP;
        for (place, word) in ["Look", "Vote", "Hidden", "Reveal"].into_iter().enumerate() {
            if place > 0 {
                ui.label(RichText::new("\u{203A}").color(palette.muted));
            }
            if place == now {
                ui.label(theme::strong(ui, word, &TextStyle::Body).color(palette.human));
            } else {
                ui.label(RichText::new(word).color(palette.muted));
            }
        }
    });
    ui.add_space(theme::GAP);
}

fn set_up(ui: &mut Ui, state: &State, actions: &mut Actions) {
    let setup = state.shared.settings.class;
    heading(ui, "Prepare the vote");
    setup_form::common(ui, setup, actions);
    setup_form::voters(ui, setup, actions);
    setup_form::machine(ui, state, setup);
    setup_form::reasons(ui);
}

fn look(ui: &mut Ui, vote: &VoteTable) {
    heading(ui, "Look at the picture");
    if let Some(left) = vote.time_left(Instant::now()) {
        ui.vertical_centered(|ui| count_down(ui, left, COUNT_DOWN));
    } else {
        ui.label("As long as you like. Which syndrome is it: A, B, C, or Z for healthy?");
    }
}

fn hidden(ui: &mut Ui, vote: &VoteTable) {
    heading(ui, "Counted, and hidden");
    for &team in vote.teams() {
        ui.label(team_words(vote, team));
    }
}

/// What comes next, and the ways back. Gives whether the chart of sureness was asked for.
fn next(ui: &mut Ui, vote: &VoteTable, actions: &mut Actions) -> bool {
    let step = vote.step();
    let (word, is_possible, action) = match step {
        VoteStep::Setup => ("Begin the vote", true, VoteAction::Begin),
        VoteStep::Dealing => ("Hands up", false, VoteAction::HandsUp),
        VoteStep::Looking => ("Hands up", true, VoteAction::HandsUp),
        VoteStep::Counting { .. } => ("Hide and go on", vote.can_hold(), VoteAction::Hold),
        VoteStep::Hidden { .. } => ("Reveal", !vote.is_machine_thinking(), VoteAction::Reveal),
        VoteStep::Revealed => ("Next picture", true, VoteAction::Next),
    };
    if primary_button(ui, is_possible, word).on_hover_text("Space").clicked() {
        actions.push(action);
    }
    let can_talk = step == VoteStep::Hidden { again: false };
    if can_talk
        && wide_button(ui, true, "Talk, vote again")
            .on_hover_text("Talk to your neighbour, then vote a second time (T)")
            .clicked()
    {
        actions.push(VoteAction::Talk);
    }
    let can_undo = matches!(step, VoteStep::Counting { .. } | VoteStep::Hidden { .. });
    if can_undo && wide_button(ui, true, "Count anew").on_hover_text("A slip: the counts are open again (Backspace)").clicked() {
        actions.push(VoteAction::Undo);
    }
    if step == VoteStep::Looking {
        end_button(ui, actions);
    }
    if step != VoteStep::Revealed {
        return false;
    }
    ui.columns(2, |columns| {
        end_button(&mut columns[0], actions);
        wide_button(&mut columns[1], true, "Sureness").on_hover_text("Does sureness mean being right? (K)").clicked()
    })
}

fn end_button(ui: &mut Ui, actions: &mut Actions) {
    let hint = "Ends the session: back to the setup; the next session starts from zero";
    if wide_button(ui, true, "End").on_hover_text(hint).clicked() {
        actions.push(VoteAction::End);
    }
}

/// What is known of a team before the reveal: how much was counted.
fn team_words(vote: &VoteTable, team: Team) -> String {
    let name = match (vote.teams().len() > 1, team) {
        (false, _) => "The class",
        (true, Team::One) => "Team 1",
        (true, Team::Two) => "Team 2",
    };
    match vote.draft(team) {
        Some(draft) if draft.is_by_chips() => {
            let what = if draft.is_complete() { "chips laid" } else { "no chips yet" };
            format!("{name}: {what}")
        }
        Some(draft) => match draft.total() {
            1 => format!("{name}: 1 hand"),
            hands => format!("{name}: {hands} hands"),
        },
        None => name.to_owned(),
    }
}
