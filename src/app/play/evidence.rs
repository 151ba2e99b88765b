//! Where the machine looked in the picture of the round, after the answer.

use std::sync::Arc;

use super::super::Shared;
use super::{Play, words};
use crate::network::{Answer, EvidenceMethod};
use crate::worker::{EvidenceRequest, Reply};

impl Play {
    pub(super) fn absorb_evidence(&mut self, shared: &mut Shared) {
        while let Some(reply) = self.evidence.poll() {
            match reply {
                Reply::Answer(Ok(seen)) => {
                    if let Some(live) = &mut self.live {
                        live.evidence = Some(seen);
                    }
                }
                Reply::Answer(Err(err)) => shared.tell(words::no_evidence(&err)),
                Reply::Failed(failure) => shared.tell(words::broken(&failure)),
                Reply::Done => {}
            }
        }
    }

    /// After the answer the machine shows what spoke for its own, where evidence is wanted.
    pub(super) fn explain_answered(&mut self, shared: &Shared) {
        let live = self.live.as_ref().filter(|live| live.round.is_answered() && live.evidence.is_none());
        if let Some(answer) = live.and_then(|live| live.asked.or_else(|| live.round.machine())) {
            self.explain(answer, shared);
        }
    }

    /// Asks what speaks for an answer in the answered picture, where evidence is wanted.
    pub(super) fn explain(&mut self, answer: Answer, shared: &Shared) {
        let Some(live) = self.live.as_mut().filter(|live| live.round.is_answered()) else { return };
        let (true, Some(model)) = (shared.settings.evidence, &live.model) else { return };
        live.asked = Some(answer);
        let (id, specimen) = (live.id.clone(), (*live.specimen).clone());
        self.evidence.ask(EvidenceRequest { model: Arc::clone(model), id, specimen, method: self.method, answer });
    }

    pub(super) fn explain_by(&mut self, method: EvidenceMethod, shared: &Shared) {
        self.method = method;
        if let Some(answer) = self.live.as_ref().and_then(|live| live.asked) {
            self.explain(answer, shared);
        }
    }

    pub(super) fn toggle_evidence(&mut self, shared: &mut Shared) {
        shared.change_settings(|settings| settings.evidence = !settings.evidence);
        if shared.settings.evidence { self.explain_answered(shared) } else { self.forget_evidence() }
    }

    /// Nothing is wanted any more. Evidence that was found in part is not shown as if it were whole.
    pub(super) fn forget_evidence(&mut self) {
        self.evidence.cancel();
        if let Some(live) = &mut self.live
            && live.evidence.as_ref().is_some_and(|seen| seen.done < 1.0)
        {
            live.evidence = None;
        }
    }
}
