//! What is looked at, and what is asked about it.

use std::sync::Arc;

use super::super::{Effect, Room, Shared};
use super::{Network, NetworkAction, PictureSource, Refusal, Sought, words};
use crate::factory::SpecimenId;
use crate::worker::{Edit, EvidenceRequest, Inspected, InspectionAnswer, InspectionRequest, ModelSource, Reply};

/// Most touches of the brush on one picture.
const MOST_STROKES: usize = 2000;

impl Network {
    /// Obeys one wish.
    pub(in super::super) fn apply(&mut self, action: NetworkAction, shared: &mut Shared) {
        match action {
            NetworkAction::Show(page) => self.show_page(page, shared),
            NetworkAction::LookAtPlayer => return self.look_at_player(shared),
            NetworkAction::SaveAutoencoder(path) => return self.save_autoencoder(path, shared),
            NetworkAction::SelectLayer(layer) => {
                if self.layer != layer {
                    (self.layer, self.open, self.cell) = (layer, None, None);
                }
            }
            NetworkAction::OpenMap(map) => {
                if self.open != map {
                    self.cell = None;
                }
                self.open = map;
            }
            NetworkAction::PickCell(cell) => (self.cell, self.open) = (Some(cell), Some(cell.channel)),
            NetworkAction::SetCommonScale(common) => self.common_scale = common,
            NetworkAction::SetEvidence(method) => {
                self.evidence = method;
                return self.seek_evidence();
            }
            NetworkAction::SetEvidenceAnswer(answer) => {
                self.evidence_answer = answer;
                return self.seek_evidence();
            }
            NetworkAction::Step(by) => return self.step_picture(by, shared),
            NetworkAction::OwnSeries { mode, seed, index } => {
                self.own = (mode, seed, index);
                return self.take_own(shared);
            }
            NetworkAction::TakePlay => return self.take_play(shared),
            // The factory's picture is the factory's business: it comes as a picture to be inspected.
            NetworkAction::TakeFactory => return shared.want(Effect::InspectFactory),
            NetworkAction::SetBrush(brush) => {
                self.brush = brush;
                return;
            }
            NetworkAction::Paint(strokes) => {
                let room = MOST_STROKES.saturating_sub(self.edit.strokes.len());
                self.edit.strokes.extend(strokes.into_iter().take(room));
            }
            NetworkAction::Alter(alterations) => self.edit.alterations = Some(alterations),
            NetworkAction::BeginChange => return self.begin_change(),
            NetworkAction::UndoChange => self.undo_change(),
            NetworkAction::RedoChange => self.redo_change(),
            NetworkAction::ResetEdit => self.reset_changes(),
            NetworkAction::ChooseRun(run) => return self.choose(run, shared),
            NetworkAction::SetMoment(place) => self.set_moment(place, shared),
            NetworkAction::SetPlaying(playing) => self.set_playing(playing),
            NetworkAction::OpenCell(truth, said) => return self.open_cell(truth, said, shared),
            NetworkAction::ShowMomentFilters(filters) => self.time.filters = filters,
        }
        self.inspect(shared);
    }

    pub(super) fn take_play(&mut self, shared: &mut Shared) {
        let Some((id, _)) = shared.current.answered() else { return shared.tell(words::not_answered()) };
        let id = id.clone();
        self.taken = Some(id.clone());
        self.take(PictureSource::Play, id, shared);
    }

    fn take_own(&mut self, shared: &Shared) {
        let (mode, seed, index) = self.own;
        self.take(PictureSource::Own, SpecimenId::of_mode(mode, &shared.base, seed).at(index), shared);
    }

    /// The next or a former picture: of the series that is looked at, in the factory's and the game's case too.
    fn step_picture(&mut self, by: i64, shared: &Shared) {
        if self.source == PictureSource::Own {
            self.own.2 = self.own.2.saturating_add_signed(by);
            return self.take_own(shared);
        }
        self.take(PictureSource::Given, self.id.stepped(by), shared);
    }

    pub(in super::super) fn take(&mut self, source: PictureSource, id: SpecimenId, shared: &Shared) {
        (self.source, self.id) = (source, id);
        self.forget_changes();
        self.inspect_anew(shared);
        self.replay_anew(shared);
    }

    /// Asks about another picture: what is shown is about something else.
    pub(super) fn inspect_anew(&mut self, shared: &Shared) {
        self.inspections.cancel();
        self.forget_evidence();
        self.inspect(shared);
    }

