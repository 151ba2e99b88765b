//! The network room: which picture, which network, what is asked about them.

use std::sync::Arc;

use super::super::{Message, NetworkOrder, NetworkView, Opponent, PictureSource, Room, RunOrder, Subject};
use super::Lab;
use crate::network::Cell;
use crate::worker::{
    InspectionRequest, InspectorEvent, InspectorWorker, ModelSource, ReplayEvent, ReplayRequest, TimeMachineWorker,
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
            NetworkOrder::SetEvidence(method) => network.evidence = method,
            NetworkOrder::SetEvidenceClass(class) => network.evidence_class = class,
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
                let super::super::TimeMachine { ticket, filters, .. } = network.time;
                network.time = super::super::TimeMachine { run: Some(run), ticket, filters, follows: true, ..Default::default() };
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
    fn waits_in_play(&self, subject: &Subject) -> bool {
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
        self.state.network.explained = None;
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
            (network.shown, network.explained, network.refusal) = (None, None, Some(WAITS.to_owned()));
            (network.asked, network.oldest) = (None, network.ticket + 1);
            return;
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
            evidence: network.evidence.map(|method| (method, network.evidence_class)),
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
                let layers = inspected.anatomy.layers.len();
                if network.layer >= layers {
                    (network.layer, network.open, network.cell) = (0, None, Cell::default());
                }
                if let Some(layer) = inspected.anatomy.layers.get(network.layer)
                    && !network.cell.lies_in(layer.output)
                {
                    (network.cell, network.open) = (Cell::default(), None);
                }
                network.shown = Some(inspected);
            }
            InspectorEvent::Explained { ticket, method, seen } if ticket >= network.oldest => {
                network.explained = Some((ticket, method, seen));
            }
            InspectorEvent::Counted { model, layers } => network.statistics = Some((model, layers)),
            InspectorEvent::Refused { ticket, reason } if ticket >= network.oldest => {
                (network.shown, network.refusal) = (None, Some(reason));
            }
            // About another picture: the room has moved on.
            InspectorEvent::Inspected(_) | InspectorEvent::Explained { .. } | InspectorEvent::Refused { .. } => {}
        }
    }

    /// The view of the time machine is opened: the runs are listed, and the newest one is chosen where none is.
    fn open_time_machine(&mut self) {
        self.order_run(RunOrder::Refresh);
        self.choose_run();
        self.replay_anew();
    }

    /// The training that runs, else the newest run that has networks.
    pub(super) fn choose_run(&mut self) {
        let (train, runs) = (&self.state.train, &self.state.runs);
        let running = train.run.clone().filter(|_| train.is_active());
        let time = &mut self.state.network.time;
        // A run that was deleted or renamed meanwhile is not chosen any more.
        let is_listed = |run: &String| running.as_ref() == Some(run) || runs.list.iter().any(|other| other.name == *run);
        if !runs.list.is_empty() && !time.run.as_ref().is_none_or(is_listed) {
            *time = super::super::TimeMachine { ticket: time.ticket, filters: time.filters, ..Default::default() };
        }
        if self.state.network.view != NetworkView::TimeMachine || self.state.network.time.run.is_some() {
            return;
        }
        let newest = || {
            let has_networks =
                |run: &&crate::runs::RunSummary| run.info.as_ref().is_ok_and(|info| info.progress.best_accuracy.is_some());
            runs.list.iter().find(has_networks).map(|run| run.name.clone())
        };
        if let Some(run) = running.or_else(newest) {
            self.state.network.time.run = Some(run);
            self.state.network.time.follows = true;
            self.replay_anew();
        }
    }

    /// Asks the time machine about another run or picture.
    fn replay_anew(&mut self) {
        self.state.network.time.ticket += 1;
        for moment in &mut self.state.network.time.moments {
            moment.probabilities = None;
        }
        self.replay();
    }

    /// Asks the time machine; the moment that is shown goes first.
    pub(super) fn replay(&mut self) {
        let network = &self.state.network;
        let is_seen = self.state.room == Room::Network && network.view == NetworkView::TimeMachine;
        let (Some(run), Some(store), true) = (network.time.run.clone(), self.run_store(), is_seen) else { return };
        if self.waits_in_play(&network.subject) {
            return;
        }
        let Subject { recipe, seed, index } = network.subject.clone();
        let request = ReplayRequest {
            ticket: network.time.ticket,
            store,
            run,
            recipe,
            base: self.state.base.clone(),
            seed,
            index,
            shown: network.time.moment().map(|moment| moment.checkpoint.images),
        };
        if self.time_machine.is_none() {
            self.time_machine = TimeMachineWorker::spawn(Arc::clone(&self.waker.0)).ok();
        }
        if let Some(machine) = &self.time_machine {
            machine.replay(request);
        }
    }

    fn absorb_replay(&mut self, event: ReplayEvent) {
        let time = &mut self.state.network.time;
        match event {
            ReplayEvent::Opened { ticket, checkpoints, rows } if ticket == time.ticket => {
                time.refusal = None;
                time.open(checkpoints, rows);
            }
            ReplayEvent::Said { ticket, images, probabilities } if ticket == time.ticket => {
                if let Some(moment) = time.at(images) {
                    moment.probabilities = Some(probabilities);
                }
            }
            ReplayEvent::Judged { ticket, images, confusion } if ticket == time.ticket => {
                if let Some(moment) = time.at(images) {
                    moment.confusion = Some(confusion);
                }
            }
            ReplayEvent::Failed { ticket, reason } if ticket == time.ticket => time.refusal = Some(reason),
            // About another run or picture.
            ReplayEvent::Opened { .. } | ReplayEvent::Said { .. } | ReplayEvent::Judged { .. } | ReplayEvent::Failed { .. } => {}
        }
    }
}
