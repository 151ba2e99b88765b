//! The look into the network put aside while a lesson is taught, and what a step of a lesson sets in it.

use std::sync::Arc;

use super::super::lesson_file::PicturePins;
use super::super::{PageId, Shared};
use super::{Brush, Choice, EditHistory, MAPS, Network, PictureSource};
use crate::factory::{Mode, SpecimenId};
use crate::network::{Answer, Cell, EvidenceMethod};
use crate::worker::{Edit, Inspected};

/// Seed of the pictures of a lesson that pins none: beyond those that can be typed or pinned.
const SEED: u64 = 1_000_001_000;

/// The room as it was.
#[derive(Debug)]
pub struct NetworkAside {
    choice: Choice,
    page: PageId,
    own: (Mode, u64, u64),
    source: PictureSource,
    id: SpecimenId,
    layer: usize,
    open: Option<usize>,
    cell: Option<Cell>,
    common_scale: bool,
    evidence: Option<EvidenceMethod>,
    evidence_answer: Answer,
    edit: Edit,
    history: EditHistory,
    brush: Brush,
    shown: Option<Box<Inspected>>,
    taken: Option<SpecimenId>,
}

impl Network {
    /// Puts what is looked at aside, and begins with a picture of a series of its own.
    pub(in super::super) fn set_aside(&mut self, shared: &Shared) -> NetworkAside {
        self.inspections.cancel();
        self.time.playing = false;
        let mode = shared.settings.mode;
        NetworkAside {
            choice: std::mem::take(&mut self.choice),
            page: std::mem::replace(&mut self.page, MAPS),
            own: std::mem::replace(&mut self.own, (mode, SEED, 0)),
            source: std::mem::replace(&mut self.source, PictureSource::Own),
            id: std::mem::replace(&mut self.id, SpecimenId::of_mode(mode, &shared.base, SEED)),
            layer: std::mem::take(&mut self.layer),
            open: self.open.take(),
            cell: self.cell.take(),
            common_scale: std::mem::take(&mut self.common_scale),
            evidence: self.evidence.take(),
            evidence_answer: self.evidence_answer,
            edit: std::mem::take(&mut self.edit),
            history: std::mem::take(&mut self.history),
            brush: self.brush,
            shown: self.shown.take(),
            taken: self.taken.take(),
        }
    }

    /// What was looked at before, as it was.
    pub(in super::super) fn put_back(&mut self, aside: NetworkAside) {
        self.inspections.cancel();
        self.choice = aside.choice;
        (self.page, self.own, self.source, self.id) = (aside.page, aside.own, aside.source, aside.id);
        (self.layer, self.open, self.cell, self.common_scale) = (aside.layer, aside.open, aside.cell, aside.common_scale);
        (self.evidence, self.evidence_answer) = (aside.evidence, aside.evidence_answer);
        (self.edit, self.history, self.brush) = (aside.edit, aside.history, aside.brush);
        (self.shown, self.taken) = (aside.shown, aside.taken);
        self.asked = None;
    }

    /// Sets what a step pins: a picture, unless nothing about it is pinned; then the room follows the game as ever. A step is about the network
    /// that plays.
    pub(in super::super) fn pin(&mut self, page: Option<PageId>, pins: &PicturePins, shared: &mut Shared) {
        self.look_at_player(shared);
        if let Some(page) = page.filter(|page| *page != self.page) {
            self.show_page(page, shared);
        }
        if *pins == PicturePins::default() {
            return self.inspect_anew(shared);
        }
        let (mode, seed, index) = self.own;
        self.own = (pins.mode.unwrap_or(mode), pins.seed.unwrap_or(seed), pins.index.unwrap_or(index));
        let (mode, seed, index) = self.own;
        let id = SpecimenId::of_mode(mode, &shared.base, seed).at(index);
        match &pins.recipe {
            Some(recipe) => self.take(PictureSource::Given, SpecimenId { recipe: Arc::clone(recipe), ..id }, shared),
            None => self.take(PictureSource::Own, id, shared),
        }
    }
}