    /// The network that is looked into: the one that plays, an autoencoder, or that of the moment.
    fn model_source(&self, shared: &Shared) -> ModelSource {
        if let Some(opened) = self.autoencoder() {
            return ModelSource::Autoencoder(Arc::clone(&opened.model));
        }
        match self.time.moment().filter(|_| self.travels()) {
            Some(moment) => ModelSource::File(moment.checkpoint.path.clone()),
            None => shared.models.source(shared.settings.mode),
        }
    }

    /// Asks for what the room shows now.
    fn inspect(&mut self, shared: &Shared) {
        if shared.room != Room::Network {
            return;
        }
        if shared.asks(&self.id) {
            (self.shown, self.refusal, self.asked) = (None, Some(Refusal::Secret), None);
            self.inspections.cancel();
            return self.forget_evidence();
        }
        let model = self.model_source(shared);
        self.refusal = None;
        self.asked = Some(model.clone());
        // The time machine asks about the picture as it was drawn.
        let edit = if self.travels() { Edit::default() } else { self.edit.clone() };
        self.inspections.refine(InspectionRequest { model, id: self.id.clone(), edit, sheet: self.sheet() });
    }

    /// Another opponent, a newer network of the training, another moment: the room follows.
    pub(super) fn follow_network(&mut self, shared: &Shared) {
        if shared.room == Room::Network && self.asked.is_some() && self.asked != Some(self.model_source(shared)) {
            self.inspect(shared);
        }
    }

    pub(super) fn absorb_inspections(&mut self, shared: &Shared) {
        while let Some(reply) = self.inspections.poll() {
            match reply {
                Reply::Answer(InspectionAnswer::Inspected(inspected)) => self.show(inspected, shared),
                Reply::Answer(InspectionAnswer::Counted { subject, layers }) => self.statistics = Some((subject, layers)),
                Reply::Answer(InspectionAnswer::Refused(err)) => {
                    (self.shown, self.refusal) = (None, Some(Refusal::Impossible(err)));
                }
                Reply::Failed(failure) => (self.shown, self.refusal) = (None, Some(Refusal::Broken(failure))),
                Reply::Done => {}
            }
        }
    }

    fn show(&mut self, inspected: Box<Inspected>, shared: &Shared) {
        log::debug!("looked into the network in {:.1} ms", inspected.milliseconds);
        let is_missing = self.layer >= inspected.anatomy.layers.len();
        if is_missing {
            (self.layer, self.open, self.cell) = (0, None, None);
        }
        if let Some(layer) = inspected.anatomy.layers.get(self.layer)
            && self.cell.is_some_and(|cell| !cell.lies_in(layer.output))
        {
            (self.cell, self.open) = (None, None);
        }
        self.shown = Some(inspected);
        self.seek_evidence();
        if is_missing {
            self.inspect(shared); // for the maps of the layer that is looked at now
        }
    }

    pub(super) fn absorb_evidence(&mut self, shared: &mut Shared) {
        while let Some(reply) = self.explanations.poll() {
            match reply {
                Reply::Answer(Ok(seen)) => self.explained = Some(seen),
                Reply::Answer(Err(err)) => shared.tell(words::no_evidence(&err)),
                Reply::Failed(failure) => shared.tell(words::broken(&failure)),
                Reply::Done => {}
            }
        }
    }

    /// Asks what speaks for the answer in what is shown, where evidence is wanted and this was not asked already. A network that names no class
    /// has no evidence for one.
    fn seek_evidence(&mut self) {
        let (Some(method), Some(shown)) = (self.evidence, &self.shown) else { return self.forget_evidence() };
        let Some(classified) = shown.classified() else { return self.forget_evidence() };
        let (model, answer) = (Arc::clone(&classified.model), self.evidence_answer.among(classified.model.classes()));
        let sought = Sought { model: Arc::clone(&model), image: shown.specimen.image.clone(), method, answer };
        if self.sought.as_ref() == Some(&sought) {
            return;
        }
        self.sought = Some(sought);
        self.explanations.ask(EvidenceRequest { model, id: shown.id.clone(), specimen: shown.specimen.clone(), method, answer });
    }

    /// What speaks for a class in another picture is not wanted any more.
    fn forget_evidence(&mut self) {
        (self.sought, self.explained) = (None, None);
        self.explanations.cancel();
    }
}
