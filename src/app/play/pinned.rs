//! What a step of a lesson sets in the game.

use std::sync::Arc;

use super::super::Shared;
use super::super::lesson_file::{PicturePins, PinnedMachine, PlayPins};
use super::super::models::Opponent;
use super::{Group, Play};

impl Play {
    /// Sets what is pinned, and deals the picture that is pinned. Where nothing about the pictures is pinned, the game goes on.
    pub(in super::super) fn pin(&mut self, pins: &PlayPins, shared: &mut Shared) {
        shared.change_settings(|settings| {
            settings.outlines = pins.outlines.unwrap_or(settings.outlines);
            settings.evidence = pins.evidence.unwrap_or(settings.evidence);
        });
        if let Some(hidden) = pins.hide_base {
            self.hide_base(hidden, shared);
        }
        if let Some(machine) = &pins.machine {
            self.pin_machine(machine, shared);
        }
        let is_other = self.pin_pictures(&pins.picture, shared);
        if is_other || pins.hide_base.is_some() && !self.is_answered() {
            self.deal(shared);
        } else if shared.settings.evidence {
            self.explain_answered(shared);
        }
    }

    /// Seats the network that is pinned.
    pub(in super::super) fn pin_machine(&mut self, machine: &PinnedMachine, shared: &mut Shared) {
        let opponent = match machine {
            PinnedMachine::Bundled => Opponent::Bundled,
            PinnedMachine::Any => Opponent::Any,
            PinnedMachine::File(model, name) => {
                shared.models.file = Some((Arc::clone(model), name.clone()));
                Opponent::File
            }
        };
        self.set_opponent(opponent, shared);
    }

    /// Which pictures are played, from which on; whether another one is to be dealt.
    fn pin_pictures(&mut self, pins: &PicturePins, shared: &mut Shared) -> bool {
        let before = (self.mode, self.own.clone(), self.seed);
        self.leave_answered_for(pins);
        if let Some(mode) = pins.mode {
            (self.mode, self.own) = (mode, None);
            shared.change_settings(|settings| settings.mode = mode);
        }
        if let Some(recipe) = &pins.recipe {
            self.own = Some(Arc::clone(recipe));
        }
        self.seed = pins.seed.unwrap_or(self.seed);
        let is_other = before != (self.mode, self.own.clone(), self.seed);
        match pins.index {
            // All series begin there: what is behind this place was not asked by any of them, and other rooms may show it.
            Some(index) => (self.openings, self.indices) = ([index; Group::ALL.len()], [index; Group::ALL.len()]),
            None if is_other => self.begin_series(),
            None => {}
        }
        is_other || pins.index.is_some()
    }

    /// A picture that was answered is not played again, unless its place is pinned.
    fn leave_answered_for(&mut self, pins: &PicturePins) {
        let goes_on = pins.index.is_none() && pins.seed.is_none_or(|seed| seed == self.seed);
        let is_same = pins.mode.is_none_or(|mode| mode == self.mode && self.own.is_none()) && pins.recipe.is_none();
        if goes_on && !is_same {
            self.leave_answered();
        }
    }
}
