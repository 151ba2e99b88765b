//! The network room: which picture, which network, what is asked about them.

use std::sync::Arc;

use super::super::{Message, NetworkOrder, NetworkView, Opponent, PictureSource, Room, Sought, Subject, TimeMachine};
use super::Lab;
use crate::network::Cell;
use crate::worker::{
    EvidenceEvent, EvidenceOrder, EvidenceWorker, InspectionRequest, InspectorEvent, InspectorWorker, ModelSource,
};

/// Most touches of the brush on one picture.
const MOST_STROKES: usize = 2000;
/// Why a picture is not shown.
const WAITS: &str = "This picture waits for your answer in Play. Answer it first, or look at another one.";

impl Lab {
    /// The room is opened: with the picture that was answered last, where no other one was chosen.
    pub(super) fn enter_network(&mut self) {
        let network = &self.state.network;
        let follows = matches!(network.source, PictureSource::Own | PictureSource::Play);
        let answered = self.answered_subject().map(|subject| (subject.seed, subject.index));
        if follows && answered.is_some() && answered != network.taken {
            self.take_play();
        } else {
            self.inspect_anew();
        }
        if self.state.network.view == NetworkView::TimeMachine {
            self.open_time_machine();
        }
    }

    /// Opens a specimen in the room.
    pub(super) fn inspect_subject(&mut self, subject: Subject) {
        self.state.room = Room::Network;
        self.take(PictureSource::Given, subject);
        if self.state.network.view == NetworkView::TimeMachine {
            self.open_time_machine();
        }
    }

    pub(super) fn order_network(&mut self, order: NetworkOrder) {
        let network = &mut self.state.network;
        match order {
            NetworkOrder::SetView(view) => return self.set_network_view(view),
            NetworkOrder::SelectLayer(layer) => {
                if network.layer != layer {
                    (network.layer, network.open, network.cell) = (layer, None, Cell::default());
                }
            }
            NetworkOrder::OpenMap(map) => {
                network.open = map;
                if let Some(channel) = map {
                    network.cell.channel = channel;
                }
            }
            NetworkOrder::PickCell(cell) => {
                (network.cell, network.open) = (cell, Some(cell.channel));
            }
            NetworkOrder::SetCommonScale(common) => network.common_scale = common,
            NetworkOrder::SetEvidence(method) => {
                network.evidence = method;
                return self.seek_network_evidence();
            }
            NetworkOrder::SetEvidenceClass(class) => {
                network.evidence_class = class;
                return self.seek_network_evidence();
            }
            NetworkOrder::Step(by) => return self.step_picture(by),
            NetworkOrder::OwnSeries { mode, seed, index } => {
                network.own = (mode, seed, index);
                return self.take_own();
            }
            NetworkOrder::TakePlay => return self.take_play(),
            NetworkOrder::TakeFactory => return self.take_factory(),
            NetworkOrder::SetBrush(brush) => {
                network.brush = brush;
                return;
            }
            NetworkOrder::Paint(strokes) => {
                let room = MOST_STROKES.saturating_sub(network.edit.strokes.len());
                network.edit.strokes.extend(strokes.into_iter().take(room));
            }
            NetworkOrder::Alter(alterations) => network.edit.alterations = Some(alterations),
            NetworkOrder::ResetEdit => network.edit = crate::worker::Edit::default(),
            NetworkOrder::ChooseRun(run) => {
                let TimeMachine { ticket, filters, .. } = network.time;
                network.time = TimeMachine { run: Some(run), ticket, filters, follows: true, ..Default::default() };
                return self.open_time_machine();
            }
            NetworkOrder::SetMoment(place) => {
                let last = network.time.moments.len().saturating_sub(1);
                network.time.place = place.min(last);
                network.time.follows = network.time.place == last;
                network.time.playing &= network.time.place < last;
                // An animation would only interrupt the work again and again.
                if !network.time.playing && network.time.moment().is_some_and(|moment| moment.confusion.is_none()) {
                    self.replay();
                }
            }
            NetworkOrder::SetPlaying(playing) => {
                let time = &mut network.time;
                // From the end it begins again.
                if playing && time.place + 1 >= time.moments.len() {
                    time.place = 0;
                }
                (time.playing, time.follows) = (playing && time.moments.len() > 1, false);
            }
            NetworkOrder::OpenCell(truth, said) => return self.open_cell(truth, said),
            NetworkOrder::ShowMomentFilters(filters) => network.time.filters = filters,
        }
        self.inspect();
    }

