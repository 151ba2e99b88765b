//! The column of the vote: what the class does now, and what comes next.

use std::time::Instant;

use egui::{Button, Frame, Margin, Panel, RichText, ScrollArea, TextStyle, Ui, vec2};

use super::super::widgets::{primary_button, segmented, wide_button};
use super::super::{Actions, theme};
use super::counts_field::CountsField;
use super::end_button::EndButton;
use super::parts::{count_down, hand_buttons, heading, team_name};
use super::{setup_form, shares};
use crate::app::{Draft, State, VoteAction, VoteStep, VoteTable, grouped};
use crate::classroom::{Sureness, Team};
use crate::factory::Syndrome;
use crate::words::words;

/// Largest digits of the count-down, in points.
const COUNT_DOWN: f32 = 96.0;
/// Width of the letter of a class, in points.
const LETTER: f32 = 28.0;
/// Digits of the number of hands, in points.
const HANDS: f32 = 44.0;

/// What the column remembers between frames.
#[derive(Default)]
pub struct VotePanel {
    /// Counts of hands that are typed.
    pub counts: CountsField,
    /// The class on which chips are laid next.
    chosen: Option<Syndrome>,
    /// The step that was shown last: another one begins with empty fields.
    shown: Option<(VoteStep, u64)>,
    /// The team whose turn it was then: another one begins with empty fields too.
    turn: Option<Team>,
    end: EndButton,
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
            // The button that led here is another one now: Enter must not press it unasked.
            let is_here = |id| ui.ctx().read_response(id).is_some_and(|control| ui.max_rect().intersects(control.rect));
            if let Some(focused) = ui.memory(egui::Memory::focused).filter(|&id| is_here(id)) {
                ui.memory_mut(|memory| memory.surrender_focus(focused));
            }
        } else if self.turn != Some(vote.turn()) {
            *self = Self { shown: self.shown, ..Self::default() };
        }
        self.turn = Some(vote.turn());
        let edge = Frame::new().inner_margin(Margin { top: 8, ..Margin::ZERO });
        let shown = Panel::bottom("next step")
            .frame(edge)
            .resizable(false)
            .show_separator_line(false)
            .show(ui, |ui| next(ui, &mut self.end, vote, actions));
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
                (false, false) => words().vote_hands_up_closed(),
                (true, false) => words().vote_hands_up_again(),
                (_, true) => words().vote_lay(),
            },
        );
        if vote.teams().len() > 1 {
            let teams: Vec<(Team, String)> = vote.teams().iter().map(|&team| (team, team_name(team))).collect();
            if let Some(team) = segmented(ui, true, &teams, vote.turn()) {
                actions.push(VoteAction::TurnTo(team));
            }
            for &team in vote.teams() {
                ui.label(RichText::new(team_words(vote, team)).small().color(theme::palette(ui).muted));
            }
            ui.add_space(theme::GAP);
        }
        if by_chips { self.lay(ui, vote, actions) } else { self.hands(ui, vote, actions) }
    }

    fn hands(&mut self, ui: &mut Ui, vote: &VoteTable, actions: &mut Actions) {
        let (Some(draft), Some(setup)) = (vote.draft(vote.turn()), vote.session()) else { return };
        let people = grouped(u64::from(setup.size().people()));
        ui.label(
            RichText::new(grouped(u64::from(draft.total()))).font(theme::strong_font(HANDS)).color(theme::palette(ui).human),
        );
        let of = if setup.has_teams {
            words().vote_hands_of_team(draft.total(), people)
        } else {
            words().class_hands_of(draft.total(), people)
        };
        ui.label(of);
        ui.add_space(theme::GAP);
        egui::Grid::new("hands").num_columns(2).spacing([theme::WIDE_GAP, 4.0]).show(ui, |ui| {
            for pair in Syndrome::ALL.chunks(2) {
                for &class in pair {
                    ui.horizontal(|ui| {
                        ui.add_sized(
                            vec2(LETTER, 34.0),
                            egui::Label::new(theme::strong(ui, class.letter().to_string(), &TextStyle::Heading)),
                        );
                        if let Some(by) = hand_buttons(ui, class) {
                            actions.push(VoteAction::Step(class, by));
                        }
                    });
                }
                ui.end_row();
            }
        });
        ui.add_space(theme::GAP);
        if let Some(counts) = self.counts.show(ui, setup.size()) {
            actions.push(VoteAction::Type(counts));
        }
    }

    fn lay(&mut self, ui: &mut Ui, vote: &VoteTable, actions: &mut Actions) {
        let palette = theme::palette(ui);
        let is_laid = vote.draft(vote.turn()).is_some_and(Draft::is_complete);
        ui.label(match (is_laid, self.chosen) {
            (true, _) => words().vote_lay_again(),
            (false, None) => words().vote_lay_answer(),
            (false, Some(_)) => words().vote_lay_sureness(),
        });
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
        ui.label(RichText::new(words().vote_points_of_chips()).small().color(palette.muted));
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
        let steps = [words().vote_step_look(), words().vote_step_vote(), words().vote_step_hidden(), words().vote_step_reveal()];
        for (place, word) in steps.into_iter().enumerate() {
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
    heading(ui, words().vote_prepare());
    setup_form::common(ui, setup, actions);
    setup_form::voters(ui, setup, actions);
    setup_form::machine(ui, state, setup);
    setup_form::reasons(ui);
}

fn look(ui: &mut Ui, vote: &VoteTable) {
    heading(ui, words().vote_look());
    if let Some(left) = vote.time_left(Instant::now()) {
        ui.vertical_centered(|ui| count_down(ui, left, COUNT_DOWN));
    } else {
        ui.label(words().vote_look_as_long_as_you_like());
    }
}

fn hidden(ui: &mut Ui, vote: &VoteTable) {
    heading(ui, words().vote_counted());
    for &team in vote.teams() {
        ui.label(team_words(vote, team));
    }
}

/// What comes next, and the ways back. Gives whether the chart of sureness was asked for.
fn next(ui: &mut Ui, end: &mut EndButton, vote: &VoteTable, actions: &mut Actions) -> bool {
    let mut end_button = |ui: &mut Ui, actions: &mut Actions| {
        if end.show(ui, vote.scores().is_some(), words().vote_end_hint()) {
            actions.push(VoteAction::End);
        }
    };
    let step = vote.step();
    let (word, is_possible, action) = match step {
        VoteStep::Setup => (words().vote_begin(), true, VoteAction::Begin),
        VoteStep::Dealing => (words().vote_hands_up(), false, VoteAction::HandsUp),
        VoteStep::Looking => (to_vote(vote), true, VoteAction::HandsUp),
        VoteStep::Counting { .. } => (words().class_hold(), vote.can_hold(), VoteAction::Hold),
        VoteStep::Hidden { .. } => (words().vote_reveal(), !vote.is_machine_thinking(), VoteAction::Reveal),
        VoteStep::Revealed => (words().class_next_picture(), true, VoteAction::Next),
    };
    if primary_button(ui, is_possible, word).on_hover_text(words().class_key_space()).clicked() {
        actions.push(action);
    }
    let can_talk = step == VoteStep::Hidden { again: false };
    if can_talk && wide_button(ui, true, words().vote_talk()).on_hover_text(words().vote_talk_hint()).clicked() {
        actions.push(VoteAction::Talk);
    }
    let can_undo = matches!(step, VoteStep::Counting { .. } | VoteStep::Hidden { .. });
    if can_undo && wide_button(ui, true, words().vote_count_anew()).on_hover_text(words().vote_count_anew_hint()).clicked() {
        actions.push(VoteAction::Undo);
    }
    if step == VoteStep::Looking {
        end_button(ui, actions);
    }
    if step != VoteStep::Revealed {
        return false;
    }
    let wants_sureness = wide_button(ui, true, words().vote_sureness()).on_hover_text(words().vote_sureness_hint()).clicked();
    end_button(ui, actions);
    wants_sureness
}

/// What leads from looking to voting.
fn to_vote(vote: &VoteTable) -> String {
    let by_chips = vote.draft(Team::One).is_some_and(Draft::is_by_chips);
    if by_chips { words().vote_lay() } else { words().vote_hands_up() }
}

/// What is known of a team before the reveal: how much was counted.
fn team_words(vote: &VoteTable, team: Team) -> String {
    let name = if vote.teams().len() > 1 { team_name(team) } else { words().class_the_class() };
    match vote.draft(team) {
        Some(draft) if draft.is_by_chips() => {
            if draft.is_complete() {
                words().vote_chips_laid(name)
            } else {
                words().vote_no_chips_yet(name)
            }
        }
        Some(draft) => words().vote_team_hands(name, draft.total(), grouped(u64::from(draft.total()))),
        None => name,
    }
}
