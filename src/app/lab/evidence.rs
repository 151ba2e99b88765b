//! What the machine went by in the picture on the table, after the answer.

use std::sync::Arc;

use super::super::Message;
use super::Lab;
use crate::factory::Syndrome;
use crate::network::EvidenceMethod;
use crate::worker::{EvidenceEvent, EvidenceOrder};

impl Lab {
    pub(super) fn absorb_evidence(&mut self, event: EvidenceEvent) {
        let play = &mut self.state.play;
        match event {
            // An older request: something else is wanted now, or the table has moved on.
            EvidenceEvent::Found { ticket, .. } if ticket != play.evidence_ticket => {}
            EvidenceEvent::Found { seen, .. } => {
                if let Some(live) = &mut play.live {
                    live.evidence = Some(seen);
                    play.evidence_count += 1;
                }
            }
            EvidenceEvent::Failed(sentence) => self.tell(Message::failed(sentence)),
        }
    }

    /// After the answer the machine shows what spoke for its own, where evidence is wanted.
    pub(super) fn explain_answered(&mut self) {
        let live = self.state.play.live.as_ref().filter(|live| live.round.is_answered() && live.evidence.is_none());
        if let Some(class) = live.and_then(|live| live.asked.or_else(|| live.round.machine())) {
            self.explain(class);
        }
    }

    /// Asks what speaks for a class in the answered picture, where evidence is wanted.
    pub(super) fn explain(&mut self, class: Syndrome) {
        let play = &mut self.state.play;
        let Some(live) = play.live.as_mut().filter(|live| live.round.is_answered()) else { return };
        let (true, Some(model), Some(worker)) = (self.state.settings.evidence, &live.model, &self.evidence) else { return };
        live.asked = Some(class);
        play.evidence_ticket += 1;
        worker.seek(EvidenceOrder {
            ticket: play.evidence_ticket,
            model: Arc::clone(model),
            specimen: (*live.specimen).clone(),
            method: play.method,
            class,
        });
    }

    pub(super) fn explain_by(&mut self, method: EvidenceMethod) {
        self.state.play.method = method;
        if let Some(class) = self.state.play.live.as_ref().and_then(|live| live.asked) {
            self.explain(class);
        }
    }

    pub(super) fn toggle_evidence(&mut self) {
        self.change_settings(|settings| settings.evidence = !settings.evidence);
        if self.state.settings.evidence { self.explain_answered() } else { self.forget_evidence() }
    }

    /// Nothing is wanted any more; what comes late is dropped. A picture that was found in part is not shown as if it were whole.
    pub(super) fn forget_evidence(&mut self) {
        self.state.play.evidence_ticket += 1;
        if let Some(live) = &mut self.state.play.live
            && live.evidence.as_ref().is_some_and(|seen| seen.done < 1.0)
        {
            live.evidence = None;
        }
        self.evidence.iter().for_each(crate::worker::EvidenceWorker::forget);
    }
}