    fn set_network_view(&mut self, view: NetworkView) {
        let network = &mut self.state.network;
        network.view = view;
        network.time.playing = false;
        if view == NetworkView::TimeMachine {
            self.open_time_machine();
        }
        self.inspect();
    }

    /// The answered picture on the table of the game.
    fn answered_subject(&self) -> Option<Subject> {
        let play = &self.state.play;
        let plan = &play.live.as_ref()?.revealed_specimen()?.plan;
        Some(Subject { recipe: Arc::new(play.recipe()), seed: plan.seed, index: plan.index })
    }

    /// Whether a picture is the one that waits for an answer: neither its truth nor what the machine says may be seen. A seed
    /// gives the same class at the same place for every recipe, so the recipe does not matter.
    pub(super) fn waits_in_play(&self, subject: &Subject) -> bool {
        let play = &self.state.play;
        !play.is_answered() && (play.seed, play.index()) == (subject.seed, subject.index)
    }

    fn take_play(&mut self) {
        let Some(subject) = self.answered_subject() else {
            return self.tell(Message::notice("The picture in Play is not answered yet"));
        };
        self.state.network.taken = Some((subject.seed, subject.index));
        self.take(PictureSource::Play, subject);
    }

    fn take_factory(&mut self) {
        let factory = &self.state.factory;
        let subject = Subject { recipe: Arc::new(factory.recipe().clone()), seed: factory.seed, index: factory.index };
        self.take(PictureSource::Factory, subject);
    }

    fn take_own(&mut self) {
        let (mode, seed, index) = self.state.network.own;
        self.take(PictureSource::Own, Subject { recipe: Arc::new(mode.recipe()), seed, index });
    }

    /// The next or a former picture: of the series that is looked at, in the factory's and the game's case too.
    fn step_picture(&mut self, by: i64) {
        let network = &mut self.state.network;
        if network.source == PictureSource::Own {
            network.own.2 = network.own.2.saturating_add_signed(by);
            return self.take_own();
        }
        let subject = Subject { index: network.subject.index.saturating_add_signed(by), ..network.subject.clone() };
        self.take(PictureSource::Given, subject);
    }

    fn take(&mut self, source: PictureSource, subject: Subject) {
        let network = &mut self.state.network;
        (network.source, network.subject) = (source, subject);
        network.edit = crate::worker::Edit::default();
        self.inspect_anew();
        self.replay_anew();
    }

    /// Asks about another picture or network: what is shown is about something else.
    pub(super) fn inspect_anew(&mut self) {
        self.state.network.oldest = self.state.network.ticket + 1;
        self.forget_network_evidence();
        self.inspect();
    }

    /// The network that is looked into: the one that plays, or that of the moment.
    fn network_source(&self) -> ModelSource {
        let (network, play) = (&self.state.network, &self.state.play);
        if let Some(moment) = network.time.moment().filter(|_| network.travels()) {
            return ModelSource::File(moment.checkpoint.path.clone());
        }
        let given = match play.opponent {
            Opponent::Bundled => None,
            Opponent::Trained => self.state.train.model.clone(),
            Opponent::File => play.file_model.as_ref().map(|(model, _)| Arc::clone(model)),
        };
        given.map_or(ModelSource::Bundled(play.mode), ModelSource::Given)
    }

    /// Asks the inspector for what the room shows now.
    fn inspect(&mut self) {
        if self.state.room != Room::Network {
            return;
        }
        if self.waits_in_play(&self.state.network.subject) {
            let network = &mut self.state.network;
            (network.shown, network.refusal) = (None, Some(WAITS.to_owned()));
            (network.asked, network.oldest) = (None, network.ticket + 1);
            return self.forget_network_evidence();
        }
        let model = self.network_source();
        let base = self.state.base.clone();
        let network = &mut self.state.network;
        network.ticket += 1;
        network.refusal = None;
        network.asked = Some(model.clone());
        let Subject { recipe, seed, index } = network.subject.clone();
        let request = InspectionRequest {
            ticket: network.ticket,
            model,
            recipe,
            base,
            seed,
            index,
            // The time machine asks about the picture as it was drawn.
            edit: if network.travels() { crate::worker::Edit::default() } else { network.edit.clone() },
            sheet: network.sheet(),
        };
        if self.inspector.is_none() {
            self.inspector = InspectorWorker::spawn(Arc::clone(&self.waker.0)).ok();
        }
        match &self.inspector {
            Some(inspector) => inspector.inspect(request),
            None => self.state.network.refusal = Some("The system has no thread left".to_owned()),
        }
    }

