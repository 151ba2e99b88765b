//! The changes of a picture in "what if", step by step: a stroke of the brush, or a move of a knob.

use super::Network;
use crate::worker::Edit;

/// Most steps that can be taken back.
const MOST_STEPS: usize = 100;

/// What the changes were before, and what was taken back.
#[derive(Clone, Debug, Default)]
pub struct EditHistory {
    past: Vec<Edit>,
    future: Vec<Edit>,
}

impl EditHistory {
    /// Whether there is a step to take back.
    pub fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    /// Whether there is a step that was taken back.
    pub fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }

    /// A step begins from these changes.
    fn begin(&mut self, now: &Edit) {
        if self.past.last() != Some(now) {
            self.past.push(now.clone());
            if self.past.len() > MOST_STEPS {
                self.past.remove(0);
            }
        }
        self.future.clear();
    }

    fn undo(&mut self, now: &mut Edit) {
        if let Some(before) = self.past.pop() {
            self.future.push(std::mem::replace(now, before));
        }
    }

    fn redo(&mut self, now: &mut Edit) {
        if let Some(after) = self.future.pop() {
            self.past.push(std::mem::replace(now, after));
        }
    }
}

impl Network {
    /// The changes that follow are one step, which can be taken back.
    pub(super) fn begin_change(&mut self) {
        self.history.begin(&self.edit);
    }

    /// Takes the last step back.
    pub(super) fn undo_change(&mut self) {
        self.history.undo(&mut self.edit);
    }

    /// Takes the step again that was taken back last.
    pub(super) fn redo_change(&mut self) {
        self.history.redo(&mut self.edit);
    }

    /// Takes all changes back, which is a step too.
    pub(super) fn reset_changes(&mut self) {
        self.begin_change();
        self.edit = Edit::default();
    }

    /// Another picture has no changes, and nothing to take back.
    pub(super) fn forget_changes(&mut self) {
        (self.edit, self.history) = (Edit::default(), EditHistory::default());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::worker::{Stroke, StrokeKind};

    fn painted(strokes: usize) -> Edit {
        Edit { alterations: None, strokes: vec![Stroke { x: 1, y: 2, radius: 3, kind: StrokeKind::Erase }; strokes] }
    }

    #[test]
    fn steps_are_taken_back_and_again_until_something_new_is_done() {
        let (mut history, mut now) = (EditHistory::default(), Edit::default());
        for strokes in [1, 5] {
            history.begin(&now);
            now = painted(strokes);
        }
        history.undo(&mut now);
        assert_eq!((now.strokes.len(), history.can_undo(), history.can_redo()), (1, true, true));
        history.undo(&mut now);
        history.undo(&mut now);
        assert!(now.is_empty() && !history.can_undo());
        history.redo(&mut now);
        history.redo(&mut now);
        assert_eq!((now.strokes.len(), history.can_redo()), (5, false));
        history.undo(&mut now);
        history.begin(&now);
        now = painted(2);
        assert!(!history.can_redo(), "what was taken back is gone once something else is done");
        history.undo(&mut now);
        assert_eq!(now, painted(1));
    }

    #[test]
    fn a_step_that_changed_nothing_is_none_and_the_oldest_steps_are_forgotten() {
        let (mut history, now) = (EditHistory::default(), painted(1));
        history.begin(&now);
        history.begin(&now);
        assert_eq!(history.past.len(), 1);
        (0..200).for_each(|strokes| history.begin(&painted(strokes)));
        assert_eq!(history.past.len(), MOST_STEPS);
    }
}
