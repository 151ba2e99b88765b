//! The vote: pictures left, what the class does now at the right, the scores of the session below.

use egui::{Frame, Key, Margin, Panel, Ui};

use super::super::page::{Keys, PageInfo};
use super::super::{Actions, theme};
use super::calibration_chart::{self, Player};
use super::pictures::{ClassPictures, Sample};
use super::{ClassPage, vote_panel, vote_scores};
use crate::app::{State, VOTE, VoteAction, VoteStep, grouped};
use crate::classroom::{Sureness, Team};
use crate::factory::Syndrome;
use crate::words::words;

/// Width of the column at the right, in points.
const PANEL_WIDTH: f32 = 356.0;
/// Height of the scores, in points.
const SCORES_HEIGHT: f32 = 84.0;

/// What the page remembers between frames.
#[derive(Default)]
pub struct VotePage {
    pictures: ClassPictures,
    panel: vote_panel::VotePanel,
    /// Whether the chart of sureness stands in the place of the pictures, after a reveal.
    shows_sureness: bool,
}

impl ClassPage for VotePage {
    fn info(&self) -> PageInfo {
        PageInfo::new(VOTE.0, words().class_page_vote(), words().class_page_vote_hint())
    }

    fn show(&mut self, ui: &mut Ui, state: &State, actions: &mut Actions) {
        let palette = theme::palette(ui);
        let side = Frame::new().fill(palette.panel).inner_margin(Margin::symmetric(16, 12));
        Panel::bottom("class scores").frame(side).exact_size(SCORES_HEIGHT).resizable(false).show(ui, |ui| {
            vote_scores::show(ui, state);
        });
        Panel::right("vote").frame(side).exact_size(PANEL_WIDTH).resizable(false).show(ui, |ui| {
            if self.panel.show(ui, state, actions) {
                self.shows_sureness = !self.shows_sureness;
            }
        });
        let vote = &state.class.vote;
        if vote.step() != VoteStep::Revealed {
            self.shows_sureness = false;
        }
        let title = match vote.step() {
            VoteStep::Setup => words().class_sample(),
            _ => words().class_picture(grouped(vote.number())),
        };
        let revealed = vote.revealed();
        let sample = match (&revealed, vote.image(), vote.step()) {
            (Some((revealed, _)), ..) => Sample::Revealed(revealed),
            (None, Some(image), _) => Sample::Open(image),
            (None, None, VoteStep::Setup) => Sample::Covered(words().class_first_picture_comes()),
            (None, None, VoteStep::Dealing) => Sample::Covered("\u{2026}".to_owned()),
            (None, None, _) => Sample::Covered(words().vote_time_is_over()),
        };
        if self.shows_sureness && vote.step() == VoteStep::Revealed {
            Frame::new().inner_margin(Margin::same(24)).show(ui, |ui| sureness(ui, state));
        } else {
            self.pictures.show(ui, state.shared.base.image(), &title, sample);
        }
    }

    fn read_keys(&mut self, keys: &Keys<'_>, state: &State, actions: &mut Actions) {
        let vote = &state.class.vote;
        let counts_hands = vote.counts_hands();
        if counts_hands && let Some((class, by)) = self.panel.counts.begin_typing(keys) {
            return actions.push(VoteAction::Step(class, by));
        }
        let letters = [(Key::A, Syndrome::A), (Key::B, Syndrome::B), (Key::C, Syndrome::C), (Key::Z, Syndrome::Z)];
        for (key, class) in letters {
            // A key with Shift counts as the key alone for whoever asks for that first.
            let fewer = i32::from(keys.pressed_with_shift(key));
            let by = i32::from(keys.pressed(key)) - fewer;
            if by != 0 {
                self.panel.choose(class);
                self.panel.counts.stepped(class, if vote.would_count(class, by) { by } else { 0 });
                actions.push(VoteAction::Step(class, by));
            }
        }
        // The digit may come in the same frame as its letter.
        if counts_hands && let Some((class, by)) = self.panel.counts.begin_typing(keys) {
            return actions.push(VoteAction::Step(class, by));
        }
        for (key, sureness) in [Key::Num1, Key::Num2, Key::Num3].into_iter().zip(Sureness::ALL) {
            if keys.pressed(key)
                && let Some(class) = self.panel.chosen()
            {
                actions.push(VoteAction::Lay(class, sureness));
            }
        }
        let steps = keys.steps(Key::ArrowRight, Key::ArrowLeft);
        if steps != 0 {
            actions.push(VoteAction::TurnTo(if steps > 0 { Team::Two } else { Team::One }));
        }
        if keys.pressed(Key::K) && vote.step() == VoteStep::Revealed {
            self.shows_sureness = !self.shows_sureness;
            keys.repaint();
        }
        if keys.pressed(Key::T) {
            actions.push(VoteAction::Talk);
        }
        if keys.pressed(Key::Backspace) {
            actions.push(VoteAction::Undo);
        }
        if !keys.is_focused() && (keys.pressed(Key::Space) || keys.pressed(Key::Enter)) {
            actions.push(next_step(vote.step()));
        }
    }
}

/// How sureness and being right go together, for the class and for the machine on the same pictures.
fn sureness(ui: &mut Ui, state: &State) {
    let palette = theme::palette(ui);
    let vote = &state.class.vote;
    let Some(scores) = vote.scores() else { return };
    let by_chips = vote.session().is_some_and(|setup| setup.by_chips);
    let sureties = if by_chips { &scores.chips } else { &scores.hands };
    let players = [
        Player { name: words().class_people_of_class(), color: palette.human, calibration: Some(&sureties.people) },
        Player { name: words().class_machine(), color: palette.machine, calibration: Some(&sureties.machine) },
    ];
    calibration_chart::show(ui, players);
}

/// What Space does: the step that comes next.
fn next_step(step: VoteStep) -> VoteAction {
    match step {
        VoteStep::Setup | VoteStep::Dealing => VoteAction::Begin,
        VoteStep::Looking => VoteAction::HandsUp,
        VoteStep::Counting { .. } => VoteAction::Hold,
        VoteStep::Hidden { .. } => VoteAction::Reveal,
        VoteStep::Revealed => VoteAction::Next,
    }
}