    /// Another opponent, a newer network of the training, another moment: the room follows.
    pub(super) fn follow_network(&mut self) {
        if self.state.room == Room::Network && self.state.network.asked.is_some() {
            let source = self.network_source();
            if self.state.network.asked.as_ref() != Some(&source) {
                self.inspect();
            }
        }
    }

    pub(super) fn absorb_network(&mut self) {
        while let Some(event) = self.inspector.as_ref().and_then(|inspector| inspector.events().next()) {
            self.absorb_inspector(event);
        }
        while let Some(event) = self.network_evidence.as_ref().and_then(|worker| worker.events().next()) {
            let network = &mut self.state.network;
            match event {
                EvidenceEvent::Found { ticket, seen } if ticket == network.evidence_ticket => {
                    network.explained = Some(seen);
                    network.evidence_count += 1;
                }
                EvidenceEvent::Found { .. } => {} // something else is wanted now
                EvidenceEvent::Failed(sentence) => self.tell(Message::failed(sentence)),
            }
        }
        while let Some(event) = self.time_machine.as_ref().and_then(|machine| machine.events().next()) {
            self.absorb_replay(event);
        }
        self.follow_network();
    }

    fn absorb_inspector(&mut self, event: InspectorEvent) {
        let network = &mut self.state.network;
        match event {
            InspectorEvent::Inspected(inspected) if inspected.ticket >= network.oldest => {
                log::debug!("looked into the network in {:.1} ms", inspected.milliseconds);
                let is_missing = network.layer >= inspected.anatomy.layers.len();
                if is_missing {
                    (network.layer, network.open, network.cell) = (0, None, Cell::default());
                }
                if let Some(layer) = inspected.anatomy.layers.get(network.layer)
                    && !network.cell.lies_in(layer.output)
                {
                    (network.cell, network.open) = (Cell::default(), None);
                }
                network.shown = Some(inspected);
                self.seek_network_evidence();
                if is_missing {
                    self.inspect(); // for the maps of the layer that is looked at now
                }
            }
            InspectorEvent::Counted { model, layers } => network.statistics = Some((model, layers)),
            InspectorEvent::Refused { ticket, reason } if ticket >= network.oldest => {
                (network.shown, network.refusal) = (None, Some(reason));
            }
            // About another picture: the room has moved on.
            InspectorEvent::Inspected(_) | InspectorEvent::Refused { .. } => {}
        }
    }

    /// Asks what speaks for the class in what is shown, where evidence is wanted and this was not asked already.
    fn seek_network_evidence(&mut self) {
        let network = &mut self.state.network;
        let (Some(method), Some(shown)) = (network.evidence, &network.shown) else {
            return self.forget_network_evidence();
        };
        let (model, image, class) = (Arc::clone(&shown.model), shown.specimen.image.clone(), network.evidence_class);
        let sought = Sought { model: Arc::clone(&model), image, method, class };
        if network.sought.as_ref() == Some(&sought) {
            return;
        }
        network.sought = Some(sought);
        network.evidence_ticket += 1;
        let order = EvidenceOrder { ticket: network.evidence_ticket, model, specimen: shown.specimen.clone(), method, class };
        if self.network_evidence.is_none() {
            self.network_evidence = EvidenceWorker::spawn(Arc::clone(&self.waker.0)).ok();
        }
        if let Some(worker) = &self.network_evidence {
            worker.seek(order);
        }
    }

    /// What speaks for a class in another picture is not wanted any more.
    fn forget_network_evidence(&mut self) {
        let network = &mut self.state.network;
        (network.sought, network.explained) = (None, None);
        network.evidence_ticket += 1;
        self.network_evidence.iter().for_each(EvidenceWorker::forget);
    }
}
