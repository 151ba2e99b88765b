//! What a step of a lesson sets in the room of the class.

use super::super::lesson_file::{ClassPage, ClassPins};
use super::super::{PageId, Shared};
use super::{Classroom, TestAction, VoteAction};

impl Classroom {
    /// Opens the page of a step, with the setup that it pins. A session of another setup is over; one of the same setup goes on.
    pub(in super::super) fn pin(&mut self, page: ClassPage, pins: &ClassPins, shared: &mut Shared) {
        self.page = PageId(page.word());
        let setup = pins.applied_to(shared.settings.class);
        shared.change_settings(|settings| settings.class = setup);
        if self.vote.session().is_some_and(|session| session != setup) {
            self.vote.apply(VoteAction::End, setup, shared);
        }
        if self.test.session().is_some_and(|session| session != setup) {
            self.test.apply(TestAction::End, setup, shared);
        }
    }
}
