//! The factory room: one recipe, one specimen, the studio that renders them.

use super::super::{FactoryState, History, Room};
use super::Lab;
use crate::factory::Recipe;
use crate::worker::{StudioEvent, StudioRequest};

impl Lab {
    pub(super) fn absorb_studio(&mut self, event: StudioEvent) {
        let factory = &mut self.state.factory;
        match event {
            // An older picture is shown too: while a knob is dragged the newest is always a little ahead.
            StudioEvent::Rendered(picture) => factory.picture = Some(picture),
            StudioEvent::Refused(sentence) => factory.refusal = Some(sentence),
        }
    }

    pub(super) fn change_factory(&mut self, change: impl FnOnce(&mut FactoryState)) {
        change(&mut self.state.factory);
        self.render_factory();
    }

    /// Asks the studio for what the room shows now.
    pub(super) fn render_factory(&mut self) {
        let factory = &mut self.state.factory;
        factory.ticket += 1;
        factory.refusal = None;
        let (recipe, extra) = (factory.recipe().clone(), factory.extra());
        let (ticket, seed, index) = (factory.ticket, factory.seed, factory.index);
        let request = StudioRequest { ticket, recipe, base: self.state.base.clone(), seed, index, extra };
        if let Some(studio) = &self.studio {
            studio.render(request);
        }
    }

    /// An impossible recipe is refused: the old values stay, and the room says why.
    pub(super) fn change_recipe(&mut self, recipe: Recipe, knob: &'static str) {
        if let Err(err) = recipe.validate() {
            self.state.factory.refusal = Some(err.to_string());
            return;
        }
        self.change_factory(|factory| factory.history.change(recipe, knob));
    }

    pub(super) fn step_recipe(&mut self, step: impl Fn(&mut History) -> bool) {
        if step(&mut self.state.factory.history) {
            self.render_factory();
        }
    }

    /// A whole recipe at once: resets and marks are against it from now on.
    pub(super) fn load_recipe(&mut self, recipe: Recipe) {
        self.change_factory(|factory| factory.history.load(recipe));
    }

    pub(super) fn play_recipe(&mut self) {
        self.leave_answered();
        self.state.play.own = Some(Box::new(self.state.factory.recipe().clone()));
        self.state.play.indices[self.state.play.series()] = 0;
        self.state.room = Room::Play;
        self.deal();
    }

    pub(super) fn train_recipe(&mut self) {
        self.state.train.own = Some(Box::new(self.state.factory.recipe().clone()));
        self.state.train.form.own = true;
        self.state.room = Room::Train;
    }
}
